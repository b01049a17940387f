// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include <matgrad/kernels/field.hpp>
#include <matgrad/kernels/square.hpp>

#include "../catch.hpp"
#include "matrices.hpp"

#include <complex>

using namespace matgrad::kernels;

namespace {

template<class T, int n>
constexpr dense<T, n, n> square_of_dense(dense<T, n, n> A) {
  square(A, A);
  return A;
}

}  // namespace

TEST_CASE("square: A A, while compiling and of any scalar") {
  STATIC_REQUIRE(square_of_dense(dense<double, 1, 1>{3}) == dense<double, 1, 1>{9});
  STATIC_REQUIRE(square_of_dense(dense<double, 2, 2>{1, 2, 3, 4}) == dense<double, 2, 2>{7, 10, 15, 22});
  STATIC_REQUIRE(square_of_dense(dense<double, 3, 3>{1, 2, 3, 4, 5, 6, 7, 8, 10})
                 == dense<double, 3, 3>{30, 36, 45, 66, 81, 102, 109, 134, 169});
  STATIC_REQUIRE(square_of_dense(dense<field, 3, 3>{1, 2, 3, 4, 5, 6, 7, 8, 10})
                 == dense<field, 3, 3>{30, 36, 45, 66, 81, 102, 109, 134, 169});
  STATIC_REQUIRE(square_of_dense(dense<field, 4, 4>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
                 == dense<field, 4, 4>{90, 100, 110, 120, 202, 228, 254, 280, 314, 356, 398, 440, 426, 484, 542, 600});
  using C = std::complex<double>;
  dense<C, 3, 3> const Z{C(0, 1), 0, 0, 0, C(1, 1), 0, 2, 0, 3};
  REQUIRE(square_of_dense(Z) == dense<C, 3, 3>{C(-1), 0, 0, 0, C(0, 2), 0, C(6, 2), 0, 9});
}

TEST_CASE("square: in registers as while compiling") {
  for_sizes<4>([]<int n> {
    for (unsigned seed = 1; seed < 50; ++seed) {
      auto const A = random_matrix<double, n, n>(seed);
      REQUIRE(relative_error(square_of_dense(A), reference_product(A, A)) < 1e-15L);
      auto const F = random_matrix<float, n, n>(seed);
      REQUIRE(relative_error(square_of_dense(F), reference_product(F, F)) < 1e-6L);
      auto const L = random_matrix<long double, n, n>(seed);
      REQUIRE(relative_error(square_of_dense(L), reference_product(L, L)) < 1e-18L);
    }
  });
}

TEST_CASE("square: α A A") {
  dense<double, 3, 3> const A{1, 2, 3, 4, 5, 6, 7, 8, 10};
  dense<double, 3, 3> out{};
  square(out, A, -2.0);
  REQUIRE(out == dense<double, 3, 3>{-60, -72, -90, -132, -162, -204, -218, -268, -338});
  square(out, transpose_view(A), 1.0);
  REQUIRE(out == transposed_copy(square_of_dense(A)));

  auto const B = made<double, 4, 4>([](int i, int j) { return 4 * i + j + 1; });
  dense<double, 4, 4> four;
  square(four, transpose_view(B), -2.0);
  REQUIRE(four == transposed_copy(times(square_of_dense(B), -2.0)));
}

TEST_CASE("square: small entries keep their digits beside large ones") {
  auto const S = square_of_dense(dense<double, 3, 3>{1e-8, 0, 0, 0, 1, 0, 0, 0, 1e8});
  REQUIRE(is_close(S(0, 0), 1e-16L, 1e-15L));
  REQUIRE(S(1, 1) == 1);
  REQUIRE(is_close(S(2, 2), 1e16L, 1e-15L));
}
