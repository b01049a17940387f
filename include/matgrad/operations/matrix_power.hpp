// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/inverse.hpp>
#include <matgrad/operations/power.hpp>

namespace matgrad {

/// Xᵏ: the product of k factors X, for an integer k; negative powers are powers of the inverse.
struct matrix_power_room {
  static constexpr char const* name = "pow";

  // shape: n×n gives n×n
  static constexpr shape size(shape X) { return X; }
  static constexpr bool fits(shape X) { return X.is_square(); }
  template<class X>
  static constexpr void refuse() {
    static_assert(shapes_fit<X>, "pow<k>(X): X must be square; a power of each entry is elementwise::pow");
  }

  // structure: kept, but an even power of a skew matrix is symmetric; S² and W⁴ are positive semidefinite, and an inverse that
  // is so is positive definite
  static constexpr structure has(arguments X) {
    auto kept = X[0].has();
    bool is_even = X.a % 2 == 0;
    if (kept.has(skew_structure) && is_even) kept = without(kept, skew_structure) | symmetric_structure;
    if (X[0].has().has(skew_structure) ? X.a % 4 == 0 : is_even && kept.has(symmetric_structure))
      kept = kept | positive_semidefinite_structure;
    if (X.a < 0 && kept.has(positive_semidefinite_structure)) kept = kept | positive_definite_structure;
    return kept;
  }

  // X⁰ = I, X¹ = X, X⁻¹ = inv X, (Xʲ)ᵏ = Xʲᵏ, Pᵏ = P for a projector,
  // (A ⊗ B)ᵏ = Aᵏ ⊗ Bᵏ; a square is a product
  static constexpr term identity(arguments X) {
    if (X[0].size().is_scalar()) return pow(X[0], X.a);
    if (X.a == 0) return identity_matrix(*X.in, X[0].size().rows);
    if (X.a == 1) return X[0];
    if (X.a == -1) return inv(X[0]);
    if (X[0].is<identity_room>()) return X[0];
    if (X[0].has().has(projector_structure) && X.a > 0) return X[0];
    if (X[0].is<matrix_power_room>()) return matgrad::matrix_power(X[0][0], X[0].a() * X.a);
    if (X[0].is<inverse>()) return matgrad::matrix_power(X[0][0], -X.a);
    if (X[0].is<square_root>()) return matgrad::matrix_power(X[0][0], X.a / 2) * matgrad::matrix_power(X[0], X.a % 2);
    if (X[0].is<transposition>()) return transpose(matgrad::matrix_power(X[0][0], X.a));
    if (is_kron_of_squares(X[0])) return kron(matgrad::matrix_power(X[0][0], X.a), matgrad::matrix_power(X[0][1], X.a));
    if (X.a == 2) return X[0] * X[0];
    if (has_square_blocks(X[0])) {
      growing<int> blocks;
      for (int k = 0; k < X[0].count(); ++k) blocks.push_back(matgrad::matrix_power(X[0][k], X.a).id);
      return X.in->make(X[0].op(), blocks);
    }
    if (X.a == -2) return inv(X[0]) * inv(X[0]);
    return nothing;
  }
  static constexpr term transposed(arguments X) {
    return transpose(X[0]) == X[0] ? matgrad::matrix_power(X[0], X.a) : nothing;
  }

  static constexpr cited_rule rule(term Y) {
    if (Y.a() > 0)
      return {"d Xᵏ = Σᵣ Xʳ dX Xᵏ⁻¹⁻ʳ, r = 0 … k−1",
              "\\mathrm{d}X^k = \\textstyle\\sum_{r=0}^{k-1} X^r\\,\\mathrm{d}X\\,X^{k-1-r}", "Matrix Cookbook (90)"};
    return {"d X⁻ᵏ = −Σᵣ X⁻¹⁻ʳ dX X⁻ᵏ⁺ʳ, r = 0 … k−1",
            "\\mathrm{d}X^{-k} = -\\textstyle\\sum_{r=0}^{k-1} X^{-1-r}\\,\\mathrm{d}X\\,X^{-k+r}", ""};
  }
  static constexpr term differential(term Y, arguments X, arguments dX) {
    auto dY = zero_matrix(*Y.in, Y.size());
    auto k = Y.a();
    for (long long r = 0; r < (k < 0 ? -k : k); ++r)
      if (k > 0) dY = dY + matgrad::matrix_power(X[0], r) * dX[0] * matgrad::matrix_power(X[0], k - 1 - r);
      else dY = dY - matgrad::matrix_power(X[0], -1 - r) * dX[0] * matgrad::matrix_power(X[0], k + r);
    return dY;
  }

  static constexpr void domain(requirements& needs, arguments X) {
    if (X.a < 0) needs.invertible(X[0]);
  }

  static constexpr void write(writer& out, term Y) { out.raised(Y[0], {Y.a(), 1}, true); }

  static constexpr bool exact(field_matrix out, field_matrix const* X, long long a, long long, int) {
    growing<field> base(X[0].rows() * X[0].cols()), next(X[0].rows() * X[0].cols());
    field_matrix B{base.begin(), X[0].rows(), X[0].cols()}, N{next.begin(), X[0].rows(), X[0].cols()};
    for (int i = 0; i < base.size(); ++i) base[i] = X[0].data[i];
    if (a < 0) {
      if (!kernels::exact_inverse(N, B)) return false;
      for (int i = 0; i < base.size(); ++i) base[i] = next[i];
    }
    for (int j = 0; j < out.cols(); ++j)
      for (int i = 0; i < out.rows(); ++i) out(i, j) = field(i == j);
    for (auto k = a < 0 ? -a : a; k > 0; --k) {
      kernels::multiply(N, out, B);
      for (int i = 0; i < base.size(); ++i) out.data[i] = next[i];
    }
    return true;
  }
};

constexpr term matrix_power(term X, long long k) {
  if (k == 1) return X;
  if (k == -1) return inv(X);
  return X.in->make(operation_of<matrix_power_room>, X, k);
}

/// X to the integer k: of a square matrix the matrix power, of a scalar or a column the power of each entry.
template<long long k, formula F>
constexpr auto pow(F const& X) {
  if constexpr (size_of<F>.is_vector()) return apply<power, k, 1>(X);
  else return apply<matrix_power_room, k>(X);
}

}  // namespace matgrad
