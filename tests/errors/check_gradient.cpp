// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// clang-format off: what is said belongs to the line above it
#include <matgrad/matgrad.hpp>

#include <complex>

using namespace matgrad;

constexpr auto X = matrix<"X", 3>;
constexpr auto x = vector<"x", 3>;
constexpr dense<double, 3, 3> a{1, 0, 0, 0, 1, 0, 0, 0, 1};
constexpr dense<double, 3> v{1, 2, 3};

#if CASE == 1  // f is no scalar
constexpr auto g = check_gradient(X * x, X)(X = a, x = v);  // here
// error: grad(f, X): f must be a scalar (1x1); use jacobian(f, x) for a vector, or differential(F, X, U)
// error: X * x
#elif GOOD == 1
constexpr auto g = check_gradient(dot(x, X * x), X)(X = a, x = v);

#elif CASE == 2  // a value in the place of a binding
constexpr auto g = check_gradient(tr(X), X)(a);  // here
// error: check_gradient(f, X)(X = A, ...): give each symbol its value, as in X = A
// error: tr(X)
#elif GOOD == 2
constexpr auto g = check_gradient(tr(X), X)(X = a);

#elif CASE == 3  // complex numbers have no differences with an order
auto g = check_gradient(tr(X), X)(X = dense<std::complex<double>, 3, 3>{});  // here
// error: check_gradient(f, X)(X = A, ...): differences need data of float, double or long double
#elif GOOD == 3
auto g = check_gradient(tr(X), X)(X = dense<float, 3, 3>{});
#endif
