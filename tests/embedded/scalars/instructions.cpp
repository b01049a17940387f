// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// What fixed point costs, in instructions, beside float: where float is software, it is the cheaper of the two.
#include "../../../examples/q16.hpp"

#include "../port/semihosting.hpp"
#include "../port/stopwatch.hpp"
#include "../test.hpp"
#include "formulas.hpp"

namespace {

constexpr auto now = [](auto const& data) { return embedded::at_run_time(data); };

/// Computes f in T from data that the compiler does not know, with a value that it cannot drop.
#define AT_RUN_TIME(f, T) +[] { embedded::at_run_time(formulas::f<T>(now)); }

[[maybe_unused]] bool is_cheaper(char const* name, void (*in_fixed_point)(), void (*in_float)()) {
  std::uint32_t const fixed_point = stopwatch::instructions(in_fixed_point),
                      floating = stopwatch::instructions(in_float);
  semihosting::write(name);
  semihosting::write(": ");
  semihosting::write(fixed_point);
  semihosting::write(" instructions in fixed point, ");
  semihosting::write(floating);
  semihosting::write(" in float\n");
  return fixed_point < floating;
}

}  // namespace

TEST_CASE("fixed point: fewer instructions than float in software") {
#define IS_CHEAPER(f) is_cheaper(#f, AT_RUN_TIME(f, q16), AT_RUN_TIME(f, float))
#if __ARM_FP
  constexpr bool has_no_float = false;
#else
  constexpr bool has_no_float = true;
#endif
  CHECK(IS_CHEAPER(gradient_of_a_quadratic_cost) == has_no_float);
  CHECK(IS_CHEAPER(observer_step) == has_no_float);
  CHECK(IS_CHEAPER(covariance_update) == has_no_float);
  CHECK(IS_CHEAPER(gradient_of_it) == has_no_float);
  CHECK(IS_CHEAPER(inverse) == has_no_float);
  CHECK(IS_CHEAPER(inverse_of_what_is_small) == has_no_float);
}
