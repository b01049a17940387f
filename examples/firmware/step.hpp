// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// A step of a filter, of formulas or by hand: one turn, and two directions that are seen.
#pragma once

#include "recorded.hpp"

// [step]
constexpr float turning = 1e-7F, seeing = 4e-4F;  // variances of the errors

template<class Estimate>
[[gnu::noinline]] void step(Estimate* x, recorded::reading const* said) {
  predict(*x, said->rotation, turning);
  observe(*x, recorded::up, said->up, seeing);
  observe(*x, recorded::field, said->field, seeing);
}
// [end]
