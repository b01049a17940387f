// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto A = matrix<"A", 2, 3>;
constexpr auto B = matrix<"B", 2, 3>;
constexpr auto C = matrix<"C", 2, 3>;
constexpr auto U = matrix<"U", 2, 3>;
constexpr auto X = matrix<"X", 3, 3>;
constexpr auto Y = matrix<"Y", 3, 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto y = vector<"y", 3>;
constexpr auto a = vector<"a", 3>;
constexpr auto s = scalar<"s">;
constexpr auto t = scalar<"t">;
constexpr auto P = positive_definite<"P", 3>;
constexpr auto R = positive_definite<"R", 3>;
constexpr auto S = symmetric<"S", 3>;
constexpr auto D = diagonal<"D", 3>;
constexpr auto L = lower_triangular<"L", 3>;
constexpr auto W = skew_symmetric<"W", 3>;

constexpr dense<double, 2, 3> a0{1, 2, 3, 4, 5, 6};
constexpr dense<double, 2, 3> b0{2, -1, 0, 3, 0.5, 1};

}  // namespace

TEST_CASE("hadamard: shape") {
  STATIC_REQUIRE(rows(hadamard(A, B)) == 2);
  STATIC_REQUIRE(cols(hadamard(A, B)) == 3);
}

TEST_CASE("hadamard: structure") {
  STATIC_REQUIRE(is_positive_definite(hadamard(P, R)));
  STATIC_REQUIRE(!is_positive_definite(hadamard(P, S)));
  STATIC_REQUIRE(is_symmetric(hadamard(P, S)));
  STATIC_REQUIRE(is_diagonal(hadamard(D, X)));
  STATIC_REQUIRE(is_diagonal(hadamard(X, identity<3>)));
  STATIC_REQUIRE(is_lower_triangular(hadamard(X, L)));
  STATIC_REQUIRE(!is_symmetric(hadamard(X, S)));
  STATIC_REQUIRE(hadamard(W, S).T() == -hadamard(W, S));
}

TEST_CASE("Cookbook (38): ∂(X ∘ Y) = ∂X ∘ Y + X ∘ ∂Y") {
  STATIC_REQUIRE(differential(hadamard(A, B), A, U) == hadamard(U, B));
  STATIC_REQUIRE(differential(hadamard(A, A), A, U) == 2 * hadamard(A, U));
  STATIC_REQUIRE(differential(hadamard(X, inv(X)), X, Y) == hadamard(Y, inv(X)) - hadamard(X, inv(X) * Y * inv(X)));
}

TEST_CASE("hadamard: gradient") {
  STATIC_REQUIRE(grad(sum(hadamard(A, B)), A) == B);
  STATIC_REQUIRE(grad(dot(C, hadamard(A, B)), B) == hadamard(A, C));
  STATIC_REQUIRE(grad(tr(Y * hadamard(X, S)), X) == hadamard(Y.T(), S));
  STATIC_REQUIRE(grad(squared_norm(x - hadamard(a, y)), a) == 2 * hadamard(hadamard(a, y) - x, y));
  STATIC_REQUIRE(grad(a.T() * hadamard(x, x), x) == 2 * hadamard(a, x));
}

TEST_CASE("hadamard: identities") {
  STATIC_REQUIRE(same_form(simplified(hadamard(B, A)), hadamard(A, B)));
  STATIC_REQUIRE(same_form(simplified(hadamard(ones<2, 3>, A)), A));
  STATIC_REQUIRE(same_form(simplified(hadamard(A, zeros<2, 3>)), zeros<2, 3>));
  STATIC_REQUIRE(same_form(simplified(hadamard(s, t)), s * t));
  STATIC_REQUIRE(same_form(simplified(hadamard(2_c * A, B)), 2_c * hadamard(A, B)));
  STATIC_REQUIRE(same_form(simplified(hadamard(s * A, t * B)), s * t * hadamard(A, B)));
  STATIC_REQUIRE(hadamard(A + B, C) == hadamard(A, C) + hadamard(B, C));
  STATIC_REQUIRE(hadamard(x, y) == diag(x) * y);
  STATIC_REQUIRE(sum(hadamard(A, B)) == tr(A.T() * B));
  STATIC_REQUIRE(hadamard(X, identity<3>) == diag(diag(X)));
  STATIC_REQUIRE(hadamard(x * y.T(), X) == diag(x) * X * diag(y));
  STATIC_REQUIRE(sum(hadamard(X, inv(X).T())) == 3);
}

TEST_CASE("hadamard: notation") {
  STATIC_REQUIRE(to_text(hadamard(A, B)) == "A ∘ B");
  STATIC_REQUIRE(to_text(hadamard(A + B, C)) == "(A + B) ∘ C");
  STATIC_REQUIRE(to_text(transpose(hadamard(A, B))) == "(A ∘ B)ᵀ");
  STATIC_REQUIRE(to_text(X * hadamard(X, Y)) == "X(X ∘ Y)");
  STATIC_REQUIRE(to_latex(hadamard(A, B)) == "A \\circ B");
  STATIC_REQUIRE(to_cpp(hadamard(A + B, C)) == "hadamard(A + B, C)");
}

TEST_CASE("hadamard: value") {
  REQUIRE(agree(hadamard(A, B)(A = a0, B = b0), dense<double, 2, 3>{2, -2, 0, 12, 2.5, 6}));
  auto const p = random_matrix<float, 2, 3>(1);
  REQUIRE(agree(hadamard(A, A)(A = p), made<float, 2, 3>([&](int i, int j) { return p(i, j) * p(i, j); }), 1e-7));
}

TEST_CASE("hadamard: constexpr value") {
  STATIC_REQUIRE(hadamard(A, B)(A = a0, B = b0) == dense<double, 2, 3>{2, -2, 0, 12, 2.5, 6});
}
