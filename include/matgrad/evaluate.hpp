// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/data.hpp>
#include <matgrad/formula/derivatives.hpp>
#include <matgrad/equal.hpp>
#include <matgrad/kernels/status.hpp>
#include <matgrad/operations/lookup.hpp>
#include <matgrad/plan.hpp>
#include <matgrad/plan/places.hpp>

// Evaluation: the plan is run with numbers. Each step's kernel is chosen while compiling and writes into the step's own
// place; nothing is allocated, and everything may itself run while compiling.
namespace matgrad {

/// Whether X = A keeps A: it is a view, or was computed for this.
template<class Value>
inline constexpr bool is_kept = false;
template<class Data>
inline constexpr bool is_kept<computed_data<Data>> = true;

/// X = A: the data that stand for a symbol. Refers to A, which lives in the caller's expression, unless it is kept.
template<class Symbol, class Value>
struct binding {
  std::conditional_t<is_kept<Value>, Value, Value const&> value;
};

template<class T>
inline constexpr bool is_binding = false;
template<class Symbol, class Value>
inline constexpr bool is_binding<binding<Symbol, Value>> = true;

/// Whether a step may write into Out while it reads the data: these are dense matrices of other shapes, or numbers, which it
/// reads before it writes.
template<class Out, class Binding>
inline constexpr bool lies_apart = false;
template<class T, int m, int n, class Symbol, class Number>
  requires std::is_arithmetic_v<Number>
inline constexpr bool lies_apart<dense<T, m, n>, binding<Symbol, Number>> = true;
template<class T, int m, int n, class Symbol, class U, int p, int q>
inline constexpr bool lies_apart<dense<T, m, n>, binding<Symbol, dense<U, p, q>>> =
    !std::is_same_v<dense<T, m, n>, dense<U, p, q>>;

/// The bindings of one call, numbered.
template<int k, class Binding>
struct numbered_binding {
  Binding binding;
};
template<class Places, class... Bindings>
struct numbered_bindings;
template<int... k, class... Bindings>
struct numbered_bindings<std::integer_sequence<int, k...>, Bindings...> : numbered_binding<k, Bindings>... {};
template<class... Bindings>
using all_bindings = numbered_bindings<std::make_integer_sequence<int, sizeof...(Bindings)>, Bindings...>;

template<int k, class Binding>
MATGRAD_INLINE constexpr auto const& value_of_binding(numbered_binding<k, Binding> const& given) {
  return given.binding.value;
}
template<int k, class Symbol, class Value>
constexpr Symbol symbol_of_binding(numbered_binding<k, binding<Symbol, Value>> const*);

/// The name of a symbol's type.
template<class Symbol>
inline constexpr char const* name_of = "";
template<class Leaf>
inline constexpr char const* name_of<terminal<Leaf>> = Leaf::name.chars;

// ---- a run ----

template<class V>
MATGRAD_INLINE constexpr decltype(auto) read(V const& v) {
  if constexpr (std::is_pointer_v<V>) return *v;
  else return (v);
}

/// A kernel as a function of its own, the same for all steps of these shapes.
template<class Room, class Out, class... Operands>
constexpr void shared_kernel(Out& out, Operands... operands) {
  Room::value(out, read(operands)...);
}

/// The same of a long kernel, which shares no registers with others.
template<class Room, class Out, class... Operands>
[[gnu::noinline]] constexpr void long_kernel(Out& out, Operands... operands) {
  Room::value(out, read(operands)...);
}
template<auto const& Plan, int I>
constexpr bool is_long() {
  constexpr int flops = cost_of_kernel_of<Plan, I>().flops;
  return !has_own_storage<room_of_step<Plan, I>> && 300 < flops && flops <= 2 * work_in<Plan>;
}
/// Whether a plan has several long kernels that are written out. In one piece a compiler would keep more numbers of these alive
/// than there are registers, and spend a third of the time on moving them.
template<auto const& Plan, class T, int... I>
constexpr bool has_several_long(std::integer_sequence<int, I...>) {
  return kernels::lanes_of<T> > 1 && (is_long<Plan, I>() + ... + 0) > 2;
}

/// A run of a plan: the data, the numbers in the formula and the place of each step.
template<auto const& Plan, class T, class... Bindings>
struct program : slots<Plan, T, std::make_integer_sequence<int, Plan.size>> {
  static constexpr int work = work_in<Plan>;

