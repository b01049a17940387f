// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

TEST_CASE("fact 150: ∂aᵀx/∂x = ∂xᵀa/∂x = a (Matrix Cookbook 69)") {
  gradient(a.T() * x, x, a);
  gradient(x.T() * a, x, a);
}

TEST_CASE("fact 151: ∂Ax/∂x = A (matrixcalculus.org)") {
  jacobian_is(A * x, x, A);
  jacobian_is(E * x, x, E);
}

TEST_CASE("fact 153: ∂(b − Fc)/∂b = I, ∂(b − Fc)/∂c = −F (SymPy issue 21597)") {
  jacobian_is(b - A * c, b, I);
  jacobian_is(b - A * c, c, -A);
}

TEST_CASE("fact 154: ∂xᵀx/∂x = 2x (Matrix Cookbook, §2.6)") { gradient(x.T() * x, x, 2_c * x); }

TEST_CASE("fact 155: ∂tr(xxᵀ)/∂x = 2x (DiffMatic)") { gradient(tr(x * x.T()), x, 2_c * x); }

TEST_CASE("fact 157: ∂xᵀBx/∂x = 2Bx of a symmetric B (AutoHOOT issue 190)") {
  gradient(x.T() * S * x, x, 2_c * S * x);
  prints(grad(x.T() * S * x, x), "2Sx");
}

TEST_CASE("fact 158: ∂½xᵀAx/∂x = ½(A + Aᵀ)x (matrixcalculus.org)") {
  gradient(ratio<1, 2> * x.T() * A * x, x, ratio<1, 2> * (A + A.T()) * x);
  prints(grad(ratio<1, 2> * x.T() * A * x, x), "½(A + Aᵀ)x");
}

TEST_CASE("fact 159: f = yᵀAx (MATLAB, symmatrix; Stan, quad_form)") {
  gradient(w.T() * E * x, x, E.T() * w);
  gradient(w.T() * E * x, w, E * x);
  gradient(w.T() * E * x, E, w * x.T());
}

TEST_CASE("fact 161: ∂(Bx + b)ᵀC(Dx + d)/∂x = BᵀC(Dx + d) + DᵀCᵀ(Bx + b) (Matrix Cookbook 78)") {
  gradient((B * x + b).T() * C * (D * x + d), x, B.T() * C * (D * x + d) + D.T() * C.T() * (B * x + b));
  gradient((E * x + w).T() * E * C * (D * x + d), x, E.T() * E * C * (D * x + d) + D.T() * C.T() * E.T() * (E * x + w));
}

TEST_CASE("fact 162: f = (x − As)ᵀW(x − As) of a symmetric W (Matrix Cookbook 84, 87)") {
  gradient((x - A * z).T() * S * (x - A * z), z, -2_c * A.T() * S * (x - A * z));
  gradient((x - A * z).T() * S * (x - A * z), x, 2_c * S * (x - A * z));
  prints(grad((x - A * z).T() * S * (x - A * z), z), "-2AᵀS(x - Az)");
}

TEST_CASE("fact 163: f = (x − s)ᵀW(x − s) of a symmetric W (Matrix Cookbook 85, 86)") {
  gradient((x - z).T() * S * (x - z), x, 2_c * S * (x - z));
  gradient((x - z).T() * S * (x - z), z, -2_c * S * (x - z));
}

TEST_CASE("fact 165: ∂‖Ax‖²/‖Bx‖²/∂x (signal-to-noise ratio)") {
  constexpr auto noise = x.T() * B.T() * B * x;
  gradient((A * x).T() * (A * x) / ((B * x).T() * (B * x)), x,
           2_c * A.T() * A * x / noise - 2_c * (x.T() * A.T() * A * x) * B.T() * B * x / pow<2>(noise));
}

TEST_CASE("fact 166: ∂ρ/∂x = 2(Ax − ρx)/xᵀx of ρ = xᵀAx/xᵀx, A symmetric (Rayleigh quotient)") {
  constexpr auto rho = x.T() * S * x / (x.T() * x);
  gradient(rho, x, 2_c / (x.T() * x) * (S * x - rho * x));
}

TEST_CASE("fact 167: ∂(xᵀAx)²/∂x = 2(xᵀAx)(A + Aᵀ)x (DiffMatic)") {
  gradient(pow<2>(x.T() * A * x), x, 2_c * (x.T() * A * x) * (A + A.T()) * x);
}

TEST_CASE("fact 169: ∂xᵀBᵀAAx/∂x = AᵀAᵀBx + BᵀAAx (DiffMatic)") {
  gradient(x.T() * B.T() * A * A * x, x, A.T() * A.T() * B * x + B.T() * A * A * x);
}

TEST_CASE("fact 170: ∂exp(xᵀAx)/∂x = exp(xᵀAx)(A + Aᵀ)x (chain rule)") {
  gradient(exp(x.T() * A * x), x, exp(x.T() * A * x) * (A + A.T()) * x);
}

