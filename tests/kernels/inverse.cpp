// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include <matgrad/kernels/inverse.hpp>

#include "../catch.hpp"
#include "matrices.hpp"

using namespace matgrad::kernels;

namespace {

template<bool transposed, class X>
constexpr auto inverted(X const& x) {
  direct_inverse<typename X::scalar, X::rows()> out{};
  invert<transposed>(out, x);
  return out;
}

}  // namespace

TEST_CASE("invert: while compiling") {
  constexpr dense<double, 5, 5> D{2, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 16};
  STATIC_REQUIRE(inverted<false>(D).matrix(4, 4) == 0.0625);
}

TEST_CASE("invert: every size, transposed or not, of a matrix or its transpose") {
  for_sizes<17>([]<int n> {
    auto const check = [](auto const& A, long double tolerance) {
      auto const inverse = reference<n>(A).inverse;
      using view = stored<std::remove_cvref_t<decltype(A)>>;
      REQUIRE(relative_error(inverted<false>(A).matrix, inverse) < tolerance);
      REQUIRE(relative_error(inverted<true>(A).matrix, transposed_copy(inverse)) < tolerance);
      REQUIRE(relative_error(inverted<true>(transpose_of<view>{{&A}}).matrix, inverse) < tolerance);
      REQUIRE(relative_error(times(inverted<false>(negative_of<view>{{&A}}).matrix, -A(0, 0) / A(0, 0)), inverse)
              < tolerance);
    };
    check(random_positive_definite<double, n>(n), 1e-14L);
    check(random_positive_definite<float, n>(n), 1e-5L);
  });
}

TEST_CASE("invert: trusted where A is far from singular and no pivot is small, right in any case") {
  for_sizes<12>([]<int n> {
    if constexpr (has_columns<double, n>) REQUIRE(inverted<false>(random_positive_definite<double, n>(n)).trusted);
    REQUIRE(!inverted<false>(dense<double, n, n>{}).trusted);
    auto const shift = made<double, n, n>([](int i, int j) { return i == (j + 1) % n ? j + 1 : 0; });
    REQUIRE(relative_error(inverted<false>(shift).matrix, reference<n>(shift).inverse) < 1e-15L);
    auto const turned = made<double, n, n>([](int i, int j) { return i + j == n - 1 ? 4 * n : 1 + i % 2; });
    REQUIRE(relative_error(inverted<true>(turned).matrix, transposed_copy(reference<n>(turned).inverse)) < 1e-14L);
  });
}

TEST_CASE("invert: infinities and NaNs are not trusted, and a singular matrix has no inverse of numbers") {
  auto A = random_positive_definite<double, 6>();
  A(2, 3) = std::numeric_limits<double>::infinity();
  REQUIRE(!inverted<false>(A).trusted);
  A(2, 3) = std::numeric_limits<double>::quiet_NaN();
  REQUIRE(!inverted<false>(A).trusted);
  auto const zero = inverted<false>(dense<double, 6, 6>{});
  REQUIRE(!is_finite(zero.matrix(0, 0)));
}
