// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// What a program says to the emulator (or debugger) that it runs under: Arm's semihosting, version 2.
#pragma once

#include <cstdint>

namespace semihosting {

enum class operation : std::uint32_t { write0 = 0x04, exit_extended = 0x20 };

inline std::uint32_t call(operation what, void const* argument) {
  register std::uint32_t r0 asm("r0") = static_cast<std::uint32_t>(what);
  register void const* r1 asm("r1") = argument;
  asm volatile("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory");
  return r0;
}

inline void write(char const* text) { call(operation::write0, text); }

/// A number without a sign; without printf, which would bring the heap.
inline void write(std::uint32_t number) {
  char digits[11];
  char* first = digits + 10;
  *first = 0;
  do *--first = static_cast<char>('0' + number % 10);
  while ((number /= 10) != 0);
  write(first);
}

[[noreturn]] inline void exit(int status) {
  struct {
    std::uint32_t reason, status;
  } const application_exit{0x20026, static_cast<std::uint32_t>(status)};
  call(operation::exit_extended, &application_exit);
  for (;;) {}
}

}  // namespace semihosting
