// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <cstddef>

#include <matgrad/graph/shape.hpp>
#include <matgrad/kernels/down.hpp>

// Data: where the numbers of X = A are, and where a result is written. Of a type only one question is asked, where its entry
// (i, j) is; the answer is its data_traits. Dense matrices are the first case.
namespace matgrad {

/// An extent that a type does not know: it is compared with the symbol's, or the formula's, at each evaluation.
inline constexpr int runtime_extent = -1;
/// An extent that data have none of: as many numbers are read, or written, as are asked for. A pointer's, for instance.
inline constexpr int any_extent = -2;

/// How a type holds a matrix. Specialised for a type, it makes values of the type data:
///
///     template<>
///     struct matgrad::data_traits<pose> {
///       using scalar = double;                       // what formulas compute with
///       static constexpr int rows = 3, cols = 4;
///       static constexpr auto entries(auto& pose) {  // where entry (i, j) is, counted from 0
///         return [&pose](int i, int j) -> auto& { return pose.columns[j][i]; };
///       }
///     };
///
/// Where the type knows an extent only at run time, that is runtime_extent and there is shape_of(data), a shape. Optional:
/// `results`, whose member template matrix<T, m, n> is what f(X = A) returns (else dense); wrong_shape(name, expected, given),
/// which f(name = data) calls where data have another shape; computed(data), a matrix that is data itself and stands for data
/// of which entries cannot be read one by one.
///
/// What is not specialised is a number: it stands for a scalar symbol. Whole numbers count as double, those of half precision,
/// which are for storage, as float.
template<class Data>
struct data_traits {
  static constexpr bool holds_number = true;
  using scalar = std::conditional_t<std::is_integral_v<Data>, double,
                                    std::conditional_t<kernels::half_precision<Data>, float, Data>>;
  static constexpr int rows = 1, cols = 1;
  static constexpr auto entries(Data const& number) {
    return kernels::value_of_number<scalar>{static_cast<scalar>(number)};
  }
};

template<class Data>
inline constexpr bool holds_number = requires {
  data_traits<Data>::holds_number;
};

// ---- what is known of data ----

/// The type of the numbers that formulas compute with when they read Data.
template<class Data>
using scalar_in = typename data_traits<Data>::scalar;

/// The extents of Data, with runtime_extent and any_extent where the type does not know them.
template<class Data>
inline constexpr shape extents_in{data_traits<Data>::rows, data_traits<Data>::cols};

template<class Data>
inline constexpr bool has_fixed_shape = extents_in<Data>.rows > 0 && extents_in<Data>.cols > 0;

template<class Data>
inline constexpr bool has_runtime_shape = extents_in<Data>.rows == runtime_extent
                                       || extents_in<Data>.cols == runtime_extent;

/// Whether Data say that numbers stand one after the other, and nothing else: no matrix, before a layout is named.
template<class Data>
inline constexpr bool is_flat = std::is_pointer_v<Data>;

/// Whether data of these extents can have the shape `size`.
constexpr bool may_have(shape extents, shape size) {
  return (extents.rows < 0 || extents.rows == size.rows) && (extents.cols < 0 || extents.cols == size.cols);
}

/// Whether data have a shape that their type leaves open.
template<class Data>
constexpr bool has_shape(Data const& data, shape size) {
  if constexpr (has_runtime_shape<Data>) return data_traits<Data>::shape_of(data) == size;
  else return true;
}
/// The same, and if not, the type is told for which name.
template<class Data>
constexpr bool expect_shape(Data const& data, shape size, [[maybe_unused]] char const* name) {
  if (has_shape(data, size)) return true;
  if constexpr (requires { data_traits<Data>::wrong_shape(name, size, size); })
    data_traits<Data>::wrong_shape(name, size, data_traits<Data>::shape_of(data));
  return false;
}

/// The entries of data that are read, or written, as an m×n matrix.
template<int m, int n, class Data>
MATGRAD_INLINE constexpr decltype(auto) entries_in(Data& data) {
  using traits = data_traits<std::remove_const_t<Data>>;
  if constexpr (requires { traits::template entries<m, n>(data); }) return traits::template entries<m, n>(data);
  else return traits::entries(data);
}

/// They as a matrix, for kernels: a view, or a dense matrix to be written.
template<int m, int n, class Data>
MATGRAD_INLINE constexpr decltype(auto) matrix_in(Data& data) {
  using entries = decltype(entries_in<m, n>(data));
  if constexpr (kernels::constant_shape<entries>) return entries_in<m, n>(data);
  else return kernels::located<m, n, entries>{entries_in<m, n>(data)};
}

/// The same, as numbers of the type T.
template<class T, int m, int n, class Data>
MATGRAD_INLINE constexpr auto matrix_of(Data const& data) {
  if constexpr (holds_number<Data>) {
    return kernels::value_of_number<T>{static_cast<T>(data)};
  } else {
    using matrix = decltype(matrix_in<m, n>(data));
    if constexpr (std::is_same_v<typename matrix::scalar, T>) return matrix_in<m, n>(data);
    else return kernels::converted<matrix, T>{matrix_in<m, n>(data)};
  }
}

/// Whether a result can be written there: entries are places, not only values.
template<class Out>
concept writable =
    !holds_number<std::remove_const_t<Out>> && requires(Out& out, scalar_in<std::remove_const_t<Out>> const& x) {
  entries_in<1, 1>(out)(0, 0) = x;
};

// ---- what a formula returns ----

struct dense_results {
  template<class T, int m, int n>
  using matrix = dense<T, m, n>;
};

template<class Data>
constexpr auto results_of() {
  if constexpr (requires { typename data_traits<Data>::results; }) return typename data_traits<Data>::results{};
  else return dense_results{};
}
/// What all matrices among the data ask for; dense if they do not agree.
template<class First, class... Rest>
constexpr auto results_for() {
  if constexpr (sizeof...(Rest) == 0) return results_of<First>();
  else if constexpr (holds_number<First>) return results_for<Rest...>();
  else {
    using asked = decltype(results_of<First>());
    constexpr bool agree = ((holds_number<Rest> || std::is_same_v<decltype(results_of<Rest>()), asked>)&&...);
    return std::conditional_t<agree, asked, dense_results>{};
  }
}

/// The type of an m×n result where all symbols are given Data...: a number of their common type if 1×1; else the matrix that
/// all matrices among them ask for, an Eigen matrix where all are of Eigen; else dense.
template<int m, int n, class... Data>
struct result_for {
  using scalar = std::common_type_t<scalar_in<Data>...>;
  using matrix = typename decltype(results_for<Data...>())::template matrix<scalar, m, n>;
};
template<class... Data>
struct result_for<1, 1, Data...> {
  using scalar = std::common_type_t<scalar_in<Data>...>;
  using matrix = dense<scalar, 1, 1>;
};
template<int m, int n>
struct result_for<m, n> {
  using scalar = double;
  using matrix = dense<double, m, n>;
};
template<>
struct result_for<1, 1> : result_for<2, 1> {
  using matrix = dense<double, 1, 1>;
};

// ---- dense matrices ----

template<class T, int m, int n>
struct data_traits<dense<T, m, n>> {
  using scalar = std::conditional_t<std::is_integral_v<T>, T, scalar_in<T>>;
  static constexpr int rows = m, cols = n;
  MATGRAD_INLINE static constexpr auto entries(dense<T, m, n> const& A) { return kernels::stored_before<T, m, n>{&A}; }
  MATGRAD_INLINE static constexpr auto& entries(dense<T, m, n>& A) { return A; }
};

// ---- computed data ----

/// Data that were computed from what X = A was given, and live as long as the binding.
template<class Data>
struct computed_data {
  Data data;
};
template<class Data>
struct data_traits<computed_data<Data>> : data_traits<Data> {
  MATGRAD_INLINE static constexpr auto entries(computed_data<Data> const& computed) {
    return data_traits<Data>::entries(computed.data);
  }
  static constexpr shape shape_of(computed_data<Data> const& computed) {
    return data_traits<Data>::shape_of(computed.data);
  }
};

}  // namespace matgrad
