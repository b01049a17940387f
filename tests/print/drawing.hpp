// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <set>
#include <sstream>
#include <string>

/// Whether Graphviz could draw it: one graph in braces, whose arrows lead from and to nodes that were declared, each once.
inline bool is_drawing(std::string const& dot) {
  std::istringstream lines(dot);
  std::set<std::string> nodes;
  std::string line;
  int depth = 0;
  while (std::getline(lines, line)) {
    bool is_quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i] == '\\') ++i;
      else if (line[i] == '"') is_quoted = !is_quoted;
      else if (!is_quoted) depth += (line[i] == '{') - (line[i] == '}');
    }
    if (is_quoted || depth < 0) return false;
    std::istringstream words(line);
    std::string first, second, third;
    words >> first >> second >> third;
    if (second == "->"
        && (!nodes.count(first) || third.back() != ';' || !nodes.count(third.substr(0, third.size() - 1))))
      return false;
    if (second.rfind("[label=", 0) == 0 && !nodes.insert(first).second) return false;
  }
  return depth == 0 && dot.find("digraph {\n") != std::string::npos;
}
