// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include <catch.hpp>

#include <vector>

#include <matgrad/interop/spans.hpp>
#include <matgrad/matgrad.hpp>

// Numbers of half precision are storage: formulas compute with float. (tests/embedded has the same for a Cortex-M.)
#if defined(__FLT16_MANT_DIG__) && defined(__x86_64__)
using namespace matgrad;

namespace {

using half = _Float16;

constexpr auto X = matrix<"X", 2>;
constexpr auto x = vector<"x", 2>;
constexpr auto t = scalar<"t">;
constexpr half a[2][2] = {{half(2), half(1)}, {half(0), half(4)}};
constexpr half third = half(1 / 3.0F);

}  // namespace

TEST_CASE("half precision: what is computed is float") {
  STATIC_REQUIRE(kernels::half_precision<half>);
  STATIC_REQUIRE(!kernels::half_precision<float>);
  STATIC_REQUIRE(!kernels::half_precision<short>);
  STATIC_REQUIRE(!kernels::half_precision<char[2]>);
  constexpr auto inverse = inv(X)(X = a);
  STATIC_REQUIRE(std::is_same_v<decltype(inverse), dense<float, 2, 2> const>);
  STATIC_REQUIRE(inverse == dense<float, 2, 2>{0.5F, 0, -0.125F, 0.25F});
  STATIC_REQUIRE((X * X)(X = dense<half, 2, 2>{half(256), half(0), half(0), half(300)})(1, 1) == 90000);
  STATIC_REQUIRE((t * t)(t = third) == static_cast<float>(third) * static_cast<float>(third));
  STATIC_REQUIRE(std::is_same_v<decltype((t * X)(X = a, t = 0.5)), dense<double, 2, 2>>);
  auto const [value, gradient] = value_and_grad(det(X), X)(X = row_major(&a[0][0]));
  CHECK(value == 8);
  CHECK(gradient == dense<float, 2, 2>{4, -1, 0, 2});
}

TEST_CASE("half precision: results are stored") {
  half out[2][2];
  inv(X).into(out, X = a);
  CHECK(out[0][1] == half(-0.125F));
  std::vector<half> numbers{half(1), half(2)};
  (X * x).into(numbers, X = a, x = numbers);
  CHECK(numbers[0] == half(4));
  CHECK(numbers[1] == half(8));
  half product{};
  (t * t).into(product, t = third);
  CHECK(product == half(static_cast<float>(third) * static_cast<float>(third)));
}

TEST_CASE("half precision: statuses") {
  STATIC_REQUIRE(try_evaluate(inv(X), X = dense<half, 2, 2>{half(1), half(2), half(2), half(4)}).status
                 == status::singular);
  std::vector<half> const short_one{half(1)};
  CHECK(try_evaluate(x, x = short_one).status == status::wrong_shape);
  constexpr auto none = kernels::no_number<half>();
  STATIC_REQUIRE(none != none);
}
#else
TEST_CASE("half precision: this compiler has none here") { SUCCEED(); }
#endif
