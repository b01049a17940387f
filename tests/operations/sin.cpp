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
constexpr auto a = vector<"a", 3>;

}  // namespace

TEST_CASE("sin: shape") {
  STATIC_REQUIRE(rows(sin(s)) == 1);
  STATIC_REQUIRE(rows(sin(x)) == 3);
}

TEST_CASE("sin: differential") {
  STATIC_REQUIRE(differential(sin(s), s, t) == cos(s) * t);
  STATIC_REQUIRE(differential(sin(x), x, u) == hadamard(cos(x), u));
  STATIC_REQUIRE(partial(partial(sin(s), s), s) == -sin(s));
  STATIC_REQUIRE(partial(sin(s * t), s) == t * cos(s * t));
}

TEST_CASE("sin: gradient") {
  STATIC_REQUIRE(grad(sin(s), s) == cos(s));
  STATIC_REQUIRE(grad(sum(sin(x)), x) == cos(x));
  STATIC_REQUIRE(grad(sin(a.T() * x), x) == cos(a.T() * x) * a);
}

TEST_CASE("sin: identities") {
  STATIC_REQUIRE(same_form(simplified(sin(0_c)), 0_c));
  STATIC_REQUIRE(pow<2>(sin(s)) + pow<2>(cos(s)) == 1);
  STATIC_REQUIRE(same_form(simplified(sin(zeros<3>)), zeros<3>));
  STATIC_REQUIRE(sin(-s) == -sin(s));
  STATIC_REQUIRE(sin(s - t) == -sin(t - s));
}

TEST_CASE("sin: notation") {
  STATIC_REQUIRE(to_text(sin(s) * s) == "sin(s) s");
  STATIC_REQUIRE(to_text(pow<2>(sin(s))) == "sin(s)²");
  STATIC_REQUIRE(to_latex(sin(s)) == "\\sin\\left(s\\right)");
  STATIC_REQUIRE(to_cpp(sin(s + t)) == "sin(s + t)");
}

TEST_CASE("sin: value") {
  for (double at : {-1e5, -10.0, -1.0, -1e-9, 0.0, 0.5, 1.5707963, 3.0, 100.0, 1e5})
    REQUIRE(is_close(sin(s)(s = at), std::sin(at), 1e-14L, 1e-16L));
  for (float at : {-10.0F, 0.0F, 0.5F, 3.0F}) REQUIRE(is_close(sin(s)(s = at), std::sin(at), 1e-6L, 1e-7L));
  REQUIRE(is_close(sin(s)(s = 1.25L), std::sin(1.25L), 1e-18L));
  REQUIRE(agree(sin(x)(x = dense<double, 3>{0, 1, 2}), dense<double, 3>{0, std::sin(1.0), std::sin(2.0)}));
  using complex = std::complex<double>;
  REQUIRE(agree(sin(s)(s = complex(1, 2)), std::sin(complex(1, 2))));
}

TEST_CASE("sin: constexpr value") { STATIC_REQUIRE(sin(s)(s = 0.0) == 0); }
