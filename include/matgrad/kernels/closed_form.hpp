// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/dense.hpp>
#include <matgrad/kernels/elementary.hpp>

#include <limits>

namespace matgrad::kernels {

template<class A>
concept closed_form_size = constant_shape<A> && std::remove_cvref_t<A>::rows()
== std::remove_cvref_t<A>::cols() && std::remove_cvref_t<A>::rows() <= 3;

/// The matrix by value. Results computed from it may be written over the original.
template<class A>
MATGRAD_INLINE constexpr auto copy_of(A const& a) {
  dense<typename A::scalar, A::rows(), A::cols()> copy;
  each_entry(a, [&](int i, int j) MATGRAD_INLINE { copy(i, j) = a(i, j); });
  return copy;
}

template<class T, int n>
MATGRAD_INLINE constexpr dense<T, n, n> adjugate_of(dense<T, n, n> const& a) {
  if constexpr (n == 1) return {T{1}};
  else if constexpr (n == 2) return {a(1, 1), -a(1, 0), -a(0, 1), a(0, 0)};
  else {
    // Counting rows and columns cyclically gives every cofactor its sign.
    constexpr auto cofactor = [](auto const& x, int i, int j) MATGRAD_INLINE {
      int const i1 = (i + 1) % 3, i2 = (i + 2) % 3, j1 = (j + 1) % 3, j2 = (j + 2) % 3;
      return x(i1, j1) * x(i2, j2) - x(i1, j2) * x(i2, j1);
    };
    return {cofactor(a, 0, 0), cofactor(a, 0, 1), cofactor(a, 0, 2),  //
            cofactor(a, 1, 0), cofactor(a, 1, 1), cofactor(a, 1, 2),  //
            cofactor(a, 2, 0), cofactor(a, 2, 1), cofactor(a, 2, 2)};
  }
}

/// The first row of A adj(A) = det(A) I.
template<class T, int n>
MATGRAD_INLINE constexpr T determinant_from_adjugate(dense<T, n, n> const& a, dense<T, n, n> const& adj) {
  if constexpr (n == 1) return a(0, 0);
  else if constexpr (n == 2) return a(0, 0) * adj(0, 0) + a(0, 1) * adj(1, 0);
  else return a(0, 0) * adj(0, 0) + a(0, 1) * adj(1, 0) + a(0, 2) * adj(2, 0);
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
    for (int i = 0; i < n; ++i) row[i] = largest([&](int j) { return a(i, j); }, [](int) { return 0; });
    for (int j = 0; j < n; ++j) col[j] = largest([&](int i) { return a(i, j); }, [&](int i) { return row[i]; });
    for (int j = 0; j < n; ++j)
      for (int i = 0; i < n; ++i) B(i, j) = scale(a(i, j), -(row[i] + col[j]));
  }

private:
  /// The largest exponent of the entries, each less its offset; 0 of zeros.
  constexpr int largest(auto entry, auto offset) {
    bool found = false;
    int most = 0;
    for (int k = 0; k < n; ++k) {
      finite = finite && is_finite(entry(k));
      if (entry(k) == 0 || !is_finite(entry(k))) continue;
      int const e = exponent_of(entry(k)) - offset(k);
      if (!found || e > most) most = e;
      found = true;
    }
    return most;
  }
};

template<class T, int n>
[[gnu::noinline, gnu::cold]] constexpr dense<T, n, n> inverse_with_care(dense<T, n, n> const& a) {
  dense<T, n, n> out{};
  equilibrated<T, n> const scaled(a);
  auto const adj = adjugate_of(scaled.B);
  T const det = determinant_from_adjugate(scaled.B, adj);
  for (int j = 0; j < n; ++j)
    for (int i = 0; i < n; ++i)
      if (!scaled.finite || (det == 0 && adj(i, j) == 0))  // by name: -ffast-math takes 0 times infinity for 0
        out(i, j) = std::numeric_limits<T>::quiet_NaN();
      else if (det == 0) out(i, j) = adj(i, j) * std::numeric_limits<T>::infinity();
      else out(i, j) = scale(adj(i, j) / det, -(scaled.col[i] + scaled.row[j]));
  return out;
}

template<class T, int n>
[[gnu::noinline, gnu::cold]] constexpr T determinant_with_care(dense<T, n, n> const& a) {
  equilibrated<T, n> const scaled(a);
  if (!scaled.finite) return std::numeric_limits<T>::quiet_NaN();
  int exponent = 0;
  for (int i = 0; i < n; ++i) exponent += scaled.row[i] + scaled.col[i];
  return scale(determinant_from_adjugate(scaled.B, adjugate_of(scaled.B)), exponent);
}

/// out = adj(A), the transposed cofactors: A adj(A) = det(A) I, also for singular A. n <= 3; `out` may be A.
template<class Out, closed_form_size A>
MATGRAD_INLINE constexpr void adjugate(Out&& out, A const& a) {
  auto const adj = adjugate_of(copy_of(a));
  each_entry(a, [&](int i, int j) MATGRAD_INLINE { out(i, j) = adj(i, j); });
}

/// det(A) by its formula, n <= 3.
template<closed_form_size A>
MATGRAD_INLINE constexpr auto determinant_small(A const& a) {
  auto const copy = copy_of(a);
  return determinant_from_adjugate(copy, adjugate_of(copy));
}

/// det(A), n <= 3, right wherever it is representable.
template<closed_form_size A>
MATGRAD_INLINE constexpr auto determinant(A const& a) {
  using T = typename A::scalar;
  T const det = determinant_small(a);
  if constexpr (real<T> && A::rows() > 1)
    if (!is_comfortable(det)) [[unlikely]]
      return determinant_with_care(copy_of(a));
  return det;
}

/// A⁻¹ = r M: fills out = M and returns r. n <= 3; `out` may be A. As a rule M = adj(A) and r = 1/det(A), so that a caller
/// can fold r into one scaling at the end of a formula. Where powers of these would overflow, M = A⁻¹ and r = 1; of a
/// singular A the entries of M, or r, are infinite or NaN.
template<class Out, closed_form_size A>
MATGRAD_INLINE constexpr auto inverse_pair(Out&& out, A const& a) {
  using T = typename A::scalar;
  auto const copy = copy_of(a);
  auto M = adjugate_of(copy);
  T const det = determinant_from_adjugate(copy, M);
  T r = det;
  bool comfortable = true;
  if constexpr (real<T> && A::rows() > 1) comfortable = is_comfortable(det);
  if (comfortable) [[likely]] {
    r = T{1} / det;
  } else if constexpr (real<T> && A::rows() > 1) {
    M = inverse_with_care(copy_of(a));
    r = T{1};
  }
  each_entry(a, [&](int i, int j) MATGRAD_INLINE { out(i, j) = M(i, j); });
  return r;
}

}  // namespace matgrad::kernels
