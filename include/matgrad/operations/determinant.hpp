// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/inverse.hpp>

namespace matgrad {

/// det X: the determinant of a square matrix.
struct determinant {
  static constexpr char const* name = "det";

  // shape: n×n gives a scalar
  static constexpr shape size(shape) { return {}; }
  static constexpr bool fits(shape X) { return X.is_square(); }
  template<class X>
  static constexpr void refuse() {
    static_assert(shapes_fit<X>, "det(X): X must be square; did you mean det(transpose(X) * X)?");
  }

  // structure: positive where X is positive definite
  static constexpr structure has(structure X) { return X & positive_definite_structure; }

  // det(AB) = det A det B, det(αX) = αⁿ det X, det(X⁻¹) = 1/det X, det Xᵀ = det X, det I = 1   Matrix Cookbook (18)–(23)
  // det(A ⊗ B) = (det A)ᵖ (det B)ⁿ of an n×n A and a p×p B, det(blkdiag(A, B)) = det A det B
  // det W = 0 for a skew W with an odd number of rows,
  // det(expm X) = exp(tr X)
  static constexpr term identity(term X) {
    auto& in = *X.in;
    if (X.size().is_scalar()) return X;
    if (X.is<identity_room>()) return number(in, 1);
    if (is_zero(X) || X.is<ones_room>() || X.is<single_entry_room>()) return number(in, 0);
    if (has_square_blocks(X)) {
      auto result = number(in, 1);
      for (int k = 0; k < X.count(); ++k) result = result * det(X[k]);
      return result;
    }
    if (X.has().has(skew_structure) && X.size().rows % 2 == 1) return number(in, 0);
    if (X.is<inverse>()) return pow(det(X[0]), -1);
    if (X.is<matrix_exponential>()) return exp(tr(X[0]));
    if (X.is<matrix_power_room>()) return pow(det(X[0]), X.a());
    if (X.is<square_root>() || X.is<cholesky>()) return pow(det(X[0]), rational(1, 2));
    if (is_kron_of_squares(X)) return pow(det(X[0]), X[1].size().rows) * pow(det(X[1]), X[0].size().rows);
    if (falls_apart(X)) {
      auto result = pow(scalar_factor(X), X.size().rows);
      for_each_square_factor(X, [&](term factor) { result = result * det(factor); });
      return result;
    }
    // det(cI + AB) = cᵐ⁻ʳ det(cI + BA)                          Sylvester (1851)
    if (low_rank_update update(X); update) return pow(update.c, update.m - update.r) * det(update.swapped());
    if (auto Xt = transpose(X); is_transpose_first(X, Xt)) return det(Xt);
    return nothing;
  }

  static constexpr cited_rule rule{"d det(X) = tr(adj(X) dX)",
                                   "\\mathrm{d}\\det X = \\operatorname{tr}(\\operatorname{adj}(X)\\,\\mathrm{d}X)",
                                   "Matrix Cookbook (41)"};
  static constexpr term differential(term, term X, term dX) { return tr(adj(X) * dX); }

  static constexpr call_notation notation{"det", "\\det", "det"};

  template<class Out, class X>
  static constexpr void value(Out& out, X const& x) {
    out(0, 0) = kernels::determinant_of(x);
  }
  static constexpr operation_cost cost(shape, shape const* X) {
    constexpr int flops[] = {0, 0, 3, 14};  // of the cofactors only those of one row are needed
    int const n = X[0].rows;
    return n <= 3 ? operation_cost{flops[n], 0, 0} : cost_of_factors(n, n - 1);
  }
  /// X = L U, and some flops more.
  static constexpr operation_cost cost_of_factors(int n, int flops) {
    return {n * (n - 1) * (4 * n + 1) / 6 + flops, n - 1, 1};
  }
  static constexpr bool exact(field_matrix out, field_matrix const* X, long long, long long, int) {
    out(0, 0) = kernels::exact_determinant(X[0]);
    return true;
  }
};

constexpr term det(term X) { return X.in->make(operation_of<determinant>, X); }

/// The determinant of a square X, a scalar. Its gradient is the cofactor matrix, adj(X)ᵀ, for singular X too.
template<formula F>
constexpr auto det(F const& X) {
  return apply<determinant>(X);
}

}  // namespace matgrad
