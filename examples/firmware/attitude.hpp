// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// An extended Kalman filter: how is a camera held that has a gyroscope, and sees directions, as upwards and the Earth's magnetic
// field?
#pragma once

#include <tuple>

#include <matgrad/matgrad.hpp>

#include "symmetric_half.hpp"

namespace attitude {

using namespace matgrad;

// [model]
// A rotation is Rodrigues' vector: its axis times the tangent of half its angle; of 180° it is infinite.
constexpr auto g = vector<"g", 3>;  // the attitude
constexpr auto u = vector<"u", 3>;  // the rotation since the last step, as the gyroscope says
constexpr auto e = vector<"e", 3>;  // a direction in the world

constexpr auto followed_by(formula auto const& a, formula auto const& b) {
  return (a + b + cross(a, b)) / (1_c - dot(a, b));
}
constexpr auto turned = followed_by(g, u);
constexpr auto seen = 2_c * (e + dot(g, e) * g + cross(e, g)) / (1_c + dot(g, g)) - e;  // e, as the camera sees it
// [end]

// [filter]
constexpr auto I = identity<3>;
constexpr auto P = positive_definite<"P", 3>;  // the covariance of the attitude
constexpr auto Q = scalar<"Q">;                // the variance of what the gyroscope says,
constexpr auto R = scalar<"R">;                // and of what is seen
constexpr auto z = vector<"z", 3>;             // what is seen,
constexpr auto y = vector<"y", 3>;             // and what was to be seen
constexpr auto H = matrix<"H", 3>;             // which has this slope

constexpr auto F = jacobian(turned, g);
constexpr auto blurred = F * P * F.T() + Q * I;
constexpr auto K = P * H.T() * inv(H * P * H.T() + R * I);
constexpr auto corrected = g + K * (z - y);
constexpr auto sharper = P - K * H * P;

constexpr auto turn = together(turned, blurred);
constexpr auto look = together(seen, jacobian(seen, g));
constexpr auto correct = together(K, corrected, sharper);  // that K is asked for, too, lets both use it
// [end]

// [proved]
// what one would have derived by hand
static_assert(F == (I - skew(u) + turned * u.T()) / (1_c - dot(g, u)));
static_assert(jacobian(seen, g)
              == 2_c / (1_c + dot(g, g)) * (dot(g, e) * I + skew(e) + g * e.T() - (e + seen) * g.T()));

// operations and bytes of a prediction, and of an observation
static_assert(cost<float>(turned, blurred).flops <= 132);
static_assert(cost<float>(seen, jacobian(seen, g)).flops + cost<float>(K, corrected, sharper).flops <= 301);
static_assert(cost<float>(turned, blurred).bytes <= 144 && cost<float>(K, corrected, sharper).bytes <= 180);
// [end]

// [steps]
struct estimate {
  dense<float, 3> attitude{};
  symmetric_half covariance{0.1F, 0, 0.1F, 0, 0, 0.1F};
};

/// The camera turns as the gyroscope says, but for errors of this variance.
inline void predict(estimate& x, float const (&rotation)[3], float variance) {
  dense<float, 3, 3> covariance;
  std::tie(x.attitude, covariance) = turn(g = x.attitude, u = rotation, P = x.covariance, Q = variance);
  P.into(x.covariance, P = covariance);
}

/// A direction of the world is seen, with errors of this variance.
inline void observe(estimate& x, float const (&direction)[3], float const (&seen_as)[3], float variance) {
  auto const [expected, slope] = look(g = x.attitude, e = direction);
  dense<float, 3, 3> covariance;
  std::tie(std::ignore, x.attitude, covariance) =
      correct(g = x.attitude, P = x.covariance, H = slope, y = expected, z = seen_as, R = variance);
  P.into(x.covariance, P = covariance);
}
// [end]

constexpr auto t = vector<"t", 3>;                            // the true attitude,
constexpr auto angle = 2_c * atan(norm(followed_by(g, -t)));  // and how far from it the other is

}  // namespace attitude
