// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// An extended Kalman filter in single precision: how is a camera held that has a gyroscope, an accelerometer and a magnetometer?
// firmware/firmware.cpp runs it on a microcontroller.

#include <cstdio>

#include "firmware/attitude.hpp"
#include "firmware/step.hpp"
using namespace attitude;

double degrees(dense<float, 3> const& at, float const (&truth)[3]) {
  return 57.29578 * static_cast<double>(angle(g = at, t = truth));
}

constexpr auto distance = (g - t).T() * inv(P) * (g - t);  // in standard deviations, squared

int main() {
  constexpr int each_second = 25;
  estimate now;
  dense<float, 3> counted{};
  double surprise = 0, largest = 0;
  int k = 0;
  std::printf("seconds  off by the gyroscope alone  by the filter\n");
  for (auto const& sample : recorded::samples) {
    recorded::reading const said(sample);
    turned.into(counted, g = counted, u = said.rotation);
    step(&now, &said);
    double const off = degrees(now.attitude, said.truth);
    if (++k % each_second == 0)
      std::printf("%7d %20.1f degrees %6.1f degrees\n", k / each_second, degrees(counted, said.truth), off);
    if (k <= each_second) continue;
    largest = off > largest ? off : largest;
    surprise += static_cast<double>(distance(g = now.attitude, t = said.truth, P = now.covariance)) / 175;
  }
  std::printf("at most %.1f degrees after the first second; eᵀP⁻¹e of the errors e: %.1f, and 3 expected\n", largest,
              surprise);
  return largest < 1.5 && surprise > 2 && surprise < 5 ? 0 : 1;
}
