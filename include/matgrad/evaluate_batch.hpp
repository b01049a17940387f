// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <cassert>
#include <tuple>

#include <matgrad/kernels/many.hpp>
#include <matgrad/matgrad.hpp>
#include <matgrad/numbered.hpp>

// Many problems: a plan is run with lanes, numbers each of which is one number of each of W problems. What does not run in
// lanes, or cannot be trusted there, is evaluated one at a time, as f(X = A) does it.
namespace matgrad {

// ---- a run of W problems ----

/// A room whose `value` is right for W problems at once says `in_lanes = true`: nothing in it branches on numbers. Of every
/// other room `value` is called for one problem after the other.
template<class Room>
inline constexpr bool runs_in_lanes = requires {
  requires Room::in_lanes;
};

/// A run of a plan for W problems. `good`: the lanes whose kernels would not have gone another way for one problem alone; a
/// careful run asks more, that all numbers on the way are finite and the data are what they were promised to be.
template<auto const& Plan, class Lanes, bool is_careful, class... Bindings>
struct lanes_program : program<Plan, Lanes, Bindings...> {
  using steps = program<Plan, Lanes, Bindings...>;
  using T = typename Lanes::number;
  using mask = typename Lanes::mask;

  mask good = true;

  MATGRAD_INLINE lanes_program(all_bindings<Bindings...> const& given, Lanes const* numbers) : steps(given, numbers) {}

  template<int I>
  static constexpr auto operands = std::make_integer_sequence<int, step_of<Plan, I>::count>{};

  // ---- one problem after the other ----

  template<int I>
  static constexpr bool is_apart = step_of<Plan, I>::is_stored && !runs_in_lanes<room_of_step<Plan, I>>;

  /// The matrix that X is in lane k.
  template<class X>
  static auto in_lane(X const& x, int k) {
    dense<T, X::rows(), X::cols()> one;
    kernels::each_entry(x, [&](int i, int j) MATGRAD_INLINE { one(i, j) = x(i, j)[k]; });
    return one;
  }
  template<int I, class Out, class... X>
  static void compute_one(Out& out, X const&... x) {
    using step = step_of<Plan, I>;
    using room = typename step::room;
    if constexpr (requires { room::value(out, kernels::stored<X>{&x}...); })
      room::value(out, kernels::stored<X>{&x}...);
    else room::value(out, kernels::stored<X>{&x}..., step::a, step::b);
  }
  template<int I, class Out, int... k>
  void compute_apart(Out& out, std::integer_sequence<int, k...>) {
    dense<T, step_of<Plan, I>::rows, step_of<Plan, I>::cols> ones[Lanes::count];
    for (int lane = 0; lane < Lanes::count; ++lane)
      compute_one<I>(ones[lane], in_lane(read(steps::template operand<operand_of_step<Plan, I, k>>()), lane)...);
    kernels::each_entry(out, [&](int i, int j) MATGRAD_INLINE {
      out(i, j) = kernels::lane_by_lane<Lanes>([&](int lane) { return ones[lane](i, j); });
    });
  }

  // ---- what is good ----

  template<class X>
  MATGRAD_INLINE void require_finite(X const& x) {
    kernels::each_entry(x, [&](int i, int j) MATGRAD_INLINE { good &= kernels::finite(x(i, j)); });
  }

  /// Whether a room that is computed apart would look at its operands: lanes do not know what it sees.
  template<int I, int... k>
  static constexpr bool has_status(std::integer_sequence<int, k...>) {
    using step = step_of<Plan, I>;
    using room = typename step::room;
    return requires(steps run) { room::status_at(read(run.template operand<operand_of_step<Plan, I, k>>())...); }
    || requires(steps run) {
      room::status_at(read(run.template operand<operand_of_step<Plan, I, k>>())..., step::a, step::b);
    };
  }

