// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include <limits>

using namespace matgrad;

// This program is compiled with -ffast-math, which takes every comparison with infinity and NaN for false or true unseen.
#ifndef __FAST_MATH__
#error compile with -ffast-math
#endif

namespace {

constexpr auto X = matrix<"X", 3>;
constexpr auto Y = matrix<"Y", 4>;
constexpr auto S = symmetric<"S", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto t = scalar<"t">;

// numbers that the compiler does not see
double volatile const infinity = std::numeric_limits<double>::infinity();
double volatile const not_a_number = std::numeric_limits<double>::quiet_NaN();
double volatile const one = 1;
double volatile const zero = 0;

dense<double, 3, 3> good() { return {2 * one, 0, 1, 0, 3, 0, 1, 0, 4}; }
dense<double, 4, 4> ending_in(double last) { return {one, 0, 0, 0, 0, 2, 0, 0, 0, 0, 3, 0, 0, 0, 0, last}; }

}  // namespace

TEST_CASE("try_evaluate under -ffast-math: data that are infinite or NaN") {
  for (double bad : {double(infinity), -infinity, double(not_a_number)}) {
    auto a = good();
    a(1, 1) = bad;
    CHECK(try_evaluate(inv(X), X = a).status == status::not_finite);
    CHECK(try_evaluate(tr(X), X = a).status == status::not_finite);
    CHECK(try_evaluate(inv(Y), Y = ending_in(bad)).status == status::not_finite);
    CHECK(try_evaluate(t, t = static_cast<float>(bad)).status == status::not_finite);
    CHECK(try_evaluate(t, t = static_cast<long double>(bad)).status == status::not_finite);
  }
}

TEST_CASE("try_evaluate under -ffast-math: numbers on the way that are infinite or NaN") {
  CHECK(try_evaluate(log(t), t = -one).status == status::not_finite);
  CHECK(try_evaluate(log(t), t = +zero).status == status::not_finite);
  CHECK(try_evaluate(sqrt(t), t = -one).status == status::not_finite);
  CHECK(try_evaluate(asin(t), t = 2 * one).status == status::not_finite);
  CHECK(try_evaluate(exp(t), t = 1000 * one).status == status::not_finite);
}

TEST_CASE("try_evaluate under -ffast-math: the other statuses") {
  CHECK(try_evaluate(inv(X), X = good()).status == status::ok);
  CHECK(try_evaluate(inv(Y), Y = ending_in(one)).status == status::ok);
  CHECK(try_evaluate(inv(Y), Y = ending_in(zero)).status == status::singular);
  CHECK(try_evaluate(inv(X), X = dense<double, 3, 3>{one, 2, 3, 2, 4, 6, 1, 1, 1}).status == status::singular);
  CHECK(try_evaluate(1_c / t, t = +zero).status == status::singular);
  CHECK(try_evaluate(grad(norm(x), x), x = dense<double, 3>{zero, 0, 0}).status == status::not_differentiable);
  CHECK(try_evaluate(chol(S), S = dense<double, 3, 3>{one, 2, 0, 2, 1, 0, 0, 0, 1}).status
        == status::not_positive_definite);
}
