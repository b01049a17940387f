// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/index.hpp>

// Simplification. A canonical graph simplifies each term as it is made: the rooms' identities do it, and here stand the
// normal forms that many of them share: the order of terms, like terms, and the chain of a product's factors. What
// remains is a last pass that factors sums, as one would on the blackboard.
namespace matgrad {

// ---- canonical order ----

constexpr int compare_numbers(long long x, long long y) { return x < y ? -1 : x > y ? 1 : 0; }

constexpr int compare(term x, term y) {
  if (x == y) return 0;
  auto kind = [](term t) { return t.is<exact_number>() || t.is<literal_number>() ? 0 : t.count() == 0 ? 1 : 2; };
  if (auto c = compare_numbers(kind(x), kind(y))) return c;
  if (x.op().room != y.op().room)
    if (auto c = compare_numbers(x.op().rank, y.op().rank)) return c;
  if (x.is<symbol>() && y.is<symbol>())
    if (auto c = compare_names(x.name(), y.name())) return c;
  if (auto c = compare_numbers(x.a(), y.a())) return c;
  if (auto c = compare_numbers(x.b(), y.b())) return c;
  if (auto c = compare_numbers(x.count(), y.count())) return c;
  for (int k = 0; k < x.count(); ++k)
    if (auto c = compare(x[k], y[k])) return c;
  if (auto c = compare_numbers(x.size().rows, y.size().rows)) return c;
  return compare_numbers(x.size().cols, y.size().cols);
}

constexpr void sort_canonically(graph& in, growing<int>& ids) {
  for (int i = 1; i < ids.size(); ++i)
    for (int k = i; k > 0 && compare(in[ids[k]], in[ids[k - 1]]) < 0; --k) {
      auto swapped = ids[k];
      ids[k] = ids[k - 1];
      ids[k - 1] = swapped;
    }
}

constexpr int transpositions(growing<int> const& ids, graph& in) {
  int count = 0;
  for (int id : ids) count += in[id].is<transposition>();
  return count;
}

/// The order in which one of several writings of the same product is chosen: few transposes, and those in front: XᵀX.
constexpr int compare_writings(graph& in, growing<int> const& x, growing<int> const& y) {
  if (auto c = compare_numbers(transpositions(x, in), transpositions(y, in))) return c;
  for (int k = 0; k < x.size(); ++k)
    if (auto c = compare_numbers(in[y[k]].is<transposition>(), in[x[k]].is<transposition>())) return c;
  for (int k = 0; k < x.size(); ++k)
    if (auto c = compare(in[x[k]], in[y[k]])) return c;
  return 0;
}

constexpr int transposes_in(term X) { return X.in->nodes[X.id].transposes; }
constexpr int matrices_in(term X) { return X.in->nodes[X.id].matrices; }

/// Of X and Xᵀ the one that comes first, for operations to which both are the same.
constexpr bool is_transpose_first(term X, term Xt) {
  if (X == Xt || Xt.is<transposition>()) return false;
  if (X.is<transposition>()) return true;
  if (auto c = compare_numbers(transposes_in(Xt), transposes_in(X))) return c < 0;
  return compare(Xt, X) < 0;
}

// ---- like terms: c₁T₁ + c₂T₂ + … ----

struct scaled_term {
  rational coefficient;
  term body;
};

/// 2AB is 2 times AB; a number is a multiple of one.
constexpr scaled_term split_coefficient(term X) {
  if (X.is<exact_number>()) return {{X.a(), X.b()}, number(*X.in, 1)};
  if (!X.is<product>() || !X[0].is<exact_number>()) return {1, X};
  rational coefficient{X[0].a(), X[0].b()};
  if (X.count() == 2) return {coefficient, X[1]};
  growing<int> factors;
  for (int k = 1; k < X.count(); ++k) factors.push_back(X[k].id);
  return {coefficient, X.in->intern(operation_of<product>, factors)};
}

constexpr term scaled(scaled_term x) {
  auto& in = *x.body.in;
  if (x.body.is<exact_number>()) return number(in, x.coefficient * rational(x.body.a(), x.body.b()));
  if (x.coefficient == rational(1)) return x.body;
  growing<int> factors;
  factors.push_back(number(in, x.coefficient).id);
  if (x.body.is<product>() && !is_inner_product(x.body))
    for (int k = 0; k < x.body.count(); ++k) factors.push_back(x.body[k].id);
  else factors.push_back(x.body.id);
  return in.intern(operation_of<product>, factors);
}

struct linear_combination {
  growing<int> bodies;
  growing<rational> coefficients;

