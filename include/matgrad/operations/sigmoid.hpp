// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/hyperbolic.hpp>
#include <matgrad/operations/power.hpp>

namespace matgrad {

/// σ(x) = 1/(1 + e⁻ˣ), of a scalar or of each entry.
struct sigmoid_room : entrywise<sigmoid_room> {
  static constexpr char const* name = "sigmoid";
  static constexpr structure range = positive_definite_structure;

  // σ(0) = ½
  static constexpr term identity(term x) {
    return is_zero(x) ? rational(1, 2) * ones_matrix(*x.in, x.size()) : nothing;
  }

  // σ(x) = 1/(1 + e⁻ˣ)
  static constexpr term expanded(term x) { return pow(ones_matrix(*x.in, x.size()) + exp(-x), -1); }

  static constexpr cited_rule rule{"d σ(x) = σ(x) ∘ (1 − σ(x)) ∘ dx",
                                   "\\mathrm{d}\\sigma(x) = \\sigma(x) \\circ (1 - \\sigma(x)) \\circ \\mathrm{d}x",
                                   ""};
  static constexpr term derivative(term y, arguments) { return hadamard(y, ones_matrix(*y.in, y.size()) - y); }

  static constexpr call_notation notation{"sigmoid", "\\sigma", "sigmoid"};

  template<class T>
  static constexpr T at(T const& x, long long, long long) {
    return kernels::sigmoid(x);
  }
  static constexpr operation_cost cost(shape out, shape const*) { return {2 * out.size(), out.size(), 0}; }
};

constexpr term sigmoid(std::same_as<term> auto x) { return x.in->make(operation_of<sigmoid_room>, x); }

/// The logistic sigmoid 1/(1 + e⁻ˣ) of a scalar, or of each entry of a vector.
template<formula F>
constexpr auto sigmoid(F const& x) {
  return apply_entrywise<sigmoid_room>(x);
}
namespace elementwise {
template<formula F>
constexpr auto sigmoid(F const& X) {
  return apply<sigmoid_room>(X);
}
}  // namespace elementwise

}  // namespace matgrad
