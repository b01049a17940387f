// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// Gradients by matrices: `at` evaluates a formula at X, with data that are always the same, of X's kind of number.
#include "differences.hpp"

using namespace embedded;
using namespace matgrad;

namespace {

constexpr auto A = matrix<"A", 3>;
constexpr auto B = matrix<"B", 3>;
constexpr auto X = matrix<"X", 3>;
constexpr auto X4 = matrix<"X", 4>;
constexpr auto S = positive_definite<"S", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto H = matrix<"H", 1, 3>;
constexpr auto R = positive_definite<"R", 1>;

/// In a symmetric matrix a way that moves two entries counts both: df = tr(GᵀdS).
template<int n>
dense<native, n, n> off_the_diagonal_halved(dense<native, n, n> const& D) {
  return made<n, n>([&](int i, int j) { return i == j ? D(i, j) : D(i, j) / 2; });
}

}  // namespace

TEST_CASE("tr(X⁻¹)") {
  constexpr auto f = tr(inv(X));
  constexpr auto g = grad(f, X);
  constexpr auto in_double = rounded(g(X = random_invertible<3, double>(1)));
  auto const Y = random_invertible<3>(1);
  is_right(g(X = Y), by_differences([](auto const& Z) { return tr(inv(X))(X = Z); }, Y), in_double);
}

TEST_CASE("log|det X|, and its value with it") {
  constexpr auto f = logdet(X4);
  constexpr auto g = grad(f, X4);
  constexpr auto in_double = rounded(g(X4 = random_invertible<4, double>(2)));
  auto const Y = random_invertible<4>(2);
  is_right(g(X4 = Y), by_differences([](auto const& Z) { return logdet(X4)(X4 = Z); }, Y), in_double);
  auto const both = value_and_grad(f, X4)(X4 = Y);
  CHECK(agree(both.value, logdet(X4)(X4 = Y), 4));
  CHECK(agree(both.gradient, in_double, 16));
}

TEST_CASE("tr(A X B Xᵀ)") {
  constexpr auto f = tr(A * X * B * X.T());
  constexpr auto at = []<class T>(auto const& formula, dense<T, 3, 3> const& Y) {
    return formula(A = random_matrix<3, 3, T>(3), B = random_matrix<3, 3, T>(4), X = Y);
  };
  constexpr auto g = grad(f, X);
  constexpr auto in_double = rounded(at(g, random_matrix<3, 3, double>(5)));
  auto const Y = random_matrix<3, 3>(5);
  is_right(at(g, Y), by_differences(function(at, f), Y), in_double);
}

TEST_CASE("a Gaussian's log density by its covariance, log det S + xᵀS⁻¹x: the projected and the structured gradient") {
  constexpr auto f = logdet(S) + x.T() * inv(S) * x;
  constexpr auto at = []<class T>(auto const& formula, dense<T, 3, 3> const& C) {
    return formula(S = C, x = random_matrix<3, 1, T>(6));
  };
  constexpr auto g = grad(f, S);
  constexpr auto structured = structured_grad(f, S);
  constexpr auto in_double = rounded(at(g, random_positive_definite<3, double>(7)));
  constexpr auto structured_in_double = rounded(at(structured, random_positive_definite<3, double>(7)));
  auto const C = random_positive_definite<3>(7);
  auto const moved = by_symmetric_differences(function(at, f), C);
  is_right(at(g, C), off_the_diagonal_halved(moved), in_double);
  is_right(at(structured, C), moved, structured_in_double);
}

TEST_CASE("Kalman: the trace of the covariance after a measurement, by the one before") {
  constexpr auto f = tr(S - S * H.T() * inv(H * S * H.T() + R) * H * S);
  constexpr auto at = []<class T>(auto const& formula, dense<T, 3, 3> const& P) {
    return formula(S = P, H = random_matrix<1, 3, T>(8), R = dense<T, 1, 1>{T(0.5)});
  };
  constexpr auto g = grad(f, S);
  constexpr auto in_double = rounded(at(g, random_positive_definite<3, double>(9)));
  auto const P = random_positive_definite<3>(9);
  is_right(at(g, P), off_the_diagonal_halved(by_symmetric_differences(function(at, f), P)), in_double, 64);
}

TEST_CASE("neo-Hookean energy by the deformation: the stress") {
  constexpr auto mu = ratio<3, 4>;
  constexpr auto J = det(X);
  constexpr auto f = mu / 2_c * (squared_norm(X) - 3_c) - mu * log(J) + pow<2>(J - 1_c);
  constexpr auto g = grad(f, X);
  // I, and a little
  constexpr auto at = []<class T>(auto const& formula, dense<T, 3, 3> const& F) { return formula(X = F); };
  constexpr auto in_double = rounded(at(g, times(random_invertible<3, double>(10), 0.375)));
  auto const F = times(random_invertible<3>(10), native{0.375});
  is_right(at(g, F), by_differences(function(at, f), F), in_double, 64);
}