  constexpr void add(term X, rational c) {
    auto [coefficient, body] = split_coefficient(X);
    if (body.is<addition>()) {
      for (int k = 0; k < body.count(); ++k) add(body[k], c * coefficient);
      return;
    }
    if (body.is<transposition>() && body[0].is<addition>()) {
      for (int k = 0; k < body[0].count(); ++k) add(transpose(body[0][k]), c * coefficient);
      return;
    }
    if (is_zero(X)) return;
    for (int k = 0; k < bodies.size(); ++k)
      if (bodies[k] == body.id) {
        coefficients[k] = coefficients[k] + c * coefficient;
        return;
      }
    bodies.push_back(body.id);
    coefficients.push_back(c * coefficient);
  }
};

/// The number in front of a term.
constexpr rational coefficient_of(term X) {
  if (X.is<product>()) X = X[0];
  return X.is<exact_number>() ? rational(X.a(), X.b()) : rational(1);
}

/// How early a term stands in a sum: I before products, and long products before short ones: AXB + C.
constexpr int place_in_sum(term X) {
  if (X.is<exact_number>()) return 100;
  if (!X.is<product>()) return X.is<identity_room>() ? -100 : 0;
  int numbers = X[0].is<exact_number>();
  if (X.count() == numbers + 1) return X[numbers].is<identity_room>() ? -100 : 0;
  int matrices = 0;
  for (int k = 0; k < X.count(); ++k) matrices += !X[k].size().is_scalar();
  return matrices > 1 ? -matrices : 0;
}

/// A sum from terms that are already unlike: in canonical order, what is added before what is subtracted.
constexpr term sum_in_order(graph& in, growing<int>& terms) {
  sort_canonically(in, terms);
  growing<int> ordered;
  auto is_negative = [&](int id) { return coefficient_of(in[id]).numerator < 0; };
  auto take = [&](bool negative) {
    int first = ordered.size();
    for (int id : terms) {
      if (is_negative(id) != negative) continue;
      ordered.push_back(id);
      for (int k = ordered.size() - 1; k > first && place_in_sum(in[id]) < place_in_sum(in[ordered[k - 1]]); --k) {
        ordered[k] = ordered[k - 1];
        ordered[k - 1] = id;
      }
    }
  };
  take(false);
  take(true);
  return in.intern(operation_of<addition>, ordered);
}

/// Of a sum and its transpose the one with fewer transposes is written: (x − y)ᵀ, not xᵀ − yᵀ.
constexpr term sum_of_unlike(graph& in, shape size, growing<int>& terms) {
  if (terms.empty()) return zero_matrix(in, size);
  if (terms.size() == 1) return in[terms[0]];
  auto sum = sum_in_order(in, terms);
  if (transposes_in(sum) < 2 || 2 * transposes_in(sum) < matrices_in(sum) || size.is_scalar()) return sum;
  growing<int> transposed_terms;
  for (int id : terms) transposed_terms.push_back(transpose(in[id]).id);
  auto transposed_sum = sum_in_order(in, transposed_terms);
  if (transposes_in(transposed_sum) + 1 >= transposes_in(sum)) return sum;
  return in.intern(operation_of<transposition>, growing<int>(1, transposed_sum.id));
}

constexpr term addition::identity(arguments X) {
  linear_combination collected;
  for (int k = 0; k < X.count; ++k) collected.add(X[k], 1);
  growing<int> terms;
  for (int k = 0; k < collected.bodies.size(); ++k)
    if (collected.coefficients[k] != rational(0))
      terms.push_back(scaled({collected.coefficients[k], (*X.in)[collected.bodies[k]]}).id);
  return sum_of_unlike(*X.in, X[0].size(), terms);
}

constexpr term by_linearity(operation const& op, arguments X) {
  auto& in = *X.in;
  growing<int> operands;
  for (int k = 0; k < X.count; ++k) {
    if (op.is_linear_in(k) && is_zero(X[k])) return zero_matrix(in, op.size(X));
    operands.push_back(X[k].id);
  }
  if (X.count == 1 && X[0].is<addition>()) {
    growing<int> terms;
    for (int k = 0; k < X[0].count(); ++k) terms.push_back(in.make(op, X[0][k], X.a, X.b).id);
    return in.make(operation_of<addition>, terms);
  }
  growing<int> scalars;
  for (int k = 0; k < X.count; ++k) {
    if (!op.is_linear_in(k) || !X[k].is<product>() || X[k].size().is_scalar() || !X[k][0].size().is_scalar()) continue;
    growing<int> matrices;
    for (int l = 0; l < X[k].count(); ++l) (X[k][l].size().is_scalar() ? scalars : matrices).push_back(X[k][l].id);
    operands[k] = in.make(operation_of<product>, matrices).id;
  }
  if (scalars.empty()) return nothing;
  scalars.push_back(in.make(op, operands, X.a, X.b).id);
  return in.make(operation_of<product>, scalars);
}

// ---- products: number · scalars · chain of matrices ----

struct matrix_power_of {
  term base;
  long long exponent;
};

/// X⁻¹ is X to the −1, X⁻ᵀ is Xᵀ to the −1.
constexpr matrix_power_of as_power(term X) {
  if (X.is<inverse>()) return {X[0], -1};
  if (X.is<matrix_power_room>()) return {X[0], X.a()};
  if (X.is<transposition>() && (X[0].is<inverse>() || X[0].is<matrix_power_room>())) {
    auto [base, exponent] = as_power(X[0]);
    return {transpose(base), exponent};
  }
  return {X, 1};
}

constexpr bool is_orthogonal_pair(term A, term B) { return A.has().has(orthogonal_structure) && transpose(A) == B; }

constexpr term joined(term left, term right) {
  // a room is asked also about its transpose and its inverse
  auto asked = [&](term X) {
    while (true) {
      if (X.op().joins)
        if (auto both = X.op().joined(left, right)) return both;
      if (!X.is<transposition>() && !X.is<inverse>()) return nothing;
      X = X[0];
    }
  };
  if (auto both = asked(left)) return both;
  return asked(right);
}

constexpr bool is_projector_pair(term A, term B) { return A == B && A.has().has(projector_structure); }

constexpr bool merges(term left, term right) {
  auto l = as_power(left), r = as_power(right);
  return (l.base == r.base && l.exponent * r.exponent < 0) || is_orthogonal_pair(left, right)
      || is_projector_pair(left, right) || joined(left, right);
}

/// Is one of them the other's pseudo-inverse?
constexpr bool are_pseudo_inverse(term A, term B) {
  auto is_of = [](term Y, term X) {
    if (Y.is<transposition>() && Y[0].is<pseudo_inverse>()) return Y[0][0] == transpose(X);
    return Y.is<pseudo_inverse>() && Y[0] == X;
  };
  return is_of(A, B) || is_of(B, A);
}

/// Could the factor beside an inverse become one with it? Both are made of the same matrix.
constexpr bool may_merge(term neighbour, term inverted) {
  if (neighbour.is<transposition>()) neighbour = neighbour[0];
  if (neighbour.is<inverse>() || neighbour.is<matrix_power_room>()) neighbour = neighbour[0];
  auto base = inverted[0];
  return base.op().joins || neighbour == base || neighbour.is<matrix_power_room>()
      || (neighbour.is<transposition>() && neighbour[0] == base);
}

struct normal_product {
  graph& in;
  rational coefficient = 1;
  growing<int> bases;  // scalar factors: bases[k] to the exponents[k]
  growing<rational> exponents;
  growing<int> chain;  // matrix factors

