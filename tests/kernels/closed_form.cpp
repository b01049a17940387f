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
  constexpr auto adjugate_of_A = [] {
    dense<double, 3, 3> out{};
    adjugate(out, A);
    return out;
  }();
  STATIC_REQUIRE(adjugate_of_A == dense<double, 3, 3>{-3, 6, -3, 6, -12, 6, -3, 6, -3});
  STATIC_REQUIRE(determinant_small(A) == 0);
  STATIC_REQUIRE(determinant(A) == 0);
  STATIC_REQUIRE(determinant_small(dense<double, 2, 2>{1, 2, 3, 4}) == -2);
  STATIC_REQUIRE(determinant(dense<double, 1, 1>{7}) == 7);

  static constexpr dense<field, 4, 4> singular{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 10, 12, 14, 17};
  constexpr auto product = [] {
    dense<field, 4, 4> adj{}, zero{};
    adjugate(adj, singular);
    multiply(zero, singular, adj);
    return zero;
  }();
  STATIC_REQUIRE(product == dense<field, 4, 4>{});
}

TEST_CASE("adjugate: each cofactor, in registers as while compiling") {
  for_sizes<4>([]<int n> {
    if constexpr (n > 1)
      for (unsigned seed = 1; seed < 20; ++seed) {
        auto const A = random_matrix<double, n, n>(seed);
        auto const cofactor = [&](int i, int j) {
          auto const minor = made<double, n - 1, n - 1>([&](int r, int c) { return A(r + (r >= i), c + (c >= j)); });
          return (i + j) % 2 == 0 ? determinant(minor) : -determinant(minor);
        };
        dense<double, n, n> adj, cofactors;
        adjugate(adj, A);
        adjugate<true>(cofactors, stored<dense<double, n, n>>{&A});
        REQUIRE(relative_error(adj, made<double, n, n>([&](int i, int j) { return cofactor(j, i); })) < 1e-14L);
        REQUIRE(cofactors == transposed_copy(adj));
        adjugate(cofactors, transpose_view(A));
        REQUIRE(relative_error(cofactors, transposed_copy(adj)) < 1e-14L);
      }
  });
}

TEST_CASE("invert_closed: X⁻¹ or X⁻ᵀ, and det(X)") {
  for_sizes<4>([]<int n> {
    auto check = []<class T>(dense<T, n, n> const& A, long double tolerance) {
      reference<n> const exact(A);
      scaled_inverse<T, n> inverse, transposed;
      invert_closed<false>(inverse, A);
      REQUIRE(relative_error(times(inverse.matrix, inverse.factor), exact.inverse) < tolerance);
      REQUIRE(is_close(inverse.determinant, exact.determinant, tolerance));
      invert_closed<true>(transposed, stored<dense<T, n, n>>{&A});
      REQUIRE(transposed.matrix == transposed_copy(inverse.matrix));
      REQUIRE(transposed.factor == inverse.factor);
      REQUIRE(transposed.trusted == inverse.trusted);
      scaled_inverse<T, n> of_transpose;
      invert_closed<false>(of_transpose, transpose_of<stored<dense<T, n, n>>>{{&A}});
      REQUIRE(of_transpose.matrix == transposed.matrix);
      dense<T, 1, 1> const two{2};
      invert_closed<false>(inverse, multiple_of<stored<dense<T, 1, 1>>, stored<dense<T, n, n>>>{{&two}, {&A}});
      REQUIRE(relative_error(times(inverse.matrix, 2 * inverse.factor), exact.inverse) < tolerance);
    };
    for (unsigned seed = 1; seed < 50; ++seed) {
      check(random_matrix<double, n, n>(seed), 1e-11L);
      check(random_matrix<float, n, n>(seed), 1e-3L);
      check(random_matrix<long double, n, n>(seed), 1e-14L);
    }
    check(hilbert<double, n>(), 1e-12L);
    check(hilbert<float, n>(), 1e-3L);
  });
}

