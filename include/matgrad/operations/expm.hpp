// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/expm.hpp>
#include <matgrad/operations/exp.hpp>
#include <matgrad/operations/matrix_function.hpp>

namespace matgrad {

/// expm(X) = I + X + X²/2 + X³/6 + …: the exponential of a square matrix.
struct matrix_exponential : matrix_function<matrix_exponential> {
  static constexpr char const* name = "expm";
  static constexpr char const* derivative_name = "expm_frechet";

  // structure: of a symmetric matrix positive definite, of a skew one orthogonal; triangular stays triangular
  static constexpr structure has(structure X) {
    auto result = X & (lower_structure | upper_structure);
    if (X.has(symmetric_structure)) result = result | positive_definite_structure;
    if (X.has(skew_structure)) result = result | orthogonal_structure;
    return result;
  }

  static constexpr term of_numbers(term x) { return exp(x); }
  // expm(logm X) = X
  static constexpr term special(term X) { return X.is<matrix_logarithm>() ? X[0] : nothing; }
  // expm(X) expm(−X) = I
  static constexpr term joined(term left, term right) {
    auto l = exponent_of(left), r = exponent_of(right);
    return l && r && l == -r ? identity_matrix(*left.in, left.size().rows) : nothing;
  }

  static constexpr cited_rule rule{
      "d expm(X) = ∫₀¹ expm(sX) dX expm((1 − s)X) ds",
      "\\mathrm{d}\\exp(X) = \\int_0^1 \\exp(sX)\\,\\mathrm{d}X\\,\\exp((1 - s)X)\\,\\mathrm{d}s",
      "Higham (2008), Functions of Matrices, section 10.2"};
  static constexpr term derivative(term X, int) { return of(X); }

  static constexpr call_notation notation{"expm", "\\exp", "expm"};

  template<class M>
  static constexpr M at(M const& X) {
    return kernels::matrix_algebra::expm(X);
  }
  // six products and a solution, where ‖X‖ is small enough not to be halved
  static constexpr operation_cost cost_of(int n, int products) {
    return {products * (44 * n * n * n / 3 + 16 * n * n), n * products, 1};
  }
  static constexpr bool exact_at(field_matrix out, field_matrix const& X, int k) {
    return k > 0 || kernels::exact_expm(out, X);
  }

private:
  static constexpr term exponent_of(term Y) {
    if (Y.is<matrix_exponential>()) return Y[0];
    return Y.is<transposition>() && Y[0].is<matrix_exponential>() ? transpose(Y[0][0]) : nothing;
  }
};

constexpr term expm(std::same_as<term> auto X) { return X.in->make(operation_of<matrix_exponential>, X); }

/// The exponential of a square X, not of each entry: I + X + X²/2 + X³/6 + …
template<formula F>
constexpr auto expm(F const& X) {
  return apply<matrix_exponential>(X);
}

/// The Fréchet derivative of expm at a square X along U, of X's shape; with several directions the higher derivative.
template<formula F, formula... G>
constexpr auto expm_frechet(F const& X, G const&... U) requires(sizeof...(G) > 0) {
  return apply<frechet_derivative<matrix_exponential>>(X, U...);
}

}  // namespace matgrad
