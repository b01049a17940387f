// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/hyperbolic.hpp>
#include <matgrad/operations/power.hpp>

namespace matgrad {

/// cosh x, of a scalar or of each entry.
struct hyperbolic_cosine : entrywise<hyperbolic_cosine> {
  static constexpr char const* name = "cosh";
  static constexpr structure keeps = of_series;
  static constexpr structure range = positive_definite_structure;

  // cosh 0 = 1
  static constexpr term identity(term x) { return is_zero(x) ? ones_matrix(*x.in, x.size()) : nothing; }

  // cosh x = (eˣ + e⁻ˣ)/2
  static constexpr term expanded(term x) { return rational(1, 2) * (exp(x) + exp(-x)); }

  static constexpr cited_rule rule{"d cosh(x) = sinh(x) ∘ dx", "\\mathrm{d}\\cosh x = \\sinh x \\circ \\mathrm{d}x",
                                   ""};
  static constexpr term derivative(term, arguments x) { return sinh(x[0]); }

  static constexpr call_notation notation{"cosh", "\\cosh", "cosh"};

  template<class T>
  static constexpr T at(T const& x, long long, long long) {
    return kernels::cosh(x);
  }
};

constexpr term cosh(term x) { return x.in->make(operation_of<hyperbolic_cosine>, x); }

/// The hyperbolic cosine of a scalar, or of each entry of a vector.
template<formula F>
constexpr auto cosh(F const& x) {
  return apply_entrywise<hyperbolic_cosine>(x);
}
namespace elementwise {
template<formula F>
constexpr auto cosh(F const& X) {
  return apply<hyperbolic_cosine>(X);
}
}  // namespace elementwise

}  // namespace matgrad
