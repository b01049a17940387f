// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

// Indices count from 0.

TEST_CASE("fact 401: ∂Mₖₗ/∂M = Eₖₗ (SymPy issue 17229)") {
  gradient(M(2_c, 1_c), M, single_entry<3, 2, 2, 1>);
  prints(grad(M(2_c, 1_c), M), "E₂₁");
}

TEST_CASE("fact 402: ∂XA/∂Xᵢⱼ = EᵢⱼA (Matrix Cookbook 74)") {
  partial_is<1, 2>(X * A, X, single_entry<3, 3, 1, 2> * A);
  partial_is<2, 1>(M * F, M, single_entry<3, 2, 2, 1> * F);
}

TEST_CASE("fact 403: ∂XᵀA/∂Xᵢⱼ = EⱼᵢA (Matrix Cookbook 75)") {
  partial_is<1, 2>(X.T() * A, X, single_entry<3, 3, 2, 1> * A);
  partial_is<2, 1>(M.T() * A, M, single_entry<2, 3, 1, 2> * A);
}

TEST_CASE("fact 405: ∂XᵀBX/∂Xᵢⱼ = XᵀBEᵢⱼ + EⱼᵢBX (Matrix Cookbook 79, 80)") {
  partial_is<2, 1>(M.T() * B * M, M, M.T() * B * single_entry<3, 2, 2, 1> + single_entry<2, 3, 1, 2> * B * M);
}

TEST_CASE("fact 406: ∂X⁻¹/∂Xᵢⱼ = −X⁻¹EᵢⱼX⁻¹ = −(X⁻¹eᵢ)(eⱼᵀX⁻¹) (Matrix Cookbook 60)") {
  constexpr auto column = inv(X) * basis<3, 1>;
  constexpr auto row = basis<3, 2>.T() * inv(X);
  partial_is<1, 2>(inv(X), X, -inv(X) * single_entry<3, 3, 1, 2> * inv(X));
  partial_is<1, 2>(inv(X), X, -column * row);
}

TEST_CASE("fact 407: ∂(X⁻¹)ₖₗ/∂Xᵢⱼ = −(X⁻¹)ₖᵢ(X⁻¹)ⱼₗ (Matrix Cookbook 60)") {
  constexpr auto Xinv = inv(X);
  partial_is<1, 2>(Xinv(0_c, 1_c), X, -Xinv(0_c, 1_c) * Xinv(2_c, 1_c));
  partial_is<0, 1>(Xinv(2_c, 1_c), X, -Xinv(2_c, 0_c) * Xinv(1_c, 1_c));
}

TEST_CASE("fact 409: ∂det(X)/∂Xᵢⱼ = adj(X)ⱼᵢ, the cofactor (Laplace's expansion)") {
  partial_is<1, 2>(det(X), X, adj(X)(2_c, 1_c));
  partial_is<1, 2>(det(X), X, X(0_c, 1_c) * X(2_c, 0_c) - X(0_c, 0_c) * X(2_c, 1_c));
}

TEST_CASE("fact 410: ∂log det(X)/∂Xᵢⱼ = (X⁻¹)ⱼᵢ (math.SE 2029309)") {
  partial_is<1, 2>(log(det(X)), X, inv(X)(2_c, 1_c));
  prints(partial<1, 2>(log(det(X)), X), "(X⁻¹)(2, 1)");
}

TEST_CASE("fact 411: ∂Xᵏ/∂Xᵢⱼ = ΣXʳEᵢⱼXᵏ⁻¹⁻ʳ, r = 0, …, k − 1 (Matrix Cookbook 90)") {
  constexpr auto Eij = single_entry<3, 3, 1, 2>;
  partial_is<1, 2>(pow<2>(X), X, Eij * X + X * Eij);
  partial_is<1, 2>(pow<4>(X), X, Eij * pow<3>(X) + X * Eij * pow<2>(X) + pow<2>(X) * Eij * X + pow<3>(X) * Eij);
}

TEST_CASE("fact 413: ∂(X + aY)/∂Yᵢⱼ = aEᵢⱼ (SymPy, derivative by a matrix element)") {
  partial_is<1, 2>(X + alpha * Y, Y, alpha * single_entry<3, 3, 1, 2>);
  prints(partial<1, 2>(X + alpha * Y, Y), "αE₁₂");
}

TEST_CASE("fact 414: ∂(tr(X)Xₖₗ)/∂Xₘₙ = δₖₘδₗₙtr(X) + δₘₙXₖₗ (SymPy, derivatives of traces)") {
  partial_is<0, 1>((tr(X) * X)(0_c, 1_c), X, tr(X));
  partial_is<2, 2>((tr(X) * X)(0_c, 1_c), X, X(0_c, 1_c));
  partial_is<1, 1>((tr(X) * X)(1_c, 1_c), X, tr(X) + X(1_c, 1_c));
  partial_is<1, 2>((tr(X) * X)(0_c, 1_c), X, 0_c);
}

TEST_CASE("fact 415: ∂(Xb + c)ᵀD(Xb + c)/∂Xᵢⱼ = bⱼ(D(Xb + c) + Dᵀ(Xb + c))ᵢ (SymPy, examples of the Matrix Cookbook)") {
  constexpr auto r = X * b + c;
  partial_is<1, 2>(r.T() * D * r, X, b(2_c, 0_c) * (D * r + D.T() * r)(1_c, 0_c));
}

TEST_CASE("fact 417: ∂²log det(X)/∂Xᵢⱼ∂Xₖₗ = −(X⁻¹)ₗᵢ(X⁻¹)ⱼₖ (Matrix Cookbook 57, 60)") {
  constexpr auto Xinv = inv(X);
  partial_is<0, 2>(partial<1, 0>(log(det(X)), X), X, -Xinv(0_c, 0_c) * Xinv(2_c, 1_c));
  partial_is<1, 1>(partial<1, 1>(log(det(X)), X), X, -Xinv(1_c, 1_c) * Xinv(1_c, 1_c));
}

TEST_CASE("fact 418: ∂²tr(X⁻¹)/∂Xᵢⱼ² = 2(X⁻¹)ⱼᵢ(X⁻²)ⱼᵢ (math.SE 1141599, twice)") {
  partial_is<1, 2>(partial<1, 2>(tr(inv(X)), X), X, 2_c * inv(X)(2_c, 1_c) * pow<-2>(X)(2_c, 1_c));
}

TEST_CASE("fact 419: ∂(Ax)ₖ/∂Aᵢⱼ = δₖᵢxⱼ, ∂(Ax)ₖ/∂xⱼ = Aₖⱼ (definition)") {
  constexpr auto entry = (A * x)(1_c, 0_c);
  partial_is<1, 2>(entry, A, x(2_c, 0_c));
  partial_is<0, 2>(entry, A, 0_c);
  partial_is<2>(entry, x, A(1_c, 2_c));
}

TEST_CASE("fact 421: ∂tr(A X[r, c])/∂X = Aᵀ embedded at the block") {
  gradient(tr(G * block<1, 1, 2, 2>(E)), E, embed<1, 1, 4, 3>(G.T()));
  gradient(tr(G * block<0, 1, 2, 2>(X)), X, embed<0, 1, 3, 3>(G.T()));
}
