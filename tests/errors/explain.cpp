// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// clang-format off: what is said belongs to the line above it
#include <matgrad/matgrad.hpp>

using namespace matgrad;

constexpr auto X = matrix<"X", 3>;

#if CASE == 1                                   // steps to a derivative by a formula
constexpr auto text = explain(tr(X * X), X * X);  // here
// error: explain(f, X): X must be a symbol, such as matrix
// error: X * X
#elif GOOD == 1
constexpr auto text = explain(tr(X * X), X);

#elif CASE == 2  // the same in LaTeX
constexpr auto text = explain_latex(tr(X), inv(X));  // here
// error: explain(f, X): X must be a symbol
// error: inv(X)
#elif GOOD == 2
constexpr auto text = explain_latex(tr(X), X);
#endif
