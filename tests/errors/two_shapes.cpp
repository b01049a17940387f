// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// clang-format off: what is said belongs to the line above it
#include <matgrad/matgrad.hpp>

using namespace matgrad;

constexpr auto A = matrix<"A", 2, 3>;
constexpr auto B = matrix<"B", 3, 2>;
constexpr auto X = matrix<"X", 3, 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto y = vector<"y", 2>;

#if CASE == 1                                   // entry by entry
constexpr auto f = hadamard(2_c * A, 3_c * B);  // here
// error: hadamard(A, B): both must have the same shape
// error: 2_c * A
// error: 3_c * B
// error: , 2, 3>
// error: , 3, 2>
#elif GOOD == 1
constexpr auto f = hadamard(2_c * A, 3_c * B.T());

#elif CASE == 2  // the inner product of matrices
constexpr auto f = dot(2_c * A, 3_c * B);  // here
                                           // error: dot(A, B): both must have the same shape
                                           // error: 2_c * A
                                           // error: 3_c * B
                                           // error: , 2, 3>
                                           // error: , 3, 2>
#elif GOOD == 2
constexpr auto f = dot(2_c * A, 3_c * B.T());

#elif CASE == 3  // the inner product of a column and a row
constexpr auto f = dot(2_c * x, x.T());  // here
                                         // error: dot(A, B): both must have the same shape
                                         // error: 2_c * x
                                         // error: transpose(x)
                                         // error: , 3, 1>
                                         // error: , 1, 3>
#elif GOOD == 3
constexpr auto f = dot(2_c * x, x);

#elif CASE == 4  // solving with a right side of another height
constexpr auto f = solve(2_c * X, 3_c * y);  // here
                                             // error: solve(A, B): A must be square, with as many rows as B
                                             // error: 2_c * X
                                             // error: 3_c * y
                                             // error: , 3, 3>
                                             // error: , 2, 1>
#elif GOOD == 4
constexpr auto f = solve(2_c * X, 3_c * x);

#elif CASE == 5  // solving with a matrix that is not square
constexpr auto f = solve(2_c * A, 3_c * y);  // here
                                             // error: solve(A, B): A must be square, with as many rows as B
                                             // error: 2_c * A
                                             // error: 3_c * y
                                             // error: , 2, 3>
                                             // error: , 2, 1>
#elif GOOD == 5
constexpr auto f = solve(A * A.T(), 3_c * y);
#endif
