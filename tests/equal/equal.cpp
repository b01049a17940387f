// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include <type_traits>

// What f == g promises.

using namespace matgrad;

namespace {

constexpr auto A = matrix<"A", 3, 3>;
constexpr auto B = matrix<"B", 3, 3>;
constexpr auto M = matrix<"M", 2, 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto y = vector<"y", 3>;
constexpr auto s = scalar<"s">;
constexpr auto t = scalar<"t">;
constexpr auto S = symmetric<"S", 3>;
constexpr auto P = positive_definite<"P", 3>;
constexpr auto D = diagonal<"D", 3>;
constexpr auto L = lower_triangular<"L", 3>;
constexpr auto R = upper_triangular<"R", 3>;
constexpr auto W = skew_symmetric<"W", 3>;
constexpr auto Q = orthogonal<"Q", 3>;

}  // namespace

TEST_CASE("==: a plain bool, while compiling") {
  STATIC_REQUIRE(std::is_same_v<decltype(A == B), bool>);
  STATIC_REQUIRE(std::is_same_v<decltype(s == 1), bool>);
  constexpr bool same = A + B == B + A;
  STATIC_REQUIRE(same);
}

TEST_CASE("==: an equivalence") {
  STATIC_REQUIRE(A * B == A * B);
  STATIC_REQUIRE((A + B == B + A && B + A == A + B));
  STATIC_REQUIRE((inv(A * B) == inv(B) * inv(A) && inv(B) * inv(A) == transpose(inv(A).T() * inv(B).T())));
  STATIC_REQUIRE(A != B);
  STATIC_REQUIRE(!(A != A));
  STATIC_REQUIRE(1 == s / s);
  STATIC_REQUIRE(2 != s);
}

TEST_CASE("==: the laws of a ring, and of a field") {
  STATIC_REQUIRE((A + B) + A == A + (B + A));
  STATIC_REQUIRE((A * B) * M.T() == A * (B * M.T()));
  STATIC_REQUIRE(A * (A + B) == A * A + A * B);
  STATIC_REQUIRE((A + B) * A == A * A + B * A);
  STATIC_REQUIRE(s * t == t * s);
  STATIC_REQUIRE(s * (t * A) == (t * s) * A);
  STATIC_REQUIRE(A - A == zeros<3, 3>);
  STATIC_REQUIRE((s * s - t * t) / (s - t) == s + t);
  STATIC_REQUIRE(1 / (1 / s) == s);
}

TEST_CASE("==: symmetric symbols") {
  STATIC_REQUIRE(S.T() == S);
  STATIC_REQUIRE(inv(S).T() == inv(S));
  STATIC_REQUIRE(x.T() * S * y == y.T() * S * x);
  STATIC_REQUIRE(S * S != identity<3>);
  STATIC_REQUIRE(A.T() != A);
}

TEST_CASE("==: positive definite symbols") {
  STATIC_REQUIRE(P.T() == P);
  STATIC_REQUIRE(P != identity<3>);
  STATIC_REQUIRE(P != S);
  // the determinant of a positive definite matrix is positive: |d| = d
  STATIC_REQUIRE(sqrt(pow<2>(det(P))) == det(P));
  STATIC_REQUIRE(sqrt(pow<2>(det(S))) != det(S));
}

TEST_CASE("==: diagonal symbols") {
  STATIC_REQUIRE(D == diag(diag(D)));
  STATIC_REQUIRE(D(0_c, 1_c) == 0);
  STATIC_REQUIRE(D * D == hadamard(D, D));
  STATIC_REQUIRE(det(D) == D(0_c, 0_c) * D(1_c, 1_c) * D(2_c, 2_c));
  STATIC_REQUIRE(D * A != A * D);
  STATIC_REQUIRE(D != D(0_c, 0_c) * identity<3>);
}

TEST_CASE("==: triangular symbols") {
  STATIC_REQUIRE(L(0_c, 1_c) == 0);
  STATIC_REQUIRE(L(0_c, 2_c) == 0);
  STATIC_REQUIRE(L(1_c, 0_c) != 0);
  STATIC_REQUIRE(R(1_c, 0_c) == 0);
  STATIC_REQUIRE(R(0_c, 1_c) != 0);
  STATIC_REQUIRE(det(L) == L(0_c, 0_c) * L(1_c, 1_c) * L(2_c, 2_c));
  STATIC_REQUIRE(inv(R)(2_c, 0_c) == 0);
  STATIC_REQUIRE(lower_part(L * L) == L * L);
  STATIC_REQUIRE(lower_part(L * R) != L * R);
}

