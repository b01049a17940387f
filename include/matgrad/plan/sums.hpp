// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/factor.hpp>
#include <matgrad/plan/writings.hpp>

// Other writings of a sum: T A − T b bᵀ as T (A − b bᵀ), where that bracket is there already, and A B + BᵀAᵀ + A M as N + Nᵀ.
namespace matgrad {

struct sum_maker : writing_chooser {
  using writing_chooser::writing_chooser;

  // ---- a bracket that is there already: T A − T b bᵀ = T (A − b bᵀ) ----

  constexpr bool is_needed(term X) const { return X.id < uses.elsewhere.size() && uses.of(X) > 0; }

  static constexpr int first_matrix(term X) {
    int k = 0;
    while (k + 1 < X.count() && X[k].size().is_scalar()) ++k;
    return X[k].id;
  }

  /// Two terms of the sum as one product with a sum that the formula has elsewhere, or nothing.
  constexpr term with_known_bracket(term A, term B) {
    if (first_matrix(A) != first_matrix(B)) return nothing;
    summand a(A), b(B);
    if (a.chain.size() + b.chain.size() < 4 || !(a.coefficient == b.coefficient || a.coefficient == -b.coefficient))
      return nothing;
    int left = 0;
    while (left + 1 < a.chain.size() && left + 1 < b.chain.size() && a.chain[left] == b.chain[left]) ++left;
    if (left == 0 || a.scalars.size() != b.scalars.size()) return nothing;
    for (int k = 0; k < a.scalars.size(); ++k)
      if (a.scalars[k] != b.scalars[k]) return nothing;
    auto outside = number(from, a.coefficient);
    for (int id : a.scalars) outside = outside * from[id];
    for (int k = 0; k < left; ++k) outside = outside * from[a.chain[k]];
    b.coefficient = b.coefficient == a.coefficient ? 1 : -1;
    a.coefficient = 1;
    a.scalars.clear();
    b.scalars.clear();
    auto bracket = a.rest(from, left, 0) + b.rest(from, left, 0);
    if (is_needed(bracket)) return outside * bracket;
    a.coefficient = -a.coefficient;
    b.coefficient = -b.coefficient;
    auto negative = a.rest(from, left, 0) + b.rest(from, left, 0);
    return is_needed(negative) ? -outside * negative : nothing;
  }

  /// The sum with such a product. The terms of a symmetric sum need not be symmetric: of each one half is computed all the same.
  constexpr term plan_with_bracket(term X) {
    for (int k = 0; k < X.count(); ++k)
      for (int l = 0; l < X.count(); ++l) {
        if (k == l || !X[k].is<product>() || !X[l].is<product>()) continue;
        auto product = with_known_bracket(X[k], X[l]);
        if (!product) continue;
        bool const symmetric = is_symmetric(X);
        plan(part_of_product(product, 0, product.count() - 1));  // the other terms may use it
        growing<int> terms;
        terms.push_back((symmetric ? plan_half(product) : plan(product)).id);
        for (int m = 0; m < X.count(); ++m)
          if (m != k && m != l) terms.push_back((symmetric ? plan_half(X[m]) : plan(X[m])).id);
        return symmetric ? to.intern(operation_of<symmetric_sum>, terms) : sum_of(terms);
      }
    return nothing;
  }

  // ---- A B + BᵀAᵀ + A M, where A M is symmetric, is N + Nᵀ with N = A (B + ½ M) ----

  /// With how many matrices both begin: as many as there are until these are narrowest.
  constexpr int narrowest_beginning(summand const& a, summand const& b) const {
    int length = 0, least = 0;
    for (int k = 0; k + 1 < a.chain.size() && k + 1 < b.chain.size() && a.chain[k] == b.chain[k]; ++k) {
      int const cols = from[a.chain[k]].size().cols;
      if (length > 0 && cols > least) continue;
      length = k + 1;
      least = cols;
    }
    return length;
  }
  /// A (B + ½ M), if that costs less than its terms apart.
  constexpr term with_half(term AB, term AM) {
    summand a(AB), b(AM);
    int const left = narrowest_beginning(a, b);
    if (left == 0) return nothing;
    b.coefficient = b.coefficient * rational(1, 2);
    growing<int> inside;
    inside.push_back(a.rest(from, left, 0).id);
    inside.push_back(b.rest(from, left, 0).id);
    auto N = matgrad::sum_of(from, inside);
    if (!N.is<addition>()) return nothing;
    for (int k = left - 1; k >= 0; --k) N = from[a.chain[k]] * N;
    if (!N.is<product>() || N.count() != left + 1) return nothing;
    int const together = flops_of_additions(inside) + flops_of_products(inside) + flops_with_sum(N, left);
    int const apart = AB.size().size() + flops_of_summand(AB, 0) + flops_of_summand(AM, left);
    return together < apart ? N : nothing;
  }
  /// What a product costs for this sum only, but for its first factors.
  constexpr int flops_of_summand(term X, int first) {
    chain factors(*this, X);
    int const last = factors.size() - 1;
    bool const is_shared = X.id < uses.elsewhere.size() && uses.of(X) > 1;
    if (last < 1 || (is_shared && known_chain(factors, 0, last))) return 0;
    auto const order = order_of(factors);
    return order.total() - (first > 1 ? order.flops[order.at(0, first - 1)] : 0);
  }
  constexpr term plan_with_half(term X) {
    for (int k = 0; is_symmetric(X) && k < X.count(); ++k) {
      if (!X[k].is<product>() || is_symmetric(X[k])) continue;
      int const twin = place_in(X, transpose(X[k]));
      for (int l = 0; twin >= 0 && l < X.count(); ++l) {
        if (!X[l].is<product>() || !is_symmetric(X[l])) continue;
        auto half = with_half(X[k], X[l]);
        if (!half) continue;
        writings.resize(from.size(), unknown);
        writings[half.id] = -1;  // it is not multiplied out again
        auto const N = plan(half);
        growing<int> terms;
        for (int m = 0; m < X.count(); ++m)
          if (m != l) terms.push_back((m == k ? N : m == twin ? transposed(N) : plan(X[m])).id);
        return sum_of(terms);
      }
    }
    return nothing;
  }
  static constexpr int place_in(term sum, term X) {
    for (int k = 0; k < sum.count(); ++k)
      if (sum[k] == X) return k;
    return -1;
  }

  /// A product of which only the lower half will be right, mirrored.
  constexpr term plan_half(term X) {
    chain factors(*this, X);
    if (factors.size() < 2) return plan(X);
    auto order = order_of(factors);
    int const last = order.n - 1, cut = order.split[order.at(0, last)];
    if (cut < 0 || (cut == 0 && factors[0].is_solved()) || (cut + 1 == last && factors[last].is_solved()))
      return plan(X);
    auto A = multiplied(factors, order, 0, cut), B = multiplied(factors, order, cut + 1, last);
    if (A.size().cols < A.size().rows) A = scaled_step(A, without_sign(factors.scalars));
    return scaled_by(factors.scalars, make<symmetric_product>(A, B));
  }
};

}  // namespace matgrad
