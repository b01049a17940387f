// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

namespace {
constexpr auto stretch = sqrtm(X.T() * X);
}

// R = F(FᵀF)^(−½), where tr(RᵀF) = tr((FᵀF)^½) and RᵀR = I
TEST_CASE("fact 499: ∂½‖F − R‖²/∂F = F − R of the polar factor R of F (as rigid as possible)") {
  gradient(ratio<1, 2> * tr(X.T() * X) - tr(stretch) + ratio<3, 2>, X, X * (I - inv(stretch)));
}
