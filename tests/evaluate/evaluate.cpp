// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

#include <tuple>

using namespace matgrad;

namespace {

constexpr auto A = matrix<"A", 2, 2>;
constexpr auto B = matrix<"B", 2, 2>;
constexpr auto M = matrix<"M", 2, 3>;
constexpr auto X = matrix<"X", 3, 3>;
constexpr auto x = vector<"x", 2>;
constexpr auto s = scalar<"s">;
constexpr auto t = scalar<"t">;

constexpr dense<double, 2, 2> a0{1, 3, 2, 4};
constexpr dense<double, 2, 2> b0{0, 1, 1, 0};
constexpr dense<double, 2> x0{5, 7};

}  // namespace

TEST_CASE("f(X = A): a matrix for a matrix, a number for a number") {
  STATIC_REQUIRE(std::is_same_v<decltype((A * x)(A = a0, x = x0)), dense<double, 2>>);
  STATIC_REQUIRE(std::is_same_v<decltype(M.T()(M = dense<double, 2, 3>{})), dense<double, 3, 2>>);
  STATIC_REQUIRE(std::is_same_v<decltype(tr(A)(A = a0)), double>);
  STATIC_REQUIRE(std::is_same_v<decltype((x.T() * x)(x = x0)), double>);
  STATIC_REQUIRE((A * x)(A = a0, x = x0) == dense<double, 2>{19, 43});
  STATIC_REQUIRE(tr(A)(A = a0) == 5);
}

TEST_CASE("f(X = A): the order of the arguments does not matter, and those that f does not need are ignored") {
  STATIC_REQUIRE((A * x)(x = x0, A = a0) == dense<double, 2>{19, 43});
  STATIC_REQUIRE((A * x)(x = x0, s = 3.0, B = b0, A = a0) == dense<double, 2>{19, 43});
  STATIC_REQUIRE((s - s + t)(t = 2.0, s = 1.0) == 2);
}

TEST_CASE("f(): a formula without symbols") {
  STATIC_REQUIRE(identity<2>() == dense<double, 2, 2>{1, 0, 0, 1});
  STATIC_REQUIRE(tr(identity<3> + ones<3, 3>)() == 6);
  STATIC_REQUIRE(ratio<1, 4>() == 0.25);
}

TEST_CASE("f(X = A): at run time") {
  auto const a = random_matrix<double, 2, 2>(1);
  auto const b = random_matrix<double, 2, 2>(2);
  REQUIRE(agree((A * B - B * A)(A = a, B = b), moved(reference_product(a, b), -1.0, reference_product(b, a))));
  double at = 2;
  auto const f = s * s;
  REQUIRE(f(s = at) == 4);
  at = 3;
  REQUIRE(f(s = at) == 9);
  REQUIRE(f(s = 0.5) == 0.25);
}

TEST_CASE("f(X = A): the numbers' type is the result's") {
  STATIC_REQUIRE(std::is_same_v<decltype(tr(A)(A = dense<float, 2, 2>{})), float>);
  STATIC_REQUIRE(std::is_same_v<decltype(tr(A)(A = dense<long double, 2, 2>{})), long double>);
  STATIC_REQUIRE(std::is_same_v<decltype((s * A)(A = dense<float, 2, 2>{}, s = 2.0F)), dense<float, 2, 2>>);
  STATIC_REQUIRE(std::is_same_v<decltype((0.5 * s)(s = 2.0F)), float>);
  using complex = std::complex<double>;
  STATIC_REQUIRE(std::is_same_v<decltype(det(A)(A = dense<complex, 2, 2>{})), complex>);
  dense<complex, 2, 2> const c{complex(1, 1), complex(0, 2), complex(3, 0), complex(-1, 1)};
  REQUIRE(agree(det(A)(A = c), c(0, 0) * c(1, 1) - c(0, 1) * c(1, 0)));
  REQUIRE(agree((inv(A) * A)(A = c), dense<complex, 2, 2>{1, 0, 0, 1}));
  REQUIRE(agree((0.5 * A)(A = c)(1, 0), complex(0, 1)));
}

TEST_CASE("f(X = A): in every type the same value") {
  constexpr auto f = tr(inv(X)) * logdet(X) + norm(X);
  auto const a = random_invertible<long double, 3>(3);
  auto const expected = f(X = a);
  auto const narrowed = made<double, 3, 3>([&](int i, int j) { return a(i, j); });
  auto const coarse = made<float, 3, 3>([&](int i, int j) { return a(i, j); });
  REQUIRE(agree(f(X = narrowed), expected, 1e-14));
  REQUIRE(agree(f(X = coarse), expected, 1e-5));
}

TEST_CASE("f.into(out, X = A)") {
  dense<double, 2, 2> out{};
  (A * B).into(out, A = a0, B = b0);
  REQUIRE(out == dense<double, 2, 2>{2, 4, 1, 3});
  double number = 0;
  tr(A).into(number, A = a0);
  REQUIRE(number == 5);
}

TEST_CASE("f.into: out may be one of the data") {
  auto a = a0;
  inv(A).into(a, A = a);
  REQUIRE(agree(a, dense<double, 2, 2>{-2, 1.5, 1, -0.5}));
  a = a0;
  A.T().into(a, A = a);
  REQUIRE(a == dense<double, 2, 2>{1, 2, 3, 4});
  a = a0;
  (A * A).into(a, A = a);
  REQUIRE(a == dense<double, 2, 2>{7, 15, 10, 22});
  a = a0;
  (A * B + A.T()).into(a, A = a, B = a);
  REQUIRE(a == dense<double, 2, 2>{8, 17, 13, 26});
  auto v = x0;
  (A * x).into(v, A = a0, x = v);
  REQUIRE(v == dense<double, 2>{19, 43});
  auto big = random_invertible<double, 3>(4);
  auto const before = big;
  inv(X).into(big, X = big);
  REQUIRE(agree(big, reference<3>(before).inverse));
}

