// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

TEST_CASE("fact 515: ∂𝟏ᵀ(XW)𝟏/∂X = 𝟏(W𝟏)ᵀ (mgcpp, gradient_test)") {
  gradient(sum(X * M), X, ones<3> * transpose(M * ones<2>));
  gradient(ones<4>.T() * (E * M) * ones<2>, E, ones<4> * transpose(M * ones<2>));
}

TEST_CASE("fact 517: f = y³ + sin y: f′ = 3y² + cos y, f″ = 6y − sin y, f‴ = 6 − cos y (funcy)") {
  constexpr auto f = pow<3>(s) + sin(s);
  constexpr auto first = grad(f, s);
  constexpr auto second = grad(first, s);
  gradient(f, s, 3_c * pow<2>(s) + cos(s));
  gradient(first, s, 6_c * s - sin(s));
  gradient(second, s, 6_c - cos(s));
  prints(first, "3s² + cos(s)");
  prints(second, "6s - sin(s)");
  prints(grad(second, s), "6 - cos(s)");
}

TEST_CASE("fact 518: heat flux q = (c + du²)g: ∂q/∂u = 2dug, ∂q/∂g = (c + du²)I (funcy)") {
  constexpr auto flux = (alpha + beta * pow<2>(s)) * a;
  partial_is(flux, s, 2_c * beta * s * a);
  jacobian_is(flux, a, (alpha + beta * pow<2>(s)) * I);
}

TEST_CASE("fact 519: ∂tr(X⁻¹∘X⁻¹)/∂X = −2X⁻ᵀ(X⁻¹∘I)X⁻ᵀ (AMD, TestMatrixMatrixFunc)") {
  gradient(tr(hadamard(inv(X), inv(X))), X, -2_c * inv(X).T() * hadamard(inv(X), I) * inv(X).T());
}

TEST_CASE("fact 521: ∂log|det(A∘X)|/∂X = A∘(A∘X)⁻ᵀ (AMD, TestMatrixMatrixFunc)") {
  gradient(logdet(hadamard(A, X)), X, hadamard(A, inv(hadamard(A, X)).T()));
}

TEST_CASE("fact 522: ∂log|det(A∘Xᵀ)|/∂X = Aᵀ∘(A∘Xᵀ)⁻¹ (AMD, TestMatrixMatrixFunc)") {
  gradient(logdet(hadamard(A, X.T())), X, hadamard(A.T(), inv(hadamard(A, X.T()))));
}

TEST_CASE("fact 523: ∂log|det(X∘X)|/∂X = 2X∘(X∘X)⁻ᵀ (AMD, TestMatrixMatrixFunc)") {
  gradient(logdet(hadamard(X, X)), X, 2_c * hadamard(X, inv(hadamard(X, X)).T()));
}

TEST_CASE("fact 525: ∂tr(tr(X)X)/∂X = 2tr(X)I (AMD, TestMatrixMatrixFunc)") {
  gradient(tr(tr(X) * X), X, 2_c * tr(X) * I);
  prints(grad(tr(tr(X) * X), X), "2 tr(X) I");
}

TEST_CASE("fact 526: ∂tr(X tr(X) X)/∂X = tr(X²)I + 2tr(X)Xᵀ (AMD, TestMatrixMatrixFunc)") {
  gradient(tr(X * tr(X) * X), X, tr(pow<2>(X)) * I + 2_c * tr(X) * X.T());
}

TEST_CASE("fact 527: f = 3 log det(XXᵀ)tr(X⁻¹ + X) (AMD, SymbolicCalculator)") {
  gradient(3_c * log(det(X * X.T())) * tr(inv(X) + X), X,
           6_c * tr(inv(X) + X) * inv(X).T() + 3_c * log(det(X * X.T())) * (I - pow<-2>(X).T()));
}

TEST_CASE("fact 529: ∂log det(X(X + A))/∂X = X⁻ᵀ + (X + A)⁻ᵀ (AMD, SymbolicCalculator)") {
  gradient(log(det(X * (X + A))), X, inv(X).T() + inv(X + A).T());
}

TEST_CASE("fact 530: Taylor's terms of log det: tr(X⁻¹Δ), −tr((X⁻¹Δ)²), 2tr((X⁻¹Δ)³) (AMD, TaylorSample)") {
  constexpr auto first = differential(log(det(X)), X, U);
  constexpr auto second = differential(first, X, U);
  differential_is(log(det(X)), X, U, tr(inv(X) * U));
  differential_is(first, X, U, -tr(pow<2>(inv(X) * U)));
  differential_is(second, X, U, 2_c * tr(pow<3>(inv(X) * U)));
  prints(second, "-tr(UX⁻¹UX⁻¹)");
}

TEST_CASE("fact 531: vec(AXᵀB) = (Bᵀ⊗A)K vec(X) (Olsen, Rennie and Goel 2012)") {
  jacobian_is(K * M.T() * E.T(), M, kron(E, K) * commutation<3, 2>);
  same(vec(K * M.T() * E.T()), kron(E, K) * commutation<3, 2> * vec(M));
  prints(jacobian(K * M.T() * E.T(), M), "(E ⊗ K)K₃,₂");
}
