// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto A = matrix<"A", 3, 3>;
constexpr auto U = matrix<"U", 3, 3>;
constexpr auto B = matrix<"B", 3, 2>;
constexpr auto V = matrix<"V", 3, 2>;
constexpr auto b = vector<"b", 3>;
constexpr auto c = vector<"c", 3>;
constexpr auto S = symmetric<"S", 3>;
constexpr auto P = positive_definite<"P", 3>;
constexpr auto D = diagonal<"D", 3>;
constexpr auto L = lower_triangular<"L", 3>;
constexpr auto Q = orthogonal<"Q", 3>;
constexpr auto M = matrix<"M", 4, 3>;
constexpr auto y = vector<"y", 4>;
constexpr auto s = scalar<"s">;

constexpr dense<double, 3, 3> a0{2, 1, 1, 1, 3, 2, 1, 0, 0};  // det = −1
constexpr dense<double, 3> b0{1, 2, 3};

}  // namespace

TEST_CASE("solve: shape") {
  STATIC_REQUIRE(rows(solve(A, B)) == 3);
  STATIC_REQUIRE(cols(solve(A, B)) == 2);
  STATIC_REQUIRE(cols(solve(A, b)) == 1);
}

TEST_CASE("solve: structure") {
  STATIC_REQUIRE(is_symmetric(solve(S, identity<3>)));
  STATIC_REQUIRE(is_lower_triangular(solve(L, D)));
  STATIC_REQUIRE(!is_symmetric(solve(S, A)));
}

TEST_CASE("solve: differential") {
  STATIC_REQUIRE(differential(solve(A, B), A, U) == -solve(A, U * solve(A, B)));
  STATIC_REQUIRE(differential(solve(A, B), B, V) == solve(A, V));
  STATIC_REQUIRE(differential(A * solve(A, B), A, U) == zeros<3, 2>);
}

TEST_CASE("solve: gradient") {
  STATIC_REQUIRE(grad(c.T() * solve(A, b), b) == solve(A.T(), c));
  STATIC_REQUIRE(grad(c.T() * solve(A, b), c) == solve(A, b));
  STATIC_REQUIRE(grad(c.T() * solve(A, b), A) == -solve(A.T(), c) * transpose(solve(A, b)));
  STATIC_REQUIRE(grad(b.T() * solve(P, b), b) == 2 * solve(P, b));
  STATIC_REQUIRE(grad(b.T() * solve(P, b), P) == -solve(P, b) * transpose(solve(P, b)));
  STATIC_REQUIRE(grad(c.T() * solve(M.T() * M, M.T() * y), y) == M * solve(M.T() * M, c));
}

TEST_CASE("solve: identities") {
  STATIC_REQUIRE(same_form(simplified(solve(A, b)), inv(A) * b));
  STATIC_REQUIRE(same_form(simplified(solve(A, A)), identity<3>));
  STATIC_REQUIRE(same_form(simplified(solve(identity<3>, b)), b));
  STATIC_REQUIRE(same_form(simplified(solve(Q, b)), transpose(Q) * b));
  STATIC_REQUIRE(same_form(simplified(A * solve(A, B)), B));
  STATIC_REQUIRE(same_form(simplified(solve(2_c * A, b)), ratio<1, 2> * inv(A) * b));
  STATIC_REQUIRE(solve(A * U, b) == solve(U, solve(A, b)));
  STATIC_REQUIRE(solve(s, s * s) == s);
}

TEST_CASE("solve: notation") {
  STATIC_REQUIRE(to_text(solve(A, b)) == "solve(A, b)");
  STATIC_REQUIRE(to_latex(solve(A, b)) == "\\operatorname{solve}\\left(A, b\\right)");
  STATIC_REQUIRE(to_cpp(solve(A.T(), b + c)) == "solve(transpose(A), b + c)");
}

TEST_CASE("solve: value") {
  REQUIRE(agree((A * solve(A, b))(A = a0, b = b0), b0));
  REQUIRE(agree(solve(A, b)(A = a0, b = b0), reference_product(reference<3>(a0).inverse, made<long double, 3, 1>(b0))));
  auto const p = random_positive_definite<float, 3>(1);
  auto const v = random_matrix<float, 3, 2>(2);
  auto const w = made<float, 3, 2>([&](int i, int j) { return v(i, j); });
  REQUIRE(
      agree(solve(P, B)(P = p, B = w), reference_product(reference<3>(p).inverse, made<long double, 3, 2>(w)), 1e-5));
  dense<double, 3, 3> const l{2, 1, -1, 0, 4, 3, 0, 0, 0.5};
  REQUIRE(agree(solve(L, b)(L = l, b = b0), dense<double, 3>{0.5, 0.375, 4.75}));
  dense<double, 3, 3> const d{2, 0, 0, 0, 4, 0, 0, 0, 0.5};
  REQUIRE(agree(solve(D, b)(D = d, b = b0), dense<double, 3>{0.5, 0.5, 6}));
  using complex = std::complex<double>;
  auto const z = made<complex, 3, 3>([](int i, int j) { return complex(i == j ? 4 : i, i - 2 * j); });
  auto const r = made<complex, 3, 1>([](int i, int) { return complex(i, 1); });
  REQUIRE(agree((A * solve(A, b))(A = z, b = r), r));
}

TEST_CASE("solve: constexpr value") {
  STATIC_REQUIRE(solve(A, b)(A = a0, b = b0) == dense<double, 3>{5, -1, -8});
  STATIC_REQUIRE(solve(D, b)(D = dense<double, 3, 3>{2, 0, 0, 0, 4, 0, 0, 0, 0.5}, b = b0)
                 == dense<double, 3>{0.5, 0.5, 6});
}
