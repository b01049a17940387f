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

TEST_CASE("fact 363: ∂²yᵀAx/∂y∂xᵀ = A (bilinear form)") {
  jacobian_is(grad(w.T() * E * x, w), x, E);
  jacobian_is(grad(w.T() * E * x, x), w, E.T());
}