  all_bindings<Bindings...> const& bindings;
  T const* literals;

  MATGRAD_INLINE constexpr program(all_bindings<Bindings...> const& given, T const* numbers)
      : bindings(given), literals(numbers) {}

  template<int I>
  MATGRAD_INLINE constexpr auto& place() {
    return static_cast<slot<Plan, T, step_of<Plan, I>::place>&>(*this).value;
  }

  /// What step I gives, to be read by other steps.
  template<int I>
  MATGRAD_INLINE constexpr auto operand() {
    using x = step_of<Plan, I>;
    using room = typename x::room;
    if constexpr (std::is_same_v<room, symbol>) return kernels::within<work>(bound<I, 0>());
    else if constexpr (std::is_same_v<room, literal_number>) return kernels::value_of_number<T>{literals[x::a]};
    else if constexpr (std::is_same_v<room, exact_number>) return kernels::number_of<T, x::a, x::b>{};
    else if constexpr (x::count == 0)
      return kernels::within<work>(kernels::constant_of<T, room, x::rows, x::cols, x::a, x::b>{});
    else if constexpr (is_view<room>)
      return kernels::within<work>(view<I>(std::make_integer_sequence<int, x::count>{}));
    else if constexpr (kernels::holds_numbers<typename decltype(storage_type<Plan, T, I>())::type>)
      return stored_view(place<I>());
    else return &place<I>();
  }

  template<class M>
  MATGRAD_INLINE static constexpr auto stored_view(M const& m) {
    return kernels::stored<M>{&m};
  }
  template<int I, int... k>
  MATGRAD_INLINE constexpr auto view(std::integer_sequence<int, k...>) {
    using x = step_of<Plan, I>;
    using room = typename x::room;
    if constexpr (requires { room::template view<x::a, x::b>(operand<operand_of_step<Plan, I, k>>()...); })
      return room::template view<x::a, x::b>(operand<operand_of_step<Plan, I, k>>()...);
    else return room::view(operand<operand_of_step<Plan, I, k>>()...);
  }

  /// The data bound to the symbol of step I: the first binding whose symbol has its name.
  template<int I, int k>
  MATGRAD_INLINE constexpr auto bound() const {
    using given = decltype(symbol_of_binding<k>(static_cast<all_bindings<Bindings...> const*>(nullptr)));
    if constexpr (same_name(name_of<given>, Plan.nodes[I].name)) {
      return matrix_of<T, step_of<Plan, I>::rows, step_of<Plan, I>::cols>(value_of_binding<k>(bindings));
    } else {
      return bound<I, k + 1>();
    }
  }

  // A short program is written out in one piece, for the optimiser. In a long one the kernels are functions that steps of
  // the same shapes share: it compiles in time proportional to its length, and stays small.
  static constexpr bool in_one_piece = Plan.size <= 40;
  static constexpr bool has_long_kernels = has_several_long<Plan, T>(std::make_integer_sequence<int, Plan.size>{});

  /// An operand, with what is known of it.
  template<int I, class X>
  MATGRAD_INLINE static constexpr auto step_known(X const& x) {
    return kernels::known_matrix<X, known_of_step<Plan, I>>{x};
  }
  template<int I, class Out, class... X>
  MATGRAD_INLINE static constexpr void compute_by_entries(Out& out, X const&... x) {
    if constexpr (!zeros_unread_of<Plan>.in[I])
      write_zeros<I>(out, std::make_integer_sequence<int, entries_of<Plan, I, true>.count>{});
    write_entries<I>(out, std::make_integer_sequence<int, entries_of<Plan, I, false>.count>{}, x...);
  }
  // arrays, because a compiler folds at most 256 expressions
  template<int I, class Out, int... index>
  MATGRAD_INLINE static constexpr void write_zeros(Out& out, std::integer_sequence<int, index...>) {
    constexpr auto const& zero = entries_of<Plan, I, true>;
    [[maybe_unused]] bool const done[] = {true,
                                          (out(zero.row[index], zero.col[index]) = kernels::whole<T>(0), true)...};
  }
  template<int I, class Out, int... index, class... X>
  MATGRAD_INLINE static constexpr void write_entries(Out& out, std::integer_sequence<int, index...>, X const&... x) {
    constexpr auto const& entry = entries_of<Plan, I, false>;
    [[maybe_unused]] bool const done[] = {true,
                                          (write_entry<I, entry.row[index], entry.col[index]>(out, x...), true)...};
  }
  template<int I, int i, int j, class Out, class... X>
  MATGRAD_INLINE static constexpr void write_entry(Out& out, X const&... x) {
    using room = room_of_step<Plan, I>;
    T const entry = room::template entry<i, j>(x...);
    out(i, j) = entry;
    if constexpr (i != j && requires { room::in_one_half; }) out(j, i) = entry;
  }

