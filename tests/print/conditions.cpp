// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include <string_view>

#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

// conditions(f): where a formula is defined. What its structure shows is not said.

using namespace matgrad;

namespace {

constexpr auto A = matrix<"A", 3>;
constexpr auto X = matrix<"X", 3>;
constexpr auto R = matrix<"R", 5, 3>;
constexpr auto P = positive_definite<"P", 3>;
constexpr auto Q = orthogonal<"Q", 3>;
constexpr auto b = vector<"b", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto s = scalar<"s">;
constexpr auto t = scalar<"t">;

}  // namespace

TEST_CASE("conditions: inverses") {
  STATIC_REQUIRE(conditions(tr(inv(X))) == "X is invertible");
  STATIC_REQUIRE(conditions(inv(transpose(X))) == "X is invertible");
  STATIC_REQUIRE(conditions(pow<-2>(X)) == "X is invertible");
  STATIC_REQUIRE(conditions(pow<2>(X)) == "always");
  STATIC_REQUIRE(conditions(solve(A, b)) == "A is invertible");
  STATIC_REQUIRE(conditions(inv(transpose(R) * R)) == "RᵀR is invertible");
  STATIC_REQUIRE(conditions(inv(A + X)) == "A + X is invertible");
  STATIC_REQUIRE(conditions(logdet(X)) == "X is invertible");
  STATIC_REQUIRE(conditions(log(det(X))) == "det(X) > 0");
}

TEST_CASE("conditions: a product is invertible where its factors are") {
  STATIC_REQUIRE(conditions(inv(A * X)) == "A is invertible, X is invertible");
  STATIC_REQUIRE(conditions(inv(s * X)) == "s ≠ 0, X is invertible");
  STATIC_REQUIRE(conditions(inv(diag(x))) == "all entries of x are nonzero");
}

TEST_CASE("conditions: quotients") {
  STATIC_REQUIRE(conditions(X / tr(X)) == "tr(X) ≠ 0");
  STATIC_REQUIRE(conditions(X / (s * t)) == "s ≠ 0, t ≠ 0");
  STATIC_REQUIRE(conditions(X / (s + t)) == "s + t ≠ 0");
  STATIC_REQUIRE(conditions(X / det(A)) == "A is invertible");
  STATIC_REQUIRE(conditions(hadamard_div(x, b)) == "all entries of b are nonzero");
  STATIC_REQUIRE(conditions(x / norm(x)) == "x ≠ 0");
  STATIC_REQUIRE(conditions(x / squared_norm(x)) == "x ≠ 0");
  STATIC_REQUIRE(conditions(x / dot(x, x)) == "x ≠ 0");
  STATIC_REQUIRE(conditions(x / (transpose(x) * x)) == "x ≠ 0");
  STATIC_REQUIRE(conditions(s / abs(t)) == "t ≠ 0");
}

TEST_CASE("conditions: roots, powers and logarithms") {
  STATIC_REQUIRE(conditions(sqrt(s)) == "s ≥ 0");
  STATIC_REQUIRE(conditions(t / sqrt(s)) == "s > 0");
  STATIC_REQUIRE(conditions(pow(s, ratio<-1, 2>)) == "s > 0");
  STATIC_REQUIRE(conditions(pow(s, ratio<1, 3>)) == "s ≥ 0");
  STATIC_REQUIRE(conditions(pow<-2>(s)) == "s ≠ 0");
  STATIC_REQUIRE(conditions(pow<3>(s)) == "always");
  STATIC_REQUIRE(conditions(pow(s, t)) == "s > 0");
  STATIC_REQUIRE(conditions(log(s)) == "s > 0");
  STATIC_REQUIRE(conditions(log(x)) == "all entries of x are positive");
  STATIC_REQUIRE(conditions(sqrt(x)) == "all entries of x are nonnegative");
}

TEST_CASE("conditions: inverse functions of an angle") {
  STATIC_REQUIRE(conditions(asin(s)) == "-1 ≤ s ≤ 1");
  STATIC_REQUIRE(conditions(acos(x)) == "all entries of x lie between -1 and 1");
  STATIC_REQUIRE(conditions(tan(s)) == "cos(s) ≠ 0");
}

TEST_CASE("conditions: always") {
  STATIC_REQUIRE(conditions(A * X + transpose(X)) == "always");
  STATIC_REQUIRE(conditions(det(X)) == "always");
  STATIC_REQUIRE(conditions(norm(x)) == "always");
  STATIC_REQUIRE(conditions(x / 3) == "always");
}

TEST_CASE("conditions: what the structure shows is not said") {
  STATIC_REQUIRE(conditions(inv(P)) == "always");
  STATIC_REQUIRE(conditions(logdet(P)) == "always");
  STATIC_REQUIRE(conditions(solve(P, inv(X) * b)) == "X is invertible");
  STATIC_REQUIRE(conditions(inv(Q * X)) == "X is invertible");
  STATIC_REQUIRE(conditions(log(exp(s))) == "always");
  STATIC_REQUIRE(conditions(log(exp(x))) == "always");
  STATIC_REQUIRE(conditions(sqrt(norm(x))) == "always");
}

TEST_CASE("conditions: each is said once, and none that follows from another") {
  STATIC_REQUIRE(conditions(inv(X) + inv(X) * A * inv(X)) == "X is invertible");
  STATIC_REQUIRE(conditions(log(det(X)) * tr(inv(X))) == "det(X) > 0");
  STATIC_REQUIRE(conditions(log(s) + t / s + sqrt(s)) == "s > 0");
}

TEST_CASE("conditions: derivatives are written out") {
  STATIC_REQUIRE(conditions(grad(norm(x), x)) == "x ≠ 0");
  STATIC_REQUIRE(conditions(grad(det(X), X)) == "always");
  STATIC_REQUIRE(conditions(grad(log(det(X)), X)) == "X is invertible");
  STATIC_REQUIRE(conditions(partial(sqrt(s), s)) == "s > 0");
}

TEST_CASE("conditions: plain numbers") {
  STATIC_REQUIRE(conditions(log(2.5 * s)) == "2.5s > 0");
  STATIC_REQUIRE(conditions(1 / det(X)) == "X is invertible");
}

TEST_CASE("conditions: a text stands ready") {
  constexpr std::string_view text = conditions(log(s) / det(X));
  STATIC_REQUIRE(text == "s > 0, X is invertible");
}
