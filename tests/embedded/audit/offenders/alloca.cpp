// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// refused: stack: .*sum_of_bytes\(unsigned int\) cannot be bounded: (sub|mov).* sp,
#include "../../test.hpp"

namespace {

[[gnu::noipa]] int sum_of_bytes(unsigned n) {
  auto* const bytes = static_cast<signed char*>(__builtin_alloca(n));
  for (unsigned i = 0; i < n; ++i) bytes[i] = 1;
  int sum = 0;
  for (unsigned i = 0; i < n; ++i) sum += *embedded::at_run_time(bytes + i);
  return sum;
}

}  // namespace

TEST_CASE("alloca") { CHECK(sum_of_bytes(embedded::at_run_time(10U)) == 10); }
