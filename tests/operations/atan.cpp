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

TEST_CASE("atan: shape") {
  STATIC_REQUIRE(rows(atan(s)) == 1);
  STATIC_REQUIRE(rows(atan(x)) == 3);
  STATIC_REQUIRE(rows(elementwise::atan(X)) == 2);
  STATIC_REQUIRE(cols(elementwise::atan(X)) == 3);
}

TEST_CASE("atan: differential") {
  STATIC_REQUIRE(differential(atan(s), s, t) == (1 / (1 + s * s)) * t);
  STATIC_REQUIRE(differential(atan(x), x, u) == hadamard(pow<-1>(ones<3> + pow<2>(x)), u));
}

TEST_CASE("atan: gradient") {
  STATIC_REQUIRE(grad(atan(s), s) == (1 / (1 + s * s)));
  STATIC_REQUIRE(grad(sum(atan(x)), x) == pow<-1>(ones<3> + pow<2>(x)));
  STATIC_REQUIRE(grad(atan(u.T() * x), x) == (1 / (1 + (u.T() * x) * (u.T() * x))) * u);
}

TEST_CASE("atan: identities") {
  STATIC_REQUIRE(same_form(simplified(atan(0_c)), 0_c));
  STATIC_REQUIRE(same_form(simplified(tan(atan(s))), s));
  STATIC_REQUIRE(atan(-s) == -atan(s));
}

TEST_CASE("atan: near misses") {
  STATIC_REQUIRE(atan(-s) != atan(s));
  STATIC_REQUIRE(atan(s) != tan(s));
  STATIC_REQUIRE(grad(atan(s), s) != 1 / (1 - s * s));
  STATIC_REQUIRE(atan(s + t) != atan(s) + atan(t));
}

TEST_CASE("atan: notation") {
  STATIC_REQUIRE(to_text(atan(s)) == "atan(s)");
  STATIC_REQUIRE(to_latex(atan(s)) == "\\arctan\\left(s\\right)");
  STATIC_REQUIRE(to_cpp(elementwise::atan(X)) == "elementwise::atan(X)");
}

TEST_CASE("atan: value") {
  for (double at : {-1e300, -2.0, -1e-9, 0.0, 0.5, 1.0, 30.0})
    REQUIRE(is_close(atan(s)(s = at), std::atan(at), 1e-15L));
  for (float at : {-80.0F, -1.0F, 0.5F}) REQUIRE(is_close(atan(s)(s = at), std::atan(at), 1e-6L));
  REQUIRE(is_close(atan(s)(s = 0.25L), std::atan(0.25L), 1e-18L));
  using complex = std::complex<double>;
  REQUIRE(agree(atan(s)(s = complex(0.5, 0.25)), std::atan(complex(0.5, 0.25))));
}

TEST_CASE("atan: constexpr value") {
  static constexpr double points[] = {-1e300, -2.0, -1.0, -0.7, -1e-9, 0.0, 0.3, 0.99, 1.01, 30.0};
  static constexpr auto values = [] {
    dense<double, 10> result{};
    for (int i = 0; i < 10; ++i) result(i, 0) = atan(s)(s = points[i]);
    return result;
  }();
  for (int i = 0; i < 10; ++i) REQUIRE(is_close(values(i, 0), std::atan(points[i]), 1e-15L));
  static constexpr float rounded = atan(s)(s = 0.75F);
  REQUIRE(is_close(rounded, std::atan(0.75F), 1e-6L));
  static constexpr long double precise = atan(s)(s = 0.75L);
  REQUIRE(is_close(precise, std::atan(0.75L), 1e-18L));
}

TEST_CASE("atan: finite differences") {
  for (long double at : {-0.6L, 0.3L, 0.7L}) {
    auto const quotient = (atan(s)(s = at + 1e-5L) - atan(s)(s = at - 1e-5L)) / 2e-5L;
    REQUIRE(agree(grad(atan(s), s)(s = at), quotient, 1e-8));
  }
}
