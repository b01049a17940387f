// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/power.hpp>

namespace matgrad {

/// eˣ, of a scalar or of each entry.
struct exponential : entrywise<exponential> {
  static constexpr char const* name = "exp";
  static constexpr structure keeps = of_series;
  static constexpr structure range = positive_definite_structure;

  // exp 0 = 1, exp(log x) = x
  static constexpr term identity(term x) {
    if (is_zero(x)) return ones_matrix(*x.in, x.size());
    return x.is<logarithm>() ? x[0] : nothing;
  }

  // eᵘ⁺ᵛ = eᵘ ∘ eᵛ, eᶜᵘ = (eᵘ)ᶜ for a number c; all entries of s𝟏 are alike
  static constexpr term expanded(term x) {
    if (x.is<product>() && x.size().is_scalar()) x = multiplied_out(x);
    if (x.is<addition>()) return hadamard(exp(x[0]), exp(after_first(x)));
    if (x.is<product>() && x[x.count() - 1].is<ones_room>()) return exp(scalar_factor(x)) * x[x.count() - 1];
    auto c = x.is<exact_number>() ? rational(x.a(), x.b()) : exact_factor(x);
    return c == rational(1) ? nothing : pow(exp(rational(1) / c * x), c);
  }

  static constexpr cited_rule rule{"d eˣ = eˣ ∘ dx", "\\mathrm{d}e^x = e^x \\circ \\mathrm{d}x", ""};
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
