// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

namespace matgrad {

/// An exact coefficient: a fraction in lowest terms, its denominator positive.
struct rational {
  long long numerator = 0;
  long long denominator = 1;

  constexpr rational() = default;
  constexpr rational(long long n, long long d = 1) : numerator(n), denominator(d) {
    if (d == 1) return;
    auto a = n < 0 ? -n : n, b = d < 0 ? -d : d;
    while (b != 0) {
      auto rest = a % b;
      a = b;
      b = rest;
    }
    if (a == 0) a = 1;
    if (d < 0) a = -a;
    numerator = n / a;
    denominator = d / a;
  }

  constexpr bool operator==(rational const&) const = default;
  constexpr bool is_integer() const { return denominator == 1; }
  constexpr rational operator-() const {
    auto result = *this;
    result.numerator = -numerator;
    return result;
  }
};

constexpr rational operator+(rational a, rational b) {
  return {a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator};
}
constexpr rational operator-(rational a, rational b) { return a + -b; }
constexpr rational operator*(rational a, rational b) {
  return {a.numerator * b.numerator, a.denominator * b.denominator};
}
constexpr rational operator/(rational a, rational b) {
  return {a.numerator * b.denominator, a.denominator * b.numerator};
}
constexpr bool operator<(rational a, rational b) { return a.numerator * b.denominator < b.numerator * a.denominator; }
constexpr rational pow(rational a, long long k) {
  rational result = 1;
  for (auto n = k < 0 ? -k : k; n > 0; --n) result = result * a;
  return k < 0 ? rational(1) / result : result;
}

}  // namespace matgrad
