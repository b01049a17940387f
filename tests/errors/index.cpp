// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// clang-format off: what is said belongs to the line above it
#include <matgrad/matgrad.hpp>

using namespace matgrad;

constexpr auto X = matrix<"X", 3, 2>;
constexpr auto x = vector<"x", 3>;
constexpr auto s = scalar<"s">;

#if CASE == 1                            // a column too far
constexpr auto f = (2_c * X)(0_c, 2_c);  // here
// error: X(i, j): the index must lie in X; rows and columns are counted from 0
// error: 2_c * X
// error: , 3, 2>
#elif GOOD == 1
constexpr auto f = (2_c * X)(0_c, 1_c);

#elif CASE == 2  // a row too far
constexpr auto f = (2_c * X)(3_c, 0_c);  // here
                                         // error: X(i, j): the index must lie in X
                                         // error: 2_c * X
#elif GOOD == 2
constexpr auto f = (2_c * X)(2_c, 0_c);

#elif CASE == 3  // an entry of a vector
constexpr auto f = (2_c * x)(3_c);  // here
                                    // error: X(i, j): the index must lie in X
                                    // error: , 3, 1>
#elif GOOD == 3
constexpr auto f = (2_c * x)(2_c);

#elif CASE == 4  // an index that is known only at run time
constexpr auto f = (2_c * X)(0, 1);  // here
// error: f(...): give each symbol its value, as in f(X = A), or name an entry by constants, X(0_c, 1_c) of a matrix, x(0_c) of a column
// error: 2_c * X
#elif GOOD == 4
constexpr auto f = (2_c * X)(0_c, 1_c);

#elif CASE == 5  // a fraction that is no whole number
constexpr auto f = 1.5_c * X;  // here
                               // error: _c makes whole numbers exact; write ratio<1, 2> for a fraction
#elif GOOD == 5
constexpr auto f = ratio<3, 2> * X;
#endif
