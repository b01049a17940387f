// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

// What the form of a formula shows of its structure, and what that simplifies. That it is true is a law: laws/structures.cpp.

using namespace matgrad;

namespace {

constexpr auto X = matrix<"X", 3>;
constexpr auto M = matrix<"M", 4, 3>;
constexpr auto N = matrix<"N", 3, 4>;
constexpr auto S = symmetric<"S", 3>;
constexpr auto P = positive_definite<"P", 3>;
constexpr auto E = positive_semidefinite<"E", 3>;
constexpr auto J = projector<"J", 3>;
constexpr auto K = permutation<"K", 3>;
constexpr auto W = skew_symmetric<"W", 3>;
constexpr auto V = skew_symmetric<"V", 4>;
constexpr auto Q = orthogonal<"Q", 3>;
constexpr auto L = lower_triangular<"L", 3>;
constexpr auto U = upper_triangular<"U", 3>;
constexpr auto D = diagonal<"D", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto s = scalar<"s">;
constexpr auto r = positive_definite<"r", 1>;
constexpr auto I = identity<3>;

}  // namespace

TEST_CASE("structure: what follows from what") {
  STATIC_REQUIRE((is_positive_semidefinite(P) && is_symmetric(P) && is_symmetric(E)));
  STATIC_REQUIRE((is_positive_semidefinite(J) && is_symmetric(J) && is_orthogonal(K)));
  STATIC_REQUIRE((is_lower_triangular(D) && is_upper_triangular(D) && is_symmetric(D)));
  STATIC_REQUIRE((is_diagonal(hadamard(L, U)) && is_symmetric(hadamard(L, U))));
  STATIC_REQUIRE((!is_positive_definite(E) && !is_positive_definite(J) && !is_projector(P) && !is_permutation(Q)));
  STATIC_REQUIRE((!is_symmetric(K) && !is_skew_symmetric(S) && !is_orthogonal(J) && !is_upper_triangular(L)));
}

TEST_CASE("structure: constants") {
  STATIC_REQUIRE((is_identity(I) && is_projector(I) && is_permutation(I) && is_positive_definite(I)));
  STATIC_REQUIRE((is_projector(zeros<3, 3>) && is_skew_symmetric(zeros<3, 3>) && !is_orthogonal(zeros<3, 3>)));
  STATIC_REQUIRE((is_positive_semidefinite(ones<3, 3>) && !is_positive_definite(ones<3, 3>)));
  STATIC_REQUIRE((is_projector(single_entry<3, 3, 1, 1>) && !is_projector(single_entry<3, 3, 0, 1>)));
  STATIC_REQUIRE((is_permutation(commutation<2, 3>) && !is_identity(commutation<2, 3>)));
  STATIC_REQUIRE((is_positive_definite(2_c) && is_positive_semidefinite(0_c) && !is_positive_semidefinite(-2_c)));
  STATIC_REQUIRE((!is_identity(S) && is_identity(inv(X) * X)));
}

TEST_CASE("structure: products of a matrix and its transpose") {
  STATIC_REQUIRE((is_positive_semidefinite(M.T() * M) && is_positive_semidefinite(M * M.T())));
  STATIC_REQUIRE(is_positive_semidefinite((M + N.T()).T() * (M + N.T())));
  STATIC_REQUIRE(is_positive_semidefinite((M + N.T()) * (M.T() + N)));
  STATIC_REQUIRE(is_positive_semidefinite(X.T() * N * N.T() * X));
  STATIC_REQUIRE((is_positive_semidefinite(L * L.T()) && is_positive_semidefinite(S * S)));
  STATIC_REQUIRE((is_positive_semidefinite(x * x.T()) && is_positive_semidefinite(x.T() * x)));
  STATIC_REQUIRE((!is_positive_definite(M.T() * M) && !is_positive_definite(L * L.T())));
  STATIC_REQUIRE((!is_positive_semidefinite(X * X) && !is_symmetric(X * X) && !is_symmetric(N * M)));
}