  template<int I>
  MATGRAD_INLINE void look_at_data() {
    using room = room_of_step<Plan, I>;
    if constexpr (std::is_same_v<room, symbol> || std::is_same_v<room, literal_number>)
      require_finite(steps::template operand<I>());
    if constexpr (std::is_same_v<room, symbol> && Plan.nodes[I].has.has(positive_definite_structure))
      good &= kernels::make_ldlt(steps::template operand<I>()).positive;
  }

  template<int I>
  MATGRAD_INLINE void look_at_place() {
    auto const& place = steps::template place<I>();
    if constexpr (requires { place.trusted; }) good &= place.trusted;
    else if constexpr (requires { place.positive; }) good &= place.positive;
    if constexpr (is_careful) {
      if constexpr (!has_own_storage<room_of_step<Plan, I>>) require_finite(place);
      if constexpr (is_apart<I>)
        if constexpr (has_status<I>(operands<I>)) good = false;
    }
  }

  // ---- all steps ----

  template<int I>
  MATGRAD_INLINE void step_in_lanes() {
    if constexpr (is_careful && step_of<Plan, I>::count == 0) look_at_data<I>();
    if constexpr (step_of<Plan, I>::is_stored && !steps::is_only_root(I)) {
      if constexpr (is_apart<I>) compute_apart<I>(steps::template place<I>(), operands<I>);
      else steps::template step<I>();
      look_at_place<I>();
    }
  }
  template<int... I>
  MATGRAD_INLINE void run_in_lanes(std::integer_sequence<int, I...>) {
    [[maybe_unused]] bool const done[] = {(step_in_lanes<I>(), true)...};
  }

  template<int r, class Out>
  MATGRAD_INLINE void result_in_lanes(Out& out) {
    constexpr int I = Plan.roots[r];
    if constexpr (is_apart<I> && steps::is_only_root(I)) {
      compute_apart<I>(out, operands<I>);
      if constexpr (is_careful)
        if constexpr (has_status<I>(operands<I>)) good = false;
    } else {
      steps::template result<r>(out);
    }
    if constexpr (is_careful) require_finite(out);
  }
};

/// Whether a plan runs in lanes at all: every factorisation, and all that reads one, does.
template<auto const& Plan>
struct plan_in_lanes {
  template<int I, int... k>
  static constexpr bool reads_storage(std::integer_sequence<int, k...>) {
    return (has_own_storage<room_of_step<Plan, operand_of_step<Plan, I, k>>> || ...);
  }
  template<int I>
  static constexpr bool of_step() {
    using room = room_of_step<Plan, I>;
    if constexpr (!step_of<Plan, I>::is_stored || runs_in_lanes<room>) return true;
    else return !has_own_storage<room> && !reads_storage<I>(std::make_integer_sequence<int, step_of<Plan, I>::count>{});
  }
  template<int... I>
  static constexpr bool of_steps(std::integer_sequence<int, I...>) {
    return (of_step<I>() && ...);
  }
  static constexpr bool value = of_steps(std::make_integer_sequence<int, Plan.size>{});
};

/// The most rows that a matrix of a plan has.
template<auto const& Plan>
inline constexpr int most_rows_in = [] {
  int most = 1;
  for (int id = 0; id < Plan.size; ++id) most = Plan.nodes[id].size.rows > most ? Plan.nodes[id].size.rows : most;
  return most;
}();

// ---- the problems of a batch ----

/// Whether As holds a matrix of the symbol's shape itself, and not in its elements: three numbers are a column of three.
template<class Symbol, class Value>
constexpr bool holds_one() {
  using matrices = decltype(many_of(std::declval<Value const&>()));
  if (holds_number<Value>) return false;
  if (extents_in<Value> == size_of<Symbol>) return true;
  return may_have(extents_in<Value>, size_of<Symbol>) && shape{matrices::rows(), matrices::cols()} != size_of<Symbol>;
}

/// X = As: many matrices for one symbol.
template<class Symbol, holds_many Value>
  requires(!is_many<Value> && !holds_one<Symbol, Value>())
struct many_bound<Symbol, Value> {
  static constexpr auto of(Value const& value) { return many_of(value); }
};
template<class T, int m, int n, class Matrix, class Row, class Col>
inline constexpr bool is_kept<many<T, m, n, Matrix, Row, Col>> = true;
template<class Symbol, class T, int m, int n, class Matrix, class Row, class Col>
inline constexpr bool binds_many<binding<Symbol, many<T, m, n, Matrix, Row, Col>>> = true;
template<class T, int m, int n, class Matrix, class Row, class Col>
struct data_traits<many<T, m, n, Matrix, Row, Col>> {
  using scalar = scalar_in<std::remove_const_t<T>>;
  static constexpr int rows = m, cols = n;
};

/// One of many matrices, where it stands.
template<class Many>
struct one_of_many {
  Many const& matrices;
  std::ptrdiff_t k;
};
template<class T, int m, int n, class Matrix, class Row, class Col>
struct data_traits<one_of_many<many<T, m, n, Matrix, Row, Col>>> : data_traits<many<T, m, n, Matrix, Row, Col>> {
  MATGRAD_INLINE static constexpr auto entries(one_of_many<many<T, m, n, Matrix, Row, Col>> const& one) {
    return kernels::by_strides<T, Row, Col>{one.matrices.at(one.k), one.matrices.row, one.matrices.col};
  }
};

/// Where statuses are not asked for.
struct no_statuses {
  static constexpr bool has_count(std::ptrdiff_t) { return true; }
  static constexpr void put(std::ptrdiff_t, status) {}
};
struct statuses_at {
  status* first;
  std::ptrdiff_t count;
  constexpr bool has_count(std::ptrdiff_t problems) const { return count == problems; }
  constexpr void put(std::ptrdiff_t k, status found) const { first[k] = found; }
};

template<auto const& Plan, class T, class Roots, class Outs, class Statuses, class... Bindings>
struct batch_program;
template<auto const& Plan, class T, int... r, class Outs, class Statuses, class... Symbols, class... Values>
struct batch_program<Plan, T, std::integer_sequence<int, r...>, Outs, Statuses, binding<Symbols, Values>...> {
  static constexpr bool is_careful = !std::is_same_v<Statuses, no_statuses>;
  // two lanes do not pay for matrices that kernels for one problem fill them with
  static constexpr bool pays = kernels::lanes_of<T> > 2 || most_rows_in<Plan> <= 4;
  static constexpr int W =
      pays && plan_in_lanes<Plan>::value && work_in<Plan> > kernels::least_work ? kernels::lanes_of<T> : 1;
  using every_binding = std::make_integer_sequence<int, sizeof...(Symbols)>;

