// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/logm.hpp>
#include <matgrad/operations/log.hpp>
#include <matgrad/operations/matrix_function.hpp>

namespace matgrad {

/// logm(X): the principal logarithm of a square matrix, the one whose eigenvalues have imaginary parts between −π and π.
/// Defined where no eigenvalue of X lies on the closed negative real axis.
struct matrix_logarithm : matrix_function<matrix_logarithm> {
  static constexpr char const* name = "logm";
  static constexpr char const* derivative_name = "logm_frechet";
  static constexpr bool sees_sign = true;

  // structure: symmetric and triangular stay so; of an orthogonal matrix it is skew
  static constexpr structure has(structure X) {
    auto kept = X & (symmetric_structure | lower_structure | upper_structure);
    return X.has(orthogonal_structure) ? kept | skew_structure : kept;
  }

  static constexpr term of_numbers(term x) { return log(x); }
  // logm(X⁻¹) = −logm X, and logm(expm S) = S for a symmetric, real S: not for any X
  static constexpr term special(term X) {
    if (X.is<inverse>()) return -of(X[0]);
    if (X.is<matrix_exponential>() && is_symmetric(X[0])) return X[0];
    return nothing;
  }

  static constexpr cited_rule rule{
      "d logm(X) = ∫₀¹ (s(X − I) + I)⁻¹ dX (s(X − I) + I)⁻¹ ds",
      "\\mathrm{d}\\log(X) = \\int_0^1 (s(X - I) + I)^{-1}\\,\\mathrm{d}X\\,(s(X - I) + I)^{-1}\\,\\mathrm{d}s",
      "Higham (2008), Functions of Matrices, section 11.2"};
  // log⁽ᵏ⁾ x = (−1)ᵏ⁻¹(k − 1)! x⁻ᵏ
  static constexpr term derivative(term X, int k) { return factor_of(k) * matgrad::matrix_power(X, -k); }

  static constexpr call_notation notation{"logm", "\\log", "logm"};

  template<class M>
  static constexpr M at(M const& X) {
    return kernels::matrix_algebra::logm(X);
  }
  // for four square roots of five steps each, and eleven products
  static constexpr operation_cost cost_of(int n, int products) {
    return {products * (120 * n * n * n + 120 * n * n), 21 * n * products, 21};
  }
  static constexpr bool exact_at(field_matrix out, field_matrix const& X, int k) {
    if (k == 0) return kernels::exact_logm(out, X);
    kernels::exact_square inverse(X);
    if (!inverse.invert()) return false;
    if (k > 1) inverse = (inverse * kernels::exact_square(out)).times(field(1 - k));
    inverse.write(out);
    return true;
  }

private:
  static constexpr long long factor_of(int k) {
    long long factor = 1;
    for (int l = 1; l < k; ++l) factor *= -l;
    return factor;
  }
};

constexpr term logm(std::same_as<term> auto X) { return X.in->make(operation_of<matrix_logarithm>, X); }

/// The principal logarithm of a square X, not of each entry. NaN where X has an eigenvalue on the closed negative real axis.
template<formula F>
constexpr auto logm(F const& X) {
  return apply<matrix_logarithm>(X);
}

/// The Fréchet derivative of logm at a square X along U, of X's shape; with several directions the higher derivative.
template<formula F, formula... G>
constexpr auto logm_frechet(F const& X, G const&... U) requires(sizeof...(G) > 0) {
  return apply<frechet_derivative<matrix_logarithm>>(X, U...);
}

}  // namespace matgrad
