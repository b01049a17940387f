// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// demo FILE [SPECIES]: fits a Gaussian to one species of Fisher's flowers, with gradients that the compiler derives and
// proves, and then shows eight more formulas.

#include <cmath>
#include <cstdio>

#include <matgrad/matgrad.hpp>

#include "descent.hpp"
#include "finite_differences.hpp"
#include "iris.hpp"
#include "print.hpp"
#include "tour.hpp"

using namespace matgrad;

// ---- the likelihood, as on a blackboard ----

constexpr auto mu = vector<"μ", 4>;                 // the mean,
constexpr auto Sigma = positive_definite<"Σ", 4>;   // the covariance
constexpr auto Lambda = positive_definite<"Λ", 4>;  // and the precision Σ⁻¹ of the Gaussian
constexpr auto m = vector<"m", 4>;                  // the mean of the flowers
constexpr auto S = symmetric<"S", 4>;               // and their covariance

constexpr auto half = ratio<1, 2>;
constexpr double constant = 2 * 1.8378770664093454836;  // n/2 log 2π

// −log p(flower) on average over the flowers, less the constant: by the covariance, and by the precision
constexpr auto f = half * logdet(Sigma) + half * tr(inv(Sigma) * S) + half * (m - mu).T() * inv(Sigma) * (m - mu);
constexpr auto h = -half * logdet(Lambda) + half * tr(Lambda * S) + half * (m - mu).T() * Lambda * (m - mu);

// ---- its gradients, as in the textbook, proved while compiling ----

constexpr auto S_mu = S + (m - mu) * (m - mu).T();  // the covariance about μ instead of m

constexpr auto f_mu = inv(Sigma) * (mu - m);
constexpr auto f_Sigma = half * (inv(Sigma) - inv(Sigma) * S_mu * inv(Sigma));
static_assert(grad(f, mu) == f_mu);
static_assert(grad(f, Sigma) == f_Sigma);

constexpr auto h_mu = Lambda * (mu - m);
constexpr auto h_Lambda = half * (S_mu - inv(Lambda));
static_assert(grad(h, mu) == h_mu);
static_assert(grad(h, Lambda) == h_Lambda);

// ---- steps downhill ----

// Fisher scoring: on average over flowers of this Gaussian, the Hessian of f maps dμ to Σ⁻¹dμ, and dΣ to ½ Σ⁻¹dΣ Σ⁻¹
constexpr auto dmu = -Sigma * grad(f, mu);
constexpr auto dSigma = -2_c * Sigma * grad(f, Sigma) * Sigma;

// Newton: the Hessian of h itself maps dμ to Λdμ, and dΛ to ½ Λ⁻¹dΛ Λ⁻¹
constexpr auto dmu_by_Lambda = -inv(Lambda) * grad(h, mu);
constexpr auto dLambda = -2_c * Lambda * grad(h, Lambda) * Lambda;
static_assert(hvp(h, mu, dmu_by_Lambda) == -grad(h, mu));
static_assert(hvp(h, Lambda, dLambda) == -grad(h, Lambda));

// where a whole step leads: scoring to the covariance about μ, Newton's to Schulz's iteration for the inverse of a matrix
constexpr auto next_Lambda = 2_c * Lambda - Lambda * S_mu * Lambda;
static_assert(mu + dmu == m && mu + dmu_by_Lambda == m);
static_assert(Sigma + dSigma == S_mu);
static_assert(Lambda + dLambda == next_Lambda);

// ---- the fit ----

/// The mean (10, ..., 10), and a multiple of I.
point<4> bad_start(double multiple) {
  point<4> start{{10, 10, 10, 10}, {}};
  for (int i = 0; i < 4; ++i) start.P(i, i) = multiple;
  return start;
}

/// Measured in standard deviations of the flowers: the mean, and below it the covariance.
dense<double, 5, 4> in_deviations(dense<double, 4> const& mean, dense<double, 4, 4> const& covariance,
                                  iris::sample const& of) {
  dense<double, 5, 4> result;
  for (int j = 0; j < 4; ++j) {
    double const s = std::sqrt(of.covariance(j, j));
    result(0, j) = (mean(j) - of.mean(j)) / s;
    for (int i = 0; i < 4; ++i) result(i + 1, j) = covariance(i, j) / (s * std::sqrt(of.covariance(i, i)));
  }
  return result;
}

