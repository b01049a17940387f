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
  // X⁺ = Cᵀ(BᵀXCᵀ)⁻¹Bᵀ where X = BC: B has independent columns of X, C the rows of its reduced echelon form
  static constexpr bool exact(field_matrix out, field_matrix const* X, long long, long long, int) {
    int m = X[0].rows(), n = X[0].cols(), rank = 0;
    growing<field> rows(m * n), columns(m * n);
    field_matrix reduced{rows.begin(), n, m};  // transposed
    kernels::copy(reduced, kernels::transpose_view(X[0]));
    for (int j = 0; j < n && rank < m; ++j) {
      if (!eliminate(reduced, j, rank)) continue;
      for (int i = 0; i < m; ++i) columns[i + m * rank] = X[0](i, j);
      ++rank;
    }
    if (rank == 0) {
      for (int k = 0; k < m * n; ++k) out.data[k] = field(0);
      return true;
    }
    field_matrix Ct{rows.begin(), n, rank}, B{columns.begin(), m, rank};
    growing<field> products(m * rank), squares(rank * rank), inverses(rank * rank);
    field_matrix XCt{products.begin(), m, rank}, right{products.begin(), rank, m};
    field_matrix square{squares.begin(), rank, rank}, inverse{inverses.begin(), rank, rank};
    kernels::multiply(XCt, X[0], Ct);
    kernels::multiply(square, kernels::transpose_view(B), XCt);
    if (!kernels::exact_inverse(inverse, square)) return false;
    kernels::multiply(right, inverse, kernels::transpose_view(B));
    kernels::multiply(out, Ct, right);
    return true;
  }

private:
  /// A pivot in row j among the columns from k on makes column k the only one with an entry there; false if there is none.
  static constexpr bool eliminate(field_matrix R, int j, int k) {
    int pivot = k;
    while (pivot < R.cols() && R(j, pivot) == field(0)) ++pivot;
    if (pivot == R.cols()) return false;
    auto scale = reciprocal(R(j, pivot));
    for (int i = 0; i < R.rows(); ++i) {
      auto entry = R(i, pivot);
      R(i, pivot) = R(i, k);
      R(i, k) = entry * scale;
    }
    for (int l = 0; l < R.cols(); ++l) {
      auto factor = R(j, l);
      for (int i = 0; l != k && factor != field(0) && i < R.rows(); ++i) R(i, l) = R(i, l) - factor * R(i, k);
    }
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
