// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/matrix_power.hpp>
#include <matgrad/operations/sylvester.hpp>

namespace matgrad {

/// base to the halves/2; root is the square root of base, where the halves are odd.
struct half_power {
  term base;
  long long halves = 2;
  term root = nothing;

  constexpr explicit half_power(term X) : base(X) {
    bool is_transposed = X.is<transposition>();
    if (is_transposed) X = X[0];
    if (X.is<inverse>()) halves = -2;
    else if (X.is<matrix_power_room>()) halves = 2 * X.a();
    if (halves != 2) X = X[0];
    if (X.is<square_root>()) {
      halves /= 2;
      root = is_transposed ? transpose(X) : X;
      X = X[0];
    }
    if (halves != 2) base = is_transposed ? transpose(X) : X;
  }
};

/// sqrtm(X): the principal square root, the Y with Y Y = X whose eigenvalues have positive real parts.
struct square_root {
  static constexpr char const* name = "sqrtm";
  static constexpr bool sees_sign = true;

  // shape: n×n gives n×n
  static constexpr shape size(shape X) { return X; }
  static constexpr bool fits(shape X) { return X.is_square(); }
  template<class X>
  static constexpr void refuse() {
    static_assert(shapes_fit<X>, "sqrtm(X): X must be square; the square root of each entry is elementwise::sqrt(X)");
  }

  // structure: kept (symmetric, positive definite, triangular, orthogonal), but for skew; a symmetric matrix that has a
  // root is positive semidefinite, and so is the root
  static constexpr structure has(structure X) {
    auto kept = X & (diagonal_structure | orthogonal_structure | positive_definite_structure);
    return X.has(symmetric_structure) ? kept | positive_semidefinite_structure : kept;
  }

  // sqrtm(I) = I, sqrtm(diag x) = diag(√x), sqrtm(X⁻¹) = sqrtm(X)⁻¹, sqrtm(αX) = √α sqrtm(X) for a positive α,
  // sqrtm(P²) = P for positive semidefinite P, sqrtm(Xᵀ) = sqrtm(X)ᵀ
  static constexpr term identity(term X) {
    auto& in = *X.in;
    if (X.size().is_scalar()) return pow(X, rational(1, 2));
    if (X.is<identity_room>() || is_zero(X)) return X;
    if (X.is<diagonal_matrix_room>()) return diagonal_matrix(pow(X[0], rational(1, 2)));
    if (X.is<inverse>()) return inv(sqrtm(X[0]));
    if (X.is<product>() && X.count() == 2 && X[0] == X[1] && X[0].has().has(positive_semidefinite_structure))
      return X[0];
    if (X.is<product>() && is_positive_factor(X[0])) {
      growing<int> rest;
      for (int k = 1; k < X.count(); ++k) rest.push_back(X[k].id);
      return pow(X[0], rational(1, 2)) * sqrtm(in.make(operation_of<product>, rest));
    }
    if (auto Xt = transpose(X); is_transpose_first(X, Xt)) return transpose(sqrtm(Xt));
    return nothing;
  }
  // sqrtm(X)ᵀ stays, unless X is symmetric
  static constexpr term transposed(term X) { return transpose(X) == X ? sqrtm(X) : nothing; }
  // sqrtm(X) sqrtm(X) = X, X⁻¹ sqrtm(X) = sqrtm(X)⁻¹; they commute, whole powers stand first
  static constexpr term joined(term left, term right) {
    half_power const l(left), r(right);
    if (!(l.base == r.base) || (l.halves % 2 == 0 && r.halves % 2 == 0)) return nothing;
    auto root = l.halves % 2 != 0 ? l.root : r.root;
    auto whole = (l.halves + r.halves) / 2, half = (l.halves + r.halves) % 2;
    if (half == 0) return matgrad::matrix_power(l.base, whole);
    auto odd = half < 0 ? inv(root) : root;
    if (whole == 0) return odd;
    auto first = matgrad::matrix_power(l.base, whole);
    return first == left && odd == right ? nothing : first * odd;
  }

  // Y dY + dY Y = dX, where Y Y = X
  static constexpr cited_rule rule{"d sqrtm(X) = sylvester(Y, Y, dX), Y = sqrtm(X)",
                                   "Y\\,\\mathrm{d}Y + \\mathrm{d}Y\\,Y = \\mathrm{d}X,\\quad Y = X^{1/2}",
                                   "Higham (2008), Functions of Matrices, ch. 6"};
  static constexpr term differential(term Y, term, term dX) { return sylvester(Y, Y, dX); }

  static constexpr void domain(requirements& needs, term X) {
    if (!X.has().has(positive_definite_structure))
      needs.holds(X, "has no eigenvalue that is zero or a negative number");
  }

  static constexpr void write(writer& out, term Y) {
    if (!out.is_latex()) return out.call({"sqrtm", "", "sqrtm"}, Y);
    out.superscript(Y[0], "", "{1/2}", "");
    out.inverse_mark = -1;  // a transpose does not enter it
  }

  // value: by eigenvalues of what is symmetric, else by Denman and Beavers' iteration, about 8 inverses and products
  template<class Out, class X>
  static constexpr void value(Out& out, X const& x) {
    kernels::matrix_root(out, x);
  }
  static constexpr operation_cost cost(shape out, shape const*) {
    int n = out.rows;
    return {8 * 4 * n * n * n, 16 * n, 8};
  }
  static constexpr bool exact(field_matrix out, field_matrix const* X, long long, long long, int) {
    return kernels::exact_root(out, X[0]);
  }

private:
  static constexpr bool is_positive_factor(term x) { return is_positive(x) || (x.is<exact_number>() && x.a() > 0); }
};

constexpr bool are_powers_of_one(term A, term C) {
  if (C.is<identity_room>()) return true;
  half_power const a(A);
  if (!C.is<product>()) return half_power(C).base == a.base;
  for (int k = 0; k < C.count(); ++k)
    if (!C[k].size().is_scalar() && !(half_power(C[k]).base == a.base)) return false;
  return true;
}

constexpr term sqrtm(term X) { return X.in->make(operation_of<square_root>, X); }

/// The principal square root of a square X without negative eigenvalues. Its differential dY solves Y dY + dY Y = dX.
template<formula F>
constexpr auto sqrtm(F const& X) {
  return apply<square_root>(X);
}

}  // namespace matgrad
