// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

TEST_CASE("fact 379: d tr(X⁻¹) = −tr(X⁻¹UX⁻¹) = −tr(X⁻²U) (math.SE 1141599)") {
  differential_is(tr(inv(X)), X, U, -tr(inv(X) * U * inv(X)));
  differential_is(tr(inv(X)), X, U, -tr(pow<-2>(X) * U));
}

TEST_CASE("fact 381: d X² = UX + XU, d X³ = UX² + XUX + X²U (Matrix Cookbook 37)") {
  differential_is(pow<2>(X), X, U, U * X + X * U);
  differential_is(pow<3>(X), X, U, U * pow<2>(X) + X * U * X + pow<2>(X) * U);
  prints(differential(pow<2>(X), X, U), "UX + XU");
}

TEST_CASE("fact 382: d X⁻² = −(X⁻¹UX⁻² + X⁻²UX⁻¹) (Matrix Cookbook 40)") {
  differential_is(pow<-2>(X), X, U, -(inv(X) * U * pow<-2>(X) + pow<-2>(X) * U * inv(X)));
}

TEST_CASE("fact 383: d XᵀX = UᵀX + XᵀU, d XXᵀ = UXᵀ + XUᵀ (Matrix Cookbook 37, 44)") {
  differential_is(M.T() * M, M, K, K.T() * M + M.T() * K);
  differential_is(M * M.T(), M, K, K * M.T() + M * K.T());
  prints(differential(M.T() * M, M, K), "KᵀM + MᵀK");
  prints(differential(M * M.T(), M, K), "KMᵀ + MKᵀ");
}

TEST_CASE("fact 385: d (XᵀX)⁻¹ = −(XᵀX)⁻¹(UᵀX + XᵀU)(XᵀX)⁻¹ of a tall X (normal equations)") {
  constexpr auto inverse = inv(M.T() * M);
  differential_is(inverse, M, K, -inverse * (K.T() * M + M.T() * K) * inverse);
}

TEST_CASE("fact 386: d P = (I − P)UX⁺ + ((I − P)UX⁺)ᵀ of the projector P = X(XᵀX)⁻¹Xᵀ (Golub and Pereyra 1973)") {
  constexpr auto projector_on_X = M * inv(M.T() * M) * M.T();
  constexpr auto half = (I - projector_on_X) * K * pinv(M);
  differential_is(projector_on_X, M, K, half + half.T());
  differential_is(M * pinv(M), M, K, half + half.T());
}

TEST_CASE("fact 387: d X⁺ = −X⁺UX⁺ + X⁺X⁺ᵀUᵀ(I − XX⁺) + (I − X⁺X)UᵀX⁺ᵀX⁺ (Golub and Pereyra 1973, 4.12)") {
  constexpr auto of_tall = pinv(M);
  differential_is(of_tall, M, K,
                  -of_tall * K * of_tall + of_tall * of_tall.T() * K.T() * (I - M * of_tall)
                      + (identity<2> - of_tall * M) * K.T() * of_tall.T() * of_tall);
  constexpr auto of_wide = pinv(M.T());
  differential_is(of_wide, M, K,
                  -of_wide * K.T() * of_wide + of_wide * of_wide.T() * K * (identity<2> - M.T() * of_wide)
                      + (I - of_wide * M.T()) * K * of_wide.T() * of_wide);
}

TEST_CASE("fact 391: d det(X) = det(X)tr(X⁻¹U) = tr(adj(X)U) (Matrix Cookbook 41, 42)") {
  differential_is(det(X), X, U, det(X) * tr(inv(X) * U));
  differential_is(det(X), X, U, tr(adj(X) * U));
  prints(differential(det(X), X, U), "tr(U adj(X))");
}

TEST_CASE("fact 397: d Rexp([φ]×)p = −R[p]×dφ at φ = 0 of a rotation R (wave_geometry)") {
  constexpr auto turned = Q * expm(t * skew(x));  // R where t = 0, and a rotation everywhere
  partial_is(turned * p, t, -turned * skew(p) * x);
}

TEST_CASE("fact 398: d (x/‖x‖) = (I − x̂x̂ᵀ)u/‖x‖, x̂ = x/‖x‖ (normalisation)") {
  constexpr auto unit = x / norm(x);
  differential_is(unit, x, a, (I - unit * unit.T()) * a / norm(x));
}

TEST_CASE("fact 399: d tr(AXBXᵀ) = tr(AUBXᵀ) + tr(AXBUᵀ) (Matrix Cookbook 36, 37)") {
  differential_is(tr(A * M * G * M.T()), M, K, tr(A * K * G * M.T()) + tr(A * M * G * K.T()));
}
