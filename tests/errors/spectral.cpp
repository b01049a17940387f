// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// clang-format off: what is said belongs to the line above it
#include <matgrad/matgrad.hpp>

using namespace matgrad;

constexpr auto A = matrix<"A", 4, 3>;
constexpr auto M = matrix<"M", 3>;
constexpr auto S = symmetric<"S", 3>;

#if CASE == 1                            // Sylvester's equation
constexpr auto f = sylvester(M, M, A);  // here
// error: sylvester(A, B, C): A and B must be square, and C must have the rows of A and the columns of B
// error: , 4, 3>
#elif GOOD == 1
constexpr auto f = sylvester(A * transpose(A), M, A);

#elif CASE == 2                     // the square root
constexpr auto f = sqrtm(2_c * A);  // here
// error: sqrtm(X): X must be square; the square root of each entry is elementwise::sqrt(X)
// error: 2_c * A
// error: , 4, 3>
#elif GOOD == 2
constexpr auto f = sqrtm(transpose(A) * A);

#elif CASE == 3               // Cholesky's factor of what is not known to be symmetric
constexpr auto f = chol(M);  // here
// error: chol(S): S must be known to be symmetric, as a positive_definite or symmetric symbol or A * transpose(A); for any square M write chol((M + transpose(M)) / 2)
// error: , 3, 3>
#elif GOOD == 3
constexpr auto f = chol((M + transpose(M)) / 2);

#elif CASE == 4                    // ... and of what is not square
constexpr auto f = chol(2_c * A);  // here
// error: chol(S): S must be known to be symmetric, as a positive_definite or symmetric symbol or A * transpose(A); for any square M write chol((M + transpose(M)) / 2)
// error: 2_c * A
// error: , 4, 3>
#elif GOOD == 4
constexpr auto f = chol(A * transpose(A) + identity<4>);

#elif CASE == 5                          // eigenvalues that may be complex
constexpr auto f = eigenvalues(S * M);  // here
// error: eigenvalues(S): S must be known to be symmetric, as a symmetric symbol or A * transpose(A), because those of other matrices may be complex; for any square M write eigenvalues((M + transpose(M)) / 2)
// error: S * M
// error: , 3, 3>
#elif GOOD == 5
constexpr auto f = eigenvalues(transpose(M) * S * M);

#elif CASE == 6                     // eigenvectors
constexpr auto f = eigenvectors(M);  // here
// error: eigenvectors(S): S must be known to be symmetric, as a symmetric symbol or A * transpose(A); for any square M write eigenvectors((M + transpose(M)) / 2)
// error: , 3, 3>
#elif GOOD == 6
constexpr auto f = eigenvectors((M + transpose(M)) / 2);
#endif
