// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include <matgrad/kernels/field.hpp>
#include <matgrad/kernels/product.hpp>

#include "../catch.hpp"
#include "matrices.hpp"

#include <complex>

using namespace matgrad::kernels;

constexpr dense<double, 2, 2> A{1, 2, 3, 4};

TEST_CASE("multiply: while compiling") {
  STATIC_REQUIRE([] {
    dense<double, 2, 2> out{};
    multiply(out, A, A);
    return out;
  }() == dense<double, 2, 2>{7, 10, 15, 22});
  STATIC_REQUIRE([] {
    dense<double, 2, 2> out{};
    multiply(out, A, transpose_view(A));
    return out;
  }() == dense<double, 2, 2>{10, 14, 14, 20});
  STATIC_REQUIRE([] {
    field a[]{1, 2, 3, 4}, out[4];
    multiply(field_matrix{out, 2, 2}, field_matrix{a, 2, 2}, field_matrix{a, 2, 2});
    return out[3];
  }() == field(22));
}

TEST_CASE("multiply: rectangles and every size, unrolled or not") {
  for_sizes<14>([]<int n> {
    auto const B = random_matrix<double, n, n>(1);
    auto const C = random_matrix<double, n, n + 1>(2);
    dense<double, n, n + 1> out;
    multiply(out, B, C);
    REQUIRE(relative_error(out, reference_product(B, C)) < 1e-14L);

    auto const x = random_matrix<double, n, 1>(3);
    dense<double, n> y;
    multiply(y, transpose_view(B), x);
    REQUIRE(relative_error(y, reference_product(transposed_copy(B), x)) < 1e-13L);

    dense<double, 1> s;
    multiply(s, transpose_view(x), x);
    REQUIRE(is_close(s(0), reference_product(transposed_copy(x), x)(0)));
  });
}

TEST_CASE("multiply: complex entries") {
  using C = std::complex<double>;
  dense<C, 2, 2> const a{C(1, 1), C(0, 2), C(3, 0), C(1, -1)};
  dense<C, 2, 2> out;
  multiply(out, a, a);
  REQUIRE(out == dense<C, 2, 2>{C(0, 8), C(0, 4), C(6, 0), C(0, 4)});
}
