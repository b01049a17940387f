// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// What the contenders by hand are made of: closed forms to n = 4, eliminations above. Up to n = 4 everything is written out,
// above that only with WRITTEN_OUT. GUARDED: as accurate as elimination with pivoting, whatever the matrix.
#pragma once

#include "bench.hpp"

#include "../../bench/loops.hpp"

#include <utility>

namespace bench::by_hand {

#ifdef GUARDED
inline constexpr bool guarded = true;
#else
inline constexpr bool guarded = false;
#endif
#ifdef WRITTEN_OUT
inline constexpr int most_written_out = 6;
#else
inline constexpr int most_written_out = 4;
#endif

// ---- loops, or none ----

template<class F, int... k>
BENCH_INLINE void written_out(F& f, std::integer_sequence<int, k...>) {
  (f(k), ...);
}
/// f(0), ..., f(n − 1), for matrices of n rows.
template<int n, class F>
BENCH_INLINE void each(F&& f) {
  if constexpr (n <= most_written_out) written_out(f, std::make_integer_sequence<int, n>{});
  else
    for (int k = 0; k < n; ++k) f(k);
}
/// f(first), ..., f(last − 1)
template<int n, class F>
BENCH_INLINE void each_from(int first, int last, F&& f) {
  if constexpr (n <= most_written_out)
    each<n>([&](int k) BENCH_LAMBDA {
      if (first <= k && k < last) f(k);
    });
  else
    for (int k = first; k < last; ++k) f(k);
}

// ---- products ----

/// Row i of A times column j of B.
template<int m, int k, int n>
BENCH_INLINE float row_times_column(dense<float, m, k> const& A, dense<float, k, n> const& B, int i, int j) {
  float sum = A(i, 0) * B(0, j);
  each_from<k>(1, k, [&](int l) BENCH_LAMBDA { sum += A(i, l) * B(l, j); });
  return sum;
}

/// CC, in fewer than n³ operations: (CC)ᵢⱼ = Cᵢⱼ (Cᵢᵢ + Cⱼⱼ) + the sum over other k of Cᵢₖ Cₖⱼ.
template<int n>
BENCH_INLINE dense<float, n, n> square(dense<float, n, n> const& C) {
  dense<float, n, n> Z;
  if constexpr (n == 3) {
    auto const& [a, b, c, d, e, f, g, h, i] = C.values;
    float const bd = b * d, ae = a + e, ai = a + i, ei = e + i;
    return {a * a + bd + g * c, b * ae + h * c, c * ai + f * b, d * ae + g * f,       e * e + bd + h * f,
            f * ei + c * d,     g * ai + d * h, h * ei + b * g, c * g + f * h + i * i};
  }
  each<n>([&](int i) BENCH_LAMBDA { Z(i, i) = row_times_column(C, C, i, i); });
  each<n>([&](int j) BENCH_LAMBDA {
    each_from<n>(j + 1, n, [&](int i) BENCH_LAMBDA {
      float const sum = C(i, i) + C(j, j);
      Z(i, j) = C(i, j) * sum;
      Z(j, i) = C(j, i) * sum;
      each<n>([&](int k) BENCH_LAMBDA {
        if (k == i || k == j) return;
        Z(i, j) += C(i, k) * C(k, j);
        Z(j, i) += C(j, k) * C(k, i);
      });
    });
  });
  return Z;
}

// ---- inverses ----

using loops::cofactors;
using loops::cofactors_of;

// with the 2×2 minors of the left two columns and of the right two
BENCH_INLINE cofactors<float, 4> cofactors_of(dense<float, 4, 4> const& a) {
  cofactors<float, 4> result;
  auto& C = result.C;
  each<2>([&](int right) BENCH_LAMBDA {
    int const p = 2 * right, q = p + 1, u = 2 - p, v = u + 1;  // minors of columns p and q, cofactors of u and v
    auto minor = [&](int i, int j) BENCH_LAMBDA { return a(i, p) * a(j, q) - a(j, p) * a(i, q); };
    float const m01 = minor(0, 1), m02 = minor(0, 2), m03 = minor(0, 3), m12 = minor(1, 2), m13 = minor(1, 3),
                m23 = minor(2, 3);
    C(0, u) = a(1, v) * m23 - a(2, v) * m13 + a(3, v) * m12;
    C(1, u) = a(2, v) * m03 - a(0, v) * m23 - a(3, v) * m02;
    C(2, u) = a(0, v) * m13 - a(1, v) * m03 + a(3, v) * m01;
    C(3, u) = a(1, v) * m02 - a(0, v) * m12 - a(2, v) * m01;
    C(0, v) = a(2, u) * m13 - a(1, u) * m23 - a(3, u) * m12;
    C(1, v) = a(0, u) * m23 - a(2, u) * m03 + a(3, u) * m02;
    C(2, v) = a(1, u) * m03 - a(0, u) * m13 - a(3, u) * m01;
    C(3, v) = a(0, u) * m12 - a(1, u) * m02 + a(2, u) * m01;
  });
  result.det = a(0, 0) * C(0, 0) + a(1, 0) * C(1, 0) + a(2, 0) * C(2, 0) + a(3, 0) * C(3, 0);
  return result;
}

/// A⁻¹ in place, by Gauss and Jordan, n³ operations.
template<int n>
BENCH_INLINE void invert_without_pivoting(dense<float, n, n>& a) {
  each<n>([&](int k) BENCH_LAMBDA {
    float const r = 1 / a(k, k);
    each<n>([&](int j) BENCH_LAMBDA {
      if (j != k) a(k, j) *= r;
    });
    each<n>([&](int i) BENCH_LAMBDA {
      if (i == k) return;
      float const factor = a(i, k);
      each<n>([&](int j) BENCH_LAMBDA {
        if (j != k) a(i, j) -= factor * a(k, j);
      });
      a(i, k) = -factor * r;
    });
    a(k, k) = r;
  });
}

template<int n>
BENCH_INLINE void invert(dense<float, n, n>& a) {
  if constexpr (guarded) loops::invert<true>(a);
  else invert_without_pivoting(a);
}

/// Where the closed form is not accurate enough.
template<int n>
[[gnu::noinline, gnu::cold]] dense<float, n, n> careful_inverse(dense<float, n, n> a) {
  loops::invert<true>(a);
  return a;
}

/// Whether ∏ |aⱼ| < 128 |det|: then cofactors are as accurate as elimination. n = 2: whether det² neither over- nor underflows.
template<int n>
BENCH_INLINE bool is_far_from_singular(dense<float, n, n> const& A, float det) {
  if constexpr (n == 2) return loops::is_comfortable(det);
  else {
    float product = 1;
    each<n>([&](int j) BENCH_LAMBDA {
      float square = A(0, j) * A(0, j);
      each_from<n>(1, n, [&](int i) BENCH_LAMBDA { square += A(i, j) * A(i, j); });
      product = j == 0 ? square : product * square;
    });
    float const y = 128 * det, y2 = y * y;
    return product * product < y2 * y2;
  }
}

/// Whether ∏ sᵢᵢ < 64 det(S), of a positive definite S. n = 2: as above.
template<int n>
BENCH_INLINE bool is_definite_by_far(dense<float, n, n> const& S, float det) {
  if constexpr (n == 2) return loops::is_comfortable(det);
  else return S(0, 0) * S(1, 1) * S(2, 2) < 64 * det && loops::is_comfortable(det);
}

/// Half of S⁻¹ (its lower half) and half of S⁻¹r, of a positive definite S = L D Lᵀ.
template<int n>
struct half_solution {
  dense<float, n, n> Y;
  dense<float, n> v;
};
template<int n>
BENCH_INLINE half_solution<n> half_solution_of(dense<float, n, n> a, dense<float, n> r) {
  dense<float, n, n> M;  // L⁻¹, below the diagonal
  dense<float, n> half;  // ½ D⁻¹
  each<n>([&](int k) BENCH_LAMBDA {
    half(k) = 0.5f / a(k, k);
    float const minus = -2 * half(k);
    each_from<n>(k + 1, n, [&](int i) BENCH_LAMBDA { M(i, k) = minus * a(i, k); });
    each_from<n>(k + 1, n, [&](int j) BENCH_LAMBDA {
      each_from<n>(j, n, [&](int i) BENCH_LAMBDA { a(i, j) += M(i, k) * a(j, k); });
    });
  });
  each<n>([&](int j) BENCH_LAMBDA {  // −L became L⁻¹
    each_from<n>(j + 1, n, [&](int i) BENCH_LAMBDA {
      each_from<n>(j + 1, i, [&](int k) BENCH_LAMBDA { M(i, j) += M(i, k) * M(k, j); });
    });
  });
  half_solution<n> out;
  auto solve = [&]()
                   BENCH_LAMBDA {  // each in the place of what is not needed any more: ½ D⁻¹ L⁻¹ r, then L⁻ᵀ times that
                     each<n>([&](int up) BENCH_LAMBDA {
                       int const i = n - 1 - up;
                       each_from<n>(0, i, [&](int k) BENCH_LAMBDA { r(i) += M(i, k) * r(k); });
                     });
                     each<n>([&](int i) BENCH_LAMBDA { r(i) *= half(i); });
                     each<n>([&](int i) BENCH_LAMBDA {
                       each_from<n>(i + 1, n, [&](int k) BENCH_LAMBDA { r(i) += M(k, i) * r(k); });
                     });
                     out.v = r;
                   };
  if (n > 4) solve();  // which order is better was tried out
  each<n>([&](int j) BENCH_LAMBDA {
    each_from<n>(j, n, [&](int i) BENCH_LAMBDA {
      float sum = i == j ? half(i) : half(i) * M(i, j);
      each_from<n>(i + 1, n, [&](int k) BENCH_LAMBDA { sum += M(k, i) * (half(k) * M(k, j)); });
      out.Y(i, j) = sum;
    });
  });
  if (n <= 4) solve();
  return out;
}

}  // namespace bench::by_hand
