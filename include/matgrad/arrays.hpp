// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <cstddef>

#include <matgrad/data.hpp>

// Arrays whose extents are part of their type, and pointers with a layout. They are recognised by what they can do: nothing of
// the standard library is included.
namespace matgrad {

// ---- numbers one after the other: a column ----

/// How many numbers there are in an array, a T[n], a std::array<T, n> or a std::span<T, n>; else 0.
template<class Data>
inline constexpr int length_of_array = 0;
template<class T, std::size_t n>
inline constexpr int length_of_array<T[n]> = n;
template<class Data>
  requires requires(Data const& data) {
    std::tuple_size<Data>::value;
    data.data();
    data[0];
  }
inline constexpr int length_of_array<Data> = std::tuple_size<Data>::value;
template<class Data>
  requires requires(Data const& data) {
    requires Data::extent != static_cast<std::size_t>(-1);
    data.data();
    data[0];
  }
inline constexpr int length_of_array<Data> = Data::extent;

template<class Data>
using element_of_array = std::remove_cvref_t<decltype(std::declval<Data const&>()[0])>;

/// An array of numbers.
template<class Data>
concept flat_array = length_of_array<Data> > 0 && holds_number<element_of_array<Data>>;
/// An array of arrays of numbers: A[i][j] is entry (i, j).
template<class Data>
concept nested_array = length_of_array<Data> > 0 && flat_array<element_of_array<Data>>;

template<flat_array Data>
inline constexpr bool is_flat<Data> = true;

template<flat_array Data>
struct data_traits<Data> {
  using scalar = scalar_in<element_of_array<Data>>;
  static constexpr int rows = length_of_array<Data>, cols = 1;
  static constexpr auto entries(auto& column) {
    using kernels::extent_constant;
    return kernels::by_strides<std::remove_reference_t<decltype(column[0])>, extent_constant<1>, extent_constant<rows>>{
        &column[0], {}, {}};
  }
};

// ---- arrays of arrays ----

namespace kernels {

/// A[i][j]
template<class A>
struct indexed_twice {
  A* array;
  MATGRAD_INLINE constexpr auto& operator()(int i, int j) const {
    return (*array)[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
  }
};
template<class A>
inline constexpr bool steps_right_by_one<indexed_twice<A>> = true;

}  // namespace kernels

template<nested_array Data>
struct data_traits<Data> {
  using row = element_of_array<Data>;
  using scalar = scalar_in<element_of_array<row>>;
  static constexpr int rows = length_of_array<Data>, cols = length_of_array<row>;
  template<class A>
  static constexpr auto entries(A& array) {
    return kernels::indexed_twice<A>{&array};
  }
};

// ---- pointers ----

/// The distance between two columns, or rows, that stand one after the other.
struct closely {};

/// Rows×Cols numbers from `first` on, row by row or column by column, that begin every `leading` numbers.
template<class T, int Rows, int Cols, bool by_rows, class Leading>
struct laid_out {
  T* first;
  [[no_unique_address]] Leading leading;
};

/// row_major(p): the numbers from p on are a matrix, row by row; row_major(p, leading): whose rows begin every `leading`
/// numbers. It has the shape that is asked for, or its own, as in row_major<2, 3>(p).
template<int m = any_extent, int n = m == any_extent ? any_extent : 1, class T>
constexpr auto row_major(T* p) {
  return laid_out<T, m, n, true, closely>{p, {}};
}
template<int m = any_extent, int n = m == any_extent ? any_extent : 1, class T>
constexpr auto row_major(T* p, std::ptrdiff_t leading) {
  return laid_out<T, m, n, true, std::ptrdiff_t>{p, leading};
}
/// column_major(p), column_major(p, leading): the same, column by column.
template<int m = any_extent, int n = m == any_extent ? any_extent : 1, class T>
constexpr auto column_major(T* p) {
  return laid_out<T, m, n, false, closely>{p, {}};
}
template<int m = any_extent, int n = m == any_extent ? any_extent : 1, class T>
constexpr auto column_major(T* p, std::ptrdiff_t leading) {
  return laid_out<T, m, n, false, std::ptrdiff_t>{p, leading};
}

template<class T, int Rows, int Cols, bool by_rows, class Leading>
struct data_traits<laid_out<T, Rows, Cols, by_rows, Leading>> {
  using scalar = scalar_in<std::remove_const_t<T>>;
  static constexpr int rows = Rows, cols = Cols;

  template<int m, int n>
  static constexpr auto entries(laid_out<T, Rows, Cols, by_rows, Leading> const& data) {
    using kernels::extent_constant;
    constexpr bool close = std::is_same_v<Leading, closely>;
    using leading = std::conditional_t<close, extent_constant<by_rows ? n : m>, std::ptrdiff_t>;
    leading step{};
    if constexpr (!close) step = data.leading;
    if constexpr (by_rows) return kernels::by_strides<T, leading, extent_constant<1>>{data.first, step, {}};
    else return kernels::by_strides<T, extent_constant<1>, leading>{data.first, {}, step};
  }
};

}  // namespace matgrad
