// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// Tests as in Catch2, which needs a heap, exceptions and streams, in the little that an image may hold.
//
//     TEST_CASE("A A⁻¹ = I") { CHECK(...); }
//
// test.cpp has the main, which runs the cases of one program and prints what failed.
#pragma once

#include <type_traits>

namespace embedded {

/// What the core computes with: float, or double where it has that in hardware.
using native = EMBEDDED_NUMBER;

struct test_case {
  char const* name;
  void (*run)();
};

void check(bool holds, char const* what, int line);

/// Named by a check that fails, unless it is 0: for a case that goes through sizes.
inline int size_under_test = 0;

/// x, of which the compiler knows nothing: what is computed from it is computed when the program runs.
template<class T>
constexpr T at_run_time(T x) {
  if (!std::is_constant_evaluated()) asm volatile("" : : "r"(&x) : "memory");
  return x;
}

}  // namespace embedded

// The linker script collects the cases: there is nothing to initialise before main.
#define EMBEDDED_JOINED_(a, b) a##b
#define EMBEDDED_JOINED(a, b) EMBEDDED_JOINED_(a, b)
#define TEST_CASE(name) EMBEDDED_TEST_CASE(name, EMBEDDED_JOINED(test_case_, __LINE__))
#define EMBEDDED_TEST_CASE(name, function)                                                                             \
  static void function();                                                                                              \
  [[gnu::section(".test_cases"), gnu::used]] static constinit embedded::test_case const EMBEDDED_JOINED(               \
      function, _entry){name, function};                                                                               \
  static void function()

#define CHECK(...) embedded::check(static_cast<bool>(__VA_ARGS__), #__VA_ARGS__, __LINE__)
