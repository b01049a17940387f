// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/lu.hpp>
#include <matgrad/kernels/product.hpp>
#include <matgrad/kernels/views.hpp>

// What functions of a matrix are computed in: square matrices, and dual matrices X + εU with ε² = 0. The same algorithm, run
// with dual matrices, gives f(X) + ε Df(X)[U], the Fréchet derivative beside the value; nested, the higher derivatives.
//                                                            Al-Mohy & Higham (2009), Computing the Fréchet derivative ...
namespace matgrad::kernels::matrix_algebra {

/// X + εU.
template<class M>
struct dual {
  using scalar = typename M::scalar;
  M value;
  M change;
};

/// How often a matrix is dual.
template<class M>
inline constexpr int order_of = 0;
template<class M>
inline constexpr int order_of<dual<M>> = 1 + order_of<M>;

// ---- numbers ----

template<class T>
struct real_type {
  using type = double;
};
template<real T>
struct real_type<T> {
  using type = T;
};
template<complex_like T>
struct real_type<T> {
  using type = typename T::value_type;
};
/// In what the size of a number of type T is measured, and the digits of T are counted.
template<class T>
using real_of = typename real_type<T>::type;

template<class T>
inline constexpr int digits_of = std::numeric_limits<real_of<T>>::digits;

template<class T>
constexpr T as_number(real_of<T> x) {
  return T(x);
}

/// Can the size of a number be asked? Of a pack or an interval it may not be one number.
template<class T>
concept measured = real<T> || complex_like<T> ||(by_argument::has_comparable_magnitude<T>&& requires(T const& x) {
  static_cast<double>(magnitude(x));
});

// ---- square matrices ----

template<class T, int n>
constexpr dense<T, n, n> operator+(dense<T, n, n> a, dense<T, n, n> const& b) {
  for (int k = 0; k < n * n; ++k) a.values[k] = a.values[k] + b.values[k];
  return a;
}
template<class T, int n>
constexpr dense<T, n, n> operator-(dense<T, n, n> a, dense<T, n, n> const& b) {
  for (int k = 0; k < n * n; ++k) a.values[k] = a.values[k] - b.values[k];
  return a;
}
template<class T, int n>
constexpr dense<T, n, n> operator*(dense<T, n, n> const& a, dense<T, n, n> const& b) {
  dense<T, n, n> product;
  multiply(product, a, b);
  return product;
}
template<class T, int n>
constexpr dense<T, n, n> scaled(real_of<T> alpha, dense<T, n, n> a) {
  for (T& x : a.values) x = as_number<T>(alpha) * x;
  return a;
}
/// A + αI
template<class T, int n>
constexpr dense<T, n, n> shifted(dense<T, n, n> a, real_of<T> alpha) {
  for (int i = 0; i < n; ++i) a(i, i) = a(i, i) + as_number<T>(alpha);
  return a;
}
template<class T, int n>
constexpr dense<T, n, n> filled(dense<T, n, n> a, real_of<T> x) {
  for (T& entry : a.values) entry = as_number<T>(x);
  return a;
}
/// A⁻¹B
template<class T, int n>
constexpr dense<T, n, n> solved(dense<T, n, n> const& a, dense<T, n, n> b) {
  auto const factored = make_lu(a);
  lu_solve(b, factored.factors, factored.pivots, b);
  return b;
}

/// The largest column sum. Numbers whose size cannot be asked count as 64 in all.
template<class T, int n>
constexpr real_of<T> norm_of(dense<T, n, n> const& a) {
  if constexpr (measured<T>) {
    real_of<T> largest = 0;
    for (int j = 0; j < n; ++j) {
      real_of<T> sum = 0;
      for (int i = 0; i < n; ++i) sum += static_cast<real_of<T>>(magnitude(a(i, j)));
      if (!(sum <= largest)) largest = sum;  // keeps a NaN
    }
    return largest;
  } else {
    return 64;
  }
}

// ---- dual matrices ----

template<class M>
constexpr dual<M> operator+(dual<M> const& a, dual<M> const& b) {
  return {a.value + b.value, a.change + b.change};
}
template<class M>
constexpr dual<M> operator-(dual<M> const& a, dual<M> const& b) {
  return {a.value - b.value, a.change - b.change};
}
template<class M>
constexpr dual<M> operator*(dual<M> const& a, dual<M> const& b) {
  return {a.value * b.value, a.change * b.value + a.value * b.change};
}
template<class M>
constexpr dual<M> scaled(real_of<typename M::scalar> alpha, dual<M> const& a) {
  return {scaled(alpha, a.value), scaled(alpha, a.change)};
}
template<class M>
constexpr dual<M> shifted(dual<M> const& a, real_of<typename M::scalar> alpha) {
  return {shifted(a.value, alpha), a.change};
}
template<class M>
constexpr dual<M> filled(dual<M> const& a, real_of<typename M::scalar> x) {
  return {filled(a.value, x), filled(a.change, x)};
}
template<class M>
constexpr dual<M> solved(dual<M> const& a, dual<M> const& b) {
  auto const y = solved(a.value, b.value);
  return {y, solved(a.value, b.change - a.change * y)};
}
template<class M>
constexpr auto norm_of(dual<M> const& a) {
  return norm_of(a.value);
}

template<class M>
constexpr M identity_like(M const& a) {
  return shifted(filled(a, 0), 1);
}
template<class M>
constexpr M not_a_number(M const& a) {
  return filled(a, std::numeric_limits<real_of<typename M::scalar>>::quiet_NaN());
}

/// The k with norm ≤ 2ᵏ bound, k ≥ 0: how often a matrix is to be halved.
template<class R>
constexpr int halvings(R norm, R bound) {
  if (norm <= bound) return 0;
  int const k = exponent_of(norm / bound) + 1;
  constexpr int most = std::numeric_limits<R>::max_exponent - 2;
  return k < most ? k : most;
}

// ---- derivatives ----

/// U as a matrix that is dual k times and does not change.
template<int k, class T, int n>
constexpr auto constant(dense<T, n, n> const& u) {
  if constexpr (k == 0) {
    return u;
  } else {
    auto const value = constant<k - 1>(u);
    return dual<std::remove_cvref_t<decltype(value)>>{value, filled(value, 0)};
  }
}

/// X + ε₁U₁ + ε₂U₂ + …
template<class M>
constexpr M moved_along(M const& x) {
  return x;
}
template<class M, class... Rest>
constexpr auto moved_along(M const& x, M const& u, Rest const&... rest) {
  auto const value = moved_along(x, rest...);
  return dual<std::remove_cvref_t<decltype(value)>>{value, constant<sizeof...(Rest)>(u)};
}

/// The coefficient of ε₁ε₂…
template<class T, int n>
constexpr auto const& last_change(dense<T, n, n> const& a) {
  return a;
}
template<class M>
constexpr auto const& last_change(dual<M> const& a) {
  return last_change(a.change);
}

}  // namespace matgrad::kernels::matrix_algebra