TEST_CASE("f.into: while compiling") {
  constexpr auto powers = [] {
    auto a = b0;
    for (int k = 0; k < 3; ++k) (A * A + B).into(a, A = a, B = a0);
    return a;
  }();
  STATIC_REQUIRE(powers == dense<double, 2, 2>{506, 1107, 738, 1613});
}

TEST_CASE("value_and_grad: f and its gradient as one program") {
  constexpr auto f = x.T() * A * x;
  constexpr auto both = value_and_grad(f, x)(A = a0, x = x0);
  STATIC_REQUIRE(both.value == 396);
  STATIC_REQUIRE(both.gradient == dense<double, 2>{45, 81});
  auto const a = random_invertible<double, 3>(5);
  auto const r = value_and_grad(logdet(X), X)(X = a);
  REQUIRE(agree(r.value, logdet(X)(X = a)));
  REQUIRE(agree(r.gradient, transposed_copy(reference<3>(a).inverse)));
  auto const [value, gradient] = value_and_grad(s * s, s)(s = 3.0F);
  STATIC_REQUIRE(std::is_same_v<std::remove_cv_t<decltype(gradient)>, float>);
  REQUIRE(value == 9.0F);
  REQUIRE(gradient == 6.0F);
}

TEST_CASE("value_and_grad: formulas with plain numbers") {
  auto const r = value_and_grad(0.5 * (x.T() * x) + 3.0, x)(x = x0);
  REQUIRE(r.value == 40);
  REQUIRE(r.gradient == x0);
}

TEST_CASE("together: several formulas as one program") {
  constexpr auto three = together(A * B, tr(A), x)(A = a0, B = b0, x = x0);
  STATIC_REQUIRE(std::get<0>(three) == dense<double, 2, 2>{2, 4, 1, 3});
  STATIC_REQUIRE(std::get<1>(three) == 5);
  STATIC_REQUIRE(std::get<2>(three) == x0);
  auto const a = random_invertible<double, 3>(6);
  auto const [d, i, g] = together(det(X), inv(X), grad(det(X), X))(X = a);
  REQUIRE(agree(d, reference<3>(a).determinant));
  REQUIRE(agree(i, reference<3>(a).inverse));
  REQUIRE(agree(g, times(transposed_copy(reference<3>(a).inverse), reference<3>(a).determinant)));
  // the same formula twice
  auto const [once, again] = together(0.5 * s, 0.25 * s + 0.25 * s)(s = 3.0);
  REQUIRE(once == 1.5);
  REQUIRE(again == 1.5);
}

TEST_CASE("together: written where the values are wanted") {
  auto const a = random_invertible<double, 3>(6);
  auto const expected = reference<3>(a).inverse;
  double d = 0;
  float f = 0;
  auto M = a;
  double rows[3][3] = {};
  together(det(X), tr(X), inv(X), X + X).into(d, f, M, rows, X = M);  // M is one of the data
  REQUIRE(agree(d, reference<3>(a).determinant));
  REQUIRE(f == static_cast<float>(a(0, 0) + a(1, 1) + a(2, 2)));
  REQUIRE(agree(M, expected));
  REQUIRE((rows[0][1] == 2 * a(0, 1) && rows[2][0] == 2 * a(2, 0)));
  auto again = a;
  for_size(together(X, inv(X))).into(M, again, X = again);
  REQUIRE((M == a && agree(again, expected)));
  value_and_grad(det(X), X).into(d, M, X = a);
  REQUIRE(agree(M, times(transposed_copy(expected), reference<3>(a).determinant)));
}

TEST_CASE("constexpr: derivatives as numbers") {
  STATIC_REQUIRE(grad(x.T() * A * x, x)(A = a0, x = x0) == dense<double, 2>{45, 81});
  STATIC_REQUIRE(grad(det(A), A)(A = a0) == dense<double, 2, 2>{4, -2, -3, 1});
  STATIC_REQUIRE(differential(A * A, A, B)(A = a0, B = b0) == dense<double, 2, 2>{5, 5, 5, 5});
  STATIC_REQUIRE(partial<0, 1>(A * A, A)(A = a0) == dense<double, 2, 2>{3, 0, 5, 3});
  STATIC_REQUIRE(hvp(x.T() * A * x, x, x)(A = a0, x = x0) == dense<double, 2>{45, 81});
}

TEST_CASE("evaluation: data of two scalar types meet in the wider one") {
  constexpr auto t = scalar<"t">;
  constexpr auto M = matrix<"M", 2>;
  STATIC_REQUIRE((t * M)(M = dense<float, 2, 2>{1, 1, 1, 1}, t = 0.1)(0, 0) == 0.1);
}

TEST_CASE("evaluation: the second derivative of det at a singular matrix") {
  constexpr auto Y = matrix<"Y", 3>;
  constexpr auto second = grad(grad(det(Y), Y)(0_c, 0_c), Y)(Y = dense<double, 3, 3>{1, 0, 0, 0, 1, 0, 0, 0, 0});
  STATIC_REQUIRE(second(1, 1) == 0);
  STATIC_REQUIRE(second(2, 2) == 1);
}
