// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// The program that grows in docs/tutorial.md: from a formula to Newton's method.

// [formula]
#include <iostream>
#include <matgrad/io.hpp>  // matgrad.hpp, and output to streams
using namespace matgrad;

constexpr auto A = matrix<"A", 3, 2>;  // 3 rows, 2 columns
constexpr auto b = vector<"b", 3>;     // a column
constexpr auto x = vector<"x", 2>;

constexpr auto s = b - A * x;     // from x to each side, up to a factor
constexpr auto f = -sum(log(s));  // log of a column: of each entry
// [end]

// [gradient]
constexpr auto g = grad(f, x);
// [end]

// [proof]
constexpr auto expected = A.T() * hadamard_div(ones<3>, s);
static_assert(g == expected);
static_assert(g != -expected);  // a sign is easily lost
// [end]

// [triangle]
constexpr dense<double, 3, 2> sides{-1, 0, 3, 0, -1, 4};  // column by column
constexpr dense<double, 3> offsets{0, 0, 12};
// [end]

// [value]
constexpr dense<double, 2> start{1, 1};
static_assert(s(A = sides, b = offsets, x = start) == dense<double, 3>{1, 1, 5});
// [end]

// [step]
constexpr auto t = scalar<"t">;
constexpr auto downhill = x - t * g;

int descend(dense<double, 2>& at) {
  for (int k = 0; k < 10'000; ++k) {
    if (norm(g)(A = sides, b = offsets, x = at) < 1e-9) return k;
    downhill.into(at, A = sides, b = offsets, x = at, t = 0.1);
  }
  return 10'000;
}
// [end]

// [hessian]
constexpr auto H = hessian(f, x);
static_assert(H == A.T() * diag(pow<-2>(s)) * A);
static_assert(is_symmetric(H));
// [end]

// [newton]
constexpr auto newton = x - solve(H, g);

void improve(dense<double, 2>& at) {
  for (int k = 1; k <= 6; ++k) {
    newton.into(at, A = sides, b = offsets, x = at);
    std::cout << k << ": " << at(0) << ' ' << at(1) << '\n';
  }
}
// [end]

// [try]
/// Newton's method from `at`. Stops where a value cannot be trusted, and says why.
status find_centre(dense<double, 3, 2> const& M, dense<double, 3> const& c, dense<double, 2>& at) {
  for (int k = 0; k < 20; ++k) {
    auto const value = try_evaluate(f, A = M, b = c, x = at);
    if (!value) return value.status;
    auto const next = try_evaluate(newton, A = M, b = c, x = at);
    if (!next) return next.status;
    at = next.value;
  }
  return status::ok;
}
// [end]

// [cost]
static_assert(cost(newton).flops <= 70 && cost(newton).divisions <= 7);
static_assert(cost(f, g).flops < cost(f).flops + cost(g).flops);  // b − Ax is computed once
// [end]

// [print formula]
int main() {
  std::cout << "f = " << f << '\n';
  // [end]

  // [print gradient]
  std::cout << "g = " << g << '\n';
  // [end]

  // [explain]
  std::cout << explain(f, x) << '\n';
  // [end]

  // [print value]
  std::cout << "f is " << f(A = sides, b = offsets, x = start) << ", and its gradient\n"
            << g(A = sides, b = offsets, x = start);
  // [end]

  // [call descend]
  auto at = start;
  int const steps = descend(at);
  std::cout << steps << " steps downhill, to\n" << at;
  // [end]

  // [call improve]
  std::cout << "H = " << H << '\n';
  at = start;
  improve(at);
  // [end]

  // [call find_centre]
  dense<double, 2> inside{2, 1}, outside{3, 3};
  constexpr dense<double, 3, 2> parallel{-1, 1, 2, 0, 0, 0};  // three sides in one direction
  std::cout << std::boolalpha << "from inside: " << (find_centre(sides, offsets, inside) == status::ok) << '\n'
            << "from outside: " << (find_centre(sides, offsets, outside) == status::not_finite) << '\n'
            << "a strip: " << (find_centre(parallel, {0, 3, 12}, inside) == status::singular) << '\n';
  // [end]
}
