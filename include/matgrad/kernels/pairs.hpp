// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/dense.hpp>

#include <type_traits>

// A 3×3 matrix as four pairs and a number, so that a machine which computes with two doubles at once has work for both
// halves. The formulas are written once: where there is no such machine, and while compiling, a pair is two numbers.
namespace matgrad::kernels {

template<class T>
struct two_numbers {
  T values[2];

  MATGRAD_INLINE constexpr T const& operator[](int k) const { return values[k]; }
  MATGRAD_INLINE friend constexpr two_numbers operator+(two_numbers const& x, two_numbers const& y) {
    return {x[0] + y[0], x[1] + y[1]};
  }
  MATGRAD_INLINE friend constexpr two_numbers operator-(two_numbers const& x, two_numbers const& y) {
    return {x[0] - y[0], x[1] - y[1]};
  }
  MATGRAD_INLINE friend constexpr two_numbers operator*(two_numbers const& x, two_numbers const& y) {
    return {x[0] * y[0], x[1] * y[1]};
  }
};

template<class T>
MATGRAD_INLINE constexpr two_numbers<T> swapped(two_numbers<T> const& x) {
  return {x[1], x[0]};
}

template<class T>
struct fastest_pair {
  using type = two_numbers<T>;
};

#ifdef __SSE2__
using register_pair = double __attribute__((vector_size(16)));

MATGRAD_INLINE inline register_pair swapped(register_pair x) { return __builtin_shufflevector(x, x, 1, 0); }

template<>
struct fastest_pair<double> {
  using type = register_pair;
};
#endif

template<class Pair, class T>
MATGRAD_INLINE constexpr Pair twice(T const& x) {
  return Pair{x, x};
}

/// [B c; ρ σ]: the diagonal and the other diagonal of the 2×2 block B, the column c, the row ρ, the corner σ.
template<class T, class Pair>
struct in_pairs {
  Pair diagonal;  // B₀₀, B₁₁
  Pair other;     // B₁₀, B₀₁
  Pair column;
  Pair row;
  T corner;

  template<class A>
  MATGRAD_INLINE static constexpr in_pairs of(A const& a) {
    return {Pair{a(0, 0), a(1, 1)}, Pair{a(1, 0), a(0, 1)}, Pair{a(0, 2), a(1, 2)}, Pair{a(2, 0), a(2, 1)}, a(2, 2)};
  }
  MATGRAD_INLINE constexpr dense<T, 3, 3> matrix() const {
    return {diagonal[0], other[0], row[0], other[1], diagonal[1], row[1], column[0], column[1], corner};
  }
};

/// f is called with a 2×2 or smaller matrix as it is, and with a 3×3 one in the pairs that are fastest here and now.
template<class A, class F>
MATGRAD_INLINE constexpr auto with_pairs(A const& a, F&& f) {
  using T = typename A::scalar;
  using fastest = typename fastest_pair<T>::type;
  if constexpr (A::rows() < 3) return f(a);
  else if (std::is_constant_evaluated()) return f(in_pairs<T, two_numbers<T>>::of(a));
  else return f(in_pairs<T, fastest>::of(a));
}

}  // namespace matgrad::kernels
