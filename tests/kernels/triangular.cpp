// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include <matgrad/kernels/field.hpp>
#include <matgrad/kernels/product.hpp>
#include <matgrad/kernels/triangular.hpp>

#include "../catch.hpp"
#include "counting.hpp"
#include "matrices.hpp"

using namespace matgrad::kernels;

namespace {

/// A triangle with a heavy diagonal, and NaNs on the other side: nobody reads them.
template<bool upper, int n>
dense<double, n, n> random_triangle(unsigned seed) {
  auto const r = random_matrix<double, n, n>(seed);
  return made<double, n, n>([&](int i, int j) {
    if (i == j) return r(i, j) < 0 ? r(i, j) - 1 : r(i, j) + 1;
    return (i < j) == upper ? r(i, j) : std::numeric_limits<double>::quiet_NaN();
  });
}
template<bool upper, class T, int n>
dense<T, n, n> with_zeros(dense<T, n, n> const& L) {
  return made<T, n, n>([&](int i, int j) { return i == j || (i < j) == upper ? L(i, j) : T{0}; });
}

void for_both_triangles(auto check) {
  check.template operator()<false>();
  check.template operator()<true>();
}

}  // namespace

TEST_CASE("triangular: while compiling") {
  constexpr auto L = dense<double, 2, 2>{2, 1, 0, 4};
  STATIC_REQUIRE([=] {
    dense<double, 2, 2> inverse{}, identity{};
    triangular_inverse<false>(inverse, L);
    triangular_multiply<false>(identity, L, inverse);
    return identity == dense<double, 2, 2>{1, 0, 0, 1} && inverse == dense<double, 2, 2>{0.5, -0.125, 0, 0.25};
  }());
}

TEST_CASE("triangular: solve, inverse, product and determinant of every size") {
  for_both_triangles([]<bool upper> {
    for_sizes<13>([]<int n> {
      for (unsigned seed = 1; seed < 6; ++seed) {
        auto const L = random_triangle<upper, n>(seed);
        auto const B = random_matrix<double, n, 3>(seed);
        auto const whole = with_zeros<upper>(L);
        reference<n> const exact(whole);
        auto const inverse = made<double, n, n>([&](int i, int j) { return exact.inverse(i, j); });

        dense<double, n, 3> X;
        triangular_solve<upper, false>(X, L, B);
        REQUIRE(relative_error(X, reference_product(inverse, B)) < 1e-13L);
        triangular_solve<upper, true>(X, L, B);
        REQUIRE(relative_error(X, reference_product(transposed_copy(inverse), B)) < 1e-13L);
        triangular_multiply<upper>(X, L, B);
        REQUIRE(relative_error(X, reference_product(whole, B)) < 1e-15L * n);
        auto x = made<double, n, 1>([&](int i, int) { return B(i, 0); });
        triangular_solve<upper, false>(x, L, x);
        triangular_multiply<upper>(x, L, x);
        REQUIRE(relative_error(x, made<double, n, 1>([&](int i, int) { return B(i, 0); })) < 1e-13L);

        dense<double, n, n> Y;
        triangular_inverse<upper>(Y, L);
        REQUIRE(relative_error(Y, inverse) < 1e-13L);
        REQUIRE(Y == with_zeros<upper>(Y));
        Y = L;
        triangular_inverse<upper>(Y, Y);
        REQUIRE(relative_error(Y, inverse) < 1e-13L);

        REQUIRE(is_close(triangular_determinant(L), exact.determinant, 1e-14L));
        REQUIRE(is_close(triangular_log_determinant(L), std::log(std::fabs(exact.determinant)), 1e-13L, 1e-14L));
      }
    });
  });
}

TEST_CASE("triangular: a singular matrix gives infinities and NaNs") {
  dense<double, 3, 3> L{1, 1, 1, 0, 0, 1, 0, 0, 1};
  dense<double, 3, 1> x;
  triangular_solve<false, false>(x, L, dense<double, 3, 1>{1, 2, 3});
  REQUIRE(x(0) == 1);
  REQUIRE(std::isinf(x(1)));
  REQUIRE(!std::isfinite(x(2)));
}

TEST_CASE("triangular: exact in the prime field") {
  STATIC_REQUIRE([] {
    constexpr dense<field, 3, 3> U{2, 0, 0, 3, 7, 0, 5, 11, 13};
    dense<field, 3, 3> Y{}, I{};
    triangular_inverse<true>(Y, U);
    multiply(I, U, Y);
    return I == dense<field, 3, 3>{1, 0, 0, 0, 1, 0, 0, 0, 1};
  }());
}

TEST_CASE("triangular: (n² − n)/2 products a column to solve, n²/2 to multiply, n³/6 to invert") {
  for_both_triangles([]<bool upper> {
    for_sizes<8>([]<int n> {
      auto const L = made<counting, n, n>([](int i, int j) { return 1 + i + j; });
      auto const B = made<counting, n, 2>([](int i, int j) { return 1 + i + j; });
      dense<counting, n, 2> X;
      dense<counting, n, n> Y;
      REQUIRE(operations([&] { triangular_solve<upper, false>(X, L, B); }) == counts{2 * n * n, n});
      REQUIRE(operations([&] { triangular_solve<upper, true>(X, L, B); }) == counts{2 * n * n, n});
      REQUIRE(operations([&] { triangular_multiply<upper>(X, L, B); }) == counts{2 * n * n, 0});
      REQUIRE(operations([&] { triangular_inverse<upper>(Y, L); }) == counts{(n * n * n - n) / 3, n});
    });
  });
}