  template<class Number>
  using results =
      numbered_values<std::integer_sequence<int, r...>,
                      dense<Number, Plan.nodes[Plan.roots[r]].size.rows, Plan.nodes[Plan.roots[r]].size.cols>...>;

  all_bindings<binding<Symbols, Values>...> given;
  Outs outs;
  Statuses statuses;
  T const* literals;

  // ---- one problem ----

  template<class Data>
  static decltype(auto) one_of(Data const& data, std::ptrdiff_t k) {
    if constexpr (is_many<Data>) return one_of_many<Data>{data, k};
    else return (data);
  }

  template<class... Data>
  status compute(results<T>& out, Data const&... data) const {
    all_bindings<binding<Symbols, Data>...> const now{{{data}}...};
    if constexpr (is_careful) {
      careful_program<Plan, T, binding<Symbols, Data>...> steps(now, literals);
      steps.run_with_care(std::make_integer_sequence<int, Plan.size>{});
      if (steps.found == status::ok) {
        (steps.template result<r>(value_numbered<r>(out)), ...);
        (steps.require(kernels::all_finite(value_numbered<r>(out)), status::not_finite), ...);
      }
      if (steps.found != status::ok) (kernels::fill_with_no_number(value_numbered<r>(out)), ...);
      return steps.found;
    } else {
      program<Plan, T, binding<Symbols, Data>...> steps(now, literals);
      steps.run();
      (steps.template result<r>(value_numbered<r>(out)), ...);
      return status::ok;
    }
  }
  template<int... b>
  status compute_one(results<T>& out, std::ptrdiff_t k, std::integer_sequence<int, b...>) const {
    return compute(out, one_of(value_of_binding<b>(given), k)...);
  }

