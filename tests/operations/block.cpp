// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto X = matrix<"X", 3, 4>;
constexpr auto U = matrix<"U", 3, 4>;
constexpr auto Y = matrix<"Y", 4, 5>;
constexpr auto A = matrix<"A", 3, 3>;
constexpr auto B = matrix<"B", 3, 3>;
constexpr auto C = matrix<"C", 2, 2>;
constexpr auto D = diagonal<"D", 3>;
constexpr auto L = lower_triangular<"L", 3>;
constexpr auto P = positive_definite<"P", 3>;
constexpr auto Q = orthogonal<"Q", 3>;
constexpr auto S = symmetric<"S", 3>;
constexpr auto W = skew_symmetric<"W", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto y = vector<"y", 4>;
constexpr auto a = scalar<"a">;
constexpr auto b = scalar<"b">;
constexpr auto c = scalar<"c">;

// the block that begins at (0, 1), by constants
constexpr auto left = hcat(identity<2>, zeros<2, 1>);
constexpr auto right = vcat(zeros<1, 2>, identity<2>, zeros<1, 2>);

template<int i, int j, int p, int q, class T, int m, int n>
dense<T, p, q> block_copy(dense<T, m, n> const& from) {
  return made<T, p, q>([&](int k, int l) { return from(i + k, j + l); });
}

}  // namespace

TEST_CASE("block: shape") {
  STATIC_REQUIRE(rows(block<0, 1, 2, 3>(X)) == 2);
  STATIC_REQUIRE(cols(block<0, 1, 2, 3>(X)) == 3);
  STATIC_REQUIRE(rows(row<1>(X)) == 1);
  STATIC_REQUIRE(cols(row<1>(X)) == 4);
  STATIC_REQUIRE(rows(col<3>(X)) == 3);
  STATIC_REQUIRE(cols(col<3>(X)) == 1);
  STATIC_REQUIRE(rows(block<2, 3, 1, 1>(X)) == 1);
  STATIC_REQUIRE(rows(embed<1, 0, 5, 6>(X)) == 5);
  STATIC_REQUIRE(cols(embed<1, 0, 5, 6>(X)) == 6);
}

TEST_CASE("block: structure") {
  STATIC_REQUIRE(is_symmetric(block<1, 1, 2, 2>(S)));
  STATIC_REQUIRE(is_positive_definite(block<0, 0, 2, 2>(P)));
  STATIC_REQUIRE(is_diagonal(block<1, 1, 2, 2>(D)));
  STATIC_REQUIRE(is_lower_triangular(block<1, 1, 2, 2>(L)));
  STATIC_REQUIRE(block<0, 0, 2, 2>(W).T() == -block<0, 0, 2, 2>(W));
  STATIC_REQUIRE(is_symmetric(block<0, 0, 2, 2>(inv(A + A.T()))));
  STATIC_REQUIRE(!is_symmetric(block<0, 1, 2, 2>(S)));
  STATIC_REQUIRE(!is_positive_definite(block<0, 1, 2, 2>(P)));
  STATIC_REQUIRE(!(block<0, 0, 2, 2>(Q).T() * block<0, 0, 2, 2>(Q) == identity<2>));
}

TEST_CASE("embed: structure") {
  STATIC_REQUIRE(is_symmetric(embed<1, 1, 5, 5>(S)));
  STATIC_REQUIRE(is_lower_triangular(embed<1, 1, 5, 5>(L)));
  STATIC_REQUIRE(is_diagonal(embed<0, 0, 4, 4>(identity<2>)));
  STATIC_REQUIRE(!is_positive_definite(embed<1, 1, 5, 5>(P)));
  STATIC_REQUIRE(!is_symmetric(embed<0, 1, 5, 5>(S)));
}

