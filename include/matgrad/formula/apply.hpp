// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/formula/shape_of.hpp>
#include <matgrad/formula/symbol.hpp>

namespace matgrad {

// ---- refusals: a sentence where the formula was written, and what its operands are ----

#if defined(__clang__) && __clang_major__ < 15
// this compiler prints a text in a template argument as numbers, characters as characters
template<char... Letters>
struct spelled;
template<class Spelled, int Rows, int Cols>
struct operand;
#else
template<fixed_text Spelled, int Rows, int Cols>
struct operand;
#endif

/// What F is in a refusal: its text and its shape. Made only when a formula is refused.
template<class F>
struct operand_of;

/// Always false, but only once it is known for which operands.
template<class... Operands>
inline constexpr bool shapes_fit = false;

template<class Room, class... Operands>
constexpr bool accepted() {
  if constexpr (requires { Room::fits(size_of<Operands>...); }) return Room::fits(size_of<Operands>...);
  else return true;
}

/// The shape to go on with after a refusal: where a square was asked for, a square.
template<class Room, class Result, class... F>
constexpr shape shape_after_refusal() {
  constexpr auto size = size_of<Result>;
  if constexpr (sizeof...(F) == 1 && !size.is_scalar() && requires { Room::fits(size); }) return {size.rows, size.rows};
  else return size;
}

template<class F>
using placeholder_of = terminal<constant_leaf<zero_room, size_of<F>.rows, size_of<F>.cols, 0, 0>>;

/// The formula Room(f...), or a refusal. After a refusal compilation goes on with a zero of a sensible shape.
template<class Room, long long A = 0, long long B = 0, formula... F>
constexpr auto apply(F const&... f) {
  using result = call<Room, A, B, F...>;
  if constexpr (accepted<Room, F...>()) {
    return make_node<result>(terminal<callee<Room, A, B>>{}, f...);
  } else {
    Room::template refuse<typename operand_of<F>::type...>();
    constexpr auto size = shape_after_refusal<Room, result, F...>();
    return terminal<constant_leaf<zero_room, size.rows, size.cols, 0, 0>>{};
  }
}

}  // namespace matgrad
