// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

// Of the formulas of evaluation.cpp the squared norm is differentiated: by a gradient that is the differential's, and the limit.
namespace {

template<class Formula, class Symbol, class Direction>
void is_differentiated(Formula f, Symbol by, Direction along_it) {
  auto const s = squared_norm(f);
  auto const ds = differential(s, by, along_it);
  proves(ds, dot(grad(s, by), along_it));
  is_limit(s, by, ds, cookbook::value_of<Direction>(here));
}

}  // namespace

TEST_CASE("fact 587: least squares, (XᵀX)⁻¹Xᵀy, by X") { is_differentiated(inv(M.T() * M) * M.T() * x, M, K); }

TEST_CASE("fact 589: a step of an interior point method, W(Aᵀ(AWAᵀ)⁻¹b − c), by its weights") {
  is_differentiated(hadamard(p, K * inv(K.T() * diag(p) * K) * u - c), p, a);
}

TEST_CASE("fact 594: an increment, (B⁻¹ + HᵀR⁻¹H)⁻¹HᵀR⁻¹y, by H") {
  is_differentiated(inv(inv(P) + M * inv(Z) * M.T()) * M * inv(Z) * u, M, K);
}

TEST_CASE("fact 602: (I − AᵀW(λI + WᵀAAᵀW)⁻¹WᵀA)/λ, by A") {
  is_differentiated((I - M * inv(alpha * identity<2> + M.T() * M) * M.T()) * a, M, K);
}

TEST_CASE("fact 603: Tikhonov, (AᵀA + ΓᵀΓ)⁻¹Aᵀb, by A and by Γ") {
  constexpr auto f = inv(M.T() * M + G.T() * G) * M.T() * b;
  is_differentiated(f, M, K);
  gradient(squared_norm(M * u - b) + squared_norm(G * u), u, 2_c * (M.T() * M + G.T() * G) * u - 2_c * M.T() * b);
}

TEST_CASE("fact 606: Kalman's state, x + CAᵀ(C_z + ACAᵀ)⁻¹(y − Ax), by A") {
  is_differentiated(a + P * M * inv(Z + M.T() * P * M) * (u - M.T() * a), M, K);
}

TEST_CASE("fact 607: AᵀAb, L⁻¹b and S⁻¹b") {
  is_differentiated(E.T() * E * b, b, c);
  is_differentiated(inv(L) * b, b, c);
  is_differentiated(inv(S) * b, b, c);
}

TEST_CASE("fact 609: what is read is what the gradient has") {
  gradient((A * B)(1_c, 2_c), A, basis<3, 1> * transpose(B * basis<3, 2>));
  gradient(sum(diag(A * B)), A, B.T());
}

TEST_CASE("fact 610: AᵀB + (AᵀB)ᵀ(AᵀB), by A") {
  is_differentiated(M.T() * K + transpose(M.T() * K) * (M.T() * K), M, K);
}

TEST_CASE("fact 611: blkdiag(A₁, A₂)⁻¹b, by A₁") { is_differentiated(inv(block_diag(X, G)) * vcat(b, u), X, U); }