void print_row(char const* label, double const* fitted, double const* expected) {
  std::printf("  %-14s", label);
  for (int j = 0; j < 4; ++j) std::printf("%9.5f", fitted[j]);
  std::printf("     ");
  for (int j = 0; j < 4; ++j) std::printf("%9.5f", expected[j]);
  std::printf("\n");
}

/// Prints a fit beside the mean and the covariance of the flowers, which it should be. Is it?
bool arrived(dense<double, 4> const& mean, dense<double, 4, 4> const& covariance, double height,
             iris::sample const& of) {
  std::printf("\n  %14s%36s     %36s\n", "", "fitted", "of the flowers");
  print_row("mean", mean.data(), of.mean.data());
  for (int j = 0; j < 4; ++j) print_row(iris::measurements[j], &covariance(0, j), &of.covariance(0, j));

  double const difference =
      relative_difference(in_deviations(of.mean, of.covariance, of), in_deviations(mean, covariance, of));
  bool const close = difference < 1e-8;
  std::printf("  log likelihood of the flowers: %.8f\n", -of.flowers * (height + constant));
  std::printf("  largest relative difference: %.1e%s\n", difference, close ? "" : ", the fit did not arrive");
  return close;
}

bool fit_covariance(iris::sample const& of) {
  std::printf("\n1. A Gaussian by its covariance Σ\n\n");
  print("  f        ", f);
  print("  ∂f/∂μ    ", grad(f, mu));
  print("  proved   ", f_mu);
  print("  ∂f/∂Σ    ", grad(f, Sigma));
  print("  proved   ", f_Sigma);
  print("\n  scoring  dΣ = ", dSigma);
  print("  proved   a whole step leads to μ = ", m);
  print("                             and Σ = ", S_mu);

  std::printf("\n  step                     f     ‖∂f/∂μ‖     ‖∂f/∂Σ‖      length\n");
  auto const end = descend(f, mu, Sigma, dmu, dSigma, bad_start(10), m = of.mean, S = of.covariance);
  double const height = f(mu = end.x, Sigma = end.P, m = of.mean, S = of.covariance);
  return arrived(end.x, end.P, height, of);
}

bool fit_precision(iris::sample const& of) {
  std::printf("\n2. The same Gaussian by its precision Λ = Σ⁻¹\n\n");
  print("  f        ", h);
  print("  ∂f/∂μ    ", grad(h, mu));
  print("  proved   ", h_mu);
  print("  ∂f/∂Λ    ", grad(h, Lambda));
  print("  proved   ", h_Lambda);
  print("\n  Newton   dΛ = ", dLambda);
  print("  proved   a whole step leads to μ = ", m);
  print("                             and Λ = ", next_Lambda);

  std::printf("\n  step                     f     ‖∂f/∂μ‖     ‖∂f/∂Λ‖      length\n");
  auto const end = descend(h, mu, Lambda, dmu_by_Lambda, dLambda, bad_start(0.1), m = of.mean, S = of.covariance);
  double const height = h(mu = end.x, Lambda = end.P, m = of.mean, S = of.covariance);
  return arrived(end.x, inv(Lambda)(Lambda = end.P), height, of);
}

int main(int count, char** words) {
  if (count != 2 && count != 3) iris::refuse("write demo FILE [SPECIES], as in: demo data/iris.csv virginica");
  auto const flowers = iris::read(words[1], count == 3 ? words[2] : "0");
  std::printf("%d flowers of the species %s, lengths in cm\n", flowers.flowers, flowers.species.c_str());

  bool const by_covariance = fit_covariance(flowers);
  bool const by_precision = fit_precision(flowers);
  std::printf("\n3. Eight more formulas\n");
  bool const agree = tour::visit_all();
  return by_covariance && by_precision && agree ? 0 : 1;
}
