// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

TEST_CASE("fact 357: the Hessian of log(xᵀAx) is 2A/q − 4Axxᵀ A/q², q = xᵀAx, of a symmetric A (chain rule)") {
  constexpr auto form = x.T() * P * x;
  hessian_is(log(form), x, 2_c * P / form - 4_c * P * x * x.T() * P / pow<2>(form));
}

TEST_CASE("fact 358: the Hessian of ‖x‖ is (I − xxᵀ/‖x‖²)/‖x‖ (norms)") {
  hessian_is(norm(x), x, (I - x * x.T() / squared_norm(x)) / norm(x));
}

TEST_CASE("fact 359: the Hessian of log Σexp(xᵢ) is diag(p) − ppᵀ, p = softmax(x) (tensorgrad)") {
  hessian_is(log_sum_exp(x), x, diag(softmax(x)) - softmax(x) * softmax(x).T());
}

TEST_CASE("fact 361: the Hessian of Σlog(1 + exp(−y∘(Xw))) is Xᵀdiag(y²∘s∘(1 − s))X, s = σ(y∘(Xw)) (Laue 2018)") {
  constexpr auto margins = hadamard(w, E * x);
  constexpr auto sigma = sigmoid(margins);
  hessian_is(sum(log(ones<4> + exp(-margins))), x,
             E.T() * diag(hadamard(pow<2>(w), hadamard(sigma, ones<4> - sigma))) * E);
}

TEST_CASE("fact 362: the Hessian of −Σlog(b − Ax) is Aᵀdiag(1⊘(b − Ax)²)A (barrier of a polyhedron)") {
  constexpr auto small = ratio<1, 100> * A;
  constexpr auto slack = y - small * x;
  hessian_is(-sum(log(slack)), x, small.T() * diag(hadamard_div(ones<3>, pow<2>(slack))) * small);
}

TEST_CASE("fact 377: the Hessian of −log det(F₀ + ΣxᵢFᵢ) is tr(F⁻¹FᵢF⁻¹Fⱼ) (Boyd and Vandenberghe)") {
  constexpr auto pencil = A + u(0_c) * B + u(1_c) * C;
  constexpr auto first = inv(pencil) * B;
  constexpr auto second = inv(pencil) * C;
  hessian_is(-logdet(pencil), u,
             vcat(hcat(tr(first * first), tr(first * second)), hcat(tr(second * first), tr(second * second))));
}

TEST_CASE("fact 378: f = log det(A + Rᵀdiag(x)R), B = R(A + Rᵀdiag(x)R)⁻¹Rᵀ (math.SE 4709572)") {
  constexpr auto f = logdet(Z + M.T() * diag(x) * M);
  constexpr auto leverage = M * inv(Z + M.T() * diag(x) * M) * M.T();
  gradient(f, x, diag(leverage));
  hessian_is(f, x, -hadamard(leverage, leverage));
}
