// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/hyperbolic.hpp>
#include <matgrad/operations/power.hpp>

namespace matgrad {

/// tanh x, of a scalar or of each entry.
struct hyperbolic_tangent : entrywise<hyperbolic_tangent> {
  static constexpr char const* name = "tanh";
  static constexpr structure keeps = of_odd;

  // tanh 0 = 0
  static constexpr term identity(term x) { return is_zero(x) ? x : nothing; }

  // tanh x = sinh x / cosh x
  static constexpr term expanded(term x) { return hadamard(sinh(x), pow(cosh(x), -1)); }

  static constexpr cited_rule rule{"d tanh(x) = (1 − tanh²(x)) ∘ dx",
                                   "\\mathrm{d}\\tanh x = (1 - \\tanh^2 x) \\circ \\mathrm{d}x", ""};
  static constexpr term derivative(term y, arguments) { return ones_matrix(*y.in, y.size()) - pow(y, 2); }

  static constexpr call_notation notation{"tanh", "\\tanh", "tanh"};

  template<class T>
  static constexpr T at(T const& x, long long, long long) {
    return kernels::tanh(x);
  }
};

constexpr term tanh(std::same_as<term> auto x) { return x.in->make(operation_of<hyperbolic_tangent>, x); }

/// The hyperbolic tangent of a scalar, or of each entry of a vector.
template<formula F>
constexpr auto tanh(F const& x) {
  return apply_entrywise<hyperbolic_tangent>(x);
}
namespace elementwise {
template<formula F>
constexpr auto tanh(F const& X) {
  return apply<hyperbolic_tangent>(X);
}
}  // namespace elementwise

}  // namespace matgrad
