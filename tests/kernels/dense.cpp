// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include <matgrad/kernels/dense.hpp>

#include "../catch.hpp"

#include <type_traits>

using matgrad::dense;
using namespace matgrad::kernels;

constexpr dense<double, 2, 3> A{1, 2, 3, 4, 5, 6};
constexpr dense<float, 3> x{1, 2, 3};

TEST_CASE("dense: an aggregate, column by column") {
  STATIC_REQUIRE(A(0, 0) == 1);
  STATIC_REQUIRE(A(1, 0) == 2);
  STATIC_REQUIRE(A(0, 1) == 3);
  STATIC_REQUIRE(A(1, 2) == 6);
  STATIC_REQUIRE(x(2) == 3);
  STATIC_REQUIRE(A.rows() == 2);
  STATIC_REQUIRE(A.cols() == 3);
  STATIC_REQUIRE(A.data()[4] == 5);
  STATIC_REQUIRE(std::is_aggregate_v<decltype(A)>);
  STATIC_REQUIRE(std::is_trivially_copyable_v<decltype(A)>);
  STATIC_REQUIRE(sizeof(A) == 6 * sizeof(double));
  STATIC_REQUIRE(A == dense<double, 2, 3>{1, 2, 3, 4, 5, 6});
  STATIC_REQUIRE(A != dense<double, 2, 3>{1, 2, 3, 4, 5, 7});
}

TEST_CASE("dense: entries can be written") {
  auto B = A;
  B(1, 2) = 9;
  B.data()[0] = 8;
  REQUIRE(B == dense<double, 2, 3>{8, 2, 3, 4, 5, 9});
}

TEST_CASE("transposed: the same entries with rows and columns exchanged") {
  STATIC_REQUIRE(constant_shape<transposed<dense<double, 2, 3> const>>);
  auto B = A;
  auto const Bt = transpose_view(B);
  STATIC_REQUIRE(Bt.rows() == 3);
  STATIC_REQUIRE(Bt.cols() == 2);
  REQUIRE(Bt(2, 1) == 6);
  Bt(2, 1) = 7;
  REQUIRE(B(1, 2) == 7);
  REQUIRE(transpose_view(Bt)(1, 2) == 7);
}
