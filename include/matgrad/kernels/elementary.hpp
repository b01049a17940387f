// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/unroll.hpp>

#include <concepts>
#include <cstdint>
#include <limits>
#include <type_traits>

namespace matgrad::kernels {

template<class T>
concept real = std::same_as<T, float> || std::same_as<T, double> || std::same_as<T, long double>;

/// A number of two bytes with a fraction, under whichever name the compiler has it: _Float16, __fp16, std::float16_t.
template<class T>
concept half_precision =
    sizeof(T) == 2
    && std::is_convertible_v<T, float> && !std::is_integral_v<T> && !std::is_class_v<T> && !std::is_enum_v<T>;

template<class T>
concept complex_like = requires(T const& z) {
  z.real();
  z.imag();
};

/// The functions of other types (complex, dual numbers, ...) live beside those types. The declarations without
/// parameters stop the ordinary lookup, so that only the type's own namespace is asked.
namespace by_argument {

// the name of a function cannot be a parameter of anything else
#define MATGRAD_BY_ARGUMENT(f)                                                                                         \
  void f();                                                                                                            \
  template<class... T>                                                                                                 \
  concept has_##f = requires(T const&... x) {                                                                          \
    f(x...);                                                                                                           \
  };                                                                                                                   \
  template<class T, class... More>                                                                                     \
  constexpr auto call_##f(T const& x, More const&... more) {                                                           \
    if constexpr (has_##f<T, More...>) {                                                                               \
      return f(x, more...);                                                                                            \
    } else {                                                                                                           \
      static_assert(has_##f<T, More...>,                                                                               \
                    #f "(x): the numbers that are bound have no function " #f ": write it beside their type, or "      \
                       "bind numbers that have it, as float");                                                         \
      return x;                                                                                                        \
    }                                                                                                                  \
  }

MATGRAD_BY_ARGUMENT(abs)
MATGRAD_BY_ARGUMENT(exp)
MATGRAD_BY_ARGUMENT(log)
MATGRAD_BY_ARGUMENT(sqrt)
MATGRAD_BY_ARGUMENT(sin)
MATGRAD_BY_ARGUMENT(cos)
MATGRAD_BY_ARGUMENT(tan)
MATGRAD_BY_ARGUMENT(asin)
MATGRAD_BY_ARGUMENT(acos)
MATGRAD_BY_ARGUMENT(atan)
MATGRAD_BY_ARGUMENT(sinh)
MATGRAD_BY_ARGUMENT(cosh)
MATGRAD_BY_ARGUMENT(tanh)
MATGRAD_BY_ARGUMENT(pow)
MATGRAD_BY_ARGUMENT(magnitude)
MATGRAD_BY_ARGUMENT(is_finite)

#undef MATGRAD_BY_ARGUMENT

/// Sizes that can be compared: the answer is true or false.
template<class T>
concept has_comparable_magnitude = requires(T const& x) {
  magnitude(x) == magnitude(x) ? 0 : 0;
};

}  // namespace by_argument

// ---- The parts of a floating-point number ----

/// The unsigned integer that holds a float's or double's bits.
template<class T>
using bits_of = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;

template<class T>
inline constexpr bool has_bits = real<T> && (sizeof(T) == 4 || sizeof(T) == 8);

template<class T>
inline constexpr int fraction_bits = std::numeric_limits<T>::digits - 1;

/// The biased exponent: 0 for zero and subnormals, 2 max_exponent - 1 for infinity and NaN.
template<class T>
MATGRAD_INLINE constexpr int biased_exponent(T x) noexcept {
  constexpr bits_of<T> mask = 2 * std::numeric_limits<T>::max_exponent - 1;
  return static_cast<int>((__builtin_bit_cast(bits_of<T>, x) >> fraction_bits<T>)&mask);
}

