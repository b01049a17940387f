// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

TEST_CASE("fact 125: the seed, ∂tr(X⁻¹)/∂X = −(X⁻¹X⁻¹)ᵀ (math.SE 1141599)") {
  gradient(tr(inv(X)), X, -transpose(inv(X) * inv(X)));
  prints(grad(tr(inv(X)), X), "-X⁻ᵀX⁻ᵀ");
}

TEST_CASE("fact 126: ∂tr(AX⁻¹)/∂X = −X⁻ᵀAᵀX⁻ᵀ (math.SE 1746571)") {
  gradient(tr(A * inv(X)), X, -inv(X).T() * A.T() * inv(X).T());
  prints(grad(tr(A * inv(X)), X), "-X⁻ᵀAᵀX⁻ᵀ");
}

TEST_CASE("fact 127: ∂tr(AX⁻¹B)/∂X = −(X⁻¹BAX⁻¹)ᵀ (Matrix Cookbook 63, 124)") {
  gradient(tr(E * inv(X) * M * F), X, -transpose(inv(X) * M * F * E * inv(X)));
}

TEST_CASE("fact 129: ∂aᵀX⁻¹b/∂X = −X⁻ᵀabᵀX⁻ᵀ (Matrix Cookbook 61)") {
  gradient(a.T() * inv(X) * b, X, -inv(X).T() * a * b.T() * inv(X).T());
  prints(grad(a.T() * inv(X) * b, X), "-X⁻ᵀabᵀX⁻ᵀ");
}

TEST_CASE("fact 130: ∂tr(X⁻ᵀA)/∂X = −X⁻ᵀAX⁻ᵀ (Matrix Cookbook 40, 44)") {
  gradient(tr(inv(X).T() * A), X, -transpose(inv(X) * A.T() * inv(X)));
}

TEST_CASE("fact 131: ∂tr((I + X⁻¹)⁻¹)/∂X = X⁻ᵀ(I + X⁻ᵀ)⁻²X⁻ᵀ (chain rule)") {
  gradient(tr(inv(I + inv(X))), X, inv(X).T() * pow<-2>(I + inv(X).T()) * inv(X).T());
}

TEST_CASE("fact 133: ∂tr((XᵀCX)⁻¹A)/∂X = −CX(XᵀCX)⁻¹(A + Aᵀ)(XᵀCX)⁻¹ (Matrix Cookbook 125)") {
  constexpr auto inverse = inv(M.T() * S * M);
  gradient(tr(inverse * G), M, -S * M * inverse * (G + G.T()) * inverse);
  prints(grad(tr(inverse * G), M), "-SM(MᵀSM)⁻¹(G + Gᵀ)(MᵀSM)⁻¹");
}

TEST_CASE("fact 134: ∂tr((XᵀCX)⁻¹XᵀBX)/∂X (Matrix Cookbook 126)") {
  constexpr auto inverse = inv(M.T() * S * M);
  gradient(tr(inverse * (M.T() * R * M)), M, -2_c * S * M * inverse * M.T() * R * M * inverse + 2_c * R * M * inverse);
}

TEST_CASE("fact 135: ∂tr((A + XᵀCX)⁻¹XᵀBX)/∂X (Matrix Cookbook 127)") {
  constexpr auto inverse = inv(Z + M.T() * S * M);
  gradient(tr(inverse * (M.T() * R * M)), M, -2_c * S * M * inverse * M.T() * R * M * inverse + 2_c * R * M * inverse);
}

TEST_CASE("fact 137: ∂tr(X⁻ᵏ)/∂X = −k(X⁻ᵏ⁻¹)ᵀ (Matrix Cookbook 121)") {
  gradient(tr(pow<-2>(X)), X, -2_c * pow<-3>(X).T());
  gradient(tr(pow<-3>(X)), X, -3_c * pow<-4>(X).T());
}

TEST_CASE("fact 138: ∂tr(X⁻¹AX⁻¹B)/∂X = −(X⁻¹AX⁻¹BX⁻¹ + X⁻¹BX⁻¹AX⁻¹)ᵀ (product rule)") {
  gradient(tr(inv(X) * A * inv(X) * B), X,
           -transpose(inv(X) * A * inv(X) * B * inv(X) + inv(X) * B * inv(X) * A * inv(X)));
}

TEST_CASE("fact 139: ∂tr(X)tr(X⁻¹)/∂X = tr(X⁻¹)I − tr(X)(X⁻²)ᵀ (product rule)") {
  gradient(tr(X) * tr(inv(X)), X, tr(inv(X)) * I - tr(X) * pow<-2>(X).T());
}

TEST_CASE("fact 141: ∂(A⁻¹b)/∂b = A⁻¹ (CasADi, solve)") { jacobian_is(solve(A, b), b, inv(A)); }

TEST_CASE("fact 142: the reverse rule of a solve, f = cᵀA⁻¹b (Giles 2008)") {
  constexpr auto f = c.T() * solve(A, b);
  constexpr auto solution = solve(A, b);
  constexpr auto cotangent = solve(A.T(), c);
  gradient(f, A, -cotangent * solution.T());
  gradient(f, b, cotangent);
  gradient(f, c, solution);
}

TEST_CASE("fact 143: ∂cᵀ(AᵀA)⁻¹Aᵀb/∂b = A(AᵀA)⁻¹c (least squares)") {
  gradient(u.T() * inv(M.T() * M) * M.T() * b, b, M * inv(M.T() * M) * u);
}

TEST_CASE("fact 145: ∂tr(AX⁺)/∂X = −(X⁺AX⁺)ᵀ + (I − XX⁺)AX⁺X⁺ᵀ of a tall X (Golub and Pereyra 1973, 4.12)") {
  gradient(tr(K * pinv(M)), M, -transpose(pinv(M) * K * pinv(M)) + (I - M * pinv(M)) * K * pinv(M) * pinv(M).T());
}

TEST_CASE("fact 146: f = tr(DBᵀA⁻¹B) (Stan, trace_gen_inv_quad_form_ldlt)") {
  gradient(tr(G * M.T() * inv(A) * M), A, -inv(A).T() * M * G.T() * M.T() * inv(A).T());
  gradient(tr(G * M.T() * inv(S) * M), M, inv(S) * M * (G + G.T()));
  gradient(tr(G * M.T() * inv(S) * M), G, M.T() * inv(S) * M);
}

TEST_CASE("fact 147: ∂tr(BᵀA⁻¹B)/∂A = −A⁻ᵀBBᵀA⁻ᵀ (Stan, trace_inv_quad_form_ldlt)") {
  gradient(tr(M.T() * inv(A) * M), A, -inv(A).T() * M * M.T() * inv(A).T());
}

TEST_CASE("fact 149: d adj(X) = tr(X⁻¹dX)adj(X) − adj(X)dX X⁻¹ (math.SE 577241)") {
  differential_is(adj(X), X, U, tr(inv(X) * U) * adj(X) - adj(X) * U * inv(X));
}
