// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/hadamard.hpp>

namespace matgrad {

/// sum(X) = 1ᵀX1: the sum of all entries.
struct sum_of_entries {
  static constexpr char const* name = "sum_of_entries";

  // shape: any gives a scalar
  static constexpr shape size(shape) { return {}; }
  // structure: 1ᵀP1 ≥ 0
  static constexpr structure has(structure X) { return X & positive_definite_structure; }

  // sum(α) = α, sum(Xᵀ) = sum(X), sum(I) = n, sum(1) = mn
  static constexpr term identity(term X) {
    if (X.size().is_scalar()) return X;
    if (X.is<transposition>()) return sum(X[0]);
    if (X.is<eigenvalues_room>()) return tr(X[0]);
    if (X.is<logarithm>() && X[0].is<eigenvalues_room>()) return logdet(X[0][0]);
    if (X.is<logarithm>() && X[0].is<diagonal_of_room>() && X[0][0].is<cholesky>())
      return rational(1, 2) * logdet(X[0][0][0]);
    if (X.is<identity_room>()) return number(*X.in, X.size().rows);
    if (X.is<ones_room>()) return number(*X.in, X.size().size());
    if (X.is<single_entry_room>()) return number(*X.in, 1);
    return nothing;
  }
  static constexpr cited_rule rule{"d sum(X) = sum(dX)",
                                   "\\mathrm{d}\\operatorname{sum}(X) = \\operatorname{sum}(\\mathrm{d}X)", ""};
  static constexpr term differential(term, term, term dX) { return sum(dX); }
  // c sum(X) = ⟨c 1, X⟩
  static constexpr term adjoint(term c, term X) { return c * ones_matrix(*X.in, X.size()); }
  static constexpr term jacobian(term X) { return ones_matrix(*X.in, {1, X.size().size()}); }

  static constexpr call_notation notation{"sum", "\\operatorname{sum}", "sum"};

  static constexpr bool in_lanes = true;
  template<class Out, class X>
  MATGRAD_INLINE static constexpr void value(Out& out, X const& x) {
    out(0, 0) = kernels::sum_over([](auto const& entry) MATGRAD_INLINE { return entry; }, x);
  }
  static constexpr operation_cost cost(shape, shape const* X) { return {X[0].size() - 1, 0, 0}; }
};

constexpr term sum(term X) { return X.in->make(operation_of<sum_of_entries>, X); }

/// The sum of all entries of X, a scalar.
template<formula F>
constexpr auto sum(F const& X) {
  return apply<sum_of_entries>(X);
}

}  // namespace matgrad
