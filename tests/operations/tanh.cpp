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

TEST_CASE("tanh: shape") {
  STATIC_REQUIRE(rows(tanh(s)) == 1);
  STATIC_REQUIRE(rows(tanh(x)) == 3);
  STATIC_REQUIRE(rows(elementwise::tanh(X)) == 2);
  STATIC_REQUIRE(cols(elementwise::tanh(X)) == 3);
}

TEST_CASE("tanh: differential") {
  STATIC_REQUIRE(differential(tanh(s), s, t) == (1 - tanh(s) * tanh(s)) * t);
  STATIC_REQUIRE(differential(tanh(x), x, u) == hadamard(ones<3> - hadamard(tanh(x), tanh(x)), u));
  STATIC_REQUIRE(differential(elementwise::tanh(X), X, U)
                 == hadamard(ones<2, 3> - elementwise::pow<2>(elementwise::tanh(X)), U));
}

TEST_CASE("tanh: gradient") {
  STATIC_REQUIRE(grad(sum(tanh(W * x + b)), b) == ones<2> - pow<2>(tanh(W * x + b)));
  STATIC_REQUIRE(grad(sum(tanh(W * x + b)), x) == W.T() * (ones<2> - pow<2>(tanh(W * x + b))));
  STATIC_REQUIRE(grad(sum(tanh(W * x + b)), W) == (ones<2> - pow<2>(tanh(W * x + b))) * x.T());
}

TEST_CASE("tanh: identities") {
  STATIC_REQUIRE(same_form(simplified(tanh(0_c)), 0_c));
  STATIC_REQUIRE(same_form(simplified(tanh(zeros<3>)), zeros<3>));
  STATIC_REQUIRE(tanh(-s) == -tanh(s));
  STATIC_REQUIRE(tanh(s) == sinh(s) / cosh(s));
  STATIC_REQUIRE(tanh(s) == (exp(s) - exp(-s)) / (exp(s) + exp(-s)));
  STATIC_REQUIRE(1 - tanh(s) * tanh(s) == pow<-2>(cosh(s)));
}

TEST_CASE("tanh: near misses") {
  STATIC_REQUIRE(tanh(-s) != tanh(s));
  STATIC_REQUIRE(tanh(s + t) != tanh(s) + tanh(t));
  STATIC_REQUIRE(grad(tanh(s), s) != 1 + tanh(s) * tanh(s));
  STATIC_REQUIRE(tanh(s) != sinh(s));
}

TEST_CASE("tanh: notation") {
  STATIC_REQUIRE(to_text(tanh(W * x + b)) == "tanh(Wx + b)");
  STATIC_REQUIRE(to_latex(tanh(s)) == "\\tanh\\left(s\\right)");
  STATIC_REQUIRE(to_cpp(elementwise::tanh(X)) == "elementwise::tanh(X)");
}

TEST_CASE("tanh: value") {
  for (double at : {-800.0, -2.0, -1e-9, 0.0, 1e-300, 0.5, 30.0})
    REQUIRE(is_close(tanh(s)(s = at), std::tanh(at), 1e-15L));
  for (float at : {-80.0F, -1.0F, 0.5F}) REQUIRE(is_close(tanh(s)(s = at), std::tanh(at), 1e-6L));
  REQUIRE(is_close(tanh(s)(s = 0.25L), std::tanh(0.25L), 1e-18L));
  using complex = std::complex<double>;
  REQUIRE(agree(tanh(s)(s = complex(0.5, 0.25)), std::tanh(complex(0.5, 0.25))));
}

TEST_CASE("tanh: constexpr value") {
  static constexpr double points[] = {-800.0, -2.0, -1e-9, 0.0, 0.3, 0.99, 1.0, 1.01, 30.0};
  static constexpr auto values = [] {
    dense<double, 9> result{};
    for (int i = 0; i < 9; ++i) result(i, 0) = tanh(s)(s = points[i]);
    return result;
  }();
  for (int i = 0; i < 9; ++i) REQUIRE(is_close(values(i, 0), std::tanh(points[i]), 1e-15L));
  static constexpr float rounded = tanh(s)(s = 0.75F);
  REQUIRE(is_close(rounded, std::tanh(0.75F), 1e-6L));
  static constexpr long double precise = tanh(s)(s = 0.75L);
  REQUIRE(is_close(precise, std::tanh(0.75L), 1e-18L));
}

TEST_CASE("tanh: finite differences") {
  for (long double at : {-0.6L, 0.3L, 0.7L}) {
    auto const quotient = (tanh(s)(s = at + 1e-5L) - tanh(s)(s = at - 1e-5L)) / 2e-5L;
    REQUIRE(agree(grad(tanh(s), s)(s = at), quotient, 1e-8));
  }
}
