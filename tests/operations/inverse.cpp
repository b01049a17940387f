// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto X = matrix<"X", 3, 3>;
constexpr auto U = matrix<"U", 3, 3>;
constexpr auto A = matrix<"A", 3, 3>;
constexpr auto B = matrix<"B", 3, 3>;
constexpr auto M = matrix<"M", 3, 2>;
constexpr auto N = matrix<"N", 2, 3>;
constexpr auto Y = matrix<"Y", 2, 2>;
constexpr auto a = vector<"a", 3>;
constexpr auto b = vector<"b", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto s = scalar<"s">;
constexpr auto S = symmetric<"S", 3>;
constexpr auto P = positive_definite<"P", 3>;
constexpr auto D = diagonal<"D", 3>;
constexpr auto L = lower_triangular<"L", 3>;
constexpr auto Q = orthogonal<"Q", 3>;

constexpr dense<double, 3, 3> x0{2, 1, 1, 1, 3, 2, 1, 0, 0};  // det = −1

}  // namespace

TEST_CASE("inv: shape") {
  STATIC_REQUIRE(rows(inv(X)) == 3);
  STATIC_REQUIRE(cols(inv(X)) == 3);
  STATIC_REQUIRE(rows(inv(s)) == 1);
}

TEST_CASE("inv: structure") {
  STATIC_REQUIRE(is_symmetric(inv(S)));
  STATIC_REQUIRE(is_positive_definite(inv(P)));
  STATIC_REQUIRE(is_diagonal(inv(D)));
  STATIC_REQUIRE(is_lower_triangular(inv(L)));
  STATIC_REQUIRE(!is_lower_triangular(inv(L.T())));
  STATIC_REQUIRE(!is_symmetric(inv(X)));
  STATIC_REQUIRE(is_symmetric(inv(X.T() * X)));
  STATIC_REQUIRE(is_symmetric(M * inv(M.T() * M) * M.T()));
}

TEST_CASE("Cookbook (40): ∂X⁻¹ = −X⁻¹ ∂X X⁻¹") {
  STATIC_REQUIRE(differential(inv(X), X, U) == -inv(X) * U * inv(X));
  STATIC_REQUIRE(differential(inv(inv(X)), X, U) == U);
  STATIC_REQUIRE(differential(X * inv(X), X, U) == zeros<3, 3>);
}

TEST_CASE("Cookbook (59), (60): ∂Y⁻¹/∂x = −Y⁻¹ ∂Y/∂x Y⁻¹, ∂(X⁻¹)ₖₗ/∂Xᵢⱼ = −(X⁻¹)ₖᵢ(X⁻¹)ⱼₗ") {
  STATIC_REQUIRE(partial(inv(A + s * B), s) == -inv(A + s * B) * B * inv(A + s * B));
  STATIC_REQUIRE(partial<1, 2>(inv(X)(0_c, 1_c), X) == -inv(X)(0_c, 1_c) * inv(X)(2_c, 1_c));
}

TEST_CASE("inv: gradient") {
  STATIC_REQUIRE(grad(tr(inv(X)), X) == -transpose(inv(X) * inv(X)));
  STATIC_REQUIRE(grad(tr(A * inv(X)), X) == -inv(X).T() * A.T() * inv(X).T());
  STATIC_REQUIRE(grad(tr(inv(S)), S) == -inv(S) * inv(S));
  STATIC_REQUIRE(grad(inv(s), s) == -1 / (s * s));
  STATIC_REQUIRE(grad(tr(X) * tr(inv(X)), X) == tr(inv(X)) * identity<3> - tr(X) * transpose(inv(X) * inv(X)));
}

TEST_CASE("Cookbook (61): ∂aᵀX⁻¹b/∂X = −X⁻ᵀabᵀX⁻ᵀ") {
  STATIC_REQUIRE(grad(a.T() * inv(X) * b, X) == -inv(X).T() * a * b.T() * inv(X).T());
}

TEST_CASE("Cookbook (63), (64): ∂tr(AX⁻¹B)/∂X = −(X⁻¹BAX⁻¹)ᵀ, ∂tr((X + A)⁻¹)/∂X = −((X + A)⁻¹(X + A)⁻¹)ᵀ") {
  STATIC_REQUIRE(grad(tr(N * inv(X) * M), X) == -transpose(inv(X) * M * N * inv(X)));
  STATIC_REQUIRE(grad(tr(inv(X + A)), X) == -transpose(inv(X + A) * inv(X + A)));
}

TEST_CASE("Cookbook (125): ∂tr((XᵀCX)⁻¹A)/∂X = −CX(XᵀCX)⁻¹(A + Aᵀ)(XᵀCX)⁻¹") {
  constexpr auto K = inv(M.T() * S * M);
  STATIC_REQUIRE(grad(tr(K * Y), M) == -S * M * K * (Y + Y.T()) * K);
}