TEST_CASE("block: identities") {
  STATIC_REQUIRE(same_form(simplified(block<0, 0, 3, 4>(X)), X));
  STATIC_REQUIRE(same_form(simplified(block<1, 1, 1, 2>(block<0, 1, 2, 3>(X))), block<1, 2, 1, 2>(X)));
  STATIC_REQUIRE(same_form(simplified(row<2>(X.T())), col<2>(X).T()));
  STATIC_REQUIRE(same_form(simplified(block<0, 1, 2, 2>(X.T())), block<1, 0, 2, 2>(X).T()));
  STATIC_REQUIRE(same_form(simplified(row<1>(2_c * X + U)), 2_c * row<1>(X) + row<1>(U)));
  STATIC_REQUIRE(same_form(simplified(row<1>(hadamard(U, X))), hadamard(row<1>(U), row<1>(X))));
  STATIC_REQUIRE(same_form(simplified(exp(A * x)(1_c)), exp(row<1>(A) * x)));
  STATIC_REQUIRE(same_form(simplified(row<1>(elementwise::tanh(X))), tanh(row<1>(X))));
  STATIC_REQUIRE(same_form(simplified(elementwise::pow<3>(X)(1_c, 2_c)), pow<3>(X(1_c, 2_c))));
  STATIC_REQUIRE(same_form(simplified(row<2>(S)), col<2>(S).T()));
  STATIC_REQUIRE(same_form(simplified(row<2>(W)), -col<2>(W).T()));
  STATIC_REQUIRE(same_form(simplified(block<0, 1, 1, 2>(L)), zeros<1, 2>));
  STATIC_REQUIRE(same_form(simplified(block<1, 0, 2, 1>(L.T())), zeros<2>));
  STATIC_REQUIRE(row<1>(X) == basis<3, 1>.T() * X);
  STATIC_REQUIRE(col<2>(X) == X * basis<4, 2>);
  STATIC_REQUIRE(block<0, 1, 2, 2>(X) == left * X * right);
  STATIC_REQUIRE(embed<0, 1, 3, 4>(C) == left.T() * C * right.T());
}

TEST_CASE("block: of a constant") {
  STATIC_REQUIRE(same_form(simplified(block<1, 1, 2, 2>(identity<4>)), identity<2>));
  STATIC_REQUIRE(same_form(simplified(block<0, 2, 2, 2>(identity<4>)), zeros<2, 2>));
  STATIC_REQUIRE(same_form(simplified(row<1>(identity<4>)), single_entry<1, 4, 0, 1>));
  STATIC_REQUIRE(same_form(simplified(col<1>(identity<4>)), basis<4, 1>));
  STATIC_REQUIRE(same_form(simplified(block<0, 1, 3, 3>(identity<4>)), embed<1, 0, 3, 3>(identity<2>)));
  STATIC_REQUIRE(same_form(simplified(block<0, 1, 2, 2>(ones<3, 4>)), ones<2, 2>));
  STATIC_REQUIRE(same_form(simplified(block<0, 1, 2, 2>(zeros<3, 4>)), zeros<2, 2>));
  STATIC_REQUIRE(same_form(simplified(block<1, 1, 2, 2>(single_entry<3, 4, 2, 1>)), single_entry<2, 2, 1, 0>));
  STATIC_REQUIRE(same_form(simplified(block<0, 0, 2, 2>(single_entry<3, 4, 2, 1>)), zeros<2, 2>));
  STATIC_REQUIRE(same_form(simplified(block<0, 0, 2, 2>(diag(x))), diag(block<0, 0, 2, 1>(x))));
  STATIC_REQUIRE(row<1>(diag(x)) == x(1_c) * basis<3, 1>.T());
}

