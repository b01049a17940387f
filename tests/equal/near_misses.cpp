// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

// Wrong identities, each beside the right one: a comparison that says yes too easily would be worth nothing.

using namespace matgrad;

namespace {

constexpr auto A = matrix<"A", 3, 3>;
constexpr auto B = matrix<"B", 3, 3>;
constexpr auto C = matrix<"C", 3, 3>;
constexpr auto X = matrix<"X", 3, 3>;
constexpr auto U = matrix<"U", 3, 3>;
constexpr auto M = matrix<"M", 2, 3>;
constexpr auto N = matrix<"N", 3, 2>;
constexpr auto S = symmetric<"S", 3>;
constexpr auto L = lower_triangular<"L", 3>;
constexpr auto W = skew_symmetric<"W", 3>;
constexpr auto Q = orthogonal<"Q", 3>;
constexpr auto a = vector<"a", 3>;
constexpr auto b = vector<"b", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto y = vector<"y", 3>;
constexpr auto s = scalar<"s">;
constexpr auto t = scalar<"t">;

}  // namespace

#define RIGHT(...) STATIC_REQUIRE(__VA_ARGS__)
#define WRONG(...) STATIC_REQUIRE(!(__VA_ARGS__))

TEST_CASE("near miss: a transpose forgotten") {
  RIGHT(grad(tr(A * X), X) == A.T());
  WRONG(grad(tr(A * X), X) == A);
  RIGHT(grad(logdet(X), X) == inv(X).T());
  WRONG(grad(logdet(X), X) == inv(X));
  RIGHT(grad(det(X), X) == adj(X).T());
  WRONG(grad(det(X), X) == adj(X));
  RIGHT(grad(x.T() * A * y, x) == A * y);
  WRONG(grad(x.T() * A * y, x) == A.T() * y);
  RIGHT(transpose(A * B) == B.T() * A.T());
  WRONG(transpose(A * B) == A.T() * B.T());
  RIGHT(grad(tr(inv(X)), X) == -transpose(inv(X) * inv(X)));
  WRONG(grad(tr(inv(X)), X) == -inv(X) * inv(X));
  RIGHT(grad(tr(X * X * X), X) == 3 * transpose(X * X));
  WRONG(grad(tr(X * X * X), X) == 3 * X * X);
}

TEST_CASE("near miss: a transpose too many") {
  RIGHT(tr(A.T() * B.T()) == tr(B * A));
  WRONG(tr(A.T() * B) == tr(B * A));
  RIGHT(inv(A.T()) == inv(A).T());
  WRONG(inv(A.T()) == inv(A));
  RIGHT(W.T() == -W);
  WRONG(W.T() == W);
  RIGHT(transpose(S * A) == A.T() * S);
  WRONG(transpose(S * A) == A.T() * S * A.T() * inv(A));
}

TEST_CASE("near miss: a factor forgotten") {
  RIGHT(grad(x.T() * x, x) == 2 * x);
  WRONG(grad(x.T() * x, x) == x);
  RIGHT(grad(tr(X.T() * X), X) == 2 * X);
  WRONG(grad(tr(X.T() * X), X) == X);
  RIGHT(grad(squared_norm(N), N) == 2 * N);
  WRONG(grad(squared_norm(N), N) == 4 * N);
  RIGHT(grad(logdet(N.T() * N), N) == 2 * N * inv(N.T() * N));
  WRONG(grad(logdet(N.T() * N), N) == N * inv(N.T() * N));
  RIGHT(det(2_c * X) == 8 * det(X));
  WRONG(det(2_c * X) == 2 * det(X));
  RIGHT(grad(pow<3>(s), s) == 3 * pow<2>(s));
  WRONG(grad(pow<3>(s), s) == pow<2>(s));
  RIGHT(grad(sqrt(s), s) == 1 / (2 * sqrt(s)));
  WRONG(grad(sqrt(s), s) == 1 / sqrt(s));
  RIGHT(grad(tr(pow<4>(X)), X) == 4 * transpose(pow<3>(X)));
  WRONG(grad(tr(pow<4>(X)), X) == 3 * transpose(pow<3>(X)));
}

TEST_CASE("near miss: a sign") {
  RIGHT(differential(inv(X), X, U) == -inv(X) * U * inv(X));
  WRONG(differential(inv(X), X, U) == inv(X) * U * inv(X));
  RIGHT(grad(cos(s), s) == -sin(s));
  WRONG(grad(cos(s), s) == sin(s));
  RIGHT(grad(1 / s, s) == -1 / (s * s));
  WRONG(grad(1 / s, s) == 1 / (s * s));
  RIGHT(squared_norm(x - y) == squared_norm(x) - 2 * dot(x, y) + squared_norm(y));
  WRONG(squared_norm(x - y) == squared_norm(x) - 2 * dot(x, y) - squared_norm(y));
  RIGHT(pow<2>(cos(s)) - 1 == -pow<2>(sin(s)));
  WRONG(pow<2>(cos(s)) - 1 == pow<2>(sin(s)));
  RIGHT(exp(-s) == 1 / exp(s));
  WRONG(exp(-s) == -exp(s));
  RIGHT(det(-X) == -det(X));
  WRONG(det(-X) == det(X));
}

