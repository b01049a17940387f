// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/power.hpp>

namespace matgrad {

/// max(x, 0) = ½(x + |x|), of a scalar or of each entry.
struct relu_room : entrywise<relu_room> {
  static constexpr char const* name = "relu";
  static constexpr bool sees_sign = true;
  static constexpr structure keeps = of_zeros;
  static constexpr structure range = positive_semidefinite_structure;

  // relu 0 = 0, relu x = x for x ≥ 0, relu relu x = relu x, relu eˣ = eˣ, relu(cx) = c relu x for a number c > 0
  static constexpr term identity(term x) {
    if (is_zero(x) || x.is<ones_room>() || x.is<relu_room>() || x.is<exponential>() || is_nonnegative(x)) return x;
    if (x.is<exact_number>()) return x.a() < 0 ? number(*x.in, 0) : x;
    auto c = exact_factor(x);
    if (c < rational(0)) c = -c;
    return c != rational(1) ? c * relu(rational(1) / c * x) : nothing;
  }

  static constexpr cited_rule rule{"d relu(x) = ½(1 + sign(x)) ∘ dx, x ≠ 0",
                                   "\\mathrm{d}\\operatorname{relu}(x) = \\tfrac{1}{2}(1 + \\operatorname{sign}(x)) "
                                   "\\circ \\mathrm{d}x,\\ x \\neq 0",
                                   ""};
  static constexpr term derivative(term, arguments x) {
    return rational(1, 2) * (ones_matrix(*x.in, x[0].size()) + sign(x[0]));
  }

  static constexpr call_notation notation{"relu", "\\operatorname{relu}", "relu"};

  template<class T>
  static constexpr T at(T const& x, long long, long long) {
    if constexpr (kernels::ordered<T>) return x < T(0) ? T(0) : x;
    else return (x + kernels::abs(x)) / T(2);
  }
};

constexpr term relu(term x) { return x.in->make(operation_of<relu_room>, x); }

/// The rectifier max(x, 0) of a scalar, or of each entry of a vector.
template<formula F>
constexpr auto relu(F const& x) {
  return apply_entrywise<relu_room>(x);
}
namespace elementwise {
template<formula F>
constexpr auto relu(F const& X) {
  return apply<relu_room>(X);
}
}  // namespace elementwise

}  // namespace matgrad
