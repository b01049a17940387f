// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// clang-format off: what is said belongs to the line above it
#include <matgrad/matgrad.hpp>

using namespace matgrad;

constexpr auto A = matrix<"A", 2, 2>;
constexpr auto B = matrix<"B", 2, 2>;
constexpr auto x = vector<"x", 3>;
constexpr auto y = vector<"y", 3>;
constexpr auto s = scalar<"s">;

#if CASE == 1                            // a matrix by a matrix
constexpr auto f = (A + A) / (2_c * B);  // here
// error: A / B: only a scalar can divide; write solve(B, A) or A * inv(B), or hadamard_div(A, B) for the entries
// error: A + A
// error: 2_c * B
// error: , 2, 2>
#elif GOOD == 1
constexpr auto f = (A + A) * inv(2_c * B);

#elif CASE == 2  // a vector by a vector
constexpr auto f = (x + x) / (2_c * y);  // here
                                         // error: A / B: only a scalar can divide
                                         // error: x + x
                                         // error: 2_c * y
                                         // error: , 3, 1>
#elif GOOD == 2
constexpr auto f = (x + x) / (x.T() * y);

#elif CASE == 3  // a number by a matrix
constexpr auto f = 1 / A;  // here
                           // error: A / B: only a scalar can divide
                           // error: , 2, 2>
#elif GOOD == 3
constexpr auto f = inv(A);
#endif
