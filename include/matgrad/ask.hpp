// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/formula/language.hpp>
#include <matgrad/simplify.hpp>

// What can be asked of a formula while compiling.
namespace matgrad {

/// The rows, and the columns, of a formula's value.
template<formula F>
constexpr int rows(F const&) {
  return size_of<F>.rows;
}
template<formula F>
constexpr int cols(F const&) {
  return size_of<F>.cols;
}

/// Does the simplified formula contain the symbol X?
template<formula F, formula X>
constexpr bool depends_on(F const&, X const&) {
  static_assert(is_symbol<X> || shapes_fit<X>, "depends_on(f, X): X must be a symbol");
  auto const& f = simplest<F>();
  for (int id = 0; id < f.size; ++id)
    if (same_name(f.nodes[id].name, name_of<X>)) return true;
  return false;
}

/// Is it zero everywhere?
template<formula F>
constexpr bool is_zero(F const& f) {
  return f == zeros<size_of<F>.rows, size_of<F>.cols>;
}

/// Does the simplified formula contain no symbol at all?
template<formula F>
constexpr bool is_constant(F const&) {
  auto const& f = simplest<F>();
  for (int id = 0; id < f.size; ++id)
    if (f.nodes[id].has_name()) return false;
  return true;
}

/// Is f(αX + βY) = αf(X) + βf(Y)? Decided by its derivatives: f(X) is its own differential along X, and has no second.
template<formula F, formula X>
constexpr bool is_linear(F const& f, X const& x) {
  constexpr auto size = size_of<X>;
  constexpr auto U = matrix<"first direction", size.rows, size.cols>;
  constexpr auto V = matrix<"second direction", size.rows, size.cols>;
  return differential(f, x, x) == f && is_zero(differential(differential(f, x, U), x, V));
}

template<class F, class Ask>
constexpr bool ask_form(Ask ask) {
  graph in(true);
  auto const& from = simplest<F>();
  return ask(in[unpack(from, in, 0)[from.root()]]);
}

template<class F>
constexpr bool form_has(structure asked) {
  auto const& f = simplest<F>();
  return f.nodes[f.root()].has.has(asked);
}

/// Does the form show that the value has this structure? "No" may mean that the form does not show it.
template<formula F>
constexpr bool is_symmetric(F const&) {
  constexpr bool answer = ask_form<F>([](term X) { return X.size().is_square() && transpose(X) == X; });
  return answer;
}
template<formula F>
constexpr bool is_skew_symmetric(F const&) {
  constexpr bool answer = ask_form<F>([](term X) { return X.size().is_square() && is_zero(X + transpose(X)); });
  return answer;
}
/// xᵀFx > 0 for all x ≠ 0, and F is symmetric. A scalar: is it positive?
template<formula F>
constexpr bool is_positive_definite(F const&) {
  return form_has<F>(positive_definite_structure);
}
/// xᵀFx ≥ 0 for all x, and F is symmetric.
template<formula F>
constexpr bool is_positive_semidefinite(F const&) {
  return form_has<F>(positive_semidefinite_structure);
}
template<formula F>
constexpr bool is_diagonal(F const&) {
  return form_has<F>(lower_structure | upper_structure);
}
template<formula F>
constexpr bool is_lower_triangular(F const&) {
  return form_has<F>(lower_structure);
}
template<formula F>
constexpr bool is_upper_triangular(F const&) {
  return form_has<F>(upper_structure);
}
/// FᵀF = I.
template<formula F>
constexpr bool is_orthogonal(F const&) {
  return form_has<F>(orthogonal_structure);
}
/// FF = F = Fᵀ.
template<formula F>
constexpr bool is_projector(F const&) {
  return form_has<F>(projector_structure);
}
template<formula F>
constexpr bool is_permutation(F const&) {
  return form_has<F>(permutation_structure);
}
template<formula F>
constexpr bool is_identity(F const&) {
  auto const& f = simplest<F>();
  return f.nodes[f.root()].op->room == identity_of<identity_room>;
}

/// What evaluating a formula costs: arithmetic operations (a function of one number counts as one), divisions among
/// them apart, factorisations, and the bytes of intermediate results in the scalar type T.
struct formula_cost {
  int flops = 0;
  int divisions = 0;
  int factorizations = 0;
  int bytes = 0;
};

/// Whether only one half of a step is read: by symmetric sums, and of a symmetric result, which is mirrored.
template<class Packed>
constexpr bool is_read_by_halves(Packed const& plan, int id) {
  for (int r = 0; r < plan.root_count; ++r)
    if (plan.roots[r] == id && !plan.nodes[id].has.has(symmetric_structure)) return false;
  for (int reader = id + 1; reader < plan.size; ++reader) {
    auto const& x = plan.nodes[reader];
    auto const room = x.op->room;
    for (int k = 0; k < x.count; ++k) {
      if (plan.pool[x.first + k] != id) continue;
      bool const is_sum = room == identity_of<symmetric_sum> || (room == identity_of<symmetric_multiply_add> && k == 0);
      bool const is_view = room == identity_of<scaling> || room == identity_of<commuted_rows>;
      if (!is_sum && !(is_view && is_read_by_halves(plan, reader))) return false;
    }
  }
  return true;
}

template<auto const& Plan, class T, int I>
constexpr void add_cost(formula_cost& total) {
  using room = room_of_step<Plan, I>;
  constexpr auto const& x = Plan.nodes[I];
  auto here = cost_of_kernel_of<Plan, I>();
  if constexpr (by_entries<Plan, I>.used) here = {by_entries<Plan, I>.flops, 0, 0};
  if constexpr (std::is_same_v<room, scaling> || std::is_same_v<room, kronecker_view>) {
    // −X costs nothing: it turns an addition into a subtraction
    constexpr auto const& alpha = Plan.nodes[Plan.pool[x.first]];
    bool const is_sign = alpha.op->room == identity_of<exact_number> && alpha.a == -1 && alpha.b == 1;
    here.flops = is_sign ? 0 : is_read_by_halves(Plan, I) ? x.size.rows * (x.size.rows + 1) / 2 : x.size.size();
  }
  total.flops += here.flops + here.divisions;
  total.divisions += here.divisions;
  total.factorizations += here.factorizations;
  if constexpr (step_of<Plan, I>::has_place)
    total.bytes += static_cast<int>(sizeof(typename decltype(storage_type<Plan, T, I>())::type));
}

/// The cost of the formulas evaluated together; static_assert(cost(g).flops <= 110) is a budget.
template<class T = double, formula... F>
constexpr formula_cost cost(F const&...) {
  constexpr auto const& plan = plan_of<F...>();
  formula_cost total;
  [&]<int... I>(std::integer_sequence<int, I...>) {
    [[maybe_unused]] bool const added[] = {(add_cost<plan, T, I>(total), true)...};
  }
  (std::make_integer_sequence<int, plan.size>{});
  return total;
}

/// Is it the same formula, up to brackets and signs? A syntactic question: A + B and B + A have different forms.
template<formula F, formula G>
constexpr bool same_form(F const&, G const&) {
  auto const& both = written<F, G>();
  return both.roots[0] == both.roots[1];
}

}  // namespace matgrad
