// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto A = matrix<"A", 2, 3>;
constexpr auto B = matrix<"B", 3, 2>;
constexpr auto U = matrix<"U", 2, 3>;
constexpr auto X = matrix<"X", 3, 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto s = scalar<"s">;
constexpr auto S = symmetric<"S", 3>;
constexpr auto P = positive_definite<"P", 3>;
constexpr auto D = diagonal<"D", 3>;
constexpr auto L = lower_triangular<"L", 3>;
constexpr auto R = upper_triangular<"R", 3>;
constexpr auto W = skew_symmetric<"W", 3>;
constexpr auto Q = orthogonal<"Q", 3>;

constexpr dense<double, 2, 3> a0{1, 2, 3, 4, 5, 6};

}  // namespace

TEST_CASE("transpose: shape") {
  STATIC_REQUIRE(rows(transpose(A)) == 3);
  STATIC_REQUIRE(cols(transpose(A)) == 2);
  STATIC_REQUIRE(rows(x.T()) == 1);
  STATIC_REQUIRE(cols(x.T()) == 3);
  STATIC_REQUIRE(rows(s.T()) == 1);
}

TEST_CASE("transpose: structure") {
  STATIC_REQUIRE(is_symmetric(S.T()));
  STATIC_REQUIRE(is_positive_definite(P.T()));
  STATIC_REQUIRE(is_diagonal(D.T()));
  STATIC_REQUIRE(is_lower_triangular(R.T()));
  STATIC_REQUIRE(!is_lower_triangular(L.T()));
  STATIC_REQUIRE(!is_symmetric(X.T()));
}

TEST_CASE("Cookbook (44): ∂Xᵀ = (∂X)ᵀ") {
  STATIC_REQUIRE(differential(A.T(), A, U) == U.T());
  STATIC_REQUIRE(differential(A * A.T(), A, U) == U * A.T() + A * U.T());
}

TEST_CASE("transpose: gradient") {
  STATIC_REQUIRE(grad(tr(B.T() * A.T()), A) == B.T());
  STATIC_REQUIRE(grad(x.T() * X.T() * x, x) == (X + X.T()) * x);
  STATIC_REQUIRE(grad(sum(hadamard(B, A.T())), A) == B.T());
  STATIC_REQUIRE(grad((A.T() * U)(0_c, 1_c), A) == U * basis<3, 1> * basis<3, 0>.T());
  STATIC_REQUIRE(grad(transpose(s), s) == 1_c);
}

TEST_CASE("transpose: identities") {
  STATIC_REQUIRE(same_form(simplified(A.T().T()), A));
  STATIC_REQUIRE(same_form(simplified(S.T()), S));
  STATIC_REQUIRE(same_form(simplified(W.T()), -W));
  STATIC_REQUIRE(same_form(simplified(s.T()), s));
  STATIC_REQUIRE(same_form(simplified(transpose(zeros<2, 3>)), zeros<3, 2>));
  STATIC_REQUIRE(same_form(simplified(transpose(identity<3>)), identity<3>));
  STATIC_REQUIRE(same_form(simplified(transpose(tr(X) * A)), tr(X) * transpose(A)));
  STATIC_REQUIRE(same_form(simplified(transpose(inv(X.T()))), inv(X)));
  STATIC_REQUIRE(same_form(simplified(hadamard(transpose(A), transpose(U))), transpose(hadamard(A, U))));
  STATIC_REQUIRE(transpose(ones<2, 3>) == ones<3, 2>);
  STATIC_REQUIRE(transpose(single_entry<2, 3, 0, 2>) == single_entry<3, 2, 2, 0>);
  STATIC_REQUIRE(Q.T() == inv(Q));
}

TEST_CASE("Cookbook (4), (5): (A + B)ᵀ = Aᵀ + Bᵀ, (AB)ᵀ = BᵀAᵀ") {
  STATIC_REQUIRE(transpose(A + U) == A.T() + U.T());
  STATIC_REQUIRE(transpose(A * B) == B.T() * A.T());
  STATIC_REQUIRE(same_form(simplified(transpose(A * B)), transpose(B) * transpose(A)));
}

TEST_CASE("transpose: notation") {
  STATIC_REQUIRE(to_text(transpose(A)) == "Aᵀ");
  STATIC_REQUIRE(to_text(A.T()) == "Aᵀ");
  STATIC_REQUIRE(to_text(transpose(inv(X))) == "X⁻ᵀ");
  STATIC_REQUIRE(to_text(transpose(A * B)) == "(AB)ᵀ");
  STATIC_REQUIRE(to_latex(transpose(A)) == "A^{\\top}");
  STATIC_REQUIRE(to_latex(transpose(inv(X))) == "X^{-\\top}");
  STATIC_REQUIRE(to_cpp(transpose(A)) == "transpose(A)");
}

TEST_CASE("transpose: value") {
  REQUIRE(agree(A.T()(A = a0), dense<double, 3, 2>{1, 3, 5, 2, 4, 6}));
  auto const x0 = random_matrix<float, 3, 3>(1);
  REQUIRE(X.T().T()(X = x0) == x0);
  REQUIRE(X.T()(X = x0) == transposed_copy(x0));
  // no conjugation: transpose is not the adjoint
  using complex = std::complex<double>;
  dense<complex, 3> const z{complex(1, 1), complex(0, 2), complex(3, 0)};
  REQUIRE(x.T()(x = z)(0, 1) == complex(0, 2));
}

TEST_CASE("transpose: constexpr value") { STATIC_REQUIRE(A.T()(A = a0) == dense<double, 3, 2>{1, 3, 5, 2, 4, 6}); }
