// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/symmetric_eigen.hpp>

// Moore and Penrose's inverse of any matrix, by Hestenes' one-sided Jacobi method: rotations make the columns orthogonal,
// X V = U Σ, and X⁺ = V Σ⁻¹ Uᵀ over the singular values that are not noise.
namespace matgrad::kernels {

/// out = X⁺ for an X with at least as many rows as columns.
template<class Out, class X>
constexpr void pseudo_inverse_of_tall(Out&& out, X const& x) {
  using T = typename X::scalar;
  constexpr int m = X::rows(), n = X::cols();
  constexpr T epsilon = std::numeric_limits<T>::epsilon();
  T scale{0};  // by which squares stay finite
  for (int j = 0; j < n; ++j)
    for (int i = 0; i < m; ++i)
      if (!(kernels::abs(x(i, j)) <= scale)) scale = kernels::abs(x(i, j));
  if (scale == T{0}) scale = T{1};
  dense<T, m, n> w{};
  dense<T, n, n> v{};
  for (int j = 0; j < n; ++j) {
    for (int i = 0; i < m; ++i) w(i, j) = x(i, j) / scale;
    v(j, j) = T{1};
  }
  auto product = [&](int p, int q) {
    T sum{0};
    for (int i = 0; i < m; ++i) sum = sum + w(i, p) * w(i, q);
    return sum;
  };
  bool rotated = true;
  for (int sweep = 0; sweep < most_sweeps && rotated; ++sweep) {
    rotated = false;
    for (int p = 0; p < n; ++p)
      for (int q = p + 1; q < n; ++q) {
        T const pp = product(p, p), qq = product(q, q), pq = product(p, q);
        if (!(kernels::abs(pq) > epsilon * kernels::sqrt(pp) * kernels::sqrt(qq))) continue;
        rotated = true;
        rotation<T> const turn((qq - pp) / (T{2} * pq));
        for (int i = 0; i < m; ++i) turn.turn(w(i, p), w(i, q));
        for (int i = 0; i < n; ++i) turn.turn(v(i, p), v(i, q));
      }
  }
  dense<T, n, 1> square{};
  T largest{0};
  for (int k = 0; k < n; ++k) {
    square(k, 0) = product(k, k);
    if (!(square(k, 0) <= largest)) largest = square(k, 0);
  }
  T const noise = static_cast<T>(m) * epsilon * kernels::sqrt(largest);
  for (int j = 0; j < m; ++j)
    for (int i = 0; i < n; ++i) {
      T sum{0};
      for (int k = 0; k < n; ++k)
        if (!(kernels::sqrt(square(k, 0)) <= noise)) sum = sum + v(i, k) * (w(j, k) / square(k, 0));
      out(i, j) = sum / scale;
    }
}

/// out = X⁺. Singular values below max(m, n) ε times the largest count as zero.
template<class Out, class X>
constexpr void pseudo_inverse_of(Out& out, X const& x) {
  if constexpr (X::rows() >= X::cols()) pseudo_inverse_of_tall(out, x);
  else pseudo_inverse_of_tall(transpose_view(out), transpose_view(x));
}

}  // namespace matgrad::kernels
