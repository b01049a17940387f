// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/differentiate.hpp>
#include <matgrad/read.hpp>

// What all derivatives share: each is a call of a room that says how it is made from its operands; it is worked out in a
// canonical graph, once, simplified, and read from there.
namespace matgrad {

/// The term of F in a canonical graph, simplified.
template<class F>
constexpr term read_simplified(graph& in, int& literals) {
  if constexpr (is_symbol<F>) {
    return read<F>(in, literals);
  } else {
    auto const& from = simplest<F>();
    auto root = unpack(from, in, literals)[from.root()];
    literals += from.literals;
    return in[root];
  }
}

template<class Derivative>
struct derivation;

template<class Room, class... Operands>
struct derivation<call<Room, 0, 0, Operands...>> {
  template<class Packed>
  static constexpr void run(Packed& result) {
    graph in(true);
    int literals = 0;
    term const operands[] = {read_simplified<Operands>(in, literals)...};
    missing_rule missing;
    int const root = Room::derive(operands, missing).id;
    pack(in, &root, 1, result);
    result.literals = literals;
    result.missing = missing.operation;
  }
};

/// What a refusal calls an operation without the rule that was asked for, letter by letter.
template<char... Name>
struct operation_without_a_rule;
template<auto const& Derived, int... i>
auto spell_missing(std::integer_sequence<int, i...>) -> operation_without_a_rule<Derived.missing[i]...>;
template<auto const& Derived>
using missing_in = decltype(spell_missing<Derived>(std::make_integer_sequence<int, length_of(Derived.missing)>{}));

/// The derivative that a node stands for, worked out and simplified.
template<class Derivative>
constexpr auto const& derived() {
  constexpr auto const& result = factored<derivation<Derivative>, 4 * nodes_in<Derivative> + 16>();
  static_assert(
      *result.missing == 0 || shapes_fit<missing_in<result>>,
      "grad, differential, jacobian: no rule for this derivative of an operation in the formula is written yet");
  return result;
}

template<class Room, class... Operands>
  requires(Room::is_derivative)
struct reader<call<Room, 0, 0, Operands...>> {
  static constexpr term read(graph& in, int& literals) {
    auto const& from = derived<call<Room, 0, 0, Operands...>>();
    auto root = unpack(from, in, literals)[from.root()];
    literals += from.literals;
    return in[root];
  }
};

}  // namespace matgrad
