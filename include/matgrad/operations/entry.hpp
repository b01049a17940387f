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
    if (X[0].is<product>())
      if (auto simpler = of_product(X[0], X.a, X.b)) return simpler;
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

  static constexpr bool in_lanes = true;
  template<class Out, class X>
  static constexpr void value(Out& out, X const& x, long long i, long long j) {
    out(0, 0) = x(static_cast<int>(i), static_cast<int>(j));
  }
  static constexpr operation_cost cost(shape, shape const*) { return {}; }

private:
  static constexpr term of_product(term Y, long long i, long long j) {
    auto& in = *Y.in;
    growing<int> left, right;
    // (a bᵀ)(i, j) = aᵢ bⱼ
    for (int k = 0; k < Y.count(); ++k) {
      bool const is_past_waist =
          !right.empty() || (k > 0 && Y[k].size().rows == 1 && Y[k].size().cols > 1 && !left.empty());
      (is_past_waist ? right : left).push_back(Y[k].id);
    }
    if (!right.empty())
      return entry(in.make(operation_of<product>, left), i, 0) * entry(in.make(operation_of<product>, right), 0, j);
    // (A eⱼ)(i, 0) = A(i, j), (eᵢᵀ A)(0, j) = A(i, j)
    auto const first = Y[0], last = Y[Y.count() - 1];
    if (last.is<single_entry_room>() && last.size().is_vector()) {
      left.pop_back();
      return entry(in.make(operation_of<product>, left), i, last.a());
    }
    if (!first.is<single_entry_room>() || first.size().rows > 1) return nothing;
    for (int k = 1; k < left.size(); ++k) right.push_back(left[k]);
    return entry(in.make(operation_of<product>, right), first.b(), j);
  }
};

constexpr term entry(term X, long long i, long long j) { return X.in->make(operation_of<entry_room>, X, i, j); }

}  // namespace matgrad
