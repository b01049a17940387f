// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/unroll.hpp>

#include <utility>

// Several things of different types, by their numbers. (A std::tuple would fill them with zeros.)
namespace matgrad {

template<int r, class Value>
struct numbered_value {
  Value value;
};
template<int r, class Value>
MATGRAD_INLINE constexpr Value& value_numbered(numbered_value<r, Value>& x) {
  return x.value;
}
template<int r, class Value>
MATGRAD_INLINE constexpr Value const& value_numbered(numbered_value<r, Value> const& x) {
  return x.value;
}
template<class Places, class... Values>
struct numbered_values;
template<int... r, class... Values>
struct numbered_values<std::integer_sequence<int, r...>, Values...> : numbered_value<r, Values>... {};

template<int k, class First, class... Rest>
MATGRAD_INLINE constexpr auto& argument_numbered(First& first, Rest&... rest) {
  if constexpr (k == 0) return first;
  else return argument_numbered<k - 1>(rest...);
}

}  // namespace matgrad