/// Survives -ffast-math, which folds comparisons with infinity and NaN away: it looks at the bits. For a type that is
/// neither real nor complex its own `is_finite`, or true where there is none (a prime field).
template<class T>
constexpr bool is_finite(T const& x) noexcept {
  if constexpr (has_bits<T>) {
    return biased_exponent(x) != 2 * std::numeric_limits<T>::max_exponent - 1;
  } else if constexpr (real<T>) {
    // The bits of an extended type have padding, which a constant evaluation refuses to read.
    if (std::is_constant_evaluated())
      return x <= std::numeric_limits<T>::max() && x >= std::numeric_limits<T>::lowest();
    struct words {
      std::uint32_t w[sizeof(T) / 4];
    };
    auto const parts = __builtin_bit_cast(words, x);
    // x86: the exponent is in word 2's low half; quad on a little-endian machine: in the last word's high half
    if constexpr (std::numeric_limits<T>::digits == 64) return (parts.w[2] & 0x7fff) != 0x7fff;
    else return ((parts.w[sizeof(T) / 4 - 1] >> 16) & 0x7fff) != 0x7fff;
  } else if constexpr (complex_like<T>) {
    return is_finite(x.real()) && is_finite(x.imag());
  } else if constexpr (by_argument::has_is_finite<T>) {
    return by_argument::call_is_finite(x);
  } else {
    return true;
  }
}

/// 2^k, for k from min_exponent - 1 to max_exponent - 1.
template<real T>
constexpr T power_of_two(int k) noexcept {
  if constexpr (has_bits<T>) {
    constexpr int bias = std::numeric_limits<T>::max_exponent - 1;
    return __builtin_bit_cast(T, static_cast<bits_of<T>>(k + bias) << fraction_bits<T>);
  } else {
    T power = 1;
    T factor = k < 0 ? T(0.5) : T(2);
    for (int n = k < 0 ? -k : k; n != 0; n /= 2) {
      if (n & 1) power *= factor;
      if (n > 1) factor *= factor;
    }
    return power;
  }
}

/// x 2^k, rounded once. |k| up to 3 max_exponent.
template<real T>
constexpr T scale(T x, int k) noexcept {
  constexpr int most = std::numeric_limits<T>::max_exponent - 2;
  constexpr int least = std::numeric_limits<T>::min_exponent + std::numeric_limits<T>::digits;
  for (; k > most; k -= most) x *= power_of_two<T>(most);
  // Stay normal until the last factor: for that a step down leaves room for all the digits.
  for (; k < least; k -= least) x *= power_of_two<T>(least);
  return x * power_of_two<T>(k);
}

/// The e with 2^e <= |x| < 2^(e+1). x is finite and not zero.
template<real T>
constexpr int exponent_of(T x) noexcept {
  using limits = std::numeric_limits<T>;
  if (x < 0) x = -x;
  int e = 0;
  if (x < limits::min()) {
    x *= power_of_two<T>(limits::digits);
    e = -limits::digits;
  }
  if constexpr (has_bits<T>) {
    return e + biased_exponent(x) - (limits::max_exponent - 1);
  } else {
    for (int step = limits::max_exponent / 2; step != 0; step /= 2) {
      if (x >= power_of_two<T>(step)) {
        x *= power_of_two<T>(-step);
        e += step;
      } else if (x < power_of_two<T>(1 - step)) {
        x *= power_of_two<T>(step);
        e -= step;
      }
    }
    return e;
  }
}

/// 2^-k <= |x| < 2^k. Infinity and NaN are not, also under -ffast-math.
template<int k, real T>
MATGRAD_INLINE constexpr bool is_within(T x) noexcept {
  constexpr int one = std::numeric_limits<T>::max_exponent - 1;
  static_assert(0 < k && k <= one);
  if constexpr (has_bits<T>)
    return static_cast<unsigned>(biased_exponent(x) - (one - k)) < 2 * static_cast<unsigned>(k);
  else return (x < 0 ? -x : x) >= power_of_two<T>(-k) && (x < 0 ? -x : x) < power_of_two<T>(k);
}

// ---- The functions in constant evaluation ----
//
// Clang 14 folds no builtin of libm, so while compiling the functions are computed here, to 1 or 2 units in the last
// place, in double (float through double) or long double. What is not finite is returned by name, because a constant
// evaluation may not overflow.

