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

#if (defined(__SSE2__) && defined(__x86_64__)) || defined(__aarch64__)
using two_doubles = double __attribute__((vector_size(16)));
using two_floats = float __attribute__((vector_size(8)));

MATGRAD_INLINE inline two_doubles swapped(two_doubles x) { return __builtin_shufflevector(x, x, 1, 0); }
MATGRAD_INLINE inline two_floats swapped(two_floats x) { return __builtin_shufflevector(x, x, 1, 0); }

template<>
struct fastest_pair<double> {
  using type = two_doubles;
};
template<>
struct fastest_pair<float> {
  using type = two_floats;
};
#endif

template<class Pair, class T>
MATGRAD_INLINE constexpr Pair twice(T const& x) {
  return Pair{x, x};
}

/// A 3×3 matrix [B c; ρ σ]: both diagonals of the 2×2 block B, the column c, the row ρ and the corner σ.
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
  MATGRAD_INLINE constexpr void write(auto& out) const {
    out(0, 0) = diagonal[0], out(1, 1) = diagonal[1];
    out(1, 0) = other[0], out(0, 1) = other[1];
    out(0, 2) = column[0], out(1, 2) = column[1];
    out(2, 0) = row[0], out(2, 1) = row[1];
    out(2, 2) = corner;
  }
};

/// A smaller matrix, entry by entry.
template<class T, int n>
struct in_entries : dense<T, n, n> {
  template<class A>
  MATGRAD_INLINE static constexpr in_entries of(A const& a) {
    in_entries copy;
    each_entry(a, [&](int i, int j) MATGRAD_INLINE { copy(i, j) = a(i, j); });
    return copy;
  }
  MATGRAD_INLINE constexpr void write(auto& out) const {
    each_entry(*this, [&](int i, int j) MATGRAD_INLINE { out(i, j) = (*this)(i, j); });
  }
};

/// The form that is computed with while compiling, and the one that a run computes with fastest.
template<class T, int n>
using plain_form = std::conditional_t<n == 3, in_pairs<T, two_numbers<T>>, in_entries<T, n>>;
template<class T, int n>
using fastest_form = std::conditional_t<n == 3, in_pairs<T, typename fastest_pair<T>::type>, in_entries<T, n>>;

/// Calls f with a copy of A, n <= 3, in the form for here and now.
template<class A, class F>
MATGRAD_INLINE constexpr auto in_form(A const& a, F&& f) {
  using T = typename A::scalar;
  using plain = plain_form<T, A::rows()>;
  using fastest = fastest_form<T, A::rows()>;
  // the builtin, and an else: then neither compiler generates code for the other form (5 % of a small program's compile)
  if (__builtin_is_constant_evaluated()) return f(plain::of(a));
  else return f(fastest::of(a));
}

}  // namespace matgrad::kernels
