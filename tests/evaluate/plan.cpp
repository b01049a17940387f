// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto A = matrix<"A", 5, 3>;
constexpr auto B = matrix<"B", 5, 3>;
constexpr auto C = matrix<"C", 3, 5>;
constexpr auto X = matrix<"X", 3>;
constexpr auto D = diagonal<"D", 3>;
constexpr auto x = vector<"x", 3>;

auto const a = random_matrix<double, 5, 3>(1);
auto const b = random_matrix<double, 5, 3>(2);
auto const c = random_matrix<double, 3, 5>(3);
auto const m = random_matrix<double, 3, 3>(4);
constexpr dense<double, 3> v{2, -1, 3};
constexpr dense<double, 3, 3> d{2, 0, 0, 0, -1, 0, 0, 0, 3};

}  // namespace

TEST_CASE("plan: a diagonal matrix scales rows or columns") {
  STATIC_REQUIRE(cost(diag(x) * X).flops == 9);
  STATIC_REQUIRE(cost(X * diag(x)).flops == 9);
  STATIC_REQUIRE(cost(D * X).flops == 9);
  STATIC_REQUIRE(cost(X * D * X).flops == 54);
  auto const rows_scaled = made<double, 3, 3>([](int i, int j) { return v(i) * m(i, j); });
  auto const columns_scaled = made<double, 3, 3>([](int i, int j) { return m(i, j) * v(j); });
  CHECK(agree((diag(x) * X)(x = v, X = m), rows_scaled));
  CHECK(agree((X * diag(x))(x = v, X = m), columns_scaled));
  CHECK(agree((D * X)(D = d, X = m), rows_scaled));
  CHECK(agree((2_c * X * D)(D = d, X = m), (2_c * X)(X = columns_scaled)));
  CHECK(agree((X.T() * D)(D = d, X = m), (D * X).T()(D = d, X = m)));
}

TEST_CASE("plan: only the diagonal of a product is computed") {
  STATIC_REQUIRE(cost(diag(A * C)).flops == 25);
  auto const whole = (A * C)(A = a, C = c);
  auto const expected = made<double, 5, 1>([&](int i, int) { return whole(i, i); });
  CHECK(agree(diag(A * C)(A = a, C = c), expected));
  CHECK(agree(diag(A * C * A * C)(A = a, C = c),
              made<double, 5, 1>([&](int i, int) { return (A * C * A * C)(A = a, C = c)(i, i); })));
  CHECK(agree(diag(-3_c * A * C)(A = a, C = c), made<double, 5, 1>([&](int i, int) { return -3 * expected(i); })));
}

TEST_CASE("plan: a product and its transpose are one step") {
  STATIC_REQUIRE(cost(A * B.T() + B * A.T()).flops == cost(A * B.T()).flops + 25);
  auto const AB = (A * B.T())(A = a, B = b);
  CHECK(agree((A * B.T() + B * A.T())(A = a, B = b),
              made<double, 5, 5>([&](int i, int j) { return AB(i, j) + AB(j, i); })));
}
