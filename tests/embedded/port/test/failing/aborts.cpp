// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// expected: 71, abort
#include "../../../test.hpp"

#include <cstdlib>

TEST_CASE("abort") {
  CHECK(embedded::at_run_time(true));
  std::abort();
}
