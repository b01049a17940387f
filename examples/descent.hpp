// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <cmath>
#include <cstdio>

#include <matgrad/matgrad.hpp>

#include "pivots.hpp"

/// Where a function of a vector x and a positive definite matrix P is looked at.
template<int n>
struct point {
  matgrad::dense<double, n> x;
  matgrad::dense<double, n, n> P;
};

/// Goes down from `here` along dx and dP, formulas for a step in x and in P, and prints the way. Each step is halved until
/// P stays positive definite and f falls enough (Armijo's rule). Ends where f is flat or rounding hides that it falls;
/// `given` binds the other symbols.
template<class F, class X, class Matrix, class StepX, class StepP, int n, class... Given>
point<n> descend(F const& f, X const& x, Matrix const& P, StepX const& dx, StepP const& dP, point<n> here,
                 Given const&... given) {
  constexpr auto t = matgrad::scalar<"t">;
  auto const slope = dot(grad(f, x), dx) + dot(grad(f, P), dP);  // df = tr(GᵀdX)
  auto const survey = together(f, slope, norm(grad(f, x)), norm(grad(f, P)));
  auto const walk = together(x + t * dx, P + t * dP);

  double length = 0;
  for (int i = 0; i < 200; ++i) {
    auto const [height, fall, g_x, g_P] = survey(x = here.x, P = here.P, given...);
    std::printf("  %4d  %20.14f  %10.2e  %10.2e", i, height, g_x, g_P);
    if (i > 0) std::printf("  %10.4g", length);
    std::printf("\n");
    if (fall > -1e-20) return here;

    bool lower = false;
    for (length = 1; !lower; length /= lower ? 1 : 2) {
      if (length < 1e-30) return here;
      auto const [next_x, next_P] = walk(x = here.x, P = here.P, t = length, given...);
      if (!is_positive_definite(next_P)) continue;
      double const rounding = 1e-14 * std::abs(height);
      lower = f(x = next_x, P = next_P, given...) <= height + 1e-4 * length * fall + rounding;
      if (lower) here = {next_x, next_P};
    }
  }
  return here;
}
