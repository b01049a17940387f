// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include <matgrad/kernels/dense.hpp>
#include <matgrad/kernels/unroll.hpp>

#include "../catch.hpp"

using namespace matgrad;
using namespace matgrad::kernels;

namespace {

// The indices, in order, as the digits of a number.
constexpr int digits(auto... range) {
  int number = 0;
  repeat(range..., [&](auto i) MATGRAD_INLINE { number = 10 * number + i; });
  return number;
}

struct run_time_matrix {
  using scalar = double;
  int r, c;
  int rows() const { return r; }
  int cols() const { return c; }
};

}  // namespace

TEST_CASE("repeat: every index once, in order") {
  STATIC_REQUIRE(digits(extent_constant<5>{}) == 1234);
  STATIC_REQUIRE(digits(5) == 1234);
  STATIC_REQUIRE(digits(extent_constant<2>{}, extent_constant<5>{}) == 234);
  STATIC_REQUIRE(digits(2, extent_constant<5>{}) == 234);
  STATIC_REQUIRE(digits(extent_constant<5>{}, extent_constant<5>{}) == 0);
  STATIC_REQUIRE(digits(5, 3) == 0);
  STATIC_REQUIRE([] {
    int number = 0;
    repeat_down(extent_constant<4>{}, [&](auto i) { number = 10 * number + i; });
    repeat_down(2, [&](auto i) { number = 10 * number + i; });
    return number;
  }() == 321010);
}

TEST_CASE("repeat: constant up to the unroll limit, an int above") {
  repeat(extent_constant<16>{}, [](auto i) { STATIC_REQUIRE(is_constant_extent<decltype(i)>); });
  repeat(extent_constant<17>{}, [](auto i) { STATIC_REQUIRE(!is_constant_extent<decltype(i)>); });
  repeat(3, [](auto i) { STATIC_REQUIRE(!is_constant_extent<decltype(i)>); });
}

TEST_CASE("extents: constant where the type knows them") {
  STATIC_REQUIRE(is_constant_extent<decltype(row_extent(dense<double, 2, 3>{}))>);
  STATIC_REQUIRE(col_extent(dense<double, 2, 3>{}) == 3);
  STATIC_REQUIRE(!is_constant_extent<decltype(row_extent(run_time_matrix{2, 3}))>);
  REQUIRE(col_extent(run_time_matrix{2, 3}) == 3);
  STATIC_REQUIRE(is_constant_extent<decltype(after(extent_constant<3>{}))>);
  STATIC_REQUIRE(after(3) == 4);
}
