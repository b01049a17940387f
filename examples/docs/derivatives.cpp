// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// The four views of a derivative, and what shape each has.

#include <iostream>
#include <matgrad/io.hpp>
using namespace matgrad;

namespace views {
// [views]
constexpr auto X = matrix<"X", 3>;
constexpr auto U = matrix<"U", 3>;
constexpr auto f = tr(inv(X));

static_assert(grad(f, X) == -(inv(X) * inv(X)).T());                 // the gradient
static_assert(differential(f, X, U) == -tr(inv(X) * U * inv(X)));    // along U
static_assert(partial<0, 1>(f, X) == -(inv(X) * inv(X))(1_c, 0_c));  // by the entry X₀₁
static_assert(differential(f, X, U) == dot(grad(f, X), U));          // and what ties them together
// [end]
}  // namespace views

namespace chain_rule {
// [chain rule]
constexpr auto X = matrix<"X", 3>;
constexpr auto A = matrix<"A", 3>;
constexpr auto Y = matrix<"Y", 3>;

// g(F(X)) with F(X) = XAX: ∂g/∂Xᵢⱼ = tr[(∂g/∂F)ᵀ ∂F/∂Xᵢⱼ]
constexpr auto F = X * A * X;
constexpr auto g_at_F = inv(F).T();  // ∂g/∂Y = Y⁻ᵀ of g(Y) = log|det Y|, at Y = F
static_assert(grad(logdet(Y), Y) == inv(Y).T());
static_assert(partial<0, 1>(logdet(F), X) == tr(g_at_F.T() * partial<0, 1>(F, X)));
// [end]
}  // namespace chain_rule

namespace second_order {
// [second order]
constexpr auto X = matrix<"X", 3>;
constexpr auto V = matrix<"V", 3>;
constexpr auto f = logdet(X);

constexpr auto g = grad(f, X);
static_assert(hvp(f, X, V) == -inv(X).T() * V.T() * inv(X).T());  // the Hessian times V
static_assert(hvp(f, X, V) == differential(g, X, V));             // is the gradient's differential,
static_assert(hvp(f, X, V) == grad(dot(g, V), X));                // or the gradient of an inner product
// [end]
}  // namespace second_order

namespace jacobians {
// [jacobian]
constexpr auto A = matrix<"A", 3>;
constexpr auto B = matrix<"B", 3>;
constexpr auto X = matrix<"X", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto I = identity<3>;

static_assert(jacobian(hadamard(A * x, x), x) == diag(x) * A + diag(A * x));
static_assert(jacobian(A * X * B, X) == kron(B.T(), A));  // vec(AXB) = (Bᵀ ⊗ A) vec X
static_assert(jacobian(X.T(), X) == commutation<3, 3>);
static_assert(jacobian(inv(X), X) == -kron(inv(X).T(), inv(X)));  // Matrix Cookbook (60)

static_assert(hessian(x.T() * A * x, x) == A + A.T());
static_assert(hessian(norm(x), x) == (I - x * x.T() / (x.T() * x)) / norm(x));
static_assert(jacobian(grad(logdet(X), X), X) == -kron(inv(X), inv(X).T()) * commutation<3, 3>);  // by vec(X)
// [end]

// [structured]
constexpr auto S = symmetric<"S", 3>;

static_assert(grad(tr(A * S), S) == (A + A.T()) / 2_c);                      // df = tr(GᵀdS)
static_assert(structured_grad(tr(A * S), S) == A + A.T() - hadamard(A, I));  // Matrix Cookbook (139)
// [end]
}  // namespace jacobians

namespace partials {
// [partial]
constexpr auto t = scalar<"t">;
constexpr auto X = matrix<"X", 3>;
constexpr auto x = vector<"x", 3>;

static_assert(partial(inv(t * X), t) == -inv(X) / (t * t));  // of any shape, by a scalar
static_assert(partial<0, 1>(inv(X), X) == -inv(X) * single_entry<3, 3, 0, 1> * inv(X));
static_assert(partial<2>(norm(x), x) == x(2_c) / norm(x));  // by the entry x₂ of a vector
// [end]
}  // namespace partials

namespace layout {
// [layout]
constexpr auto A = matrix<"A", 2, 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto y = vector<"y", 2>;
constexpr auto dA = matrix<"dA", 2, 3>;

constexpr auto f = squared_norm(A * x - y);                        // a scalar
static_assert(rows(grad(f, A)) == 2 && cols(grad(f, A)) == 3);     // has a gradient of A's shape,
static_assert(rows(grad(f, x)) == 3 && cols(grad(f, x)) == 1);     // and one of x's, a column
static_assert(differential(f, A, dA) == tr(grad(f, A).T() * dA));  // df = tr(GᵀdA)

constexpr auto F = A.T() * A;                            // a matrix
static_assert(rows(differential(F, A, dA)) == rows(F));  // has a differential of its own shape
// [end]

// [chain of vectors]
// a row of the Jacobian is the gradient of a component, transposed
constexpr auto component = basis<2, 1>.T() * (A * x);
static_assert(grad(component, x).T() == basis<2, 1>.T() * A);
// its columns are the partial derivatives
static_assert(partial<2>(A * x, x) == A * basis<3, 2>);
// [end]
}  // namespace layout

int main() {
  using namespace views;
  std::cout << "f = " << f << '\n'
            << "its gradient            " << grad(f, X) << '\n'
            << "along U                 " << differential(f, X, U) << '\n'
            << "by the entry X₀₁        " << partial<0, 1>(f, X) << '\n'
            << "the Hessian times U     " << hvp(f, X, U) << '\n';
}
