// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// How much of the stack a program has used: what lies below the stack pointer is painted first, and where the paint ends is how
// far the stack has been.
#pragma once

#include <cstdint>

extern "C" char end[], stack_top[];  // the linker script's: of the data, and where the stack begins

namespace stack {

inline constexpr std::uint32_t colour = 0x57ACC57A;

[[gnu::always_inline]] inline void paint() {
  std::uint32_t volatile* place;  // volatile: memset, which the loop would become, has a stack of its own
  asm("mov %0, sp" : "=r"(place));
  while (place != reinterpret_cast<std::uint32_t*>(end)) *--place = colour;
}

/// In bytes, with what main's caller has used.
inline std::uint32_t used() {
  auto const* place = reinterpret_cast<std::uint32_t const*>(end);
  while (*place == colour) ++place;
  return static_cast<std::uint32_t>(stack_top - reinterpret_cast<char const*>(place));
}

}  // namespace stack
