// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

TEST_CASE("fact 61: ∂tr(X³)/∂X = 3(X²)ᵀ (Matrix Cookbook 121)") { gradient(tr(pow<3>(X)), X, 3_c * pow<2>(X).T()); }

TEST_CASE("fact 62: ∂tr(Xᵏ)/∂X = k(Xᵏ⁻¹)ᵀ (Matrix Cookbook 121)") {
  gradient(tr(pow<1>(X)), X, I);
  gradient(tr(pow<4>(X)), X, 4_c * pow<3>(X).T());
  gradient(tr(pow<5>(X)), X, 5_c * pow<4>(X).T());
}

TEST_CASE("fact 63: ∂tr(AXᵏ)/∂X = Σ(XʳAXᵏ⁻¹⁻ʳ)ᵀ, r = 0, …, k − 1 (Matrix Cookbook 122)") {
  gradient(tr(A * pow<2>(X)), X, transpose(A * X) + transpose(X * A));
  gradient(tr(A * pow<3>(X)), X, transpose(A * X * X) + transpose(X * A * X) + transpose(X * X * A));
}

TEST_CASE("fact 65: ∂tr(BᵀXᵀCXXᵀCXB)/∂X (Matrix Cookbook 123)") {
  gradient(tr(B.T() * X.T() * C * X * X.T() * C * X * B), X,
           C * X * X.T() * C * X * B * B.T() + C.T() * X * B * B.T() * X.T() * C.T() * X
               + C * X * B * B.T() * X.T() * C * X + C.T() * X * X.T() * C.T() * X * B * B.T());
}

TEST_CASE("fact 66: ∂‖XᵀX − A‖²/∂X = 4XXᵀX − 2XA − 2XAᵀ (math.SE 734717)") {
  gradient(squared_norm(M.T() * M - G), M, 4_c * M * M.T() * M - 2_c * M * G - 2_c * M * G.T());
  prints(grad(squared_norm(M.T() * M - G), M), "2M(2MᵀM - G - Gᵀ)");
}

TEST_CASE("fact 67: ∂‖ABAᵀ − C‖²/∂A = 2((ABAᵀ − C)ᵀAB + (ABAᵀ − C)ABᵀ) (math.SE 3781728)") {
  gradient(squared_norm(A * B * A.T() - C), A,
           2_c * (transpose(A * B * A.T() - C) * A * B + (A * B * A.T() - C) * A * B.T()));
}

TEST_CASE("fact 69: ∂tr(tr(tr(X)X)X)/∂X = 3tr(X)²I (SymPy, mixed expressions)") {
  gradient(tr(tr(tr(X) * X) * X), X, 3_c * pow<2>(tr(X)) * I);
}

TEST_CASE("fact 78: ∂tr(AXXᵀX)/∂X = AᵀXᵀX + XAX + XXᵀAᵀ (product rule)") {
  gradient(tr(A * X * X.T() * X), X, A.T() * X.T() * X + X * A * X + X * X.T() * A.T());
}
