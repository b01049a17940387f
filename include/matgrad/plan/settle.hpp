// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/plan/steps.hpp>

// The last look at a plan, when it is known who reads each step: what is only read transposed is computed transposed, and a
// product that only enters a sum is added while it is multiplied.
namespace matgrad {

struct settling : step_maker {
  graph const& from;
  growing<int> readers;   // of each step: how many steps, or roots, read it
  growing<int> straight;  // how many of them as it is,
  growing<int> flipped;   // and transposed; who reads entry by entry, as a product reads B in A B, does not mind
  growing<int> reader;    // one of them
  growing<bool> is_root;
  growing<int> turns;    // whether it is computed transposed
  growing<int> settled;  // the new step; of Xᵀ where X turns
  entry_knowledge known;

  constexpr settling(graph& before, graph& after, growing<int> const& roots)
      : step_maker{after}, from(before), readers(before.size(), 0), straight(before.size(), 0),
        flipped(before.size(), 0), reader(before.size(), -1), is_root(before.size(), false), turns(before.size(), 0),
        settled(before.size(), -1), known(before), steps_before(before) {
    for (int root : roots) ++readers[root], ++straight[root], is_root[root] = true;
    for (int id = before.size() - 1; id >= 0; --id)
      if (readers[id] > 0)
        for (int k = 0; k < before.nodes[id].count; ++k) {
          int const operand = before.pool[before.nodes[id].first + k];
          ++readers[operand];
          reader[operand] = id;
        }
    for (int id = before.size() - 1; id >= 0; --id)
      if (readers[id] > 0) {
        turns[id] = straight[id] == 0 && is_better_turned(before[id]);
        read_operands(before[id]);
      }
    for (int id = 0; id < before.size(); ++id)
      if (readers[id] > 0) settled[id] = settle(before[id]).id;
  }

  constexpr term result(int id) { return get(steps_before[id], false); }

private:
  graph& steps_before;

  // ---- what is only read transposed ----

  static constexpr bool is_inverse(term X) { return X.is<closed_inverse<false>>() || X.is<direct_inverse<false>>(); }
  static constexpr bool is_turnable(term X) {
    return X.is<product>() || X.is<addition>() || X.is<square_room>() || X.is<inverse_matrix>() || is_inverse(X);
  }
  /// Its transpose is there for nothing, or could be.
  constexpr bool turns_freely(term X, int by = 1) const {
    if (X.is<scaling>()) return turns_freely(X[1], by);
    return X.size().is_scalar() || X.is<transposition>() || X.has().has(symmetric_structure)
        || (is_turnable(X) && (readers[X.id] <= by || straight[X.id] == 0));
  }
  constexpr bool is_better_turned(term X) const {
    if (X.size().is_scalar() || !is_turnable(X)) return false;
    bool const is_made_anew = X.is<product>() || X.is<addition>();
    bool const is_wide = X.size().rows < X.size().cols;  // long columns are computed in fewer steps
    if (flipped[X.id] == 0 && !(is_made_anew && is_wide)) return false;
    if (X.is<product>()) return X[0].is<transposition>() || turns_freely(X[1], X[0] == X[1] ? 2 : 1);
    if (!X.is<addition>()) return X.is<square_room>() ? turns_freely(X[0]) : true;
    int transposed_now = 0, transposed_then = 0;
    for (int k = 0; k < X.count(); ++k) {
      transposed_now += is_transposed(X[k]);
      transposed_then += !turns_freely(X[k]);
    }
    return transposed_then <= transposed_now;
  }
  static constexpr bool is_transposed(term X) { return X.is<scaling>() ? is_transposed(X[1]) : X.is<transposition>(); }

  /// A kernel reads the right factor of a product of matrices entry by entry.
  constexpr bool reads_any_way(term X, int k) const {
    if (X.is<symmetric_product>()) return k == 1;
    if (X.is<adjugate_of_inverse>()) return k == 2;  // M, and only where X is nearly singular
    bool const is_of_matrices = X.is<product>() && X.size().rows > 1 && X.size().cols > 1 && !X[0].size().is_scalar();
    return is_of_matrices && k == (turns[X.id] != 0 ? 0 : 1);
  }
  constexpr void read_operands(term X) {
    // what else an inverse gives does not depend on how its matrix stands
    if (is_piece(X) && !X.is<inverse_matrix>()) return;
    bool const is_view_of_all = X.is<transposition>() || X.is<scaling>();
    for (int k = 0; k < X.count(); ++k) {
      if (reads_any_way(X, k)) continue;
      bool const flips = X.is<transposition>() || (X.is<trace_of_product>() && k == 1)  // tr(A B) = ⟨A, Bᵀ⟩
                      || (turns[X.id] != 0 && !is_inverse(X));
      int const as_it_is = is_view_of_all ? straight[X.id] : 1, as_transpose = is_view_of_all ? flipped[X.id] : 0;
      straight[X[k].id] += flips ? as_transpose : as_it_is;
      flipped[X[k].id] += flips ? as_it_is : as_transpose;
    }
  }

