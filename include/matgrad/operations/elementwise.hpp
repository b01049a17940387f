// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/hadamard.hpp>
#include <matgrad/operations/norm.hpp>

namespace matgrad {

/// What a function of each entry keeps: any a symmetric matrix; one with f(0) = 0 zeros; an odd one a skew matrix; one whose power
/// series has no negative coefficient a positive semidefinite matrix                Schur (1911)
inline constexpr structure of_any = symmetric_structure;
inline constexpr structure of_zeros = diagonal_structure;
inline constexpr structure of_odd = diagonal_structure | skew_structure;
inline constexpr structure of_series = positive_semidefinite_structure;

/// What functions of each entry share. A room says its derivative and its value at one number.
template<class Room>
struct entrywise {
  static constexpr bool is_entrywise = true;

  // shape: any, kept
  static constexpr shape size(shape X) { return X; }
  static constexpr shape size(arguments X) { return X[0].size(); }
  // structure: what a function keeps of a matrix's, and of which sign its values are
  static constexpr structure keeps = of_any;
  static constexpr structure range = general;
  static constexpr structure has(arguments X) {
    return closed(X[0].has() & Room::keeps) | (X[0].size().is_scalar() ? Room::range : general);
  }

  // of a matrix f(X) could mean two things, elementwise::f(X) means one
  template<class X>
  static constexpr void refuse() {
    static_assert(
        shapes_fit<X>,
        "a function of a matrix is ambiguous: write elementwise::exp(X) (and so on) for each entry, expm(X) (logm, "
        "sqrtm) for the matrix function");
  }

  // d f(X) = f′(X) ∘ dX
  static constexpr term differential(term Y, arguments X, arguments dX) {
    return hadamard(Room::derivative(Y, X), dX[0]);
  }

  // f(X)ᵀ = f(Xᵀ)
  static constexpr term transposed(arguments X) { return X.in->make(operation_of<Room>, transpose(X[0]), X.a, X.b); }

  static constexpr void write(writer& out, term Y) {
    auto notation = Room::notation;
    write_place(out, Y);
    out.put(notation.text, notation.latex, notation.cpp);
    if (is_of_matrix(Y)) out.put("∘", "^{\\circ}", "");
    out.call({"", "", ""}, Y);
  }
  // of columns and rows a function is called by its plain name
  static constexpr void write_place(writer& out, term Y) {
    if (is_of_matrix(Y)) out.put("", "", "elementwise::");
  }
  // of a row, too, there is only one meaning
  static constexpr bool is_of_matrix(term Y) { return Y.size().rows > 1 && Y.size().cols > 1; }

  template<class Out, class X, class A, class B>
  MATGRAD_INLINE static constexpr void value(Out& out, X const& x, A a, B b) {
    each_entry(out, [&](int i, int j) MATGRAD_INLINE { out(i, j) = Room::at(x(i, j), a, b); });
  }
};

/// The exact number before X, 1 where there is none.
constexpr rational exact_factor(term X) {
  return X.is<product>() && X[0].is<exact_number>() ? rational(X[0].a(), X[0].b()) : rational(1);
}

/// s(u + v) = su + sv, for scalars.
constexpr term multiplied_out(term x) {
  for (int k = 0; k < x.count(); ++k) {
    if (!x[k].is<addition>()) continue;
    auto others = number(*x.in, 1), sum = number(*x.in, 0);
    for (int l = 0; l < x.count(); ++l)
      if (l != k) others = others * x[l];
    for (int l = 0; l < x[k].count(); ++l) sum = sum + others * x[k][l];
    return sum;
  }
  return x;
}

/// A sum without its first term.
constexpr term after_first(term sum) {
  growing<int> others;
  for (int k = 1; k < sum.count(); ++k) others.push_back(sum[k].id);
  return sum.in->make(sum.op(), others);
}

/// x as u + v where a function of sums is taken apart: a sum, or a small whole multiple of something.
struct two_parts {
  term u = nothing;
  term v = nothing;

  constexpr explicit two_parts(term x) {
    auto c = exact_factor(x);
    if (x.is<addition>()) {
      u = x[0];
      v = after_first(x);
    } else if (c.is_integer() && 1 < c.numerator && c.numerator <= 8) {
      u = rational(1) / c * x;
      v = x - u;
    }
  }
  constexpr explicit operator bool() const { return bool(u); }
};

/// Room(x) of each entry of a column or a row. A matrix is refused: its function could mean two things.
template<class Room, long long A = 0, long long B = 0, formula F>
constexpr auto apply_entrywise(F const& x) {
  if constexpr (size_of<F>.rows == 1 || size_of<F>.cols == 1) {
    return apply<Room, A, B>(x);
  } else {
    Room::template refuse<typename operand_of<F>::type>();
    return placeholder_of<F>{};
  }
}

/// The functions of each entry, of any shape: elementwise::exp(X). Each is defined in its room.
namespace elementwise {}

}  // namespace matgrad
