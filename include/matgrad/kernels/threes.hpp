// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/columns.hpp>
#include <matgrad/kernels/down.hpp>
#include <matgrad/kernels/pairs.hpp>

// A 3×3 matrix as three columns in registers of four lanes. Cofactors are cross products.
namespace matgrad::kernels {

template<class T>
struct in_threes {
  static constexpr int extent = 3;
  using column = pack<T, 3>;
  column columns[3];

  template<bool symmetric, class A>
  MATGRAD_INLINE static in_threes of(A const& a) {
    static_assert(!symmetric, "in_threes: of a symmetric matrix one half is read; see in_pairs");
    auto const x = viewed(a);
    return {down<3>(x, 0, 0), down<3>(x, 0, 1), down<3>(x, 0, 2)};
  }
  MATGRAD_INLINE void write(auto&& out) const {
    each(extent_constant<3>{}, [&](int j) MATGRAD_INLINE { put<3>(out, 0, j, columns[j]); });
  }
  /// Whether no entry is larger than `most`.
  constexpr bool fits(T const& most) const {
    bool all = true;
    for (column const& x : columns)
      for (int i = 0; i < 3; ++i) all = all && magnitude(x[i]) <= most;
    return all;
  }
};

/// (y, z, x) and (z, x, y) of (x, y, z).
template<class Four>
MATGRAD_INLINE inline Four turned(Four const& x) {
  return __builtin_shufflevector(x, x, 1, 2, 0, 3);
}
template<class Four>
MATGRAD_INLINE inline Four turned_back(Four const& x) {
  return __builtin_shufflevector(x, x, 2, 0, 1, 3);
}

template<class T>
MATGRAD_INLINE inline in_threes<T> transpose(in_threes<T> a) {
  transpose_packs(a.columns);
  return a;
}

/// The sum of three lanes of x, and of y.
template<class Four>
MATGRAD_INLINE inline auto sums_of_three(Four const& x, Four const& y) {
  auto const even = __builtin_shufflevector(x, y, 0, 4, 2, 6), odd = __builtin_shufflevector(x, y, 1, 5, 3, 7);
  return half_of<0, 4>(even) + half_of<0, 4>(odd) + half_of<1, 4>(even);
}

/// A x = a₀ x₀ + a₁ x₁ + a₂ x₂
template<class T, class Four>
MATGRAD_INLINE inline Four times_column(in_threes<T> const& a, Four const& x) {
  return a.columns[0] * __builtin_shufflevector(x, x, 0, 0, 0, 0)
       + a.columns[1] * __builtin_shufflevector(x, x, 1, 1, 1, 1)
       + a.columns[2] * __builtin_shufflevector(x, x, 2, 2, 2, 2);
}
template<class T>
MATGRAD_INLINE inline in_threes<T> square_of(in_threes<T> const& a) {
  return {times_column(a, a.columns[0]), times_column(a, a.columns[1]), times_column(a, a.columns[2])};
}
template<class T>
MATGRAD_INLINE inline in_threes<T> multiple(T const& alpha, in_threes<T> const& a) {
  return {alpha * a.columns[0], alpha * a.columns[1], alpha * a.columns[2]};
}

}  // namespace matgrad::kernels
