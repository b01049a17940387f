// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// refused: streams: .*printf
// refused: heap: .*realloc
// refused: pointers: _printf
// link: --specs=nosys.specs
#include "../../test.hpp"

#include <cstdio>

TEST_CASE("snprintf") {
  char text[8];
  CHECK(std::snprintf(text, sizeof text, "%d", embedded::at_run_time(1234)) == 4);
}
