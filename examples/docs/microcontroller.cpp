// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// What is compiled for a microcontroller in docs/how-to/use-on-a-microcontroller.md; here it runs on the host.

#include <cstdio>
// [gradient]
#include <matgrad/matgrad.hpp>
using namespace matgrad;

constexpr auto X = matrix<"X", 3>;
constexpr auto g = grad(tr(inv(X)), X);

void gradient(dense<float, 3, 3> const& A, dense<float, 3, 3>& G) { g.into(G, X = A); }
// [end]

// [budget]
static_assert(cost<float>(g).flops <= 80 && cost<float>(g).bytes <= 88);
// [end]

int main() {
  dense<float, 3, 3> const A{2, 1, 0, 1, 2, 1, 0, 1, 2};
  dense<float, 3, 3> G;
  gradient(A, G);
  std::printf("%.3f %.3f %.3f\n", double(G(0, 0)), double(G(0, 1)), double(G(0, 2)));
}
