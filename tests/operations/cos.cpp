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

TEST_CASE("cos: shape") {
  STATIC_REQUIRE(rows(cos(s)) == 1);
  STATIC_REQUIRE(rows(cos(x)) == 3);
}

TEST_CASE("cos: differential") {
  STATIC_REQUIRE(differential(cos(s), s, t) == -sin(s) * t);
  STATIC_REQUIRE(differential(cos(x), x, u) == -hadamard(sin(x), u));
  STATIC_REQUIRE(partial(partial(cos(s), s), s) == -cos(s));
  STATIC_REQUIRE(partial(cos(s * t), s) == -t * sin(s * t));
}

TEST_CASE("cos: gradient") {
  STATIC_REQUIRE(grad(cos(s), s) == -sin(s));
  STATIC_REQUIRE(grad(sum(cos(x)), x) == -sin(x));
  STATIC_REQUIRE(grad(cos(a.T() * x), x) == -sin(a.T() * x) * a);
}

TEST_CASE("cos: identities") {
  STATIC_REQUIRE(same_form(simplified(cos(0_c)), 1_c));
  STATIC_REQUIRE(pow<2>(sin(s)) + pow<2>(cos(s)) == 1);
  STATIC_REQUIRE(same_form(simplified(cos(zeros<3>)), ones<3>));
  STATIC_REQUIRE(cos(-s) == cos(s));
  STATIC_REQUIRE(cos(s - t) == cos(t - s));
}

TEST_CASE("cos: notation") {
  STATIC_REQUIRE(to_text(cos(s) * s) == "cos(s) s");
  STATIC_REQUIRE(to_text(pow<2>(cos(s))) == "cos(s)²");
  STATIC_REQUIRE(to_latex(cos(s)) == "\\cos\\left(s\\right)");
  STATIC_REQUIRE(to_cpp(cos(s + t)) == "cos(s + t)");
}

TEST_CASE("cos: value") {
  for (double at : {-1e5, -10.0, -1.0, -1e-9, 0.0, 0.5, 1.5707963, 3.0, 100.0, 1e5})
    REQUIRE(is_close(cos(s)(s = at), std::cos(at), 1e-14L, 1e-16L));
  for (float at : {-10.0F, 0.0F, 0.5F, 3.0F}) REQUIRE(is_close(cos(s)(s = at), std::cos(at), 1e-6L, 1e-7L));
  REQUIRE(is_close(cos(s)(s = 1.25L), std::cos(1.25L), 1e-18L));
  REQUIRE(agree(cos(x)(x = dense<double, 3>{0, 1, 2}), dense<double, 3>{1, std::cos(1.0), std::cos(2.0)}));
  using complex = std::complex<double>;
  REQUIRE(agree(cos(s)(s = complex(1, 2)), std::cos(complex(1, 2))));
}

TEST_CASE("cos: constexpr value") { STATIC_REQUIRE(cos(s)(s = 0.0) == 1); }
