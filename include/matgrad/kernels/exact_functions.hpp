// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/graph/growing.hpp>
#include <matgrad/kernels/exact.hpp>
#include <matgrad/kernels/product.hpp>

// Functions of a matrix in the prime field. A function of X is a polynomial in X whose coefficients are fixed random
// functions of X's characteristic polynomial. So it commutes with X, f(Xᵀ) = f(X)ᵀ and f(PXP⁻¹) = P f(X) P⁻¹, as they should;
// what else a function obeys is built into it.
namespace matgrad::kernels {

/// n×n numbers of the field that own their place.
struct exact_square {
  int n;
  field* entries;

  constexpr explicit exact_square(int size, field diagonal = 0)
      : n(size), entries(new field[static_cast<unsigned>(size * size)]) {
    for (int i = 0; i < n; ++i) entries[i + n * i] = diagonal;
  }
  constexpr explicit exact_square(field_matrix const& X) : exact_square(X.rows()) {
    for (int k = 0; k < n * n; ++k) entries[k] = X.data[k];
  }
  constexpr exact_square(exact_square const& X) : exact_square(X.view()) {}
  constexpr exact_square& operator=(exact_square const& X) {
    for (int k = 0; k < n * n; ++k) entries[k] = X.entries[k];
    return *this;
  }
  constexpr ~exact_square() { delete[] entries; }

  constexpr field_matrix view() const { return {entries, n, n}; }

