// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto A = matrix<"A", 3, 2>;
constexpr auto B = matrix<"B", 3, 4>;
constexpr auto C = matrix<"C", 2, 5>;
constexpr auto D = matrix<"D", 4, 5>;
constexpr auto X = matrix<"X", 3, 3>;
constexpr auto U = matrix<"U", 3, 3>;
constexpr auto Y = matrix<"Y", 3, 3>;
constexpr auto M = matrix<"M", 2, 3>;
constexpr auto S = symmetric<"S", 3>;
constexpr auto T = symmetric<"T", 2>;
constexpr auto x = vector<"x", 3>;
constexpr auto a = scalar<"a">;
constexpr auto b = scalar<"b">;
constexpr auto c = scalar<"c">;

}  // namespace

TEST_CASE("hcat, vcat: shape") {
  STATIC_REQUIRE(rows(hcat(A, B)) == 3);
  STATIC_REQUIRE(cols(hcat(A, B)) == 6);
  STATIC_REQUIRE(rows(vcat(C, D)) == 6);
  STATIC_REQUIRE(cols(vcat(C, D)) == 5);
  STATIC_REQUIRE(cols(hcat(A, B, x)) == 7);
  STATIC_REQUIRE(cols(hcat(a, b)) == 2);
}

TEST_CASE("hcat, vcat: structure shows in the form") {
  STATIC_REQUIRE(is_symmetric(vcat(hcat(S, M.T()), hcat(M, T))));
  STATIC_REQUIRE(!is_symmetric(vcat(hcat(X, M.T()), hcat(M, T))));
}

TEST_CASE("hcat, vcat: identities") {
  STATIC_REQUIRE(same_form(simplified(hcat(A, B).T()), vcat(A.T(), B.T())));
  STATIC_REQUIRE(same_form(simplified(vcat(C, D).T()), hcat(C.T(), D.T())));
  STATIC_REQUIRE(same_form(simplified(hcat(A, B) * vcat(C, D)), A * C + B * D));
  STATIC_REQUIRE(same_form(simplified(hcat(hcat(A, B), x)), hcat(A, B, x)));
  STATIC_REQUIRE(same_form(simplified(hcat(A, hcat(B, x))), hcat(A, B, x)));
  STATIC_REQUIRE(same_form(simplified(hcat(vcat(X, M), vcat(M.T(), T))), vcat(hcat(X, M.T()), hcat(M, T))));
  STATIC_REQUIRE(same_form(simplified(hcat(zeros<3, 2>, X)), embed<0, 2, 3, 5>(X)));
  STATIC_REQUIRE(same_form(simplified(vcat(X, zeros<2, 3>)), embed<0, 0, 5, 3>(X)));
  STATIC_REQUIRE(same_form(simplified(hcat(zeros<3, 2>, zeros<3, 4>)), zeros<3, 6>));
  STATIC_REQUIRE(same_form(simplified(hcat(ones<3, 2>, ones<3, 4>)), ones<3, 6>));
  STATIC_REQUIRE(same_form(simplified(hcat(col<0>(X), block<0, 1, 3, 2>(X))), X));
  STATIC_REQUIRE(same_form(simplified(vcat(row<0>(X), row<1>(X))), block<0, 0, 2, 3>(X)));
  STATIC_REQUIRE(same_form(simplified(hcat(row<0>(X).T(), row<1>(X).T())), block<0, 0, 2, 3>(X).T()));
  STATIC_REQUIRE(same_form(simplified(hcat(col<1>(X), col<0>(X))), hcat(col<1>(X), col<0>(X))));
  STATIC_REQUIRE(X == vcat(hcat(X(0_c, 0_c), block<0, 1, 1, 2>(X)), block<1, 0, 2, 3>(X)));
  STATIC_REQUIRE(hcat(A, B) == embed<0, 0, 3, 6>(A) + embed<0, 2, 3, 6>(B));
}

TEST_CASE("hcat, vcat: parts") {
  STATIC_REQUIRE(same_form(simplified(block<0, 2, 3, 4>(hcat(A, B))), B));
  STATIC_REQUIRE(same_form(simplified(block<1, 3, 2, 2>(hcat(A, B))), block<1, 1, 2, 2>(B)));
  STATIC_REQUIRE(same_form(simplified(col<1>(hcat(A, B))), col<1>(A)));
  STATIC_REQUIRE(same_form(simplified(row<1>(hcat(A, B))), hcat(row<1>(A), row<1>(B))));
  STATIC_REQUIRE(same_form(simplified(row<2>(vcat(C, D))), row<0>(D)));
  STATIC_REQUIRE(
      same_form(simplified(block<1, 1, 3, 2>(vcat(C, D))), vcat(block<1, 1, 1, 2>(C), block<0, 1, 2, 2>(D))));
  STATIC_REQUIRE(same_form(simplified(hcat(A, B)(1_c, 4_c)), B(1_c, 2_c)));
  STATIC_REQUIRE(same_form(simplified(vcat(C, D)(1_c, 4_c)), C(1_c, 4_c)));
}

TEST_CASE("hcat, vcat: differential") {
  STATIC_REQUIRE(differential(hcat(X, X.T()), X, U) == hcat(U, U.T()));
  STATIC_REQUIRE(differential(vcat(X, X * X), X, U) == vcat(U, U * X + X * U));
  STATIC_REQUIRE(same_form(simplified(differential(hcat(X, Y), X, U)), embed<0, 0, 3, 6>(U)));
  STATIC_REQUIRE(partial(hcat(a * X, Y), a) == hcat(X, zeros<3, 3>));
}

