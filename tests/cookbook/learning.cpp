// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

TEST_CASE("fact 450: ∂Σlog(exp(−y∘(Xw)) + 1)/∂w = −Xᵀ(y∘σ(−y∘(Xw))) (logistic loss; matrixcalculus.org)") {
  constexpr auto margin = hadamard(w, E * x);
  gradient(sum(log(exp(-margin) + ones<4>)), x, -E.T() * hadamard(w, sigmoid(-margin)));
}

TEST_CASE("fact 451: ∂(−yᵀlog s − (1 − y)ᵀlog(1 − s))/∂w = Xᵀ(s − y), s = σ(Xw) (cross-entropy; stats.SE 452162)") {
  constexpr auto guess = sigmoid(E * x);
  gradient(-w.T() * log(guess) - (ones<4> - w).T() * log(ones<4> - guess), x, E.T() * (guess - w));
}

TEST_CASE("fact 453: ∂Σ(lse((XW)ᵢ) − Yᵢ(XW)ᵢ)/∂W = Xᵀ(softmax(XW) − Y), row by row (softmax regression)") {
  constexpr auto scores = A * M;
  constexpr auto loss = [](auto score, auto label) { return log_sum_exp(score.T()) - label * score.T(); };
  constexpr auto chance = [](auto score) { return softmax(score.T()).T(); };
  constexpr auto chances = vcat(chance(row<0>(scores)), chance(row<1>(scores)), chance(row<2>(scores)));
  gradient(loss(row<0>(scores), row<0>(K)) + loss(row<1>(scores), row<1>(K)) + loss(row<2>(scores), row<2>(K)), M,
           A.T() * (chances - K));
}

TEST_CASE("fact 454: ∂(‖Ax − b‖² + λ‖x‖²)/∂x = 2Aᵀ(Ax − b) + 2λx (ridge regression)") {
  gradient(squared_norm(E * x - w) + s * squared_norm(x), x, 2_c * E.T() * (E * x - w) + 2_c * s * x);
  prints(grad(squared_norm(E * x - w) + s * squared_norm(x), x), "2(Eᵀ(Ex - w) + sx)");
}

TEST_CASE("fact 455: ∂(‖Ax − b‖² + ‖Γx‖²)/∂x = 2Aᵀ(Ax − b) + 2ΓᵀΓx (Tikhonov)") {
  gradient(squared_norm(E * x - w) + squared_norm(B * x), x, 2_c * E.T() * (E * x - w) + 2_c * B.T() * B * x);
}

TEST_CASE("fact 457: f = rᵀdiag(d)r, r = Xw − y, ∂f/∂w = 2Xᵀ(d∘r), ∂f/∂d = r∘r (weighted least squares)") {
  constexpr auto r = A * x - y;
  gradient(r.T() * diag(d) * r, x, 2_c * A.T() * hadamard(d, r));
  gradient(r.T() * diag(d) * r, d, hadamard(r, r));
}

TEST_CASE("fact 458: f = ‖T − UVᵀ‖², ∂f/∂U = −2(T − UVᵀ)V, ∂f/∂V = −2(T − UVᵀ)ᵀU (matrix factorisation)") {
  gradient(squared_norm(A - M * K.T()), M, -2_c * (A - M * K.T()) * K);
  gradient(squared_norm(A - M * K.T()), K, -2_c * transpose(A - M * K.T()) * M);
  prints(grad(squared_norm(A - M * K.T()), M), "-2(A - MKᵀ)K");
}

TEST_CASE("fact 459: ∂‖M∘(T − UVᵀ)‖²/∂U = −2(M∘M∘(T − UVᵀ))V (matrix completion)") {
  gradient(squared_norm(hadamard(B, A - M * K.T())), M, -2_c * hadamard(B, hadamard(B, A - M * K.T())) * K);
}

TEST_CASE("fact 461: ∂(½αᵀ(K∘yyᵀ)α − 1ᵀα)/∂α = (K∘yyᵀ)α − 1 of a symmetric K (support vector machine, dual)") {
  constexpr auto kernel = hadamard(S, y * y.T());
  gradient(ratio<1, 2> * (a.T() * kernel * a) - sum(a), a, kernel * a - ones<3>);
}

TEST_CASE("fact 462: ∂Σmax(0, 1 − y∘(Xw))²/∂w = −2Xᵀ(y∘max(0, 1 − y∘(Xw))) (squared hinge)") {
  constexpr auto hinge = relu(ones<4> - hadamard(w, E * x));
  gradient(sum(pow<2>(hinge)), x, -2_c * E.T() * hadamard(w, hinge));
}

TEST_CASE("fact 463: ∂((y − Kα)ᵀ(y − Kα) + λαᵀKα)/∂α = −2K(y − Kα) + 2λKα of a symmetric K (kernel ridge regression)") {
  gradient((y - S * a).T() * (y - S * a) + s * (a.T() * S * a), a, -2_c * S * (y - S * a) + 2_c * s * S * a);
}
