// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// Values that say whether they can be trusted.

#include <iostream>
#include <matgrad/io.hpp>
using namespace matgrad;

namespace example {
// [try_evaluate]
constexpr auto X = matrix<"X", 2>;
constexpr dense<double, 2, 2> A{2, 1, 0, 4}, singular{1, 2, 2, 4};

constexpr auto good = try_evaluate(inv(X), X = A);
static_assert(good && good.value == inv(X)(X = A));

constexpr auto bad = try_evaluate(inv(X), X = singular);
static_assert(!bad && bad.status == status::singular);
static_assert(try_evaluate(det(X), X = singular).value == 0);  // the determinant is as good as ever
// [end]
}  // namespace example

namespace scales {
// [scale]
constexpr auto X = matrix<"X", 2>;
constexpr dense<double, 2, 2> tiny{2e-100, 1e-100, 0, 4e-100}, tiny_and_singular{1e-100, 2e-100, 2e-100, 4e-100};
static_assert(try_evaluate(inv(X), X = tiny).status == status::ok);
static_assert(try_evaluate(inv(X), X = tiny_and_singular).status == status::singular);
// [end]
}  // namespace scales

namespace kinks {
// [norm]
constexpr auto x = vector<"x", 2>;
constexpr dense<double, 2> zero{0, 0};
static_assert(try_evaluate(norm(x), x = zero).value == 0);
static_assert(try_evaluate(grad(norm(x), x), x = zero).status == status::not_differentiable);
// [end]
}  // namespace kinks

namespace at_run_time {
// [newton]
constexpr auto x = vector<"x", 2>;
constexpr auto f = pow<4>(x(0_c)) + pow<2>(x(0_c)) * x(1_c) + pow<2>(x(1_c) - 1_c);
constexpr auto step = x - inv(hessian(f, x)) * grad(f, x);

/// Newton's steps, as long as there is one.
int steps_from(dense<double, 2>& at) {
  for (int k = 0; k < 20; ++k) {
    auto const next = try_evaluate(step, x = at);
    if (!next) return k;
    at = next.value;
  }
  return 20;
}
// [end]
}  // namespace at_run_time

int main() {
  dense<double, 2> at{1, 1};
  auto const steps = at_run_time::steps_from(at);
  std::cout << steps << " steps, to\n" << at;
}
