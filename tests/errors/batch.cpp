// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// clang-format off: what is said belongs to the line above it
#include <matgrad/evaluate_batch.hpp>

using namespace matgrad;

constexpr auto X = matrix<"X", 2>;
constexpr auto x = vector<"x", 2>;

dense<double, 2, 2> As[4];
dense<double, 2> xs[4], ys[4];

#if CASE == 1  // as many results as formulas
bool done = batch(X * x, x).into(ys, X = As, x = xs);  // here
// error: batch(f).into(out, X = As): first an array of results for each formula, then each symbol with its values, as in X = As
#elif GOOD == 1
dense<double, 2> zs[4];
bool done = batch(X * x, x).into(ys, zs, X = As, x = xs);

#elif CASE == 2  // one result
dense<double, 2> y;
bool done = batch(X * x).into(y, X = As, x = xs);  // here
// error: batch(f).into(out, X = As): the results need an array of numbers or of dense matrices
#elif GOOD == 2
bool done = batch(X * x).into(ys, X = As, x = xs);

#elif CASE == 3  // results of another shape
bool done = batch(transpose(x) * X).into(ys, X = As, x = xs);  // here
// error: batch(f).into(out, X = As): the results must have the shape of the formula
#elif GOOD == 3
bool done = batch(transpose(X) * x).into(ys, X = As, x = xs);

#elif CASE == 4  // data of another shape
bool done = batch(X * x).into(ys, X = xs, x = xs);  // here
// error: X = A: the data must have the shape of the symbol
#elif GOOD == 4
bool done = batch(X * x).into(ys, X = As, x = xs);

#elif CASE == 5  // a symbol that was forgotten
bool done = batch(X * x).into(ys, X = As);  // here
// error: f(X = A, ...): a symbol of the formula has no value; bind every symbol, as in f(X = A, y = b)
#elif GOOD == 5
bool done = batch(X * x).into(ys, X = As, x = xs[0]);

#elif CASE == 6  // many matrices where one is needed
auto y = (X * x)(X = As, x = xs[0]);  // here
// error: f(X = As): X is given many matrices; batch(f).into(out, X = As) evaluates f for each of them
#elif GOOD == 6
auto y = (X * x)(X = As[0], x = xs[0]);
#endif
