// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// refused: stack: grown\(int\) cannot be bounded: it grows in a loop
#include "../../test.hpp"

[[gnu::naked]] int grown(int) { asm(".syntax unified\n 1: push {r0}\n subs r0, #1\n bne 1b\n 2: b 2b"); }

TEST_CASE("pushed in a loop") { CHECK(grown(3) == 0); }