TEST_CASE("inv: identities") {
  STATIC_REQUIRE(same_form(simplified(inv(inv(X))), X));
  STATIC_REQUIRE(same_form(simplified(inv(Q)), transpose(Q)));
  STATIC_REQUIRE(same_form(simplified(inv(2_c * X)), ratio<1, 2> * inv(X)));
  STATIC_REQUIRE(same_form(simplified(inv(-X)), -inv(X)));
  STATIC_REQUIRE(same_form(simplified(inv(s)), 1_c / s));
  STATIC_REQUIRE(same_form(simplified(inv(identity<3>)), identity<3>));
  STATIC_REQUIRE(same_form(simplified(inv(pow<3>(X))), pow<-3>(X)));
  STATIC_REQUIRE(same_form(simplified(inv(diag(x))), diag(pow<-1>(x))));
  // the factors of XᵀX cannot be inverted one by one when X is tall
  STATIC_REQUIRE(same_form(simplified(inv(M.T() * M)), inv(transpose(M) * M)));
}

TEST_CASE("Cookbook (1), (3): (AB)⁻¹ = B⁻¹A⁻¹, (Aᵀ)⁻¹ = (A⁻¹)ᵀ") {
  STATIC_REQUIRE(same_form(simplified(inv(A * B)), inv(B) * inv(A)));
  STATIC_REQUIRE(same_form(simplified(inv(A.T())), transpose(inv(A))));
  STATIC_REQUIRE(same_form(simplified(inv(A * X * B)), inv(B) * inv(X) * inv(A)));
}

TEST_CASE("inv: Woodbury, Sherman and Morrison, push-through") {
  STATIC_REQUIRE(inv(A + M * Y * N) == inv(A) - inv(A) * M * inv(inv(Y) + N * inv(A) * M) * N * inv(A));
  STATIC_REQUIRE(inv(A + a * b.T()) == inv(A) - inv(A) * a * b.T() * inv(A) / (1 + b.T() * inv(A) * a));
  STATIC_REQUIRE(M * inv(identity<2> + N * M) == inv(identity<3> + M * N) * M);
}

TEST_CASE("inv: notation") {
  STATIC_REQUIRE(to_text(inv(X)) == "X⁻¹");
  STATIC_REQUIRE(to_text(inv(A + B)) == "(A + B)⁻¹");
  STATIC_REQUIRE(to_text(grad(tr(inv(X)), X)) == "-X⁻ᵀX⁻ᵀ");
  STATIC_REQUIRE(to_latex(inv(X)) == "X^{-1}");
  STATIC_REQUIRE(to_latex(grad(tr(inv(X)), X)) == "-X^{-\\top}X^{-\\top}");
  STATIC_REQUIRE(to_cpp(inv(A * B)) == "inv(A * B)");
}

TEST_CASE("inv: value") {
  REQUIRE(agree(inv(X)(X = x0), dense<double, 3, 3>{0, 0, 1, -2, 1, 3, 3, -1, -5}));
  auto const y = random_invertible<long double, 3>(7);
  REQUIRE(agree(inv(X)(X = y), reference<3>(y).inverse, 1e-17));
  auto const z = random_invertible<float, 3>(7);
  REQUIRE(agree(inv(X)(X = z), reference<3>(z).inverse, 1e-6));
  auto const p = random_positive_definite<double, 3>(8);
  REQUIRE(agree(inv(P)(P = p), reference<3>(p).inverse));
  REQUIRE(inv(s)(s = 4.0) == 0.25);
  using complex = std::complex<double>;
  dense<complex, 2, 2> const c{complex(1, 1), complex(0, 1), complex(2, 0), complex(1, -1)};
  REQUIRE(agree((Y * inv(Y))(Y = c), dense<complex, 2, 2>{1, 0, 0, 1}));
  REQUIRE(agree(inv(Y)(Y = c)(0, 0), complex(1, -1) / complex(2, -2)));
}

TEST_CASE("inv: the scale of a matrix does not matter") {
  for (double scale : {1e-100, 1e-30, 1e30, 1e100}) {
    auto const y = times(x0, scale);
    REQUIRE(agree(times(inv(X)(X = y), scale), dense<double, 3, 3>{0, 0, 1, -2, 1, 3, 3, -1, -5}));
  }
}

TEST_CASE("inv: constexpr value") {
  STATIC_REQUIRE(inv(X)(X = x0) == dense<double, 3, 3>{0, 0, 1, -2, 1, 3, 3, -1, -5});
  STATIC_REQUIRE(inv(Y)(Y = dense<double, 2, 2>{2, 0, 0, 4}) == dense<double, 2, 2>{0.5, 0, 0, 0.25});
}
