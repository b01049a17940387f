// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto X = matrix<"X", 3>;
constexpr auto U = matrix<"U", 3>;
constexpr auto A = matrix<"A", 3>;
constexpr auto P = positive_definite<"P", 3>;
constexpr auto B = positive_definite<"B", 3>;
constexpr auto S = symmetric<"S", 3>;
constexpr auto V = symmetric<"V", 3>;
constexpr auto Q = orthogonal<"Q", 3>;
constexpr auto L = lower_triangular<"L", 3>;
constexpr auto M = matrix<"M", 3, 2>;
constexpr auto F = matrix<"F", 2>;
constexpr auto x = vector<"x", 3>;
constexpr auto Y = sqrtm(X);

}  // namespace

TEST_CASE("sqrtm: shape") {
  STATIC_REQUIRE(rows(Y) == 3);
  STATIC_REQUIRE(cols(Y) == 3);
}

TEST_CASE("sqrtm: structure") {
  STATIC_REQUIRE(is_positive_definite(sqrtm(P)));
  STATIC_REQUIRE(is_symmetric(sqrtm(S)));
  STATIC_REQUIRE(is_symmetric(sqrtm(M.T() * M)));
  STATIC_REQUIRE(is_lower_triangular(sqrtm(L)));
  STATIC_REQUIRE(same_form(simplified(sqrtm(Q) * sqrtm(Q).T()), identity<3>));
  STATIC_REQUIRE(!is_symmetric(Y));
}

TEST_CASE("Higham (2008): Y dY + dY Y = dX") {
  STATIC_REQUIRE(differential(Y, X, U) == sylvester(Y, Y, U));
  STATIC_REQUIRE(Y * differential(Y, X, U) + differential(Y, X, U) * Y == U);
  STATIC_REQUIRE(is_zero(differential(Y * Y, X, U) - U));
  STATIC_REQUIRE(differential(sqrtm(P), P, V) == sylvester(sqrtm(P), sqrtm(P), V));
  STATIC_REQUIRE(!(differential(Y, X, U) == ratio<1, 2> * inv(Y) * U));
}

TEST_CASE("sqrtm: ∂tr X^(1/2) = ½ X^(-T/2)") {
  STATIC_REQUIRE(grad(tr(Y), X) == ratio<1, 2> * inv(Y).T());
  STATIC_REQUIRE(to_text(grad(tr(Y), X)) == "½ sqrtm(X)⁻ᵀ");
  STATIC_REQUIRE(to_text(grad(tr(sqrtm(P)), P)) == "½ sqrtm(P)⁻¹");
}

TEST_CASE("sqrtm: ∂tr(A X^(1/2)) solves a Sylvester equation") {
  constexpr auto G = grad(tr(A * sqrtm(X)), X);
  STATIC_REQUIRE(G == sylvester(Y.T(), Y.T(), A.T()));
  STATIC_REQUIRE(Y.T() * G + G * Y.T() == A.T());
}

TEST_CASE("sqrtm: of products") {
  // tr (AXA)^(1/2), A and X positive definite: ½ A (AXA)^(-1/2) A
  STATIC_REQUIRE(grad(tr(sqrtm(B * P * B)), P) == ratio<1, 2> * B * inv(sqrtm(B * P * B)) * B);
  // the nuclear norm tr (XᵀX)^(1/2): X (XᵀX)^(-1/2)
  STATIC_REQUIRE(grad(tr(sqrtm(M.T() * M)), M) == M * inv(sqrtm(M.T() * M)));
  // Schatten's norm to the third, tr (XᵀX)^(3/2): 3 X (XᵀX)^(1/2)
  STATIC_REQUIRE(grad(tr(pow<3>(sqrtm(M.T() * M))), M) == 3_c * M * sqrtm(M.T() * M));
}

TEST_CASE("sqrtm: the Bures-Wasserstein distance") {
  constexpr auto root = sqrtm(B);
  constexpr auto distance = tr(P) + tr(B) - 2_c * tr(sqrtm(root * P * root));
  STATIC_REQUIRE(grad(distance, P) == identity<3> - root * inv(sqrtm(root * P * root)) * root);
}

TEST_CASE("sqrtm: the polar factor F (FᵀF)^(-1/2)") {
  constexpr auto R = F * inv(sqrtm(F.T() * F));
  STATIC_REQUIRE(R.T() * R == identity<2>);
  STATIC_REQUIRE(R.T() * F == sqrtm(F.T() * F));
  // ½‖F − R(F)‖² = ½ tr FᵀF − tr (FᵀF)^(1/2) + 1: gradient F − R
  STATIC_REQUIRE(grad(ratio<1, 2> * squared_norm(F) - tr(sqrtm(F.T() * F)), F) == F - R);
}

