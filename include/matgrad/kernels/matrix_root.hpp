// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/lu.hpp>
#include <matgrad/kernels/product.hpp>
#include <matgrad/kernels/symmetric_eigen.hpp>

// The square root of a matrix, and the equation that its derivatives solve.
namespace matgrad::kernels {

/// out = V diag(√λ) Vᵀ for a symmetric matrix. What rounding made negative of a zero counts as zero; any other negative
/// eigenvalue gives NaNs, because there is no root. `out` may be the matrix.
template<class Out, class S>
constexpr void symmetric_root(Out& out, S const& s) {
  using T = typename S::scalar;
  constexpr int n = S::rows();
  symmetric_eigen<T, n> const of(s);
  T const noise = static_cast<T>(n) * std::numeric_limits<T>::epsilon() * kernels::abs(of.values(n - 1, 0));
  dense<T, n, 1> root{};
  for (int k = 0; k < n; ++k) {
    auto const& lambda = of.values(k, 0);
    root(k, 0) = lambda < T{0} && -lambda <= noise ? T{0} : kernels::sqrt(lambda);
  }
  for (int j = 0; j < n; ++j)
    for (int i = j; i < n; ++i) {
      T sum = of.vectors(i, 0) * root(0, 0) * of.vectors(j, 0);
      for (int k = 1; k < n; ++k) sum = sum + of.vectors(i, k) * root(k, 0) * of.vectors(j, k);
      out(i, j) = out(j, i) = sum;
    }
}

template<class M>
constexpr auto distance_from_identity(M const& m) {
  using T = typename M::scalar;
  T largest{0};
  for (int j = 0; j < m.cols(); ++j)
    for (int i = 0; i < m.rows(); ++i) {
      T const d = kernels::abs(i == j ? m(i, j) - T{1} : m(i, j));
      if (!(d <= largest)) largest = d;
    }
  return largest;
}

/// out = the principal square root of a general matrix, NaNs where there is none: the product form of Denman and Beavers'
/// iteration, scaled by determinants.                                   Cheng, Higham, Kenney & Laub (2001); Higham (2008), 6.3
template<class Out, class X>
constexpr void root_by_iteration(Out& out, X const& x) {
  using T = typename X::scalar;
  constexpr int n = X::rows();
  T const enough = static_cast<T>(8 * n) * std::numeric_limits<T>::epsilon();
  dense<T, n, n> y{}, m{}, inverse{}, next{};
  assign(m, x);
  assign(y, x);
  T before{0};
  bool converged = false;
  for (int step = 0; step < 50 && !converged; ++step) {
    auto const factored = make_lu(m);
    lu_inverse(inverse, factored.factors, factored.pivots);
    T scale{1};  // μ²
    if (step == 0 || before > T(0.01))
      scale = kernels::exp(-lu_log_abs_determinant(factored.factors) / static_cast<T>(n));
    T const mu = kernels::sqrt(scale);
    // y (μ I + (μ m)⁻¹)/2, and (2 I + μ² m + (μ² m)⁻¹)/4
    for (int j = 0; j < n; ++j)
      for (int i = 0; i < n; ++i) {
        auto const& w = inverse(i, j);
        m(i, j) = (scale * m(i, j) + w / scale + (i == j ? T{2} : T{0})) / T{4};
        inverse(i, j) = ((i == j ? mu : T{0}) + w / mu) / T{2};
      }
    multiply(next, y, inverse);
    assign(y, next);
    T const now = distance_from_identity(m);
    converged = now <= enough;
    // rounding may keep it from coming closer
    if (!converged && now < T(1e-3) && step > 0 && now >= before / T{2})
      converged = now * now <= std::numeric_limits<T>::epsilon();
    before = now;
  }
  if (converged) return assign(out, y);
  for (int j = 0; j < n; ++j)
    for (int i = 0; i < n; ++i) out(i, j) = std::numeric_limits<T>::quiet_NaN();
}

/// out = the principal square root of x: by eigenvalues if x is symmetric, which need not be regular then.
template<class Out, class X>
constexpr void matrix_root(Out& out, X const& x) {
  if (is_bitwise_symmetric(x)) symmetric_root(out, x);
  else root_by_iteration(out, x);
}

/// out = the X with A X + X B = C for symmetric A = V diag(λ) Vᵀ and B = W diag(μ) Wᵀ: VᵀXW is VᵀCW over λᵢ + μⱼ.
template<class Out, class A, class B, class C>
constexpr void symmetric_sylvester(Out& out, A const& a, B const& b, C const& c) {
  using T = typename C::scalar;
  constexpr int n = C::rows(), m = C::cols();
  symmetric_eigen<T, n> const left(a);
  symmetric_eigen<T, m> const right(b);
  dense<T, n, m> partial{}, turned{};
  multiply(partial, transpose_view(left.vectors), c);
  multiply(turned, partial, right.vectors);
  for (int j = 0; j < m; ++j)
    for (int i = 0; i < n; ++i) turned(i, j) = turned(i, j) / (left.values(i, 0) + right.values(j, 0));
  multiply(partial, left.vectors, turned);
  multiply(out, partial, transpose_view(right.vectors));
}

/// out = the X with A X + X B = C. Symmetric A and B are diagonalised; others give one linear system of n m equations, by
/// elimination: small formulas have small matrices, and Schur's form would cost much more code.
template<class Out, class A, class B, class C>
constexpr void solve_sylvester(Out& out, A const& a, B const& b, C const& c) {
  using T = typename C::scalar;
  constexpr int n = C::rows(), m = C::cols();
  if (is_bitwise_symmetric(a) && is_bitwise_symmetric(b)) return symmetric_sylvester(out, a, b, c);
  dense<T, n * m, n * m> system{};  // I ⊗ A + Bᵀ ⊗ I
  dense<T, n * m, 1> x{};
  for (int j = 0; j < m; ++j)
    for (int i = 0; i < n; ++i) {
      x(i + n * j, 0) = c(i, j);
      for (int k = 0; k < n; ++k) system(i + n * j, k + n * j) = a(i, k);
      for (int k = 0; k < m; ++k) system(i + n * j, i + n * k) = system(i + n * j, i + n * k) + b(k, j);
    }
  int pivots[static_cast<unsigned>(n * m)]{};
  lu_factor(system, pivots);
  lu_solve(x, system, pivots, x);
  for (int j = 0; j < m; ++j)
    for (int i = 0; i < n; ++i) out(i, j) = x(i + n * j, 0);
}

}  // namespace matgrad::kernels
