// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "gallery.hpp"

namespace gallery {

void inverses() {
  section("2.2", "Inverses");
  constexpr auto moving = A + t * B;
  partial_is("59", inv(moving), t, -inv(moving) * B * inv(moving));
  entry_is<1, 2>("60", inv(X)(0_c, 1_c), X, -inv(X)(0_c, 1_c) * inv(X)(2_c, 1_c));
  gradient("61", a.T() * inv(X) * b, X, -inv(X).T() * a * b.T() * inv(X).T());
  gradient("62", det(inv(X)), X, -det(inv(X)) * inv(X).T());
  gradient("63", tr(A * inv(X) * B), X, -transpose(inv(X) * B * A * inv(X)));
  gradient("64", tr(inv(X + A)), X, -transpose(inv(X + A) * inv(X + A)));

  section("2.3", "Eigenvalues");
  constexpr auto S = symmetric<"A", 3>;
  constexpr auto dS = symmetric<"dA", 3>;
  constexpr auto value = eigenvalues(S)(1_c);
  constexpr auto column = col<1>(eigenvectors(S));
  gradient("65", sum(eigenvalues(S)), S, I);
  gradient("66", eigenvalues(S)(0_c) * eigenvalues(S)(1_c) * eigenvalues(S)(2_c), S, det(S) * inv(S));
  differential_is("67", value, S, dS, column.T() * dS * column);
  differential_is("68", column, S, dS, pinv(value * I - S) * dS * column);
}

}  // namespace gallery
