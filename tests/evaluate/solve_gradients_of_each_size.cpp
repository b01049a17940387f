// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "sizes.hpp"

using namespace matgrad;
using namespace sizes;

TEST_CASE("the gradient of cᵀ solve(X, b) of every size, by hand: −X⁻ᵀ c (X⁻¹ b)ᵀ") {
  for_sizes<12>([]<int n>() {
    INFO("n = " << n);
    auto const a = random_invertible<double, n>(n);
    auto const v = random_matrix<double, n, 1>(n + 1);
    auto const w = random_matrix<double, n, 1>(n + 2);
    auto const inverse = reference<n>(a).inverse;
    auto const left = reference_product(transposed_copy(inverse), made<long double, n, 1>(w));
    auto const right = reference_product(inverse, made<long double, n, 1>(v));
    auto const g = as_matrix(grad(transpose(c<n>) * solve(X<n>, b<n>), X<n>)(X<n> = a, b<n> = v, c<n> = w));
    CHECK(agree(g, times(reference_product(left, transposed_copy(right)), -1.0L), 1e-13));
  });
}

TEST_CASE("the gradient of tr(X⁻¹) of every size agrees with finite differences") {
  for_sizes<12>([]<int n>() {
    INFO("n = " << n);
    auto const a = random_invertible<long double, n>(n);
    auto const u = random_matrix<long double, n, n>(n + 1);
    auto const g = as_matrix(grad(tr(inv(X<n>)), X<n>)(X<n> = a));
    CHECK(agrees_with_finite_differences(tr(inv(X<n>)), g, X<n>, a, u));
  });
}
