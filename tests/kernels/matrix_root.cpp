// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include <matgrad/kernels/matrix_root.hpp>

#include "../catch.hpp"
#include "matrices.hpp"

using namespace matgrad::kernels;

namespace {

/// Random with eigenvalues near 1 and above: it has a principal root.
template<class T, int n>
dense<T, n, n> with_root(unsigned seed) {
  auto const r = random_matrix<T, n, n>(seed);
  return made<T, n, n>([&](int i, int j) { return r(i, j) + (i == j ? T(n) : T(0)); });
}

template<class T, int n>
void is_root_of(dense<T, n, n> const& X, long double tolerance) {
  dense<T, n, n> Y;
  matrix_root(Y, X);
  REQUIRE(relative_error(reference_product(Y, Y), X) < tolerance);
}

template<class T, int n>
bool has_nan(dense<T, n, n> const& X) {
  for (T x : X.values)
    if (std::isnan(x)) return true;
  return false;
}

}  // namespace

TEST_CASE("matrix_root: while compiling") {
  constexpr auto Y = [] {
    dense<double, 2, 2> y{};
    matrix_root(y, dense<double, 2, 2>{4, 0, 1, 9});
    return y;
  }();
  STATIC_REQUIRE((Y(0, 1) > 0.2 - 1e-14 && Y(0, 1) < 0.2 + 1e-14));  // 1/(2 + 3)
}

TEST_CASE("matrix_root: every size, general and symmetric") {
  for_sizes<10>([]<int n> {
    for (unsigned seed = 1; seed < 10; ++seed) {
      is_root_of(with_root<double, n>(seed), 1e-14L * n);
      is_root_of(with_root<float, n>(seed), 1e-5L * n);
      is_root_of(with_root<long double, n>(seed), 1e-17L * n);
      is_root_of(random_positive_definite<double, n>(seed), 1e-14L * n);
    }
  });
}

TEST_CASE("matrix_root: is principal, as in long double") {
  for_sizes<6>([]<int n> {
    auto const X = with_root<double, n>(5);
    dense<double, n, n> y;
    dense<long double, n, n> exact;
    matrix_root(y, X);
    matrix_root(exact, made<long double, n, n>([&](int i, int j) { return X(i, j); }));
    REQUIRE(relative_error(y, exact) < 1e-14L * n);
  });
  // a rotation's root turns by half the angle
  dense<double, 2, 2> half, turned{std::cos(2.8), std::sin(2.8), -std::sin(2.8), std::cos(2.8)};
  matrix_root(half, turned);
  REQUIRE(relative_error(half, dense<double, 2, 2>{std::cos(1.4), std::sin(1.4), -std::sin(1.4), std::cos(1.4)})
          < 1e-14L);
}

TEST_CASE("matrix_root: at every scale, and ill conditioned") {
  for (double scale : {1e-200, 1e-100, 1e100, 1e200}) {
    is_root_of(times(with_root<double, 4>(2), scale), 1e-13L);
    is_root_of(times(random_positive_definite<double, 4>(2), scale), 1e-13L);
  }
  is_root_of(dense<double, 2, 2>{1e-8, 0, 1, 1e8}, 1e-12L);
  is_root_of(dense<double, 3, 3>{1, 0, 0, 5, 1, 0, 7, -3, 1}, 1e-13L);  // a Jordan block's kin
  is_root_of(hilbert<double, 6>(), 1e-14L);
}

TEST_CASE("matrix_root: of a singular positive semidefinite matrix") {
  is_root_of(dense<double, 2, 2>{1, 1, 1, 1}, 1e-15L);
  dense<double, 3, 3> Y;
  matrix_root(Y, dense<double, 3, 3>{});
  REQUIRE(Y == dense<double, 3, 3>{});
}

TEST_CASE("matrix_root: NaNs where there is no root") {
  dense<double, 2, 2> Y;
  matrix_root(Y, dense<double, 2, 2>{1, 0, 0, -1});
  REQUIRE(has_nan(Y));
  matrix_root(Y, dense<double, 2, 2>{1, 0, 2, -3});
  REQUIRE(has_nan(Y));
  matrix_root(Y, dense<double, 2, 2>{0, 0, 1, 0});
  REQUIRE(has_nan(Y));
}

TEST_CASE("solve_sylvester: A X + X B = C of every shape") {
  for_sizes<5>([]<int n> {
    for_sizes<4>([]<int m> {
      for (unsigned seed = 1; seed < 6; ++seed) {
        auto const check = [&](auto const& A, auto const& B) {
          auto const C = random_matrix<double, n, m>(seed + 40);
          dense<double, n, m> X;
          solve_sylvester(X, A, B, C);
          auto const AX = reference_product(A, X), XB = reference_product(X, B);
          REQUIRE(relative_error(made<double, n, m>([&](int i, int j) { return AX(i, j) + XB(i, j); }), C) < 1e-13L);
        };
        check(with_root<double, n>(seed), with_root<double, m>(seed + 20));
        check(random_positive_definite<double, n>(seed), random_positive_definite<double, m>(seed + 20));
        check(random_positive_definite<double, n>(seed), with_root<double, m>(seed + 20));
      }
    });
  });
}
