// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/hadamard.hpp>
#include <matgrad/operations/norm.hpp>

namespace matgrad {

/// What functions of each entry share. A room says its derivative and its value at one number.
template<class Room>
struct elementwise {
  // shape: any, kept
  static constexpr shape size(shape X) { return X; }
  static constexpr shape size(arguments X) { return X[0].size(); }
  // of a matrix f(X) could mean two things
  static constexpr bool fits(shape x) { return x.is_vector(); }
  template<class X>
  static constexpr void refuse() {
    static_assert(shapes_fit<X>,
                  "a function of a matrix is ambiguous: write elementwise::exp(X) (and so on) for each entry, expm(X) (logm, "
                  "sqrtm) for the matrix function");
  }

  // d f(X) = f′(X) ∘ dX
  static constexpr term differential(term Y, arguments X, arguments dX) {
    return hadamard(Room::derivative(Y, X), dX[0]);
  }

  // f(X)ᵀ = f(Xᵀ)
  static constexpr term transposed(arguments X) {
    return X.in->make(operation_of<Room>, transpose(X[0]), X.a, X.b);
  }

  template<class Out, class X>
  static constexpr void value(Out& out, X const& x, long long a, long long b) {
    each_entry(out, [&](int i, int j) MATGRAD_INLINE { out(i, j) = Room::at(x(i, j), a, b); });
  }
};

}  // namespace matgrad
