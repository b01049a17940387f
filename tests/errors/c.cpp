// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// clang-format off: what is said belongs to the line above it
#include <matgrad/matgrad.hpp>
#include <matgrad/print/c.hpp>

using namespace matgrad;

constexpr auto X = matrix<"X", 3>;
constexpr auto S = symmetric<"S", 3>;

#if CASE == 1  // how often an iteration runs depends on the data
auto code = to_c(eigenvalues(S));  // here
// error: to_c(f): what is computed depends on the data, as in eigenvalues and functions of a matrix
#elif GOOD == 1
auto code = to_c(tr(S));

#elif CASE == 2  // how often a matrix is halved, too
auto code = to_c(expm(X), "expm");  // here
// error: C code without loops and branches cannot say that
#elif GOOD == 2
auto code = to_c(X * X, "square");
#endif
