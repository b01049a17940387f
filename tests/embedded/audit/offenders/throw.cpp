// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// compile: -fexceptions
// refused: exceptions: [0-9]+ bytes of tables for unwinding, \.ARM\.extab; _Unwind_
// refused: heap: .*__cxa_allocate_exception
// refused: type information:
// and more, the library's
// link: --specs=nosys.specs -Wl,--defsym=__exidx_start=0,--defsym=__exidx_end=0,--defsym=__dso_handle=0
#include "../../test.hpp"

TEST_CASE("throw") {
  int caught = 0;
  try {
    if (embedded::at_run_time(true)) throw 7;
  } catch (int thrown) { caught = thrown; }
  CHECK(caught == 7);
}
