// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/kernels/matrix.hpp>
#include <matgrad/kernels/status.hpp>

#include "matrices.hpp"

#include <complex>

using namespace matgrad;

namespace {
constexpr dense<double, 3, 3> rank_two{1, 2, 3, 2, 4, 6, 1, 1, 1};
}  // namespace

TEST_CASE("all_finite, has_zero") {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  STATIC_REQUIRE(kernels::all_finite(dense<double, 2>{1, -1e308}));
  STATIC_REQUIRE(!kernels::all_finite(dense<double, 2>{1, -infinity}));
  STATIC_REQUIRE(!kernels::all_finite(dense<double, 2>{std::numeric_limits<double>::quiet_NaN(), 1}));
  STATIC_REQUIRE(kernels::has_zero(dense<double, 2>{1, 0}));
  STATIC_REQUIRE(!kernels::has_zero(dense<double, 2>{1, 1e-300}));
}

TEST_CASE("absolute_determinant: what det would be if nothing cancelled") {
  STATIC_REQUIRE(kernels::absolute_determinant(dense<double, 1, 1>{-2}) == 2);
  STATIC_REQUIRE(kernels::absolute_determinant(dense<double, 2, 2>{1, -2, 3, 4}) == 4 + 6);
}

TEST_CASE("is_invertible: to n = 2 by the determinant, to n = 4 by the pivots") {
  STATIC_REQUIRE(kernels::is_invertible(dense<double, 2, 2>{1, 1, 1, 1 + 1e-10}));
  STATIC_REQUIRE(!kernels::is_invertible(dense<double, 2, 2>{1, 1, 1, 1 + 3e-16}));
  STATIC_REQUIRE(kernels::is_invertible(dense<double, 2, 2>{1e-200, 0, 0, 1e-200}));
  STATIC_REQUIRE(!kernels::is_invertible(rank_two));
  STATIC_REQUIRE(!kernels::is_invertible(dense<double, 3, 3>{}));
  STATIC_REQUIRE(kernels::is_invertible(dense<double, 3, 3>{1e-150, 0, 0, 0, 1, 0, 0, 0, 1e150}));
  STATIC_REQUIRE(kernels::is_invertible(dense<double, 4, 4>{1e-200, 0, 0, 0, 0, 1e200, 0, 0, 0, 0, 1, 0, 0, 0, 0, 3}));
  STATIC_REQUIRE(!kernels::is_invertible(dense<double, 4, 4>{1, 2, 3, 4, 2, 4, 6, 8, 1, 0, 0, 1, 0, 1, 0, 1}));
  REQUIRE(kernels::is_invertible(hilbert<double, 4>()));
  // its determinant, 1e-18, is less than the rounding errors of the products in it; its condition is only 1e9
  auto const graded = made<double, 4, 4>([](int i, int j) {
    constexpr double value[] = {1, 1e-4, 1e-5, 1e-9};
    constexpr int sign[4][4] = {{1, 1, 1, 1}, {1, -1, 1, -1}, {1, 1, -1, -1}, {1, -1, -1, 1}};
    double sum = 0;
    for (int k = 0; k < 4; ++k) sum += sign[i][k] * value[k] * sign[j][k] / 4;
    return sum;
  });
  REQUIRE(kernels::is_invertible(graded));
}

TEST_CASE("is_invertible: of a matrix whose inverse is at hand") {
  auto at_hand = []<class T, int n>(dense<T, n, n> const& a) {
    kernels::scaled_inverse<T, n> inverse{};
    kernels::invert_closed<false>(inverse, a);
    return kernels::is_invertible(inverse, a);
  };
  STATIC_REQUIRE(at_hand(dense<double, 2, 2>{1, 1, 1, 1 + 1e-10}));
  STATIC_REQUIRE(!at_hand(dense<double, 2, 2>{1, 1, 1, 1 + 3e-16}));
  REQUIRE(!at_hand(rank_two));
  REQUIRE(at_hand(hilbert<double, 4>()));
  REQUIRE(!at_hand(dense<std::complex<double>, 2, 2>{1, 2, 2, 4}));
}

TEST_CASE("is_invertible: by the pivots") {
  auto pivots_of = [](auto const& a) { return kernels::is_invertible(kernels::make_lu(a)); };
  STATIC_REQUIRE(!pivots_of(rank_two));
  STATIC_REQUIRE(!pivots_of(dense<double, 4, 4>{}));
  STATIC_REQUIRE(pivots_of(dense<double, 3, 3>{1e-150, 0, 0, 0, 1, 0, 0, 0, 1e150}));
  STATIC_REQUIRE(pivots_of(dense<double, 2, 2>{1, 1, 1, 1 + 1e-10}));
  STATIC_REQUIRE(!pivots_of(dense<double, 2, 2>{1, 1, 1, 1 + 3e-16}));
}

TEST_CASE("is_positive_definite") {
  STATIC_REQUIRE(kernels::is_positive_definite(dense<double, 2, 2>{2, 1, 1, 2}));
  STATIC_REQUIRE(!kernels::is_positive_definite(dense<double, 2, 2>{1, 2, 2, 1}));
  STATIC_REQUIRE(!kernels::is_positive_definite(dense<double, 2, 2>{1, 1, 1, 1}));
  STATIC_REQUIRE(!kernels::is_positive_definite(dense<double, 2, 2>{}));
}
