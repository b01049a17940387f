// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/plan/rewriting.hpp>
#include <matgrad/plan/steps.hpp>

// The factors of a product as steps: scalars are gathered, and an inverse is a factorisation until its matrix is needed.
namespace matgrad {

/// The scalars in front of a product: a number, and steps.
struct scalar_factors {
  rational coefficient = 1;
  growing<int> steps;

  constexpr void take(term alpha) {
    if (alpha.is<exact_number>()) coefficient = coefficient * rational(alpha.a(), alpha.b());
    else if (alpha.is<scaling>() && alpha[0].is<exact_number>()) take(alpha[0]), take(alpha[1]);
    else steps.push_back(alpha.id);
  }
  constexpr void take(scalar_factors const& others) {
    coefficient = coefficient * others.coefficient;
    for (int id : others.steps) steps.push_back(id);
  }
  constexpr bool is_sign() const {
    return steps.empty() && (coefficient == rational(1) || coefficient == rational(-1));
  }
  constexpr bool is_number() const { return steps.empty(); }
};

/// A matrix factor of a product: the step that has it, or the factors of X where it is X⁻¹ or X⁻ᵀ.
struct factor {
  term matrix;
  link how;
  bool transposed = false;
  int inverse = -1;  // the term X⁻¹ where it is solved

  constexpr bool is_solved() const { return how.is_solved(); }
};

/// Of which inverses the matrix itself is needed: then it serves in products as well. Found out while planning.
struct inverse_uses {
  growing<int> standing, solved;  // terms
  bool changed = false;           // one that was solved turned out to stand alone: plan again

  constexpr bool stands_alone(int id) const { return standing.contains(id); }
  constexpr void found_alone(int id) {
    changed = changed || solved.contains(id);
    if (!stands_alone(id)) standing.push_back(id);
  }
  constexpr void found_solved(int id) {
    changed = changed || stands_alone(id);
    solved.push_back(id);
  }
};

struct factor_maker : step_maker {
  graph& from;  // canonical: the formulas
  inverse_uses& inverses;
  term_uses uses;
  entry_knowledge known_steps, known_terms;

  constexpr factor_maker(graph& formulas, growing<int> const& roots, graph& steps, inverse_uses& found)
      : step_maker{steps}, from(formulas), inverses(found), uses(formulas, roots), known_steps(steps),
        known_terms(formulas) {}

  /// The step that has the value of X: see planner.
  constexpr virtual term plan(term X) = 0;

  template<class Room>
  constexpr bool has_term(term X) {
    return static_cast<bool>(from.find(operation_of<Room>, growing<int>(1, X.id)));
  }
  constexpr bool has_determinant(term X) { return has_term<determinant>(X) || has_term<log_determinant>(X); }

  constexpr term factors_of(solver by, term X) {
    if (by == solver::lu) return make<lu_factors>(plan(X));
    if (by == solver::cholesky) return make<cholesky_factors>(plan(X));
    return plan(X);
  }

  constexpr term closed_inverse_of(term X) {
    using kernels::promise;
    if (X.has().has(positive_definite_structure) && X.size().rows <= definite_closed_form_limit)
      return make<closed_inverse<false, promise::positive_definite>>(plan(X));
    if (is_symmetric(X)) return make<closed_inverse<false, promise::symmetric>>(plan(X));
    return make<closed_inverse<false>>(plan(X));
  }

  /// The matrix X⁻¹ from its factors.
  constexpr term standing_inverse(solver by, term X) {
    if (by == solver::cholesky) return make<inverse_matrix>(make<definite_inverse>(plan(X)));
    if (by == solver::lower) return make<triangular_inverse<false>>(plan(X));
    if (by == solver::upper) return make<triangular_inverse<true>>(plan(X));
    if (has_determinant(X)) return make<lu_inverse>(factors_of(by, X));
    return make<inverse_matrix>(make<direct_inverse<false>>(plan(X)));
  }

  constexpr factor factor_from(term M, bool is_transposed) {
    if (is_transposed) M = transposed(M);
    auto const& known = known_steps.of(M);
    return {M, {M.size(), M.has(), solver::none, known.knows() ? &known : nullptr}};
  }

  constexpr factor factor_of_inverse(term Y, scalar_factors& scalars, bool is_transposed) {
    auto X = Y[0];
    auto by = solver_of(X);
    if (X.has().has(diagonal_structure)) {
      auto D = plan(X);
      return factor_from(make<diagonal_matrix_room>(make<diagonal_reciprocal>(D)), false);
    }
    if (by == solver::none) {
      auto pair = closed_inverse_of(X);
      auto r = make<inverse_factor>(pair), M = make<inverse_matrix>(pair);
      int const n = X.size().rows, flops_of_multiple = is_symmetric(X) ? n * (n + 1) / 2 : n * n;
      if (uses.price_of_scalar(Y) > flops_of_multiple) return factor_from(multiple(r, M), is_transposed);
      scalars.take(r);
      return factor_from(M, is_transposed);
    }
    if (inverses.stands_alone(Y.id)) return factor_from(standing_inverse(by, X), is_transposed);
    return {factors_of(by, X), {X.size(), general, by}, is_transposed, Y.id};
  }

