// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

namespace {

constexpr auto I1 = tr(C);
constexpr auto I2 = ratio<1, 2> * (pow<2>(tr(C)) - tr(pow<2>(C)));
constexpr auto I3 = det(C);

constexpr auto dev(formula auto const& stress) { return stress - tr(stress) / 3_c * I; }

// of a symmetric stress, here S
constexpr auto deviator = dev(S);
constexpr auto J2 = ratio<1, 2> * tr(pow<2>(deviator));
constexpr auto J3 = det(deviator);

}  // namespace

TEST_CASE("fact 490: ∂I₁/∂C = I, I₁ = tr C (GetFEM)") { gradient(I1, C, I); }

TEST_CASE("fact 491: ∂I₂/∂C = tr(C)I − Cᵀ, I₂ = ½(tr²C − tr C²) (GetFEM)") {
  gradient(I2, C, tr(C) * I - C.T());
  prints(grad(I2, C), "tr(C) I - Cᵀ");
}

TEST_CASE("fact 501: d dev(A) = dev(dA), dev(A) = A − ⅓tr(A)I (UFL, dev)") { differential_is(dev(X), X, U, dev(U)); }

TEST_CASE("fact 502: ∂J₂/∂σ = s, J₂ = ½tr(s²), s = dev σ, of a symmetric σ (russell_tensor)") {
  gradient(J2, S, deviator);
}

TEST_CASE("fact 503: ∂J₃/∂σ = s² − ⅔J₂I = dev(adj s), J₃ = det s (russell_tensor)") {
  gradient(J3, S, pow<2>(deviator) - ratio<2, 3> * J2 * I);
  gradient(J3, S, dev(adj(deviator)));
}

TEST_CASE("fact 505: Lode's invariant l = ½3√3 J₃J₂^(−3/2): ∂l/∂σ = ½3√3(J₂^(−3/2)dev(adj s) − 3/2 J₃J₂^(−5/2)s)") {
  gradient(ratio<3, 2> * sqrt(3_c) * J3 * pow(J2, ratio<-3, 2>), S,
           ratio<3, 2> * sqrt(3_c)
               * (pow(J2, ratio<-3, 2>) * dev(adj(deviator)) - ratio<3, 2> * J3 * pow(J2, ratio<-5, 2>) * deviator));
}

TEST_CASE("fact 506: ∂tr(CM)/∂C = Mᵀ, ∂tr(CM²)/∂C = (M²)ᵀ, also of the fibre M = aaᵀ (funcy, mixed_invariants)") {
  gradient(tr(C * D), C, D.T());
  gradient(tr(C * pow<2>(D)), C, pow<2>(D).T());
  constexpr auto fibre = a * a.T();
  gradient(tr(C * fibre), C, a * a.T());
  gradient(tr(C * pow<2>(fibre)), C, (a.T() * a) * a * a.T());
}

TEST_CASE("fact 507: ∂tr(C²M)/∂C = (CM + MC)ᵀ (funcy, mixed_invariants)") {
  gradient(tr(pow<2>(C) * D), C, transpose(C * D + D * C));
}

TEST_CASE("fact 509: ∂I₂I₃^(−⅔)/∂C = I₃^(−⅔)(I₁I − Cᵀ − ⅔I₂C⁻ᵀ) (funcy, modified invariants)") {
  gradient(I2 * pow(I3, ratio<-2, 3>), C, pow(I3, ratio<-2, 3>) * (I1 * I - C.T() - ratio<2, 3> * I2 * inv(C).T()));
}

TEST_CASE("fact 510: Mooney–Rivlin, ∂(c₀I₁ + c₁I₂ − (c₀ + 2c₁)log det C)/∂C = c₀I + c₁(I₁I − Cᵀ) − (c₀ + 2c₁)C⁻ᵀ") {
  gradient(alpha * I1 + beta * I2 - (alpha + 2_c * beta) * log(det(C)), C,
           alpha * I + beta * (I1 * I - C.T()) - (alpha + 2_c * beta) * inv(C).T());
}

TEST_CASE("fact 511: adipose tissue, c(I₁ − 3) + k₁/k₂(exp(k₂E²) − 1), E = κI₁ + (1 − 3κ)I₄ − 1 (funcy)") {
  constexpr auto k1 = alpha;
  constexpr auto k2 = ratio<1, 1000> * beta;
  constexpr auto kappa = t;
  constexpr auto fibre = ratio<1, 100> * D;
  constexpr auto strain = kappa * tr(C) + (1_c - 3_c * kappa) * tr(C * fibre) - 1_c;
  gradient(s * (tr(C) - 3_c) + k1 / k2 * (exp(k2 * pow<2>(strain)) - 1_c), C,
           s * I + 2_c * k1 * strain * exp(k2 * pow<2>(strain)) * (kappa * I + (1_c - 3_c * kappa) * fibre.T()));
}

TEST_CASE("fact 513: D³det[U, V, W] of a 3×3 matrix (funcy, determinant)") {
  constexpr auto third =
      tr(U) * tr(V) * tr(A) - tr(U) * tr(V * A) - tr(V) * tr(U * A) - tr(A) * tr(U * V) + tr(U * V * A) + tr(U * A * V);
  constexpr auto second_differential = differential(differential(det(X), X, U), X, V);
  differential_is(second_differential, X, A, third);
}

TEST_CASE("fact 514: ∂tr(aba)/∂a = ab + ba of symmetric a and b (TFEL issue 998)") {
  gradient(tr(S * R * S), S, S * R + R * S);
  prints(grad(tr(S * R * S), S), "RS + SR");
}
