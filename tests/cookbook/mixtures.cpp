// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

namespace {

/// N(x; μ, Σ), without the factor (2π)^(−n/2) that all components share.
constexpr auto normal(formula auto const& r, formula auto const& Sigma) {
  return exp(-ratio<1, 2> * (r.T() * inv(Sigma) * r)) / sqrt(det(Sigma));
}

constexpr auto rho = p;
constexpr auto first = normal(x - y, P);
constexpr auto second = normal(x - q, R);
constexpr auto density = rho(0_c, 0_c) * first + rho(1_c, 0_c) * second;

}  // namespace

TEST_CASE("fact 431: ∂log ΣρₖN(x; μₖ, Σₖ)/∂μⱼ = rⱼΣⱼ⁻¹(x − μⱼ), rⱼ = ρⱼNⱼ/ΣρₖNₖ (Matrix Cookbook, §8.4)") {
  gradient(log(density), y, rho(0_c, 0_c) * first / density * inv(P) * (x - y));
  gradient(log(density), q, rho(1_c, 0_c) * second / density * inv(R) * (x - q));
}

TEST_CASE("fact 433: ∂log ΣρₖN(x; μₖ, Σₖ)/∂ρⱼ = Nⱼ/ΣρₖNₖ (Matrix Cookbook 566)") {
  partial_is<0>(log(density), rho, first / density);
  partial_is<1>(log(density), rho, second / density);
}
