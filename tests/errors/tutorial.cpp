// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// clang-format off: what is said belongs to the line above it
#include <matgrad/matgrad.hpp>

using namespace matgrad;

// the formula of docs/tutorial.md, and the mistake that is made there on purpose
constexpr auto A = matrix<"A", 3, 2>;
constexpr auto b = vector<"b", 3>;
constexpr auto x = vector<"x", 2>;
constexpr auto s = b - A * x;

#if CASE == 1  // the transpose of the chain rule, forgotten
constexpr auto expected = A * hadamard_div(ones<3>, s);  // here
// error: A * B: the columns of A must equal the rows of B; did you mean transpose(A) * B?
// error: , 3, 2>
// error: , 3, 1>
#elif GOOD == 1
constexpr auto expected = A.T() * hadamard_div(ones<3>, s);
#endif
