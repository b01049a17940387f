// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/power.hpp>

namespace matgrad {

/// sin x, of a scalar or of each entry.
struct sine : entrywise<sine> {
  static constexpr char const* name = "sin";
  static constexpr structure keeps = of_odd;

  // sin 0 = 0, sin(asin x) = x
  static constexpr term identity(term x) { return is_zero(x) ? x : x.is<arcsine>() ? x[0] : nothing; }

  // sin(u + v) = sin u cos v + cos u sin v
  static constexpr term expanded(term x) {
    if (exact_factor(x) < rational(0)) return -sin(-x);
    two_parts const parts(x);
    if (!parts) return nothing;
    return hadamard(sin(parts.u), cos(parts.v)) + hadamard(cos(parts.u), sin(parts.v));
  }

  static constexpr cited_rule rule{"d sin(x) = cos(x) ∘ dx", "\\mathrm{d}\\sin x = \\cos x \\circ \\mathrm{d}x", ""};
  static constexpr term derivative(term, arguments x) { return cos(x[0]); }

  static constexpr call_notation notation{"sin", "\\sin", "sin"};

  template<class T>
  static constexpr T at(T const& x, long long, long long) {
    return kernels::sin(x);
  }
};

constexpr term sin(term x) { return x.in->make(operation_of<sine>, x); }

/// The sine of a scalar, or of each entry of a vector.
template<formula F>
constexpr auto sin(F const& x) {
  return apply_entrywise<sine>(x);
}
namespace elementwise {
template<formula F>
constexpr auto sin(F const& X) {
  return apply<sine>(X);
}
}  // namespace elementwise

}  // namespace matgrad
