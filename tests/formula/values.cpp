// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include <type_traits>
#include <vector>

// Formulas are values: they own what they hold, and hold nothing but plain numbers.

using namespace matgrad;

namespace {

constexpr auto A = matrix<"A", 2, 2>;
constexpr auto X = matrix<"X", 2, 2>;
constexpr auto x = vector<"x", 2>;
constexpr auto s = scalar<"s">;

constexpr dense<double, 2, 2> a0{1, 2, 3, 4};

template<class F>
constexpr bool is_stateless(F const&) {
  return std::is_empty_v<F> && std::is_trivially_copyable_v<F> && std::is_default_constructible_v<F>;
}

// formulas go in and out of functions
constexpr auto quadratic(formula auto const& B, formula auto const& v) { return transpose(v) * B * v; }
constexpr auto half() { return 0.5 * tr(X); }
auto scaled(double factor) { return factor * X + X; }

constexpr bool proved_inside_a_function() {
  constexpr auto Y = matrix<"Y", 2, 2>;
  constexpr auto f = tr(inv(Y));
  constexpr auto g = grad(f, Y);
  static_assert(g == -transpose(inv(Y) * inv(Y)));
  auto const h = f + 1;
  return h == 1 + tr(inv(Y));
}

}  // namespace

TEST_CASE("formulas without plain numbers are stateless") {
  STATIC_REQUIRE(is_stateless(X));
  STATIC_REQUIRE(is_stateless(identity<3>));
  STATIC_REQUIRE(is_stateless(2_c));
  STATIC_REQUIRE(is_stateless(A * X + inv(A) - X.T() / s));
  STATIC_REQUIRE(is_stateless(ratio<1, 2> * X));
  STATIC_REQUIRE(is_stateless(grad(tr(inv(X)), X)));
  STATIC_REQUIRE(is_stateless(differential(pow<3>(X), X, A)));
  STATIC_REQUIRE(is_stateless(simplified(grad(tr(inv(X)), X))));
  STATIC_REQUIRE(is_stateless(sqrt(x)));
  STATIC_REQUIRE(is_stateless(X(0_c, 1_c)));
}

TEST_CASE("formulas hold their plain numbers") {
  STATIC_REQUIRE(!is_stateless(0.5 * X));
  STATIC_REQUIRE(sizeof(0.5 * X) == sizeof(double));
  STATIC_REQUIRE(sizeof(0.5F * X) == sizeof(float));
  STATIC_REQUIRE(sizeof(0.5 * X + 0.25 * A) == 2 * sizeof(double));
  STATIC_REQUIRE(std::is_trivially_copyable_v<decltype(0.5 * X)>);
  REQUIRE((0.5 * X - A * 2)(X = a0, A = a0) == dense<double, 2, 2>{-1.5, -3, -4.5, -6});
  REQUIRE((1.5 + s / 4 - 3 * s)(s = 2.0) == -4);
  REQUIRE((s - 1.0)(s = 3.0) == 2);
  REQUIRE((1.0 - s)(s = 3.0) == -2);
  REQUIRE((6.0 / s)(s = 3.0) == 2);
  REQUIRE(tr(0.5 * (2.0 * X + 4.0 * A))(X = a0, A = a0) == 15);
  REQUIRE(grad(0.25 * (s * s) + 3.0 * s, s)(s = 2.0) == 4);
  REQUIRE(differential(2.0 * X, X, 3.0 * A)(A = a0) == dense<double, 2, 2>{6, 12, 18, 24});
}

TEST_CASE("plain numbers keep their order through derivatives and simplification") {
  constexpr auto f = 2.0 * tr(X * A) + 3.0 * s * tr(X) - 5.0 * s;
  REQUIRE(f(X = a0, A = a0, s = 1.0) == 2 * 29 + 3 * 5 - 5);
  REQUIRE(grad(f, s)(X = a0, s = 1.0) == 3 * 5 - 5);
  REQUIRE(grad(f, X)(A = a0, s = 1.0) == dense<double, 2, 2>{2 * 1 + 3, 2 * 3, 2 * 2, 2 * 4 + 3});
  REQUIRE(simplified(f)(X = a0, A = a0, s = 1.0) == 68);
  REQUIRE((f == simplified(f)));
}

TEST_CASE("a formula is safe with auto") {
  auto f = A * X;
  auto g = f + f;
  {
    auto temporary = 0.5 * g;
    auto h = temporary - f;
    REQUIRE(h(A = a0, X = a0) == dense<double, 2, 2>{});
  }
  auto copy = g;
  REQUIRE((copy == 2 * A * X));
  auto const m = scaled(2.0);
  REQUIRE(m(X = a0) == dense<double, 2, 2>{3, 6, 9, 12});
}

TEST_CASE("formulas come from functions and go into them") {
  STATIC_REQUIRE(quadratic(A, x) == transpose(x) * A * x);
  STATIC_REQUIRE(grad(quadratic(A + A.T(), x), x) == 2 * (A + A.T()) * x);
  STATIC_REQUIRE(half()(X = a0) == 2.5);
  std::vector<decltype(scaled(0.0))> several{scaled(1), scaled(2), scaled(3)};
  REQUIRE(several[2](X = a0)(1, 1) == 16);
}

TEST_CASE("constexpr formulas live in functions") {
  STATIC_REQUIRE(proved_inside_a_function());
  constexpr auto f = logdet(X);
  constexpr auto g = 0.5 * f;
  STATIC_REQUIRE(grad(g, X) == 0.5 * inv(X).T());
  auto const prove = [](auto h) { return h == h + zeros<2, 2>; };
  STATIC_REQUIRE(prove(X));
}

TEST_CASE("equal formulas have one type, however they came about") {
  STATIC_REQUIRE(std::is_same_v<decltype(A * X), decltype(matrix<"A", 2> * matrix<"X", 2>)>);
  STATIC_REQUIRE(std::is_same_v<decltype(simplified(A + X)), decltype(simplified(X + A))>);
  STATIC_REQUIRE(std::is_same_v<decltype(simplified(grad(tr(X * A), X))), decltype(simplified(transpose(A)))>);
  STATIC_REQUIRE(!std::is_same_v<decltype(A), decltype(X)>);
  STATIC_REQUIRE(std::is_same_v<decltype(ratio<2, 4>), decltype(ratio<1, 2>)>);
  STATIC_REQUIRE(std::is_same_v<decltype(4_c), std::remove_const_t<decltype(ratio<4>)>>);
}
