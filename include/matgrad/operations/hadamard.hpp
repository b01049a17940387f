// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/transposition.hpp>

namespace matgrad {

/// A ∘ B: the product entry by entry.
struct hadamard_product {
  static constexpr char const* name = "hadamard";

  // shape: that of both
  static constexpr shape size(shape A, shape) { return A; }
  static constexpr bool fits(shape A, shape B) { return A == B; }
  template<class A, class B>
  static constexpr void refuse() {
    static_assert(shapes_fit<A, B>, "hadamard(A, B): both must have the same shape");
  }

  // structure: zeros of either stay; two symmetric or two skew make a symmetric matrix, one of each a skew one; the product of
  // positive (semi)definite matrices is so                                          Schur (1911)
  static constexpr structure has(structure A, structure B) {
    auto zeros = (A | B) & (lower_structure | upper_structure);
    auto kept = A & B & positive_definite_structure;
    if (A.has(skew_structure) && B.has(skew_structure)) kept = symmetric_structure;
    else if ((A | B).has(skew_structure) && (A | B).has(symmetric_structure)) kept = skew_structure;
    return closed(zeros | kept);
  }

  // A ∘ B = B ∘ A, 1 ∘ A = A, xᵃ ∘ xᵇ = xᵃ⁺ᵇ; on scalars it is the product
  static constexpr term identity(term A, term B) {
    if (A.size().is_scalar()) return A * B;
    if (A.is<ones_room>()) return B;
    if (B.is<ones_room>()) return A;
    // of matrices only where a power is there already
    if ((A.size().is_vector() || A.is<power>() || B.is<power>()) && base_of(A) == base_of(B))
      return pow(base_of(A), exponent_of(A) + exponent_of(B));
    if (compare(B, A) < 0) return hadamard(B, A);
    return nothing;
  }
  // (A ∘ I) 1 = diag(A)
  static constexpr term joined(term left, term right) {
    if (!left.is<hadamard_product>() || !right.is<ones_room>() || !right.size().is_vector()) return nothing;
    if (left[0].is<identity_room>()) return diagonal_of(left[1]);
    return left[1].is<identity_room>() ? diagonal_of(left[0]) : nothing;
  }
  // (A ∘ B)ᵀ = Aᵀ ∘ Bᵀ
  static constexpr term transposed(term A, term B) { return hadamard(transpose(A), transpose(B)); }

  static constexpr cited_rule rule{"d(A ∘ B) = dA ∘ B + A ∘ dB",
                                   "\\mathrm{d}(A \\circ B) = \\mathrm{d}A \\circ B + A \\circ \\mathrm{d}B",
                                   "Matrix Cookbook (38)"};
  static constexpr term differential(term, term A, term B, term dA, term dB) {
    return hadamard(dA, B) + hadamard(A, dB);
  }
  static constexpr term adjoint(term C, arguments X, int k) { return hadamard(C, X[1 - k]); }
  static constexpr term jacobian(arguments X, int k) { return diagonal_matrix(vec(X[1 - k])); }

  static constexpr void write(writer& out, term Y) { out.infix(Y[0], " ∘ ", " \\circ ", "hadamard", Y[1]); }

  static constexpr term base_of(term x) { return x.is<power>() ? x[0] : x; }
  static constexpr rational exponent_of(term x) { return x.is<power>() ? rational(x.a(), x.b()) : rational(1); }

  template<class Out, class A, class B>
  static constexpr void value(Out& out, A const& a, B const& b) {
    each_entry(out, [&](int i, int j) MATGRAD_INLINE { out(i, j) = a(i, j) * b(i, j); });
  }
};

constexpr term hadamard(term A, term B) {
  if (is_zero(A)) return A;
  if (is_zero(B)) return B;
  return A.in->make(operation_of<hadamard_product>, A, B);
}

/// The product entry by entry of two matrices of one shape.
template<formula F, formula G>
constexpr auto hadamard(F const& A, G const& B) {
  return apply<hadamard_product>(A, B);
}

}  // namespace matgrad
