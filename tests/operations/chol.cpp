// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto P = positive_definite<"P", 3>;
constexpr auto V = symmetric<"V", 3>;
constexpr auto A = matrix<"A", 3>;
constexpr auto M = matrix<"M", 3, 2>;
constexpr auto U = matrix<"U", 3, 2>;
constexpr auto K = lower_triangular<"K", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto L = chol(P);

/// Φ: the lower triangle with half the diagonal.
template<class F>
constexpr auto Phi(F const& X) {
  return lower_part(X) - ratio<1, 2> * diag(diag(X));
}

}  // namespace

TEST_CASE("chol: shape") {
  STATIC_REQUIRE(rows(L) == 3);
  STATIC_REQUIRE(cols(L) == 3);
}

TEST_CASE("chol: structure") {
  STATIC_REQUIRE(is_lower_triangular(L));
  STATIC_REQUIRE(is_diagonal(chol(diagonal<"D", 3>)));
  STATIC_REQUIRE(!is_symmetric(L));
}

TEST_CASE("Murray (2016): dL = L Φ(L⁻¹ dS L⁻ᵀ)") {
  STATIC_REQUIRE(differential(L, P, V) == L * Phi(inv(L) * V * inv(L).T()));
  STATIC_REQUIRE(differential(L * L.T(), P, V) == V);
  STATIC_REQUIRE(is_lower_triangular(differential(L, P, V)));
  STATIC_REQUIRE(to_text(grad(tr(L), P)) == "½ chol(P)⁻ᵀ diag(diag(chol(P))) chol(P)⁻¹");
  STATIC_REQUIRE(!(differential(L, P, V) == L * lower_part(inv(L) * V * inv(L).T())));
}

TEST_CASE("chol: the R of A = QR: dR = (M − Ω) R, M = Qᵀ dA R⁻¹") {
  constexpr auto R = chol(M.T() * M).T();
  constexpr auto Q = M * inv(R);
  constexpr auto W = Q.T() * U * inv(R);
  constexpr auto below = lower_part(W) - diag(diag(W));
  STATIC_REQUIRE(Q.T() * Q == identity<2>);
  STATIC_REQUIRE(differential(R, M, U) == (W - (below - below.T())) * R);
}

TEST_CASE("chol: gradient by the Cholesky factor of a normal density") {
  // ½ rᵀ(L Lᵀ)⁻¹ r − Σ log Lᵢᵢ has the gradient −tril(L⁻ᵀ z zᵀ) − diag(1/Lᵢᵢ) for z = L⁻¹ r, up to signs
  constexpr auto z = inv(K) * x;
  STATIC_REQUIRE(grad(ratio<1, 2> * squared_norm(z), K) == -lower_part(inv(K).T() * z * z.T()));
  STATIC_REQUIRE(grad(sum(log(diag(K))), K) == diag(pow<-1>(diag(K))));
}

TEST_CASE("chol: identities") {
  STATIC_REQUIRE(same_form(simplified(chol(identity<3>)), identity<3>));
  STATIC_REQUIRE(same_form(simplified(chol(diag(x))), diag(sqrt(x))));
  STATIC_REQUIRE(same_form(simplified(chol(4_c * P)), 2_c * L));
  STATIC_REQUIRE(same_form(simplified(L * L.T()), P));
  STATIC_REQUIRE(same_form(simplified(A * L * L.T() * A), A * P * A));
  STATIC_REQUIRE(same_form(simplified(inv(L).T() * inv(L)), inv(P)));
  STATIC_REQUIRE(same_form(simplified(inv(L * L.T())), inv(P)));
  STATIC_REQUIRE(same_form(simplified(chol(L * L.T())), L));
  STATIC_REQUIRE(same_form(simplified(tr(L.T() * A * L)), simplified(tr(A * P))));
  STATIC_REQUIRE(same_form(simplified(det(L)), sqrt(det(P))));
  STATIC_REQUIRE(same_form(simplified(logdet(L)), ratio<1, 2> * logdet(P)));
  STATIC_REQUIRE(same_form(simplified(2_c * sum(log(diag(L)))), logdet(P)));
}

TEST_CASE("chol: a lower triangular K is not chol(K Kᵀ), its diagonal may be negative") {
  STATIC_REQUIRE(!(chol(K * K.T()) == K));
  STATIC_REQUIRE(chol(K * K.T()) * chol(K * K.T()).T() == K * K.T());
}

TEST_CASE("chol: equality") {
  STATIC_REQUIRE(L * L.T() == P);
  STATIC_REQUIRE(!(L.T() * L == P));
  STATIC_REQUIRE(inv(L) * P * inv(L).T() == identity<3>);
  STATIC_REQUIRE(chol(A * A.T() + identity<3>) * chol(A * A.T() + identity<3>).T() == A * A.T() + identity<3>);
  STATIC_REQUIRE(chol(ratio<1, 2> * (A + A.T())) == chol((A + A.T()) / 2_c));
}

TEST_CASE("chol: notation") {
  STATIC_REQUIRE(to_text(L) == "chol(P)");
  STATIC_REQUIRE(to_latex(L) == "\\operatorname{chol}\\left(P\\right)");
  STATIC_REQUIRE(to_cpp(L.T()) == "transpose(chol(P))");
}

TEST_CASE("chol: value") {
  auto const check = [](auto const& p, double tolerance) {
    auto const l = L(P = p);
    REQUIRE(agree(reference_product(l, transposed_copy(l)), p, tolerance));
    REQUIRE(l(0, 0) > 0);
    REQUIRE(l(0, 2) == 0);
  };
  check(random_positive_definite<double, 3>(4), 1e-15);
  check(random_positive_definite<float, 3>(4), 1e-6);
  check(random_positive_definite<long double, 3>(4), 1e-18);
  auto const k = dense<double, 3, 3>{2, 1, 0.5, 0, 3, -1, 0, 0, 4};
  REQUIRE(agree(chol(K * K.T())(K = k), k));
  auto const indefinite = L(P = dense<double, 3, 3>{1, 0, 0, 0, -1, 0, 0, 0, 1});
  REQUIRE(std::isnan(indefinite(1, 1)));
}

TEST_CASE("chol: gradients agree with finite differences along symmetric directions") {
  auto const p = random_positive_definite<long double, 3>(4), a = random_invertible<long double, 3>(5);
  auto const r = random_matrix<long double, 3, 3>(6);
  auto const v = made<long double, 3, 3>([&](int i, int j) { return r(i, j) + r(j, i); });
  auto const check = [&](auto const& f) {
    auto const quotient = (f(P = moved(p, 1e-5L, v), A = a) - f(P = moved(p, -1e-5L, v), A = a)) / 2e-5L;
    REQUIRE(agree(dot(grad(f, P), V)(P = p, A = a, V = v), quotient, 1e-8));
    REQUIRE(agree(differential(f, P, V)(P = p, A = a, V = v), quotient, 1e-8));
  };
  check(tr(A * L));
  check(tr(A * inv(L) * A * L));
  check(dot(A * L, differential(L, P, identity<3>)));
}

TEST_CASE("chol: constexpr value") {
  constexpr auto l = chol(positive_definite<"T", 2>)(positive_definite<"T", 2> = dense<double, 2, 2>{4, 2, 2, 5});
  STATIC_REQUIRE(l == dense<double, 2, 2>{2, 1, 0, 2});
}
