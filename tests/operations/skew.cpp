// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto a = vector<"a", 3>;
constexpr auto b = vector<"b", 3>;
constexpr auto c = vector<"c", 3>;
constexpr auto u = vector<"u", 3>;
constexpr auto X = matrix<"X", 3, 3>;
constexpr auto U = matrix<"U", 3, 3>;
constexpr auto B = matrix<"B", 3, 3>;
constexpr auto S = symmetric<"S", 3>;
constexpr auto W = skew_symmetric<"W", 3>;
constexpr auto s = scalar<"s">;

constexpr dense<double, 3> a0{1, 2, 3};

}  // namespace

TEST_CASE("skew: shape") {
  STATIC_REQUIRE((rows(skew(a)) == 3 && cols(skew(a)) == 3));
  STATIC_REQUIRE((rows(axial(X)) == 3 && cols(axial(X)) == 1));
}

TEST_CASE("skew: structure") {
  STATIC_REQUIRE(same_form(simplified(transpose(skew(a))), simplified(-skew(a))));
  STATIC_REQUIRE(is_symmetric(skew(a) * skew(a)));
  STATIC_REQUIRE(same_form(simplified(tr(skew(a))), 0_c));
  STATIC_REQUIRE(!is_symmetric(skew(a)));
}

TEST_CASE("skew: differential") {
  STATIC_REQUIRE(differential(skew(a), a, u) == skew(u));
  STATIC_REQUIRE(differential(axial(X), X, U) == axial(U));
  STATIC_REQUIRE(differential(skew(B * a) * skew(a), a, u) == skew(B * u) * skew(a) + skew(B * a) * skew(u));
}

TEST_CASE("skew: gradient") {
  STATIC_REQUIRE(grad(dot(X, skew(a)), a) == axial(X));
  STATIC_REQUIRE(grad(c.T() * axial(X), X) == skew(c));
  STATIC_REQUIRE(grad(c.T() * skew(a) * b, a) == cross(b, c));
  STATIC_REQUIRE(grad(c.T() * skew(a) * B * b, a) == cross(B * b, c));
  STATIC_REQUIRE(grad(squared_norm(skew(a)), a) == 4 * a);
  STATIC_REQUIRE(grad(squared_norm(axial(X)), X) == 2 * (X - X.T()));
  STATIC_REQUIRE(hvp(tr(B * skew(a) * skew(a)), a, u) == axial(transpose(B * skew(u)) + transpose(skew(u) * B)));
}

TEST_CASE("skew: Jacobian") {
  STATIC_REQUIRE(jacobian(skew(a), a) == levi_civita);
  STATIC_REQUIRE(jacobian(skew(a), a) * u == vec(skew(u)));
  STATIC_REQUIRE(jacobian(axial(X), X) == levi_civita.T());
  STATIC_REQUIRE(jacobian(axial(X), X) * vec(U) == axial(U));
  STATIC_REQUIRE(jacobian(axial(B * X), X) * vec(U) == axial(B * U));
}

TEST_CASE("skew: identities") {
  STATIC_REQUIRE(skew(a) * b == cross(a, b));
  STATIC_REQUIRE(skew(a) * b != cross(b, a));
  STATIC_REQUIRE(same_form(simplified(skew(a) * b), cross(a, b)));
  STATIC_REQUIRE(same_form(simplified(b.T() * skew(a)), simplified(transpose(cross(b, a)))));
  STATIC_REQUIRE(is_zero(skew(a) * a));
  STATIC_REQUIRE(is_zero(b.T() * skew(a) * b));
  STATIC_REQUIRE(same_form(simplified(skew(axial(X))), X - X.T()));
  STATIC_REQUIRE(same_form(simplified(axial(skew(a))), 2_c * a));
  STATIC_REQUIRE(same_form(simplified(axial(S)), zeros<3>));
  STATIC_REQUIRE(same_form(simplified(axial(X.T())), simplified(-axial(X))));
  STATIC_REQUIRE(same_form(simplified(axial(b * a.T())), cross(a, b)));
  STATIC_REQUIRE(same_form(simplified(skew(s * a)), s * skew(a)));
  STATIC_REQUIRE(skew(axial(W)) == 2 * W);
  STATIC_REQUIRE(skew(a + b) == skew(a) + skew(b));
  STATIC_REQUIRE(skew(cross(a, b)) == b * a.T() - a * b.T());
  STATIC_REQUIRE(skew(cross(a, b)) == skew(a) * skew(b) - skew(b) * skew(a));
  STATIC_REQUIRE(skew(a) * skew(a) == a * a.T() - (a.T() * a) * identity<3>);
  STATIC_REQUIRE(det(skew(a)) == 0_c);
  STATIC_REQUIRE(levi_civita.T() * levi_civita == 2 * identity<3>);
}

TEST_CASE("skew: notation") {
  STATIC_REQUIRE(to_text(skew(a)) == "[a]ₓ");
  STATIC_REQUIRE(to_latex(skew(a)) == "\\left[a\\right]_{\\times}");
  STATIC_REQUIRE(to_cpp(skew(a)) == "skew(a)");
  STATIC_REQUIRE(to_text(skew(a) * X) == "[a]ₓ X");
  STATIC_REQUIRE(to_text(skew(a + b)) == "[a + b]ₓ");
  STATIC_REQUIRE(to_text(axial(X)) == "axial(X)");
  STATIC_REQUIRE(to_latex(axial(X)) == "\\operatorname{axial}\\left(X\\right)");
  STATIC_REQUIRE(to_text(levi_civita) == "ε");
  STATIC_REQUIRE(to_latex(levi_civita) == "\\varepsilon");
  STATIC_REQUIRE(to_cpp(levi_civita * a) == "levi_civita * a");
}

TEST_CASE("skew: value") {
  REQUIRE(agree(skew(a)(a = a0), dense<double, 3, 3>{0, 3, -2, -3, 0, 1, 2, -1, 0}));
  REQUIRE(agree(skew(a)(a = dense<float, 3>{1, 2, 3}), dense<float, 3, 3>{0, 3, -2, -3, 0, 1, 2, -1, 0}));
  auto const x0 = random_matrix<double, 3, 3>(1);
  REQUIRE(agree(axial(X)(X = x0), dense<double, 3>{x0(2, 1) - x0(1, 2), x0(0, 2) - x0(2, 0), x0(1, 0) - x0(0, 1)}));
  REQUIRE(agree((skew(a) * X)(a = a0, X = x0), reference_product(skew(a)(a = a0), x0)));
  STATIC_REQUIRE(cost(skew(a)).flops == 0);
  STATIC_REQUIRE(cost(axial(X)).flops == 3);
}

TEST_CASE("skew: constexpr value") {
  STATIC_REQUIRE(skew(a)(a = a0) == dense<double, 3, 3>{0, 3, -2, -3, 0, 1, 2, -1, 0});
  STATIC_REQUIRE(axial(X)(X = dense<double, 3, 3>{0, 3, -2, -3, 0, 1, 2, -1, 0}) == dense<double, 3>{2, 4, 6});
}
