// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// Functions instead of formulas: the gradient of a generic lambda.

#include <iostream>
#include <matgrad/io.hpp>
using namespace matgrad;

// [grad]
constexpr auto density = [](auto S, auto x) { return logdet(S) + x.T() * inv(S) * x; };
constexpr auto density_by_S = grad<0>(density);  // by the argument 0

constexpr dense<double, 2, 2> A{2, 1, 1, 3};
constexpr dense<double, 2> b{1, -1};

void print_gradient() { std::cout << density_by_S(A, b); }
// [end]

// [shapes]
constexpr auto quadratic = [](auto X, auto x) { return dot(x, X * x); };

// one lambda for every size, number type and kind of data: dense, T[m][n], std::array, Eigen
static_assert(grad<1>(quadratic)(A, b) == dense<double, 2>{2, -4});
static_assert(grad<1>(quadratic)(2.0F, 3.0F) == 12.0F);  // of 1×1, that is of numbers
// [end]

// [others]
static_assert(value_and_grad<1>(quadratic)(A, b).value == 3);
static_assert(hessian<1>(quadratic)(A, b) == dense<double, 2, 2>{4, 2, 2, 6});
static_assert(hvp<1>(quadratic)(A, b, dense<double, 2>{1, 0}) == dense<double, 2>{4, 2});
static_assert(jacobian<1>([](auto X, auto x) { return X * x; })(A, b) == A);
// [end]

// [formula]
constexpr auto x0 = matrix<"x0", 2>;
constexpr auto x1 = vector<"x1", 2>;
static_assert(formula_of(density, A, b) == logdet(x0) + x1.T() * inv(x0) * x1);
static_assert(formula_of(density_by_S, A, b) == inv(x0).T() - inv(x0).T() * x1 * x1.T() * inv(x0).T());
static_assert(cost(formula_of(density_by_S, A, b)).divisions == 1);
// [end]

// [known]
constexpr auto by_P = formula_of(density_by_S, positive_definite_data(A), b);
static_assert(is_symmetric(by_P));

void print_of_definite() { std::cout << density_by_S(positive_definite_data(A), b); }
// [end]

// [captured]
dense<double, 2> ridge_gradient(double weight) {
  return grad<0>([=](auto x) { return weight * squared_norm(x); })(b);
}
// [end]

int main() {
  print_gradient();
  print_of_definite();
  std::cout << ridge_gradient(0.5);
  std::cout << by_P << '\n';
}
