// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// refused: heap: .*malloc
// link: --specs=nosys.specs
#include "../../test.hpp"

#include <cstddef>
#include <cstdlib>
#include <vector>

// the library's own throw
void* operator new(std::size_t bytes) { return std::malloc(bytes); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void std::__throw_length_error(char const*) { std::abort(); }

TEST_CASE("a vector") {
  std::vector<int> numbers;
  for (int i = 0; i < embedded::at_run_time(5); ++i) numbers.push_back(i);
  CHECK(numbers.back() == 4);
}
