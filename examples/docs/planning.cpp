// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// What plans cost, and why.
#include <matgrad/matgrad.hpp>

using namespace matgrad;

namespace {

// [order]
constexpr auto A = matrix<"A", 6>;
constexpr auto B = matrix<"B", 6>;
constexpr auto x = vector<"x", 6>;
static_assert(cost(A * B * x).flops == 2 * 66);       // A (B x): two products of 6×6 by 6, not one of 6×6 by 6×6
static_assert(cost(x.T() * A * B).flops == 2 * 66);   // (xᵀA) B
static_assert(cost(A * x * x.T() * B).flops == 2 * 66 + 36);
// [end]

// [known]
static_assert(cost(A * x, x.T() * A.T() * B).flops == 2 * 66);  // xᵀAᵀ is (Ax)ᵀ
static_assert(cost(A.T() * B + pow<2>(A.T() * B)).flops == 396 + 432);
// [end]

// [symmetric]
constexpr int half = 6 * 7 / 2;  // the entries on and below the diagonal
static_assert(cost(A.T() * A).flops == half * 11);
static_assert(cost(A * B.T() + B * A.T()).flops == 396 + half);
static_assert(cost(A.T() * A + 2_c * identity<6>).flops == half * 11 + 6);
// [end]

// [zeros]
constexpr auto y = vector<"y", 3>;
constexpr auto X = matrix<"X", 3>;
constexpr auto q = vector<"q", 4>;  // two positions and their speeds, of which one turns with the other
constexpr auto dt = scalar<"dt">;
constexpr auto moved = vcat(q(0_c) + dt * q(1_c), q(1_c), q(2_c) + dt * q(3_c), q(3_c) - dt * sin(q(0_c)));
constexpr auto F = jacobian(moved, q);  // four ones, dt twice, and −dt cos q₀
constexpr auto C = symmetric<"C", 4>;
static_assert(cost(F).flops == 2);
static_assert(cost(F * C).flops == 2 + 3 * 8);  // in three rows a second term
static_assert(cost(F * C * F.T()).flops == 2 + 3 * 8 + 14);
static_assert(cost(skew(y) * X).flops == 27);  // three cross products
// [end]

// [kronecker]
static_assert(cost(jacobian(X * X, X)).flops == 9);               // I ⊗ X + Xᵀ ⊗ I meet on the diagonal only
static_assert(cost(jacobian(grad(logdet(X), X), X)).flops == cost(inv(X)).flops + 45);  // one half of −K (X⁻ᵀ ⊗ X⁻¹)
// [end]

// [inverse]
constexpr auto P = positive_definite<"P", 6>;
constexpr auto L = lower_triangular<"L", 6>;
static_assert(cost(inv(A) * x).factorizations == 1);
static_assert(cost(inv(P) * x).flops < cost(inv(A) * x).flops);  // L D Lᵀ, half the work of L U
static_assert(cost(inv(L) * x).flops == 36 + 6);                 // substitution, and six reciprocals
static_assert(cost(inv(P), inv(P) * x, logdet(P)).factorizations == 1);
// [end]

// [sums]
constexpr auto S = positive_definite<"S", 6>;
constexpr auto H = matrix<"H", 2, 6>;
constexpr auto R = positive_definite<"R", 2>;
constexpr auto K = S * H.T() * inv(H * S * H.T() + R);
static_assert(cost((identity<6> - K * H) * S).flops == cost(S - K * (H * S)).flops);
static_assert(cost(A * (x * x.T() * B + B.T() * x * x.T())).flops < cost(A * B).flops);

constexpr auto updated = S - K * H * S;
constexpr auto along = differential(updated, S, symmetric<"V", 6>);
static_assert(cost(updated).flops == 295 && cost(updated, along).flops == 661);
// [end]

// [cofactors]
constexpr auto U = matrix<"U", 3>;
constexpr auto mu = scalar<"μ">;
constexpr auto lambda = scalar<"λ">;
constexpr auto J = det(X);
constexpr auto energy = mu / 2_c * (tr(X.T() * X) - 3_c) - mu * log(J) + lambda / 2_c * pow<2>(log(J));  // neo-Hookean
constexpr auto stress = grad(energy, X);
static_assert(cost(hvp(J, X, U)).flops == 63);
static_assert(cost(stress, hvp(energy, X, U)).flops == 194);    // two products for X⁻ᵀUᵀX⁻ᵀ: 225
static_assert(cost(stress, jacobian(stress, X)).flops == 158);  // the 9×9 tangent
// [end]

// [gaussian]
constexpr auto S3 = positive_definite<"S", 3>;
constexpr auto f = ratio<1, 2> * (logdet(S3) + y.T() * inv(S3) * y);
static_assert(cost(grad(f, S3)).flops == 63);  // half of adj S, its product with y once, half of the sum
static_assert(cost(f, grad(f, S3)).factorizations == 1);
// [end]

}  // namespace

int main() {}
