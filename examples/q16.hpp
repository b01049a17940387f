// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <limits>
#include <utility>

/// A number of fixed point, n/65536 with a whole n: less than 32768 in size, in steps of 2^-16. Sums are exact; products,
/// quotients and what is converted are rounded to the nearest step. What is out of range, and what is divided by zero, is
/// nan(), and so is all that is computed from it. Floating point is there in conversions from and to it only.
struct q16 {
  std::int32_t raw;  ///< n

  static constexpr std::int32_t one = 65536;

  q16() = default;
  template<std::integral T>
  constexpr q16(T number)
      : raw(std::cmp_less(-32768, +number) && std::cmp_less(+number, 32768) ? static_cast<std::int32_t>(number) * one
                                                                            : no_number) {}
  template<std::floating_point T>  // inline, so that a constant is converted while compiling
  [[gnu::always_inline]] constexpr q16(T number)
      : raw(-32768 < number && number < 32768 ? nearest(number * one) : no_number) {}
  template<std::floating_point T>
  explicit constexpr operator T() const {
    return is_finite(*this) ? static_cast<T>(raw) / one : std::numeric_limits<T>::quiet_NaN();
  }

  /// n/65536
  static constexpr q16 of_raw(std::int32_t n) {
    q16 x = 0;
    x.raw = n;
    return x;
  }
  static constexpr q16 nan() { return of_raw(no_number); }

  friend constexpr q16 operator-(q16 x) { return is_finite(x) ? of_raw(-x.raw) : x; }
  friend constexpr q16 operator+(q16 x, q16 y) { return in_range(std::int64_t{x.raw} + y.raw, x, y); }
  friend constexpr q16 operator-(q16 x, q16 y) { return in_range(std::int64_t{x.raw} - y.raw, x, y); }
  friend constexpr q16 operator*(q16 x, q16 y) { return in_range((std::int64_t{x.raw} * y.raw + one / 2) >> 16, x, y); }
  friend constexpr q16 operator/(q16 x, q16 y) {
    std::uint32_t const n = size(x), d = size(y);
    if ((n >> 15) >= d || !is_finite(x) || !is_finite(y)) return nan();
    std::uint32_t quotient = n / d, rest = n % d;
    for (int digit = 0; digit < 16; ++digit) {
      quotient *= 2;
      rest *= 2;
      if (rest >= d) rest -= d, ++quotient;
    }
    quotient += rest >= d - rest;
    return of_raw((x.raw ^ y.raw) < 0 ? fitting(-std::int64_t{quotient}) : fitting(quotient));
  }

  // nan() has no place in the order, and is not itself
  friend constexpr bool operator==(q16 x, q16 y) { return x.raw == y.raw && is_finite(x); }
  friend constexpr std::partial_ordering operator<=>(q16 x, q16 y) {
    if (!is_finite(x) || !is_finite(y)) return std::partial_ordering::unordered;
    return x.raw <=> y.raw;
  }

  // by what matgrad chooses pivots and says whether a value can be trusted
  friend constexpr q16 magnitude(q16 x) { return x.raw < 0 ? -x : x; }
  friend constexpr bool is_finite(q16 x) { return x.raw != no_number; }

  // what formulas with |x| need besides
  friend constexpr q16 abs(q16 x) { return magnitude(x); }

private:
  static constexpr std::int32_t no_number = std::numeric_limits<std::int32_t>::min();

  static constexpr std::uint32_t size(q16 x) {
    auto const n = static_cast<std::uint32_t>(x.raw);
    return x.raw < 0 ? 0 - n : n;
  }
  template<std::floating_point T>
  [[gnu::always_inline]] static constexpr std::int32_t nearest(T n) {
    return fitting(static_cast<std::int64_t>(n + (n < 0 ? T(-0.5) : T(0.5))));
  }
  [[gnu::always_inline]] static constexpr std::int32_t fitting(std::int64_t n) {
    auto const kept = static_cast<std::int32_t>(n);
    return kept == n ? kept : no_number;
  }
  /// n/65536, the result of x and y.
  static constexpr q16 in_range(std::int64_t n, q16 x, q16 y) {
    return is_finite(x) && is_finite(y) ? of_raw(fitting(n)) : nan();
  }
};

/// The precision, by which matgrad tells small from zero.
template<>
struct std::numeric_limits<q16> {
  static constexpr bool is_specialized = true, is_signed = true, is_integer = false, is_exact = false;
  static constexpr bool has_infinity = false, has_quiet_NaN = true;
  static constexpr int radix = 2, digits = 31, min_exponent = 0, max_exponent = 0;
  static constexpr q16 epsilon() { return q16::of_raw(1); }
  static constexpr q16 min() { return epsilon(); }
  static constexpr q16 max() { return q16::of_raw(std::numeric_limits<std::int32_t>::max()); }
  static constexpr q16 lowest() { return -max(); }
  static constexpr q16 quiet_NaN() { return q16::nan(); }
};
