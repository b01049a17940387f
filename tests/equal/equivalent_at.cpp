// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

using namespace matgrad;

namespace {

constexpr auto X = matrix<"X", 3>;
constexpr auto P = positive_definite<"P", 3>;
constexpr auto E = positive_semidefinite<"E", 3>;
constexpr auto S = symmetric<"S", 3>;
constexpr auto W = skew_symmetric<"W", 3>;
constexpr auto L = lower_triangular<"L", 3>;
constexpr auto R = upper_triangular<"R", 3>;
constexpr auto D = diagonal<"D", 3>;
constexpr auto Q = orthogonal<"Q", 3>;
constexpr auto J = projector<"J", 3>;
constexpr auto T = permutation<"T", 3>;
constexpr auto s = scalar<"s">;
constexpr auto t = scalar<"t">;
constexpr auto I = identity<3>;

}  // namespace

TEST_CASE("equivalent_at: equal formulas agree at every point") {
  auto const found = equivalent_at(inv(X) * X, I, 10);
  CHECK(found);
  CHECK(found.points == 10);
  CHECK(found.difference < 1e-12);
}

TEST_CASE("equivalent_at: data have the structure of their symbols") {
  CHECK(equivalent_at(transpose(S), S));
  CHECK(equivalent_at(W.T(), -W));
  CHECK(equivalent_at(lower_part(L), L));
  CHECK(equivalent_at(lower_part(R.T()), R.T()));
  CHECK(equivalent_at(hadamard(D, I), D));
  CHECK(equivalent_at(Q.T() * Q, I));
  CHECK(equivalent_at(J * J, J));
  CHECK(equivalent_at(T.T() * T, I));
  CHECK(equivalent_at(hadamard(T, T), T));
  CHECK(equivalent_at(chol(P) * chol(P).T(), P).points == 16);
  CHECK(equivalent_at(log(det(P)), logdet(P)).points == 16);
  CHECK(equivalent_at(sqrt(det(E) + 1_c), exp(0.5 * log(1_c + det(E)))));
}

TEST_CASE("equivalent_at: what == cannot decide") {
  STATIC_REQUIRE(!(log(1_c + exp(s)) == s + log(1_c + exp(-s))));
  CHECK(equivalent_at(log(1_c + exp(s)), s + log(1_c + exp(-s))));
  CHECK(equivalent_at(atan(s) + atan(1_c / s), sign(s) * 2_c * atan(1_c + 0_c * s)));
}

TEST_CASE("equivalent_at: different formulas differ") {
  CHECK_FALSE(equivalent_at(X, X.T()));
  CHECK_FALSE(equivalent_at(abs(s), s));  // equal where s is positive
  CHECK_FALSE(equivalent_at(2.5 * X, 2.5000001 * X));
  CHECK_FALSE(equivalent_at(X, I(0_c, 0_c)));
  CHECK(equivalent_at(abs(s), s).difference > 0.1);
}

TEST_CASE("equivalent_at: points outside a domain are not counted") {
  auto const found = equivalent_at(log(s * t), log(s) + log(t));
  CHECK(found);
  CHECK(found.points >= 8);
  CHECK(found.points < 16);
  // nowhere defined: not equivalent, at no point
  auto const nowhere = equivalent_at(log(-squared_norm(X)), log(-squared_norm(X)));
  CHECK_FALSE(nowhere);
  CHECK(nowhere.points == 0);
}

TEST_CASE("equivalent_at: while compiling") {
  STATIC_REQUIRE(equivalent_at(X * X - X, X * (X - I), 2));
  STATIC_REQUIRE(!equivalent_at(X * X - X, X * (X + I), 2));
}
