// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "by_hand.hpp"

using namespace by_hand;

// Formulas that people evaluate, from the applications of Linnea (Barthels, Psarras, Bientinesi).

TEST_CASE("fact 587: least squares, b = (XᵀX)⁻¹Xᵀy") {
  constexpr auto X = matrix<"X", 6, 3>;
  constexpr auto y = vector<"y", 6>;
  auto const X0 = numbers<6, 3>(1);
  auto const y0 = numbers<6>(2);
  auto const Xt = transposed(X0);
  equals((inv(X.T() * X) * X.T() * y)(X = X0, y = y0), inverted(Xt * X0) * Xt * y0);
  equals((pinv(X) * y)(X = X0, y = y0), inverted(Xt * X0) * Xt * y0);
}

TEST_CASE("fact 589: a step of an interior point method, x = W(Aᵀ(AWAᵀ)⁻¹b − c)") {
  constexpr auto W = diagonal<"W", 5>;
  constexpr auto A = matrix<"A", 3, 5>;
  constexpr auto b = vector<"b", 3>;
  constexpr auto c = vector<"c", 5>;
  auto const W0 = banded<5>(1, 0, 0);
  auto const A0 = numbers<3, 5>(2);
  auto const b0 = numbers<3>(3);
  auto const c0 = numbers<5>(4);
  auto const At = transposed(A0);
  equals((W * (A.T() * inv(A * W * A.T()) * b - c))(W = W0, A = A0, b = b0, c = c0),
         W0 * (At * inverted(A0 * (W0 * At)) * b0 - c0));
}

TEST_CASE("fact 590: two steps that share AWAᵀ, as one program") {
  constexpr auto W = diagonal<"W", 5>;
  constexpr auto A = matrix<"A", 3, 5>;
  constexpr auto b = vector<"b", 3>;
  constexpr auto c = vector<"c", 5>;
  constexpr auto x = vector<"x", 5>;
  constexpr auto feasible = W * A.T() * inv(A * W * A.T()) * (b - A * x);
  constexpr auto optimal = W * (A.T() * inv(A * W * A.T()) * A * x - c);
  auto const W0 = banded<5>(1, 0, 0);
  auto const A0 = numbers<3, 5>(2);
  auto const b0 = numbers<3>(3);
  auto const c0 = numbers<5>(4), x0 = numbers<5>(5);
  auto const At = transposed(A0);
  auto const middle = inverted(A0 * (W0 * At));
  auto const [xf, xo] = together(feasible, optimal)(W = W0, A = A0, b = b0, c = c0, x = x0);
  equals(xf, W0 * At * middle * (b0 - A0 * table(x0)));
  equals(xo, W0 * (At * middle * A0 * x0 - c0));
}

TEST_CASE("fact 591: a signal restored, x = (A⁻ᵀBᵀBA⁻¹ + RᵀΛR)⁻¹A⁻ᵀBᵀBA⁻¹y") {
  constexpr auto A = matrix<"A", 4>;
  constexpr auto B = matrix<"B", 4>;
  constexpr auto R = upper_triangular<"R", 4>;
  constexpr auto Lambda = diagonal<"Λ", 4>;
  constexpr auto y = vector<"y", 4>;
  auto const A0 = heavy<4>(1), B0 = heavy<4>(2);
  auto const R0 = banded<4>(3, 0, 1), Lambda0 = banded<4>(4, 0, 0);
  auto const y0 = numbers<4>(5);
  constexpr auto N = inv(A).T() * B.T() * B * inv(A);
  auto const N0 = transposed(inverted(A0)) * transposed(B0) * B0 * inverted(A0);
  equals((inv(N + R.T() * Lambda * R) * N * y)(A = A0, B = B0, R = R0, Lambda = Lambda0, y = y0),
         inverted(N0 + transposed(R0) * Lambda0 * R0) * N0 * y0);
}

