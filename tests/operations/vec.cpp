// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto A = matrix<"A", 2, 3>;
constexpr auto B = matrix<"B", 2, 4>;
constexpr auto X = matrix<"X", 3, 2>;
constexpr auto Y = matrix<"Y", 3, 2>;
constexpr auto U = matrix<"U", 3, 2>;
constexpr auto a = vector<"a", 3>;
constexpr auto b = vector<"b", 2>;
constexpr auto c = vector<"c", 6>;
constexpr auto u = vector<"u", 6>;
constexpr auto s = scalar<"s">;

constexpr dense<double, 3, 2> x0{1, 2, 3, 4, 5, 6};
constexpr dense<double, 6> c0{1, 2, 3, 4, 5, 6};

}  // namespace

TEST_CASE("vec: shape") {
  STATIC_REQUIRE(rows(vec(B)) == 8);
  STATIC_REQUIRE(cols(vec(B)) == 1);
  STATIC_REQUIRE(rows(unvec<3, 2>(c)) == 3);
  STATIC_REQUIRE(cols(unvec<3, 2>(c)) == 2);
}

TEST_CASE("vec: differential") {
  STATIC_REQUIRE(differential(vec(X), X, U) == vec(U));
  STATIC_REQUIRE(differential(unvec<3, 2>(c), c, u) == unvec<3, 2>(u));
  STATIC_REQUIRE(differential(vec(X * A * X), X, U) == vec(U * A * X) + vec(X * A * U));
  STATIC_REQUIRE(is_linear(vec(X), X));
}

TEST_CASE("vec: gradient") {
  STATIC_REQUIRE(grad(c.T() * vec(X), X) == unvec<3, 2>(c));
  STATIC_REQUIRE(grad(tr(A * unvec<3, 2>(c)), c) == vec(A.T()));
  STATIC_REQUIRE(grad(squared_norm(vec(X) - c), X) == 2 * (X - unvec<3, 2>(c)));
  STATIC_REQUIRE(hvp(squared_norm(unvec<3, 2>(c) * A), c, u) == 2 * vec(unvec<3, 2>(u) * A * A.T()));
}

TEST_CASE("vec: Jacobian") {
  STATIC_REQUIRE(jacobian(vec(X), X) == identity<6>);
  STATIC_REQUIRE(jacobian(unvec<3, 2>(c), c) == identity<6>);
  STATIC_REQUIRE(jacobian(vec(A * X * B), X) == kron(B.T(), A));
  STATIC_REQUIRE(jacobian(vec(X.T()), X) == commutation<3, 2>);
}

TEST_CASE("vec: identities") {
  STATIC_REQUIRE(same_form(simplified(vec(a)), a));
  STATIC_REQUIRE(same_form(simplified(vec(a.T())), a));
  STATIC_REQUIRE(same_form(simplified(vec(s)), s));
  STATIC_REQUIRE(same_form(simplified(unvec<3, 2>(vec(X))), X));
  STATIC_REQUIRE(same_form(simplified(vec(unvec<3, 2>(c))), c));
  STATIC_REQUIRE(same_form(simplified(unvec<6, 1>(c)), c));
  STATIC_REQUIRE(same_form(simplified(unvec<1, 6>(c)), c.T()));
  STATIC_REQUIRE(same_form(simplified(vec(ones<3, 2>)), ones<6>));
  STATIC_REQUIRE(same_form(simplified(unvec<3, 2>(ones<6>)), ones<3, 2>));
  STATIC_REQUIRE(same_form(simplified(vec(single_entry<3, 2, 2, 1>)), basis<6, 5>));
  STATIC_REQUIRE(same_form(simplified(unvec<3, 2>(basis<6, 4>)), single_entry<3, 2, 1, 1>));
  STATIC_REQUIRE(same_form(simplified(vec(2_c * X)), 2_c * vec(X)));
  STATIC_REQUIRE(same_form(simplified(vec(X).T() * vec(Y)), tr(X.T() * Y)));
  STATIC_REQUIRE(unvec<2, 3>(vec(X)) != X.T());
  STATIC_REQUIRE(vec(a * b.T()) == kron(b, a));
  STATIC_REQUIRE(dot(vec(X), vec(Y)) == dot(X, Y));
  STATIC_REQUIRE(squared_norm(vec(X)) == squared_norm(X));
}

