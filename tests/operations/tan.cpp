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

TEST_CASE("tan: shape") {
  STATIC_REQUIRE(rows(tan(s)) == 1);
  STATIC_REQUIRE(rows(tan(x)) == 3);
  STATIC_REQUIRE(rows(elementwise::tan(X)) == 2);
  STATIC_REQUIRE(cols(elementwise::tan(X)) == 3);
}

TEST_CASE("tan: differential") {
  STATIC_REQUIRE(differential(tan(s), s, t) == (1 + tan(s) * tan(s)) * t);
  STATIC_REQUIRE(differential(tan(x), x, u) == hadamard((ones<3> + pow<2>(tan(x))), u));
}

TEST_CASE("tan: gradient") {
  STATIC_REQUIRE(grad(tan(s), s) == (1 + tan(s) * tan(s)));
  STATIC_REQUIRE(grad(sum(tan(x)), x) == (ones<3> + pow<2>(tan(x))));
  STATIC_REQUIRE(grad(tan(u.T() * x), x) == (1 + tan((u.T() * x)) * tan((u.T() * x))) * u);
}

TEST_CASE("tan: identities") {
  STATIC_REQUIRE(same_form(simplified(tan(0_c)), 0_c));
  STATIC_REQUIRE(same_form(simplified(tan(atan(s))), s));
  STATIC_REQUIRE(tan(s) == sin(s) / cos(s));
  STATIC_REQUIRE(tan(-s) == -tan(s));
  STATIC_REQUIRE(1 + tan(s) * tan(s) == pow<-2>(cos(s)));
}

TEST_CASE("tan: near misses") {
  STATIC_REQUIRE(tan(s) != sin(s));
  STATIC_REQUIRE(grad(tan(s), s) != 1 - tan(s) * tan(s));
  STATIC_REQUIRE(tan(s + t) != tan(s) + tan(t));
}

TEST_CASE("tan: notation") {
  STATIC_REQUIRE(to_text(tan(s)) == "tan(s)");
  STATIC_REQUIRE(to_latex(tan(s)) == "\\tan\\left(s\\right)");
  STATIC_REQUIRE(to_cpp(elementwise::tan(X)) == "elementwise::tan(X)");
}

TEST_CASE("tan: value") {
  for (double at : {-100.0, -1.0, -1e-9, 0.0, 1.5}) REQUIRE(is_close(tan(s)(s = at), std::tan(at), 1e-15L));
  for (float at : {-1.0F, 0.5F, 30.0F}) REQUIRE(is_close(tan(s)(s = at), std::tan(at), 1e-6L));
  REQUIRE(is_close(tan(s)(s = 0.25L), std::tan(0.25L), 1e-18L));
  using complex = std::complex<double>;
  REQUIRE(agree(tan(s)(s = complex(0.5, 0.25)), std::tan(complex(0.5, 0.25))));
}

TEST_CASE("tan: constexpr value") {
  static constexpr double points[] = {-100.0, -1.0, -1e-9, 0.0, 0.3, 1.5};
  static constexpr auto values = [] {
    dense<double, 6> result{};
    for (int i = 0; i < 6; ++i) result(i, 0) = tan(s)(s = points[i]);
    return result;
  }();
  for (int i = 0; i < 6; ++i) REQUIRE(is_close(values(i, 0), std::tan(points[i]), 1e-15L));
  static constexpr float rounded = tan(s)(s = 0.75F);
  REQUIRE(is_close(rounded, std::tan(0.75F), 1e-6L));
  static constexpr long double precise = tan(s)(s = 0.75L);
  REQUIRE(is_close(precise, std::tan(0.75L), 1e-18L));
}

TEST_CASE("tan: finite differences") {
  for (long double at : {-0.6L, 0.3L, 0.7L}) {
    auto const quotient = (tan(s)(s = at + 1e-5L) - tan(s)(s = at - 1e-5L)) / 2e-5L;
    REQUIRE(agree(grad(tan(s), s)(s = at), quotient, 1e-8));
  }
}
