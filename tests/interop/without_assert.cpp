// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#ifndef NDEBUG
#define NDEBUG
#endif
#include <matgrad/interop/spans.hpp>

#include <vector>

using namespace matgrad;

namespace {

constexpr auto x = vector<"x", 3>;
constexpr auto f = squared_norm(x);

template<class... Number>
bool are_nan(Number... number) {
  return ((number != number) && ...);
}

}  // namespace

TEST_CASE("NDEBUG: data of a wrong shape give NaN, and are not read") {
  std::vector<double> const two{1, 2}, none;
  REQUIRE(are_nan(f(x = two), f(x = none)));
  auto const y = (2_c * x)(x = none);
  REQUIRE(are_nan(y(0), y(1), y(2)));
  auto const both = value_and_grad(f, x)(x = two);
  REQUIRE(are_nan(both.value, both.gradient(0), both.gradient(2)));
  auto const results = together(f, x)(x = two);
  REQUIRE(are_nan(std::get<0>(results), std::get<1>(results)(1)));
}

TEST_CASE("NDEBUG: a result of a wrong shape is filled with NaN") {
  std::vector<double> const three{1, 2, 3};
  std::vector<double> out(2, 7.0);
  x.into(out, x = three);
  REQUIRE(are_nan(out[0], out[1]));
}
