// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

namespace {

// D²f(X)[U, V] = expected
template<class Scalar, class Symbol, class First, class Second, class Differential>
void second_differential_is(Scalar f, Symbol by, First U, Second V, Differential expected) {
  differential_is(differential(f, by, U), by, V, expected);
}

// the Hessian of f times V
template<class Scalar, class Symbol, class Direction, class Product>
void hvp_is(Scalar f, Symbol by, Direction V, Product expected) {
  proves(hvp(f, by, V), expected);
  differential_is(grad(f, by), by, V, expected);
}

}  // namespace

TEST_CASE("fact 365: ∂vec(∂log det(X)/∂X)/∂vec(X)ᵀ = −(X⁻¹⊗X⁻ᵀ)K (Magnus and Neudecker)") {
  jacobian_is(grad(logdet(X), X), X, -kron(inv(X), inv(X).T()) * commutation<3, 3>);
}

TEST_CASE("fact 366: D²tr(X⁻¹)[U, V] = tr(X⁻¹UX⁻¹VX⁻¹) + tr(X⁻¹VX⁻¹UX⁻¹) (the seed again)") {
  second_differential_is(tr(inv(X)), X, U, V,
                         tr(inv(X) * U * inv(X) * V * inv(X)) + tr(inv(X) * V * inv(X) * U * inv(X)));
}

TEST_CASE("fact 367: D²det(X)[U, V] = det(X)(tr(X⁻¹U)tr(X⁻¹V) − tr(X⁻¹UX⁻¹V)) (TensorFlow issue 55230)") {
  second_differential_is(det(X), X, U, V, det(X) * (tr(inv(X) * U) * tr(inv(X) * V) - tr(inv(X) * U * inv(X) * V)));
}

TEST_CASE("fact 369: D²tr(X²)[U, V] = 2tr(UV), D²tr(X³)[U, V] = 3tr(X(UV + VU)) (Matrix Cookbook 106, 121)") {
  second_differential_is(tr(pow<2>(X)), X, U, V, 2_c * tr(U * V));
  second_differential_is(tr(pow<3>(X)), X, U, V, 3_c * tr(X * (U * V + V * U)));
  prints(differential(differential(tr(pow<2>(X)), X, U), X, V), "2 tr(UV)");
}

TEST_CASE("fact 370: D²tr(XᵀAXB)[U, V] = tr(UᵀAVB) + tr(VᵀAUB) (Matrix Cookbook 117)") {
  second_differential_is(tr(X.T() * A * X * B), X, U, V, tr(U.T() * A * V * B) + tr(V.T() * A * U * B));
}

TEST_CASE("fact 371: ∂vec(∂‖T − UVᵀ‖²/∂U)/∂vec(U)ᵀ = 2(VᵀV)⊗I (Laue 2018, matrix factorization)") {
  jacobian_is(grad(squared_norm(E.T() - M * F), M), M, 2_c * kron(F * F.T(), I));
}

TEST_CASE("fact 373: the Hessian of ½xᵀAx times v is ½(A + Aᵀ)v (CasADi, jtimes)") {
  hvp_is(ratio<1, 2> * x.T() * A * x, x, d, ratio<1, 2> * (A + A.T()) * d);
  prints(hvp(ratio<1, 2> * x.T() * A * x, x, d), "½(A + Aᵀ)d");
}

TEST_CASE("fact 374: the Hessian of the logistic loss times v is Xᵀ(s∘(1 − s)∘(Xv)), s = σ(Xw) (Laue 2018)") {
  constexpr auto loss = sum(log(ones<4> + exp(E * x))) - w.T() * E * x;
  constexpr auto sigma = sigmoid(E * x);
  hvp_is(loss, x, d, E.T() * hadamard(hadamard(sigma, ones<4> - sigma), E * d));
}

TEST_CASE("fact 375: the Hessian of −log det(X) times V is X⁻ᵀVᵀX⁻ᵀ (Newton's method)") {
  hvp_is(-logdet(X), X, V, inv(X).T() * V.T() * inv(X).T());
  prints(hvp(-logdet(X), X, V), "X⁻ᵀVᵀX⁻ᵀ");
}
