// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// From reset to main, and from main to the exit code of the emulator.
#include "semihosting.hpp"
#include "stack.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>

int program() asm("main");  // C++ may not call main by its name

extern "C" {
// the linker script's
extern char data_in_flash[], data_begin[], data_end[], bss_begin[], bss_end[];

[[noreturn]] void reset() {
  stack::paint();
#if __ARM_FP
  *reinterpret_cast<std::uint32_t volatile*>(0xE000ED88) |= 0xF << 20;  // CPACR: the floating-point unit is on
  asm volatile("dsb\n isb" ::: "memory");
#endif
  std::memcpy(data_begin, data_in_flash, static_cast<std::size_t>(data_end - data_begin));
  std::memset(bss_begin, 0, static_cast<std::size_t>(bss_end - bss_begin));
  semihosting::exit(program());
}

/// Every exception: a fault is a failure, not a hang.
[[noreturn]] void fault() {
  semihosting::write("fault\n");
  semihosting::exit(70);
}

[[noreturn]] void abort() {
  semihosting::write("abort\n");
  semihosting::exit(71);
}
}

namespace {

struct vector_table {
  char* stack;
  void (*handlers[15])();
};

[[gnu::section(".vectors"), gnu::used]] vector_table const vectors{stack_top,
                                                                   {reset, fault, fault, fault, fault, fault, nullptr,
                                                                    nullptr, nullptr, nullptr, fault, fault, nullptr,
                                                                    fault, fault}};

}  // namespace
