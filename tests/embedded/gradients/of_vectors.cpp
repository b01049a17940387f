// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// Gradients, Jacobians and second derivatives by vectors, and a derivative by a number.
#include "differences.hpp"

using namespace embedded;
using namespace matgrad;

namespace {

constexpr auto A = matrix<"A", 4>;
constexpr auto x = vector<"x", 4>;
constexpr auto v = vector<"v", 4>;
constexpr auto w = vector<"w", 3>;
constexpr auto Z = matrix<"Z", 5, 3>;  // five measurements
constexpr auto y = vector<"y", 5>;     // of which kind, 1 or −1
constexpr auto t = scalar<"t">;

constexpr auto margins = Z * w;
constexpr auto loss = -sum(log(sigmoid(hadamard(y, margins))));
constexpr auto loss_at = []<class T>(auto const& formula, dense<T, 3> const& weights) {
  return formula(Z = random_matrix<5, 3, T>(1), y = dense<T, 5>{1, 1, -1, 1, -1}, w = weights);
};

}  // namespace

TEST_CASE("xᵀ A x") {
  constexpr auto f = x.T() * A * x;
  constexpr auto at = []<class T>(auto const& formula, dense<T, 4> const& z) {
    return formula(A = random_matrix<4, 4, T>(2), x = z);
  };
  constexpr auto g = grad(f, x);
  constexpr auto in_double = rounded(at(g, random_matrix<4, 1, double>(3)));
  auto const z = random_matrix<4>(3);
  is_right(at(g, z), by_differences(function(at, f), z), in_double);
}

TEST_CASE("log Σ exp xᵢ, whose gradient is the softmax, and its Hessian by a vector") {
  constexpr auto f = log_sum_exp(x);
  constexpr auto g = grad(f, x);
  constexpr auto at = []<class T>(auto const& formula, dense<T, 4> const& z) { return formula(x = z); };
  constexpr auto in_double = rounded(at(g, random_matrix<4, 1, double>(4)));
  auto const z = random_matrix<4>(4), u = random_matrix<4>(5);
  is_right(at(g, z), by_differences(function(at, f), z), in_double);
  CHECK(agree(at(softmax(x), z), in_double, 16));

  constexpr auto Hv = hvp(f, x, v);
  constexpr auto product_in_double =
      rounded(Hv(x = random_matrix<4, 1, double>(4), v = random_matrix<4, 1, double>(5)));
  is_right(Hv(x = z, v = u), difference(function(at, g), z, u), product_in_double);

  auto const far = times(z, native{2000});  // where no exponential is a number
  CHECK(matgrad::kernels::all_finite(at(softmax(x), far)));
}

TEST_CASE("logistic regression: the gradient by the weights, and the Hessian") {
  constexpr auto g = grad(loss, w);
  constexpr auto H = hessian(loss, w);
  constexpr auto gradient_in_double = rounded(loss_at(g, random_matrix<3, 1, double>(6)));
  constexpr auto hessian_in_double = rounded(loss_at(H, random_matrix<3, 1, double>(6)));
  auto const weights = random_matrix<3>(6);
  is_right(loss_at(g, weights), by_differences(function(loss_at, loss), weights), gradient_in_double);
  is_right(loss_at(H, weights), jacobian_by_differences(function(loss_at, g), weights), hessian_in_double);
}

TEST_CASE("a Jacobian: where a robot goes, by where it is") {
  constexpr auto state = w;  // the position and the heading
  constexpr auto motion = state + vcat(t * cos(state(2_c)), vcat(t * sin(state(2_c)), t * t));
  constexpr auto at = []<class T>(auto const& formula, dense<T, 3> const& s) { return formula(w = s, t = T(0.75)); };
  constexpr auto J = jacobian(motion, state);
  constexpr auto in_double = rounded(at(J, random_matrix<3, 1, double>(7)));
  auto const s = random_matrix<3>(7);
  is_right(at(J, s), jacobian_by_differences(function(at, motion), s), in_double);
}

TEST_CASE("|x| and a ratio of quadratic forms") {
  constexpr auto f = norm(x) + (x.T() * A * x) / dot(x, x);
  constexpr auto at = []<class T>(auto const& formula, dense<T, 4> const& z) {
    return formula(A = random_matrix<4, 4, T>(8), x = z);
  };
  constexpr auto g = grad(f, x);
  constexpr auto in_double = rounded(at(g, random_matrix<4, 1, double>(9)));
  auto const z = random_matrix<4>(9);
  is_right(at(g, z), by_differences(function(at, f), z), in_double);
}

TEST_CASE("by a number: sin(t) |x t|² exp(−t)") {
  constexpr auto f = sin(t) * squared_norm(x * t) * exp(-t);
  constexpr auto at = []<class T>(auto const& formula, T s) { return formula(x = random_matrix<4, 1, T>(10), t = s); };
  constexpr auto dt = partial(f, t);
  constexpr auto in_double = rounded(at(dt, 0.625));
  native const s = at_run_time(native{0.625}), derivative = at(dt, s);
  CHECK(agree(derivative, in_double, 16));
  CHECK(agree(derivative, (at(f, s + step) - at(f, s - step)) / (2 * step), roundings_of_differences));
}
