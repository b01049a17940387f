// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/transposition.hpp>

namespace matgrad {

/// tril(X): the lower triangle of a square matrix with its diagonal, and zero above. The upper triangle is tril(Xᵀ)ᵀ.
struct lower_part_room {
  static constexpr char const* name = "tril";

  // shape: n×n gives n×n
  static constexpr shape size(shape X) { return X; }
  static constexpr bool fits(shape X) { return X.is_square(); }
  template<class X>
  static constexpr void refuse() {
    static_assert(shapes_fit<X>, "lower_part(X): X must be square");
  }
  static constexpr structure has(structure X) { return closed(lower_structure | (X & upper_structure)); }

  // tril(L) = L, tril(U) = diag(diag(U)) for an upper triangular U
  static constexpr term identity(term X) {
    if (X.has().has(lower_structure)) return X;
    return X.has().has(upper_structure) ? diagonal_matrix(diagonal_of(X)) : nothing;
  }

  static constexpr cited_rule rule{"d tril(X) = tril(dX)",
                                   "\\mathrm{d}\\operatorname{tril}(X) = \\operatorname{tril}(\\mathrm{d}X)", ""};
  static constexpr term differential(term, term, term dX) { return lower_part(dX); }
  // ⟨C, tril(X)⟩ = ⟨tril(C), X⟩
  static constexpr term adjoint(term C, term) { return lower_part(C); }
  static constexpr term jacobian(term X) { return diagonal_matrix(vec(lower_part(ones_matrix(*X.in, X.size())))); }

  static constexpr call_notation notation{"tril", "\\operatorname{tril}", "lower_part"};

  static constexpr bool in_lanes = true;
  template<class Out, class X>
  static constexpr void value(Out& out, X const& x) {
    each_entry(out, [&](int i, int j) MATGRAD_INLINE { out(i, j) = i >= j ? x(i, j) : typename X::scalar(0); });
  }
  static constexpr operation_cost cost(shape, shape const*) { return {}; }
};

constexpr term lower_part(term X) { return X.in->make(operation_of<lower_part_room>, X); }

/// The lower triangle of a square X with its diagonal, zero above.
template<formula F>
constexpr auto lower_part(F const& X) {
  return apply<lower_part_room>(X);
}

}  // namespace matgrad
