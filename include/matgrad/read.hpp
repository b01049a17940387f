// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/factor.hpp>
#include <matgrad/formula/operators.hpp>

// Reading: a formula, which is a type, becomes a graph, which is a value.
namespace matgrad {

template<class F>
struct reader;

/// How many plain numbers a formula holds.
template<class F>
inline constexpr int literals_in = 0;
template<class T>
inline constexpr int literals_in<terminal<literal<T>>> = 1;
template<expr_kind Kind, class... Operands>
inline constexpr int literals_in<expression<Kind, boost::hana::tuple<Operands...>>> = (literals_in<Operands> + ... + 0);

/// About how many terms a formula has: where packing starts to guess.
template<class F>
inline constexpr int nodes_in = 1;
template<expr_kind Kind, class... Operands>
inline constexpr int nodes_in<expression<Kind, boost::hana::tuple<Operands...>>> = (nodes_in<Operands> + ... + 1);

/// The term of F in a graph. literals counts the plain numbers that were read before.
template<class F>
constexpr term read(graph& in, int& literals) {
  return reader<F>::read(in, literals);
}

template<fixed_text Name, int Rows, int Cols, unsigned Structure>
struct reader<terminal<symbol_leaf<Name, Rows, Cols, Structure>>> {
  static constexpr term read(graph& in, int&) {
    return in.leaf(operation_of<symbol>, {Rows, Cols}, {Structure}, 0, 0,
                   symbol_leaf<Name, Rows, Cols, Structure>::name.chars);
  }
};

template<class Room, int Rows, int Cols, long long A, long long B>
struct reader<terminal<constant_leaf<Room, Rows, Cols, A, B>>> {
  static constexpr term read(graph& in, int&) {
    if constexpr (std::is_same_v<Room, identity_room>) return identity_matrix(in, Rows);
    else if constexpr (std::is_same_v<Room, zero_room>) return zero_matrix(in, {Rows, Cols});
    else if constexpr (std::is_same_v<Room, ones_room>) return ones_matrix(in, {Rows, Cols});
    else if constexpr (std::is_same_v<Room, single_entry_room>) return entry_matrix(in, {Rows, Cols}, A, B);
    else if constexpr (std::is_same_v<Room, commutation_room>) return commutation_matrix(in, A, B);
    else if constexpr (std::is_same_v<Room, exact_number>) return number(in, {A, B});
    else return in.leaf(operation_of<Room>, {Rows, Cols}, general, A, B);
  }
};

template<class T>
struct reader<terminal<literal<T>>> {
  static constexpr term read(graph& in, int& literals) {
    return in.leaf(operation_of<literal_number>, {}, general, literals++);
  }
};

template<class L, class R>
struct reader<expression<expr_kind::plus, boost::hana::tuple<L, R>>> {
  static constexpr term read(graph& in, int& literals) {
    auto l = matgrad::read<L>(in, literals), r = matgrad::read<R>(in, literals);
    return in.make(operation_of<addition>, l, r);
  }
};
template<class L, class R>
struct reader<expression<expr_kind::minus, boost::hana::tuple<L, R>>> {
  static constexpr term read(graph& in, int& literals) {
    auto l = matgrad::read<L>(in, literals), r = matgrad::read<R>(in, literals);
    return in.make(operation_of<addition>, l, in.make(operation_of<product>, number(in, -1), r));
  }
};
template<class L, class R>
struct reader<expression<expr_kind::multiplies, boost::hana::tuple<L, R>>> {
  static constexpr term read(graph& in, int& literals) {
    auto l = matgrad::read<L>(in, literals), r = matgrad::read<R>(in, literals);
    return in.make(operation_of<product>, l, r);
  }
};
template<class L, class R>
struct reader<expression<expr_kind::divides, boost::hana::tuple<L, R>>> {
  static constexpr term read(graph& in, int& literals) {
    auto l = matgrad::read<L>(in, literals), r = matgrad::read<R>(in, literals);
    return in.make(operation_of<product>, l, in.make(operation_of<power>, r, -1, 1));
  }
};
template<class F>
struct reader<expression<expr_kind::negate, boost::hana::tuple<F>>> {
  static constexpr term read(graph& in, int& literals) {
    auto f = matgrad::read<F>(in, literals);
    return in.make(operation_of<product>, number(in, -1), f);
  }
};

template<class Room, long long A, long long B, class... Operands>
struct reader<call<Room, A, B, Operands...>> {
  static constexpr term read(graph& in, int& literals) {
    int ids[] = {matgrad::read<Operands>(in, literals).id...};
    return in.make(operation_of<Room>, ids, sizeof...(Operands), A, B);
  }
};

// ---- a formula's graphs, each computed once: as it was written, and simplified ----

/// A name that stands for two symbols of different shape or structure, if there is one.
constexpr char const* name_of_two(graph const& in) {
  for (int i = 0; i < in.size(); ++i)
    for (int j = 0; in.nodes[i].has_name() && j < i; ++j)
      if (same_name(in.nodes[i].name, in.nodes[j].name)) return in.nodes[i].name;
  return "";
}

template<class... F>
struct writing {
  template<class Packed>
  static constexpr void run(Packed& result) {
    graph in(false);
    int literals = 0;
    int const roots[] = {read<F>(in, literals).id...};
    pack(in, roots, sizeof...(F), result);
    result.literals = literals;
    result.two_shapes = name_of_two(in);
  }
};

/// What a formula with an ambiguous name is in a refusal: its shape only, for its text cannot be read.
template<class F>
struct two_named {
  struct formula_of_one_name_and_two_shapes;
  using type = formula_of_one_name_and_two_shapes;
};

/// The graph of formulas as they were written; the derivatives in them are written out.
template<class... F>
constexpr auto const& written() {
  constexpr auto const& result = packed<writing<F...>, (nodes_in<F> + ... + 8)>();
  static_assert(*result.two_shapes == 0 || shapes_fit<typename two_named<F>::type...>,
                "one name stands for two symbols of different shape or structure; give each symbol a name of its own");
  return result;
}

template<class... F>
struct simplification {
  template<class Packed>
  static constexpr void run(Packed& result) {
    graph in(true);
    auto const& from = written<F...>();
    auto renamed = unpack(from, in, 0);
    growing<int> roots;
    for (int r = 0; r < from.root_count; ++r) roots.push_back(renamed[from.roots[r]]);
    pack(in, roots.begin(), roots.size(), result);
    result.literals = from.literals;
  }
};

template<class Node>
constexpr auto const& derived();

template<class F>
inline constexpr bool is_derivative = false;
template<class Room, class... Operands>
inline constexpr bool is_derivative<call<Room, 0, 0, Operands...>> = requires {
  Room::is_derivative;
};

/// The graph of formulas, simplified.
template<class... F>
constexpr auto const& simplest() {
  if constexpr (sizeof...(F) == 1 && (is_derivative<F> && ...)) return derived<F...>();
  else return factored<simplification<F...>, (nodes_in<F> + ... + 16)>();
}

}  // namespace matgrad
