// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/plan/factors.hpp>

// Products: in the order that costs least, with what other steps have computed already, and scalars where they cost least.
namespace matgrad {

struct product_maker : factor_maker {
  growing<int> chain_value;  // of each step that is a chain: its value

  using factor_maker::factor_maker;

  // ---- what a product is known by ----

  /// The factor, or its transpose, as a step.
  constexpr term key_of(factor const& f, bool of_transpose) {
    if (!f.is_solved()) return of_transpose ? transposed(f.matrix) : f.matrix;
    bool const flips = f.how.by != solver::cholesky && f.transposed != of_transpose;
    return to.intern(operation_of<solved_factor>, growing<int>(1, f.matrix.id), flips);
  }

  /// The factors of a product, and what they and their transposes are known by.
  struct chain {
    scalar_factors scalars;
    growing<factor> factors;
    growing<int> keys, transposed_keys;

    constexpr chain(product_maker& maker, term X) : factors(maker.factors_in(X, scalars)) {
      for (auto const& f : factors) {
        keys.push_back(maker.key_of(f, false).id);
        transposed_keys.push_back(maker.key_of(f, true).id);
      }
    }
    constexpr int size() const { return factors.size(); }
    constexpr factor const& operator[](int k) const { return factors[k]; }
  };

  constexpr term find_chain(chain const& factors, int i, int j, bool of_transpose) {
    growing<int> keys;
    for (int l = i; l <= j; ++l) keys.push_back(of_transpose ? factors.transposed_keys[i + j - l] : factors.keys[l]);
    return to.find(operation_of<chain_of_factors>, keys);
  }
  constexpr term value_of_chain(term found) {
    return found && found.id < chain_value.size() && chain_value[found.id] >= 0 ? step(chain_value[found.id]) : nothing;
  }
  /// The product of the factors i to j, if a step has computed it, or its transpose.
  constexpr term known_chain(chain const& factors, int i, int j) {
    if (auto there = value_of_chain(find_chain(factors, i, j, false))) return there;
    auto there = value_of_chain(find_chain(factors, i, j, true));
    return there ? transposed(there) : nothing;
  }
  /// Says which step has the product of the factors i to j. Gives the number under which that is remembered.
  constexpr int remember_chain(chain const& factors, int i, int j, term value) {
    growing<int> keys;
    for (int l = i; l <= j; ++l) keys.push_back(factors.keys[l]);
    int const id = to.intern(operation_of<chain_of_factors>, keys).id;
    chain_value.resize(to.size(), -1);
    chain_value[id] = value.id;
    return id;
  }

  // ---- the order of a product ----

  static constexpr int longest_searched_chain = 12;

  /// Longer products can use what shorter ones have computed.
  template<class Visit>
  constexpr void for_shortest_first(growing<int> const& terms, Visit visit) {
    auto length = [&](int id) { return from[id].is<product>() ? from[id].count() : 0; };
    int longest = 0;
    for (int id : terms) longest = length(id) > longest ? length(id) : longest;
    for (int now = 0; now <= longest; ++now)
      for (int id : terms)
        if (length(id) == now) visit(from[id]);
  }

  static constexpr growing<link> links_of(growing<factor> const& factors) {
    growing<link> links;
    for (auto const& f : factors) links.push_back(f.how);
    return links;
  }

  constexpr chain_order order_of(chain const& factors) {
    int const n = factors.size();
    chain_order order(n);
    bool const is_searched = n > 2 && n <= longest_searched_chain;
    for (int length = 1; length <= n; ++length)
      for (int i = 0; i + length <= n; ++i) {
        int const j = i + length - 1;
        bool const inner = length < 3 || order.symmetric[order.at(i + 1, j - 1)];
        order.symmetric[order.at(i, j)] = inner && factors.transposed_keys[i] == factors.keys[j];
        if (is_searched && length > 1 && length < n && known_chain(factors, i, j)) order.mark_known(i, j);
      }
    auto const links = links_of(factors.factors);
    order.find(links);
    if (n > 3 && order.symmetric[order.at(0, n - 1)]) return with_best_twins(order, links);
    return order;
  }
  static constexpr chain_order with_best_twins(chain_order const& order, growing<link> const& links) {
    int best = 0, least = order.total();
    for (int length = 2; 2 * length <= order.n; ++length) {
      auto twins = order.with_twins(length);
      twins.find(links);
      if (twins.total() < least) best = length, least = twins.total();
    }
    auto result = order.with_twins(best);
    result.find(links);
    return result;
  }

