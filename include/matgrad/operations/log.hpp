// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/exp.hpp>
#include <matgrad/operations/log_determinant.hpp>

namespace matgrad {

/// The natural logarithm of a positive scalar, or of each entry.
struct logarithm : entrywise<logarithm> {
  static constexpr char const* name = "log";
  static constexpr bool sees_sign = true;

  // log 1 = 0, log(exp x) = x, log(xᵃ) = a log x (unless a is even and x may be negative), log det X = logdet X
  static constexpr term identity(term x) {
    if (is_number(x, 1) || x.is<ones_room>()) return zero_matrix(*x.in, x.size());
    if (x.is<exponential>()) return x[0];
    if (x.is<power>() && (x.a() % 2 != 0 || is_nonnegative(x[0]))) return rational(x.a(), x.b()) * log(x[0]);
    if (x.is<determinant>()) return logdet(x[0]);
    if (x.is<product>() && is_of_determinants(x)) {
      auto result = number(*x.in, 0);
      for (int k = 0; k < x.count(); ++k) result = result + log(x[k]);
      return result;
    }
    return nothing;
  }

  // log(x ∘ y) = log x + log y, log xᵃ = a log x, wherever both are defined
  static constexpr term expanded(term x) {
    if (x.is<power>()) return rational(x.a(), x.b()) * log(x[0]);
    if (x.is<hadamard_product>()) return log(x[0]) + log(x[1]);
    if (!x.is<product>() || is_inner_product(x) || exact_factor(x) < rational(0) || !x[0].size().is_scalar())
      return nothing;
    auto const scalar = scalar_factor(x);
    if (!x.size().is_scalar()) return log(scalar) * ones_matrix(*x.in, x.size()) + log(pow(scalar, -1) * x);
    auto result = number(*x.in, 0);
    for (int k = 0; k < x.count(); ++k) result = result + log(x[k]);
    return result;
  }

  static constexpr cited_rule rule{"d log(x) = dx/x", "\\mathrm{d}\\log x = \\mathrm{d}x / x", ""};
  static constexpr term derivative(term, arguments x) { return pow(x[0], -1); }

  static constexpr void domain(requirements& needs, term x) { needs.positive(x); }

  static constexpr call_notation notation{"log", "\\log", "log"};

  template<class T>
  static constexpr T at(T const& x, long long, long long) {
    return kernels::log(x);
  }

private:
  /// A positive number times determinants: its logarithm is log|·| of each.
  static constexpr bool is_of_determinants(term x) {
    for (int k = 0; k < x.count(); ++k) {
      auto base = x[k].is<power>() && x[k].a() % 2 != 0 ? x[k][0] : x[k];
      if (!base.is<determinant>() && !(base.is<exact_number>() && base.a() > 0)) return false;
    }
    return true;
  }
};

constexpr term log(term x) { return x.in->make(operation_of<logarithm>, x); }

/// The natural logarithm of a scalar, or of each entry of a vector.
template<formula F>
constexpr auto log(F const& x) {
  return apply_entrywise<logarithm>(x);
}
namespace elementwise {
template<formula F>
constexpr auto log(F const& X) {
  return apply<logarithm>(X);
}
}  // namespace elementwise

}  // namespace matgrad
