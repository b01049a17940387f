// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// refused: before main: 1 to be called, \.init_array
#include "../../test.hpp"

namespace {

[[gnu::noipa]] int seven() { return 7; }

int const number = seven();

}  // namespace

TEST_CASE("a global with a constructor, which nobody calls here") { CHECK(embedded::at_run_time(&number) != nullptr); }
