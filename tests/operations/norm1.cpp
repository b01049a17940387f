// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto s = scalar<"s">;
constexpr auto x = vector<"x", 3>;
constexpr auto u = vector<"u", 3>;
constexpr auto y = vector<"y", 2>;
constexpr auto A = matrix<"A", 2, 3>;
constexpr auto X = matrix<"X", 2, 3>;
constexpr auto U = matrix<"U", 2, 3>;

}  // namespace

TEST_CASE("norm1: shape") {
  STATIC_REQUIRE(rows(norm1(x)) == 1);
  STATIC_REQUIRE(rows(norm1(X)) == 1);
}

TEST_CASE("norm1: differential") {
  STATIC_REQUIRE(differential(norm1(x), x, u) == sign(x).T() * u);
  STATIC_REQUIRE(differential(norm1(X), X, U) == dot(elementwise::sign(X), U));
}

TEST_CASE("norm1: gradient") {
  STATIC_REQUIRE(grad(norm1(x), x) == sign(x));
  STATIC_REQUIRE(grad(norm1(A * x - y), x) == A.T() * sign(A * x - y));
  STATIC_REQUIRE(grad(norm1(A * x - y), A) == sign(A * x - y) * x.T());
  STATIC_REQUIRE(grad(norm1(X), X) == elementwise::sign(X));
}

TEST_CASE("norm1: identities") {
  STATIC_REQUIRE(same_form(simplified(norm1(s)), abs(s)));
  STATIC_REQUIRE(same_form(simplified(norm1(X.T())), norm1(X)));
  STATIC_REQUIRE(same_form(simplified(norm1(-3_c * X)), 3_c * norm1(X)));
  STATIC_REQUIRE(norm1(x) == sum(abs(x)));
  STATIC_REQUIRE(norm1(X) == sum(elementwise::abs(X)));
  STATIC_REQUIRE(norm1(x) == sign(x).T() * x);
  STATIC_REQUIRE(norm1(s * x) == abs(s) * norm1(x));
}

TEST_CASE("norm1: near misses") {
  STATIC_REQUIRE(norm1(x) != norm(x));
  STATIC_REQUIRE(norm1(x) != sum(x));
  STATIC_REQUIRE(norm1(x + u) != norm1(x) + norm1(u));
  STATIC_REQUIRE(grad(norm1(A * x - y), x) != A.T() * sign(A * x));
}

TEST_CASE("norm1: notation") {
  STATIC_REQUIRE(to_text(norm1(x)) == "‖x‖₁");
  STATIC_REQUIRE(to_latex(norm1(A * x)) == "\\lVert Ax \\rVert_1");
  STATIC_REQUIRE(to_cpp(norm1(x)) == "norm1(x)");
  STATIC_REQUIRE(to_text(grad(norm1(A * x - y), x)) == "Aᵀ sign(Ax - y)");
}

TEST_CASE("norm1: value") {
  REQUIRE(norm1(x)(x = dense<double, 3>{1, -2, 4}) == 7);
  REQUIRE(norm1(X)(X = dense<double, 2, 3>{1, -2, 0, -4, 5, -6}) == 18);
  using complex = std::complex<double>;
  REQUIRE(agree(norm1(x)(x = dense<complex, 3>{complex(3, 4), complex(0, -1), complex(2, 0)}), complex(8, 0)));
  STATIC_REQUIRE(norm1(x)(x = dense<double, 3>{1, -2, 4}) == 7);
}

TEST_CASE("norm1: finite differences") {
  dense<long double, 3> const x0{1, -2, 4}, u0{0.5L, 1, -1};
  auto const quotient = (norm1(x)(x = moved(x0, 1e-5L, u0)) - norm1(x)(x = moved(x0, -1e-5L, u0))) / 2e-5L;
  REQUIRE(agree(differential(norm1(x), x, u)(x = x0, u = u0), quotient, 1e-8));
}
