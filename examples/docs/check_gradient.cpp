// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// Are the rules of one's own operations right? Gradients beside differences.

#include <iostream>
#include <matgrad/io.hpp>

using namespace matgrad;

// [wrong]
/// cube(x) = x³, with a slip in its derivative: 3x instead of 3x².
struct cube_room : entrywise<cube_room> {
  static constexpr char const* name = "cube";
  static constexpr term derivative(term, arguments x) { return 3 * x[0]; }
  static constexpr call_notation notation{"cube", "\\operatorname{cube}", "cube"};
  template<class T>
  static constexpr T at(T const& x, long long, long long) {
    return x * x * x;
  }
};
constexpr auto cube(formula auto const& f) { return apply_entrywise<cube_room>(f); }
// [end]

// [right]
constexpr auto P = positive_definite<"P", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto density = logdet(P) + x.T() * inv(P) * x;

constexpr dense<double, 3, 3> covariance{4, 1, 0, 1, 3, 1, 0, 1, 2};
constexpr dense<double, 3> point{1, -1, 2};

void check_density() { std::cout << check_gradient(density, P)(P = covariance, x = point) << '\n'; }
// [end]

// [found]
void check_cube() {
  auto const found = check_gradient(sum(cube(x)), x)(x = point);
  std::cout << found << '\n';
  if (!found && found.status == status::ok)
    std::cout << "the rule says " << found.derived / found.measured << " times what it should say\n";
}
// [end]

// [column]
constexpr auto A = matrix<"A", 3>;
constexpr auto w = vector<"w", 3>;
constexpr auto F = A * x / norm(x);

void check_column() {
  dense<double, 3> const weights{0.3, -0.7, 0.9};
  std::cout << check_gradient(dot(w, F), x)(x = point, A = covariance, w = weights) << '\n';
}
// [end]

// [status]
constexpr dense<double, 3, 3> singular{1, 2, 3, 2, 4, 6, 1, 1, 1};

void check_at_singular() { std::cout << check_gradient(logdet(A), A)(A = singular) << '\n'; }
// [end]

int main() {
  check_density();
  check_cube();
  check_column();
  check_at_singular();
}
