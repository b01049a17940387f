// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/graph/packed.hpp>
#include <matgrad/simplify.hpp>

// The last step of simplification: what the terms of a sum have in common is written once.
//   AᵀAx − Aᵀy = Aᵀ(Ax − y),   Xbcᵀ + Xcbᵀ = X(bcᵀ + cbᵀ),   2A + 2B = 2(A + B)
namespace matgrad {

/// One term of a sum, taken apart: number · scalars · chain of matrices.
struct summand {
  rational coefficient = 1;
  growing<int> scalars;
  growing<int> chain;

  constexpr summand() = default;
  constexpr explicit summand(term X) {
    if (!X.is<product>() || is_inner_product(X)) {
      if (X.is<exact_number>()) coefficient = {X.a(), X.b()};
      else (X.size().is_scalar() ? scalars : chain).push_back(X.id);
      return;
    }
    for (int k = 0; k < X.count(); ++k) {
      if (X[k].is<exact_number>()) coefficient = {X[k].a(), X[k].b()};
      else (X[k].size().is_scalar() ? scalars : chain).push_back(X[k].id);
    }
  }

  /// The term without its first `left` and last `right` matrices.
  constexpr term rest(graph& in, int left, int right) const {
    growing<int> factors;
    factors.push_back(number(in, coefficient).id);
    for (int s : scalars) factors.push_back(s);
    for (int k = left; k < chain.size() - right; ++k) factors.push_back(chain[k]);
    return in.make(operation_of<product>, factors);
  }
};

struct sum_factoring {
  graph& in;
  growing<int> terms;  // of the sum

  constexpr explicit sum_factoring(term sum) : in(*sum.in) {
    for (int k = 0; k < sum.count(); ++k) terms.push_back(sum[k].id);
  }

  constexpr summand take(int k) const { return summand(in[terms[k]]); }

  /// The matrix that begins, or ends, a product of at least two; −1 for other terms.
  static constexpr int edge(term X, bool left) {
    if (!X.is<product>() || X.size().is_scalar()) return -1;
    int last = X.count() - 1;
    if (last < 1 || X[last - 1].size().is_scalar()) return -1;
    if (!left) return X[last].id;
    int first = 0;
    while (X[first].size().is_scalar()) ++first;
    return X[first].id;
  }

  /// The matrix that begins (or ends) most terms, and how many.
  struct common_factor {
    int id = -1;
    bool left = true;
    int count = 1;
  };
  constexpr common_factor most_common() const {
    common_factor best;
    growing<int> edges[2];
    for (int k = 0; k < terms.size(); ++k) {
      edges[0].push_back(edge(in[terms[k]], true));
      edges[1].push_back(edge(in[terms[k]], false));
    }
    for (int side = 0; side < 2; ++side)
      for (int k = 0; k < terms.size(); ++k) {
        int count = 0;
        for (int l = 0; edges[side][k] >= 0 && l < terms.size(); ++l) count += edges[side][l] == edges[side][k];
        if (count > best.count) best = {edges[side][k], side == 0, count};
      }
    return best;
  }

  /// Terms of the group share `left` leading and `right` trailing matrices, and each keeps at least one.
  constexpr term extracted(growing<int> const& group) {
    summand first(in[group[0]]);
    int left = first.chain.size(), right = first.chain.size(), shortest = first.chain.size();
    for (int id : group) {
      summand other(in[id]);
      if (other.chain.size() < shortest) shortest = other.chain.size();
      int l = 0, r = 0;
      while (l < left && l < other.chain.size() && other.chain[l] == first.chain[l]) ++l;
      while (r < right && r < other.chain.size()
             && other.chain[other.chain.size() - 1 - r] == first.chain[first.chain.size() - 1 - r])
        ++r;
      left = l;
      right = r;
    }
    if (left > shortest - 1) left = shortest - 1;
    if (left + right > shortest - 1) right = shortest - 1 - left;
    growing<int> rests, factors;
    for (int id : group) rests.push_back(summand(in[id]).rest(in, left, right).id);
    for (int k = 0; k < left; ++k) factors.push_back(first.chain[k]);
    factors.push_back(factored(in.make(operation_of<addition>, rests)).id);
    for (int k = first.chain.size() - right; k < first.chain.size(); ++k) factors.push_back(first.chain[k]);
    return in.make(operation_of<product>, factors);
  }

