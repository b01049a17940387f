// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/evaluate.hpp>
#include <matgrad/kernels/status.hpp>

// Evaluation with a status: before each step its room is asked whether it is defined there, and what it gives must be
// finite. A room says where it is not by status_at(operands...), as a division does; where it knows better once it has computed,
// as a factorisation does, by status_after(place, operands...).
namespace matgrad {

/// What try_evaluate gives. The value has no meaning, and is NaN, unless the status is ok.
template<class Value>
struct tried {
  Value value;
  matgrad::status status;

  constexpr explicit operator bool() const { return status == matgrad::status::ok; }
};

/// A run of a plan that stops before the first step that is not defined.
template<auto const& Plan, class T, class... Bindings>
struct careful_program : program<Plan, T, Bindings...> {
  using steps = program<Plan, T, Bindings...>;

  status found = status::ok;

  constexpr careful_program(all_bindings<Bindings...> const& given, T const* numbers) : steps(given, numbers) {}

  constexpr void require(bool holds, status otherwise) {
    if (found == status::ok && !holds) found = otherwise;
  }

  template<int I, class... Operands>
  static constexpr status status_at(Operands const&... operands) {
    using x = step_of<Plan, I>;
    using room = typename x::room;
    if constexpr (requires { room::status_at(operands...); }) return room::status_at(operands...);
    else if constexpr (requires { room::status_at(operands..., x::a, x::b); })
      return room::status_at(operands..., x::a, x::b);
    else return status::ok;
  }

  template<int I>
  static constexpr bool divides_by_kink() {
    if constexpr (step_of<Plan, I>::count == 0) return false;
    else return requires {
        room_of_step<Plan, operand_of_step<Plan, I, 0>>::has_kink_at_zero;
      };
  }

  template<int I, int... k>
  constexpr void look_before(std::integer_sequence<int, k...>) {
    found = status_at<I>(read(steps::template operand<operand_of_step<Plan, I, k>>())...);
    if (divides_by_kink<I>() && found == status::singular) found = status::not_differentiable;
  }

  template<class Room, class Place, class... Operands>
  static constexpr status status_after(Place const& place, Operands const&... operands) {
    if constexpr (requires { Room::status_after(place, operands...); }) return Room::status_after(place, operands...);
    else return status::ok;
  }
  template<int I, int... k>
  constexpr void look_after(std::integer_sequence<int, k...>) {
    if (found != status::ok) return;
    found = status_after<room_of_step<Plan, I>>(steps::template place<I>(),
                                                read(steps::template operand<operand_of_step<Plan, I, k>>())...);
  }

  template<int I>
  constexpr void look_at_data() {
    using room = room_of_step<Plan, I>;
    if constexpr (std::is_same_v<room, symbol> || std::is_same_v<room, literal_number>)
      require(kernels::all_finite(steps::template operand<I>()), status::not_finite);
    if constexpr (std::is_same_v<room, symbol> && Plan.nodes[I].has.has(positive_definite_structure))
      if (found == status::ok)
        require(kernels::is_positive_definite(steps::template operand<I>()), status::not_positive_definite);
  }

  /// Whether what step I has written is finite: zeros that nobody reads are not written.
  template<int I>
  constexpr bool gave_numbers() {
    if constexpr (by_entries<Plan, I>.used)
      return all_finite<I>(std::make_integer_sequence<int, entries_of<Plan, I, false>.count>{});
    else return kernels::all_finite(steps::template place<I>());
  }
  template<int I, int... index>
  constexpr bool all_finite(std::integer_sequence<int, index...>) {
    constexpr auto const& entry = entries_of<Plan, I, false>;
    auto const& x = steps::template place<I>();
    bool all = true;
    [[maybe_unused]] bool const done[] = {true,
                                          (all = all && kernels::is_finite(x(entry.row[index], entry.col[index])))...};
    return all;
  }

  template<int I>
  constexpr bool careful_step() {
    if (found != status::ok) return false;
    constexpr int count = step_of<Plan, I>::count;
    if constexpr (count == 0) look_at_data<I>();
    else look_before<I>(std::make_integer_sequence<int, count>{});
    if (found != status::ok) return false;
    steps::template step<I>();
    if constexpr (kernels::holds_numbers<typename decltype(storage_type<Plan, T, I>())::type>)
      if constexpr (!steps::is_only_root(I)) require(gave_numbers<I>(), status::not_finite);
    if constexpr (count > 0) look_after<I>(std::make_integer_sequence<int, count>{});
    return found == status::ok;
  }

  template<int... I>
  constexpr void run_with_care(std::integer_sequence<int, I...>) {
    [[maybe_unused]] bool const done[] = {careful_step<I>()...};
  }

  template<class Out>
  constexpr void run_into(Out& out) {
    run_with_care(std::make_integer_sequence<int, Plan.size>{});
    if (found == status::ok) {
      steps::template result<0>(out);
      require(kernels::all_finite(out), status::not_finite);
    }
    if (found != status::ok) kernels::fill_with_no_number(out);
  }
};

/// Writes the value of a formula into out, or no numbers; the status of both.
template<int work, class Out, class F, class... Bindings>
constexpr status try_evaluate_into(Out& out, F const& f, Bindings const&... bindings) {
  if (!have_shapes(bindings...)) {
    kernels::fill_with_no_number(out);
    return status::wrong_shape;
  }
  using T = typename Out::scalar;
  T literals[literals_in<F> + 1];
  [[maybe_unused]] auto* next = literals;
  collect_literals(f, next);
  all_bindings<Bindings...> const given{{bindings}...};
  careful_program<plan_within<work, F>(), T, Bindings...> steps(given, literals);
  steps.run_into(out);
  return steps.found;
}

/// try_evaluate(f, X = A, ...): the value that f(X = A, ...) gives, as .value, with a .status that is ok if the value can be
/// trusted; the result itself is true then. Else it says what was met first: singular (an inverse that does not exist to
/// working precision, a division by zero), not_positive_definite (the matrix of chol, or data of a positive definite symbol),
/// not_differentiable (a division by a norm that is zero), not_finite (data, or a number on the way, that is infinite or NaN;
/// also under -ffast-math), wrong_shape (data whose extents are known at run time). Never throws.
template<int work = kernels::unroll_work, formula F, class... Bindings>
[[nodiscard]] constexpr auto try_evaluate(F const& f, Bindings const&... bindings) {
  if constexpr ((is_binding<Bindings> && ...)) {
    result_of<F, Bindings...> value;
    auto&& out = matrix_like<F>(value);
    auto found = status::ok;
    if constexpr (is_ready<plan_of<F>(), Bindings...>()) found = try_evaluate_into<work>(out, f, bindings...);
    else kernels::fill_with_no_number(out);  // after a refusal: one mistake, one error
    return tried<std::remove_cvref_t<decltype(as_value(value))>>{as_value(value), found};
  } else {
    static_assert(shapes_fit<typename operand_of<F>::type>,
                  "try_evaluate(f, X = A, ...): after the formula, give each symbol its value, as in X = A");
    return tried<double>{0, status::not_finite};
  }
}

}  // namespace matgrad
