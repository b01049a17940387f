// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

TEST_CASE("fact 465: ∂(μᵀw/√(wᵀΣw))/∂w = μ/s − (μᵀw)Σw/s³, s = √(wᵀΣw) (Sharpe ratio)") {
  constexpr auto deviation = sqrt(x.T() * P * x);
  gradient(a.T() * x / deviation, x, a / deviation - a.T() * x * P * x / pow<3>(deviation));
}

TEST_CASE("fact 466: ∂(−Σlog(b − Ax))/∂x = Aᵀ(1⊘(b − Ax)) (logarithmic barrier)") {
  gradient(-sum(log(p + N * x)), x, -N.T() * hadamard_div(ones<3>, p + N * x));
  STATIC_REQUIRE(grad(-sum(log(b - A * x)), x) == A.T() * hadamard_div(ones<3>, b - A * x));
}

TEST_CASE("fact 467: ∂(cᵀx + λᵀ(Ax − b) + ρ/2‖Ax − b‖²)/∂x = c + Aᵀλ + ρAᵀ(Ax − b) (augmented Lagrangian)") {
  constexpr auto r = A * x - b;
  gradient(c.T() * x + y.T() * r + s / 2_c * squared_norm(r), x, c + A.T() * y + s * A.T() * r);
}

TEST_CASE("fact 469: ∂yᵀsoftmax(Kq)/∂q = Kᵀ(diag(p) − ppᵀ)y, p = softmax(Kq) (attention)") {
  constexpr auto weights = softmax(E * x);
  gradient(w.T() * weights, x, E.T() * (diag(weights) - weights * weights.T()) * w);
}

TEST_CASE("fact 470: f = log det(M), M = I + HQHᵀ, ∂f/∂Q = HᵀM⁻¹H, ∂f/∂H = 2M⁻¹HQ (channel capacity)") {
  constexpr auto Mt = I + M * Z * M.T();
  gradient(logdet(Mt), Z, M.T() * inv(Mt) * M);
  gradient(logdet(Mt), M, 2_c * inv(Mt) * M * Z);
}

TEST_CASE("fact 471: ∂(xᵀAx/xᵀBx)/∂x = 2Ax/(xᵀBx) − 2(xᵀAx)Bx/(xᵀBx)² of symmetric A and B (signal to interference)") {
  constexpr auto interference = x.T() * P * x;
  gradient(x.T() * S * x / interference, x,
           2_c * S * x / interference - 2_c * (x.T() * S * x) * P * x / pow<2>(interference));
}
