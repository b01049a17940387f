// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "sizes.hpp"

using namespace matgrad;
using namespace sizes;

TEST_CASE("the gradient of logdet of every size is the transposed inverse") {
  for_sizes<12>([]<int n>() {
    INFO("n = " << n);
    auto const a = random_invertible<double, n>(n);
    auto const g = as_matrix(grad(logdet(X<n>), X<n>)(X<n> = a));
    CHECK(agree(g, transposed_copy(reference<n>(a).inverse), 1e-13));
  });
}

TEST_CASE("the gradient of det of every size agrees with finite differences") {
  for_sizes<12>([]<int n>() {
    INFO("n = " << n);
    auto const a = times(random_invertible<long double, n>(n), 1 / static_cast<long double>(n));
    auto const u = random_matrix<long double, n, n>(n + 1);
    auto const g = as_matrix(grad(det(X<n>), X<n>)(X<n> = a));
    CHECK(agrees_with_finite_differences(det(X<n>), g, X<n>, a, u));
  });
}
