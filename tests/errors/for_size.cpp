// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// clang-format off: what is said belongs to the line above it
#include <matgrad/matgrad.hpp>

using namespace matgrad;

constexpr auto X = matrix<"X", 3>;

#if CASE == 1  // no formula
constexpr auto g = for_size(3.0);  // here
// error: for_size(f): f must be a formula, together(f, g), value_and_grad(f, X) or batch(f)
#elif GOOD == 1
constexpr auto g = for_size(together(tr(X), X));

#elif CASE == 2  // a value in the place of a binding
constexpr auto t = for_size(tr(X))(3.0);  // here
// error: for_size(f)(...): give each symbol its value, as in for_size(f)(X = A)
#elif GOOD == 2
constexpr auto t = for_size(tr(X))(X = dense<double, 3, 3>{});
#endif
