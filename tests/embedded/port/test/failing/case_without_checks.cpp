// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// expected: 1, in the case: nothing is asked
#include "../../../test.hpp"

TEST_CASE("a check that holds") { CHECK(embedded::at_run_time(true)); }
TEST_CASE("nothing is asked") {}
