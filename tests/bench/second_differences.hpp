// What is expected of derivatives along a direction.
#pragma once

#include "harness.hpp"

namespace bench {

/// The derivative along U of F, which gives numbers in a std::vector, by central differences of the sixth order.
template<class F, int m, int n>
std::vector<exact> derivative_along(F const& f, dense<exact, m, n> const& X, dense<exact, m, n> const& U) {
  constexpr exact h = 1.0L / 256;
  auto at = [&](exact step) {
    auto moved = X;
    for (int k = 0; k < m * n; ++k) moved.values[k] += step * U.values[k];
    return f(moved);
  };
  std::vector<exact> derivative(f(X).size());
  constexpr exact weights[] = {45, -9, 1};
  for (int k = 1; k <= 3; ++k) {
    auto const ahead = at(k * h), behind = at(-k * h);
    for (std::size_t i = 0; i < derivative.size(); ++i)
      derivative[i] += weights[k - 1] * (ahead[i] - behind[i]) / (60 * h);
  }
  return derivative;
}

}  // namespace bench
