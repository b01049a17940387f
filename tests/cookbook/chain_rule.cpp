// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

namespace {

// a matrix and a vector that move with t
constexpr auto Yt = A + t * B + t * t * C;
constexpr auto dY = B + 2_c * t * C;
constexpr auto bt = a + t * b + t * t * c;
constexpr auto db = b + 2_c * t * c;

}  // namespace

TEST_CASE("fact 327: ∂g(U)/∂Xᵢⱼ = tr((∂g/∂U)ᵀ ∂U/∂Xᵢⱼ) of a function U of X (Matrix Cookbook 136, 137)") {
  constexpr auto U_of_X = X.T() * A * X;
  partial_is<1, 2>(tr(inv(U_of_X)), X, tr(transpose(-pow<-2>(U_of_X).T()) * partial<1, 2>(U_of_X, X)));
  partial_is<1, 2>(logdet(U_of_X), X, tr(inv(U_of_X) * partial<1, 2>(U_of_X, X)));
}

TEST_CASE("fact 329: ∂det(Y)/∂t = det(Y)tr(Y⁻¹Ẏ) (Matrix Cookbook 46)") {
  partial_is(det(Yt), t, det(Yt) * tr(inv(Yt) * dY));
}

TEST_CASE("fact 330: ∂log det(Y)/∂t = tr(Y⁻¹Ẏ) (Matrix Cookbook 43)") {
  partial_is(log(det(Yt)), t, tr(inv(Yt) * dY));
  prints(partial(log(det(Yt)), t), "tr((A + tB + t²C)⁻¹(B + 2tC))");
}

TEST_CASE("fact 331: ∂Y⁻¹/∂t = −Y⁻¹ẎY⁻¹ (Matrix Cookbook 59)") {
  partial_is(inv(Yt), t, -inv(Yt) * dY * inv(Yt));
  prints(partial(inv(A + t * B), t), "-(A + tB)⁻¹B(A + tB)⁻¹");
}

TEST_CASE("fact 333: ∂xᵀAx/∂t = ẋᵀAx + xᵀȦx + xᵀAẋ (product rule)") {
  partial_is(bt.T() * Yt * bt, t, db.T() * Yt * bt + bt.T() * dY * bt + bt.T() * Yt * db);
}

TEST_CASE("fact 334: ∂(tF)²/∂t = 2tF² (SymPy issue 23364)") {
  partial_is(pow<2>(t * A), t, 2_c * t * pow<2>(A));
  prints(partial(pow<2>(t * A), t), "2tA²");
}

TEST_CASE("fact 335: ∂‖x − m1‖²/∂m = −2 1ᵀ(x − m1) (SymPy issue 24725)") {
  gradient(squared_norm(x - s * ones<3>), s, -2_c * ones<3>.T() * (x - s * ones<3>));
}

TEST_CASE("fact 337: ∂exp(tA)/∂t = A exp(tA) = exp(tA)A of the matrix exponential (Stan, matrix_exp_action)") {
  partial_is(expm(t * A), t, A * expm(t * A));
  partial_is(expm(t * A), t, expm(t * A) * A);
}

TEST_CASE("fact 338: ẋ = A⁻¹(ḃ − Ȧx) of the solution of A(t)x = b(t) (Giles 2008)") {
  constexpr auto solution = solve(Yt, bt);
  partial_is(solution, t, solve(Yt, db - dY * solution));
}

TEST_CASE("fact 339: ∂sin(cos q)/∂x = −cos(cos q)sin(q)(ABᵀ + BAᵀ)x, q = xᵀABᵀx (DiffMatic)") {
  constexpr auto q_of_x = x.T() * A * B.T() * x;
  gradient(sin(cos(q_of_x)), x, -cos(cos(q_of_x)) * sin(q_of_x) * (A * B.T() + B * A.T()) * x);
}

TEST_CASE("fact 341: ∂cᵀh₂/∂W₁ = (W₂ᵀ(c∘(1 − h₂²))∘(1 − h₁²))xᵀ, h₁ = tanh(W₁x), h₂ = tanh(W₂h₁) (backpropagation)") {
  constexpr auto h1 = tanh(E * x);
  constexpr auto h2 = tanh(F * h1);
  constexpr auto delta2 = hadamard(u, ones<2> - pow<2>(h2));
  constexpr auto delta1 = hadamard(F.T() * delta2, ones<4> - pow<2>(h1));
  gradient(u.T() * h2, E, delta1 * x.T());
  gradient(u.T() * h2, F, delta2 * h1.T());
}

TEST_CASE("fact 342: ∂aᵀAX(XᵀB + XA)b/∂X (SymPy, derivatives of a complicated matrix expression)") {
  constexpr auto sum_of_two = X.T() * B + X * A;
  gradient(a.T() * A * X * sum_of_two * b, X,
           A.T() * a * b.T() * sum_of_two.T() + B * b * a.T() * A * X + X.T() * A.T() * a * b.T() * A.T());
}

TEST_CASE("fact 343: ∂tr(C)/∂X = 2X of C = XᵀX, by ∂tr(C)/∂C = I (SymPy issue 25118)") {
  gradient(tr(G), G, identity<2>);
  gradient(tr(M.T() * M), M, 2_c * M);
}
