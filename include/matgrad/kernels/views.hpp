// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/dense.hpp>
#include <matgrad/kernels/elementary.hpp>

// What a kernel may read instead of a matrix that is stored: a view says what stands at (i, j) and is passed by value.
namespace matgrad::kernels {

/// A matrix that is stored elsewhere.
template<class M>
struct stored {
  using scalar = typename M::scalar;
  M const* matrix;
  static constexpr int rows() { return M::rows(); }
  static constexpr int cols() { return M::cols(); }
  MATGRAD_INLINE constexpr auto const& operator()(int i, int j) const { return (*matrix)(i, j); }
};

/// The matrix where it stands, or else a copy.
template<class M>
MATGRAD_INLINE constexpr M const& as_dense(stored<M> const& x) {
  return *x.matrix;
}
template<class T, int m, int n>
MATGRAD_INLINE constexpr auto const& as_dense(dense<T, m, n> const& x) {
  return x;
}
template<class X>
MATGRAD_INLINE constexpr auto as_dense(X const& x) {
  dense<typename X::scalar, X::rows(), X::cols()> copy;
  each_entry(x, [&](int i, int j) MATGRAD_INLINE { copy(i, j) = x(i, j); });
  return copy;
}

/// A stored matrix of another scalar type, converted entry by entry.
template<class M, class T>
struct converted {
  using scalar = T;
  M const* matrix;
  static constexpr int rows() { return M::rows(); }
  static constexpr int cols() { return M::cols(); }
  MATGRAD_INLINE constexpr T operator()(int i, int j) const { return static_cast<T>((*matrix)(i, j)); }
};

/// A whole number as a scalar.
template<class T>
MATGRAD_INLINE constexpr T whole(long long n) {
  if constexpr (std::is_arithmetic_v<T>) return static_cast<T>(n);
  else if constexpr (complex_like<T>) return T(static_cast<typename T::value_type>(n));
  else return T(static_cast<double>(n));
}

/// Xᵀ
template<class X>
struct transpose_of {
  using scalar = typename X::scalar;
  X x;
  static constexpr int rows() { return X::cols(); }
  static constexpr int cols() { return X::rows(); }
  MATGRAD_INLINE constexpr decltype(auto) operator()(int i, int j) const { return x(j, i); }
};

/// The Rows×Cols block of X that begins at (Row, Col).
template<class X, int Row, int Col, int Rows, int Cols>
struct block_of {
  using scalar = typename X::scalar;
  X x;
  static constexpr int rows() { return Rows; }
  static constexpr int cols() { return Cols; }
  MATGRAD_INLINE constexpr decltype(auto) operator()(int i, int j) const { return x(Row + i, Col + j); }
};

/// Rows×Cols, zero but for X, which begins at (Row, Col).
template<class X, int Row, int Col, int Rows, int Cols>
struct embedding_of {
  using scalar = typename X::scalar;
  X x;
  static constexpr int rows() { return Rows; }
  static constexpr int cols() { return Cols; }
  MATGRAD_INLINE constexpr scalar operator()(int i, int j) const {
    bool inside = Row <= i && i < Row + X::rows() && Col <= j && j < Col + X::cols();
    return inside ? scalar(x(i - Row, j - Col)) : scalar(0);
  }
};

/// α X, where α is a 1×1 view
template<class Alpha, class X>
struct multiple_of {
  using scalar = typename X::scalar;
  Alpha alpha;
  X x;
  static constexpr int rows() { return X::rows(); }
  static constexpr int cols() { return X::cols(); }
  MATGRAD_INLINE constexpr scalar operator()(int i, int j) const { return alpha(0, 0) * x(i, j); }
};

/// −X
template<class X>
struct negative_of {
  using scalar = typename X::scalar;
  X x;
  static constexpr int rows() { return X::rows(); }
  static constexpr int cols() { return X::cols(); }
  MATGRAD_INLINE constexpr scalar operator()(int i, int j) const { return -x(i, j); }
};

/// The exact number A/B in the scalar type T.
template<class T, long long A, long long B>
struct number_of {
  using scalar = T;
  static constexpr int rows() { return 1; }
  static constexpr int cols() { return 1; }
  MATGRAD_INLINE constexpr T operator()(int, int) const {
    if constexpr (B == 1) return whole<T>(A);
    else return whole<T>(A) / whole<T>(B);
  }
};

/// A number known when the formula is evaluated.
template<class T>
struct value_of_number {
  using scalar = T;
  T value;
  static constexpr int rows() { return 1; }
  static constexpr int cols() { return 1; }
  MATGRAD_INLINE constexpr T operator()(int, int) const { return value; }
};

/// A constant matrix: Room::entry(i, j, A, B) at (i, j).
template<class T, class Room, int Rows, int Cols, long long A, long long B>
struct constant_of {
  using scalar = T;
  static constexpr int rows() { return Rows; }
  static constexpr int cols() { return Cols; }
  MATGRAD_INLINE constexpr T operator()(int i, int j) const { return whole<T>(Room::entry(i, j, A, B)); }
};

}  // namespace matgrad::kernels
