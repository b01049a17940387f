// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/matrix_algebra.hpp>

namespace matgrad::kernels::matrix_algebra {

/// A = A^½, the root whose eigenvalues have positive real parts; false if the iteration does not converge, as with an
/// eigenvalue on the closed negative real axis. Denman and Beavers' iteration, product form, scaled by powers of two.
///                                                           Higham (2008), Functions of Matrices, section 6.3
template<class M>
constexpr bool take_principal_root(M& A) {
  using T = typename M::scalar;
  using R = real_of<T>;
  constexpr R near = power_of_two<R>(-digits_of<T> / 2);
  M P = A;
  for (int k = 0, steps_left = 2 + order_of<M>; steps_left > 0; ++k) {
    if (k == 120) return false;
    M inverse = solved(P, identity_like(P));
    auto const size = norm_of(P), inverse_size = norm_of(inverse);
    if (!is_finite(size) || !is_finite(inverse_size) || size == 0 || inverse_size == 0) return false;
    if (int const e = (exponent_of(inverse_size) - exponent_of(size)) / 4; e != 0) {
      A = scaled(power_of_two<R>(e), A);
      P = scaled(power_of_two<R>(2 * e), P);
      inverse = scaled(power_of_two<R>(-2 * e), inverse);
    }
    if (measured<T> ? norm_of(shifted(P, -1)) <= near : k >= 20) --steps_left;
    A = scaled(R(0.5), A * shifted(inverse, 1));
    P = scaled(R(0.5), shifted(scaled(R(0.5), P + inverse), 1));
  }
  return true;
}

/// The principal logarithm of A, which has no eigenvalue on the closed negative real axis, else NaN: square roots until
/// I is near, then log A = 2 artanh((A − I)(A + I)⁻¹).         Higham (2008), Functions of Matrices, sections 11.3 and 11.5
template<class M>
constexpr M logm(M A) {
  using T = typename M::scalar;
  using R = real_of<T>;
  int roots = 0;
  for (; measured<T> ? !(norm_of(shifted(A, -1)) <= R(0.25)) : roots < 8; ++roots)
    if (roots == 40 || !take_principal_root(A)) return not_a_number(A);
  // Z is below 1/7, and 1/49 to the number of terms below the last digit
  constexpr int terms = digits_of<T> * 178 / 1000 + 2;
  M const Z = solved(shifted(A, 1), shifted(A, -1));
  M const Z2 = Z * Z;
  M sum = scaled(R(1) / R(2 * terms + 1), identity_like(Z));
  for (int k = terms - 1; k >= 0; --k) sum = shifted(sum * Z2, R(1) / R(2 * k + 1));
  return scaled(power_of_two<R>(roots + 1), Z * sum);
}

}  // namespace matgrad::kernels::matrix_algebra
