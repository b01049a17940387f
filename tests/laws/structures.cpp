// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "structured.hpp"

using namespace laws;

TEST_CASE("laws: formulas of structured matrices") {
  formulas(S * A * S, inv(S), logdet(S)).obey(S, symmetric<"U", 3>, symmetric_part(A0), symmetric_part(B0));
  formulas(P * A * P, inv(P), logdet(P)).obey(P, symmetric<"U", 3>, P0, symmetric_part(B0));
  formulas(D * A * D, inv(D), det(D)).obey(D, diagonal<"U", 3>, on_diagonal(A0), on_diagonal(B0));
  formulas(L * L.T(), inv(L), logdet(L)).obey(L, lower_triangular<"U", 3>, lower(A0), lower(B0));
  formulas(R.T() * R, inv(R), logdet(R)).obey(R, upper_triangular<"U", 3>, upper(A0), upper(B0));
  formulas(W * A * W, inv(identity<3> + W)).obey(W, skew_symmetric<"U", 3>, skew_part(A0), skew_part(B0));
}

TEST_CASE("law: a gradient has its variable's structure") {
  STATIC_REQUIRE(is_symmetric(grad(tr(A * inv(S)), S)));
  STATIC_REQUIRE(is_diagonal(grad(tr(A * inv(D)), D)));
  STATIC_REQUIRE(is_lower_triangular(grad(tr(A * inv(L)), L)));
  STATIC_REQUIRE(is_lower_triangular(grad(tr(A * inv(R)), R).T()));
  constexpr auto by_W = grad(tr(A * W * B * W), W);
  STATIC_REQUIRE(by_W.T() == -by_W);
  // on the orthogonal matrices it is tangent: QᵀG is skew
  constexpr auto Q = orthogonal<"Q", 3>;
  constexpr auto by_Q = grad(tr(A * Q * B * Q), Q);
  STATIC_REQUIRE(Q.T() * by_Q == -by_Q.T() * Q);
  STATIC_REQUIRE(dot(by_Q, Q * W) == differential(tr(A * Q * B * Q), Q, Q * W));
}
