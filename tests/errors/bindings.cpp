// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// clang-format off: what is said belongs to the line above it
#include <matgrad/matgrad.hpp>

using namespace matgrad;

constexpr auto X = matrix<"X", 2, 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto s = scalar<"s">;
constexpr dense<double, 2, 3> a{1, 2, 3, 4, 5, 6};
constexpr dense<double, 3> v{1, 2, 3};

#if CASE == 1                                 // data of another shape
inline auto y() { return (2_c * X)(X = v); }  // here
// error: X = A: the data must have the shape of the symbol
// error: , 2, 3>
// error: dense<double, 3
#elif GOOD == 1
inline auto y() { return (2_c * X)(X = a); }

#elif CASE == 2  // a number for a matrix
inline auto y() { return (2_c * X)(X = 2.0); }  // here
                                                // error: X = A: a matrix symbol needs a dense matrix of its shape
                                                // error: , 2, 3>
                                                // error: double
#elif GOOD == 2
inline auto y() { return (2_c * s)(s = 2.0); }

#elif CASE == 3  // a value for what is no symbol
inline auto y() { return (2_c * X)(X = a, X * x = v); }  // here
                                                         // error: X = A: only a symbol can be given a value
                                                         // error: X * x
#elif GOOD == 3
inline auto y() { return (2_c * X * x)(X = a, x = v); }

#elif CASE == 4  // a symbol without a value
inline auto y() { return (X * x)(X = a); }  // here
                                            // error: f(X = A, ...): a symbol of the formula has no value; bind every symbol, as in f(X = A, y = b)
#elif GOOD == 4
inline auto y() { return (X * x)(X = a, x = v); }

#elif CASE == 5  // no value at all
inline auto y() { return tr(X * X.T())(); }  // here
                                             // error: f(X = A, ...): a symbol of the formula has no value
#elif GOOD == 5
inline auto y() { return tr(X * X.T())(X = a); }

#elif CASE == 6  // the data without the symbol's name
inline auto y() { return (2_c * X)(a); }  // here
// error: f(...): give each symbol its value, as in f(X = A), or name an entry by constants, X(0_c, 1_c) of a matrix, x(0_c) of a column
// error: 2_c * X
#elif GOOD == 6
inline auto y() { return (2_c * X)(X = a); }

#elif CASE == 7  // a result of another shape
inline void compute(dense<double, 3>& out) {
  (2_c * X).into(out, X = a);  // here
  // error: f.into(out, ...): out must have the shape of f
}
#elif GOOD == 7
inline void compute(dense<double, 2, 3>& out) { (2_c * X).into(out, X = a); }

#elif CASE == 8  // one program needs the values of all its formulas
inline auto y() { return together(X, X * x)(X = a); }  // here
                                                       // error: f(X = A, ...): a symbol of the formula has no value
#elif GOOD == 8
inline auto y() { return together(X, X * x)(X = a, x = v); }

#elif CASE == 9  // a place for each value
inline void compute(dense<double, 2>& out) {
  together(X, X * x).into(out, X = a, x = v);  // here
  // error: together(f, g).into(a, b, X = A): first a place for each formula's value, then each symbol with its value
}
#elif GOOD == 9
inline void compute(dense<double, 2, 3>& copy, dense<double, 2>& out) { together(X, X * x).into(copy, out, X = a, x = v); }
#endif
