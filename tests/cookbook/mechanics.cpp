// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

// Energies of the deformation gradient, here X; J is its determinant.
namespace {

constexpr auto J = det(X);
constexpr auto cofactors = det(X) * inv(X).T();
constexpr auto mu = alpha;
constexpr auto lambda = beta;

constexpr auto second_differential(formula auto const& f) { return differential(differential(f, X, U), X, V); }

// of det, and of ½μ(tr(XᵀX) − 3) + ½λ(J − t)²
constexpr auto of_det = J * (tr(inv(X) * U) * tr(inv(X) * V) - tr(inv(X) * U * inv(X) * V));
constexpr auto of_energy =
    mu * tr(U.T() * V) + lambda * dot(cofactors, U) * dot(cofactors, V) + lambda * (J - t) * of_det;

}  // namespace

TEST_CASE("fact 489: ∂tr(FᵀF)/∂F = 2F (SymPy issue 25118)") {
  gradient(tr(X.T() * X), X, 2_c * X);
  prints(grad(tr(X.T() * X), X), "2X");
}

TEST_CASE("fact 493: ∂det(F)/∂F = JF⁻ᵀ = cof F (HeartLA)") {
  gradient(det(X), X, cofactors);
  gradient(det(X), X, adj(X).T());
  prints(grad(det(X), X), "adj(X)ᵀ");
}

TEST_CASE("fact 494: neo-Hookean, ½μ(tr(FᵀF) − 3) − μ log J + ½λ log²J: P = μ(F − F⁻ᵀ) + λ log(J)F⁻ᵀ") {
  gradient(ratio<1, 2> * mu * (tr(X.T() * X) - 3_c) - mu * log(J) + ratio<1, 2> * lambda * pow<2>(log(J)), X,
           mu * (X - inv(X).T()) + lambda * log(J) * inv(X).T());
}

TEST_CASE("fact 495: ∂J^(−⅔)I₁/∂F = 2J^(−⅔)(F − ⅓I₁F⁻ᵀ), I₁ = tr(FᵀF) (Ratel, isochoric models)") {
  constexpr auto I1 = tr(X.T() * X);
  gradient(pow(J, ratio<-2, 3>) * I1, X, 2_c * pow(J, ratio<-2, 3>) * (X - I1 / 3_c * inv(X).T()));
}

TEST_CASE("fact 497: stable neo-Hookean, ½μ(tr(FᵀF) − 3) + ½λ(J − α)²: P = μF + λ(J − α)cof F (Smith et al. 2018)") {
  gradient(ratio<1, 2> * mu * (tr(X.T() * X) - 3_c) + ratio<1, 2> * lambda * pow<2>(J - t), X,
           mu * X + lambda * (J - t) * cofactors);
}

TEST_CASE("fact 498: its second differential, μtr(UᵀV) + λ(cof F : U)(cof F : V) + λ(J − α)D²det[U, V]") {
  constexpr auto energy = ratio<1, 2> * mu * (tr(X.T() * X) - 3_c) + ratio<1, 2> * lambda * pow<2>(J - t);
  same(second_differential(det(X)), of_det);
  same(second_differential(energy), of_energy);
  differential_is(differential(energy, X, U), X, V, of_energy);
  differential_is(energy, X, U, mu * tr(X.T() * U) + lambda * (J - t) * dot(cofactors, U));
}
