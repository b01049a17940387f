// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/graph/graph.hpp>
#include <matgrad/kernels/field.hpp>

namespace matgrad {

struct writer;
using kernels::field;
using kernels::field_matrix;

/// What evaluating a term costs.
struct operation_cost {
  int flops = 0;
  int divisions = 0;
  int factorizations = 0;
};

/// What the engines may ask of an operation. Made from its room by operation_of; a null pointer is "not yet written".
struct operation {
  void const* room;
  unsigned id;
  char const* name;
  shape (*size)(arguments X);
  structure (*has)(arguments X);
  term (*form)(arguments X);
  term (*identity)(arguments X);
  term (*transposed)(arguments X);
  term (*differential)(term Y, arguments X, arguments dX);
  term (*adjoint)(term C, arguments X, int k);
  void (*write)(writer& out, term Y);
  bool (*exact)(field_matrix out, field_matrix const* X, long long a, long long b, int count);
};

constexpr unsigned identifier(char const* name) {
  unsigned hash = 2166136261U;
  for (; *name != 0; ++name) hash = mixed(hash, static_cast<unsigned char>(*name));
  return hash;
}

/// Reads a room: each of its functions may take the operands one by one or as a list.
template<class Room>
struct reading_of {
  static constexpr shape size(arguments X) {
    if constexpr (requires { Room::size(X); }) return Room::size(X);
    else if constexpr (requires { Room::size(X[0].size()); }) return Room::size(X[0].size());
    else return Room::size(X[0].size(), X[1].size());
  }

  static constexpr structure has(arguments X) {
    if constexpr (requires { Room::has(X); }) return Room::has(X);
    else if constexpr (requires { Room::has(X[0].has()); }) return Room::has(X[0].has());
    else if constexpr (requires { Room::has(X[0].has(), X[1].has()); }) return Room::has(X[0].has(), X[1].has());
    else return general;
  }

  static constexpr term form(arguments X) {
    if constexpr (requires { Room::form(X); }) return Room::form(X);
    else return nothing;
  }

  static constexpr term identity(arguments X) {
    if constexpr (requires { Room::identity(X); }) return Room::identity(X);
    else if constexpr (requires { Room::identity(X[0]); }) return Room::identity(X[0]);
    else if constexpr (requires { Room::identity(X[0], X[1]); }) return Room::identity(X[0], X[1]);
    else return nothing;
  }

  static constexpr term transposed(arguments X) {
    if constexpr (requires { Room::transposed(X); }) return Room::transposed(X);
    else if constexpr (requires { Room::transposed(X[0]); }) return Room::transposed(X[0]);
    else if constexpr (requires { Room::transposed(X[0], X[1]); }) return Room::transposed(X[0], X[1]);
    else return nothing;
  }

  static constexpr bool has_differential =
      requires(term Y, arguments X) { Room::differential(Y, X, X); } || requires(term X) { Room::differential(X, X, X); } ||
      requires(term X) { Room::differential(X, X, X, X, X); };

  static constexpr term differential(term Y, arguments X, arguments dX) {
    if constexpr (requires { Room::differential(Y, X, dX); }) return Room::differential(Y, X, dX);
    else if constexpr (requires { Room::differential(Y, X[0], dX[0]); }) return Room::differential(Y, X[0], dX[0]);
    else if constexpr (has_differential) return Room::differential(Y, X[0], X[1], dX[0], dX[1]);
    else return nothing;
  }

  static constexpr bool is_linear =
      requires(term C, arguments X) { Room::adjoint(C, X, 0); } || requires(term C) { Room::adjoint(C, C); };

  static constexpr term adjoint(term C, arguments X, int k) {
    if constexpr (requires { Room::adjoint(C, X, k); }) return Room::adjoint(C, X, k);
    else if constexpr (is_linear) return Room::adjoint(C, X[0]);
    else return nothing;
  }

  template<class Writer>
  static constexpr void write_to(Writer& out, term Y) {
    if constexpr (requires { Room::write(out, Y); }) Room::write(out, Y);
    else out.call(Room::notation, Y);
  }
  static constexpr void write(writer& out, term Y) { write_to(out, Y); }

  template<class M>
  static constexpr bool value_at(M out, M const* X, long long a, long long b, int count) {
    if constexpr (requires { Room::defined(X[0]); }) {
      if (!Room::defined(X[0])) return false;
    }
    if constexpr (requires { Room::exact(out, X, a, b, count); }) return Room::exact(out, X, a, b, count);
    else if constexpr (requires { Room::value(out, X[0], a, b); }) Room::value(out, X[0], a, b);
    else if constexpr (requires { Room::value(out, X[0]); }) Room::value(out, X[0]);
    else if constexpr (requires { Room::value(out, X[0], X[1]); }) Room::value(out, X[0], X[1]);
    else if constexpr (requires { Room::value(out); }) Room::value(out);
    else return false;
    return true;
  }
  static constexpr bool exact(field_matrix out, field_matrix const* X, long long a, long long b, int count) {
    return value_at(out, X, a, b, count);
  }
};

/// What tells rooms apart, also before they are complete: rooms ask about each other.
template<class Room>
inline constexpr char identity_of{};

/// The operation that a room tells about.
template<class Room>
inline constexpr operation operation_of{
    &identity_of<Room>,
    identifier(Room::name),
    Room::name,
    reading_of<Room>::size,
    reading_of<Room>::has,
    reading_of<Room>::form,
    reading_of<Room>::identity,
    reading_of<Room>::transposed,
    reading_of<Room>::has_differential ? reading_of<Room>::differential : nullptr,
    reading_of<Room>::is_linear ? reading_of<Room>::adjoint : nullptr,
    reading_of<Room>::write,
    reading_of<Room>::exact,
};

template<class Room>
constexpr bool term::is() const {
  return in->nodes[id].op->room == &identity_of<Room>;
}

constexpr unsigned graph::hash_of(node const& x) const {
  auto hash = mixed(x.op->id, static_cast<unsigned>(x.count));
  for (int k = 0; k < x.count; ++k) hash = mixed(hash, static_cast<unsigned>(pool[x.first + k]));
  hash = mixed(mixed(hash, static_cast<unsigned>(x.a)), static_cast<unsigned>(x.b));
  hash = mixed(hash, static_cast<unsigned>(x.size.rows * 64 + x.size.cols));
  if (x.name != nullptr) hash = mixed(hash, identifier(x.name));
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
    if (op.adjoint != nullptr)
      if (auto simpler = by_linearity(op, X)) return simpler;
    if (auto simpler = op.identity(X)) return simpler;
  }
  return find_or_add({&op, op.size(X), op.has(X), first, count, a, b, nullptr, 0});
}

constexpr term graph::intern(operation const& op, growing<int> const& ids, long long a, long long b) {
  int first = pool.size();
  for (int id : ids) pool.push_back(id);
  arguments X{this, first, ids.size(), a, b};
  return find_or_add({&op, op.size(X), op.has(X), first, ids.size(), a, b, nullptr, 0});
}

}  // namespace matgrad
