// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/dense.hpp>
#include <matgrad/kernels/elementary.hpp>

#include <limits>

// S = V diag(λ) Vᵀ for a symmetric S, by the cyclic Jacobi method: for small matrices as fast as any, the most accurate,
// and short. The eigenvalues ascend, the columns of V are orthonormal.
namespace matgrad::kernels {

/// The rotation by which two numbers meet: t is the tangent of the smaller angle with t² + 2 cot2 t − 1 = 0.
template<class T>
struct rotation {
  T cosine, sine, tangent;

  constexpr explicit rotation(T const& cot2) {
    T const size = kernels::abs(cot2);
    // beyond 1/ε one is lost beside cot2², which could overflow
    T const root = size * std::numeric_limits<T>::epsilon() > T{1} ? size : kernels::sqrt(T{1} + size * size);
    tangent = T{1} / (size + root);
    if (cot2 < T{0}) tangent = -tangent;
    cosine = T{1} / kernels::sqrt(T{1} + tangent * tangent);
    sine = tangent * cosine;
  }

  constexpr void turn(T& x, T& y) const {
    T const old = x;
    x = cosine * old - sine * y;
    y = sine * old + cosine * y;
  }
};

/// Sweeps of rotations after which Jacobi's methods have converged, with room to spare: they converge quadratically.
inline constexpr int most_sweeps = 40;

template<class T, int n>
struct symmetric_eigen {
  dense<T, n, 1> values;
  dense<T, n, n> vectors;

  /// Of S the lower triangle is read. A NaN in it gives NaNs.
  template<class S>
  constexpr explicit symmetric_eigen(S const& s) : values{}, vectors{} {
    dense<T, n, n> a{};
    for (int j = 0; j < n; ++j)
      for (int i = j; i < n; ++i) a(i, j) = a(j, i) = s(i, j);
    for (int i = 0; i < n; ++i) vectors(i, i) = T{1};
    for (int sweep = 0; sweep < most_sweeps && rotate_all(a); ++sweep) {}
    for (int i = 0; i < n; ++i) values(i, 0) = a(i, i);
    sort();
    choose_signs();
  }

private:
  constexpr bool rotate_all(dense<T, n, n>& a) {
    bool rotated = false;
    for (int p = 0; p < n; ++p)
      for (int q = p + 1; q < n; ++q) {
        T const limit = std::numeric_limits<T>::epsilon() * kernels::sqrt(kernels::abs(a(p, p)))
                      * kernels::sqrt(kernels::abs(a(q, q)));
        if (kernels::abs(a(p, q)) <= limit) continue;  // a NaN goes on, and spreads
        rotated = true;
        T const off = a(p, q);
        rotation<T> const turn((a(q, q) / T{2} - a(p, p) / T{2}) / off);
        a(p, p) = a(p, p) - turn.tangent * off;
        a(q, q) = a(q, q) + turn.tangent * off;
        a(p, q) = a(q, p) = T{0};
        for (int k = 0; k < n; ++k) {
          if (k != p && k != q) {
            turn.turn(a(k, p), a(k, q));
            a(p, k) = a(k, p);
            a(q, k) = a(k, q);
          }
          turn.turn(vectors(k, p), vectors(k, q));
        }
      }
    return rotated;
  }

  constexpr void sort() {
    for (int i = 1; i < n; ++i)
      for (int k = i; k > 0 && values(k, 0) < values(k - 1, 0); --k) {
        T const x = values(k, 0);
        values(k, 0) = values(k - 1, 0);
        values(k - 1, 0) = x;
        for (int r = 0; r < n; ++r) {
          T const v = vectors(r, k);
          vectors(r, k) = vectors(r, k - 1);
          vectors(r, k - 1) = v;
        }
      }
  }

  /// An eigenvector's sign is free: its largest entry, the first of several, is positive.
  constexpr void choose_signs() {
    for (int k = 0; k < n; ++k) {
      int largest = 0;
      for (int i = 1; i < n; ++i)
        if (kernels::abs(vectors(i, k)) > kernels::abs(vectors(largest, k))) largest = i;
      if (vectors(largest, k) < T{0})
        for (int i = 0; i < n; ++i) vectors(i, k) = -vectors(i, k);
    }
  }
};

/// Is S the same number for number as its transpose?
template<class S>
constexpr bool is_bitwise_symmetric(S const& s) {
  for (int j = 0; j < s.cols(); ++j)
    for (int i = j + 1; i < s.rows(); ++i)
      if (!(s(i, j) == s(j, i))) return false;
  return true;
}

}  // namespace matgrad::kernels
