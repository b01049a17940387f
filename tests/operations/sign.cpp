// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto s = scalar<"s">;
constexpr auto t = scalar<"t">;
constexpr auto x = vector<"x", 3>;
constexpr auto u = vector<"u", 3>;
constexpr auto X = matrix<"X", 2, 3>;

}  // namespace

TEST_CASE("sign: shape") {
  STATIC_REQUIRE(rows(sign(s)) == 1);
  STATIC_REQUIRE(rows(sign(x)) == 3);
  STATIC_REQUIRE(rows(elementwise::sign(X)) == 2);
  STATIC_REQUIRE(cols(elementwise::sign(X)) == 3);
}

TEST_CASE("sign: differential") {
  STATIC_REQUIRE(differential(sign(x), x, u) == zeros<3>);
  STATIC_REQUIRE(grad(sign(s), s) == 0_c);
  STATIC_REQUIRE(grad(norm1(elementwise::sign(X)), X) == zeros<2, 3>);
  STATIC_REQUIRE(partial(partial(abs(s), s), s) == 0_c);
}

TEST_CASE("sign: identities") {
  STATIC_REQUIRE(same_form(simplified(sign(-s)), -sign(s)));
  STATIC_REQUIRE(same_form(simplified(sign(2_c * x)), sign(x)));
  STATIC_REQUIRE(same_form(simplified(sign(sign(s))), sign(s)));
  STATIC_REQUIRE(same_form(simplified(sign(-3_c)), -1_c));
  STATIC_REQUIRE(same_form(simplified(sign(exp(x))), ones<3>));
  STATIC_REQUIRE(sign(s) * sign(t) == sign(s * t));
  STATIC_REQUIRE(sign(s) * sign(s) == 1_c);
  STATIC_REQUIRE(sign(s) == s / abs(s));
}

TEST_CASE("sign: near misses") {
  STATIC_REQUIRE(sign(s) != 1_c);
  STATIC_REQUIRE(sign(s) != -1_c);
  STATIC_REQUIRE(sign(s) != s);
  STATIC_REQUIRE(sign(s + t) != sign(s) + sign(t));
}

TEST_CASE("sign: notation") {
  STATIC_REQUIRE(to_text(sign(s)) == "sign(s)");
  STATIC_REQUIRE(to_text(elementwise::sign(X)) == "sign∘(X)");
  STATIC_REQUIRE(to_latex(sign(s)) == "\\operatorname{sign}\\left(s\\right)");
  STATIC_REQUIRE(to_latex(elementwise::sign(X)) == "\\operatorname{sign}^{\\circ}\\left(X\\right)");
  STATIC_REQUIRE(to_cpp(elementwise::sign(X)) == "elementwise::sign(X)");
}

TEST_CASE("sign: value") {
  REQUIRE(agree(sign(x)(x = dense<double, 3>{5, -0.5, 0}), dense<double, 3>{1, -1, 0}));
  REQUIRE(sign(s)(s = -1e-300) == -1);
  REQUIRE(std::isnan(sign(s)(s = std::nan(""))));
  STATIC_REQUIRE(sign(s)(s = -2.0F) == -1);
}
