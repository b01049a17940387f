#include <matgrad/matgrad.hpp>
using namespace matgrad;

constexpr auto X = matrix<"X", 3, 3>;
constexpr auto g = grad(tr(inv(X)), X);
static_assert(g == -transpose(inv(X) * inv(X)));

int main() {
  dense<double, 3, 3> A{2, 0, 0, 0, 2, 0, 0, 0, 2};
  return g(X = A)(0, 0) == -0.25 ? 0 : 1;
}
