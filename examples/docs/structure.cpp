// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// Gradients with respect to structured symbols.

#include <iostream>
#include <matgrad/io.hpp>
using namespace matgrad;

namespace two_by_two {
// [determinant]
// S = [a, b; b, c], and det S = ac − b²
constexpr auto S = symmetric<"S", 2>;
constexpr auto g = grad(det(S), S);

constexpr dense<double, 2, 2> A{1, 2, 2, 5};
static_assert(g == adj(S));
static_assert(g(S = A) == dense<double, 2, 2>{5, -2, -2, 1});

// a symmetric step U changes both entries at once: df = tr(GᵀU) counts −2 twice
constexpr auto U = symmetric<"U", 2>;
constexpr dense<double, 2, 2> off_diagonal{0, 1, 1, 0};
static_assert(differential(det(S), S, U)(S = A, U = off_diagonal) == -4);
static_assert(dot(g, U)(S = A, U = off_diagonal) == -4);
// [end]

// [cookbook]
// by the three numbers a, b and c: G + Gᵀ − G∘I, Matrix Cookbook (138)
constexpr auto h = structured_grad(det(S), S);
static_assert(h(S = A) == dense<double, 2, 2>{5, -4, -4, 1});
static_assert(h == g + g.T() - hadamard(g, identity<2>));

// b moves two entries at once
constexpr auto t = scalar<"t">;
static_assert(partial(det(S + t * U), t)(S = A, U = off_diagonal, t = 0) == -4);
// [end]
}  // namespace two_by_two

namespace projections {
// [projections]
constexpr auto G = matrix<"G", 3>;  // f = ⟨G, X⟩ has the gradient G; by a structured symbol, its projection
constexpr auto S = symmetric<"S", 3>;
constexpr auto D = diagonal<"D", 3>;
constexpr auto L = lower_triangular<"L", 3>;
constexpr auto U = upper_triangular<"U", 3>;
constexpr auto W = skew_symmetric<"W", 3>;
constexpr auto Q = orthogonal<"Q", 3>;

static_assert(grad(dot(G, S), S) == (G + G.T()) / 2_c);
static_assert(grad(dot(G, D), D) == hadamard(G, identity<3>));
static_assert(grad(dot(G, L), L) == lower_part(G));
static_assert(grad(dot(G, U), U) == lower_part(G.T()).T());
static_assert(grad(dot(G, W), W) == (G - G.T()) / 2_c);
static_assert(grad(dot(G, Q), Q) == G - Q * (Q.T() * G + G.T() * Q) / 2_c);

constexpr auto P = projector<"P", 3>;
constexpr auto Z = (G + G.T()) / 2_c;
static_assert(grad(dot(G, P), P) == P * Z + Z * P - 2_c * P * Z * P);
// [end]
}  // namespace projections

namespace known {
// [known]
constexpr auto P = positive_definite<"P", 3>;
constexpr auto L = lower_triangular<"L", 3>;
constexpr auto x = vector<"x", 3>;

constexpr auto g = grad(logdet(P) + x.T() * inv(P) * x, P);
static_assert(is_symmetric(g));  // the gradient's structure is known
static_assert(to_text(g) == "P⁻¹ - P⁻¹xxᵀP⁻¹");
static_assert(is_lower_triangular(grad(squared_norm(L * x), L)));
// [end]
}  // namespace known

namespace propagation {
// [propagation]
constexpr auto A = matrix<"A", 4, 3>;
constexpr auto P = positive_definite<"P", 3>;
constexpr auto Q = orthogonal<"Q", 3>;
constexpr auto W = skew_symmetric<"W", 3>;
constexpr auto s = scalar<"s">;
constexpr auto I = identity<3>;

static_assert(is_positive_semidefinite(A.T() * A) && is_positive_definite(exp(s) * I + A.T() * A));
static_assert(is_positive_definite(inv(A.T() * A)));  // wherever there is an inverse
static_assert(is_skew_symmetric(A * W * A.T()) && is_positive_definite(Q * P * Q.T()));
static_assert(is_projector(A * inv(A.T() * A) * A.T()) && is_orthogonal(Q * Q * Q));
static_assert(!is_positive_semidefinite(A.T() * A - P) && !is_orthogonal(Q + Q.T()));
// [end]
}  // namespace propagation

namespace positive {
// [positive]
constexpr auto P = positive_definite<"P", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto r = positive_definite<"r", 1>;  // a positive number

static_assert(is_positive_definite(det(P)) && is_positive_definite(1_c + x.T() * P * x));
static_assert(same_form(simplified(sqrt(r * r)), r) && same_form(simplified(abs(det(P))), det(P)));
// [end]
}  // namespace positive

int main() {
  std::cout << "the gradient of det(S) is " << two_by_two::g << ", at [1 2; 2 5]\n"
            << two_by_two::g(two_by_two::S = two_by_two::A) << "and the gradient of log det(P) + xᵀP⁻¹x is " << known::g
            << '\n';
}
