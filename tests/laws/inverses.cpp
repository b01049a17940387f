// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "laws.hpp"

using namespace laws;

TEST_CASE("laws: traces and determinants") {
  formulas(tr(X), tr(A * X * X), tr(X) * X, det(X), det(A + X), det(N.T() * X * N), det(X) / tr(X), logdet(X),
           logdet(2_c * X * A), logdet(X.T() * X + P))
      .obey(X, matrix<"U", 3, 3>, X0, A0);
}

TEST_CASE("laws: inverses and adjugates") {
  formulas(adj(X), adj(X * A), inv(X), inv(A + X), X * inv(X + A) * X, inv(N.T() * X * N), solve(X, x), solve(A, X * X),
           solve(X, N))
      .obey(X, matrix<"U", 3, 3>, X0, A0);
}
