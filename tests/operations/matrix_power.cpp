// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto X = matrix<"X", 3, 3>;
constexpr auto U = matrix<"U", 3, 3>;
constexpr auto A = matrix<"A", 3, 3>;
constexpr auto Y = matrix<"Y", 2, 2>;
constexpr auto a = vector<"a", 3>;
constexpr auto b = vector<"b", 3>;
constexpr auto s = scalar<"s">;
constexpr auto S = symmetric<"S", 3>;
constexpr auto P = positive_definite<"P", 3>;
constexpr auto D = diagonal<"D", 3>;
constexpr auto L = lower_triangular<"L", 3>;
constexpr auto W = skew_symmetric<"W", 3>;
constexpr auto Q = orthogonal<"Q", 3>;

constexpr dense<double, 2, 2> fibonacci{1, 1, 1, 0};  // powers hold Fibonacci's numbers

}  // namespace

TEST_CASE("pow<k> of a matrix: shape") {
  STATIC_REQUIRE(rows(pow<3>(X)) == 3);
  STATIC_REQUIRE(cols(pow<-3>(X)) == 3);
}

TEST_CASE("pow<k> of a matrix: structure") {
  STATIC_REQUIRE(is_symmetric(pow<3>(S)));
  STATIC_REQUIRE(is_symmetric(pow<-3>(S)));
  STATIC_REQUIRE(is_positive_definite(pow<3>(P)));
  STATIC_REQUIRE(is_diagonal(pow<5>(D)));
  STATIC_REQUIRE(is_lower_triangular(pow<-4>(L)));
  STATIC_REQUIRE(is_symmetric(pow<4>(W)));
  STATIC_REQUIRE(!is_symmetric(pow<3>(W)));
  STATIC_REQUIRE(simplified(transpose(pow<3>(W))) == -pow<3>(W));
  STATIC_REQUIRE(simplified(inv(pow<3>(Q))) == transpose(pow<3>(Q)));
}

TEST_CASE("Cookbook (90): ∂Xᵏ = Σ Xʳ ∂X Xᵏ⁻¹⁻ʳ") {
  STATIC_REQUIRE(differential(pow<2>(X), X, U) == U * X + X * U);
  STATIC_REQUIRE(differential(pow<3>(X), X, U) == U * X * X + X * U * X + X * X * U);
  STATIC_REQUIRE(differential(pow<0>(X), X, U) == zeros<3, 3>);
}

TEST_CASE("pow<k> of a matrix: differential of negative powers") {
  STATIC_REQUIRE(differential(pow<-1>(X), X, U) == -inv(X) * U * inv(X));
  STATIC_REQUIRE(differential(pow<-2>(X), X, U) == -inv(X) * U * pow<-2>(X) - pow<-2>(X) * U * inv(X));
  STATIC_REQUIRE(differential(pow<-3>(X), X, U) == -pow<-3>(X) * differential(pow<3>(X), X, U) * pow<-3>(X));
}

TEST_CASE("Cookbook (91): ∂aᵀXⁿb/∂X = Σ (Xʳ)ᵀabᵀ(Xⁿ⁻¹⁻ʳ)ᵀ") {
  STATIC_REQUIRE(grad(a.T() * pow<3>(X) * b, X)
                 == a * b.T() * pow<2>(X).T() + X.T() * a * b.T() * X.T() + pow<2>(X).T() * a * b.T());
}

TEST_CASE("Cookbook (121): ∂tr Xᵏ / ∂X = k(Xᵏ⁻¹)ᵀ") {
  STATIC_REQUIRE(grad(tr(pow<3>(X)), X) == 3 * pow<2>(X).T());
  STATIC_REQUIRE(grad(tr(pow<4>(X)), X) == 4 * pow<3>(X).T());
  STATIC_REQUIRE(grad(tr(pow<-2>(X)), X) == -2 * pow<-3>(X).T());
}

