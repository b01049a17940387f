// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "laws.hpp"

using namespace laws;

TEST_CASE("laws: formulas of a scalar") {
  formulas(s, s * A, A / s, inv(A + s * B), det(A + s * B), logdet(A + s * B), pow<-3>(A + s * B), s / (s + t),
           norm(s * x - y), hadamard(A, s * s * B))
      .obey(s, scalar<"u">, s0, t0);
}

TEST_CASE("laws: functions of a scalar") {
  formulas(pow(s, t), pow(t, s), pow(s, s), pow(x, s), sqrt(s), pow(s, ratio<2, 3>), exp(s * t), log(s), log(pow<3>(s)),
           exp(2_c * log(s)), sin(s) * cos(s))
      .obey(s, scalar<"u">, s0, t0);
}
