// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto X = matrix<"X", 3, 3>;
constexpr auto U = matrix<"U", 3, 3>;
constexpr auto A = matrix<"A", 3, 3>;
constexpr auto B = matrix<"B", 3, 3>;
constexpr auto C = matrix<"C", 3, 3>;
constexpr auto M = matrix<"M", 3, 2>;
constexpr auto S = symmetric<"S", 3>;
constexpr auto P = positive_definite<"P", 3>;
constexpr auto D = diagonal<"D", 3>;
constexpr auto Q = orthogonal<"Q", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto s = scalar<"s">;

constexpr dense<double, 3, 3> x0{2, 1, 1, 1, 3, 2, 1, 0, -3};  // det = −16

}  // namespace

TEST_CASE("logdet: shape") {
  STATIC_REQUIRE(rows(logdet(X)) == 1);
  STATIC_REQUIRE(cols(logdet(X)) == 1);
}

TEST_CASE("Cookbook (43): ∂log det X = tr(X⁻¹∂X)") {
  STATIC_REQUIRE(differential(logdet(X), X, U) == tr(inv(X) * U));
  STATIC_REQUIRE(differential(logdet(A + s * B), s, 1_c) == tr(inv(A + s * B) * B));
  STATIC_REQUIRE(differential(logdet(S), S, S) == 3_c);
}

TEST_CASE("Cookbook (57): ∂log det X / ∂X = X⁻ᵀ") {
  STATIC_REQUIRE(grad(logdet(X), X) == transpose(inv(X)));
  STATIC_REQUIRE(grad(log(det(X)), X) == transpose(inv(X)));
  STATIC_REQUIRE(grad(logdet(S), S) == inv(S));
  STATIC_REQUIRE(grad(logdet(P), P) == inv(P));
  STATIC_REQUIRE(grad(logdet(D), D) == inv(D));
}

TEST_CASE("Cookbook (55): ∂log det XᵀX / ∂X = 2(X⁺)ᵀ") {
  STATIC_REQUIRE(grad(logdet(M.T() * M), M) == 2 * M * inv(M.T() * M));
}

TEST_CASE("logdet: gradient") {
  STATIC_REQUIRE(grad(logdet(A * X * B), X) == inv(X).T());
  STATIC_REQUIRE(grad(logdet(A * X * B + C), X) == A.T() * transpose(inv(A * X * B + C)) * B.T());
  STATIC_REQUIRE(grad(logdet(inv(X)), X) == -inv(X).T());
  STATIC_REQUIRE(grad(logdet(pow<2>(X)), X) == 2 * inv(X).T());
  STATIC_REQUIRE(grad(logdet(A + diag(x)), x) == diag(inv(A + diag(x))));
  STATIC_REQUIRE(grad(logdet(A + s * identity<3>), s) == tr(inv(A + s * identity<3>)));
  STATIC_REQUIRE(grad(logdet(identity<3> + M * M.T()), M) == 2 * M * inv(identity<2> + M.T() * M));
  STATIC_REQUIRE(grad(logdet(X) + tr(A * inv(X)), X) == inv(X).T() - inv(X).T() * A.T() * inv(X).T());
}

TEST_CASE("logdet: identities") {
  STATIC_REQUIRE(same_form(simplified(logdet(identity<3>)), 0_c));
  STATIC_REQUIRE(same_form(simplified(logdet(Q)), 0_c));
  STATIC_REQUIRE(same_form(simplified(logdet(A * B)), logdet(A) + logdet(B)));
  STATIC_REQUIRE(same_form(simplified(logdet(inv(X))), -logdet(X)));
  STATIC_REQUIRE(same_form(simplified(logdet(X.T())), logdet(X)));
  STATIC_REQUIRE(same_form(simplified(logdet(pow<3>(X))), 3_c * logdet(X)));
  STATIC_REQUIRE(same_form(simplified(logdet(-X)), logdet(X)));
  STATIC_REQUIRE(same_form(simplified(log(det(X))), logdet(X)));
  STATIC_REQUIRE(same_form(simplified(log(1_c / det(X))), -logdet(X)));
  STATIC_REQUIRE(same_form(simplified(log(det(A * B))), logdet(A) + logdet(B)));
}

TEST_CASE("logdet: notation") {
  STATIC_REQUIRE(to_text(logdet(X)) == "log det(X)");
  STATIC_REQUIRE(to_latex(logdet(X)) == "\\log\\det\\left(X\\right)");
  STATIC_REQUIRE(to_cpp(logdet(X)) == "logdet(X)");
}

TEST_CASE("logdet: value is log|det X|") {
  REQUIRE(agree(logdet(X)(X = x0), std::log(16.0)));
  REQUIRE(agree(logdet(2 * X)(X = x0), std::log(128.0)));
  auto const y = random_invertible<long double, 3>(7);
  REQUIRE(agree(logdet(X)(X = y), std::log(std::fabs(reference<3>(y).determinant)), 1e-17));
  auto const z = random_invertible<float, 3>(7);
  REQUIRE(agree(logdet(X)(X = z), std::log(std::fabs(reference<3>(z).determinant)), 1e-6));
  auto const p = random_positive_definite<double, 3>(8);
  REQUIRE(agree(logdet(P)(P = p), std::log(reference<3>(p).determinant)));
  REQUIRE(agree(grad(logdet(X), X)(X = x0), transposed_copy(reference<3>(x0).inverse)));
}

TEST_CASE("logdet: constexpr value") {
  STATIC_REQUIRE(logdet(identity<3> + X)(X = dense<double, 3, 3>{}) == 0);
  constexpr double value = logdet(X)(X = x0);
  STATIC_REQUIRE((value > 2.7725887222397 && value < 2.7725887222399));
}