TEST_CASE("Cookbook (122): ∂tr(AXᵏ)/∂X = Σ (XʳAXᵏ⁻¹⁻ʳ)ᵀ") {
  STATIC_REQUIRE(grad(tr(A * pow<3>(X)), X) == transpose(A * X * X + X * A * X + X * X * A));
}

TEST_CASE("pow<k> of a matrix: identities") {
  STATIC_REQUIRE(same_form(simplified(pow<0>(X)), identity<3>));
  STATIC_REQUIRE(same_form(simplified(pow<1>(X)), X));
  STATIC_REQUIRE(same_form(simplified(pow<-1>(X)), inv(X)));
  STATIC_REQUIRE(same_form(simplified(pow<2>(X)), X * X));
  STATIC_REQUIRE(same_form(simplified(X * X * X), pow<3>(X)));
  STATIC_REQUIRE(same_form(simplified(pow<2>(pow<3>(X))), simplified(pow<6>(X))));
  STATIC_REQUIRE(same_form(simplified(pow<2>(X) * pow<3>(X)), pow<5>(X)));
  STATIC_REQUIRE(same_form(simplified(pow<5>(X) * inv(X)), pow<4>(X)));
  STATIC_REQUIRE(same_form(simplified(pow<3>(X) * pow<-3>(X)), identity<3>));
  STATIC_REQUIRE(same_form(simplified(pow<3>(identity<3>)), identity<3>));
  STATIC_REQUIRE(same_form(simplified(pow<3>(X.T())), transpose(pow<3>(X))));
  STATIC_REQUIRE(same_form(simplified(pow<3>(inv(X))), pow<-3>(X)));
  STATIC_REQUIRE(pow<2>(X + A) == X * X + X * A + A * X + A * A);
  // Cayley and Hamilton
  STATIC_REQUIRE(pow<2>(Y) == tr(Y) * Y - det(Y) * identity<2>);
}

TEST_CASE("pow<k> of a matrix: notation") {
  STATIC_REQUIRE(to_text(pow<3>(X)) == "X³");
  STATIC_REQUIRE(to_text(pow<-12>(X)) == "X⁻¹²");
  STATIC_REQUIRE(to_text(pow<2>(X + A)) == "(X + A)²");
  STATIC_REQUIRE(to_text(transpose(pow<3>(X))) == "(X³)ᵀ");
  STATIC_REQUIRE(to_latex(pow<3>(X)) == "X^{3}");
  STATIC_REQUIRE(to_cpp(pow<-2>(X)) == "pow<-2>(X)");
}

TEST_CASE("pow<k> of a matrix: value") {
  REQUIRE(agree(pow<10>(Y)(Y = fibonacci), dense<double, 2, 2>{89, 55, 55, 34}));
  REQUIRE(agree(pow<-1>(Y)(Y = fibonacci), dense<double, 2, 2>{0, 1, 1, -1}));
  REQUIRE(agree(pow<-2>(Y)(Y = fibonacci), dense<double, 2, 2>{1, -1, -1, 2}));
  REQUIRE(agree(pow<-5>(Y)(Y = fibonacci), dense<double, 2, 2>{-3, 5, 5, -8}));
  REQUIRE(agree(pow<0>(Y)(Y = fibonacci), dense<double, 2, 2>{1, 0, 0, 1}));
  auto const x = random_matrix<long double, 3, 3>(1);
  auto const xx = reference_product(x, x);
  REQUIRE(agree(pow<4>(X)(X = x), reference_product(xx, xx), 1e-17));
  REQUIRE(agree(pow<7>(X)(X = x), reference_product(reference_product(xx, xx), reference_product(xx, x)), 1e-17));
  REQUIRE(pow<3>(s)(s = 2.0F) == 8);
}

TEST_CASE("pow<k> of a matrix: constexpr value") {
  STATIC_REQUIRE(pow<10>(Y)(Y = fibonacci) == dense<double, 2, 2>{89, 55, 55, 34});
  STATIC_REQUIRE(pow<30>(Y)(Y = fibonacci)(0, 1) == 832040);
}