namespace while_compiling {

/// The unevaluated sum hi + lo, lo below half a unit of hi.
template<class R>
struct two {
  R hi;
  R lo;
};

// Knuth
template<class R>
constexpr two<R> exact_sum(R a, R b) {
  R const s = a + b;
  R const t = s - a;
  return {s, (a - (s - t)) + (b - t)};
}

// Dekker
template<class R>
constexpr two<R> exact_product(R a, R b) {
  constexpr R splitter = power_of_two<R>((std::numeric_limits<R>::digits + 1) / 2) + 1;
  R const ah = splitter * a - (splitter * a - a);
  R const bh = splitter * b - (splitter * b - b);
  R const al = a - ah;
  R const bl = b - bh;
  R const p = a * b;
  return {p, ((ah * bh - p) + ah * bl + al * bh) + al * bl};
}

template<class R>
constexpr two<R> operator+(two<R> a, two<R> b) {
  auto const s = exact_sum(a.hi, b.hi);
  return exact_sum(s.hi, s.lo + a.lo + b.lo);
}

template<class R>
constexpr two<R> operator*(two<R> a, two<R> b) {
  auto const p = exact_product(a.hi, b.hi);
  return exact_sum(p.hi, p.lo + (a.hi * b.lo + a.lo * b.hi));
}

template<class R>
constexpr two<R> quotient(R a, two<R> b) {
  R const q = a / b.hi;
  auto const p = exact_product(q, b.hi);
  return exact_sum(q, (((a - p.hi) - p.lo) - q * b.lo) / b.hi);
}

/// ln 2 and pi/2, 32 bits a word, so that a small integer times a word is exact.
inline constexpr int words = 5 + (std::numeric_limits<long double>::digits > 64 ? 3 : 0);
inline constexpr std::uint32_t ln_2[] = {0xb17217f7, 0xd1cf79ab, 0xc9e3b398, 0x03f2f6af,
                                         0x40f34326, 0x7298b62d, 0x8a0d175b, 0x8baafa2b};
inline constexpr std::uint32_t half_pi[] = {0xc90fdaa2, 0x2168c234, 0xc4c6628b, 0x80dc1cd1,
                                            0x29024e08, 0x8a67cc74, 0x020bbea6, 0x3b139b22};

/// x + k c, where c is 0.word word ... 2^shift and |k| < 2^20.
template<class R>
constexpr two<R> add_multiple(R x, long k, std::uint32_t const (&constant)[8], int shift) {
  two<R> sum{x, R(0)};
  for (int i = 0; i < words; ++i) {
    auto const s = exact_sum(sum.hi, R(k) * R(constant[i]) * power_of_two<R>(shift - 32 * (i + 1)));
    sum = {s.hi, s.lo + sum.lo};
  }
  return exact_sum(sum.hi, sum.lo);
}

template<class R>
constexpr long nearest_integer(R x) {
  return static_cast<long>(x < 0 ? x - R(0.5) : x + R(0.5));
}

template<class R>
constexpr R exp(two<R> x) {
  using limits = std::numeric_limits<R>;
  if (x.hi != x.hi) return x.hi;
  if (x.hi > R(limits::max_exponent)) return limits::infinity();
  if (x.hi < R(limits::min_exponent - limits::digits)) return R(0);
  // exp x = 2^k exp r, |r| < 0.35
  long const k = nearest_integer(x.hi * R(1.44269504088896340736L));
  auto const reduced = add_multiple(x.hi, -k, ln_2, 0);
  auto const r = exact_sum(reduced.hi, reduced.lo + x.lo);
  R tail = 1;  // 1 + r/3 (1 + r/4 (...)
  for (int n = limits::digits / 4 + 6; n > 2; --n) tail = 1 + tail * r.hi / R(n);
  R const power = 1 + (r.hi + (r.lo + r.hi * r.hi / 2 * tail));
  if (k > limits::max_exponent || (k == limits::max_exponent && power >= 1)) return limits::infinity();
  if (k < limits::min_exponent - limits::digits - 1) return R(0);
  return scale(power, static_cast<int>(k));
}

/// log x = k log 2 + log m, sqrt(1/2) <= m < sqrt 2.
template<class R>
constexpr int split_for_log(R& x) {
  int k = exponent_of(x);
  x = scale(x, -k);
  if (x >= R(1.41421356237309504880L)) {
    x /= 2;
    ++k;
  }
  return k;
}

template<class R>
constexpr R log(R x) {
  using limits = std::numeric_limits<R>;
  if (x != x || x > limits::max()) return x;
  if (x == 0) return -limits::infinity();
  if (x < 0) return limits::quiet_NaN();
  R const k = R(split_for_log(x));
  // With f = m - 1, s = f / (2 + f): log m = 2 artanh s = f - (f²/2 - s (f²/2 + 2s²/3 + 2s⁴/5 + ...)), as in fdlibm
  R const f = x - 1;
  R const s = f / (2 + f);
  R const z = s * s;
  R series = 0;
  for (int n = limits::digits / 5 + 3; n > 0; --n) series = z * (series + R(2) / R(2 * n + 1));
  R const half_square = f * f / 2;
  auto const ln2 = add_multiple(R(0), 1, ln_2, 0);
  R const ln2_hi = R(ln_2[0]) * power_of_two<R>(-32);
  R const ln2_lo = (ln2.hi - ln2_hi) + ln2.lo;
  return k * ln2_hi - ((half_square - (s * (half_square + series) + k * ln2_lo)) - f);
}

/// log x to twice the digits, x positive and finite.
template<class R>
constexpr two<R> long_log(R x) {
  int const k = split_for_log(x);
  auto const s = quotient(x - 1, exact_sum(x, R(1)));
  auto const z = s * s;
  two<R> series{R(0), R(0)};
  for (int n = std::numeric_limits<R>::digits / 4 + 6; n >= 0; --n)
    series = series * z + quotient(R(2), two<R>{R(2 * n + 1), R(0)});
  return add_multiple(R(0), k, ln_2, 0) + s * series;
}

template<class R>
constexpr R pow(R a, R b) {
  using limits = std::numeric_limits<R>;
  if (b == 0 || a == 1) return R(1);
  if (a != a || b != b) return limits::quiet_NaN();
  R const size = b < 0 ? -b : b;
  bool const integer = size >= power_of_two<R>(62) || R(static_cast<long long>(size)) == size;
  bool const odd = integer && size < power_of_two<R>(62) && static_cast<long long>(size) % 2 != 0;
  R const base = a < 0 ? -a : a;
  bool const negative = odd && __builtin_copysign(1.0, static_cast<double>(a)) < 0;
  R power = 0;
  if (base == 1 && (integer || size > limits::max())) power = R(1);
  else if (size > limits::max() || base == 0 || base > limits::max())
    power = (base > 1) == (b > 0) ? limits::infinity() : R(0);
  else if (a < 0 && !integer) return limits::quiet_NaN();
  else if (auto const l = long_log(base); size > R(2 * limits::max_exponent) / (l.hi < 0 ? -l.hi : l.hi))
    power = (base > 1) == (b > 0) ? limits::infinity() : R(0);
  else power = exp(l * two<R>{b, R(0)});
  return negative ? -power : power;
}

template<class R>
constexpr R sqrt(R x) {
  using limits = std::numeric_limits<R>;
  if (x != x || x == 0 || x > limits::max()) return x;
  if (x < 0) return limits::quiet_NaN();
  int const e = exponent_of(x) / 2;
  R const m = scale(x, -2 * e);
  R root = (1 + m) / 2;
  for (R next = root; (next = (root + m / root) / 2) < root;) root = next;
  // One step with the exact residual rounds correctly.
  auto const square = exact_product(root, root);
  root += ((m - square.hi) - square.lo) / (2 * root);
  return scale(root, e);
}

/// Where the reduction below is accurate.
template<class R>
constexpr bool is_reducible(R x) {
  return x < R(1 << 20) && x > -R(1 << 20);
}

/// sin(x + quarters pi/2), for a reducible x.
template<class R>
constexpr R sin(R x, long quarters) {
  using limits = std::numeric_limits<R>;
  if (x == 0 && quarters == 0) return x;
  long const k = nearest_integer(x * R(0.63661977236758134308L));
  auto const r = add_multiple(x, -k, half_pi, 1);
  quarters += k;
  bool const cosine = quarters & 1;
  R const z = r.hi * r.hi;
  // r - z r/6 (1 - z/(4 5) (1 - z/(6 7) (...))) and 1 - z/2 + z²/24 (1 - z/(5 6) (1 - ...))
  R tail = 1;
  int const first = cosine ? 5 : 4;
  for (int n = first + 2 * (limits::digits / 5); n >= first; n -= 2) tail = 1 - z * tail / R(n * (n + 1));
  R const w = 1 - z / 2;
  R const value =
      cosine ? w + (((1 - w) - z / 2) + (z * z / 24 * tail - r.hi * r.lo)) : r.hi + (r.lo * w - r.hi * z / 6 * tail);
  return quarters & 2 ? -value : value;
}

/// A result of double rounded to float; too large becomes infinity.
constexpr float to_float(double x) {
  constexpr double bound = 0x1.ffffffp127;
  if (x >= bound || x <= -bound)
    return x > 0 ? std::numeric_limits<float>::infinity() : -std::numeric_limits<float>::infinity();
  return static_cast<float>(x);
}

}  // namespace while_compiling

