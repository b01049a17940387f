// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/simplify.hpp>

// Differentiation. A forward sweep gives df, a formula linear in the differential of the variable, by each operation's
// one rule; for the gradient a backward sweep over that linear formula moves everything to the other side of the inner
// product: df = ⟨G, dX⟩.
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
  char const* operation = nullptr;
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
    if (Y.op().differential == nullptr) {
      missing.operation = Y.op().name;
      return zero_matrix(in, f.size());
    }
    growing<int> dY;
    for (int k = 0; k < Y.count(); ++k)
      dY.push_back(depends[Y[k].id] ? d[Y[k].id] : zero_matrix(in, Y[k].size()).id);
    int first = in.pool.size();
    for (int x : dY) in.pool.push_back(x);
    d[id] = Y.op().differential(Y, Y.operands(), {&in, first, Y.count()}).id;
  }
  return in[d[f.id]];
}

/// The G with df = ⟨G, dX⟩, for a scalar df that is linear in dX.
constexpr term transposed_onto(term df, term dX, missing_rule& missing) {
  auto& in = *df.in;
  if (df == dX) return number(in, 1);
  auto depends = dependence(in, df.id, dX.id);
  if (!depends[df.id]) return zero_matrix(in, dX.size());
  // each term's cotangent is the sum of what its uses send back
  growing<int> cotangent(df.id + 1, -1);
  cotangent[df.id] = number(in, 1).id;
  for (int id = df.id; id > dX.id; --id) {
    if (!depends[id] || cotangent[id] < 0) continue;
    auto Y = in[id];
    if (Y.op().adjoint == nullptr) {
      missing.operation = Y.op().name;
      return zero_matrix(in, dX.size());
    }
    for (int k = 0; k < Y.count(); ++k) {
      auto X = Y[k];
      if (!depends[X.id]) continue;
      auto sent = Y.op().adjoint(in[cotangent[id]], Y.operands(), k);
      cotangent[X.id] = cotangent[X.id] < 0 ? sent.id : (in[cotangent[X.id]] + sent).id;
    }
  }
  return cotangent[dX.id] < 0 ? zero_matrix(in, dX.size()) : in[cotangent[dX.id]];
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
  auto dX = f.in->leaf(operation_of<direction>, X.size(), general);
  auto df = differential(f, X, dX, missing);
  return projected(transposed_onto(df, dX, missing), X);
}

}  // namespace matgrad
