// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/hyperbolic.hpp>
#include <matgrad/operations/power.hpp>

namespace matgrad {

/// sinh x, of a scalar or of each entry.
struct hyperbolic_sine : entrywise<hyperbolic_sine> {
  static constexpr char const* name = "sinh";
  static constexpr structure keeps = of_odd | of_series;

  // sinh 0 = 0
  static constexpr term identity(term x) { return is_zero(x) ? x : nothing; }

  // sinh x = (eˣ − e⁻ˣ)/2
  static constexpr term expanded(term x) { return rational(1, 2) * (exp(x) - exp(-x)); }

  static constexpr cited_rule rule{"d sinh(x) = cosh(x) ∘ dx", "\\mathrm{d}\\sinh x = \\cosh x \\circ \\mathrm{d}x",
                                   ""};
  static constexpr term derivative(term, arguments x) { return cosh(x[0]); }

  static constexpr call_notation notation{"sinh", "\\sinh", "sinh"};

  template<class T>
  static constexpr T at(T const& x, long long, long long) {
    return kernels::sinh(x);
  }
};

constexpr term sinh(term x) { return x.in->make(operation_of<hyperbolic_sine>, x); }

/// The hyperbolic sine of a scalar, or of each entry of a vector.
template<formula F>
constexpr auto sinh(F const& x) {
  return apply_entrywise<hyperbolic_sine>(x);
}
namespace elementwise {
template<formula F>
constexpr auto sinh(F const& X) {
  return apply<hyperbolic_sine>(X);
}
}  // namespace elementwise

}  // namespace matgrad
