// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include <matgrad/kernels/closed_form.hpp>
#include <matgrad/kernels/field.hpp>
#include <matgrad/kernels/product.hpp>

#include "../catch.hpp"
#include "matrices.hpp"

#include <complex>

using namespace matgrad::kernels;

namespace {

template<class T, int n>
constexpr dense<T, n, n> inverse_of(dense<T, n, n> const& a) {
  dense<T, n, n> M{};
  T const r = inverse_pair(M, a);
  for (T& x : M.values) x = r * x;
  return M;
}

}  // namespace

TEST_CASE("adjugate: A adj(A) = det(A) I, also of singular A") {
  static constexpr dense<double, 3, 3> A{1, 4, 7, 2, 5, 8, 3, 6, 9};
  constexpr auto adj = [] {
    dense<double, 3, 3> out{};
    adjugate(out, A);
    return out;
  }();
  STATIC_REQUIRE(adj == dense<double, 3, 3>{-3, 6, -3, 6, -12, 6, -3, 6, -3});
  STATIC_REQUIRE(determinant_small(A) == 0);
  STATIC_REQUIRE(determinant(A) == 0);
  STATIC_REQUIRE(determinant_small(dense<double, 2, 2>{1, 2, 3, 4}) == -2);
  STATIC_REQUIRE(determinant(dense<double, 1, 1>{7}) == 7);
}

TEST_CASE("inverse_pair: as a rule M = adj(A), r = 1/det(A)") {
  STATIC_REQUIRE([] {
    dense<double, 2, 2> M{};
    double const r = inverse_pair(M, dense<double, 2, 2>{1, 2, 3, 4});
    return r == -0.5 && M == dense<double, 2, 2>{4, -2, -3, 1};
  }());
  for_sizes<3>([]<int n> {
    for (unsigned seed = 1; seed < 50; ++seed) {
      auto const A = random_matrix<double, n, n>(seed);
      REQUIRE(relative_error(inverse_of(A), reference<n>(A).inverse) < 1e-11L);
      auto const F = random_matrix<float, n, n>(seed);
      REQUIRE(relative_error(inverse_of(F), reference<n>(F).inverse) < 1e-3L);
      auto const L = random_matrix<long double, n, n>(seed);
      REQUIRE(relative_error(inverse_of(L), reference<n>(L).inverse) < 1e-14L);
    }
    REQUIRE(relative_error(inverse_of(hilbert<double, n>()), reference<n>(hilbert<double, n>()).inverse) < 1e-13L);
  });
}

TEST_CASE("inverse_pair: the matrix may be overwritten") {
  auto A = hilbert<double, 3>();
  double const r = inverse_pair(A, A);
  REQUIRE(is_close(r * A(0, 0), 9, 1e-13L));
  REQUIRE(is_close(r * A(2, 1), -180, 1e-13L));
}

TEST_CASE("inverse_pair: as invertible at every scale") {
  for_sizes<3>([]<int n> {
    auto const A = random_matrix<double, n, n>(7);
    auto const inverse = inverse_of(A);
    for (double scale : {1e-300, 1e-200, 1e-100, 1e-30, 1e30, 1e100, 1e200, 1e300}) {
      REQUIRE(relative_error(times(inverse_of(times(A, scale)), scale), inverse) < 1e-14L);
    }
    auto const F = random_matrix<float, n, n>(7);
    for (float scale : {1e-35f, 1e-20f, 1e20f, 1e35f})
      REQUIRE(relative_error(times(inverse_of(times(F, scale)), scale), inverse_of(F)) < 1e-5L);
  });
}

TEST_CASE("inverse_pair: graded matrices") {
  auto const D = inverse_of(dense<double, 3, 3>{1e-200, 0, 0, 0, 1e-200, 0, 0, 0, 1e200});
  REQUIRE(is_close(D(0, 0), 1e200L, 1e-14L));
  REQUIRE(is_close(D(1, 1), 1e200L, 1e-14L));
  REQUIRE(is_close(D(2, 2), 1e-200L, 1e-14L));
  REQUIRE(D(0, 2) == 0);

  // a whole column is small, and more so than its rows are large
  auto const C = inverse_of(dense<double, 2, 2>{1e-200, 1e-200, 1e200, 2e200});
  REQUIRE(is_close(C(0, 0), 2e200L, 1e-14L));
  REQUIRE(is_close(C(1, 0), -1e-200L, 1e-14L));
  REQUIRE(is_close(C(0, 1), -1e200L, 1e-14L));
  REQUIRE(is_close(C(1, 1), 1e-200L, 1e-14L));
}

TEST_CASE("inverse_pair: singular matrices give infinities and NaNs") {
  auto const has_no_inverse = [](auto const& inverse) {
    for (auto x : inverse.values)
      if (is_finite(x)) return false;
    return true;
  };
  REQUIRE(has_no_inverse(inverse_of(dense<double, 1, 1>{0})));
  REQUIRE(has_no_inverse(inverse_of(dense<double, 2, 2>{0, 0, 0, 0})));
  REQUIRE(has_no_inverse(inverse_of(dense<double, 2, 2>{1, 2, 2, 4})));
  REQUIRE(has_no_inverse(inverse_of(dense<double, 3, 3>{1, 2, 3, 4, 5, 6, 7, 8, 9})));
  REQUIRE(has_no_inverse(inverse_of(dense<float, 3, 3>{1, 2, 3, 2, 4, 6, 0, 0, 0})));
  double const infinity = std::numeric_limits<double>::infinity();
  REQUIRE(has_no_inverse(inverse_of(dense<double, 2, 2>{infinity, 0, 0, 1})));
}

TEST_CASE("determinant: no overflow on the way") {
  STATIC_REQUIRE(determinant(dense<double, 2, 2>{0x1p-900, 0, 0, 0x1p900}) == 1);
  STATIC_REQUIRE(determinant(dense<double, 3, 3>{0, 0, 0x1p-600, 0x1p-600, 0, 0, 0, 0x1p1000, 0}) == 0x1p-200);
  REQUIRE(!is_finite(determinant(dense<double, 2, 2>{1e300, 0, 0, 1e300})));
  for_sizes<3>([]<int n> {
    auto const A = random_matrix<double, n, n>(3);
    REQUIRE(is_close(determinant(A), reference<n>(A).determinant, 1e-13L));
  });
}

TEST_CASE("closed forms of other scalars") {
  using C = std::complex<double>;
  dense<C, 2, 2> const Z{C(1, 1), C(0, 2), C(3, 0), C(1, -1)};
  dense<C, 2, 2> product;
  multiply(product, Z, inverse_of(Z));
  for (int j = 0; j < 2; ++j)
    for (int i = 0; i < 2; ++i) REQUIRE(std::abs(product(i, j) - C(i == j)) < 1e-15);

  static constexpr dense<field, 3, 3> A{2, 3, 5, 7, 11, 13, 17, 19, 23};
  STATIC_REQUIRE([] {
    dense<field, 3, 3> I{};
    multiply(I, A, inverse_of(A));
    return I;
  }() == dense<field, 3, 3>{1, 0, 0, 0, 1, 0, 0, 0, 1});
}
