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
constexpr auto A = matrix<"A", 2, 3>;
constexpr auto X = matrix<"X", 2, 3>;
constexpr auto U = matrix<"U", 2, 3>;

}  // namespace

TEST_CASE("relu: shape") {
  STATIC_REQUIRE(rows(relu(s)) == 1);
  STATIC_REQUIRE(rows(relu(x)) == 3);
  STATIC_REQUIRE(rows(elementwise::relu(X)) == 2);
  STATIC_REQUIRE(cols(elementwise::relu(X)) == 3);
}

TEST_CASE("relu: differential") {
  STATIC_REQUIRE(differential(relu(s), s, t) == (1 + sign(s)) / 2 * t);
  STATIC_REQUIRE(differential(relu(x), x, u) == ratio<1, 2> * (u + hadamard(sign(x), u)));
  STATIC_REQUIRE(differential(elementwise::relu(X), X, U)
                 == ratio<1, 2> * hadamard(ones<2, 3> + elementwise::sign(X), U));
}

TEST_CASE("relu: gradient") {
  STATIC_REQUIRE(grad(sum(relu(A * x - b)), x) == A.T() * (ratio<1, 2> * (ones<2> + sign(A * x - b))));
  STATIC_REQUIRE(grad(sum(relu(A * x - b)), b) == -ratio<1, 2> * (ones<2> + sign(A * x - b)));
  STATIC_REQUIRE(grad(relu(s) * relu(s), s) == 2 * relu(s));
}

TEST_CASE("relu: identities") {
  STATIC_REQUIRE(same_form(simplified(relu(zeros<3>)), zeros<3>));
  STATIC_REQUIRE(same_form(simplified(relu(-2_c)), 0_c));
  STATIC_REQUIRE(same_form(simplified(relu(2_c)), 2_c));
  STATIC_REQUIRE(same_form(simplified(relu(2_c * x)), 2_c * relu(x)));
  STATIC_REQUIRE(same_form(simplified(relu(-2_c * s)), 2_c * relu(-s)));
  STATIC_REQUIRE(same_form(simplified(relu(relu(s))), relu(s)));
  STATIC_REQUIRE(relu(s) == (s + abs(s)) / 2);
  STATIC_REQUIRE(relu(s) - relu(-s) == s);
  STATIC_REQUIRE(relu(s) + relu(-s) == abs(s));
  STATIC_REQUIRE(relu(s) * relu(-s) == 0_c);
}

TEST_CASE("relu: near misses") {
  STATIC_REQUIRE(relu(s) != s);
  STATIC_REQUIRE(relu(s) != abs(s));
  STATIC_REQUIRE(relu(-s) != -relu(s));
  STATIC_REQUIRE(relu(s + t) != relu(s) + relu(t));
  STATIC_REQUIRE(grad(sum(relu(A * x - b)), x) != A.T() * (ratio<1, 2> * (ones<2> - sign(A * x - b))));
}

TEST_CASE("relu: notation") {
  STATIC_REQUIRE(to_text(relu(A * x - b)) == "relu(Ax - b)");
  STATIC_REQUIRE(to_latex(relu(s)) == "\\operatorname{relu}\\left(s\\right)");
  STATIC_REQUIRE(to_cpp(elementwise::relu(X)) == "elementwise::relu(X)");
}

TEST_CASE("relu: value") {
  REQUIRE(agree(relu(x)(x = dense<double, 3>{1, -2, 0}), dense<double, 3>{1, 0, 0}));
  REQUIRE(relu(s)(s = -0.5F) == 0);
  REQUIRE(std::isnan(relu(s)(s = std::nan(""))));
  STATIC_REQUIRE(relu(s)(s = -2.0) == 0);
  STATIC_REQUIRE(relu(s)(s = 2.0L) == 2);
}

TEST_CASE("relu: finite differences") {
  for (long double at : {-0.6L, 0.3L, 0.7L}) {
    auto const quotient = (relu(s)(s = at + 1e-5L) - relu(s)(s = at - 1e-5L)) / 2e-5L;
    REQUIRE(agree(grad(relu(s), s)(s = at), quotient, 1e-8));
  }
}