TEST_CASE("hcat, vcat: gradient") {
  constexpr auto G = matrix<"G", 6, 3>;
  STATIC_REQUIRE(grad(tr(G * hcat(X, Y)), X) == block<0, 0, 3, 3>(G).T());
  STATIC_REQUIRE(grad(tr(G * hcat(X, Y)), Y) == block<3, 0, 3, 3>(G).T());
  STATIC_REQUIRE(grad(squared_norm(vcat(X, Y * X)), X) == 2_c * X + 2_c * Y.T() * Y * X);
  STATIC_REQUIRE(grad(squared_norm(hcat(X, Y) * vcat(Y, X)), X) == grad(squared_norm(X * Y + Y * X), X));
  constexpr auto K = vcat(hcat(S, M.T()), hcat(M, T));
  STATIC_REQUIRE(grad(logdet(K), M) == 2_c * block<3, 0, 2, 3>(inv(K)));
}

TEST_CASE("hcat, vcat: Jacobian") {
  STATIC_REQUIRE(jacobian(hcat(X, Y), X) == vcat(identity<9>, zeros<9, 9>));
  STATIC_REQUIRE(jacobian(hcat(X, Y), Y) == vcat(zeros<9, 9>, identity<9>));
  STATIC_REQUIRE(jacobian(vcat(2_c * x, X * x), x) == vcat(2_c * identity<3>, X));
  STATIC_REQUIRE(jacobian(vcat(X, Y), Y) == kron(identity<3>, vcat(zeros<3, 3>, identity<3>)));
}

TEST_CASE("det [a, b; b, c]: ∂a = c, ∂b = −2b, ∂c = a") {
  constexpr auto f = det(vcat(hcat(a, b), hcat(b, c)));
  STATIC_REQUIRE(f == a * c - b * b);
  STATIC_REQUIRE(grad(f, a) == c);
  STATIC_REQUIRE(grad(f, b) == -2_c * b);
  STATIC_REQUIRE(grad(f, c) == a);
  STATIC_REQUIRE(grad(det(T), T) == vcat(hcat(T(1_c, 1_c), -T(0_c, 1_c)), hcat(-T(0_c, 1_c), T(0_c, 0_c))));
}

TEST_CASE("hcat, vcat: notation") {
  STATIC_REQUIRE(to_text(hcat(A, B)) == "[A, B]");
  STATIC_REQUIRE(to_text(vcat(C, D)) == "[C; D]");
  STATIC_REQUIRE(to_text(vcat(hcat(S, M.T()), hcat(M, T))) == "[S, Mᵀ; M, T]");
  STATIC_REQUIRE(to_text(hcat(A, B) * vcat(C, D)) == "[A, B] [C; D]");
  STATIC_REQUIRE(to_text(hcat(X + Y, x)) == "[X + Y, x]");
  STATIC_REQUIRE(to_latex(hcat(A, B)) == "\\begin{bmatrix} A & B \\end{bmatrix}");
  STATIC_REQUIRE(to_latex(vcat(C, D)) == "\\begin{bmatrix} C \\\\ D \\end{bmatrix}");
  STATIC_REQUIRE(to_latex(vcat(hcat(S, M.T()), hcat(M, T)))
                 == "\\begin{bmatrix} S & M^{\\top} \\\\ M & T \\end{bmatrix}");
  STATIC_REQUIRE(to_latex(vcat(hcat(X, x), hcat(x, X))) == "\\begin{bmatrix} X & x \\\\ x & X \\end{bmatrix}");
  STATIC_REQUIRE(to_latex(vcat(hcat(x, x, x), X))
                 == "\\begin{bmatrix} \\begin{bmatrix} x & x & x \\end{bmatrix} \\\\ X \\end{bmatrix}");
  STATIC_REQUIRE(to_cpp(vcat(hcat(S, M.T()), hcat(M, T))) == "vcat(hcat(S, transpose(M)), hcat(M, T))");
}

TEMPLATE_TEST_CASE("hcat, vcat: value", "", float, double, long double) {
  using N = TestType;
  auto const a0 = random_matrix<N, 3, 2>(1);
  auto const b0 = random_matrix<N, 3, 4>(2);
  auto const c0 = random_matrix<N, 2, 5>(3);
  auto const d0 = random_matrix<N, 4, 5>(4);
  auto const ab = made<N, 3, 6>([&](int i, int j) { return j < 2 ? a0(i, j) : b0(i, j - 2); });
  auto const cd = made<N, 6, 5>([&](int i, int j) { return i < 2 ? c0(i, j) : d0(i - 2, j); });
  REQUIRE(agree(hcat(A, B)(A = a0, B = b0), ab, 0));
  REQUIRE(agree(vcat(C, D)(C = c0, D = d0), cd, 0));
  REQUIRE(agree((hcat(A, B) * vcat(C, D))(A = a0, B = b0, C = c0, D = d0),
                (A * C + B * D)(A = a0, B = b0, C = c0, D = d0), 1e-5));
  constexpr auto G = matrix<"G", 6, 5>;
  REQUIRE(agree((hcat(A, B) * G)(A = a0, B = b0, G = cd), (A * C + B * D)(A = a0, B = b0, C = c0, D = d0), 1e-5));
  REQUIRE(agree(hcat(2 * A, -B)(A = a0, B = b0),
                made<N, 3, 6>([&](int i, int j) { return j < 2 ? 2 * a0(i, j) : -b0(i, j - 2); }), 0));
}

TEST_CASE("hcat, vcat: constexpr value") {
  constexpr auto value = vcat(hcat(a, 2_c), hcat(b, c))(a = 1.0, b = 3.0, c = 4.0);
  STATIC_REQUIRE((value(0, 0) == 1 && value(0, 1) == 2 && value(1, 0) == 3 && value(1, 1) == 4));
  STATIC_REQUIRE(det(vcat(hcat(a, b), hcat(b, c)))(a = 2.0, b = 3.0, c = 5.0) == 1);
}
