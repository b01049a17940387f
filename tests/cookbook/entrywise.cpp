// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

TEST_CASE("fact 217: ∂2Σsin(xᵢ)/∂x = 2cos(x) (DiffMatic)") { gradient(2_c * sum(sin(x)), x, 2_c * cos(x)); }

TEST_CASE("fact 218: ∂sin(x)ᵀy/∂x = cos(x)∘y (matrixcalculus.org)") {
  gradient(sin(x).T() * y, x, hadamard(cos(x), y));
}

TEST_CASE("fact 219: ∂(y∘v)ᵀx/∂x = y∘v (matrixcalculus.org)") { gradient(hadamard(y, z).T() * x, x, hadamard(y, z)); }

TEST_CASE("fact 221: ∂sin(x∘y)ᵀx/∂x = cos(x∘y)∘x∘y + sin(x∘y) (DiffMatic)") {
  gradient(sin(hadamard(x, y)).T() * x, x, hadamard(hadamard(cos(hadamard(x, y)), x), y) + sin(hadamard(x, y)));
}

TEST_CASE("fact 222: ∂2Σcos(Ax + y)/∂x = −2Aᵀsin(Ax + y) (DiffMatic)") {
  gradient(2_c * sum(cos(E * x + w)), x, -2_c * E.T() * sin(E * x + w));
}

TEST_CASE("fact 223: ∂Σxᵢ³/∂x = 3x∘x (DiffMatic)") { gradient(sum(pow<3>(x)), x, 3_c * pow<2>(x)); }

TEST_CASE("fact 225: ∂(Σxᵢ)²/∂x = 2(1ᵀx)1 (DiffMatic)") {
  gradient(pow<2>(sum(x)), x, 2_c * (ones<3>.T() * x) * ones<3>);
}

TEST_CASE("fact 226: ∂Σ(x∘y)²/∂x = 2y∘x∘y (DiffMatic)") {
  gradient(sum(pow<2>(hadamard(x, y))), x, 2_c * hadamard(hadamard(y, x), y));
}

TEST_CASE("fact 227: ∂log(x)ᵀx/∂x = 1 + log(x) (DiffMatic)") { gradient(log(x).T() * x, x, ones<3> + log(x)); }

TEST_CASE("fact 229: ∂log(Ax)ᵀx/∂x = Aᵀ(x⊘(Ax)) + log(Ax) (DiffMatic)") {
  gradient(log(N * x).T() * x, x, N.T() * hadamard_div(x, N * x) + log(N * x));
}

TEST_CASE("fact 230: ∂xᵀsin(Ax)/∂x = Aᵀ(cos(Ax)∘x) + sin(Ax) (DiffMatic)") {
  gradient(x.T() * sin(A * x), x, A.T() * hadamard(cos(A * x), x) + sin(A * x));
}

TEST_CASE("fact 231: ∂yᵀexp(Ax)/∂x = Aᵀ(exp(Ax)∘y) (DiffMatic)") {
  gradient(w.T() * exp(E * x), x, E.T() * hadamard(exp(E * x), w));
}

TEST_CASE("fact 233: ∂sin(Ax + y)/∂x = diag(cos(Ax + y))A (DiffMatic)") {
  jacobian_is(sin(E * x + w), x, diag(cos(E * x + w)) * E);
}

TEST_CASE("fact 234: ∂(A∘B)log(Ax)/∂x = (A∘B)diag(1⊘(Ax))A (DiffMatic)") {
  jacobian_is(hadamard(N, B) * log(N * x), x, hadamard(N, B) * diag(hadamard_div(ones<3>, N * x)) * N);
}

TEST_CASE("fact 235: ∂((A∘B)Cx)ᵀx/∂x = (A∘B)Cx + Cᵀ(A∘B)ᵀx (DiffMatic)") {
  gradient((hadamard(A, B) * C * x).T() * x, x, hadamard(A, B) * C * x + C.T() * hadamard(A, B).T() * x);
}

