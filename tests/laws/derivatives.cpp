// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "laws.hpp"

using namespace laws;

TEST_CASE("laws: derivatives simplify as all formulas do") {
  simplifies_lawfully(grad(tr(A * X * X), X));
  simplifies_lawfully(grad(squared_norm(A * x - y), x));
  simplifies_lawfully(grad(logdet(X.T() * X + P), X));
  simplifies_lawfully(grad(norm(X * x - y), X));
  simplifies_lawfully(grad(tr(inv(P) * A), P));
  simplifies_lawfully(grad(x.T() * A * x / (x.T() * x), x));
  simplifies_lawfully(differential(inv(X), X, A));
  simplifies_lawfully(differential(pow<4>(X), X, A));
  simplifies_lawfully(hvp(logdet(X), X, A));
}

TEST_CASE("law: derivatives commute") {
  constexpr auto U = matrix<"U", 3, 3>;
  constexpr auto V = matrix<"V", 3, 3>;
  constexpr auto f = tr(A * inv(X)) * logdet(X);
  STATIC_REQUIRE(differential(differential(f, X, U), X, V) == differential(differential(f, X, V), X, U));
  STATIC_REQUIRE(dot(hvp(f, X, U), V) == dot(U, hvp(f, X, V)));
  STATIC_REQUIRE(partial(grad(s * s * tr(X * X), X), s) == grad(partial(s * s * tr(X * X), s), X));
}

TEST_CASE("law: a differential is linear in its direction") {
  constexpr auto U = matrix<"U", 3, 3>;
  constexpr auto V = matrix<"V", 3, 3>;
  STATIC_REQUIRE(differential(inv(X), X, s * U + V) == s * differential(inv(X), X, U) + differential(inv(X), X, V));
  STATIC_REQUIRE(differential(pow<3>(X), X, zeros<3, 3>) == zeros<3, 3>);
  STATIC_REQUIRE(is_linear(differential(inv(X), X, U), U));
  STATIC_REQUIRE(!is_linear(differential(inv(X), X, U), X));
}

TEST_CASE("law: the chain rule") {
  // f(Y(s)) with Y = A + s²B
  STATIC_REQUIRE(partial(logdet(A + s * s * B), s) == 2 * s * tr(inv(A + s * s * B) * B));
  STATIC_REQUIRE(grad(squared_norm(A * X * B), X) == A.T() * (2 * A * X * B) * B.T());
  STATIC_REQUIRE(grad(pow<2>(logdet(X)), X) == 2 * logdet(X) * grad(logdet(X), X));
}
