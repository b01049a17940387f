// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include <matgrad/kernels/cholesky.hpp>
#include <matgrad/kernels/field.hpp>
#include <matgrad/kernels/lanes.hpp>
#include <matgrad/kernels/product.hpp>

#include "../catch.hpp"
#include "counting.hpp"
#include "matrices.hpp"

using namespace matgrad::kernels;

TEST_CASE("cholesky: while compiling") {
  constexpr auto inverse = [] {
    dense<double, 2, 2> A{4, 2, 2, 2}, out{};
    if (!cholesky_factor(A)) return out;
    cholesky_inverse(out, A);
    return out;
  }();
  STATIC_REQUIRE(inverse == dense<double, 2, 2>{0.5, -0.5, -0.5, 1});
}

TEST_CASE("cholesky: solve, inverse, log-determinant and root of every size") {
  for_sizes<14>([]<int n> {
    for (unsigned seed = 1; seed < 10; ++seed) {
      auto const A = random_positive_definite<double, n>(seed);
      auto const B = random_matrix<double, n, 2>(seed);
      reference<n> const exact(A);
      auto const inverse = made<double, n, n>([&](int i, int j) { return exact.inverse(i, j); });
      auto f = A;
      for (int j = 0; j < n; ++j)
        for (int i = 0; i < j; ++i) f(i, j) = std::numeric_limits<double>::quiet_NaN();  // the lower triangle is enough
      REQUIRE(cholesky_factor(f));

      dense<double, n, 2> X;
      cholesky_solve(X, f, B);
      REQUIRE(relative_error(X, reference_product(inverse, B)) < 1e-14L);
      X = B;
      cholesky_solve(X, f, X);
      REQUIRE(relative_error(X, reference_product(inverse, B)) < 1e-14L);

      dense<double, n, n> Y;
      cholesky_inverse(Y, f);
      REQUIRE(relative_error(Y, inverse) < 1e-14L);
      REQUIRE(Y == transposed_copy(Y));
      REQUIRE(is_close(cholesky_determinant(f), exact.determinant, 1e-13L));
      REQUIRE(is_close(cholesky_log_determinant(f), std::log(exact.determinant), 1e-13L, 1e-13L));

      cholesky_lower(f, f);
      REQUIRE(relative_error(reference_product(f, transposed_copy(f)), A) < 1e-15L * n);
    }
  });
}

TEST_CASE("cholesky: the factors of a view, in one value with what they say") {
  auto const A = random_positive_definite<double, 5>();
  auto const ld = make_ldlt(transpose_of<stored<dense<double, 5, 5>>>{{&A}});
  REQUIRE(ld.positive);
  dense<double, 5, 5> Y;
  cholesky_inverse(Y, ld.factors);
  REQUIRE(relative_error(Y, reference<5>(A).inverse) < 1e-15L);
  REQUIRE(!make_ldlt(times(A, -1.0)).positive);
  STATIC_REQUIRE(make_ldlt(dense<double, 2, 2>{4, 2, 2, 2}).positive);
}

TEST_CASE("cholesky: as positive definite at every scale, and when graded") {
  for_sizes<12>([]<int n> {
    for (double scale : {1e-250, 1e-100, 1e100, 1e250}) {
      auto A = times(random_positive_definite<double, n>(2), scale);
      REQUIRE(cholesky_factor(A));
    }
    auto D = made<double, n, n>([](int i, int j) { return i == j ? std::pow(10.0, 20 * (i % 7) - 60) : 0; });
    REQUIRE(cholesky_factor(D));
  });
}

TEST_CASE("cholesky: Hilbert matrices, as far as they are positive definite in double") {
  for_sizes<11>([]<int n> {
    auto H = hilbert<double, n>();
    auto const exact = reference<n>(H).inverse;
    REQUIRE(cholesky_factor(H));
    dense<double, n, n> Y;
    cholesky_inverse(Y, H);
    if (n <= 8) REQUIRE(relative_error(Y, exact) < 1e-16L * std::exp(3.5L * n));
  });
}

TEST_CASE("cholesky: what is not positive definite is refused") {
  for_sizes<12>([]<int n> {
    dense<double, n, n> Z{};
    REQUIRE(!cholesky_factor(Z));
    auto negative = times(random_positive_definite<double, n>(), -1.0);
    REQUIRE(!cholesky_factor(negative));
    auto not_a_number = random_positive_definite<double, n>();
    not_a_number(n - 1, n - 1) = std::numeric_limits<double>::quiet_NaN();
    REQUIRE(!cholesky_factor(not_a_number));
    if constexpr (n > 1) {
      auto indefinite = made<double, n, n>([](int i, int j) { return i == j ? 1 : 2; });
      REQUIRE(!cholesky_factor(indefinite));
      auto rank_one = made<double, n, n>([](int i, int j) { return (i + 1) * 0.1 * (j + 1); });
      REQUIRE(!cholesky_factor(rank_one));
    }
  });
}

TEST_CASE("cholesky: exact in the prime field") {
  STATIC_REQUIRE([] {
    constexpr dense<field, 3, 3> A{2, 3, 5, 3, 7, 11, 5, 11, 13};
    auto f = A;
    dense<field, 3, 3> Y{}, I{};
    bool const factored = cholesky_factor(f);
    cholesky_inverse(Y, f);
    multiply(I, A, Y);
    return factored && I == dense<field, 3, 3>{1, 0, 0, 0, 1, 0, 0, 0, 1};
  }());
}

TEST_CASE("cholesky: n(n − 1)(2n + 5)/6 operations to factor, n(2n − 1) a column to solve, 2n(n² − 1)/3 to invert") {
  for_sizes<9>([]<int n> {
    auto A = made<counting, n, n>([](int i, int j) { return i == j ? 2 * n : 1 / (1.0 + i + j); });
    dense<counting, n, 2> X{};
    dense<counting, n, n> Y;
    REQUIRE(operations([&] { A = make_ldlt(A).factors; }) == counts{n * (n - 1) * (2 * n + 5) / 6, n});
    REQUIRE(operations([&] { cholesky_solve(X, A, X); }) == counts{2 * n * (2 * n - 1), 0});
    REQUIRE(operations([&] { cholesky_inverse(Y, A); }) == counts{2 * n * (n * n - 1) / 3, 0});
  });
}

TEST_CASE("cholesky: several problems in lanes, of which one is not positive definite") {
  if constexpr (constexpr int W = lanes_of<double>; W > 1) {
    using numbers = lanes<double, W>;
    for_sizes<9>([]<int n> {
      dense<numbers, n, n> S, Y;
      for (int k = 0; k < W; ++k) {
        auto const A = times(random_positive_definite<double, n>(unsigned(k)), k == 1 ? -1.0 : 1.0);
        for (int i = 0; i < n * n; ++i) S.values[i].set(k, A.values[i]);
      }
      auto const ld = make_ldlt(S);
      cholesky_inverse(Y, ld.factors);
      for (int k = 0; k < W; ++k) {
        REQUIRE(ld.positive[k] == (k != 1));
        auto const A = made<double, n, n>([&](int i, int j) { return S(i, j)[k]; });
        REQUIRE(relative_error(made<double, n, n>([&](int i, int j) { return Y(i, j)[k]; }), reference<n>(A).inverse)
                < 1e-14L);
      }
    });
  }
}
