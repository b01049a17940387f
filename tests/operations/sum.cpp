// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto A = matrix<"A", 3, 2>;
constexpr auto B = matrix<"B", 3, 2>;
constexpr auto C = matrix<"C", 3, 2>;
constexpr auto U = matrix<"U", 3, 2>;
constexpr auto x = vector<"x", 3>;
constexpr auto s = scalar<"s">;
constexpr auto t = scalar<"t">;
constexpr auto S = symmetric<"S", 3>;
constexpr auto P = positive_definite<"P", 3>;
constexpr auto D = diagonal<"D", 3>;
constexpr auto L = lower_triangular<"L", 3>;
constexpr auto W = skew_symmetric<"W", 3>;
constexpr auto Q = orthogonal<"Q", 3>;
constexpr auto X = matrix<"X", 3, 3>;

constexpr dense<double, 3, 2> a{1, 2, 3, 4, 5, 6};
constexpr dense<double, 3, 2> b{0.5, -1, 2, 8, 0, -3};

}  // namespace

TEST_CASE("sum of matrices: shape") {
  STATIC_REQUIRE(rows(A + B) == 3);
  STATIC_REQUIRE(cols(A + B) == 2);
  STATIC_REQUIRE(rows(A - B) == 3);
  STATIC_REQUIRE(cols(x + x) == 1);
  STATIC_REQUIRE(rows(s + t) == 1);
  STATIC_REQUIRE(rows(s + 1) == 1);
}

TEST_CASE("sum of matrices: structure") {
  STATIC_REQUIRE(is_symmetric(S + P));
  STATIC_REQUIRE(is_symmetric(X + X.T()));
  STATIC_REQUIRE(is_symmetric(S - D));
  STATIC_REQUIRE(!is_symmetric(S + X));
  STATIC_REQUIRE(is_positive_definite(P + identity<3>));
  STATIC_REQUIRE(!is_positive_definite(P + S));
  STATIC_REQUIRE(!is_positive_definite(P - identity<3>));
  STATIC_REQUIRE(is_diagonal(D + identity<3>));
  STATIC_REQUIRE(is_lower_triangular(L + D));
  STATIC_REQUIRE(!is_lower_triangular(L + L.T()));
  STATIC_REQUIRE(simplified(transpose(W + L + L.T())) == L + L.T() - W);
  // a sum of orthogonal matrices is orthogonal no more
  STATIC_REQUIRE(simplified(inv(Q + identity<3>)) != transpose(Q + identity<3>));
}

TEST_CASE("sum of matrices: differential") {
  STATIC_REQUIRE(differential(A + B, A, U) == U);
  STATIC_REQUIRE(differential(A - B, B, U) == -U);
  STATIC_REQUIRE(differential(A + C, B, U) == zeros<3, 2>);
  STATIC_REQUIRE(differential(A - 2 * A + B, A, U) == -U);
}

TEST_CASE("Cookbook (35): ∂(X + Y) = ∂X + ∂Y") {
  STATIC_REQUIRE(differential(X * X + inv(X), X, S) == differential(X * X, X, S) + differential(inv(X), X, S));
}

TEST_CASE("sum of matrices: gradient") {
  STATIC_REQUIRE(grad(sum(A + B), A) == ones<3, 2>);
  STATIC_REQUIRE(grad(s + s * t + t, s) == 1 + t);
  STATIC_REQUIRE(grad(squared_norm(A - B), B) == 2 * (B - A));
}

TEST_CASE("sum of matrices: identities") {
  STATIC_REQUIRE(same_form(simplified(A + A), 2_c * A));
  STATIC_REQUIRE(same_form(simplified(A - A), zeros<3, 2>));
  STATIC_REQUIRE(same_form(simplified(A + zeros<3, 2>), A));
  STATIC_REQUIRE(same_form(simplified(zeros<3, 2> - A), -A));
  STATIC_REQUIRE(same_form(simplified(3_c * A - ratio<1, 2> * A), ratio<5, 2> * A));
  STATIC_REQUIRE(same_form(simplified(s * A + B - s * A), B));
  STATIC_REQUIRE(same_form(simplified(transpose(A + B) - transpose(B)), transpose(A)));
  STATIC_REQUIRE(same_form(simplified(A - (B - C)), A + C - B));
  STATIC_REQUIRE(same_form(simplified(2_c * A + 2_c * B), 2_c * (A + B)));
  STATIC_REQUIRE(same_form(simplified(-A - B), -(A + B)));
  STATIC_REQUIRE(same_form(simplified(X * X + X * S), X * (S + X)));
  STATIC_REQUIRE(same_form(simplified(1_c + s + 2_c), s + 3_c));
  STATIC_REQUIRE(same_form((A + B) + C, A + (B + C)));
  STATIC_REQUIRE(!same_form(A + B, B + A));
  STATIC_REQUIRE(same_form(simplified(A + B), simplified(B + A)));
}

TEST_CASE("sum of matrices: notation") {
  STATIC_REQUIRE(to_text(A + B - C) == "A + B - C");
  STATIC_REQUIRE(to_text(A - (B - C)) == "A - (B - C)");
  STATIC_REQUIRE(to_text(-A - B) == "-A - B");
  STATIC_REQUIRE(to_text(transpose(A + B)) == "(A + B)ᵀ");
  STATIC_REQUIRE(to_latex(A + B) == "A + B");
  STATIC_REQUIRE(to_cpp(A + B - C) == "A + B - C");
}

TEST_CASE("sum of matrices: value") {
  REQUIRE(agree((A + B)(A = a, B = b), dense<double, 3, 2>{1.5, 1, 5, 12, 5, 3}));
  REQUIRE(agree((A - B)(A = a, B = b), dense<double, 3, 2>{0.5, 3, 1, -4, 5, 9}));
  REQUIRE(agree((A + 2 * B - A)(A = a, B = b), times(b, 2.0)));
  REQUIRE((s + t)(s = 1.5F, t = 2.0F) == 3.5F);
  REQUIRE((s - t)(s = 1.5L, t = 2.0L) == -0.5L);
  using complex = std::complex<double>;
  REQUIRE((s + t)(s = complex(1, 2), t = complex(3, -1)) == complex(4, 1));
}

TEST_CASE("sum of matrices: constexpr value") {
  STATIC_REQUIRE((A + B)(A = a, B = b) == dense<double, 3, 2>{1.5, 1, 5, 12, 5, 3});
  STATIC_REQUIRE((s - 1)(s = 3.0) == 2);
}
