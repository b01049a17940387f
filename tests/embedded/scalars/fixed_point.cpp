// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// Formulas in fixed point: some steps of 2^-16 from what double gives, which was computed by the compiler. The image computes with
// whole numbers only; whole_numbers.sh looks.
#include "fixed_point.hpp"

#include "../test.hpp"
#include "formulas.hpp"

using namespace fixed_point;

namespace {

constexpr auto known = [](auto const& data) { return data; };
constexpr auto now = [](auto const& data) { return embedded::at_run_time(data); };

}  // namespace

TEST_CASE("fixed point: sums and products") {
  constexpr auto gradient = fixed(formulas::gradient_of_a_quadratic_cost<double>(known));
  CHECK(apart(formulas::gradient_of_a_quadratic_cost<q16>(now), gradient) <= 2);
  constexpr auto step = fixed(formulas::observer_step<double>(known));
  CHECK(apart(formulas::observer_step<q16>(now), step) <= 2);
  constexpr auto trace = fixed(formulas::trace_of_a_product<double>(known));
  CHECK(apart(formulas::trace_of_a_product<q16>(now), trace) <= 2);
  constexpr auto gradient_of_trace = fixed(formulas::gradient_of_it<double>(known));
  CHECK(apart(formulas::gradient_of_it<q16>(now), gradient_of_trace) <= 2);
}

TEST_CASE("fixed point: inverses") {
  constexpr auto inverse = fixed(formulas::inverse<double>(known));
  CHECK(apart(formulas::inverse<q16>(now), inverse) <= 4);
  constexpr auto large_inverse = fixed(formulas::inverse_of_what_is_small<double>(known));
  CHECK(apart(formulas::inverse_of_what_is_small<q16>(now), large_inverse) <= 8);
  constexpr auto covariance = fixed(formulas::covariance_update<double>(known));
  CHECK(apart(formulas::covariance_update<q16>(now), covariance) <= 4);
}

TEST_CASE("fixed point: what cannot be computed has a status") {
  using namespace matgrad;
  constexpr dense<q16, 3, 3> singular{1, 2, 3, 2, 4, 6, 1, 0, 1}, large{200, 0, 0, 0, 200, 0, 0, 0, 200};
  auto const nothing = try_evaluate(inv(formulas::X), formulas::X = now(singular));
  CHECK(nothing.status == status::singular && !is_finite(nothing.value(0, 0)));
  auto const overflow = try_evaluate(formulas::X * formulas::X, formulas::X = now(large));
  CHECK(overflow.status == status::not_finite && !is_finite(overflow.value(0, 0)));
  auto const by_zero = try_evaluate(1_c / formulas::x(0_c), formulas::x = now(dense<q16, 3>{}));
  CHECK(by_zero.status == status::singular && !is_finite(by_zero.value));
}
