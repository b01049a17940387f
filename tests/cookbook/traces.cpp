// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

TEST_CASE("fact 13: ∂tr(X)/∂X = I (Matrix Cookbook 99)") { gradient(tr(X), X, I); }

TEST_CASE("fact 14: ∂tr(XA)/∂X = Aᵀ (Matrix Cookbook 100)") { gradient(tr(M * F * E), M, (F * E).T()); }

TEST_CASE("fact 15: ∂tr(AXB)/∂X = AᵀBᵀ (Matrix Cookbook 101)") { gradient(tr(E * M * F), M, E.T() * F.T()); }

TEST_CASE("fact 17: ∂tr(XᵀA)/∂X = A (Matrix Cookbook 103)") { gradient(tr(M.T() * K), M, K); }

TEST_CASE("fact 18: ∂tr(AXᵀ)/∂X = A (Matrix Cookbook 104)") { gradient(tr(K * M.T()), M, K); }

TEST_CASE("fact 19: ∂tr(A⊗X)/∂X = tr(A)I (Matrix Cookbook 105)") { gradient(tr(kron(A, X)), X, tr(A) * I); }

TEST_CASE("fact 21: ∂(tr(X) − 1)/∂X = I (SymPy issue 25118)") { gradient(tr(X) - 1_c, X, I); }

TEST_CASE("fact 22: ∂tr(cX)/∂c = tr(X) (SymPy, derivative by scalar)") {
  gradient(tr(s * X), s, tr(X));
  gradient(tr(s * s * X), s, 2_c * s * tr(X));
}

TEST_CASE("fact 23: ∂tr(A(X∘B))/∂X = Aᵀ∘B (Hadamard product under a trace)") {
  gradient(tr(A * hadamard(X, B)), X, hadamard(A.T(), B));
}

TEST_CASE("fact 25: ∂tr(A diag(x))/∂x = dg(A) (DiffMatic)") { gradient(tr(A * diag(x)), x, diag(A)); }

TEST_CASE("fact 26: ∂1ᵀX1/∂X = 11ᵀ (matrixcalculus.org)") {
  gradient(ones<3>.T() * M * ones<2>, M, ones<3> * ones<2>.T());
  gradient(sum(M), M, ones<3, 2>);
}

TEST_CASE("fact 27: ∂aᵀXb/∂X = abᵀ (Matrix Cookbook 70)") { gradient(a.T() * M * u, M, a * u.T()); }

TEST_CASE("fact 29: ∂aᵀXa/∂X = ∂aᵀXᵀa/∂X = aaᵀ (Matrix Cookbook 72)") {
  gradient(a.T() * X * a, X, a * a.T());
  gradient(a.T() * X.T() * a, X, a * a.T());
}

TEST_CASE("fact 30: ∂xᵀXy/∂X = xyᵀ, ∂xᵀAx/∂A = xxᵀ (math.SE 4291445)") {
  gradient(x.T() * X * y, X, x * y.T());
  gradient(x.T() * A * x, A, x * x.T());
}

TEST_CASE("fact 31: ∂(dᵀx)(cᵀXb)(yᵀc)/∂X = (dᵀx)(yᵀc) cbᵀ (SymPy, derivatives of matrix norms)") {
  gradient(d.T() * x * (c.T() * X * b) * (y.T() * c), X, dot(d, x) * dot(y, c) * c * b.T());
}
