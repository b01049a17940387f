// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// Functions of a square matrix: expm, logm, sinm, cosm, and their Fréchet derivatives.

#include <iostream>
#include <matgrad/io.hpp>
using namespace matgrad;

namespace expm_page {
// [expm]
constexpr auto X = matrix<"X", 3>;
constexpr auto A = matrix<"A", 3>;
constexpr auto W = skew_symmetric<"W", 3>;
constexpr auto t = scalar<"t">;

static_assert(grad(tr(expm(X)), X) == expm(X).T());
static_assert(partial(expm(t * A), t) == A * expm(t * A));
static_assert(logdet(expm(X)) == tr(X));
static_assert(expm(W).T() * expm(W) == identity<3>);  // a rotation
static_assert(!(expm(X + A) == expm(X) * expm(A)));   // unless they commute
// [end]
}  // namespace expm_page

namespace logm_page {
// [logm]
constexpr auto P = positive_definite<"P", 3>;
constexpr auto X = matrix<"X", 3>;

constexpr auto entropy = -tr(P * logm(P));  // von Neumann's
static_assert(grad(entropy, P) == -identity<3> - logm(P));
static_assert(tr(logm(X)) == logdet(X));
static_assert(logm(inv(X)) == -logm(X));
// [end]
}  // namespace logm_page

namespace sinm_page {
// [sinm]
constexpr auto X = matrix<"X", 3>;
constexpr auto A = matrix<"A", 3>;
constexpr auto t = scalar<"t">;

static_assert(grad(tr(sinm(X)), X) == cosm(X).T());  // Matrix Cookbook (128)
static_assert(sinm(X) * sinm(X) + cosm(X) * cosm(X) == identity<3>);
static_assert(partial(partial(cosm(t * A), t), t) == -A * A * cosm(t * A));  // x″ = −A²x
// [end]
}  // namespace sinm_page

namespace frechet_page {
// [frechet]
constexpr auto X = matrix<"X", 3>;
constexpr auto A = matrix<"A", 3>;
constexpr auto U = matrix<"U", 3>;
constexpr auto V = matrix<"V", 3>;

static_assert(differential(expm(X), X, U) == expm_frechet(X, U));
static_assert(differential(expm_frechet(X, U), X, V) == expm_frechet(X, U, V));  // the second derivative
static_assert(grad(tr(A * expm(X)), X) == expm_frechet(X, A).T());
static_assert(tr(logm_frechet(X, U)) == tr(inv(X) * U));
static_assert(expm_frechet(X, X* U - U * X) == expm(X) * U - U * expm(X));
// [end]
}  // namespace frechet_page

int main() {
  // [steps]
  constexpr auto Q = matrix<"Q", 2>;  // rates of change between two states
  constexpr auto t = scalar<"t">;
  dense<double, 2, 2> const rates{-1, 1, 2, -2};
  std::cout << partial(tr(expm(t * Q)), t) << '\n';
  auto const P = expm(t * Q)(Q = rates, t = 0.5);
  std::cout << P(0, 0) << ' ' << P(1, 0) << '\n';
  // [end]
}
