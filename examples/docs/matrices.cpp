// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// What matrices are made into: products, sums, transposes, inverses, determinants, traces and powers.

#include <iostream>
#include <matgrad/io.hpp>
using namespace matgrad;

namespace product_page {
// [product]
constexpr auto A = matrix<"A", 2, 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto y = vector<"y", 2>;

constexpr auto f = y.T() * A * x;
static_assert(grad(f, A) == y * x.T());
static_assert(grad(f, x) == A.T() * y);
static_assert(x.T() * A.T() * y == f);  // a scalar is its own transpose
static_assert(grad(f * f, x) == 2_c * f * A.T() * y);
// [end]
}  // namespace product_page

namespace sum_page {
// [sum]
constexpr auto A = matrix<"A", 2, 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto y = vector<"y", 2>;

constexpr auto f = squared_norm(A * x - y);
static_assert(to_text(simplified(A * x + A * x - y)) == "2Ax - y");
static_assert(to_text(grad(f, x)) == "2Aᵀ(Ax - y)");  // what the terms have in common is written once
// [end]
}  // namespace sum_page

namespace transposition_page {
// [transposition]
constexpr auto A = matrix<"A", 2, 3>;
constexpr auto B = matrix<"B", 3, 2>;
constexpr auto S = symmetric<"S", 2>;

static_assert(to_text(simplified((A * B).T())) == "BᵀAᵀ");
static_assert(simplified((A * B * S).T()) == S * B.T() * A.T());  // Sᵀ is S
static_assert(grad(tr(A.T() * B.T()), A) == B.T());
// [end]
}  // namespace transposition_page

namespace trace_page {
// [trace]
constexpr auto X = matrix<"X", 3>;
constexpr auto A = matrix<"A", 3>;

static_assert(tr(A * X) == tr(X * A));
static_assert(grad(tr(A * X), X) == A.T());                      // Matrix Cookbook (100)
static_assert(grad(tr(X.T() * A * X), X) == A * X + A.T() * X);  // Matrix Cookbook (108)
// [end]
}  // namespace trace_page

namespace inverse_page {
// [inverse]
constexpr auto X = matrix<"X", 3>;
constexpr auto U = matrix<"U", 3>;
constexpr auto a = vector<"a", 3>;
constexpr auto b = vector<"b", 3>;

static_assert(differential(inv(X), X, U) == -inv(X) * U * inv(X));                   // Matrix Cookbook (40)
static_assert(grad(a.T() * inv(X) * b, X) == -inv(X).T() * a * b.T() * inv(X).T());  // Matrix Cookbook (61)
static_assert(to_text(simplified(inv(2_c * X * U))) == "½U⁻¹X⁻¹");
// [end]
}  // namespace inverse_page

namespace solve_page {
// [solve]
constexpr auto A = matrix<"A", 4>;
constexpr auto b = vector<"b", 4>;

constexpr auto x = solve(A, b);
static_assert(A * x == b);
static_assert(to_text(simplified(x)) == "A⁻¹b");
static_assert(cost(inv(A) * b).flops == cost(x).flops);  // no inverse is formed in either
// [end]
}  // namespace solve_page

namespace determinant_page {
// [determinant]
constexpr auto X = matrix<"X", 3>;
constexpr auto A = matrix<"A", 3>;
constexpr auto t = scalar<"t">;

static_assert(grad(det(X), X) == adj(X).T());
static_assert(det(t * X * A) == t * t * t * det(X) * det(A));

// at the zero matrix the gradient is zero, not a division by zero
constexpr dense<double, 3, 3> zero{};
static_assert(grad(det(X), X)(X = zero) == zero);
// [end]
}  // namespace determinant_page

namespace log_determinant_page {
// [log_determinant]
constexpr auto X = matrix<"X", 3>;
constexpr auto P = positive_definite<"P", 3>;

static_assert(grad(logdet(X), X) == inv(X).T());  // Matrix Cookbook (57)
static_assert(grad(logdet(P), P) == inv(P));
static_assert(to_text(simplified(log(det(X)))) == "log det(X)");
// [end]
}  // namespace log_determinant_page

namespace adjugate_page {
// [adjugate]
constexpr auto X = matrix<"X", 3>;

static_assert(X * adj(X) == det(X) * identity<3>);
static_assert(to_text(simplified(adj(X) / det(X))) == "X⁻¹");

// of rank 1: no inverse, and the adjugate is zero
constexpr dense<double, 3, 3> A{1, 1, 1, 1, 1, 1, 1, 1, 1};
static_assert(adj(X)(X = A) == dense<double, 3, 3>{});
// [end]
}  // namespace adjugate_page

namespace matrix_power_page {
// [matrix_power]
constexpr auto X = matrix<"X", 3>;

static_assert(pow<3>(X) == X * X * X && pow<-1>(X) == inv(X));
static_assert(grad(tr(pow<3>(X)), X) == 3_c * pow<2>(X).T());  // Matrix Cookbook (121)
static_assert(to_text(simplified(X * pow<4>(X) * inv(X))) == "X⁴");
// [end]
}  // namespace matrix_power_page

int main() {
  std::cout << "d tr(XᵀAX)  " << grad(tr(trace_page::X.T() * trace_page::A * trace_page::X), trace_page::X) << '\n'
            << "d aᵀX⁻¹b    " << grad(inverse_page::a.T() * inv(inverse_page::X) * inverse_page::b, inverse_page::X)
            << '\n'
            << "d ‖Ax − y‖² " << grad(sum_page::f, sum_page::x) << '\n'
            << "d det X     " << grad(det(determinant_page::X), determinant_page::X) << '\n'
            << "d tr X³     " << grad(tr(pow<3>(matrix_power_page::X)), matrix_power_page::X) << '\n';
}