TEST_CASE("near miss: the order of factors") {
  RIGHT(tr(A * B) == tr(B * A));
  WRONG(A * B == B * A);
  RIGHT(tr(A * B * C) == tr(B * C * A));
  WRONG(tr(A * B * C) == tr(B * A * C));
  RIGHT(inv(A * B) == inv(B) * inv(A));
  WRONG(inv(A * B) == inv(A) * inv(B));
  RIGHT(differential(X * X, X, U) == U * X + X * U);
  WRONG(differential(X * X, X, U) == 2 * X * U);
  RIGHT(grad(a.T() * X * b, X) == a * b.T());
  WRONG(grad(a.T() * X * b, X) == b * a.T());
  RIGHT(grad(tr(A * X * B), X) == A.T() * B.T());
  WRONG(grad(tr(A * X * B), X) == B.T() * A.T());
  RIGHT(pow<2>(A + B) == A * A + A * B + B * A + B * B);
  WRONG(pow<2>(A + B) == A * A + 2 * A * B + B * B);
  RIGHT((A + B) * (A - B) == A * A - A * B + B * A - B * B);
  WRONG((A + B) * (A - B) == A * A - B * B);
  RIGHT(adj(A * B) == adj(B) * adj(A));
  WRONG(adj(A * B) == adj(A) * adj(B));
}

TEST_CASE("near miss: an index") {
  RIGHT(tr(X) == X(0_c, 0_c) + X(1_c, 1_c) + X(2_c, 2_c));
  WRONG(tr(X) == X(0_c, 0_c) + X(1_c, 1_c) + X(2_c, 1_c));
  RIGHT(X.T()(0_c, 1_c) == X(1_c, 0_c));
  WRONG(X.T()(0_c, 1_c) == X(0_c, 1_c));
  RIGHT(partial<0, 1>(tr(X * A), X) == A(1_c, 0_c));
  WRONG(partial<0, 1>(tr(X * A), X) == A(0_c, 1_c));
  RIGHT(grad(x(1_c), x) == basis<3, 1>);
  WRONG(grad(x(1_c), x) == basis<3, 2>);
  RIGHT(S(0_c, 1_c) == S(1_c, 0_c));
  WRONG(S(0_c, 1_c) == S(0_c, 2_c));
  RIGHT(M * basis<3, 2> == M * single_entry<3, 1, 2, 0>);
  WRONG(M * basis<3, 2> == M * basis<3, 0>);
}

TEST_CASE("near miss: an inverse, an adjugate or a determinant forgotten") {
  RIGHT(grad(det(X), X) == det(X) * inv(X).T());
  WRONG(grad(det(X), X) == inv(X).T());
  RIGHT(differential(logdet(X), X, U) == tr(inv(X) * U));
  WRONG(differential(logdet(X), X, U) == tr(X * U));
  RIGHT(X * adj(X) == det(X) * identity<3>);
  WRONG(X * adj(X) == identity<3>);
  RIGHT(inv(inv(X)) == X);
  WRONG(inv(inv(X)) == inv(X));
  RIGHT(A * X * inv(A) * A == A * X);
  WRONG(A * X * inv(A) == X);
  RIGHT(tr(A * X * inv(A)) == tr(X));
  WRONG(tr(A * X * A.T()) == tr(X));
  RIGHT(tr(Q * X * Q.T()) == tr(X));
  WRONG(Q * X * Q.T() == X);
}

TEST_CASE("near miss: what is not linear is taken for linear") {
  RIGHT(tr(A + B) == tr(A) + tr(B));
  WRONG(det(A + B) == det(A) + det(B));
  WRONG(inv(A + B) == inv(A) + inv(B));
  WRONG(logdet(A + B) == logdet(A) + logdet(B));
  WRONG(adj(A + B) == adj(A) + adj(B));
  WRONG(exp(s + t) == exp(s) + exp(t));
  WRONG(log(s + t) == log(s) + log(t));
  WRONG(sin(s + t) == sin(s) + sin(t));
  WRONG(sqrt(s + t) == sqrt(s) + sqrt(t));
  WRONG(1 / (s + t) == 1 / s + 1 / t);
  WRONG(norm(x + y) == norm(x) + norm(y));
  WRONG(squared_norm(x + y) == squared_norm(x) + squared_norm(y));
}

