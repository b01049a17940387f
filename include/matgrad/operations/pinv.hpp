// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/pseudo_inverse.hpp>
#include <matgrad/operations/inverse.hpp>

namespace matgrad {

/// pinv(X) = X⁺: the inverse of Moore and Penrose, of any shape and rank.
struct pseudo_inverse {
  static constexpr char const* name = "pinv";

  // shape: m×n gives n×m
  static constexpr shape size(shape X) { return matgrad::transposed(X); }

  // structure: kept (symmetric, positive semidefinite, diagonal, skew, orthogonal); triangles are not
  static constexpr structure has(structure X) {
    auto kept = X & (positive_definite_structure | projector_structure | skew_structure | orthogonal_structure);
    return X.has(lower_structure | upper_structure) ? kept | diagonal_structure : kept;
  }

  // (X⁺)⁺ = X, (Xᵀ)⁺ = (X⁺)ᵀ, (αX)⁺ = X⁺/α for a number α, P⁺ = P⁻¹, Q⁺ = Qᵀ. No other X is known to be invertible
  static constexpr term identity(term X) {
    auto& in = *X.in;
    if (X.is<pseudo_inverse>() || is_zero(X)) return X.is<pseudo_inverse>() ? X[0] : transpose(X);
    if (X.has().has(positive_definite_structure) || X.has().has(orthogonal_structure) || X.is<inverse>()) return inv(X);
    if (X.is<product>() && X[0].is<exact_number>()) {
      growing<int> rest;
      for (int k = 1; k < X.count(); ++k) rest.push_back(X[k].id);
      return pow(X[0], -1) * pinv(in.make(operation_of<product>, rest));
    }
    if (X.size().is_square() || X.size().rows < X.size().cols)
      if (auto Xt = transpose(X); is_transpose_first(X, Xt)) return transpose(pinv(Xt));
    if (X.is<transposition>()) return transpose(pinv(X[0]));
    return nothing;
  }
  // (X⁺)ᵀ stays, unless X is symmetric
  static constexpr term transposed(term X) { return X.size().is_square() && transpose(X) == X ? pinv(X) : nothing; }

  // where the rank does not change
  static constexpr cited_rule rule{
      "d X⁺ = −X⁺ dX X⁺ + X⁺ X⁺ᵀ dXᵀ (I − X X⁺) + (I − X⁺ X) dXᵀ X⁺ᵀ X⁺",
      "\\mathrm{d}X^{+} = -X^{+}\\,\\mathrm{d}X\\,X^{+} + X^{+} X^{+\\top}\\,\\mathrm{d}X^{\\top} (I - X X^{+}) + (I - "
      "X^{+} X)\\,\\mathrm{d}X^{\\top} X^{+\\top} X^{+}",
      "Golub & Pereyra (1973), (4.12)"};
  static constexpr term differential(term Y, term X, term dX) {
    auto I = [&](int n) { return identity_matrix(*Y.in, n); };
    auto m = X.size().rows, n = X.size().cols;
    auto Yt = transpose(Y), dXt = transpose(dX);
    return -(Y * dX * Y) + Y * Yt * dXt * (I(m) - X * Y) + (I(n) - Y * X) * dXt * Yt * Y;
  }

  static constexpr void write(writer& out, term Y) {
    out.superscript(Y[0], "⁺", "{+}", "pinv");
    out.inverse_mark = -1;  // a transpose does not enter it
  }

  // value: by singular values; those below max(m, n) ε times the largest count as zero
  template<class Out, class X>
  static constexpr void value(Out& out, X const& x) {
    kernels::pseudo_inverse_of(out, x);
  }
  // of about 6 sweeps
  static constexpr operation_cost cost(shape out, shape const*) {
    int n = out.rows < out.cols ? out.rows : out.cols, m = out.size() / n;
    return {6 * n * (n - 1) / 2 * (12 * m + 6 * n) + 2 * m * n * n, m * n * n, 1};
  }
  // (XᵀX)⁻¹Xᵀ, or Xᵀ(XXᵀ)⁻¹: at a generic point the rank is full
  static constexpr bool exact(field_matrix out, field_matrix const* X, long long, long long, int) {
    bool is_tall = X[0].rows() >= X[0].cols();
    int n = is_tall ? X[0].cols() : X[0].rows();
    growing<field> products(n * n), inverses(n * n);
    field_matrix G{products.begin(), n, n}, inverse{inverses.begin(), n, n};
    auto Xt = kernels::transpose_view(X[0]);
    if (is_tall) kernels::multiply(G, Xt, X[0]);
    else kernels::multiply(G, X[0], Xt);
    if (!kernels::exact_inverse(inverse, G)) return false;
    if (is_tall) kernels::multiply(out, inverse, Xt);
    else kernels::multiply(out, Xt, inverse);
    return true;
  }
};

constexpr term pinv(term X) { return X.in->make(operation_of<pseudo_inverse>, X); }

/// Moore and Penrose's inverse of X, n×m of an m×n matrix: of a tall X with full rank (XᵀX)⁻¹Xᵀ. Its differential holds where
/// the rank of X does not change.
template<formula F>
constexpr auto pinv(F const& X) {
  return apply<pseudo_inverse>(X);
}

}  // namespace matgrad
