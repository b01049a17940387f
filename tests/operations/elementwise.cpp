// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto s = scalar<"s">;
constexpr auto t = scalar<"t">;
constexpr auto x = vector<"x", 3>;
constexpr auto M = matrix<"M", 3, 2>;
constexpr auto S = matrix<"S", 3, 3>;
constexpr auto X = matrix<"X", 2, 3>;
constexpr auto U = matrix<"U", 2, 3>;

}  // namespace

TEST_CASE("elementwise: shape") {
  STATIC_REQUIRE(rows(elementwise::exp(X)) == 2);
  STATIC_REQUIRE(cols(elementwise::pow<2>(X)) == 3);
  STATIC_REQUIRE(cols(elementwise::pow(X, s)) == 3);
  STATIC_REQUIRE(cols(elementwise::sqrt(X)) == 3);
}

TEST_CASE("elementwise: differential") {
  STATIC_REQUIRE(differential(elementwise::exp(X), X, U) == hadamard(elementwise::exp(X), U));
  STATIC_REQUIRE(differential(elementwise::log(X), X, U) == hadamard_div(U, X));
  STATIC_REQUIRE(differential(elementwise::sin(X), X, U) == hadamard(elementwise::cos(X), U));
  STATIC_REQUIRE(differential(elementwise::pow<3>(X), X, U) == 3 * hadamard(elementwise::pow<2>(X), U));
  STATIC_REQUIRE(differential(elementwise::pow(X, s), X, U) == s * hadamard(elementwise::pow(X, s - 1_c), U));
  STATIC_REQUIRE(differential(elementwise::pow(X, s), s, t)
                 == t * hadamard(elementwise::pow(X, s), elementwise::log(X)));
}

TEST_CASE("elementwise: gradient") {
  STATIC_REQUIRE(grad(tr(M * elementwise::exp(X)), X) == hadamard(M.T(), elementwise::exp(X)));
  STATIC_REQUIRE(grad(sum(elementwise::log(X)), X) == elementwise::pow<-1>(X));
  STATIC_REQUIRE(grad(sum(elementwise::pow<2>(X)), X) == 2 * X);
  STATIC_REQUIRE(grad(-sum(hadamard(X, elementwise::log(X))), X) == -elementwise::log(X) - ones<2, 3>);
  STATIC_REQUIRE(grad(sum(elementwise::sqrt(X)), X) == ratio<1, 2> * elementwise::pow(X, -ratio<1, 2>));
}

TEST_CASE("elementwise: identities") {
  STATIC_REQUIRE(elementwise::exp(x) == exp(x));
  STATIC_REQUIRE(elementwise::pow<2>(X) == hadamard(X, X));
  STATIC_REQUIRE(elementwise::exp(X).T() == elementwise::exp(X.T()));
  STATIC_REQUIRE(hadamard(elementwise::sqrt(X), elementwise::sqrt(X)) == X);
  STATIC_REQUIRE(hadamard(elementwise::exp(X), elementwise::exp(-X)) == ones<2, 3>);
  STATIC_REQUIRE(same_form(simplified(elementwise::log(elementwise::exp(X))), X));
  STATIC_REQUIRE(same_form(simplified(elementwise::exp(X).T()), elementwise::exp(X.T())));
  STATIC_REQUIRE(same_form(simplified(exp(x).T()), elementwise::exp(x.T())));
  STATIC_REQUIRE(same_form(simplified(elementwise::pow<0>(X)), ones<2, 3>));
  STATIC_REQUIRE(same_form(simplified(hadamard(X, elementwise::pow<2>(X))), elementwise::pow<3>(X)));
}

TEST_CASE("elementwise: near misses") {
  STATIC_REQUIRE(elementwise::exp(X) != elementwise::exp(-X));
  STATIC_REQUIRE(elementwise::pow<3>(X) != elementwise::pow<2>(X));
  STATIC_REQUIRE(elementwise::pow<2>(S) != pow<2>(S));
  STATIC_REQUIRE(elementwise::log(X) != X);
  STATIC_REQUIRE(grad(tr(M * elementwise::exp(X)), X) != M.T());
}

TEST_CASE("elementwise: notation") {
  STATIC_REQUIRE(to_text(elementwise::exp(X)) == "exp∘(X)");
  STATIC_REQUIRE(to_text(elementwise::exp(x)) == "exp(x)");
  STATIC_REQUIRE(to_latex(elementwise::exp(X)) == "\\exp^{\\circ}\\left(X\\right)");
  STATIC_REQUIRE(to_cpp(elementwise::exp(X)) == "elementwise::exp(X)");
  STATIC_REQUIRE(to_text(elementwise::pow<2>(X)) == "X∘²");
  STATIC_REQUIRE(to_latex(elementwise::pow<2>(X)) == "X^{\\circ 2}");
  STATIC_REQUIRE(to_cpp(elementwise::pow<2>(X)) == "elementwise::pow<2>(X)");
  STATIC_REQUIRE(to_text(elementwise::pow(X, s)) == "X∘^s");
  STATIC_REQUIRE(to_latex(elementwise::pow(X, s)) == "X^{\\circ s}");
  STATIC_REQUIRE(to_cpp(elementwise::pow(X, s)) == "elementwise::pow(X, s)");
  STATIC_REQUIRE(to_cpp(elementwise::sqrt(X)) == "elementwise::sqrt(X)");
}

TEST_CASE("elementwise: value") {
  dense<double, 2, 3> const X0{0, 1, 2, 3, 4, 0.5};
  auto const each = [&](auto f) { return made<double, 2, 3>([&](int i, int j) { return f(X0(i, j)); }); };
  REQUIRE(agree(elementwise::exp(X)(X = X0), each([](double at) { return std::exp(at); })));
  REQUIRE(agree(elementwise::cos(X)(X = X0), each([](double at) { return std::cos(at); })));
  REQUIRE(agree(elementwise::sqrt(X)(X = X0), each([](double at) { return std::sqrt(at); })));
  REQUIRE(agree(elementwise::pow(X, 1.5)(X = X0), each([](double at) { return std::pow(at, 1.5); })));
  REQUIRE(agree(elementwise::pow(X, s)(X = X0, s = 2.5), each([](double at) { return std::pow(at, 2.5); })));
}
