// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "gallery.hpp"

namespace gallery {

void forms() {
  section("2.4.1", "First-order forms");
  gradient("69", x.T() * a, x, a);
  gradient("70", a.T() * X * b, X, a * b.T());
  gradient("71", a.T() * X.T() * b, X, b * a.T());
  gradient("72", a.T() * X * a, X, a * a.T());
  gradient("72", a.T() * X.T() * a, X, a * a.T());
  entry_is<1, 2>("73", X, X, single_entry<3, 3, 1, 2>);
  entry_is<1, 2>("74", X * A, X, single_entry<3, 3, 1, 2> * A);
  entry_is<1, 2>("75", X.T() * A, X, single_entry<3, 3, 2, 1> * A);

  section("2.4.2", "Second-order forms");
  constexpr auto W = symmetric<"W", 3>;
  constexpr auto s = vector<"s", 3>;
  entry_is<1, 2>("76", pow<2>(sum(X)), X, 2_c * sum(X));
  gradient("77", b.T() * X.T() * X * c, X, X * (b * c.T() + c * b.T()));
  gradient("78", (B * x + b).T() * C * (D * x + d), x, B.T() * C * (D * x + d) + D.T() * C.T() * (B * x + b));
  entry_is<1, 2>("79", (X.T() * B * X)(2_c, 0_c), X, (B * X)(1_c, 0_c));
  entry_is<1, 2>("80", X.T() * B * X, X, X.T() * B * single_entry<3, 3, 1, 2> + single_entry<3, 3, 2, 1> * B * X);
  gradient("81", x.T() * B * x, x, (B + B.T()) * x);
  gradient("82", b.T() * X.T() * D * X * c, X, D.T() * X * b * c.T() + D * X * c * b.T());
  gradient("83", (X * b + c).T() * D * (X * b + c), X, (D + D.T()) * (X * b + c) * b.T());
  gradient("84", (x - A * s).T() * W * (x - A * s), s, -2_c * A.T() * W * (x - A * s));
  gradient("85", (x - s).T() * W * (x - s), x, 2_c * W * (x - s));
  gradient("86", (x - s).T() * W * (x - s), s, -2_c * W * (x - s));
  gradient("87", (x - A * s).T() * W * (x - A * s), x, 2_c * W * (x - A * s));
  gradient("88", (x - A * s).T() * W * (x - A * s), A, -2_c * W * (x - A * s) * s.T());

  section("2.4.3", "Higher-order forms");
  entry_is<1, 2>("90", pow<3>(X), X,
                 single_entry<3, 3, 1, 2> * pow<2>(X) + X * single_entry<3, 3, 1, 2> * X
                     + pow<2>(X) * single_entry<3, 3, 1, 2>);
  gradient("91", a.T() * pow<3>(X) * b, X,
           a * b.T() * pow<2>(X).T() + X.T() * a * b.T() * X.T() + pow<2>(X).T() * a * b.T());
  // n = 2; the sum that the book prints is another, and does not hold
  gradient("92", a.T() * pow<2>(X).T() * pow<2>(X) * b, X,
           pow<2>(X) * (a * b.T() + b * a.T()) * X.T() + X.T() * pow<2>(X) * (a * b.T() + b * a.T()));
  gradient("93", sin(x).T() * A * cos(x), x, diag(cos(x)) * A * cos(x) - diag(sin(x)) * A.T() * sin(x));
  gradient("95", (x.T() * A.T() * A * x) / (x.T() * B.T() * B * x), x,
           2_c * A.T() * A * x / (x.T() * B.T() * B * x)
               - 2_c * (x.T() * A.T() * A * x) * B.T() * B * x / pow<2>(x.T() * B.T() * B * x));

  section("2.4.4", "Gradient and Hessian");
  gradient("97", x.T() * A * x + b.T() * x, x, (A + A.T()) * x + b);
  hessian_is("98", x.T() * A * x + b.T() * x, x, A + A.T());
}

}  // namespace gallery
