// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto a = vector<"a", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto u = vector<"u", 3>;
constexpr auto M = matrix<"M", 4, 3>;
constexpr auto V = matrix<"V", 4, 3>;
constexpr auto b = vector<"b", 4>;
constexpr auto Q = orthogonal<"Q", 3>;
constexpr auto s = scalar<"s">;

}  // namespace

TEST_CASE("norm: shape") {
  STATIC_REQUIRE(rows(norm(x)) == 1);
  STATIC_REQUIRE(cols(norm(M)) == 1);
}

TEST_CASE("norm: differential") {
  STATIC_REQUIRE(differential(norm(x), x, u) == dot(x, u) / norm(x));
  STATIC_REQUIRE(differential(norm(M), M, V) == tr(M.T() * V) / norm(M));
  STATIC_REQUIRE(differential(x / norm(x), x, u) == u / norm(x) - x * dot(x, u) / pow<3>(norm(x)));
}

TEST_CASE("Cookbook (129): ∂‖x − a‖/∂x = (x − a)/‖x − a‖") {
  STATIC_REQUIRE(grad(norm(x - a), x) == (x - a) / norm(x - a));
}

TEST_CASE("norm: gradient") {
  STATIC_REQUIRE(grad(norm(M), M) == M / norm(M));
  STATIC_REQUIRE(grad(norm(M * x - b), x) == M.T() * (M * x - b) / norm(M * x - b));
  STATIC_REQUIRE(grad(log(norm(x)), x) == x / squared_norm(x));
  STATIC_REQUIRE(grad(pow<4>(norm(x)), x) == 4 * squared_norm(x) * x);
  STATIC_REQUIRE(grad(pow<2>(norm(x)), x) == 2 * x);
}

TEST_CASE("norm: identities") {
  STATIC_REQUIRE(same_form(simplified(norm(M.T())), norm(M)));
  STATIC_REQUIRE(same_form(simplified(norm(x) * norm(x)), transpose(x) * x));
  STATIC_REQUIRE(same_form(simplified(sqrt(dot(x, x))), norm(x)));
  STATIC_REQUIRE(same_form(simplified(norm(x) / norm(x)), 1_c));
  STATIC_REQUIRE(pow<2>(norm(M)) == squared_norm(M));
  STATIC_REQUIRE(norm(Q * x) == norm(x));
  STATIC_REQUIRE(norm(x - a) == norm(a - x));
  STATIC_REQUIRE(pow<2>(norm(s)) == s * s);
}

TEST_CASE("norm: notation") {
  STATIC_REQUIRE(to_text(norm(M * x - b)) == "‖Mx - b‖");
  STATIC_REQUIRE(to_text(grad(norm(x), x)) == "x/‖x‖");
  STATIC_REQUIRE(to_latex(norm(x)) == "\\lVert x \\rVert");
  STATIC_REQUIRE(to_cpp(norm(M * x - b)) == "norm(M * x - b)");
}

TEST_CASE("norm: value") {
  REQUIRE(agree(norm(x)(x = dense<double, 3>{2, 3, 6}), 7.0));
  REQUIRE(norm(x)(x = dense<double, 3>{}) == 0);
  REQUIRE(agree(norm(x)(x = dense<float, 3>{2, -3, 6}), 7.0F, 1e-6));
  REQUIRE(agree(norm(x)(x = dense<long double, 3>{1, 1, 1}), std::sqrt(3.0L), 1e-18));
  REQUIRE(agree(norm(M)(M = made<double, 4, 3>([](int i, int j) { return i == j; })), std::sqrt(3.0)));
  REQUIRE(norm(s)(s = -2.0) == 2);
  REQUIRE(agree(grad(norm(x), x)(x = dense<double, 3>{2, 3, 6}), dense<double, 3>{2.0 / 7, 3.0 / 7, 6.0 / 7}));
}

TEST_CASE("norm: constexpr value") { STATIC_REQUIRE(norm(x)(x = dense<double, 3>{2, 3, 6}) == 7); }
