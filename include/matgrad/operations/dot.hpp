// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/trace.hpp>

namespace matgrad {

/// dot(A, B) = tr(AᵀB): the inner product of vectors, and of matrices (Frobenius).
struct inner_product {
  static constexpr char const* name = "dot";

  // shape: two of one shape give a scalar
  static constexpr shape size(shape, shape) { return {}; }
  static constexpr bool fits(shape A, shape B) { return A == B; }
  template<class A, class B>
  static constexpr void refuse() {
    static_assert(shapes_fit<A, B>, "dot(A, B): both must have the same shape");
  }

  // the definition; its differential is that of aᵀb and tr(AᵀB)
  static constexpr cited_rule rule{"dot(A, B) = tr(AᵀB)", "\\operatorname{dot}(A, B) = \\operatorname{tr}(A^{\\top}B)",
                                   ""};
  static constexpr term identity(term A, term B) {
    if (A.size().is_scalar()) return A * B;
    return tr(transpose(A) * B);
  }

  static constexpr call_notation notation{"dot", "\\operatorname{dot}", "dot"};

  static constexpr bool in_lanes = true;
  template<class Out, class A, class B>
  MATGRAD_INLINE static constexpr void value(Out& out, A const& a, B const& b) {
    out(0, 0) = kernels::sum_over(kernels::multiplied, a, b);
  }
  static constexpr operation_cost cost(shape, shape const* X) { return {2 * X[0].size() - 1, 0, 0}; }
};

/// squared_norm(X) = tr(XᵀX): the sum of squared entries.
struct squared_norm_room {
  static constexpr char const* name = "squared_norm";

  static constexpr shape size(shape) { return {}; }

  static constexpr cited_rule rule{"‖X‖² = tr(XᵀX)", "\\lVert X \\rVert^2 = \\operatorname{tr}(X^{\\top}X)",
                                   "Matrix Cookbook (132)"};
  static constexpr term identity(term X) { return dot(X, X); }

  static constexpr void write(writer& out, term Y) {
    out.enclosed("‖", "\\lVert ", "squared_norm(", Y[0], "‖²", " \\rVert^2", ")");
    out.finish(writer::of_power, true);
  }

  static constexpr bool in_lanes = true;
  template<class Out, class X>
  static constexpr void value(Out& out, X const& x) {
    inner_product::value(out, x, x);
  }
};

constexpr term dot(term A, term B) { return A.in->make(operation_of<inner_product>, A, B); }

/// The inner product of two vectors or matrices of one shape: tr(AᵀB), a scalar.
template<formula F, formula G>
constexpr auto dot(F const& A, G const& B) {
  return apply<inner_product>(A, B);
}

/// The sum of the squared entries of X, a scalar.
template<formula F>
constexpr auto squared_norm(F const& X) {
  return apply<squared_norm_room>(X);
}

}  // namespace matgrad
