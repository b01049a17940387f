// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// The program of the first page: the gradient of tr(X⁻¹), derived, proved, priced and evaluated.

// [program]
#include <iostream>
#include <matgrad/io.hpp>  // matgrad.hpp, and output to streams
using namespace matgrad;

constexpr auto X = matrix<"X", 3, 3>;
constexpr auto f = tr(inv(X));
constexpr auto g = grad(f, X);

static_assert(g == -transpose(inv(X) * inv(X)));  // proved while compiling
static_assert(cost(g).flops <= 110);              // a budget, checked while compiling

int main() {
  dense<double, 3, 3> A{2, 1, 0, 1, 2, 1, 0, 1, 2};  // column by column
  std::cout << "the gradient of " << f << " is " << g << ", in LaTeX " << to_latex(g) << '\n'
            << "it costs " << cost(g).flops << " operations, among them " << cost(g).divisions << " division\n"
            << "and at A it is\n"
            << g(X = A);  // numbers: no heap, no exceptions
}
// [end]
