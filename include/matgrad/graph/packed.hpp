// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/leaves.hpp>

namespace matgrad {

/// A graph that stays: what a constant evaluation hands to the next. Holds only what its roots are made of.
template<int Nodes, int Pool>
struct packed_graph {
  node nodes[Nodes]{};
  int pool[Pool]{};
  int roots[Nodes]{};  // no more than nodes: each is one
  int size = 0;
  int pool_size = 0;
  int root_count = 0;
  bool canonical = false;       // whether its terms are simplified
  int literals = 0;             // how many plain numbers the formula holds
  char const* two_shapes = "";  // a name that stands for two symbols
  char const* missing = "";     // an operation without the rule that was asked for

  constexpr bool fits() const { return size <= Nodes && pool_size <= Pool; }
  constexpr int root() const { return roots[0]; }
};

/// Copies what the roots need out of a graph; counts on, without writing, where there is no room.
template<int Nodes, int Pool>
constexpr void pack(graph const& from, int const* roots, int root_count, packed_graph<Nodes, Pool>& to) {
  growing<int> renamed(from.size(), -1);
  for (int r = 0; r < root_count; ++r) renamed[roots[r]] = 0;
  for (int id = from.size() - 1; id >= 0; --id)
    if (renamed[id] == 0)
      for (int k = 0; k < from.nodes[id].count; ++k) renamed[from.pool[from.nodes[id].first + k]] = 0;
  for (int id = 0; id < from.size(); ++id) {
    if (renamed[id] < 0) continue;
    auto x = from.nodes[id];
    renamed[id] = to.size++;
    int first = to.pool_size;
    to.pool_size += x.count;
    if (!to.fits()) continue;
    for (int k = 0; k < x.count; ++k) to.pool[first + k] = renamed[from.pool[x.first + k]];
    x.first = first;
    to.nodes[renamed[id]] = x;
  }
  to.canonical = from.canonical;
  to.root_count = root_count;
  for (int r = 0; r < root_count; ++r) to.roots[r] = renamed[roots[r]];
}

/// Copies a packed graph into a graph; gives the new numbers of its terms. Plain numbers are counted on from first_literal.
/// A canonical graph simplifies the terms, unless they come from one.
template<int Nodes, int Pool>
constexpr growing<int> unpack(packed_graph<Nodes, Pool> const& from, graph& to, int first_literal) {
  growing<int> renamed(from.size, -1);
  growing<int> operands;
  for (int id = 0; id < from.size; ++id) {
    auto x = from.nodes[id];
    operands.clear();
    for (int k = 0; k < x.count; ++k) operands.push_back(renamed[from.pool[x.first + k]]);
    if (x.op->room == identity_of<literal_number>) x.a += first_literal;
    renamed[id] = x.count == 0 || !to.canonical || from.canonical ? to.adopt(x, operands.begin()).id
                                                                  : to.make(*x.op, operands, x.a, x.b).id;
  }
  return renamed;
}

/// What Build wrote; its type remembers the formulas that Build is about.
template<class Build, int Nodes, int Pool>
struct packed_by : packed_graph<Nodes, Pool> {
  using build = Build;
};

/// What Build writes into a packed graph, in one that is large enough.
template<class Build, int Nodes, int Pool>
constexpr packed_by<Build, Nodes, Pool> pack_into() {
  packed_by<Build, Nodes, Pool> result;
  packed_graph<Nodes, Pool>& graph = result;
  Build::run(graph);
  return result;
}
template<class Build, int Nodes, int Pool>
inline constexpr auto packing_of = pack_into<Build, Nodes, Pool>();

template<class Build, int Guess>
constexpr auto const& packed() {
  constexpr auto const& first = packing_of<Build, Guess, 2 * Guess>;
  if constexpr (first.fits()) return first;
  else return packing_of<Build, first.size, first.pool_size>;
}

}  // namespace matgrad
