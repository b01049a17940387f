// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <cstddef>

#include <matgrad/kernels/dense.hpp>
#include <matgrad/kernels/elementary.hpp>

// What a kernel may read instead of a matrix that is stored: a view says what stands at (i, j) and is passed by value.
namespace matgrad::kernels {

/// A matrix that is stored elsewhere.
template<class M>
struct stored {
  using scalar = typename M::scalar;
  static constexpr int work = own_work<M>;
  M const* matrix;
  static constexpr int rows() { return M::rows(); }
  static constexpr int cols() { return M::cols(); }
  MATGRAD_INLINE constexpr auto const& operator()(int i, int j) const { return (*matrix)(i, j); }
};

/// The matrix where it stands, or else a copy.
template<class M>
  requires requires(M const& m) { m.data(); }
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

/// A matrix of another scalar type, converted entry by entry.
template<class X, class T>
struct converted {
  using scalar = T;
  static constexpr int work = own_work<X>;
  X x;
  static constexpr int rows() { return X::rows(); }
  static constexpr int cols() { return X::cols(); }
  MATGRAD_INLINE constexpr T operator()(int i, int j) const { return static_cast<T>(x(i, j)); }
};

/// The entry (i, j) of a matrix in memory is first[i * row + j * col]. Strides that the type knows are extent_constants.
template<class T, class Row, class Col>
struct by_strides {
  T* first;
  [[no_unique_address]] Row row;
  [[no_unique_address]] Col col;
  MATGRAD_INLINE constexpr T& operator()(int i, int j) const {
    return first[i * static_cast<std::ptrdiff_t>(row) + j * static_cast<std::ptrdiff_t>(col)];
  }
};

/// Whether by_strides knows that the entries of a column, or a row, stand one after the other.
template<class Entries>
inline constexpr bool steps_down_by_one = false;
template<class T, class Col>
inline constexpr bool steps_down_by_one<by_strides<T, extent_constant<1>, Col>> = true;
template<class Entries>
inline constexpr bool steps_right_by_one = false;
template<class T, class Row>
inline constexpr bool steps_right_by_one<by_strides<T, Row, extent_constant<1>>> = true;
template<class Entries, int m>
inline constexpr bool steps_right_by = false;
template<class T, class Row, int m>
inline constexpr bool steps_right_by<by_strides<T, Row, extent_constant<m>>, m> = true;

/// The Rows×Cols matrix whose entries are found by a function of (i, j); it may be written if that gives places.
template<int Rows, int Cols, class Entries>
struct located {
  using entry = decltype(std::declval<Entries const&>()(0, 0));
  using scalar = std::remove_cvref_t<entry>;
  Entries entries;

  /// All numbers stand one after the other, column by column.
  static constexpr bool is_contiguous = (Rows == 1 && steps_right_by_one<Entries>)
                                     || (steps_down_by_one<Entries> && (Cols == 1 || steps_right_by<Entries, Rows>));

