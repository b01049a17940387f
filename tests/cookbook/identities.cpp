// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

// Products, inverses, factoring: the left side becomes the right side's form.

TEST_CASE("fact 533: (AB)ᵀ = BᵀAᵀ (Matrix Cookbook, §1)") {
  normalises((A * B).T(), B.T() * A.T());
  normalises((E * M).T(), M.T() * E.T());
}

TEST_CASE("fact 534: (AB)⁻¹ = B⁻¹A⁻¹ of square A and B (Matrix Cookbook, §1)") {
  normalises(inv(A * B), inv(B) * inv(A));
}

TEST_CASE("fact 535: (X⁻¹)⁻¹ = X (PyTensor issue 887)") { normalises(inv(inv(X)), X); }

TEST_CASE("fact 537: XX⁻¹ = X⁻¹X = I (SymPy, MatMul)") {
  normalises(X * inv(X), I);
  normalises(inv(X) * X, I);
}

TEST_CASE("fact 538: X⁻¹X⁻¹ = X⁻² (SymPy)") { normalises(inv(X) * inv(X), pow<-2>(X)); }

TEST_CASE("fact 539: A⁻¹b is a solve (PyTensor, inv_to_solve)") {
  normalises(inv(A) * b, solve(A, b));
  STATIC_REQUIRE(cost(inv(A) * b).flops == cost(solve(A, b)).flops);
  constexpr auto N = matrix<"N", 5>;  // smaller ones have closed forms
  STATIC_REQUIRE(cost(inv(N) * vector<"n", 5>).flops < cost(inv(N)).flops);
}

TEST_CASE("fact 541: to solve with A⁻¹ is to multiply by A (PyTensor issue 2082)") {
  normalises(solve(inv(A), b), A * b);
}

TEST_CASE("fact 565: (A⊗B)⁻¹ = A⁻¹⊗B⁻¹, (A⊗B)ᵀ = Aᵀ⊗Bᵀ, (A⊗B)(C⊗D) = AC⊗BD (PyTensor, lift_linalg)") {
  normalises(inv(kron(A, G)), kron(inv(A), inv(G)));
  normalises(kron(A, M).T(), kron(A.T(), M.T()));
  normalises(kron(A, G) * kron(C, F), kron(A * C, G * F));
}

TEST_CASE("fact 566: (Bᵀ⊗A)vec(X) = vec(AXB)") {
  normalises(kron(B.T(), A) * vec(X), vec(A * X * B));
  normalises(kron(F.T(), E) * vec(M), vec(E * M * F));
}

TEST_CASE("fact 567: QQᵀ = I, Q⁻¹ = Qᵀ, |det Q| = 1 of an orthogonal Q (SymPy, Q.orthogonal)") {
  normalises(Q * Q.T(), I);
  normalises(inv(Q), Q.T());
  same(abs(det(Q)), 1_c);
}

TEST_CASE("fact 569: Sx + Sᵀx = 2Sx of a symmetric S (mma.SE 310920)") { normalises(S * x + S.T() * x, 2_c * S * x); }

TEST_CASE("fact 570: Ax + Ax = 2Ax, A + A = 2A, xᵀAᵀy = yᵀAx (SymPy)") {
  normalises(A * x + A * x, 2_c * A * x);
  normalises(A + A, 2_c * A);
  normalises(x.T() * A.T() * y, y.T() * A * x);
}

TEST_CASE("fact 571: Xbcᵀ + Xcbᵀ = X(bcᵀ + cbᵀ) (tensorgrad)") {
  normalises(X * b * c.T() + X * c * b.T(), X * (b * c.T() + c * b.T()));
}

TEST_CASE("fact 573: 2AᵀCBᵀ + 2AᵀAXBBᵀ = 2Aᵀ(AXB + C)Bᵀ (MatrixD)") {
  normalises(2_c * A.T() * C * B.T() + 2_c * A.T() * A * X * B * B.T(), 2_c * A.T() * (A * X * B + C) * B.T());
}

TEST_CASE("fact 574: (I + XXᵀ)⁻¹X = X(I + XᵀX)⁻¹ (Matrix Cookbook, §3.2)") {
  normalises(inv(I + M * M.T()) * M, M * inv(identity<2> + M.T() * M));
}

TEST_CASE("fact 575: (A + UCV)⁻¹ = A⁻¹ − A⁻¹U(C⁻¹ + VA⁻¹U)⁻¹VA⁻¹ (Woodbury; Matrix Cookbook, §3.2)") {
  same(inv(A + M * G * K.T()), inv(A) - inv(A) * M * inv(inv(G) + K.T() * inv(A) * M) * K.T() * inv(A));
}

TEST_CASE("fact 577: P = X(XᵀX)⁻¹Xᵀ is a projector: Pᵀ = P² = P") {
  constexpr auto projection = M * inv(M.T() * M) * M.T();
  normalises(pow<2>(projection), projection);
  normalises(projection.T(), projection);
  constexpr auto J = projector<"J", 3>;
  STATIC_REQUIRE(same_form(simplified(J * J), J));
  STATIC_REQUIRE(same_form(simplified(J.T()), J));
}

TEST_CASE("fact 578: aᵀXb is (aᵀX)b, without an outer product (Fastor)") {
  normalises(a.T() * X * b, a.T() * (X * b));
  normalises(tr(X * b * a.T()), a.T() * X * b);
  STATIC_REQUIRE(cost(tr(X * b * a.T())).flops == cost(a.T() * X * b).flops);
  STATIC_REQUIRE(cost(a.T() * X * b).flops == 20);
}

TEST_CASE("fact 579: ABCx is A(B(Cx)) (LAMP; Armadillo)") {
  normalises(A * B * C * x, A * (B * (C * x)));
  STATIC_REQUIRE(cost(A * B * C * x).flops == 3 * cost(A * x).flops);
}

TEST_CASE("fact 586: 0X = 0, 1X = X, X + 0 = X, X − X = 0, IX = XI = X (SEMT)") {
  normalises(0_c * X, zeros<3, 3>);
  normalises(1_c * X, X);
  normalises(X + zeros<3, 3>, X);
  normalises(X - X, zeros<3, 3>);
  normalises(I * X, X);
  normalises(X * I, X);
}
