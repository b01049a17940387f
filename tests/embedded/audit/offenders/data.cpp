// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// compile: -fno-data-sections
// refused: data: forgotten is in .data
#include "../../test.hpp"

[[gnu::used]] int forgotten = 7;
int counted = 7;

TEST_CASE("a variable that comes along") { CHECK(++counted == 8); }
