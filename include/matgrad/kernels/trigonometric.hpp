// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/widened.hpp>

// tan and the inverse functions asin, acos, atan.
namespace matgrad::kernels {

namespace while_compiling {

template<class R>
constexpr R tan(R x) {
  return while_compiling::sin(x, 0) / while_compiling::sin(x, 1);
}

template<class R>
constexpr R quarter_turn() {
  return add_multiple(R(0), 1, half_pi, 1).hi;
}

template<class R>
constexpr R atan(R x) {
  if (x > 1) return quarter_turn<R>() - while_compiling::atan(1 / x);
  if (x < -1) return -quarter_turn<R>() - while_compiling::atan(1 / x);
  // Near y ≈ atan x, atan x = y + atan d with d = tan(atan x − y) = (x cos y − sin y)/(cos y + x sin y)
  R const y = x / (1 + R(0.28) * x * x);
  R const sine = while_compiling::sin(y, 0), cosine = while_compiling::sin(y, 1);
  R const d = (x * cosine - sine) / (cosine + x * sine);
  R const z = d * d;
  return y + d * (1 - z * (R(1) / 3 - z * (R(1) / 5 - z * (R(1) / 7 - z * (R(1) / 9 - z / 11)))));
}

template<class R>
constexpr R asin(R x) {
  if (x > 1 || x < -1) return std::numeric_limits<R>::quiet_NaN();
  if (x == 1 || x == -1) return x * quarter_turn<R>();
  return while_compiling::atan(x / while_compiling::sqrt((1 - x) * (1 + x)));
}

template<class R>
constexpr R acos(R x) {
  if (x > 1 || x < -1) return std::numeric_limits<R>::quiet_NaN();
  if (x == -1) return 2 * quarter_turn<R>();
  return 2 * while_compiling::atan(while_compiling::sqrt((1 - x) / (1 + x)));
}

}  // namespace while_compiling

template<class T>
MATGRAD_INLINE constexpr auto tan(T const& x) {
  if constexpr (!real<T>) return by_argument::call_tan(x);
  else if (std::is_constant_evaluated() && while_compiling::is_reducible(x))
    return while_compiling::narrowed<T>(while_compiling::tan(while_compiling::widened(x)));
  else if constexpr (std::same_as<T, float>) return __builtin_tanf(x);
  else if constexpr (std::same_as<T, double>) return __builtin_tan(x);
  else return __builtin_tanl(x);
}

template<class T>
MATGRAD_INLINE constexpr auto asin(T const& x) {
  if constexpr (!real<T>) return by_argument::call_asin(x);
  else if (std::is_constant_evaluated())
    return while_compiling::narrowed<T>(while_compiling::asin(while_compiling::widened(x)));
  else if constexpr (std::same_as<T, float>) return __builtin_asinf(x);
  else if constexpr (std::same_as<T, double>) return __builtin_asin(x);
  else return __builtin_asinl(x);
}

template<class T>
MATGRAD_INLINE constexpr auto acos(T const& x) {
  if constexpr (!real<T>) return by_argument::call_acos(x);
  else if (std::is_constant_evaluated())
    return while_compiling::narrowed<T>(while_compiling::acos(while_compiling::widened(x)));
  else if constexpr (std::same_as<T, float>) return __builtin_acosf(x);
  else if constexpr (std::same_as<T, double>) return __builtin_acos(x);
  else return __builtin_acosl(x);
}

template<class T>
MATGRAD_INLINE constexpr auto atan(T const& x) {
  if constexpr (!real<T>) return by_argument::call_atan(x);
  else if (std::is_constant_evaluated())
    return while_compiling::narrowed<T>(while_compiling::atan(while_compiling::widened(x)));
  else if constexpr (std::same_as<T, float>) return __builtin_atanf(x);
  else if constexpr (std::same_as<T, double>) return __builtin_atan(x);
  else return __builtin_atanl(x);
}

}  // namespace matgrad::kernels
