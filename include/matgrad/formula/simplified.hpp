// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/equal.hpp>
#include <matgrad/operations/lookup.hpp>

// From a graph back to a formula.
namespace matgrad {

template<auto const& Graph, int I>
constexpr auto name_in() {
  fixed_text<length_of(Graph.nodes[I].name) + 1> name;
  for (int i = 0; Graph.nodes[I].name[i] != 0; ++i) name.chars[i] = Graph.nodes[I].name[i];
  return name;
}

/// Term I of a packed graph as a formula. literals are the plain numbers of the formula it came from.
template<auto const& Graph, int I>
constexpr auto formula_from(double const* literals);

template<auto const& Graph, int I, int k>
inline constexpr int operand_in = Graph.pool[Graph.nodes[I].first + k];

/// Is term I a product that begins with a negative number?
template<auto const& Graph, int I>
constexpr bool is_negative_product() {
  auto const& x = Graph.nodes[I];
  auto const& first = x.count > 0 ? Graph.nodes[Graph.pool[x.first]] : x;
  return x.op->room == identity_of<product> && first.op->room == identity_of<exact_number> && first.a < 0;
}

/// Factors k to the last of product I, multiplied from the left onto what stands before.
template<auto const& Graph, int I, int k, class Before>
constexpr auto product_from(Before const& before, double const* literals) {
  if constexpr (k == Graph.nodes[I].count) return before;
  else return product_from<Graph, I, k + 1>(before * formula_from<Graph, operand_in<Graph, I, k>>(literals), literals);
}

/// Product I without its sign.
template<auto const& Graph, int I>
constexpr auto positive_product(double const* literals) {
  constexpr auto const& first = Graph.nodes[operand_in<Graph, I, 0>];
  if constexpr (!is_negative_product<Graph, I>())
    return product_from<Graph, I, 1>(formula_from<Graph, operand_in<Graph, I, 0>>(literals), literals);
  else if constexpr (first.a == -1 && first.b == 1)
    return product_from<Graph, I, 2>(formula_from<Graph, operand_in<Graph, I, 1>>(literals), literals);
  else return product_from<Graph, I, 1>(ratio<-first.a, first.b>, literals);
}

template<auto const& Graph, int I, int k, class Before>
constexpr auto sum_from(Before const& before, double const* literals) {
  if constexpr (k == Graph.nodes[I].count) return before;
  else if constexpr (constexpr int next = operand_in<Graph, I, k>; is_negative_product<Graph, next>())
    return sum_from<Graph, I, k + 1>(before - positive_product<Graph, next>(literals), literals);
  else return sum_from<Graph, I, k + 1>(before + formula_from<Graph, next>(literals), literals);
}

template<auto const& Graph, int I, int... k>
constexpr auto call_from(double const* literals, std::integer_sequence<int, k...>) {
  constexpr auto const& x = Graph.nodes[I];
  return apply<room_in<Graph, I>, x.a, x.b>(formula_from<Graph, operand_in<Graph, I, k>>(literals)...);
}

template<auto const& Graph, int I>
constexpr auto formula_from([[maybe_unused]] double const* literals) {
  using room = room_in<Graph, I>;
  constexpr auto const& x = Graph.nodes[I];
  if constexpr (std::is_same_v<room, symbol>)
    return terminal<symbol_leaf<name_in<Graph, I>(), x.size.rows, x.size.cols, x.has.bits>>{};
  else if constexpr (std::is_same_v<room, literal_number>) return as_literal(literals[x.a]);
  else if constexpr (x.count == 0) return terminal<constant_leaf<room, x.size.rows, x.size.cols, x.a, x.b>>{};
  else if constexpr (is_negative_product<Graph, I>()) return -positive_product<Graph, I>(literals);
  else if constexpr (std::is_same_v<room, product>) return positive_product<Graph, I>(literals);
  else if constexpr (std::is_same_v<room, addition>)
    return sum_from<Graph, I, 1>(formula_from<Graph, operand_in<Graph, I, 0>>(literals), literals);
  else return call_from<Graph, I>(literals, std::make_integer_sequence<int, x.count>{});
}

/// The formula, simplified and written out as a formula of its own, without derivatives to be worked out: its type is
/// the structure of the result. Formulas that simplify to the same form have the same type.
template<formula F>
constexpr auto simplified(F const& f) {
  double literals[literals_in<F> + 1]{};
  [[maybe_unused]] auto* next = literals;
  collect_literals(f, next);
  constexpr auto const& graph = simplest<F>();
  return formula_from<graph, graph.root()>(literals);
}

}  // namespace matgrad
