// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#define MATGRAD_UNGUARDED

#include <algorithm>
#include <cmath>

#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto X = matrix<"X", 3>;

/// The largest entry of |A⁻¹A − I|.
double residual(dense<double, 3, 3> const& A) {
  constexpr auto Y = matrix<"Y", 3>;
  auto const I = (X * Y)(X = A, Y = inv(X)(X = A));
  double largest = 0;
  for (int j = 0; j < 3; ++j)
    for (int i = 0; i < 3; ++i) largest = std::max(largest, std::fabs(I(i, j) - (i == j)));
  return largest;
}

}  // namespace

TEST_CASE("unguarded: the inverse is that of the textbook") {
  CHECK(residual({2, 1, 0, 1, 3, 1, 0, 1, 4}) < 1e-15);
  // I + 1000 u vᵀ, condition 1e8: what the guard would have seen
  dense<double, 3, 3> A{1001, 2000, 3000, 4000, 8001, 12000, -3000, -6000, -8999};
  for (double& a : A.values) a /= 3;  // products are rounded
  CHECK(residual(A) > 1e-7);
  CHECK(residual(A) < 1);
}

TEST_CASE("unguarded: try_evaluate still looks") {
  CHECK(try_evaluate(inv(X), X = dense<double, 3, 3>{1, 2, 3, 4, 5, 6, 7, 8, 9}).status == status::singular);
  CHECK(try_evaluate(inv(X), X = dense<double, 3, 3>{2, 1, 0, 1, 3, 1, 0, 1, 4}).status == status::ok);
}
