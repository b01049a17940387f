// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../stopwatch.hpp"

#include "../../test.hpp"

namespace {

[[gnu::naked]] void seventeen() { asm("  .rept 16\n nop\n .endr\n bx lr"); }

[[gnu::naked]] void looped(int) { asm(".syntax unified\n1: subs r0, #1\n bne 1b\n bx lr"); }

}  // namespace

TEST_CASE("instructions: exact, whatever the number") {
  CHECK(stopwatch::instructions(seventeen) == 17);
  CHECK(stopwatch::instructions(looped, 1) == 3);
  CHECK(stopwatch::instructions(looped, 50'000) == 100'001);
}

TEST_CASE("instructions: more than the timer can count") {
  CHECK(stopwatch::instructions(looped, 2'000'000) == stopwatch::too_many);
}
