// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/plan_rooms.hpp>
#include <matgrad/read.hpp>

// Planning: a simplified graph becomes a graph of steps, each one kernel. Equal terms are one step; products are
// multiplied in the order that costs least; an inverse that only meets a product is a solve; scalars are gathered.
namespace matgrad {

struct planner {
  graph const& from;
  graph& to;
  growing<int> planned;  // of each term: the step that has its value

  constexpr planner(graph const& formula, graph& steps) : from(formula), to(steps), planned(formula.size(), -1) {}

  constexpr node const& at(int id) const { return from.nodes[id]; }
  constexpr int operand(int id, int k) const { return from.pool[at(id).first + k]; }
  template<class Room>
  constexpr bool is(int id) const {
    return at(id).op->room == identity_of<Room>;
  }

  // ---- factors of a product ----

  /// A matrix factor: scalars that go in front, and the matrix, or the factorisation by which it is solved.
  struct factor {
    int matrix = -1;          // the step; of a big inverse only once it must stand alone
    int lu = -1;              // the factors of X, where this is X⁻¹ or X⁻ᵀ
    bool transposed = false;  // whether it is X⁻ᵀ
    shape size;
    bool diagonal = false;
  };

  constexpr bool is_small(int X) const { return at(X).size.rows <= 3; }

  constexpr term step(int id) { return to[id]; }

  /// The step Room(operands...), as it stands.
  template<class Room, class... Terms>
  constexpr term make(Terms... operands) {
    growing<int> ids;
    (ids.push_back(operands.id), ...);
    return to.intern(operation_of<Room>, ids);
  }
  constexpr term transposed_step(term X) {
    if (X.size().is_scalar()) return X;
    if (X.is<transposition>()) return X[0];
    return make<transposition>(X);
  }

  constexpr factor factor_of(int id, growing<int>& scalars, bool transposed = false) {
    auto size = transposed ? matgrad::transposed(at(id).size) : at(id).size;
    if (is<transposition>(id)) return factor_of(operand(id, 0), scalars, !transposed);
    if (is<inverse>(id)) {
      auto X = step(plan(operand(id, 0)));
      if (is_small(id)) {
        auto pair = make<cofactor_inverse>(X);
        scalars.push_back(make<cofactor_factor>(pair).id);
        auto M = make<cofactor_matrix>(pair);
        return {transposed ? transposed_step(M).id : M.id, -1, false, size};
      }
      return {-1, make<lu_factors>(X).id, transposed, size};
    }
    auto X = step(plan(id));
    if (X.is<scaling>()) {
      scalars.push_back(X[0].id);
      X = X[1];
    }
    return {transposed ? transposed_step(X).id : X.id, -1, false, size, is_diagonal(X)};
  }

  /// The factor as a matrix of its own.
  constexpr term alone(factor const& f) {
    if (f.lu < 0) return step(f.matrix);
    auto inverted = make<lu_inverse_room>(step(f.lu));
    return f.transposed ? transposed_step(inverted) : inverted;
  }

  // ---- the order of a product: Σ costs least, by dynamic programming over the segments ----

  /// For the segment of factors i to j: what it costs, and after which factor it is split.
  struct chain_order {
    int n;
    growing<double> cost;
    growing<int> split;

    constexpr explicit chain_order(int length) : n(length), cost(length * length, 0), split(length * length, 0) {}
    constexpr int at(int i, int j) const { return i * n + j; }
  };

  static constexpr double standing_cost(factor const& f) {
    return f.lu < 0 ? 0.0 : 4.0 / 3.0 * f.size.rows * f.size.rows * f.size.rows;
  }

  constexpr void find_order(growing<factor> const& factors, chain_order& best) const {
    int n = factors.size();
    for (int i = 0; i < n; ++i) best.cost[best.at(i, i)] = standing_cost(factors[i]);
    for (int length = 2; length <= n; ++length)
      for (int i = 0; i + length <= n; ++i) {
        int j = i + length - 1;
        double least = -1;
        for (int k = i; k < j; ++k) {
          double rows = factors[i].size.rows, inner = factors[k].size.cols, cols = factors[j].size.cols;
          bool left_solves = i == k && factors[i].lu >= 0;
          bool right_solves = !left_solves && k + 1 == j && factors[j].lu >= 0;
          double const work = (i == k && factors[i].diagonal) || (k + 1 == j && factors[j].diagonal)
                                ? rows * cols
                                : 2 * rows * inner * cols;
          double cost =
              (left_solves ? 0 : best.cost[best.at(i, k)]) + (right_solves ? 0 : best.cost[best.at(k + 1, j)]) + work;
          if (least >= 0 && cost >= least) continue;
          least = cost;
          best.split[best.at(i, j)] = k;
        }
        best.cost[best.at(i, j)] = least;
      }
  }