  constexpr explicit normal_product(graph& g) : in(g) {}

  constexpr void multiply(term X) {
    if (X.is<exact_number>()) coefficient = coefficient * rational(X.a(), X.b());
    else if (X.is<product>() && !is_inner_product(X))
      for (int k = 0; k < X.count(); ++k) multiply(X[k]);
    else if (X.is<product>()) multiply_inner(X);
    else if (X.size().is_scalar()) multiply_scalar(X);
    else if (!X.is<identity_room>()) multiply_matrix(X);
  }

  constexpr void multiply_scalar(term x) {
    rational exponent = 1;
    if (x.is<power>()) {
      exponent = {x.a(), x.b()};
      x = x[0];
    }
    multiply_power(x, exponent);
  }

  constexpr void multiply_power(term base, rational exponent) {
    for (int k = 0; k < bases.size(); ++k)
      if (bases[k] == base.id) {
        exponents[k] = exponents[k] + exponent;
        return;
      }
    bases.push_back(base.id);
    exponents.push_back(exponent);
  }

  // xᵀAy = yᵀAᵀx: the writing that comes first
  constexpr void multiply_inner(term X) {
    growing<int> factors;
    for (int k = 0; k < X.count(); ++k) factors.push_back(X[k].id);
    multiply_scalar_product(inner(factors));
  }
  constexpr void multiply_scalar_product(term x) { is_inner_product(x) ? multiply_power(x, 1) : multiply(x); }

