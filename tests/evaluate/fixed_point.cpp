// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include <catch.hpp>

#include <algorithm>
#include <cmath>
#include <random>

#include <matgrad/matgrad.hpp>

#include "../embedded/scalars/fixed_point.hpp"
#include "../embedded/scalars/formulas.hpp"

// Formulas with numbers that are neither float nor double, nor have an exponent: what kernels, plans and try_evaluate know of a
// number comes from its type.
using namespace matgrad;
using namespace fixed_point;

namespace {

constexpr auto x = vector<"x", 3>;
constexpr auto t = scalar<"t">;
constexpr auto X = matrix<"X", 3>;
constexpr dense<q16, 3> b{1, -0.5, 0.75};

constexpr auto known = [](auto const& data) { return data; };

constexpr q16 step = q16::of_raw(1), none = q16::nan();

}  // namespace

TEST_CASE("q16: the nearest step") {
  STATIC_REQUIRE(q16(0.5).raw == 32768);
  STATIC_REQUIRE(q16(-1).raw == -65536);
  STATIC_REQUIRE(q16(3U).raw == 196608);
  STATIC_REQUIRE(q16(true).raw == 65536);
  STATIC_REQUIRE(q16(1.6 / 65536).raw == 2);
  STATIC_REQUIRE(q16(-1.6F / 65536).raw == -2);
  STATIC_REQUIRE(q16(1) / 3 == q16::of_raw(21845));
  STATIC_REQUIRE(q16(2) / -3 == q16::of_raw(-43691));
  STATIC_REQUIRE(step * 0.5 == step);
  STATIC_REQUIRE(step * 0.25 == 0);
  STATIC_REQUIRE(q16(-3) * 0.5 == -1.5);
  STATIC_REQUIRE(static_cast<double>(q16(-2.25)) == -2.25);
}

TEST_CASE("q16: out of range, and what comes of it") {
  STATIC_REQUIRE(q16(32767) + q16(0.5) == 32767.5);
  for (q16 lost :
       {q16(32768), q16(-32768), q16(~0ULL), q16(1e9), q16(32767) + q16(1), q16(-32767) - q16(1.5), q16(200) * q16(200),
        q16(1) / q16(0), q16(1) / step, none - none, none * 0, q16(0) / none, none + 1, -none, magnitude(none)}) {
    CHECK(!is_finite(lost));
    CHECK(lost != lost);
    CHECK(!(lost < 1));
    CHECK(!(lost >= 1));
    CHECK(std::isnan(static_cast<double>(lost)));
  }
}

TEST_CASE("fixed point: as double has it, but for some steps") {
  STATIC_REQUIRE(apart(formulas::gradient_of_a_quadratic_cost<q16>(known),
                       fixed(formulas::gradient_of_a_quadratic_cost<double>(known)))
                 <= 2);
  STATIC_REQUIRE(apart(formulas::observer_step<q16>(known), fixed(formulas::observer_step<double>(known))) <= 2);
  STATIC_REQUIRE(apart(formulas::covariance_update<q16>(known), fixed(formulas::covariance_update<double>(known)))
                 <= 4);
  STATIC_REQUIRE(apart(formulas::trace_of_a_product<q16>(known), fixed(formulas::trace_of_a_product<double>(known)))
                 <= 2);
  STATIC_REQUIRE(apart(formulas::gradient_of_it<q16>(known), fixed(formulas::gradient_of_it<double>(known))) <= 2);
  STATIC_REQUIRE(apart(formulas::inverse<q16>(known), fixed(formulas::inverse<double>(known))) <= 2);
}

// det(A) is a few steps where A is small, 1/det(A) where it is large
TEST_CASE("fixed point: inverses at every scale") {
  auto const [scale, bound] =
      GENERATE(table<double, double>({{0.02, 1e-3}, {0.3, 1e-4}, {1, 5e-5}, {10, 3e-4}, {100, 3e-3}}));
  std::mt19937 random(1);
  std::normal_distribution<double> normal(0, scale);
  std::vector<double> errors;
  for (int count = 0; count < 1001; ++count) {
    dense<q16, 3, 3> A{};
    dense<double, 3, 3> same{};
    for (int k = 0; k < 9; ++k) same.values[k] = static_cast<double>(A.values[k] = normal(random));
    auto const found = inv(X)(X = A);
    auto const expected = inv(X)(X = same);
    double most = 0, largest = 0;
    for (int k = 0; k < 9; ++k) {
      most = std::max(most, std::fabs(static_cast<double>(found.values[k]) - expected.values[k]));
      largest = std::max(largest, std::fabs(expected.values[k]));
    }
    errors.push_back(std::isnan(most) ? 1 : most / largest);
  }
  std::nth_element(errors.begin(), errors.begin() + 500, errors.end());
  CHECK(errors[500] < bound);
}

