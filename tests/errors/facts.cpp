// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// clang-format off: what is said belongs to the line above it
#include <matgrad/matgrad.hpp>

using namespace matgrad;

// What other tools answer with nonsense, silence or an exception is refused here.
constexpr auto Z = matrix<"Z", 4, 3>;
constexpr auto A = matrix<"A", 3, 4>;
constexpr auto B = matrix<"B", 3, 4>;
constexpr auto X = matrix<"X", 3>;
constexpr auto x = vector<"x", 3>;

#if CASE == 1                        // fact 613: the trace of a matrix that is not square
constexpr auto f = 2_c * tr(3_c * Z);  // here
// error: tr(X): X must be square; for the sum of squares write tr(transpose(X) * X)
// error: 3_c * Z
// error: , 4, 3>
#elif GOOD == 1
constexpr auto f = 2_c * tr(transpose(3_c * Z) * Z);

#elif CASE == 2  // fact 613: its determinant
constexpr auto f = 2_c * det(Z + Z);  // here
// error: det(X): X must be square; did you mean det(transpose(X) * X)?
// error: Z + Z
// error: , 4, 3>
#elif GOOD == 2
constexpr auto f = 2_c * det(transpose(Z + Z) * Z);

#elif CASE == 3  // fact 613: its inverse
constexpr auto f = 2_c * inv(Z - A.T());  // here
// error: inv(X): X must be square; for least squares write inv(transpose(X) * X) * transpose(X)
// error: Z - transpose(A)
// error: , 4, 3>
#elif GOOD == 3
constexpr auto f = 2_c * inv(A * (Z - A.T()));

#elif CASE == 4  // fact 613: its product with itself
constexpr auto f = (2_c * Z) * Z;  // here
// error: A * B: the columns of A must equal the rows of B; did you mean transpose(A) * B?
// error: 2_c * Z
// error: , 4, 3>
#elif GOOD == 4
constexpr auto f = transpose(2_c * Z) * Z;

#elif CASE == 5  // fact 614: inner sizes 4 and 3
constexpr auto f = A * B;  // here
// error: A * B: the columns of A must equal the rows of B; did you mean transpose(A) * B?
// error: , 3, 4>
#elif GOOD == 5
constexpr auto f = transpose(A) * B;

#elif CASE == 6  // fact 615: a sum of two shapes
constexpr auto f = A + 2_c * Z;  // here
// error: A + B: both must have the same shape; did you mean a transpose?
// error: 2_c * Z
// error: , 3, 4>
// error: , 4, 3>
#elif GOOD == 6
constexpr auto f = A + 2_c * Z.T();

#elif CASE == 7  // fact 615: a product entry by entry
constexpr auto f = hadamard(A, 2_c * Z);  // here
// error: hadamard(A, B): both must have the same shape
// error: 2_c * Z
// error: , 3, 4>
// error: , 4, 3>
#elif GOOD == 7
constexpr auto f = hadamard(A, 2_c * Z.T());

#elif CASE == 8  // fact 615: a quotient entry by entry
constexpr auto f = hadamard_div(A, 2_c * Z);  // here
// error: hadamard_div(A, B): both must have the same shape
// error: 2_c * Z
// error: , 3, 4>
// error: , 4, 3>
#elif GOOD == 8
constexpr auto f = hadamard_div(A, 2_c * Z.T());

#elif CASE == 9  // fact 617: the Jacobian of a scalar
constexpr auto J = jacobian(x.T() * X * x, x);  // here
// error: jacobian(f, x): f is a scalar; use grad(f, x)
// error: transpose(x) * X * x
// error: , 1, 1>
#elif GOOD == 9
constexpr auto J = grad(x.T() * X * x, x);

#elif CASE == 10  // fact 618: the Hessian of a vector
constexpr auto H = hessian(X * x, x);  // here
// error: hessian(f, x): f must be a scalar (1x1); differentiate one component, f(0_c)
// error: X * x
// error: , 3, 1>
#elif GOOD == 10
constexpr auto H = hessian((X * x)(0_c), x);

#elif CASE == 11  // fact 618: the Hessian by a matrix
constexpr auto H = hessian(det(X), X);  // here
// error: hessian(f, X): X must be a vector; for a matrix write hvp(f, X, V), or jacobian(grad(f, X), X) for the second derivatives by vec(X)
// error: det(X)
// error: , 3, 3>
#elif GOOD == 11
constexpr auto H = jacobian(grad(det(X), X), X);