TEST_CASE("fact 593: an ensemble Kalman filter, Xᵇ + (B⁻¹ + HᵀR⁻¹H)⁻¹(Y − HXᵇ)") {
  constexpr auto B = positive_definite<"B", 3>;
  constexpr auto R = positive_definite<"R", 3>;
  constexpr auto H = matrix<"H", 3>;
  constexpr auto Xb = matrix<"Xb", 3, 2>;
  constexpr auto Y = matrix<"Y", 3, 2>;
  auto const B0 = definite<3>(1), R0 = definite<3>(2), H0 = numbers<3, 3>(3);
  auto const Xb0 = numbers<3, 2>(4), Y0 = numbers<3, 2>(5);
  equals((Xb + inv(inv(B) + H.T() * inv(R) * H) * (Y - H * Xb))(B = B0, R = R0, H = H0, Xb = Xb0, Y = Y0),
         Xb0 + inverted(inverted(B0) + transposed(H0) * inverted(R0) * H0) * (Y0 - H0 * table(Xb0)));
}

TEST_CASE("fact 594: its increment, (B⁻¹ + HᵀR⁻¹H)⁻¹HᵀR⁻¹(Y − HXᵇ)") {
  constexpr auto B = positive_definite<"B", 5>;
  constexpr auto R = positive_definite<"R", 2>;
  constexpr auto H = matrix<"H", 2, 5>;
  constexpr auto Xb = matrix<"Xb", 5, 3>;
  constexpr auto Y = matrix<"Y", 2, 3>;
  auto const B0 = definite<5>(1);
  auto const R0 = definite<2>(2);
  auto const H0 = numbers<2, 5>(3);
  auto const Xb0 = numbers<5, 3>(4);
  auto const Y0 = numbers<2, 3>(5);
  auto const Ht = transposed(H0);
  equals((inv(inv(B) + H.T() * inv(R) * H) * H.T() * inv(R) * (Y - H * Xb))(B = B0, R = R0, H = H0, Xb = Xb0, Y = Y0),
         inverted(inverted(B0) + Ht * inverted(R0) * H0) * Ht * inverted(R0) * (Y0 - H0 * table(Xb0)));
}

TEST_CASE("fact 595: by a factor, X(HX)ᵀ(R + HX(HX)ᵀ)⁻¹(Y − HXᵇ), X lower triangular") {
  constexpr auto X = lower_triangular<"X", 4>;
  constexpr auto R = positive_definite<"R", 2>;
  constexpr auto H = matrix<"H", 2, 4>;
  constexpr auto Xb = matrix<"Xb", 4, 3>;
  constexpr auto Y = matrix<"Y", 2, 3>;
  auto const X0 = banded<4>(1, 3, 0);
  auto const R0 = definite<2>(2);
  auto const H0 = numbers<2, 4>(3);
  auto const Xb0 = numbers<4, 3>(4);
  auto const Y0 = numbers<2, 3>(5);
  constexpr auto V = H * X;
  auto const V0 = H0 * table(X0);
  equals((X * V.T() * inv(R + V * V.T()) * (Y - H * Xb))(X = X0, R = R0, H = H0, Xb = Xb0, Y = Y0),
         X0 * transposed(V0) * inverted(R0 + V0 * transposed(V0)) * (Y0 - H0 * table(Xb0)));
}

TEST_CASE("fact 597: a projection, H⁺y + (I − H⁺H)x with H⁺ = Hᵀ(HHᵀ)⁻¹") {
  constexpr auto H = matrix<"H", 2, 5>;
  constexpr auto y = vector<"y", 2>;
  constexpr auto x = vector<"x", 5>;
  auto const H0 = numbers<2, 5>(1);
  auto const y0 = numbers<2>(2);
  auto const x0 = numbers<5>(3);
  constexpr auto pseudo = H.T() * inv(H * H.T());
  auto const pseudo0 = transposed(H0) * inverted(H0 * transposed(H0));
  equals((pseudo * y + (identity<5> - pseudo * H) * x)(H = H0, y = y0, x = x0),
         pseudo0 * y0 + (eye(5) - pseudo0 * H0) * x0);
  equals((pinv(H) * y + (identity<5> - pinv(H) * H) * x)(H = H0, y = y0, x = x0),
         pseudo0 * y0 + (eye(5) - pseudo0 * H0) * x0);
}