  constexpr term inner(growing<int> const& factors) {
    // eᵢᵀ A eⱼ = A(i, j)
    auto const first = in[factors[0]], last = in[factors.back()];
    if (factors.size() > 2 && first.is<single_entry_room>() && last.is<single_entry_room>()) {
      growing<int> middle;
      for (int k = 1; k + 1 < factors.size(); ++k) middle.push_back(factors[k]);
      return entry(in.make(operation_of<product>, middle), first.b(), last.a());
    }
    growing<int> reversed;
    for (int k = factors.size() - 1; k >= 0; --k) reversed.push_back(transpose(in[factors[k]]).id);
    bool other = compare_writings(in, reversed, factors) < 0;
    auto result = in.intern(operation_of<product>, other ? reversed : factors);
    return result.has().has(skew_structure) ? number(in, 0) : result;  // xᵀWx
  }

  // X X⁻¹ = I, X² X = X³, QᵀQ = I, PP = P
  constexpr void multiply_matrix(term X) {
    if (!chain.empty())
      if (auto both = joined(in[chain.back()], X)) {
        chain.pop_back();
        if (is_zero(both)) coefficient = 0;
        else multiply(both);
        return;
      }
    // X X⁺ X = X
    if (chain.size() > 1 && in[chain[chain.size() - 2]] == X && are_pseudo_inverse(in[chain.back()], X)) {
      chain.pop_back();
      return;
    }
    auto [base, exponent] = as_power(X);
    while (!chain.empty()) {
      auto last = as_power(in[chain.back()]);
      if (last.base == base) exponent += last.exponent;
      else if (exponent == 1 && last.exponent == 1 && is_orthogonal_pair(base, last.base)) exponent = 0;
      else break;
      chain.pop_back();
      if (exponent == 0) return;
      if (exponent > 1 && base.has().has(projector_structure)) exponent = 1;
    }
    if (exponent == 2 || exponent == -2) {
      auto single = matgrad::matrix_power(base, exponent / 2);
      chain.push_back(single.id);
      chain.push_back(single.id);
    } else if (exponent != 0) {
      chain.push_back(matgrad::matrix_power(base, exponent).id);
    }
  }

  // X(X⁻¹ − X⁻¹A) = I − A: a factor enters a sum if it cancels something in each term
  constexpr void cancel_into_sums() {
    for (int k = 0; k < chain.size(); ++k) {
      if (!in[chain[k]].is<addition>()) continue;
      if (k > 0 && cancels(in[chain[k - 1]], in[chain[k]], true)) return merge_into_sum(k - 1, k);
      if (k + 1 < chain.size() && cancels(in[chain[k + 1]], in[chain[k]], false)) return merge_into_sum(k, k + 1);
    }
  }
  static constexpr bool cancels(term X, term sum, bool from_left) {
    bool something = false;
    for (int k = 0; k < sum.count(); ++k) {
      auto edge = sum[k];
      if (edge.is<product>()) edge = edge[edge.count() - 1];
      if (from_left && sum[k].is<product>())
        for (int l = sum[k].count() - 1; l >= 0 && !sum[k][l].size().is_scalar(); --l) edge = sum[k][l];
      if (edge.is<identity_room>()) continue;
      if (!(from_left ? merges(X, edge) : merges(edge, X))) return false;
      something = true;
    }
    return something;
  }
  constexpr void merge_into_sum(int left, int right) {
    auto sum = in[chain[left]].is<addition>() ? in[chain[left]] : in[chain[right]];
    growing<int> terms, factors;
    for (int k = 0; k < sum.count(); ++k)
      terms.push_back((sum.id == chain[left] ? sum[k] * in[chain[right]] : in[chain[left]] * sum[k]).id);
    for (int k = 0; k < chain.size(); ++k)
      if (k != right) factors.push_back(k == left ? in.make(operation_of<addition>, terms).id : chain[k]);
    chain.clear();
    for (int id : factors) multiply(in[id]);
    cancel_into_sums();
  }

