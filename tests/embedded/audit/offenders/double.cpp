// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// compile: -Wno-double-promotion -Wno-conversion
// refused: double: (__|v(mul|cvt|add)\.f64)
#include "../../test.hpp"

TEST_CASE("a float and a double") {
  float const x = embedded::at_run_time(3.0F);
  CHECK(static_cast<float>(x * 0.1 + x) == 3.3F);
}
