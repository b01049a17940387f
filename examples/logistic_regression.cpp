// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// logistic_regression [FILE]: how likely is it that a flower of these lengths is a virginica? The weights of the
// lengths by maximum likelihood, with Newton's steps, and how sure they are.

#include <cmath>
#include <cstdio>

#include <matgrad/matgrad.hpp>

#include "iris.hpp"
using namespace matgrad;

// [model]
constexpr auto w = vector<"w", 5>;  // the weights of four lengths, and of 1
constexpr auto x = vector<"x", 5>;  // the lengths of a flower, and 1
constexpr auto y = scalar<"y">;     // 1 if it is a virginica, else -1
constexpr auto margin = y * w.T() * x;
constexpr auto f = -log(sigmoid(margin));  // −log p(y)

static_assert(grad(f, w) == -y * sigmoid(-margin) * x);
static_assert(hessian(f, w) == pow<2>(y) * sigmoid(margin) * sigmoid(-margin) * x * x.T());

// sums over the flowers, and what one flower adds to them
constexpr auto s = scalar<"s">;
constexpr auto g = vector<"g", 5>;
constexpr auto H = positive_definite<"H", 5>;
constexpr auto add_flower = together(s + f, g + grad(f, w), H + hessian(f, w));

constexpr auto step = w - solve(H, g);
constexpr auto distance = sqrt(g.T() * inv(H) * g);  // to the minimum, in standard deviations
constexpr auto deviations = sqrt(diag(inv(H)));      // of the weights
// [end]

constexpr dense<double, 5> with_one(dense<double, 4> const& l) { return {l(0), l(1), l(2), l(3), 1}; }

int main(int count, char** words) {
  iris::program = "logistic_regression";
  iris::flower_file file(count > 1 ? words[1] : "data/iris.csv");
  int const virginica = file.find("virginica");
  auto const flowers = file.flowers();

  dense<double, 5> at{}, errors{};
  double loss = 0, far = 1, before = 0, ratio = 1;
  std::printf("step   −log p   distance   by its last square\n");
  for (int k = 0; k < 50 && far > 1e-4; ++k) {
    loss = 0;
    dense<double, 5> slope{};
    dense<double, 5, 5> curvature{};
    for (auto const& [lengths, species] : flowers)
      std::tie(loss, slope, curvature) = add_flower(s = loss, g = slope, H = curvature, w = at, x = with_one(lengths),
                                                    y = species == virginica ? 1.0 : -1.0);
    far = distance(g = slope, H = curvature);
    ratio = far / (before * before);
    std::printf("%4d %8.4f %10.1e", k, loss, far);
    std::printf(k > 0 ? "   %.2f\n" : "\n", ratio);
    before = far;
    errors = deviations(H = curvature);
    step.into(at, w = at, g = slope, H = curvature);
  }

  int wrong = 0;
  for (auto const& [lengths, species] : flowers)
    wrong += (sigmoid(w.T() * x)(w = at, x = with_one(lengths)) > 0.5) != (species == virginica);
  std::printf("\n%d of %d flowers would be taken for others; the weights are\n", wrong, int(flowers.size()));
  // glm(Species == "virginica" ~ ., binomial, iris) in R 4
  constexpr double by_R[5] = {-2.465, -6.681, 9.429, 18.286, -42.638};
  bool right = ratio < 1;
  for (int i = 0; i < 5; ++i) {
    std::printf("%8.3f +- %6.3f  %s\n", at(i), errors(i), i < 4 ? iris::measurements[i] : "constant");
    right &= count > 1 || std::abs(at(i) - by_R[i]) < 6e-4;
  }
  return right ? 0 : 1;
}
