// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/project.hpp>

// Differentiation. Each operation states one rule, its differential. A forward sweep with these rules gives df along a
// direction. The gradient is the same rules, transposed: going backwards from f, each term's cotangent is sent to its
// operands through the adjoint of the term's differential, ⟨C, dY⟩ = ⟨G, dX⟩. A linear operation is its own differential
// and says its adjoint; of any other the differential is written down for one operand and transposed on the spot. So the
// work, and the formula, grow with the number of operations and not with their depth.
namespace matgrad {

/// The terms on the way from X to F: those of which F is made and which depend on X.
struct way {
  int first;
  int last;
  growing<int> is_on;

  constexpr way(term F, term X) : first(X.id), last(F.id), is_on(last < first ? 0 : last - first + 1, 0) {
    if (last < first) return;
    auto const& in = *F.in;
    growing<int> depends(is_on.size(), 0);
    depends[0] = 1;
    for (int id = first + 1; id <= last; ++id)
      for (int k = 0; k < in.nodes[id].count; ++k)
        if (int operand = in.pool[in.nodes[id].first + k] - first; operand >= 0 && depends[operand])
          depends[id - first] = 1;
    is_on[last - first] = depends[last - first];
    for (int id = last; id > first; --id)
      for (int k = 0; is_on[id - first] && k < in.nodes[id].count; ++k)
        if (int operand = in.pool[in.nodes[id].first + k] - first; operand >= 0 && depends[operand]) is_on[operand] = 1;
  }
  constexpr bool has(int id) const { return first <= id && id <= last && is_on[id - first]; }
  constexpr bool has(term Y) const { return has(Y.id); }
};

/// What a derivative could not be made from; the formula layer turns it into a sentence.
struct missing_rule {
  char const* operation = "";
};

/// df, where X changes by dX.
constexpr term differential(term f, term X, term dX, missing_rule& missing) {
  auto& in = *f.in;
  way const from_X(f, X);
  if (!from_X.has(f)) return zero_matrix(in, f.size());
  growing<int> d(f.id - X.id + 1, -1);
  d[0] = dX.id;
  for (int id = X.id + 1; id <= f.id; ++id) {
    if (!from_X.has(id)) continue;
    auto Y = in[id];
    if (!Y.op().has_differential) {
      missing.operation = Y.op().name;
      return zero_matrix(in, f.size());
    }
    growing<int> dY;
    for (int k = 0; k < Y.count(); ++k)
      dY.push_back(from_X.has(Y[k]) ? d[Y[k].id - X.id] : zero_matrix(in, Y[k].size()).id);
    int first = in.pool.size();
    for (int x : dY) in.pool.push_back(x);
    d[id - X.id] = Y.op().differential(Y, Y.operands(), {&in, first, Y.count()}).id;
  }
  return in[d[f.id - X.id]];
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
  way const from_dX(dY, dX);
  cotangent_sums cotangents(in, first, last);
  cotangents.add(last, C);
  for (int id = last; id > first; --id) {
    if (!from_dX.has(id) || !cotangents.received(id)) continue;
    auto Y = in[id];
    auto sum = cotangents.sum(id);
    for (int k = 0; k < Y.count(); ++k) {
      if (!from_dX.has(Y[k])) continue;
      if (Y.op().is_linear_in(k)) cotangents.add(Y[k].id, Y.op().adjoint(sum, Y.operands(), k));
      else missing.operation = Y.op().name;
    }
  }
  return cotangents.received(first) ? cotangents.sum(first) : zero_matrix(in, dX.size());
}

/// dY, where only operand k of Y changes, by a dX of its own: no older term contains it.
struct local_differential {
  term dX;
  term dY;