TEST_CASE("block: of a product is computed from what it reads") {
  STATIC_REQUIRE(same_form(simplified(row<1>(X * Y)), row<1>(X) * Y));
  STATIC_REQUIRE(same_form(simplified(col<3>(X * Y)), X * col<3>(Y)));
  STATIC_REQUIRE(same_form(simplified(block<0, 1, 2, 3>(A * X * Y)), block<0, 0, 2, 3>(A) * X * block<0, 1, 4, 3>(Y)));
  STATIC_REQUIRE(same_form(simplified((A * B)(1_c, 1_c)), row<1>(A) * col<1>(B)));
  STATIC_REQUIRE(same_form(simplified((A + B)(2_c, 2_c)), A(2_c, 2_c) + B(2_c, 2_c)));
  STATIC_REQUIRE(cost((A * B)(1_c, 1_c)).flops == 5);
  STATIC_REQUIRE(cost(row<1>(X * Y)).flops == 35);
  STATIC_REQUIRE(cost(row<1>(X)).flops == 0);
  STATIC_REQUIRE(diag(A * B)(1_c) == row<1>(A) * col<1>(B));
}

TEST_CASE("block: an inverse is still solved with") {
  constexpr auto Z = matrix<"Z", 5>;
  constexpr auto z = vector<"z", 5>;
  STATIC_REQUIRE(same_form(simplified(block<0, 0, 2, 1>(inv(Z) * z)), block<0, 0, 2, 1>(inv(Z) * z)));
  STATIC_REQUIRE(cost(block<0, 0, 2, 1>(inv(Z) * z)).flops == cost(inv(Z) * z).flops);
  STATIC_REQUIRE(same_form(simplified((inv(A) * B)(1_c, 2_c)), (inv(A) * col<2>(B))(1_c)));
}

TEST_CASE("embed: identities") {
  STATIC_REQUIRE(same_form(simplified(embed<0, 0, 3, 4>(X)), X));
  STATIC_REQUIRE(same_form(simplified(embed<1, 1, 6, 7>(embed<0, 1, 4, 5>(A))), embed<1, 2, 6, 7>(A)));
  STATIC_REQUIRE(same_form(simplified(embed<1, 2, 3, 4>(a)), a * single_entry<3, 4, 1, 2>));
  STATIC_REQUIRE(same_form(simplified(embed<1, 1, 5, 5>(zeros<2, 3>)), zeros<5, 5>));
  STATIC_REQUIRE(same_form(simplified(embed<1, 2, 5, 6>(X).T()), embed<2, 1, 6, 5>(X.T())));
  STATIC_REQUIRE(same_form(simplified(block<1, 2, 3, 4>(embed<1, 2, 5, 6>(X))), X));
  STATIC_REQUIRE(same_form(simplified(block<0, 0, 2, 2>(embed<2, 2, 5, 6>(X))), zeros<2, 2>));
  STATIC_REQUIRE(same_form(simplified(embed<1, 2, 5, 6>(X)(2_c, 4_c)), X(1_c, 2_c)));
  STATIC_REQUIRE(same_form(simplified(embed<1, 2, 5, 6>(X)(0_c, 4_c)), 0_c));
  STATIC_REQUIRE(same_form(simplified(tr(embed<1, 1, 5, 5>(A))), tr(A)));
  STATIC_REQUIRE(tr(embed<0, 1, 4, 4>(A)) == A(1_c, 0_c) + A(2_c, 1_c));
  STATIC_REQUIRE(same_form(simplified(embed<0, 1, 3, 4>(C) * Y), embed<0, 0, 3, 5>(C * block<1, 0, 2, 5>(Y))));
  STATIC_REQUIRE(embed<0, 1, 4, 4>(A) * embed<1, 0, 4, 4>(B) == embed<0, 0, 4, 4>(A * B));
}

TEST_CASE("block: differential") {
  STATIC_REQUIRE(differential(block<0, 1, 2, 2>(X), X, U) == block<0, 1, 2, 2>(U));
  STATIC_REQUIRE(differential(row<1>(X), X, U) == row<1>(U));
  STATIC_REQUIRE(differential(row<1>(X) * X.T(), X, U) == row<1>(U) * X.T() + row<1>(X) * U.T());
  STATIC_REQUIRE(differential(embed<1, 2, 5, 6>(X), X, U) == embed<1, 2, 5, 6>(U));
  STATIC_REQUIRE(hvp(squared_norm(row<1>(X)), X, U) == 2_c * embed<1, 0, 3, 4>(row<1>(U)));
}

