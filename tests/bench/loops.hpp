// Closed forms and loops as one writes them by hand, with nothing but numbers: what the "loops" contenders are made of.
#pragma once

#include <matgrad/kernels/dense.hpp>

#include <bit>
#include <cmath>
#include <cstdint>
#include <utility>

namespace bench::loops {

using matgrad::dense;

/// A⁻¹ in place by Gauss–Jordan elimination.
template<bool pivoting, class T, int n>
[[gnu::always_inline]] inline void invert(dense<T, n, n>& a) {
  int exchanged[n];
  for (int k = 0; k < n; ++k) {
    if constexpr (pivoting) {
      int p = k;
      for (int i = k + 1; i < n; ++i)
        if (std::abs(a(i, k)) > std::abs(a(p, k))) p = i;
      exchanged[k] = p;
      if (p != k)
        for (int j = 0; j < n; ++j) std::swap(a(k, j), a(p, j));
    }
    T const r = 1 / a(k, k);
    T column[n];
    for (int i = 0; i < n; ++i) {
      column[i] = -r * a(i, k);
      a(i, k) = 0;
    }
    a(k, k) = 1;
    column[k] = r - 1;
    for (int j = 0; j < n; ++j) {
      T const pivot_row = a(k, j);
      for (int i = 0; i < n; ++i) a(i, j) += column[i] * pivot_row;
    }
  }
  if constexpr (pivoting)
    for (int k = n - 1; k >= 0; --k)
      if (exchanged[k] != k)
        for (int i = 0; i < n; ++i) std::swap(a(i, k), a(i, exchanged[k]));
}

template<class T, int m, int k, int n, int... l>
[[gnu::always_inline]] inline T entry_of_product(dense<T, m, k> const& A, dense<T, k, n> const& B, int i, int j,
                                                 std::integer_sequence<int, l...>) {
  return (... + (A(i, l) * B(l, j)));
}
/// AB
template<class T, int m, int k, int n>
[[gnu::always_inline]] inline dense<T, m, n> product(dense<T, m, k> const& A, dense<T, k, n> const& B) {
  dense<T, m, n> C;
  if constexpr (m <= 4 && n <= 4) {  // as one writes it out
    [&]<int... at>(std::integer_sequence<int, at...>) __attribute__((always_inline)) {
      ((C.values[at] = entry_of_product(A, B, at % m, at / m, std::make_integer_sequence<int, k>{})), ...);
    }
    (std::make_integer_sequence<int, m * n>{});
  } else {
    for (int j = 0; j < n; ++j) {
      for (int i = 0; i < m; ++i) C(i, j) = A(i, 0) * B(0, j);
      for (int l = 1; l < k; ++l)
        for (int i = 0; i < m; ++i) C(i, j) += A(i, l) * B(l, j);
    }
  }
  return C;
}

/// Whether powers of det, which is of cofactors, stay far from overflow and underflow.
template<class T>
[[gnu::always_inline]] inline bool is_comfortable(T det) {
  if constexpr (sizeof(T) == 4) return (std::bit_cast<std::uint32_t>(det) >> 23 & 0xff) - 102 < 50;
  else return (std::bit_cast<std::uint64_t>(det) >> 52 & 0x7ff) - 819 < 408;
}

/// The cofactors C = adj(A)ᵀ and the determinant, n ≤ 4.
template<class T, int n>
struct cofactors {
  dense<T, n, n> C;
  T det;
};

template<class T>
[[gnu::always_inline]] inline cofactors<T, 2> cofactors_of(dense<T, 2, 2> const& a) {
  return {{a(1, 1), -a(0, 1), -a(1, 0), a(0, 0)}, a(0, 0) * a(1, 1) - a(0, 1) * a(1, 0)};
}

// the columns b × c, c × a, a × b
template<class T>
[[gnu::always_inline]] inline cofactors<T, 3> cofactors_of(dense<T, 3, 3> const& A) {
  T const *a = A.values, *b = a + 3, *c = a + 6;
  T const p0 = b[1] * c[2] - b[2] * c[1], p1 = b[2] * c[0] - b[0] * c[2], p2 = b[0] * c[1] - b[1] * c[0];
  T const q0 = c[1] * a[2] - c[2] * a[1], q1 = c[2] * a[0] - c[0] * a[2], q2 = c[0] * a[1] - c[1] * a[0];
  T const r0 = a[1] * b[2] - a[2] * b[1], r1 = a[2] * b[0] - a[0] * b[2], r2 = a[0] * b[1] - a[1] * b[0];
  return {{p0, p1, p2, q0, q1, q2, r0, r1, r2}, a[0] * p0 + a[1] * p1 + a[2] * p2};
}

// with the 2×2 minors of the left two columns and of the right two
template<class T>
[[gnu::always_inline]] inline cofactors<T, 4> cofactors_of(dense<T, 4, 4> const& a) {
  auto left = [&](int i, int j) { return a(i, 0) * a(j, 1) - a(j, 0) * a(i, 1); };
  auto right = [&](int i, int j) { return a(i, 2) * a(j, 3) - a(j, 2) * a(i, 3); };
  T const s01 = left(0, 1), s02 = left(0, 2), s03 = left(0, 3), s12 = left(1, 2), s13 = left(1, 3), s23 = left(2, 3);
  T const c01 = right(0, 1), c02 = right(0, 2), c03 = right(0, 3), c12 = right(1, 2), c13 = right(1, 3),
          c23 = right(2, 3);
  cofactors<T, 4> result;
  auto& C = result.C;
  auto column = [&](int out, int in, T m01, T m02, T m03, T m12, T m13, T m23, T sign) {
    C(0, out) = sign * (a(1, in) * m23 - a(2, in) * m13 + a(3, in) * m12);
    C(1, out) = -sign * (a(0, in) * m23 - a(2, in) * m03 + a(3, in) * m02);
    C(2, out) = sign * (a(0, in) * m13 - a(1, in) * m03 + a(3, in) * m01);
    C(3, out) = -sign * (a(0, in) * m12 - a(1, in) * m02 + a(2, in) * m01);
  };
  column(0, 1, c01, c02, c03, c12, c13, c23, 1);
  column(1, 0, c01, c02, c03, c12, c13, c23, -1);
  column(2, 3, s01, s02, s03, s12, s13, s23, 1);
  column(3, 2, s01, s02, s03, s12, s13, s23, -1);
  result.det = s01 * c23 - s02 * c13 + s03 * c12 + s12 * c03 - s13 * c02 + s23 * c01;
  return result;
}

/// The same of a symmetric matrix, n ≤ 3, from its lower half; the lower half of C.
template<class T>
[[gnu::always_inline]] inline cofactors<T, 2> symmetric_cofactors_of(dense<T, 2, 2> const& a) {
  return {{a(1, 1), -a(1, 0), -a(1, 0), a(0, 0)}, a(0, 0) * a(1, 1) - a(1, 0) * a(1, 0)};
}
template<class T>
[[gnu::always_inline]] inline cofactors<T, 3> symmetric_cofactors_of(dense<T, 3, 3> const& s) {
  T const a = s(0, 0), b = s(1, 0), c = s(2, 0), d = s(1, 1), e = s(2, 1), f = s(2, 2);
  T const A = d * f - e * e, B = c * e - b * f, C = b * e - c * d;
  T const D = a * f - c * c, E = b * c - a * e, F = a * d - b * b;
  return {{A, B, C, B, D, E, C, E, F}, a * A + b * B + c * C};
}

/// S⁻¹ in place, of a positive definite S = L D Lᵀ, from its lower half: both halves.
template<class T, int n>
[[gnu::always_inline]] inline void invert_positive_definite(dense<T, n, n>& a) {
  for (int k = 0; k < n; ++k) {  // L below the diagonal, D⁻¹ on it
    T const r = 1 / a(k, k);
    T column[n];
    for (int i = k + 1; i < n; ++i) column[i] = a(i, k) * r;
    for (int j = k + 1; j < n; ++j)
      for (int i = j; i < n; ++i) a(i, j) -= column[i] * a(j, k);
    for (int i = k + 1; i < n; ++i) a(i, k) = column[i];
    a(k, k) = r;
  }
  for (int j = 0; j < n; ++j)  // L⁻¹ in the place of L
    for (int i = j + 1; i < n; ++i) {
      T sum = a(i, j);
      for (int k = j + 1; k < i; ++k) sum += a(i, k) * a(k, j);
      a(i, j) = -sum;
    }
  for (int j = 0; j < n; ++j)  // L⁻ᵀ D⁻¹ L⁻¹, row by row of the result: what stands below is still L⁻¹
    for (int i = j; i < n; ++i) {
      T sum = i == j ? a(i, i) : a(i, i) * a(i, j);
      for (int k = i + 1; k < n; ++k) sum += a(k, i) * (a(k, k) * a(k, j));
      a(j, i) = sum;
    }
  for (int j = 0; j < n; ++j)
    for (int i = j + 1; i < n; ++i) a(i, j) = a(j, i);
}

}  // namespace bench::loops
