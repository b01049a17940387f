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

TEST_CASE("acos: shape") {
  STATIC_REQUIRE(rows(acos(s)) == 1);
  STATIC_REQUIRE(rows(acos(x)) == 3);
  STATIC_REQUIRE(rows(elementwise::acos(X)) == 2);
  STATIC_REQUIRE(cols(elementwise::acos(X)) == 3);
}

TEST_CASE("acos: differential") {
  STATIC_REQUIRE(differential(acos(s), s, t) == (-1 / sqrt(1 - s * s)) * t);
  STATIC_REQUIRE(differential(acos(x), x, u) == hadamard((-pow(ones<3> - pow<2>(x), -ratio<1, 2>)), u));
}

TEST_CASE("acos: gradient") {
  STATIC_REQUIRE(grad(acos(s), s) == (-1 / sqrt(1 - s * s)));
  STATIC_REQUIRE(grad(sum(acos(x)), x) == (-pow(ones<3> - pow<2>(x), -ratio<1, 2>)));
  STATIC_REQUIRE(grad(acos(u.T() * x), x) == (-1 / sqrt(1 - (u.T() * x) * (u.T() * x))) * u);
}

TEST_CASE("acos: identities") {
  STATIC_REQUIRE(same_form(simplified(acos(1_c)), 0_c));
  STATIC_REQUIRE(same_form(simplified(acos(ones<3>)), zeros<3>));
  STATIC_REQUIRE(same_form(simplified(cos(acos(s))), s));
  STATIC_REQUIRE(acos(s) + acos(-s) == acos(t) + acos(-t));
}

TEST_CASE("acos: near misses") {
  STATIC_REQUIRE(acos(-s) != acos(s));
  STATIC_REQUIRE(acos(-s) != -acos(s));
  STATIC_REQUIRE(grad(acos(s), s) != 1 / sqrt(1 - s * s));
}

TEST_CASE("acos: notation") {
  STATIC_REQUIRE(to_text(acos(s)) == "acos(s)");
  STATIC_REQUIRE(to_latex(acos(s)) == "\\arccos\\left(s\\right)");
  STATIC_REQUIRE(to_cpp(elementwise::acos(X)) == "elementwise::acos(X)");
}

TEST_CASE("acos: value") {
  for (double at : {-1.0, -0.99, -1e-9, 0.0, 0.5, 1.0}) REQUIRE(is_close(acos(s)(s = at), std::acos(at), 1e-15L));
  for (float at : {-1.0F, -0.5F, 0.75F}) REQUIRE(is_close(acos(s)(s = at), std::acos(at), 1e-6L));
  REQUIRE(is_close(acos(s)(s = 0.25L), std::acos(0.25L), 1e-18L));
  using complex = std::complex<double>;
  REQUIRE(agree(acos(s)(s = complex(0.5, 0.25)), std::acos(complex(0.5, 0.25))));
}

TEST_CASE("acos: constexpr value") {
  static constexpr double points[] = {-1.0, -0.999, -0.7, -1e-9, 0.0, 0.3, 0.99, 1.0};
  static constexpr auto values = [] {
    dense<double, 8> result{};
    for (int i = 0; i < 8; ++i) result(i, 0) = acos(s)(s = points[i]);
    return result;
  }();
  for (int i = 0; i < 8; ++i) REQUIRE(is_close(values(i, 0), std::acos(points[i]), 1e-15L));
  static constexpr float rounded = acos(s)(s = 0.75F);
  REQUIRE(is_close(rounded, std::acos(0.75F), 1e-6L));
  static constexpr long double precise = acos(s)(s = 0.75L);
  REQUIRE(is_close(precise, std::acos(0.75L), 1e-18L));
}

TEST_CASE("acos: finite differences") {
  for (long double at : {-0.6L, 0.3L, 0.7L}) {
    auto const quotient = (acos(s)(s = at + 1e-5L) - acos(s)(s = at - 1e-5L)) / 2e-5L;
    REQUIRE(agree(grad(acos(s), s)(s = at), quotient, 1e-8));
  }
}
