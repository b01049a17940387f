// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/kernels/matrix.hpp>
#include <matgrad/kernels/status.hpp>

#include "matrices.hpp"

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
  STATIC_REQUIRE(kernels::absolute_determinant(rank_two) == 4 + 6 + 2 * (2 + 3) + 12 + 12);
}

TEST_CASE("is_invertible: to n = 3 by the determinant") {
  STATIC_REQUIRE(!kernels::is_invertible(rank_two));
  STATIC_REQUIRE(!kernels::is_invertible(dense<double, 3, 3>{}));
  STATIC_REQUIRE(kernels::is_invertible(dense<double, 3, 3>{1e-150, 0, 0, 0, 1, 0, 0, 0, 1e150}));
  STATIC_REQUIRE(kernels::is_invertible(dense<double, 2, 2>{1, 1, 1, 1 + 1e-10}));
  STATIC_REQUIRE(!kernels::is_invertible(dense<double, 2, 2>{1, 1, 1, 1 + 3e-16}));
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