// ---- The functions ----
//
// At run time the compiler's builtins, while compiling the code above (sin and cos beyond 2^20: the builtin, which GCC
// folds and clang refuses), for other types the type's own functions.

template<class T>
MATGRAD_INLINE constexpr auto abs(T const& x) {
  if constexpr (!real<T>) return by_argument::call_abs(x);
  else if constexpr (std::same_as<T, float>) return __builtin_fabsf(x);
  else if constexpr (std::same_as<T, double>) return __builtin_fabs(x);
  else return __builtin_fabsl(x);
}

template<class T>
MATGRAD_INLINE constexpr auto exp(T const& x) {
  if constexpr (!real<T>) {
    return by_argument::call_exp(x);
  } else if (std::is_constant_evaluated()) {
    if constexpr (std::same_as<T, float>)
      return while_compiling::to_float(while_compiling::exp(while_compiling::two<double>{static_cast<double>(x), 0}));
    else return while_compiling::exp(while_compiling::two<T>{x, 0});
  } else {
    if constexpr (std::same_as<T, float>) return __builtin_expf(x);
    else if constexpr (std::same_as<T, double>) return __builtin_exp(x);
    else return __builtin_expl(x);
  }
}

template<class T>
MATGRAD_INLINE constexpr auto log(T const& x) {
  if constexpr (!real<T>) {
    return by_argument::call_log(x);
  } else if (std::is_constant_evaluated()) {
    if constexpr (std::same_as<T, float>)
      return while_compiling::to_float(while_compiling::log(static_cast<double>(x)));
    else return while_compiling::log(x);
  } else {
    if constexpr (std::same_as<T, float>) return __builtin_logf(x);
    else if constexpr (std::same_as<T, double>) return __builtin_log(x);
    else return __builtin_logl(x);
  }
}

