// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto x0 = matrix<"x0", 3>;
constexpr auto x1 = vector<"x1", 3>;

constexpr dense<double, 3, 3> A{4, 1, 0, 1, 3, 1, 0, 1, 2};
constexpr dense<double, 3> b{1, -1, 2};
constexpr dense<double, 3> v{1, 0, 1};

constexpr auto density = [](auto S, auto x) { return logdet(S) + x.T() * inv(S) * x; };
constexpr auto f = logdet(x0) + x1.T() * inv(x0) * x1;

}  // namespace

TEST_CASE("function style: grad<k>(f) gives what grad(f, X) gives") {
  constexpr auto g = grad<0>(density);
  CHECK(g(A, b) == grad(f, x0)(x0 = A, x1 = b));
  CHECK(grad<1>(density)(A, b) == grad(f, x1)(x0 = A, x1 = b));
  STATIC_REQUIRE(std::is_same_v<decltype(g(A, b)), dense<double, 3, 3>>);
  STATIC_REQUIRE(grad<0>([](auto X) { return tr(X * X); })(A) == dense<double, 3, 3>{8, 2, 0, 2, 6, 2, 0, 2, 4});
}

TEST_CASE("function style: one function for every shape and type") {
  constexpr auto g = grad<1>([](auto X, auto x) { return dot(x, X * x); });
  STATIC_REQUIRE(g(dense<double, 2, 2>{1, 2, 3, 4}, dense<double, 2>{1, 1}) == dense<double, 2>{7, 13});
  STATIC_REQUIRE(g(dense<float, 1, 1>{2}, 3.0F) == 12.0F);
  constexpr double rows[2][2] = {{1, 3}, {2, 4}};
  constexpr double column[2] = {1, 1};
  STATIC_REQUIRE(g(rows, column) == dense<double, 2>{7, 13});
}

TEST_CASE("function style: numbers are scalars, also whole ones") {
  constexpr auto power = [](auto s, auto t) { return s * pow<3>(t); };
  STATIC_REQUIRE(grad<1>(power)(2, 3) == 54.0);
  STATIC_REQUIRE(std::is_same_v<decltype(grad<1>(power)(2.0F, 3)), double>);
  STATIC_REQUIRE(std::is_same_v<decltype(grad<1>(power)(2.0F, 3.0F)), float>);
  STATIC_REQUIRE(grad<0>([](auto x, auto t) { return t * squared_norm(x); })(v, 0.5) == v);
}

TEST_CASE("function style: the other derivatives") {
  auto const both = value_and_grad<1>(density)(A, b);
  CHECK(agree(both.value, f(x0 = A, x1 = b)));
  CHECK(agree(both.gradient, grad(f, x1)(x0 = A, x1 = b)));
  CHECK(hessian<1>(density)(A, b) == hessian(f, x1)(x0 = A, x1 = b));
  constexpr auto x2 = vector<"x2", 3>;
  CHECK(hvp<1>(density)(A, b, v) == hvp(f, x1, x2)(x0 = A, x1 = b, x2 = v));
  CHECK(jacobian<1>([](auto X, auto x) { return X * x; })(A, b) == A);
}

TEST_CASE("function style: the formula itself") {
  STATIC_REQUIRE(formula_of(density, A, b) == f);
  STATIC_REQUIRE(formula_of(grad<0>(density), A, b) == grad(f, x0));
  STATIC_REQUIRE(to_text(formula_of(grad<1>([](auto X, auto x) { return dot(x, X * x); }), A, b)) == "(x0 + x0ᵀ) x1");
  STATIC_REQUIRE(same_form(formula_of([](auto... x) { return (x + ...); }, 1, 2, 3),
                           scalar<"x0"> + (scalar<"x1"> + scalar<"x2">)));
  STATIC_REQUIRE(cost(formula_of(grad<0>([](auto X) { return tr(inv(X)); }), A)).flops <= 110);
}

TEST_CASE("function style: more than ten arguments") {
  STATIC_REQUIRE(grad<11>([](auto... x) { return (x * ...); })(1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 3, 5) == 6.0);
}

TEST_CASE("function style: what is known of an argument") {
  STATIC_REQUIRE(is_symmetric(formula_of(grad<0>(density), symmetric_data(A), b)));
  STATIC_REQUIRE(is_positive_definite(formula_of([](auto P) { return inv(P); }, positive_definite_data(A))));
  CHECK(agree(grad<0>(density)(positive_definite_data(A), b), grad<0>(density)(A, b)));
  constexpr auto quarter = dense<double, 2, 2>{0, 1, -1, 0};
  constexpr auto W = dense<double, 2, 2>{1, 2, 3, 4};
  constexpr auto linear = [](auto Q, auto G) { return dot(G, Q); };
  constexpr auto Q = orthogonal<"Q", 2>;
  constexpr auto G = matrix<"G", 2>;
  STATIC_REQUIRE(grad<0>(linear)(orthogonal_data(quarter), W) == grad(dot(G, Q), Q)(Q = quarter, G = W));
}

TEST_CASE("function style: a lambda may hold numbers, and formulas") {
  double weight = 0.25;
  auto const g = grad<0>([&weight](auto x) { return weight * squared_norm(x); });
  CHECK(g(b) == dense<double, 3>{0.5, -0.5, 1});
  weight = 0.5;
  CHECK(g(b) == b);
}
