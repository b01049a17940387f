// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include <matgrad/matgrad.hpp>

#include "../../examples/q16.hpp"
using namespace matgrad;
constexpr auto x = vector<"x", 2>;
constexpr auto X = matrix<"X", 2>;

#if CASE == 1                        // a function that the numbers have not
auto f(dense<q16, 2> const& a) {
  return log(x)(x = a);              // here
  // error: log(x): the numbers that are bound have no function log: write it beside their type, or bind numbers that have it, as float
  // error: q16
}
#elif GOOD == 1
auto f(dense<float, 2> const& a) { return log(x)(x = a); }

#elif CASE == 2                      // a function that a formula needs without naming it
auto f(dense<q16, 2> const& a) {
  return norm(x)(x = a);             // here
  // error: sqrt(x): the numbers that are bound have no function sqrt: write it beside their type, or bind numbers that have it, as float
}
#elif GOOD == 2
auto f(dense<q16, 2> const& a) { return squared_norm(x)(x = a); }

#elif CASE == 3                      // numbers of which is not known how large they are
struct bare {
  double value;
  friend bare operator+(bare, bare);
  friend bare operator-(bare, bare);
  friend bare operator*(bare, bare);
  friend bare operator/(bare, bare);
  friend bare operator-(bare);
};
auto f(dense<bare, 2, 2> const& A) {
  return inv(X)(X = A);              // here
  // error: magnitude(x): the numbers that are bound have no function magnitude: write it beside their type, or bind numbers that have it, as float
}
#elif GOOD == 3
struct bare {
  double value;
  friend bare operator+(bare, bare);
  friend bare operator-(bare, bare);
  friend bare operator*(bare, bare);
  friend bare operator/(bare, bare);
  friend bare operator-(bare);
};
auto f(dense<bare, 2, 2> const& A) { return (X * X)(X = A); }
#endif