template<class T>
MATGRAD_INLINE constexpr auto sqrt(T const& x) {
  if constexpr (!real<T>) {
    return by_argument::call_sqrt(x);
  } else if (std::is_constant_evaluated()) {
    if constexpr (std::same_as<T, float>)
      return while_compiling::to_float(while_compiling::sqrt(static_cast<double>(x)));
    else return while_compiling::sqrt(x);
  } else {
    if constexpr (std::same_as<T, float>) return __builtin_sqrtf(x);
    else if constexpr (std::same_as<T, double>) return __builtin_sqrt(x);
    else return __builtin_sqrtl(x);
  }
}

template<class T>
MATGRAD_INLINE constexpr auto sin(T const& x) {
  if constexpr (!real<T>) {
    return by_argument::call_sin(x);
  } else if (std::is_constant_evaluated() && while_compiling::is_reducible(x)) {
    if constexpr (std::same_as<T, float>)
      return while_compiling::to_float(while_compiling::sin(static_cast<double>(x), 0));
    else return while_compiling::sin(x, 0);
  } else {
    if constexpr (std::same_as<T, float>) return __builtin_sinf(x);
    else if constexpr (std::same_as<T, double>) return __builtin_sin(x);
    else return __builtin_sinl(x);
  }
}

template<class T>
MATGRAD_INLINE constexpr auto cos(T const& x) {
  if constexpr (!real<T>) {
    return by_argument::call_cos(x);
  } else if (std::is_constant_evaluated() && while_compiling::is_reducible(x)) {
    if constexpr (std::same_as<T, float>)
      return while_compiling::to_float(while_compiling::sin(static_cast<double>(x), 1));
    else return while_compiling::sin(x, 1);
  } else {
    if constexpr (std::same_as<T, float>) return __builtin_cosf(x);
    else if constexpr (std::same_as<T, double>) return __builtin_cos(x);
    else return __builtin_cosl(x);
  }
}

