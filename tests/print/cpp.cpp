// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

// to_cpp: code that compiles back. The same characters are compared as text and compiled as code, so that they cannot
// drift apart.

using namespace matgrad;

namespace {

constexpr auto A = matrix<"A", 3, 3>;
constexpr auto B = matrix<"B", 3, 3>;
constexpr auto C = matrix<"C", 3, 3>;
constexpr auto X = matrix<"X", 3, 3>;
constexpr auto U = matrix<"U", 3, 3>;
constexpr auto a = vector<"a", 3>;
constexpr auto b = vector<"b", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto y = vector<"y", 3>;
constexpr auto s = scalar<"s">;
constexpr auto t = scalar<"t">;
constexpr auto alpha = scalar<"alpha">;

}  // namespace

/// The formula is written as the code that made it.
#define ROUND_TRIP(...) STATIC_REQUIRE(to_cpp(__VA_ARGS__) == #__VA_ARGS__)

/// The formula f is written as this code, which makes an equal formula.
#define WRITTEN_AS(f, ...)                                                                                             \
  STATIC_REQUIRE(to_cpp(f) == #__VA_ARGS__);                                                                           \
  STATIC_REQUIRE((__VA_ARGS__) == (f))

TEST_CASE("to_cpp: sums, products, quotients") {
  ROUND_TRIP(A + B - C);
  ROUND_TRIP(A - (B - C));
  ROUND_TRIP(-(A + B));
  ROUND_TRIP(-A - B);
  ROUND_TRIP(A * (B + C));
  ROUND_TRIP(-A * B);
  ROUND_TRIP(2_c * A);
  ROUND_TRIP(ratio<2, 3> * A);
  ROUND_TRIP(s * A * t);
  ROUND_TRIP(A / s);
  ROUND_TRIP(A / (s * t));
  ROUND_TRIP(s / (s + t));
  WRITTEN_AS((x.T() * y) * A, (transpose(x) * y) * A);
  WRITTEN_AS(A * (x.T() * y), A * (transpose(x) * y));
  WRITTEN_AS(x * y.T() * x, x * transpose(y) * x);
}

TEST_CASE("to_cpp: superscripts") {
  WRITTEN_AS(A.T(), transpose(A));
  ROUND_TRIP(transpose(inv(A)));
  ROUND_TRIP(inv(A * B));
  ROUND_TRIP(pow<3>(A));
  ROUND_TRIP(pow<-2>(A + B));
  ROUND_TRIP(pow<3>(s));
  ROUND_TRIP(sqrt(s + t));
  ROUND_TRIP(pow(s, ratio<2, 3>));
  ROUND_TRIP(pow(s, t));
}

TEST_CASE("to_cpp: functions") {
  ROUND_TRIP(tr(A * B));
  ROUND_TRIP(det(A));
  ROUND_TRIP(logdet(A));
  ROUND_TRIP(adj(A));
  ROUND_TRIP(solve(A, b));
  ROUND_TRIP(dot(x, y));
  ROUND_TRIP(norm(A * x - y));
  ROUND_TRIP(squared_norm(A));
  ROUND_TRIP(hadamard(A + B, C));
  ROUND_TRIP(diag(x));
  ROUND_TRIP(diag(A));
  ROUND_TRIP(lower_part(A));
  ROUND_TRIP(A(0_c, 1_c));
  ROUND_TRIP((A + B)(2_c, 1_c));
  ROUND_TRIP(row<1>(A * B));
  ROUND_TRIP(col<2>(A));
  ROUND_TRIP(block<0, 1, 2, 2>(A));
  ROUND_TRIP(embed<0, 1, 3, 4>(A));
  ROUND_TRIP(hcat(A, B, x));
  ROUND_TRIP(vcat(A, transpose(x)));
  ROUND_TRIP(block_diag(A, s));
  WRITTEN_AS(x(1_c), x(1_c, 0_c));
  WRITTEN_AS(A.T()(0_c, 1_c), transpose(A)(0_c, 1_c));
  ROUND_TRIP(sum(A));
  ROUND_TRIP(exp(s) + log(s) + sin(s) + cos(s));
  ROUND_TRIP(alpha * exp(x));
}

TEST_CASE("to_cpp: constants") {
  ROUND_TRIP(identity<3>);
  ROUND_TRIP(zeros<2, 3>);
  ROUND_TRIP(ones<2, 3>);
  ROUND_TRIP(basis<3, 1>);
  ROUND_TRIP(single_entry<2, 3, 0, 1>);
  ROUND_TRIP(commutation<2, 3>);
  WRITTEN_AS((ratio<-1, 2>), -ratio<1, 2>);
}

TEST_CASE("to_cpp: plain numbers") {
  WRITTEN_AS(2 * A, 2.0 * A);
  ROUND_TRIP(0.5 * A - 1e20 * B);
  ROUND_TRIP(s * (-2.5));
  ROUND_TRIP(1e-7 * s);
  ROUND_TRIP(0.30000000000000004 * s);
  ROUND_TRIP(s + 0.1);
  WRITTEN_AS(1 / s, 1.0 / s);
  WRITTEN_AS(s / 3, s / 3.0);
}

TEST_CASE("to_cpp: derivatives") {
  WRITTEN_AS(grad(tr(inv(X)), X), -transpose(inv(X)) * transpose(inv(X)));
  WRITTEN_AS(grad(squared_norm(A * x - y), x), 2_c * transpose(A) * (A * x - y));
  WRITTEN_AS(grad(ratio<1, 2> * x.T() * A * x, x), ratio<1, 2> * (A + transpose(A)) * x);
  WRITTEN_AS(grad(norm(x), x), x / norm(x));
  WRITTEN_AS(grad(sum(X), X), ones<3, 3>);
  WRITTEN_AS(grad(a.T() * inv(X) * b, X), -transpose(inv(X)) * a * transpose(b) * transpose(inv(X)));
  WRITTEN_AS(differential(inv(X), X, U), -inv(X) * U * inv(X));
  {  // to n = 3 the differential of adj is a polynomial
    constexpr auto X = matrix<"X", 4>;
    constexpr auto U = matrix<"U", 4>;
    WRITTEN_AS(differential(adj(X), X, U), tr(U * inv(X)) * adj(X) - adj(X) * U * inv(X));
  }
}