TEMPLATE_TEST_CASE("invert_closed: into columns that stand four numbers apart", "", float, double) {
  using T = TestType;
  scaled_inverse<T, 3> expected;
  scaled_inverse<T, 3, columns_of_four<T, 3>> inverse;
  constexpr bool in_the_same_form = lanes_down<T, 3, columns_of_four<T, 3>> == lanes_for<T>(3);
  auto const is_expected = [&](long double tolerance = 0) {
    auto const M = made<T, 3, 3>([&](int i, int j) { return inverse.matrix(i, j); });
    return is_close(inverse.factor, expected.factor, tolerance)
        && is_close(inverse.determinant, expected.determinant, tolerance) && inverse.trusted == expected.trusted
        && relative_error(M, expected.matrix) <= tolerance;
  };
  for (unsigned seed = 1; seed < 50; ++seed) {
    auto const A = random_matrix<T, 3, 3>(seed);
    invert_closed<true>(expected, A);
    invert_closed<true>(inverse, stored<dense<T, 3, 3> const>{&A});
    REQUIRE(is_expected(in_the_same_form ? 0 : 1e-11L));  // else its determinant is summed in another order
    invert_by_elimination<false, promise::nothing>(expected, A);
    invert_by_elimination<false, promise::nothing>(inverse, A);
    REQUIRE(is_expected());
    auto const S = reference_product(transposed_copy(A), A);
    dense<T, 3, 3> const numbers = made<T, 3, 3>([&](int i, int j) { return static_cast<T>(S(i, j)); });
    invert_closed<false, promise::positive_definite>(expected, numbers);
    invert_closed<false, promise::positive_definite>(inverse, numbers);
    REQUIRE(is_expected());
  }
}

TEST_CASE("invert_closed: of a symmetric matrix only the lower triangle counts") {
  for_sizes<4>([]<int n> {
    for (unsigned seed = 1; seed < 50; ++seed) {
      auto A = random_matrix<double, n, n>(seed);
      for (int j = 0; j < n; ++j)
        for (int i = 0; i < j; ++i) A(i, j) = A(j, i);
      reference<n> const exact(A);
      for (int j = 0; j < n; ++j)
        for (int i = 0; i < j; ++i) A(i, j) = 1e9;
      scaled_inverse<double, n> inverse;
      invert_closed<false, promise::symmetric>(inverse, A);
      REQUIRE(relative_error(times(inverse.matrix, inverse.factor), exact.inverse) < 1e-11L);
      REQUIRE(is_close(inverse.determinant, exact.determinant, 1e-11L));
      REQUIRE(inverse.matrix == transposed_copy(inverse.matrix));
    }
  });
}

TEST_CASE("invert_closed: what cannot be trusted is inverted with care") {
  // A = I + 1000 u vᵀ: two singular values are far from the largest
  dense<double, 3, 3> const A{1001, 2000, 3000, 4000, 8001, 12000, -3000, -6000, -8999};
  scaled_inverse<double, 3> inverse;
  invert_closed<false>(inverse, A);
  REQUIRE(!inverse.trusted);
  REQUIRE(inverse.factor == 1);
  REQUIRE(relative_error(inverse.matrix, reference<3>(A).inverse) < 1e-6L);

  // an affine map is not ill-conditioned because it moves things far
  dense<double, 4, 4> const motion{0, 1, 0, 0, -1, 0, 0, 0, 0, 0, 1, 0, 30, 40, 20, 1};
  scaled_inverse<double, 4> back;
  invert_closed<false>(back, motion);
  REQUIRE(back.trusted);
  REQUIRE(times(back.matrix, back.factor) == dense<double, 4, 4>{0, -1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, -40, 30, -20, 1});
}

TEST_CASE("invert_closed: of a positive definite matrix") {
  for_sizes<3>([]<int n> {
    scaled_inverse<double, n> inverse;
    for (unsigned seed = 1; seed < 50; ++seed) {
      auto S = random_positive_definite<double, n>(seed);
      reference<n> const exact(S);
      for (double unit : {1., 1e-40, 1e100}) {  // at 1e100 the determinant's fourth power is out of range
        auto scaled = S;
        for (double& x : scaled.values) x *= unit;
        for (int j = 0; j < n; ++j)
          for (int i = 0; i < j; ++i) scaled(i, j) = std::nan("");  // never read
        invert_closed<false, promise::positive_definite>(inverse, scaled);
        REQUIRE(relative_error(times(inverse.matrix, inverse.factor * unit), exact.inverse) < 1e-13L);
        REQUIRE(inverse.matrix == transposed_copy(inverse.matrix));
        if (unit == 1) REQUIRE(inverse.trusted);
        if (unit == 1) REQUIRE(is_close(inverse.determinant, exact.determinant, 1e-13L));
      }
      for (double& x : S.values) x = -x;
      invert_closed<false, promise::positive_definite>(inverse, S);
      REQUIRE(!inverse.trusted);
    }
  });
  // correlations of nearly one: all but the largest eigenvalue are small
  dense<double, 3, 3> const S{1, 0.9999, 0.9998, 0.9999, 1, 0.9999, 0.9998, 0.9999, 1};
  scaled_inverse<double, 3> inverse;
  invert_closed<false, promise::positive_definite>(inverse, S);
  REQUIRE(inverse.factor == 1);
  REQUIRE(relative_error(inverse.matrix, reference<3>(S).inverse) < 1e-10L);
  REQUIRE(is_close(inverse.determinant, reference<3>(S).determinant, 1e-10L));
  // two negative eigenvalues: the determinant is positive, the matrix is not
  invert_closed<false, promise::positive_definite>(inverse, dense<double, 3, 3>{-2, 0, 0, 0, -3, 0, 0, 0, 1});
  REQUIRE(!inverse.trusted);
}

