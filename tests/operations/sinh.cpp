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

TEST_CASE("sinh: shape") {
  STATIC_REQUIRE(rows(sinh(s)) == 1);
  STATIC_REQUIRE(rows(sinh(x)) == 3);
  STATIC_REQUIRE(rows(elementwise::sinh(X)) == 2);
  STATIC_REQUIRE(cols(elementwise::sinh(X)) == 3);
}

TEST_CASE("sinh: differential") {
  STATIC_REQUIRE(differential(sinh(s), s, t) == cosh(s) * t);
  STATIC_REQUIRE(differential(sinh(x), x, u) == hadamard(cosh(x), u));
}

TEST_CASE("sinh: gradient") {
  STATIC_REQUIRE(grad(sinh(s), s) == cosh(s));
  STATIC_REQUIRE(grad(sum(sinh(x)), x) == cosh(x));
  STATIC_REQUIRE(grad(sinh(u.T() * x), x) == cosh((u.T() * x)) * u);
}

TEST_CASE("sinh: identities") {
  STATIC_REQUIRE(same_form(simplified(sinh(0_c)), 0_c));
  STATIC_REQUIRE(sinh(-s) == -sinh(s));
  STATIC_REQUIRE(sinh(s) == (exp(s) - exp(-s)) / 2);
  STATIC_REQUIRE(cosh(s) * cosh(s) - sinh(s) * sinh(s) == 1_c);
}

TEST_CASE("sinh: near misses") {
  STATIC_REQUIRE(sinh(s) != cosh(s));
  STATIC_REQUIRE(sinh(-s) != sinh(s));
  STATIC_REQUIRE(grad(sinh(s), s) != -cosh(s));
}

TEST_CASE("sinh: notation") {
  STATIC_REQUIRE(to_text(sinh(s)) == "sinh(s)");
  STATIC_REQUIRE(to_latex(sinh(s)) == "\\sinh\\left(s\\right)");
  STATIC_REQUIRE(to_cpp(elementwise::sinh(X)) == "elementwise::sinh(X)");
}

TEST_CASE("sinh: value") {
  for (double at : {-710.0, -2.0, -1e-9, 0.0, 0.5, 30.0}) REQUIRE(is_close(sinh(s)(s = at), std::sinh(at), 1e-15L));
  for (float at : {-80.0F, -1.0F, 0.5F}) REQUIRE(is_close(sinh(s)(s = at), std::sinh(at), 1e-6L));
  REQUIRE(is_close(sinh(s)(s = 0.25L), std::sinh(0.25L), 1e-18L));
  using complex = std::complex<double>;
  REQUIRE(agree(sinh(s)(s = complex(0.5, 0.25)), std::sinh(complex(0.5, 0.25))));
}

TEST_CASE("sinh: constexpr value") {
  static constexpr double points[] = {-710.0, -2.0, -1e-9, 0.0, 0.3, 0.99, 1.0, 1.01, 30.0, 60.0};
  static constexpr auto values = [] {
    dense<double, 10> result{};
    for (int i = 0; i < 10; ++i) result(i, 0) = sinh(s)(s = points[i]);
    return result;
  }();
  for (int i = 0; i < 10; ++i) REQUIRE(is_close(values(i, 0), std::sinh(points[i]), 1e-15L));
  static constexpr float rounded = sinh(s)(s = 0.75F);
  REQUIRE(is_close(rounded, std::sinh(0.75F), 1e-6L));
  static constexpr long double precise = sinh(s)(s = 0.75L);
  REQUIRE(is_close(precise, std::sinh(0.75L), 1e-18L));
}

TEST_CASE("sinh: finite differences") {
  for (long double at : {-0.6L, 0.3L, 0.7L}) {
    auto const quotient = (sinh(s)(s = at + 1e-5L) - sinh(s)(s = at - 1e-5L)) / 2e-5L;
    REQUIRE(agree(grad(sinh(s), s)(s = at), quotient, 1e-8));
  }
}
