// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/elementary.hpp>
#include <matgrad/kernels/views.hpp>

namespace matgrad::kernels {

/// xᵏ for k ≥ 1, by squaring.
template<class T>
MATGRAD_INLINE constexpr T raised_to_integer(T x, long long k) {
  while (k % 2 == 0) x = x * x, k /= 2;
  T result = x;
  for (k /= 2; k != 0; k /= 2) {
    x = x * x;
    if (k % 2 == 1) result = result * x;
  }
  return result;
}

/// x to the a/b, by what that needs: a whole power by multiplications.
template<long long a, long long b, class T>
MATGRAD_INLINE constexpr T rational_power(T const& x) {
  if constexpr (b > 2) return kernels::pow(x, number_of<T, a, b>{}(0, 0));
  else if constexpr (a < 0) return T(1) / rational_power<-a, b>(x);
  else if constexpr (b == 2) return raised_to_integer(T(kernels::sqrt(x)), a);
  else return raised_to_integer(x, a);
}

/// The multiplications of rational_power, a root counted as one.
constexpr int power_flops(long long a, long long b) {
  int flops = b == 1 ? 0 : 1;
  if (b > 2) return flops;
  for (auto k = a < 0 ? -a : a; k > 1; k /= 2) flops += 1 + static_cast<int>(k % 2);
  return flops;
}

}  // namespace matgrad::kernels
