// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto a = vector<"a", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto y = vector<"y", 3>;
constexpr auto u = vector<"u", 3>;
constexpr auto b = vector<"b", 4>;
constexpr auto M = matrix<"M", 4, 3>;
constexpr auto X = matrix<"X", 3, 3>;
constexpr auto U = matrix<"U", 3, 3>;
constexpr auto A = matrix<"A", 3, 3>;
constexpr auto B = matrix<"B", 3, 3>;
constexpr auto C = matrix<"C", 3, 3>;
constexpr auto S = symmetric<"S", 3>;
constexpr auto s = scalar<"s">;
constexpr auto t = scalar<"t">;

constexpr dense<double, 3> x0{1, 2, 3};
constexpr dense<double, 3> z0{4, -5, 6};

}  // namespace

TEST_CASE("dot: shape") {
  STATIC_REQUIRE(rows(dot(x, y)) == 1);
  STATIC_REQUIRE(rows(dot(X, A)) == 1);
  STATIC_REQUIRE(cols(squared_norm(M)) == 1);
}

TEST_CASE("dot: differential") {
  STATIC_REQUIRE(differential(dot(x, y), x, u) == dot(u, y));
  STATIC_REQUIRE(differential(dot(X, A), X, U) == tr(U.T() * A));
  STATIC_REQUIRE(differential(squared_norm(x), x, u) == 2 * dot(x, u));
}

TEST_CASE("dot: gradient") {
  STATIC_REQUIRE(grad(dot(x, y), x) == y);
  STATIC_REQUIRE(grad(dot(X, A), X) == A);
  STATIC_REQUIRE(grad(dot(A, X), X) == A);
  STATIC_REQUIRE(grad(dot(x, X * x), X) == x * x.T());
  STATIC_REQUIRE(grad(pow<2>(dot(x, X * x)), x) == 2 * dot(x, X * x) * (X + X.T()) * x);
  STATIC_REQUIRE(grad(dot(M * x, b), x) == M.T() * b);
}

TEST_CASE("Cookbook (84)–(87): ∂(x − As)ᵀW(x − As)") {
  STATIC_REQUIRE(grad(dot(x - A * y, S * (x - A * y)), y) == -2 * A.T() * S * (x - A * y));
  STATIC_REQUIRE(grad(dot(x - y, S * (x - y)), x) == 2 * S * (x - y));
  STATIC_REQUIRE(grad(dot(x - y, S * (x - y)), y) == -2 * S * (x - y));
  STATIC_REQUIRE(grad(dot(x - A * y, S * (x - A * y)), x) == 2 * S * (x - A * y));
}

TEST_CASE("Cookbook (131), (132): ∂‖x‖²/∂x = 2x, ∂‖X‖²/∂X = 2X") {
  STATIC_REQUIRE(grad(squared_norm(x), x) == 2 * x);
  STATIC_REQUIRE(grad(squared_norm(M), M) == 2 * M);
  STATIC_REQUIRE(grad(squared_norm(M * x - b), x) == 2 * M.T() * (M * x - b));
  STATIC_REQUIRE(grad(squared_norm(A * X * B - C), X) == 2 * A.T() * (A * X * B - C) * B.T());
}

TEST_CASE("dot: identities") {
  STATIC_REQUIRE(same_form(simplified(dot(s, t)), s * t));
  STATIC_REQUIRE(same_form(simplified(dot(x, y)), transpose(x) * y));
  STATIC_REQUIRE(same_form(simplified(dot(x, y)), simplified(dot(y, x))));
  STATIC_REQUIRE(same_form(simplified(dot(X, A)), simplified(dot(A, X))));
  STATIC_REQUIRE(same_form(simplified(squared_norm(x)), transpose(x) * x));
  STATIC_REQUIRE(same_form(simplified(dot(x, zeros<3>)), 0_c));
  STATIC_REQUIRE(dot(X, identity<3>) == tr(X));
  STATIC_REQUIRE(dot(X, ones<3, 3>) == sum(X));
  STATIC_REQUIRE(dot(M * X, M) == dot(X, M.T() * M));
  STATIC_REQUIRE(squared_norm(x + y) == squared_norm(x) + 2 * dot(x, y) + squared_norm(y));
}

TEST_CASE("dot: notation") {
  STATIC_REQUIRE(to_text(dot(x, y)) == "dot(x, y)");
  STATIC_REQUIRE(to_text(squared_norm(M * x - b)) == "‖Mx - b‖²");
  STATIC_REQUIRE(to_text(grad(squared_norm(M * x - b), x)) == "2Mᵀ(Mx - b)");
  STATIC_REQUIRE(to_latex(squared_norm(x)) == "\\lVert x \\rVert^2");
  STATIC_REQUIRE(to_cpp(dot(x, y + a)) == "dot(x, y + a)");
  STATIC_REQUIRE(to_cpp(squared_norm(M * x - b)) == "squared_norm(M * x - b)");
}

TEST_CASE("dot: value") {
  REQUIRE(agree(dot(x, y)(x = x0, y = z0), 12.0));
  REQUIRE(agree(squared_norm(x)(x = x0), 14.0));
  auto const p = random_matrix<float, 3, 3>(1);
  auto const q = random_matrix<float, 3, 3>(2);
  auto const pq = reference_product(transposed_copy(p), q);
  REQUIRE(agree(dot(X, A)(X = p, A = q), pq(0, 0) + pq(1, 1) + pq(2, 2), 1e-6));
  REQUIRE(agree(squared_norm(X)(X = p), dot(X, X)(X = p), 1e-6));
  // bilinear, not sesquilinear
  using complex = std::complex<double>;
  dense<complex, 3> const z{complex(0, 1), complex(0, 0), complex(2, 0)};
  REQUIRE(agree(dot(x, x)(x = z), complex(3, 0)));
}

TEST_CASE("dot: constexpr value") {
  STATIC_REQUIRE(dot(x, y)(x = x0, y = z0) == 12);
  STATIC_REQUIRE(grad(squared_norm(x), x)(x = x0) == dense<double, 3>{2, 4, 6});
}
