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

/// What stands for data of the wrong shape after it was refused.
template<class F, class T>
inline constexpr dense_of<F, T> no_data{};

/// X = As: how many matrices are read for one symbol; see evaluate_batch.hpp.
template<class Value>
struct many_bound;

template<class F>
struct language {
  static constexpr auto transposed(F const& f) { return transpose(f); }

  template<class Value>
  static constexpr auto bound(F const& X, Value const& value) {
    if constexpr (requires { many_bound<Value>::of(value); }) return bound(X, many_bound<Value>::of(value));
    else return bound_to(value);
  }
  template<class Value>
  static constexpr auto bound_to(Value const& value) {
    if constexpr (!is_symbol<F>)
      static_assert(shapes_fit<typename operand_of<F>::type>, "X = A: only a symbol can be given a value");
    else if constexpr (kernels::constant_shape<Value>)
      static_assert(shape{Value::rows(), Value::cols()}
                            == size_of<F> || shapes_fit<typename operand_of<F>::type, Value>,
                    "X = A: the data must have the shape of the symbol");
    else
      static_assert(size_of<F>.is_scalar() || shapes_fit<typename operand_of<F>::type, Value>,
                    "X = A: a matrix symbol needs a dense matrix of its shape");
    if constexpr (kernels::constant_shape<Value> && is_symbol<F>) {
      using T = typename scalar_of<Value>::type;
      if constexpr (shape{Value::rows(), Value::cols()} != size_of<F>) return binding<F, dense_of<F, T>>{no_data<F, T>};
      else return binding<F, Value>{value};
    } else {
      return binding<F, Value>{value};
    }
  }

  template<class... Arguments>
  MATGRAD_INLINE static constexpr auto called(F const& f, Arguments const&... arguments) {
    if constexpr ((is_binding<Arguments> && ...)) {
      dense_of<F, typename evaluation<Arguments...>::scalar> result;
      evaluate_into(result, f, arguments...);
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

  // out may be one of the data, so the value is finished before it is written
  template<class Out, class... Bindings>
  MATGRAD_INLINE static constexpr void evaluated_into(F const& f, Out& out, Bindings const&... bindings) {
    dense_of<F, typename evaluation<Bindings...>::scalar> result;
    evaluate_into(result, f, bindings...);
    if constexpr (is_dense<Out>) {
      static_assert(shape{Out::rows(), Out::cols()} == size_of<F>, "f.into(out, ...): out must have the shape of f");
      kernels::copy(out, result);
    } else {
      out = result(0, 0);
    }
  }
};

}  // namespace matgrad
