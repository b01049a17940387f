// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/determinant.hpp>

namespace matgrad {

/// adj X: the transposed cofactor matrix, X adj X = det(X) I. Defined for singular X too.
struct adjugate {
  static constexpr char const* name = "adj";

  // shape: n×n gives n×n
  static constexpr shape size(shape X) { return X; }
  static constexpr bool fits(shape X) { return X.is_square(); }
  template<class X>
  static constexpr void refuse() {
    static_assert(shapes_fit<X>, "adj(X): X must be square");
  }

  // structure: kept; of a permutation, too, it is ±Qᵀ; of a skew matrix with an odd number of rows it is vvᵀ
  static constexpr structure has(arguments X) {
    auto of = X[0].has();
    if (of.has(skew_structure) && X[0].size().rows % 2 == 1) return positive_semidefinite_structure;
    return of.has(permutation_structure) ? without(of, permutation_structure) | orthogonal_structure : of;
  }

  // adj(α) = 1, adj I = I, adj Xᵀ = (adj X)ᵀ, adj(X⁻¹) = X/det X,
  // adj(A ⊗ B) = (det A)ᵖ⁻¹ (det B)ⁿ⁻¹ adj A ⊗ adj B of an n×n A and a p×p B
  static constexpr term identity(term X) {
    if (X.size().is_scalar()) return number(*X.in, 1);
    if (X.is<identity_room>()) return X;
    if (X.is<inverse>()) return X[0] / det(X[0]);
    if (is_kron_of_squares(X))
      return pow(det(X[0]), X[1].size().rows - 1) * pow(det(X[1]), X[0].size().rows - 1) * kron(adj(X[0]), adj(X[1]));
    if (X.is<product>() && X[0].size().is_scalar()) {
      auto matrix = number(*X.in, 1);
      for (int k = 0; k < X.count(); ++k)
        if (!X[k].size().is_scalar()) matrix = matrix * X[k];
      return pow(scalar_factor(X), X.size().rows - 1) * adj(matrix);
    }
    if (auto Xt = transpose(X); is_transpose_first(X, Xt)) return transpose(adj(Xt));
    return nothing;
  }
  static constexpr term transposed(term X) { return transpose(X) == X ? adj(X) : nothing; }

  // to n = 3 by Cayley and Hamilton, for singular X too; above where X is invertible
  static constexpr cited_rule rule(term Y) {
    if (Y.size().rows == 2)
      return {"d adj(X) = tr(dX) I − dX",
              "\\mathrm{d}\\operatorname{adj}(X) = \\operatorname{tr}(\\mathrm{d}X)\\,I - \\mathrm{d}X",
              "Cayley and Hamilton"};
    if (Y.size().rows == 3)
      return {"d adj(X) = dX X + X dX − tr(dX) X − tr(X) dX + (tr(X) tr(dX) − tr(X dX)) I",
              "\\mathrm{d}\\operatorname{adj}(X) = \\mathrm{d}X\\,X + X\\,\\mathrm{d}X - "
              "\\operatorname{tr}(\\mathrm{d}X)\\,X - "
              "\\operatorname{tr}(X)\\,\\mathrm{d}X + (\\operatorname{tr}(X)\\operatorname{tr}(\\mathrm{d}X) - "
              "\\operatorname{tr}(X\\,\\mathrm{d}X))\\,I",
              "Cayley and Hamilton"};
    return {"d adj(X) = tr(X⁻¹ dX) adj(X) − adj(X) dX X⁻¹",
            "\\mathrm{d}\\operatorname{adj}(X) = \\operatorname{tr}(X^{-1}\\,\\mathrm{d}X)\\operatorname{adj}(X) - "
            "\\operatorname{adj}(X)\\,\\mathrm{d}X\\,X^{-1}",
            "Magnus and Neudecker, ch. 8.5"};
  }
  static constexpr term differential(term Y, term X, term dX) {
    auto I = identity_matrix(*X.in, X.size().rows);
    if (X.size().rows == 2) return tr(dX) * I - dX;
    if (X.size().rows == 3) return dX * X + X * dX - tr(dX) * X - tr(X) * dX + (tr(X) * tr(dX) - tr(X * dX)) * I;
    return tr(inv(X) * dX) * Y - Y * dX * inv(X);
  }

  static constexpr call_notation notation{"adj", "\\operatorname{adj}", "adj"};

  template<class Out, class X>
  static constexpr void value(Out& out, X const& x) {
    kernels::adjugate_of_any(out, x);
  }
  // above n = 3 each cofactor is a determinant of its own
  static constexpr operation_cost cost(shape, shape const* X) {
    int const n = X[0].rows, cofactors = n * n;
    if (n <= 3) return {n == 3 ? 27 : 0, 0, 0};
    shape const minor{n - 1, n - 1};
    auto const each = determinant::cost({}, &minor);
    return {cofactors * each.flops, cofactors * each.divisions, cofactors * each.factorizations};
  }
  static constexpr bool exact(field_matrix out, field_matrix const* X, long long, long long, int) {
    if (!kernels::exact_inverse(out, X[0])) return false;
    auto d = kernels::exact_determinant(X[0]);
    for (int i = 0; i < out.rows() * out.cols(); ++i) out.data[i] = d * out.data[i];
    return true;
  }
};

constexpr term adj(term X) { return X.in->make(operation_of<adjugate>, X); }

/// The adjugate of a square X, the transposed cofactor matrix; also of a singular X.
template<formula F>
constexpr auto adj(F const& X) {
  return apply<adjugate>(X);
}

}  // namespace matgrad
