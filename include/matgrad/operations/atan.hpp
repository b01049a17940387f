// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/trigonometric.hpp>
#include <matgrad/operations/power.hpp>

namespace matgrad {

/// atan x, of a scalar or of each entry.
struct arctangent : entrywise<arctangent> {
  static constexpr char const* name = "atan";
  static constexpr structure keeps = of_odd;

  // atan 0 = 0
  static constexpr term identity(term x) { return is_zero(x) ? x : nothing; }

  static constexpr cited_rule rule{"d atan(x) = (1 + x²)⁻¹ ∘ dx",
                                   "\\mathrm{d}\\arctan x = (1 + x^2)^{-1} \\circ \\mathrm{d}x", ""};
  static constexpr term derivative(term, arguments x) {
    return pow(ones_matrix(*x.in, x[0].size()) + pow(x[0], 2), -1);
  }

  static constexpr call_notation notation{"atan", "\\arctan", "atan"};

  template<class T>
  static constexpr T at(T const& x, long long, long long) {
    return kernels::atan(x);
  }
};

constexpr term atan(std::same_as<term> auto x) { return x.in->make(operation_of<arctangent>, x); }

/// The arctangent of a scalar, or of each entry of a vector.
template<formula F>
constexpr auto atan(F const& x) {
  return apply_entrywise<arctangent>(x);
}
namespace elementwise {
template<formula F>
constexpr auto atan(F const& X) {
  return apply<arctangent>(X);
}
}  // namespace elementwise

}  // namespace matgrad