TEST_CASE("fixed point: numbers in a formula") {
  STATIC_REQUIRE((ratio<1, 100000> * x)(x = dense<q16, 3>{10000, 0, 1})(0) == q16(10000) * step);
  STATIC_REQUIRE((ratio<2, 3> * t)(t = q16(1)) == q16(2) / 3);
  STATIC_REQUIRE((100000_c * t)(t = step) != (100000_c * t)(t = step));  // out of range
  STATIC_REQUIRE((0.25 * x)(x = b) == dense<q16, 3>{0.25, -0.125, 0.1875});
  STATIC_REQUIRE(std::is_same_v<decltype((t * x)(t = 0.5, x = b)), dense<q16, 3>>);
}

TEST_CASE("fixed point: powers need multiplications only, |x| an order") {
  STATIC_REQUIRE((x / t)(x = b, t = q16(2)) == dense<q16, 3>{0.5, -0.25, 0.375});
  STATIC_REQUIRE(pow<3>(t)(t = q16(-1.5)) == -3.375);
  STATIC_REQUIRE(pow(t, ratio<-2>)(t = q16(0.5)) == 4);
  STATIC_REQUIRE(norm1(x)(x = b) == 2.25);
  STATIC_REQUIRE(grad(norm1(x), x)(x = dense<q16, 3>{2, 0, -3}) == dense<q16, 3>{1, 0, -1});
  STATIC_REQUIRE(relu(x)(x = b) == dense<q16, 3>{1, 0, 0.75});
}

TEST_CASE("fixed point: larger systems, by elimination") {
  constexpr auto Y = matrix<"Y", 6>;
  constexpr auto y = vector<"y", 6>;
  constexpr auto A = [] {
    dense<q16, 6, 6> tridiagonal{};
    for (int i = 0; i < 6; ++i) tridiagonal(i, i) = 2;
    for (int i = 0; i < 5; ++i) tridiagonal(i, i + 1) = tridiagonal(i + 1, i) = -1;
    return tridiagonal;
  }();
  STATIC_REQUIRE(apart(solve(Y, y)(Y = A, y = dense<q16, 6>{1, 0, 0, 0, 0, 0}),
                       fixed(dense<double, 6>{6 / 7., 5 / 7., 4 / 7., 3 / 7., 2 / 7., 1 / 7.}))
                 <= 8);
}

TEST_CASE("fixed point: statuses") {
  constexpr dense<q16, 3, 3> singular{1, 2, 3, 2, 4, 6, 1, 0, 1}, nearly{1, 2, 3, 2, 4, q16(6) + step, 1, 0, 1};
  constexpr auto bad = try_evaluate(inv(X), X = singular);
  STATIC_REQUIRE(bad.status == status::singular);
  STATIC_REQUIRE(!is_finite(bad.value(1, 2)));
  STATIC_REQUIRE(try_evaluate(inv(X), X = nearly).status == status::singular);
  STATIC_REQUIRE(try_evaluate(inv(X), X = formulas::b<q16>));
  constexpr auto Y = matrix<"Y", 2>;
  STATIC_REQUIRE(try_evaluate(inv(Y), Y = dense<q16, 2, 2>{4 * step.raw / 65536.0, 0, 0, 1}).status
                 == status::singular);
  STATIC_REQUIRE(try_evaluate(inv(Y), Y = dense<q16, 2, 2>{0.01, 0, 0, 1}));

  STATIC_REQUIRE(try_evaluate(1_c / t, t = q16(0)).status == status::singular);
  STATIC_REQUIRE(try_evaluate(t * t, t = q16(200)).status == status::not_finite);
  STATIC_REQUIRE(try_evaluate(t + t, t = none).status == status::not_finite);

  constexpr auto P = positive_definite<"P", 2>;
  STATIC_REQUIRE(try_evaluate(P, P = dense<q16, 2, 2>{2, 1, 1, 2}));
  STATIC_REQUIRE(try_evaluate(P, P = dense<q16, 2, 2>{1, 2, 2, 1}).status == status::not_positive_definite);
  STATIC_REQUIRE(try_evaluate(inv(P), P = dense<q16, 2, 2>{-2, 0, 0, -1}).status == status::not_positive_definite);
}
