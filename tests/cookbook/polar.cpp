// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

namespace {
constexpr auto polar_factor = X * inv(sqrtm(X.T() * X));
}  // namespace

TEST_CASE("fact 499: ∂½‖F − R‖²/∂F = F − R of the polar factor R = F(FᵀF)^(−½) (as rigid as possible)") {
  gradient(ratio<1, 2> * squared_norm(X - polar_factor), X, X - polar_factor);
  gradient(ratio<1, 2> * tr(X.T() * X) - tr(sqrtm(X.T() * X)), X, X - polar_factor);
}