TEST_CASE("block: ∂ tr(A X[r, c]) / ∂X is Aᵀ at the block") {
  STATIC_REQUIRE(grad(tr(C * block<0, 1, 2, 2>(X)), X) == embed<0, 1, 3, 4>(C.T()));
  STATIC_REQUIRE(same_form(simplified(grad(tr(C * block<0, 1, 2, 2>(X)), X)), embed<0, 1, 3, 4>(C.T())));
}

TEST_CASE("block: gradient") {
  STATIC_REQUIRE(grad(squared_norm(row<1>(X)), X) == 2_c * embed<1, 0, 3, 4>(row<1>(X)));
  STATIC_REQUIRE(grad(dot(col<2>(X), x), X) == x * basis<4, 2>.T());
  STATIC_REQUIRE(grad(logdet(block<0, 1, 2, 2>(X)), X) == embed<0, 1, 3, 4>(inv(block<0, 1, 2, 2>(X)).T()));
  STATIC_REQUIRE(grad(dot(X, embed<0, 1, 3, 4>(C)), C) == block<0, 1, 2, 2>(X));
  STATIC_REQUIRE(grad(tr(block<0, 0, 2, 2>(S) * C), S) == ratio<1, 2> * embed<0, 0, 3, 3>(C + C.T()));
}

TEST_CASE("block: Jacobian") {
  STATIC_REQUIRE(jacobian(row<1>(X).T(), X) == kron(identity<4>, basis<3, 1>.T()));
  STATIC_REQUIRE(jacobian(col<1>(X), X) == kron(basis<4, 1>.T(), identity<3>));
  STATIC_REQUIRE(jacobian(block<0, 1, 2, 2>(X), X) == kron(right.T(), left));
  STATIC_REQUIRE(jacobian(embed<0, 1, 3, 4>(C), C) == kron(right, left.T()));
  STATIC_REQUIRE(jacobian(A * col<1>(X), X) == kron(basis<4, 1>.T(), A));
}

// The entries of derivatives by entries, as the Cookbook lists them.
namespace {

constexpr auto Eij = single_entry<3, 4, 1, 2>;
constexpr auto R = matrix<"R", 3, 3>;

}  // namespace

TEST_CASE("Cookbook (73): ∂X/∂Xᵢⱼ = Eᵢⱼ") {
  STATIC_REQUIRE(partial<1, 2>(X, X) == Eij);
  STATIC_REQUIRE(grad(X(1_c, 2_c), X) == Eij);
}

TEST_CASE("Cookbook (74), (75): ∂XA/∂Xᵢⱼ = EᵢⱼA, ∂XᵀA/∂Xᵢⱼ = EⱼᵢA") {
  STATIC_REQUIRE(partial<1, 2>(X * Y, X) == Eij * Y);
  STATIC_REQUIRE(partial<1, 2>(X.T() * A, X) == Eij.T() * A);
  STATIC_REQUIRE(row<1>(partial<1, 2>(X * Y, X)) == row<2>(Y));
}

TEST_CASE("Cookbook (79), (80): ∂XᵀBX/∂Xᵢⱼ = XᵀBEᵢⱼ + EⱼᵢBX") {
  STATIC_REQUIRE(partial<1, 2>(X.T() * B * X, X) == X.T() * B * Eij + Eij.T() * B * X);
  STATIC_REQUIRE(col<2>(partial<1, 2>(X.T() * S * X, X)) == X.T() * col<1>(S) + basis<4, 2> * (row<1>(S) * col<2>(X)));
}

TEST_CASE("Cookbook (60): ∂X⁻¹/∂Xᵢⱼ = −X⁻¹EᵢⱼX⁻¹") {
  constexpr auto E = single_entry<3, 3, 1, 2>;
  STATIC_REQUIRE(partial<1, 2>(inv(A), A) == -inv(A) * E * inv(A));
  STATIC_REQUIRE(partial<1, 2>(inv(A), A) == -col<1>(inv(A)) * row<2>(inv(A)));
  STATIC_REQUIRE(partial<1, 2>(inv(A)(0_c, 2_c), A) == -inv(A)(0_c, 1_c) * inv(A)(2_c, 2_c));
}

