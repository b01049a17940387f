// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../test.hpp"

#include <matgrad/matgrad.hpp>

using namespace matgrad;
using embedded::native;

TEST_CASE("inv") {
  auto const A = embedded::at_run_time(dense<native, 2, 2>{2, 0, 0, 4});
  constexpr auto X = matrix<"X", 2>;
  CHECK(inv(X)(X = A)(1, 1) == native{0.25});
}
