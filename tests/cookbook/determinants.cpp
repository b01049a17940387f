// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

TEST_CASE("fact 81: ∂det(X)/∂X = adj(X)ᵀ, also of a singular X (Matrix Cookbook 41)") {
  gradient(det(X), X, adj(X).T());
  constexpr auto cofactors = grad(det(X), X)(X = dense<real, 3, 3>{1, 2, 3, 4, 5, 6, 7, 8, 9});
  STATIC_REQUIRE(cofactors == dense<real, 3, 3>{-3, 6, -3, 6, -12, 6, -3, 6, -3});
  prints(grad(det(X), X), "adj(X)ᵀ");
}

TEST_CASE("fact 82: Σₖ ∂det(X)/∂Xᵢₖ Xⱼₖ = δᵢⱼ det(X) (expansion by cofactors)") {
  same(grad(det(X), X) * X.T(), det(X) * I);
}

TEST_CASE("fact 83: ∂det(AXB)/∂X = det(AXB)X⁻ᵀ (Matrix Cookbook 51)") {
  gradient(det(A * X * B), X, det(A * X * B) * inv(X).T());
}

TEST_CASE("fact 85: ∂det(XᵀAX)/∂X = 2det(XᵀAX)X⁻ᵀ of a square X (Matrix Cookbook 52)") {
  gradient(det(X.T() * A * X), X, 2_c * det(X.T() * A * X) * inv(X).T());
}

TEST_CASE("fact 86: ∂det(XᵀAX)/∂X = 2det(XᵀAX)AX(XᵀAX)⁻¹ of a symmetric A (Matrix Cookbook, §2.1.3)") {
  gradient(det(M.T() * S * M), M, 2_c * det(M.T() * S * M) * S * M * inv(M.T() * S * M));
}

TEST_CASE("fact 87: ∂det(XᵀAX)/∂X = det(XᵀAX)(AX(XᵀAX)⁻¹ + AᵀX(XᵀAᵀX)⁻¹) (Matrix Cookbook 54)") {
  gradient(det(M.T() * A * M), M,
           det(M.T() * A * M) * (A * M * inv(M.T() * A * M) + A.T() * M * inv(M.T() * A.T() * M)));
}

TEST_CASE("fact 89: ∂det(Xᵏ)/∂X = k det(Xᵏ)X⁻ᵀ (Matrix Cookbook 58)") {
  gradient(det(pow<3>(X)), X, 3_c * det(pow<3>(X)) * inv(X).T());
  gradient(det(pow<0>(X)), X, zeros<3, 3>);
  gradient(det(pow<-1>(X)), X, -det(inv(X)) * inv(X).T());
}

TEST_CASE("fact 90: ∂det(X⁻¹)/∂X = −det(X⁻¹)X⁻ᵀ (Matrix Cookbook 62)") {
  gradient(det(inv(X)), X, -det(inv(X)) * inv(X).T());
}

TEST_CASE("fact 91: ∂(k/det(X))/∂X = −kX⁻ᵀ/det(X) (SymPy issue 28838)") {
  gradient(1_c / det(X), X, -inv(X).T() / det(X));
  gradient(s / det(X), X, -s * inv(X).T() / det(X));
}

TEST_CASE("fact 93: ∂det(X + A)/∂X = det(X + A)(X + A)⁻ᵀ (Matrix Cookbook 49, by the chain rule)") {
  gradient(det(X + A), X, det(X + A) * inv(X + A).T());
}

TEST_CASE("fact 94: ∂det(A + xxᵀ)/∂x = (adj(A) + adj(A)ᵀ)x (matrix determinant lemma)") {
  gradient(det(A + x * x.T()), x, (adj(A) + adj(A).T()) * x);
  gradient(det(S + x * x.T()), x, 2_c * adj(S) * x);
}

TEST_CASE("fact 95: ∂det(I + uvᵀ)/∂u = v (Matrix Cookbook 24)") {
  gradient(det(I + a * b.T()), a, b);
  prints(grad(det(I + a * b.T()), a), "b");
}

TEST_CASE("fact 97: ∂(det(X)/tr(X))/∂X = det(X)(X⁻ᵀ/tr(X) − I/tr(X)²) (quotient rule)") {
  gradient(det(X) / tr(X), X, det(X) * (inv(X).T() / tr(X) - I / pow<2>(tr(X))));
}

TEST_CASE("fact 98: ∂√det(X)/∂X = ½√det(X) X⁻ᵀ (chain rule)") {
  gradient(sqrt(det(X)), X, ratio<1, 2> * sqrt(det(X)) * inv(X).T());
}

TEST_CASE("fact 99: ∂det(X⊗A)/∂X = p det(X⊗A)X⁻ᵀ of a p×p matrix A (Matrix Cookbook 39)") {
  gradient(det(kron(X, G)), X, 2_c * det(kron(X, G)) * inv(X).T());
}

TEST_CASE("fact 101: ∂det(diag(x))/∂x = det(diag(x)) 1⊘x (product of entries)") {
  gradient(det(diag(x)), x, det(diag(x)) * hadamard_div(ones<3>, x));
}

TEST_CASE("fact 102: ∂det(λI − X)/∂λ = tr(adj(λI − X)) (characteristic polynomial)") {
  gradient(det(s * I - X), s, tr(adj(s * I - X)));
}

TEST_CASE("fact 103: ∂²det(Y)/∂t² = det(Y)(tr(Y⁻¹Ÿ) + tr(Y⁻¹Ẏ)² − tr((Y⁻¹Ẏ)²)) (Matrix Cookbook, §2.1.1)") {
  constexpr auto Yt = A + t * B + t * t * C;
  constexpr auto dY = B + 2_c * t * C;
  constexpr auto d2Y = 2_c * C;
  partial_is(partial(det(Yt), t), t,
             det(Yt) * (tr(inv(Yt) * d2Y) + pow<2>(tr(inv(Yt) * dY)) - tr(pow<2>(inv(Yt) * dY))));
}
