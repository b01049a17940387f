// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/dense.hpp>
#include <matgrad/kernels/elementary.hpp>

#include <limits>

namespace matgrad::kernels {

// A = L D Lᵀ for symmetric positive definite A: no square root, and no pivoting is needed. In one matrix: L below the
// diagonal (its ones are not stored), and on the diagonal the reciprocals 1/D, which factoring and solving both need.
// Nothing above the diagonal is read or written.

/// Whether the pivot d of the diagonal entry a is positive, and not merely rounding errors of a. A type without an order
/// has no positive numbers: its pivots must not be zero.
template<class T>
constexpr bool is_positive_pivot(T const& d, T const& a, int n) {
  if constexpr (real<T>) return d > std::numeric_limits<T>::epsilon() * static_cast<T>(n) * kernels::abs(a);
  else if constexpr (complex_like<T> || by_argument::has_magnitude<T>)
    return !(magnitude(d) == decltype(magnitude(d)){0});
  else return true;
}

/// Factors the lower triangle of A in place. False if A is not positive definite to working precision, judged pivot by
/// pivot relative to the diagonal of A, hence independent of its scale; the factors then hold as far as they are finite.
template<class A>
constexpr bool cholesky_factor(A&& a) {
  using T = typename std::remove_cvref_t<A>::scalar;
  auto const n = elimination_extent(a);
  bool positive = true;
  repeat(n, [&](auto i) MATGRAD_INLINE {
    // row i of LD, then of L: (LD)ij = Aij - sum (LD)ik Ljk
    repeat(i, [&](auto j) MATGRAD_INLINE {
      T x = a(i, j);
      repeat(j, [&](auto k) MATGRAD_INLINE { x = x - a(i, k) * a(j, k); });
      a(i, j) = x;
    });
    T d = a(i, i);
    repeat(i, [&](auto k) MATGRAD_INLINE {
      T const l = a(i, k) * a(k, k);
      d = d - a(i, k) * l;
      a(i, k) = l;
    });
    positive = positive && is_positive_pivot(d, T(a(i, i)), n);
    if constexpr (real<T>)
      if (std::is_constant_evaluated() && d == T{0}) {  // which may not divide by zero
        a(i, i) = d;
        return;
      }
    a(i, i) = T{1} / d;
  });
  return positive;
}

/// out = A⁻¹B from the factors of A. `out` may be B.
template<class Out, class LD, class B>
constexpr void cholesky_solve(Out&& out, LD const& ld, B const& b) {
  using T = typename LD::scalar;
  auto const n = elimination_extent(ld);
  for (int j = 0; j < b.cols(); ++j) {
    // L y = b
    repeat(n, [&](auto i) MATGRAD_INLINE {
      T y = b(i, j);
      repeat(i, [&](auto k) MATGRAD_INLINE { y = y - ld(i, k) * out(k, j); });
      out(i, j) = y;
    });
    // D Lᵀ x = y
    repeat_down(n, [&](auto i) MATGRAD_INLINE {
      T x = out(i, j) * ld(i, i);
      repeat(after(i), n, [&](auto k) MATGRAD_INLINE { x = x - ld(k, i) * out(k, j); });
      out(i, j) = x;
    });
  }
}

/// out = A⁻¹ = L⁻ᵀ D⁻¹ L⁻¹, exactly symmetric, from the factors of A. `out` must not be the factors.
template<class Out, class LD>
constexpr void cholesky_inverse(Out&& out, LD const& ld) {
  using T = typename LD::scalar;
  auto const n = elimination_extent(ld);
  // W = L⁻¹ below the diagonal of out
  repeat(n, [&](auto j) MATGRAD_INLINE {
    repeat(after(j), n, [&](auto i) MATGRAD_INLINE {
      T sum = ld(i, j);
      repeat(after(j), i, [&](auto k) MATGRAD_INLINE { sum = sum + ld(i, k) * out(k, j); });
      out(i, j) = -sum;
    });
  });
  // (A⁻¹)ij = sum over k >= j of Wki Wkj / Dk, i <= j, above the diagonal. From the last column on, column j of W is used
  // for the last time, so that W/D can take its place.
  repeat_down(n, [&](auto j) MATGRAD_INLINE {
    T sum = ld(j, j);
    repeat(after(j), n, [&](auto k) MATGRAD_INLINE {
      T const w = out(k, j) * ld(k, k);
      sum = sum + out(k, j) * w;
      out(k, j) = w;
    });
    out(j, j) = sum;
    repeat(j, [&](auto i) MATGRAD_INLINE {
      T x = out(j, i) * ld(j, j);
      repeat(after(j), n, [&](auto k) MATGRAD_INLINE { x = x + out(k, i) * out(k, j); });
      out(i, j) = x;
    });
  });
  repeat(n, [&](auto j) MATGRAD_INLINE { repeat(after(j), n, [&](auto i) MATGRAD_INLINE { out(i, j) = out(j, i); }); });
}

/// log det(A) from the factors.
template<class LD>
constexpr auto cholesky_log_determinant(LD const& ld) {
  return -log_of_product(row_extent(ld), [&](int i) MATGRAD_INLINE { return ld(i, i); });
}

/// out = L D^(1/2), the lower triangular factor of A = out outᵀ. `out` may be the factors.
template<class Out, class LD>
constexpr void cholesky_lower(Out&& out, LD const& ld) {
  using T = typename LD::scalar;
  for (int j = 0; j < ld.cols(); ++j) {
    T const root = kernels::sqrt(T{1} / ld(j, j));
    for (int i = 0; i < ld.rows(); ++i) out(i, j) = i < j ? T{0} : i == j ? root : ld(i, j) * root;
  }
}

}  // namespace matgrad::kernels