  // diag(x) A y = x ∘ (A y)
  constexpr void scale_rows(growing<int>& block) {
    for (int k = block.size() - 2; k >= 0 && in[block.back()].size().cols == 1; --k) {
      if (!in[block[k]].is<diagonal_matrix_room>()) continue;
      growing<int> column;
      for (int l = k + 1; l < block.size(); ++l) column.push_back(block[l]);
      auto const scaled = hadamard(in[block[k]][0], in.make(operation_of<product>, column));
      block.resize(k);
      if (is_zero(scaled)) coefficient = 0;
      bool const is_multiple = scaled.is<product>();
      for (int l = 0; is_multiple && l < scaled.count(); ++l)
        if (scaled[l].size().is_scalar()) multiply(scaled[l]);
        else block.push_back(scaled[l].id);
      if (!is_multiple) block.push_back(scaled.id);
    }
  }

  // where the chain narrows to one column and widens again it falls apart: A x xᵀ y is (xᵀ y) A x
  constexpr void split_chain() {
    growing<int> outer, block;
    auto close = [&] {
      if (block.empty()) return;
      scale_rows(block);
      shape size{in[block[0]].size().rows, in[block.back()].size().cols};
      if (size.is_scalar()) multiply_scalar_product(inner(block));
      else
        for (int id : block) outer.push_back(id);
      block.clear();
    };
    for (int id : chain) {
      if (in[id].size().rows == 1) close();
      block.push_back(id);
    }
    close();
    chain.clear();
    for (int id : outer) chain.push_back(id);
  }

  // a power may become something else, whose factors meet the others: ‖x‖² = xᵀx
  constexpr void settle_powers() {
    for (int k = 0; k < bases.size(); ++k) {
      if (exponents[k] == rational(0)) continue;
      auto const base = in[bases[k]], factor = pow(base, exponents[k]);
      if (factor == base || (factor.is<power>() && factor[0] == base)) continue;
      exponents[k] = 0;
      multiply(factor);
    }
  }

  // adj(X)/det X = X⁻¹
  constexpr void divide_adjugates() {
    for (int& id : chain) {
      auto factor = in[id];
      auto matrix = factor.is<transposition>() ? factor[0] : factor;
      if (!matrix.is<adjugate>()) continue;
      for (int k = 0; k < bases.size(); ++k) {
        auto base = in[bases[k]];
        if (!base.is<determinant>() || base[0] != matrix[0] || !(exponents[k] < rational(0))) continue;
        exponents[k] = exponents[k] + 1;
        auto inverted = inv(matrix[0]);
        id = (factor == matrix ? inverted : transpose(inverted)).id;
        break;
      }
    }
  }

  // A Eᵢⱼ B = (A eᵢ)(eⱼᵀ B)
  constexpr void split_single_entries() {
    growing<int> factors;
    for (int k = 0; k < chain.size(); ++k) {
      auto const E = in[chain[k]];
      if (!E.is<single_entry_room>() || k == 0 || k + 1 == chain.size() || E.size().rows == 1 || E.size().cols == 1) {
        factors.push_back(E.id);
      } else {
        factors.push_back(entry_matrix(in, {E.size().rows, 1}, E.a(), 0).id);
        factors.push_back(entry_matrix(in, {1, E.size().cols}, 0, E.b()).id);
      }
    }
    if (factors.size() == chain.size()) return;
    chain.clear();
    for (int id : factors) multiply(in[id]);
  }

