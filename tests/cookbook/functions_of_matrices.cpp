// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

TEST_CASE("fact 70: ∂tr(f(X))/∂X = f′(X)ᵀ, for one of f = sin (Matrix Cookbook 128)") {
  gradient(tr(sinm(X)), X, cosm(X).T());
}

TEST_CASE("fact 71: ∂tr(exp(X))/∂X = exp(X)ᵀ of the matrix exponential (MatrixD)") {
  gradient(tr(expm(X)), X, expm(X).T());
}

TEST_CASE("fact 73: ∂tr(X^½)/∂X = ½X^(−½)ᵀ (MatrixD)") {
  gradient(tr(sqrtm(X)), X, ratio<1, 2> * inv(sqrtm(X)).T());
  gradient(tr(sqrtm(P)), P, ratio<1, 2> * inv(sqrtm(P)));
}

TEST_CASE("fact 74: ∂tr((AXA)^½)/∂X = ½A(AXA)^(−½)A of positive definite matrices (math.SE 2800228)") {
  gradient(tr(sqrtm(S * P * S)), P, ratio<1, 2> * S * inv(sqrtm(S * P * S)) * S);
}

TEST_CASE("fact 75: G = ∂tr(AX^½)/∂X solves X^½G + GX^½ = Aᵀ (math.SE 2322822)") {
  constexpr auto root = sqrtm(X);
  gradient(tr(A * root), X, sylvester(root.T(), root.T(), A.T()));
  same(root.T() * grad(tr(A * root), X) + grad(tr(A * root), X) * root.T(), A.T());
}

TEST_CASE("fact 77: ∂tr(sin(det(X)AX))/∂X = det(X)Aᵀcos(det(X)XᵀAᵀ) + det(X)X⁻ᵀtr(AX cos(det(X)AX)) (MatrixD)") {
  constexpr auto small = ratio<1, 1000> * A;
  constexpr auto argument = det(X) * small * X;
  gradient(tr(sinm(argument)), X,
           det(X) * small.T() * cosm(argument).T() + det(X) * inv(X).T() * tr(small * X * cosm(argument)));
}

TEST_CASE("fact 79: ∂tr(X log X)/∂X = (I + log X)ᵀ of the matrix logarithm (MatrixD)") {
  gradient(tr(X * logm(X)), X, transpose(I + logm(X)));
  gradient(tr(P * logm(P)), P, I + logm(P));
}
