// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/power.hpp>

namespace matgrad {

/// The sign of x: 1, −1, or 0 for 0, of a scalar or of each entry.
struct sign_room : entrywise<sign_room> {
  static constexpr char const* name = "sign";
  static constexpr bool sees_sign = true;
  static constexpr structure keeps = of_odd;

  // sign 0 = 0, sign x = 1 for x > 0, sign sign x = sign x, sign eˣ = 1, sign(cx) = ±sign x for a number c
  static constexpr term identity(term x) {
    if (is_zero(x) || x.is<ones_room>() || x.is<sign_room>()) return x;
    if (x.is<exact_number>()) return number(*x.in, x.a() < 0 ? -1 : 1);
    if (x.is<exponential>() || is_positive(x)) return ones_matrix(*x.in, x.size());
    auto c = exact_factor(x);
    if (c < rational(0)) return -sign(-x);
    return c == rational(1) ? nothing : sign(rational(1) / c * x);
  }

  static constexpr cited_rule rule{"d sign(x) = 0, x ≠ 0", "\\mathrm{d}\\operatorname{sign}(x) = 0,\\ x \\neq 0", ""};
  static constexpr term derivative(term, arguments x) { return zero_matrix(*x.in, x[0].size()); }

  static constexpr call_notation notation{"sign", "\\operatorname{sign}", "sign"};

  template<class T>
  static constexpr T at(T const& x, long long, long long) {
    if constexpr (kernels::ordered<T>) return x > T(0) ? T(1) : x < T(0) ? T(-1) : x;
    else if constexpr (requires { select(x > x, x, x); }) return select(x > T(0), T(1), select(x < T(0), T(-1), x));
    else return x / kernels::abs(x);
  }
};

constexpr term sign(term x) { return x.in->make(operation_of<sign_room>, x); }

/// The sign of a scalar, or of each entry of a vector.
template<formula F>
constexpr auto sign(F const& x) {
  return apply_entrywise<sign_room>(x);
}
namespace elementwise {
template<formula F>
constexpr auto sign(F const& X) {
  return apply<sign_room>(X);
}
}  // namespace elementwise

}  // namespace matgrad
