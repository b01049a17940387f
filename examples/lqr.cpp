// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// A linear-quadratic regulator: how is a cart to be pushed so that the pendulum on it stays up? Kleinman's method
// (1968) is Newton's on Riccati's equation; the compiler proves it.

#include <cmath>
#include <cstdio>

#include <matgrad/matgrad.hpp>

#include "pivots.hpp"
using namespace matgrad;

// [riccati]
constexpr auto A = matrix<"A", 4>;                 // ẋ = Ax + Bu,
constexpr auto B = matrix<"B", 4, 1>;              // with pushes u = −Kx
constexpr auto Q = positive_semidefinite<"Q", 4>;  // that are to make the integral of xᵀQx + uᵀRu small
constexpr auto R = positive_definite<"R", 1>;
constexpr auto P = symmetric<"P", 4>;  // xᵀPx is the integral from x on

constexpr auto gain = inv(R) * B.T() * P;
constexpr auto riccati = A.T() * P + P * A + Q - P * B * gain;  // is 0 for the best P

constexpr auto integral(formula auto const& K) {  // of any K that keeps the pendulum up, by Lyapunov's equation
  auto const loop = A - B * K;
  return sylvester(-loop.T(), -loop, Q + K.T() * R * K);
}
// the integral with the gain of P is Newton's step from P
static_assert(is_zero(riccati + differential(riccati, P, integral(gain) - P)));

// some K that keeps it up, for b beyond all eigenvalues of −A (Bass; see Armstrong 1975)
constexpr auto b = scalar<"b">;
constexpr auto faster = A + b * identity<4>;
constexpr auto first_gain = B.T() * inv(sylvester(faster, faster.T(), 2_c * B * B.T()));
// [end]

int main() {
  constexpr auto K = matrix<"K", 1, 4>;
  constexpr auto h = scalar<"h">;
  constexpr auto x = vector<"x", 4>;
  // place, angle and their velocities, of a cart of 1 kg with a mass of 0.1 kg on a rod of 0.5 m
  constexpr dense<double, 4, 4> a{0, 0, 0, 0, 0, 0, -0.981, 21.582, 1, 0, 0, 0, 0, 1, 0, 0};
  constexpr dense<double, 4, 1> push{0, 0, 1, -2};
  constexpr auto q = identity<4>();
  constexpr double r = 0.1;

  auto k = first_gain(A = a, B = push, b = 5);
  dense<double, 4, 4> p{};
  double residual = 1;
  std::printf("step  Riccati's residual\n");
  for (int i = 1; i <= 20 && residual > 1e-8; ++i) {
    p = integral(K)(A = a, B = push, Q = q, R = r, K = k);
    residual = (norm(riccati) / norm(P))(A = a, B = push, Q = q, R = r, P = p);
    gain.into(k, B = push, R = r, P = p);
    if (residual > 1e-8) std::printf("%4d %10.0e\n", i, residual);
  }
  std::printf("u = %.4f place + %.4f angle + %.4f velocity + %.4f turning\n", -k(0), -k(1), -k(2), -k(3));

  // a fall from 0.1 rad, by the flow of the loop and Simpson's rule
  constexpr double dt = 0.002;
  auto const flow = expm(h * (A - B * K))(A = a, B = push, K = k, h = dt);
  dense<double, 4> at{0, 0.1, 0, 0};
  double const promised = (x.T() * P * x)(x = at, P = p);
  double found = 0;
  for (int i = 0; i <= 10000; ++i) {
    double const weight = i == 0 || i == 10000 ? 1 : 2 + 2 * (i % 2);
    found += weight * dt / 3 * (x.T() * (Q + K.T() * R * K) * x)(x = at, Q = q, K = k, R = r);
    (A * x).into(at, A = flow, x = at);
  }
  double const left = norm(x)(x = at);
  std::printf("from 0.1 rad: the integral is %.6f, xᵀPx says %.6f; after 20 s |x| is %.0e\n", found, promised, left);
  return residual < 1e-8 && is_positive_definite(p) && std::abs(found - promised) < 1e-7 && left < 1e-8 ? 0 : 1;
}
