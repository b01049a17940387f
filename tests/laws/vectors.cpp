// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "laws.hpp"

using namespace laws;

TEST_CASE("laws: formulas of a vector") {
  formulas(x, A * x, x.T() * A * x, x * x.T(), (x.T() * y) * x, norm(x - y), x / norm(x), x(0_c) * x(2_c),
           hadamard(x, A * x), diag(x) * A * x, inv(A + diag(x)), det(A + x * x.T()))
      .obey(x, vector<"u", 3>, x0, z0);
}

TEST_CASE("laws: functions of each entry of a vector") {
  formulas(exp(x), log(x), sin(x), cos(x), pow<3>(x), pow<-1>(x), sqrt(x), pow(x, s), log(sum(exp(x))))
      .obey(x, vector<"u", 3>, x0, z0);
}

TEST_CASE("laws: more functions of each entry of a vector") {
  formulas(tanh(x), sigmoid(A * x), relu(A * x - y), tan(x), sinh(x), cosh(x), atan(x), abs(A * x - y),
           norm1(A * x - y), hadamard_div(y, x), softmax(x), log_sum_exp(A * x), asin(ratio<1, 4> * x),
           acos(ratio<1, 4> * x))
      .obey(x, vector<"u", 3>, x0, z0);
}
