// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/power.hpp>

namespace matgrad {

/// eˣ, of a scalar or of each entry.
struct exponential : entrywise<exponential> {
  static constexpr char const* name = "exp";

  // exp 0 = 1, exp(log x) = x
  static constexpr term identity(term x) {
    if (is_zero(x)) return ones_matrix(*x.in, x.size());
    return x.is<logarithm>() ? x[0] : nothing;
  }

  // d eˣ = eˣ ∘ dx
  static constexpr term derivative(term y, arguments) { return y; }

  static constexpr call_notation notation{"exp", "\\exp", "exp"};

  template<class T>
  static constexpr T at(T const& x, long long, long long) {
    return kernels::exp(x);
  }
};

constexpr term exp(term x) { return x.in->make(operation_of<exponential>, x); }

/// The exponential of a scalar, or of each entry of a vector.
template<formula F>
constexpr auto exp(F const& x) {
  return apply_entrywise<exponential>(x);
}
namespace elementwise {
template<formula F>
constexpr auto exp(F const& X) {
  return apply<exponential>(X);
}
}  // namespace elementwise

}  // namespace matgrad