TEST_CASE("(Bᵀ ⊗ A) vec(X) = vec(A X B)") {
  STATIC_REQUIRE(kron(B.T(), A) * vec(X) == vec(A * X * B));
  STATIC_REQUIRE(same_form(simplified(kron(B.T(), A) * vec(X)), simplified(vec(A * X * B))));
  STATIC_REQUIRE(same_form(simplified(vec(X).T() * kron(B, A.T())), simplified(vec(A * X * B).T())));
  // a matrix that does not fit the blocks stays
  constexpr auto Z = matrix<"Z", 3, 4>;
  STATIC_REQUIRE(same_form(simplified(kron(A, B) * vec(Z)), kron(A, B) * vec(Z)));
}

TEST_CASE("commutation: K vec(X) = vec(Xᵀ)") {
  STATIC_REQUIRE(commutation<3, 2> * vec(X) == vec(X.T()));
  STATIC_REQUIRE(commutation<2, 3> * vec(X) != vec(X.T()));
  STATIC_REQUIRE(same_form(simplified(commutation<3, 2> * vec(X)), vec(X.T())));
  STATIC_REQUIRE(same_form(simplified(vec(X).T() * commutation<2, 3>), transpose(vec(X.T()))));
  STATIC_REQUIRE(same_form(simplified(commutation<3, 2>.T()), commutation<2, 3>));
  STATIC_REQUIRE(same_form(simplified(commutation<3, 2> * commutation<2, 3>), identity<6>));
  STATIC_REQUIRE(same_form(simplified(commutation<1, 3>), identity<3>));
  STATIC_REQUIRE(is_symmetric(commutation<3, 3>));
  STATIC_REQUIRE(!is_symmetric(commutation<3, 2>));
  // K (A ⊗ B) Kᵀ = B ⊗ A                                       Magnus & Neudecker (1979)
  STATIC_REQUIRE(commutation<2, 2> * kron(A, B) * commutation<3, 4> == kron(B, A));
}

TEST_CASE("vec: notation") {
  STATIC_REQUIRE(to_text(vec(X)) == "vec(X)");
  STATIC_REQUIRE(to_latex(vec(X)) == "\\operatorname{vec}\\left(X\\right)");
  STATIC_REQUIRE(to_cpp(vec(X)) == "vec(X)");
  STATIC_REQUIRE(to_text(unvec<3, 2>(c)) == "unvec₃ₓ₂(c)");
  STATIC_REQUIRE(to_latex(unvec<3, 2>(c)) == "\\operatorname{unvec}_{3\\times 2}\\left(c\\right)");
  STATIC_REQUIRE(to_cpp(unvec<3, 2>(c)) == "unvec<3, 2>(c)");
  STATIC_REQUIRE(to_text(A * unvec<3, 2>(c) * B) == "A unvec₃ₓ₂(c) B");
}

TEST_CASE("vec: value") {
  REQUIRE(agree(vec(X)(X = x0), c0));
  REQUIRE(agree(vec(X.T())(X = x0), dense<double, 6>{1, 4, 2, 5, 3, 6}));
  REQUIRE(agree(unvec<3, 2>(c)(c = c0), x0));
  REQUIRE(agree(unvec<2, 3>(c)(c = dense<float, 6>{1, 2, 3, 4, 5, 6}), dense<float, 2, 3>{1, 2, 3, 4, 5, 6}));
  REQUIRE(agree((unvec<3, 2>(c) * b)(c = c0, b = dense<double, 2>{1, -1}), dense<double, 3>{-3, -3, -3}));
  STATIC_REQUIRE(cost(vec(X)).flops == 0);
  STATIC_REQUIRE(cost(unvec<3, 2>(c)).flops == 0);
}

TEST_CASE("vec: constexpr value") {
  STATIC_REQUIRE(vec(X)(X = x0) == c0);
  STATIC_REQUIRE(unvec<3, 2>(c)(c = c0) == x0);
}
