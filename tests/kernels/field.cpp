// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include <matgrad/kernels/field.hpp>

#include "../catch.hpp"

#include <cstdint>
#include <limits>

using matgrad::kernels::field;
using matgrad::kernels::field_matrix;

namespace {

constexpr field p_minus_1 = -1;

// A law for a few hundred pseudo-random pairs.
constexpr bool always(auto law) {
  field x = 12345;
  for (int i = 0; i < 200; ++i) {
    field const y = x * x + field(48271);
    if (!law(x, y)) return false;
    x = y * x + field(7);
  }
  return true;
}

}  // namespace

TEST_CASE("field: p is zero") {
  STATIC_REQUIRE(field(field::p) == field(0));
  STATIC_REQUIRE(field(std::int64_t{field::p} + 1) == field(1));
  STATIC_REQUIRE(p_minus_1.value == field::p - 1);
  STATIC_REQUIRE(p_minus_1 + field(1) == field(0));
  STATIC_REQUIRE(field(0) - field(1) == p_minus_1);
  STATIC_REQUIRE(-field(0) == field(0));
  STATIC_REQUIRE(p_minus_1 * p_minus_1 == field(1));
  STATIC_REQUIRE(field(std::numeric_limits<long long>::min()) + field(std::numeric_limits<long long>::max())
                 == p_minus_1);
}

TEST_CASE("field: the laws of a field") {
  STATIC_REQUIRE(always([](field x, field y) { return x + y == y + x && (x + y) - y == x && x - y == -(y - x); }));
  STATIC_REQUIRE(always([](field x, field y) { return (x + y) * (x - y) == x * x - y * y; }));
  STATIC_REQUIRE(always([](field x, field y) { return x * (field(1) / x) == field(1) && x / y * y == x; }));
  STATIC_REQUIRE(field(1) / field(1) == field(1));
  STATIC_REQUIRE(field(1) / p_minus_1 == p_minus_1);
  STATIC_REQUIRE(field(1) / field(2) == field((field::p + 1) / 2));
  STATIC_REQUIRE(field(1) / field(0) == field(0));
}

TEST_CASE("field: doubles are dyadic rationals") {
  STATIC_REQUIRE(field(0.75) * field(4) == field(3));
  STATIC_REQUIRE(field(-1.5) == field(-3) / field(2));
  STATIC_REQUIRE(field(0.0) == field(0));
  STATIC_REQUIRE(field(0.1f) == field(static_cast<double>(0.1f)));
  STATIC_REQUIRE(field(1e300) == field(1e300 / 1024) * field(1024));
  STATIC_REQUIRE(field(0x1p-1074) * field(0x1p1000) * field(0x1p74) == field(1));  // the smallest subnormal
  STATIC_REQUIRE(field(9007199254740991.0) == field(9007199254740991));
}

TEST_CASE("field: squares and their roots") {
  STATIC_REQUIRE(field(4).sqrt() * field(4).sqrt() == field(4));
  STATIC_REQUIRE(!p_minus_1.is_square());
  STATIC_REQUIRE(always([](field x, field) {
    field const root = (x * x).sqrt();
    return (x * x).is_square() && root * root == x * x && root.is_square();
  }));
  STATIC_REQUIRE(always([](field x, field) { return x.is_square() != (-x).is_square(); }));
  STATIC_REQUIRE(always([](field x, field) { return x.is_square() == (x.sqrt() * x.sqrt() == x); }));
}

TEST_CASE("field_matrix: numbers that live elsewhere, column by column") {
  field numbers[] = {1, 2, 3, 4, 5, 6};
  field_matrix const A{numbers, 2, 3};
  REQUIRE(A(1, 2) == field(6));
  A(0, 1) = field(9);
  REQUIRE(numbers[2] == field(9));
}