template<class T, class U>
MATGRAD_INLINE constexpr auto pow(T const& x, U const& y) {
  if constexpr (!real<T>) {
    return by_argument::call_pow(x, y);
  } else if constexpr (std::is_arithmetic_v<U> && !std::same_as<T, U>) {
    return kernels::pow(x, static_cast<T>(y));
  } else if constexpr (!real<U>) {
    return by_argument::call_pow(x, y);
  } else if (std::is_constant_evaluated()) {
    if constexpr (std::same_as<T, float>)
      return while_compiling::to_float(while_compiling::pow(static_cast<double>(x), static_cast<double>(y)));
    else return while_compiling::pow(x, y);
  } else {
    if constexpr (std::same_as<T, float>) return __builtin_powf(x, y);
    else if constexpr (std::same_as<T, double>) return __builtin_pow(x, y);
    else return __builtin_powl(x, y);
  }
}

/// Numbers with an order: x < y is true or false.
template<class T>
concept ordered = requires(T const& x) {
  { x < x } -> std::same_as<bool>;
};

/// How large a number is, for pivoting: |x| of a real number, |re| + |im| of a complex one, else the type's own
/// `magnitude`, whose results can be compared.
template<class T>
MATGRAD_INLINE constexpr auto magnitude(T const& x) {
  if constexpr (real<T>) return kernels::abs(x);
  else if constexpr (complex_like<T>) return kernels::abs(x.real()) + kernels::abs(x.imag());
  else if constexpr (by_argument::has_magnitude<T>) return by_argument::call_magnitude(x);
  else return by_argument::call_magnitude(x), 0;  // refused there; what can be compared: one mistake, one error
}

template<class T>
inline constexpr bool has_size = real<T> || complex_like<T> || by_argument::has_comparable_magnitude<T>;

/// Numbers in steps of the same width, numeric_limits' epsilon, as that says it: with fractions and without an exponent.
template<class T>
inline constexpr bool is_fixed_point = [] {
  using limits = std::numeric_limits<T>;
  if constexpr (limits::is_specialized) return !limits::is_integer && limits::max_exponent == 0;
  else return false;
}();

/// `count` rounding errors of numbers of this size; 0 of a type whose precision is not known.
template<class R>
MATGRAD_INLINE constexpr R rounding_errors(R const& size, int count) {
  using limits = std::numeric_limits<R>;
  if constexpr (!limits::is_specialized) {
    return R{0};
  } else {
    R const errors = limits::epsilon() * static_cast<R>(count);
    if constexpr (is_fixed_point<R>)
      if (size < R{1}) return errors;
    return errors * size;
  }
}

// ---- Products of many factors ----

