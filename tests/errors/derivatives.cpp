// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// clang-format off: what is said belongs to the line above it
#include <matgrad/matgrad.hpp>

using namespace matgrad;

constexpr auto X = matrix<"X", 3, 2>;
constexpr auto U = matrix<"U", 2, 3>;
constexpr auto x = vector<"x", 2>;
constexpr auto Q = orthogonal<"Q", 3>;
constexpr auto s = scalar<"s">;

#if CASE == 1                             // the gradient of a vector
constexpr auto g = grad(2_c * X * x, x);  // here
// error: grad(f, X): f must be a scalar (1x1); use jacobian(f, x) for a vector, or differential(F, X, U)
// error: 2_c * X * x
// error: , 3, 1>
#elif GOOD == 1
constexpr auto g = grad(squared_norm(2_c * X * x), x);

#elif CASE == 2  // by something that is no symbol
constexpr auto g = grad(squared_norm(X), 2_c * X);  // here
                                                    // error: grad(f, X): X must be a symbol
                                                    // error: 2_c * X
#elif GOOD == 2
constexpr auto g = grad(squared_norm(2_c * X), X);

#elif CASE == 3  // by a transpose
constexpr auto g = grad(squared_norm(X), X.T());  // here
                                                  // error: grad(f, X): X must be a symbol
                                                  // error: transpose(X)
#elif GOOD == 3
constexpr auto g = transpose(grad(squared_norm(X), X));

#elif CASE == 4  // a direction of another shape
constexpr auto g = differential(X * x, X, 2_c * U);  // here
// error: differential(F, X, U): the direction U must have the shape of X
// error: 2_c * U
// error: , 3, 2>
// error: , 2, 3>
#elif GOOD == 4
constexpr auto g = differential(X * x, X, 2_c * U.T());

#elif CASE == 5  // along something that is no symbol
constexpr auto g = differential(X * x, 2_c * X, U.T());  // here
                                                         // error: differential(F, X, U): X must be a symbol
                                                         // error: 2_c * X
#elif GOOD == 5
constexpr auto g = differential(X * x, X, U.T());

#elif CASE == 6  // partial by a matrix
constexpr auto g = partial(s * X, X);  // here
// error: partial(F, t): t must be a scalar; write partial<i, j>(F, X) for one entry of a matrix
// error: s * X
#elif GOOD == 6
constexpr auto g = partial(s * X, s);

#elif CASE == 7  // an entry that does not exist
constexpr auto g = partial<0, 2>(s * X, X);  // here
// error: partial<i, j>(F, X): the index must lie in X; rows and columns are counted from 0
// error: , 3, 2>
#elif GOOD == 7
constexpr auto g = partial<0, 1>(s * X, X);

#elif CASE == 8  // a row that does not exist
constexpr auto g = partial<2>(X * x, x);  // here
                                          // error: partial<i, j>(F, X): the index must lie in X
                                          // error: , 2, 1>
#elif GOOD == 8
constexpr auto g = partial<1>(X * x, x);

#elif CASE == 9  // does it depend on something that is no symbol?
constexpr bool g = depends_on(X * x, 2_c * x);  // here
                                                // error: depends_on(f, X): X must be a symbol
#elif GOOD == 9
constexpr bool g = depends_on(X * x, x);
#elif CASE == 10  // the Jacobian of a scalar
constexpr auto g = jacobian(x.T() * x, x);  // here
// error: jacobian(f, x): f is a scalar; use grad(f, x)
// error: transpose(x) * x
#elif GOOD == 10
constexpr auto g = grad(x.T() * x, x);

#elif CASE == 11  // the Jacobian of a row by a column
constexpr auto g = jacobian(x.T(), x);  // here
// error: jacobian(f, x): a row by a column has no matrix form; differentiate transpose(f) instead
// error: transpose(x)
// error: , 1, 2>
#elif GOOD == 11
constexpr auto g = jacobian(x, x);

#elif CASE == 12  // the Jacobian by something that is no symbol
constexpr auto g = jacobian(X * x, 2_c * x);  // here
// error: jacobian(F, X): X must be a symbol
// error: 2_c * x
#elif GOOD == 12
constexpr auto g = jacobian(X * x, x);

#elif CASE == 13  // the Hessian of a vector
constexpr auto g = hessian(X * x, x);  // here
// error: hessian(f, x): f must be a scalar (1x1); differentiate one component, f(0_c)
// error: X * x
// error: , 3, 1>
#elif GOOD == 13
constexpr auto g = hessian((X * x)(0_c), x);

#elif CASE == 14  // the Hessian by a matrix
constexpr auto g = hessian(squared_norm(X), X);  // here
// error: hessian(f, X): X must be a vector; for a matrix write hvp(f, X, V), or jacobian(grad(f, X), X) for the second derivatives by vec(X)
#elif GOOD == 14
constexpr auto g = jacobian(grad(squared_norm(X), X), X);

#elif CASE == 15  // independent entries of an orthogonal matrix
constexpr auto g = structured_grad(tr(Q), Q);  // here
// error: structured_grad(f, Q): the entries of an orthogonal matrix are not independent; use grad(f, Q)
#elif GOOD == 15
constexpr auto g = grad(tr(Q), Q);

#elif CASE == 16  // independent entries of what is no symbol
constexpr auto g = structured_grad(tr(Q), Q.T());  // here
// error: grad(f, X): X must be a symbol
#elif GOOD == 16
constexpr auto g = grad(tr(Q), Q);

#elif CASE == 17  // by an entry
constexpr auto g = grad(norm(x), x(0_c));  // here
// error: grad(f, X): X must be a symbol, such as matrix
// error: x(0_c, 0_c)
#elif GOOD == 17
constexpr auto g = partial<0>(norm(x), x);

#elif CASE == 18  // the Hessian by what is no symbol
constexpr auto g = hessian(norm(x), 2_c * x);  // here
// error: hessian(f, x): x must be a symbol, such as vector
// error: 2_c * x
#elif GOOD == 18
constexpr auto g = hessian(norm(2_c * x), x);
#endif
