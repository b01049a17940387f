// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto X = matrix<"X", 3, 2>;
constexpr auto U = matrix<"U", 3, 2>;
constexpr auto A = matrix<"A", 3, 2>;
constexpr auto Z = matrix<"Z", 2, 3>;
constexpr auto B = matrix<"B", 3>;
constexpr auto P = positive_definite<"P", 3>;
constexpr auto Q = orthogonal<"Q", 3>;
constexpr auto S = symmetric<"S", 3>;
constexpr auto D = diagonal<"D", 3>;
constexpr auto Y = pinv(X);
constexpr auto I = identity<3>;

}  // namespace

TEST_CASE("pinv: shape") {
  STATIC_REQUIRE(rows(Y) == 2);
  STATIC_REQUIRE(cols(Y) == 3);
}

TEST_CASE("pinv: structure") {
  STATIC_REQUIRE(is_symmetric(pinv(S)));
  STATIC_REQUIRE(is_diagonal(pinv(D)));
  STATIC_REQUIRE(!is_lower_triangular(pinv(lower_triangular<"L", 3>)));
}

TEST_CASE("Golub & Pereyra (1973), (4.12): the differential of X⁺") {
  STATIC_REQUIRE(differential(Y, X, U)
                 == -Y * U * Y + Y * Y.T() * U.T() * (I - X * Y) + (identity<2> - Y * X) * U.T() * Y.T() * Y);
  STATIC_REQUIRE(differential(Y, X, U) == differential(inv(X.T() * X) * X.T(), X, U));
  STATIC_REQUIRE(differential(pinv(Z), Z, U.T()) == differential(Z.T() * inv(Z * Z.T()), Z, U.T()));
  STATIC_REQUIRE(differential(pinv(B), B, S) == differential(inv(B), B, S));
  STATIC_REQUIRE(!(differential(Y, X, U) == -Y * U * Y));
}

TEST_CASE("pinv: ∂tr(A X⁺) of a tall X") {
  STATIC_REQUIRE(grad(tr(A * Y), X) == -(Y * A * Y).T() + (I - X * Y) * A * Y * Y.T());
}

TEST_CASE("Cookbook (55), (56): ∂log det XᵀX by X, and by X⁺") {
  STATIC_REQUIRE(grad(logdet(X.T() * X), X) == 2_c * Y.T());
  // with X = Z⁺: −2 Xᵀ
  STATIC_REQUIRE(grad(logdet(pinv(Z).T() * pinv(Z)), Z) == -2_c * pinv(Z).T());
}

TEST_CASE("pinv: identities") {
  STATIC_REQUIRE(same_form(simplified(pinv(Y)), X));
  STATIC_REQUIRE(same_form(simplified(pinv(X.T())), transpose(Y)));
  STATIC_REQUIRE(same_form(simplified(pinv(2_c * X)), ratio<1, 2> * Y));
  STATIC_REQUIRE(same_form(simplified(X * Y * X), X));
  STATIC_REQUIRE(same_form(simplified(Y * X * Y), Y));
  STATIC_REQUIRE(same_form(simplified(A.T() * X * Y * X * U.T()), A.T() * X * U.T()));
  STATIC_REQUIRE(same_form(simplified(X.T() * Y.T() * X.T()), transpose(X)));
  STATIC_REQUIRE(same_form(simplified(pinv(P)), inv(P)));
  STATIC_REQUIRE(same_form(simplified(pinv(inv(B))), B));
  STATIC_REQUIRE(same_form(simplified(pinv(Q)), transpose(Q)));
  STATIC_REQUIRE(same_form(simplified(pinv(zeros<2, 3>)), zeros<3, 2>));
  STATIC_REQUIRE(same_form(simplified(pinv(B)), pinv(B)));  // B may be singular
  STATIC_REQUIRE(same_form(simplified(Y * X), Y * X));      // X may not have full rank
}

