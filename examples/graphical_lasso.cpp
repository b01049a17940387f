// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// graphical_lasso [FILE]: which lengths of a flower hang together, and which only by way of the others? Where the
// precision matrix, the inverse of the covariance, has a zero, two lengths are independent given the rest. The
// graphical lasso (Friedman, Hastie, Tibshirani 2008) estimates a precision matrix with zeros.

#include <cstdio>

#include <matgrad/matgrad.hpp>

#include "iris.hpp"
#include "pivots.hpp"
using namespace matgrad;

// [problem]
constexpr auto P = positive_definite<"P", 4>;                     // the precision matrix
constexpr auto S = symmetric<"S", 4>;                             // the correlations in the data
constexpr auto price = ratio<1, 5> * (ones<4, 4> - identity<4>);  // of the entries off the diagonal

constexpr auto smooth(formula auto const& X) { return tr(S * X) - logdet(X); }
constexpr auto f = smooth(P) + norm1(hadamard(price, P));

// a step of length t: downhill, and then each entry towards 0 by its price
constexpr auto t = scalar<"t">;
constexpr auto shrunk(formula auto const& X, formula auto const& by) {
  return elementwise::relu(X - by) - elementwise::relu(-X - by);
}
constexpr auto g = grad(smooth(P), P);
constexpr auto downhill = P - t * g;
constexpr auto due = t * price;
constexpr auto step = shrunk(downhill, due);

// t is small enough if the step leads to a Q where this is not positive
constexpr auto Q = positive_definite<"Q", 4>;
constexpr auto excess = smooth(Q) - smooth(P) - dot(g, Q - P) - squared_norm(Q - P) / (2_c * t);

// duality: no f is less than log det(W) + 4, for any positive definite W with |W − S| ≤ price, entry by entry
constexpr auto W = inv(P) - shrunk(inv(P) - S, price);
constexpr auto gap = f - logdet(W) - 4_c;
// [end]
static_assert(g == S - inv(P));

int main(int count, char** words) {
  iris::program = "graphical_lasso";
  auto const setosa = iris::read(count > 1 ? words[1] : "data/iris.csv", "0");
  constexpr auto D = diag(sqrt(diag(P)));
  auto const correlations = (inv(D) * P * inv(D))(P = setosa.covariance);

  dense<double, 4, 4> at = identity<4>();
  double length = 1, missing = 1, shown = 1e300;
  std::printf("step           f     gap\n");
  for (int k = 0; k < 1000 && missing > 1e-10; ++k) {
    auto const [height, above_dual, dual] = together(f, gap, W)(P = at, S = correlations);
    missing = is_positive_definite(dual) ? above_dual : 1;
    if (missing < 0.01 * shown) std::printf("%4d %11.6f %7.0e\n", k, height, shown = missing);

    auto next = at;
    for (length *= 2; length > 1e-9; length /= 2) {
      step.into(next, P = at, S = correlations, t = length);
      if (is_positive_definite(next) && excess(P = at, Q = next, S = correlations, t = length) <= 1e-12) break;
    }
    at = next;
  }

  std::printf("\nthe precision matrix\n");
  for (int i = 0; i < 4; ++i) {
    std::printf("%14s", iris::measurements[i]);
    for (int j = 0; j < 4; ++j) std::printf("%8.*f", at(i, j) == 0 ? 0 : 3, at(i, j));
    std::printf("\n");
  }
  for (int i = 0; i < 4; ++i)
    for (int j = 0; j < i; ++j)
      if (at(i, j) == 0)
        std::printf("%s and %s are independent given the others\n", iris::measurements[i], iris::measurements[j]);
  return missing <= 1e-10 ? 0 : 1;
}