  template<class Many, class Out>
  static void put(Many const& to, std::ptrdiff_t k, Out const& out) {
    one_of_many<Many> const one{to, k};
    auto place = matrix_in<Many::rows(), Many::cols()>(one);
    kernels::copy_as_numbers_of(place, out);
  }
  void run_one(std::ptrdiff_t k) const {
    results<T> out;
    statuses.put(k, compute_one(out, k, every_binding{}));
    (put(value_numbered<r>(outs), k, value_numbered<r>(out)), ...);
  }

  // ---- W problems ----

  template<class Lanes, class... Data>
  MATGRAD_INLINE static typename Lanes::mask compute_in_lanes(results<Lanes>& out, Lanes const* literals_in_lanes,
                                                              Data const&... data) {
    all_bindings<binding<Symbols, Data>...> const now{{{data}}...};
    lanes_program<Plan, Lanes, is_careful, binding<Symbols, Data>...> steps(now, literals_in_lanes);
    steps.run_in_lanes(std::make_integer_sequence<int, Plan.size>{});
    (steps.template result_in_lanes<r>(value_numbered<r>(out)), ...);
    return steps.good;
  }

  /// Problems first, ..., first + used - 1, of which lanes need not be good for all: the others are computed alone. Nothing
  /// is written before all data were read, because a result may be written where data were.
  template<class Lanes, int... b>
  [[gnu::noinline]] void run_some(Lanes const* literals_in_lanes, std::ptrdiff_t first, int used,
                                  std::integer_sequence<int, b...> bound) const {
    results<Lanes> out;
    auto const good =
        compute_in_lanes<Lanes>(out, literals_in_lanes, some_of<Lanes>(value_of_binding<b>(given), first, used)...);
    for (int k = 0; k < used; ++k) {
      auto found = status::ok;
      if (!good[k]) {
        results<T> alone;
        found = compute_one(alone, first + k, bound);
        (put_in_lane(value_numbered<r>(out), k, value_numbered<r>(alone)), ...);
      }
      statuses.put(first + k, found);
    }
    (kernels::some_out_of_lanes(value_numbered<r>(outs), first, used, value_numbered<r>(out)), ...);
  }

  /// As many problems as there are lanes, if these are good for all of them.
  template<class Lanes, int... b>
  MATGRAD_INLINE static bool run_all(Lanes const* literals_in_lanes, std::ptrdiff_t first, Outs const& to,
                                     all_bindings<binding<Symbols, Values>...> const& from,
                                     std::integer_sequence<int, b...>) {
    results<Lanes> out;
    auto const good =
        compute_in_lanes<Lanes>(out, literals_in_lanes, all_of<Lanes>(value_of_binding<b>(from), first)...);
    if (!all(good)) return false;
    (kernels::out_of_lanes(value_numbered<r>(to), first, value_numbered<r>(out)), ...);
    return true;
  }

  template<class Lanes, class Data>
  MATGRAD_INLINE static decltype(auto) some_of(Data const& data, std::ptrdiff_t first, int used) {
    if constexpr (is_many<Data>) return kernels::some_into_lanes<Lanes>(data, first, used);
    else return (data);
  }
  template<class Lanes, class Data>
  MATGRAD_INLINE static decltype(auto) all_of(Data const& data, std::ptrdiff_t first) {
    if constexpr (is_many<Data>) return kernels::into_lanes<Lanes>(data, first);
    else return (data);
  }
  template<class Out, class One>
  MATGRAD_INLINE static void put_in_lane(Out& out, int k, One const& one) {
    kernels::each_entry(one, [&](int i, int j) MATGRAD_INLINE { out(i, j).set(k, one(i, j)); });
  }

