// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// Hyperelasticity: the stress and the stiffness of rubber, from its energy. A bar is stretched; how thin does it get?

#include <cmath>
#include <cstdio>

#include <matgrad/check_gradient.hpp>
#include <matgrad/matgrad.hpp>
using namespace matgrad;

// [material]
constexpr auto F = matrix<"F", 3>;  // the deformation gradient
constexpr auto mu = scalar<"μ">;    // the material: Lamé's constants
constexpr auto lambda = scalar<"λ">;

constexpr auto J = det(F);
constexpr auto energy = mu / 2_c * (squared_norm(F) - 3_c) - mu * log(J) + lambda / 2_c * pow<2>(J - 1_c);
constexpr auto stress = grad(energy, F);         // the first Piola-Kirchhoff stress
constexpr auto stiffness = jacobian(stress, F);  // 9×9, of vec F

static_assert(stress == mu * (F - inv(F).T()) + lambda * (J - 1_c) * J * inv(F).T());
// [end]

// [hooke]
constexpr auto I = identity<3>;
constexpr auto hooke = lambda * vec(I) * vec(I).T() + mu * (identity<9> + commutation<3, 3>);
static_assert(stiffness(F = I(), mu = 0.5, lambda = 2) == hooke(mu = 0.5, lambda = 2));  // rubber at rest
// [end]

// [newton]
constexpr auto wider = I - single_entry<3, 3, 0, 0>;
constexpr auto lateral = stress(1_c, 1_c);  // nobody pulls at the sides of the bar: Newton's way to 0
constexpr auto step = F - lateral / differential(lateral, F, wider) * wider;
// [end]

/// The thickness t in closed form: the lateral stress times t is μ(t² − 1) + λ(J − 1)J, with J = stretch t².
double thickness(double stretch, double m, double l) {
  double const a = l * stretch * stretch, b = m - l * stretch;
  return std::sqrt((std::sqrt(b * b + 4 * a * m) - b) / (2 * a));
}

int main() {
  constexpr double m = 0.4, l = 2;  // MPa
  bool right = true;
  std::printf("stretch  pull, MPa  thickness  lateral stress at each of Newton's steps\n");
  for (double stretch : {1.1, 1.5, 2.0, 3.0}) {
    dense<double, 3, 3> at{stretch, 0, 0, 0, 1, 0, 0, 0, 1};
    double residuals[20];
    int steps = 0;
    for (double residual = 1; std::abs(residual) > 1e-10 && steps < 20; residuals[steps++] = residual)
      std::tie(residual, at) = together(lateral, step)(F = at, mu = m, lambda = l);

    std::printf("%7.1f %10.4f %10.6f ", stretch, stress(F = at, mu = m, lambda = l)(0, 0), at(1, 1));
    for (int k = 0; k < steps - 1; ++k) std::printf(" %.0e", residuals[k]);
    std::printf("\n");
    right &= std::abs(at(1, 1) - thickness(stretch, m, l)) < 1e-10;
    right &= bool(check_gradient(energy, F)(F = at, mu = m, lambda = l));
  }
  std::printf(right ? "as the closed form has it, and difference quotients of the energy\n" : "wrong\n");
  return right ? 0 : 1;
}
