// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// How many instructions a call takes. Under the emulator every instruction takes the same time (-icount), so that the timer of
// the core counts them, the same number in every run. On a board this would be clock cycles, of a thousand empty ones.
#pragma once

#include <cstdint>

namespace stopwatch {

/// What stands for more than the timer, of 24 bits, can count.
inline constexpr std::uint32_t too_many = 0xFFFFFFFF;

/// The timer's ticks while f(arguments...) is called so often.
template<class... Argument>
[[gnu::noinline]] std::uint32_t ticks(int calls, void (*f)(Argument...), Argument... arguments) {
  auto* const timer = reinterpret_cast<std::uint32_t volatile*>(0xE000E010);  // SysTick: control, reload, current
  timer[1] = 0xFFFFFF;
  timer[2] = 0;
  timer[0] = 5;  // on, at the processor's clock; it counts down
  std::uint32_t const before = timer[2];
  for (int i = 0; i < calls; ++i) f(arguments...);
  std::uint32_t const after = timer[2];
  bool const began_again = timer[0] >> 16 & 1;
  return began_again ? too_many : (before - after) & 0xFFFFFF;
}

/// Of ten calls among several: what is done once, before and after, falls out.
template<class... Argument>
std::uint32_t ticks_of_ten(void (*f)(Argument...), Argument... arguments) {
  std::uint32_t const eleven = ticks(11, f, arguments...);
  return eleven == too_many ? too_many : eleven - ticks(1, f, arguments...);
}

/// The instructions of f itself, from its first to its return, or too_many: with shift=8, more than some 200,000.
template<class... Argument>
std::uint32_t instructions(void (*f)(Argument...), Argument... arguments) {
  std::uint32_t const nothing = ticks_of_ten(
      +[](Argument...) {}, arguments...);  // one instruction, its return
  std::uint32_t const thousand = ticks_of_ten(
                                     +[](Argument...) { asm volatile(".rept 1000\n nop\n .endr"); }, arguments...)
                               - nothing;
  std::uint32_t const f_ticks = ticks_of_ten(f, arguments...);
  if (f_ticks == too_many) return too_many;
  return static_cast<std::uint32_t>((1000ULL * (f_ticks - nothing) + thousand / 2) / thousand) + 1;
}

}  // namespace stopwatch
