// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto s = scalar<"s">;
constexpr auto x = vector<"x", 3>;
constexpr auto u = vector<"u", 3>;
constexpr auto p = vector<"p", 3>;
constexpr auto b = vector<"b", 2>;
constexpr auto W = matrix<"W", 2, 3>;

}  // namespace

TEST_CASE("log_sum_exp: shape") { STATIC_REQUIRE(rows(log_sum_exp(x)) == 1); }

TEST_CASE("log_sum_exp: differential") { STATIC_REQUIRE(differential(log_sum_exp(x), x, u) == softmax(x).T() * u); }

TEST_CASE("log_sum_exp: gradient") {
  STATIC_REQUIRE(grad(log_sum_exp(x), x) == softmax(x));
  STATIC_REQUIRE(grad(log_sum_exp(W * x + b), x) == W.T() * softmax(W * x + b));
  STATIC_REQUIRE(differential(grad(log_sum_exp(x), x), x, u) == (diag(softmax(x)) - softmax(x) * softmax(x).T()) * u);
  // entropy
  STATIC_REQUIRE(grad(-p.T() * log(p), p) == -log(p) - ones<3>);
}

TEST_CASE("log_sum_exp: identities") {
  STATIC_REQUIRE(log_sum_exp(x) == log(sum(exp(x))));
  STATIC_REQUIRE(same_form(simplified(log_sum_exp(s)), s));
}

TEST_CASE("log_sum_exp: near misses") {
  STATIC_REQUIRE(log_sum_exp(x) != sum(x));
  STATIC_REQUIRE(log_sum_exp(-x) != -log_sum_exp(x));
  STATIC_REQUIRE(grad(log_sum_exp(x), x) != exp(x));
}

TEST_CASE("log_sum_exp: notation") {
  STATIC_REQUIRE(to_text(log_sum_exp(x)) == "logsumexp(x)");
  STATIC_REQUIRE(to_latex(log_sum_exp(x)) == "\\operatorname{logsumexp}\\left(x\\right)");
  STATIC_REQUIRE(to_cpp(log_sum_exp(x)) == "log_sum_exp(x)");
}

TEST_CASE("log_sum_exp: value") {
  auto const sum = 1 + std::exp(-1.0) + std::exp(-3.0);
  for (double shift : {0.0, 1000.0, -1000.0})
    REQUIRE(agree(log_sum_exp(x)(x = dense<double, 3>{shift - 1, shift, shift - 3}), shift + std::log(sum)));
  auto const infinity = std::numeric_limits<double>::infinity();
  REQUIRE(log_sum_exp(x)(x = dense<double, 3>{infinity, 0, 0}) == infinity);
  REQUIRE(log_sum_exp(x)(x = dense<double, 3>{-infinity, -infinity, -infinity}) == -infinity);
  STATIC_REQUIRE(log_sum_exp(x)(x = dense<double, 3>{-5000, 1000, -1000}) == 1000);
}

TEST_CASE("log_sum_exp: finite differences") {
  dense<long double, 3> const x0{1, -2, 0.5L}, u0{0.5L, 1, -1};
  auto const quotient = (log_sum_exp(x)(x = moved(x0, 1e-5L, u0)) - log_sum_exp(x)(x = moved(x0, -1e-5L, u0))) / 2e-5L;
  REQUIRE(agree(differential(log_sum_exp(x), x, u)(x = x0, u = u0), quotient, 1e-8));
}
