// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/product.hpp>
#include <matgrad/operations/sum.hpp>

namespace matgrad {

/// Xᵀ: the transpose.
struct transposition {
  static constexpr char const* name = "transpose";

  static constexpr shape size(shape X) { return matgrad::transposed(X); }
  static constexpr structure has(structure X) { return matgrad::transposed(X); }

  // transposes move to the leaves: every room says what its own transpose is; Sᵀ = S, Wᵀ = −W, Qᵀ stays
  static constexpr term identity(term X) {
    if (X.size().is_scalar() || X.has().has(symmetric_structure)) return X;
    if (X.has().has(skew_structure)) return -X;
    if (X.is<ones_room>()) return ones_matrix(*X.in, matgrad::transposed(X.size()));
    if (X.is<single_entry_room>()) return entry_matrix(*X.in, matgrad::transposed(X.size()), X.b(), X.a());
    return X.op().transposed(X.operands());
  }
  // Xᵀᵀ = X
  static constexpr term transposed(term X) { return X; }

  static constexpr cited_rule rule{"d Xᵀ = (dX)ᵀ", "\\mathrm{d}X^{\\top} = (\\mathrm{d}X)^{\\top}",
                                   "Matrix Cookbook (44)"};
  static constexpr term differential(term, term, term dX) { return transpose(dX); }
  static constexpr term adjoint(term C, term) { return transpose(C); }
  static constexpr term jacobian(term X) { return commutation_matrix(*X.in, X.size().rows, X.size().cols); }

  static constexpr void write(writer& out, term Y) { out.transposed(Y[0]); }

  // read through: no number moves
  static constexpr known_entries known(known_entries const* X, int) { return X[0].transposed(); }

  static constexpr bool is_view = true;
  template<class X>
  MATGRAD_INLINE static constexpr auto view(X x) {
    return kernels::transpose_of<X>{x};
  }
  template<class Out, class X>
  static constexpr void value(Out& out, X const& x) {
    kernels::copy(out, transpose_view(x));
  }
};

constexpr term transpose(term X) {
  if (is_zero(X)) return zero_matrix(*X.in, transposed(X.size()));
  auto& in = *X.in;
  if (int known = in.known_transposes[X.id]; known >= 0) return in[known];
  auto Xt = in.make(operation_of<transposition>, X);
  in.known_transposes[X.id] = Xt.id;
  if (in.canonical) in.known_transposes[Xt.id] = X.id;
  return Xt;
}

/// X = Xᵀ, as far as the form shows it. Asks a canonical graph.
constexpr bool is_symmetric(term X) { return X.size().is_square() && transpose(X) == X; }

constexpr term zero_room::transposed(arguments) { return nothing; }

/// The transpose of X, n×m of an m×n matrix.
template<formula F>
constexpr auto transpose(F const& X) {
  return apply<transposition>(X);
}

}  // namespace matgrad
