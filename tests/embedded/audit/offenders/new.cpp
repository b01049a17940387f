// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// refused: heap: .*malloc
// link: --specs=nosys.specs
#include "../../test.hpp"

#include <cstddef>
#include <cstdlib>

// the library's own throws where there is no memory; this is how firmware has it
void* operator new(std::size_t bytes) { return std::malloc(bytes); }

TEST_CASE("new") { CHECK(*embedded::at_run_time(new int(7)) == 7); }
