// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "gallery.hpp"

namespace gallery {

void traces() {
  section("2.5.1", "Traces, first order");
  gradient("99", tr(X), X, I);
  gradient("100", tr(X * A), X, A.T());
  gradient("101", tr(A * X * B), X, A.T() * B.T());
  gradient("102", tr(A * X.T() * B), X, B * A);
  gradient("103", tr(X.T() * A), X, A);
  gradient("104", tr(A * X.T()), X, A);
  gradient("105", tr(kron(A, X)), X, tr(A) * I);

  section("2.5.2", "Traces, second order");
  gradient("106", tr(pow<2>(X)), X, 2_c * X.T());
  gradient("107", tr(pow<2>(X) * B), X, transpose(X * B + B * X));
  gradient("108", tr(X.T() * B * X), X, B * X + B.T() * X);
  gradient("109", tr(B * X * X.T()), X, B * X + B.T() * X);
  gradient("110", tr(X * X.T() * B), X, B * X + B.T() * X);
  gradient("111", tr(X * B * X.T()), X, X * B.T() + X * B);
  gradient("112", tr(B * X.T() * X), X, X * B.T() + X * B);
  gradient("113", tr(X.T() * X * B), X, X * B.T() + X * B);
  gradient("114", tr(A * X * B * X), X, A.T() * X.T() * B.T() + B.T() * X.T() * A.T());
  gradient("115", tr(X.T() * X), X, 2_c * X);
  gradient("115", tr(X * X.T()), X, 2_c * X);
  gradient("116", tr(B.T() * X.T() * C * X * B), X, C.T() * X * B * B.T() + C * X * B * B.T());
  gradient("117", tr(X.T() * B * X * C), X, B * X * C + B.T() * X * C.T());
  gradient("118", tr(A * X * B * X.T() * C), X, A.T() * C.T() * X * B.T() + C * A * X * B);
  gradient("119", tr((A * X * B + C) * (A * X * B + C).T()), X, 2_c * A.T() * (A * X * B + C) * B.T());
  gradient("120", tr(kron(X, X)), X, 2_c * tr(X) * I);

  section("2.5.3", "Traces, higher order");
  gradient("121", tr(pow<4>(X)), X, 4_c * pow<3>(X).T());
  gradient("122", tr(A * pow<3>(X)), X, transpose(A * X * X) + transpose(X * A * X) + transpose(X * X * A));
  gradient("123", tr(B.T() * X.T() * C * X * X.T() * C * X * B), X,
           C * X * X.T() * C * X * B * B.T() + C.T() * X * B * B.T() * X.T() * C.T() * X
               + C * X * B * B.T() * X.T() * C * X + C.T() * X * X.T() * C.T() * X * B * B.T());

  section("2.5.4", "Traces, other");
  constexpr auto S = symmetric<"C", 4>;
  constexpr auto R = symmetric<"B", 4>;
  constexpr auto G = matrix<"A", 2>;
  constexpr auto Z = symmetric<"A", 2>;
  constexpr auto inverse = inv(tall.T() * S * tall);
  constexpr auto inverse_of_sum = inv(Z + tall.T() * S * tall);
  gradient("124", tr(A * inv(X) * B), X, -transpose(inv(X) * B * A * inv(X)));
  gradient("125", tr(inverse * G), tall, -(S * tall * inverse * (G + G.T()) * inverse));
  gradient("126", tr(inverse * (tall.T() * R * tall)), tall,
           -2_c * S * tall * inverse * tall.T() * R * tall * inverse + 2_c * R * tall * inverse);
  gradient("127", tr(inverse_of_sum * (tall.T() * R * tall)), tall,
           -2_c * S * tall * inverse_of_sum * tall.T() * R * tall * inverse_of_sum + 2_c * R * tall * inverse_of_sum);
  gradient("128", tr(sinm(X)), X, cosm(X).T());
}

}  // namespace gallery
