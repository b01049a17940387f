// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/power.hpp>

namespace matgrad {

/// cos x, of a scalar or of each entry.
struct cosine : entrywise<cosine> {
  static constexpr char const* name = "cos";

  // cos 0 = 1, cos(acos x) = x
  static constexpr term identity(term x) {
    if (is_zero(x)) return ones_matrix(*x.in, x.size());
    return x.is<arccosine>() ? x[0] : nothing;
  }

  // cos(u + v) = cos u cos v − sin u sin v
  static constexpr term expanded(term x) {
    if (exact_factor(x) < rational(0)) return cos(-x);
    two_parts const parts(x);
    if (!parts) return nothing;
    return hadamard(cos(parts.u), cos(parts.v)) - hadamard(sin(parts.u), sin(parts.v));
  }

  static constexpr cited_rule rule{"d cos(x) = −sin(x) ∘ dx", "\\mathrm{d}\\cos x = -\\sin x \\circ \\mathrm{d}x", ""};
  static constexpr term derivative(term, arguments x) { return -sin(x[0]); }

  static constexpr call_notation notation{"cos", "\\cos", "cos"};

  template<class T>
  static constexpr T at(T const& x, long long, long long) {
    return kernels::cos(x);
  }
};

constexpr term cos(term x) { return x.in->make(operation_of<cosine>, x); }

/// The cosine of a scalar, or of each entry of a vector.
template<formula F>
constexpr auto cos(F const& x) {
  return apply_entrywise<cosine>(x);
}
namespace elementwise {
template<formula F>
constexpr auto cos(F const& X) {
  return apply<cosine>(X);
}
}  // namespace elementwise

}  // namespace matgrad