  // ½(2A − B) = A − ½B: a number enters a sum if fewer numbers are written then
  constexpr bool enters_sum() const {
    if (coefficient == rational(1) || chain.size() != 1 || !in[chain[0]].is<addition>()) return false;
    auto is_written = [](rational c) { return c != rational(1) && c != rational(-1); };
    int before = is_written(coefficient), after = 0;
    for (int k = 0; k < in[chain[0]].count(); ++k) {
      auto const c = coefficient_of(in[chain[0]][k]);
      before += is_written(c);
      after += is_written(coefficient * c);
    }
    return after < before;
  }
  constexpr term multiplied_into_sum() {
    growing<int> terms;
    for (int k = 0; k < in[chain[0]].count(); ++k) terms.push_back((coefficient * in[chain[0]][k]).id);
    return in.make(operation_of<addition>, terms);
  }

  constexpr term result(shape size) {
    cancel_into_sums();
    split_single_entries();
    split_chain();
    settle_powers();
    divide_adjugates();
    growing<int> scalars;
    for (int k = 0; k < bases.size(); ++k) {
      if (exponents[k] == rational(0)) continue;
      auto factor = pow(in[bases[k]], exponents[k]);
      if (factor.is<exact_number>()) coefficient = coefficient * rational(factor.a(), factor.b());
      else scalars.push_back(factor.id);
    }
    if (coefficient == rational(0)) return zero_matrix(in, size);
    if (scalars.empty() && enters_sum()) return multiplied_into_sum();
    sort_canonically(in, scalars);
    growing<int> factors;
    if (coefficient != rational(1)) factors.push_back(number(in, coefficient).id);
    for (int id : scalars) factors.push_back(id);
    if (chain.empty() && !size.is_scalar()) chain.push_back(identity_matrix(in, size.rows).id);
    for (int id : chain) factors.push_back(id);
    if (factors.empty()) return number(in, 1);
    if (factors.size() == 1) return in[factors[0]];
    return in.intern(operation_of<product>, factors);
  }
};

constexpr bool cancels_beside(arguments X, int k) {
  return X[k].is<addition>()
      && ((k > 0 && normal_product::cancels(X[k - 1], X[k], true))
          || (k + 1 < X.count && normal_product::cancels(X[k + 1], X[k], false)));
}

/// Has the sum that factor k inverts a narrow neighbour, which could be pushed through?
constexpr bool narrows_beside(arguments X, int k) {
  auto factor = X[k].is<transposition>() ? X[k][0] : X[k];
  return factor[0].is<addition>()
      && ((k > 0 && X[k - 1].size().rows < X[k].size().rows)
          || (k + 1 < X.count && X[k + 1].size().cols < X[k].size().cols));
}

/// Is it plain matrices only, of which no two neighbours become one and none is a column or row? Then it is normal.
constexpr bool is_plain_chain(arguments X) {
  for (int k = 0; k < X.count; ++k) {
    auto factor = X[k].is<transposition>() ? X[k][0] : X[k];
    auto size = factor.size();
    if (size.rows == 1 || size.cols == 1 || factor.count() == 0) {
      if (!factor.is<symbol>() || size.rows == 1 || size.cols == 1 || factor.has().has(orthogonal_structure))
        return false;
    } else if (!factor.is<addition>() || cancels_beside(X, k)) {
      if (!factor.is<inverse>() || (k > 0 && may_merge(X[k - 1], factor))
          || (k + 1 < X.count && may_merge(X[k + 1], factor)) || narrows_beside(X, k))
        return false;
    }
    if (k > 1 && X[k] == X[k - 1] && X[k] == X[k - 2]) return false;
    if (k > 0 && is_projector_pair(X[k - 1], X[k])) return false;
  }
  return true;
}

constexpr term product::identity(arguments X) {
  if (is_plain_chain(X)) return nothing;
  auto size = product::size(X);
  for (int k = 0; k < X.count; ++k)
    if (is_zero(X[k])) return zero_matrix(*X.in, size);
  normal_product normal(*X.in);
  for (int k = 0; k < X.count; ++k) normal.multiply(X[k]);
  return normal.result(size);
}

}  // namespace matgrad
