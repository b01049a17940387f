// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/transposition.hpp>

namespace matgrad {

/// tr X: the sum of the diagonal of a square matrix.
struct trace {
  static constexpr char const* name = "tr";

  // shape: n×n gives a scalar
  static constexpr shape size(shape) { return {}; }
  static constexpr bool fits(shape X) { return X.is_square(); }
  template<class X>
  static constexpr void refuse() {
    static_assert(shapes_fit<X>, "tr(X): X must be square; for the sum of squares write tr(transpose(X) * X)");
  }

  // structure: positive where X is positive definite, and tr(PQ) ≥ 0 of two that are positive semidefinite
  static constexpr structure has(arguments X) {
    auto of = X[0].has() & positive_definite_structure;
    if (X[0].is<product>() && X[0].count() == 2)
      of = of | (X[0][0].has() & X[0][1].has() & positive_semidefinite_structure);
    return of;
  }

  // tr(I) = n, tr(Xᵀ) = tr X, tr(abᵀ) = bᵀa, tr(ABC) = tr(BCA), tr(W) = 0 for skew W,
  // tr(A ⊗ B) = tr(A) tr(B), tr(blkdiag(A, B)) = tr(A) + tr(B), and of an embedded A it is that of a block of A,
  // tr(logm X) = logdet X
  static constexpr term identity(term X) {
    if (X.size().is_scalar()) return X;
    if (X.is<identity_room>() || X.is<ones_room>()) return number(*X.in, X.size().rows);
    if (X.is<transposition>()) return tr(X[0]);
    if (X.is<single_entry_room>()) return number(*X.in, X.a() == X.b());
    if (X.has().has(skew_structure)) return number(*X.in, 0);
    if (X.is<product>()) return of_product(X);
    if (X.is<matrix_logarithm>()) return logdet(X[0]);
    if (is_derivative(X)) return dot(X.op().adjoint(identity_matrix(*X.in, X.size().rows), X.operands(), 1), X[1]);
    if (X.is<sylvester_room>() && X[0] == X[1]) return rational(1, 2) * tr(inv(X[0]) * X[2]);
    if (has_square_blocks(X)) {
      auto result = number(*X.in, 0);
      for (int k = 0; k < X.count(); ++k) result = result + tr(X[k]);
      return result;
    }
    if (X.is<embedding>()) return sum_of_embedded(X[0], region(first_of(X.a()), second_of(X.a()), X[0].size()));
    if (X.is<kronecker_product>() && X[0].size().is_square()) return tr(X[0]) * tr(X[1]);
    return nothing;
  }

  static constexpr cited_rule rule{"d tr(X) = tr(dX)",
                                   "\\mathrm{d}\\operatorname{tr}(X) = \\operatorname{tr}(\\mathrm{d}X)",
                                   "Matrix Cookbook (36)"};
  static constexpr term differential(term, term, term dX) { return tr(dX); }
  static constexpr term adjoint(term C, term X) { return C * identity_matrix(*X.in, X.size().rows); }
  static constexpr term jacobian(term X) { return transpose(vec(identity_matrix(*X.in, X.size().rows))); }

  static constexpr call_notation notation{"tr", "\\operatorname{tr}", "tr"};

  static constexpr bool in_lanes = true;
  template<class Out, class X>
  static constexpr void value(Out& out, X const& x) {
    typename X::scalar result = x(0, 0);
    each(row_extent(x), [&](int i) MATGRAD_INLINE {
      if (i > 0) result = result + x(i, i);
    });
    out(0, 0) = result;
  }
  static constexpr operation_cost cost(shape, shape const* X) { return {X[0].rows - 1, 0, 0}; }

private:
  static constexpr term sum_of_embedded(term X, region place) {
    auto diagonal = overlap({place.row, 0, place.rows, 1}, {place.col, 0, place.cols, 1});
    if (diagonal.is_empty()) return number(*X.in, 0);
    int n = diagonal.rows, i = diagonal.row;
    return tr(block(X, {i - place.row, i - place.col, n, n}));
  }

  /// Is it Df(A)[U], the derivative of a function of a matrix? Its trace is ⟨Df(Aᵀ)[I], U⟩ = tr(f′(A) U).
  static constexpr bool is_derivative(term X) {
    return X.count() == 2 && X.op().is_linear_in(1) && !X.op().is_linear_in(0);
  }

  /// tr(A B) = tr(B A): of all rotations, forwards and transposed, the writing that comes first.
  static constexpr term of_product(term X) {
    auto& in = *X.in;
    growing<int> forward, backward;
    for (int k = 0; k < X.count(); ++k) forward.push_back(X[k].id);
    for (int k = X.count() - 1; k >= 0; --k) backward.push_back(transpose(X[k]).id);
    for (int k = 0; k < X.count(); ++k)
      if (auto E = X[k]; E.is<single_entry_room>()) {
        // tr(Eᵢⱼ M) = Mⱼᵢ
        auto rest = rotation(forward, k + 1);
        rest.pop_back();
        return entry(in.make(operation_of<product>, rest), E.b(), E.a());
      }
    int narrow = 0;
    while (narrow < X.count() && X[narrow].size().rows != 1) ++narrow;
    if (narrow < X.count() || merges(in[forward.back()], in[forward[0]])) {
      // tr(a bᵀ) = bᵀ a, tr(A⁻¹ B A) = tr(A A⁻¹ B)
      auto rotated = rotation(forward, narrow < X.count() ? narrow : X.count() - 1);
      return tr(in.make(operation_of<product>, rotated));
    }
    auto best = rotation(forward, 0);
    auto consider = [&](growing<int> const& factors) {
      for (int k = 0; k < factors.size(); ++k)
        if (auto candidate = rotation(factors, k); compare_writings(in, candidate, best) < 0)
          for (int i = 0; i < best.size(); ++i) best[i] = candidate[i];
    };
    consider(forward);
    consider(backward);
    return in.intern(operation_of<trace>, single(in.intern(operation_of<product>, best)));
  }

  static constexpr growing<int> rotation(growing<int> const& factors, int first) {
    growing<int> rotated;
    for (int k = 0; k < factors.size(); ++k) rotated.push_back(factors[(first + k) % factors.size()]);
    return rotated;
  }
  static constexpr growing<int> single(term X) { return growing<int>(1, X.id); }
};

constexpr term tr(term X) { return X.size().is_scalar() ? X : X.in->make(operation_of<trace>, X); }

/// The trace of a square X: the sum of its diagonal, a scalar.
template<formula F>
constexpr auto tr(F const& X) {
  return apply<trace>(X);
}

}  // namespace matgrad
