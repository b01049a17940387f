// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/print/text.hpp>

// Formulas as a drawing, in the language of Graphviz: each term once, with arrows to what is made of it.
namespace matgrad {

/// Writes a directed graph. A node is named by a letter and a number.
struct digraph {
  writer& out;

  constexpr explicit digraph(writer& to, char const* kind = "digraph") : out(to) {
    out.put(kind), out.put(" {\n  ordering=in;\n  node [shape=box];\n");
  }
  constexpr void end() { out.put("}"); }

  constexpr void name(char letter, int number) { out.chars.push_back(letter), out.put_integer(number); }

  /// What write() writes is the label.
  template<class Write>
  constexpr void node(char letter, int number, bool is_root, Write write) {
    out.put("  "), name(letter, number), out.put(" [label=\"");
    int const start = out.chars.size();
    write();
    mark_quotes(start);
    out.put(is_root ? "\", peripheries=2];\n" : "\"];\n");
  }
  constexpr void edge(char from, int from_number, char to, int to_number) {
    out.put("  "), name(from, from_number), out.put(" -> "), name(to, to_number), out.put(";\n");
  }

  static constexpr char line_break = '\n';

private:
  /// In a label a quote and a backslash stand behind a backslash, and a line break is \n.
  constexpr void mark_quotes(int start) {
    for (int i = start; i < out.chars.size(); ++i) {
      char& c = out.chars[i];
      if (c == line_break) c = 'n', out.insert(i++, "\\");
      else if (c == '"' || c == '\\') out.insert(i++, "\\");
    }
  }
};

constexpr void put_shape(writer& out, shape X) { out.put_integer(X.rows), out.put("×"), out.put_integer(X.cols); }

/// The name of an operation; with its numbers, if it has any: ·⁻¹, ·(1, 0). A symbol or a number is itself.
constexpr void put_operation(writer& out, term X) {
  if (X.count() == 0) return out.write(X);
  if (X.a() == 0 && X.b() == 0) return out.put(X.op().name);
  graph alone(false);
  growing<int> places;
  for (int k = 0; k < X.count(); ++k)
    places.push_back(alone.leaf(operation_of<symbol>, X[k].size(), X[k].has(), k, 0, "·").id);
  out.write(alone.intern(X.op(), places, X.a(), X.b()));
}

template<int Capacity, class Packed>
constexpr text_buffer<Capacity> write_dot(Packed const& formulas) {
  graph in(false);
  unpack(formulas, in, 0);
  auto is_root = [&](int id) {
    for (int r = 0; r < formulas.root_count; ++r)
      if (formulas.roots[r] == id) return true;
    return false;
  };
  writer out(written_as::text);
  digraph drawing(out);
  for (int id = 0; id < in.size(); ++id) {
    drawing.node('n', id, is_root(id), [&] {
      put_operation(out, in[id]);
      if (!in[id].size().is_scalar()) out.put("\n"), put_shape(out, in[id].size());
    });
    for (int k = 0; k < in[id].count(); ++k) drawing.edge('n', in[id][k].id, 'n', id);
  }
  drawing.end();
  return buffered<Capacity>(out);
}

template<class... F>
struct dot_of {
  static constexpr auto first = write_dot<600>(simplest<F...>());
  static constexpr auto whole() {
    if constexpr (first.length <= 600) return first;
    else return write_dot<first.length>(simplest<F...>());
  }
  static constexpr auto value = whole();
};

/// The simplified formulas as one drawing, for Graphviz's dot: what they share is drawn once. Converts to std::string_view.
template<formula... F>
constexpr auto to_dot(F const&... f) {
  using text = dot_of<F...>;
  if constexpr ((literals_in<F> + ...) == 0) return standing_text(text::value.chars, text::value.length);
  else return filled<text::value, written_as::text>(f...);
}

}  // namespace matgrad
