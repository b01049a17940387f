// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// clang-format off: what is said belongs to the line above it
#include <matgrad/matgrad.hpp>

using namespace matgrad;

constexpr auto X = matrix<"X", 3, 3>;
constexpr auto A = matrix<"A", 3, 2>;
constexpr auto B = matrix<"B", 2, 3>;
constexpr auto x = vector<"x", 3>;

#if CASE == 1                     // a row too far
constexpr auto f = row<5>(2_c * X);  // here
// error: row<i>(X): i must be a row of X, counted from 0
// error: 2_c * X
// error: , 3, 3>
#elif GOOD == 1
constexpr auto f = row<2>(2_c * X);

#elif CASE == 2  // a column too far
constexpr auto f = col<2>(A) + x;  // here
// error: col<j>(X): j must be a column of X, counted from 0
// error: , 3, 2>
#elif GOOD == 2
constexpr auto f = col<1>(A) + x;

#elif CASE == 3  // a negative row
constexpr auto f = row<-1>(X) * x;  // here
// error: row<i>(X): i must be a row of X
#elif GOOD == 3
constexpr auto f = row<0>(X) * x;

#elif CASE == 4  // a block that sticks out
constexpr auto f = tr(block<1, 2, 2, 2>(X));  // here
// error: block<i, j, p, q>(X): the p x q block that begins at (i, j) must lie in X; rows and columns are counted from 0
// error: , 3, 3>
#elif GOOD == 4
constexpr auto f = tr(block<1, 1, 2, 2>(X));

#elif CASE == 5  // a block without rows
constexpr auto f = block<1, 1, 0, 2>(X);  // here
// error: the p x q block that begins at (i, j) must lie in X
#elif GOOD == 5
constexpr auto f = block<1, 1, 1, 2>(X);

#elif CASE == 6  // something that does not fit where it is put
constexpr auto f = embed<1, 0, 3, 3>(X);  // here
// error: embed<i, j, m, n>(X): X, beginning at (i, j), must lie in the m x n matrix; rows and columns are counted from 0
#elif GOOD == 6
constexpr auto f = embed<1, 0, 4, 3>(X);

#elif CASE == 7  // side by side, but of different heights
constexpr auto f = hcat(X, 2_c * B);  // here
// error: hcat(A, B): both must have the same number of rows; did you mean vcat(A, B)?
// error: 2_c * B
// error: , 2, 3>
#elif GOOD == 7
constexpr auto f = hcat(X, 2_c * A);

#elif CASE == 8  // one below the other, but of different widths
constexpr auto f = vcat(X, 2_c * A);  // here
// error: vcat(A, B): both must have the same number of columns; did you mean hcat(A, B)?
// error: 2_c * A
// error: , 3, 2>
#elif GOOD == 8
constexpr auto f = vcat(X, 2_c * B);

#elif CASE == 9  // the third of three
constexpr auto f = hcat(X, A, B);  // here
// error: both must have the same number of rows
#elif GOOD == 9
constexpr auto f = hcat(X, A, transpose(B));
#endif
