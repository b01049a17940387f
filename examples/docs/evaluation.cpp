// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// Numbers in and out.

#include <complex>
#include <iostream>
#include <matgrad/io.hpp>
using namespace matgrad;

namespace data {
// [symbols]
constexpr auto X = matrix<"X", 2>;
constexpr auto x = vector<"x", 2>;
constexpr auto t = scalar<"t">;

// column by column: the columns of A are (2, 1) and (0, 4)
constexpr dense<double, 2, 2> A{2, 1, 0, 4};
constexpr dense<double, 2> b{1, 2};
// [end]
}  // namespace data
using namespace data;

namespace values {
// [values]
constexpr auto f = x.T() * X * x;
static_assert(f(X = A, x = b) == 20);                            // 1×1 gives a number,
static_assert((X * x)(X = A, x = b) == dense<double, 2>{2, 9});  // else a dense matrix
static_assert((t * X)(X = A, t = 0.5) == dense<double, 2, 2>{1, 0.5, 0, 2});
static_assert(identity<2>() == dense<double, 2, 2>{1, 0, 0, 1});  // nothing to bind
// [end]
}  // namespace values

namespace in_place {
// [into]
constexpr dense<double, 2, 2> halved_twice() {
  auto M = A;
  for (int k = 0; k < 2; ++k) (X / 2).into(M, X = M);  // the result may be one of the arguments
  return M;
}
static_assert(halved_twice() == dense<double, 2, 2>{0.5, 0.25, 0, 1});
// [end]
}  // namespace in_place

namespace several {
// [value_and_grad]
constexpr auto f = squared_norm(X * x);
constexpr auto both = value_and_grad(f, x)(X = A, x = b);
static_assert(both.value == 85);
static_assert(both.gradient == dense<double, 2>{26, 72});
// [end]

// [together]
constexpr auto results = together(det(X), inv(X), solve(X, x))(X = A, x = b);  // X⁻¹ and det X in one program
static_assert(std::get<0>(results) == 8);
static_assert(std::get<2>(results) == dense<double, 2>{0.5, 0.375});
// [end]

// [into_places]
constexpr bool writes_both() {
  auto M = A;
  double d = 0;
  together(det(X), inv(X)).into(d, M, X = M);
  return d == 8 && M == dense<double, 2, 2>{0.5, -0.125, 0, 0.25};
}
static_assert(writes_both());
// [end]
}  // namespace several

namespace scalars {
// [scalars]
constexpr dense<float, 2, 2> single{2, 1, 0, 4};
static_assert(std::is_same_v<decltype(det(X)(X = single)), float>);

std::complex<double> const i{0, 1};
dense<std::complex<double>, 2, 2> const Z{1.0 + i, 0, 0, 1.0 - i};
// [end]
}  // namespace scalars

namespace at_run_time {
// [descent]
// the minimum of ½ xᵀXᵀXx − bᵀx, downhill
dense<double, 2> minimum(dense<double, 2, 2> const& M, dense<double, 2> const& start) {
  constexpr auto y = vector<"y", 2>;
  constexpr auto f = squared_norm(X * x) / 2_c - y.T() * x;
  constexpr auto step = x - 0.05 * grad(f, x);
  auto at = start;
  for (int k = 0; k < 500; ++k) step.into(at, x = at, X = M, y = b);
  return at;
}
// [end]
}  // namespace at_run_time

int main() {
  std::cout << "det of a complex matrix: " << det(X)(X = scalars::Z) << '\n'
            << "the minimum is at\n"
            << at_run_time::minimum(A, {0, 0}) << "and (XᵀX)⁻¹b is\n"
            << (inv(X.T() * X) * x)(X = A, x = b);
}
