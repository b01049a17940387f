// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/dense.hpp>
#include <matgrad/kernels/elementary.hpp>

namespace matgrad::kernels {

// PA = LU, in one matrix: U with its diagonal, L below it, whose diagonal of ones is not stored. Row k was exchanged with
// row pivots[k], k = 0, 1, ... in this order.

struct lu_outcome {
  int sign;       ///< of the permutation: det(P)
  bool singular;  ///< a pivot was exactly zero
};

template<class A>
MATGRAD_INLINE constexpr void swap_rows(A&& a, int p, int q) {
  if (p != q)
    repeat(col_extent(a), [&](auto j) MATGRAD_INLINE {
      auto const x = a(p, j);
      a(p, j) = a(q, j);
      a(q, j) = x;
    });
}

/// Factors A in place, with partial pivoting. Of a singular matrix the factors hold, with a zero on U's diagonal.
template<class A>
constexpr lu_outcome lu_factor(A&& a, int* pivots) {
  using T = typename std::remove_cvref_t<A>::scalar;
  lu_outcome outcome{1, false};
  auto const n = elimination_extent(a);
  repeat(n, [&](auto k) MATGRAD_INLINE {
    int p = k;
    auto best = magnitude(a(k, k));
    repeat(after(k), n, [&](auto i) MATGRAD_INLINE {
      auto const candidate = magnitude(a(i, k));
      if (candidate > best) {
        best = candidate;
        p = i;
      }
    });
    pivots[k] = p;
    if (best == decltype(best){0}) {
      outcome.singular = true;
      return;  // the column below is zero already
    }
    if (p != k) {
      outcome.sign = -outcome.sign;
      swap_rows(a, k, p);
    }
    T const reciprocal = T{1} / a(k, k);
    repeat(after(k), n, [&](auto i) MATGRAD_INLINE { a(i, k) = a(i, k) * reciprocal; });
    repeat(after(k), n, [&](auto j) MATGRAD_INLINE {
      T const u = a(k, j);
      repeat(after(k), n, [&](auto i) MATGRAD_INLINE { a(i, j) = a(i, j) - a(i, k) * u; });
    });
  });
  return outcome;
}

template<class Out, class B>
MATGRAD_INLINE constexpr void assign(Out& out, B const& b) {
  for (int j = 0; j < b.cols(); ++j)
    for (int i = 0; i < b.rows(); ++i) out(i, j) = b(i, j);
}

/// out = A⁻¹B from the factors of A. `out` may be B. Singular A: infinities and NaNs.
template<class Out, class LU, class B>
constexpr void lu_solve(Out&& out, LU const& lu, int const* pivots, B const& b) {
  using T = typename LU::scalar;
  auto const n = elimination_extent(lu);
  auto const columns = col_extent(b);
  assign(out, b);
  // L y = P b
  repeat(n, [&](auto k) MATGRAD_INLINE { swap_rows(out, k, pivots[k]); });
  for (int j = 0; j < columns; ++j)
    repeat(n, [&](auto k) MATGRAD_INLINE {
      T const y = out(k, j);
      repeat(after(k), n, [&](auto i) MATGRAD_INLINE { out(i, j) = out(i, j) - lu(i, k) * y; });
    });
  // U x = y
  repeat_down(n, [&](auto k) MATGRAD_INLINE {
    T const reciprocal = T{1} / lu(k, k);
    for (int j = 0; j < columns; ++j) {
      T const x = out(k, j) * reciprocal;
      out(k, j) = x;
      repeat(k, [&](auto i) MATGRAD_INLINE { out(i, j) = out(i, j) - lu(i, k) * x; });
    }
  });
}

/// out = A⁻ᵀB from the factors of A. `out` may be B.
template<class Out, class LU, class B>
constexpr void lu_solve_transposed(Out&& out, LU const& lu, int const* pivots, B const& b) {
  using T = typename LU::scalar;
  auto const n = elimination_extent(lu);
  auto const columns = col_extent(b);
  assign(out, b);
  // Uᵀ y = b
  repeat(n, [&](auto k) MATGRAD_INLINE {
    T const reciprocal = T{1} / lu(k, k);
    for (int j = 0; j < columns; ++j) {
      T y = out(k, j);
      repeat(k, [&](auto i) MATGRAD_INLINE { y = y - lu(i, k) * out(i, j); });
      out(k, j) = y * reciprocal;
    }
  });
  // Lᵀ P x = y
  for (int j = 0; j < columns; ++j)
    repeat_down(n, [&](auto k) MATGRAD_INLINE {
      T x = out(k, j);
      repeat(after(k), n, [&](auto i) MATGRAD_INLINE { x = x - lu(i, k) * out(i, j); });
      out(k, j) = x;
    });
  repeat_down(n, [&](auto k) MATGRAD_INLINE { swap_rows(out, k, pivots[k]); });
}

/// out = A⁻¹ = U⁻¹ L⁻¹ P in 4n³/3 operations. `out` must not be the factors.
template<class Out, class LU>
constexpr void lu_inverse(Out&& out, LU const& lu, int const* pivots) {
  using T = typename LU::scalar;
  auto const n = elimination_extent(lu);
  // out = U⁻¹, from U⁻¹ U = I column by column
  repeat(n, [&](auto j) MATGRAD_INLINE {
    T const reciprocal = T{1} / lu(j, j);
    repeat(j, [&](auto i) MATGRAD_INLINE {
      T sum = out(i, i) * lu(i, j);
      repeat(after(i), j, [&](auto k) MATGRAD_INLINE { sum = sum + out(i, k) * lu(k, j); });
      out(i, j) = -sum * reciprocal;
    });
    out(j, j) = reciprocal;
  });
  // out = out L⁻¹, from X L = U⁻¹ with the last column first
  repeat_down(n, [&](auto j) MATGRAD_INLINE {
    repeat(after(j), n, [&](auto k) MATGRAD_INLINE {
      T const l = lu(k, j);
      repeat(n, [&](auto i) MATGRAD_INLINE {
        if (i > j && k == j + 1)  // below the diagonal U⁻¹ is zero
          out(i, j) = -(out(i, k) * l);
        else out(i, j) = out(i, j) - out(i, k) * l;
      });
    });
  });
  // out = out P
  repeat_down(n, [&](auto k) MATGRAD_INLINE { swap_rows(transpose_view(out), k, pivots[k]); });
}

/// det(A) from the factors and the permutation's sign.
template<class LU>
constexpr auto lu_determinant(LU const& lu, int sign) {
  typename LU::scalar const det = product_of(row_extent(lu), [&](int i) MATGRAD_INLINE { return lu(i, i); });
  return sign < 0 ? -det : det;
}

/// log |det(A)| from the factors.
template<class LU>
constexpr auto lu_log_abs_determinant(LU const& lu) {
  return log_of_product(row_extent(lu), [&](int i) MATGRAD_INLINE { return lu(i, i); });
}

/// A matrix factored: what several solutions, the inverse and the determinant share.
template<class T, int n>
struct lu {
  dense<T, n, n> factors;
  int pivots[n];
  int sign;
  bool singular;
};

template<class A>
  requires constant_shape<A>
constexpr auto make_lu(A const& a) {
  lu<typename A::scalar, A::rows()> result{};
  assign(result.factors, a);
  auto const outcome = lu_factor(result.factors, result.pivots);
  result.sign = outcome.sign;
  result.singular = outcome.singular;
  return result;
}

}  // namespace matgrad::kernels
