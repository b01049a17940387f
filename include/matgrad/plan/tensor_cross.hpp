// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/tensor_cross.hpp>
#include <matgrad/plan/factorizations.hpp>

// The tensor cross product A ⨯ B = cof(A + B) − cof A − cof B of 3×3 matrices, in which the derivatives of determinants are
// short: see plan/crosses.hpp.                      Bonet, Gil & Ortigosa (2015), Comput. Methods Appl. Mech. Engrg. 283
namespace matgrad {

/// A ⨯ B, 3×3.
struct tensor_cross : plan_room {
  static constexpr char const* name = "tensor_cross";
  static constexpr shape size(shape A, shape) { return A; }
  static constexpr structure has(structure A, structure B) { return A & B & symmetric_structure; }
  // (A ⨯ B)ᵀ = Aᵀ ⨯ Bᵀ
  static constexpr term transposed(term A, term B) {
    return A.in->make(operation_of<tensor_cross>, transpose(A), transpose(B));
  }
  static constexpr void write(writer& out, term Y) { out.infix(Y[0], " ⨯ ", " \\times ", "tensor_cross", Y[1]); }
  template<class Out, class A, class B>
  MATGRAD_INLINE static constexpr void value(Out& out, A const& a, B const& b) {
    kernels::tensor_cross(out, a, b);
  }
  static constexpr operation_cost cost(shape, shape const*) { return {63, 0, 0}; }
};

/// γ vec(T) vec(T)ᵀ + [A]⨯ + μI, 9×9, where [A]⨯ vec(D) = vec(A ⨯ D).
struct cofactor_tangent : plan_room {
  static constexpr char const* name = "cofactor_tangent";
  static constexpr shape size(arguments) { return {9, 9}; }
  static constexpr structure has(arguments) { return symmetric_structure; }
  template<class Out, class Gamma, class T, class A, class Mu>
  MATGRAD_INLINE static constexpr void value(Out& out, Gamma const& gamma, T const& t, A const& a, Mu const& mu) {
    kernels::cofactor_tangent(out, gamma, t, a, mu);
  }
  static constexpr operation_cost cost(shape, shape const*) { return {9 + 45 + 18 + 9, 0, 0}; }
};

/// adj(X⁻¹) = X/det X, of X; and as a step, of X⁻¹ = r M, the W with adj(X⁻¹) = r W, which as a rule is X.
struct adjugate_of_inverse : plan_room {
  static constexpr char const* name = "adjugate_of_inverse";
  static constexpr shape size(arguments X) { return X[X.count - 1].size(); }
  template<class Out, class Trusted, class R, class M, class X>
  MATGRAD_INLINE static constexpr void value(Out& out, Trusted const& trusted, R const& r, M const& m, X const& x) {
    kernels::adjugate_of_inverse(out, trusted, r, m, x);
  }
  static constexpr operation_cost cost(shape, shape const*) { return {}; }
};

}  // namespace matgrad
