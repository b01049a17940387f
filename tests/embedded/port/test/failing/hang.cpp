// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// expected: 124, line 7: CHECK(two == 3) failed
#include "../../../test.hpp"

TEST_CASE("a loop without an end, after words that are heard") {
  int const two = embedded::at_run_time(2);
  CHECK(two == 3);
  while (embedded::at_run_time(true)) {}
}