  // ---- what plan/crosses.hpp writes ----

  static constexpr bool is_with_cross(term F) {
    return F.is<tensor_cross>() || F.is<cofactor_tangent>() || F.is<adjugate_of_inverse>();
  }
  constexpr term factor_with_cross(term F, scalar_factors& scalars) {
    if (F.is<adjugate_of_inverse>()) return factor_of_adjugate(F[0], scalars);
    if (F.is<cofactor_tangent>()) return tangent(F);
    auto A = alone(factor_of(F[0], scalars)), B = alone(factor_of(F[1], scalars));
    bool const are_transposed = A.is<transposition>() && B.is<transposition>();
    return are_transposed ? transposed(make<tensor_cross>(A[0], B[0])) : make<tensor_cross>(A, B);
  }
  /// W, of adj(X⁻¹) = r W.
  constexpr term factor_of_adjugate(term X, scalar_factors& scalars) {
    auto pair = closed_inverse_of(X), r = make<inverse_factor>(pair);
    scalars.take(r);
    return make<adjugate_of_inverse>(make<inverse_trusted>(pair), r, make<inverse_matrix>(pair), plan(X));
  }
  /// γ vec(αT) vec(αT)ᵀ + … = γα² vec(T) vec(T)ᵀ + …
  constexpr term tangent(term F) {
    scalar_factors gamma, alpha;
    gamma.take(plan(F[0]));
    auto T = alone(factor_of(F[1], alpha));
    for (int twice = 0; twice < 2; ++twice) gamma.take(alpha);
    return make<cofactor_tangent>(scalar_product(gamma.steps, gamma.coefficient), T, computed(plan(F[2])), plan(F[3]));
  }

  constexpr factor factor_of(term F, scalar_factors& scalars, bool is_transposed = false) {
    if (F.is<transposition>()) return factor_of(F[0], scalars, !is_transposed);
    if (F.is<inverse>()) return factor_of_inverse(F, scalars, is_transposed);
    if (is_with_cross(F)) return factor_from(factor_with_cross(F, scalars), is_transposed);
    auto X = plan(F);
    if (X.is<scaling>()) {
      scalars.take(X[0]);
      X = X[1];
    }
    return factor_from(X, is_transposed);
  }

  /// The factor as a matrix of its own.
  constexpr term alone(factor const& f) {
    if (!f.is_solved()) return f.matrix;
    inverses.found_alone(f.inverse);
    auto M = standing_inverse(f.how.by, from[f.inverse][0]);
    return f.transposed ? transposed(M) : M;
  }

  constexpr term scaled_by(scalar_factors const& scalars, term matrix) {
    if (scalars.steps.empty() && scalars.coefficient == rational(1)) return matrix;
    // a sign alone stays outermost, where a sum turns it into a subtraction; beside other scalars it is theirs
    if (scalars.is_sign()) return negated(matrix);
    auto coefficient = scalars.coefficient;
    bool const negative = scalars.is_number() && coefficient < rational(0);
    auto scaled_up = scaled(scalar_product(scalars.steps, negative ? -coefficient : coefficient), matrix);
    return negative ? negated(scaled_up) : scaled_up;
  }

  /// X³ b is X (X (X b)).
  static constexpr bool is_power_beside_narrow(term F, term product) {
    return F.is<matrix_power_room>() && 0 < F.a() && F.a() < 8
        && (product.size().rows < F.size().rows || product.size().cols < F.size().rows);
  }

  /// αF of a product, if the formulas have it elsewhere, as a result or in a sum.
  constexpr term known_multiple(rational alpha, term F, term X) {
    if (alpha == rational(1) || F.size().is_scalar()) return nothing;
    growing<int> factors(1, number(from, alpha).id);
    factors.push_back(F.id);
    auto const multiple = from.find(operation_of<product>, factors);
    bool const is_there = multiple && multiple != X && multiple.id < uses.elsewhere.size();
    return is_there && uses.elsewhere[multiple.id] > 0 ? multiple : nothing;
  }

  /// The factors of a product, or the one factor that X is; scalars are gathered.
  constexpr growing<factor> factors_in(term X, scalar_factors& scalars) {
    growing<factor> factors;
    if (X.size().is_scalar() && !X.is<product>()) scalars.take(plan(X));
    else if (!X.is<product>()) factors.push_back(factor_of(X, scalars));
    for (int k = 0; X.is<product>() && k < X.count(); ++k) {
      bool const negative = scalars.coefficient < rational(0);
      if (auto multiple = known_multiple(negative ? -scalars.coefficient : scalars.coefficient, X[k], X)) {
        scalars.coefficient = negative ? -1 : 1;
        factors.push_back(factor_from(plan(multiple), false));
      } else if (X[k].is<exact_number>()) scalars.take(X[k]);
      else if (X[k].size().is_scalar()) scalars.take(plan(X[k]));
      else if (is_power_beside_narrow(X[k], X))
        for (int times = 0; times < X[k].a(); ++times) factors.push_back(factor_of(X[k][0], scalars));
      else factors.push_back(factor_of(X[k], scalars));
    }
    return factors;
  }
};

}  // namespace matgrad
