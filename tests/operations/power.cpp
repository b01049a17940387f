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
constexpr auto X = matrix<"X", 3, 3>;
constexpr auto A = matrix<"A", 3, 3>;

constexpr dense<double, 3> x0{1, 4, 9};

}  // namespace

TEST_CASE("power: shape") {
  STATIC_REQUIRE(rows(pow<3>(s)) == 1);
  STATIC_REQUIRE(rows(sqrt(x)) == 3);
  STATIC_REQUIRE(cols(pow(x, s)) == 1);
}

TEST_CASE("power: differential") {
  STATIC_REQUIRE(differential(pow<3>(s), s, t) == 3 * s * s * t);
  STATIC_REQUIRE(differential(pow<-2>(s), s, t) == -2 * t / pow<3>(s));
  STATIC_REQUIRE(differential(sqrt(s), s, t) == t / (2 * sqrt(s)));
  STATIC_REQUIRE(differential(pow(s, ratio<2, 3>), s, t) == ratio<2, 3> * pow(s, ratio<-1, 3>) * t);
  STATIC_REQUIRE(differential(pow<2>(x), x, u) == 2 * hadamard(x, u));
  STATIC_REQUIRE(differential(sqrt(x), x, u) == ratio<1, 2> * hadamard(pow(x, ratio<-1, 2>), u));
}

TEST_CASE("power: differential of aᵇ") {
  STATIC_REQUIRE(partial(pow(s, t), s) == t * pow(s, t - 1_c));
  STATIC_REQUIRE(partial(pow(s, t), t) == pow(s, t) * log(s));
  STATIC_REQUIRE(partial(pow(x, t), t) == hadamard(pow(x, t), log(x)));
}

TEST_CASE("power: gradient") {
  STATIC_REQUIRE(grad(pow<2>(s), s) == 2 * s);
  STATIC_REQUIRE(grad(1 / s, s) == -1 / (s * s));
  STATIC_REQUIRE(grad(pow<3>(tr(X)), X) == 3 * pow<2>(tr(X)) * identity<3>);
  STATIC_REQUIRE(grad(sqrt(det(X)), X) == ratio<1, 2> * sqrt(det(X)) * transpose(inv(X)));
  STATIC_REQUIRE(grad(sqrt(x.T() * A * x), x) == (A + A.T()) * x / (2 * sqrt(x.T() * A * x)));
  STATIC_REQUIRE(grad(sum(pow<3>(x)), x) == 3 * pow<2>(x));
  STATIC_REQUIRE(grad(sum(pow<-1>(x)), x) == -pow<-2>(x));
}

TEST_CASE("power: identities") {
  STATIC_REQUIRE(same_form(simplified(pow<0>(s)), 1_c));
  STATIC_REQUIRE(same_form(simplified(pow<1>(s)), s));
  STATIC_REQUIRE(same_form(simplified(pow<0>(x)), ones<3>));
  STATIC_REQUIRE(same_form(simplified(pow<2>(pow<3>(s))), pow<6>(s)));
  STATIC_REQUIRE(same_form(simplified(pow<2>(sqrt(s))), s));
  STATIC_REQUIRE(same_form(simplified(sqrt(s) * sqrt(s)), s));
  STATIC_REQUIRE(same_form(simplified(s * sqrt(s)), pow(s, ratio<3, 2>)));
  STATIC_REQUIRE(same_form(simplified(pow(s, 3_c)), pow<3>(s)));
  STATIC_REQUIRE(same_form(simplified(pow<2>(3_c)), 9_c));
  STATIC_REQUIRE(same_form(simplified(pow<-2>(ratio<2, 3>)), ratio<9, 4>));
  STATIC_REQUIRE(same_form(simplified(sqrt(ratio<9, 4>)), ratio<3, 2>));
  STATIC_REQUIRE(same_form(simplified(pow<2>(s * t)), simplified(pow<2>(s) * pow<2>(t))));
  STATIC_REQUIRE(same_form(simplified(sqrt(x.T() * x)), norm(x)));
  // √s² is |s|, which is not s
  STATIC_REQUIRE(!same_form(simplified(sqrt(pow<2>(s))), s));
  STATIC_REQUIRE(sqrt(pow<2>(s)) != s);
}

TEST_CASE("power: notation") {
  STATIC_REQUIRE(to_text(pow<3>(s)) == "s³");
  STATIC_REQUIRE(to_text(sqrt(s)) == "√s");
  STATIC_REQUIRE(to_text(sqrt(s + t)) == "√(s + t)");
  STATIC_REQUIRE(to_text(pow(s, ratio<2, 3>)) == "s^(2/3)");
  STATIC_REQUIRE(to_text(pow(s, t)) == "s^t");
  STATIC_REQUIRE(to_text(pow(s + t, s + t)) == "(s + t)^(s + t)");
  STATIC_REQUIRE(to_latex(sqrt(s + t)) == "\\sqrt{s + t}");
  STATIC_REQUIRE(to_latex(pow(s, t)) == "s^{t}");
  STATIC_REQUIRE(to_cpp(pow<3>(s)) == "pow<3>(s)");
  STATIC_REQUIRE(to_cpp(pow(s, ratio<2, 3>)) == "pow(s, ratio<2, 3>)");
  STATIC_REQUIRE(to_cpp(sqrt(x)) == "sqrt(x)");
}

TEST_CASE("power: value") {
  REQUIRE(pow<5>(s)(s = -2.0) == -32);
  REQUIRE(pow<-2>(s)(s = 4.0F) == 0.0625F);
  REQUIRE(agree(sqrt(s)(s = 2.0L), std::sqrt(2.0L), 1e-18));
  REQUIRE(agree(pow(s, ratio<2, 3>)(s = 8.0), 4.0));
  REQUIRE(agree(pow(s, ratio<-5, 2>)(s = 4.0), 1.0 / 32));
  REQUIRE(agree(pow(s, t)(s = 2.5, t = -1.5), std::pow(2.5, -1.5)));
  REQUIRE(agree(pow(s, 2.5)(s = 1.25), std::pow(1.25, 2.5)));
  REQUIRE(agree(sqrt(x)(x = x0), dense<double, 3>{1, 2, 3}));
  REQUIRE(agree(pow(x, s)(x = x0, s = 0.5), dense<double, 3>{1, 2, 3}));
  REQUIRE(std::isnan(sqrt(s)(s = -1.0)));
  REQUIRE(std::isinf(pow<-1>(s)(s = 0.0)));
}

TEST_CASE("power: constexpr value") {
  STATIC_REQUIRE(pow<5>(s)(s = -2.0) == -32);
  STATIC_REQUIRE(sqrt(x)(x = x0) == dense<double, 3>{1, 2, 3});
  STATIC_REQUIRE(grad(pow<3>(s), s)(s = 2.0) == 12);
}
