// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

TEST_CASE("fact 33: ∂tr(X²B)/∂X = (XB + BX)ᵀ (Matrix Cookbook 107)") {
  gradient(tr(pow<2>(X) * B), X, transpose(X * B + B * X));
}

TEST_CASE("fact 34: ∂tr(XᵀBX)/∂X = BX + BᵀX (Matrix Cookbook 108)") {
  gradient(tr(M.T() * B * M), M, B * M + B.T() * M);
  prints(grad(tr(M.T() * B * M), M), "(B + Bᵀ)M");
}

TEST_CASE("fact 35: ∂tr(BXXᵀ)/∂X = BX + BᵀX (Matrix Cookbook 109)") {
  gradient(tr(B * M * M.T()), M, B * M + B.T() * M);
}

TEST_CASE("fact 37: ∂tr(XBXᵀ)/∂X = XBᵀ + XB (Matrix Cookbook 111)") {
  gradient(tr(M * G * M.T()), M, M * G.T() + M * G);
}

TEST_CASE("fact 38: ∂tr(BXᵀX)/∂X = XBᵀ + XB (Matrix Cookbook 112)") {
  gradient(tr(G * M.T() * M), M, M * G.T() + M * G);
}

TEST_CASE("fact 39: ∂tr(XᵀXB)/∂X = XBᵀ + XB (Matrix Cookbook 113)") {
  gradient(tr(M.T() * M * G), M, M * G.T() + M * G);
}

TEST_CASE("fact 41: ∂tr(XᵀX)/∂X = ∂tr(XXᵀ)/∂X = 2X (Matrix Cookbook 115)") {
  gradient(tr(M.T() * M), M, 2_c * M);
  gradient(tr(M * M.T()), M, 2_c * M);
}

TEST_CASE("fact 42: ∂tr(BᵀXᵀCXB)/∂X = CᵀXBBᵀ + CXBBᵀ (Matrix Cookbook 116)") {
  gradient(tr(F.T() * M.T() * C * M * F), M, C.T() * M * F * F.T() + C * M * F * F.T());
}

TEST_CASE("fact 43: ∂tr(XᵀBXC)/∂X = BXC + BᵀXCᵀ (Matrix Cookbook 117)") {
  gradient(tr(M.T() * B * M * G), M, B * M * G + B.T() * M * G.T());
}

TEST_CASE("fact 45: ∂tr(AXᵀBXC)/∂X = BXCA + BᵀXAᵀCᵀ (matrixcalculus.org)") {
  gradient(tr(F.T() * M.T() * B * M * F), M, B * M * F * F.T() + B.T() * M * F * F.T());
  gradient(tr(F.T() * M.T() * B * M * G * F), M, B * M * G * F * F.T() + B.T() * M * F * F.T() * G.T());
}

TEST_CASE("fact 46: ∂tr((AXB + C)(AXB + C)ᵀ)/∂X = 2Aᵀ(AXB + C)Bᵀ (Matrix Cookbook 119)") {
  gradient(tr((E * M * F + H) * (E * M * F + H).T()), M, 2_c * E.T() * (E * M * F + H) * F.T());
  prints(grad(tr((E * M * F + H) * (E * M * F + H).T()), M), "2Eᵀ(EMF + H)Fᵀ");
}

TEST_CASE("fact 47: ∂tr(X⊗X)/∂X = ∂tr(X)²/∂X = 2tr(X)I (Matrix Cookbook 120)") {
  gradient(tr(kron(X, X)), X, 2_c * tr(X) * I);
  gradient(pow<2>(tr(X)), X, 2_c * tr(X) * I);
}

TEST_CASE("fact 49: ∂(tr(E)² + tr(EEᵀ))/∂E = 2tr(E)I + 2E (SymPy issue 24021)") {
  gradient(pow<2>(tr(X)) + tr(X * X.T()), X, 2_c * tr(X) * I + 2_c * X);
}

TEST_CASE("fact 50: ∂(tr(X) + tr(X²))/∂X = I + 2Xᵀ (SymPy issue 23492)") {
  gradient(tr(X) + tr(pow<2>(X)), X, I + 2_c * X.T());
}

TEST_CASE("fact 51: ∂tr(I − X)²/∂X = −2tr(I − X)I (SymPy issue 30527)") {
  gradient(pow<2>(tr(I - X)), X, -2_c * tr(I - X) * I);
}

TEST_CASE("fact 53: ∂(tr(XA)/tr(XB))/∂X = (Aᵀtr(XB) − Bᵀtr(XA))/tr(XB)² (quotient rule)") {
  gradient(tr(X * A) / tr(X * B), X, (A.T() * tr(X * B) - B.T() * tr(X * A)) / pow<2>(tr(X * B)));
}

TEST_CASE("fact 54: ∂(1/tr(X))/∂X = −I/tr(X)² (SymPy issue 23931)") { gradient(1_c / tr(X), X, -I / pow<2>(tr(X))); }

TEST_CASE("fact 55: ∂exp(tr X)/∂X = exp(tr X)I (SymPy pull request 30132)") { gradient(exp(tr(X)), X, exp(tr(X)) * I); }

TEST_CASE("fact 57: ∂bᵀXᵀXc/∂X = X(bcᵀ + cbᵀ) (Matrix Cookbook 77)") {
  gradient(u.T() * M.T() * M * v, M, M * (u * v.T() + v * u.T()));
  prints(grad(u.T() * M.T() * M * v, M), "M(uvᵀ + vuᵀ)");
}

TEST_CASE("fact 58: ∂bᵀXᵀDXc/∂X = DᵀXbcᵀ + DXcbᵀ (Matrix Cookbook 82)") {
  gradient(u.T() * M.T() * D * M * v, M, D.T() * M * u * v.T() + D * M * v * u.T());
}

TEST_CASE("fact 59: ∂(Xb + c)ᵀD(Xb + c)/∂X = (D + Dᵀ)(Xb + c)bᵀ (Matrix Cookbook 83)") {
  gradient((M * u + c).T() * D * (M * u + c), M, (D + D.T()) * (M * u + c) * u.T());
  prints(grad((M * u + c).T() * D * (M * u + c), M), "(D + Dᵀ)(Mu + c)uᵀ");
}
