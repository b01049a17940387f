// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// clang-format off: what is said belongs to the line above it
#include <matgrad/matgrad.hpp>

using namespace matgrad;

constexpr auto X = matrix<"X", 3, 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto s = scalar<"s">;

#if CASE == 1                     // exp of a matrix could mean two things
constexpr auto f = exp(2_c * X);  // here
// error: a function of a matrix is ambiguous: write elementwise::exp(X) (and so on) for each entry, expm(X)
// error: 2_c * X
// error: , 3, 3>
#elif GOOD == 1
constexpr auto f = exp(tr(2_c * X));

#elif CASE == 2
constexpr auto f = log(2_c * X);  // here
                                  // error: a function of a matrix is ambiguous
                                  // error: 2_c * X
#elif GOOD == 2
constexpr auto f = log(2_c * x);

#elif CASE == 3
constexpr auto f = sin(2_c * X);  // here
                                  // error: a function of a matrix is ambiguous
                                  // error: 2_c * X
#elif GOOD == 3
constexpr auto f = sin(X * x);

#elif CASE == 4
constexpr auto f = cos(2_c * X);  // here
                                  // error: a function of a matrix is ambiguous
                                  // error: 2_c * X
#elif GOOD == 4
constexpr auto f = cos(det(X));

#elif CASE == 5
constexpr auto f = sqrt(2_c * X);  // here
                                   // error: a function of a matrix is ambiguous
                                   // error: 2_c * X
#elif GOOD == 5
constexpr auto f = sqrt(det(X));

#elif CASE == 6  // a matrix to a scalar
constexpr auto f = pow(2_c * X, s);  // here
// error: pow(a, b): a must be a scalar or a vector and b a scalar; for a matrix write pow<k>(A) with a whole number k, or elementwise::pow(A, b)
// error: 2_c * X
// error: , 3, 3>
// error: , 1, 1>
#elif GOOD == 6
constexpr auto f = pow(2_c * x, s);

#elif CASE == 7  // a scalar to a vector
constexpr auto f = pow(2_c * s, 3_c * x);  // here
                                           // error: pow(a, b): a must be a scalar or a vector and b a scalar
                                           // error: 2_c * s
                                           // error: 3_c * x
#elif GOOD == 7
constexpr auto f = pow(2_c * s, 3_c * s);

#elif CASE == 8
constexpr auto f = tanh(2_c * X);  // here
                                   // error: a function of a matrix is ambiguous
                                   // error: 2_c * X
#elif GOOD == 8
constexpr auto f = elementwise::tanh(2_c * X);

#elif CASE == 9  // to the power of a vector
constexpr auto f = elementwise::pow(2_c * X, 3_c * x);  // here
// error: pow(a, b): a must be a scalar or a vector and b a scalar
// error: 2_c * X
// error: 3_c * x
#elif GOOD == 9
constexpr auto f = elementwise::pow(2_c * X, 3_c * s);

#elif CASE == 10
constexpr auto f = softmax(2_c * X);  // here
                                      // error: softmax(x): x must be a column
                                      // error: 2_c * X
#elif GOOD == 10
constexpr auto f = softmax(X * x);

#elif CASE == 11
constexpr auto f = log_sum_exp(2_c * X);  // here
                                          // error: log_sum_exp(x): x must be a column
                                          // error: 2_c * X
#elif GOOD == 11
constexpr auto f = log_sum_exp(X * x);

#elif CASE == 12
constexpr auto f = hadamard_div(2_c * X, 3_c * x);  // here
                                                    // error: hadamard_div(A, B): both must have the same shape
                                                    // error: 2_c * X
                                                    // error: 3_c * x
#elif GOOD == 12
constexpr auto f = hadamard_div(2_c * X, X);
#endif
