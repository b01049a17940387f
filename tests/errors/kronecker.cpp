// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// clang-format off: what is said belongs to the line above it
#include <matgrad/matgrad.hpp>

using namespace matgrad;

constexpr auto A = matrix<"A", 3, 3>;
constexpr auto B = matrix<"B", 2, 2>;
constexpr auto C = matrix<"C", 6, 5>;
constexpr auto a = vector<"a", 3>;
constexpr auto b = vector<"b", 2>;
constexpr auto c = vector<"c", 6>;

#if CASE == 1                        // a cross product in the plane
constexpr auto f = cross(a, 2_c * b);  // here
// error: cross(a, b): both must be columns of 3 entries
// error: 2_c * b
// error: , 2, 1>
#elif GOOD == 1
constexpr auto f = cross(a, 2_c * a);

#elif CASE == 2                      // of rows
constexpr auto f = cross(a.T(), a.T());  // here
// error: cross(a, b): both must be columns of 3 entries
// error: , 1, 3>
#elif GOOD == 2
constexpr auto f = cross(a, a).T();

#elif CASE == 3                      // the matrix of a cross product in the plane
constexpr auto f = skew(2_c * b);    // here
// error: skew(a): a must be a column of 3 entries
// error: the skew part of a matrix is (X - transpose(X)) / 2
// error: 2_c * b
// error: , 2, 1>
#elif GOOD == 3
constexpr auto f = skew(2_c * a);

#elif CASE == 4                      // the axial vector of a 2x2 matrix
constexpr auto f = axial(2_c * B);   // here
// error: axial(M): M must be 3x3
// error: 2_c * B
// error: , 2, 2>
#elif GOOD == 4
constexpr auto f = axial(2_c * A);

#elif CASE == 5                      // a column with too few entries for the matrix
constexpr auto f = unvec<3, 3>(2_c * c) * a;  // here
// error: unvec<m, n>(x): x must be a column of m n entries
// error: 2_c * c
// error: , 6, 1>
#elif GOOD == 5
constexpr auto f = unvec<2, 3>(2_c * c) * a;

#elif CASE == 6                      // blocks that do not fill the matrix
constexpr auto f = contract_second(2_c * C, B);  // here
// error: contract_second(C, B): C must consist of blocks of the shape of B
// error: 2_c * C
// error: , 6, 5>
// error: , 2, 2>
#elif GOOD == 6
constexpr auto f = contract_second(2_c * C, matrix<"D", 2, 5>);

#elif CASE == 7                      // weights for other blocks than there are
constexpr auto f = contract_first(B, 2_c * C);  // here
// error: contract_first(A, C): C must consist of as many blocks as A has entries
// error: 2_c * C
// error: , 2, 2>
// error: , 6, 5>
#elif GOOD == 7
constexpr auto f = contract_first(matrix<"D", 2, 5>, 2_c * C);
#endif
