// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <tuple>

#include <matgrad/evaluate.hpp>
#include <matgrad/formula/simplified.hpp>

// Equality in numbers, for what exact arithmetic cannot decide.
namespace matgrad {

/// How far two formulas were apart at random points.
struct equivalence {
  bool is_equal = false;  // at every point where both have finite values, and there were such points
  double difference = 0;  // the largest, relative to the largest entry
  int points = 0;         // at which both had finite values

  constexpr explicit operator bool() const { return is_equal; }
};

/// Pseudo-random data for the symbols of a formula.
struct drawn_data {
  std::uint64_t state;
  bool only_positive;

  constexpr double next() {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    auto const fraction = static_cast<double>(state >> 11) / 9007199254740992.0;
    return only_positive ? 0.125 + fraction : 2 * fraction - 1;
  }

  template<int m, int n>
  constexpr auto sample(structure has) {
    dense<double, m, n> X{};
    for (auto& x : X.values) x = next();
    if constexpr (m == 1 && n == 1) {
      if (has.has(positive_semidefinite_structure)) X.values[0] = kernels::abs(X.values[0]) + 0.125;
    } else if constexpr (m == n) {
      give_structure(X, has);
    }
    return X;
  }

private:
  template<int n>
  constexpr void give_structure(dense<double, n, n>& X, structure has) {
    bool const is_projector = has.has(projector_structure);
    if (has.has(permutation_structure)) return exchange_columns(X);
    if (has.has(orthogonal_structure) || is_projector) rotate(X);
    if (has.has(positive_semidefinite_structure) && !is_projector) keep(X, lower_structure);
    if (is_projector || has.has(positive_semidefinite_structure)) {
      // QEQᵀ with ones and zeros in E, and LLᵀ
      auto const factor = X;
      int const rank = is_projector ? 1 + static_cast<int>(state >> 40) % n : n;
      for (int j = 0; j < n; ++j)
        for (int i = 0; i < n; ++i) {
          X(i, j) = 0;
          for (int k = 0; k < rank; ++k) X(i, j) += factor(i, k) * factor(j, k);
        }
    }
    keep(X, has);
  }

  template<int n>
  static constexpr void keep(dense<double, n, n>& X, structure has) {
    for (int j = 0; j < n; ++j)
      for (int i = 0; i <= j; ++i) {
        if (has.has(symmetric_structure)) X(i, j) = X(j, i);
        if (has.has(skew_structure)) X(i, j) = i == j ? 0 : -X(j, i);
        if (has.has(lower_structure) && i < j) X(i, j) = 0;
        if (has.has(upper_structure) && i < j) X(j, i) = 0;
      }
  }

  /// Cayley's (I − W)(I + W)⁻¹ of a skew W.
  template<int n>
  static constexpr void rotate(dense<double, n, n>& X) {
    keep(X, skew_structure);
    auto minus = X, plus = X, inverse = X;
    for (int k = 0; k < n * n; ++k) minus.values[k] = -X.values[k];
    for (int i = 0; i < n; ++i) plus(i, i) = minus(i, i) = 1;
    kernels::inverse_of(inverse, plus);
    kernels::multiply(X, minus, inverse);
  }

  template<int n>
  constexpr void exchange_columns(dense<double, n, n>& X) {
    int place[n]{};
    for (int j = 0; j < n; ++j) place[j] = j;
    for (int j = n - 1; j > 0; --j) {
      next();
      int const other = static_cast<int>(state >> 40) % (j + 1), kept = place[j];
      place[j] = place[other];
      place[other] = kept;
    }
    for (int j = 0; j < n; ++j)
      for (int i = 0; i < n; ++i) X(i, j) = place[j] == i;
  }
};

template<auto const& Graph, int I>
using symbol_in = terminal<
    symbol_leaf<name_in<Graph, I>(), Graph.nodes[I].size.rows, Graph.nodes[I].size.cols, Graph.nodes[I].has.bits>>;

/// The places of a graph's symbols.
template<int Count>
struct symbol_places {
  int at[Count + 1]{};
};
template<class Packed>
constexpr int symbols_in_graph(Packed const& formulas) {
  int count = 0;
  for (int id = 0; id < formulas.size; ++id) count += formulas.nodes[id].has_name();
  return count;
}
template<auto const& Graph>
constexpr auto places_of_symbols() {
  symbol_places<symbols_in_graph(Graph)> places;
  int count = 0;
  for (int id = 0; id < Graph.size; ++id)
    if (Graph.nodes[id].has_name()) places.at[count++] = id;
  return places;
}

/// Compares the values of two formulas where each symbol has the data that was drawn for it.
template<auto const& Graph, int... k, class F, class G>
constexpr void compare_at_a_point(equivalence& found, drawn_data draw, std::integer_sequence<int, k...>, F const& f,
                                  G const& g) {
  constexpr auto places = places_of_symbols<Graph>();
  auto const data =
      std::make_tuple(draw.sample<Graph.nodes[places.at[k]].size.rows, Graph.nodes[places.at[k]].size.cols>(
          Graph.nodes[places.at[k]].has)...);
  dense_of<F, double> x{}, y{};
  evaluate_into(x, f,
                binding<symbol_in<Graph, places.at[k]>, std::tuple_element_t<k, decltype(data)>>{std::get<k>(data)}...);
  evaluate_into(y, g,
                binding<symbol_in<Graph, places.at[k]>, std::tuple_element_t<k, decltype(data)>>{std::get<k>(data)}...);
  double difference = 0, size = 1;
  for (int i = 0; i < size_of<F>.size(); ++i) {
    auto const here = x.values[i] - y.values[i];
    if (!(here - here == 0)) return;  // not finite: outside a domain
    difference = kernels::abs(here) > difference ? kernels::abs(here) : difference;
    size = kernels::abs(y.values[i]) > size ? kernels::abs(y.values[i]) : size;
  }
  ++found.points;
  if (difference / size > found.difference) found.difference = difference / size;
}

/// Do two formulas have the same values, to nine digits, at `samples` pseudo-random points? Each symbol is given doubles of
/// its structure, at every other point positive ones; points outside a domain are not counted. Numbers are no proof: it is
/// meant for what f == g cannot decide. Formulas of different shape are not equivalent.
template<formula F, formula G>
constexpr equivalence equivalent_at(F const& f, G const& g, int samples = 16) {
  equivalence found;
  if constexpr (size_of<F> == size_of<G>) {
    constexpr auto const& formulas = written<F, G>();
    for (int k = 0; k < samples; ++k)
      compare_at_a_point<formulas>(found,
                                   drawn_data{static_cast<std::uint64_t>(k + 1) * 0x9E3779B97F4A7C15ULL, k % 2 == 0},
                                   std::make_integer_sequence<int, symbols_in_graph(formulas)>{}, f, g);
    found.is_equal = found.points > 0 && found.difference <= 1e-9;
  }
  return found;
}

}  // namespace matgrad
