// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/dot.hpp>

namespace matgrad {

/// norm(X) = ‖X‖ = √tr(XᵀX): the Euclidean norm of a vector, the Frobenius norm of a matrix.
struct norm_room {
  static constexpr char const* name = "norm";
  static constexpr bool sees_sign = true;
  static constexpr bool has_kink_at_zero = true;  // what divides by a norm that is zero is its derivative

  // shape: any gives a scalar
  static constexpr shape size(shape) { return {}; }
  static constexpr structure has(arguments) { return positive_semidefinite_structure; }

  // ‖α‖² = α², ‖Xᵀ‖ = ‖X‖; ‖x‖² = xᵀx is an identity of products
  static constexpr term identity(term X) {
    if (X.is<transposition>()) return norm(X[0]);
    return nothing;
  }

  static constexpr cited_rule rule{
      "d‖X‖ = tr(XᵀdX)/‖X‖, X ≠ 0",
      "\\mathrm{d}\\lVert X \\rVert = \\operatorname{tr}(X^{\\top}\\mathrm{d}X)/\\lVert X \\rVert,\\ X \\neq 0", ""};
  static constexpr term differential(term Y, term X, term dX) { return dot(X, dX) / Y; }

  static constexpr void write(writer& out, term Y) {
    out.enclosed("‖", "\\lVert ", "norm(", Y[0], "‖", " \\rVert", ")");
  }

  static constexpr bool in_lanes = true;
  template<class Out, class X>
  static constexpr void value(Out& out, X const& x) {
    inner_product::value(out, x, x);
    out(0, 0) = kernels::sqrt(out(0, 0));
  }
  static constexpr operation_cost cost(shape, shape const* X) { return {2 * X[0].size(), 0, 0}; }
  static constexpr bool exact(field_matrix out, field_matrix const* X, long long, long long, int) {
    inner_product::value(out, X[0], X[0]);
    if (!out(0, 0).is_square()) return false;
    out(0, 0) = out(0, 0).sqrt();
    return true;
  }
};

constexpr term norm(term X) { return X.in->make(operation_of<norm_room>, X); }

/// The Euclidean norm of a vector, the Frobenius norm of a matrix. Not differentiable at 0.
template<formula F>
constexpr auto norm(F const& X) {
  return apply<norm_room>(X);
}

}  // namespace matgrad
