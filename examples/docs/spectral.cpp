// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// Roots, factors and eigenvalues of a matrix, the pseudo-inverse, and Sylvester's equation.

#include <iostream>
#include <matgrad/io.hpp>
using namespace matgrad;

namespace sylvester_page {
// [sylvester]
constexpr auto A = matrix<"A", 2>;
constexpr auto B = matrix<"B", 3>;
constexpr auto C = matrix<"C", 2, 3>;
constexpr auto Q = symmetric<"Q", 2>;

constexpr auto X = sylvester(A, B, C);
static_assert(A * X + X * B == C);
static_assert(jacobian(X, C) == inv(kron(identity<3>, A) + kron(B.T(), identity<2>)));
static_assert(is_symmetric(sylvester(A, A.T(), Q)));  // Lyapunov's equation
// [end]
}  // namespace sylvester_page

namespace sqrtm_page {
// [sqrtm]
constexpr auto X = matrix<"X", 3>;
constexpr auto F = matrix<"F", 3, 2>;

static_assert(sqrtm(X) * sqrtm(X) == X);
static_assert(to_text(grad(tr(sqrtm(X)), X)) == "½ sqrtm(X)⁻ᵀ");

// the nuclear norm, the sum of the singular values
static_assert(grad(tr(sqrtm(F.T() * F)), F) == F * inv(sqrtm(F.T() * F)));
// [end]
}  // namespace sqrtm_page

namespace chol_page {
// [chol]
constexpr auto S = positive_definite<"S", 3>;
constexpr auto U = symmetric<"U", 3>;

constexpr auto L = chol(S);
static_assert(to_text(simplified(L * L.T())) == "S");
static_assert(to_text(simplified(2_c * sum(log(diag(L))))) == "log det(S)");
static_assert(differential(L, S, U) * L.T() + L * differential(L, S, U).T() == U);

constexpr dense<double, 3, 3> S0{4, 2, 0, 2, 5, 2, 0, 2, 10};
static_assert(L(S = S0) == dense<double, 3, 3>{2, 1, 0, 0, 2, 1, 0, 0, 3});
// [end]
}  // namespace chol_page

namespace pinv_page {
// [pinv]
constexpr auto X = matrix<"X", 3, 2>;

static_assert(to_text(simplified(X * pinv(X) * X)) == "X");
static_assert(pinv(X) == inv(X.T() * X) * X.T());                            // where X has full rank
static_assert(grad(logdet(X.T() * X), X) == 2_c * pinv(X).T());              // Matrix Cookbook (55)
static_assert(pinv(X)(X = dense<double, 3, 2>{}) == dense<double, 2, 3>{});  // 0⁺ is 0, not a division by zero
// [end]
}  // namespace pinv_page

namespace eigenvalues_page {
// [eigenvalues]
constexpr auto S = symmetric<"S", 2>;
constexpr auto P = positive_definite<"P", 3>;

constexpr auto lambda = eigenvalues(S);
constexpr auto V = eigenvectors(S);
static_assert(V * diag(lambda) * V.T() == S);
static_assert(grad(lambda(1_c, 0_c), S) == V * single_entry<2, 2, 1, 1> * V.T());
static_assert(to_text(simplified(sum(lambda))) == "tr(S)");
static_assert(to_text(simplified(sum(log(eigenvalues(P))))) == "log det(P)");
// [end]
}  // namespace eigenvalues_page

int main() {
  dense<double, 2, 2> const S0{2, 1, 1, 2};
  auto const values = eigenvalues_page::lambda(eigenvalues_page::S = S0);
  std::cout << "d tr √X     " << grad(tr(sqrtm(sqrtm_page::X)), sqrtm_page::X) << '\n'
            << "d λ₁        " << grad(eigenvalues_page::lambda(1_c, 0_c), eigenvalues_page::S) << '\n'
            << "λ(2 1; 1 2) " << values(0) << ", " << values(1) << '\n';
}