TEST_CASE("entries of derivatives of determinants, powers and traces") {
  constexpr auto E = single_entry<3, 3, 1, 2>;
  STATIC_REQUIRE(partial<1, 2>(det(A), A) == adj(A)(2_c, 1_c));
  STATIC_REQUIRE(partial<1, 2>(logdet(A), A) == inv(A)(2_c, 1_c));
  STATIC_REQUIRE(partial<1, 2>(pow<3>(A), A) == E * A * A + A * E * A + A * A * E);
  STATIC_REQUIRE(partial<1, 2>(A + a * B, B) == a * E);
  STATIC_REQUIRE(partial<0, 1>((tr(A) * A)(0_c, 1_c), A) == tr(A));
  STATIC_REQUIRE(partial<1, 1>((tr(A) * A)(0_c, 1_c), A) == A(0_c, 1_c));
  STATIC_REQUIRE(partial<1, 2>((X * y + x).T() * R * (X * y + x), X)
                 == y(2_c) * (row<1>(R) * (X * y + x) + col<1>(R).T() * (X * y + x)));
  STATIC_REQUIRE(partial<0, 1>(partial<1, 2>(logdet(A), A), A) == -inv(A)(2_c, 0_c) * inv(A)(1_c, 1_c));
  STATIC_REQUIRE(partial<1, 2>(partial<1, 2>(tr(inv(A)), A), A)
                 == 2_c * inv(A)(2_c, 1_c) * (inv(A) * inv(A))(2_c, 1_c));
  STATIC_REQUIRE(partial<1, 2>((A * x)(1_c), A) == x(2_c));
  STATIC_REQUIRE(partial<1, 2>((A * x)(0_c), A) == 0_c);
  STATIC_REQUIRE(partial<2>((A * x)(1_c), x) == A(1_c, 2_c));
}

TEST_CASE("Cookbook (143): the derivative by a Toeplitz matrix's entries sums diagonals") {
  constexpr auto superdiagonal = embed<0, 1, 3, 3>(identity<2>);
  constexpr auto T = a * identity<3> + b * superdiagonal + c * superdiagonal.T();
  STATIC_REQUIRE(grad(tr(A * T), a) == tr(A));
  STATIC_REQUIRE(grad(tr(A * T), b) == A(1_c, 0_c) + A(2_c, 1_c));
  STATIC_REQUIRE(grad(tr(A * T), c) == A(0_c, 1_c) + A(1_c, 2_c));
  STATIC_REQUIRE(T == vcat(hcat(a, b, 0_c), hcat(c, a, b), hcat(0_c, c, a)));
}

TEST_CASE("block: notation") {
  STATIC_REQUIRE(to_text(row<1>(X)) == "X[1, :]");
  STATIC_REQUIRE(to_text(col<2>(X)) == "X[:, 2]");
  STATIC_REQUIRE(to_text(block<0, 1, 2, 3>(X)) == "X[0:2, 1:4]");
  STATIC_REQUIRE(to_text(block<0, 1, 2, 1>(X)) == "X[0:2, 1]");
  STATIC_REQUIRE(to_text(block<1, 0, 2, 1>(x)) == "x[1:3]");
  STATIC_REQUIRE(to_text(row<1>(A * X)) == "(AX)[1, :]");
  STATIC_REQUIRE(to_text(row<1>(A) * X) == "A[1, :] X");
  STATIC_REQUIRE(to_text(col<1>(X).T()) == "X[:, 1]ᵀ");
  STATIC_REQUIRE(to_text(block<1, 1, 1, 1>(X)) == "X(1, 1)");
  STATIC_REQUIRE(to_latex(row<1>(X)) == "X_{1,:}");
  STATIC_REQUIRE(to_latex(block<0, 1, 2, 3>(X)) == "X_{0:2,1:4}");
  STATIC_REQUIRE(to_cpp(row<1>(X)) == "row<1>(X)");
  STATIC_REQUIRE(to_cpp(col<2>(A * X)) == "col<2>(A * X)");
  STATIC_REQUIRE(to_cpp(block<0, 1, 2, 3>(X)) == "block<0, 1, 2, 3>(X)");
}

