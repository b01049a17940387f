// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/formula/together.hpp>

// Functions instead of formulas: a generic lambda is called once, while compiling, with symbols of its arguments' shapes, and
// gives the formula.
namespace matgrad {

/// Data that are known to have a structure.
template<structure Has, class Data>
struct data_with_structure {
  Data const& data;
};
template<structure Has>
struct promise_of_structure {
  template<class Data>
  constexpr data_with_structure<Has, Data> operator()(Data const& data) const {
    return {data};
  }
};

/// symmetric_data(A): an argument of a traced function that stands for a symmetric matrix; so for the other structures that a
/// symbol can have.
inline constexpr promise_of_structure<symmetric_structure> symmetric_data{};
inline constexpr promise_of_structure<positive_definite_structure> positive_definite_data{};
inline constexpr promise_of_structure<positive_semidefinite_structure> positive_semidefinite_data{};
inline constexpr promise_of_structure<projector_structure> projector_data{};
inline constexpr promise_of_structure<diagonal_structure> diagonal_data{};
inline constexpr promise_of_structure<lower_structure> lower_triangular_data{};
inline constexpr promise_of_structure<upper_structure> upper_triangular_data{};
inline constexpr promise_of_structure<skew_structure> skew_symmetric_data{};
inline constexpr promise_of_structure<orthogonal_structure> orthogonal_data{};

/// An argument: its data, and what their type says of the symbol.
template<class Argument>
struct traced_argument {
  using data_type = Argument;
  static constexpr structure has{};
  MATGRAD_INLINE static constexpr Argument const& data(Argument const& argument) { return argument; }
};
template<structure Has, class Data>
struct traced_argument<data_with_structure<Has, Data>> {
  using data_type = Data;
  static constexpr structure has = Has;
  MATGRAD_INLINE static constexpr Data const& data(data_with_structure<Has, Data> const& argument) {
    return argument.data;
  }
};

/// x0, x1, ..., x10, ...
template<int i>
constexpr auto name_of_argument() {
  fixed_text<(i < 10 ? 3 : 4)> name;
  name.chars[0] = 'x';
  if constexpr (i >= 10) name.chars[1] = static_cast<char>('0' + i / 10);
  name.chars[i < 10 ? 1 : 2] = static_cast<char>('0' + i % 10);
  return name;
}

/// The symbol for argument i: a column if its data are one.
template<int i, class Argument>
using symbol_of_argument = terminal<
    symbol_leaf<name_of_argument<i>(), extents_in<typename traced_argument<Argument>::data_type>.rows,
                extents_in<typename traced_argument<Argument>::data_type>.cols, traced_argument<Argument>::has.bits>>;

/// What a refusal says of a traced function: its arguments.
template<class... Arguments>
struct arguments_of_function;

template<int k, class First, class... Rest>
constexpr auto argument_number(First const& first, [[maybe_unused]] Rest const&... rest) {
  if constexpr (k == 0) return first;
  else return argument_number<k - 1>(rest...);
}

/// What stands for a formula that was refused: one mistake, one error.
struct nothing_traced {
  template<class... Bindings>
  constexpr double operator()(Bindings const&...) const {
    return 0;
  }
};

/// Data of one shape, which the type says.
template<class Data>
inline constexpr bool is_traceable = has_fixed_shape<Data>;
template<class Data>
  requires(holds_number<Data>)
inline constexpr bool is_traceable<Data> = requires(Data const& number) { number / number; };

/// A function of which Wanted is made: its gradient by argument k, and the like. Directions are arguments that follow those of the
/// function.
template<class Function, class Wanted, int k, int directions = 0>
class traced_function {
  Function function;

  template<int... i, class... Symbols>
  constexpr auto trace(std::integer_sequence<int, i...>, Symbols const&... symbols) const {
    if constexpr (!requires { function(argument_number<i>(symbols...)...); }) {
      static_assert(
          shapes_fit<arguments_of_function<Symbols...>>,
          "grad<k>(f)(A, ...): f cannot be called with as many arguments; is it a lambda of auto parameters?");
      return nothing_traced{};
    } else if constexpr (!formula<std::remove_cvref_t<decltype(function(argument_number<i>(symbols...)...))>>) {
      static_assert(shapes_fit<arguments_of_function<Symbols...>>,
                    "grad<k>(f)(A, ...): f must return a formula of its arguments");
      return nothing_traced{};
    } else {
      return function(argument_number<i>(symbols...)...);
    }
  }

  template<int... i, class... Symbols>
  constexpr auto wanted(std::integer_sequence<int, i...> of_function, Symbols const&... symbols) const {
    auto const f = trace(of_function, symbols...);
    if constexpr (!formula<std::remove_cvref_t<decltype(f)>>) return f;
    else if constexpr (directions == 0) return Wanted{}(f, argument_number<k>(symbols...));
    else return Wanted{}(f, argument_number<k>(symbols...), argument_number<sizeof...(i)>(symbols...));
  }

