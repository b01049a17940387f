// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

// The words for what formulas are made of, and what can be asked of them.

using namespace matgrad;

namespace {

constexpr auto X = matrix<"X", 2, 3>;
constexpr auto A = matrix<"A", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto s = scalar<"s">;

}  // namespace

TEST_CASE("symbols: shapes") {
  STATIC_REQUIRE((rows(X) == 2 && cols(X) == 3));
  STATIC_REQUIRE((rows(A) == 3 && cols(A) == 3));
  STATIC_REQUIRE((rows(x) == 3 && cols(x) == 1));
  STATIC_REQUIRE((rows(s) == 1 && cols(s) == 1));
  STATIC_REQUIRE((rows(symmetric<"S", 4>) == 4 && cols(symmetric<"S", 4>) == 4));
}

TEST_CASE("symbols: structures") {
  STATIC_REQUIRE(is_symmetric(symmetric<"S", 3>));
  STATIC_REQUIRE(is_symmetric(positive_definite<"P", 3>));
  STATIC_REQUIRE(is_positive_definite(positive_definite<"P", 3>));
  STATIC_REQUIRE(!is_positive_definite(symmetric<"S", 3>));
  STATIC_REQUIRE(is_diagonal(diagonal<"D", 3>));
  STATIC_REQUIRE(is_symmetric(diagonal<"D", 3>));
  STATIC_REQUIRE(is_lower_triangular(lower_triangular<"L", 3>));
  STATIC_REQUIRE(is_lower_triangular(diagonal<"D", 3>));
  STATIC_REQUIRE(!is_lower_triangular(upper_triangular<"R", 3>));
  STATIC_REQUIRE(!is_symmetric(skew_symmetric<"W", 3>));
  STATIC_REQUIRE(!is_symmetric(orthogonal<"Q", 3>));
  STATIC_REQUIRE(!is_symmetric(A));
  STATIC_REQUIRE(!is_symmetric(X));
}

TEST_CASE("constants: shapes and values") {
  STATIC_REQUIRE(identity<2>() == dense<double, 2, 2>{1, 0, 0, 1});
  STATIC_REQUIRE(zeros<2, 3>() == dense<double, 2, 3>{});
  STATIC_REQUIRE(ones<2>() == dense<double, 2>{1, 1});
  STATIC_REQUIRE(ones<1, 2>() == dense<double, 1, 2>{1, 1});
  STATIC_REQUIRE(basis<3, 1>() == dense<double, 3>{0, 1, 0});
  STATIC_REQUIRE(single_entry<2, 2, 0, 1>() == dense<double, 2, 2>{0, 0, 1, 0});
  STATIC_REQUIRE((rows(commutation<2, 3>) == 6 && cols(commutation<2, 3>) == 6));
  STATIC_REQUIRE(commutation<1, 3>() == dense<double, 3, 3>{1, 0, 0, 0, 1, 0, 0, 0, 1});
  // K vec(X) = vec(Xᵀ)
  STATIC_REQUIRE((commutation<2, 2> * vector<"v", 4>)(vector<"v", 4> = dense<double, 4>{1, 2, 3, 4})
                 == dense<double, 4>{1, 3, 2, 4});
  STATIC_REQUIRE((commutation<2, 3> * vector<"v", 6>)(vector<"v", 6> = dense<double, 6>{1, 2, 3, 4, 5, 6})
                 == dense<double, 6>{1, 3, 5, 2, 4, 6});
}

TEST_CASE("constants: structures") {
  STATIC_REQUIRE(is_diagonal(identity<3>));
  STATIC_REQUIRE(is_positive_definite(identity<3>));
  STATIC_REQUIRE(is_diagonal(zeros<3, 3>));
  STATIC_REQUIRE(is_symmetric(ones<3, 3>));
  STATIC_REQUIRE(!is_symmetric(ones<2, 3>));
  STATIC_REQUIRE(is_diagonal(single_entry<3, 3, 1, 1>));
  STATIC_REQUIRE(!is_symmetric(single_entry<3, 3, 0, 1>));
}

TEST_CASE("exact numbers") {
  STATIC_REQUIRE(2_c == ratio<4, 2>);
  STATIC_REQUIRE(ratio<1, 2> + ratio<1, 3> == ratio<5, 6>);
  STATIC_REQUIRE(ratio<1, -2> == -ratio<1, 2>);
  STATIC_REQUIRE(10_c * 10_c == 100_c);
  STATIC_REQUIRE(ratio<3, 4>() == 0.75);
  STATIC_REQUIRE((ratio<1, 3> * s)(s = 3.0F) == 1);
}

TEST_CASE("depends_on, is_zero, is_constant") {
  STATIC_REQUIRE(depends_on(X * A, A));
  STATIC_REQUIRE(!depends_on(X * x, A));
  STATIC_REQUIRE(!depends_on(A + s * X.T() * X - A, A));
  STATIC_REQUIRE(is_zero(A - A));
  STATIC_REQUIRE(is_zero(tr(A - A.T())));
  STATIC_REQUIRE(!is_zero(A - A.T()));
  STATIC_REQUIRE(is_constant(identity<3> * 2_c));
  STATIC_REQUIRE(is_constant(A * inv(A)));
  STATIC_REQUIRE(!is_constant(A));
}

TEST_CASE("is_linear") {
  STATIC_REQUIRE(is_linear(X * A * x, x));
  STATIC_REQUIRE(is_linear(X * A * x, A));
  STATIC_REQUIRE(is_linear(tr(A), A));
  STATIC_REQUIRE(is_linear(A.T() * s + A, A));
  STATIC_REQUIRE(!is_linear(x * x.T() * A * x, x));
  STATIC_REQUIRE(!is_linear(A + identity<3>, A));
  STATIC_REQUIRE(!is_linear(inv(A), A));
  STATIC_REQUIRE(!is_linear(sin(s), s));
}

TEST_CASE("cost: a budget that is checked while compiling") {
  STATIC_REQUIRE(cost(tr(A)).flops == 2);
  STATIC_REQUIRE(cost(A * x).flops == 15);
  STATIC_REQUIRE(cost(x.T() * x).flops == 5);
  STATIC_REQUIRE(cost(1 / s).divisions == 1);
  STATIC_REQUIRE(cost(A).flops == 0);
  STATIC_REQUIRE(cost(A.T()).flops == 0);
  // the order of a product: A(Ax), not (AA)x
  STATIC_REQUIRE(cost(A * A * x).flops == 30);
  STATIC_REQUIRE(cost(x * x.T() * x).flops == 8);
  // equal parts are computed once
  STATIC_REQUIRE(cost(inv(A) * x + inv(A) * x).flops <= cost(inv(A) * x).flops + 3);
  STATIC_REQUIRE(cost(grad(tr(inv(A)), A)).flops <= 110);
}
