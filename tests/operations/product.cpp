// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto A = matrix<"A", 2, 3>;
constexpr auto B = matrix<"B", 3, 2>;
constexpr auto X = matrix<"X", 3, 3>;
constexpr auto Y = matrix<"Y", 3, 3>;
constexpr auto U = matrix<"U", 3, 3>;
constexpr auto V = matrix<"V", 3, 2>;
constexpr auto a = vector<"a", 3>;
constexpr auto b = vector<"b", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto y = vector<"y", 3>;
constexpr auto s = scalar<"s">;
constexpr auto t = scalar<"t">;
constexpr auto S = symmetric<"S", 3>;
constexpr auto P = positive_definite<"P", 3>;
constexpr auto D = diagonal<"D", 3>;
constexpr auto L = lower_triangular<"L", 3>;
constexpr auto Q = orthogonal<"Q", 3>;

constexpr dense<double, 2, 3> a0{1, 2, 3, 4, 5, 6};
constexpr dense<double, 3, 2> b0{1, 0, -1, 2, 3, 1};

}  // namespace

TEST_CASE("product: shape") {
  STATIC_REQUIRE(rows(A * B) == 2);
  STATIC_REQUIRE(cols(A * B) == 2);
  STATIC_REQUIRE(rows(B * A) == 3);
  STATIC_REQUIRE(rows(s * A) == 2);
  STATIC_REQUIRE(cols(A * s) == 3);
  STATIC_REQUIRE(rows(a.T() * x) == 1);
  STATIC_REQUIRE(cols(a * x.T()) == 3);
  STATIC_REQUIRE(rows(2 * A / s) == 2);
}

TEST_CASE("product: structure") {
  STATIC_REQUIRE(is_lower_triangular(L * D * L));
  STATIC_REQUIRE(!is_lower_triangular(L * L.T()));
  STATIC_REQUIRE(is_diagonal(D * D));
  STATIC_REQUIRE(is_diagonal(s * D));
  STATIC_REQUIRE(is_symmetric(X.T() * X));
  STATIC_REQUIRE(is_symmetric(B.T() * S * B));
  STATIC_REQUIRE(is_symmetric(x * x.T()));
  STATIC_REQUIRE(!is_symmetric(S * P));
  STATIC_REQUIRE(is_positive_definite(2_c * P));
  STATIC_REQUIRE(!is_positive_definite(-P));
  STATIC_REQUIRE(!is_positive_definite(s * P));
  STATIC_REQUIRE(simplified(inv(Q * Q)) == (Q * Q).T());
  STATIC_REQUIRE(simplified(inv(2_c * Q)) != (2_c * Q).T());
  STATIC_REQUIRE(simplified(inv(2_c * Q * Q)) != (2_c * Q * Q).T());
  STATIC_REQUIRE(simplified(inv(Q * S)) != (Q * S).T());
  STATIC_REQUIRE(simplified(inv(-Q)) == -Q.T());
}

TEST_CASE("product: differential") {
  STATIC_REQUIRE(differential(X * X, X, U) == U * X + X * U);
  STATIC_REQUIRE(differential(A * B, B, V) == A * V);
  STATIC_REQUIRE(differential(s * X, s, t) == t * X);
  STATIC_REQUIRE(differential(X / s, s, t) == -t * X / (s * s));
}

TEST_CASE("Cookbook (33), (34): ∂A = 0, ∂(αX) = α ∂X") {
  STATIC_REQUIRE(differential(A * B, X, U) == zeros<2, 2>);
  STATIC_REQUIRE(differential(s * X, X, U) == s * U);
}

TEST_CASE("Cookbook (37): ∂(XY) = ∂X Y + X ∂Y") {
  STATIC_REQUIRE(differential((s * X) * (X + Y), X, U) == (s * U) * (X + Y) + (s * X) * U);
}

TEST_CASE("product: gradient") {
  STATIC_REQUIRE(grad(x.T() * X * y, X) == x * y.T());
  STATIC_REQUIRE(grad(x.T() * X * y, x) == X * y);
  STATIC_REQUIRE(grad(x.T() * X * y, y) == X.T() * x);
  STATIC_REQUIRE(grad(tr(A * B), B) == A.T());
  STATIC_REQUIRE(grad(s * t, s) == t);
  STATIC_REQUIRE(grad(s / t, t) == -s / (t * t));
  STATIC_REQUIRE(grad(a.T() * x * x.T() * b, x) == (a * b.T() + b * a.T()) * x);
}

TEST_CASE("Cookbook (69): ∂xᵀa/∂x = a") {
  STATIC_REQUIRE(grad(x.T() * a, x) == a);
  STATIC_REQUIRE(grad(a.T() * x, x) == a);
}

TEST_CASE("Cookbook (70), (71): ∂aᵀXb/∂X = abᵀ, ∂aᵀXᵀb/∂X = baᵀ") {
  STATIC_REQUIRE(grad(a.T() * X * b, X) == a * b.T());
  STATIC_REQUIRE(grad(a.T() * X.T() * b, X) == b * a.T());
}

TEST_CASE("Cookbook (72): ∂aᵀXa/∂X = aaᵀ") { STATIC_REQUIRE(grad(a.T() * X * a, X) == a * a.T()); }