TEST_CASE("structure: congruence, AᵀSA") {
  STATIC_REQUIRE((is_positive_semidefinite(X.T() * P * X) && !is_positive_definite(X.T() * P * X)));
  STATIC_REQUIRE((is_positive_semidefinite(X * E * X.T()) && is_symmetric(X.T() * S * X)));
  STATIC_REQUIRE((is_skew_symmetric(X.T() * W * X) && !is_positive_semidefinite(X.T() * S * X)));
  // where A is invertible wherever it is defined, definite stays definite
  STATIC_REQUIRE((is_positive_definite(Q * P * Q.T()) && is_positive_definite(inv(X).T() * P * inv(X))));
  STATIC_REQUIRE((is_positive_definite(P * P) && is_positive_definite(inv(X) * inv(X).T())));
  STATIC_REQUIRE((is_projector(Q * J * Q.T()) && !is_projector(X * J * X.T())));
  // WSW = −WᵀSW
  STATIC_REQUIRE((is_positive_semidefinite(-(W * W)) && is_positive_semidefinite(-(W * E * W))));
  STATIC_REQUIRE((is_symmetric(W * W) && !is_positive_semidefinite(W * W) && is_skew_symmetric(W * S * W * S * W)));
}

TEST_CASE("structure: what products keep") {
  STATIC_REQUIRE((is_lower_triangular(L * D * inv(L)) && is_upper_triangular(L.T() * inv(L.T()) * U)));
  STATIC_REQUIRE((is_diagonal(D * inv(D) * D) && is_symmetric(D * D)));
  STATIC_REQUIRE((is_permutation(K * K.T() * K * K) && is_orthogonal(Q * K) && !is_permutation(Q * K)));
  STATIC_REQUIRE((is_orthogonal(-K) && !is_permutation(-K) && !is_orthogonal(2_c * Q) && !is_projector(2_c * J)));
  STATIC_REQUIRE((!is_symmetric(S * P) && !is_lower_triangular(L * U) && !is_positive_semidefinite(P * E)));
}

TEST_CASE("structure: multiples") {
  STATIC_REQUIRE((is_positive_definite(2_c * P) && is_positive_definite(exp(s) * P) && is_positive_definite(r * P)));
  STATIC_REQUIRE((is_positive_definite(P / (1_c + pow<2>(s))) && is_positive_semidefinite(squared_norm(x) * P)));
  STATIC_REQUIRE((!is_positive_definite(squared_norm(x) * P) && !is_positive_semidefinite(-P)));
  STATIC_REQUIRE((!is_positive_semidefinite(s * P) && is_symmetric(s * P) && is_skew_symmetric(s * W)));
  STATIC_REQUIRE((is_lower_triangular(s * L) && !is_positive_semidefinite(2 * P)));  // a plain number may be negative
}

TEST_CASE("structure: sums") {
  STATIC_REQUIRE((is_positive_definite(I + M.T() * M) && is_positive_definite(exp(s) * I + M.T() * M + E)));
  STATIC_REQUIRE((is_positive_semidefinite(E + M.T() * M) && !is_positive_definite(E + M.T() * M)));
  STATIC_REQUIRE((!is_positive_semidefinite(P - E) && !is_positive_semidefinite(P + S) && is_symmetric(P - E)));
  STATIC_REQUIRE((is_symmetric(X + X.T()) && is_skew_symmetric(X - X.T()) && !is_positive_semidefinite(X + X.T())));
  STATIC_REQUIRE((!is_orthogonal(Q + K) && !is_projector(J + Q * J * Q.T()) && !is_permutation(K + K.T())));
  STATIC_REQUIRE((is_projector(I - J) && !is_projector(I + J) && !is_projector(I - 2_c * J)));
}

TEST_CASE("structure: projections") {
  STATIC_REQUIRE(is_projector(M * inv(M.T() * M) * M.T()));
  STATIC_REQUIRE(is_projector(identity<4> - M * inv(M.T() * M) * M.T()));
  STATIC_REQUIRE(is_projector(N.T() * X * inv(X.T() * N * N.T() * X) * X.T() * N));
  STATIC_REQUIRE((is_projector(x * x.T() / (x.T() * x)) && is_projector(I - x * x.T() / squared_norm(x))));
  STATIC_REQUIRE((!is_projector(M * inv(M.T() * M + I) * M.T()) && !is_projector(x * x.T())));
}