TEST_CASE("==: skew-symmetric symbols") {
  STATIC_REQUIRE(W.T() == -W);
  STATIC_REQUIRE(diag(W) == zeros<3>);
  STATIC_REQUIRE(tr(W) == 0);
  STATIC_REQUIRE(x.T() * W * x == 0);
  STATIC_REQUIRE(transpose(W * W) == W * W);
  STATIC_REQUIRE(W != zeros<3, 3>);
}

TEST_CASE("==: orthogonal symbols") {
  STATIC_REQUIRE(inv(Q) == Q.T());
  STATIC_REQUIRE(Q * Q.T() == identity<3>);
  STATIC_REQUIRE(squared_norm(Q * x) == squared_norm(x));
  STATIC_REQUIRE(pow<2>(det(Q)) == 1);
  // a rotation or a reflection
  STATIC_REQUIRE(det(Q) != 1);
  STATIC_REQUIRE(Q != identity<3>);
  STATIC_REQUIRE(Q != Q.T());
  // Cayley: (I − W)(I + W)⁻¹ is orthogonal
  STATIC_REQUIRE(inv((identity<3> - W) * inv(identity<3> + W)) == transpose((identity<3> - W) * inv(identity<3> + W)));
}

TEST_CASE("==: the laws of functions") {
  STATIC_REQUIRE(exp(-s) == 1 / exp(s));
  STATIC_REQUIRE(exp(0_c) == 1);
  STATIC_REQUIRE(pow<2>(sin(s)) + pow<2>(cos(s)) == 1);
  STATIC_REQUIRE(sin(-s) == -sin(s));
  STATIC_REQUIRE(cos(-s) == cos(s));
  STATIC_REQUIRE(sin(0_c) == 0);
  STATIC_REQUIRE(cos(0_c) == 1);
  STATIC_REQUIRE(log(1 / s) == -log(s));
  STATIC_REQUIRE(log(1_c) == 0);
  STATIC_REQUIRE(sqrt(s) * sqrt(s) == s);
  STATIC_REQUIRE(sqrt(s * t) == sqrt(s) * sqrt(t));
  STATIC_REQUIRE(norm(x) * norm(x) == x.T() * x);
  STATIC_REQUIRE(logdet(A) == log(det(A)));
  STATIC_REQUIRE(logdet(inv(A)) == -logdet(A));
  STATIC_REQUIRE(exp(s + t - s) == exp(t));
}

TEST_CASE("==: what simplification knows of logarithms and exponentials") {
  STATIC_REQUIRE(logdet(A * B) == logdet(A) + logdet(B));
  STATIC_REQUIRE(logdet(pow<3>(A)) == 3 * logdet(A));
  STATIC_REQUIRE(logdet(A * B) != logdet(A) - logdet(B));
  STATIC_REQUIRE(log(pow<3>(s)) == 3 * log(s));
  STATIC_REQUIRE(exp(log(s)) == s);
  STATIC_REQUIRE(log(exp(s)) == s);
}

TEST_CASE("==: roots are positive") {
  STATIC_REQUIRE(sqrt(4_c) == 2);
  STATIC_REQUIRE(sqrt(4_c) != -2_c);
  STATIC_REQUIRE(sqrt(2_c) * sqrt(2_c) == 2);
  STATIC_REQUIRE(sqrt(6_c) == sqrt(2_c) * sqrt(3_c));
  STATIC_REQUIRE(norm(2_c * A) == 2 * norm(A));
  STATIC_REQUIRE(norm(-2_c * A) == 2 * norm(A));
  STATIC_REQUIRE(norm(-2_c * A) != -2 * norm(A));
  STATIC_REQUIRE(norm(s * x) == sqrt(s * s) * norm(x));
  STATIC_REQUIRE(norm(s * x) != s * norm(x));
}

TEST_CASE("==: functions of equal arguments") {
  STATIC_REQUIRE(exp(pow<2>(s + t)) == exp(s * s + 2 * s * t + t * t));
  STATIC_REQUIRE(log(tr(A * B)) == log(tr(B * A)));
  STATIC_REQUIRE(sin(x.T() * A * y) == sin(y.T() * A.T() * x));
  STATIC_REQUIRE(exp(x + y - x) == exp(y));
  STATIC_REQUIRE(exp(s) != exp(s + t));
}

