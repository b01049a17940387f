// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/views.hpp>

// Matrices of three rows: a column in a register of four floats, of which the last does not matter.
namespace matgrad::kernels {

/// Whether four of them are in a register of 16 bytes. In longer ones, of doubles, lanes are exchanged slowly.
template<class T>
inline constexpr bool has_four_lanes = (lanes_of<T> >= 4) && 4 * sizeof(T) == 16;

/// A 3×3 matrix whose columns stand four numbers apart: each is stored, and read again, at once.
template<class T>
struct columns_of_four {
  using scalar = T;

  T values[12];

  static constexpr int rows() { return 3; }
  static constexpr int cols() { return 3; }
  MATGRAD_INLINE constexpr T& operator()(int i, int j) { return values[i + 4 * j]; }
  MATGRAD_INLINE constexpr T const& operator()(int i, int j) const { return values[i + 4 * j]; }
};
template<class T>
inline constexpr bool is_by_columns<columns_of_four<T>> = true;

/// A matrix that nobody writes while it is read; only where it may be read in four lanes that is said.
template<class T, int m, int n>
using stored_before = stored<std::conditional_t<m == 3 && has_four_lanes<T>, dense<T, m, n> const, dense<T, m, n>>>;

/// Column j of a view, in four lanes.
template<class X>
MATGRAD_INLINE inline auto three_down(X const& x, int j) {
  auto const upper = down<2>(x, 0, j);
  return pack<typename X::scalar, 4>{upper[0], upper[1], x(2, j), 0};
}
template<class T>
MATGRAD_INLINE inline auto three_down(stored<columns_of_four<T>> const& x, int j) {
  return load<4>(&x(0, j));
}
/// Whether a view is of a matrix that was there before, column by column. (A wider load of one that was stored in smaller pieces
/// just now would wait.)
template<class X>
inline constexpr bool was_there_before = false;
template<class T, int n>
inline constexpr bool was_there_before<stored<dense<T, 3, n> const>> = n > 1;
template<int n, class Entries>
inline constexpr bool was_there_before<located<3, n, Entries>> = n > 1 && located<3, n, Entries>::is_contiguous;

template<class X>
requires was_there_before<X> MATGRAD_INLINE inline auto three_down(X const& x, int j) {
  constexpr int n = X::cols();
  if (j < n - 1) return load<4>(&x(0, j));
  auto const last = load<4>(&x(2, n - 2));
  return __builtin_shufflevector(last, last, 1, 2, 3, 3);
}
template<class Alpha, class X>
MATGRAD_INLINE inline auto three_down(multiple_of<Alpha, X> const& x, int j) {
  return x.alpha(0, 0) * three_down(x.x, j);
}
template<class X>
MATGRAD_INLINE inline auto three_down(negative_of<X> const& x, int j) {
  return -three_down(x.x, j);
}

/// Whether three_down is as cheap as down.
template<class X>
inline constexpr bool is_by_threes = was_there_before<X>;
template<class T>
inline constexpr bool is_by_threes<stored<columns_of_four<T>>> = true;
template<class Alpha, class X>
inline constexpr bool is_by_threes<multiple_of<Alpha, X>> = is_by_threes<X>;
template<class X>
inline constexpr bool is_by_threes<negative_of<X>> = is_by_threes<X>;

/// Writes the first three lanes of each column.
template<class Out, class Four, int n>
MATGRAD_INLINE inline void put_threes(Out& out, Four const (&columns)[n]) {
  each(extent_constant<n>{}, [&](int j) MATGRAD_INLINE {
    if constexpr (std::is_same_v<Out, columns_of_four<typename Out::scalar>>) {
      store(&out(0, j), columns[j]);
    } else {
      put<2>(out, 0, j, __builtin_shufflevector(columns[j], columns[j], 0, 1));
      out(2, j) = columns[j][2];
    }
  });
}

}  // namespace matgrad::kernels
