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
constexpr auto U = matrix<"U", 2, 3>;

}  // namespace

TEST_CASE("abs: shape") {
  STATIC_REQUIRE(rows(abs(s)) == 1);
  STATIC_REQUIRE(rows(abs(x)) == 3);
  STATIC_REQUIRE(rows(elementwise::abs(X)) == 2);
  STATIC_REQUIRE(cols(elementwise::abs(X)) == 3);
}

TEST_CASE("abs: differential") {
  STATIC_REQUIRE(differential(abs(s), s, t) == sign(s) * t);
  STATIC_REQUIRE(differential(abs(x), x, u) == hadamard(sign(x), u));
  STATIC_REQUIRE(differential(elementwise::abs(X), X, U) == hadamard(elementwise::sign(X), U));
}

TEST_CASE("abs: gradient") {
  STATIC_REQUIRE(grad(abs(s), s) == s / abs(s));
  STATIC_REQUIRE(grad(sum(abs(x)), x) == sign(x));
  STATIC_REQUIRE(grad(sum(elementwise::abs(X)), X) == elementwise::sign(X));
  STATIC_REQUIRE(grad(abs(x.T() * u), x) == sign(x.T() * u) * u);
}

TEST_CASE("abs: identities") {
  STATIC_REQUIRE(same_form(simplified(abs(-s)), abs(s)));
  STATIC_REQUIRE(same_form(simplified(abs(-2_c * x)), 2_c * abs(x)));
  STATIC_REQUIRE(same_form(simplified(abs(abs(x))), abs(x)));
  STATIC_REQUIRE(same_form(simplified(abs(exp(s))), exp(s)));
  STATIC_REQUIRE(same_form(simplified(abs(-3_c)), 3_c));
  STATIC_REQUIRE(abs(s) == sqrt(s * s));
  STATIC_REQUIRE(abs(s * t) == abs(s) * abs(t));
  STATIC_REQUIRE(abs(s) * abs(s) == s * s);
  STATIC_REQUIRE(s == sign(s) * abs(s));
  STATIC_REQUIRE(norm(s) == abs(s));
}

TEST_CASE("abs: near misses") {
  STATIC_REQUIRE(abs(s) != s);
  STATIC_REQUIRE(abs(s) != -s);
  STATIC_REQUIRE(abs(s + t) != abs(s) + abs(t));
  STATIC_REQUIRE(abs(s) != s * s);
  STATIC_REQUIRE(grad(abs(s), s) != 1_c);
}

TEST_CASE("abs: notation") {
  STATIC_REQUIRE(to_text(abs(s - t)) == "|s - t|");
  STATIC_REQUIRE(to_text(elementwise::abs(X)) == "|X|");
  STATIC_REQUIRE(to_latex(abs(s)) == "\\lvert s \\rvert");
  STATIC_REQUIRE(to_cpp(abs(s)) == "abs(s)");
  STATIC_REQUIRE(to_cpp(elementwise::abs(X)) == "elementwise::abs(X)");
}

TEST_CASE("abs: value") {
  REQUIRE(abs(s)(s = -2.5) == 2.5);
  REQUIRE(abs(s)(s = 2.5F) == 2.5F);
  REQUIRE(agree(abs(x)(x = dense<double, 3>{1, -2, 0}), dense<double, 3>{1, 2, 0}));
  REQUIRE(
      agree(elementwise::abs(X)(X = dense<double, 2, 3>{1, -2, 0, -4, 5, -6}), dense<double, 2, 3>{1, 2, 0, 4, 5, 6}));
  using complex = std::complex<double>;
  REQUIRE(agree(abs(s)(s = complex(3, 4)), complex(5, 0)));
  STATIC_REQUIRE(abs(s)(s = -2.0) == 2);
}

TEST_CASE("abs: finite differences") {
  for (long double at : {-0.6L, 0.3L, 0.7L}) {
    auto const quotient = (abs(s)(s = at + 1e-5L) - abs(s)(s = at - 1e-5L)) / 2e-5L;
    REQUIRE(agree(grad(abs(s), s)(s = at), quotient, 1e-8));
  }
}
