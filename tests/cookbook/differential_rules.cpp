// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

TEST_CASE("fact 1: dA = 0 of a constant (Matrix Cookbook 33)") { differential_is(A, X, U, zeros<3, 3>); }

TEST_CASE("fact 2: d(αX) = α dX (Matrix Cookbook 34)") { differential_is(alpha * X, X, U, alpha * U); }

TEST_CASE("fact 3: d(X + Y) = dX + dY (Matrix Cookbook 35)") {
  differential_is(X + A * X, X, U, U + A * U);
  partial_is(t * A + t * t * B, t, A + 2_c * t * B);
}

TEST_CASE("fact 5: d(XY) = dX Y + X dY (Matrix Cookbook 37)") {
  differential_is(X * A * X, X, U, U * A * X + X * A * U);
  partial_is((A + t * B) * (C + t * t * D), t, B * (C + t * t * D) + (A + t * B) * (2_c * t * D));
}

TEST_CASE("fact 6: d(X∘Y) = dX∘Y + X∘dY (Matrix Cookbook 38)") {
  differential_is(hadamard(X, A * X), X, U, hadamard(U, A * X) + hadamard(X, A * U));
}

TEST_CASE("fact 7: d(X⊗Y) = dX⊗Y + X⊗dY (Matrix Cookbook 39)") {
  differential_is(kron(X, X * a), X, U, kron(U, X * a) + kron(X, U * a));
}

TEST_CASE("fact 9: d det(X) = tr(adj(X) dX) (Matrix Cookbook 41)") { differential_is(det(X), X, U, tr(adj(X) * U)); }

TEST_CASE("fact 10: d det(X) = det(X) tr(X⁻¹ dX) (Matrix Cookbook 42)") {
  differential_is(det(X), X, U, det(X) * tr(inv(X) * U));
}

TEST_CASE("fact 11: d log det(X) = tr(X⁻¹ dX) (Matrix Cookbook 43)") {
  differential_is(log(det(X)), X, U, tr(inv(X) * U));
}
