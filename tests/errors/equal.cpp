// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// clang-format off: what is said belongs to the line above it
#include <matgrad/matgrad.hpp>

using namespace matgrad;

constexpr auto X = matrix<"X", 3>;

#if CASE == 1                                        // a formula that is defined nowhere
constexpr bool f = inv(X - X) == X + inv(X - X);  // here
// error: f == g: no points were found at which both are defined, so this cannot be decided; compare numbers, equivalent_at(f, g)
// error: inv(X - X)
#elif GOOD == 1
constexpr bool f = inv(X + X) == X + inv(X - 2_c * X);
#endif
