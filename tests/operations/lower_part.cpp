// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto X = matrix<"X", 3, 3>;
constexpr auto U = matrix<"U", 3, 3>;
constexpr auto A = matrix<"A", 3, 3>;
constexpr auto S = symmetric<"S", 3>;
constexpr auto D = diagonal<"D", 3>;
constexpr auto L = lower_triangular<"L", 3>;
constexpr auto R = upper_triangular<"R", 3>;

constexpr dense<double, 3, 3> a0{1, 2, 3, 4, 5, 6, 7, 8, 10};

}  // namespace

TEST_CASE("lower_part: shape") {
  STATIC_REQUIRE(rows(lower_part(X)) == 3);
  STATIC_REQUIRE(cols(lower_part(X)) == 3);
}

TEST_CASE("lower_part: structure") {
  STATIC_REQUIRE(is_lower_triangular(lower_part(X)));
  STATIC_REQUIRE(!is_diagonal(lower_part(X)));
  STATIC_REQUIRE(is_diagonal(lower_part(R)));
  STATIC_REQUIRE(!is_symmetric(lower_part(S)));
}

TEST_CASE("lower_part: differential") {
  STATIC_REQUIRE(differential(lower_part(X), X, U) == lower_part(U));
  STATIC_REQUIRE(differential(lower_part(X * X), X, U) == lower_part(U * X + X * U));
}

TEST_CASE("lower_part: gradient") {
  STATIC_REQUIRE(grad(sum(lower_part(X)), X) == lower_part(ones<3, 3>));
  STATIC_REQUIRE(grad(dot(A, lower_part(X)), X) == lower_part(A));
  STATIC_REQUIRE(grad(squared_norm(lower_part(X)), X) == 2 * lower_part(X));
  // gradients with respect to triangular matrices are triangular
  STATIC_REQUIRE(grad(dot(A, L), L) == lower_part(A));
  STATIC_REQUIRE(grad(dot(A, R), R) == transpose(lower_part(A.T())));
  STATIC_REQUIRE(grad(logdet(L), L) == diag(diag(inv(L))));
  STATIC_REQUIRE(grad(squared_norm(L * L.T() - S), L) == 4 * lower_part((L * L.T() - S) * L));
}

TEST_CASE("lower_part: identities") {
  STATIC_REQUIRE(same_form(simplified(lower_part(L)), L));
  STATIC_REQUIRE(same_form(simplified(lower_part(D)), D));
  STATIC_REQUIRE(same_form(simplified(lower_part(lower_part(X))), lower_part(X)));
  STATIC_REQUIRE(same_form(simplified(lower_part(2_c * X)), 2_c * lower_part(X)));
  STATIC_REQUIRE(same_form(simplified(lower_part(zeros<3, 3>)), zeros<3, 3>));
  STATIC_REQUIRE(lower_part(X + A) == lower_part(X) + lower_part(A));
  STATIC_REQUIRE(lower_part(X) + transpose(lower_part(X.T())) - diag(diag(X)) == X);
  STATIC_REQUIRE(lower_part(R) == diag(diag(R)));
}

TEST_CASE("lower_part: notation") {
  STATIC_REQUIRE(to_text(lower_part(X)) == "tril(X)");
  STATIC_REQUIRE(to_latex(lower_part(X)) == "\\operatorname{tril}\\left(X\\right)");
  STATIC_REQUIRE(to_cpp(lower_part(X)) == "lower_part(X)");
}

TEST_CASE("lower_part: value") {
  REQUIRE(agree(lower_part(X)(X = a0), dense<double, 3, 3>{1, 2, 3, 0, 5, 6, 0, 0, 10}));
  auto const p = random_matrix<float, 3, 3>(1);
  REQUIRE(agree(lower_part(X)(X = p), made<float, 3, 3>([&](int i, int j) { return i >= j ? p(i, j) : 0; })));
}

TEST_CASE("lower_part: constexpr value") {
  STATIC_REQUIRE(lower_part(X)(X = a0) == dense<double, 3, 3>{1, 2, 3, 0, 5, 6, 0, 0, 10});
}
