// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// clang-format off: what is said belongs to the line above it
#include <matgrad/matgrad.hpp>

using namespace matgrad;

constexpr auto A = matrix<"A", 4, 3>;
constexpr auto X = matrix<"X", 3, 3>;
constexpr auto U = matrix<"U", 3, 3>;

#if CASE == 1                // the exponential
constexpr auto f = expm(A);  // here
// error: expm(X), logm(X), sinm(X), cosm(X): X must be square; for a function of each entry write elementwise::exp(X), and so on
// error: A
// error: , 4, 3>
#elif GOOD == 1
constexpr auto f = elementwise::exp(A);

#elif CASE == 2                  // the logarithm
constexpr auto f = logm(2_c * A);  // here
// error: expm(X), logm(X), sinm(X), cosm(X): X must be square
// error: 2_c * A
#elif GOOD == 2
constexpr auto f = logm(transpose(A) * A);

#elif CASE == 3              // the sine
constexpr auto f = sinm(A);  // here
// error: expm(X), logm(X), sinm(X), cosm(X): X must be square
#elif GOOD == 3
constexpr auto f = sinm(X);

#elif CASE == 4              // the cosine
constexpr auto f = cosm(A);  // here
// error: expm(X), logm(X), sinm(X), cosm(X): X must be square
#elif GOOD == 4
constexpr auto f = cosm(X);

#elif CASE == 5                         // a derivative along a direction of another shape
constexpr auto f = expm_frechet(X, A);  // here
// error: expm_frechet(X, U), and of logm, sinm, cosm: X must be square, and each direction U of its shape
// error: , 3, 3>
// error: , 4, 3>
#elif GOOD == 5
constexpr auto f = expm_frechet(X, U);

#elif CASE == 6                            // the second one
constexpr auto f = logm_frechet(X, U, A);  // here
// error: expm_frechet(X, U), and of logm, sinm, cosm: X must be square, and each direction U of its shape
#elif GOOD == 6
constexpr auto f = logm_frechet(X, U, U);
#endif
