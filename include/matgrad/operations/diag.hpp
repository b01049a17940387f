// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/hadamard.hpp>
#include <matgrad/operations/trace.hpp>

// diag is two operations, each the other's adjoint: diag(x) of a vector is a matrix, diag(X) of a matrix is a vector.
namespace matgrad {

/// The n×n² matrix that takes vec(X) to the diagonal of X.
constexpr term diagonal_selection(graph& in, int n) {
  auto selection = zero_matrix(in, {n, n * n});
  for (int i = 0; i < n; ++i) selection = selection + entry_matrix(in, {n, n * n}, i, i * (n + 1));
  return selection;
}

/// diag(x): the diagonal matrix with x on its diagonal.
struct diagonal_matrix_room {
  static constexpr char const* name = "diag";

  // shape: n gives n×n
  static constexpr shape size(shape x) { return {x.rows, x.rows}; }
  static constexpr structure has(arguments) { return diagonal_structure; }

  // diag(x) diag(y) = diag(x ∘ y), diag(x) y = x ∘ y
  static constexpr term joined(term left, term right) {
    if (left.is<diagonal_matrix_room>() && right.is<diagonal_matrix_room>())
      return diagonal_matrix(hadamard(left[0], right[0]));
    if (left.is<diagonal_matrix_room>() && right.size().is_vector()) return hadamard(left[0], right);
    if (right.is<diagonal_matrix_room>() && left.size().rows == 1)
      return transpose(hadamard(right[0], transpose(left)));
    return nothing;
  }

  // diag(1) = I
  static constexpr term identity(term x) {
    if (x.is<ones_room>()) return identity_matrix(*x.in, x.size().rows);
    return nothing;
  }
  static constexpr cited_rule rule{"d diag(x) = diag(dx)",
                                   "\\mathrm{d}\\operatorname{diag}(x) = \\operatorname{diag}(\\mathrm{d}x)", ""};
  static constexpr term differential(term, term, term dx) { return diagonal_matrix(dx); }
  // ⟨C, diag(x)⟩ = ⟨diag(C), x⟩
  static constexpr term adjoint(term C, term) { return diagonal_of(C); }
  static constexpr term jacobian(term x) { return transpose(diagonal_selection(*x.in, x.size().rows)); }

  static constexpr call_notation notation{"diag", "\\operatorname{diag}", "diag"};

  static constexpr bool in_lanes = true;
  template<class Out, class X>
  static constexpr void value(Out& out, X const& x) {
    each_entry(out, [&](int i, int j) MATGRAD_INLINE { out(i, j) = i == j ? x(i, 0) : typename X::scalar(0); });
  }
  static constexpr operation_cost cost(shape, shape const*) { return {}; }
};

/// diag(X): the diagonal of a square matrix, as a vector.
struct diagonal_of_room {
  static constexpr char const* name = "diagonal";

  // shape: n×n gives n
  static constexpr shape size(shape X) { return {X.rows, 1}; }
  static constexpr bool fits(shape X) { return X.is_square(); }
  template<class X>
  static constexpr void refuse() {
    static_assert(shapes_fit<X>, "diag(X): X must be square to have a diagonal, or a column to become one");
  }

  // diag(diag(x)) = x, diag(Xᵀ) = diag(X), diag(I) = 1
  static constexpr term identity(term X) {
    if (X.is<diagonal_matrix_room>()) return X[0];
    if (X.is<transposition>()) return diagonal_of(X[0]);
    if (X.is<identity_room>()) return ones_matrix(*X.in, {X.size().rows, 1});
    if (X.is<hadamard_product>() && X[1].is<identity_room>()) return diagonal_of(X[0]);
    if (X.is<hadamard_product>() && X[0].is<identity_room>()) return diagonal_of(X[1]);
    return nothing;
  }
  static constexpr cited_rule rule{"d diag(X) = diag(dX)",
                                   "\\mathrm{d}\\operatorname{diag}(X) = \\operatorname{diag}(\\mathrm{d}X)", ""};
  static constexpr term differential(term, term, term dX) { return diagonal_of(dX); }
  // ⟨c, diag(X)⟩ = ⟨diag(c), X⟩
  static constexpr term adjoint(term c, term) { return diagonal_matrix(c); }
  static constexpr term jacobian(term X) { return diagonal_selection(*X.in, X.size().rows); }

  static constexpr call_notation notation{"diag", "\\operatorname{diag}", "diag"};

  static constexpr bool in_lanes = true;
  template<class Out, class X>
  static constexpr void value(Out& out, X const& x) {
    each(row_extent(out), [&](int i) MATGRAD_INLINE { out(i, 0) = x(i, i); });
  }
  static constexpr operation_cost cost(shape, shape const*) { return {}; }
};

constexpr term diagonal_matrix(term x) { return x.in->make(operation_of<diagonal_matrix_room>, x); }
constexpr term diagonal_of(term X) { return X.in->make(operation_of<diagonal_of_room>, X); }

/// diag of a column of n entries is the n×n diagonal matrix; diag of a square matrix is its diagonal, a column.
template<formula F>
constexpr auto diag(F const& X) {
  if constexpr (size_of<F>.is_vector()) return apply<diagonal_matrix_room>(X);
  else return apply<diagonal_of_room>(X);
}

}  // namespace matgrad
