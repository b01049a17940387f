// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/evaluate.hpp>

// What can be asked of a formula by its members: f.T(), X = A, f(X = A), f.into(out, X = A), X(0_c, 1_c).
namespace matgrad {

/// The index that an argument's type says: 1_c, or any integral constant.
template<class T>
constexpr int index_in() {
  if constexpr (formula<T>) return static_cast<int>(value_of<T>.numerator);
  else return static_cast<int>(T::value);
}
template<class T>
concept index_constant = is_exact<T> ||(!formula<T> && requires { static_cast<int>(T::value); });

/// Data in a refusal: their shape and their type.
template<int Rows, int Cols, class Data>
struct data_of_shape;
template<class Data>
using data_in_refusal = data_of_shape<extents_in<Data>.rows, extents_in<Data>.cols, Data>;

/// X = As: how many matrices are read for one symbol; see evaluate_batch.hpp.
template<class Symbol, class Value>
struct many_bound;

template<class F>
struct language {
  static constexpr auto transposed(F const& f) { return transpose(f); }

  template<class Value>
  MATGRAD_INLINE static constexpr auto bound(F const& X, Value const& value) {
    if constexpr (requires { many_bound<F, Value>::of(value); }) return bound(X, many_bound<F, Value>::of(value));
    else if constexpr (requires { data_traits<Value>::computed(value); })
      return bound(X,
                   computed_data<decltype(data_traits<Value>::computed(value))>{data_traits<Value>::computed(value)});
    else return bound_to(value);
  }
  template<class Value>
  MATGRAD_INLINE static constexpr auto bound_to(Value const& value) {
    if constexpr (is_bindable<Value>()) return binding<F, Value>{value};
    else return binding<F, dense_of<F, double>>{no_data};  // after a refusal: one mistake, one error
  }
  static constexpr dense_of<F, double> no_data{};

  template<class Value>
  static constexpr bool is_bindable() {
    if constexpr (!is_symbol<F>) {
      static_assert(shapes_fit<typename operand_of<F>::type>, "X = A: only a symbol can be given a value");
      return false;
    } else if constexpr (std::is_pointer_v<Value> || !may_have(extents_in<Value>, size_of<F>)) {
      if constexpr (std::is_pointer_v<Value> || (is_flat<Value> && !size_of<F>.is_vector()))
        static_assert(shapes_fit<typename operand_of<F>::type, Value>,
                      "X = A: the numbers at a pointer, or in a flat array, have no layout: write X = row_major(p) or "
                      "X = column_major(p)");
      else if constexpr (holds_number<Value>)
        static_assert(shapes_fit<typename operand_of<F>::type, Value>,
                      "X = A: a matrix symbol needs a dense matrix of its shape, or an array; Eigen's matrices need "
                      "#include <matgrad/interop/eigen.hpp>, spans and vectors <matgrad/interop/spans.hpp>");
      else
        static_assert(shapes_fit<typename operand_of<F>::type, data_in_refusal<Value>>,
                      "X = A: the data must have the shape of the symbol");
      return false;
    } else {
      return true;
    }
  }
  template<int work = kernels::unroll_work, class... Arguments>
  MATGRAD_INLINE static constexpr auto called(F const& f, Arguments const&... arguments) {
    if constexpr ((is_binding<Arguments> && ...)) {
      result_of<F, Arguments...> result;
      auto&& out = matrix_like<F>(result);
      evaluate_into<work>(out, f, arguments...);
      return as_value(result);
    } else if constexpr ((index_constant<Arguments> && ...)
                         && (sizeof...(Arguments) == 2 || (sizeof...(Arguments) == 1 && size_of<F>.is_vector()))) {
      return entry_of<index_in<Arguments>()...>(f);
    } else {
      static_assert(shapes_fit<typename operand_of<F>::type>,
                    "f(...): give each symbol its value, as in f(X = A), or name an entry by constants, X(0_c, 1_c) of "
                    "a matrix, x(0_c) of a column");
      return ratio<0>;
    }
  }

  template<int i, int j = 0>
  static constexpr auto entry_of(F const& f) {
    if constexpr (0 <= i && i < size_of<F>.rows && 0 <= j && j < size_of<F>.cols) {
      return apply<entry_room, i, j>(f);
    } else {
      static_assert(shapes_fit<typename operand_of<F>::type>,
                    "X(i, j): the index must lie in X; rows and columns are counted from 0");
      return ratio<0>;
    }
  }

  // out may be one of the data, or overlap with them: then the value is finished before it is written
  template<int work = kernels::unroll_work, class Out, class... Bindings>
  MATGRAD_INLINE static constexpr void evaluated_into(F const& f, Out& out, Bindings const&... bindings) {
    if constexpr (can_be_written<Out>()) {
      if constexpr (is_written_in_place<Out, Bindings...>()) {
        evaluate_into<work>(out, f, bindings...);
      } else {
        place_within<dense_of<F, typename evaluation<Bindings...>::scalar>, work> result;
        evaluate_into<work>(result, f, bindings...);
        write<work>(out, result);
      }
    }
  }
  template<class Out>
  static constexpr bool can_be_written() {
    using to = std::remove_const_t<Out>;
    constexpr bool place = holds_number<to> ? std::is_same_v<to, Out> : writable<Out>;
    static_assert(place, "f.into(out, ...): out must be a matrix, or a number, that can be written");
    if constexpr (place) {
      constexpr bool fits = may_have(extents_in<to>, size_of<F>);
      static_assert(fits || shapes_fit<typename operand_of<F>::type, data_in_refusal<to>>,
                    "f.into(out, ...): out must have the shape of f");
      return fits;
    } else {
      return false;
    }
  }
  template<int work, class Out, class Result>
  MATGRAD_INLINE static constexpr void write(Out& out, Result const& result) {
    if constexpr (holds_number<std::remove_const_t<Out>>) {
      out = static_cast<Out>(result(0, 0));
    } else if (expect_shape(out, size_of<F>, "out")) {
      auto&& matrix = matrix_like<F>(out);
      auto&& to = kernels::out_within<work>(matrix);
      kernels::copy_as_numbers_of(to, result);
    } else {
      fill_as_it_is(out);
    }
  }
  // of an out that has another shape than f, every entry says that nothing was written
  template<class Out>
  static constexpr void fill_as_it_is(Out& out) {
    if constexpr (has_runtime_shape<std::remove_const_t<Out>>) {
      using data = data_traits<std::remove_const_t<Out>>;
      auto const entries = data::entries(out);
      shape const size = data::shape_of(out);
      for (int j = 0; j < size.cols; ++j)
        for (int i = 0; i < size.rows; ++i)
          entries(i, j) = kernels::no_number<std::remove_cvref_t<decltype(entries(i, j))>>();
    }
  }
};

}  // namespace matgrad
