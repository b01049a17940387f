// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/matrix_algebra.hpp>

namespace matgrad::kernels::matrix_algebra {

template<class M>
struct sine_and_cosine {
  M sine;
  M cosine;
};

/// sin A and cos A: of A/2ᵏ by Taylor's series, then sin 2X = 2 sin X cos X and cos 2X = cos²X − sin²X, which together square
/// cos X + i sin X: an error doubles with the angle, while that of 2 cos²X − I might quadruple.
///                                                           Higham (2008), Functions of Matrices, chapter 12
template<class M>
constexpr sine_and_cosine<M> sinm_and_cosm(M A) {
  using T = typename M::scalar;
  using R = real_of<T>;
  // of a norm of at most 1: the next term, 1/(2 terms)!, is below the last digit
  constexpr int terms = digits_of<T> <= 24 ? 6 : digits_of<T> <= 53 ? 10 : digits_of<T> <= 64 ? 11 : 17;
  auto const norm = norm_of(A);
  if (!is_finite(norm)) return {not_a_number(A), not_a_number(A)};
  int const doublings = halvings(norm, R(1));
  if (doublings > 0) A = scaled(power_of_two<R>(-doublings), A);
  M const B = A * A;
  M sine = identity_like(A), cosine = sine;
  for (int k = terms - 1; k > 0; --k) {
    sine = shifted(scaled(R(-1) / R(2 * k * (2 * k + 1)), B * sine), 1);
    cosine = shifted(scaled(R(-1) / R(2 * k * (2 * k - 1)), B * cosine), 1);
  }
  sine = A * sine;
  for (int k = 0; k < doublings; ++k) {
    M const doubled = scaled(2, sine * cosine);
    cosine = cosine * cosine - sine * sine;
    sine = doubled;
  }
  return {sine, cosine};
}

}  // namespace matgrad::kernels::matrix_algebra
