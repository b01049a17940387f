// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// Matrices to compute with, and plain loops to compare with, in the core's own kind of number.
#pragma once

#include "../test.hpp"

#include <matgrad/matgrad.hpp>

#include <cstdint>
#include <limits>
#include <type_traits>

namespace embedded {

using matgrad::dense;

inline constexpr native epsilon = std::numeric_limits<native>::epsilon();

// ---- matrices ----

template<int m, int n = 1, class T = native, class Entry>
constexpr dense<T, m, n> made(Entry const& entry) {
  dense<T, m, n> A{};
  for (int j = 0; j < n; ++j)
    for (int i = 0; i < m; ++i) A(i, j) = static_cast<T>(entry(i, j));
  return A;
}

template<class T, int m, int n>
constexpr dense<T, m, n> times(dense<T, m, n> A, T factor) {
  for (T& a : A.values) a *= factor;
  return A;
}

template<class T, int m, int n>
constexpr dense<T, n, m> transposed_copy(dense<T, m, n> const& A) {
  return made<n, m, T>([&](int i, int j) { return A(j, i); });
}

template<int n, class T = native>
constexpr dense<T, n, n> identity_matrix() {
  return made<n, n, T>([](int i, int j) { return i == j; });
}

/// From −64 to 63.
constexpr int random_number(std::uint32_t seed, int i, int j) {
  std::uint32_t x = (64 * seed + static_cast<std::uint32_t>(8 * i + j + 1)) * 2654435761u;
  x = (x ^ (x >> 15)) * 2246822519u;
  return static_cast<int>((x ^ (x >> 13)) >> 25) - 64;
}

/// Of whole 64ths in [−1, 1): the same numbers in float and double, and so short that products of these matrices are exact.
template<int m, int n = 1, class T = native>
constexpr dense<T, m, n> random_matrix(std::uint32_t seed) {
  if (!std::is_constant_evaluated()) seed = at_run_time(seed);
  return made<m, n, T>([=](int i, int j) { return T(random_number(seed, i, j)) / 64; });
}

/// The same with a heavy diagonal: far from singular.
template<int n, class T = native>
constexpr dense<T, n, n> random_invertible(std::uint32_t seed) {
  auto A = random_matrix<n, n, T>(seed);
  for (int i = 0; i < n; ++i) A(i, i) += T(n);
  return A;
}

/// Symmetric, with eigenvalues above 2.
template<int n, class T = native>
constexpr dense<T, n, n> random_positive_definite(std::uint32_t seed) {
  auto const A = random_matrix<n, n, T>(seed);
  return made<n, n, T>([&](int i, int j) { return A(i, j) + A(j, i) + (i == j ? T(2 * n + 2) : T(0)); });
}

constexpr int binomial(int n, int k) { return k == 0 ? 1 : binomial(n - 1, k - 1) * n / k; }

/// Pascal's triangle L, Lᵢⱼ = (i over j), and its inverse.
template<int n>
constexpr dense<native, n, n> pascal_triangle() {
  return at_run_time(made<n, n>([](int i, int j) { return i < j ? 0 : binomial(i, j); }));
}
template<int n>
constexpr dense<native, n, n> inverse_pascal_triangle() {
  return made<n, n>([](int i, int j) { return i < j ? 0 : (i + j) % 2 == 0 ? binomial(i, j) : -binomial(i, j); });
}

// ---- sums and products, plainly ----

template<class T, int m, int k, int n>
constexpr dense<T, m, n> plain_product(dense<T, m, k> const& A, dense<T, k, n> const& B) {
  return made<m, n, T>([&](int i, int j) {
    T sum = 0;
    for (int l = 0; l < k; ++l) sum += A(i, l) * B(l, j);
    return sum;
  });
}

template<class T, int m, int n>
constexpr dense<T, m, n> plain_sum(dense<T, m, n> const& A, dense<T, m, n> const& B) {
  return made<m, n, T>([&](int i, int j) { return A(i, j) + B(i, j); });
}

// ---- comparing: whatever is NaN agrees with nothing ----

constexpr native size_of_number(native x) { return x < 0 ? -x : x; }

/// x = y but for so many rounding errors of y, or of `least` where y is smaller.
constexpr bool agree(native x, native y, native roundings, native least = 0) {
  native const size = size_of_number(y) < least ? least : size_of_number(y);
  return size_of_number(x - y) <= roundings * epsilon * size;
}

inline bool entries_agree(native const* x, native const* y, int count, native roundings) {
  native largest = 0;
  for (int k = 0; k < count; ++k)
    if (!(size_of_number(y[k]) <= largest)) largest = size_of_number(y[k]);
  for (int k = 0; k < count; ++k)
    if (!agree(x[k], y[k], roundings, largest)) return false;
  return true;
}
/// X = Y but for so many rounding errors of Y's largest entry.
template<int m, int n>
bool agree(dense<native, m, n> const& X, dense<native, m, n> const& Y, native roundings) {
  return entries_agree(X.values, Y.values, m * n, roundings);
}

inline bool entries_solve(native const* a, native const* x, native const* b, int m, int k, int n, native roundings) {
  for (int j = 0; j < n; ++j)
    for (int i = 0; i < m; ++i) {
      native difference = -b[i + m * j], size = size_of_number(b[i + m * j]);
      for (int l = 0; l < k; ++l) {
        native const product = a[i + m * l] * x[l + k * j];
        difference += product;
        size += size_of_number(product);
      }
      if (!(size_of_number(difference) <= roundings * epsilon * size)) return false;
    }
  return true;
}
/// A X = B but for so many rounding errors of the sum: as it must be however A is scaled, and however near to singular.
template<int m, int k, int n>
bool solves(dense<native, m, k> const& A, dense<native, k, n> const& X, dense<native, m, n> const& B,
            native roundings) {
  return entries_solve(A.values, X.values, B.values, m, k, n, roundings);
}
template<int n>
bool is_inverse(dense<native, n, n> const& Y, dense<native, n, n> const& A, native roundings) {
  return solves(A, Y, identity_matrix<n>(), roundings);
}

template<int m, int n>
bool has_a_number(dense<native, m, n> const& X) {
  for (native x : X.values)
    if (matgrad::kernels::is_finite(x)) return true;
  return false;
}

// ---- what was computed in double while compiling, in the core's own numbers ----

consteval native rounded(double x) { return static_cast<native>(x); }
template<int m, int n>
consteval dense<native, m, n> rounded(dense<double, m, n> const& X) {
  return made<m, n>([&](int i, int j) { return X(i, j); });
}

// ---- sizes ----

/// Calls check.operator()<n>() for each of the sizes.
template<int... n, class Check>
void for_sizes(Check const& check) {
  ((size_under_test = n, check.template operator()<n>()), ...);
  size_under_test = 0;
}

}  // namespace embedded
