// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto A = matrix<"A", 2, 3>;
constexpr auto U = matrix<"U", 2, 3>;
constexpr auto X = matrix<"X", 3, 3>;
constexpr auto V = matrix<"V", 3, 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto s = scalar<"s">;
constexpr auto S = symmetric<"S", 3>;
constexpr auto L = lower_triangular<"L", 3>;

constexpr dense<double, 2, 3> a0{1, 2, 3, 4, 5, 6};

}  // namespace

TEST_CASE("entry: shape") {
  STATIC_REQUIRE(rows(A(1_c, 2_c)) == 1);
  STATIC_REQUIRE(cols(A(1_c, 2_c)) == 1);
  STATIC_REQUIRE(rows(x(2_c)) == 1);
}

TEST_CASE("Cookbook (73): ∂Xᵢⱼ/∂X = Eᵢⱼ") {
  STATIC_REQUIRE(grad(A(1_c, 2_c), A) == single_entry<2, 3, 1, 2>);
  STATIC_REQUIRE(grad(x(1_c), x) == basis<3, 1>);
  STATIC_REQUIRE(partial<1, 2>(A, A) == single_entry<2, 3, 1, 2>);
  STATIC_REQUIRE(grad(S(0_c, 1_c), S) == ratio<1, 2> * (single_entry<3, 3, 0, 1> + single_entry<3, 3, 1, 0>));
}

TEST_CASE("entry: differential") {
  STATIC_REQUIRE(differential(A(1_c, 2_c), A, U) == U(1_c, 2_c));
  STATIC_REQUIRE(differential(inv(X)(0_c, 1_c), X, V) == -(inv(X) * V * inv(X))(0_c, 1_c));
}

TEST_CASE("Cookbook (74), (75): ∂(XᵀA)ᵢⱼ/∂Xₘₙ = δᵢₙAₘⱼ, ∂(XA)ᵢⱼ/∂Xₘₙ = δᵢₘAₙⱼ") {
  STATIC_REQUIRE(partial<1, 0>((X.T() * V)(0_c, 2_c), X) == V(1_c, 2_c));
  STATIC_REQUIRE(partial<1, 1>((X.T() * V)(0_c, 2_c), X) == 0_c);
  STATIC_REQUIRE(partial<0, 1>((X * V)(0_c, 2_c), X) == V(1_c, 2_c));
}

TEST_CASE("entry: gradient") {
  STATIC_REQUIRE(grad(A(0_c, 0_c) * A(1_c, 1_c), A)
                 == A(1_c, 1_c) * single_entry<2, 3, 0, 0> + A(0_c, 0_c) * single_entry<2, 3, 1, 1>);
  STATIC_REQUIRE(grad((X * x)(1_c), X) == basis<3, 1> * x.T());
  STATIC_REQUIRE(grad((X * x)(1_c), x) == X.T() * basis<3, 1>);
}

TEST_CASE("entry: identities") {
  STATIC_REQUIRE(same_form(simplified(A.T()(2_c, 1_c)), A(1_c, 2_c)));
  STATIC_REQUIRE(same_form(simplified(identity<3>(1_c, 1_c)), 1_c));
  STATIC_REQUIRE(same_form(simplified(identity<3>(1_c, 2_c)), 0_c));
  STATIC_REQUIRE(same_form(simplified(ones<2, 3>(1_c, 2_c)), 1_c));
  STATIC_REQUIRE(same_form(simplified(zeros<2, 3>(1_c, 2_c)), 0_c));
  STATIC_REQUIRE(same_form(simplified(single_entry<2, 3, 0, 1>(0_c, 1_c)), 1_c));
  STATIC_REQUIRE(same_form(simplified(single_entry<2, 3, 0, 1>(1_c, 1_c)), 0_c));
  STATIC_REQUIRE(same_form(simplified(s(0_c, 0_c)), s));
  STATIC_REQUIRE((A + U)(1_c, 2_c) == A(1_c, 2_c) + U(1_c, 2_c));
  STATIC_REQUIRE(A(1_c, 2_c) == basis<2, 1>.T() * A * basis<3, 2>);
  STATIC_REQUIRE(S(0_c, 2_c) == S(2_c, 0_c));
  STATIC_REQUIRE(L(0_c, 2_c) == 0_c);
  STATIC_REQUIRE(x(1_c) == x(1_c, 0_c));
  STATIC_REQUIRE(tr(X) == X(0_c, 0_c) + X(1_c, 1_c) + X(2_c, 2_c));
}

TEST_CASE("entry: notation") {
  STATIC_REQUIRE(to_text(A(1_c, 2_c)) == "A(1, 2)");
  STATIC_REQUIRE(to_text((A * X)(1_c, 2_c)) == "(AX)(1, 2)");
  STATIC_REQUIRE(to_latex(A(1_c, 2_c)) == "A_{1,2}");
  STATIC_REQUIRE(to_cpp(A(1_c, 2_c)) == "A(1_c, 2_c)");
}

TEST_CASE("entry: value") {
  REQUIRE(A(1_c, 0_c)(A = a0) == 2);
  REQUIRE(A(0_c, 2_c)(A = a0) == 5);
  REQUIRE(x(2_c)(x = dense<float, 3>{1, 2, 3}) == 3.0F);
  auto const p = random_invertible<long double, 3>(1);
  REQUIRE(agree(inv(X)(2_c, 0_c)(X = p), reference<3>(p).inverse(2, 0), 1e-17));
}

TEST_CASE("entry: constexpr value") {
  STATIC_REQUIRE(A(1_c, 2_c)(A = a0) == 6);
  STATIC_REQUIRE((A * A.T())(0_c, 1_c)(A = a0) == 44);
}
