// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

TEST_CASE("fact 191: ∂‖x − a‖/∂x = (x − a)/‖x − a‖ (Matrix Cookbook, §2.6)") {
  gradient(norm(x - a), x, (x - a) / norm(x - a));
  prints(grad(norm(x - a), x), "(x - a)/‖x - a‖");
}

TEST_CASE("fact 193: ∂‖x‖²/∂x = 2x (Matrix Cookbook, §2.6)") {
  gradient(squared_norm(x), x, 2_c * x);
  gradient(pow<2>(norm(x)), x, 2_c * x);
}

TEST_CASE("fact 194: ∂‖X‖²/∂X = 2X (Matrix Cookbook 132)") { gradient(squared_norm(M), M, 2_c * M); }

TEST_CASE("fact 195: ∂‖X‖/∂X = ∂√tr(XᵀX)/∂X = X/‖X‖ (SymPy issue 28615)") {
  gradient(norm(M), M, M / norm(M));
  gradient(sqrt(tr(M.T() * M)), M, M / norm(M));
}

TEST_CASE("fact 197: ∂‖Ax − y‖²/∂x = 2Aᵀ(Ax − y) (matrixcalculus.org)") {
  gradient(squared_norm(E * x - w), x, 2_c * E.T() * (E * x - w));
  prints(grad(squared_norm(A * x - y), x), "2Aᵀ(Ax - y)");
}

TEST_CASE("fact 198: ∂‖Ax − y‖₁/∂x = Aᵀ sign(Ax − y) (matrixcalculus.org)") {
  gradient(norm1(E * x - w), x, E.T() * sign(E * x - w));
}

TEST_CASE("fact 199: ∂Σ|Xᵢⱼ|/∂X = sign(X) (matrixcalculus.org)") {
  gradient(norm1(M), M, elementwise::sign(M));
  gradient(sum(elementwise::abs(M)), M, elementwise::sign(M));
}

TEST_CASE("fact 201: ∂‖AXB − C‖²/∂X = 2Aᵀ(AXB − C)Bᵀ (Matrix Cookbook 119)") {
  gradient(squared_norm(E * M * F - H), M, 2_c * E.T() * (E * M * F - H) * F.T());
}

TEST_CASE("fact 202: ∂½‖CA − BC‖²/∂C = (CA − BC)Aᵀ − Bᵀ(CA − BC) (math.SE 4686092)") {
  gradient(ratio<1, 2> * squared_norm(M * G - B * M), M, (M * G - B * M) * G.T() - B.T() * (M * G - B * M));
}

TEST_CASE("fact 203: ∂‖Y − XBXᵀ‖²/∂X = −4(Y − XBXᵀ)XB of symmetric Y and B (math.SE 4466931)") {
  gradient(squared_norm(S - X * R * X.T()), X, -4_c * (S - X * R * X.T()) * X * R);
  prints(grad(squared_norm(S - X * R * X.T()), X), "-4(S - XRXᵀ)XR");
}

TEST_CASE("fact 205: ∂‖x − a∘y‖²/∂a = 2(a∘y − x)∘y (math.SE 2312585)") {
  gradient(squared_norm(x - hadamard(a, y)), a, 2_c * hadamard(hadamard(a, y) - x, y));
}

TEST_CASE("fact 206: ∂‖x‖ₚ/∂x = sign(x)∘|x|ᵖ⁻¹/‖x‖ₚᵖ⁻¹ (math.SE 3227876)") {
  constexpr auto norm3 = pow(sum(pow<3>(abs(a))), ratio<1, 3>);
  gradient(norm3, a, hadamard(sign(a), pow<2>(abs(a))) / pow<2>(norm3));
}

TEST_CASE("fact 207: ∂(x/‖x‖)/∂x = (I − x̂x̂ᵀ)/‖x‖, x̂ = x/‖x‖ (SymForce, normalized)") {
  constexpr auto unit = x / norm(x);
  jacobian_is(unit, x, (I - unit * unit.T()) / norm(x));
  prints(jacobian(unit, x), "(I - xxᵀ/(xᵀx))/‖x‖");
}

TEST_CASE("fact 209: ∂log‖x‖/∂x = x/xᵀx (chain rule)") { gradient(log(norm(x)), x, x / (x.T() * x)); }

TEST_CASE("fact 210: ∂‖x‖⁴/∂x = 4‖x‖²x (chain rule)") { gradient(pow<4>(norm(x)), x, 4_c * pow<2>(norm(x)) * x); }

TEST_CASE("fact 211: ∂√(xᵀAx)/∂x = Ax/√(xᵀAx) of a positive definite A (chain rule)") {
  gradient(sqrt(x.T() * P * x), x, P * x / sqrt(x.T() * P * x));
}

TEST_CASE("fact 213: ∂‖X‖*/∂X = X(XᵀX)^(−½) of the nuclear norm (math.SE 701062)") {
  gradient(tr(sqrtm(M.T() * M)), M, M * inv(sqrtm(M.T() * M)));
}

TEST_CASE("fact 214: ∂tr((XᵀX)^(p/2))/∂X = pX(XᵀX)^(p/2 − 1) (chain rule)") {
  gradient(tr(M.T() * M * sqrtm(M.T() * M)), M, 3_c * M * sqrtm(M.T() * M));
  gradient(tr(pow<2>(M.T() * M)), M, 4_c * M * (M.T() * M));
}

TEST_CASE("fact 215: ∂Σ huber((Ax − b)ᵢ)/∂x = Aᵀ clip(Ax − b, −δ, δ) (robust regression)") {
  constexpr auto delta = 2_c * ones<3>;
  constexpr auto r = A * x - b;
  constexpr auto huber = ratio<1, 2> * squared_norm(r) - ratio<1, 2> * squared_norm(relu(abs(r) - delta));
  constexpr auto clip = r - hadamard(sign(r), relu(abs(r) - delta));
  gradient(huber, x, A.T() * clip);
}