TEST_CASE("structure: inverses, adjugates, powers") {
  STATIC_REQUIRE(
      (is_positive_definite(inv(P)) && is_positive_definite(inv(M.T() * M)) && is_positive_definite(inv(E))));
  STATIC_REQUIRE((is_skew_symmetric(inv(V)) && is_upper_triangular(inv(U)) && is_permutation(inv(K))));
  STATIC_REQUIRE((is_positive_definite(adj(P)) && is_positive_semidefinite(adj(E)) && !is_positive_definite(adj(E))));
  STATIC_REQUIRE((is_lower_triangular(adj(L)) && is_orthogonal(adj(K)) && !is_permutation(adj(K))));
  STATIC_REQUIRE((is_positive_semidefinite(adj(W)) && is_skew_symmetric(adj(V)) && is_projector(adj(J))));
  STATIC_REQUIRE((is_positive_definite(pow<3>(P)) && is_positive_semidefinite(pow<4>(S)) && is_symmetric(pow<3>(S))));
  STATIC_REQUIRE((!is_positive_semidefinite(pow<3>(S)) && is_positive_definite(pow<-4>(S))));
  STATIC_REQUIRE((is_positive_semidefinite(pow<4>(W)) && is_symmetric(pow<6>(W)) && is_skew_symmetric(pow<3>(W))));
  STATIC_REQUIRE((!is_positive_semidefinite(pow<6>(W)) && is_permutation(pow<3>(K))));
}

TEST_CASE("structure: entry by entry") {
  STATIC_REQUIRE((is_positive_definite(hadamard(P, P + I)) && is_positive_semidefinite(hadamard(P, E))));
  STATIC_REQUIRE((is_skew_symmetric(hadamard(W, S)) && is_symmetric(hadamard(W, elementwise::sin(W)))));
  STATIC_REQUIRE(
      (is_lower_triangular(hadamard(L, X)) && is_diagonal(hadamard(X, I)) && !is_orthogonal(hadamard(Q, K))));
  STATIC_REQUIRE((is_diagonal(lower_part(U)) && is_symmetric(lower_part(U)) && !is_symmetric(lower_part(S))));
  // f(0) = 0 keeps zeros, an odd f a skew matrix, any f a symmetric one
  STATIC_REQUIRE((is_lower_triangular(elementwise::sin(L)) && is_diagonal(elementwise::sqrt(D))));
  STATIC_REQUIRE((!is_lower_triangular(elementwise::exp(L)) && !is_diagonal(elementwise::cos(D))));
  STATIC_REQUIRE((is_skew_symmetric(elementwise::tanh(W)) && !is_skew_symmetric(elementwise::exp(W))));
  STATIC_REQUIRE((!is_skew_symmetric(elementwise::cos(W)) && is_symmetric(elementwise::log(S))));
  STATIC_REQUIRE((!is_lower_triangular(elementwise::pow<-1>(L)) && is_symmetric(elementwise::pow<2>(W))));
  // Schur: power series with no negative coefficient
  STATIC_REQUIRE((is_positive_semidefinite(elementwise::exp(E)) && is_positive_semidefinite(elementwise::cosh(P))));
  STATIC_REQUIRE((is_positive_definite(elementwise::pow<3>(P)) && !is_positive_semidefinite(elementwise::sqrt(P))));
  STATIC_REQUIRE((!is_positive_semidefinite(elementwise::abs(P)) && !is_positive_semidefinite(elementwise::sin(P))));
}

TEST_CASE("structure: the sign of a scalar") {
  STATIC_REQUIRE((is_positive_definite(exp(s)) && is_positive_definite(cosh(s)) && is_positive_definite(sigmoid(s))));
  STATIC_REQUIRE(
      (is_positive_semidefinite(norm(x)) && is_positive_semidefinite(norm1(M)) && is_positive_semidefinite(abs(s))));
  STATIC_REQUIRE((is_positive_semidefinite(x.T() * E * x) && is_positive_semidefinite(squared_norm(M))));
  STATIC_REQUIRE((is_positive_definite(det(P)) && is_positive_definite(tr(P)) && is_positive_definite(P(1_c, 1_c))));
  STATIC_REQUIRE(
      (is_positive_semidefinite(det(E)) && is_positive_semidefinite(tr(E * P)) && is_positive_semidefinite(sum(E))));
  STATIC_REQUIRE(
      (is_positive_semidefinite(pow<2>(s)) && is_positive_definite(pow<-2>(s)) && is_positive_definite(sqrt(r))));
  STATIC_REQUIRE((is_positive_definite(1_c + pow<2>(s)) && is_positive_definite(r * exp(s) / det(P))));
  STATIC_REQUIRE(
      (!is_positive_semidefinite(s) && !is_positive_semidefinite(pow<3>(s)) && !is_positive_semidefinite(log(r))));
  STATIC_REQUIRE(
      (!is_positive_definite(norm(x)) && !is_positive_semidefinite(det(S)) && !is_positive_semidefinite(P(0_c, 1_c))));
  STATIC_REQUIRE((!is_positive_semidefinite(r - exp(s)) && !is_positive_semidefinite(-norm(x))));
}

