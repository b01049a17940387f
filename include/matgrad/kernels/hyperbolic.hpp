// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/widened.hpp>

// sinh, cosh, tanh and the sigmoid.
namespace matgrad::kernels {

namespace while_compiling {

/// e^x/2 of a large x, also where e^x itself overflows.
template<class R>
constexpr R half_of_large_exp(R x) {
  using limits = std::numeric_limits<R>;
  if (x > R(limits::max_exponent + 1) * R(0.69314718055994530941L) * (1 - 4 * limits::epsilon()))
    return limits::infinity();
  R const root = while_compiling::exp(two<R>{x / 2, 0});
  return root / 2 * root;
}

template<class R>
constexpr R sinh(R x) {
  constexpr int digits = std::numeric_limits<R>::digits;
  R const size = x < 0 ? -x : x;
  if (size < 1) {
    // x + x³/6 (1 + x²/(4 5) (1 + x²/(6 7) (...)))
    R const z = x * x;
    R tail = 1;
    for (int n = 4 + 2 * (digits / 5); n >= 4; n -= 2) tail = 1 + z * tail / R(n * (n + 1));
    return x + x * z / 6 * tail;
  }
  if (!(size < digits)) return size == size ? (x < 0 ? -half_of_large_exp(size) : half_of_large_exp(size)) : x;
  R const e = while_compiling::exp(two<R>{size, 0});
  return (x < 0 ? -1 : 1) * (e - 1 / e) / 2;
}

template<class R>
constexpr R cosh(R x) {
  R const size = x < 0 ? -x : x;
  if (!(size < std::numeric_limits<R>::digits)) return size == size ? half_of_large_exp(size) : x;
  R const e = while_compiling::exp(two<R>{size, 0});
  return (e + 1 / e) / 2;
}

template<class R>
constexpr R tanh(R x) {
  R const size = x < 0 ? -x : x;
  if (size < 1) return while_compiling::sinh(x) / while_compiling::cosh(x);
  if (!(size < std::numeric_limits<R>::digits)) return size == size ? (x < 0 ? R(-1) : R(1)) : x;
  R const tanh_of_size = 1 - 2 / (while_compiling::exp(two<R>{2 * size, 0}) + 1);
  return x < 0 ? -tanh_of_size : tanh_of_size;
}

}  // namespace while_compiling

template<class T>
MATGRAD_INLINE constexpr auto sinh(T const& x) {
  if constexpr (!real<T>) return by_argument::call_sinh(x);
  else if (std::is_constant_evaluated())
    return while_compiling::narrowed<T>(while_compiling::sinh(while_compiling::widened(x)));
  else if constexpr (std::same_as<T, float>) return __builtin_sinhf(x);
  else if constexpr (std::same_as<T, double>) return __builtin_sinh(x);
  else return __builtin_sinhl(x);
}

template<class T>
MATGRAD_INLINE constexpr auto cosh(T const& x) {
  if constexpr (!real<T>) return by_argument::call_cosh(x);
  else if (std::is_constant_evaluated())
    return while_compiling::narrowed<T>(while_compiling::cosh(while_compiling::widened(x)));
  else if constexpr (std::same_as<T, float>) return __builtin_coshf(x);
  else if constexpr (std::same_as<T, double>) return __builtin_cosh(x);
  else return __builtin_coshl(x);
}

template<class T>
MATGRAD_INLINE constexpr auto tanh(T const& x) {
  if constexpr (!real<T>) return by_argument::call_tanh(x);
  else if (std::is_constant_evaluated())
    return while_compiling::narrowed<T>(while_compiling::tanh(while_compiling::widened(x)));
  else if constexpr (std::same_as<T, float>) return __builtin_tanhf(x);
  else if constexpr (std::same_as<T, double>) return __builtin_tanh(x);
  else return __builtin_tanhl(x);
}

/// 1/(1 + e⁻ˣ), of real numbers without overflow.
template<class T>
MATGRAD_INLINE constexpr T sigmoid(T const& x) {
  if constexpr (real<T>) {
    T const e = kernels::exp(x < 0 ? x : -x);
    return (x < 0 ? e : T(1)) / (1 + e);
  } else {
    return T(1) / (T(1) + kernels::exp(-x));
  }
}

}  // namespace matgrad::kernels
