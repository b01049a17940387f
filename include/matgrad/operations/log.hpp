// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/exp.hpp>
#include <matgrad/operations/log_determinant.hpp>

namespace matgrad {

/// The natural logarithm of a positive scalar, or of each entry.
struct logarithm : entrywise<logarithm> {
  static constexpr char const* name = "log";
  static constexpr bool sees_sign = true;

  // log 1 = 0, log(exp x) = x, log(xᵃ) = a log x (unless a is even), log det X = logdet X
  static constexpr term identity(term x) {
    if (is_number(x, 1) || x.is<ones_room>()) return zero_matrix(*x.in, x.size());
    if (x.is<exponential>()) return x[0];
    if (x.is<power>() && x.a() % 2 != 0) return rational(x.a(), x.b()) * log(x[0]);
    if (x.is<determinant>()) return logdet(x[0]);
    if (x.is<product>() && is_of_determinants(x)) {
      auto result = number(*x.in, 0);
      for (int k = 0; k < x.count(); ++k) result = result + log(x[k]);
      return result;
    }
    return nothing;
  }

  // d log x = dx / x
  static constexpr term derivative(term, arguments x) { return pow(x[0], -1); }

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
