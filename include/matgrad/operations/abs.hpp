// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/power.hpp>

namespace matgrad {

/// |x|, of a scalar or of each entry. Not differentiable at 0, where its rule says 0.
struct absolute_value : entrywise<absolute_value> {
  static constexpr char const* name = "abs";
  static constexpr bool sees_sign = true;
  static constexpr structure keeps = of_zeros;
  static constexpr structure range = positive_semidefinite_structure;

  // |0| = 0, |x| = x for x ≥ 0, ||x|| = |x|, |eˣ| = eˣ, |cx| = |c||x| for a number c
  static constexpr term identity(term x) {
    if (is_zero(x) || x.is<ones_room>() || x.is<absolute_value>() || x.is<exponential>() || is_nonnegative(x)) return x;
    if (x.is<exact_number>()) return number(*x.in, x.a() < 0 ? -rational(x.a(), x.b()) : rational(x.a(), x.b()));
    auto c = exact_factor(x);
    if (c < rational(0)) return abs(-x);
    return c == rational(1) ? nothing : c * abs(rational(1) / c * x);
  }

  static constexpr cited_rule rule{
      "d|x| = sign(x) ∘ dx, x ≠ 0",
      "\\mathrm{d}\\lvert x \\rvert = \\operatorname{sign}(x) \\circ \\mathrm{d}x,\\ x \\neq 0", ""};
  static constexpr term derivative(term, arguments x) { return sign(x[0]); }

  static constexpr void write(writer& out, term Y) {
    write_place(out, Y);
    out.enclosed("|", "\\lvert ", "abs(", Y[0], "|", " \\rvert", ")");
  }

  static constexpr bool in_lanes = true;
  template<class T>
  static constexpr T at(T const& x, long long, long long) {
    return kernels::abs(x);
  }
  static constexpr operation_cost cost(shape, shape const*) { return {}; }
};

constexpr term abs(term x) { return x.in->make(operation_of<absolute_value>, x); }

/// The absolute value of a scalar, or of each entry of a vector.
template<formula F>
constexpr auto abs(F const& x) {
  return apply_entrywise<absolute_value>(x);
}
namespace elementwise {
template<formula F>
constexpr auto abs(F const& X) {
  return apply<absolute_value>(X);
}
}  // namespace elementwise

}  // namespace matgrad