  /// Problems first, ..., last - 1.
  template<int literal_count>
  void run(std::ptrdiff_t first, std::ptrdiff_t last) const {
    if constexpr (W == 1) {
      for (; first < last; ++first) run_one(first);
    } else {
      using Lanes = kernels::lanes<T, W>;
      Lanes literals_in_lanes[literal_count + 1]{};
      for (int k = 0; k < literal_count; ++k) literals_in_lanes[k] = literals[k];
      auto const to = outs;  // copies, which no result can be written into
      auto const from = given;
      for (; last - first >= W; first += W)
        if (run_all(literals_in_lanes, first, to, from, every_binding{})) [[likely]]
          for (int k = 0; k < W; ++k) statuses.put(first + k, status::ok);
        else run_some(literals_in_lanes, first, W, every_binding{});
      if (first < last) run_some(literals_in_lanes, first, static_cast<int>(last - first), every_binding{});
    }
  }
};

// ---- what is asked with ----

/// One piece of a batch after the other.
struct one_after_the_other {
  template<class Body>
  void operator()(std::ptrdiff_t pieces, Body const& body) const {
    for (std::ptrdiff_t k = 0; k < pieces; ++k) body(k);
  }
};

#ifdef _OPENMP
/// The pieces of a batch on OpenMP's threads.
struct openmp_threads {
  template<class Body>
  void operator()(std::ptrdiff_t pieces, Body const& body) const {
#pragma omp parallel for schedule(static)
    for (std::ptrdiff_t k = 0; k < pieces; ++k) body(k);
  }
};
inline constexpr openmp_threads by_openmp{};
#endif

/// X = As, as the binding of one of the problems.
template<class Binding>
struct of_one_problem {
  using type = Binding;
};
template<class Symbol, class T, int m, int n, class Matrix, class Row, class Col>
struct of_one_problem<binding<Symbol, many<T, m, n, Matrix, Row, Col>>> {
  using type = binding<Symbol, dense<std::remove_const_t<T>, m, n>>;
};

template<int work, class Spread, class... F>
class batch_of {
  static constexpr std::ptrdiff_t piece = 1024;  // problems that a thread takes at a time
  static constexpr auto roots = std::make_integer_sequence<int, sizeof...(F)>{};

  std::tuple<F...> formulas;
  Spread spread_by;

  template<class Data>
  static constexpr bool has_count(Data const& data, std::ptrdiff_t count) {
    if constexpr (is_many<Data>) return data.count == count;
    else return true;
  }

  template<class Outs, class Statuses, int... r, class... Bindings>
  bool run(Outs const& outs, Statuses const& statuses, std::integer_sequence<int, r...>,
           Bindings const&... bindings) const {
    using T = typename evaluation<Bindings...>::scalar;
    constexpr int literal_count = (literals_in<F> + ...);
    T literals[literal_count + 1];
    [[maybe_unused]] auto* next = literals;
    (collect_literals(std::get<r>(formulas), next), ...);

    std::ptrdiff_t const count = value_numbered<0>(outs).count;
    bool const same = (has_count(value_numbered<r>(outs), count) && ...) && (has_count(bindings.value, count) && ...)
                   && statuses.has_count(count);
    assert(same && "batch(f).into(out, X = As): there must be as many results as data");
    if (!same || !expect_shapes(bindings...)) return false;

    using program =
        batch_program<plan_within<work, F...>(), T, std::integer_sequence<int, r...>, Outs, Statuses, Bindings...>;
    program const problems{{{bindings}...}, outs, statuses, literals};
    spread_by((count + piece - 1) / piece, [&](std::ptrdiff_t k) {
      problems.template run<literal_count>(k * piece, count - k * piece < piece ? count : (k + 1) * piece);
    });
    return true;
  }

  template<class Out>
  static constexpr bool has_shape(shape size) {
    using matrices = decltype(many_of(std::declval<Out&>()));
    return shape{matrices::rows(), matrices::cols()} == size;
  }

