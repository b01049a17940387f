// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

namespace {

// The derivatives by the independent entries, those on and below the diagonal, are the expected ones.
template<class Scalar, class Symbol, class Gradient>
void structured_gradient(Scalar f, Symbol by, Gradient expected) {
  auto const derived = structured_grad(f, by);
  proves(derived, expected);
  using values = evaluated<Scalar, decltype(structured_grad(f, by))>;
  auto const& direction = cookbook::value_of<Symbol>(along);
  auto const after = values::at(moved<Symbol>(direction, h), f, derived).value;
  auto const before = values::at(moved<Symbol>(direction, -h), f, derived).value;
  auto const slopes = values::at(here, f, derived).gradient;
  constexpr int n = size_of<Symbol>.rows;
  real slope = 0;
  for (int j = 0; j < n; ++j)
    for (int i = j; i < n; ++i) slope += slopes(i, j) * direction[i + n * j];
  agrees(&slope, &after, &before, 1);
}

constexpr auto half(formula auto const& X) { return ratio<1, 2> * X; }
constexpr auto symmetric_part(formula auto const& X) { return half(X + X.T()); }

}  // namespace

TEST_CASE(
    "fact 297: f(S) of a symmetric S has the gradient (G + Gᵀ)/2, df = tr(dS (G + Gᵀ)/2) (Srinivasan and Panda 2019)") {
  constexpr auto f = tr(A * S * B * S);
  constexpr auto free_gradient = A.T() * S * B.T() + B.T() * S * A.T();
  gradient(tr(A * X * B * X), X, A.T() * X.T() * B.T() + B.T() * X.T() * A.T());
  gradient(f, S, symmetric_part(free_gradient));
  differential_is(f, S, T, tr(symmetric_part(free_gradient) * T));
}

TEST_CASE("fact 298: ∂tr(AS)/∂S of a symmetric S: A + Aᵀ − A∘I; the gradient (A + Aᵀ)/2 (Matrix Cookbook 139)") {
  structured_gradient(tr(A * S), S, A + A.T() - hadamard(A, I));
  gradient(tr(A * S), S, half(A + A.T()));
  prints(grad(tr(A * S), S), "½(A + Aᵀ)");
}

TEST_CASE("fact 299: ∂det(S)/∂S of a symmetric S: det(S)(2S⁻¹ − S⁻¹∘I); the gradient det(S)S⁻¹ (Matrix Cookbook 140)") {
  structured_gradient(det(S), S, det(S) * (2_c * inv(S) - hadamard(inv(S), I)));
  gradient(det(S), S, det(S) * inv(S));
}

TEST_CASE("fact 301: ∂tr(S⁻¹)/∂S of a symmetric S: −2S⁻² + S⁻²∘I; the gradient −S⁻² (Matrix Cookbook 138)") {
  structured_gradient(tr(inv(S)), S, -2_c * pow<-2>(S) + hadamard(pow<-2>(S), I));
  gradient(tr(inv(S)), S, -pow<-2>(S));
}

TEST_CASE("fact 302: ∂aᵀSb/∂S of a symmetric S: the gradient (abᵀ + baᵀ)/2 (Matrix Cookbook 70)") {
  gradient(a.T() * S * b, S, half(a * b.T() + b * a.T()));
  prints(grad(a.T() * S * b, S), "½(abᵀ + baᵀ)");
}

TEST_CASE("fact 303: det((a, b), (b, c)) by a, b, c: c, −2b, a; the gradient ((c, −b), (−b, a)) (math.SE 2730843)") {
  constexpr auto determinant = det(vcat(hcat(alpha, beta), hcat(beta, s)));
  gradient(determinant, alpha, s);
  gradient(determinant, beta, -2_c * beta);
  gradient(determinant, s, alpha);
  constexpr auto first = Z(0_c, 0_c);
  constexpr auto both = Z(0_c, 1_c);
  constexpr auto last = Z(1_c, 1_c);
  structured_gradient(det(Z), Z, vcat(hcat(last, -2_c * both), hcat(-2_c * both, first)));
  gradient(det(Z), Z, vcat(hcat(last, -both), hcat(-both, first)));
}

TEST_CASE("fact 309: f(L) of a lower triangular L has the gradient tril(G) (Stan, cholesky_factor_constrain)") {
  gradient(tr(A * L * B * L), L, lower_part(A.T() * L.T() * B.T() + B.T() * L.T() * A.T()));
  structured_gradient(tr(A * L * B * L), L, lower_part(A.T() * L.T() * B.T() + B.T() * L.T() * A.T()));
}

TEST_CASE("fact 310: ∂tr(AL)/∂L of a lower triangular L: tril(Aᵀ) (projection)") {
  gradient(tr(A * L), L, lower_part(A.T()));
  prints(grad(tr(A * L), L), "tril(Aᵀ)");
}

TEST_CASE("fact 313: ∂tr(AL⁻¹)/∂L = tril(−L⁻ᵀAᵀL⁻ᵀ) (Stan, mdivide_left_tri)") {
  gradient(tr(A * inv(L)), L, lower_part(-inv(L).T() * A.T() * inv(L).T()));
  prints(grad(tr(A * inv(L)), L), "-tril(L⁻ᵀAᵀL⁻ᵀ)");
}

TEST_CASE("fact 314: ∂tr(AW)/∂W of a skew W: the gradient (Aᵀ − A)/2 (projection)") {
  gradient(tr(A * W), W, half(A.T() - A));
  structured_gradient(tr(A * W), W, A.T() - A);
  prints(grad(tr(A * W), W), "½(Aᵀ - A)");
}

TEST_CASE("fact 315: the Riemannian gradient G − Q sym(QᵀG) of an orthogonal Q (Procrustes; Manopt)") {
  gradient(tr(A.T() * Q), Q, A - Q * symmetric_part(Q.T() * A));
  constexpr auto free_gradient = A.T() * Q * B.T() + A * Q * B;
  gradient(tr(A * Q * B * Q.T()), Q, free_gradient - Q * symmetric_part(Q.T() * free_gradient));
}

TEST_CASE("fact 322: ∂S/∂Sᵢⱼ = Eᵢⱼ + Eⱼᵢ − EᵢⱼEᵢⱼ of a symmetric S (Matrix Cookbook 134)") {
  constexpr auto E10 = single_entry<3, 3, 1, 0>;
  constexpr auto E22 = single_entry<3, 3, 2, 2>;
  structured_gradient(S(1_c, 0_c), S, E10 + E10.T() - E10 * E10);
  structured_gradient(S(2_c, 2_c), S, E22 + E22.T() - E22 * E22);
  same(E10.T() * structured_grad(tr(A * S), S) * E10.T(), tr(A * (E10 + E10.T())) * E10.T());
}
