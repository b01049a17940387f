// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "gallery.hpp"

namespace gallery {

void structured() {
  section("2.8", "Structured matrices");
  constexpr auto S = symmetric<"X", 3>;
  constexpr auto diagonal_X = diagonal<"X", 3>;
  constexpr auto U = X.T() * A * X;
  structured_gradient("134", S(1_c, 2_c), S, single_entry<3, 3, 1, 2> + single_entry<3, 3, 2, 1>);
  entry_is<1, 2>("137", tr(inv(U)), X, tr(transpose(-transpose(inv(U) * inv(U))) * partial<1, 2>(U, X)));
  structured_gradient("139", tr(A * S), S, A + A.T() - hadamard(A, I));
  structured_gradient("140", det(S), S, det(S) * (2_c * inv(S) - hadamard(inv(S), I)));
  structured_gradient("141", logdet(S), S, 2_c * inv(S) - hadamard(inv(S), I));
  structured_gradient("142", tr(A * diagonal_X), diagonal_X, hadamard(A, I));
}

}  // namespace gallery
