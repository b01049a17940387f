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

  // d cos x = −sin x ∘ dx
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
