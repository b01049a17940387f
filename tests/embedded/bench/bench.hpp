// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// The figures of one contender: a program of this folder says what a problem is, and how one contender, chosen by a macro
// (BY_MATGRAD, BY_HAND, ...; none: by nobody), computes the gradient. table.sh makes of its object two images for each size:
//
//     measure_n    checks the numbers, and prints the instructions of a call
//     call_n       the gradient is called, and there is nothing else: what is in flash is the contender's
#pragma once

#include "dual.hpp"

#include "../../bench/straightforward.hpp"
#include "../port/semihosting.hpp"
#include "../port/stopwatch.hpp"

#include <matgrad/kernels/dense.hpp>

#include <bit>
#include <cstdint>

#define BENCH_INLINE [[gnu::always_inline]] inline
#define BENCH_LAMBDA __attribute__((always_inline))

namespace bench {

using matgrad::dense;

// ---- numbers ----

/// A matrix whose entries look random, with `diagonal` added to those on the diagonal.
template<class T, int m, int n>
consteval dense<T, m, n> made_up(std::uint32_t seed, float diagonal = 0) {
  dense<T, m, n> A{};
  for (int j = 0; j < n; ++j)
    for (int i = 0; i < m; ++i) {
      seed = seed * 1664525 + 1013904223;
      A(i, j) = static_cast<float>(static_cast<std::int32_t>(seed) >> 16) / 32768 + (i == j ? diagonal : 0);
    }
  return A;
}

template<class T, class S, int m, int n>
constexpr dense<T, m, n> converted(dense<S, m, n> const& A) {
  dense<T, m, n> out{};
  for (int k = 0; k < m * n; ++k) out.values[k] = static_cast<T>(A.values[k]);
  return out;
}

/// A Aᵀ / n + I/2, of an A that looks random.
template<class T, int n>
consteval dense<T, n, n> made_up_definite(std::uint32_t seed) {
  auto const A = made_up<float, n, n>(seed);
  dense<float, n, n> S{};
  for (int j = 0; j < n; ++j)
    for (int i = 0; i < n; ++i) {
      for (int k = 0; k < n; ++k) S(i, j) += A(i, k) * A(j, k);
      S(i, j) = S(i, j) / n + (i == j ? 0.5f : 0);
    }
  return converted<T>(S);
}

/// The gradient of f by X, an entry at a time, each with a run of f in dual numbers.
template<class T, int m, int n, class F>
constexpr void differentiate(F const& f, dense<T, m, n> const& X, dense<T, m, n>& G) {
  auto Y = converted<dual<T>>(X);
  for (int k = 0; k < m * n; ++k) {
    Y.values[k].derivative = 1;
    G.values[k] = f(Y).derivative;
    Y.values[k].derivative = 0;
  }
}

// ---- the check ----

/// x in units of 2⁻¹⁶, from its bits: arithmetic of float would bring functions of the library into every image.
constexpr std::int32_t in_units(float x) {
  auto const bits = std::bit_cast<std::uint32_t>(x);
  int const shift = static_cast<int>(bits >> 23 & 0xff) - (127 + 23 - 16);
  auto const significand = static_cast<std::int32_t>((bits & 0x7fffff) | 0x800000);
  if (shift > 6) return INT32_MAX;  // also what is not a number
  std::int32_t const magnitude = shift >= 0 ? significand << shift : shift > -24 ? significand >> -shift : 0;
  return bits >> 31 ? -magnitude : magnitude;
}

/// A gradient in these units, and how far a right one may be off.
template<int size>
struct expectation {
  std::int32_t units[size], tolerance;
};

void too_large_or_too_small();  // not while compiling

/// Of numbers that were computed in double.
template<int m, int n>
consteval expectation<m * n> expect(dense<double, m, n> const& G) {
  expectation<m * n> out{};
  std::int32_t largest = 0;
  for (int k = 0; k < m * n; ++k) {
    out.units[k] = in_units(static_cast<float>(G.values[k]));
    if (out.units[k] == INT32_MAX) too_large_or_too_small();
    std::int32_t const magnitude = out.units[k] < 0 ? -out.units[k] : out.units[k];
    if (magnitude > largest) largest = magnitude;
  }
  if (largest < 1 << 14) too_large_or_too_small();
  out.tolerance = 2 + (largest >> 14);
  return out;
}

template<int size>
bool is_as_expected(float const (&values)[size], expectation<size> const& expected) {
  for (int k = 0; k < size; ++k) {
    std::int32_t const value = in_units(values[k]);
    if (value == INT32_MAX || value - expected.units[k] > expected.tolerance
        || expected.units[k] - value > expected.tolerance)
      return false;
  }
  return true;
}

// ---- the two programs ----

template<class Problem, class Gradient>
int measure(void (*gradient)(Problem const*, Gradient*), Problem const& problem,
            expectation<sizeof(Gradient) / sizeof(float)> const& expected) {
  static Gradient G;
  gradient(&problem, &G);
  if (!is_as_expected(G.values, expected)) {
    semihosting::write("wrong");
    return 1;
  }
  std::uint32_t const instructions = stopwatch::instructions<Problem const*, Gradient*>(gradient, &problem, &G);
  if (instructions == stopwatch::too_many) semihosting::write("too many");
  else semihosting::write(instructions);
  return 0;
}

template<class Problem, class Gradient>
int call(void (*gradient)(Problem const*, Gradient*)) {
  static Problem problem;
  static Gradient G;
  asm volatile("" : : "r"(&problem) : "memory");
  gradient(&problem, &G);
  asm volatile("" : : "r"(&G) : "memory");
  return 0;
}

}  // namespace bench

// No compiler may know what calls it, nor what it does.
#define BENCH_SIZE(n)                                                                                                  \
  extern "C" [[gnu::noipa]] void gradient_##n(problem<float, n> const* p, answer<float, n>* G) {                       \
    gradient<n>(*p, *G);                                                                                               \
  }                                                                                                                    \
  extern "C" int measure_##n() {                                                                                       \
    static constexpr auto data = made_up<float, n>();                                                                  \
    static constexpr auto expected = bench::expect(expected_of<n>());                                                  \
    return bench::measure(gradient_##n, data, expected);                                                               \
  }                                                                                                                    \
  extern "C" int call_##n() { return bench::call(gradient_##n); }