  constexpr local_differential(term Y, int k, missing_rule& missing) {
    auto& in = *Y.in;
    dX = in.leaf(operation_of<direction>, Y[k].size(), general, in.size());
    if (!Y.op().has_differential) {
      missing.operation = Y.op().name;
      dY = zero_matrix(in, Y.size());
      return;
    }
    growing<int> directions;
    for (int l = 0; l < Y.count(); ++l) directions.push_back((l == k ? dX : zero_matrix(in, Y[l].size())).id);
    int first = in.pool.size();
    for (int id : directions) in.pool.push_back(id);
    dY = Y.op().differential(Y, Y.operands(), {&in, first, Y.count()});
  }
};

/// What Y sends to its operand k, where it receives the cotangent C.
constexpr term sent_back(term C, term Y, int k, missing_rule& missing) {
  if (Y.op().is_linear_in(k)) return Y.op().adjoint(C, Y.operands(), k);
  local_differential const here(Y, k, missing);
  return transposed_onto(C, here.dY, here.dX, missing);
}

/// The G with df = tr(GᵀdX) in the shape of X, whatever its structure. Asks a canonical graph.
constexpr term free_gradient(term f, term X, missing_rule& missing) {
  auto& in = *f.in;
  auto zero = zero_matrix(in, X.size());
  way const from_X(f, X);
  if (!from_X.has(f)) return zero;
  cotangent_sums cotangents(in, 0, f.id);
  cotangents.add(f.id, number(in, 1));
  for (int id = f.id; id > X.id; --id) {
    if (!from_X.has(id) || !cotangents.received(id)) continue;
    auto Y = in[id];
    auto C = cotangents.sum(id);
    for (int k = 0; k < Y.count(); ++k)
      if (from_X.has(Y[k])) cotangents.add(Y[k].id, sent_back(C, Y, k, missing));
  }
  return cotangents.received(X.id) ? cotangents.sum(X.id) : zero;
}

/// The gradient of a scalar f: G with df = tr(GᵀdX), in the shape and the structure of X. Asks a canonical graph.
constexpr term gradient(term f, term X, missing_rule& missing) { return projected(free_gradient(f, X, missing), X); }

/// The Jacobian ∂vec F/∂(vec X)ᵀ: the local Jacobians, multiplied from X on. Asks a canonical graph.
constexpr term jacobian(term F, term X, missing_rule& missing);

/// The J with vec(dY) = J vec(dX), where only operand k of Y changes.
constexpr term local_jacobian(term Y, int k, missing_rule& missing) {
  if (!Y.op().is_linear_in(k)) {
    local_differential const here(Y, k, missing);
    return jacobian(here.dY, here.dX, missing);
  }
  if (Y.op().has_jacobian) return Y.op().jacobian(Y.operands(), k);
  missing.operation = Y.op().name;
  return zero_matrix(*Y.in, {Y.size().size(), Y[k].size().size()});
}

/// The matrix of the projection on X's structure.
constexpr term jacobian_of_projection(term X, missing_rule& missing) {
  auto& in = *X.in;
  auto dX = in.leaf(operation_of<direction>, X.size(), general, in.size());
  auto projection = projected(dX, X);
  return projection == dX ? identity_matrix(in, X.size().size()) : jacobian(projection, dX, missing);
}

constexpr term jacobian(term F, term X, missing_rule& missing) {
  auto& in = *F.in;
  int const n = X.size().size();
  way const from_X(F, X);
  if (!from_X.has(F)) return zero_matrix(in, {F.size().size(), n});
  growing<int> J(F.id - X.id + 1, -1);
  J[0] = jacobian_of_projection(X, missing).id;
  for (int id = X.id + 1; id <= F.id; ++id) {
    if (!from_X.has(id)) continue;
    auto Y = in[id];
    auto sum = zero_matrix(in, {Y.size().size(), n});
    for (int k = 0; k < Y.count(); ++k)
      if (from_X.has(Y[k])) sum = sum + local_jacobian(Y, k, missing) * in[J[Y[k].id - X.id]];
    J[id - X.id] = sum.id;
  }
  return in[J[F.id - X.id]];
}

}  // namespace matgrad
