// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// clang-format off: what is said belongs to the line above it
#include <matgrad/matgrad.hpp>

using namespace matgrad;

constexpr auto A = matrix<"A", 2, 3>;
constexpr auto B = matrix<"B", 3, 2>;
constexpr auto x = vector<"x", 3>;
constexpr auto s = scalar<"s">;

#if CASE == 1                          // a sum of two shapes
constexpr auto f = 2_c * A + 3_c * B;  // here
// error: A + B: both must have the same shape; did you mean a transpose?
// error: 2_c * A
// error: 3_c * B
// error: , 2, 3>
// error: , 3, 2>
#elif GOOD == 1
constexpr auto f = 2_c * A + 3_c * B.T();

#elif CASE == 2  // a difference of two shapes
constexpr auto f = x - 2_c * x.T();  // here
                                     // error: A + B: both must have the same shape; did you mean a transpose?
                                     // error: 2_c * transpose(x)
                                     // error: , 3, 1>
                                     // error: , 1, 3>
#elif GOOD == 2
constexpr auto f = x - 2_c * x;

#elif CASE == 3  // a scalar and a matrix
constexpr auto f = 2_c * A + 3_c * s;  // here
                                       // error: A + B: a scalar and a matrix cannot be added, there is no broadcasting
                                       // error: write A + b * ones<m, n>, or A + b * identity<n> for the diagonal
                                       // error: 2_c * A
                                       // error: 3_c * s
                                       // error: , 2, 3>
                                       // error: , 1, 1>
#elif GOOD == 3
constexpr auto f = 2_c * A + 3_c * s * ones<2, 3>;

#elif CASE == 4  // a matrix less a scalar
constexpr auto f = A * B - tr(A * B);  // here
                                       // error: A + B: a scalar and a matrix cannot be added, there is no broadcasting
                                       // error: A * B
                                       // error: tr(A * B)
#elif GOOD == 4
constexpr auto f = A * B - tr(A * B) * identity<2>;

#elif CASE == 5  // a plain number and a matrix
constexpr auto f = 1.5 + A;  // here
                             // error: A + B: a scalar and a matrix cannot be added, there is no broadcasting
                             // error: , 1, 1>
                             // error: , 2, 3>
#elif GOOD == 5
constexpr auto f = 1.5 * ones<2, 3> + A;
#endif