TEST_CASE("pinv: equality is asked where symbols have full rank") {
  STATIC_REQUIRE(Y == inv(X.T() * X) * X.T());
  STATIC_REQUIRE(pinv(Z) == Z.T() * inv(Z * Z.T()));
  STATIC_REQUIRE(Y * X == identity<2>);
  STATIC_REQUIRE(!(X * Y == I));
  STATIC_REQUIRE((X * Y).T() == X * Y);
  STATIC_REQUIRE(pinv(B) == inv(B));
}

TEST_CASE("pinv: equality of pseudo-inverses of deficient rank") {
  constexpr auto x = vector<"x", 3>;
  constexpr auto y = vector<"y", 2>;
  constexpr auto projector = I - x * x.T() / squared_norm(x);
  STATIC_REQUIRE(pinv(x * y.T()) == y * x.T() / (squared_norm(x) * squared_norm(y)));
  STATIC_REQUIRE(pinv(X * Z) == pinv(Z) * pinv(X));
  STATIC_REQUIRE(!(pinv(Z * X) == pinv(X) * pinv(Z)));
  STATIC_REQUIRE(pinv(projector) == projector);
  STATIC_REQUIRE(pinv(X * Z - transpose(Z.T() * X.T())) == zeros<3, 3>);
}

TEST_CASE("pinv: notation") {
  STATIC_REQUIRE(to_text(Y) == "X⁺");
  STATIC_REQUIRE(to_text(Y.T()) == "(X⁺)ᵀ");
  STATIC_REQUIRE(to_latex(Y) == "X^{+}");
  STATIC_REQUIRE(to_latex(Y.T()) == "\\left(X^{+}\\right)^{\\top}");
  STATIC_REQUIRE(to_cpp(Y) == "pinv(X)");
}

TEST_CASE("pinv: value") {
  auto const check = [](auto const& x, double tolerance) {
    REQUIRE(agree(Y(X = x), (inv(X.T() * X) * X.T())(X = x), tolerance));
  };
  check(random_matrix<double, 3, 2>(4), 1e-13);
  check(random_matrix<float, 3, 2>(4), 1e-4);
  check(random_matrix<long double, 3, 2>(4), 1e-16);
  auto const z = random_matrix<double, 2, 3>(5);
  REQUIRE(agree(pinv(Z)(Z = z), (Z.T() * inv(Z * Z.T()))(Z = z)));
  // of rank 1
  dense<double, 3, 2> const x{1, 2, 3, 2, 4, 6};
  REQUIRE(agree(Y(X = x), dense<double, 2, 3>{1 / 70., 2 / 70., 2 / 70., 4 / 70., 3 / 70., 6 / 70.}));
  REQUIRE(agree((X * Y * X)(X = x), x));
}

TEST_CASE("pinv: the differential where the rank stays 1") {
  auto const a = random_matrix<long double, 3, 1>(1), da = random_matrix<long double, 3, 1>(2);
  auto const b = random_matrix<long double, 1, 2>(3), db = random_matrix<long double, 1, 2>(4);
  auto const x = reference_product(a, b);
  auto const u = moved(reference_product(da, b), 1.0L, reference_product(a, db));
  auto const at = [&](long double h) { return Y(X = reference_product(moved(a, h, da), moved(b, h, db))); };
  auto const after = at(1e-5L), before = at(-1e-5L);
  auto const quotient = made<long double, 2, 3>([&](int i, int j) { return (after(i, j) - before(i, j)) / 2e-5L; });
  REQUIRE(agree(differential(Y, X, U)(X = x, U = u), quotient, 1e-7));
}

TEST_CASE("pinv: constexpr value") {
  constexpr auto y = pinv(vector<"v", 2>)(vector<"v", 2> = dense<double, 2, 1>{1, 1});
  STATIC_REQUIRE((y(0, 0) > 0.5 - 1e-15 && y(0, 0) < 0.5 + 1e-15));
}
