// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include <matgrad/kernels/dense.hpp>
#include <matgrad/kernels/in_loops.hpp>
#include <matgrad/kernels/product.hpp>

#include "../catch.hpp"

#include <cmath>

#include "../numbers.hpp"

using namespace matgrad;
using namespace matgrad::kernels;

namespace {

template<int n>
struct inverted {
  dense<double, n, n> inverse;
  dense<double, n> reciprocals{};
  int rows[n]{};

  constexpr explicit inverted(dense<double, n, n> const& A) : inverse(A) {
    invert_in_place(inverse.data(), n, reciprocals.data(), rows);
  }
};

template<int n>
bool is_inverse(dense<double, n, n> const& A) {
  dense<double, n, n> product;
  multiply(product, inverted<n>(A).inverse, A);
  return agree(product, made<double, n, n>([](int i, int j) { return i == j ? 1.0 : 0.0; }));
}

}  // namespace

TEST_CASE("invert_in_place: the inverse, of any size") {
  CHECK(is_inverse<1>({4}));
  CHECK(is_inverse<2>({0, 2, 3, 1}));
  CHECK(is_inverse<3>({0, 2, 0, 0, 0, 3, 4, 0, 0}));
  CHECK(is_inverse<7>(made<double, 7, 7>([](int i, int j) { return (i == j) * 3.0 + (5 * i + 3 * j) % 7 - 2.5; })));
}

TEST_CASE("invert_in_place: a small pivot is exchanged") {
  inverted<2> const of({1e-20, 1, 1, 1});
  CHECK(of.rows[0] == 1);
  CHECK(agree(of.inverse, dense<double, 2, 2>{-1, 1, 1, 0}));
}

TEST_CASE("invert_in_place: the reciprocals of the pivots") {
  STATIC_REQUIRE(inverted<2>({2, 4, 0, 8}).rows[0] == 1);
  STATIC_REQUIRE(inverted<2>({2, 4, 0, 8}).reciprocals == dense<double, 2>{0.25, -0.25});
}

TEST_CASE("invert_in_place: of a singular matrix there is no number") {
  inverted<2> const of({1, 2, 2, 4});
  CHECK(!std::isfinite(of.reciprocals(1)));
  CHECK(!std::isfinite(of.inverse(0, 0)));
}
