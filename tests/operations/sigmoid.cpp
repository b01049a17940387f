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
constexpr auto b = vector<"b", 2>;
constexpr auto W = matrix<"W", 2, 3>;
constexpr auto X = matrix<"X", 2, 3>;
constexpr auto U = matrix<"U", 2, 3>;

}  // namespace

TEST_CASE("sigmoid: shape") {
  STATIC_REQUIRE(rows(sigmoid(s)) == 1);
  STATIC_REQUIRE(rows(sigmoid(x)) == 3);
  STATIC_REQUIRE(rows(elementwise::sigmoid(X)) == 2);
  STATIC_REQUIRE(cols(elementwise::sigmoid(X)) == 3);
}

TEST_CASE("sigmoid: differential") {
  STATIC_REQUIRE(differential(sigmoid(s), s, t) == sigmoid(s) * (1 - sigmoid(s)) * t);
  STATIC_REQUIRE(differential(sigmoid(x), x, u) == hadamard(hadamard(sigmoid(x), ones<3> - sigmoid(x)), u));
  STATIC_REQUIRE(differential(elementwise::sigmoid(X), X, U)
                 == hadamard(hadamard(elementwise::sigmoid(X), ones<2, 3> - elementwise::sigmoid(X)), U));
}

TEST_CASE("sigmoid: gradient") {
  STATIC_REQUIRE(grad(sigmoid(u.T() * x), x) == sigmoid(u.T() * x) * sigmoid(-u.T() * x) * u);
  STATIC_REQUIRE(grad(sum(sigmoid(W * x + b)), b) == hadamard(sigmoid(W * x + b), ones<2> - sigmoid(W * x + b)));
  STATIC_REQUIRE(grad(log(1 + exp(s)), s) == sigmoid(s));
}

TEST_CASE("sigmoid: identities") {
  STATIC_REQUIRE(same_form(simplified(sigmoid(0_c)), ratio<1, 2>));
  STATIC_REQUIRE(sigmoid(-s) == 1 - sigmoid(s));
  STATIC_REQUIRE(sigmoid(s) == 1 / (1 + exp(-s)));
  STATIC_REQUIRE(sigmoid(s) == exp(s) / (1 + exp(s)));
}

TEST_CASE("sigmoid: near misses") {
  STATIC_REQUIRE(sigmoid(-s) != sigmoid(s));
  STATIC_REQUIRE(sigmoid(-s) != -sigmoid(s));
  STATIC_REQUIRE(sigmoid(s) != tanh(s));
  STATIC_REQUIRE(sigmoid(s + t) != sigmoid(s) * sigmoid(t));
}

TEST_CASE("sigmoid: notation") {
  STATIC_REQUIRE(to_text(sigmoid(s)) == "sigmoid(s)");
  STATIC_REQUIRE(to_latex(sigmoid(s)) == "\\sigma\\left(s\\right)");
  STATIC_REQUIRE(to_cpp(elementwise::sigmoid(X)) == "elementwise::sigmoid(X)");
}

TEST_CASE("sigmoid: value") {
  for (double at : {-700.0, -2.0, -1e-9, 0.0, 0.5, 30.0, 800.0})
    REQUIRE(is_close(sigmoid(s)(s = at), 1 / (1 + std::exp(-at)), 1e-15L));
  for (float at : {-80.0F, -1.0F, 0.5F}) REQUIRE(is_close(sigmoid(s)(s = at), 1 / (1 + std::exp(-at)), 1e-6L));
  REQUIRE(is_close(sigmoid(s)(s = 0.25L), 1 / (1 + std::exp(-0.25L)), 1e-18L));
  using complex = std::complex<double>;
  REQUIRE(agree(sigmoid(s)(s = complex(0.5, 0.25)), 1.0 / (1.0 + std::exp(-complex(0.5, 0.25)))));
}

TEST_CASE("sigmoid: constexpr value") {
  STATIC_REQUIRE(sigmoid(s)(s = 0.0) == 0.5);
  STATIC_REQUIRE(sigmoid(s)(s = -1000.0) == 0);
  STATIC_REQUIRE(sigmoid(s)(s = 1000.0F) == 1);
}

TEST_CASE("sigmoid: finite differences") {
  for (long double at : {-0.6L, 0.3L, 0.7L}) {
    auto const quotient = (sigmoid(s)(s = at + 1e-5L) - sigmoid(s)(s = at - 1e-5L)) / 2e-5L;
    REQUIRE(agree(grad(sigmoid(s), s)(s = at), quotient, 1e-8));
  }
}
