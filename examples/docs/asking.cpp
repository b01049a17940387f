// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// What can be asked of a formula while compiling.

#include <type_traits>
#include <iostream>
#include <matgrad/io.hpp>
using namespace matgrad;

namespace asking {
// [symbols]
constexpr auto A = matrix<"A", 4, 3>;
constexpr auto B = matrix<"B", 4, 3>;
constexpr auto X = matrix<"X", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto y = vector<"y", 4>;
// [end]

// [equality]
static_assert(A + B == B + A);            // the same function,
static_assert(!same_form(A + B, B + A));  // written in another way
static_assert(same_form(simplified(A + B), simplified(B + A)));
static_assert(A * x != y);
// [end]

// [types]
using derivative = decltype(simplified(grad(squared_norm(A * x - y), x)));
using expected = decltype(simplified(2_c * A.T() * (A * x - y)));
static_assert(std::is_same_v<derivative, expected>);  // the derivative's structure is a type
// [end]
// [form]
static_assert(rows(A * x) == 4 && cols(A * x) == 1);
static_assert(depends_on(A * x, x) && !depends_on(A * x - A * x, x));
static_assert(is_zero(tr(X - X.T())) && is_constant(inv(X) * X));
static_assert(is_linear(A * x, x) && !is_linear(A * x - y, x));
// [end]

// [structure]
constexpr auto P = positive_definite<"P", 3>;
constexpr auto L = lower_triangular<"L", 3>;

static_assert(is_symmetric(A.T() * A) && is_symmetric(X + X.T()));
static_assert(is_positive_definite(inv(P) + identity<3>));
static_assert(is_lower_triangular(L * L) && is_diagonal(diag(x)));
static_assert(is_positive_semidefinite(A.T() * A) && !is_positive_definite(A.T() * A));
static_assert(is_skew_symmetric(X - X.T()) && is_projector(A * inv(A.T() * A) * A.T()));
static_assert(!is_symmetric(X * X.T() * X));  // the form does not show it, and it is not so
// [end]
// [cost]
constexpr auto g = grad(tr(inv(X)), X);
static_assert(cost(g).flops <= 110 && cost(g).divisions == 1 && cost(g).factorizations == 1);

// a value and a gradient together cost less than one by one: they share X⁻¹
constexpr auto f = logdet(X) + tr(inv(X));
static_assert(cost(f, grad(f, X)).flops < cost(f).flops + cost(grad(f, X)).flops);
static_assert(cost<float>(g).bytes < cost<double>(g).bytes);
// [end]
}  // namespace asking

int main() {
  using namespace asking;
  auto const one = cost(g), both = cost(f, grad(f, X));
  std::cout << g << ": " << one.flops << " flops, " << one.divisions << " division, " << one.factorizations
            << " factorization, " << one.bytes << " bytes\n"
            << f << " with its gradient: " << both.flops << " flops together, " << cost(f).flops << " + "
            << cost(grad(f, X)).flops << " apart\n";
}
