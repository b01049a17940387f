// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/transposition.hpp>

namespace matgrad {

/// X(i, j): one entry of a matrix, counted from 0.
struct entry_room {
  static constexpr char const* name = "entry";

  static constexpr shape size(arguments) { return {}; }
  static constexpr shape size(shape) { return {}; }
  // structure: the diagonal of a positive definite matrix is positive
  static constexpr structure has(arguments X) {
    return X.a == X.b ? X[0].has() & positive_definite_structure : general;
  }

  // Xᵀ(i, j) = X(j, i); an entry of a constant is a number, one beyond a triangle or on a skew diagonal zero;
  // (A B)(i, j) = A[i, :] B[:, j], and whatever else holds for a block
  static constexpr term identity(arguments X) {
    return part_of(X[0], {static_cast<int>(X.a), static_cast<int>(X.b), 1, 1});
  }
  static constexpr cited_rule rule{"d X(i, j) = dX(i, j)", "\\mathrm{d}X_{ij} = (\\mathrm{d}X)_{ij}", ""};
  static constexpr term differential(term Y, arguments, arguments dX) { return entry(dX[0], Y.a(), Y.b()); }
  // ⟨c, X(i, j)⟩ = ⟨c Eᵢⱼ, X⟩
  static constexpr term adjoint(term c, arguments X, int) { return c * entry_matrix(*c.in, X[0].size(), X.a, X.b); }
  static constexpr term jacobian(arguments X, int) {
    return entry_matrix(*X.in, {1, X[0].size().size()}, 0, X.a + X[0].size().rows * X.b);
  }

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
