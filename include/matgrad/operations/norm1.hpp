// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/abs.hpp>
#include <matgrad/operations/sign.hpp>

namespace matgrad {

/// norm1(X) = ‖X‖₁ = Σ|xᵢⱼ|: the sum of the absolute values of all entries.
struct norm1_room {
  static constexpr char const* name = "norm1";
  static constexpr bool sees_sign = true;

  // shape: any gives a scalar
  static constexpr shape size(shape) { return {}; }
  static constexpr structure has(arguments) { return positive_semidefinite_structure; }

  // ‖α‖₁ = |α|, ‖Xᵀ‖₁ = ‖X‖₁, ‖cX‖₁ = |c|‖X‖₁ for a number c
  static constexpr term identity(term X) {
    if (X.size().is_scalar()) return abs(X);
    if (X.is<transposition>()) return norm1(X[0]);
    if (is_zero(X)) return number(*X.in, 0);
    auto c = exact_factor(X);
    if (c < rational(0)) return norm1(-X);
    return c == rational(1) ? nothing : c * norm1(rational(1) / c * X);
  }

  static constexpr cited_rule rule{
      "d‖X‖₁ = ⟨sign(X), dX⟩, no entry 0",
      "\\mathrm{d}\\lVert X \\rVert_1 = \\langle\\operatorname{sign}(X), \\mathrm{d}X\\rangle,\\ X_{ij} \\neq 0", ""};
  static constexpr term differential(term, term X, term dX) { return dot(sign(X), dX); }

  static constexpr void write(writer& out, term Y) {
    out.enclosed("‖", "\\lVert ", "norm1(", Y[0], "‖₁", " \\rVert_1", ")");
  }

  static constexpr bool in_lanes = true;
  template<class Out, class X>
  static constexpr void value(Out& out, X const& x) {
    typename X::scalar total = kernels::abs(x(0, 0));
    each_entry(x, [&](int i, int j) MATGRAD_INLINE {
      if (i + j > 0) total = total + kernels::abs(x(i, j));
    });
    out(0, 0) = total;
  }
  static constexpr operation_cost cost(shape, shape const* X) { return {X[0].size() - 1, 0, 0}; }
};

constexpr term norm1(term X) { return X.in->make(operation_of<norm1_room>, X); }

/// The sum of the absolute values of all entries of X, a scalar.
template<formula F>
constexpr auto norm1(F const& X) {
  return apply<norm1_room>(X);
}

}  // namespace matgrad
