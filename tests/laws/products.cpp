// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "laws.hpp"

using namespace laws;

TEST_CASE("laws: sums, products and transposes") {
  formulas(X, X + A, A - 2_c * X, X * X, A * X * B, s * X / t, x.T() * X * y, X * x, X.T() * A * X, X * N, N.T() * X,
           x.T() * X * x * (X * N))
      .obey(X, matrix<"U", 3, 3>, X0, A0);
}

TEST_CASE("laws: constants") {
  formulas(X * single_entry<3, 3, 0, 1>, X * ones<3, 2>, basis<3, 1>.T() * X, X + identity<3>, zeros<2, 3> * X)
      .obey(X, matrix<"U", 3, 3>, X0, A0);
}
