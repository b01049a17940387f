// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <algorithm>
#include <cmath>

#include <matgrad/matgrad.hpp>

/// The gradient of f with respect to X at A by central differences, entry by entry; `given` binds the other symbols.
template<class F, class X, int m, int n, class... Given>
matgrad::dense<double, m, n> finite_differences(F const& f, X const& x, matgrad::dense<double, m, n> A,
                                                Given const&... given) {
  matgrad::dense<double, m, n> result{};
  for (int j = 0; j < n; ++j)
    for (int i = 0; i < m; ++i) {
      double const a = A(i, j), h = 6e-6 * std::max(1.0, std::abs(a));  // ∛ε: rounding and curvature cost the same
      A(i, j) = a + h;
      double const above = f(x = A, given...);
      A(i, j) = a - h;
      double const below = f(x = A, given...);
      A(i, j) = a;
      result(i, j) = (above - below) / (2 * h);
    }
  return result;
}

/// The largest difference of two matrices, relative to the largest entry of the first; not a number if an entry is none.
template<int m, int n>
double relative_difference(matgrad::dense<double, m, n> const& A, matgrad::dense<double, m, n> const& B) {
  double difference = 0, scale = 0;
  for (int j = 0; j < n; ++j)
    for (int i = 0; i < m; ++i) {
      double const here = std::abs(A(i, j) - B(i, j));
      if (std::isnan(here)) return here;
      difference = std::max(difference, here);
      scale = std::max(scale, std::abs(A(i, j)));
    }
  return difference / scale;
}