  /// The new step of X, or of Xᵀ.
  constexpr term get(term X, bool of_transpose) {
    auto there = step(settled[X.id]);
    return (turns[X.id] != 0) == of_transpose ? there : transposed(there);
  }

  // ---- sums of products ----

  /// The product in A B or −A B, if only this sum reads it.
  template<class Product>
  constexpr term product_in(term X) const {
    if (readers[X.id] != 1) return nothing;
    if (X.is<scaling>() && is_number(X[0], -1)) X = X[1];
    return X.is<Product>() && readers[X.id] == 1 && !X[0].size().is_scalar() ? X : nothing;
  }

  /// C + A B + …: the products are added to what else there is, or to the first of them.
  template<class Product, class MultiplyAdd>
  constexpr term settle_sum(term X, bool flips = false) {
    growing<int> others, products;
    for (int k = 0; k < X.count(); ++k) (product_in<Product>(X[k]) ? products : others).push_back(X[k].id);
    int next = 0;
    if (others.empty()) others.push_back(products[next++]);
    growing<int> terms;
    for (int id : others) terms.push_back(get(steps_before[id], flips).id);
    auto sum = terms.size() == 1 ? step(terms[0]) : to.intern(X.op(), terms);
    for (; next < products.size(); ++next) {
      auto entering = steps_before[products[next]];
      auto of = product_in<Product>(entering);
      auto A = get(of[flips ? 1 : 0], flips), B = get(of[flips ? 0 : 1], flips);
      sum = make<MultiplyAdd>(sum, entering.is<scaling>() ? negated(A) : A, B);
    }
    return sum;
  }

  // ---- what need not be stored ----

  /// Whether each entry is read once: by a sum, or as a result.
  constexpr bool is_read_once(term X) const {
    if (readers[X.id] != 1 || is_root[X.id]) return readers[X.id] == 1;
    auto const by = steps_before[reader[X.id]];
    if (by.is<transposition>() || by.is<commuted_rows>() || by.is<scaling>()) return is_read_once(by);
    return by.is<addition>() || by.is<symmetric_sum>() || by.is<diagonal_addition>();
  }

  // ---- the new steps ----

  constexpr term settle(term X) {
    if (X.count() == 0) return to.adopt(from.nodes[X.id], nullptr);
    if (X.is<transposition>()) return get(X[0], true);
    // computed once, and not by each reader, nor for each entry of what is scaled, nor where that is known to be zero or one
    if (X.is<scaling>() && !is_number(X[0], -1) && (readers[X.id] > 1 || X.size().is_scalar() || known.knows(X[1])))
      return multiple(get(X[0], false), get(X[1], false));
    if (X.is<addition>() && !X.size().is_scalar()) return settle_sum<product, multiply_add>(X, turns[X.id] != 0);
    if (X.is<symmetric_sum>()) return settle_sum<symmetric_product, symmetric_multiply_add>(X);
    if (X.is<scaling>() && is_root[X.id] && readers[X[1].id] == 1)
      if (auto M = get(X[1], false); M.is<product>() && !M[0].size().is_scalar())
        return is_number(X[0], -1) ? make<product>(negated(M[0]), M[1])
                                   : make<scaled_product>(get(X[0], false), M[0], M[1]);
    if (X.is<kronecker_product>() && is_read_once(X) && !known.knows(X))
      return make<kronecker_view>(get(X[0], false), get(X[1], false));
    bool const flips = turns[X.id] != 0;
    if (flips && X.is<closed_inverse<false>>()) return make<closed_inverse<true>>(get(X[0], false));
    if (flips && is_inverse(X)) return make<direct_inverse<true>>(get(X[0], false));
    if (X.is<product>() && flips) {
      auto A = get(X[0], true), B = get(X[1], true);
      return A.size().is_scalar() ? make<product>(A, B) : make<product>(B, A);
    }
    growing<int> operands;
    for (int k = 0; k < X.count(); ++k)
      operands.push_back((is_piece(X) ? step(settled[X[k].id]) : get(X[k], flips && k == 0)).id);
    return to.intern(X.op(), operands, X.a(), X.b());
  }
  static constexpr bool is_piece(term X) {
    return X.is<inverse_matrix>() || X.is<inverse_factor>() || X.is<inverse_determinant>() || X.is<inverse_trusted>();
  }
};

/// Replaces the steps of a plan by the settled ones, and says where the roots are now.
constexpr void settle(graph& steps, graph& settled, growing<int>& roots) {
  settling all(steps, settled, roots);
  for (int& root : roots) root = all.result(root).id;
}

}  // namespace matgrad