TEST_CASE("structure: what it simplifies") {
  STATIC_REQUIRE(same_form(simplified(J * J * J * X), J * X));
  STATIC_REQUIRE(same_form(simplified(pow<5>(J)), J));
  STATIC_REQUIRE(same_form(simplified(J * (I - J)), zeros<3, 3>));
  STATIC_REQUIRE(same_form(simplified((I - J) * (I - J)), I - J));
  STATIC_REQUIRE(same_form(simplified(tr(J * X * J)), simplified(tr(J * X))));
  STATIC_REQUIRE(same_form(simplified(K.T() * K), I));
  STATIC_REQUIRE(same_form(simplified(x.T() * W * x), 0_c));
  STATIC_REQUIRE(same_form(simplified(det(W)), 0_c));
  STATIC_REQUIRE(!is_zero(det(V)));
  STATIC_REQUIRE(same_form(simplified(L(0_c, 1_c) + U(1_c, 0_c) + W(2_c, 2_c)), 0_c));
  STATIC_REQUIRE(same_form(simplified(abs(x.T() * x)), x.T() * x));
  STATIC_REQUIRE(same_form(simplified(sqrt(pow<2>(det(P)))), det(P)));
  STATIC_REQUIRE(same_form(simplified(sqrt(r * r)), r));
  STATIC_REQUIRE(same_form(simplified(log(pow<2>(det(P)))), 2_c * logdet(P)));
  STATIC_REQUIRE(same_form(simplified(logdet(r * X)), simplified(3_c * log(r) + logdet(X))));
  STATIC_REQUIRE(same_form(simplified(sign(det(P))), 1_c));
  STATIC_REQUIRE(same_form(simplified(relu(norm(x))), norm(x)));
  STATIC_REQUIRE(!same_form(simplified(sqrt(s * s)), s));
}

TEST_CASE("structure: symbols as == sees them") {
  STATIC_REQUIRE((J * J == J && J.T() == J && tr(J * J) == tr(J)));
  STATIC_REQUIRE((J != I && tr(J) != 1_c && tr(J) != 2_c && det(J) != 0_c));
  STATIC_REQUIRE(projector<"J", 2> != ones<2, 2> / 2_c);
  STATIC_REQUIRE((K * K.T() == I && pow<6>(K) == I && K * ones<3> == ones<3>));
  STATIC_REQUIRE((hadamard(K, K) == K && hadamard(Q, Q) != Q));
  STATIC_REQUIRE((K * K != I && pow<3>(K) != I && K.T() != K && Q * ones<3> != ones<3>));
  STATIC_REQUIRE((inv(E) * E == I && det(E) != 0_c && E * inv(E + P) * P == inv(inv(E) + inv(P))));
}

TEST_CASE("structure: gradients by projectors and semidefinite matrices") {
  constexpr auto Z = (X + X.T()) / 2_c;
  STATIC_REQUIRE(grad(dot(X, E), E) == Z);
  STATIC_REQUIRE(grad(dot(X, J), J) == J * Z * (I - J) + (I - J) * Z * J);
  // a tangent of the projectors: dP = P dP + dP P
  constexpr auto g = grad(tr(S * J * X * J), J);
  STATIC_REQUIRE((g == J * g + g * J && g.T() == g));
  constexpr auto tangent = J * W - W * J;
  STATIC_REQUIRE(dot(g, tangent) == differential(tr(S * J * X * J), J, tangent));
  STATIC_REQUIRE(grad(tr(J), J) == zeros<3, 3>);
}
