// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// Size against speed, for one formula.

#include <cstdio>
#include <matgrad/matgrad.hpp>
using namespace matgrad;

// [formulas]
constexpr auto X = matrix<"X", 6>;
constexpr auto A = matrix<"A", 6>;
constexpr auto g = grad(tr(A * X * A * X.T()), X);

void control_step(dense<float, 6, 6> const& a, dense<float, 6, 6> const& x, dense<float, 6, 6>& G) {
  for_speed(g).into(G, X = x, A = a);  // a thousand times a second
}
void self_test(dense<float, 6, 6> const& a, dense<float, 6, 6> const& x, dense<float, 6, 6>& G) {
  for_size(g).into(G, X = x, A = a);  // once, at the start
}
// [end]

// [several]
constexpr auto f = tr(A * X * A * X.T());

float value_and_step(dense<float, 6, 6> const& a, dense<float, 6, 6>& x) {
  auto const at_x = for_size(value_and_grad(f, X))(X = x, A = a);
  (X - ratio<1, 10> * A).into(x, X = x, A = at_x.gradient);
  return at_x.value;
}
// [end]

int main() {
  auto x = identity<6>(), a = (2_c * identity<6>)();
  dense<float, 6, 6> X0, A0, fast, small;
  for (int k = 0; k < 36; ++k) X0.values[k] = static_cast<float>(x.values[k]), A0.values[k] = static_cast<float>(a.values[k]);
  control_step(A0, X0, fast);
  self_test(A0, X0, small);
  std::printf("%g %g\n", double(fast(0, 0)), double(small(0, 0)));
  std::printf("%g\n", double(value_and_step(A0, X0)));
}
