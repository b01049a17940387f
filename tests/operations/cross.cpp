// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto a = vector<"a", 3>;
constexpr auto b = vector<"b", 3>;
constexpr auto c = vector<"c", 3>;
constexpr auto d = vector<"d", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto u = vector<"u", 3>;
constexpr auto v = vector<"v", 3>;
constexpr auto A = matrix<"A", 3, 3>;
constexpr auto Q = orthogonal<"Q", 3>;
constexpr auto s = scalar<"s">;

constexpr dense<double, 3> a0{1, 2, 3};
constexpr dense<double, 3> b0{-2, 5, 7};

}  // namespace

TEST_CASE("cross: shape") {
  STATIC_REQUIRE(rows(cross(a, b)) == 3);
  STATIC_REQUIRE(cols(cross(a, b)) == 1);
}

TEST_CASE("cross: differential") {
  STATIC_REQUIRE(differential(cross(a, x), x, u) == cross(a, u));
  STATIC_REQUIRE(differential(cross(x, b), x, u) == cross(u, b));
  STATIC_REQUIRE(differential(cross(x, A * x), x, u) == cross(u, A * x) + cross(x, A * u));
  STATIC_REQUIRE(partial(cross(a + s * b, a), s) == cross(b, a));
}

TEST_CASE("cross: gradient of a triple product") {
  STATIC_REQUIRE(grad(c.T() * cross(a, x), x) == cross(c, a));
  STATIC_REQUIRE(grad(c.T() * cross(x, b), x) == cross(b, c));
}

TEST_CASE("cross: gradient") {
  STATIC_REQUIRE(grad(squared_norm(cross(a, x)), x) == 2 * cross(cross(a, x), a));
  STATIC_REQUIRE(grad(c.T() * cross(x, A * x), x) == cross(A * x, c) + A.T() * cross(c, x));
  STATIC_REQUIRE(grad(c.T() * cross(a, A * b), A) == cross(c, a) * b.T());
  STATIC_REQUIRE(hvp(squared_norm(cross(a, x)), x, u) == 2 * cross(cross(a, u), a));
  STATIC_REQUIRE(dot(hvp(c.T() * cross(x, A * x), x, u), v) == dot(hvp(c.T() * cross(x, A * x), x, v), u));
}

TEST_CASE("cross: the Jacobian of a × x is [a]ₓ") {
  STATIC_REQUIRE(jacobian(cross(a, x), x) == skew(a));
  STATIC_REQUIRE(jacobian(cross(x, b), x) == -skew(b));
  STATIC_REQUIRE(jacobian(cross(x, A * x), x) == skew(x) * A - skew(A * x));
}

TEST_CASE("cross: identities") {
  STATIC_REQUIRE(is_zero(cross(a, a)));
  STATIC_REQUIRE(is_zero(cross(a, 2_c * a)));
  STATIC_REQUIRE(is_zero(a.T() * cross(a, b)));
  STATIC_REQUIRE(is_zero(cross(a, b).T() * b));
  STATIC_REQUIRE(cross(a, b) == -cross(b, a));
  STATIC_REQUIRE(cross(a, b) != cross(b, a));
  STATIC_REQUIRE(same_form(simplified(cross(b, a)), simplified(-cross(a, b))));
  STATIC_REQUIRE(same_form(simplified(cross(s * a, 3_c * b)), simplified(3_c * s * cross(a, b))));
  STATIC_REQUIRE(same_form(simplified(cross(zeros<3>, b)), zeros<3>));
  STATIC_REQUIRE(same_form(simplified(b.T() * cross(c, a)), simplified(c.T() * cross(a, b))));
  STATIC_REQUIRE(same_form(simplified(b.T() * cross(c, a)), simplified(cross(a, b).T() * c)));
  STATIC_REQUIRE(same_form(simplified(b.T() * cross(a, c)), simplified(-c.T() * cross(a, b))));
  // Lagrange, Jacobi, and rotations
  STATIC_REQUIRE(cross(a, cross(b, c)) == b * (a.T() * c) - c * (a.T() * b));
  STATIC_REQUIRE(cross(a, cross(b, c)) + cross(b, cross(c, a)) + cross(c, cross(a, b)) == zeros<3>);
  STATIC_REQUIRE(cross(a, b).T() * cross(c, d) == (a.T() * c) * (b.T() * d) - (a.T() * d) * (b.T() * c));
  STATIC_REQUIRE(cross(A * a, A * b) == adj(A).T() * cross(a, b));
  STATIC_REQUIRE(cross(Q * a, Q * b) == det(Q) * Q * cross(a, b));
}

TEST_CASE("cross: notation") {
  STATIC_REQUIRE(to_text(cross(a, b)) == "a × b");
  STATIC_REQUIRE(to_latex(cross(a, b)) == "a \\times b");
  STATIC_REQUIRE(to_cpp(cross(a, b)) == "cross(a, b)");
  STATIC_REQUIRE(to_text(cross(A * a, b)) == "(Aa) × b");
  STATIC_REQUIRE(to_text(c.T() * cross(a, b)) == "cᵀ(a × b)");
}

TEST_CASE("cross: value") {
  REQUIRE(agree(cross(a, b)(a = a0, b = b0), dense<double, 3>{-1, -13, 9}));
  REQUIRE(agree(cross(b, a)(a = a0, b = b0), dense<double, 3>{1, 13, -9}));
  REQUIRE(agree(cross(a, b)(a = dense<float, 3>{1, 0, 0}, b = dense<float, 3>{0, 1, 0}), dense<float, 3>{0, 0, 1}));
  REQUIRE(agree(cross(a, b)(a = dense<long double, 3>{0, 1, 0}, b = dense<long double, 3>{0, 0, 1}),
                dense<long double, 3>{1, 0, 0}));
  STATIC_REQUIRE(cost(cross(a, b)).flops == 9);
}

TEST_CASE("cross: constexpr value") { STATIC_REQUIRE(cross(a, b)(a = a0, b = b0) == dense<double, 3>{-1, -13, 9}); }
