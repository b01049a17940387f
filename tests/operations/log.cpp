// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto s = scalar<"s">;
constexpr auto t = scalar<"t">;
constexpr auto x = vector<"x", 3>;
constexpr auto u = vector<"u", 3>;
constexpr auto a = vector<"a", 3>;
constexpr auto A = matrix<"A", 3, 3>;
constexpr auto B = matrix<"B", 3, 3>;

}  // namespace

TEST_CASE("log: shape") {
  STATIC_REQUIRE(rows(log(s)) == 1);
  STATIC_REQUIRE(rows(log(x)) == 3);
}

TEST_CASE("log: differential") {
  STATIC_REQUIRE(differential(log(s), s, t) == t / s);
  STATIC_REQUIRE(differential(log(x), x, u) == hadamard(pow<-1>(x), u));
  STATIC_REQUIRE(partial(s * log(s), s) == log(s) + 1);
}

TEST_CASE("log: gradient") {
  STATIC_REQUIRE(grad(log(s), s) == 1 / s);
  STATIC_REQUIRE(grad(sum(log(x)), x) == pow<-1>(x));
  STATIC_REQUIRE(grad(log(x.T() * a), x) == a / (x.T() * a));
  STATIC_REQUIRE(grad(a.T() * log(x), x) == hadamard(a, pow<-1>(x)));
  STATIC_REQUIRE(grad(log(det(A)), A) == transpose(inv(A)));
}

TEST_CASE("log: identities") {
  STATIC_REQUIRE(same_form(simplified(log(1_c)), 0_c));
  STATIC_REQUIRE(same_form(simplified(log(ones<3>)), zeros<3>));
  STATIC_REQUIRE(same_form(simplified(log(exp(s))), s));
  STATIC_REQUIRE(same_form(simplified(log(pow<3>(s))), 3_c * log(s)));
  STATIC_REQUIRE(same_form(simplified(log(1_c / s)), -log(s)));
  STATIC_REQUIRE(same_form(simplified(log(det(A))), logdet(A)));
  STATIC_REQUIRE(same_form(simplified(log(det(A) * det(B))), logdet(A) + logdet(B)));
  // log s² is defined for negative s, 2 log s is not
  STATIC_REQUIRE(!same_form(simplified(log(pow<2>(s))), 2_c * log(s)));
  STATIC_REQUIRE(log(1 / s) == -log(s));
  STATIC_REQUIRE(log(s / t) == -log(t / s));
}

TEST_CASE("log: notation") {
  STATIC_REQUIRE(to_text(log(s)) == "log(s)");
  STATIC_REQUIRE(to_text(s * log(s)) == "s log(s)");
  STATIC_REQUIRE(to_latex(log(s + t)) == "\\log\\left(s + t\\right)");
  STATIC_REQUIRE(to_cpp(log(s)) == "log(s)");
}

TEST_CASE("log: value") {
  for (double at : {1e-310, 1e-200, 1e-9, 0.5, 0.999999, 1.0, 1.000001, 2.0, 1e9, 1e300})
    REQUIRE(is_close(log(s)(s = at), std::log(at), 1e-15L));
  for (float at : {1e-30F, 0.5F, 2.0F, 1e30F}) REQUIRE(is_close(log(s)(s = at), std::log(at), 1e-6L));
  REQUIRE(is_close(log(s)(s = 2.5L), std::log(2.5L), 1e-18L));
  REQUIRE(agree(log(x)(x = dense<double, 3>{1, 2, 4}), dense<double, 3>{0, std::log(2.0), std::log(4.0)}));
  REQUIRE(std::isinf(log(s)(s = 0.0)));
  REQUIRE(std::isnan(log(s)(s = -1.0)));
  using complex = std::complex<double>;
  REQUIRE(agree(log(s)(s = complex(1, 2)), std::log(complex(1, 2))));
}

TEST_CASE("log: constexpr value") {
  STATIC_REQUIRE(log(s)(s = 1.0) == 0);
  constexpr double two = log(s)(s = 2.0);
  STATIC_REQUIRE((two > 0.6931471805599452 && two < 0.6931471805599454));
}