  template<int I, class Out, int... k>
  MATGRAD_INLINE constexpr void compute(Out& out, std::integer_sequence<int, k...>) {
    using x = step_of<Plan, I>;
    using room = typename x::room;
    constexpr bool with_numbers = !requires { room::value(out, read(operand<operand_of_step<Plan, I, k>>())...); };
    if constexpr (by_entries<Plan, I>.used)
      compute_by_entries<I>(out, step_known<operand_of_step<Plan, I, k>>(operand<operand_of_step<Plan, I, k>>())...);
    else if constexpr (with_numbers) room::value(out, read(operand<operand_of_step<Plan, I, k>>())..., x::a, x::b);
    else if constexpr (has_long_kernels && is_long<Plan, I>())
      long_kernel<room>(out, operand<operand_of_step<Plan, I, k>>()...);
    else if constexpr (in_one_piece) room::value(out, read(operand<operand_of_step<Plan, I, k>>())...);
    else shared_kernel<room>(out, operand<operand_of_step<Plan, I, k>>()...);
  }

  /// Step I, into its place; a view has nothing to do, and a last step writes into the result instead.
  template<int I>
  MATGRAD_INLINE constexpr void step() {
    if constexpr (!std::is_same_v<std::remove_cvref_t<decltype(place<I>())>, no_storage<T>>)
      if constexpr (!is_only_root(I))
        compute<I>(place<I>(), std::make_integer_sequence<int, step_of<Plan, I>::count>{});
  }

  static constexpr bool is_only_root(int id) {
    if (id != Plan.size - 1) return false;
    for (int r = 0; r < Plan.root_count; ++r)
      if (Plan.roots[r] == id) return true;
    return false;
  }

  template<int... I>
  MATGRAD_INLINE constexpr void run_inline(std::integer_sequence<int, I...>) {
    (step<I>(), ...);
  }
  // an array, because a compiler folds at most 256 expressions
  template<int... I>
  constexpr void run_apart(std::integer_sequence<int, I...>) {
    [[maybe_unused]] bool const done[] = {(step<I>(), true)...};
  }
  MATGRAD_INLINE constexpr void run() {
    if constexpr (in_one_piece) run_inline(std::make_integer_sequence<int, Plan.size>{});
    else run_apart(std::make_integer_sequence<int, Plan.size>{});
  }

  /// The value of root r.
  template<int r, class Out>
  MATGRAD_INLINE constexpr void result(Out&& to) {
    constexpr int I = Plan.roots[r];
    auto&& out = kernels::out_within<work>(to);
    if constexpr (is_only_root(I) && !std::is_same_v<std::remove_cvref_t<decltype(place<I>())>, no_storage<T>>)
      compute<I>(out, std::make_integer_sequence<int, step_of<Plan, I>::count>{});
    else if constexpr (step_of<Plan, I>::is_symmetric && step_of<Plan, I>::count > 0)
      kernels::fill_symmetric(
          out, [](auto const& x) MATGRAD_INLINE { return x; }, operand<I>());
    else kernels::copy(out, operand<I>());
  }
};

// ---- what is asked with ----

template<class... Bindings>
struct evaluation;
template<class... Symbols, class... Values>
struct evaluation<binding<Symbols, Values>...> {
  template<int m, int n>
  using result = typename result_for<m, n, Values...>::matrix;
  using scalar = typename result_for<1, 1, Values...>::scalar;