TEST_CASE("embed: notation") {
  STATIC_REQUIRE(to_text(embed<1, 0, 3, 4>(row<1>(X))) == "[0; X[1, :]; 0]");
  STATIC_REQUIRE(to_text(embed<0, 1, 3, 4>(C)) == "[0, C, 0; 0, 0, 0]");
  STATIC_REQUIRE(to_latex(embed<0, 2, 2, 4>(C)) == "\\begin{bmatrix} 0 & C \\end{bmatrix}");
  STATIC_REQUIRE(to_latex(embed<2, 0, 4, 2>(C)) == "\\begin{bmatrix} 0 \\\\ C \\end{bmatrix}");
  STATIC_REQUIRE(to_cpp(embed<0, 1, 3, 4>(C)) == "embed<0, 1, 3, 4>(C)");
}

TEMPLATE_TEST_CASE("block: value", "", float, double, long double) {
  using T = TestType;
  double const tolerance = std::is_same_v<T, float> ? 1e-5 : 1e-14;
  auto const x0 = random_matrix<T, 3, 4>(1);
  auto const a0 = random_matrix<T, 3, 3>(2);
  auto const y0 = random_matrix<T, 4, 5>(3);
  REQUIRE(agree(row<1>(X)(X = x0), block_copy<1, 0, 1, 4>(x0), 0));
  REQUIRE(agree(col<2>(X)(X = x0), block_copy<0, 2, 3, 1>(x0), 0));
  REQUIRE(agree(block<0, 1, 2, 3>(X)(X = x0), block_copy<0, 1, 2, 3>(x0), 0));
  REQUIRE(agree(block<1, 0, 2, 2>(X.T())(X = x0), transposed_copy(block_copy<0, 1, 2, 2>(x0)), 0));
  REQUIRE(agree(block<0, 1, 2, 3>(A * X * Y)(A = a0, X = x0, Y = y0),
                block_copy<0, 1, 2, 3>((A * X * Y)(A = a0, X = x0, Y = y0)), tolerance));
  REQUIRE(agree((A * X)(1_c, 2_c)(A = a0, X = x0), (A * X)(A = a0, X = x0)(1, 2), tolerance));
  auto const embedded = embed<1, 2, 5, 6>(X)(X = x0);
  REQUIRE(agree(embedded,
                made<T, 5, 6>([&](int i, int j) { return i >= 1 && i < 4 && j >= 2 ? x0(i - 1, j - 2) : T(0); }), 0));
}

TEST_CASE("block: value of a large matrix") {
  constexpr auto Z = matrix<"Z", 20, 30>;
  auto const z0 = random_matrix<double, 20, 30>(1);
  REQUIRE(agree(block<3, 4, 15, 20>(Z)(Z = z0), block_copy<3, 4, 15, 20>(z0), 0));
  auto const back = grad(squared_norm(block<3, 4, 15, 20>(Z)), Z)(Z = z0);
  REQUIRE(back(2, 10) == 0);
  REQUIRE(agree(back(3, 4), 2 * z0(3, 4)));
  REQUIRE(agree(back(17, 23), 2 * z0(17, 23)));
  REQUIRE(back(18, 23) == 0);
}

TEST_CASE("block: constexpr value") {
  constexpr dense<double, 3, 4> x0{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
  constexpr auto value = block<1, 1, 2, 2>(X)(X = x0);
  STATIC_REQUIRE((value(0, 0) == 5 && value(1, 0) == 6 && value(0, 1) == 8 && value(1, 1) == 9));
  STATIC_REQUIRE((row<1>(X) * row<1>(X).T())(X = x0) == 4 + 25 + 64 + 121);
}