  constexpr term multiplied(chain const& factors, chain_order const& order, int i, int j) {
    if (i == j) return alone(factors[i]);
    if (auto there = known_chain(factors, i, j)) return there;
    if (order.is_known(i, j)) return transposed(multiplied(factors, order, order.n - 1 - j, order.n - 1 - i));
    auto product = multiplied_anew(factors, order, i, j);
    remember_chain(factors, i, j, product);
    return product;
  }

  constexpr term multiplied_anew(chain const& factors, chain_order const& order, int i, int j) {
    int const k = order.split[order.at(i, j)];
    auto const& left = factors[i];
    auto const& right = factors[j];
    if (i == k && left.is_solved()) return solution(left, multiplied(factors, order, k + 1, j));
    if (k + 1 == j && right.is_solved()) {  // B X⁻¹ = (X⁻ᵀ Bᵀ)ᵀ
      auto flipped = right;
      flipped.transposed = !right.transposed;
      return transposed(solution(flipped, transposed(multiplied(factors, order, i, k))));
    }
    auto A = multiplied(factors, order, i, k), B = multiplied(factors, order, k + 1, j);
    return product_of(A, B, order.symmetric[order.at(i, j)]);
  }

  /// α(a bᵀ) is (αa)bᵀ: scalars meet what is smaller than the product. Those that meet nothing smaller are left.
  constexpr term multiplied(chain const& factors, chain_order const& order, int i, int j, scalar_factors& scalars) {
    int const k = order.split[order.at(i, j)];
    bool const has_parts = i < j && k >= 0 && !scalars.is_sign() && !(i == k && factors[i].is_solved())
                        && !(k + 1 == j && factors[j].is_solved());
    if (has_parts) {
      int const rows = factors[i].how.size.rows, inner = factors[k].how.size.cols, cols = factors[j].how.size.cols;
      int const left_size = rows * inner, right_size = inner * cols, size = rows * cols;
      if (left_size < size || right_size < size) {
        bool const is_left = left_size < right_size, is_right = right_size < left_size;
        auto A = is_left ? scaled_small(factors, order, i, k, scalars) : multiplied(factors, order, i, k);
        auto B = is_right ? scaled_small(factors, order, k + 1, j, scalars) : multiplied(factors, order, k + 1, j);
        // of two of the same size always the same: then (αa) bᵀ is the transpose of b (αa)ᵀ
        if (!is_left && !is_right) {
          bool const left_is_last = bare(A).id >= bare(B).id;
          (left_is_last ? A : B) = scaled_step(left_is_last ? A : B, without_sign(scalars));
        }
        return product_of(A, B, order.symmetric[order.at(i, j)]);
      }
    }
    return multiplied(factors, order, i, j);
  }
  /// Takes all but the sign out of the scalars.
  static constexpr scalar_factors without_sign(scalar_factors& scalars) {
    bool const negative = scalars.coefficient < rational(0);
    scalar_factors taken;
    taken.coefficient = negative ? -scalars.coefficient : scalars.coefficient;
    for (int id : scalars.steps) taken.steps.push_back(id);
    scalars.steps.clear();
    scalars.coefficient = negative ? -1 : 1;
    return taken;
  }
  static constexpr term bare(term X) { return X.is<transposition>() ? X[0] : X; }

  /// αX as a step of its own.
  constexpr term scaled_step(term X, scalar_factors const& scalars) {
    if (scalars.is_sign()) return X;
    if (X.is<transposition>()) return transposed(scaled_step(X[0], scalars));
    return multiple(scalar_product(scalars.steps, scalars.coefficient), X);
  }
  /// A segment times all scalars but the sign.
  constexpr term scaled_small(chain const& factors, chain_order const& order, int i, int j, scalar_factors& scalars) {
    auto taken = without_sign(scalars);
    auto X = multiplied(factors, order, i, j, taken);
    return scaled_step(X, taken);
  }

  /// X⁻¹B
  constexpr term solution(factor const& f, term B) {
    inverses.found_solved(f.inverse);
    return solved(f.how.by, f.matrix, f.transposed, B);
  }

  /// Where a product is cut in two so that what is left and right of the cut costs least.
  constexpr int best_cut(chain_order const& order) const {
    int best = 0;
    auto flops = [&](int k) { return order.flops[order.at(0, k)] + order.flops[order.at(k + 1, order.n - 1)]; };
    for (int k = 1; k + 1 < order.n; ++k)
      if (flops(k) < flops(best)) best = k;
    return best;
  }
};

}  // namespace matgrad
