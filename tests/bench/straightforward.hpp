// The formulas evaluated without thought: in long double for finite differences, and in what ADOL-C tapes.
#pragma once

#include <cmath>

namespace bench {

/// A⁻¹B by elimination without pivoting: the matrices here do not need it.
template<template<class, int, int> class matrix, class T, int n, int m>
constexpr matrix<T, n, m> solution(matrix<T, n, n> A, matrix<T, n, m> B) {
  for (int k = 0; k < n; ++k)
    for (int i = 0; i < n; ++i) {
      if (i == k) continue;
      T const factor = A(i, k) / A(k, k);
      for (int j = k + 1; j < n; ++j) A(i, j) -= factor * A(k, j);
      for (int j = 0; j < m; ++j) B(i, j) -= factor * B(k, j);
    }
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < m; ++j) B(i, j) /= A(i, i);
  return B;
}

template<template<class, int, int> class matrix, class T, int n>
constexpr T trace_of_inverse(matrix<T, n, n> const& A) {
  matrix<T, n, n> identity;
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < n; ++j) identity(i, j) = i == j;
  auto const Y = solution(A, identity);
  T trace = Y(0, 0);
  for (int i = 1; i < n; ++i) trace += Y(i, i);
  return trace;
}

/// log |det A|
template<template<class, int, int> class matrix, class T, int n>
constexpr T log_determinant(matrix<T, n, n> A) {
  using std::fabs, std::log;
  T det = A(0, 0);
  for (int k = 0; k + 1 < n; ++k) {
    for (int i = k + 1; i < n; ++i) {
      T const factor = A(i, k) / A(k, k);
      for (int j = k + 1; j < n; ++j) A(i, j) -= factor * A(k, j);
    }
    det *= A(k + 1, k + 1);
  }
  return log(fabs(det));
}

/// ½ (log det S + (x − b)ᵀ S⁻¹ (x − b))
template<template<class, int, int> class matrix, class T, int n>
constexpr T gaussian(matrix<T, n, n> const& S, matrix<T, n, 1> const& x, matrix<T, n, 1> const& b) {
  matrix<T, n, 1> r;
  for (int i = 0; i < n; ++i) r(i) = x(i) - b(i);
  auto const v = solution(S, r);
  T sum = log_determinant(S);
  for (int i = 0; i < n; ++i) sum += r(i) * v(i);
  return sum / 2;
}

/// AB
template<template<class, int, int> class matrix, class T, int m, int k, int n>
constexpr matrix<T, m, n> product(matrix<T, m, k> const& A, matrix<T, k, n> const& B) {
  matrix<T, m, n> C;
  for (int i = 0; i < m; ++i)
    for (int j = 0; j < n; ++j) {
      C(i, j) = A(i, 0) * B(0, j);
      for (int l = 1; l < k; ++l) C(i, j) += A(i, l) * B(l, j);
    }
  return C;
}

/// tr(AᵀB)
template<template<class, int, int> class matrix, class T, int m, int n>
constexpr T inner(matrix<T, m, n> const& A, matrix<T, m, n> const& B) {
  T sum = A.values[0] * B.values[0];
  for (int k = 1; k < m * n; ++k) sum += A.values[k] * B.values[k];
  return sum;
}

/// xᵀAx, and tr(A X B Xᵀ)
template<template<class, int, int> class matrix, class T, int n>
constexpr T quadratic_form(matrix<T, n, 1> const& x, matrix<T, n, n> const& A) {
  return inner(product(A, x), x);
}
template<template<class, int, int> class matrix, class T, int n>
constexpr T trace_of_product(matrix<T, n, n> const& X, matrix<T, n, n> const& A, matrix<T, n, n> const& B) {
  return inner(product(product(A, X), B), X);
}

}  // namespace bench
