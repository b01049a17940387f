// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// Numbers of half precision as storage: read and written where they stand, computed in float.
#include "../test.hpp"

#include <matgrad/matgrad.hpp>

using embedded::at_run_time;
using namespace matgrad;

namespace {

using half = __fp16;

constexpr auto X = matrix<"X", 2>;
constexpr auto x = vector<"x", 2>;
constexpr auto t = scalar<"t">;

constexpr half a[2][2] = {{2, 1}, {0, 4}};
constexpr half b[2] = {1, 2};
constexpr half third = static_cast<half>(1 / 3.0F);

}  // namespace

TEST_CASE("half precision: what is computed is float") {
  auto const A = at_run_time(dense<half, 2, 2>{2, 0, 1, 4});
  auto const product = (X * x)(X = a, x = at_run_time(dense<half, 2>{1, 2}));
  static_assert(std::is_same_v<decltype(product), dense<float, 2> const>);
  CHECK(product == dense<float, 2>{4, 8});
  CHECK(inv(X)(X = A) == dense<float, 2, 2>{0.5F, 0, -0.125F, 0.25F});
  // 1/3 is rounded to 11 digits where it is stored, and not again
  CHECK((t * t)(t = at_run_time(third)) == static_cast<float>(third) * static_cast<float>(third));
  CHECK((X * X)(X = at_run_time(dense<half, 2, 2>{256, 0, 0, 300}))(1, 1) == 90000);  // which half precision has not
}

TEST_CASE("half precision: results are stored") {
  half out[2][2];
  inv(X).into(out, X = a);
  CHECK(out[0][0] == 0.5F);
  CHECK(out[0][1] == -0.125F);
  CHECK(out[1][0] == 0);
  CHECK(out[1][1] == 0.25F);
  half numbers[] = {at_run_time(b[0]), at_run_time(b[1])};
  (X * x).into(numbers, X = a, x = numbers);
  CHECK(numbers[0] == 4);
  CHECK(numbers[1] == 8);
  dense<half, 2> column{};
  (third * x).into(column, x = b);
  CHECK(column(1) == static_cast<half>(2 * static_cast<float>(third)));
  half sum{};
  dot(x, x).into(sum, x = b);
  CHECK(sum == 5);
}

// [test]
TEST_CASE("half precision: statuses") {
  CHECK(try_evaluate(inv(X), X = at_run_time(dense<half, 2, 2>{1, 2, 2, 4})).status == status::singular);
  CHECK(try_evaluate(t * t, t = at_run_time(half(__builtin_inff()))).status == status::not_finite);
  CHECK(try_evaluate(inv(X), X = a));
}
// [end]
