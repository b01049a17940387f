// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <tuple>

#include <matgrad/formula/language.hpp>
#include <matgrad/numbered.hpp>

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

  /// Whether value k, and no other, is that of the last step, and may be written into Out when the others are finished.
  template<int k, class Out, class... Bindings>
  static constexpr bool is_last_step() {
    constexpr auto const& plan = plan_within<work, F...>();
    int values_of_it = 0;
    for (int r = 0; r < plan.root_count; ++r) values_of_it += plan.roots[r] == plan.size - 1;
    return plan.roots[k] == plan.size - 1 && values_of_it == 1 && is_written_in_place<Out, Bindings...>();
  }
  // the places may be among the data, or overlap with them: then all values are finished before one is written
  template<int... k, int... b, class... Arguments>
  MATGRAD_INLINE constexpr void write_into(std::integer_sequence<int, k...>, std::integer_sequence<int, b...>,
                                           Arguments&... arguments) const {
    constexpr int results = sizeof...(F);
    if constexpr ((language<F>::template can_be_written<argument<k, Arguments...>>() && ...)) {
      using T = typename evaluation<std::remove_const_t<argument<results + b, Arguments...>>...>::scalar;
      numbered_values<std::integer_sequence<int, k...>, place_within<dense_of<F, T>, work>...> values;
      constexpr bool in_place[] = {is_last_step<k, argument<k, Arguments...>,
                                                std::remove_const_t<argument<results + b, Arguments...>>...>()...};
      auto finish = [&](auto& program) MATGRAD_INLINE {
        (finish_value<k, in_place[k]>(program, value_numbered<k>(values)), ...);
        (finish_value<k, !in_place[k]>(program, argument_numbered<k>(arguments...)), ...);
      };
      if (!joint_evaluation<work, T, F...>::into(finish, std::get<k>(formulas)...,
                                                 argument_numbered<results + b>(arguments...)...))
        (kernels::fill_with_no_number(value_numbered<k>(values)), ...);
      (write_value_into<F, in_place[k]>(argument_numbered<k>(arguments...), value_numbered<k>(values)), ...);
    }
  }
  template<int k, bool elsewhere, class Program, class Out>
  MATGRAD_INLINE static constexpr void finish_value(Program& program, Out& out) {
    if constexpr (!elsewhere) program.template result<k>(out);
  }
  template<class G, bool in_place, class Out, class Value>
  MATGRAD_INLINE static constexpr void write_value_into(Out& out, Value const& value) {
    if constexpr (!in_place) language<G>::template write<work>(out, value);
  }
  template<int k, class... Arguments>
  using argument = std::tuple_element_t<k, std::tuple<Arguments...>>;

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

  /// Writes the values: first a place for each, as of f.into(out, X = A), then each symbol with its value.
  template<class... Arguments>
  MATGRAD_INLINE constexpr void into(Arguments&&... arguments) const {
    constexpr int results = sizeof...(F), given = sizeof...(Arguments);
    constexpr bool fits = (is_binding<std::remove_cvref_t<Arguments>> + ... + 0) == given - results;
    static_assert(
        fits,
        "together(f, g).into(a, b, X = A): first a place for each formula's value, then each symbol with its value");
    if constexpr (fits)
      write_into(std::make_integer_sequence<int, results>{}, std::make_integer_sequence<int, given - results>{},
                 arguments...);
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

  /// Writes both: first a place for the value, one for the gradient, then each symbol with its value.
  template<class... Arguments>
  MATGRAD_INLINE constexpr void into(Arguments&&... arguments) const {
    joint_formula<work, F, G>(std::tuple<F, G>(f, g)).into(arguments...);
  }
};

/// value_and_grad(f, X)(X = A, ...): f and its gradient as one program, as .value and .gradient.
template<formula F, formula X>
constexpr auto value_and_grad(F const& f, X const& x) {
  auto g = grad(f, x);
  return formula_with_gradient<F, decltype(g)>(f, g);
}

}  // namespace matgrad
