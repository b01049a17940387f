// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// An extended Kalman filter: where is a vehicle that counts its wheel turns and sees two landmarks, all with errors?

#include <cmath>
#include <cstdio>
#include <random>

#include <matgrad/matgrad.hpp>
using namespace matgrad;

// [model]
constexpr auto s = vector<"s", 3>;         // the state: position x, y and heading
constexpr auto u = vector<"u", 2>;         // what the wheels say: way and turn since the last step
constexpr auto landmark = vector<"l", 2>;  // where the landmark is

constexpr auto heading = vcat(cos(s(2_c)), sin(s(2_c)));
constexpr auto motion = s + vcat(u(0_c) * heading, u(1_c));

constexpr auto d = landmark - block<0, 0, 2, 1>(s);
constexpr auto aside = heading(0_c) * d(1_c) - heading(1_c) * d(0_c);
constexpr auto sight = vcat(norm(d), 2_c * atan(aside / (norm(d) + heading.T() * d)));  // distance and direction
// [end]

// [filter]
constexpr auto z = vector<"z", 2>;                 // what is seen, less what was to be seen
constexpr auto H = matrix<"H", 2, 3>;              // how that depends on the state
constexpr auto P = positive_definite<"P", 3>;      // the covariance of the state,
constexpr auto N = positive_semidefinite<"N", 2>;  // of what the wheels say,
constexpr auto R = positive_definite<"R", 2>;      // and of what is seen

constexpr auto F = jacobian(motion, s);
constexpr auto G = jacobian(motion, u);
constexpr auto blurred = F * P * F.T() + G * N * G.T();
constexpr auto predict = together(motion, blurred);
constexpr auto look = together(sight, jacobian(sight, s));
constexpr auto K = P * H.T() * inv(H * P * H.T() + R);
constexpr auto correct = together(s + K * z, P - K * H * P);

// what one would have derived by hand
static_assert(F == identity<3> + u(0_c) * vcat(-heading(1_c), heading(0_c), 0_c) * basis<3, 2>.T());
static_assert(jacobian(sight, s)
              == vcat(hcat(-d.T() / norm(d), 0_c), hcat(d(1_c) / squared_norm(d), -d(0_c) / squared_norm(d), -1_c)));
// [end]

double distance(dense<double, 3> const& a, dense<double, 3> const& b) { return std::hypot(a(0) - b(0), a(1) - b(1)); }

int main() {
  constexpr dense<double, 2> landmarks[] = {{4, 6}, {-5, 3}}, step{0.2, 0.03};
  constexpr dense<double, 2, 2> wheel_errors{4e-4, 0, 0, 1e-4}, sight_errors{1e-2, 0, 0, 4e-4};
  std::mt19937 random(1);
  auto const noisy = [&](dense<double, 2> x, dense<double, 2, 2> const& variances) {
    for (int i = 0; i < 2; ++i) x(i) += std::normal_distribution<double>(0, std::sqrt(variances(i, i)))(random);
    return x;
  };

  dense<double, 3> truth{}, counted{}, at{};
  dense<double, 3, 3> covariance = (1e-6 * identity<3>)();
  double without = 0, with = 0, surprise = 0;
  std::printf("step    off by the wheels    by the filter\n");
  for (int k = 1; k <= 400; ++k) {
    motion.into(truth, s = truth, u = noisy(step, wheel_errors));
    motion.into(counted, s = counted, u = step);
    std::tie(at, covariance) = predict(s = at, P = covariance, u = step, N = wheel_errors);
    for (auto const& l : landmarks) {
      auto const seen = noisy(std::get<0>(look(s = truth, landmark = l)), sight_errors);
      auto const [expected, slope] = look(s = at, landmark = l);
      dense<double, 2> const news{seen(0) - expected(0), std::remainder(seen(1) - expected(1), 2 * std::acos(-1.0))};
      std::tie(at, covariance) = correct(s = at, P = covariance, H = slope, z = news, R = sight_errors);
    }
    dense<double, 3> const error{at(0) - truth(0), at(1) - truth(1), at(2) - truth(2)};
    surprise += (s.T() * inv(P) * s)(s = error, P = covariance) / 400;
    without += distance(counted, truth) / 400;
    with += distance(at, truth) / 400;
    if (k % 80 == 0) std::printf("%4d %18.2f m %14.2f m\n", k, distance(counted, truth), distance(at, truth));
  }
  std::printf("mean %18.2f m %14.2f m\neᵀP⁻¹e of the errors e: %.1f, and 3 expected\n", without, with, surprise);
  return with < 0.1 * without && surprise > 2.5 && surprise < 3.5 ? 0 : 1;
}
