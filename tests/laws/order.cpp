// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "laws.hpp"

using namespace laws;

namespace {

template<class F, class G, class H>
void order_does_not_matter(F f, G g, H h) {
  INFO("F + G + H: " << shown(simplified(f + g + h)));
  INFO("H + G + F: " << shown(simplified(h + g + f)));
  INFO("G + H + F: " << shown(simplified(g + h + f)));
  constexpr bool alike = same_form(simplified(F{} + G{} + H{}), simplified(H{} + F{} + G{}))
                      && same_form(simplified(F{} + G{} + H{}), simplified(G{} + (H{} + F{})))
                      && std::is_same_v<decltype(simplified(f + g + h)), decltype(simplified(h + g + f))>;
  CHECK(alike);
}

}  // namespace

TEST_CASE("law: simplification does not depend on the order of terms") {
  order_does_not_matter(A, B, X);
  order_does_not_matter(A * X, B, A * B);
  order_does_not_matter(A * x, B * x, A * y);
  order_does_not_matter(2_c * A, -B, ratio<1, 2> * X.T());
  order_does_not_matter(inv(A), A.T(), identity<3>);
  order_does_not_matter(tr(A), det(A), logdet(A));
  order_does_not_matter(s * A, t * B, s * t * X);
  order_does_not_matter(A * X * B, A * B, B * A);
  order_does_not_matter(A * X * B, A * B, A);
  order_does_not_matter(x * y.T(), y * x.T(), A);
  order_does_not_matter(x.T() * A * y, y.T() * A * x, s);
  order_does_not_matter(A.T() * B, B.T() * A, A.T() * A);
  order_does_not_matter(hadamard(A, B), hadamard(B, X), A);
  order_does_not_matter(exp(s), sin(s), pow<2>(s));
  order_does_not_matter(A * B * X, A * B, A * X * B);
}

TEST_CASE("law: simplification does not depend on the order of commuting factors") {
  STATIC_REQUIRE(same_form(simplified(s * t * A), simplified(A * t * s)));
  STATIC_REQUIRE(same_form(simplified(tr(A) * s * det(B)), simplified(det(B) * tr(A) * s)));
  STATIC_REQUIRE(same_form(simplified(tr(A * B * X)), simplified(tr(X * A * B))));
  STATIC_REQUIRE(same_form(simplified(tr(A * B * X)), simplified(tr(X.T() * B.T() * A.T()))));
  STATIC_REQUIRE(same_form(simplified(x.T() * A * y), simplified(y.T() * A.T() * x)));
  STATIC_REQUIRE(same_form(simplified(hadamard(A, B)), simplified(hadamard(B, A))));
  STATIC_REQUIRE(same_form(simplified(s / t / (s + t)), simplified(s / (s + t) / t)));
}

TEST_CASE("laws: sums with common factors simplify as all formulas do") {
  simplifies_lawfully(A * X + A * B);
  simplifies_lawfully(A * X * B + A * B);
  simplifies_lawfully(X * A + B * A + X * B);
  simplifies_lawfully(2_c * A * x + 2_c * A * y);
  simplifies_lawfully(s * A + s * B);
  simplifies_lawfully(A * A * x - A * y);
  simplifies_lawfully(-A - B - X);
  simplifies_lawfully((A + B) * (A - B));
  simplifies_lawfully((A + B) * X * (A + B));
  simplifies_lawfully(transpose(A - B) * x);
  simplifies_lawfully(A * x * y.T() + A * y * x.T());
  simplifies_lawfully(s * t * A + s * B);
  simplifies_lawfully(ratio<1, 2> * A + ratio<1, 3> * B);
  simplifies_lawfully(x.T() * A * x + x.T() * B * x);
}
