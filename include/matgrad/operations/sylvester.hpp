// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/exact_spectrum.hpp>
#include <matgrad/kernels/matrix_root.hpp>
#include <matgrad/operations/inverse.hpp>

namespace matgrad {

/// sylvester(A, B, C): the X with A X + X B = C. Linear in C.
struct sylvester_room {
  static constexpr char const* name = "sylvester";

  // shape: n×n, m×m and n×m give n×m
  static constexpr shape size(shape, shape, shape C) { return C; }
  static constexpr shape size(arguments X) { return X[2].size(); }
  static constexpr bool fits(shape A, shape B, shape C) {
    return A.is_square() && B.is_square() && C.rows == A.rows && C.cols == B.rows;
  }
  template<class A, class B, class C>
  static constexpr void refuse() {
    static_assert(shapes_fit<A, B, C>,
                  "sylvester(A, B, C): A and B must be square, and C must have the rows of A and the columns of B");
  }

  // structure: triangles and diagonals stay; with A = B symmetric, C's symmetry; of two positive definite matrices the
  // solution is positive definite (Lyapunov)
  static constexpr structure has(arguments X) {
    auto A = X[0].has(), B = X[1].has(), C = X[2].has();
    auto kept = closed(A & B & C & (lower_structure | upper_structure));
    if (X[0] == X[1] && A.has(symmetric_structure)) kept = kept | (C & (symmetric_structure | skew_structure));
    if (X[0] == X[1] && A.has(positive_definite_structure)) kept = kept | (C & positive_definite_structure);
    return kept;
  }

  // with a scalar a: a X + X B = C gives X = C (a I + B)⁻¹; with A = B and a C that commutes with A: X = ½ A⁻¹ C
  static constexpr term identity(arguments X) {
    auto A = X[0], B = X[1], C = X[2];
    auto& in = *X.in;
    if (A.size().is_scalar() && B.size().is_scalar()) return C / (A + B);
    if (A.size().is_scalar()) return C * inv(A * identity_matrix(in, B.size().rows) + B);
    if (B.size().is_scalar()) return inv(A + B * identity_matrix(in, A.size().rows)) * C;
    if (A == B && are_powers_of_one(A, C)) return rational(1, 2) * (inv(A) * C);
    return nothing;
  }
  // Xᵀ solves Bᵀ Xᵀ + Xᵀ Aᵀ = Cᵀ
  static constexpr term transposed(arguments X) { return sylvester(transpose(X[1]), transpose(X[0]), transpose(X[2])); }

  // A dX + dX B = dC − dA X − X dB
  static constexpr cited_rule rule{
      "d X = sylvester(A, B, dC − dA X − X dB), where A X + X B = C",
      "A\\,\\mathrm{d}X + \\mathrm{d}X\\,B = \\mathrm{d}C - \\mathrm{d}A\\,X - X\\,\\mathrm{d}B", ""};
  static constexpr term differential(term Y, arguments X, arguments dX) {
    return sylvester(X[0], X[1], dX[2] - dX[0] * Y - Y * dX[1]);
  }
  // ⟨G, X⟩ = ⟨sylvester(Aᵀ, Bᵀ, G), C⟩
  static constexpr bool is_linear_in(int k) { return k == 2; }
  static constexpr term adjoint(term G, arguments X, int) { return sylvester(transpose(X[0]), transpose(X[1]), G); }
  // vec X = (I ⊗ A + Bᵀ ⊗ I)⁻¹ vec C
  static constexpr term jacobian(arguments X, int) {
    auto C = X[2].size();
    return inv(kron(identity_matrix(*X.in, C.cols), X[0]) + kron(transpose(X[1]), identity_matrix(*X.in, C.rows)));
  }

  static constexpr void domain(requirements& needs, arguments X) {
    needs.holds(X[0], "has no eigenvalue whose negative is one of the second operand of sylvester");
  }

  static constexpr call_notation notation{"sylvester", "\\operatorname{sylvester}", "sylvester"};

  template<class Out, class A, class B, class C>
  static constexpr void value(Out& out, A const& a, B const& b, C const& c) {
    kernels::solve_sylvester(out, a, b, c);
  }
  // by elimination
  static constexpr operation_cost cost(shape out, shape const*) {
    int n = out.size();
    return {n * (n - 1) * (2 * n - 1) / 3 + 2 * n * (n - 1), 2 * n, 1};
  }
  static constexpr bool exact(field_matrix out, field_matrix const* X, long long, long long, int) {
    int n = out.rows(), m = out.cols();
    growing<field> entries(n * m * n * m);
    field_matrix system{entries.begin(), n * m, n * m};
    for (int j = 0; j < m; ++j)
      for (int i = 0; i < n; ++i) {
        int row = i + n * j;
        out(i, j) = X[2](i, j);
        for (int k = 0; k < n; ++k) system(row, k + n * j) = X[0](i, k);
        for (int k = 0; k < m; ++k) system(row, i + n * k) = system(row, i + n * k) + X[1](k, j);
      }
    return kernels::exact_solve(system, out.data);
  }
};

constexpr term sylvester(term A, term B, term C) {
  int const operands[] = {A.id, B.id, C.id};
  return A.in->make(operation_of<sylvester_room>, operands, 3);
}

/// The X with A X + X B = C, n×m, for an n×n A, an m×m B and an n×m C, where A and −B have no eigenvalue in common.
/// Lyapunov's equation A X + X Aᵀ = Q has the solution sylvester(A, transpose(A), Q).
template<formula F, formula G, formula H>
constexpr auto sylvester(F const& A, G const& B, H const& C) {
  return apply<sylvester_room>(A, B, C);
}

}  // namespace matgrad
