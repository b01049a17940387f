// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/inverse.hpp>

namespace matgrad {

/// solve(A, B): the X with A X = B.
struct solution {
  static constexpr char const* name = "solve";

  // shape: n×n and n×m give n×m
  static constexpr shape size(shape, shape B) { return B; }
  static constexpr bool fits(shape A, shape B) { return A.is_square() && A.cols == B.rows; }
  template<class A, class B>
  static constexpr void refuse() {
    static_assert(shapes_fit<A, B>, "solve(A, B): A must be square, with as many rows as B");
  }

  // the definition; its differential is that of the inverse and the product
  static constexpr cited_rule rule{"solve(A, B) = A⁻¹B", "\\operatorname{solve}(A, B) = A^{-1}B", ""};
  static constexpr term identity(term A, term B) { return inv(A) * B; }

  static constexpr void domain(requirements& needs, term A, term) { needs.invertible(A); }

  static constexpr call_notation notation{"solve", "\\operatorname{solve}", "solve"};

  static constexpr bool exact(field_matrix out, field_matrix const* X, long long, long long, int) {
    growing<field> entries(X[0].rows() * X[0].cols());
    field_matrix inverse{entries.begin(), X[0].rows(), X[0].cols()};
    if (!kernels::exact_inverse(inverse, X[0])) return false;
    kernels::multiply(out, inverse, X[1]);
    return true;
  }
};

/// The X with A X = B, for a square A and a B with as many rows.
template<formula F, formula G>
constexpr auto solve(F const& A, G const& B) {
  return apply<solution>(A, B);
}

}  // namespace matgrad
