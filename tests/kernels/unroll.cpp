// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include <matgrad/kernels/dense.hpp>
#include <matgrad/kernels/unroll.hpp>
#include <matgrad/kernels/views.hpp>

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

TEST_CASE("work: what a matrix says itself, or the program") {
  using plain = dense<double, 3, 3>;
  using small = limited<plain, 2>;
  STATIC_REQUIRE(work_of<plain, plain> == unroll_work);
  STATIC_REQUIRE(work_of<small> == 2);
  STATIC_REQUIRE(work_of<plain, stored<small>> == 2);
  STATIC_REQUIRE(work_of<transpose_of<negative_of<stored<small>>>, plain> == 2);
  STATIC_REQUIRE(work_of<matgrad::kernels::transposed<limited<plain, 1000>>> == 1000);
  STATIC_REQUIRE(unrolls<decltype(row_extent(plain{})), decltype(col_extent(plain{}))>());
  STATIC_REQUIRE(!unrolls<decltype(row_extent(small{})), decltype(col_extent(small{}))>());
  STATIC_REQUIRE(!unrolls<decltype(row_extent(plain{})), decltype(col_extent(small{}))>());
  STATIC_REQUIRE(is_constant_extent<decltype(elimination_extent(plain{}))>);
  STATIC_REQUIRE(!is_constant_extent<decltype(elimination_extent(plain{}, small{}))>);
}

TEST_CASE("work: loops give f an int, and what is written out a constant") {
  repeat(row_extent(limited<dense<double, 3, 3>, 2>{}),
         [](auto i) { STATIC_REQUIRE(!is_constant_extent<decltype(i)>); });
  repeat(row_extent(limited<dense<double, 2, 3>, 2>{}),
         [](auto i) { STATIC_REQUIRE(is_constant_extent<decltype(i)>); });
}

TEST_CASE("within: a view, and a matrix that is written, as one that says so") {
  dense<double, 2, 2> A{1, 2, 3, 4};
  STATIC_REQUIRE(
      std::is_same_v<decltype(within<unroll_work>(stored<dense<double, 2, 2>>{&A})), stored<dense<double, 2, 2>>>);
  STATIC_REQUIRE(std::is_same_v<decltype(out_within<unroll_work>(A)), dense<double, 2, 2>&>);
  auto out = out_within<2>(A);
  STATIC_REQUIRE(work_of<decltype(out)> == 2);
  out(1, 0) = 5;
  REQUIRE(A == dense<double, 2, 2>{1, 5, 3, 4});
  REQUIRE(out.data() == A.data());
}
