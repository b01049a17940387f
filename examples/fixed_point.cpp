// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// A motor is watched through its encoder, in numbers of fixed point: Kalman's gain and the steps of the observer are computed with
// whole numbers only, as on a core that has no others.

#include <cmath>
#include <cstdio>
#include <random>

#include "q16.hpp"

#include <matgrad/matgrad.hpp>
using namespace matgrad;

// [formulas]
constexpr auto x = vector<"x", 3>;             // angle, speed and what accelerates, in counts of the encoder and ticks
constexpr auto P = positive_definite<"P", 3>;  // how uncertain they are,
constexpr auto Q = diagonal<"Q", 3>;           // and become with each tick
constexpr auto z = scalar<"z">;                // what the encoder has counted
constexpr auto r = scalar<"r">;                // how uncertain that is

constexpr auto a = x(0_c) + x(1_c) + ratio<1, 2> * x(2_c);
constexpr auto ahead = vcat(a, x(1_c) + x(2_c), x(2_c));
constexpr auto A = jacobian(ahead, x);
constexpr auto h = basis<3, 0>;
constexpr auto gain = P * h / (h.T() * P * h + r);

constexpr auto predict = together(ahead, Q + A * P * A.T());
constexpr auto correct = together(x + gain * (z - x(0_c)), P - gain * h.T() * P);
// [end]

// [watch]
template<class T>
struct observer {
  dense<T, 3> state{};
  dense<T, 3, 3> spread{16, 0, 0, 0, 4, 0, 0, 0, 1};

  void tick(int counts) {
    constexpr dense<T, 3, 3> noise{0.0625, 0, 0, 0, 0.015625, 0, 0, 0, 0.00390625};
    std::tie(state, spread) = predict(x = state, P = spread, Q = noise);
    std::tie(state, spread) = correct(x = state, P = spread, z = T(counts), r = T(0.5));
  }
};
// [end]

int main() {
  observer<q16> fixed;
  observer<double> exact;
  double angle = 0, speed = 0, error = 0;
  int apart = 0;
  std::printf("tick    speed    seen with q16    with double\n");
  for (int tick = 1; tick <= 500; ++tick) {
    speed += 0.4 * std::cos(0.02 * tick);
    angle += speed;
    auto const counts = static_cast<int>(std::lround(angle));
    fixed.tick(counts);
    exact.tick(counts);
    for (int k = 0; k < 3; ++k) {
      auto const difference = std::fabs(static_cast<double>(fixed.state(k)) - exact.state(k));
      apart = std::max(apart, static_cast<int>(std::ceil(difference * q16::one)));
    }
    error = std::max(error, std::fabs(static_cast<double>(fixed.state(1)) - speed));
    if (tick % 100 == 0)
      std::printf("%4d %8.3f %16.3f %14.3f\n", tick, speed, static_cast<double>(fixed.state(1)), exact.state(1));
  }
  std::printf("at most %d steps of 1/65536 apart, and %.2f counts a tick off\n", apart, error);

  // what does not fit has a status, as what is singular has
  auto const overflow = try_evaluate(P * P, P = dense<q16, 3, 3>{200, 0, 0, 0, 200, 0, 0, 0, 200});
  bool const said = !overflow && overflow.status == status::not_finite;
  std::printf("200 · 200 is out of range: %s\n", said ? "not_finite" : "not said");
  return apart <= 64 && error < 1 && said ? 0 : 1;
}
