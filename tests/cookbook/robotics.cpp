// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

namespace {

// ∂f(Q exp([φ]ₓ))/∂φ at φ = 0: the differential along Q[φ]ₓ is φ·axial(Qᵀ grad f)
constexpr auto local_gradient(formula auto const& f) { return axial(Q.T() * grad(f, Q)); }

// the a with [a]ₓ = A − Aᵀ is axial(A), so that of a skew matrix is half of it
constexpr auto vex(formula auto const& skew_matrix) { return ratio<1, 2> * axial(skew_matrix); }

}  // namespace

TEST_CASE("fact 482: ∂√det(JJᵀ)/∂J = √det(JJᵀ)(JJᵀ)⁻¹J of a wide J (CppADCodeGen issue 73)") {
  gradient(sqrt(det(F * F.T())), F, sqrt(det(F * F.T())) * inv(F * F.T()) * F);
}

TEST_CASE("fact 483: ∂cᵀJᵀ(JJᵀ + λI)⁻¹e/∂e = (JJᵀ + λI)⁻¹Jc (damped least squares)") {
  constexpr auto damped = inv(F * F.T() + s * identity<2>);
  gradient(w.T() * F.T() * damped * v, v, damped * F * w);
  prints(grad(w.T() * F.T() * damped * v, v), "(FFᵀ + sI)⁻¹Fw");
}

TEST_CASE("fact 485: f = ½‖r‖², r = Rp + t − q: ∂f/∂t = r, ∂f/∂φ = p×(Rᵀr) where R becomes R exp([φ]ₓ) (SymForce)") {
  constexpr auto residual = Q * p + b - q;
  constexpr auto f = ratio<1, 2> * squared_norm(residual);
  gradient(f, b, residual);
  gradient(f, Q, ratio<1, 2> * (residual * p.T() - Q * p * residual.T() * Q));
  same(local_gradient(f), cross(p, Q.T() * residual));
  same(differential(f, Q, Q * skew(y)), y.T() * cross(p, Q.T() * residual));
}

TEST_CASE("fact 486: ∂‖R − M‖²/∂φ = −2vex(RᵀM − MᵀR) where R becomes R exp([φ]ₓ) (rotation averaging)") {
  constexpr auto f = squared_norm(Q - A);
  same(local_gradient(f), -2_c * vex(Q.T() * A - A.T() * Q));
  same(differential(f, Q, Q * skew(y)), -2_c * y.T() * vex(Q.T() * A - A.T() * Q));
  gradient(f, Q, Q * A.T() * Q - A);
}

TEST_CASE("fact 487: ∂(x/z, y/z)/∂(x, y, z) = ((1/z, 0, −x/z²), (0, 1/z, −y/z²)) (SymForce, pinhole camera)") {
  constexpr auto px = p(0_c);
  constexpr auto py = p(1_c);
  constexpr auto pz = p(2_c);
  jacobian_is(vcat(px / pz, py / pz), p,
              vcat(hcat(hcat(1_c / pz, 0_c), -px / pow<2>(pz)), hcat(hcat(0_c, 1_c / pz), -py / pow<2>(pz))));
}
