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
constexpr auto X = matrix<"X", 3, 3>;
constexpr auto A = matrix<"A", 3, 3>;

constexpr dense<double, 3> x0{0, 1, -2};

}  // namespace

TEST_CASE("exp: shape") {
  STATIC_REQUIRE(rows(exp(s)) == 1);
  STATIC_REQUIRE(rows(exp(x)) == 3);
}

TEST_CASE("exp: differential") {
  STATIC_REQUIRE(differential(exp(s), s, t) == exp(s) * t);
  STATIC_REQUIRE(differential(exp(x), x, u) == hadamard(exp(x), u));
  STATIC_REQUIRE(partial(exp(s * s), s) == 2 * s * exp(s * s));
  STATIC_REQUIRE(partial(partial(exp(2_c * s), s), s) == 4 * exp(2_c * s));
}

TEST_CASE("exp: gradient") {
  STATIC_REQUIRE(grad(exp(s), s) == exp(s));
  STATIC_REQUIRE(grad(sum(exp(x)), x) == exp(x));
  STATIC_REQUIRE(grad(exp(tr(X)), X) == exp(tr(X)) * identity<3>);
  STATIC_REQUIRE(grad(exp(x.T() * A * x), x) == exp(x.T() * A * x) * (A + A.T()) * x);
  STATIC_REQUIRE(grad(log(sum(exp(x))), x) == exp(x) / sum(exp(x)));
  STATIC_REQUIRE(grad(log(1 + exp(-a.T() * x)), x) == -a / (1 + exp(a.T() * x)));
}

TEST_CASE("exp: identities") {
  STATIC_REQUIRE(same_form(simplified(exp(0_c)), 1_c));
  STATIC_REQUIRE(same_form(simplified(exp(zeros<3>)), ones<3>));
  STATIC_REQUIRE(same_form(simplified(exp(log(s))), s));
  STATIC_REQUIRE(exp(-s) == 1 / exp(s));
  STATIC_REQUIRE(exp(s - t) == 1 / exp(t - s));
}

TEST_CASE("exp: notation") {
  STATIC_REQUIRE(to_text(exp(-s)) == "exp(-s)");
  STATIC_REQUIRE(to_text(s * exp(s)) == "s exp(s)");
  STATIC_REQUIRE(to_latex(exp(s)) == "\\exp\\left(s\\right)");
  STATIC_REQUIRE(to_cpp(exp(s + t)) == "exp(s + t)");
}

TEST_CASE("exp: value") {
  for (double at : {-700.0, -30.0, -1.0, -1e-9, 0.0, 1e-300, 0.5, 1.0, 30.0, 700.0})
    REQUIRE(is_close(exp(s)(s = at), std::exp(at), 1e-15L));
  for (float at : {-80.0F, -1.0F, 0.0F, 0.5F, 80.0F}) REQUIRE(is_close(exp(s)(s = at), std::exp(at), 1e-6L));
  REQUIRE(is_close(exp(s)(s = 1.25L), std::exp(1.25L), 1e-18L));
  REQUIRE(agree(exp(x)(x = x0), dense<double, 3>{1, std::exp(1.0), std::exp(-2.0)}));
  REQUIRE(std::isinf(exp(s)(s = 1000.0)));
  REQUIRE(exp(s)(s = -1000.0) == 0);
  using complex = std::complex<double>;
  REQUIRE(agree(exp(s)(s = complex(1, 2)), std::exp(complex(1, 2))));
}

TEST_CASE("exp: constexpr value") {
  STATIC_REQUIRE(exp(s)(s = 0.0) == 1);
  constexpr double e = exp(s)(s = 1.0);
  STATIC_REQUIRE((e > 2.718281828459044 && e < 2.718281828459046));
}
