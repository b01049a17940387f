// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// clang-format off: what is said belongs to the line above it
#include <matgrad/matgrad.hpp>

using namespace matgrad;

constexpr dense<double, 3, 3> A{1, 0, 0, 0, 1, 0, 0, 0, 1};
constexpr dense<double, 3> b{1, 2, 3};
constexpr auto f = [](auto X, auto x) { return logdet(X) + x.T() * X * x; };

#if CASE == 1  // an argument that is missing
constexpr auto g = grad<0>(f)(A);  // here
// error: grad<k>(f)(A, ...): f cannot be called with as many arguments; is it a lambda of auto parameters?
#elif GOOD == 1
constexpr auto g = grad<0>(f)(A, b);

#elif CASE == 2  // f is no number
constexpr auto g = grad<1>([](auto X, auto x) { return X * x; })(A, b);  // here
// error: grad(f, X): f must be a scalar (1x1); use jacobian(f, x) for a vector, or differential(F, X, U)
// error: x0
#elif GOOD == 2
constexpr auto g = jacobian<1>([](auto X, auto x) { return X * x; })(A, b);

#elif CASE == 3  // there is no argument 2
constexpr auto g = grad<2>(f)(A, b);  // here
// error: grad<k>(f)(A, ...): k is the number of an argument of f, counted from 0
#elif GOOD == 3
constexpr auto g = grad<1>(f)(A, b);

#elif CASE == 4  // who knows how many numbers there are
constexpr auto g = grad<1>(f)(A, b.data());  // here
// error: grad<k>(f)(A, ...): the type of an argument must say its shape; for others write a formula of symbols, and X = A
#elif GOOD == 4
constexpr auto g = grad<1>(f)(A, b);

#elif CASE == 5  // a constant
constexpr auto g = grad<0>([](auto) { return 2.0; })(A);  // here
// error: grad<k>(f)(A, ...): f must return a formula of its arguments
#elif GOOD == 5
constexpr auto g = grad<0>([](auto X) { return 2.0 + 0 * tr(X); })(A);

#elif CASE == 6  // what does not fit is refused in f, in its own words
constexpr auto g = grad<0>([](auto X, auto x) { return tr(X * x); })(A, b);  // here
// error: tr(X): X must be square
// error: x0 * x1
#elif GOOD == 6
constexpr auto g = grad<0>([](auto X, auto x) { return sum(X * x); })(A, b);
#endif
