// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/dense.hpp>
#include <matgrad/kernels/elementary.hpp>
#include <matgrad/kernels/pairs.hpp>
#include <matgrad/kernels/views.hpp>

#include <limits>

namespace matgrad::kernels {

template<class A>
concept closed_form_size = constant_shape<A> && std::remove_cvref_t<A>::rows()
== std::remove_cvref_t<A>::cols() && std::remove_cvref_t<A>::rows() <= 3;

template<class T, int n>
MATGRAD_INLINE constexpr in_entries<T, n> adjugate_of(in_entries<T, n> const& a) {
  if constexpr (n == 1) return {T{1}};
  else return {a(1, 1), -a(1, 0), -a(0, 1), a(0, 0)};
}

// adj [B c; ρ σ] = [σ adj(B) − adj(c ρ)   −adj(B) c]
//                  [     −ρ adj(B)          det(B) ]     with adj(B) = [B₁₁ −B₀₁; −B₁₀ B₀₀]
template<class T, class Pair>
MATGRAD_INLINE constexpr in_pairs<T, Pair> adjugate_of(in_pairs<T, Pair> const& a) {
  auto const crossed = swapped(a.diagonal), column = swapped(a.column), row = swapped(a.row);
  auto const corner = twice<Pair>(a.corner);
  return {crossed * corner - row * column, a.row * column - a.other * corner,
          swapped(a.other * a.column) - crossed * a.column, a.other * row - crossed * a.row,
          a.diagonal[0] * a.diagonal[1] - a.other[0] * a.other[1]};
}

/// The first row of A adj(A) = det(A) I.
template<class T, int n>
MATGRAD_INLINE constexpr T determinant_from_adjugate(in_entries<T, n> const& a, in_entries<T, n> const& adj) {
  if constexpr (n == 1) return a(0, 0);
  else return a(0, 0) * adj(0, 0) + a(0, 1) * adj(1, 0);
}

/// The last row of A adj(A) = det(A) I.
template<class T, class Pair>
MATGRAD_INLINE constexpr T determinant_from_adjugate(in_pairs<T, Pair> const& a, in_pairs<T, Pair> const& adj) {
  auto const products = a.row * adj.column;
  return products[0] + products[1] + a.corner * adj.corner;
}

/// out = adj(A), the transposed cofactors: A adj(A) = det(A) I, also for singular A. n <= 3; `out` may be A.
template<class Out, closed_form_size A>
MATGRAD_INLINE constexpr void adjugate(Out&& out, A const& a) {
  in_form(a, [&](auto const& form) MATGRAD_INLINE { adjugate_of(form).write(out); });
}

/// det(A) by its formula, n <= 3.
template<closed_form_size A>
MATGRAD_INLINE constexpr auto determinant_small(A const& a) {
  return in_form(a, [](auto const& form) MATGRAD_INLINE { return determinant_from_adjugate(form, adjugate_of(form)); });
}

/// Whether M M and r r, with M = adj(A) and r = 1/det(A), stay far from overflow and underflow: a fifth of the exponent
/// range (1e-61 to 1e61 in double, 3e-8 to 3e7 in float) leaves room for det in the fourth power.
template<class T>
MATGRAD_INLINE constexpr bool is_comfortable(T const& det) {
  if constexpr (real<T>) return is_within<std::numeric_limits<T>::max_exponent / 5>(det);
  else return true;
}

/// A = 2^row B 2^col (diagonal matrices) with entries of B near 1. The exponents are found before anything is scaled, so
/// that a small entry of a row whose whole column is small does not underflow on the way.
template<class T, int n>
struct equilibrated {
  dense<T, n, n> B;
  int row[n];
  int col[n];
  bool finite;

