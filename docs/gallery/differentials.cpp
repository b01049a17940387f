// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "gallery.hpp"

namespace gallery {

void differentials() {
  section("2", "Rules of differentials");
  differential_is("33", A, X, dX, zeros<3, 3>);
  differential_is("34", alpha * X, X, dX, alpha * dX);
  differential_is("35", X + A * X, X, dX, dX + A * dX);
  differential_is("36", tr(X), X, dX, tr(dX));
  differential_is("37", X * A * X, X, dX, dX * A * X + X * A * dX);
  differential_is("38", hadamard(X, A * X), X, dX, hadamard(dX, A * X) + hadamard(X, A * dX));
  differential_is("39", kron(X, X * a), X, dX, kron(dX, X * a) + kron(X, dX * a));
  differential_is("40", inv(X), X, dX, -inv(X) * dX * inv(X));
  differential_is("41", det(X), X, dX, tr(adj(X) * dX));
  differential_is("42", det(X), X, dX, det(X) * tr(inv(X) * dX));
  differential_is("43", logdet(X), X, dX, tr(inv(X) * dX));
  differential_is("44", transpose(X), X, dX, transpose(dX));
}

}  // namespace gallery
