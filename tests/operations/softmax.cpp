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

}  // namespace

TEST_CASE("softmax: shape") {
  STATIC_REQUIRE(rows(softmax(x)) == 3);
  STATIC_REQUIRE(cols(softmax(x)) == 1);
}

TEST_CASE("softmax: differential") {
  STATIC_REQUIRE(differential(softmax(x), x, u) == hadamard(softmax(x), u) - softmax(x) * (softmax(x).T() * u));
}

TEST_CASE("softmax: gradient") {
  STATIC_REQUIRE(grad(p.T() * softmax(x), x) == hadamard(softmax(x), p) - softmax(x) * (softmax(x).T() * p));
  STATIC_REQUIRE(grad(sum(softmax(x)), x) == zeros<3>);
  STATIC_REQUIRE(grad(-p.T() * log(softmax(x)), x) == sum(p) * softmax(x) - p);
}

TEST_CASE("softmax: identities") {
  STATIC_REQUIRE(softmax(x) == exp(x) / sum(exp(x)));
  STATIC_REQUIRE(sum(softmax(x)) == 1_c);
  STATIC_REQUIRE(softmax(x) == grad(log_sum_exp(x), x));
  STATIC_REQUIRE(same_form(simplified(softmax(s)), 1_c));
}

TEST_CASE("softmax: near misses") {
  STATIC_REQUIRE(softmax(x) != exp(x));
  STATIC_REQUIRE(softmax(-x) != softmax(x));
  STATIC_REQUIRE(softmax(2_c * x) != softmax(x));
  STATIC_REQUIRE(differential(softmax(x), x, u) != hadamard(softmax(x), u));
}

TEST_CASE("softmax: notation") {
  STATIC_REQUIRE(to_text(softmax(x)) == "softmax(x)");
  STATIC_REQUIRE(to_latex(softmax(x)) == "\\operatorname{softmax}\\left(x\\right)");
  STATIC_REQUIRE(to_cpp(softmax(x)) == "softmax(x)");
}

TEST_CASE("softmax: value") {
  auto const e = std::exp(-1.0), f = std::exp(-3.0);
  for (double shift : {0.0, 1000.0, -1000.0})
    REQUIRE(agree(softmax(x)(x = dense<double, 3>{shift, shift - 1, shift - 3}),
                  dense<double, 3>{1 / (1 + e + f), e / (1 + e + f), f / (1 + e + f)}));
  using complex = std::complex<double>;
  auto const z = softmax(x)(x = dense<complex, 3>{complex(0, 1), complex(1, 0), complex(0.5, 2)});
  REQUIRE(agree(z(0, 0) + z(1, 0) + z(2, 0), complex(1, 0)));
  STATIC_REQUIRE(softmax(x)(x = dense<double, 3>{0, -1000, -1000})(0, 0) == 1);
}

TEST_CASE("softmax: finite differences") {
  dense<long double, 3> const x0{1, -2, 0.5L}, u0{0.5L, 1, -1};
  auto const after = softmax(x)(x = moved(x0, 1e-5L, u0)), before = softmax(x)(x = moved(x0, -1e-5L, u0));
  auto const quotient = made<long double, 3, 1>([&](int i, int) { return (after(i, 0) - before(i, 0)) / 2e-5L; });
  REQUIRE(agree(differential(softmax(x), x, u)(x = x0, u = u0), quotient, 1e-8));
}
