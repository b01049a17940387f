// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// clang-format off: what is said belongs to the line above it
#include <matgrad/matgrad.hpp>

using namespace matgrad;

constexpr auto A = matrix<"A", 2, 3>;
constexpr auto B = matrix<"B", 2, 3>;
constexpr auto C = matrix<"C", 4, 5>;
constexpr auto x = vector<"x", 3>;
constexpr dense<double, 3, 3> M{};
constexpr dense<double, 2, 3> N{};
constexpr auto s = scalar<"s">;

#if CASE == 1                          // a product of equal shapes
constexpr auto f = (A + A) * (A - B);  // here
// error: A * B: the columns of A must equal the rows of B; did you mean transpose(A) * B?
// error: A + A
// error: A - B
// error: , 2, 3>
#elif GOOD == 1
constexpr auto f = transpose(A + A) * (A - B);

#elif CASE == 2  // a product that a transpose on the right would mend
constexpr auto f = (2_c * A) * x.T();  // here
// error: A * B: the columns of A must equal the rows of B; did you mean A * transpose(B)?
// error: 2_c * A
// error: transpose(x)
// error: , 2, 3>
// error: , 1, 3>
#elif GOOD == 2
constexpr auto f = (2_c * A) * x;

#elif CASE == 3  // a product that no transpose would mend
constexpr auto f = (A + B) * (3_c * C);  // here
                                         // error: A * B: the columns of A must equal the rows of B
                                         // error: A + B
                                         // error: 3_c * C
                                         // error: , 2, 3>
                                         // error: , 4, 5>
#elif GOOD == 3
constexpr auto f = (A + B) * matrix<"D", 3, 4> * (3_c * C);

#elif CASE == 4  // two columns
constexpr auto f = x * x;  // here
// error: A * B: the columns of A must equal the rows of B; did you mean transpose(A) * B?
// error: , 3, 1>
#elif GOOD == 4
constexpr auto f = transpose(x) * x;

#elif CASE == 5  // one mistake inside a larger formula is one error
constexpr auto f = s * tr(A * B.T()) + sum((A + B) * (A - B));  // here
                                                                // error: A * B: the columns of A must equal the rows of B; did you mean transpose(A) * B?
#elif GOOD == 5
constexpr auto f = s * tr(A * B.T()) + sum((A + B) * transpose(A - B));

#elif CASE == 6  // numbers where a symbol belongs
constexpr auto f = M * x;  // here
// error: M * x: a matrix of numbers cannot stand in a formula; write a symbol, as in A * x, and give it its value when the formula is evaluated, as in (A = M, x = v)
// error: , 3, 1>
#elif GOOD == 6
constexpr auto f = matrix<"S", 3> * x;
constexpr auto y = f(matrix<"S", 3> = M, x = dense<double, 3>{});

#elif CASE == 7  // numbers added to a formula
constexpr auto f = 2_c * A - N;  // here
// error: M * x: a matrix of numbers cannot stand in a formula; write a symbol
#elif GOOD == 7
constexpr auto f = 2_c * A - B;
#endif
