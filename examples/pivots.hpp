// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/dense.hpp>

/// The pivots of S = L D Lᵀ, each relative to its diagonal entry: Dₖ / Sₖₖ. Of a covariance it is the part of
/// measurement k that the measurements before it do not explain (1 − R²), whatever the units. After a pivot that is not
/// positive the rest are 0.
template<int n>
matgrad::dense<double, n> relative_pivots(matgrad::dense<double, n, n> S) {
  matgrad::dense<double, n> pivots{};
  for (int k = 0; k < n; ++k) {
    double whole = S(k, k);
    for (int j = 0; j < k; ++j) {
      for (int i = 0; i < j; ++i) S(k, j) -= S(k, i) * S(i, i) * S(j, i);
      S(k, j) /= S(j, j);
      S(k, k) -= S(k, j) * S(k, j) * S(j, j);
    }
    if (!(S(k, k) > 0)) return pivots;
    pivots(k) = S(k, k) / whole;
  }
  return pivots;
}

template<int n>
bool is_positive_definite(matgrad::dense<double, n, n> const& S) {
  return relative_pivots(S)(n - 1) > 0;
}
