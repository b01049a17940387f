// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/dense.hpp>

#include <cmath>
#include <random>

// Matrices to compute with, and the same computations in long double to compare with.

using matgrad::dense;

/// |x - y| within a relative and an absolute tolerance. Infinity is close to itself only.
inline bool is_close(auto x, auto y, long double relative = 1e-12L, long double absolute = 0) {
  auto const a = static_cast<long double>(x);
  auto const b = static_cast<long double>(y);
  if (std::isinf(a) || std::isinf(b)) return a == b;
  return std::fabs(a - b) <= relative * std::fmax(std::fabs(a), std::fabs(b)) + absolute;
}

template<class T, int m, int n>
dense<T, m, n> made(auto entry) {
  dense<T, m, n> a;
  for (int j = 0; j < n; ++j)
    for (int i = 0; i < m; ++i) a(i, j) = static_cast<T>(entry(i, j));
  return a;
}

template<class T, int n>
dense<T, n, n> hilbert() {
  return made<T, n, n>([](int i, int j) { return T(1) / T(i + j + 1); });
}

template<class T, int m, int n>
dense<T, m, n> random_matrix(unsigned seed = 1) {
  std::mt19937 generator(seed);
  std::uniform_real_distribution<double> uniform(-1, 1);
  return made<T, m, n>([&](int, int) { return uniform(generator); });
}

/// Random, symmetric, with eigenvalues above n.
template<class T, int n>
dense<T, n, n> random_positive_definite(unsigned seed = 1) {
  auto const r = random_matrix<T, n, n>(seed);
  return made<T, n, n>([&](int i, int j) { return r(i, j) + r(j, i) + (i == j ? 4 * T(n) : T(0)); });
}

template<class T, int m, int n>
dense<T, m, n> times(dense<T, m, n> a, T factor) {
  for (T& x : a.values) x *= factor;
  return a;
}

template<class T, int m, int n>
dense<T, n, m> transposed_copy(dense<T, m, n> const& a) {
  return made<T, n, m>([&](int i, int j) { return a(j, i); });
}

template<class T, int m, int p, int n>
dense<T, m, n> reference_product(dense<T, m, p> const& a, dense<T, p, n> const& b) {
  return made<T, m, n>([&](int i, int j) {
    long double sum = 0;
    for (int k = 0; k < p; ++k) sum += static_cast<long double>(a(i, k)) * static_cast<long double>(b(k, j));
    return sum;
  });
}

/// The inverse by Gauss-Jordan with row pivoting, and the determinant.
template<int n>
struct reference {
  dense<long double, n, n> inverse;
  long double determinant = 1;

  template<class T>
  explicit reference(dense<T, n, n> const& matrix) {
    auto a = made<long double, n, n>([&](int i, int j) { return matrix(i, j); });
    inverse = made<long double, n, n>([](int i, int j) { return i == j; });
    for (int k = 0; k < n; ++k) {
      int p = k;
      for (int i = k; i < n; ++i)
        if (std::fabs(a(i, k)) > std::fabs(a(p, k))) p = i;
      if (p != k) determinant = -determinant;
      for (int j = 0; j < n; ++j) {
        std::swap(a(p, j), a(k, j));
        std::swap(inverse(p, j), inverse(k, j));
      }
      long double const pivot = a(k, k);
      determinant *= pivot;
      for (int j = 0; j < n; ++j) {
        a(k, j) /= pivot;
        inverse(k, j) /= pivot;
      }
      for (int i = 0; i < n; ++i)
        if (long double const l = a(i, k); i != k)
          for (int j = 0; j < n; ++j) {
            a(i, j) -= l * a(k, j);
            inverse(i, j) -= l * inverse(k, j);
          }
    }
  }
};

/// The largest difference over the largest entry.
template<class T, class U, int m, int n>
long double relative_error(dense<T, m, n> const& a, dense<U, m, n> const& b) {
  long double difference = 0;
  long double size = 0;
  for (int i = 0; i < m * n; ++i) {
    auto const d = std::fabs(static_cast<long double>(a.values[i]) - static_cast<long double>(b.values[i]));
    difference = d <= difference ? difference : d;  // keeps a NaN
    size = std::fmax(size, std::fabs(static_cast<long double>(b.values[i])));
  }
  return difference / size;
}

/// Calls check.operator()<n>() for n = 1, ..., last.
template<int last>
void for_sizes(auto check) {
  if constexpr (last > 1) for_sizes<last - 1>(check);
  check.template operator()<last>();
}
