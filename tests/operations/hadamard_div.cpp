// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto s = scalar<"s">;
constexpr auto t = scalar<"t">;
constexpr auto x = vector<"x", 3>;
constexpr auto u = vector<"u", 3>;
constexpr auto A = matrix<"A", 2, 3>;
constexpr auto B = matrix<"B", 2, 3>;
constexpr auto X = matrix<"X", 2, 3>;
constexpr auto U = matrix<"U", 2, 3>;
constexpr auto S = matrix<"S", 3, 3>;

}  // namespace

TEST_CASE("hadamard_div: shape") {
  STATIC_REQUIRE(rows(hadamard_div(A, X)) == 2);
  STATIC_REQUIRE(cols(hadamard_div(A, X)) == 3);
}

TEST_CASE("hadamard_div: differential") {
  STATIC_REQUIRE(differential(hadamard_div(A, X), A, U) == hadamard_div(U, X));
  STATIC_REQUIRE(differential(hadamard_div(A, X), X, U) == -hadamard_div(hadamard(A, U), hadamard(X, X)));
  STATIC_REQUIRE(differential(hadamard_div(u, x), x, x) == -hadamard_div(u, x));
}

TEST_CASE("hadamard_div: gradient") {
  STATIC_REQUIRE(grad(sum(hadamard_div(A, X)), X) == -hadamard_div(A, hadamard(X, X)));
  STATIC_REQUIRE(grad(sum(hadamard_div(A, X)), A) == elementwise::pow<-1>(X));
  STATIC_REQUIRE(grad(sum(hadamard_div(X, X)), X) == zeros<2, 3>);
}

TEST_CASE("hadamard_div: identities") {
  STATIC_REQUIRE(hadamard_div(A, B) == hadamard(A, elementwise::pow<-1>(B)));
  STATIC_REQUIRE(hadamard(hadamard_div(A, B), B) == A);
  STATIC_REQUIRE(hadamard_div(A, B).T() == hadamard_div(A.T(), B.T()));
  STATIC_REQUIRE(hadamard_div(s, t) == s / t);
  STATIC_REQUIRE(same_form(simplified(hadamard_div(X, X)), ones<2, 3>));
  STATIC_REQUIRE(same_form(simplified(hadamard_div(u, x)), hadamard(u, pow<-1>(x))));
}

TEST_CASE("hadamard_div: near misses") {
  STATIC_REQUIRE(hadamard_div(A, B) != hadamard_div(B, A));
  STATIC_REQUIRE(hadamard_div(A, B) != hadamard(A, B));
  STATIC_REQUIRE(hadamard_div(A, A + B) != hadamard_div(A, A) + hadamard_div(A, B));
  STATIC_REQUIRE(elementwise::pow<-1>(S) != inv(S));
  STATIC_REQUIRE(elementwise::pow<2>(S) != S * S);
}

TEST_CASE("hadamard_div: notation") {
  STATIC_REQUIRE(to_text(hadamard_div(A, B)) == "A ⊘ B");
  STATIC_REQUIRE(to_latex(hadamard_div(A, B)) == "A \\oslash B");
  STATIC_REQUIRE(to_cpp(hadamard_div(A, B)) == "hadamard_div(A, B)");
}

TEST_CASE("hadamard_div: value") {
  constexpr dense<double, 2, 3> A0{1, 2, 3, 4, 5, 6}, B0{2, 4, 8, -4, 10, 3}, quotient{0.5, 0.5, 0.375, -1, 0.5, 2};
  REQUIRE(agree(hadamard_div(A, B)(A = A0, B = B0), quotient));
  REQUIRE(agree(simplified(hadamard_div(A, B))(A = A0, B = B0), quotient));
  STATIC_REQUIRE(sum(hadamard_div(A, B))(A = A0, B = B0) == 2.875);
}

TEST_CASE("hadamard_div: finite differences") {
  dense<long double, 2, 3> const A0{1, 2, 3, 4, 5, 6}, X0{2, 4, 8, -4, 10, 3}, U0{1, 0, -1, 2, 1, 1};
  auto const f = sum(hadamard_div(A, X));
  auto const quotient = (f(A = A0, X = moved(X0, 1e-5L, U0)) - f(A = A0, X = moved(X0, -1e-5L, U0))) / 2e-5L;
  REQUIRE(agree(differential(f, X, U)(A = A0, X = X0, U = U0), quotient, 1e-8));
}
