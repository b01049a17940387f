// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/elementary.hpp>
#include <matgrad/kernels/hyperbolic.hpp>
#include <matgrad/kernels/pack.hpp>
#include <matgrad/kernels/trigonometric.hpp>

// A scalar that is W numbers, one of each of W problems: a kernel that runs on it solves W problems at once, whatever their
// size. There is no branch between lanes: comparing gives a mask, by which `select` chooses lane by lane.
namespace matgrad::kernels {

/// √x of each lane, by the machine where it has an instruction for that.
template<class T, int W>
MATGRAD_INLINE inline pack<T, W> square_root_of_each(pack<T, W> x) {
#if __has_builtin(__builtin_elementwise_sqrt)
  return __builtin_elementwise_sqrt(x);
#else
#ifdef __SSE2__
  if constexpr (std::is_same_v<T, double> && W == 2) return __builtin_ia32_sqrtpd(x);
  if constexpr (std::is_same_v<T, float> && W == 4) return __builtin_ia32_sqrtps(x);
#endif
#ifdef __AVX__
  if constexpr (std::is_same_v<T, double> && W == 4) return __builtin_ia32_sqrtpd256(x);
  if constexpr (std::is_same_v<T, float> && W == 8) return __builtin_ia32_sqrtps256(x);
#endif
  for (int k = 0; k < W; ++k) x[k] = kernels::sqrt(T(x[k]));
  return x;
#endif
}

/// Which of W problems: what comparing lanes gives.
template<class T, int W>
struct lane_mask {
  using words = decltype(pack<T, W>{} < pack<T, W>{});
  words bits;  // of a lane that is meant all are 1, else 0

  lane_mask() = default;
  MATGRAD_INLINE constexpr lane_mask(words const& x) : bits(x) {}
  MATGRAD_INLINE constexpr lane_mask(bool everywhere) : bits(everywhere ? ~words{} : words{}) {}

  MATGRAD_INLINE bool operator[](int k) const { return bits[k] != 0; }

  MATGRAD_INLINE friend lane_mask operator&(lane_mask a, lane_mask b) { return a.bits & b.bits; }
  MATGRAD_INLINE friend lane_mask operator|(lane_mask a, lane_mask b) { return a.bits | b.bits; }
  MATGRAD_INLINE friend lane_mask operator!(lane_mask a) { return ~a.bits; }
  MATGRAD_INLINE lane_mask& operator&=(lane_mask b) { return *this = *this & b; }
  MATGRAD_INLINE lane_mask& operator|=(lane_mask b) { return *this = *this | b; }

  MATGRAD_INLINE friend bool all(lane_mask a) {
    return a.reduced(~0ull, [](auto x, auto y) { return x & y; }) == ~0ull;
  }
  MATGRAD_INLINE friend bool any(lane_mask a) {
    return a.reduced(0, [](auto x, auto y) { return x | y; }) != 0;
  }
  MATGRAD_INLINE friend bool none(lane_mask a) { return !any(a); }

private:
  template<class Join>
  MATGRAD_INLINE unsigned long long reduced(unsigned long long value, Join join) const {
    struct parts {
      unsigned long long of[sizeof(words) / 8];
    };
    auto const split = __builtin_bit_cast(parts, bits);
    for (auto part : split.of) value = join(value, part);
    return value;
  }
};

/// W numbers of the type T, one of each of W problems.
template<class T, int W>
struct lanes {
  static_assert(W > 1, "lanes<T, W>: of one problem a number is a T");
  static constexpr int count = W;
  using number = T;
  using mask = lane_mask<T, W>;

  pack<T, W> values;

  lanes() = default;
  // by name: GCC copies what is trivial in shorter pieces, and then waits for them to be whole again
  MATGRAD_INLINE lanes(lanes const& x) : values(x.values) {}
  MATGRAD_INLINE lanes& operator=(lanes const& x) {
    values = x.values;
    return *this;
  }
  MATGRAD_INLINE explicit lanes(pack<T, W> const& x) : values(x) {}
  /// The same number for every problem.
  template<class Number>
    requires(std::is_arithmetic_v<Number>)
  MATGRAD_INLINE lanes(Number x) : values(spread<W>(static_cast<T>(x))) {}

  MATGRAD_INLINE T operator[](int k) const { return values[k]; }
  MATGRAD_INLINE void set(int k, T x) { values[k] = x; }