TEST_CASE("fact 598: randomised inversion, X + WAᵀΛ(I − AX) with Λ = S(SᵀAWAᵀS)⁻¹Sᵀ") {
  constexpr auto S = matrix<"S", 4, 2>;
  constexpr auto A = matrix<"A", 4>;
  constexpr auto W = positive_definite<"W", 4>;
  constexpr auto X = matrix<"X", 4>;
  auto const S0 = numbers<4, 2>(1);
  auto const A0 = heavy<4>(2), W0 = definite<4>(3), X0 = numbers<4, 4>(4);
  constexpr auto Lambda = S * inv(S.T() * A * W * A.T() * S) * S.T();
  auto const At = transposed(A0), St = transposed(S0);
  auto const Lambda0 = S0 * inverted(St * A0 * W0 * At * S0) * St;
  equals((X + W * A.T() * Lambda * (identity<4> - A * X))(S = S0, A = A0, W = W0, X = X0),
         X0 + W0 * At * Lambda0 * (eye(4) - A0 * table(X0)));
}

TEST_CASE("fact 599: the same of a symmetric matrix, X − MΘ − (MΘ)ᵀ + Θᵀ(AXA − A)Θ") {
  constexpr auto Lambda = symmetric<"Λ", 4>;
  constexpr auto A = symmetric<"A", 4>;
  constexpr auto W = positive_definite<"W", 4>;
  constexpr auto X = symmetric<"X", 4>;
  auto const Lambda0 = symmetric_numbers<4>(1), A0 = symmetric_numbers<4>(2), W0 = definite<4>(3),
             X0 = symmetric_numbers<4>(4);
  constexpr auto Theta = Lambda * A * W;
  constexpr auto M = X * A - identity<4>;
  auto const Theta0 = Lambda0 * table(A0) * W0, M0 = X0 * table(A0) - eye(4);
  constexpr auto next = X - M * Theta - transpose(M * Theta) + Theta.T() * (A * X * A - A) * Theta;
  STATIC_REQUIRE(next == next.T());
  equals(next(Lambda = Lambda0, A = A0, W = W0, X = X0),
         X0 - M0 * Theta0 - transposed(M0 * Theta0) + transposed(Theta0) * (A0 * table(X0) * A0 - A0) * Theta0);
}

TEST_CASE("fact 601: stochastic Newton, k/(k−1) B(I − AᵀW((k−1)I + WᵀABAᵀW)⁻¹WᵀAB)") {
  constexpr auto B = positive_definite<"B", 4>;
  constexpr auto A = matrix<"A", 3, 4>;
  constexpr auto W = matrix<"W", 3, 2>;
  constexpr auto k = scalar<"k">;
  auto const B0 = definite<4>(1);
  auto const A0 = numbers<3, 4>(2);
  auto const W0 = numbers<3, 2>(3);
  real const k0 = 5;
  constexpr auto V = A.T() * W;
  auto const V0 = transposed(A0) * W0;
  constexpr auto next =
      k / (k - 1_c) * B * (identity<4> - V * inv((k - 1_c) * identity<2> + V.T() * B * V) * V.T() * B);
  equals(next(B = B0, A = A0, W = W0, k = k0),
         k0 / (k0 - 1)
             * (B0 * (eye(4) - V0 * inverted((k0 - 1) * eye(2) + transposed(V0) * B0 * V0) * transposed(V0) * B0)));
}

TEST_CASE("fact 602: its beginning, (I − AᵀW(λI + WᵀAAᵀW)⁻¹WᵀA)/λ") {
  constexpr auto A = matrix<"A", 3, 4>;
  constexpr auto W = matrix<"W", 3, 2>;
  constexpr auto lambda = scalar<"λ">;
  auto const A0 = numbers<3, 4>(2);
  auto const W0 = numbers<3, 2>(3);
  real const lambda0 = 0.75L;
  constexpr auto V = A.T() * W;
  auto const V0 = transposed(A0) * W0;
  equals(((identity<4> - V * inv(lambda * identity<2> + V.T() * V) * V.T()) / lambda)(A = A0, W = W0, lambda = lambda0),
         1 / lambda0 * (eye(4) - V0 * inverted(lambda0 * eye(2) + transposed(V0) * V0) * transposed(V0)));
  STATIC_REQUIRE((identity<4> - V * inv(lambda * identity<2> + V.T() * V) * V.T()) / lambda
                 == inv(lambda * identity<4> + V * V.T()));
}

