// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/power.hpp>

namespace matgrad {

/// A ⊘ B: the quotient entry by entry.
struct hadamard_quotient {
  static constexpr char const* name = "hadamard_div";

  // shape: that of both
  static constexpr shape size(shape A, shape) { return A; }
  static constexpr bool fits(shape A, shape B) { return A == B; }
  template<class A, class B>
  static constexpr void refuse() {
    static_assert(shapes_fit<A, B>, "hadamard_div(A, B): both must have the same shape");
  }

  // the definition, B⁻¹ entry by entry; its differential is that of the product and the power
  static constexpr cited_rule rule{"A ⊘ B = A ∘ B⁻¹", "A \\oslash B = A \\circ B^{\\circ -1}", ""};
  static constexpr term identity(term A, term B) { return hadamard(A, pow(B, -1)); }
  // (A ⊘ B)ᵀ = Aᵀ ∘ (Bᵀ)⁻¹
  static constexpr term transposed(term A, term B) { return hadamard(transpose(A), pow(transpose(B), -1)); }

  static constexpr void domain(requirements& needs, term, term B) { needs.nonzero(B); }

  static constexpr void write(writer& out, term Y) { out.infix(Y[0], " ⊘ ", " \\oslash ", "hadamard_div", Y[1]); }

  static constexpr bool in_lanes = true;
  template<class Out, class A, class B>
  MATGRAD_INLINE static constexpr void value(Out& out, A const& a, B const& b) {
    kernels::fill_with_quotients(out, a, b);
  }
  template<class A, class B>
  static constexpr status status_at(A const&, B const& b) {
    return kernels::has_zero(b) ? status::singular : status::ok;
  }
  static constexpr operation_cost cost(shape out, shape const*) { return {0, out.size(), 0}; }
  static constexpr bool exact(field_matrix out, field_matrix const* X, long long, long long, int) {
    for (int i = 0; i < out.rows() * out.cols(); ++i) {
      if (X[1].data[i] == field(0)) return false;
      out.data[i] = X[0].data[i] / X[1].data[i];
    }
    return true;
  }
};

constexpr term hadamard_div(std::same_as<term> auto A, std::same_as<term> auto B) {
  return A.in->make(operation_of<hadamard_quotient>, A, B);
}

/// The quotient entry by entry of two matrices of one shape.
template<formula F, formula G>
constexpr auto hadamard_div(F const& A, G const& B) {
  return apply<hadamard_quotient>(A, B);
}

}  // namespace matgrad