  // clang-format off
  MATGRAD_INLINE friend lanes operator+(lanes const& x, lanes const& y) { return lanes(x.values + y.values); }
  MATGRAD_INLINE friend lanes operator-(lanes const& x, lanes const& y) { return lanes(x.values - y.values); }
  MATGRAD_INLINE friend lanes operator*(lanes const& x, lanes const& y) { return lanes(x.values * y.values); }
  MATGRAD_INLINE friend lanes operator/(lanes const& x, lanes const& y) { return lanes(x.values / y.values); }
  MATGRAD_INLINE friend lanes operator-(lanes const& x) { return lanes(-x.values); }
  MATGRAD_INLINE lanes& operator+=(lanes const& x) { return *this = *this + x; }
  MATGRAD_INLINE lanes& operator-=(lanes const& x) { return *this = *this - x; }
  MATGRAD_INLINE lanes& operator*=(lanes const& x) { return *this = *this * x; }
  MATGRAD_INLINE lanes& operator/=(lanes const& x) { return *this = *this / x; }

  MATGRAD_INLINE friend constexpr mask operator==(lanes const& x, lanes const& y) { return x.values == y.values; }
  MATGRAD_INLINE friend constexpr mask operator!=(lanes const& x, lanes const& y) { return x.values != y.values; }
  MATGRAD_INLINE friend constexpr mask operator<(lanes const& x, lanes const& y) { return x.values < y.values; }
  MATGRAD_INLINE friend constexpr mask operator>(lanes const& x, lanes const& y) { return x.values > y.values; }
  MATGRAD_INLINE friend constexpr mask operator<=(lanes const& x, lanes const& y) { return x.values <= y.values; }
  MATGRAD_INLINE friend constexpr mask operator>=(lanes const& x, lanes const& y) { return x.values >= y.values; }

  MATGRAD_INLINE friend lanes abs(lanes const& x) { return without_sign(x); }
  MATGRAD_INLINE friend lanes magnitude(lanes const& x) { return without_sign(x); }
  MATGRAD_INLINE friend lanes sqrt(lanes const& x) { return lanes(square_root_of_each<T, W>(x.values)); }
  friend lanes exp(lanes const& x) { return lane_by_lane<lanes>([&](int k) { return kernels::exp(x[k]); }); }
  friend lanes log(lanes const& x) { return lane_by_lane<lanes>([&](int k) { return kernels::log(x[k]); }); }
  friend lanes sin(lanes const& x) { return lane_by_lane<lanes>([&](int k) { return kernels::sin(x[k]); }); }
  friend lanes cos(lanes const& x) { return lane_by_lane<lanes>([&](int k) { return kernels::cos(x[k]); }); }
  friend lanes tan(lanes const& x) { return lane_by_lane<lanes>([&](int k) { return kernels::tan(x[k]); }); }
  friend lanes asin(lanes const& x) { return lane_by_lane<lanes>([&](int k) { return kernels::asin(x[k]); }); }
  friend lanes acos(lanes const& x) { return lane_by_lane<lanes>([&](int k) { return kernels::acos(x[k]); }); }
  friend lanes atan(lanes const& x) { return lane_by_lane<lanes>([&](int k) { return kernels::atan(x[k]); }); }
  friend lanes sinh(lanes const& x) { return lane_by_lane<lanes>([&](int k) { return kernels::sinh(x[k]); }); }
  friend lanes cosh(lanes const& x) { return lane_by_lane<lanes>([&](int k) { return kernels::cosh(x[k]); }); }
  friend lanes tanh(lanes const& x) { return lane_by_lane<lanes>([&](int k) { return kernels::tanh(x[k]); }); }
  friend lanes pow(lanes const& x, lanes const& y) {
    return lane_by_lane<lanes>([&](int k) { return kernels::pow(x[k], y[k]); });
  }
  // clang-format on

private:
  using words = typename mask::words;

  MATGRAD_INLINE static lanes without_sign(lanes const& x) {
    auto const sign = __builtin_bit_cast(words, lanes(T(-0.0)).values);
    return lanes(__builtin_bit_cast(decltype(values), __builtin_bit_cast(words, x.values) & ~sign));
  }
};

/// x where the mask says so, else y.
template<class T, int W>
MATGRAD_INLINE inline lanes<T, W> select(lane_mask<T, W> m, lanes<T, W> const& x, lanes<T, W> const& y) {
  return lanes<T, W>(m.bits ? x.values : y.values);
}

/// Which lanes are neither infinite nor NaN; it looks at the bits, as is_finite does, and so survives -ffast-math.
template<class T, int W>
MATGRAD_INLINE inline lane_mask<T, W> finite(lanes<T, W> const& x) {
  using words = typename lane_mask<T, W>::words;
  using word = std::make_signed_t<bits_of<T>>;
  constexpr auto exponent =
      static_cast<word>(bits_of<T>{2 * std::numeric_limits<T>::max_exponent - 1} << fraction_bits<T>);
  return (__builtin_bit_cast(words, x.values) & exponent) != exponent;
}

}  // namespace matgrad::kernels
