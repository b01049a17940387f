// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// Automatic differentiation as one writes it on an afternoon: a number and its derivative along one direction.
#pragma once

#include <cmath>

namespace bench {

template<class T>
struct dual {
  T value, derivative;

  dual() = default;
  constexpr dual(T x) : value(x), derivative(0) {}

  friend constexpr dual operator-(dual x) { return {-x.value, -x.derivative}; }
  friend constexpr dual operator+(dual x, dual y) { return {x.value + y.value, x.derivative + y.derivative}; }
  friend constexpr dual operator-(dual x, dual y) { return {x.value - y.value, x.derivative - y.derivative}; }
  friend constexpr dual operator*(dual x, dual y) {
    return {x.value * y.value, x.derivative * y.value + x.value * y.derivative};
  }
  friend constexpr dual operator/(dual x, dual y) {
    T const r = 1 / y.value, quotient = x.value * r;
    return {quotient, (x.derivative - quotient * y.derivative) * r};
  }
  constexpr dual& operator+=(dual x) { return *this = *this + x; }
  constexpr dual& operator-=(dual x) { return *this = *this - x; }
  constexpr dual& operator*=(dual x) { return *this = *this * x; }
  constexpr dual& operator/=(dual x) { return *this = *this / x; }

  friend constexpr dual fabs(dual x) { return x.value < 0 ? -x : x; }
  friend constexpr dual log(dual x) { return {std::log(x.value), x.derivative / x.value}; }

private:
  constexpr dual(T x, T dx) : value(x), derivative(dx) {}
};

}  // namespace bench
