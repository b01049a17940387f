// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// How a derivative is found, and where a formula is defined.

#include <iostream>
#include <string_view>
#include <matgrad/io.hpp>
using namespace matgrad;

namespace steps {
// [steps]
constexpr auto X = matrix<"X", 3>;
constexpr auto A = matrix<"A", 3>;
constexpr auto S = symmetric<"S", 3>;
constexpr auto R = matrix<"R", 5, 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto y = vector<"y", 5>;

// the whole text is made while compiling
static_assert(std::string_view(explain(tr(inv(X)), X)).ends_with("df = tr(∇fᵀ dX), the definition of the gradient"));

void show() {
  std::cout << explain(tr(inv(X)), X) << "\n\n";
  std::cout << explain(squared_norm(R * x - y), x) << "\n\n";
  std::cout << explain(logdet(S) + tr(A * S), S) << "\n\n";
  std::cout << explain_latex(det(X), X) << '\n';
}
// [end]
}  // namespace steps

namespace where {
// [conditions]
constexpr auto X = matrix<"X", 3>;
constexpr auto P = positive_definite<"P", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto s = scalar<"s">;

static_assert(conditions(tr(inv(X))) == "X is invertible");
static_assert(conditions(log(det(X))) == "det(X) > 0");
static_assert(conditions(x / norm(x) + log(s) * x) == "x ≠ 0, s > 0");
static_assert(conditions(asin(s)) == "-1 ≤ s ≤ 1");
static_assert(conditions(grad(norm(x), x)) == "x ≠ 0");  // derivatives are written out
static_assert(conditions(inv(P)) == "always");           // what the structure shows is not said
// [end]
}  // namespace where

int main() { steps::show(); }
