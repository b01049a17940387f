// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// Derivatives by central differences, computed where the derivatives are.
#pragma once

#include "../kernels/matrices.hpp"

namespace embedded {

/// Near ∛ε, where the error of the difference, h², and the rounding errors, ε/h, are alike; and that error, in roundings.
inline constexpr native step = matgrad::kernels::power_of_two<native>(-std::numeric_limits<native>::digits / 3);
inline constexpr native roundings_of_differences = 32 / step;

/// φ, a formula of which at(formula, A) is the value at A.
template<class At, class F>
auto function(At const& at, F const& formula) {
  return [=](auto const& A) { return at(formula, A); };
}

/// (φ(A + hU) − φ(A − hU)) / 2h
template<int m, int n, class Phi>
auto difference(Phi const& phi, dense<native, m, n> const& A, dense<native, m, n> const& U) {
  auto const above = phi(plain_sum(A, times(U, step))), below = phi(plain_sum(A, times(U, -step)));
  if constexpr (std::is_same_v<decltype(phi(A)), native>) return (above - below) / (2 * step);
  else return times(plain_sum(above, times(below, native{-1})), native{0.5} / step);
}

/// Eᵢⱼ
template<int m, int n>
dense<native, m, n> unit(int i, int j) {
  dense<native, m, n> E{};
  E(i, j) = 1;
  return E;
}

/// Each entry is moved by itself.
template<int m, int n, class Phi>
dense<native, m, n> by_differences(Phi const& phi, dense<native, m, n> const& A) {
  return made<m, n>([&](int i, int j) { return difference(phi, A, unit<m, n>(i, j)); });
}

/// Two entries of a symmetric matrix are moved at once: the Matrix Cookbook's (138).
template<int n, class Phi>
dense<native, n, n> by_symmetric_differences(Phi const& phi, dense<native, n, n> const& S) {
  return made<n, n>([&](int i, int j) {
    auto U = unit<n, n>(i, j);
    U(j, i) = 1;
    return difference(phi, S, U);
  });
}

/// φ's Jacobian: the column j is the change with the entry j.
template<int n, class Phi>
auto jacobian_by_differences(Phi const& phi, dense<native, n> const& x) {
  constexpr int m = decltype(phi(x))::rows();
  dense<native, m, n> J;
  for (int j = 0; j < n; ++j) {
    auto const column = difference(phi, x, unit<n, 1>(j, 0));
    for (int i = 0; i < m; ++i) J(i, j) = column(i);
  }
  return J;
}

/// Whether a derivative is what differences say, and what was computed in double while compiling.
template<int m, int n>
void is_right(dense<native, m, n> const& derivative, dense<native, m, n> const& by_differences,
              dense<native, m, n> const& in_double, native roundings = 16) {
  CHECK(agree(derivative, by_differences, roundings_of_differences));
  CHECK(agree(derivative, in_double, roundings));
}

}  // namespace embedded
