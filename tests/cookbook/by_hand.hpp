// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

#include <cmath>
#include <utility>
#include <vector>

// Matrices by plain loops that anybody can check, and numbers for them.
namespace by_hand {

using namespace matgrad;
using real = long double;

struct table {
  int rows, cols;
  std::vector<real> entries;

  table(int m, int n) : rows(m), cols(n), entries(static_cast<std::size_t>(m * n)) {}
  template<int m, int n>
  table(dense<real, m, n> const& a) : table(m, n) {
    for (int j = 0; j < n; ++j)
      for (int i = 0; i < m; ++i) (*this)(i, j) = a(i, j);
  }
  real& operator()(int i, int j) { return entries[static_cast<std::size_t>(i * cols + j)]; }
  real operator()(int i, int j) const { return entries[static_cast<std::size_t>(i * cols + j)]; }
};

inline table operator*(table const& a, table const& b) {
  table c(a.rows, b.cols);
  for (int i = 0; i < a.rows; ++i)
    for (int j = 0; j < b.cols; ++j)
      for (int k = 0; k < a.cols; ++k) c(i, j) += a(i, k) * b(k, j);
  return c;
}
inline table operator*(real alpha, table a) {
  for (auto& entry : a.entries) entry *= alpha;
  return a;
}
inline table operator+(table a, table const& b) {
  for (std::size_t k = 0; k < a.entries.size(); ++k) a.entries[k] += b.entries[k];
  return a;
}
inline table operator-(table const& a, table const& b) { return a + -1 * b; }

inline table eye(int n) {
  table a(n, n);
  for (int i = 0; i < n; ++i) a(i, i) = 1;
  return a;
}
inline table transposed(table const& a) {
  table b(a.cols, a.rows);
  for (int i = 0; i < a.rows; ++i)
    for (int j = 0; j < a.cols; ++j) b(j, i) = a(i, j);
  return b;
}
/// Gauss and Jordan's, with partial pivoting.
inline table inverted(table a) {
  int const n = a.rows;
  auto b = eye(n);
  for (int k = 0; k < n; ++k) {
    int p = k;
    for (int i = k; i < n; ++i)
      if (std::fabs(a(i, k)) > std::fabs(a(p, k))) p = i;
    for (int j = 0; j < n; ++j) {
      std::swap(a(k, j), a(p, j));
      std::swap(b(k, j), b(p, j));
    }
    for (int i = 0; i < n; ++i) {
      if (i == k) continue;
      real const multiple = a(i, k) / a(k, k);
      for (int j = 0; j < n; ++j) {
        a(i, j) -= multiple * a(k, j);
        b(i, j) -= multiple * b(k, j);
      }
    }
  }
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < n; ++j) b(i, j) /= a(i, i);
  return b;
}

template<int m, int n>
void equals(dense<real, m, n> const& value, table const& expected) {
  REQUIRE(expected.rows == m);
  REQUIRE(expected.cols == n);
  real size = 0;
  for (real entry : expected.entries) size = std::fmax(size, std::fabs(entry));
  for (int i = 0; i < m; ++i)
    for (int j = 0; j < n; ++j) CHECK(std::fabs(value(i, j) - expected(i, j)) <= 1e-14L * (1 + size));
}
inline void equals(real value, real expected) {
  CHECK(std::fabs(value - expected) <= 1e-14L * (1 + std::fabs(expected)));
}

template<int m, int n = 1>
dense<real, m, n> numbers(unsigned seed) {
  return random_matrix<real, m, n>(seed);
}
template<int n>
dense<real, n, n> heavy(unsigned seed) {
  return random_invertible<real, n>(seed);
}
template<int n>
dense<real, n, n> symmetric_numbers(unsigned seed) {
  auto const a = heavy<n>(seed);
  return made<real, n, n>([&](int i, int j) { return (a(i, j) + a(j, i)) / 2; });
}
/// AAᵀ + I
template<int n>
dense<real, n, n> definite(unsigned seed) {
  auto const a = numbers<n, n>(seed);
  return made<real, n, n>([&](int i, int j) {
    real sum = i == j;
    for (int k = 0; k < n; ++k) sum += a(i, k) * a(j, k);
    return sum;
  });
}
/// A heavy matrix of which only the entries from so far below the diagonal to so far right of it are left.
template<int n>
dense<real, n, n> banded(unsigned seed, int below, int right) {
  auto const a = heavy<n>(seed);
  return made<real, n, n>(
      [&](int i, int j) { return i - j <= below && j - i <= right ? std::fabs(a(i, j)) : real(0); });
}

}  // namespace by_hand
