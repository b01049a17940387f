// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/plan/chain.hpp>
#include <matgrad/plan/tensor_cross.hpp>
#include <matgrad/simplify.hpp>

// Other writings of a product, where they cost less: (I − K H) P = P − K (H P), X (a bᵀ + c dᵀ) = (X a) bᵀ + (X c) dᵀ,
// α (s X + a bᵀ) = (α s) X + (α a) bᵀ, blkdiag(A, B) [C; D] = [A C; B D]. A formula is simplified to be read, a plan to be run.
namespace matgrad {

/// How A⁻¹B is computed for this A; by the matrix A⁻¹ itself where that has a closed form that is used.
constexpr solver solver_of(term A) {
  auto has = A.has();
  if (has.has(lower_structure)) return solver::lower;
  if (has.has(upper_structure)) return solver::upper;
  bool const is_definite = has.has(positive_definite_structure);
  if (A.size().rows <= (is_definite ? definite_closed_form_limit : closed_form_limit)) return solver::none;
  return is_definite ? solver::cholesky : solver::lu;
}

/// By how many products, and by how many other terms, each term of a graph is read.
struct term_uses {
  growing<int> in_products, elsewhere;
  growing<int> scalar_prices, traces;

  constexpr explicit term_uses(graph const& in, growing<int> const& roots)
      : in_products(in.size(), 0), elsewhere(in.size(), 0), scalar_prices(in.size(), 0), traces(in.size(), 0) {
    for (int root : roots) ++elsewhere[root], scalar_prices[root] += in.nodes[root].size.size();
    for (int id = in.size() - 1; id >= 0; --id) {
      auto const& x = in.nodes[id];
      int const price = smallest_part(in, id);
      for (int k = 0; k < x.count; ++k) {
        int const operand = in.pool[x.first + k];
        if (is_among(in, x, k)) continue;
        if (x.op->room == identity_of<transposition>) {  // who reads Xᵀ reads X
          in_products[operand] += in_products[id];
          elsewhere[operand] += elsewhere[id];
          scalar_prices[operand] += scalar_prices[id];
        } else {
          scalar_prices[operand] += price;
          traces[operand] += x.op->room == identity_of<trace>;
          ++(x.op->room == identity_of<product> ? in_products : elsewhere)[operand];
        }
      }
    }
  }

  /// By how many terms X is read.
  constexpr int of(term X) const { return X.id < elsewhere.size() ? in_products[X.id] + elsewhere[X.id] : 1; }

  /// What it costs to multiply the products in which X stands by a scalar, each where it is smallest, instead of X.
  constexpr int price_of_scalar(term X) const { return X.id < scalar_prices.size() ? scalar_prices[X.id] : 0; }

private:
  /// The entries of a term, or of the smallest factor of a product: there a scalar is multiplied. Of a sum that is multiplied
  /// by scalars itself, or a product of which there are only traces, those take it in.
  constexpr int smallest_part(graph const& in, int id) const {
    auto const& x = in.nodes[id];
    int smallest = x.size.size();
    bool const is_product = x.op->room == identity_of<product>;
    bool const passes_on = is_product ? in_products[id] + elsewhere[id] == traces[id] : x.op->room == identity_of<addition>;
    if (passes_on && scalar_prices[id] < smallest) smallest = scalar_prices[id];
    bool const has_scalars = is_product || x.op->room == identity_of<cofactor_tangent>;
    for (int k = 0; has_scalars && k < x.count; ++k) {
      auto const& factor = in.nodes[in.pool[x.first + k]];
      bool const is_sign = factor.op->room == identity_of<exact_number> && factor.a == -1 && factor.b == 1;
      if (!is_sign && factor.size.size() < smallest) smallest = factor.size.size();
    }
    return smallest;
  }
  /// Is operand k one of the operands before it?
  static constexpr bool is_among(graph const& in, node const& x, int k) {
    for (int l = 0; l < k; ++l)
      if (in.pool[x.first + l] == in.pool[x.first + k]) return true;
    return false;
  }
};

/// The product of the factors first to last of a product.
constexpr term part_of_product(term X, int first, int last) {
  growing<int> factors;
  for (int k = first; k < last; ++k) factors.push_back(X[k].id);
  return factors.empty() ? number(*X.in, 1) : X.in->make(operation_of<product>, factors);
}

/// The same product with another factor in its place.
constexpr term with_factor(term X, int place, term F) {
  return part_of_product(X, 0, place) * F * part_of_product(X, place + 1, X.count());
}

constexpr term sum_of(graph& in, growing<int> const& terms) {
  return terms.size() == 1 ? in[terms[0]] : in.make(operation_of<addition>, terms);
}

// ---- α (A + B) = α A + α B ----

/// The flops of α X, where X has its own scalars, a narrow factor, or an inverse with a factor in front.
constexpr int flops_of_scaling(term X, bool by_number) {
  int least = X.size().size();
  bool has_number = false, has_scalar = false;
  auto consider = [&](term F) {
    auto bare = F.is<transposition>() ? F[0] : F;
    if (F.is<exact_number>()) has_number = !is_number(F, -1);
    else if (F.size().is_scalar()) has_scalar = true;
    else if (!bare.is<inverse>()) least = F.size().size() < least ? F.size().size() : least;
    else has_scalar = has_scalar || solver_of(bare[0]) == solver::none;
  };
  if (!X.is<product>()) consider(X);
  for (int k = 0; X.is<product>() && k < X.count(); ++k) consider(X[k]);
  return by_number && has_number ? 0 : has_scalar ? 1 : least;
}

/// α (A + B) as α A + α B, if the scalars cost less there.
constexpr term with_scalars_inside(term X, term sum) {
  bool by_number = true;
  for (int k = 0; k < X.count(); ++k)
    if (X[k].size().is_scalar()) by_number = by_number && X[k].is<exact_number>();
  if (X.count() == 2 && is_number(X[0], -1)) return nothing;
  int inside = 0;
  for (int k = 0; k < sum.count(); ++k) inside += flops_of_scaling(sum[k], by_number);
  if (inside >= sum.size().size()) return nothing;
  auto alpha = scalar_factor(X);
  growing<int> terms;
  for (int k = 0; k < sum.count(); ++k) terms.push_back((alpha * sum[k]).id);
  return sum_of(*X.in, terms);
}

// ---- blkdiag(A, B) [C; D] = [A C; B D], [C, D] blkdiag(A, B) = [C A, D B] ----

constexpr term by_blocks(term X, int place) {
  auto& in = *X.in;
  auto blocks = X[place];
  bool const from_left = place + 1 < X.count();
  auto left = part_of_product(X, 0, place), right = part_of_product(X, place + 1, X.count());
  growing<int> products;
  for (int k = 0; k < blocks.count(); ++k) {
    auto here = block_diagonal::place(blocks.operands(), k);
    auto piece = from_left ? blocks[k] * block(right, {here.col, 0, here.cols, right.size().cols})
                           : block(left, {0, here.row, left.size().rows, here.rows}) * blocks[k];
    products.push_back(piece.id);
  }
  return from_left ? left * vcat(in, products) : hcat(in, products);
}

}  // namespace matgrad
