// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/sinm.hpp>
#include <matgrad/operations/cos.hpp>
#include <matgrad/operations/matrix_function.hpp>
#include <matgrad/operations/sin.hpp>

namespace matgrad {

/// sinm(X) = X − X³/6 + X⁵/120 − …: the sine of a square matrix.
struct matrix_sine : matrix_function<matrix_sine> {
  static constexpr char const* name = "sinm";
  static constexpr char const* derivative_name = "sinm_frechet";

  // structure: symmetric, skew and triangular stay so
  static constexpr structure has(structure X) {
    return X & (symmetric_structure | skew_structure | lower_structure | upper_structure);
  }

  static constexpr term of_numbers(term x) { return sin(x); }
  // sinm(−X) = −sinm X
  static constexpr term special(term X) { return exact_factor(X) < rational(0) ? -of(-X) : nothing; }

  static constexpr cited_rule rule{"d sinm(X) = ∫₀¹ cosm((1 − s)X) dX cosm(sX) − sinm((1 − s)X) dX sinm(sX) ds",
                                   "\\mathrm{d}\\sin(X) = \\int_0^1 \\cos((1 - s)X)\\,\\mathrm{d}X\\,\\cos(sX)"
                                   " - \\sin((1 - s)X)\\,\\mathrm{d}X\\,\\sin(sX)\\,\\mathrm{d}s",
                                   "Higham (2008), Functions of Matrices, section 12.2"};
  // sin, cos, −sin, −cos, …
  static constexpr term derivative(term X, int k);

  static constexpr call_notation notation{"sinm", "\\sin", "sinm"};

  template<class M>
  static constexpr M at(M const& X) {
    return kernels::matrix_algebra::sinm_and_cosm(X).sine;
  }
  // ten terms each of sine and cosine, where ‖X‖ ≤ 1
  static constexpr operation_cost cost_of(int n, int products) {
    return {products * (40 * n * n * n + 20 * n * n), 0, 0};
  }
  static constexpr bool exact_at(field_matrix out, field_matrix const& X, int k) {
    if (!kernels::exact_sinm_or_cosm(out, X, k % 2 == 1)) return false;
    for (int i = 0; k % 4 >= 2 && i < X.r * X.c; ++i) out.data[i] = -out.data[i];
    return true;
  }
};

/// cosm(X) = I − X²/2 + X⁴/24 − …: the cosine of a square matrix.
struct matrix_cosine : matrix_function<matrix_cosine> {
  static constexpr char const* name = "cosm";
  static constexpr char const* derivative_name = "cosm_frechet";

  // structure: symmetric and triangular stay so; of a skew matrix it is symmetric
  static constexpr structure has(structure X) {
    auto kept = X & (symmetric_structure | lower_structure | upper_structure);
    return X.has(skew_structure) ? kept | symmetric_structure : kept;
  }

  static constexpr term of_numbers(term x) { return cos(x); }
  // cosm(−X) = cosm X
  static constexpr term special(term X) { return exact_factor(X) < rational(0) ? of(-X) : nothing; }

  static constexpr cited_rule rule{"d cosm(X) = −∫₀¹ cosm((1 − s)X) dX sinm(sX) + sinm((1 − s)X) dX cosm(sX) ds",
                                   "\\mathrm{d}\\cos(X) = -\\int_0^1 \\cos((1 - s)X)\\,\\mathrm{d}X\\,\\sin(sX)"
                                   " + \\sin((1 - s)X)\\,\\mathrm{d}X\\,\\cos(sX)\\,\\mathrm{d}s",
                                   "Higham (2008), Functions of Matrices, section 12.2"};
  // cos, −sin, −cos, sin, …
  static constexpr term derivative(term X, int k) { return matrix_sine::derivative(X, k + 1); }

  static constexpr call_notation notation{"cosm", "\\cos", "cosm"};

  template<class M>
  static constexpr M at(M const& X) {
    return kernels::matrix_algebra::sinm_and_cosm(X).cosine;
  }
  static constexpr operation_cost cost_of(int n, int products) { return matrix_sine::cost_of(n, products); }
  static constexpr bool exact_at(field_matrix out, field_matrix const& X, int k) {
    return matrix_sine::exact_at(out, X, k + 1);
  }
};

constexpr term sinm(std::same_as<term> auto X) { return X.in->make(operation_of<matrix_sine>, X); }
constexpr term cosm(std::same_as<term> auto X) { return X.in->make(operation_of<matrix_cosine>, X); }

constexpr term matrix_sine::derivative(term X, int k) {
  auto Y = k % 2 == 0 ? sinm(X) : cosm(X);
  return k % 4 < 2 ? Y : -Y;
}

/// The sine of a square X, not of each entry.
template<formula F>
constexpr auto sinm(F const& X) {
  return apply<matrix_sine>(X);
}

/// The Fréchet derivative of sinm at a square X along U, of X's shape; with several directions the higher derivative.
template<formula F, formula... G>
constexpr auto sinm_frechet(F const& X, G const&... U) requires(sizeof...(G) > 0) {
  return apply<frechet_derivative<matrix_sine>>(X, U...);
}

/// The cosine of a square X, not of each entry.
template<formula F>
constexpr auto cosm(F const& X) {
  return apply<matrix_cosine>(X);
}

/// The Fréchet derivative of cosm at a square X along U, of X's shape; with several directions the higher derivative.
template<formula F, formula... G>
constexpr auto cosm_frechet(F const& X, G const&... U) requires(sizeof...(G) > 0) {
  return apply<frechet_derivative<matrix_cosine>>(X, U...);
}

}  // namespace matgrad
