// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "gallery.hpp"

namespace gallery {

void determinants() {
  section("2.1", "Determinants");
  constexpr auto moving = A + t * B;
  partial_is("46", det(moving), t, det(moving) * tr(inv(moving) * B));
  second_partial_is("48", det(moving), t, det(moving) * (pow<2>(tr(inv(moving) * B)) - tr(pow<2>(inv(moving) * B))));
  gradient("49", det(X), X, det(X) * inv(X).T());
  proved("50", "\\frac{\\partial\\det(X)}{\\partial X}\\,X^{\\top}", "grad(det(X), X) * transpose(X)", "det(X)",
         grad(det(X), X) * X.T(), det(X) * I);
  gradient("51", det(A * X * B), X, det(A * X * B) * inv(X).T());
  gradient("52", det(X.T() * A * X), X, 2_c * det(X.T() * A * X) * inv(X).T());

  constexpr auto S = symmetric<"A", 4>;
  constexpr auto W = matrix<"A", 4>;
  gradient("53", det(tall.T() * S * tall), tall, 2_c * det(tall.T() * S * tall) * S * tall * inv(tall.T() * S * tall));
  gradient("54", det(tall.T() * W * tall), tall,
           det(tall.T() * W * tall)
               * (W * tall * inv(tall.T() * W * tall) + W.T() * tall * inv(tall.T() * W.T() * tall)));
  gradient("55", logdet(tall.T() * tall), tall, 2_c * pinv(tall).T());
  gradient("57", logdet(X), X, inv(X).T());
  gradient("58", det(pow<3>(X)), X, 3_c * det(pow<3>(X)) * inv(X).T());
}

}  // namespace gallery
