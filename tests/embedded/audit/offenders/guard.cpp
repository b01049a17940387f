// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// refused: guards: guard variable for .*::number
#include "../../test.hpp"

namespace {

[[gnu::noipa]] int seven() { return 7; }

int once() {
  static int const number = seven();
  return number;
}

}  // namespace

TEST_CASE("a local static") { CHECK(once() + once() == 14); }
