// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "structured.hpp"

using namespace laws;

TEST_CASE("laws: functions of a matrix") {
  formulas(expm(X), logm(X), sinm(X), cosm(X * A), expm(s * X) * A * x, inv(expm(X)) * B, expm(X.T()) * expm(-X),
           tr(X * logm(X)), logdet(expm(X * A)), tr(A * logm(X)))
      .obey(X, matrix<"U", 3, 3>, X0, B0);
}

TEST_CASE("laws: Fréchet derivatives of functions of a matrix") {
  formulas(expm_frechet(X, A), logm_frechet(X, A), sinm_frechet(X.T(), A), cosm_frechet(X, X * A),
           tr(expm_frechet(X, A)))
      .obey(X, matrix<"U", 3, 3>, X0, B0);
  formulas(expm_frechet(A, X), logm_frechet(A.T(), X), sinm_frechet(B, X, A), tr(logm_frechet(A, X)))
      .obey(X, matrix<"U", 3, 3>, X0, B0);
}

TEST_CASE("laws: functions of structured matrices") {
  formulas(expm(S), logm(P) * S).obey(S, symmetric<"U", 3>, symmetric_part(A0), symmetric_part(B0));
  formulas(logm(P), tr(P * logm(P))).obey(P, symmetric<"U", 3>, P0, symmetric_part(B0));
  formulas(expm(W) * A, sinm(W)).obey(W, skew_symmetric<"U", 3>, skew_part(A0), skew_part(B0));
  formulas(expm(L), cosm(L)).obey(L, lower_triangular<"U", 3>, lower(A0), lower(B0));
  formulas(expm(diag(x)) * A).obey(x, vector<"u", 3>, x0, z0);
  formulas(expm(s * A) * B).obey(s, scalar<"u">, s0, t0);
}