TEST_CASE("fact 603: Tikhonov, (AᵀA + ΓᵀΓ)⁻¹Aᵀb and (AᵀA + α²I)⁻¹Aᵀb") {
  constexpr auto A = matrix<"A", 6, 3>;
  constexpr auto Gamma = matrix<"Γ", 3>;
  constexpr auto alpha = scalar<"α">;
  constexpr auto b = vector<"b", 6>;
  auto const A0 = numbers<6, 3>(1);
  auto const Gamma0 = numbers<3, 3>(2);
  auto const b0 = numbers<6>(3);
  real const alpha0 = 0.5L;
  auto const At = transposed(A0);
  equals((inv(A.T() * A + Gamma.T() * Gamma) * A.T() * b)(A = A0, Gamma = Gamma0, b = b0),
         inverted(At * A0 + transposed(Gamma0) * Gamma0) * At * b0);
  equals((inv(A.T() * A + alpha * alpha * identity<3>) * A.T() * b)(A = A0, alpha = alpha0, b = b0),
         inverted(At * A0 + alpha0 * alpha0 * eye(3)) * At * b0);
}

TEST_CASE("fact 605: the linear estimator of least error, in both forms, which are equal (Woodbury)") {
  constexpr auto Cx = positive_definite<"Cx", 3>;
  constexpr auto Cz = positive_definite<"Cz", 2>;
  constexpr auto A = matrix<"A", 2, 3>;
  constexpr auto x = vector<"x", 3>;
  constexpr auto y = vector<"y", 2>;
  constexpr auto by_gain = Cx * A.T() * inv(A * Cx * A.T() + Cz) * (y - A * x) + x;
  constexpr auto by_information = inv(A.T() * inv(Cz) * A + inv(Cx)) * A.T() * inv(Cz) * (y - A * x) + x;
  STATIC_REQUIRE(by_gain == by_information);
  auto const Cx0 = definite<3>(1);
  auto const Cz0 = definite<2>(2);
  auto const A0 = numbers<2, 3>(3);
  auto const x0 = numbers<3>(4);
  auto const y0 = numbers<2>(5);
  auto const At = transposed(A0);
  auto const expected = Cx0 * At * inverted(A0 * (Cx0 * At) + Cz0) * (y0 - A0 * table(x0)) + x0;
  equals(by_gain(Cx = Cx0, Cz = Cz0, A = A0, x = x0, y = y0), expected);
  equals(by_information(Cx = Cx0, Cz = Cz0, A = A0, x = x0, y = y0), expected);
}

TEST_CASE("fact 606: Kalman's gain, state and covariance, as one program") {
  constexpr auto C = positive_definite<"C", 4>;
  constexpr auto Cz = positive_definite<"Cz", 2>;
  constexpr auto A = matrix<"A", 2, 4>;
  constexpr auto x = vector<"x", 4>;
  constexpr auto y = vector<"y", 2>;
  constexpr auto K = C * A.T() * inv(Cz + A * C * A.T());
  auto const C0 = definite<4>(1);
  auto const Cz0 = definite<2>(2);
  auto const A0 = numbers<2, 4>(3);
  auto const x0 = numbers<4>(4);
  auto const y0 = numbers<2>(5);
  auto const K0 = C0 * transposed(A0) * inverted(Cz0 + A0 * (C0 * transposed(A0)));
  auto const [gain, state, covariance] =
      together(K, x + K * (y - A * x), (identity<4> - K * A) * C)(C = C0, Cz = Cz0, A = A0, x = x0, y = y0);
  equals(gain, K0);
  equals(state, x0 + K0 * (y0 - A0 * table(x0)));
  equals(covariance, (eye(4) - K0 * A0) * C0);
}
