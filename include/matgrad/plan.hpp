// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/plan/crosses.hpp>
#include <matgrad/plan/settle.hpp>
#include <matgrad/plan/sums.hpp>
#include <matgrad/read.hpp>

// Planning: a simplified graph becomes a graph of steps, each one kernel. Equal terms are one step; products are
// multiplied in the order that costs least; an inverse that only meets products is a solve; scalars are gathered.
//
// plan/crosses.hpp    formulas with det X of 3×3 matrices, before they are planned
// plan/chain.hpp      the order of a product
// plan/rewriting.hpp  other writings of a product
// plan/steps.hpp      how a step is made
// plan/factors.hpp    the factors of a product, and inverses
// plan/products.hpp   products of factors
// plan/writings.hpp   which writing of a product is planned
// plan/sums.hpp       other writings of a sum
// here                every term, and the whole plan
// plan/settle.hpp     what is only seen when the plan is whole
// plan/buffers.hpp    where each step's value is stored,
// plan/places.hpp     and as what
namespace matgrad {

struct planner final : sum_maker {
  static constexpr int under_way = -3;

  growing<int> planned;  // of each term: the step that has its value

  using sum_maker::sum_maker;

  constexpr term plan_product(term X) {
    if (auto cheaper = cheaper_writing(X)) return plan(cheaper);
    chain factors(*this, X);
    auto& scalars = factors.scalars;
    if (factors.size() == 0) return scalar_product(scalars.steps, scalars.coefficient);
    auto product = multiplied(factors, order_of(factors), 0, factors.size() - 1, scalars);
    return scaled_by(scalars, product);
  }

  /// Room(A, B) of a product cut in two, or OfOne(A) of a single matrix.
  template<class Room, class OfOne>
  constexpr term plan_of_cut(term X) {
    chain factors(*this, X);
    if (factors.size() == 1) return scaled_by(factors.scalars, make<OfOne>(alone(factors[0])));
    auto order = order_of(factors);
    int const cut = best_cut(order);
    auto A = multiplied(factors, order, 0, cut), B = multiplied(factors, order, cut + 1, factors.size() - 1);
    return scaled_by(factors.scalars, make<Room>(A, B));
  }

  constexpr term plan_by_factor(term X) {
    scalar_factors scalars;
    auto one = factor_of(X, scalars);
    return scaled_by(scalars, alone(one));
  }

  /// x⁻ᵏ as (x⁻¹)ᵏ, where x⁻¹ is there: it is divided once.
  constexpr term plan_negative_power(term X) {
    auto const reciprocal = from.find(X.op(), growing<int>(1, X[0].id), -1, 1);
    return to.intern(X.op(), growing<int>(1, plan(reciprocal ? reciprocal : X[0]).id), reciprocal ? -X.a() : X.a(), 1);
  }

  /// Xᵏ by squaring.
  constexpr term plan_power(term X) {
    auto k = X.a() < 0 ? -X.a() : X.a();
    auto base = plan(X.a() < 0 ? inv(X[0]) : X[0]);
    bool const symmetric = is_symmetric(X[0]);
    auto result = nothing;
    for (; k > 0; k /= 2) {
      if (k % 2 == 1) result = result ? product_of(result, base, symmetric) : base;
      if (k > 1) base = product_of(base, base, symmetric);
    }
    return result;
  }

  template<class OfTriangle, class OfLU, class OfCholesky, class OfDefinite>
  constexpr term plan_determinant(term Y) {
    auto X = Y[0];
    auto by = solver_of(X);
    auto inverse = from.find(operation_of<matgrad::inverse>, growing<int>(1, X.id));
    if (by == solver::lower || by == solver::upper) return make<OfTriangle>(plan(X));
    if (by == solver::lu) return make<OfLU>(factors_of(by, X));
    if (by == solver::cholesky) {
      if (inverse && inverses.stands_alone(inverse.id)) return make<OfDefinite>(make<definite_inverse>(plan(X)));
      if (inverse) inverses.found_solved(inverse.id);
      return make<OfCholesky>(factors_of(by, X));
    }
    if (!inverse) return to.intern(Y.op(), growing<int>(1, plan(X).id));
    auto det = make<inverse_determinant>(closed_inverse_of(X));
    return Y.is<determinant>() ? det : make<log_of_determinant>(det, plan(X));
  }

  constexpr term plan_sum(term X) {
    growing<int> terms;
    bool changed = false;
    for (int k = 0; k < X.count(); ++k) {
      auto cheaper = X[k].is<product>() ? cheaper_writing(X[k]) : nothing;
      changed = changed || cheaper;
      terms.push_back((cheaper ? cheaper : X[k]).id);
    }
    if (changed) return plan(matgrad::sum_of(from, terms));
    if (X.size().is_square() && !X.size().is_scalar()) {
      if (auto with_bracket = plan_with_bracket(X)) return with_bracket;
      if (auto with_half = plan_with_half(X)) return with_half;
    }
    for_shortest_first(terms, [&](term product) { plan(product); });
    for (int& id : terms) id = plan(from[id]).id;
    return X.size().is_scalar() ? to.intern(X.op(), terms) : sum_of(terms);
  }

