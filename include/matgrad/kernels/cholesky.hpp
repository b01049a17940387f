// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/dense.hpp>
#include <matgrad/kernels/elementary.hpp>
#include <matgrad/kernels/in_loops.hpp>
#include <matgrad/kernels/symmetric_elimination.hpp>
#include <matgrad/kernels/views.hpp>

#include <limits>

namespace matgrad::kernels {

// A = L D Lᵀ for symmetric positive definite A: no square root, and no pivoting is needed. In one matrix: L below the
// diagonal (its ones are not stored), and on the diagonal the reciprocals 1/D, which factoring and solving both need.
// Nothing above the diagonal is read or written.

/// Whether the pivot d of the diagonal entry a is positive, and not merely rounding errors of a; for numbers in lanes,
/// where. A type without an order has no positive numbers: its pivots must not be zero.
template<class T>
constexpr auto is_positive_pivot(T const& d, T const& a, int n) {
  if constexpr (ordered<T> && has_size<T>) return d > T(rounding_errors(magnitude(a), n));
  else if constexpr (requires { typename T::mask; })
    return d > T(std::numeric_limits<typename T::number>::epsilon() * static_cast<typename T::number>(n)) * abs(a);
  else if constexpr (has_size<T>) return !(magnitude(d) == decltype(magnitude(d)){0});
  else return true;
}

/// The extent n of A, constant where n³/3 multiply-adds are written out. `with`: the other matrices of the kernel.
template<class A, class... With>
MATGRAD_INLINE constexpr auto factoring_extent(A const& a, With const&...) noexcept {
  if constexpr (constant_shape<A>) {
    constexpr int n = A::rows(), work = work_of<A, With...>;
    return extent_if<(n * n * n / 3 <= work)>(extent_constant<n, work>{});
  } else {
    return row_extent(a);
  }
}

template<class Extent, class Out, class S>
MATGRAD_INLINE constexpr auto factor_by_numbers(Extent n, Out& out, S const& s) {
  using T = typename S::scalar;
  auto positive = is_positive_pivot(T(s(0, 0)), T(s(0, 0)), n);
  each(n, [&](int i) MATGRAD_INLINE {
    // row i of LD, then of L: (LD)ij = Sij - sum (LD)ik Ljk
    each_between(n, 0, i, [&](int j) MATGRAD_INLINE {
      T x = s(i, j);
      each_between(n, 0, j, [&](int k) MATGRAD_INLINE { x = x - out(i, k) * out(j, k); });
      out(i, j) = x;
    });
    T const sii = s(i, i);
    T d = sii;
    each_between(n, 0, i, [&](int k) MATGRAD_INLINE {
      T const l = out(i, k) * out(k, k);
      d = d - out(i, k) * l;
      out(i, k) = l;
    });
    positive = positive & is_positive_pivot(d, sii, n);
    out(i, i) = reciprocal_of_pivot(d);
  });
  return positive;
}

template<class Out, class S>
MATGRAD_INLINE constexpr auto factor_into(Out& out, S const& s) {
  using T = typename S::scalar;
  if constexpr (constant_shape<S> && requires { out.data(); }) {
    constexpr int n = S::rows(), work = work_of<S, Out>;
    if constexpr (has_columns<T, n, work>) {
      if (__builtin_is_constant_evaluated()) {
        return factor_by_numbers(n, out, s);
      } else {
        symmetric_in_packs<T, n, elimination::to_factors, work> packs;
        packs.read(column_by_column(s).data());
        bool positive = true;
        packs.eliminate_all([&](int j, T const& d, T const&)
                                MATGRAD_INLINE { positive = positive & is_positive_pivot(d, T(s(j, j)), n); });
        packs.write_factors(out.data());
        return positive;
      }
    } else {
      return factor_by_numbers(factoring_extent(s, out), out, s);
    }
  } else {
    return factor_by_numbers(factoring_extent(s, out), out, s);
  }
}

/// Factors the lower triangle of A in place. False if A is not positive definite to working precision, judged pivot by
/// pivot relative to the diagonal of A, hence independent of its scale; the factors then hold as far as they are finite.
template<class A>
constexpr auto cholesky_factor(A&& a) {
  return factor_into(a, a);
}

/// S = L D Lᵀ factored: what several solutions, the inverse and the determinant share.
template<class T, int n>
struct ldlt {
  dense<T, n, n> factors;
  decltype(is_positive_pivot(T(), T(), n)) positive;  ///< to working precision; for numbers in lanes, where
};

/// Reads the lower triangle of S.
template<class S>
  requires constant_shape<S>
constexpr auto make_ldlt(S const& s) {
  ldlt<typename S::scalar, S::rows()> result;
  if (std::is_constant_evaluated()) result.factors = {};  // which wants a number everywhere
  result.positive = factor_into(result.factors, s);
  return result;
}

/// out = A⁻¹B from the factors of A. `out` may be B.
template<class Out, class LD, class B>
constexpr void cholesky_solve(Out&& out, LD const& ld, B const& b) {
  using T = typename LD::scalar;
  auto const n = factoring_extent(ld, b, out);
  for (int j = 0; j < b.cols(); ++j) {
    dense<T, LD::rows()> x;
    // L y = b
    each(n, [&](int i) MATGRAD_INLINE {
      T y = b(i, j);
      each_between(n, 0, i, [&](int k) MATGRAD_INLINE { y = y - ld(i, k) * x(k); });
      x(i) = y;
    });
    // D Lᵀ x = y. The product that waits for the one before it comes last.
    each_down(n, [&](int i) MATGRAD_INLINE {
      T sum = x(i) * ld(i, i);
      each_between(n, 0, n - 1 - i, [&](int m) MATGRAD_INLINE { sum = sum - ld(n - 1 - m, i) * x(n - 1 - m); });
      x(i) = sum;
    });
    each(n, [&](int i) MATGRAD_INLINE { out(i, j) = x(i); });
  }
}

/// out = A⁻¹ = L⁻ᵀ D⁻¹ L⁻¹, exactly symmetric, from the factors of A. `out` must not be the factors.
template<class Out, class LD>
constexpr void cholesky_inverse(Out&& out, LD const& ld) {
  using T = typename LD::scalar;
  auto const n = factoring_extent(ld, out);
  // W = L⁻¹ below the diagonal of out
  each(n, [&](int j) MATGRAD_INLINE {
    each_between(n, j + 1, n, [&](int i) MATGRAD_INLINE {
      T sum = ld(i, j);
      each_between(n, j + 1, i, [&](int k) MATGRAD_INLINE { sum = sum + ld(i, k) * out(k, j); });
      out(i, j) = -sum;
    });
  });
  // (A⁻¹)ij = sum over k >= j of Wki Wkj / Dk, i <= j, above the diagonal. From the last column on, column j of W is used
  // for the last time, so that W/D can take its place.
  each_down(n, [&](int j) MATGRAD_INLINE {
    T sum = ld(j, j);
    each_between(n, j + 1, n, [&](int k) MATGRAD_INLINE {
      T const w = out(k, j) * ld(k, k);
      sum = sum + out(k, j) * w;
      out(k, j) = w;
    });
    out(j, j) = sum;
    each_between(n, 0, j, [&](int i) MATGRAD_INLINE {
      T x = out(j, i) * ld(j, j);
      each_between(n, j + 1, n, [&](int k) MATGRAD_INLINE { x = x + out(k, i) * out(k, j); });
      out(i, j) = x;
    });
  });
  each(n,
       [&](int j) MATGRAD_INLINE { each_between(n, j + 1, n, [&](int i) MATGRAD_INLINE { out(i, j) = out(j, i); }); });
}

/// det(A) from the factors.
template<class LD>
constexpr auto cholesky_determinant(LD const& ld) {
  using T = typename LD::scalar;
  return T{1} / product_of(row_extent(ld), [&](int i) MATGRAD_INLINE { return ld(i, i); });
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
