// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include <matgrad/kernels/pseudo_inverse.hpp>

#include "../catch.hpp"
#include "matrices.hpp"

using namespace matgrad::kernels;

namespace {

/// Penrose's four equations.
template<class T, int m, int n>
void is_pseudo_inverse(dense<T, n, m> const& Y, dense<T, m, n> const& X, long double tolerance) {
  auto const XY = reference_product(X, Y);
  auto const YX = reference_product(Y, X);
  REQUIRE(relative_error(reference_product(XY, X), X) < tolerance);
  REQUIRE(relative_error(reference_product(YX, Y), Y) < tolerance);
  REQUIRE(relative_error(transposed_copy(XY), XY) < tolerance);
  REQUIRE(relative_error(transposed_copy(YX), YX) < tolerance);
}

template<class T, int m, int n>
dense<T, n, m> pseudo_inverse(dense<T, m, n> const& X) {
  dense<T, n, m> Y;
  pseudo_inverse_of(Y, X);
  return Y;
}

}  // namespace

TEST_CASE("pseudo_inverse: while compiling") {
  constexpr auto Y = [] {
    dense<double, 1, 2> y{};
    pseudo_inverse_of(y, dense<double, 2, 1>{3, 4});
    return y;
  }();
  STATIC_REQUIRE((Y(0, 0) > 0.12 - 1e-15 && Y(0, 0) < 0.12 + 1e-15));
}

TEST_CASE("pseudo_inverse: every shape") {
  for_sizes<6>([]<int m> {
    for_sizes<6>([]<int n> {
      for (unsigned seed = 1; seed < 6; ++seed) {
        auto const X = random_matrix<double, m, n>(seed);
        is_pseudo_inverse(pseudo_inverse(X), X, 1e-12L);
        auto const Z = random_matrix<long double, m, n>(seed);
        is_pseudo_inverse(pseudo_inverse(Z), Z, 1e-15L);
      }
    });
  });
}

TEST_CASE("pseudo_inverse: of every rank") {
  for_sizes<4>([]<int rank> {
    auto const X = reference_product(random_matrix<double, 6, rank>(3), random_matrix<double, rank, 5>(4));
    is_pseudo_inverse(pseudo_inverse(X), X, 1e-13L);
  });
  REQUIRE(pseudo_inverse(dense<double, 3, 2>{}) == dense<double, 2, 3>{});
  auto const ones = made<double, 3, 3>([](int, int) { return 1; });
  REQUIRE(relative_error(pseudo_inverse(ones), made<double, 3, 3>([](int, int) { return 1 / 9.0L; })) < 1e-15L);
}

TEST_CASE("pseudo_inverse: at every scale") {
  for (double scale : {1e-290, 1e-100, 1e100, 1e290}) {
    auto const X = random_matrix<double, 5, 3>(7);
    auto const Y = pseudo_inverse(times(X, scale));
    REQUIRE(relative_error(times(Y, scale), pseudo_inverse(X)) < 1e-13L);
  }
}

TEST_CASE("pseudo_inverse: a NaN gives NaNs") {
  auto X = random_matrix<double, 3, 2>(7);
  X(1, 1) = std::numeric_limits<double>::quiet_NaN();
  bool found = false;
  for (double y : pseudo_inverse(X).values) found = found || std::isnan(y);
  REQUIRE(found);
}
