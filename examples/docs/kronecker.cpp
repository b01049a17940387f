// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// Kronecker products, vec, and cross products.

#include <iostream>
#include <matgrad/io.hpp>
using namespace matgrad;

namespace kron_page {
// [kron]
constexpr auto A = matrix<"A", 3>;
constexpr auto B = matrix<"B", 2>;
constexpr auto X = matrix<"X", 2>;

static_assert(grad(tr(kron(A, X)), X) == tr(A) * identity<2>);
static_assert(grad(logdet(kron(X, A)), X) == 3 * inv(X).T());
static_assert(kron(X, A) * kron(B, A) == kron(X * B, pow<2>(A)));
static_assert(inv(kron(X, A)) == kron(inv(X), inv(A)));
// [end]
}  // namespace kron_page

namespace contraction_page {
// [contraction]
constexpr auto M = matrix<"M", 3, 2>;
constexpr auto N = matrix<"N", 2, 4>;
constexpr auto C = matrix<"C", 6, 8>;
constexpr auto R = matrix<"R", 6>;  // the state of two systems, with 2 and 3 levels

static_assert(grad(dot(C, kron(M, N)), M) == contract_second(C, N));
static_assert(grad(dot(C, kron(M, N)), N) == contract_first(M, C));
static_assert(tr(contract_second(R, identity<3>)) == tr(R));  // a partial trace
// [end]
}  // namespace contraction_page

namespace vec_page {
// [vec]
constexpr auto A = matrix<"A", 4, 3>;
constexpr auto X = matrix<"X", 3, 2>;
constexpr auto B = matrix<"B", 2, 5>;
constexpr auto c = vector<"c", 6>;

static_assert(kron(B.T(), A) * vec(X) == vec(A * X * B));
static_assert(commutation<3, 2> * vec(X) == vec(X.T()));
static_assert(grad(c.T() * vec(X), X) == unvec<3, 2>(c));
static_assert(jacobian(vec(A * X * B), X) == kron(B.T(), A));
// [end]
}  // namespace vec_page

namespace cross_page {
// [cross]
constexpr auto a = vector<"a", 3>;
constexpr auto b = vector<"b", 3>;
constexpr auto c = vector<"c", 3>;
constexpr auto x = vector<"x", 3>;

static_assert(grad(c.T() * cross(a, x), x) == cross(c, a));
static_assert(jacobian(cross(a, x), x) == skew(a));
static_assert(cross(a, cross(b, c)) == b * (a.T() * c) - c * (a.T() * b));
// [end]
}  // namespace cross_page

namespace skew_page {
// [skew]
constexpr auto a = vector<"a", 3>;
constexpr auto b = vector<"b", 3>;
constexpr auto X = matrix<"X", 3>;

static_assert(skew(a) * b == cross(a, b));
static_assert(grad(dot(X, skew(a)), a) == axial(X));
static_assert(skew(axial(X)) == X - X.T());
static_assert(vec(skew(a)) == levi_civita * a);
// [end]
}  // namespace skew_page

int main() {
  using namespace kron_page;
  std::cout << grad(tr(kron(A, X)), X) << '\n';
}
