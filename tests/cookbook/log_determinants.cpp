// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

TEST_CASE("fact 105: ∂log det(X⁻¹)/∂X = −X⁻ᵀ (matrixcalculus.org)") { gradient(log(det(inv(X))), X, -inv(X).T()); }

TEST_CASE("fact 106: ∂log det(XᵀX)/∂X = 2X(XᵀX)⁻¹ = 2(X⁺)ᵀ of a tall X (Matrix Cookbook 55)") {
  gradient(logdet(M.T() * M), M, 2_c * M * inv(M.T() * M));
  prints(grad(logdet(M.T() * M), M), "2M(MᵀM)⁻¹");
}

TEST_CASE("fact 107: ∂log det(XᵀX)/∂X⁺ = −2Xᵀ of a tall X (Matrix Cookbook, §2.1.4)") {
  constexpr auto X_of_its_pseudo_inverse = F.T() * inv(F * F.T());
  gradient(logdet(X_of_its_pseudo_inverse.T() * X_of_its_pseudo_inverse), F, -2_c * X_of_its_pseudo_inverse.T());
}

TEST_CASE("fact 109: ∂log det(AXB)/∂X = X⁻ᵀ (Matrix Cookbook 51)") { gradient(logdet(A * X * B), X, inv(X).T()); }

TEST_CASE("fact 110: ∂log det(AXB + C)/∂X = Aᵀ(AXB + C)⁻ᵀBᵀ (math.SE 2792385)") {
  gradient(logdet(A * X * B + C), X, A.T() * inv(A * X * B + C).T() * B.T());
  gradient(logdet(E * M * F + H), M, E.T() * inv(E * M * F + H).T() * F.T());
  prints(grad(logdet(A * X * B + C), X), "Aᵀ(AXB + C)⁻ᵀBᵀ");
}

TEST_CASE("fact 111: ∂log det(I + AXBᵀ)/∂X = Aᵀ(I + BXᵀAᵀ)⁻¹B (math.SE 2821515)") {
  gradient(logdet(I + A * M * K.T()), M, A.T() * inv(I + K * M.T() * A.T()) * K);
}

TEST_CASE("fact 113: ∂log det(I + XXᵀ)/∂X = 2(I + XXᵀ)⁻¹X = 2X(I + XᵀX)⁻¹ (Matrix Cookbook, §3.2)") {
  gradient(logdet(I + M * M.T()), M, 2_c * inv(I + M * M.T()) * M);
  gradient(logdet(I + M * M.T()), M, 2_c * M * inv(identity<2> + M.T() * M));
  prints(grad(logdet(I + M * M.T()), M), "2M(I + MᵀM)⁻¹");
}

TEST_CASE("fact 114: ∂log det(X + A)/∂X = (X + A)⁻ᵀ") { gradient(logdet(X + A), X, inv(X + A).T()); }

TEST_CASE("fact 115: ∂log det(X²)/∂X = 2X⁻ᵀ (Matrix Cookbook 58)") { gradient(logdet(pow<2>(X)), X, 2_c * inv(X).T()); }

TEST_CASE("fact 117: ∂log det(K + sI)/∂s = tr((K + sI)⁻¹) (noise variance of a Gaussian process)") {
  gradient(logdet(P + s * I), s, tr(inv(P + s * I)));
}

TEST_CASE("fact 118: ∂log det(A + diag(x))/∂x = dg((A + diag(x))⁻¹) (tensorgrad issue 1)") {
  gradient(logdet(A + diag(x)), x, diag(inv(A + diag(x))));
  prints(grad(logdet(A + diag(x)), x), "diag((A + diag(x))⁻¹)");
}

TEST_CASE("fact 119: ∂log det(A diag(x) Aᵀ)/∂x = dg(Aᵀ(A diag(x) Aᵀ)⁻¹A) (D-optimal design)") {
  gradient(logdet(M.T() * diag(x) * M), x, diag(M * inv(M.T() * diag(x) * M) * M.T()));
}

TEST_CASE("fact 121: ∂ 2Σ log Lᵢᵢ/∂L = 2diag(1/Lᵢᵢ) (Stan, log_determinant_ldlt)") {
  gradient(2_c * sum(log(diag(L))), L, 2_c * diag(hadamard_div(ones<3>, diag(L))));
}

TEST_CASE("fact 122: ∂log det(X⊗A)/∂X = pX⁻ᵀ of a p×p matrix A (PyTensor pull request 975)") {
  gradient(logdet(kron(X, G)), X, 2_c * inv(X).T());
}

TEST_CASE("fact 123: ∂(log det(X) + tr(AX⁻¹))/∂X = X⁻ᵀ − X⁻ᵀAᵀX⁻ᵀ (math.SE 982386)") {
  gradient(logdet(X) + tr(A * inv(X)), X, inv(X).T() - inv(X).T() * A.T() * inv(X).T());
}
