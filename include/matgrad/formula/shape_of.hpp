// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/formula/expression.hpp>
#include <matgrad/operations/leaves.hpp>

namespace matgrad {

template<class Leaf>
struct shape_of<terminal<Leaf>> {
  static constexpr shape value = Leaf::size;
};
template<class T>
struct shape_of<terminal<literal<T>>> {
  static constexpr shape value{};
};

template<class L, class R>
struct shape_of<expression<expr_kind::plus, boost::hana::tuple<L, R>>> : shape_of<L> {};
template<class L, class R>
struct shape_of<expression<expr_kind::minus, boost::hana::tuple<L, R>>> : shape_of<L> {};
template<class L, class R>
struct shape_of<expression<expr_kind::divides, boost::hana::tuple<L, R>>> : shape_of<L> {};
template<class F>
struct shape_of<expression<expr_kind::negate, boost::hana::tuple<F>>> : shape_of<F> {};

template<class L, class R>
struct shape_of<expression<expr_kind::multiplies, boost::hana::tuple<L, R>>> {
  static constexpr shape left = size_of<L>, right = size_of<R>;
  static constexpr shape value = left.is_scalar() ? right : right.is_scalar() ? left : shape{left.rows, right.cols};
};

// a room's size is asked once, of its operands' shapes
template<class Room, long long A, long long B, class... Operands>
struct shape_of<call<Room, A, B, Operands...>> {
  static constexpr shape value = Room::size(size_of<Operands>...);
};

}  // namespace matgrad
