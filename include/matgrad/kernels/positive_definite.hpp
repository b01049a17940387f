// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/cholesky.hpp>
#include <matgrad/kernels/views.hpp>

// S⁻¹ of a symmetric positive definite S, without its factors. S says what y = S x is. Solving equation j for x_j exchanges
// x_j and y_j, and when all are exchanged the matrix says what x is: x = S⁻¹ y. The pivots are the D of S = L D Lᵀ, the
// rounding errors those of elimination, and half of the matrix is enough: n³ operations, no more than by way of L.
namespace matgrad::kernels {

// x_j = (y_j − Σ S_jk x_k) / S_jj, and that in the other equations: S_ik − S_ij S_jk / S_jj. The upper triangle of x stands
// for all of S: S_ki = S_ik, but S_ki = −S_ik where one of i < k, which is i, is exchanged: then S_ki is what is kept.
template<class Extent, class Out, class S, class Reciprocals>
MATGRAD_INLINE constexpr void exchange_by_numbers(Extent n, Out& out, S const& s, Reciprocals& reciprocals) {
  using T = typename S::scalar;
  dense<T, S::rows(), S::rows()> x;
  each(n, [&](int k) MATGRAD_INLINE { each_between(n, 0, k + 1, [&](int i) MATGRAD_INLINE { x(i, k) = s(k, i); }); });
  each(n, [&](int j) MATGRAD_INLINE {
    T const r = reciprocal_of_pivot(T(x(j, j)));
    dense<T, S::rows()> row, column;  // S_jk, and S_ij / S_jj
    each_between(n, 0, j, [&](int i) MATGRAD_INLINE {
      row(i) = x(i, j);
      column(i) = row(i) * -r;
    });
    each_between(n, j + 1, n, [&](int i) MATGRAD_INLINE {
      row(i) = x(j, i);
      column(i) = row(i) * r;
    });
    each(n, [&](int k) MATGRAD_INLINE {
      auto subtract = [&](int i) MATGRAD_INLINE { x(i, k) = x(i, k) - column(i) * row(k); };
      auto add = [&](int i) MATGRAD_INLINE { x(i, k) = x(i, k) + column(i) * row(k); };
      if (k < j) each_between(n, 0, k + 1, subtract);
      if (k > j) {
        each_between(n, 0, j, add);
        each_between(n, j + 1, k + 1, subtract);
      }
    });
    each_between(n, 0, j, [&](int i) MATGRAD_INLINE { x(i, j) = column(i); });
    each_between(n, j + 1, n, [&](int k) MATGRAD_INLINE { x(j, k) = column(k); });
    x(j, j) = r;
    reciprocals(j, 0) = r;
  });
  each(n, [&](int k) MATGRAD_INLINE { each(n, [&](int i) MATGRAD_INLINE { out(i, k) = i < k ? x(i, k) : x(k, i); }); });
}

template<class Out, class S, class Reciprocals>
MATGRAD_INLINE constexpr void exchange_all(Out& out, S const& s, Reciprocals& reciprocals) {
  using T = typename S::scalar;
  constexpr int n = S::rows(), work = work_of<S, Out>;
  // written out it is smaller than these loops to n = 4, and no larger at n = 6, but ten times faster
  constexpr int least = work < 64 ? 24 : 90, most = work < least ? least : work;
  constexpr auto extent = extent_if<(n <= unroll_limit && n * n * (n - 1) / 2 <= most)>(extent_constant<n, most>{});
  if constexpr (has_columns<T, n, work> && requires { out.data(); }) {
    if (__builtin_is_constant_evaluated()) {
      exchange_by_numbers(n, out, s, reciprocals);
    } else {
      symmetric_in_packs<T, n, elimination::to_inverse, work> packs;
      packs.read(column_by_column(s).data());
      packs.eliminate_all([&](int j, T const&, T const& r) MATGRAD_INLINE { reciprocals(j, 0) = r; });
      packs.write_inverse(out.data());
    }
  } else {
    exchange_by_numbers(extent, out, s, reciprocals);
  }
}

/// out = S⁻¹, exactly symmetric. Reads the lower triangle of S. `out` may be S.
template<class Out, class S>
constexpr void invert_positive_definite(Out& out, S const& s) {
  dense<typename S::scalar, S::rows()> reciprocals;
  exchange_all(out, s, reciprocals);
}

/// And the reciprocals of the pivots, whose product is 1/det(S).
template<class Out, class S, class Reciprocals>
constexpr void invert_positive_definite(Out& out, S const& s, Reciprocals& reciprocals) {
  exchange_all(out, s, reciprocals);
}

}  // namespace matgrad::kernels