  [[gnu::noinline, gnu::cold]] constexpr explicit equilibrated(dense<T, n, n> const& a)
      : B(a), row{}, col{}, finite(true) {
    constexpr int none = -(1 << 20);  // instead of the exponent of a zero: less than any, also with a row's taken off
    int exponent[n][n];
    for (int i = 0; i < n; ++i)
      for (int j = 0; j < n; ++j) {
        bool const is_number = is_finite(a(i, j));
        finite = finite && is_number;
        exponent[i][j] = is_number && a(i, j) != 0 ? exponent_of(a(i, j)) : none;
      }
    for (int i = 0; i < n; ++i) {
      int most = none / 2;
      for (int j = 0; j < n; ++j) most = exponent[i][j] > most ? exponent[i][j] : most;
      row[i] = most > none / 2 ? most : 0;
    }
    for (int j = 0; j < n; ++j) {
      int most = none / 2;
      for (int i = 0; i < n; ++i) most = exponent[i][j] - row[i] > most ? exponent[i][j] - row[i] : most;
      col[j] = most > none / 2 ? most : 0;
      for (int i = 0; i < n; ++i) B(i, j) = scale(a(i, j), -(row[i] + col[j]));
    }
  }
};

template<class T, int n>
[[gnu::noinline, gnu::cold]] constexpr dense<T, n, n> inverse_with_care(dense<T, n, n> const& a) {
  dense<T, n, n> out{};
  equilibrated<T, n> const scaled(a);
  auto const B = plain_form<T, n>::of(scaled.B);
  auto const adj = adjugate_of(B);
  T const det = determinant_from_adjugate(B, adj);
  adj.write(out);
  for (int j = 0; j < n; ++j)
    for (int i = 0; i < n; ++i)
      if (!scaled.finite || (det == 0 && out(i, j) == 0))  // by name: -ffast-math takes 0 times infinity for 0
        out(i, j) = std::numeric_limits<T>::quiet_NaN();
      else if (det == 0) out(i, j) = out(i, j) * std::numeric_limits<T>::infinity();
      else out(i, j) = scale(out(i, j) / det, -(scaled.col[i] + scaled.row[j]));
  return out;
}

template<class T, int n>
[[gnu::noinline, gnu::cold]] constexpr T determinant_with_care(dense<T, n, n> const& a) {
  equilibrated<T, n> const scaled(a);
  if (!scaled.finite) return std::numeric_limits<T>::quiet_NaN();
  int exponent = 0;
  for (int i = 0; i < n; ++i) exponent += scaled.row[i] + scaled.col[i];
  auto const B = plain_form<T, n>::of(scaled.B);
  return scale(determinant_from_adjugate(B, adjugate_of(B)), exponent);
}

/// det(A), n <= 3, right wherever it is representable.
template<closed_form_size A>
MATGRAD_INLINE constexpr auto determinant(A const& a) {
  using T = typename A::scalar;
  T const det = determinant_small(a);
  if constexpr (real<T> && A::rows() > 1)
    if (!is_comfortable(det)) [[unlikely]]
      return determinant_with_care(as_dense(a));
  return det;
}

/// A⁻¹ = r M: fills out = M and returns r. n <= 3; `out` may be A. As a rule M = adj(A) and r = 1/det(A), so that a caller
/// can fold r into one scaling at the end of a formula. Where powers of these would overflow, M = A⁻¹ and r = 1; of a
/// singular A the entries of M, or r, are infinite or NaN.
template<class Out, closed_form_size A>
MATGRAD_INLINE constexpr auto inverse_pair(Out&& out, A const& a) {
  using T = typename A::scalar;
  return in_form(a, [&]<class Form>(Form const& form) MATGRAD_INLINE {
    auto M = adjugate_of(form);
    T r = determinant_from_adjugate(form, M);
    bool comfortable = true;
    if constexpr (real<T> && A::rows() > 1) comfortable = is_comfortable(r);
    if (comfortable) [[likely]] {
      r = T{1} / r;
    } else if constexpr (real<T> && A::rows() > 1) {
      M = Form::of(inverse_with_care(as_dense(a)));
      r = T{1};
    }
    M.write(out);
    return r;
  });
}

}  // namespace matgrad::kernels
