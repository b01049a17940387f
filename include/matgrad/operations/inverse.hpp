// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/low_rank.hpp>

namespace matgrad {

/// A product of square matrices, one after the other, though a square may itself be a product: A (B C) with B n×m, C m×n.
template<class Visit>
constexpr void for_each_square_factor(term X, Visit visit) {
  growing<int> block;
  for (int k = 0; k < X.count(); ++k) {
    if (X[k].size().is_scalar()) continue;
    block.push_back(X[k].id);
    if (X[k].size().cols != X.size().rows) continue;
    visit(X.in->make(operation_of<product>, block));
    block.clear();
  }
}

constexpr bool falls_apart(term X) {
  if (!X.is<product>()) return false;
  int squares = 0;
  for_each_square_factor(X, [&](term) { ++squares; });
  return squares > 1 || X[0].size().is_scalar();
}

constexpr bool is_kron_of_squares(term X) {
  return X.is<kronecker_product>() && X[0].size().is_square() && X[1].size().is_square();
}

/// X⁻¹: the inverse of a square matrix.
struct inverse {
  static constexpr char const* name = "inv";

  // shape: n×n gives n×n
  static constexpr shape size(shape X) { return X; }
  static constexpr bool fits(shape X) { return X.is_square(); }
  template<class X>
  static constexpr void refuse() {
    static_assert(shapes_fit<X>,
                  "inv(X): X must be square; for least squares write inv(transpose(X) * X) * transpose(X)");
  }

  // structure: kept, and what is positive semidefinite and invertible is positive definite
  static constexpr structure has(structure X) {
    return X.has(positive_semidefinite_structure) ? X | positive_definite_structure : X;
  }

  // (X⁻¹)⁻¹ = X, (A B)⁻¹ = B⁻¹ A⁻¹, (αX)⁻¹ = X⁻¹/α, Q⁻¹ = Qᵀ, (Xᵀ)⁻¹ = (X⁻¹)ᵀ, (A ⊗ B)⁻¹ = A⁻¹ ⊗ B⁻¹,
  // blkdiag(A, B)⁻¹ = blkdiag(A⁻¹, B⁻¹),
  // expm(X)⁻¹ = expm(−X)
  static constexpr term identity(term X) {
    if (X.size().is_scalar()) return pow(X, -1);
    if (X.is<inverse>()) return X[0];
    if (X.is<matrix_power_room>()) return matgrad::matrix_power(X[0], -X.a());
    if (X.is<matrix_exponential>()) return X.in->make(X.op(), -X[0]);
    if (X.has().has(orthogonal_structure)) return transpose(X);
    if (X.is<diagonal_matrix_room>()) return diagonal_matrix(pow(X[0], -1));
    if (is_kron_of_squares(X)) return kron(inv(X[0]), inv(X[1]));
    if (has_square_blocks(X)) {
      growing<int> blocks;
      for (int k = 0; k < X.count(); ++k) blocks.push_back(inv(X[k]).id);
      return X.in->make(X.op(), blocks);
    }
    if (X.is<product>()) return of_product(X);
    if (auto Xt = transpose(X); is_transpose_first(X, Xt)) return transpose(inv(Xt));
    return nothing;
  }
  // (I + AB)⁻¹A = A(I + BA)⁻¹ where that is smaller
  static constexpr term joined(term left, term right) { return pushed_through(left, right); }
  // (X⁻¹)ᵀ stays, unless X is symmetric
  static constexpr term transposed(term X) { return transpose(X) == X ? inv(X) : nothing; }

  static constexpr cited_rule rule{"d X⁻¹ = −X⁻¹ dX X⁻¹", "\\mathrm{d}X^{-1} = -X^{-1}\\,\\mathrm{d}X\\,X^{-1}",
                                   "Matrix Cookbook (40)"};
  static constexpr term differential(term Y, term, term dX) { return -(Y * dX * Y); }

  static constexpr void domain(requirements& needs, term X) { needs.invertible(X); }

  static constexpr void write(writer& out, term Y) { out.superscript(Y[0], "⁻¹", "{-1}", "inv"); }

  // value: by cofactors to n = 3, above by elimination with partial pivoting
  template<class Out, class X>
  static constexpr void value(Out& out, X const& x) {
    kernels::inverse_of(out, x);
  }
  static constexpr bool exact(field_matrix out, field_matrix const* X, long long, long long, int) {
    return kernels::exact_inverse(out, X[0]);
  }

private:
  static constexpr term of_product(term X);
};

// each square piece of the product is inverted: (A B)⁻¹ = B⁻¹ A⁻¹
constexpr term inverse::of_product(term X) {
  if (!falls_apart(X)) {
    if (auto Xt = transpose(X); is_transpose_first(X, Xt)) return transpose(inv(Xt));
    return nothing;
  }
  auto result = number(*X.in, 1);
  for_each_square_factor(X, [&](term factor) { result = inv(factor) * result; });
  return result / scalar_factor(X);
}

constexpr term inv(term X) { return X.in->make(operation_of<inverse>, X); }

/// The inverse of a square X.
template<formula F>
constexpr auto inv(F const& X) {
  return apply<inverse>(X);
}

}  // namespace matgrad
