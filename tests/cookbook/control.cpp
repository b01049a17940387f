// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

TEST_CASE("fact 473: ∂tr((I − KC)P(I − KC)ᵀ)/∂K = −2(I − KC)PCᵀ of a symmetric P (math.SE 2668867)") {
  constexpr auto left = I - K * M.T();
  gradient(tr(left * S * left.T()), K, -2_c * left * S * M);
  prints(grad(tr(left * S * left.T()), K), "-2(I - KMᵀ)SM");
}

TEST_CASE("fact 474: ∂(½log det(S) + ½νᵀS⁻¹ν)/∂R = ½(S⁻¹ − S⁻¹ννᵀS⁻¹)ᵀ, S = HPHᵀ + R (adaptive Kalman filter)") {
  constexpr auto covariance = M.T() * X * M + G;
  gradient(ratio<1, 2> * logdet(covariance) + ratio<1, 2> * v.T() * inv(covariance) * v, G,
           ratio<1, 2> * transpose(inv(covariance) - inv(covariance) * v * v.T() * inv(covariance)));
  constexpr auto symmetric_covariance = M.T() * P * M + Z;
  gradient(
      ratio<1, 2> * logdet(symmetric_covariance) + ratio<1, 2> * v.T() * inv(symmetric_covariance) * v, Z,
      ratio<1, 2> * (inv(symmetric_covariance) - inv(symmetric_covariance) * v * v.T() * inv(symmetric_covariance)));
}

TEST_CASE("fact 475: ∂(½log det(S) + ½νᵀS⁻¹ν)/∂P = Hᵀ[½(S⁻¹ − S⁻¹ννᵀS⁻¹)]H, S = HPHᵀ + R (adaptive Kalman filter)") {
  constexpr auto covariance = M.T() * P * M + Z;
  gradient(ratio<1, 2> * logdet(covariance) + ratio<1, 2> * v.T() * inv(covariance) * v, P,
           M * (ratio<1, 2> * (inv(covariance) - inv(covariance) * v * v.T() * inv(covariance))) * M.T());
}

TEST_CASE("fact 477: ∂bᵀM⁻¹b/∂P = P⁻ᵀM⁻ᵀbbᵀM⁻ᵀP⁻ᵀ, M = P⁻¹ + HᵀR⁻¹H (Linnea, ensemble Kalman filter)") {
  constexpr auto information = inv(X) + M * inv(G) * M.T();
  gradient(b.T() * inv(information) * b, X,
           inv(X).T() * inv(information).T() * b * b.T() * inv(information).T() * inv(X).T());
  constexpr auto symmetric_information = inv(P) + M * inv(Z) * M.T();
  gradient(b.T() * inv(symmetric_information) * b, P,
           inv(P) * inv(symmetric_information) * b * b.T() * inv(symmetric_information) * inv(P));
}

TEST_CASE("fact 478: ∂cᵀPHᵀ(R + HPHᵀ)⁻¹r/∂r = (R + HPHᵀ)⁻¹HPc of symmetric P and R (Linnea, Kalman gain)") {
  gradient(c.T() * P * M * inv(Z + M.T() * P * M) * v, v, inv(Z + M.T() * P * M) * M.T() * P * c);
  prints(grad(c.T() * P * M * inv(Z + M.T() * P * M) * v, v), "(MᵀPM + Z)⁻¹MᵀPc");
}

TEST_CASE("fact 479: ∂((Ax + Bu)ᵀP(Ax + Bu) + uᵀRu)/∂u = 2BᵀP(Ax + Bu) + 2Ru (linear-quadratic regulator)") {
  constexpr auto next = A * x + M * u;
  gradient(next.T() * P * next + u.T() * Z * u, u, 2_c * M.T() * P * next + 2_c * Z * u);
}

TEST_CASE("fact 481: d(AᵀP + PA − PBR⁻¹BᵀP + Q) = CᵀdP + dP C, C = A − BR⁻¹BᵀP (Kleinman 1968)") {
  constexpr auto closed_loop = A - M * inv(Z) * M.T() * S;
  differential_is(A.T() * S + S * A - S * M * inv(Z) * M.T() * S + R, S, T, closed_loop.T() * T + T * closed_loop);
}
