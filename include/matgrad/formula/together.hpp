// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <tuple>

#include <matgrad/formula/language.hpp>

// Several formulas as one program: what they share is computed once.
namespace matgrad {

template<class... F>
class joint_formula {
  std::tuple<F...> formulas;

  template<std::size_t... k, class... Bindings>
  MATGRAD_INLINE constexpr auto run(std::index_sequence<k...>, Bindings const&... bindings) const {
    using T = typename evaluation<Bindings...>::scalar;
    std::tuple<result_of<F, Bindings...>...> results;
    auto write = [&](auto& program) MATGRAD_INLINE {
      (program.template result<k>(matrix_like<F>(std::get<k>(results))), ...);
    };
    if (!joint_evaluation<T, F...>::into(write, std::get<k>(formulas)..., bindings...))
      (kernels::fill_with_no_number(matrix_like<F>(std::get<k>(results))), ...);
    return std::make_tuple(as_value(std::get<k>(results))...);
  }

public:
  constexpr explicit joint_formula(F const&... given) : formulas(given...) {}

  /// The values, as a std::tuple in the formulas' order: a number for 1×1, else a matrix as f(X = A) gives it.
  template<class... Bindings>
  MATGRAD_INLINE constexpr auto operator()(Bindings const&... bindings) const {
    return run(std::index_sequence_for<F...>{}, bindings...);
  }
};

/// together(f, g, h)(X = A, ...): several formulas evaluated as one program.
template<formula... F>
constexpr auto together(F const&... f) {
  return joint_formula<F...>(f...);
}

template<class Value, class Gradient>
struct value_and_gradient {
  Value value;
  Gradient gradient;
};

template<class F, class G>
class formula_with_gradient {
  F f;
  G g;

public:
  constexpr formula_with_gradient(F const& value, G const& gradient) : f(value), g(gradient) {}

  template<class... Bindings>
  MATGRAD_INLINE constexpr auto operator()(Bindings const&... bindings) const {
    using T = typename evaluation<Bindings...>::scalar;
    result_of<F, Bindings...> value;
    result_of<G, Bindings...> gradient;
    auto&& value_out = matrix_like<F>(value);
    auto&& gradient_out = matrix_like<G>(gradient);
    auto write = [&](auto& program) MATGRAD_INLINE {
      program.template result<0>(value_out);
      program.template result<1>(gradient_out);
    };
    if (!joint_evaluation<T, F, G>::into(write, f, g, bindings...)) {
      kernels::fill_with_no_number(value_out);
      kernels::fill_with_no_number(gradient_out);
    }
    return value_and_gradient<std::remove_cvref_t<decltype(as_value(value))>,
                              std::remove_cvref_t<decltype(as_value(gradient))>>{as_value(value), as_value(gradient)};
  }
};

/// value_and_grad(f, X)(X = A, ...): f and its gradient as one program, as .value and .gradient.
template<formula F, formula X>
constexpr auto value_and_grad(F const& f, X const& x) {
  auto g = grad(f, x);
  return formula_with_gradient<F, decltype(g)>(f, g);
}

}  // namespace matgrad