TEST_CASE("fact 237: ∂Σ((A∘B)Cx)ᵢ/∂x = Cᵀ(A∘B)ᵀ1 (DiffMatic)") {
  gradient(sum(hadamard(A, B) * C * x), x, C.T() * hadamard(A, B).T() * ones<3>);
}

TEST_CASE("fact 238: ∂xᵀ(A∘Aᵀ)x/∂x = (A∘Aᵀ + Aᵀ∘A)x = 2(A∘Aᵀ)x (DiffMatic)") {
  gradient(x.T() * hadamard(A, A.T()) * x, x, (hadamard(A, A.T()) + hadamard(A.T(), A)) * x);
  gradient(x.T() * hadamard(A, A.T()) * x, x, 2_c * hadamard(A, A.T()) * x);
}

TEST_CASE("fact 239: ∂(x²∘y)ᵀc/∂x = 2x∘y∘c (DiffMatic)") {
  gradient(hadamard(pow<2>(x), y).T() * c, x, 2_c * hadamard(hadamard(x, y), c));
}

TEST_CASE("fact 241: ∂x∘²/∂x = 2diag(x), ∂x∘½/∂x = ½diag(x∘⁻½) (SymPy, derivatives of Hadamard expressions)") {
  jacobian_is(pow<2>(x), x, 2_c * diag(x));
  jacobian_is(sqrt(x), x, ratio<1, 2> * diag(pow(x, ratio<-1, 2>)));
}

TEST_CASE("fact 242: ∂tan(x)/∂x = diag(1 + tan(x)²) (SymPy, elementwise functions)") {
  jacobian_is(tan(x), x, diag(ones<3> + pow<2>(tan(x))));
}

TEST_CASE("fact 243: ∂aᵀsin(X)b/∂X = diag(a)cos(X)diag(b) = (abᵀ)∘cos(X) (SymPy, elementwise functions)") {
  gradient(a.T() * elementwise::sin(X) * b, X, diag(a) * elementwise::cos(X) * diag(b));
  gradient(a.T() * elementwise::sin(X) * b, X, hadamard(a * b.T(), elementwise::cos(X)));
}

TEST_CASE("fact 245: ∂aᵀA sin(X)Bb/∂X = (AᵀabᵀBᵀ)∘cos(X) (SymPy, elementwise functions)") {
  gradient(a.T() * A * elementwise::sin(X) * B * b, X, hadamard(A.T() * a * b.T() * B.T(), elementwise::cos(X)));
}

TEST_CASE("fact 246: ∂aᵀlog(sin(X))b/∂X = (abᵀ)∘cos(X)⊘sin(X) (chain rule)") {
  constexpr auto sine = elementwise::sin(N);
  constexpr auto cosine = elementwise::cos(N);
  gradient(a.T() * elementwise::log(sine) * b, N, hadamard_div(hadamard(a * b.T(), cosine), sine));
}

TEST_CASE("fact 247: ∂aᵀlog(A sin(X)B)b/∂X = (Aᵀ((abᵀ)⊘(A sin(X)B))Bᵀ)∘cos(X) (chain rule)") {
  constexpr auto sine = elementwise::sin(N);
  constexpr auto cosine = elementwise::cos(N);
  constexpr auto positive_A = elementwise::exp(A);
  constexpr auto positive_B = elementwise::exp(B);
  constexpr auto inner = positive_A * sine * positive_B;
  gradient(a.T() * elementwise::log(inner) * b, N,
           hadamard(positive_A.T() * hadamard_div(a * b.T(), inner) * positive_B.T(), cosine));
}

TEST_CASE("fact 249: ∂aᵀ(X∘Y)b/∂X = (abᵀ)∘Y (SymPy, Hadamard expressions)") {
  gradient(a.T() * hadamard(X, Y) * b, X, hadamard(a * b.T(), Y));
}

TEST_CASE("fact 250: ∂(xᵀAx + k sin(y)ᵀx)/∂x = (A + Aᵀ)x + k sin(y) (SymPy, elementwise functions)") {
  gradient(x.T() * A * x + s * sin(y).T() * x, x, (A + A.T()) * x + s * sin(y));
}