TEST_CASE("fact 171: ∂log(xᵀy)/∂x = y/xᵀy (DiffMatic)") { gradient(log(x.T() * y), x, y / (x.T() * y)); }

TEST_CASE("fact 173: ∂(cᵀa xᵀb)^⅓/∂x = ⅓(cᵀa)(cᵀa xᵀb)^(−⅔)b (SymPy, derivatives of matrix norms)") {
  gradient(pow(p.T() * q * (x.T() * y), ratio<1, 3>), x,
           ratio<1, 3> * (p.T() * q) * pow(p.T() * q * (x.T() * y), ratio<-2, 3>) * y);
}

TEST_CASE("fact 174: ∂√(aᵀXb)/∂X = abᵀ/(2√(aᵀXb)) (SymPy, derivatives of matrix norms)") {
  gradient(sqrt(p.T() * N * q), N, p * q.T() / (2_c * sqrt(p.T() * N * q)));
}

TEST_CASE("fact 175: ∂(dᵀx)√(aᵀXb)(yᵀc)/∂X = (xᵀd)(yᵀc)abᵀ/(2√(aᵀXb)) (SymPy, derivatives of matrix norms)") {
  gradient(d.T() * x * sqrt(p.T() * N * q) * (y.T() * c), N,
           dot(x, d) * dot(y, c) * p * q.T() / (2_c * sqrt(p.T() * N * q)));
}

TEST_CASE("fact 177: ∂(aᵀXb)(cᵀXd)/∂X = (cᵀXd)abᵀ + (aᵀXb)cdᵀ (product rule)") {
  gradient((a.T() * X * b) * (c.T() * X * d), X, (c.T() * X * d) * a * b.T() + (a.T() * X * b) * c * d.T());
}

TEST_CASE("fact 178: ∂xxᵀx/∂x = (xᵀx)I + 2xxᵀ (SymPy issue 16504)") {
  jacobian_is(x * x.T() * x, x, x.T() * x * I + 2_c * x * x.T());
  prints(jacobian(x * x.T() * x, x), "2xxᵀ + (xᵀx)I");
}

TEST_CASE("fact 179: ∂(xᵀx)Ax/∂x = (xᵀx)A + 2Axxᵀ (DiffMatic)") {
  jacobian_is(x.T() * x * A * x, x, x.T() * x * A + 2_c * A * x * x.T());
}

TEST_CASE("fact 181: ∂(x/xᵀx)/∂x = I/xᵀx − 2xxᵀ/(xᵀx)² (SymPy issue 23931)") {
  jacobian_is(x / (x.T() * x), x, I / (x.T() * x) - 2_c * x * x.T() / pow<2>(x.T() * x));
}

TEST_CASE("fact 182: ∂diag(x)Ax/∂x = diag(Ax) + diag(x)A (DiffMatic)") {
  jacobian_is(diag(x) * A * x, x, diag(A * x) + diag(x) * A);
  jacobian_is(hadamard(x, A * x), x, diag(A * x) + diag(x) * A);
  jacobian_is(diag(A * x) * x, x, diag(A * x) + diag(x) * A);
}

TEST_CASE("fact 183: ∂diag(x)²Ax/∂x = 2diag(x)diag(Ax) + diag(x)²A (math.SE 4810970)") {
  jacobian_is(pow<2>(diag(x)) * A * x, x, 2_c * diag(x) * diag(A * x) + pow<2>(diag(x)) * A);
}

TEST_CASE("fact 185: ∂cᵀ(a×x)/∂x = c×a (CasADi, cross)") { gradient(c.T() * cross(a, x), x, cross(c, a)); }

TEST_CASE("fact 186: ∂(a×x)/∂x = [a]× (CasADi, skew)") { jacobian_is(cross(a, x), x, skew(a)); }

TEST_CASE("fact 187: ∂aᵀXⁿb/∂X = Σ(Xʳ)ᵀabᵀ(Xⁿ⁻¹⁻ʳ)ᵀ, r = 0, …, n − 1 (Matrix Cookbook 91)") {
  gradient(a.T() * pow<3>(X) * b, X, a * b.T() * pow<2>(X).T() + X.T() * a * b.T() * X.T() + pow<2>(X).T() * a * b.T());
}

TEST_CASE("fact 189: ∂log(1 + exp(−y wᵀx))/∂w = −yσ(−y wᵀx)x (logistic loss)") {
  gradient(log(1_c + exp(-s * dot(z, x))), z, -s * sigmoid(-s * dot(z, x)) * x);
}

TEST_CASE("fact 190: ∂aᵇ/∂a = b aᵇ⁻¹, ∂aᵇ/∂b = aᵇ log a (matrixcalculus.org)") {
  gradient(pow(s, t), s, t * pow(s, t - 1_c));
  gradient(pow(s, t), t, pow(s, t) * log(s));
}