TEST_CASE("==: plain numbers are exact dyadic fractions") {
  STATIC_REQUIRE(0.5 * s == s / 2);
  STATIC_REQUIRE(0.75 * A == ratio<3, 4> * A);
  STATIC_REQUIRE(3 * s == 3_c * s);
  STATIC_REQUIRE(-2.5 * s == -ratio<5, 2> * s);
  STATIC_REQUIRE(2.0F * s == 2 * s);
  STATIC_REQUIRE(0.1 * s != ratio<1, 10> * s);
  STATIC_REQUIRE(0.1F * s != 0.1 * s);
  // as doubles are: 0.1 + 0.2 is not 0.3
  STATIC_REQUIRE(0.1 * s + 0.2 * s != 0.3 * s);
  STATIC_REQUIRE(0.25 * s + 0.5 * s == 0.75 * s);
  STATIC_REQUIRE(s == 1.0 * s);
  STATIC_REQUIRE(s - s == 0);
  STATIC_REQUIRE(1e10 * s == 1e5 * s * 1e5);
  STATIC_REQUIRE(ratio<1, 3> + ratio<1, 6> + s == 0.5 + s);
}

TEST_CASE("==: plain numbers that are known only at run time") {
  double volatile half = 0.5;
  double const h = half;
  REQUIRE(h * s == s / 2);
  REQUIRE(h * s != s / 3_c);
  REQUIRE(h * A + h * A == A);
}

TEST_CASE("==: formulas of different shape differ") {
  STATIC_REQUIRE(M != M.T());
  STATIC_REQUIRE(zeros<2, 3> != zeros<3, 2>);
  STATIC_REQUIRE(identity<2> != identity<3>);
  STATIC_REQUIRE(x != x.T());
  STATIC_REQUIRE(s != s * identity<3>);
}

TEST_CASE("==: formulas with several symbols") {
  STATIC_REQUIRE(x.T() * (A + B) * y == x.T() * A * y + y.T() * B.T() * x);
  STATIC_REQUIRE(tr(A * D * B * S) == tr(S * A * D * B));
  STATIC_REQUIRE(inv(P + M.T() * M) == inv(P) - inv(P) * M.T() * inv(identity<2> + M * inv(P) * M.T()) * M * inv(P));
  STATIC_REQUIRE(s * A + t * B - s * (A - B) == (s + t) * B);
}

TEST_CASE("==: derivatives are formulas") {
  STATIC_REQUIRE(grad(x.T() * A * x, x) == (A + A.T()) * x);
  STATIC_REQUIRE(grad(x.T() * A * x, x) == grad(x.T() * A.T() * x, x));
  STATIC_REQUIRE(differential(grad(tr(inv(A)), A), A, B)
                 == transpose(inv(A) * B * inv(A) * inv(A) + inv(A) * inv(A) * B * inv(A)));
  STATIC_REQUIRE(dot(grad(det(A), A), A) == 3 * det(A));
  STATIC_REQUIRE(hvp(x.T() * A * x, x, y) == (A + A.T()) * y);
  STATIC_REQUIRE(grad(dot(grad(x.T() * A * x, x), y), x) == (A + A.T()) * y);
}

TEST_CASE("==: constant matrices") {
  STATIC_REQUIRE(ones<2, 3> * ones<3> == 3 * ones<2>);
  STATIC_REQUIRE(basis<3, 0> * basis<3, 0>.T() + basis<3, 1> * basis<3, 1>.T() + basis<3, 2> * basis<3, 2>.T()
                 == identity<3>);
  STATIC_REQUIRE(single_entry<2, 3, 1, 2> == basis<2, 1> * basis<3, 2>.T());
  STATIC_REQUIRE(single_entry<2, 3, 1, 2> * single_entry<3, 2, 2, 0> == single_entry<2, 2, 1, 0>);
  STATIC_REQUIRE(commutation<2, 3> * commutation<3, 2> == identity<6>);
  STATIC_REQUIRE(commutation<2, 3>.T() == commutation<3, 2>);
  STATIC_REQUIRE(commutation<2, 3> != identity<6>);
}

TEST_CASE("same_form: the same writing up to brackets") {
  STATIC_REQUIRE(same_form((A + B) + A, A + (B + A)));
  STATIC_REQUIRE(same_form((A * B) * A, A * (B * A)));
  STATIC_REQUIRE(same_form(A - B, A + -B));
  STATIC_REQUIRE(!same_form(A + B, B + A));
  STATIC_REQUIRE(!same_form(A.T().T(), A));
  STATIC_REQUIRE(!same_form(tr(A * B), tr(B * A)));
  STATIC_REQUIRE(!same_form(M, M.T()));
}
