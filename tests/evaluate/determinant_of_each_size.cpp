// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "sizes.hpp"

using namespace matgrad;
using namespace sizes;

TEST_CASE("det and logdet of every size, in every floating-point type") {
  for_sizes<12>([]<int n>() {
    INFO("n = " << n);
    auto const a = random_invertible<long double, n>(n);
    reference<n> const r(a);
    auto const check = [&]<class T>(T, double tolerance) {
      auto const m = made<T, n, n>(a);
      CHECK(is_close(det(X<n>)(X<n> = m), r.determinant, tolerance));
      CHECK(is_close(logdet(X<n>)(X<n> = m), std::log(std::fabs(r.determinant)), tolerance, tolerance));
    };
    check(1.0L, 1e-16);
    check(1.0, 1e-13);
    check(1.0F, 1e-4);
  });
}

TEST_CASE("det of every size: its sign, and of a singular matrix 0") {
  for_sizes<12>([]<int n>() {
    INFO("n = " << n);
    auto a = random_invertible<double, n>(n + 1);
    auto const d = det(X<n>)(X<n> = a);
    for (int i = 0; i < n; ++i) a(i, 0) = -2 * a(i, 0);
    CHECK(is_close(det(X<n>)(X<n> = a), -2 * d, 1e-13L));
    for (int i = 0; i < n; ++i) a(i, 0) = n == 1 ? 0 : a(i, n - 1);
    CHECK(std::fabs(det(X<n>)(X<n> = a)) <= 1e-13 * std::fabs(d));
  });
}
