// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/field.hpp>

namespace matgrad::kernels {

/// out = A⁻¹ by elimination; false if A is singular. Exact, so any nonzero pivot will do.
constexpr bool exact_inverse(field_matrix out, field_matrix const& A) {
  int n = A.rows();
  for (int j = 0; j < n; ++j)
    for (int i = 0; i < n; ++i) out(i, j) = field(i == j);
  // works on a copy of A, column operations on both: A E = I
  auto* copied = new field[static_cast<unsigned>(n * n)];
  for (int i = 0; i < n * n; ++i) copied[i] = A.data[i];
  field_matrix B{copied, n, n};
  bool regular = true;
  for (int k = 0; k < n && regular; ++k) {
    int pivot = k;
    while (pivot < n && B(k, pivot) == field(0)) ++pivot;
    regular = pivot < n;
    if (!regular) break;
    auto scale = reciprocal(B(k, pivot));
    for (int i = 0; i < n; ++i) {
      auto b = B(i, pivot), o = out(i, pivot);
      B(i, pivot) = B(i, k), out(i, pivot) = out(i, k);
      B(i, k) = b * scale, out(i, k) = o * scale;
    }
    for (int j = 0; j < n; ++j) {
      auto factor = B(k, j);
      if (j == k || factor == field(0)) continue;
      for (int i = k; i < n; ++i) B(i, j) = B(i, j) - factor * B(i, k);
      for (int i = 0; i < n; ++i) out(i, j) = out(i, j) - factor * out(i, k);
    }
  }
  delete[] copied;
  return regular;
}

/// Solves A x = c in place, c becomes x; false if A is singular. A is destroyed.
constexpr bool exact_solve(field_matrix A, field* c) {
  int n = A.rows();
  for (int k = 0; k < n; ++k) {
    int pivot = k;
    while (pivot < n && A(pivot, k) == field(0)) ++pivot;
    if (pivot == n) return false;
    if (pivot != k) {
      for (int j = k; j < n; ++j) {
        auto a = A(k, j);
        A(k, j) = A(pivot, j);
        A(pivot, j) = a;
      }
      auto a = c[k];
      c[k] = c[pivot];
      c[pivot] = a;
    }
    auto scale = reciprocal(A(k, k));
    for (int i = k + 1; i < n; ++i) {
      if (A(i, k) == field(0)) continue;
      auto factor = A(i, k) * scale;
      for (int j = k + 1; j < n; ++j) A(i, j) = A(i, j) - factor * A(k, j);
      c[i] = c[i] - factor * c[k];
    }
    A(k, k) = scale;
  }
  for (int k = n - 1; k >= 0; --k) {
    for (int j = k + 1; j < n; ++j) c[k] = c[k] - A(k, j) * c[j];
    c[k] = c[k] * A(k, k);
  }
  return true;
}

constexpr field exact_determinant(field_matrix const& A) {
  int n = A.rows();
  auto* copied = new field[static_cast<unsigned>(n * n)];
  for (int i = 0; i < n * n; ++i) copied[i] = A.data[i];
  field_matrix B{copied, n, n};
  field result(1);
  for (int k = 0; k < n; ++k) {
    int pivot = k;
    while (pivot < n && B(k, pivot) == field(0)) ++pivot;
    if (pivot == n) {
      result = field(0);
      break;
    }
    if (pivot != k) {
      result = -result;
      for (int i = k; i < n; ++i) {
        auto b = B(i, pivot);
        B(i, pivot) = B(i, k);
        B(i, k) = b;
      }
    }
    result = result * B(k, k);
    auto scale = reciprocal(B(k, k));
    for (int j = k + 1; j < n; ++j) {
      auto factor = B(k, j) * scale;
      if (factor == field(0)) continue;
      for (int i = k; i < n; ++i) B(i, j) = B(i, j) - factor * B(i, k);
    }
  }
  delete[] copied;
  return result;
}

/// A fixed random function: the same for the same argument, unlike for others.
constexpr field random_function(field x, std::uint32_t which) {
  std::uint64_t h = (x.value ^ (static_cast<std::uint64_t>(which) << 32)) * 0x9E3779B97F4A7C15ULL;
  h = (h ^ (h >> 29)) * 0xBF58476D1CE4E5B9ULL;
  return field(static_cast<long long>((h ^ (h >> 32)) & 0x3FFFFFFF));
}

/// Of x and −x the one that is a square, that is, "positive"; and the sign that was taken away.
constexpr bool is_negative(field x) { return x.value != 0 && !x.is_square(); }

/// xᵏ for k ≥ 0.
constexpr field raised(field x, std::uint32_t k) {
  field result(1);
  for (; k != 0; k >>= 1, x = x * x)
    if (k & 1U) result = result * x;
  return result;
}

/// 1/k modulo the order of the squares, a prime.
constexpr std::uint32_t order_of_squares = (field::p - 1) / 2;

constexpr std::uint32_t inverse_exponent(std::uint32_t k) {
  std::uint64_t result = 1, base = k % order_of_squares;
  for (auto e = order_of_squares - 2; e != 0; e >>= 1, base = base * base % order_of_squares)
    if (e & 1U) result = result * base % order_of_squares;
  return static_cast<std::uint32_t>(result);
}

/// x to the a/b. The squares are a group of prime order, in which every exact exponent has one meaning, and the laws of
/// powers hold; for b = 1 x may be anything but zero to a negative power.
constexpr field rational_power(field x, long long a, long long b) {
  if (b == 1)
    return a >= 0 ? raised(x, static_cast<std::uint32_t>(a)) : reciprocal(raised(x, static_cast<std::uint32_t>(-a)));
  auto order = static_cast<long long>(order_of_squares);
  auto top = static_cast<std::uint64_t>((a % order + order) % order);
  return raised(x,
                static_cast<std::uint32_t>(top * inverse_exponent(static_cast<std::uint32_t>(b)) % order_of_squares));
}

// The transcendental functions: fixed random functions that keep simple laws.
// exp(−u) = 1/exp(u), and exp is positive
constexpr field exp(field x) {
  bool negative = x.value > field::p / 2;
  auto value = random_function(negative ? -x : x, 1);
  value = x.value == 0 ? field(1) : value * value;
  return negative ? reciprocal(value) : value;
}
// log|u|: log(1/u) = −log u, log 1 = 0
constexpr field log(field x) {
  if (is_negative(x)) x = -x;
  auto other = reciprocal(x);
  if (x == other) return field(0);
  return other.value < x.value ? -random_function(other, 2) : random_function(x, 2);
}
// (sin, cos) is the point (2t, 1 − t²)/(1 + t²) of the circle for an odd t(x)
constexpr field half_angle(field x) {
  if (x.value == 0) return x;
  return x.value > field::p / 2 ? -random_function(-x, 3) : random_function(x, 3);
}
constexpr field sin(field x) {
  auto t = half_angle(x);
  return (t + t) / (field(1) + t * t);
}
constexpr field cos(field x) {
  auto t = half_angle(x);
  return (field(1) - t * t) / (field(1) + t * t);
}
// 2t/(1 − t²)
constexpr field tan(field x) {
  auto t = half_angle(x);
  return (t + t) / (field(1) - t * t);
}
// asin and atan are odd, acos + asin is constant
constexpr field odd_random_function(field x, std::uint32_t which) {
  if (x.value == 0) return x;
  return x.value > field::p / 2 ? -random_function(-x, which) : random_function(x, which);
}
constexpr field asin(field x) { return odd_random_function(x, 6); }
constexpr field acos(field x) { return random_function(field(0), 6) - asin(x); }
constexpr field atan(field x) { return odd_random_function(x, 7); }
// (eᵘ ± e⁻ᵘ)/2
constexpr field sinh(field x) {
  auto e = exp(x);
  return (e - reciprocal(e)) / field(2);
}
constexpr field cosh(field x) {
  auto e = exp(x);
  return (e + reciprocal(e)) / field(2);
}
constexpr field tanh(field x) { return sinh(x) / cosh(x); }
// |x| is the one of ±x that is a square
constexpr field abs(field x) { return is_negative(x) ? -x : x; }
constexpr field sign(field x) { return x.value == 0 ? x : is_negative(x) ? field(-1) : field(1); }
constexpr field pow(field a, field b) {
  auto small = b.value < 1U << 20 || field::p - b.value < 1U << 20;
  if (small && b.value < 1U << 20) return rational_power(a, static_cast<long long>(b.value), 1);
  if (small) return rational_power(a, -static_cast<long long>(field::p - b.value), 1);
  return random_function(a * random_function(b, 5), 4);
}

}  // namespace matgrad::kernels
