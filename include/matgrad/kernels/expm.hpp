// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/matrix_algebra.hpp>

namespace matgrad::kernels::matrix_algebra {

/// Up to which norm the Padé approximants of degree 3, 5, 7 and 13 are right to the last digit, with their derivatives.
struct pade_bounds {
  double of_degree_3, of_degree_5, of_degree_7, of_degree_13;
};
template<int digits>
inline constexpr pade_bounds bounds_for = digits <= 24 ? pade_bounds{0.4, 1.8, 3.7, 3.7}
                                        : digits <= 53 ? pade_bounds{0.0108, 0.2, 0.783, 4.74}
                                        : digits <= 64 ? pade_bounds{0.0040, 0.11, 0.5, 3.8}
                                                       : pade_bounds{1.6e-5, 0.0042, 0.051, 1.1};

/// c₀, c₁, … of the approximant of a degree. They are whole, of up to 56 bits: a small core would make each by division in
/// software, and round it by way of double.
template<class R, int degree>
struct made_pade_coefficients {
  R c[degree + 1];

  constexpr made_pade_coefficients() : c{} {
    unsigned long long coefficient = 1;
    for (int j = degree; j >= 0; --j) {
      c[j] = static_cast<R>(coefficient);
      coefficient =
          coefficient * static_cast<unsigned>((2 * degree - j + 1) * j) / static_cast<unsigned>(degree - j + 1);
    }
  }
};
template<class R, int degree>
inline constexpr made_pade_coefficients<R, degree> pade_coefficients;

/// c₀ I + c₂ B + c₄ B² + … from the powers of B, where c has 4 coefficients, or 7.
template<class M, class R>
constexpr M even_part(R const* c, int degree, M const& B, M const& B2, M const& B3) {
  M sum = scaled(c[2], B);
  if (degree > 3) sum = sum + scaled(c[4], B2);
  if (degree > 5) sum = sum + scaled(c[6], B3);
  if (degree > 7) sum = sum + B3 * (scaled(c[8], B) + scaled(c[10], B2) + scaled(c[12], B3));
  return shifted(sum, c[0]);
}

/// e^A by scaling and squaring.                              Higham (2005), The scaling and squaring method ... revisited
template<class M>
constexpr M expm(M A) {
  using R = real_of<typename M::scalar>;
  constexpr auto bounds = bounds_for<digits_of<typename M::scalar>>;
  auto const norm = norm_of(A);
  if (!is_finite(norm)) return not_a_number(A);
  int const degree = norm <= static_cast<R>(bounds.of_degree_3) ? 3
                   : norm <= static_cast<R>(bounds.of_degree_5) ? 5
                   : norm <= static_cast<R>(bounds.of_degree_7) ? 7
                   : digits_of<typename M::scalar> <= 24        ? 7
                                                                : 13;
  int const squarings = halvings(norm, static_cast<R>(bounds.of_degree_13));
  if (squarings > 0) A = scaled(power_of_two<R>(-squarings), A);

  // the approximant is (V − U)⁻¹(V + U), where V has the even powers of A and U the odd ones
  R const* const c = degree == 3                                        ? pade_coefficients<R, 3>.c
                   : degree == 5                                        ? pade_coefficients<R, 5>.c
                   : degree == 7 || digits_of<typename M::scalar> <= 24 ? pade_coefficients<R, 7>.c
                                                                        : pade_coefficients<R, 13>.c;
  M const B = A * A;
  M const B2 = degree > 3 ? B * B : B;
  M const B3 = degree > 5 ? B2 * B : B;
  M const U = A * even_part(c + 1, degree, B, B2, B3);
  M const V = even_part(c, degree, B, B2, B3);
  M result = solved(V - U, V + U);
  for (int k = 0; k < squarings; ++k) result = result * result;
  return result;
}

}  // namespace matgrad::kernels::matrix_algebra
