// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// refused: recursion: .*(even\(int\) calls .*odd\(int\) calls .*even\(int\)|odd\(int\) calls .*even\(int\) calls .*odd\(int\))
#include "../../test.hpp"

namespace {

bool even(int n);
[[gnu::noipa]] bool odd(int n) { return n != 0 && !even(n - 1); }
[[gnu::noipa]] bool even(int n) { return n == 0 || !odd(n - 1); }

}  // namespace

TEST_CASE("two functions that call each other") { CHECK(odd(embedded::at_run_time(1))); }
