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

  // tr(I) = n, tr(Xᵀ) = tr X, tr(abᵀ) = bᵀa, tr(ABC) = tr(BCA), tr(W) = 0 for skew W
  static constexpr term identity(term X) {
    if (X.size().is_scalar()) return X;
    if (X.is<identity_room>() || X.is<ones_room>()) return number(*X.in, X.size().rows);
    if (X.is<transposition>()) return tr(X[0]);
    if (X.is<single_entry_room>()) return number(*X.in, X.a() == X.b());
    if (X.has().has(skew_structure)) return number(*X.in, 0);
    if (X.is<product>()) return of_product(X);
    return nothing;
  }

  // d tr(X) = tr(dX)                                           Matrix Cookbook (36)
  static constexpr term differential(term, term, term dX) { return tr(dX); }
  static constexpr term adjoint(term C, term X) { return C * identity_matrix(*X.in, X.size().rows); }

  static constexpr call_notation notation{"tr", "\\operatorname{tr}", "tr"};

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
