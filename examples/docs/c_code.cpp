// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// A gradient for a C project: straight-line code, to be read, reviewed and compiled without matgrad.

// [program]
#include <iostream>
#include <matgrad/matgrad.hpp>
#include <matgrad/print/c.hpp>
using namespace matgrad;

constexpr auto P = positive_definite<"P", 2>;
constexpr auto x = vector<"x", 2>;
constexpr auto f = logdet(P) + x.T() * inv(P) * x;

int main() { std::cout << to_c("density", f, grad(f, P)); }
// [end]
