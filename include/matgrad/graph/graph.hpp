// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/graph/growing.hpp>
#include <matgrad/graph/names.hpp>
#include <matgrad/graph/rational.hpp>
#include <matgrad/graph/shape.hpp>
#include <matgrad/graph/structure.hpp>

namespace matgrad {

struct operation;
struct graph;
struct arguments;

/// A term of a formula: an operation applied to other terms. Equal terms of one graph have equal numbers.
struct term {
  graph* in = nullptr;
  int id = -1;

  constexpr bool operator==(term const& other) const { return id == other.id; }
  constexpr explicit operator bool() const { return id >= 0; }

  constexpr operation const& op() const;
  constexpr shape size() const;
  constexpr structure has() const;
  constexpr char const* name() const;
  constexpr arguments operands() const;
  constexpr term operator[](int k) const;
  constexpr int count() const;
  constexpr long long a() const;
  constexpr long long b() const;

  template<class Room>
  constexpr bool is() const;
};

/// What an identity returns when it does not apply.
inline constexpr term nothing{};

/// The operands of a term, and the term's own numbers a and b (an exponent, an index, a fraction).
struct arguments {
  graph* in;
  int first;
  int count;
  long long a = 0;
  long long b = 0;

  constexpr term operator[](int k) const;
};

struct node {
  operation const* op = nullptr;
  shape size;
  structure has;
  int first = 0;
  int count = 0;
  long long a = 0;
  long long b = 0;
  char const* name = "";
  unsigned hash = 0;
  int transposes = 0;  // that are written in it, a sum of products; and how many there could be
  int matrices = 0;

  constexpr bool has_name() const { return *name != 0; }
};

constexpr unsigned mixed(unsigned hash, unsigned value) { return (hash ^ value) * 16777619U; }

/// A formula as a value: every term once, operands before the terms that use them.
///
/// In a canonical graph each new term passes its operation's identities, so what stands in it is simplified.
struct graph {
  bool canonical = false;
  bool expands = false;  // a canonical graph for comparing: functions are taken apart by their laws
  growing<node> nodes;
  growing<int> pool;
  growing<int> table = growing<int>(64, -1);
  growing<int> known_transposes;  // of each term: its transpose, once it was asked for

  constexpr explicit graph(bool is_canonical, bool is_for_comparing = false)
      : canonical(is_canonical), expands(is_for_comparing) {}

  constexpr term operator[](int id) { return {this, id}; }
  constexpr int size() const { return nodes.size(); }

  /// The term op(operands), simplified if the graph is canonical.
  constexpr term make(operation const& op, int const* ids, int count, long long a = 0, long long b = 0);

  constexpr term make(operation const& op, growing<int> const& ids, long long a = 0, long long b = 0) {
    return make(op, ids.begin(), ids.size(), a, b);
  }
  constexpr term make(operation const& op, term X, long long a = 0, long long b = 0) {
    return make(op, &X.id, 1, a, b);
  }
  constexpr term make(operation const& op, term A, term B) {
    int const ids[] = {A.id, B.id};
    return make(op, ids, 2);
  }

  /// The term as it stands, without identities.
  constexpr term intern(operation const& op, growing<int> const& ids, long long a = 0, long long b = 0);

  /// A term without operands.
  constexpr term leaf(operation const& op, shape size, structure has, long long a = 0, long long b = 0,
                      char const* name = "") {
    return find_or_add({&op, size, has, pool.size(), 0, a, b, name, 0});
  }

  /// The same term, whatever its leaf's shape: copies a node of another graph whose operands are already here.
  constexpr term adopt(node const& other, int const* ids) {
    auto copy = other;
    copy.first = pool.size();
    for (int k = 0; k < other.count; ++k) pool.push_back(ids[k]);
    return find_or_add(copy);
  }

  constexpr term find_or_add(node candidate) {
    candidate.hash = hash_of(candidate);
    if (2 * nodes.size() >= table.size()) grow_table();
    int const place = place_of(candidate);
    if (table[place] >= 0) {
      if (candidate.first + candidate.count == pool.size()) pool.resize(candidate.first);
      return {this, table[place]};
    }
    table[place] = nodes.size();
    count_transposes(candidate);
    nodes.push_back(candidate);
    known_transposes.push_back(-1);
    return {this, nodes.size() - 1};
  }

  /// The term op(operands) as it stands, if it is there.
  constexpr term find(operation const& op, growing<int> const& ids, long long a = 0, long long b = 0);

private:
  constexpr unsigned hash_of(node const& x) const;

  constexpr bool same(node const& x, node const& y) const;
  /// Where in the table the candidate stands, or would stand.
  constexpr int place_of(node const& candidate) const {
    auto mask = static_cast<unsigned>(table.size() - 1);
    auto place = candidate.hash & mask;
    for (; table[static_cast<int>(place)] >= 0; place = (place + 1) & mask) {
      auto const& known = nodes[table[static_cast<int>(place)]];
      if (known.hash == candidate.hash && same(known, candidate)) break;
    }
    return static_cast<int>(place);
  }
  constexpr void count_transposes(node& x) const;

  constexpr void grow_table() {
    growing<int> grown(2 * table.size(), -1);
    auto mask = static_cast<unsigned>(grown.size() - 1);
    for (int id = 0; id < nodes.size(); ++id) {
      auto place = nodes[id].hash & mask;
      while (grown[static_cast<int>(place)] >= 0) place = (place + 1) & mask;
      grown[static_cast<int>(place)] = id;
    }
    table.resize(grown.size());
    for (int i = 0; i < grown.size(); ++i) table[i] = grown[i];
  }
};

constexpr operation const& term::op() const { return *in->nodes[id].op; }
constexpr shape term::size() const { return in->nodes[id].size; }
constexpr structure term::has() const { return in->nodes[id].has; }
constexpr char const* term::name() const { return in->nodes[id].name; }
constexpr int term::count() const { return in->nodes[id].count; }
constexpr long long term::a() const { return in->nodes[id].a; }
constexpr long long term::b() const { return in->nodes[id].b; }
constexpr arguments term::operands() const {
  auto const& x = in->nodes[id];
  return {in, x.first, x.count, x.a, x.b};
}
constexpr term term::operator[](int k) const { return {in, in->pool[in->nodes[id].first + k]}; }
constexpr term arguments::operator[](int k) const { return {in, in->pool[first + k]}; }

}  // namespace matgrad
