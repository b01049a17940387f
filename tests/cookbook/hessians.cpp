// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

TEST_CASE("fact 345: the Hessian of xᵀAx is A + Aᵀ (Matrix Cookbook 98)") {
  hessian_is(x.T() * A * x, x, A + A.T());
  prints(hessian(x.T() * A * x, x), "A + Aᵀ");
}

TEST_CASE("fact 346: the Hessian of 2xᵀx is 4I (DiffMatic)") {
  hessian_is(2_c * x.T() * x, x, 4_c * I);
  prints(hessian(2_c * x.T() * x, x), "4I");
}

TEST_CASE("fact 347: the Hessian of ½‖Ax − b‖² is AᵀA (least squares)") {
  hessian_is(ratio<1, 2> * squared_norm(E * x - w), x, E.T() * E);
  prints(hessian(ratio<1, 2> * squared_norm(E * x - w), x), "EᵀE");
}

TEST_CASE("fact 349: the Hessian of yᵀsin(Ax) is −Aᵀdiag(y∘sin(Ax))A (DiffMatic)") {
  hessian_is(w.T() * sin(E * x), x, -E.T() * diag(hadamard(w, sin(E * x))) * E);
  prints(hessian(w.T() * sin(E * x), x), "-Eᵀ diag(w ∘ sin(Ex)) E");
}

TEST_CASE("fact 350: the Hessian of xᵀsin(Ax) is diag(cos(Ax))A + Aᵀdiag(cos(Ax)) − Aᵀdiag(x∘sin(Ax))A (DiffMatic)") {
  constexpr auto cosines = diag(cos(A * x));
  hessian_is(x.T() * sin(A * x), x, cosines * A + A.T() * cosines - A.T() * diag(hadamard(x, sin(A * x))) * A);
}

TEST_CASE("fact 351: the Hessian of (Ax)ᵀsin(Bx) is AᵀDB + BᵀDA − Bᵀdiag(Ax∘sin(Bx))B, D = diag(cos(Bx)) (DiffMatic)") {
  constexpr auto cosines = diag(cos(B * x));
  hessian_is(transpose(A * x) * sin(B * x), x,
             A.T() * cosines * B + B.T() * cosines * A - B.T() * diag(hadamard(A * x, sin(B * x))) * B);
}

TEST_CASE("fact 353: the Hessian of sin(Ax)ᵀB cos(Cx) (DiffMatic)") {
  constexpr auto sines_of_A = sin(A * x);
  constexpr auto cosines_of_A = cos(A * x);
  constexpr auto sines_of_C = sin(C * x);
  constexpr auto cosines_of_C = cos(C * x);
  hessian_is(sines_of_A.T() * B * cosines_of_C, x,
             -(C.T() * diag(sines_of_C) * B.T() * diag(cosines_of_A) * A
               + C.T() * diag(hadamard(B.T() * sines_of_A, cosines_of_C)) * C)
                 - A.T() * diag(cosines_of_A) * B * diag(sines_of_C) * C
                 - A.T() * diag(hadamard(B * cosines_of_C, sines_of_A)) * A);
}

TEST_CASE("fact 354: the Hessian of (xᵀx)² is 4(xᵀx)I + 8xxᵀ (product rule)") {
  hessian_is(pow<2>(x.T() * x), x, 4_c * (x.T() * x) * I + 8_c * x * x.T());
}

TEST_CASE("fact 355: the Hessian of (xᵀAx)² is 2(Sxxᵀ S + (xᵀAx)S), S = A + Aᵀ (math.SE 3015464)") {
  constexpr auto twice = A + A.T();
  constexpr auto expected = 2_c * (twice * x * x.T() * twice + (x.T() * A * x) * twice);
  hessian_is(pow<2>(x.T() * A * x), x, expected);
  hessian_is(x.T() * A.T() * x * x.T() * A * x, x, expected);
}

TEST_CASE("fact 357: the Hessian of log(xᵀAx) is 2A/q − 4Axxᵀ A/q², q = xᵀAx, of a symmetric A (chain rule)") {
  constexpr auto form = x.T() * P * x;
  hessian_is(log(form), x, 2_c * P / form - 4_c * P * x * x.T() * P / pow<2>(form));
}

TEST_CASE("fact 358: the Hessian of ‖x‖ is (I − xxᵀ/‖x‖²)/‖x‖ (norms)") {
  hessian_is(norm(x), x, (I - x * x.T() / squared_norm(x)) / norm(x));
}

TEST_CASE("fact 359: the Hessian of log Σexp(xᵢ) is diag(p) − ppᵀ, p = softmax(x) (tensorgrad)") {
  hessian_is(log_sum_exp(x), x, diag(softmax(x)) - softmax(x) * softmax(x).T());
}

TEST_CASE("fact 361: the Hessian of Σlog(1 + exp(−y∘(Xw))) is Xᵀdiag(y²∘s∘(1 − s))X, s = σ(y∘(Xw)) (Laue 2018)") {
  constexpr auto margins = hadamard(w, E * x);
  constexpr auto sigma = sigmoid(margins);
  hessian_is(sum(log(ones<4> + exp(-margins))), x,
             E.T() * diag(hadamard(pow<2>(w), hadamard(sigma, ones<4> - sigma))) * E);
}

TEST_CASE("fact 362: the Hessian of −Σlog(b − Ax) is Aᵀdiag(1⊘(b − Ax)²)A (barrier of a polyhedron)") {
  constexpr auto small = ratio<1, 100> * A;
  constexpr auto slack = y - small * x;
  hessian_is(-sum(log(slack)), x, small.T() * diag(hadamard_div(ones<3>, pow<2>(slack))) * small);
}

TEST_CASE("fact 363: ∂²yᵀAx/∂y∂xᵀ = A (bilinear form)") {
  jacobian_is(grad(w.T() * E * x, w), x, E);
  jacobian_is(grad(w.T() * E * x, x), w, E.T());
}

TEST_CASE("fact 377: the Hessian of −log det(F₀ + ΣxᵢFᵢ) is tr(F⁻¹FᵢF⁻¹Fⱼ) (Boyd and Vandenberghe)") {
  constexpr auto pencil = A + u(0_c) * B + u(1_c) * C;
  constexpr auto first = inv(pencil) * B;
  constexpr auto second = inv(pencil) * C;
  hessian_is(-logdet(pencil), u,
             vcat(hcat(tr(first * first), tr(first * second)), hcat(tr(second * first), tr(second * second))));
}

TEST_CASE("fact 378: f = log det(A + Rᵀdiag(x)R), B = R(A + Rᵀdiag(x)R)⁻¹Rᵀ (math.SE 4709572)") {
  constexpr auto f = logdet(Z + M.T() * diag(x) * M);
  constexpr auto leverage = M * inv(Z + M.T() * diag(x) * M) * M.T();
  gradient(f, x, diag(leverage));
  hessian_is(f, x, -hadamard(leverage, leverage));
}
