// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <tuple>

#include <matgrad/formula/language.hpp>

// Several formulas as one program: what they share is computed once.
namespace matgrad {

/// What f(X = A) returns of a formula: a number for 1×1.
template<class F, class... Bindings>
using value_type_of = std::remove_cvref_t<decltype(as_value(std::declval<result_of<F, Bindings...> const&>()))>;

/// Calls write with the matrix that is to be written in the place of a value of F.
template<class F, class Value, class Write>
MATGRAD_INLINE constexpr void write_value(Value& value, Write write) {
  if constexpr (size_of<F>.is_scalar()) {
    dense<Value, 1, 1> number;
    write(number);
    value = number(0);
  } else {
    write(matrix_like<F>(value));
  }
}

template<int work, class... F>
class joint_formula {
  std::tuple<F...> formulas;

  template<std::size_t... k, class... Bindings>
  MATGRAD_INLINE constexpr auto run(std::index_sequence<k...>, Bindings const&... bindings) const {
    using T = typename evaluation<Bindings...>::scalar;
    std::tuple<value_type_of<F, Bindings...>...> values;
    auto write = [&](auto& program) MATGRAD_INLINE {
      (write_value<F>(std::get<k>(values), [&](auto&& out) MATGRAD_INLINE { program.template result<k>(out); }), ...);
    };
    if (!joint_evaluation<work, T, F...>::into(write, std::get<k>(formulas)..., bindings...))
      (write_value<F>(std::get<k>(values), [](auto&& out) { kernels::fill_with_no_number(out); }), ...);
    return values;
  }

public:
  constexpr explicit joint_formula(std::tuple<F...> const& given) : formulas(given) {}

  template<int most>
  constexpr auto within() const {
    return joint_formula<most, F...>(formulas);
  }

  /// The values, as a std::tuple in the formulas' order: a number for 1×1, else a matrix as f(X = A) gives it.
  template<class... Bindings>
  MATGRAD_INLINE constexpr auto operator()(Bindings const&... bindings) const {
    return run(std::index_sequence_for<F...>{}, bindings...);
  }
};

/// together(f, g, h)(X = A, ...): several formulas evaluated as one program.
template<formula... F>
constexpr auto together(F const&... f) {
  return joint_formula<kernels::unroll_work, F...>(std::tuple<F...>(f...));
}

template<class Value, class Gradient>
struct value_and_gradient {
  Value value;
  Gradient gradient;
};

template<class F, class G, int work = kernels::unroll_work>
class formula_with_gradient {
  F f;
  G g;

public:
  template<int most>
  constexpr auto within() const {
    return formula_with_gradient<F, G, most>(f, g);
  }

  constexpr formula_with_gradient(F const& value, G const& gradient) : f(value), g(gradient) {}

  template<class... Bindings>
  MATGRAD_INLINE constexpr auto operator()(Bindings const&... bindings) const {
    using T = typename evaluation<Bindings...>::scalar;
    value_and_gradient<value_type_of<F, Bindings...>, value_type_of<G, Bindings...>> result;
    auto write = [&](auto& program) MATGRAD_INLINE {
      write_value<F>(result.value, [&](auto&& out) MATGRAD_INLINE { program.template result<0>(out); });
      write_value<G>(result.gradient, [&](auto&& out) MATGRAD_INLINE { program.template result<1>(out); });
    };
    if (!joint_evaluation<work, T, F, G>::into(write, f, g, bindings...)) {
      write_value<F>(result.value, [](auto&& out) { kernels::fill_with_no_number(out); });
      write_value<G>(result.gradient, [](auto&& out) { kernels::fill_with_no_number(out); });
    }
    return result;
  }
};

/// value_and_grad(f, X)(X = A, ...): f and its gradient as one program, as .value and .gradient.
template<formula F, formula X>
constexpr auto value_and_grad(F const& f, X const& x) {
  auto g = grad(f, x);
  return formula_with_gradient<F, decltype(g)>(f, g);
}

}  // namespace matgrad
