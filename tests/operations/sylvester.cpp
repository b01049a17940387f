// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto A = matrix<"A", 2>;
constexpr auto B = matrix<"B", 3>;
constexpr auto C = matrix<"C", 2, 3>;
constexpr auto D = matrix<"D", 2, 3>;
constexpr auto U = matrix<"U", 2>;
constexpr auto V = matrix<"V", 3>;
constexpr auto Y = matrix<"Y", 3>;
constexpr auto G = matrix<"G", 3>;
constexpr auto P = positive_definite<"P", 3>;
constexpr auto R = positive_definite<"R", 3>;
constexpr auto S = symmetric<"S", 3>;
constexpr auto W = skew_symmetric<"W", 3>;
constexpr auto s = scalar<"s">;
constexpr auto X = sylvester(A, B, C);

}  // namespace

TEST_CASE("sylvester: shape") {
  STATIC_REQUIRE(rows(X) == 2);
  STATIC_REQUIRE(cols(X) == 3);
}

TEST_CASE("sylvester: solves A X + X B = C, and Lyapunov's A X + X Aᵀ = Q") {
  STATIC_REQUIRE(A * X + X * B == C);
  STATIC_REQUIRE(!(A * X - X * B == C));
  STATIC_REQUIRE(Y * sylvester(Y, Y.T(), S) + sylvester(Y, Y.T(), S) * Y.T() == S);
}

TEST_CASE("sylvester: structure") {
  STATIC_REQUIRE(is_symmetric(sylvester(Y, Y.T(), S)));
  STATIC_REQUIRE(is_symmetric(sylvester(P, P, S)));
  STATIC_REQUIRE(is_positive_definite(sylvester(P, P, R)));
  STATIC_REQUIRE(!is_symmetric(sylvester(P, S, S)));
  STATIC_REQUIRE(sylvester(S, S, W).T() == -sylvester(S, S, W));
}

TEST_CASE("sylvester: differential, in each operand") {
  STATIC_REQUIRE(differential(X, C, D) == sylvester(A, B, D));
  STATIC_REQUIRE(differential(X, A, U) == -sylvester(A, B, U * X));
  STATIC_REQUIRE(differential(X, B, V) == -sylvester(A, B, X * V));
  STATIC_REQUIRE(A * differential(X, A, U) + differential(X, A, U) * B == -U * X);
  STATIC_REQUIRE(is_linear(X, C));
  STATIC_REQUIRE(!is_linear(X, A));
}

TEST_CASE("sylvester: adjoint") {
  STATIC_REQUIRE(dot(D, X) == dot(sylvester(A.T(), B.T(), D), C));
  STATIC_REQUIRE(grad(dot(D, X), C) == sylvester(A.T(), B.T(), D));
  STATIC_REQUIRE(grad(dot(D, X), A) == -sylvester(A.T(), B.T(), D) * X.T());
  STATIC_REQUIRE(grad(dot(D, X), B) == -X.T() * sylvester(A.T(), B.T(), D));
}

TEST_CASE("sylvester: ∂vec X/∂vec C = (I ⊗ A + Bᵀ ⊗ I)⁻¹") {
  STATIC_REQUIRE(jacobian(X, C) == inv(kron(identity<3>, A) + kron(B.T(), identity<2>)));
  constexpr auto Q = matrix<"Q", 2>;
  STATIC_REQUIRE(jacobian(sylvester(A, A.T(), Q), Q) == inv(kron(identity<2>, A) + kron(A, identity<2>)));
}

TEST_CASE("sylvester: identities") {
  STATIC_REQUIRE(same_form(simplified(sylvester(A, B, zeros<2, 3>)), zeros<2, 3>));
  STATIC_REQUIRE(same_form(simplified(sylvester(A, B, 2_c * s * C)), 2_c * s * X));
  STATIC_REQUIRE(same_form(simplified(X.T()), sylvester(B.T(), A.T(), C.T())));
  STATIC_REQUIRE(to_text(simplified(sylvester(Y, Y, identity<3>))) == "½Y⁻¹");
  STATIC_REQUIRE(to_text(simplified(sylvester(Y, Y, Y))) == "½I");
  STATIC_REQUIRE(to_text(simplified(sylvester(Y, Y, pow<3>(Y)))) == "½Y²");
  STATIC_REQUIRE(to_text(simplified(sylvester(inv(Y), inv(Y), Y))) == "½Y²");
  STATIC_REQUIRE(same_form(simplified(tr(sylvester(Y, Y, G))), simplified(ratio<1, 2> * tr(inv(Y) * G))));
  STATIC_REQUIRE(tr(sylvester(Y, Y, G)) == ratio<1, 2> * tr(inv(Y) * G));
  constexpr auto x = vector<"x", 3>;
  STATIC_REQUIRE(sylvester(Y, s, x) == inv(Y + s * identity<3>) * x);
  STATIC_REQUIRE(sylvester(s, Y, x.T()) == x.T() * inv(Y + s * identity<3>));
  STATIC_REQUIRE(!(sylvester(Y, Y, G) == ratio<1, 2> * inv(Y) * G));
  STATIC_REQUIRE(!(sylvester(Y, Y.T(), Y) == ratio<1, 2> * identity<3>));
}

TEST_CASE("sylvester: notation") {
  STATIC_REQUIRE(to_text(X) == "sylvester(A, B, C)");
  STATIC_REQUIRE(to_latex(X) == "\\operatorname{sylvester}\\left(A, B, C\\right)");
  STATIC_REQUIRE(to_cpp(X) == "sylvester(A, B, C)");
}

TEST_CASE("sylvester: value") {
  auto const check = [](auto const& a, auto const& b, auto const& c, double tolerance) {
    auto const x = X(A = a, B = b, C = c);
    auto const ax = reference_product(a, x), xb = reference_product(x, b);
    REQUIRE(agree(made<typename std::remove_cvref_t<decltype(c)>::scalar, 2, 3>(
                      [&](int i, int j) { return ax(i, j) + xb(i, j); }),
                  c, tolerance));
  };
  check(random_invertible<double, 2>(1), random_invertible<double, 3>(2), random_matrix<double, 2, 3>(3), 1e-14);
  check(random_invertible<float, 2>(1), random_invertible<float, 3>(2), random_matrix<float, 2, 3>(3), 1e-6);
  check(random_invertible<long double, 2>(1), random_invertible<long double, 3>(2), random_matrix<long double, 2, 3>(3),
        1e-17);
  check(random_positive_definite<double, 2>(1), random_positive_definite<double, 3>(2), random_matrix<double, 2, 3>(3),
        1e-14);
}

TEST_CASE("sylvester: constexpr value") {
  constexpr auto x = sylvester(Y, Y, G)(Y = dense<double, 3, 3>{1, 0, 0, 0, 2, 0, 0, 1, 3},
                                        G = dense<double, 3, 3>{2, 3, 0, 0, 0, 0, 0, 0, 6});
  STATIC_REQUIRE((x(0, 0) > 0.999999 && x(0, 0) < 1.000001));
}