#elif CASE == 12  // fact 619: a row by a column
constexpr auto J = jacobian(transpose(x), x);  // here
// error: jacobian(f, x): a row by a column has no matrix form; differentiate transpose(f) instead
// error: transpose(x)
// error: , 1, 3>
#elif GOOD == 12
constexpr auto J = jacobian(x, x);

#elif CASE == 13  // fact 621: exp of a matrix could mean two things
constexpr auto f = tr(exp(2_c * X));  // here
// error: a function of a matrix is ambiguous: write elementwise::exp(X) (and so on) for each entry, expm(X)
// error: 2_c * X
// error: , 3, 3>
#elif GOOD == 13
constexpr auto f = tr(elementwise::exp(2_c * X)) + tr(expm(2_c * X));

#elif CASE == 14  // fact 621: so could log
constexpr auto f = tr(log(2_c * X));  // here
// error: a function of a matrix is ambiguous: write elementwise::exp(X) (and so on) for each entry, expm(X) (logm, sqrtm) for the matrix function
// error: 2_c * X
// error: , 3, 3>
#elif GOOD == 14
constexpr auto f = tr(elementwise::log(2_c * X)) + tr(logm(2_c * X));

#elif CASE == 15  // fact 621: so could sin
constexpr auto f = tr(sin(2_c * X));  // here
// error: a function of a matrix is ambiguous: write elementwise::exp(X) (and so on) for each entry
// error: 2_c * X
// error: , 3, 3>
#elif GOOD == 15
constexpr auto f = tr(elementwise::sin(2_c * X)) + tr(sinm(2_c * X));

#elif CASE == 16  // fact 622: the square of a matrix that is not square
constexpr auto f = sum(pow<2>(2_c * Z));  // here
// error: pow<k>(X): X must be square; a power of each entry is elementwise::pow
// error: 2_c * Z
// error: , 4, 3>
#elif GOOD == 16
constexpr auto f = sum(elementwise::pow<2>(2_c * Z));

#elif CASE == 17  // fact 623: a matrix to a fraction
constexpr auto f = tr(pow(2_c * X, ratio<1, 2>));  // here
// error: a function of a matrix is ambiguous: write elementwise::exp(X) (and so on) for each entry, expm(X) (logm, sqrtm) for the matrix function
// error: 2_c * X
// error: , 3, 3>
#elif GOOD == 17
constexpr auto f = tr(sqrtm(2_c * X));

#elif CASE == 18  // fact 623: a matrix to a plain number
constexpr auto f = tr(pow(2_c * X, 2.5));  // here
// error: pow(a, b): a must be a scalar or a vector and b a scalar; for a matrix write pow<k>(A) with a whole number k, or elementwise::pow(A, b)
// error: 2_c * X
// error: , 3, 3>
#elif GOOD == 18
constexpr auto f = tr(pow<2>(2_c * X) * sqrtm(2_c * X));

#elif CASE == 19  // fact 625: a matrix less a row
constexpr auto f = X - x.T() * X;  // here
// error: A + B: both must have the same shape
// error: transpose(x) * X
// error: , 3, 3>
// error: , 1, 3>
#elif GOOD == 19
constexpr auto f = X - ones<3> * x.T() * X;

#elif CASE == 20  // fact 626: by an entry that does not exist
constexpr auto f = partial<5, 0>(det(X), X);  // here
// error: partial<i, j>(F, X): the index must lie in X; rows and columns are counted from 0
// error: , 3, 3>
#elif GOOD == 20
constexpr auto f = partial<2, 0>(det(X), X);

#elif CASE == 21  // fact 627: by a constant
constexpr auto g = grad(det(X), identity<3>);  // here
// error: grad(f, X): X must be a symbol
// error: identity<3>
#elif GOOD == 21
constexpr auto g = grad(det(X), X);

#elif CASE == 22  // fact 627: by an expression
constexpr auto g = grad(det(X * A * Z), X * A);  // here
// error: grad(f, X): X must be a symbol, such as
// error: name the part of the formula to differentiate by
// error: X * A
// error: , 3, 4>
#elif GOOD == 22
constexpr auto g = grad(det(B * Z), B);
#endif