TEST_CASE("near miss: what is not multiplicative is taken for multiplicative") {
  RIGHT(det(A * B) == det(A) * det(B));
  WRONG(tr(A * B) == tr(A) * tr(B));
  WRONG(log(s * t) == log(s) * log(t));
  WRONG(exp(s * t) == exp(s) * exp(t));
  WRONG(sin(s * t) == sin(s) * sin(t));
  WRONG(norm(A * x) == norm(A) * norm(x));
  WRONG(diag(A * B) == hadamard(diag(A), diag(B)));
  RIGHT(diag(diag(x) * diag(y)) == hadamard(x, y));
  WRONG(hadamard(A, B) == A * B);
  WRONG(inv(hadamard(A, B)) == hadamard(inv(A), inv(B)));
}

TEST_CASE("near miss: a sign under a root") {
  RIGHT(sqrt(pow<2>(exp(s))) == exp(s));
  WRONG(sqrt(pow<2>(s)) == s);
  WRONG(sqrt(pow<2>(s)) == -s);
  WRONG(sqrt(pow<2>(s + t)) == s + t);
  WRONG(sqrt(pow<2>(s - t)) == s - t);
  WRONG(sqrt(pow<2>(s + 1)) == s + 1);
  WRONG(sqrt(pow<2>(s + 2)) == s + 2);
  WRONG(sqrt(pow<2>(s * t)) == s * t);
  WRONG(sqrt(pow<2>(det(A))) == det(A));
  WRONG(sqrt(pow<2>(tr(A))) == tr(A));
  WRONG(norm((s + t) * x) == (s + t) * norm(x));
  WRONG(norm((s + t + 1) * x) == (s + t + 1) * norm(x));
  RIGHT(norm((s + t) * x) == norm((-s - t) * x));
}

TEST_CASE("near miss: functions") {
  RIGHT(pow<2>(sqrt(s)) == s);
  WRONG(sqrt(pow<2>(s)) == s);
  WRONG(sin(s) == cos(s));
  WRONG(exp(s) == log(s));
  WRONG(sin(s) == s);
  WRONG(sin(s) == sin(t));
  RIGHT(pow<2>(sin(s)) + pow<2>(cos(s)) == 1);
  WRONG(pow<2>(sin(s)) + pow<2>(cos(t)) == 1);
  WRONG(sin(s) + cos(s) == 1);
  WRONG(pow<2>(sin(s)) - pow<2>(cos(s)) == 1);
  RIGHT(log(1 / s) == -log(s));
  WRONG(log(1 / s) == 1 / log(s));
  RIGHT(grad(log(s), s) == 1 / s);
  WRONG(grad(log(s), s) == log(s) / s);
  WRONG(pow(s, t) == pow(t, s));
}

TEST_CASE("near miss: structures") {
  RIGHT(S.T() == S);
  WRONG(A.T() == A);
  RIGHT(Q.T() * Q == identity<3>);
  WRONG(A.T() * A == identity<3>);
  WRONG(Q * Q == identity<3>);
  RIGHT(lower_part(L) == L);
  WRONG(lower_part(L) == L.T());
  WRONG(lower_part(A) == A);
  RIGHT(x.T() * W * x == 0_c);
  WRONG(x.T() * W * y == 0_c);
  RIGHT(grad(x.T() * S * x, x) == 2 * S * x);
  WRONG(grad(x.T() * A * x, x) == 2 * A * x);
  RIGHT(det(W) == 0_c);
  WRONG(det(S) == 0_c);
}

TEST_CASE("near miss: shapes") {
  WRONG(M == M.T());
  WRONG(M * N == N * M);
  WRONG(x == x.T());
  WRONG(zeros<2, 3> == zeros<3, 2>);
  WRONG(identity<2> == identity<3>);
  WRONG(x * x.T() == x.T() * x);
  RIGHT(tr(M * N) == tr(N * M));
  WRONG(det(M * N) == det(N * M));
  RIGHT(det(N * M) == 0_c);
}

TEST_CASE("near miss: numbers") {
  RIGHT(2 * X == X + X);
  WRONG(2 * X == X);
  RIGHT(2.0 * s == 2 * s);
  WRONG(2.0 * s == 2.1 * s);
  WRONG(s + 1e-300 == s);
  WRONG(0.1 * s == ratio<1, 10> * s);
  RIGHT(0.125 * s == ratio<1, 8> * s);
  RIGHT(s / 3_c == ratio<1, 3> * s);
  WRONG(s / 3_c == 0.3333333333333333 * s);
  WRONG(ratio<1, 3> * X == ratio<1, 4> * X);
  WRONG(s + 1 == s - 1);
  WRONG(s * 0 == s);
}

TEST_CASE("near miss: names") {
  WRONG(A == B);
  WRONG(scalar<"s"> == scalar<"t">);
  WRONG(x + y == x + a);
  WRONG(matrix<"A", 3, 3> == symmetric<"B", 3>);
}

TEST_CASE("near misses: an orthogonal matrix may be a reflection") {
  constexpr auto Q = orthogonal<"Q", 3>;
  STATIC_REQUIRE_FALSE(det(Q) == 1);
  STATIC_REQUIRE(det(Q) * det(Q) == 1);
}
