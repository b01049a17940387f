// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// clang-format off: what is said belongs to the line above it
#include <matgrad/matgrad.hpp>

using namespace matgrad;

constexpr auto X = matrix<"X", 3>;
constexpr auto x = vector<"x", 3>;

#if CASE == 1  // a value in the place of a binding
constexpr auto g = try_evaluate(2_c * X, 3.0);  // here
// error: try_evaluate(f, X = A, ...): after the formula, give each symbol its value, as in X = A
// error: 2_c * X
#elif GOOD == 1
constexpr auto g = try_evaluate(2_c * X, X = dense<double, 3, 3>{});

#elif CASE == 2  // a symbol that was forgotten
constexpr auto g = try_evaluate(X * x, X = dense<double, 3, 3>{});  // here
// error: f(X = A, ...): a symbol of the formula has no value; bind every symbol, as in f(X = A, y = b)
#elif GOOD == 2
constexpr auto g = try_evaluate(X * x, X = dense<double, 3, 3>{}, x = dense<double, 3>{});
#endif
