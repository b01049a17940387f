// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// expected: 70, fault
#include "../../../test.hpp"

TEST_CASE("an instruction that is none") {
  CHECK(embedded::at_run_time(true));
  asm volatile("udf #0");
}
