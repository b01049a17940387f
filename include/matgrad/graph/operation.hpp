// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/graph/graph.hpp>
#include <matgrad/graph/known_entries.hpp>
#include <matgrad/kernels/field.hpp>

namespace matgrad {

struct addition;
struct product;
struct transposition;

struct requirements;
struct writer;
using kernels::field;
using kernels::field_matrix;

/// What evaluating a term costs.
struct operation_cost {
  int flops = 0;
  int divisions = 0;
  int factorizations = 0;
};

/// A rule as one writes it, in text and in LaTeX, and where it comes from.
struct cited_rule {
  char const* text = "";
  char const* latex = "";
  char const* source = "";
};

/// What the engines may ask of an operation. Made from its room by operation_of; "not yet written" is said by has_differential.
struct operation {
  unsigned room;
  long long rank;  // in the canonical order; the same whatever the compiler
  char const* name;
  shape (*size)(arguments X);
  structure (*has)(arguments X);
  term (*form)(arguments X);
  term (*identity)(arguments X);
  term (*expanded)(arguments X);  // by the laws of the function, for comparing: eᵘ⁺ᵛ = eᵘeᵛ
  term (*transposed)(arguments X);
  bool is_entrywise;  // f(X)(i, j) = f(X(i, j))
  bool joins;
  term (*joined)(term left,
                 term right);  // two neighbours in a product, one of which is of this operation or its transpose
  bool has_differential;
  term (*differential)(term Y, arguments X, arguments dX);
  cited_rule (*rule)(term Y);  // the same, to be read; its text is empty where there is none
  bool (*is_linear_in)(int k);
  bool distributes;  // L(αX + βY) = αL(X) + βL(Y), in each operand in which it is linear
  term (*adjoint)(term C, arguments X, int k);
  bool has_jacobian;
  term (*jacobian)(arguments X, int k);
  void (*domain)(requirements& needs, arguments X);
  void (*write)(writer& out, term Y);
  bool sees_sign;  // is its value another where a number is negative, as that of √x² = |x|?
  bool (*exact)(field_matrix out, field_matrix const* X, long long a, long long b, int count);
  bool has_known;  // false where trying tells as much
  known_entries (*known)(known_entries const* X, int count);
};

constexpr unsigned identifier(char const* name) {
  unsigned hash = 2166136261U;
  for (; *name != 0; ++name) hash = mixed(hash, static_cast<unsigned char>(*name));
  return hash;
}

template<class Room>
constexpr unsigned hash_of_type() {
  // the name stands at the end; its last letters tell types apart
  constexpr int length = sizeof(__PRETTY_FUNCTION__) - 1;
  return identifier(__PRETTY_FUNCTION__ + (length > 40 ? length - 40 : 0));
}

/// What tells rooms apart, also before they are complete: rooms ask about each other. A number, because addresses are not
/// comparable while compiling under every sanitizer.
template<class Room>
inline constexpr unsigned identity_of = hash_of_type<Room>();

template<class Room>
constexpr bool term::is() const {
  return in->nodes[id].op->room == identity_of<Room>;
}

constexpr bool graph::same(node const& x, node const& y) const {
  if (x.op->room != y.op->room || x.count != y.count || x.a != y.a || x.b != y.b || x.size != y.size || x.has != y.has)
    return false;
  for (int k = 0; k < x.count; ++k)
    if (pool[x.first + k] != pool[y.first + k]) return false;
  return same_name(x.name, y.name);
}

constexpr void graph::count_transposes(node& x) const {
  bool is_written_out = x.op->room == identity_of<addition> || x.op->room == identity_of<product>;
  x.transposes = x.op->room == identity_of<transposition>;
  x.matrices = x.size.is_scalar() || x.has.has(symmetric_structure) ? 0 : 1;
  if (!is_written_out) return;
  x.transposes = x.matrices = 0;
  for (int k = 0; k < x.count; ++k) {
    x.transposes += nodes[pool[x.first + k]].transposes;
    x.matrices += nodes[pool[x.first + k]].matrices;
  }
}

constexpr unsigned graph::hash_of(node const& x) const {
  auto hash = mixed(x.op->room, static_cast<unsigned>(x.count));
  for (int k = 0; k < x.count; ++k) hash = mixed(hash, static_cast<unsigned>(pool[x.first + k]));
  hash = mixed(mixed(hash, static_cast<unsigned>(x.a)), static_cast<unsigned>(x.b));
  hash = mixed(hash, static_cast<unsigned>(x.size.rows * 64 + x.size.cols));
  if (x.has_name()) hash = mixed(hash, identifier(x.name));
  return hash ^ (hash >> 15);
}

/// L(αX + βY) = α L(X) + β L(Y); a scalar factor leaves any linear operation, and L(0) = 0.
constexpr term by_linearity(operation const& op, arguments X);

constexpr term graph::make(operation const& op, int const* ids, int count, long long a, long long b) {
  int first = pool.size();
  for (int k = 0; k < count; ++k) pool.push_back(ids[k]);
  arguments X{this, first, count, a, b};
  if (auto formed = op.form(X)) return formed;
  if (canonical) {
    if (op.distributes)
      if (auto simpler = by_linearity(op, X)) return simpler;
    if (auto simpler = op.identity(X)) return simpler;
    if (expands)
      if (auto apart = op.expanded(X)) return apart;
  }
  return find_or_add({&op, op.size(X), op.has(X), first, count, a, b, "", 0});
}

constexpr term graph::intern(operation const& op, growing<int> const& ids, long long a, long long b) {
  int first = pool.size();
  for (int id : ids) pool.push_back(id);
  arguments X{this, first, ids.size(), a, b};
  return find_or_add({&op, op.size(X), op.has(X), first, ids.size(), a, b, "", 0});
}

constexpr term graph::find(operation const& op, growing<int> const& ids, long long a, long long b) {
  int const first = pool.size();
  for (int id : ids) pool.push_back(id);
  arguments X{this, first, ids.size(), a, b};
  node candidate{&op, op.size(X), op.has(X), first, ids.size(), a, b, "", 0};
  candidate.hash = hash_of(candidate);
  int const known = table[place_of(candidate)];
  pool.resize(first);
  return {this, known};
}

}  // namespace matgrad
