// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto A = matrix<"A", 3, 3>;
constexpr auto B = matrix<"B", 2, 2>;
constexpr auto C = matrix<"C", 3, 3>;
constexpr auto D = matrix<"D", 2, 2>;
constexpr auto U = matrix<"U", 3, 3>;
constexpr auto M = matrix<"M", 3, 2>;
constexpr auto N = matrix<"N", 2, 4>;
constexpr auto G = matrix<"G", 5, 5>;
constexpr auto L = lower_triangular<"L", 3>;
constexpr auto P = positive_definite<"P", 3>;
constexpr auto R = positive_definite<"R", 2>;
constexpr auto Q = orthogonal<"Q", 3>;
constexpr auto S = symmetric<"S", 3>;
constexpr auto W = skew_symmetric<"W", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto y = vector<"y", 2>;
constexpr auto z = vector<"z", 5>;
constexpr auto a = scalar<"a">;

}  // namespace

TEST_CASE("block_diag: shape") {
  STATIC_REQUIRE(rows(block_diag(A, B)) == 5);
  STATIC_REQUIRE(cols(block_diag(A, B)) == 5);
  STATIC_REQUIRE(rows(block_diag(M, N)) == 5);
  STATIC_REQUIRE(cols(block_diag(M, N)) == 6);
  STATIC_REQUIRE(rows(block_diag(A, a, B)) == 6);
}

TEST_CASE("block_diag: structure") {
  STATIC_REQUIRE(is_symmetric(block_diag(S, R)));
  STATIC_REQUIRE(is_positive_definite(block_diag(P, R)));
  STATIC_REQUIRE(!is_positive_definite(block_diag(P, S)));
  STATIC_REQUIRE(is_symmetric(block_diag(P, S)));
  STATIC_REQUIRE(is_lower_triangular(block_diag(L, L)));
  STATIC_REQUIRE(is_lower_triangular(block_diag(L, a)));
  STATIC_REQUIRE(!is_symmetric(block_diag(A, R)));
  STATIC_REQUIRE(!is_symmetric(block_diag(M, N)));
  STATIC_REQUIRE(is_diagonal(block_diag(diag(x), a)));
  STATIC_REQUIRE(is_diagonal(block_diag(a, a)));
  STATIC_REQUIRE(block_diag(W, W).T() == -block_diag(W, W));
  STATIC_REQUIRE(same_form(simplified(inv(block_diag(Q, Q))), block_diag(Q.T(), Q.T())));
  STATIC_REQUIRE(is_symmetric(block_diag(A + A.T(), A * A.T())));
}

TEST_CASE("block_diag: identities") {
  STATIC_REQUIRE(same_form(simplified(block_diag(A, B).T()), block_diag(A.T(), B.T())));
  STATIC_REQUIRE(same_form(simplified(block_diag(block_diag(A, B), C)), block_diag(A, B, C)));
  STATIC_REQUIRE(same_form(simplified(block_diag(identity<3>, identity<2>)), identity<5>));
  STATIC_REQUIRE(same_form(simplified(block_diag(identity<3>, 1_c)), identity<4>));
  STATIC_REQUIRE(same_form(simplified(block_diag(diag(x), diag(y))), diag(vcat(x, y))));
  STATIC_REQUIRE(same_form(simplified(block_diag(A, zeros<2, 2>)), embed<0, 0, 5, 5>(A)));
  STATIC_REQUIRE(same_form(simplified(block_diag(zeros<3, 3>, zeros<2, 2>)), zeros<5, 5>));
  STATIC_REQUIRE(block_diag(A, B) == vcat(hcat(A, zeros<3, 2>), hcat(zeros<2, 3>, B)));
}

TEST_CASE("block_diag: products are computed block by block") {
  STATIC_REQUIRE(same_form(simplified(block_diag(A, B) * block_diag(C, D)), block_diag(A * C, B * D)));
  STATIC_REQUIRE(same_form(simplified(block_diag(A, B) * vcat(x, y)), vcat(A * x, B * y)));
  STATIC_REQUIRE(same_form(simplified(hcat(x.T(), y.T()) * block_diag(A, B)), hcat(x.T() * A, y.T() * B)));
  STATIC_REQUIRE(same_form(simplified(pow<3>(block_diag(A, B))), block_diag(pow<3>(A), pow<3>(B))));
  STATIC_REQUIRE(block_diag(A, B) * z == vcat(A * block<0, 0, 3, 1>(z), B * block<3, 0, 2, 1>(z)));
  STATIC_REQUIRE(cost(block_diag(A, B) * vcat(x, y)).flops == 15 + 6);
}

