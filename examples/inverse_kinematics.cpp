// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// Inverse kinematics of an arm of three links: which angles of the joints bring the hand to a place, or as near as it
// gets? By damped least squares (Wampler 1986), calm also where the arm is stretched and its Jacobian singular.

#include <algorithm>
#include <cmath>
#include <complex>
#include <cstdio>

#include <matgrad/matgrad.hpp>
using namespace matgrad;
using namespace std::complex_literals;

// [arm]
constexpr auto q = vector<"q", 3>;  // the angles of the joints, each against the link before
constexpr auto l = vector<"l", 3>;  // the lengths of the links

constexpr auto along(formula auto const& length, formula auto const& angle) {
  return length * vcat(cos(angle), sin(angle));
}
constexpr auto third = along(l(2_c), q(0_c) + q(1_c) + q(2_c));
constexpr auto from_second = along(l(1_c), q(0_c) + q(1_c)) + third;
constexpr auto hand = along(l(0_c), q(0_c)) + from_second;
constexpr auto J = jacobian(hand, q);

// each joint turns what comes after it
constexpr auto quarter_turn = single_entry<2, 2, 1, 0> - single_entry<2, 2, 0, 1>;
static_assert(J == quarter_turn * hcat(hand, hcat(from_second, third)));
// [end]

// [step]
constexpr auto goal = vector<"p", 2>;
constexpr auto t = scalar<"t">;  // the damping
constexpr auto e = goal - hand;
constexpr auto step = q + J.T() * solve(J * J.T() + t * identity<2>, e);
// [end]

/// How far the hand is from the goal, in complex numbers.
double off(dense<double, 3> const& angles, dense<double, 3> const& lengths, std::complex<double> place) {
  double angle = 0;
  for (int i = 0; i < 3; ++i) place -= std::polar(lengths(i), angle += angles(i));
  return std::abs(place);
}

int main() {
  constexpr dense<double, 3> links{3, 2, 1};
  bool right = true;
  std::printf("    goal  distance at the start and after the first steps         at the end\n");
  for (std::complex<double> const place : {2.0 + 3i, -3.0 - 4i, 6.0 + 5i}) {
    dense<double, 3> at{0.1, 0.1, 0.1};
    double distance = off(at, links, place), damping = 1;
    std::printf("(%2g, %2g) %7.4f", place.real(), place.imag(), distance);
    for (int k = 0, nearer = 0; k < 100; ++k) {
      auto const next = step(q = at, l = links, goal = dense<double, 2>{place.real(), place.imag()}, t = damping);
      bool const good = off(next, links, place) < distance;
      if (good) {
        at = next;
        distance = off(at, links, place);
        if (++nearer <= 6) std::printf(" %7.4f", distance);
      }
      damping *= good ? 0.1 : 10;
    }
    double const nearest = std::max(0.0, std::abs(place) - 6);  // the links are 6 long together
    right &= std::abs(distance - nearest) < 1e-6;
    std::printf(" ... %.4f, joints at", distance);
    for (double angle : at.values) std::printf(" %ld", std::lround(angle * 180 / std::acos(-1.0)));
    std::printf(" degrees\n");
  }
  std::printf(right ? "no arm of this length comes nearer\n" : "an arm of this length comes nearer\n");
  return right ? 0 : 1;
}
