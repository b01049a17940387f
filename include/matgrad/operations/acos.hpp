// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/trigonometric.hpp>
#include <matgrad/operations/power.hpp>

namespace matgrad {

/// acos x, −1 ≤ x ≤ 1, of a scalar or of each entry.
struct arccosine : entrywise<arccosine> {
  static constexpr char const* name = "acos";
  static constexpr structure range = positive_semidefinite_structure;

  // acos 1 = 0
  static constexpr term identity(term x) {
    return is_number(x, 1) || x.is<ones_room>() ? zero_matrix(*x.in, x.size()) : nothing;
  }

  static constexpr cited_rule rule{
      "d acos(x) = −(1 − x²)^(−1/2) ∘ dx, |x| < 1",
      "\\mathrm{d}\\arccos x = -(1 - x^2)^{-1/2} \\circ \\mathrm{d}x,\\ \\lvert x \\rvert < 1", ""};
  static constexpr term derivative(term, arguments x) {
    return -pow(ones_matrix(*x.in, x[0].size()) - pow(x[0], 2), rational(-1, 2));
  }

  static constexpr void domain(requirements& needs, term x) { needs.at_most_one(x); }

  static constexpr call_notation notation{"acos", "\\arccos", "acos"};

  template<class T>
  static constexpr T at(T const& x, long long, long long) {
    return kernels::acos(x);
  }
};

constexpr term acos(std::same_as<term> auto x) { return x.in->make(operation_of<arccosine>, x); }

/// The arccosine of a scalar, or of each entry of a vector.
template<formula F>
constexpr auto acos(F const& x) {
  return apply_entrywise<arccosine>(x);
}
namespace elementwise {
template<formula F>
constexpr auto acos(F const& X) {
  return apply<arccosine>(X);
}
}  // namespace elementwise

}  // namespace matgrad
