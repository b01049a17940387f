// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

TEST_CASE("fact 305: ∂f(diag(x))/∂x = dg(G) (chain rule)") {
  constexpr auto inserted = diag(x);
  gradient(tr(A * inserted * B * inserted), x, diag(A.T() * inserted * B.T() + B.T() * inserted * A.T()));
  gradient(det(A + inserted), x, diag(adj(A + inserted)));
}

TEST_CASE("fact 306: ∂f(dg(X))/∂X = diag(∂f) (chain rule)") {
  gradient(a.T() * sin(diag(X)), X, diag(hadamard(a, cos(diag(X)))));
  gradient(log_sum_exp(diag(X)), X, diag(softmax(diag(X))));
}

TEST_CASE("fact 307: ∂tr(AT)/∂tₖ of a Toeplitz T, Tᵢⱼ = t with index j − i: the sums of Aᵀ along its diagonals (Matrix "
          "Cookbook 143)") {
  constexpr auto t0 = x(0_c);
  constexpr auto t1 = x(1_c);
  constexpr auto t2 = x(2_c);
  constexpr auto below1 = u(0_c);
  constexpr auto below2 = u(1_c);
  constexpr auto Toeplitz = vcat(hcat(t0, t1, t2), hcat(below1, t0, t1), hcat(below2, below1, t0));
  gradient(tr(A * Toeplitz), x, vcat(tr(A), A(1_c, 0_c) + A(2_c, 1_c), A(2_c, 0_c)));
  gradient(tr(A * Toeplitz), u, vcat(A(0_c, 1_c) + A(1_c, 2_c), A(0_c, 2_c)));
}

TEST_CASE("fact 311: ∂f(LLᵀ)/∂L = tril((G + Gᵀ)L) (Stan, multiply_lower_tri_self_transpose)") {
  gradient(tr(A * L * L.T()), L, lower_part((A + A.T()) * L));
  constexpr auto covariance = B + L * L.T();
  gradient(logdet(covariance), L, lower_part((inv(covariance).T() + inv(covariance)) * L));
}

TEST_CASE("fact 317: ∂R exp([φ]ₓ)p/∂φ = −R[p]ₓ at φ = 0 (wave_geometry; SymForce)") {
  jacobian_is(differential(Q * p, Q, Q * skew(z)), z, -Q * skew(p));
  constexpr auto turn = expm(s * skew(z));
  partial_is(Q * turn * p, s, Q * turn * skew(z) * p);
  prints(jacobian(differential(Q * p, Q, Q * skew(z)), z), "-Q [p]ₓ");
}

TEST_CASE("fact 318: ∂f(tA)/∂t = tr(GᵀA) (chain rule)") {
  gradient(tr(B * pow<3>(t * A)), t, tr(B * (A * pow<2>(t * A) + t * A * A * (t * A) + pow<2>(t * A) * A)));
  gradient(logdet(B + t * A), t, tr(inv(B + t * A) * A));
}

TEST_CASE("fact 319: ∂f(xxᵀ)/∂x = (G + Gᵀ)x (chain rule)") {
  gradient(tr(A * x * x.T()), x, (A + A.T()) * x);
  gradient(logdet(A + x * x.T()), x, (inv(A + x * x.T()) + inv(A + x * x.T()).T()) * x);
}

TEST_CASE("fact 321: ∂f(X∘M)/∂X = G∘M of a mask M (Matrix Cookbook 134)") {
  constexpr auto band = ones<3, 3> - single_entry<3, 3, 0, 2> - single_entry<3, 3, 2, 0>;
  gradient(tr(A * hadamard(X, band)), X, hadamard(A.T(), band));
  gradient(logdet(hadamard(X, band)), X, hadamard(inv(hadamard(X, band)).T(), band));
}