  /// Refuses arguments that are not an array of results for each formula, statuses where these are asked for, and bindings.
  template<int before_bindings, class... Arguments, int... r>
  static constexpr bool fits(std::integer_sequence<int, r...>) {
    if constexpr ((!is_binding<Arguments> + ... + 0) == before_bindings) {
      constexpr bool results = (holds_many<argument<r, Arguments...>> && ...);
      static_assert(results, "batch(f).into(out, X = As): the results need an array of numbers or of dense matrices");
      if constexpr (results) {
        constexpr bool shapes = (has_shape<argument<r, Arguments...>>(size_of<F>) && ...);
        static_assert(shapes, "batch(f).into(out, X = As): the results must have the shape of the formula");
        return shapes;
      }
    } else {
      static_assert(shapes_fit<typename operand_of<F>::type...>,
                    "batch(f).into(out, X = As): first an array of results for each formula, then each symbol with its "
                    "values, as in X = As");
    }
    return false;
  }
  template<int k, class... Arguments>
  using argument = std::tuple_element_t<k, std::tuple<Arguments...>>;

  template<bool with_statuses, int... r, int... b, class... Arguments>
  bool run_with(std::integer_sequence<int, r...>, std::integer_sequence<int, b...>, Arguments&... arguments) const {
    constexpr int before = sizeof...(F) + with_statuses;
    if constexpr (fits<before, Arguments...>(roots)) {
      if constexpr (is_ready<
                        plan_of<F...>(),
                        typename of_one_problem<std::remove_const_t<argument<before + b, Arguments...>>>::type...>()) {
        numbered_values<std::integer_sequence<int, r...>, decltype(many_of(argument_numbered<r>(arguments...)))...>
            outs{{many_of(argument_numbered<r>(arguments...))}...};
        if constexpr (with_statuses) {
          auto const found = many_of(argument_numbered<sizeof...(F)>(arguments...));
          return run(outs, statuses_at{found.first, found.count}, roots,
                     argument_numbered<before + b>(arguments...)...);
        } else {
          return run(outs, no_statuses{}, roots, argument_numbered<before + b>(arguments...)...);
        }
      }
    }
    return false;
  }
  template<int before, class... Arguments>
  static constexpr auto bindings_in =
      std::make_integer_sequence<int, (int(sizeof...(Arguments)) > before ? int(sizeof...(Arguments)) - before : 0)>{};

public:
  constexpr batch_of(std::tuple<F...> const& given, Spread const& how) : formulas(given), spread_by(how) {}

  /// The same batch, its pieces spread by run(pieces, body), which calls body(0), ..., body(pieces - 1), in any order and on
  /// any thread.
  template<class Run>
  constexpr auto spread(Run const& run) const {
    return batch_of<work, Run, F...>(formulas, run);
  }

  template<int most>
  constexpr auto within() const {
    return batch_of<most, Spread, F...>(formulas, spread_by);
  }

  /// into(out, X = As, ...): out[k] = f(X = As[k], ...), with an `out` for each formula. Data of which there is one are the
  /// same for all problems. A result may be written where data of the same problem were. False, and nothing is computed, if
  /// there are not as many of everything.
  template<class... Arguments>
  bool into(Arguments&&... arguments) const {
    return run_with<false>(roots, bindings_in<sizeof...(F), Arguments...>, arguments...);
  }

  /// try_into(out, statuses, X = As, ...): the same, and statuses[k] is that of try_evaluate(f, X = As[k], ...).
  template<class... Arguments>
  bool try_into(Arguments&&... arguments) const {
    return run_with<true>(roots, bindings_in<sizeof...(F) + 1, Arguments...>, arguments...);
  }
};

/// batch(f, g, ...).into(out_f, out_g, ..., X = As, y = b): formulas evaluated for many problems, as one program.
template<formula... F>
constexpr auto batch(F const&... f) {
  return batch_of<kernels::unroll_work, one_after_the_other, F...>(std::tuple<F...>(f...), one_after_the_other{});
}

/// evaluate_batch(f, out, X = As, y = b): the same of one formula, batch(f).into(out, X = As, y = b).
template<formula F, class Out, class... Bindings>
bool evaluate_batch(F const& f, Out&& out, Bindings&&... bindings) {
  return batch(f).into(out, static_cast<Bindings&&>(bindings)...);
}

}  // namespace matgrad
