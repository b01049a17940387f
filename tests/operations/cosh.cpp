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

TEST_CASE("cosh: shape") {
  STATIC_REQUIRE(rows(cosh(s)) == 1);
  STATIC_REQUIRE(rows(cosh(x)) == 3);
  STATIC_REQUIRE(rows(elementwise::cosh(X)) == 2);
  STATIC_REQUIRE(cols(elementwise::cosh(X)) == 3);
}

TEST_CASE("cosh: differential") {
  STATIC_REQUIRE(differential(cosh(s), s, t) == sinh(s) * t);
  STATIC_REQUIRE(differential(cosh(x), x, u) == hadamard(sinh(x), u));
}

TEST_CASE("cosh: gradient") {
  STATIC_REQUIRE(grad(cosh(s), s) == sinh(s));
  STATIC_REQUIRE(grad(sum(cosh(x)), x) == sinh(x));
  STATIC_REQUIRE(grad(cosh(u.T() * x), x) == sinh((u.T() * x)) * u);
}

TEST_CASE("cosh: identities") {
  STATIC_REQUIRE(same_form(simplified(cosh(0_c)), 1_c));
  STATIC_REQUIRE(same_form(simplified(cosh(zeros<3>)), ones<3>));
  STATIC_REQUIRE(cosh(-s) == cosh(s));
  STATIC_REQUIRE(cosh(s) == (exp(s) + exp(-s)) / 2);
  STATIC_REQUIRE(cosh(s) + sinh(s) == exp(s));
}

TEST_CASE("cosh: near misses") {
  STATIC_REQUIRE(cosh(s) != sinh(s));
  STATIC_REQUIRE(grad(cosh(s), s) != -sinh(s));
  STATIC_REQUIRE(cosh(s) != cos(s));
}

TEST_CASE("cosh: notation") {
  STATIC_REQUIRE(to_text(cosh(s)) == "cosh(s)");
  STATIC_REQUIRE(to_latex(cosh(s)) == "\\cosh\\left(s\\right)");
  STATIC_REQUIRE(to_cpp(elementwise::cosh(X)) == "elementwise::cosh(X)");
}

TEST_CASE("cosh: value") {
  for (double at : {-710.0, -2.0, -1e-9, 0.0, 0.5, 30.0}) REQUIRE(is_close(cosh(s)(s = at), std::cosh(at), 1e-15L));
  for (float at : {-80.0F, -1.0F, 0.5F}) REQUIRE(is_close(cosh(s)(s = at), std::cosh(at), 1e-6L));
  REQUIRE(is_close(cosh(s)(s = 0.25L), std::cosh(0.25L), 1e-18L));
  using complex = std::complex<double>;
  REQUIRE(agree(cosh(s)(s = complex(0.5, 0.25)), std::cosh(complex(0.5, 0.25))));
}

TEST_CASE("cosh: constexpr value") {
  static constexpr double points[] = {-710.0, -2.0, -1e-9, 0.0, 0.3, 0.99, 1.0, 1.01, 30.0, 60.0};
  static constexpr auto values = [] {
    dense<double, 10> result{};
    for (int i = 0; i < 10; ++i) result(i, 0) = cosh(s)(s = points[i]);
    return result;
  }();
  for (int i = 0; i < 10; ++i) REQUIRE(is_close(values(i, 0), std::cosh(points[i]), 1e-15L));
  static constexpr float rounded = cosh(s)(s = 0.75F);
  REQUIRE(is_close(rounded, std::cosh(0.75F), 1e-6L));
  static constexpr long double precise = cosh(s)(s = 0.75L);
  REQUIRE(is_close(precise, std::cosh(0.75L), 1e-18L));
}

TEST_CASE("cosh: finite differences") {
  for (long double at : {-0.6L, 0.3L, 0.7L}) {
    auto const quotient = (cosh(s)(s = at + 1e-5L) - cosh(s)(s = at - 1e-5L)) / 2e-5L;
    REQUIRE(agree(grad(cosh(s), s)(s = at), quotient, 1e-8));
  }
}
