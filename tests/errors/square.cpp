// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// clang-format off: what is said belongs to the line above it
#include <matgrad/matgrad.hpp>

using namespace matgrad;

constexpr auto A = matrix<"A", 4, 3>;
constexpr auto s = scalar<"s">;

#if CASE == 1                    // the trace
constexpr auto f = tr(2_c * A);  // here
// error: tr(X): X must be square; for the sum of squares write tr(transpose(X) * X)
// error: 2_c * A
// error: , 4, 3>
#elif GOOD == 1
constexpr auto f = tr(transpose(A) * A);

#elif CASE == 2  // the determinant
constexpr auto f = det(2_c * A);  // here
                                  // error: det(X): X must be square; did you mean det(transpose(X) * X)?
                                  // error: 2_c * A
                                  // error: , 4, 3>
#elif GOOD == 2
constexpr auto f = det(transpose(A) * A);

#elif CASE == 3  // its logarithm
constexpr auto f = logdet(2_c * A);  // here
                                     // error: logdet(X): X must be square; did you mean logdet(transpose(X) * X)?
                                     // error: 2_c * A
                                     // error: , 4, 3>
#elif GOOD == 3
constexpr auto f = logdet(transpose(A) * A);

#elif CASE == 4  // the inverse
constexpr auto f = inv(2_c * A);  // here
// error: inv(X): X must be square; for least squares write inv(transpose(X) * X) * transpose(X)
// error: 2_c * A
// error: , 4, 3>
#elif GOOD == 4
constexpr auto f = inv(transpose(A) * A) * transpose(A);

#elif CASE == 5  // the adjugate
constexpr auto f = adj(2_c * A);  // here
                                  // error: adj(X): X must be square
                                  // error: 2_c * A
                                  // error: , 4, 3>
#elif GOOD == 5
constexpr auto f = adj(A * transpose(A));

#elif CASE == 6  // a power
constexpr auto f = pow<3>(2_c * A);  // here
                                     // error: pow<k>(X): X must be square
                                     // error: 2_c * A
                                     // error: , 4, 3>
#elif GOOD == 6
constexpr auto f = pow<3>(A * transpose(A));

#elif CASE == 7  // the lower triangle
constexpr auto f = lower_part(2_c * A);  // here
                                         // error: lower_part(X): X must be square
                                         // error: 2_c * A
                                         // error: , 4, 3>
#elif GOOD == 7
constexpr auto f = lower_part(A * transpose(A));

#elif CASE == 8  // the diagonal
constexpr auto f = diag(2_c * A);  // here
                                   // error: diag(X): X must be square to have a diagonal, or a column to become one
                                   // error: 2_c * A
                                   // error: , 4, 3>
#elif GOOD == 8
constexpr auto f = diag(A * transpose(A));

#elif CASE == 9  // one mistake inside a larger formula is one error
constexpr auto f = s * det(2_c * A) + det(transpose(A) * A);  // here
                                                              // error: det(X): X must be square
#elif GOOD == 9
constexpr auto f = s * det(A * transpose(A)) + det(transpose(A) * A);
#endif
