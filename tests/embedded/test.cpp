// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "test.hpp"

#include "semihosting.hpp"
#include "stack.hpp"

namespace {

std::uint32_t checks = 0, failures = 0;

}  // namespace

void embedded::check(bool holds, char const* what, int line) {
  ++checks;
  if (holds) return;
  ++failures;
  semihosting::write("line ");
  semihosting::write(static_cast<std::uint32_t>(line));
  semihosting::write(": CHECK(");
  semihosting::write(what);
  semihosting::write(") failed");
  if (size_under_test > 0) {
    semihosting::write(", n = ");
    semihosting::write(static_cast<std::uint32_t>(size_under_test));
  }
  semihosting::write("\n");
}

extern "C" embedded::test_case const test_cases_begin[], test_cases_end[];

int main() {
  for (auto const* test = test_cases_begin; test != test_cases_end; ++test) {
    std::uint32_t const before = failures, checks_before = checks;
    test->run();
    if (checks == checks_before) embedded::check(false, "at least one CHECK in the case", 0);
    if (failures == before) continue;
    semihosting::write("in the case: ");
    semihosting::write(test->name);
    semihosting::write("\n");
  }
  semihosting::write(checks);
  semihosting::write(" checks, ");
  semihosting::write(failures);
  semihosting::write(" failed\n");
  semihosting::write("stack: ");
  semihosting::write(stack::used());
  semihosting::write(" bytes\n");
  return checks > 0 && failures == 0 ? 0 : 1;
}
