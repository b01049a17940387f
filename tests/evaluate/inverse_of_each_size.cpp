// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "sizes.hpp"

using namespace matgrad;
using namespace sizes;

TEST_CASE("inv of every size, in every floating-point type") {
  for_sizes<12>([]<int n>() {
    INFO("n = " << n);
    auto const a = random_invertible<long double, n>(n);
    reference<n> const r(a);
    auto const in = [&]<class T>(T) { return as_matrix(inv(X<n>)(X<n> = made<T, n, n>(a))); };
    CHECK(agree(in(1.0L), r.inverse, 1e-16));
    CHECK(agree(in(1.0), r.inverse, 1e-13));
    CHECK(agree(in(1.0F), r.inverse, 1e-5));
  });
}

TEST_CASE("inv of every size: rows may have to be exchanged") {
  for_sizes<12>([]<int n>() {
    INFO("n = " << n);
    // zeros on the diagonal: a cyclic shift, scaled
    auto const a = made<double, n, n>([](int i, int j) { return i == (j + 1) % n ? j + 1.0 : 0.0; });
    auto const inverse = made<double, n, n>([](int i, int j) { return j == (i + 1) % n ? 1 / (i + 1.0) : 0.0; });
    CHECK(agree(as_matrix(inv(X<n>)(X<n> = a)), inverse, 1e-15));
  });
}