/// A number of each of several problems (lanes.hpp), of which f(k) gives the k-th.
template<class T, class F>
constexpr T lane_by_lane(F f) {
  T result = f(0);
  for (int k = 1; k < T::count; ++k) result.set(k, f(k));
  return result;
}
template<class T>
concept in_lanes = requires {
  typename T::mask;
};

/// factor(0) ... factor(n - 1), right wherever the product itself is representable, even if a part of it is not.
template<class Extent, class F>
constexpr auto product_of(Extent n, F const& factor) {
  auto product = factor(0);
  using T = decltype(product);
  if constexpr (in_lanes<T>) {
    return lane_by_lane<T>([&](int k) { return product_of(n, [&](int i) { return factor(i)[k]; }); });
  } else if constexpr (!real<T>) {
    for (int i = 1; i < n; ++i) product = product * factor(i);
    return product;
  } else {
    constexpr int normal = std::numeric_limits<T>::max_exponent - 2;
    bool safe = is_within<normal>(product);
    if (!std::is_constant_evaluated())  // where an overflow would be an error
      for (int i = 1; i < n; ++i) {
        product *= factor(i);
        safe = safe && is_within<normal>(product);
      }
    if (!std::is_constant_evaluated() && safe) return product;
    T mantissa = 1;
    int exponent = 0;
    for (int i = 0; i < n; ++i) {
      mantissa *= factor(i);
      if (mantissa == 0 || !is_finite(mantissa)) return mantissa;
      int const e = exponent_of(mantissa);
      mantissa = scale(mantissa, -e);
      exponent += e;
    }
    return scale(mantissa, exponent);
  }
}

/// log x₀ + ... + log xₙ₋₁ of positive numbers, with few logarithms: of products that can neither over- nor underflow.
template<class T>
[[gnu::noinline, gnu::cold]] constexpr T log_of_product_with_care(T const* x, int n) {
  constexpr int half = std::numeric_limits<T>::max_exponent / 2 - 1;
  T product = x[0], sum = 0;
  for (int i = 1; i < n; ++i)
    if (is_within<half>(product) && is_within<half>(x[i])) {
      product *= x[i];
    } else {
      sum += kernels::log(product);
      product = x[i];
    }
  return sum + kernels::log(product);
}

/// log |factor(0)| + ... + log |factor(n - 1)|: with one logarithm, where the product of every two is so near 1 that that of
/// all is in range.
template<class Extent, class F>
constexpr auto log_of_product(Extent n, F const& factor) {
  using T = std::remove_cvref_t<decltype(factor(0))>;
  if constexpr (in_lanes<T>) {
    return lane_by_lane<T>([&](int k) { return log_of_product(n, [&](int i) { return factor(i)[k]; }); });
  } else if constexpr (!real<T>) {
    auto sum = kernels::log(kernels::abs(factor(0)));
    for (int i = 1; i < n; ++i) sum = sum + kernels::log(kernels::abs(factor(i)));
    return sum;
  } else {
    constexpr int count = Extent::value, pairs = (count + 1) / 2;
    constexpr int most = (std::numeric_limits<T>::max_exponent - 2) / pairs;
    constexpr bool unroll = is_written_out(work_of<Extent>, count);
    T x[count];
    each(extent_if<unroll>(n), [&](int i) MATGRAD_INLINE { x[i] = kernels::abs(factor(i)); });
    if (!__builtin_is_constant_evaluated()) {  // where an overflow would be an error
      T product = 1;
      bool is_safe = true;
      each(extent_if<unroll>(extent_constant<pairs>{}), [&](int k) MATGRAD_INLINE {
        T const pair = 2 * k + 1 < count ? x[2 * k] * x[2 * k + 1] : x[2 * k];
        is_safe = is_safe && is_within<most>(pair);
        product = k == 0 ? pair : product * pair;
      });
      if (is_safe) [[likely]] return kernels::log(product);
    }
    return log_of_product_with_care(x, count);
  }
}

}  // namespace matgrad::kernels
