// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

TEST_CASE("fact 389: d exp(X) = block (1, 2) of exp([X, U; 0, X]) of the matrix exponential (Van Loan 1978)") {
  differential_is(expm(X), X, U, block<0, 3, 3, 3>(expm(vcat(hcat(X, U), hcat(zeros<3, 3>, X)))));
}

TEST_CASE("fact 390: L = d X^½ solves X^½L + LX^½ = U of a positive definite X (Stan, sqrt_spd)") {
  constexpr auto root = sqrtm(P);
  differential_is(root, P, S, sylvester(root, root, S));
  constexpr auto L_of_U = differential(root, P, S);
  same(root * L_of_U + L_of_U * root, S);
}

TEST_CASE("fact 393: d σᵢ = uᵢᵀU vᵢ of a singular value (Giles 2008)") {
  constexpr auto sigma = sqrt(eigenvalues(M.T() * M)(1_c, 0_c));
  constexpr auto right = col<1>(eigenvectors(M.T() * M));
  constexpr auto left = M * right / sigma;
  differential_is(sigma, M, K, left.T() * K * right);
  gradient(sigma, M, left * right.T());
}

TEST_CASE("fact 394: d λᵢ = yᵢᵀU xᵢ/yᵢᵀxᵢ of a simple eigenvalue with its left eigenvector yᵢ (Matrix Cookbook 67)") {
  constexpr auto vectors = A + t * B;
  constexpr auto values = a + t * b;
  constexpr auto X_of_t = vectors * diag(values) * inv(vectors);
  constexpr auto right = col<1>(vectors);
  constexpr auto left = row<1>(inv(vectors)).T();
  partial_is(values(1_c, 0_c), t, left.T() * partial(X_of_t, t) * right / dot(left, right));

  // of a 2×2 matrix the larger one is known
  constexpr auto small = block<0, 0, 2, 2>(N);
  constexpr auto lambda = ratio<1, 2> * (tr(small) + sqrt(pow<2>(tr(small)) - 4_c * det(small)));
  constexpr auto x2 = vcat(small(0_c, 1_c), lambda - small(0_c, 0_c));
  constexpr auto y2 = vcat(small(1_c, 0_c), lambda - small(0_c, 0_c));
  differential_is(lambda, N, U, y2.T() * block<0, 0, 2, 2>(U) * x2 / dot(y2, x2));
}

TEST_CASE("fact 395: dR = (M − Ω)R of A = QR, M = QᵀUR⁻¹, Ω = tril(M, −1) − tril(M, −1)ᵀ (Walter and Lehmann 2010)") {
  constexpr auto R_of_A = chol(K.T() * K).T();
  constexpr auto Q_of_A = K * inv(R_of_A);
  constexpr auto change = Q_of_A.T() * M * inv(R_of_A);
  constexpr auto below = lower_part(change) - diag(diag(change));
  differential_is(R_of_A, K, M, (change - (below - below.T())) * R_of_A);
}
