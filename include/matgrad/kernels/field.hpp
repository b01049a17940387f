// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <concepts>
#include <cstdint>

namespace matgrad::kernels {

/// The prime field of p = 2146664519 elements, in which formulas are compared exactly.
///
/// (p - 1)/2 is prime too, so that the squares form a group of prime order: in it every root is unique and every exact
/// exponent has one meaning. -1 is no square and the
/// primes up to 43 are squares, so that "is a square" behaves like "is positive".
///
/// This is the hottest code of the library while compiling: the operators change a parameter and return it, because a
/// constructor call would double their cost in the compilers' interpreters.
struct field {
  static constexpr std::uint32_t p = 2146664519;

  std::uint32_t value = 0;  // always below p

  constexpr field() = default;

  constexpr field(std::integral auto n) {
    if constexpr (std::signed_integral<decltype(n)>) {
      std::int64_t const r = n % std::int64_t{p};
      value = static_cast<std::uint32_t>(r < 0 ? r + std::int64_t{p} : r);
    } else {
      value = static_cast<std::uint32_t>(n % std::uint64_t{p});
    }
  }

  /// Exact: a finite double is m 2^e. An infinity or a NaN has no counterpart; the caller keeps them out.
  constexpr field(double x) {
    auto const bits = __builtin_bit_cast(std::uint64_t, x);
    auto const exponent = static_cast<int>(bits >> 52) & 0x7ff;
    auto const fraction = bits & 0xfffffffffffffu;
    value = static_cast<std::uint32_t>((exponent == 0 ? fraction : fraction | (std::uint64_t{1} << 52)) % p);
    int e = (exponent == 0 ? 1 : exponent) - 1075;
    field const two = e < 0 ? reciprocal(field(2)) : field(2);
    for (e = e < 0 ? -e : e; e > 0; --e) *this = *this * two;
    if (bits >> 63) *this = -*this;
  }

  constexpr field(float x) : field(static_cast<double>(x)) {}
  constexpr field(long double x) : field(static_cast<double>(x)) {}

  friend constexpr bool operator==(field a, field b) { return a.value == b.value; }

  friend constexpr field operator+(field a, field b) {
    a.value += b.value;
    if (a.value >= p) a.value -= p;
    return a;
  }
  friend constexpr field operator-(field a, field b) {
    a.value -= b.value;
    if (a.value >= p)  // a negative difference has wrapped around
      a.value += p;
    return a;
  }
  friend constexpr field operator*(field a, field b) {
    a.value = static_cast<std::uint32_t>(static_cast<std::uint64_t>(a.value) * b.value % p);
    return a;
  }
  /// a / 0 is 0: who divides asks first whether the divisor is zero.
  friend constexpr field operator/(field a, field b) { return a * reciprocal(b); }
  friend constexpr field operator-(field a) {
    if (a.value != 0) a.value = p - a.value;
    return a;
  }

  constexpr field& operator+=(field b) { return *this = *this + b; }
  constexpr field& operator-=(field b) { return *this = *this - b; }
  constexpr field& operator*=(field b) { return *this = *this * b; }
  constexpr field& operator/=(field b) { return *this = *this / b; }

  /// For pivoting: every nonzero element is as good as any other.
  friend constexpr int magnitude(field a) { return a.value != 0; }

  /// a⁻¹, and 0 for 0. Euclid's algorithm, two steps a turn so that nothing is swapped: r = ±x a (mod p), s = ±y a.
  friend constexpr field reciprocal(field a) {
    std::uint32_t r = p;
    std::uint32_t s = a.value;
    std::uint32_t x = 0;
    std::uint32_t y = 1;
    if (s == 0) return a;
    while (true) {
      if (s == 1) {
        a.value = y;
        return a;
      }
      std::uint32_t q = r / s;
      r -= q * s;
      x += q * y;
      if (r == 1) {
        a.value = p - x;
        return a;
      }
      q = s / r;
      s -= q * r;
      y += q * x;
    }
  }

  /// Whether a = b² for some b. The Jacobi symbol (a | p) by reciprocity: fewer steps than Euler's a^((p-1)/2).
  constexpr bool is_square() const {
    std::uint32_t a = value;
    std::uint32_t n = p;
    std::uint32_t flips = 0;  // bit 1 is the sign of the symbol
    if (a == 0) return true;
    while (true) {
      int const twos = __builtin_ctz(a);
      a >>= twos;
      if (twos & 1) flips ^= (n ^ (n >> 1)) & 2;  // (2 | n) = -1 for n = 3, 5 mod 8, where bits 1 and 2 differ
      if (a == 1) return (flips & 2) == 0;
      flips ^= a & n;  // (a | n) = -(n | a) when both are 3 mod 4
      std::uint32_t const rest = n % a;
      n = a;
      a = rest;
    }
  }

  /// Of the two roots of a square the one that is itself a square (p = 3 mod 4: exactly one is): a^((p+1)/4).
  /// Of a non-square, the root of -a.
  constexpr field sqrt() const {
    std::uint64_t power = value, root = 1;
    for (auto k = (p + 1) / 4; k != 0; k >>= 1) {
      if (k & 1U) root = root * power % p;
      power = power * power % p;
    }
    field result = *this;
    result.value = static_cast<std::uint32_t>(root);
    return result;
  }
};

/// r x c numbers that live elsewhere, column by column.
struct field_matrix {
  using scalar = field;

  field* data;
  int r;
  int c;

  constexpr int rows() const { return r; }
  constexpr int cols() const { return c; }
  constexpr field& operator()(int i, int j) const { return data[i + r * j]; }
};

}  // namespace matgrad::kernels
