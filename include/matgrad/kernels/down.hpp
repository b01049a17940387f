// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/pack.hpp>
#include <matgrad/kernels/views.hpp>

// Several entries of a column of a view at once, in a pack.
namespace matgrad::kernels {

// ---- where entries stand ----

/// Whether the entries of a column, or of a row, stand one after the other: `&x(i, j)` is where the next begin.
template<class X>
inline constexpr bool is_by_columns = false;
template<class X>
inline constexpr bool is_by_rows = false;

template<class T, int m, int n>
inline constexpr bool is_by_columns<dense<T, m, n>> = true;
template<class T, int n>
inline constexpr bool is_by_columns<columns_of_four<T, n>> = true;
template<class T, int n>
inline constexpr bool is_by_rows<dense<T, 1, n>> = true;
template<class M>
inline constexpr bool is_by_columns<M const> = is_by_columns<M>;
template<class M>
inline constexpr bool is_by_rows<M const> = is_by_rows<M>;
template<int m, int n, class Entries>
inline constexpr bool is_by_columns<located<m, n, Entries>> = located<m, n, Entries>::is_contiguous
                                                           || steps_down_by_one<Entries>;
template<int m, int n, class Entries>
inline constexpr bool is_by_rows<located<m, n, Entries>> = steps_right_by_one<Entries>;
template<class M, int most>
inline constexpr bool is_by_columns<limited<M, most>> = is_by_columns<M>;
template<class M, int most>
inline constexpr bool is_by_rows<limited<M, most>> = is_by_rows<M>;
template<class M>
inline constexpr bool is_by_columns<stored<M>> = is_by_columns<M>;
template<class M>
inline constexpr bool is_by_rows<stored<M>> = is_by_rows<M>;
template<class X, int Row, int Col, int Rows, int Cols>
inline constexpr bool is_by_columns<block_of<X, Row, Col, Rows, Cols>> = is_by_columns<X>;
template<class X, int Row, int Col, int Rows, int Cols>
inline constexpr bool is_by_rows<block_of<X, Row, Col, Rows, Cols>> = is_by_rows<X>;
template<class X>
inline constexpr bool is_by_columns<transpose_of<X>> = is_by_rows<X>;
template<class X>
inline constexpr bool is_by_rows<transpose_of<X>> = is_by_columns<X>;
template<class M>
inline constexpr bool is_by_columns<transposed<M>> = is_by_rows<std::remove_const_t<M>>;
template<class M>
inline constexpr bool is_by_rows<transposed<M>> = is_by_columns<std::remove_const_t<M>>;

/// Whether the columns stand one after the other, too, without a gap.
template<class X>
inline constexpr bool is_contiguous = false;
template<class T, int m, int n>
inline constexpr bool is_contiguous<dense<T, m, n>> = true;
template<int m, int n, class Entries>
inline constexpr bool is_contiguous<located<m, n, Entries>> = located<m, n, Entries>::is_contiguous;
template<class M, int most>
inline constexpr bool is_contiguous<limited<M, most>> = is_contiguous<M>;

/// Whether there is a fourth number behind each column of three.
template<class X>
inline constexpr bool has_columns_of_four = false;
template<class T, int n>
inline constexpr bool has_columns_of_four<columns_of_four<T, n>> = true;
template<class M, int most>
inline constexpr bool has_columns_of_four<limited<M, most>> = has_columns_of_four<M>;
template<class M>
inline constexpr bool has_columns_of_four<stored<M>> = has_columns_of_four<M>;

/// Whether this is such a matrix, or a view that reads one.
template<class X>
inline constexpr bool is_kept_in_fours = has_columns_of_four<X>;
template<template<class...> class View, class... X>
inline constexpr bool is_kept_in_fours<View<X...>> = (is_kept_in_fours<std::remove_const_t<X>> || ...);

/// Whether one of the matrices that meet in a kernel is kept so, and there are registers of four.
template<class T, class... X>
inline constexpr bool meet_in_fours = lanes_of<T> >= 4 && (is_kept_in_fours<X> || ...);

/// The lanes of a pack down a column of `rows` numbers in that kernel.
template<class T, int rows, class... X>
inline constexpr int lanes_down = rows == 3 && meet_in_fours<T, X...> ? 3 : lanes_for<T>(rows);

/// A matrix that nobody writes while it is read. Only where three rows are read in four lanes that is said.
template<class T, int m, int n>
using stored_before = stored<std::conditional_t<m == 3 && (lanes_of<T> >= 4), dense<T, m, n> const, dense<T, m, n>>>;

/// Whether X is of three rows, contiguous, and was there before: then the fourth number behind a column, which is in the next,
/// may be read with it. (A wide load of what was stored in smaller pieces just now would wait.)
template<class X>
inline constexpr bool was_there_before = false;
template<class T, int n>
inline constexpr bool was_there_before<stored<dense<T, 3, n> const>> = n > 1;
template<int n, class Entries>
inline constexpr bool was_there_before<located<3, n, Entries>> = n > 1 && located<3, n, Entries>::is_contiguous;

// ---- in packs ----

/// The entries (row(0), j), (row(1), j), … of X.
template<class X, class Row, int... k>
MATGRAD_INLINE inline auto gathered(X const& x, Row const& row, int j, std::integer_sequence<int, k...>) {
  return pack<typename X::scalar, sizeof...(k)>{x(row(k), j)...};
}
template<class X, int m, int n, class Row, int... k>
MATGRAD_INLINE inline auto gathered(commuted_rows_of<X, m, n> const& x, Row const& row, int j,
                                    std::integer_sequence<int, k...> lanes) {
  return gathered(
      x.x, [&](int l) MATGRAD_INLINE { return row(l) % n * m + row(l) / n; }, j, lanes);
}
template<class A, class B, class Row, int... k>
MATGRAD_INLINE inline auto gathered(kronecker_of<A, B> const& x, Row const& row, int j,
                                    std::integer_sequence<int, k...> lanes) {
  constexpr int m = B::rows(), n = B::cols();
  return gathered(
             x.a, [&](int l) MATGRAD_INLINE { return row(l) / m; }, j / n, lanes)
       * gathered(
             x.b, [&](int l) MATGRAD_INLINE { return row(l) % m; }, j % n, lanes);
}

/// Column j; the last one is read with the number before it.
template<class X>
  requires was_there_before<X>
MATGRAD_INLINE inline auto column_of_three(X const& x, int j) {
  constexpr int n = X::cols();
  if (j < n - 1) return load<4>(&x(0, j));
  auto const last = load<4>(&x(2, n - 2));
  return __builtin_shufflevector(last, last, 1, 2, 3, 3);
}

/// The entries (i, j) to (i + W - 1, j) of X.
template<int W, class X>
MATGRAD_INLINE inline auto down(X const& x, int i, int j) {
  if constexpr (W == 1) return x(i, j);
  else if constexpr (W == 3 && has_columns_of_four<X>) return load<4>(&x(i, j));
  else if constexpr (W == 3 && was_there_before<X>) return column_of_three(x, j);
  else if constexpr (is_by_columns<X>) return load<W>(&x(i, j));
  else return gathered(x, [&](int k) MATGRAD_INLINE { return i + k; }, j, std::make_integer_sequence<int, W>{});
}
template<int W, class Alpha, class X>
MATGRAD_INLINE inline auto down(multiple_of<Alpha, X> const& x, int i, int j) {
  return x.alpha(0, 0) * down<W>(x.x, i, j);
}
template<int W, class X>
MATGRAD_INLINE inline auto down(negative_of<X> const& x, int i, int j) {
  return -down<W>(x.x, i, j);
}
template<int W, class D, int Cols>
MATGRAD_INLINE inline auto down(factors_of_rows<D, Cols> const& x, int i, int j) {
  if constexpr (D::cols() == 1) return down<W>(x.d, i, 0);
  else return gathered(x, [&](int k) MATGRAD_INLINE { return i + k; }, j, std::make_integer_sequence<int, W>{});
}

/// Writes p into the entries (i, j) to (i + W - 1, j) of out.
template<int W, class Out, class Pack>
MATGRAD_INLINE inline void put(Out& out, int i, int j, Pack const& p) {
  if constexpr (W == 1) out(i, j) = p;
  else if constexpr (W == 3 && !has_columns_of_four<Out>) {
    put<2>(out, i, j, __builtin_shufflevector(p, p, 0, 1));
    out(i + 2, j) = p[2];
  } else if constexpr (is_by_columns<Out>) store(&out(i, j), p);
  else
    for (int k = 0; k < W; ++k) out(i + k, j) = p[k];
}

/// Whether a kernel may compute with these matrices in packs: of one machine type and of shapes that are known. Packs are
/// straight-line code.
template<class Out, class... X>
constexpr bool in_packs() {
  using T = typename std::remove_cvref_t<Out>::scalar;
  if constexpr (lanes_of<T> > 1 && work_of<Out, X...> > least_work)
    return (constant_shape<Out> && ... && constant_shape<X>) && (std::is_same_v<typename X::scalar, T> && ...);
  else return false;
}

}  // namespace matgrad::kernels