TEST_CASE("Cookbook (77): ∂bᵀXᵀXc/∂X = X(bcᵀ + cbᵀ)") {
  STATIC_REQUIRE(grad(b.T() * X.T() * X * y, X) == X * (b * y.T() + y * b.T()));
}

TEST_CASE("Cookbook (81): ∂xᵀBx/∂x = (B + Bᵀ)x") {
  STATIC_REQUIRE(grad(x.T() * X * x, x) == (X + X.T()) * x);
  STATIC_REQUIRE(grad(x.T() * S * x, x) == 2 * S * x);
}

TEST_CASE("Cookbook (82): ∂bᵀXᵀDXc/∂X = DᵀXbcᵀ + DXcbᵀ") {
  STATIC_REQUIRE(grad(b.T() * X.T() * Y * X * y, X) == Y.T() * X * b * y.T() + Y * X * y * b.T());
}

TEST_CASE("Cookbook (83): ∂(Xb + c)ᵀD(Xb + c)/∂X = (D + Dᵀ)(Xb + c)bᵀ") {
  STATIC_REQUIRE(grad((X * b + y).T() * Y * (X * b + y), X) == (Y + Y.T()) * (X * b + y) * b.T());
}

TEST_CASE("product: identities") {
  STATIC_REQUIRE(same_form(simplified(X * inv(X)), identity<3>));
  STATIC_REQUIRE(same_form(simplified(inv(X) * X * Y), Y));
  STATIC_REQUIRE(same_form(simplified(Q.T() * Q), identity<3>));
  STATIC_REQUIRE(same_form(simplified(X * identity<3>), X));
  STATIC_REQUIRE(same_form(simplified(X * zeros<3, 2>), zeros<3, 2>));
  STATIC_REQUIRE(same_form(simplified(0_c * X), zeros<3, 3>));
  STATIC_REQUIRE(same_form(simplified(1_c * X), X));
  STATIC_REQUIRE(same_form(simplified(2_c * X * 3_c), 6_c * X));
  STATIC_REQUIRE(same_form(simplified(X * s * Y), s * X * Y));
  STATIC_REQUIRE(same_form(simplified(-X * -Y), X * Y));
  STATIC_REQUIRE(same_form(simplified(t * s), s * t));
  STATIC_REQUIRE(same_form(simplified(s * s), pow<2>(s)));
  STATIC_REQUIRE(same_form(simplified(s / s), 1_c));
  STATIC_REQUIRE(same_form(simplified(x.T() * X * y), simplified(y.T() * X.T() * x)));
  STATIC_REQUIRE(same_form(simplified(transpose(A * B)), transpose(B) * transpose(A)));
  STATIC_REQUIRE(same_form((A * B) * A, A * (B * A)));
  STATIC_REQUIRE(same_form(simplified(norm(x) * norm(x)), transpose(x) * x));
}

TEST_CASE("product: notation") {
  STATIC_REQUIRE(to_text(A * B) == "AB");
  STATIC_REQUIRE(to_text(2_c * A * (B + V)) == "2A(B + V)");
  STATIC_REQUIRE(to_text(-X * Y) == "-XY");
  STATIC_REQUIRE(to_text(X / (s * t)) == "X/(st)");
  STATIC_REQUIRE(to_text(ratio<1, 2> * X) == "½X");
  STATIC_REQUIRE(to_text((x.T() * y) * X) == "(xᵀy)X");
  STATIC_REQUIRE(to_text(tr(X) * X) == "tr(X) X");
  STATIC_REQUIRE(to_latex(A * B) == "AB");
  STATIC_REQUIRE(to_latex(X / s) == "\\frac{X}{s}");
  STATIC_REQUIRE(to_cpp(2_c * A * B / s) == "2_c * A * B / s");
}

TEST_CASE("product: value") {
  REQUIRE(agree((A * B)(A = a0, B = b0), reference_product(a0, b0)));
  REQUIRE(agree((B * A)(A = a0, B = b0), reference_product(b0, a0)));
  REQUIRE(agree((A.T() * B.T())(A = a0, B = b0), transposed_copy(reference_product(b0, a0))));
  REQUIRE(agree((s * A / 4)(A = a0, s = 2.0), times(a0, 0.5)));
  auto const x0 = random_matrix<float, 3, 1>(2);
  auto const y0 = random_matrix<float, 3, 1>(3);
  REQUIRE(agree((x * y.T())(x = x0, y = y0), reference_product(x0, transposed_copy(y0)), 1e-6));
  REQUIRE(agree((x.T() * y)(x = x0, y = y0), reference_product(transposed_copy(x0), y0)(0, 0), 1e-6));
  auto const x1 = random_matrix<long double, 3, 3>(4);
  auto const y1 = random_matrix<long double, 3, 3>(5);
  REQUIRE(agree((X * Y * X)(X = x1, Y = y1), reference_product(reference_product(x1, y1), x1), 1e-17));
  using complex = std::complex<double>;
  dense<complex, 3> const z{complex(1, 1), complex(0, 2), complex(3, 0)};
  REQUIRE(agree((x.T() * x)(x = z), complex(5, 2)));
}

TEST_CASE("product: constexpr value") {
  STATIC_REQUIRE((A * B)(A = a0, B = b0) == dense<double, 2, 2>{-4, -4, 16, 22});
  STATIC_REQUIRE((a.T() * x)(a = dense<int, 3>{1, 2, 3}, x = dense<int, 3>{4, 5, 6}) == 32);
}
