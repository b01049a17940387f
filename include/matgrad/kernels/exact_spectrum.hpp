// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/graph/growing.hpp>
#include <matgrad/kernels/exact.hpp>
#include <matgrad/kernels/product.hpp>

// Roots and eigenvalues in the prime field, where there are any. "Positive" is "a square", and x < y is "y − x is a square".
namespace matgrad::kernels {

// ---- polynomials, by their coefficients from the constant one on; the leading one is 1 ----

using polynomial = growing<field>;

constexpr void assign(polynomial& to, polynomial const& from) {
  to.clear();
  for (auto c : from) to.push_back(c);
}

/// det(t I − A), by Faddeev and LeVerrier.
constexpr void characteristic_polynomial(polynomial& out, field_matrix const& A) {
  int n = A.rows();
  growing<field> power(n * n), next(n * n);
  field_matrix M{power.begin(), n, n}, N{next.begin(), n, n};
  out.clear();
  out.resize(n + 1);
  out[n] = 1;
  for (int k = 1; k <= n; ++k) {
    // M = A M + c I
    if (k > 1) {
      multiply_by_loops(N, A, M);
      for (int i = 0; i < n * n; ++i) M.data[i] = N.data[i];
    }
    for (int i = 0; i < n; ++i) M(i, i) = M(i, i) + out[n - k + 1];
    field trace(0);
    for (int i = 0; i < n; ++i)
      for (int j = 0; j < n; ++j) trace = trace + A(i, j) * M(j, i);
    out[n - k] = -trace / field(k);
  }
}

/// f modulo g, g of degree at least one.
constexpr void reduce(polynomial& f, polynomial const& g) {
  int n = g.size() - 1;
  auto const* by = g.begin();
  for (int k = f.size() - 1; k >= n; --k) {
    auto* rest = f.begin() + (k - n);
    auto c = rest[n];
    if (c.value == 0) continue;
    for (int i = 0; i < n; ++i) rest[i] = rest[i] - c * by[i];
  }
  if (f.size() > n) f.resize(n);
}

/// f becomes f² modulo g; both have as many coefficients, but for the leading one of g.
constexpr void square(polynomial& f, polynomial const& g) {
  int n = f.size();
  polynomial products(2 * n - 1);
  auto const* of = f.begin();
  auto* to = products.begin();
  for (int i = 0; i < n; ++i) {
    to[2 * i] = to[2 * i] + of[i] * of[i];
    auto twice = of[i] + of[i];
    for (int j = i + 1; j < n; ++j) to[i + j] = to[i + j] + twice * of[j];
  }
  reduce(products, g);
  assign(f, products);
}

/// out = (t + a)^k modulo f.
constexpr void raised(polynomial& out, field a, std::uint32_t k, polynomial const& f) {
  int n = f.size() - 1;
  out.clear();
  out.resize(n);
  out[0] = 1;
  std::uint32_t bit = 1U << 31;
  while ((k & bit) == 0) bit >>= 1;
  for (; bit != 0; bit >>= 1) {
    square(out, f);
    if ((k & bit) == 0) continue;
    auto* c = out.begin();
    auto top = c[n - 1];
    for (int i = n - 1; i >= 0; --i) c[i] = a * c[i] + (i > 0 ? c[i - 1] : field(0)) - top * f[i];
  }
}

/// Is it the number c?
constexpr bool is_constant(polynomial const& f, field c) {
  for (int i = 1; i < f.size(); ++i)
    if (f[i].value != 0) return false;
  return f[0] == c;
}

/// f becomes the greatest common divisor of both, with leading coefficient 1; g is destroyed.
constexpr void greatest_common_divisor(polynomial& f, polynomial& g) {
  auto trim = [](polynomial& h) {
    while (!h.empty() && h.back() == field(0)) h.pop_back();
    if (h.empty()) return;
    auto scale = reciprocal(h.back());
    for (auto& c : h) c = c * scale;
  };
  trim(f);
  for (trim(g); !g.empty(); trim(g)) {
    polynomial rest;
    assign(rest, f);
    if (g.size() == 1) rest.clear();
    else reduce(rest, g);
    assign(f, g);
    assign(g, rest);
  }
}

/// f becomes f/g, without remainder.
constexpr void divide(polynomial& f, polynomial const& g) {
  int n = g.size() - 1;
  polynomial quotient(f.size() - n);
  for (int k = f.size() - 1; k >= n; --k) {
    quotient[k - n] = f[k];
    for (int i = 0; i < n; ++i) f[k - n + i] = f[k - n + i] - quotient[k - n] * g[i];
  }
  assign(f, quotient);
}

/// Appends the roots of f; false if they do not all lie in the field, or are alike.       Cantor & Zassenhaus (1981)
constexpr bool find_roots(polynomial& f, growing<field>& roots, int shift = 0) {
  int n = f.size() - 1;
  if (n == 1) {
    roots.push_back(-f[0]);
    return true;
  }
  if (n == 2) {
    auto half = f[1] / field(2), discriminant = half * half - f[0];
    if (!discriminant.is_square() || discriminant == field(0)) return false;
    roots.push_back(discriminant.sqrt() - half);
    roots.push_back(-discriminant.sqrt() - half);
    return true;
  }
  // at a root in the field (t + a)^((p − 1)/2) is 1 or −1, hence its square 1; where it is 1 splits f
  for (; shift < 20; ++shift) {
    polynomial power, part, sign;
    raised(power, field(1009 * shift), (field::p - 1) / 2, f);
    assign(sign, power);
    square(sign, f);
    if (!is_constant(sign, 1)) return false;
    if (is_constant(power, 1) || is_constant(power, -1)) continue;
    power[0] = power[0] - field(1);
    assign(part, f);
    greatest_common_divisor(part, power);
    divide(f, part);
    return find_roots(f, roots, shift + 1) && find_roots(part, roots, shift + 1);
  }
  return false;
}

/// The eigenvalues of S, ascending in the sense above; false if they do not lie in the field, are alike or have no order.
constexpr bool exact_eigenvalues(field* out, field_matrix const& S) {
  polynomial f;
  growing<field> roots;
  characteristic_polynomial(f, S);
  if (!find_roots(f, roots)) return false;
  // in an order each root has its own number of smaller ones
  growing<int> taken(roots.size(), 0);
  for (int i = 0; i < roots.size(); ++i) {
    int place = 0;
    for (int k = 0; k < roots.size(); ++k) place += k != i && (roots[i] - roots[k]).is_square();
    if (taken[place] != 0) return false;
    taken[place] = 1;
    out[place] = roots[i];
  }
  return true;
}

/// Orthonormal eigenvectors for the eigenvalues of a symmetric S. Their signs are free, here random.
constexpr bool exact_eigenvectors(field_matrix out, field_matrix const& S) {
  int n = S.rows();
  growing<field> values(n), minor((n - 1) * (n - 1)), rest(n - 1);
  if (!exact_eigenvalues(values.begin(), S)) return false;
  for (int k = 0; k < n; ++k) {
    // v = (1, w) with (S − λ I) v = 0, whose first equation follows from the others
    field_matrix M{minor.begin(), n - 1, n - 1};
    for (int j = 1; j < n; ++j) {
      for (int i = 1; i < n; ++i) M(i - 1, j - 1) = i == j ? S(i, j) - values[k] : S(i, j);
      rest[j - 1] = -S(j, 0);
    }
    if (!exact_solve(M, rest.begin())) return false;
    field square(1);
    for (auto w : rest) square = square + w * w;
    if (!square.is_square() || square == field(0)) return false;
    auto length = reciprocal(square.sqrt());
    if (is_negative(random_function(S(0, 0) + values[k], 8))) length = -length;
    out(0, k) = length;
    for (int i = 1; i < n; ++i) out(i, k) = length * rest[i - 1];
  }
  return true;
}

/// out = X to the (p + 1)/4, which is the root of X whose eigenvalues are positive, if those of X are; else false.
constexpr bool exact_root(field_matrix out, field_matrix const& X) {
  int n = X.rows();
  polynomial f, root;
  growing<field> next(n * n);
  field_matrix N{next.begin(), n, n};
  characteristic_polynomial(f, X);
  if (!(n % 2 == 0 ? f[0] : -f[0]).is_square()) return false;  // det X
  // t to the (p + 1)/4 modulo the polynomial of X, and X put in
  raised(root, field(0), (field::p + 1) / 4, f);
  for (int i = 0; i < n * n; ++i) out.data[i] = field(0);
  for (int k = n - 1; k >= 0; --k) {
    multiply_by_loops(N, X, out);
    for (int i = 0; i < n; ++i) N(i, i) = N(i, i) + root[k];
    for (int i = 0; i < n * n; ++i) out.data[i] = next[i];
  }
  multiply_by_loops(N, out, out);
  for (int i = 0; i < n * n; ++i)
    if (next[i] != X.data[i]) return false;
  return true;
}

}  // namespace matgrad::kernels
