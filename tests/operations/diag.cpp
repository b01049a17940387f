// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto x = vector<"x", 3>;
constexpr auto y = vector<"y", 3>;
constexpr auto u = vector<"u", 3>;
constexpr auto X = matrix<"X", 3, 3>;
constexpr auto U = matrix<"U", 3, 3>;
constexpr auto A = matrix<"A", 3, 3>;
constexpr auto D = diagonal<"D", 3>;
constexpr auto s = scalar<"s">;

constexpr dense<double, 3> x0{1, 2, 3};
constexpr dense<double, 3, 3> a0{1, 2, 3, 4, 5, 6, 7, 8, 10};

}  // namespace

TEST_CASE("diag: shape") {
  STATIC_REQUIRE(rows(diag(x)) == 3);
  STATIC_REQUIRE(cols(diag(x)) == 3);
  STATIC_REQUIRE(rows(diag(X)) == 3);
  STATIC_REQUIRE(cols(diag(X)) == 1);
}

TEST_CASE("diag: structure") {
  STATIC_REQUIRE(is_diagonal(diag(x)));
  STATIC_REQUIRE(is_symmetric(diag(x)));
  STATIC_REQUIRE(is_diagonal(diag(diag(X))));
}

TEST_CASE("diag: differential") {
  STATIC_REQUIRE(differential(diag(x), x, u) == diag(u));
  STATIC_REQUIRE(differential(diag(X), X, U) == diag(U));
  STATIC_REQUIRE(differential(diag(x) * A * x, x, u) == (diag(A * x) + diag(x) * A) * u);
}

TEST_CASE("diag: gradient") {
  STATIC_REQUIRE(grad(tr(A * diag(x)), x) == diag(A));
  STATIC_REQUIRE(grad(y.T() * diag(X), X) == diag(y));
  STATIC_REQUIRE(grad(sum(diag(X)), X) == identity<3>);
  STATIC_REQUIRE(grad(tr(A * D), D) == diag(diag(A)));
  STATIC_REQUIRE(grad(logdet(diag(x)), x) == pow<-1>(x));
  STATIC_REQUIRE(grad(y.T() * diag(X * X), X) == diag(y) * X.T() + X.T() * diag(y));
}

TEST_CASE("diag: identities") {
  STATIC_REQUIRE(same_form(simplified(diag(ones<3>)), identity<3>));
  STATIC_REQUIRE(same_form(simplified(diag(identity<3>)), ones<3>));
  STATIC_REQUIRE(same_form(simplified(diag(diag(x))), x));
  STATIC_REQUIRE(same_form(simplified(diag(X.T())), diag(X)));
  STATIC_REQUIRE(same_form(simplified(transpose(diag(x))), diag(x)));
  STATIC_REQUIRE(same_form(simplified(diag(2_c * x)), 2_c * diag(x)));
  STATIC_REQUIRE(same_form(simplified(diag(zeros<3>)), zeros<3, 3>));
  STATIC_REQUIRE(same_form(simplified(inv(diag(x))), diag(pow<-1>(x))));
  STATIC_REQUIRE(diag(x + y) == diag(x) + diag(y));
  STATIC_REQUIRE(diag(x) * diag(y) == diag(hadamard(x, y)));
  STATIC_REQUIRE(diag(D) == D * ones<3>);
  STATIC_REQUIRE(sum(diag(X)) == tr(X));
  STATIC_REQUIRE(diag(x * y.T()) == hadamard(x, y));
  STATIC_REQUIRE(diag(s) == s);
}

TEST_CASE("diag: notation") {
  STATIC_REQUIRE(to_text(diag(x)) == "diag(x)");
  STATIC_REQUIRE(to_text(diag(X)) == "diag(X)");
  STATIC_REQUIRE(to_latex(diag(x)) == "\\operatorname{diag}\\left(x\\right)");
  STATIC_REQUIRE(to_cpp(diag(diag(X))) == "diag(diag(X))");
}

TEST_CASE("diag: value") {
  REQUIRE(agree(diag(x)(x = x0), dense<double, 3, 3>{1, 0, 0, 0, 2, 0, 0, 0, 3}));
  REQUIRE(agree(diag(X)(X = a0), dense<double, 3>{1, 5, 10}));
  REQUIRE(agree((diag(x) * A)(x = x0, A = a0), dense<double, 3, 3>{1, 4, 9, 4, 10, 18, 7, 16, 30}));
  REQUIRE(agree((A * diag(x))(x = x0, A = a0), dense<double, 3, 3>{1, 2, 3, 8, 10, 12, 21, 24, 30}));
  REQUIRE(agree(diag(x)(x = dense<float, 3>{1, 2, 3})(2, 2), 3.0F));
}

TEST_CASE("diag: constexpr value") {
  STATIC_REQUIRE(diag(x)(x = x0) == dense<double, 3, 3>{1, 0, 0, 0, 2, 0, 0, 0, 3});
  STATIC_REQUIRE(diag(X)(X = a0) == dense<double, 3>{1, 5, 10});
}
