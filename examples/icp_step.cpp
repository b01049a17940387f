// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// ICP, the iterative closest point: how is one scan of a thing to be moved onto another? Each point is paired with
// the nearest one of the other scan; then comes a Gauss-Newton step on the rigid motions, SE(3).

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>
#include <vector>

#include <matgrad/matgrad.hpp>

#include "finite_differences.hpp"
using namespace matgrad;

// [step]
constexpr auto T = matrix<"T", 4>;   // a motion, [R, t; 0, 1]
constexpr auto p = vector<"p", 4>;   // a point, (x, y, z, 1),
constexpr auto q = vector<"q", 4>;   // and where it should be
constexpr auto xi = vector<"ξ", 6>;  // a twist: a turn and a move

constexpr auto twist(formula auto const& x) {
  return vcat(hcat(skew(block<0, 0, 3, 1>(x)), block<3, 0, 3, 1>(x)), zeros<1, 4>);
}
constexpr auto r = block<0, 0, 3, 1>(T * p - q);
constexpr auto velocity = T * twist(xi);  // with which T exp(twist(ξ)) leaves T
constexpr auto J = jacobian(differential(r, T, velocity), xi);

constexpr auto R = block<0, 0, 3, 3>(T);
static_assert(J == hcat(-R * skew(block<0, 0, 3, 1>(p)), p(3_c) * R));

constexpr auto H = positive_definite<"H", 6>;  // the sums of JᵀJ and Jᵀr over the pairs
constexpr auto g = vector<"g", 6>;
constexpr auto add_pair = together(H + J.T() * J, g + J.T() * r);
constexpr auto moved = T * expm(twist(-solve(H, g)));
// [end]

int main() {
  std::mt19937 random(1);
  std::uniform_real_distribution<double> anywhere(-1, 1);
  std::normal_distribution<double> noise(0, 0.002);
  dense<double, 6> const twisted{-0.2, 0.2, -0.3, -0.1, 0.1, -0.05};
  auto const truth = moved(T = identity<4>(), H = identity<6>(), g = twisted);
  std::vector<dense<double, 4>> scan, other;
  for (int i = 0; i < 100; ++i) {
    scan.push_back({anywhere(random), anywhere(random), anywhere(random), 1});
    other.push_back((T * p)(T = truth, p = scan.back()));
    for (int k = 0; k < 3; ++k) other.back()(k) += noise(random);
  }

  auto at = identity<4>();
  std::size_t right = 0;
  std::printf("step   right pairs   distance   off the true motion\n");
  for (int k = 0; k <= 6; ++k) {
    dense<double, 6, 6> curvature{};
    dense<double, 6> slope{};
    double sum = 0;
    right = 0;
    for (std::size_t i = 0; i < scan.size(); ++i) {
      auto const distance = [&](auto const& to) { return squared_norm(r)(T = at, p = scan[i], q = to); };
      auto const nearest = std::min_element(other.begin(), other.end(),
                                            [&](auto const& a, auto const& b) { return distance(a) < distance(b); });
      std::tie(curvature, slope) = add_pair(H = curvature, g = slope, T = at, p = scan[i], q = *nearest);
      sum += distance(*nearest) / 100;
      right += nearest - other.begin() == std::ptrdiff_t(i);
    }
    std::printf("%4d %13zu %10.4f %21.4f\n", k, right, std::sqrt(sum), relative_difference(truth, at));
    moved.into(at, T = at, H = curvature, g = slope);
  }
  auto const size = (R.T() * R)(T = at);
  bool const rigid = relative_difference(identity<3>(), size) < 1e-12;
  std::printf(rigid ? "the motion is rigid\n" : "the motion is not rigid\n");
  return rigid && right == 100 && relative_difference(truth, at) < 0.002 ? 0 : 1;
}