TEST_CASE("block_diag: inverse, determinant, trace") {
  STATIC_REQUIRE(same_form(simplified(inv(block_diag(A, B))), block_diag(inv(A), inv(B))));
  STATIC_REQUIRE(inv(block_diag(A, B)) * vcat(x, y) == vcat(inv(A) * x, inv(B) * y));
  STATIC_REQUIRE(same_form(simplified(inv(block_diag(A, B)) * vcat(x, y)), vcat(inv(A) * x, inv(B) * y)));
  STATIC_REQUIRE(same_form(simplified(det(block_diag(A, B))), det(A) * det(B)));
  STATIC_REQUIRE(same_form(simplified(logdet(block_diag(A, B))), logdet(A) + logdet(B)));
  STATIC_REQUIRE(same_form(simplified(tr(block_diag(A, B))), tr(A) + tr(B)));
  // of blocks that are not square nothing is known
  STATIC_REQUIRE(tr(block_diag(M, hcat(y, y, y))) == M(0_c, 0_c) + M(1_c, 1_c) + y(0_c) + y(1_c));
}

TEST_CASE("block_diag: parts") {
  STATIC_REQUIRE(same_form(simplified(block<0, 0, 3, 3>(block_diag(A, B))), A));
  STATIC_REQUIRE(same_form(simplified(block<3, 3, 2, 2>(block_diag(A, B))), B));
  STATIC_REQUIRE(same_form(simplified(block<0, 3, 3, 2>(block_diag(A, B))), zeros<3, 2>));
  STATIC_REQUIRE(same_form(simplified(row<3>(block_diag(A, B))), embed<0, 3, 1, 5>(row<0>(B))));
  STATIC_REQUIRE(same_form(simplified(block_diag(A, B)(4_c, 3_c)), B(1_c, 0_c)));
  STATIC_REQUIRE(same_form(simplified(block_diag(A, B)(4_c, 2_c)), 0_c));
  STATIC_REQUIRE(block<2, 2, 2, 2>(block_diag(A, B)) == block_diag(A(2_c, 2_c), B(0_c, 0_c)));
}

TEST_CASE("block_diag: differential") {
  STATIC_REQUIRE(differential(block_diag(A, A * A), A, U) == block_diag(U, U * A + A * U));
  STATIC_REQUIRE(partial(block_diag(a * A, B), a) == block_diag(A, zeros<2, 2>));
}

TEST_CASE("block_diag: gradient") {
  STATIC_REQUIRE(grad(tr(G * block_diag(A, B)), A) == block<0, 0, 3, 3>(G).T());
  STATIC_REQUIRE(grad(tr(G * block_diag(A, B)), B) == block<3, 3, 2, 2>(G).T());
  STATIC_REQUIRE(grad(logdet(block_diag(A, B)), B) == inv(B).T());
  STATIC_REQUIRE(grad(z.T() * block_diag(A, B) * z, B) == block<3, 0, 2, 1>(z) * block<3, 0, 2, 1>(z).T());
}

TEST_CASE("block_diag: Jacobian") {
  STATIC_REQUIRE(jacobian(block_diag(B, D), D) == kron(vcat(zeros<2, 2>, identity<2>), vcat(zeros<2, 2>, identity<2>)));
  STATIC_REQUIRE(jacobian(block_diag(B, D) * vcat(y, y), y) == vcat(B, D));
}

TEST_CASE("block_diag: notation") {
  STATIC_REQUIRE(to_text(block_diag(A, B)) == "blkdiag(A, B)");
  STATIC_REQUIRE(to_latex(block_diag(A, B)) == "\\operatorname{blkdiag}\\left(A, B\\right)");
  STATIC_REQUIRE(to_cpp(block_diag(A, B)) == "block_diag(A, B)");
}

TEMPLATE_TEST_CASE("block_diag: value", "", float, double, long double) {
  using T = TestType;
  double const tolerance = std::is_same_v<T, float> ? 1e-5 : 1e-13;
  auto const m0 = random_matrix<T, 3, 2>(1);
  auto const n0 = random_matrix<T, 2, 4>(2);
  REQUIRE(agree(block_diag(M, N)(M = m0, N = n0), made<T, 5, 6>([&](int i, int j) {
                  if (i < 3 && j < 2) return m0(i, j);
                  return i >= 3 && j >= 2 ? n0(i - 3, j - 2) : T(0);
                }),
                0));
  auto const a0 = random_invertible<T, 3>(3);
  auto const b0 = random_invertible<T, 2>(4);
  auto const whole = block_diag(A, B)(A = a0, B = b0);
  REQUIRE(agree(det(block_diag(A, B))(A = a0, B = b0), det(G)(G = whole), tolerance));
  REQUIRE(agree(inv(block_diag(A, B))(A = a0, B = b0), inv(G)(G = whole), tolerance));
  auto const z0 = random_matrix<T, 5, 1>(5);
  REQUIRE(agree((inv(block_diag(A, B)) * z)(A = a0, B = b0, z = z0), (inv(G) * z)(G = whole, z = z0), tolerance));
}

TEST_CASE("block_diag: constexpr value") {
  constexpr auto value = block_diag(a, 2_c * B)(a = 1.0, B = dense<double, 2, 2>{1, 2, 3, 4});
  STATIC_REQUIRE((value(0, 0) == 1 && value(1, 0) == 0 && value(0, 2) == 0 && value(2, 1) == 4 && value(1, 2) == 6));
}
