// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/trigonometric.hpp>
#include <matgrad/operations/power.hpp>

namespace matgrad {

/// asin x, −1 ≤ x ≤ 1, of a scalar or of each entry.
struct arcsine : entrywise<arcsine> {
  static constexpr char const* name = "asin";
  static constexpr structure keeps = of_odd;

  // asin 0 = 0
  static constexpr term identity(term x) { return is_zero(x) ? x : nothing; }

  static constexpr cited_rule rule{
      "d asin(x) = (1 − x²)^(−1/2) ∘ dx, |x| < 1",
      "\\mathrm{d}\\arcsin x = (1 - x^2)^{-1/2} \\circ \\mathrm{d}x,\\ \\lvert x \\rvert < 1", ""};
  static constexpr term derivative(term, arguments x) {
    return pow(ones_matrix(*x.in, x[0].size()) - pow(x[0], 2), rational(-1, 2));
  }

  static constexpr void domain(requirements& needs, term x) { needs.at_most_one(x); }

  static constexpr call_notation notation{"asin", "\\arcsin", "asin"};

  template<class T>
  static constexpr T at(T const& x, long long, long long) {
    return kernels::asin(x);
  }
};

constexpr term asin(std::same_as<term> auto x) { return x.in->make(operation_of<arcsine>, x); }

/// The arcsine of a scalar, or of each entry of a vector.
template<formula F>
constexpr auto asin(F const& x) {
  return apply_entrywise<arcsine>(x);
}
namespace elementwise {
template<formula F>
constexpr auto asin(F const& X) {
  return apply<arcsine>(X);
}
}  // namespace elementwise

}  // namespace matgrad