  constexpr term multiply(growing<factor> const& factors, chain_order const& order, int i, int j) {
    if (i == j) return alone(factors[i]);
    int k = order.split[order.at(i, j)];
    auto const& left = factors[i];
    auto const& right = factors[j];
    if (i == k && left.lu >= 0) {
      auto B = multiply(factors, order, k + 1, j);
      return left.transposed ? make<lu_transposed_solution>(step(left.lu), B) : make<lu_solution>(step(left.lu), B);
    }
    if (k + 1 == j && right.lu >= 0) {  // B X⁻¹ = (X⁻ᵀ Bᵀ)ᵀ
      auto Bt = transposed_step(multiply(factors, order, i, k));
      return transposed_step(right.transposed ? make<lu_solution>(step(right.lu), Bt)
                                              : make<lu_transposed_solution>(step(right.lu), Bt));
    }
    return product_step(multiply(factors, order, i, k), multiply(factors, order, k + 1, j));
  }

  static constexpr bool is_diagonal(term X) {
    return X.size().rows > 1 && X.has().has(diagonal_structure) && (X.is<diagonal_matrix_room>() || X.is<symbol>());
  }
  /// The column from which diag(x) was made, else the diagonal matrix itself.
  static constexpr term diagonal_in(term D) { return D.is<diagonal_matrix_room>() ? D[0] : D; }

  /// The step A B, if the plan has it already.
  constexpr term known_product(term A, term B) {
    for (int id = 0; id < to.size(); ++id)
      if (auto X = to[id]; X.is<product>() && X[0] == A && X[1] == B) return X;
    return nothing;
  }

  /// (B A)ᵀ is the same numbers as AᵀBᵀ: of the two the one with fewer transposes, or the one that is there already.
  constexpr term product_step(term A, term B) {
    if (A.is<transposition>() && B.is<transposition>()) return transposed_step(product_step(B[0], A[0]));
    if (is_diagonal(A)) return make<row_scaling>(diagonal_in(A), B);
    if (is_diagonal(B)) return make<column_scaling>(A, diagonal_in(B));
    if (A == B && A.size().rows <= 3) return make<square_room>(A);
    if (A.is<transposition>() || B.is<transposition>())
      if (auto known = known_product(transposed_step(B), transposed_step(A))) return transposed_step(known);
    return make<product>(A, B);
  }

  constexpr term multiply_all(growing<factor> const& factors) {
    chain_order order(factors.size());
    if (factors.size() > 2) find_order(factors, order);
    return multiply(factors, order, 0, factors.size() - 1);
  }

  // ---- one term ----

  /// The product of scalar steps; a number goes first.
  constexpr term scalar_product(growing<int> const& scalars, rational coefficient) {
    if (scalars.empty()) return number(to, coefficient);
    auto result = step(scalars[0]);
    for (int k = 1; k < scalars.size(); ++k) result = make<product>(result, step(scalars[k]));
    if (coefficient == rational(1)) return result;
    return make<scaling>(number(to, coefficient), result);
  }

  constexpr int plan_product(int id) {
    rational coefficient = 1;
    growing<int> scalars;
    growing<factor> factors;
    for (int k = 0; k < at(id).count; ++k) {
      int f = operand(id, k);
      if (is<exact_number>(f)) coefficient = {at(f).a, at(f).b};
      else if (at(f).size.is_scalar()) scalars.push_back(plan(f));
      else factors.push_back(factor_of(f, scalars));
    }
    if (factors.empty()) return scalar_product(scalars, coefficient).id;
    scale_where_small(factors, scalars, coefficient, at(id).size);
    auto matrix = multiply_all(factors);
    return scaled_step(matrix, scalars, coefficient);
  }

  /// αX: a view, but a square takes α in.
  constexpr term scaled(term alpha, term X) {
    if (X.is<transposition>() && X[0].is<square_room>()) return transposed_step(scaled(alpha, X[0]));
    if (X.is<square_room>() && X.count() == 1) return make<square_room>(X[0], alpha);
    return make<scaling>(alpha, X);
  }

  constexpr int scaled_step(term matrix, growing<int> const& scalars, rational coefficient) {
    if (scalars.empty() && coefficient == rational(1)) return matrix.id;
    // a sign alone stays outermost, where a sum turns it into a subtraction; beside other scalars it is theirs
    bool negative = coefficient < rational(0) && scalars.empty();
    if (negative) coefficient = -coefficient;
    if (!scalars.empty() || coefficient != rational(1)) matrix = scaled(scalar_product(scalars, coefficient), matrix);
    if (negative) matrix = make<scaling>(number(to, -1), matrix);
    return matrix.id;
  }

