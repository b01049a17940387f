// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/dense.hpp>
#include <matgrad/kernels/down.hpp>
#include <matgrad/kernels/pack.hpp>
#include <matgrad/kernels/quads.hpp>

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
template<class Pair>
MATGRAD_INLINE inline Pair swapped(Pair const& x) {
  return pair_of<1, 0, true>(x, x);
}

template<class T>
struct fastest_pair {
  using type = two_numbers<T>;
};
template<class T>
  requires(lanes_of<T> > 1)
struct fastest_pair<T> {
  using type = pack<T, 2>;
};

template<class Pair, class T>
MATGRAD_INLINE constexpr Pair twice(T const& x) {
  return Pair{x, x};
}

/// A 3×3 matrix [B c; ρ σ]: both diagonals of the 2×2 block B, the column c, the row ρ and the corner σ.
template<class T, class Pair>
struct in_pairs {
  static constexpr int extent = 3;
  Pair diagonal;  // B₀₀, B₁₁
  Pair other;     // B₁₀, B₀₁
  Pair column;
  Pair row;
  T corner;

  template<bool symmetric, class A>
  MATGRAD_INLINE static constexpr in_pairs of(A const& a) {
    Pair const diagonal{a(0, 0), a(1, 1)}, row{a(2, 0), a(2, 1)};
    if constexpr (symmetric) return {diagonal, Pair{a(1, 0), a(1, 0)}, row, row, a(2, 2)};
    else return {diagonal, Pair{a(1, 0), a(0, 1)}, last_column(a), row, a(2, 2)};
  }
  /// Whether no entry is larger than `most`.
  constexpr bool fits(T const& most) const {
    Pair const pairs[] = {diagonal, other, column, row};
    bool all = magnitude(corner) <= most;
    for (Pair const& x : pairs) all = all && magnitude(x[0]) <= most && magnitude(x[1]) <= most;
    return all;
  }
  template<class Out>
  MATGRAD_INLINE constexpr void write(Out&& out) const {
    constexpr bool by_columns = has_columns_of_four<std::remove_cvref_t<Out>> && lanes_of<T> >= 4;
    if constexpr (by_columns && !std::is_same_v<Pair, two_numbers<T>>) write_columns(out);
    else write_entries(out);
  }

private:
  /// As they are read again: entries stored one by one would make the next step wait.
  MATGRAD_INLINE void write_columns(auto& out) const {
    put<3>(out, 0, 0, pack<T, 3>{diagonal[0], other[0], row[0], row[1]});
    put<3>(out, 0, 1, pack<T, 3>{other[1], diagonal[1], row[1], row[0]});
    put<3>(out, 0, 2, pack<T, 3>{column[0], column[1], corner, corner});
  }
  MATGRAD_INLINE constexpr void write_entries(auto& out) const {
    out(0, 0) = diagonal[0], out(1, 1) = diagonal[1];
    out(1, 0) = other[0], out(0, 1) = other[1];
    out(0, 2) = column[0], out(1, 2) = column[1];
    out(2, 0) = row[0], out(2, 1) = row[1];
    out(2, 2) = corner;
  }
  template<class A>
  MATGRAD_INLINE static constexpr Pair last_column(A const& a) {
    if constexpr (std::is_same_v<Pair, two_numbers<T>>) return Pair{a(0, 2), a(1, 2)};
    else return down<2>(a, 0, 2);
  }
};

/// A number.
template<class T>
struct in_one {
  static constexpr int extent = 1;
  T entry;

  template<bool symmetric, class A>
  MATGRAD_INLINE static constexpr in_one of(A const& a) {
    return {a(0, 0)};
  }
  MATGRAD_INLINE constexpr void write(auto&& out) const { out(0, 0) = entry; }
  /// Whether the number is not larger than `most`.
  constexpr bool fits(T const& most) const { return magnitude(entry) <= most; }
};

}  // namespace matgrad::kernels
