// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// expected: 1, line 9: CHECK(two == 3) failed, n = 2
#include "../../../test.hpp"

TEST_CASE("a check that holds") { CHECK(embedded::at_run_time(true)); }
TEST_CASE("one that does not, and is not the last") {
  int const two = embedded::at_run_time(2);
  embedded::size_under_test = two;
  CHECK(two == 3);
  CHECK(two == 2);
}
TEST_CASE("another that holds") { CHECK(embedded::at_run_time(true)); }
