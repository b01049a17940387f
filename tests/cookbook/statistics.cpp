// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

namespace {

/// −log N(x; μ, Σ), without the constant.
constexpr auto normal_loss(formula auto const& r, formula auto const& Sigma) {
  return ratio<1, 2> * logdet(Sigma) + ratio<1, 2> * (r.T() * inv(Sigma) * r);
}

constexpr auto mu = y;
constexpr auto r = x - mu;

}  // namespace

TEST_CASE("fact 422: ∂(−log N(x; μ, Σ))/∂μ = −Σ⁻¹(x − μ) (Matrix Cookbook 86)") {
  gradient(normal_loss(r, P), mu, -inv(P) * r);
  prints(grad(normal_loss(r, P), mu), "-P⁻¹(x - y)");
}

TEST_CASE("fact 423: ∂(−log N(x; μ, Σ))/∂x = Σ⁻¹(x − μ) (Matrix Cookbook 85)") {
  gradient(normal_loss(r, P), x, inv(P) * r);
}

TEST_CASE("fact 425: ∂(−log N(x; μ, Σ))/∂Σ = ½(Σ⁻¹ − Σ⁻¹(x − μ)(x − μ)ᵀΣ⁻¹) of a symmetric Σ (maximum likelihood)") {
  gradient(normal_loss(r, P), P, ratio<1, 2> * (inv(P) - inv(P) * r * r.T() * inv(P)));
}

TEST_CASE("fact 426: ∂(−log N(x; μ, Λ⁻¹))/∂Λ = ½(x − μ)(x − μ)ᵀ − ½Λ⁻ᵀ (graphical lasso)") {
  gradient(ratio<1, 2> * (r.T() * X * r) - ratio<1, 2> * logdet(X), X,
           ratio<1, 2> * r * r.T() - ratio<1, 2> * inv(X).T());
}

TEST_CASE("fact 427: ∂(−log N(x; μ, LLᵀ))/∂L = diag(1/Lᵢᵢ) − tril(L⁻ᵀzzᵀ), z = L⁻¹(x − μ) (Stan)") {
  constexpr auto whitened = solve(L, r);
  gradient(sum(log(diag(L))) + ratio<1, 2> * squared_norm(whitened), L,
           diag(hadamard_div(ones<3>, diag(L))) - lower_part(inv(L).T() * whitened * whitened.T()));
  gradient(normal_loss(r, L * L.T()), L,
           diag(hadamard_div(ones<3>, diag(L))) - lower_part(inv(L).T() * whitened * whitened.T()));
}

TEST_CASE("fact 429: ∂(x − y)ᵀW(x − y)/∂W = (x − y)(x − y)ᵀ (metric learning)") {
  gradient((x - y).T() * X * (x - y), X, (x - y) * (x - y).T());
}

TEST_CASE("fact 430: ∂(x − y)ᵀLᵀL(x − y)/∂L = 2L(x − y)(x − y)ᵀ (metric learning)") {
  gradient((x - y).T() * E.T() * E * (x - y), E, 2_c * E * (x - y) * (x - y).T());
}

TEST_CASE("fact 434: ∂log t(x; ν, μ, Σ)/∂μ = (ν + n)Σ⁻¹(x − μ)/(ν + δ), δ = (x − μ)ᵀΣ⁻¹(x − μ) (Stan)") {
  constexpr auto nu = p(0_c, 0_c);
  constexpr auto delta = r.T() * inv(P) * r;
  gradient(-ratio<1, 2> * (nu + 3_c) * log(1_c + delta / nu), mu, (nu + 3_c) / (nu + delta) * inv(P) * r);
}

TEST_CASE("fact 435: ∂(½(ν − n − 1)log det(X) − ½tr(V⁻¹X))/∂X = ½(ν − n − 1)X⁻ᵀ − ½V⁻ᵀ (Wishart density)") {
  gradient(ratio<1, 2> * (s - 4_c) * logdet(X) - ratio<1, 2> * tr(inv(V) * X), X,
           ratio<1, 2> * (s - 4_c) * inv(X).T() - ratio<1, 2> * inv(V).T());
}

namespace {

/// Of N(μ₀, Σ₀) from N(μ₁, Σ₁), Δ = μ₁ − μ₀.
constexpr auto divergence(formula auto const& Delta, formula auto const& Sigma0, formula auto const& Sigma1) {
  auto const distance = tr(inv(Sigma1) * Sigma0) + Delta.T() * inv(Sigma1) * Delta - 3_c;
  return ratio<1, 2> * (distance + logdet(Sigma1) - logdet(Sigma0));
}

}  // namespace

TEST_CASE("fact 437: ∂KL/∂μ₀ = Σ₁⁻¹(μ₀ − μ₁), ∂KL/∂Σ₀ = ½(Σ₁⁻ᵀ − Σ₀⁻ᵀ) (Kullback–Leibler divergence)") {
  gradient(divergence(y - x, X, P), x, inv(P) * (x - y));
  gradient(divergence(y - x, X, Y), X, ratio<1, 2> * (inv(Y).T() - inv(X).T()));
}

TEST_CASE("fact 438: ∂KL/∂Σ₁ = ½(Σ₁⁻ᵀ − Σ₁⁻ᵀ(Σ₀ + ΔΔᵀ)ᵀΣ₁⁻ᵀ), Δ = μ₁ − μ₀ (Kullback–Leibler divergence)") {
  constexpr auto Delta = y - x;
  gradient(divergence(Delta, X, Y), Y,
           ratio<1, 2> * (inv(Y).T() - inv(Y).T() * transpose(X + Delta * Delta.T()) * inv(Y).T()));
}
