// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// refused: streams:
// refused: before main: .*iostream
// refused: heap:
// refused: guards:
// and more, the library's
// link: --specs=nosys.specs -Wl,--defsym=__exidx_start=0,--defsym=__exidx_end=0,--defsym=__dso_handle=0
#include "../../test.hpp"

#include <iostream>

TEST_CASE("cout") { CHECK(std::cout.good() == (std::cout << embedded::at_run_time(7)).good()); }