  constexpr bool may_have_common_scalars() const {
    auto first = in[terms[0]];
    if (!first.is<product>() || !first[0].size().is_scalar()) return first.size().is_scalar();
    auto c = coefficient_of(first);
    if (c == rational(1) || !first[0].is<exact_number>()) return true;
    if (first[1].size().is_scalar()) return true;
    bool all_negative = c.numerator < 0;
    for (int id : terms) {
      auto other = coefficient_of(in[id]);
      all_negative = all_negative && other.numerator < 0;
      if (!all_negative && other != c && other != -c) return false;
    }
    return true;
  }

  /// 2A + 2B = 2(A + B), −A − B = −(A + B), αA + αB = α(A + B)
  constexpr term without_common_scalars() {
    if (!may_have_common_scalars()) return in.make(operation_of<addition>, terms);
    auto first = take(0);
    bool same_size = true, all_negative = true;
    growing<int> common;
    for (int s : first.scalars) common.push_back(s);
    for (int k = 0; k < terms.size(); ++k) {
      auto s = take(k);
      same_size = same_size && (s.coefficient == first.coefficient || s.coefficient == -first.coefficient);
      all_negative = all_negative && s.coefficient < rational(0);
      growing<int> kept;
      for (int c : common)
        for (int other : s.scalars)
          if (other == c) {
            kept.push_back(c);
            break;
          }
      common.clear();
      for (int c : kept) common.push_back(c);
    }
    rational content = same_size ? first.coefficient : rational(1);
    if (content < rational(0)) content = -content;
    if (all_negative) content = -content;
    if (content == rational(1) && common.empty()) return in.make(operation_of<addition>, terms);
    growing<int> rests, factors;
    factors.push_back(number(in, content).id);
    for (int c : common) factors.push_back(c);
    auto divisor = in.make(operation_of<product>, factors);
    for (int k = 0; k < terms.size(); ++k) rests.push_back((in[terms[k]] * pow(divisor, -1)).id);
    factors.push_back(in.make(operation_of<addition>, rests).id);
    return in.make(operation_of<product>, factors);
  }

  constexpr term result() {
    for (auto best = most_common(); best.count > 1; best = most_common()) {
      growing<int> group, others;
      for (int k = 0; k < terms.size(); ++k)
        (edge(in[terms[k]], best.left) == best.id ? group : others).push_back(terms[k]);
      others.push_back(extracted(group).id);
      terms.clear();
      for (int id : others) terms.push_back(id);
      if (terms.size() == 1) return in[terms[0]];
    }
    return without_common_scalars();
  }

  static constexpr term factored(term X) {
    if (!X.is<addition>()) return X;
    return sum_factoring(X).result();
  }
};

/// Every sum below the roots, factored.
constexpr void factor_sums(graph& in, growing<int>& roots) {
  int last = 0;
  for (int root : roots) last = root > last ? root : last;
  growing<int> needed(last + 1, 0), renamed(last + 1, -1), operands;
  for (int root : roots) needed[root] = 1;
  for (int id = last; id >= 0; --id)
    if (needed[id])
      for (int k = 0; k < in.nodes[id].count; ++k) needed[in.pool[in.nodes[id].first + k]] = 1;
  for (int id = 0; id <= last; ++id) {
    if (!needed[id]) continue;
    operands.clear();
    bool changed = false;
    for (int k = 0; k < in.nodes[id].count; ++k) {
      int old = in.pool[in.nodes[id].first + k];
      operands.push_back(renamed[old]);
      changed = changed || renamed[old] != old;
    }
    auto X = changed ? in.make(in[id].op(), operands, in[id].a(), in[id].b()) : in[id];
    renamed[id] = sum_factoring::factored(X).id;
  }
  for (int& root : roots) root = renamed[root];
}

/// Factors what Build made, until nothing changes, so that simplifying again changes nothing either. A constant evaluation
/// of its own: compilers limit the steps of each.
template<class Build, int Guess>
struct factoring {
  template<class Packed>
  static constexpr void run(Packed& result) {
    auto const& from = packed<Build, Guess>();
    graph in(true);
    auto renamed = unpack(from, in, 0);
    growing<int> roots, before;
    for (int r = 0; r < from.root_count; ++r) roots.push_back(renamed[from.roots[r]]);
    for (int round = 0; round < 4; ++round) {
      before.clear();
      for (int root : roots) before.push_back(root);
      factor_sums(in, roots);
      bool changed = false;
      for (int r = 0; r < roots.size(); ++r) changed = changed || before[r] != roots[r];
      if (!changed) break;
    }
    pack(in, roots.begin(), roots.size(), result);
    result.literals = from.literals;
    result.missing = from.missing;
  }
};

template<class Build, int Guess>
constexpr auto const& factored() {
  return packed<factoring<Build, Guess>, Guess>();
}

}  // namespace matgrad
