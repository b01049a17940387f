// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <cmath>
#include <limits>

#include <matgrad/matgrad.hpp>

#include "../kernels/matrices.hpp"
#include "../numbers.hpp"

// What is zero or one whatever the data is not computed with: the flops are those of a careful hand.

using namespace matgrad;

namespace {

constexpr auto x = vector<"x", 4>;
constexpr auto w = vector<"w", 3>;
constexpr auto a = vector<"a", 3>;
constexpr auto b = vector<"b", 3>;
constexpr auto A = matrix<"A", 3>;
constexpr auto P = symmetric<"P", 4>;
constexpr auto S = symmetric<"S", 3>;
constexpr auto s = scalar<"s">;
constexpr auto t = scalar<"t">;

// a motion: two positions with their speeds, of which the second turns
constexpr auto motion = vcat(x(0_c) + t * x(1_c), x(1_c), x(2_c) + t * x(3_c), x(3_c) - t * sin(x(0_c)));
constexpr auto F = jacobian(motion, x);

dense<double, 4, 4> motion_by_hand(double step, double angle) {
  return {1, 0, 0, -step * std::cos(angle), step, 1, 0, 0, 0, 0, 1, 0, 0, 0, step, 1};
}

auto const at = made<double, 4, 1>([](int i, int) { return 0.5 + i; });
auto const p = random_positive_definite<double, 4>(1);

template<int m, int n>
auto sum_of(dense<double, m, n> const& first, dense<double, m, n> const& second) {
  return made<double, m, n>([&](int i, int j) { return first(i, j) + second(i, j); });
}

}  // namespace

TEST_CASE("known entries: a Jacobian is assembled, not added up") {
  STATIC_REQUIRE(cost(jacobian(vcat(x(0_c) * x(1_c), x(2_c) + t * x(3_c)), x)).flops == 0);
  STATIC_REQUIRE(cost(F).flops == 2);  // cos, times t
  CHECK(agree(F(x = at, t = 0.25), motion_by_hand(0.25, 0.5)));
}

TEST_CASE("known entries: products leave zeros out, and do not multiply by ones") {
  // rows 0, 2 and 3 have a second term: four multiplications and four additions each; of F P Fᵀ one half
  STATIC_REQUIRE(cost(F * P).flops == 2 + 3 * 8);
  STATIC_REQUIRE(cost(F * P * F.T()).flops == 2 + 3 * 8 + 2 * (4 + 2 + 1));
  auto const f = motion_by_hand(0.25, 0.5);
  auto const expected = reference_product(f, reference_product(p, transposed_copy(f)));
  CHECK(agree((F * P * F.T())(x = at, t = 0.25, P = p), expected));
  CHECK(agree((P + F * P * F.T())(x = at, t = 0.25, P = p), sum_of(p, expected)));
}

TEST_CASE("known entries: who does not know the zeros reads them") {
  auto const f = motion_by_hand(0.25, 0.5);
  CHECK(agree(reference_product(inv(F)(x = at, t = 0.25), f),
              made<double, 4, 4>([](int i, int j) { return i == j ? 1. : 0.; })));
  CHECK(agree((P * F + P)(x = at, t = 0.25, P = p), sum_of(reference_product(p, f), p)));
  CHECK(agree(elementwise::exp(F.T())(x = at, t = 0.25),
              made<double, 4, 4>([&](int i, int j) { return std::exp(f(j, i)); })));
}

TEST_CASE("known entries: cross products") {
  STATIC_REQUIRE(cost(skew(w) * A).flops == 3 * 9);
  STATIC_REQUIRE(cost(identity<3> + s * skew(w)).flops == 6);
  STATIC_REQUIRE(cost((identity<3> + s * skew(w)) * S * (identity<3> - s * skew(w))).flops == 6 + 36 + 24);
  dense<double, 3> const v{1, 2, 3};
  dense<double, 3, 3> const turn{1, 1.5, -1, -1.5, 1, 0.5, 1, -0.5, 1};
  auto const m = random_positive_definite<double, 3>(2);
  CHECK(agree(((identity<3> + s * skew(w)) * S * (identity<3> - s * skew(w)))(w = v, s = 0.5, S = m),
              reference_product(turn, reference_product(m, transposed_copy(turn)))));
}

TEST_CASE("known entries: what is left out is not read") {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  auto const third = (basis<3, 2>.T() * A + a.T())(A = dense<double, 3, 3>{nan, nan, 3, nan, nan, 6, nan, nan, 9},
                                                   a = dense<double, 3>{1, 1, 1});
  CHECK(agree(third, dense<double, 1, 3>{4, 7, 10}));
}

TEST_CASE("known entries: what is left out is not looked at for its status") {
  constexpr auto y = vector<"y", 3>;
  constexpr auto G = jacobian(vcat(y(0_c) + t * y(1_c), t * y(1_c), y(2_c) + t * y(1_c) * y(1_c)), y);
  constexpr dense<double, 3, 3> g{1, 0, 0, 0.5, 0.5, 2, 0, 0, 1};
  constexpr dense<double, 3> at_y{1, 2, 3};
  constexpr dense<double, 3, 3> at_S{2, 1, 0, 1, 2, 1, 0, 1, 2};
  // while compiling, a place that nothing was written to may not be read
  constexpr auto done = try_evaluate(G * S * G.T(), y = at_y, t = 0.5, S = at_S);
  STATIC_REQUIRE(done);
  CHECK(agree(done.value, reference_product(g, reference_product(at_S, transposed_copy(g)))));
  constexpr double inf = std::numeric_limits<double>::infinity();
  CHECK(try_evaluate(G * S * G.T(), y = at_y, t = inf, S = at_S).status == status::not_finite);
  CHECK(try_evaluate(G * S * G.T(), y = dense<double, 3>{1, 1e300, 3}, t = 1e10, S = at_S).status
        == status::not_finite);
}

TEST_CASE("plan: a sum and its transpose are one step") {
  constexpr auto C = a * b.T() + s * A;
  STATIC_REQUIRE(cost(C * S * C.T()).flops == 27 + 45 + 30);
  STATIC_REQUIRE(cost(C, C.T()).flops == cost(C).flops);
}

TEST_CASE("cost: of many formulas") {
  STATIC_REQUIRE(cost(a + b, a - b, s * a, s * b, t * a, t * b, s + t, s - t, s * t).flops == 6 * 3 + 3);
}
