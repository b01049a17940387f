// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/simplify.hpp>

// Differentiation. Each operation states one rule, its differential. A forward sweep with these rules gives df along a
// direction. The gradient is the same rules, transposed: going backwards from f, each term's cotangent is sent to its
// operands through the adjoint of the term's differential, ⟨C, dY⟩ = ⟨G, dX⟩. A linear operation is its own differential
// and says its adjoint; of any other the differential is written down for one operand and transposed on the spot. So the
// work, and the formula, grow with the number of operations and not with their depth.
namespace matgrad {

/// Which terms of a graph depend on X, up to the last one.
constexpr growing<int> dependence(graph const& in, int last, int X) {
  growing<int> depends(last + 1, 0);
  for (int id = 0; id <= last; ++id) {
    auto const& x = in.nodes[id];
    depends[id] = id == X;
    for (int k = 0; k < x.count; ++k) depends[id] |= depends[in.pool[x.first + k]];
  }
  return depends;
}

/// What a derivative could not be made from; the formula layer turns it into a sentence.
struct missing_rule {
  char const* operation = "";
};

/// df, where X changes by dX.
constexpr term differential(term f, term X, term dX, missing_rule& missing) {
  auto& in = *f.in;
  auto depends = dependence(in, f.id, X.id);
  if (!depends[f.id]) return zero_matrix(in, f.size());
  // only what f itself is made of
  growing<int> needed(f.id + 1, 0);
  needed[f.id] = 1;
  for (int id = f.id; id >= 0; --id)
    if (needed[id] && depends[id])
      for (int k = 0; k < in.nodes[id].count; ++k) needed[in.pool[in.nodes[id].first + k]] = 1;

  growing<int> d(f.id + 1, -1);
  d[X.id] = dX.id;
  for (int id = 0; id <= f.id; ++id) {
    if (!needed[id] || !depends[id] || id == X.id) continue;
    auto Y = in[id];
    if (!Y.op().has_differential) {
      missing.operation = Y.op().name;
      return zero_matrix(in, f.size());
    }
    growing<int> dY;
    for (int k = 0; k < Y.count(); ++k) dY.push_back(depends[Y[k].id] ? d[Y[k].id] : zero_matrix(in, Y[k].size()).id);
    int first = in.pool.size();
    for (int x : dY) in.pool.push_back(x);
    d[id] = Y.op().differential(Y, Y.operands(), {&in, first, Y.count()}).id;
  }
  return in[d[f.id]];
}

/// The cotangents that the terms from `first` on receive: of each a sum, collected before it is formed.
struct cotangent_sums {
  graph& in;
  int first;
  growing<int> head;   // of each term: its last contribution
  growing<int> value;  // of each contribution: its term,
  growing<int> next;   // and the contribution before it

  constexpr cotangent_sums(graph& g, int from, int last) : in(g), first(from), head(last - from + 1, -1) {}

  constexpr bool received(int id) const { return head[id - first] >= 0; }
  constexpr void add(int id, term C) {
    if (is_zero(C)) return;
    value.push_back(C.id);
    next.push_back(head[id - first]);
    head[id - first] = value.size() - 1;
  }
  constexpr term sum(int id) const {
    growing<int> terms;
    for (int k = head[id - first]; k >= 0; k = next[k]) terms.push_back(value[k]);
    return terms.size() == 1 ? in[terms[0]] : in.make(operation_of<addition>, terms);
  }
};

/// The G with ⟨C, dY⟩ = ⟨G, dX⟩, for a dY that is linear in dX. All terms that contain dX came after it.
constexpr term transposed_onto(term C, term dY, term dX, missing_rule& missing) {
  auto& in = *dY.in;
  if (dY == dX) return C;
  if (dY.id < dX.id) return zero_matrix(in, dX.size());
  int first = dX.id, last = dY.id;
  growing<int> depends(last - first + 1, 0);
  depends[0] = 1;
  for (int id = first + 1; id <= last; ++id)
    for (int k = 0; k < in.nodes[id].count; ++k)
      if (int operand = in.pool[in.nodes[id].first + k]; operand >= first && depends[operand - first])
        depends[id - first] = 1;
  cotangent_sums cotangents(in, first, last);
  cotangents.add(last, C);
  for (int id = last; id > first; --id) {
    if (!depends[id - first] || !cotangents.received(id)) continue;
    auto Y = in[id];
    if (!Y.op().is_linear) {
      missing.operation = Y.op().name;
      return zero_matrix(in, dX.size());
    }
    auto sum = cotangents.sum(id);
    for (int k = 0; k < Y.count(); ++k)
      if (auto X = Y[k]; X.id >= first && depends[X.id - first])
        cotangents.add(X.id, Y.op().adjoint(sum, Y.operands(), k));
  }
  return cotangents.received(first) ? cotangents.sum(first) : zero_matrix(in, dX.size());
}

/// What Y sends to its operand k, where it receives the cotangent C.
constexpr term sent_back(term C, term Y, int k, missing_rule& missing) {
  auto& in = *Y.in;
  if (Y.op().is_linear) return Y.op().adjoint(C, Y.operands(), k);
  if (!Y.op().has_differential) {
    missing.operation = Y.op().name;
    return zero_matrix(in, Y[k].size());
  }
  // a direction of its own: no older term contains it
  auto dX = in.leaf(operation_of<direction>, Y[k].size(), general, in.size());
  growing<int> directions;
  for (int l = 0; l < Y.count(); ++l) directions.push_back((l == k ? dX : zero_matrix(in, Y[l].size())).id);
  int first = in.pool.size();
  for (int id : directions) in.pool.push_back(id);
  auto dY = Y.op().differential(Y, Y.operands(), {&in, first, Y.count()});
  return transposed_onto(C, dY, dX, missing);
}

/// The orthogonal projection of G on the tangent space of X's structure.
constexpr term projected(term G, term X) {
  auto structure = X.has();
  if (structure.has(diagonal_structure)) return diagonal_matrix(diagonal_of(G));
  if (structure.has(symmetric_structure)) return rational(1, 2) * (G + transpose(G));
  if (structure.has(skew_structure)) return rational(1, 2) * (G - transpose(G));
  if (structure.has(lower_structure)) return lower_part(G);
  if (structure.has(upper_structure)) return transpose(lower_part(transpose(G)));
  if (structure.has(orthogonal_structure)) return G - X * (rational(1, 2) * (transpose(X) * G + transpose(G) * X));
  return G;
}

/// The gradient of a scalar f: G with df = tr(GᵀdX), in the shape and the structure of X. Asks a canonical graph.
constexpr term gradient(term f, term X, missing_rule& missing) {
  auto& in = *f.in;
  auto zero = zero_matrix(in, X.size());
  if (X.id > f.id) return zero;
  auto depends = dependence(in, f.id, X.id);
  if (!depends[f.id]) return zero;
  cotangent_sums cotangents(in, 0, f.id);
  cotangents.add(f.id, number(in, 1));
  for (int id = f.id; id > X.id; --id) {
    if (!depends[id] || !cotangents.received(id)) continue;
    auto Y = in[id];
    auto C = cotangents.sum(id);
    for (int k = 0; k < Y.count(); ++k)
      if (depends[Y[k].id]) cotangents.add(Y[k].id, sent_back(C, Y, k, missing));
  }
  return cotangents.received(X.id) ? projected(cotangents.sum(X.id), X) : zero;
}

}  // namespace matgrad
