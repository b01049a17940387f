// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "laws.hpp"

using namespace laws;

TEST_CASE("laws: powers") {
  formulas(pow<3>(X), pow<-2>(X), pow<4>(X) * A, pow<3>(tr(X)), sqrt(squared_norm(X) + 1_c), pow(squared_norm(X), s))
      .obey(X, matrix<"U", 3, 3>, X0, A0);
}

TEST_CASE("laws: inner products and norms") {
  formulas(dot(A, X * X), squared_norm(X - A), norm(X), norm(X * x - y)).obey(X, matrix<"U", 3, 3>, X0, B0);
}

TEST_CASE("laws: functions of numbers that depend on a matrix") {
  formulas(exp(tr(X) / 4_c), exp(X * x / 4_c), log(squared_norm(X)), sin(X * x), cos(x.T() * X * y),
           sin(tr(X)) * cos(tr(X)))
      .obey(X, matrix<"U", 3, 3>, X0, B0);
}