  static constexpr int rows() { return Rows; }
  static constexpr int cols() { return Cols; }
  MATGRAD_INLINE constexpr entry operator()(int i, int j) const { return entries(i, j); }
  MATGRAD_INLINE constexpr auto* data() const requires is_contiguous { return entries.first; }
};

// apart, because kernels rarely ask for it: a compiler must not read the entries before it knows that they are needed
template<int m, int n, class Entries>
[[gnu::noinline]] constexpr auto as_dense(located<m, n, Entries> const& x) {
  dense<typename located<m, n, Entries>::scalar, m, n> copy;
  each_entry(x, [&](int i, int j) MATGRAD_INLINE { copy(i, j) = x(i, j); });
  return copy;
}

/// A matrix, or a view of one, that says how many multiply-adds may be written out in the kernels that it meets.
template<class M, int most>
struct limited : M {
  static constexpr int work = most;
};
template<class M, int most>
inline constexpr bool holds_numbers<limited<M, most>> = holds_numbers<M>;
template<class M, int most>
MATGRAD_INLINE constexpr decltype(auto) as_dense(limited<M, most> const& x) {
  return as_dense(static_cast<M const&>(x));
}


/// A view as one that says `most`: itself where the program says the same.
template<int most, class X>
MATGRAD_INLINE constexpr auto within(X const& x) {
  if constexpr (most == unroll_work || own_work<X> == most) return x;
  else return limited<X, most>{x};
}
/// The same of a matrix that is written.
template<int most, class Out>
MATGRAD_INLINE constexpr decltype(auto) out_within(Out& out) {
  if constexpr (most == unroll_work || own_work<Out> == most) return (out);
  else return within<most>(out);
}
template<int most, class T, int m, int n>
MATGRAD_INLINE constexpr decltype(auto) out_within(dense<T, m, n>& out) {
  using entries = by_strides<T, extent_constant<1>, extent_constant<m>>;
  if constexpr (most == unroll_work) return (out);
  else return within<most>(located<m, n, entries>{{out.data(), {}, {}}});
}

/// What has data(), the numbers column by column: the matrix itself where it stands so, or else a copy.
template<class X>
MATGRAD_INLINE constexpr decltype(auto) column_by_column(X const& x) {
  return as_dense(x);
}
template<int m, int n, class Entries>
  requires located<m, n, Entries>::is_contiguous
MATGRAD_INLINE constexpr auto const& column_by_column(located<m, n, Entries> const& x) {
  return x;
}
template<class M, int most>
MATGRAD_INLINE constexpr decltype(auto) column_by_column(limited<M, most> const& x) {
  return column_by_column(static_cast<M const&>(x));
}

/// A type of its own that is made of whole numbers as they are; others take them by way of double.
template<class T>
concept takes_whole_numbers = !std::is_aggregate_v<T> && requires(long long n) {
  T{n};
};

/// A whole number as a scalar.
template<class T>
MATGRAD_INLINE constexpr T whole(long long n) {
  if constexpr (std::is_arithmetic_v<T>) return static_cast<T>(n);
  else if constexpr (takes_whole_numbers<T>) return T{n};
  else if constexpr (complex_like<T>) return T(static_cast<typename T::value_type>(n));
  else return T(static_cast<double>(n));
}

/// Xᵀ
template<class X>
struct transpose_of {
  using scalar = typename X::scalar;
  static constexpr int work = own_work<X>;
  X x;
  static constexpr int rows() { return X::cols(); }
  static constexpr int cols() { return X::rows(); }
  MATGRAD_INLINE constexpr decltype(auto) operator()(int i, int j) const { return x(j, i); }
};

/// The symmetric matrix whose lower triangle is X's.
template<class X>
struct from_lower_of {
  using scalar = typename X::scalar;
  static constexpr int work = own_work<X>;
  X x;
  static constexpr int rows() { return X::rows(); }
  static constexpr int cols() { return X::cols(); }
  MATGRAD_INLINE constexpr scalar operator()(int i, int j) const { return i < j ? x(j, i) : x(i, j); }
};

/// The diagonal of X, as a column.
template<class X>
struct diagonal_of {
  using scalar = typename X::scalar;
  static constexpr int work = own_work<X>;
  X x;
  static constexpr int rows() { return X::rows(); }
  static constexpr int cols() { return 1; }
  MATGRAD_INLINE constexpr decltype(auto) operator()(int i, int) const { return x(i, i); }
};

/// Entry i of a diagonal that is given as a column, as a diagonal matrix, or as the number that all its entries are.
template<class D>
MATGRAD_INLINE constexpr typename D::scalar diagonal_entry(D const& d, int i) {
  if constexpr (D::rows() == 1) return d(0, 0);
  else if constexpr (D::cols() == 1) return d(i, 0);
  else return d(i, i);
}

/// K X, where K vec(A) = vec(Aᵀ) for every m×n matrix A: the rows of X in another order.
template<class X, int m, int n>
struct commuted_rows_of {
  using scalar = typename X::scalar;
  static constexpr int work = own_work<X>;
  X x;
  static constexpr int rows() { return X::rows(); }
  static constexpr int cols() { return X::cols(); }
  MATGRAD_INLINE constexpr decltype(auto) operator()(int i, int j) const { return x(i % n * m + i / n, j); }
};

/// A ⊗ B
template<class A, class B>
struct kronecker_of {
  using scalar = typename A::scalar;
  static constexpr int work = first_given(own_work<A>, own_work<B>);
  A a;
  B b;
  static constexpr int rows() { return A::rows() * B::rows(); }
  static constexpr int cols() { return A::cols() * B::cols(); }
  MATGRAD_INLINE constexpr scalar operator()(int i, int j) const {
    return a(i / B::rows(), j / B::cols()) * b(i % B::rows(), j % B::cols());
  }
};

/// Factors of the rows, or of the columns, of a matrix: the entry of the diagonal that is in the same row, or column.
template<class D, int Cols>
struct factors_of_rows {
  using scalar = typename D::scalar;
  static constexpr int work = own_work<D>;
  D d;
  static constexpr int rows() { return D::rows(); }
  static constexpr int cols() { return Cols; }
  MATGRAD_INLINE constexpr scalar operator()(int i, int) const { return diagonal_entry(d, i); }
};
template<class D, int Rows>
struct factors_of_columns {
  using scalar = typename D::scalar;
  static constexpr int work = own_work<D>;
  D d;
  static constexpr int rows() { return Rows; }
  static constexpr int cols() { return D::rows(); }
  MATGRAD_INLINE constexpr scalar operator()(int, int j) const { return diagonal_entry(d, j); }
};

/// The Rows×Cols block of X that begins at (Row, Col).
template<class X, int Row, int Col, int Rows, int Cols>
struct block_of {
  using scalar = typename X::scalar;
  static constexpr int work = own_work<X>;
  X x;
  static constexpr int rows() { return Rows; }
  static constexpr int cols() { return Cols; }
  MATGRAD_INLINE constexpr decltype(auto) operator()(int i, int j) const { return x(Row + i, Col + j); }
};

/// Rows×Cols, zero but for X, which begins at (Row, Col).
template<class X, int Row, int Col, int Rows, int Cols>
struct embedding_of {
  using scalar = typename X::scalar;
  static constexpr int work = own_work<X>;
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
  static constexpr int work = own_work<X>;
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
  static constexpr int work = own_work<X>;
  X x;
  static constexpr int rows() { return X::rows(); }
  static constexpr int cols() { return X::cols(); }
  MATGRAD_INLINE constexpr scalar operator()(int i, int j) const { return -x(i, j); }
};

/// The exact number A/B in the scalar type T; of fixed point, where A or B may be out of range, as double has it.
template<class T, long long A, long long B>
struct number_of {
  using scalar = T;
  static constexpr int rows() { return 1; }
  static constexpr int cols() { return 1; }
  MATGRAD_INLINE constexpr T operator()(int, int) const {
    if constexpr (B == 1) {
      return whole<T>(A);
    } else if constexpr (is_fixed_point<T>) {
      constexpr T value(static_cast<double>(A) / static_cast<double>(B));
      return value;
    } else {
      return whole<T>(A) / whole<T>(B);
    }
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

/// Xᵀ, with the transpose next to what is stored.
template<class X>
MATGRAD_INLINE constexpr auto flipped(X const& x) {
  return transpose_of<X>{x};
}
template<class M>
  requires holds_numbers<M>
MATGRAD_INLINE constexpr auto flipped(M const& x) {
  return transpose_of<stored<M>>{{&x}};
}
template<class M>
MATGRAD_INLINE constexpr auto flipped(transposed<M> const& x) {
  return stored<std::remove_const_t<M>>{x.matrix};
}
template<class X>
MATGRAD_INLINE constexpr auto flipped(transpose_of<X> const& x) {
  return x.x;
}
template<class Alpha, class X>
MATGRAD_INLINE constexpr auto flipped(multiple_of<Alpha, X> const& x) {
  return multiple_of<Alpha, decltype(flipped(x.x))>{x.alpha, flipped(x.x)};
}
template<class X>
MATGRAD_INLINE constexpr auto flipped(negative_of<X> const& x) {
  return negative_of<decltype(flipped(x.x))>{flipped(x.x)};
}

/// X as a view to be passed by value, with the transpose next to what is stored.
template<class X>
MATGRAD_INLINE constexpr auto viewed(X const& x) {
  return flipped(flipped(x));
}

}  // namespace matgrad::kernels
