// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/graph/requirements.hpp>
#include <matgrad/print/writer.hpp>

namespace matgrad {

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

  static constexpr term expanded(arguments X) {
    if constexpr (requires { Room::expanded(X); }) return Room::expanded(X);
    else if constexpr (requires { Room::expanded(X[0]); }) return Room::expanded(X[0]);
    else if constexpr (requires { Room::expanded(X[0], X[1]); }) return Room::expanded(X[0], X[1]);
    else return nothing;
  }

  static constexpr term transposed(arguments X) {
    if constexpr (requires { Room::transposed(X); }) return Room::transposed(X);
    else if constexpr (requires { Room::transposed(X[0]); }) return Room::transposed(X[0]);
    else if constexpr (requires { Room::transposed(X[0], X[1]); }) return Room::transposed(X[0], X[1]);
    else return nothing;
  }

  static constexpr bool is_entrywise = requires { Room::is_entrywise; };

  static constexpr bool joins = requires(term X) { Room::joined(X, X); };

  static constexpr term joined(term left, term right) {
    if constexpr (joins) return Room::joined(left, right);
    else return nothing;
  }

  static constexpr bool has_differential = requires(term Y, arguments X) { Room::differential(Y, X, X); }
  || requires(term X) { Room::differential(X, X, X); }
  || requires(term X) { Room::differential(X, X, X, X, X); };

  static constexpr term differential(term Y, arguments X, arguments dX) {
    if constexpr (requires { Room::differential(Y, X, dX); }) return Room::differential(Y, X, dX);
    else if constexpr (requires { Room::differential(Y, X[0], dX[0]); }) return Room::differential(Y, X[0], dX[0]);
    else if constexpr (has_differential) return Room::differential(Y, X[0], X[1], dX[0], dX[1]);
    else return nothing;
  }

  static constexpr cited_rule rule(term Y) {
    if constexpr (requires { Room::rule(Y); }) return Room::rule(Y);
    else if constexpr (requires { Room::rule.text; }) return Room::rule;
    else return {};
  }

  static constexpr bool has_adjoint = requires(term C, arguments X) { Room::adjoint(C, X, 0); }
  || requires(term C) { Room::adjoint(C, C); };

  static constexpr term adjoint(term C, arguments X, int k) {
    if constexpr (requires { Room::adjoint(C, X, k); }) return Room::adjoint(C, X, k);
    else if constexpr (has_adjoint) return Room::adjoint(C, X[0]);
    else return nothing;
  }

  // a room with an adjoint is linear in every operand, unless it says in which
  static constexpr bool is_linear_in(int k) {
    if constexpr (requires { Room::is_linear_in(k); }) return Room::is_linear_in(k);
    else return has_adjoint;
  }
  static constexpr bool distributes = has_adjoint && !requires { Room::keeps_sums; };

  static constexpr bool has_jacobian = requires(arguments X) { Room::jacobian(X, 0); }
  || requires(term X) { Room::jacobian(X); };

  static constexpr term jacobian(arguments X, int k) {
    if constexpr (requires { Room::jacobian(X, k); }) return Room::jacobian(X, k);
    else if constexpr (has_jacobian) return Room::jacobian(X[0]);
    else return nothing;
  }

  static constexpr void domain(requirements& needs, arguments X) {
    if constexpr (requires { Room::domain(needs, X); }) Room::domain(needs, X);
    else if constexpr (requires { Room::domain(needs, X[0]); }) Room::domain(needs, X[0]);
    else if constexpr (requires { Room::domain(needs, X[0], X[1]); }) Room::domain(needs, X[0], X[1]);
  }

  static constexpr void write(writer& out, term Y) {
    if constexpr (requires { Room::write(out, Y); }) Room::write(out, Y);
    else out.call(Room::notation, Y);
  }

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

  static constexpr bool sees_sign = requires { Room::sees_sign; };

  static constexpr bool has_known = requires(known_entries const* X) { Room::known(X, 1); };
  static constexpr known_entries known(known_entries const* X, int count) {
    if constexpr (has_known) return Room::known(X, count);
    else return *X;
  }
};

/// The operation that a room tells about.
template<class Room>
inline constexpr operation operation_of{identity_of<Room>,
                                        identifier(Room::name),
                                        Room::name,
                                        reading_of<Room>::size,
                                        reading_of<Room>::has,
                                        reading_of<Room>::form,
                                        reading_of<Room>::identity,
                                        reading_of<Room>::expanded,
                                        reading_of<Room>::transposed,
                                        reading_of<Room>::is_entrywise,
                                        reading_of<Room>::joins,
                                        reading_of<Room>::joined,
                                        reading_of<Room>::has_differential,
                                        reading_of<Room>::differential,
                                        reading_of<Room>::rule,
                                        reading_of<Room>::is_linear_in,
                                        reading_of<Room>::distributes,
                                        reading_of<Room>::adjoint,
                                        reading_of<Room>::has_jacobian,
                                        reading_of<Room>::jacobian,
                                        reading_of<Room>::domain,
                                        reading_of<Room>::write,
                                        reading_of<Room>::sees_sign,
                                        reading_of<Room>::exact,
                                        reading_of<Room>::has_known,
                                        reading_of<Room>::known};

}  // namespace matgrad
