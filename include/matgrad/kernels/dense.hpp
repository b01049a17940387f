// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/unroll.hpp>

#include <type_traits>

namespace matgrad {

/// A Rows x Cols matrix of numbers, column by column: an aggregate, so `dense<double, 2, 2>{1, 2, 3, 4}` has the columns
/// (1, 2) and (3, 4).
template<class T, int Rows, int Cols = 1>
struct dense {
  static_assert(Rows > 0 && Cols > 0, "dense<T, m, n>: m and n must be positive");

  using scalar = T;

  T values[Rows * Cols];

  static constexpr int rows() noexcept { return Rows; }
  static constexpr int cols() noexcept { return Cols; }

  MATGRAD_INLINE constexpr T& operator()(int i, int j) noexcept { return values[i + Rows * j]; }
  MATGRAD_INLINE constexpr T const& operator()(int i, int j) const noexcept { return values[i + Rows * j]; }

  /// The entry of a column or row vector.
  MATGRAD_INLINE constexpr T& operator()(int i) noexcept requires(Rows == 1 || Cols == 1) { return values[i]; }
  MATGRAD_INLINE constexpr T const& operator()(int i) const noexcept requires(Rows == 1 || Cols == 1) {
    return values[i];
  }

  MATGRAD_INLINE constexpr T* data() noexcept { return values; }
  MATGRAD_INLINE constexpr T const* data() const noexcept { return values; }

  friend constexpr bool operator==(dense const&, dense const&) = default;
};

namespace kernels {

/// A matrix of three rows whose columns stand four numbers apart: where registers hold four, a column is stored, and read
/// again, at once.
template<class T, int n>
struct columns_of_four {
  using scalar = T;

  T values[4 * n];

  // the fourth is computed with, too: what is in memory could be a number that takes long, or a trap
  MATGRAD_INLINE constexpr columns_of_four() {
    for (int j = 0; j < n; ++j) values[3 + 4 * j] = T(0);
  }
  static constexpr int rows() { return 3; }
  static constexpr int cols() { return n; }
  MATGRAD_INLINE constexpr T& operator()(int i, int j) { return values[i + 4 * j]; }
  MATGRAD_INLINE constexpr T const& operator()(int i, int j) const { return values[i + 4 * j]; }
};

/// Matrices that hold their numbers themselves.
template<class M>
inline constexpr bool holds_numbers = false;
template<class T, int m, int n>
inline constexpr bool holds_numbers<dense<T, m, n>> = true;
template<class T, int n>
inline constexpr bool holds_numbers<columns_of_four<T, n>> = true;

/// A matrix seen through its transpose: reads and writes go to the matrix, which must outlive the view.
template<class M>
struct transposed {
  using scalar = typename M::scalar;
  static constexpr int work = own_work<M>;

  M* matrix;

  constexpr int rows() const noexcept { return matrix->cols(); }
  constexpr int cols() const noexcept { return matrix->rows(); }
  MATGRAD_INLINE constexpr decltype(auto) operator()(int i, int j) const noexcept { return (*matrix)(j, i); }
};

template<constant_shape M>
struct transposed<M> {
  using scalar = typename M::scalar;
  static constexpr int work = own_work<M>;

  M* matrix;

  static constexpr int rows() noexcept { return M::cols(); }
  static constexpr int cols() noexcept { return M::rows(); }
  MATGRAD_INLINE constexpr decltype(auto) operator()(int i, int j) const noexcept { return (*matrix)(j, i); }
};

template<class M>
MATGRAD_INLINE constexpr transposed<M> transpose_view(M& m) noexcept {
  return {&m};
}

}  // namespace kernels
}  // namespace matgrad