TEST_CASE("invert_closed: while compiling") {
  constexpr auto inverse_while_compiling = []<int n>(dense<double, n, n> const& a) {
    scaled_inverse<double, n> inverse{};
    invert_closed<true>(inverse, a);
    return inverse;
  };
  constexpr auto easy = inverse_while_compiling(dense<double, 4, 4>{2, 0, 0, 1, 0, 4, 0, 0, 0, 0, 8, 0, 0, 0, 0, 1});
  STATIC_REQUIRE(easy.trusted);
  STATIC_REQUIRE(easy.determinant == 64);
  STATIC_REQUIRE(easy.matrix == dense<double, 4, 4>{32, 0, 0, 0, 0, 16, 0, 0, 0, 0, 8, 0, -32, 0, 0, 64});
  constexpr auto graded = inverse_while_compiling(dense<double, 3, 3>{0x1p-300, 0, 0, 0, 0x1p300, 0, 0, 0, 2});
  STATIC_REQUIRE(graded.matrix == dense<double, 3, 3>{0x1p300, 0, 0, 0, 0x1p-300, 0, 0, 0, 0.5});
  STATIC_REQUIRE(graded.determinant == 2);
}

TEST_CASE("inverse_pair: as a rule M = adj(A), r = 1/det(A)") {
  STATIC_REQUIRE([] {
    dense<double, 2, 2> M{};
    double const r = inverse_pair(M, dense<double, 2, 2>{1, 2, 3, 4});
    return r == -0.5 && M == dense<double, 2, 2>{4, -2, -3, 1};
  }());
  for_sizes<4>([]<int n> {
    for (unsigned seed = 1; seed < 50; ++seed) {
      auto const A = random_matrix<double, n, n>(seed);
      REQUIRE(relative_error(inverse_of(A), reference<n>(A).inverse) < 1e-11L);
      auto const F = random_matrix<float, n, n>(seed);
      REQUIRE(relative_error(inverse_of(F), reference<n>(F).inverse) < 1e-3L);
      auto const L = random_matrix<long double, n, n>(seed);
      REQUIRE(relative_error(inverse_of(L), reference<n>(L).inverse) < 1e-14L);
    }
    REQUIRE(relative_error(inverse_of(hilbert<double, n>()), reference<n>(hilbert<double, n>()).inverse) < 1e-12L);
  });
}

TEST_CASE("inverse_pair: the matrix may be overwritten") {
  auto A = hilbert<double, 3>();
  double const r = inverse_pair(A, A);
  REQUIRE(is_close(r * A(0, 0), 9, 1e-13L));
  REQUIRE(is_close(r * A(2, 1), -180, 1e-13L));
}

TEST_CASE("inverse_pair: as invertible at every scale") {
  for_sizes<4>([]<int n> {
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
  REQUIRE(has_no_inverse(inverse_of(made<double, 4, 4>([](int i, int j) { return 4 * i + j; }))));
  REQUIRE(determinant(made<double, 4, 4>([](int i, int j) { return 4 * i + j; })) == 0);
  double const infinity = std::numeric_limits<double>::infinity();
  REQUIRE(has_no_inverse(inverse_of(dense<double, 2, 2>{infinity, 0, 0, 1})));
}

TEST_CASE("determinant: no overflow on the way") {
  STATIC_REQUIRE(determinant(dense<double, 2, 2>{0x1p-900, 0, 0, 0x1p900}) == 1);
  STATIC_REQUIRE(determinant(dense<double, 3, 3>{0, 0, 0x1p-600, 0x1p-600, 0, 0, 0, 0x1p1000, 0}) == 0x1p-200);
  REQUIRE(!is_finite(determinant(dense<double, 2, 2>{1e300, 0, 0, 1e300})));
  for_sizes<4>([]<int n> {
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
