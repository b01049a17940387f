// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/transposition.hpp>

namespace matgrad {

/// X(i, j): one entry of a matrix, counted from 0.
struct entry_room {
  static constexpr char const* name = "entry";

  static constexpr shape size(arguments) { return {}; }
  static constexpr shape size(shape) { return {}; }

  // Xᵀ(i, j) = X(j, i); an entry of a constant is a number
  static constexpr term identity(arguments X) {
    if (X[0].size().is_scalar()) return X[0];
    if (X[0].is<transposition>()) return entry(X[0][0], X.b, X.a);
    if (X[0].is<identity_room>()) return number(*X.in, X.a == X.b);
    if (X[0].is<ones_room>()) return number(*X.in, 1);
    if (X[0].is<single_entry_room>()) return number(*X.in, X[0].a() == X.a && X[0].b() == X.b);
    return nothing;
  }
  // d X(i, j) = dX(i, j), and ⟨c, X(i, j)⟩ = ⟨c Eᵢⱼ, X⟩       Matrix Cookbook (73)
  static constexpr term differential(term Y, arguments, arguments dX) { return entry(dX[0], Y.a(), Y.b()); }
  static constexpr term adjoint(term c, arguments X, int) { return c * entry_matrix(*c.in, X[0].size(), X.a, X.b); }

  static constexpr void write(writer& out, term Y) {
    out.entry(Y[0], static_cast<int>(Y.a()), static_cast<int>(Y.b()));
  }

  template<class Out, class X>
  static constexpr void value(Out& out, X const& x, long long i, long long j) {
    out(0, 0) = x(static_cast<int>(i), static_cast<int>(j));
  }
  static constexpr operation_cost cost(shape, shape const*) { return {}; }
};

constexpr term entry(term X, long long i, long long j) { return X.in->make(operation_of<entry_room>, X, i, j); }

}  // namespace matgrad
