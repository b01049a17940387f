// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// refused: pointers: test_case_[0-9]+\(\) calls what a pointer points to
#include "../../test.hpp"

namespace {

int seven() { return 7; }

}  // namespace

TEST_CASE("a pointer to a function") { CHECK(embedded::at_run_time(&seven)() == 7); }
