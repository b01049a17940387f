// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/trigonometric.hpp>
#include <matgrad/operations/power.hpp>

namespace matgrad {

/// tan x, of a scalar or of each entry.
struct tangent : entrywise<tangent> {
  static constexpr char const* name = "tan";
  static constexpr structure keeps = of_odd;

  // tan 0 = 0, tan(atan x) = x
  static constexpr term identity(term x) { return is_zero(x) ? x : x.is<arctangent>() ? x[0] : nothing; }

  // tan x = sin x / cos x
  static constexpr term expanded(term x) { return hadamard(sin(x), pow(cos(x), -1)); }

  static constexpr cited_rule rule{"d tan(x) = (1 + tan²(x)) ∘ dx",
                                   "\\mathrm{d}\\tan x = (1 + \\tan^2 x) \\circ \\mathrm{d}x", ""};
  static constexpr term derivative(term y, arguments) { return ones_matrix(*y.in, y.size()) + pow(y, 2); }

  static constexpr void domain(requirements& needs, term x) { needs.nonzero(cos(x)); }

  static constexpr call_notation notation{"tan", "\\tan", "tan"};

  template<class T>
  static constexpr T at(T const& x, long long, long long) {
    return kernels::tan(x);
  }
};

constexpr term tan(std::same_as<term> auto x) { return x.in->make(operation_of<tangent>, x); }

/// The tangent of a scalar, or of each entry of a vector.
template<formula F>
constexpr auto tan(F const& x) {
  return apply_entrywise<tangent>(x);
}
namespace elementwise {
template<formula F>
constexpr auto tan(F const& X) {
  return apply<tangent>(X);
}
}  // namespace elementwise

}  // namespace matgrad
