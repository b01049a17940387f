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

TEST_CASE("asin: shape") {
  STATIC_REQUIRE(rows(asin(s)) == 1);
  STATIC_REQUIRE(rows(asin(x)) == 3);
  STATIC_REQUIRE(rows(elementwise::asin(X)) == 2);
  STATIC_REQUIRE(cols(elementwise::asin(X)) == 3);
}

TEST_CASE("asin: differential") {
  STATIC_REQUIRE(differential(asin(s), s, t) == (1 / sqrt(1 - s * s)) * t);
  STATIC_REQUIRE(differential(asin(x), x, u) == hadamard(pow(ones<3> - pow<2>(x), -ratio<1, 2>), u));
}

TEST_CASE("asin: gradient") {
  STATIC_REQUIRE(grad(asin(s), s) == (1 / sqrt(1 - s * s)));
  STATIC_REQUIRE(grad(sum(asin(x)), x) == pow(ones<3> - pow<2>(x), -ratio<1, 2>));
  STATIC_REQUIRE(grad(asin(u.T() * x), x) == (1 / sqrt(1 - (u.T() * x) * (u.T() * x))) * u);
}

TEST_CASE("asin: identities") {
  STATIC_REQUIRE(same_form(simplified(asin(0_c)), 0_c));
  STATIC_REQUIRE(same_form(simplified(sin(asin(s))), s));
  STATIC_REQUIRE(asin(-s) == -asin(s));
  STATIC_REQUIRE(asin(s) + acos(s) == asin(t) + acos(t));
}

TEST_CASE("asin: near misses") {
  STATIC_REQUIRE(asin(s) != acos(s));
  STATIC_REQUIRE(asin(-s) != asin(s));
  STATIC_REQUIRE(grad(asin(s), s) != 1 / sqrt(1 + s * s));
}

TEST_CASE("asin: notation") {
  STATIC_REQUIRE(to_text(asin(s)) == "asin(s)");
  STATIC_REQUIRE(to_latex(asin(s)) == "\\arcsin\\left(s\\right)");
  STATIC_REQUIRE(to_cpp(elementwise::asin(X)) == "elementwise::asin(X)");
}

TEST_CASE("asin: value") {
  for (double at : {-1.0, -0.99, -1e-9, 0.0, 0.5, 1.0}) REQUIRE(is_close(asin(s)(s = at), std::asin(at), 1e-15L));
  for (float at : {-1.0F, -0.5F, 0.75F}) REQUIRE(is_close(asin(s)(s = at), std::asin(at), 1e-6L));
  REQUIRE(is_close(asin(s)(s = 0.25L), std::asin(0.25L), 1e-18L));
  using complex = std::complex<double>;
  REQUIRE(agree(asin(s)(s = complex(0.5, 0.25)), std::asin(complex(0.5, 0.25))));
}

TEST_CASE("asin: constexpr value") {
  static constexpr double points[] = {-1.0, -0.999, -0.7, -1e-9, 0.0, 0.3, 0.99, 1.0};
  static constexpr auto values = [] {
    dense<double, 8> result{};
    for (int i = 0; i < 8; ++i) result(i, 0) = asin(s)(s = points[i]);
    return result;
  }();
  for (int i = 0; i < 8; ++i) REQUIRE(is_close(values(i, 0), std::asin(points[i]), 1e-15L));
  static constexpr float rounded = asin(s)(s = 0.75F);
  REQUIRE(is_close(rounded, std::asin(0.75F), 1e-6L));
  static constexpr long double precise = asin(s)(s = 0.75L);
  REQUIRE(is_close(precise, std::asin(0.75L), 1e-18L));
}

TEST_CASE("asin: finite differences") {
  for (long double at : {-0.6L, 0.3L, 0.7L}) {
    auto const quotient = (asin(s)(s = at + 1e-5L) - asin(s)(s = at - 1e-5L)) / 2e-5L;
    REQUIRE(agree(grad(asin(s), s)(s = at), quotient, 1e-8));
  }
}
