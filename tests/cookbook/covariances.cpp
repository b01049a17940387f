// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

TEST_CASE("fact 439: ∂(½yᵀK⁻¹y + ½log det(K))/∂θ = ½tr((K⁻¹ − ααᵀ)∂K/∂θ), α = K⁻¹y (Rasmussen and Williams, 5.9)") {
  constexpr auto evidence = [](auto kernel) {
    return ratio<1, 2> * (y.T() * inv(kernel) * y) + ratio<1, 2> * logdet(kernel);
  };
  constexpr auto kernel = S + t * R + t * t * T;
  constexpr auto weights = inv(kernel) * y;
  gradient(evidence(kernel), t, ratio<1, 2> * tr((inv(kernel) - weights * weights.T()) * (R + 2_c * t * T)));

  constexpr auto rbf = elementwise::exp(-t * S) + P;
  constexpr auto of_rbf = inv(rbf) * y;
  gradient(evidence(rbf), t,
           -ratio<1, 2> * tr((inv(rbf) - of_rbf * of_rbf.T()) * hadamard(S, elementwise::exp(-t * S))));
}

TEST_CASE("fact 441: ∂½(log det(Σ) + tr(Σ⁻¹S))/∂V = Σ⁻¹V − Σ⁻¹SΣ⁻¹V, Σ = VVᵀ + Ψ (factor analysis)") {
  constexpr auto Sigma = M * M.T() + diag(x);
  gradient(ratio<1, 2> * (logdet(Sigma) + tr(inv(Sigma) * S)), M, inv(Sigma) * M - inv(Sigma) * S * inv(Sigma) * M);
}

TEST_CASE("fact 442: ∂½(log det(Σ) + tr(Σ⁻¹S))/∂ψ = ½dg(Σ⁻¹ − Σ⁻¹SΣ⁻¹), Σ = VVᵀ + diag(ψ) (factor analysis)") {
  constexpr auto Sigma = M * M.T() + diag(x);
  gradient(ratio<1, 2> * (logdet(Sigma) + tr(inv(Sigma) * S)), x,
           ratio<1, 2> * diag(inv(Sigma) - inv(Sigma) * S * inv(Sigma)));
}

TEST_CASE("fact 443: ∂(−log|det(W)| − Σlog p(Wx))/∂W = −W⁻ᵀ + tanh(Wx)xᵀ of p = 1/cosh (Bell and Sejnowski 1995)") {
  gradient(-logdet(X) + sum(log(cosh(X * x))), X, -inv(X).T() + tanh(X * x) * x.T());
}

TEST_CASE("fact 445: ∂tr((WᵀSwW)⁻¹WᵀSbW)/∂W = 2SbWM⁻¹ − 2SwWM⁻¹(WᵀSbW)M⁻¹, M = WᵀSwW (Matrix Cookbook 126)") {
  constexpr auto within = M.T() * P * M;
  constexpr auto between = M.T() * S * M;
  gradient(tr(inv(within) * between), M, 2_c * S * M * inv(within) - 2_c * P * M * inv(within) * between * inv(within));
}

TEST_CASE("fact 446: ∂(tr(X) + tr(B) − 2tr((B^½XB^½)^½))/∂X = I − B^½(B^½XB^½)^(−½)B^½ (Bures distance)") {
  constexpr auto root = sqrtm(R);
  constexpr auto inner = sqrtm(root * P * root);
  gradient(tr(P) + tr(R) - 2_c * tr(inner), P, I - root * inv(inner) * root);
}

TEST_CASE("fact 447: ∂tr((A diag(w) Aᵀ)⁻¹)/∂w = −dg(AᵀM⁻²A), M = A diag(w) Aᵀ (A-optimal design)") {
  constexpr auto information = M.T() * diag(x) * M;
  gradient(tr(inv(information)), x, -diag(M * pow<-2>(information) * M.T()));
}

TEST_CASE("fact 449: ∂(xᵀAy/αβ)/∂x = Ay/αβ − (xᵀAy)Ax/α³β, α = √(xᵀAx), β = √(yᵀAy) (cosine similarity)") {
  constexpr auto alpha_of_x = sqrt(x.T() * P * x);
  constexpr auto beta_of_y = sqrt(y.T() * P * y);
  gradient(x.T() * P * y / sqrt((x.T() * P * x) * (y.T() * P * y)), x,
           P * y / (alpha_of_x * beta_of_y) - x.T() * P * y * P * x / (pow<3>(alpha_of_x) * beta_of_y));
}