TEST_CASE("sqrtm: identities") {
  STATIC_REQUIRE(same_form(simplified(sqrtm(identity<3>)), identity<3>));
  STATIC_REQUIRE(same_form(simplified(sqrtm(diag(x))), diag(sqrt(x))));
  STATIC_REQUIRE(same_form(simplified(Y * Y), X));
  STATIC_REQUIRE(same_form(simplified(A * Y * Y * A), A * X * A));
  STATIC_REQUIRE(same_form(simplified(inv(Y) * inv(Y)), inv(X)));
  STATIC_REQUIRE(same_form(simplified(Y * inv(X)), inv(Y)));
  STATIC_REQUIRE(same_form(simplified(inv(X) * Y), inv(Y)));
  STATIC_REQUIRE(same_form(simplified(inv(Y) * X), Y));
  STATIC_REQUIRE(same_form(simplified(Y * X), X * Y));
  STATIC_REQUIRE(same_form(simplified(pow<3>(Y)), X * Y));
  STATIC_REQUIRE(same_form(simplified(pow<-3>(Y)), inv(X) * inv(Y)));
  STATIC_REQUIRE(same_form(simplified(pow<4>(X) * inv(Y)), pow<3>(X) * Y));
  STATIC_REQUIRE(same_form(simplified(Y * inv(Y)), identity<3>));
  STATIC_REQUIRE(same_form(simplified(sqrtm(inv(X))), inv(Y)));
  STATIC_REQUIRE(same_form(simplified(sqrtm(X.T())), transpose(Y)));
  STATIC_REQUIRE(same_form(simplified(sqrtm(X.T()) * Y.T()), transpose(X)));
  STATIC_REQUIRE(same_form(simplified(sqrtm(4_c * X)), 2_c * Y));
  STATIC_REQUIRE(same_form(simplified(sqrtm(P * P)), P));
  STATIC_REQUIRE(same_form(simplified(sqrtm(X * X)), sqrtm(X * X)));
  STATIC_REQUIRE(same_form(simplified(det(Y)), sqrt(det(X))));
  STATIC_REQUIRE(same_form(simplified(logdet(Y)), ratio<1, 2> * logdet(X)));
}

TEST_CASE("sqrtm: equality") {
  STATIC_REQUIRE(Y * Y == X);
  STATIC_REQUIRE(sqrtm(P) * sqrtm(P) == P);
  STATIC_REQUIRE(sqrtm(sqrtm(P)) * sqrtm(sqrtm(P)) == sqrtm(P));
  STATIC_REQUIRE(sqrtm(Q * P * Q.T()) == Q * sqrtm(P) * Q.T());
  STATIC_REQUIRE(det(sqrtm(P)) == sqrt(det(P)));
  STATIC_REQUIRE(!(sqrtm(X * X) == X));
  STATIC_REQUIRE(!(sqrtm(F * F) == F));
  STATIC_REQUIRE(sqrtm(identity<3> + x * x.T()) * sqrtm(identity<3> + x * x.T()) == identity<3> + x * x.T());
}

TEST_CASE("sqrtm: notation") {
  STATIC_REQUIRE(to_text(Y) == "sqrtm(X)");
  STATIC_REQUIRE(to_latex(Y) == "X^{1/2}");
  STATIC_REQUIRE(to_latex(Y.T()) == "\\left(X^{1/2}\\right)^{\\top}");
  STATIC_REQUIRE(to_cpp(Y) == "sqrtm(X)");
}

TEST_CASE("sqrtm: value") {
  auto const check = [](auto const& a, double tolerance) {
    auto const y = Y(X = a);
    REQUIRE(agree(reference_product(y, y), a, tolerance));
  };
  check(random_invertible<double, 3>(4), 1e-14);
  check(random_invertible<float, 3>(4), 1e-6);
  check(random_invertible<long double, 3>(4), 1e-17);
  check(random_positive_definite<double, 3>(4), 1e-14);
  auto const y = Y(X = dense<double, 3, 3>{1, 0, 0, 0, -1, 0, 0, 0, 1});
  REQUIRE(std::isnan(y(1, 1)));
}

TEST_CASE("sqrtm: gradients agree with finite differences") {
  auto const a = random_invertible<long double, 3>(4), c = random_matrix<long double, 3, 3>(5);
  auto const check = [&](auto const& f, auto const& v, auto const& v0) {
    auto const g = grad(f, v)(v = v0, A = c);
    for (int j = 0; j < 3; ++j)
      for (int i = 0; i < 3; ++i) {
        auto const e = made<long double, 3, 3>([&](int k, int l) { return k == i && l == j ? 1 : 0; });
        auto const quotient = (f(v = moved(v0, 1e-5L, e), A = c) - f(v = moved(v0, -1e-5L, e), A = c)) / 2e-5L;
        REQUIRE(agree(g(i, j), quotient, 1e-8));
      }
  };
  check(tr(A * sqrtm(X)), X, a);
  check(tr(sqrtm(X * X.T())), X, a);
  check(tr(A * sqrtm(X) * A * sqrtm(X)), X, a);
  check(tr(A * inv(sqrtm(X))), X, a);
  check(dot(A * sqrtm(X), grad(tr(A * sqrtm(X)), X)), X, a);
}

TEST_CASE("sqrtm: constexpr value") {
  constexpr auto y = sqrtm(F)(F = dense<double, 2, 2>{5, 4, 4, 5});  // (2 1; 1 2)²
  STATIC_REQUIRE((y(0, 1) > 1 - 1e-14 && y(0, 1) < 1 + 1e-14));
}
