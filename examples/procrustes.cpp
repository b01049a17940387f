// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// Procrustes' problem: which rotation takes these points to those? Downhill, on the rotations.

#include <cstdio>
#include <random>

#include <matgrad/matgrad.hpp>

#include "finite_differences.hpp"
using namespace matgrad;

// [problem]
constexpr auto A = matrix<"A", 3, 8>;  // eight points,
constexpr auto B = matrix<"B", 3, 8>;  // and where they are seen
constexpr auto Q = orthogonal<"Q", 3>;
constexpr auto f = squared_norm(Q * A - B);

constexpr auto M = B * A.T();
constexpr auto g = grad(f, Q);  // the Riemannian gradient: Q times a skew matrix
static_assert(g == Q * M.T() * Q - M);
static_assert(is_zero(Q.T() * g + g.T() * Q));

// from Q along Q W, by Cayley's map of skew to orthogonal matrices
constexpr auto W = skew_symmetric<"W", 3>;
constexpr auto turned = Q * solve(identity<3> - W, identity<3> + W);
static_assert(is_zero(turned.T() * turned - identity<3>));
constexpr auto descent = -Q.T() * g / (2_c * norm(M));
// [end]

// the answer in closed form: M = Q (MᵀM)^½
constexpr auto polar_factor = M * inv(sqrtm(M.T() * M));

int main() {
  std::mt19937 random(1);
  std::normal_distribution<double> normal;
  dense<double, 3, 3> const truth = turned(Q = identity<3>(), W = dense<double, 3, 3>{0, 3, -1, -3, 0, 2, 1, -2, 0});
  dense<double, 3, 8> points;
  for (auto& coordinate : points.values) coordinate = normal(random);
  auto seen = (Q * A)(Q = truth, A = points);
  for (auto& coordinate : seen.values) coordinate += 0.01 * normal(random);

  auto at = identity<3>();
  double turn = 1;
  std::printf("step      f       turn\n");
  for (int k = 0; k < 100 && turn > 1e-10; ++k) {
    auto const [height, step] = together(f, descent)(Q = at, A = points, B = seen);
    turn = norm(W)(W = step);
    if (k % 4 == 0) std::printf("%4d %9.5f %9.0e\n", k, height, turn);
    turned.into(at, Q = at, W = step);
  }
  auto const best = polar_factor(A = points, B = seen);
  std::printf("off the true rotation by %.3f, as the points were off by 0.01\n", relative_difference(at, truth));
  bool const agree = relative_difference(at, best) < 1e-9;
  std::printf("off the polar factor by %s\n", agree ? "less than 1e-9" : "too much");
  return agree && relative_difference(at, truth) < 0.02 ? 0 : 1;
}
