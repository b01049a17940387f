// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <matgrad/kernels/dense.hpp>

#include "pivots.hpp"

// Fisher's flowers, from a file: all of them, or the mean and the covariance of one species. Whatever is wrong with the
// file is said in one sentence.
namespace iris {

inline constexpr int n = 4;
inline constexpr char const* measurements[n] = {"sepal length", "sepal width", "petal length", "petal width"};

struct flower {
  matgrad::dense<double, n> lengths;  // in cm
  int species;
};

struct sample {
  std::string species;
  int flowers = 0;
  matgrad::dense<double, n> mean{};
  matgrad::dense<double, n, n> covariance{};  // about the mean, divided by the number of flowers
};

inline char const* program = "demo";  // who refuses

[[noreturn]] inline void refuse(std::string const& sentence) {
  std::fprintf(stderr, "%s: %s\n", program, sentence.c_str());
  std::exit(1);
}

inline std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

inline std::vector<std::string_view> split(std::string_view line) {
  std::vector<std::string_view> fields;
  while (true) {
    auto const comma = line.find(',');
    auto field = line.substr(0, comma);
    while (!field.empty() && (field.front() == ' ' || field.front() == '\t')) field.remove_prefix(1);
    while (!field.empty() && (field.back() == ' ' || field.back() == '\t' || field.back() == '\r'))
      field.remove_suffix(1);
    fields.push_back(field);
    if (comma == line.npos) return fields;
    line.remove_prefix(comma + 1);
  }
}

/// Reads all of the text as one number, in any locale.
template<class Number>
bool read_number(std::string_view text, Number& number) {
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size();
}

/// A file: its first line is flowers,measurements,names of the species; every further line is a flower, four lengths and
/// the number of its species.
class flower_file {
  std::string path;
  std::ifstream file;
  std::string line;
  int line_number = 0;
  int announced = 0;

public:
  std::vector<std::string> species;

  explicit flower_file(std::string const& name) : path(name), file(name) {
    if (!file) refuse(path + " cannot be opened");
    if (!next_line()) refuse(path + " is empty or cannot be read");
    auto const header = split(line);
    int columns = 0;
    if (header.size() < 3 || !read_number(header[0], announced) || !read_number(header[1], columns) || columns != n)
      refuse(here() + quoted(line) + " is no header, such as 150,4,setosa,versicolor,virginica");
    species.assign(header.begin() + 2, header.end());
  }

  /// The flowers, to be read once.
  std::vector<flower> flowers() {
    std::vector<flower> result;
    while (next_line()) result.push_back(flower_of_line());
    if (static_cast<int>(result.size()) != announced)
      refuse(path + " announces " + std::to_string(announced) + " flowers and has " + std::to_string(result.size()));
    return result;
  }

  /// The number of a species given by number or name.
  int find(std::string const& wanted) const {
    int const kinds = static_cast<int>(species.size());
    std::string known;
    for (int kind = 0; kind < kinds; ++kind) {
      auto const& name = species[static_cast<std::size_t>(kind)];
      if (wanted == name || wanted == std::to_string(kind)) return kind;
      known += (kind > 0 ? ", " : "") + name;
    }
    refuse(path + " has no species " + quoted(wanted) + "; it has " + known);
  }

private:
  bool next_line() {
    do {
      ++line_number;
      if (!std::getline(file, line)) return false;
      if (!line.empty() && line.back() == '\r') line.pop_back();
    } while (line.empty());
    return true;
  }
  flower flower_of_line() const {
    auto const fields = split(line);
    if (fields.size() != n + 1)
      refuse(here() + quoted(line) + " has " + std::to_string(fields.size())
             + " values; a flower has 5, four lengths and a species");
    flower result{};
    for (int i = 0; i < n; ++i) {
      auto const field = fields[static_cast<std::size_t>(i)];
      if (!read_number(field, result.lengths(i)) || !std::isfinite(result.lengths(i)))
        refuse(here() + quoted(field) + " is no number");
    }
    int const kinds = static_cast<int>(species.size());
    if (!read_number(fields[n], result.species) || result.species < 0 || result.species >= kinds)
      refuse(here() + quoted(fields[n]) + " is no species; they are numbered from 0 to " + std::to_string(kinds - 1));
    return result;
  }
  std::string here() const { return path + ", line " + std::to_string(line_number) + ": "; }
};

/// A covariance that no Gaussian has is refused, by thresholds that are relative: units and luck play no part.
inline void refuse_singular(sample const& of) {
  auto const pivots = relative_pivots(of.covariance);
  for (int k = 0; k < n; ++k) {
    double const variance = of.covariance(k, k), scale = of.mean(k) * of.mean(k);
    if (!std::isfinite(variance + scale))
      refuse("the " + std::string(measurements[k]) + "s of " + of.species + " are too large to be squared");
    if (variance <= 1e-24 * scale)
      refuse("the covariance of " + of.species + " is singular: its " + measurements[k]
             + " is the same for all flowers");
    if (pivots(k) < 1e-10)
      refuse("the covariance of " + of.species + " is singular: its " + measurements[k]
             + " is a linear function of the measurements before it");
  }
}

/// The mean and the covariance of one species.
inline sample read(std::string const& path, std::string const& wanted) {
  flower_file file(path);
  int const kind = file.find(wanted);

  std::vector<matgrad::dense<double, n>> flowers;
  for (auto const& one : file.flowers())
    if (one.species == kind) flowers.push_back(one.lengths);

  sample result{file.species[static_cast<std::size_t>(kind)], static_cast<int>(flowers.size())};
  if (flowers.empty()) refuse(path + " has no flower of the species " + result.species);
  if (result.flowers <= n)
    refuse("the covariance of " + result.species + " is singular: " + path + " has " + std::to_string(result.flowers)
           + (result.flowers == 1 ? " flower" : " flowers") + " of it, and 4 measurements need at least 5");

  for (auto const& x : flowers)
    for (int i = 0; i < n; ++i) result.mean(i) += x(i) / result.flowers;
  for (auto const& x : flowers)
    for (int i = 0; i < n; ++i)
      for (int j = 0; j < n; ++j)
        result.covariance(i, j) += (x(i) - result.mean(i)) * (x(j) - result.mean(j)) / result.flowers;
  refuse_singular(result);
  return result;
}

}  // namespace iris