  template<int... i, class... Arguments>
  constexpr auto made(std::integer_sequence<int, i...>, Arguments const&...) const {
    constexpr int count = static_cast<int>(sizeof...(Arguments)) - directions;
    if constexpr (!(is_traceable<typename traced_argument<Arguments>::data_type> && ...)) {
      static_assert(shapes_fit<arguments_of_function<Arguments...>>,
                    "grad<k>(f)(A, ...): the type of an argument must say its shape; for others write a formula of "
                    "symbols, and X = A");
      return nothing_traced{};
    } else if constexpr (k < 0 || k >= count) {
      static_assert(shapes_fit<arguments_of_function<Arguments...>>,
                    "grad<k>(f)(A, ...): k is the number of an argument of f, counted from 0; the direction of hvp<k> "
                    "comes behind them");
      return nothing_traced{};
    } else {
      return wanted(std::make_integer_sequence<int, count>{}, symbol_of_argument<i, Arguments>{}...);
    }
  }

  template<int... i, class... Arguments>
  MATGRAD_INLINE constexpr auto called(std::integer_sequence<int, i...> numbers, Arguments const&... arguments) const {
    auto const formula = made(numbers, arguments...);
    if constexpr (std::is_same_v<std::remove_const_t<decltype(formula)>, nothing_traced>) return formula();
    else return formula((symbol_of_argument<i, Arguments>{} = traced_argument<Arguments>::data(arguments))...);
  }

public:
  constexpr explicit traced_function(Function const& given) : function(given) {}

  /// The value at the arguments, which are data: that of the formula, where the symbol for each is its data.
  template<class... Arguments>
  MATGRAD_INLINE constexpr auto operator()(Arguments const&... arguments) const {
    return called(std::make_integer_sequence<int, sizeof...(Arguments)>{}, arguments...);
  }

  /// The formula that is evaluated for such arguments, of the symbols x0, x1, ...
  template<class... Arguments>
  constexpr auto formula_for(Arguments const&... arguments) const {
    return made(std::make_integer_sequence<int, sizeof...(Arguments)>{}, arguments...);
  }
};

struct wanted_itself {
  template<class F, class X>
  constexpr auto operator()(F const& f, X const&) const {
    return f;
  }
};
struct wanted_gradient {
  template<class F, class X>
  constexpr auto operator()(F const& f, X const& x) const {
    return grad(f, x);
  }
};
struct wanted_value_and_gradient {
  template<class F, class X>
  constexpr auto operator()(F const& f, X const& x) const {
    return value_and_grad(f, x);
  }
};
struct wanted_jacobian {
  template<class F, class X>
  constexpr auto operator()(F const& f, X const& x) const {
    return jacobian(f, x);
  }
};
struct wanted_hessian {
  template<class F, class X>
  constexpr auto operator()(F const& f, X const& x) const {
    return hessian(f, x);
  }
};
struct wanted_hvp {
  template<class F, class X, class V>
  constexpr auto operator()(F const& f, X const& x, V const& v) const {
    return hvp(f, x, v);
  }
};

/// grad<k>(f), where f is a generic lambda (or any function object) that makes a formula of its arguments: a function of data, the
/// gradient of f by its k-th argument, counted from 0. grad<0>([](auto S, auto x) { return logdet(S) + x.T() * inv(S) * x; })(A, b)
/// is grad(f, S)(S = A, x = b). The arguments may be of any type that says its shape; columns are vectors, numbers scalars. What
/// is known of one more than its shape is said at the call: positive_definite_data(A). Refuses what grad refuses.
template<int k, class Function>
constexpr auto grad(Function const& f) {
  return traced_function<Function, wanted_gradient, k>(f);
}

/// The value of f, and its gradient by the k-th argument, as .value and .gradient.
template<int k, class Function>
constexpr auto value_and_grad(Function const& f) {
  return traced_function<Function, wanted_value_and_gradient, k>(f);
}

/// The Jacobian of f by its k-th argument, as jacobian(f, x) has it.
template<int k, class Function>
constexpr auto jacobian(Function const& f) {
  return traced_function<Function, wanted_jacobian, k>(f);
}

/// The Hessian of f by its k-th argument, a column.
template<int k, class Function>
constexpr auto hessian(Function const& f) {
  return traced_function<Function, wanted_hessian, k>(f);
}

/// The Hessian of f by its k-th argument, times the direction V, which is given behind the arguments of f.
template<int k, class Function>
constexpr auto hvp(Function const& f) {
  return traced_function<Function, wanted_hvp, k, 1>(f);
}

/// The formula that f makes for arguments of the shapes of these data, with the symbols x0, x1, ...; of grad<k>(f) and the like
/// the formula of the derivative.
template<class Function, class... Arguments>
constexpr auto formula_of(Function const& f, Arguments const&... arguments) {
  if constexpr (requires { f.formula_for(arguments...); }) return f.formula_for(arguments...);
  else return traced_function<Function, wanted_itself, 0>(f).formula_for(arguments...);
}

}  // namespace matgrad
