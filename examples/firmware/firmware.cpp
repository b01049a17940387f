// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// The filter of attitude.hpp and the one by hand on a Cortex-M, over the same record: do they find the true attitude, and what
// does a step take? For tests/embedded, which has the port and the emulator.

#include "attitude.hpp"
#include "by_hand.hpp"
#include "semihosting.hpp"
#include "step.hpp"
#include "stopwatch.hpp"

namespace {

using attitude::dense;

float angle_between(dense<float, 3> const& a, dense<float, 3> const& b) {
  return attitude::angle(attitude::g = a, attitude::t = b);
}
std::uint32_t milliradians(float angle) { return static_cast<std::uint32_t>(1000 * angle + 0.5F); }

template<class... Said>
void print(Said... said) {
  (semihosting::write(said), ...);
  semihosting::write("\n");
}

}  // namespace

int main() {
  constexpr std::uint32_t each_second = 25;
  attitude::estimate derived;
  by_hand::estimate by_hand;
  bool agree = true, true_enough = true;
  std::uint32_t k = 0;
  for (auto const& sample : recorded::samples) {
    recorded::reading const said(sample);
    step(&derived, &said);
    step(&by_hand, &said);
    dense<float, 3> const other{by_hand.g0, by_hand.g1, by_hand.g2};
    dense<float, 3> const truth{said.truth[0], said.truth[1], said.truth[2]};
    float const off = angle_between(derived.attitude, truth);
    agree = agree && angle_between(derived.attitude, other) < 1e-4F;
    true_enough = true_enough && (k < each_second || off < 0.025F);
    if (++k % each_second == 0)
      print("after ", k / each_second, " s off by ", milliradians(off), " mrad, by hand by ",
            milliradians(angle_between(other, truth)), " mrad");
  }

  recorded::reading const said(recorded::samples[0]);
  auto const instructions = stopwatch::instructions(step<attitude::estimate>, &derived, &said);
  auto const instructions_by_hand = stopwatch::instructions(step<by_hand::estimate>, &by_hand, &said);
  print("a step takes ", instructions, " instructions, by hand ", instructions_by_hand);
  return agree && true_enough && 100 * instructions <= 105 * instructions_by_hand ? 0 : 1;
}
