// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include "kernels/matrices.hpp"

#include <cmath>
#include <complex>
#include <type_traits>

// Numbers to evaluate formulas with, and how two results are compared.

template<class T>
inline constexpr bool is_matrix_of_numbers = requires {
  T::rows();
};

/// |x − y| ≤ tolerance (1 + |y|) for numbers; for matrices the largest difference against the largest entry of y.
/// A NaN agrees with nothing.
template<class X, class Y>
bool agree(X const& x, Y const& y, double tolerance = 1e-12) {
  if constexpr (is_matrix_of_numbers<X>) {
    static_assert(X::rows() == Y::rows() && X::cols() == Y::cols());
    long double difference = 0, size = 0;
    for (int k = 0; k < X::rows() * X::cols(); ++k) {
      auto d = static_cast<long double>(std::abs(x.data()[k] - static_cast<typename X::scalar>(y.data()[k])));
      if (!(d <= difference)) difference = d;
      size = std::fmax(size, static_cast<long double>(std::abs(y.data()[k])));
    }
    return std::isfinite(difference) && difference <= static_cast<long double>(tolerance) * (1 + size);
  } else {
    return static_cast<long double>(std::abs(x - static_cast<X>(y)))
        <= static_cast<long double>(tolerance) * (1 + static_cast<long double>(std::abs(y)));
  }
}

/// a + h u, entry by entry.
template<class T, int m, int n>
dense<T, m, n> moved(dense<T, m, n> const& a, T h, dense<T, m, n> const& u) {
  return made<T, m, n>([&](int i, int j) { return a(i, j) + h * u(i, j); });
}
template<class T>
  requires std::is_floating_point_v<T> T moved(T a, T h, T u) { return a + h * u; }

/// Random, well conditioned: a random matrix with a heavy diagonal.
template<class T, int n>
dense<T, n, n> random_invertible(unsigned seed = 1) {
  auto const r = random_matrix<T, n, n>(seed);
  return made<T, n, n>([&](int i, int j) { return r(i, j) + (i == j ? T(n) : T(0)); });
}
