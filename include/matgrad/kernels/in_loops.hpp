// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/elementary.hpp>

// The inverse for size: loops whose extent is known at run time only, so that matrices of all shapes share one function.
namespace matgrad::kernels {

/// 1/d. A constant evaluation may not divide by zero: there 0.
template<class T>
MATGRAD_INLINE constexpr T reciprocal_of_pivot(T const& d) {
  if constexpr (real<T>)
    if (std::is_constant_evaluated() && d == T{0}) return d;
  return T{1} / d;
}

/// A = A⁻¹, n×n and column by column, as Gauss and Jordan do it, and the reciprocals of the pivots. Partial pivoting exchanges
/// the rows k and rows[k]. Of a singular A infinities and NaNs.
template<class T>
[[gnu::noinline]] constexpr void invert_in_place(T* A, int n, T* reciprocals, int* rows) {
  auto a = [=](int i, int j) -> T& { return A[i + n * j]; };
  auto exchange = [](T& x, T& y) {
    T const z = x;
    x = y;
    y = z;
  };
  for (int k = 0; k < n; ++k) {
    int p = k;
    for (int i = k + 1; i < n; ++i)
      if (magnitude(a(i, k)) > magnitude(a(p, k))) p = i;
    rows[k] = p;
    for (int j = 0; j < n; ++j) exchange(a(k, j), a(p, j));
    T const r = reciprocal_of_pivot(T(a(k, k)));
    reciprocals[k] = r;
    a(k, k) = T{1};
    for (int j = 0; j < n; ++j) a(k, j) = a(k, j) * r;
    for (int i = 0; i < n; ++i) {
      if (i == k) continue;
      T const l = a(i, k);
      a(i, k) = T{0};
      for (int j = 0; j < n; ++j) a(i, j) = a(i, j) - l * a(k, j);
    }
  }
  for (int k = n; k-- > 0;)
    for (int i = 0; i < n; ++i) exchange(a(i, k), a(i, rows[k]));
}

}  // namespace matgrad::kernels
