// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "sizes.hpp"

using namespace matgrad;
using namespace sizes;

TEST_CASE("solve of every size, in every floating-point type") {
  for_sizes<12>([]<int n>() {
    INFO("n = " << n);
    auto const a = random_invertible<long double, n>(n);
    auto const v = random_matrix<long double, n, 1>(n + 1);
    auto const expected = reference_product(reference<n>(a).inverse, v);
    auto const in = [&]<class T>(T) {
      return as_matrix(solve(X<n>, b<n>)(X<n> = made<T, n, n>(a), b<n> = made<T, n, 1>(v)));
    };
    CHECK(agree(in(1.0L), expected, 1e-16));
    CHECK(agree(in(1.0), expected, 1e-13));
    CHECK(agree(in(1.0F), expected, 1e-5));
  });
}

TEST_CASE("solve of every size with a positive definite matrix") {
  for_sizes<12>([]<int n>() {
    INFO("n = " << n);
    auto const p = random_positive_definite<double, n>(n);
    auto const v = random_matrix<double, n, 1>(n + 1);
    CHECK(agree(as_matrix(solve(P<n>, b<n>)(P<n> = p, b<n> = v)),
                reference_product(reference<n>(p).inverse, made<long double, n, 1>(v)), 1e-13));
  });
}
