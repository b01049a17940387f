// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/elementary.hpp>

namespace matgrad::kernels::while_compiling {

// A float is computed in double and rounded.
template<class T>
constexpr auto widened(T x) {
  if constexpr (std::same_as<T, float>) return static_cast<double>(x);
  else return x;
}
template<class T, class R>
constexpr T narrowed(R x) {
  if constexpr (std::same_as<T, float>) return to_float(x);
  else return x;
}

}  // namespace matgrad::kernels::while_compiling