  static constexpr bool is_bound([[maybe_unused]] char const* name) {
    return (same_name(name_of<Symbols>, name) || ...);
  }
  template<class Packed>
  static constexpr bool binds_all(Packed const& plan) {
    for (int id = 0; id < plan.size; ++id)
      if (plan.nodes[id].has_name() && !is_bound(plan.nodes[id].name)) return false;
    return true;
  }
};

/// Whether the value of a formula may be written into Out by the last step.
template<class Out, class... Bindings>
constexpr bool is_written_in_place() {
  if constexpr (kernels::holds_numbers<Out>)
    return std::is_same_v<typename Out::scalar, typename evaluation<Bindings...>::scalar>
        && (lies_apart<Out, Bindings> && ...);
  else return false;
}

/// The type in which f(bindings...) returns its value, if that is not a number.
template<class F, class... Bindings>
using result_of = typename evaluation<Bindings...>::template result<size_of<F>.rows, size_of<F>.cols>;

template<class F, class T>
using dense_of = dense<T, size_of<F>.rows, size_of<F>.cols>;

/// Data, or a result, as the matrix that a formula gives.
template<class F, class Data>
MATGRAD_INLINE constexpr decltype(auto) matrix_like(Data& data) {
  return matrix_in<size_of<F>.rows, size_of<F>.cols>(data);
}

template<class Matrix>
MATGRAD_INLINE constexpr Matrix const& as_value(Matrix const& x) {
  return x;
}
template<class T>
MATGRAD_INLINE constexpr T as_value(dense<T, 1, 1> const& x) {
  return x(0, 0);
}

/// Bindings of many matrices to one symbol: evaluate_batch.hpp.
template<class Binding>
inline constexpr bool binds_many = false;

/// Whether a plan can be run with these bindings; a symbol without a value is refused, and one with many.
template<auto const& Plan, class... Bindings>
constexpr bool is_ready() {
  constexpr bool one_each = !(binds_many<Bindings> || ...);
  static_assert(one_each,
                "f(X = As): X is given many matrices; batch(f).into(out, X = As) evaluates f for each of them");
  constexpr bool bound = evaluation<Bindings...>::binds_all(Plan);
  static_assert(bound, "f(X = A, ...): a symbol of the formula has no value; bind every symbol, as in f(X = A, y = b)");
  return bound && one_each;
}

/// Whether all data have the shapes of their symbols, as far as their types leave that open.
template<class... Symbols, class... Values>
MATGRAD_INLINE constexpr bool have_shapes(binding<Symbols, Values> const&... bindings) {
  return (has_shape(bindings.value, size_of<Symbols>) && ...);
}
/// The same, where nobody asks: data of another shape are reported to their type.
template<class... Symbols, class... Values>
MATGRAD_INLINE constexpr bool expect_shapes(binding<Symbols, Values> const&... bindings) {
  return (expect_shape(bindings.value, size_of<Symbols>, name_of<Symbols>) && ...);
}

/// Writes the value of one formula into out, which no binding refers to; no numbers if the data have other shapes.
template<int work = kernels::unroll_work, class Out, class F, class... Bindings>
MATGRAD_INLINE constexpr void evaluate_into(Out& out, F const& f, Bindings const&... bindings) {
  using T = typename Out::scalar;
  if constexpr (is_ready<plan_within<work, F>(), Bindings...>()) {
    if (!expect_shapes(bindings...)) return kernels::fill_with_no_number(out);
    T literals[literals_in<F> + 1];
    [[maybe_unused]] auto* next = literals;
    collect_literals(f, next);
    all_bindings<Bindings...> const given{{bindings}...};
    program<plan_within<work, F>(), T, Bindings...> steps(given, literals);
    steps.run();
    steps.template result<0>(out);
  } else {
    kernels::fill_with_no_number(out);  // after a refusal: one mistake, one error
  }
}

/// Several formulas as one program; write(program) takes the results out of it. False, and nothing is written, if the data
/// have other shapes.
template<int work, class T, class... F>
struct joint_evaluation {
  template<class Write, class... Bindings>
  MATGRAD_INLINE static constexpr bool into(Write write, F const&... f, Bindings const&... bindings) {
    if constexpr (is_ready<plan_within<work, F...>(), Bindings...>()) {
      if (!expect_shapes(bindings...)) return false;
      T literals[(literals_in<F> + ... + 1)];
      [[maybe_unused]] auto* next = literals;
      (collect_literals(f, next), ...);
      all_bindings<Bindings...> const given{{bindings}...};
      program<plan_within<work, F...>(), T, Bindings...> steps(given, literals);
      steps.run();
      write(steps);
      return true;
    } else {
      return false;
    }
  }
};

}  // namespace matgrad