  /// α(a bᵀ) is (αa)bᵀ: scalars meet the smallest factor, if it is smaller than the product.
  constexpr void scale_where_small(growing<factor>& factors, growing<int>& scalars, rational& coefficient,
                                   shape product_size) {
    if (scalars.empty() && (coefficient == rational(1) || coefficient == rational(-1))) return;
    int smallest = 0;
    for (int k = 1; k < factors.size(); ++k)
      if (factors[k].size.size() < factors[smallest].size.size()) smallest = k;
    if (factors[smallest].lu >= 0 || factors[smallest].size.size() >= product_size.size()) return;
    bool negative = coefficient < rational(0);
    auto alpha = scalar_product(scalars, negative ? -coefficient : coefficient);
    factors[smallest].matrix = make<product>(alpha, step(factors[smallest].matrix)).id;
    scalars.clear();
    coefficient = negative ? -1 : 1;
  }

  constexpr int plan_trace(int id) {
    int X = operand(id, 0);
    if (!is<product>(X)) return make<trace>(step(plan(X))).id;
    growing<int> scalars;
    growing<factor> left, right;
    for (int k = 0; k < at(X).count; ++k) {
      auto f = factor_of(operand(X, k), scalars);
      (k == 0 ? left : right).push_back(f);
    }
    auto trace = make<trace_of_product>(multiply_all(left), multiply_all(right));
    scalars.push_back(trace.id);
    return scalar_product(scalars, 1).id;
  }

  constexpr int plan_diagonal(int id) {
    int X = operand(id, 0);
    if (!is<product>(X)) return make<diagonal_of_room>(step(plan(X))).id;
    growing<int> scalars;
    growing<factor> left, right;
    rational coefficient = 1;
    for (int k = 0; k < at(X).count; ++k) {
      int const f = operand(X, k);
      if (is<exact_number>(f)) coefficient = {at(f).a, at(f).b};
      else if (at(f).size.is_scalar()) scalars.push_back(plan(f));
      else (left.empty() ? left : right).push_back(factor_of(f, scalars));
    }
    if (right.empty()) return scaled_step(make<diagonal_of_room>(alone(left[0])), scalars, coefficient);
    return scaled_step(make<diagonal_of_product>(multiply_all(left), multiply_all(right)), scalars, coefficient);
  }

  /// Xᵏ by squaring.
  constexpr int plan_power(int id) {
    growing<int> scalars;
    auto k = at(id).a;
    auto base = step(plan(operand(id, 0)));
    if (k < 0) {
      auto factors = make<lu_factors>(base);
      base = make<lu_inverse_room>(factors);
      k = -k;
    }
    auto result = nothing;
    for (; k > 0; k /= 2) {
      if (k % 2 == 1) result = result ? product_step(result, base) : base;
      if (k > 1) base = product_step(base, base);
    }
    return result.id;
  }

  constexpr int plan_by_factors(int id) {
    growing<int> scalars;
    growing<factor> factors;
    factors.push_back(factor_of(id, scalars));
    return scaled_step(alone(factors[0]), scalars, 1);
  }

  constexpr int plan(int id) {
    if (planned[id] >= 0) return planned[id];
    growing<int> operands;
    int result = -1;
    if (at(id).count == 0) result = to.adopt(at(id), nullptr).id;
    else if (is<product>(id)) result = plan_product(id);
    else if (is<inverse>(id)) result = plan_by_factors(id);
    else if (is<transposition>(id)) result = plan_by_factors(id);
    else if (is<trace>(id)) result = plan_trace(id);
    else if (is<diagonal_of_room>(id)) result = plan_diagonal(id);
    else if (is<matrix_power_room>(id)) result = plan_power(id);
    else if ((is<determinant>(id) || is<log_determinant>(id)) && !is_small(operand(id, 0))) {
      auto factors = make<lu_factors>(step(plan(operand(id, 0))));
      result = is<determinant>(id) ? make<lu_determinant_room>(factors).id : make<lu_log_determinant_room>(factors).id;
    } else {
      for (int k = 0; k < at(id).count; ++k) operands.push_back(plan(operand(id, k)));
      result = to.intern(*at(id).op, operands, at(id).a, at(id).b).id;
    }
    return planned[id] = result;
  }
};

template<class... F>
struct planning {
  template<class Packed>
  static constexpr void run(Packed& result) {
    graph formulas(false), steps(false);
    auto const& from = simplest<F...>();
    auto renamed = unpack(from, formulas, 0);
    planner plan(formulas, steps);
    growing<int> roots;
    for (int r = 0; r < from.root_count; ++r) roots.push_back(plan.plan(renamed[from.roots[r]]));
    pack(steps, roots.begin(), roots.size(), result);
    result.literals = from.literals;
  }
};

/// The steps that evaluate formulas together.
template<class... F>
constexpr auto const& plan_of() {
  return packed<planning<F...>, 2 * simplest<F...>().size + 16>();
}

}  // namespace matgrad