  constexpr term plan_anew(term X) {
    if (X.count() == 0) return to.adopt(from.nodes[X.id], nullptr);
    if (X.is<product>()) return plan_product(X);
    if (X.is<addition>()) return plan_sum(X);
    if (X.is<inverse>() || X.is<transposition>() || is_with_cross(X)) return plan_by_factor(X);
    if (X.is<trace>()) return plan_of_cut<trace_of_product, trace>(X[0]);
    if (X.is<diagonal_of_room>()) return plan_of_cut<diagonal_of_product, diagonal_of_room>(X[0]);
    if (X.is<matrix_power_room>()) return plan_power(X);
    if (X.is<power>() && X.a() < -1 && X.b() == 1) return plan_negative_power(X);
    if (X.is<determinant>())
      return plan_determinant<diagonal_product, lu_determinant, cholesky_determinant, definite_determinant>(X);
    if (X.is<log_determinant>())
      return plan_determinant<diagonal_log_product, lu_log_determinant, cholesky_log_determinant,
                              definite_log_determinant>(X);
    growing<int> operands;
    for (int k = 0; k < X.count(); ++k) operands.push_back(plan(X[k]).id);
    return to.intern(X.op(), operands, X.a(), X.b());
  }

  /// X as the transpose of what is planned already. Products are known by their factors.
  constexpr term from_transpose(term X) {
    if (X.count() < 2 || X.size().is_scalar() || X.is<product>()) return nothing;
    auto const turned = transpose(X);
    bool const is_planned = turned.id != X.id && turned.id < planned.size() && planned[turned.id] >= 0;
    return is_planned ? transposed(step(planned[turned.id])) : nothing;
  }

  constexpr term plan(term X) override {
    planned.resize(from.size(), unknown);
    if (planned[X.id] == under_way) {  // it was rewritten until it came back
      writings.resize(from.size(), unknown);
      writings[X.id] = -1;
    }
    if (planned[X.id] < 0) {
      auto const turned = from_transpose(X);
      planned[X.id] = under_way;
      int const id = turned ? turned.id : plan_anew(X).id;
      planned.resize(from.size(), unknown);
      planned[X.id] = id;
    }
    return step(planned[X.id]);
  }

  /// The adjugates of inverses: right after these the compiler knows whether they are to be trusted.
  constexpr void plan_adjugates() {
    for (int id = 0, size = from.size(); id < size; ++id)
      if (from[id].is<adjugate_of_inverse>()) plan(from[id]);
  }

  /// Products that are needed as they are, the short ones first: longer ones can use them. A sum that only stands in products
  /// may be multiplied out.
  constexpr void plan_short_products(growing<int> const& roots) {
    growing<int> needed;
    auto add = [&](term X) {
      if (X.is<product>() && !X.size().is_scalar()) needed.push_back(X.id);
    };
    for (int root : roots) add(from[root]);
    for (int id = 0; id < uses.elsewhere.size(); ++id) {
      auto X = from[id];
      if (X.is<product>() || X.is<trace>() || X.is<diagonal_of_room>()) continue;
      if (X.is<addition>() && uses.elsewhere[id] == 0) continue;
      for (int k = 0; k < X.count(); ++k) add(X[k]);
    }
    if (needed.size() > 1)
      for_shortest_first(needed, [&](term X) {
        if (!cheaper_writing(X)) plan(X);
      });
  }
};

template<class... F>
struct planning {
  template<class Packed>
  static constexpr void run(Packed& result) {
    inverse_uses inverses;
    if (!plan_with(inverses, result)) plan_with(inverses, result);
    result.literals = simplest<F...>().literals;
  }

private:
  /// False if an inverse that was solved turned out to be needed as a matrix.
  template<class Packed>
  static constexpr bool plan_with(inverse_uses& inverses, Packed& result) {
    auto const& simplified = simplest<F...>();
    graph formulas(true), written(true), steps(false), settled(false);
    auto renamed = unpack(simplified, formulas, 0);
    growing<int> roots;
    for (int r = 0; r < simplified.root_count; ++r) roots.push_back(renamed[simplified.roots[r]]);
    cross_writing crosses(formulas, written);
    graph& planned = crosses.applies() ? crosses.write_all(roots) : formulas;
    bool const is_second_try = inverses.changed;
    planner plan(planned, roots, steps, inverses);
    plan.plan_adjugates();
    plan.plan_short_products(roots);
    for (int& root : roots) root = plan.plan(planned[root]).id;
    if (inverses.changed && !is_second_try) return false;
    settle(steps, settled, roots);
    pack(settled, roots.begin(), roots.size(), result);
    return true;
  }
};

/// The steps that evaluate formulas together.
template<class... F>
constexpr auto const& plan_of() {
  return packed<planning<F...>, 2 * simplest<F...>().size + 16>();
}

/// The same steps, whose kernels write out as much as `most` says.
template<class Plan, int most>
struct limited_plan : Plan {
  static constexpr int work = most;
};
template<int most, class... F>
inline constexpr limited_plan<std::remove_cvref_t<decltype(plan_of<F...>())>, most> limited_plan_of{plan_of<F...>()};

template<int most, class... F>
constexpr auto const& plan_within() {
  if constexpr (most == kernels::unroll_work) return plan_of<F...>();
  else return limited_plan_of<most, F...>;
}

}  // namespace matgrad