  constexpr field trace() const {
    field sum(0);
    for (int i = 0; i < n; ++i) sum += entries[i + n * i];
    return sum;
  }
  constexpr exact_square plus(exact_square const& Y, field y = 1) const {
    auto sum = *this;
    for (int k = 0; k < n * n; ++k) sum.entries[k] += y * Y.entries[k];
    return sum;
  }
  constexpr exact_square operator+(exact_square const& Y) const { return plus(Y); }
  constexpr exact_square operator-(exact_square const& Y) const { return plus(Y, -1); }
  constexpr exact_square operator*(exact_square const& Y) const {
    exact_square product(n);
    multiply(product.view(), view(), Y.view());
    return product;
  }
  constexpr exact_square operator-() const { return exact_square(n).plus(*this, -1); }
  constexpr exact_square times(field alpha) const { return exact_square(n).plus(*this, alpha); }
  constexpr exact_square shifted(field alpha) const { return plus(exact_square(n, 1), alpha); }
  constexpr bool invert() {
    exact_square inverse(n);
    if (!exact_inverse(inverse.view(), view())) return false;
    *this = inverse;
    return true;
  }
  constexpr void write(field_matrix out) const {
    for (int k = 0; k < n * n; ++k) out.data[k] = entries[k];
  }
};

/// Σ cₖXᵏ, k < n. The traces of X, …, Xⁿ stand for the characteristic polynomial.
constexpr exact_square random_polynomial(exact_square const& X, std::uint32_t which) {
  int const n = X.n;
  field mixed(0);
  auto power = X;
  for (int k = 1; k <= n; ++k) {
    mixed = random_function(mixed + power.trace(), which);
    if (k < n) power = power * X;
  }
  exact_square sum(n, random_function(mixed, which + 1));
  for (auto k = static_cast<std::uint32_t>(n); k > 1; --k) sum = (sum * X).shifted(random_function(mixed, which + k));
  return sum;
}

/// e^X: e⁻ˣ is its inverse, and det e^X = e^{tr X}. False where that cannot be had.
constexpr bool exact_expm(field_matrix out, field_matrix const& x) {
  exact_square const X(x);
  auto inverse = random_polynomial(-X, 100);
  if (!inverse.invert()) return false;
  auto const root = random_polynomial(X, 100) * inverse;
  auto const d = exact_determinant(root.view());
  if (d == field(0)) return false;
  // a square has exactly one n-th root that is a square
  (root * root).times(rational_power(exp(X.trace()) / (d * d), 1, X.n)).write(out);
  return true;
}

/// log X: log X⁻¹ = −log X, and tr log X = log|det X|.
constexpr bool exact_logm(field_matrix out, field_matrix const& x) {
  exact_square const X(x);
  auto inverse = X;
  if (!inverse.invert()) return false;
  auto const odd = random_polynomial(X, 200) - random_polynomial(inverse, 200);
  odd.shifted((log(exact_determinant(x)) - odd.trace()) / field(X.n)).write(out);
  return true;
}

/// sin X, or cos X: 2T(I + T²)⁻¹ and (I − T²)(I + T²)⁻¹, for an odd T(X).
constexpr bool exact_sinm_or_cosm(field_matrix out, field_matrix const& x, bool cosine) {
  exact_square const X(x);
  auto T = random_polynomial(X, 300) - random_polynomial(-X, 300);
  if (X.n == 1) *T.entries = half_angle(*x.data);
  auto const T2 = T * T;
  auto denominator = T2.shifted(1);
  if (!denominator.invert()) return false;
  auto numerator = T + T;
  if (cosine) numerator = (-T2).shifted(1);
  (numerator * denominator).write(out);
  return true;
}

/// Gives f(X), then f′(X), f″(X), …: it is asked for them in order, and finds the one before in `out`.
using derivative_in_field = bool (*)(field_matrix out, field_matrix const& X, int order);

/// Av
constexpr void apply_exactly(field_matrix const& A, field const* v, field* Av) {
  for (int i = 0; i < A.rows(); ++i) {
    field sum(0);
    for (int j = 0; j < A.cols(); ++j) sum += A(i, j) * v[j];
    Av[i] = sum;
  }
}

/// The coefficients r of the polynomial of degree below (k + 1)n that agrees with f at X up to the k-th derivative:
/// Σ rₘ m(m − 1)…(m − j + 1) X^{m−j} v = f⁽ʲ⁾(X) v for a random v. False unless the eigenvalues of X are distinct.
constexpr bool exact_interpolation(growing<field>& r, field_matrix const& X, int k, derivative_in_field derivative) {
  int const n = X.rows(), size = (k + 1) * n;
  exact_square conditions(size), value(n);
  growing<field> krylov(size * n);  // v, Xv, X²v, …
  for (int i = 0; i < n; ++i) krylov[i] = random_function(field(i), 400);
  for (int m = 1; m < size; ++m) apply_exactly(X, krylov.begin() + n * (m - 1), krylov.begin() + n * m);
  r.resize(size);
  for (int j = 0; j <= k; ++j) {
    if (!derivative(value.view(), X, j)) return false;
    apply_exactly(value.view(), krylov.begin(), r.begin() + n * j);
    for (int m = j; m < size; ++m) {
      field falling(1);
      for (int l = 0; l < j; ++l) falling *= field(m - l);
      for (int i = 0; i < n; ++i) conditions.entries[n * j + i + size * m] = falling * krylov[n * (m - j) + i];
    }
    for (int m = 0; m < j; ++m)
      for (int i = 0; i < n; ++i) conditions.entries[n * j + i + size * m] = 0;
  }
  return exact_solve(conditions.view(), r.begin());
}

/// The k-th derivative of f at X along U₁, …, Uₖ, k = count − 1: that of the polynomial r which interpolates f there. It is read
/// off r(X + ε₁U₁ + … + εₖUₖ), εᵢ² = 0.
constexpr bool exact_derivative(field_matrix out, field_matrix const* X, int count, derivative_in_field derivative) {
  int const n = out.rows(), entries = n * n, subsets = 1 << (count - 1);
  growing<field> r;
  if (!exact_interpolation(r, X[0], count - 1, derivative)) return false;
  // Horner's scheme; B_S is the coefficient of the product of the εᵢ with i in S
  growing<field> B(subsets * entries), next(entries);
  auto coefficient = [&](int S) { return field_matrix{B.begin() + S * entries, n, n}; };
  for (int m = r.size() - 1; m >= 0; --m) {
    for (int S = subsets - 1; S >= 0; --S) {
      multiply(out, coefficient(S), X[0]);
      for (int i = 1; i < count; ++i) {
        if ((S >> (i - 1) & 1) == 0) continue;
        multiply(field_matrix{next.begin(), n, n}, coefficient(S ^ 1 << (i - 1)), X[i]);
        for (int k = 0; k < entries; ++k) out.data[k] += next[k];
      }
      for (int k = 0; k < entries; ++k) coefficient(S).data[k] = out.data[k];
    }
    for (int i = 0; i < n; ++i) B[i + n * i] += r[m];
  }
  for (int k = 0; k < entries; ++k) out.data[k] = coefficient(subsets - 1).data[k];
  return true;
}

}  // namespace matgrad::kernels
