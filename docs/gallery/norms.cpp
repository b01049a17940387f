// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "gallery.hpp"

namespace gallery {

void norms() {
  section("2.6", "Vector norms");
  gradient("129", norm(x - a), x, (x - a) / norm(x - a));
  jacobian_is("130", (x - a) / norm(x - a), x, I / norm(x - a) - (x - a) * (x - a).T() / pow<3>(norm(x - a)));
  gradient("131", squared_norm(x), x, 2_c * x);
  gradient("131", x.T() * x, x, 2_c * x);

  section("2.7", "Matrix norms");
  gradient("132", squared_norm(X), X, 2_c * X);
}

}  // namespace gallery
