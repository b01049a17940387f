// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// Elimination with partial pivoting: factors, solutions, determinants; and solve, det, logdet as formulas.
#include "matrices.hpp"

using namespace embedded;
using namespace matgrad::kernels;

namespace {

template<int n>
constexpr auto X = matgrad::matrix<"X", n>;
template<int n>
constexpr auto b = matgrad::vector<"b", n>;

/// PLU, multiplied out again.
template<int n>
dense<native, n, n> restored(lu<native, n> const& of) {
  auto const& f = of.factors;
  auto const L = made<n, n>([&](int i, int j) { return i > j ? f(i, j) : native(i == j); });
  auto const U = made<n, n>([&](int i, int j) { return i > j ? native{0} : f(i, j); });
  auto A = plain_product(L, U);
  for (int k = n; k-- > 0;) swap_rows(A, k, of.pivots[k]);
  return A;
}

/// Rows in the reverse order, so that each pivot is found elsewhere.
template<int n>
dense<native, n, n> upside_down(dense<native, n, n> const& A) {
  return made<n, n>([&](int i, int j) { return A(n - 1 - i, j); });
}

}  // namespace

TEST_CASE("lu: factors, solutions, the inverse and determinants of every size") {
  for_sizes<1, 2, 3, 4, 6>([]<int n>() {
    auto const A = upside_down(random_invertible<n>(1));
    auto const B = random_matrix<n, 2>(2);
    auto const f = make_lu(A);
    CHECK(!f.singular);
    CHECK(agree(restored(f), A, 2 * n));
    dense<native, n, 2> Y;
    lu_solve(Y, f.factors, f.pivots, B);
    CHECK(solves(A, Y, B, 2 * n));
    lu_solve_transposed(Y, f.factors, f.pivots, B);
    CHECK(solves(transposed_copy(A), Y, B, 2 * n));
    Y = B;
    lu_solve(Y, f.factors, f.pivots, Y);  // in place
    CHECK(solves(A, Y, B, 2 * n));
    dense<native, n, n> inverse;
    lu_inverse(inverse, f.factors, f.pivots);
    CHECK(is_inverse(inverse, A, 2 * n));
  });
}

TEST_CASE("lu: determinants of Pascal's matrices, of rows exchanged, and their logarithms") {
  for_sizes<2, 3, 4, 6>([]<int n>() {
    auto const L = pascal_triangle<n>();
    auto const P = plain_product(L, transposed_copy(L));
    native const condition = binomial(2 * n, n) * binomial(2 * n, n);
    auto const f = make_lu(P);
    CHECK(agree(lu_determinant(f.factors, f.sign), 1, condition));
    CHECK(agree(lu_log_abs_determinant(f.factors), 0, condition, 1));
    auto const g = make_lu(upside_down(L));
    CHECK(agree(lu_determinant(g.factors, g.sign), n / 2 % 2 == 0 ? 1 : -1, 4 * n));
  });
}

TEST_CASE("solve, det, logdet: as computed in double, while compiling") {
  constexpr auto A3 = random_invertible<3, double>(3);
  constexpr auto A6 = random_invertible<6, double>(3);
  constexpr auto b6 = random_matrix<6, 1, double>(4);
  constexpr auto x6 = rounded(solve(X<6>, b<6>)(X<6> = A6, b<6> = b6));
  constexpr auto det3 = rounded(det(X<3>)(X<3> = A3)), det6 = rounded(det(X<6>)(X<6> = A6));
  constexpr auto logdet6 = rounded(logdet(X<6>)(X<6> = A6));
  auto const A = random_invertible<6>(3);
  CHECK(agree(solve(X<6>, b<6>)(X<6> = A, b<6> = random_matrix<6>(4)), x6, 8));
  CHECK(agree(det(X<3>)(X<3> = random_invertible<3>(3)), det3, 8));
  CHECK(agree(det(X<6>)(X<6> = A), det6, 16));
  CHECK(agree(logdet(X<6>)(X<6> = A), logdet6, 4));
}

TEST_CASE("logdet, det: where a part of the product is out of range") {
  constexpr int far = std::numeric_limits<native>::max_exponent - 8;
  native const large = at_run_time(power_of_two<native>(far));
  auto const D = made<4, 4>([=](int i, int j) { return i != j ? native{0} : i < 2 ? 1 / large : 3 * large; });
  CHECK(agree(det(X<4>)(X<4> = D), 9, 4));
  CHECK(agree(logdet(X<4>)(X<4> = D), rounded(log(9.0)), 8 * far));
  auto const A = random_invertible<5>(5);
  constexpr auto log_of_large = rounded(5 * far * log(2.0));
  native const of_A = logdet(X<5>)(X<5> = A), of_large = logdet(X<5>)(X<5> = times(A, large));
  CHECK(agree(of_large, of_A + log_of_large, 4));
}

TEST_CASE("lu: singular matrices") {
  for_sizes<2, 3, 4, 6>([]<int n>() {
    auto A = random_invertible<n>(1);
    for (int j = 0; j < n; ++j) A(n - 1, j) = 0;
    auto const f = make_lu(A);
    CHECK(f.singular);
    CHECK(!is_invertible(f));
    CHECK(lu_determinant(f.factors, f.sign) == 0);
    CHECK(lu_log_abs_determinant(f.factors) == -std::numeric_limits<native>::infinity());
    auto x = random_matrix<n>(2);
    lu_solve(x, f.factors, f.pivots, x);
    CHECK(!is_finite(x(n - 1)));
  });
}

TEST_CASE("is_invertible: nothing but rounding errors is too small") {
  auto const invertible = [](auto const& A) { return is_invertible(at_run_time(A)); };
  constexpr native large = power_of_two<native>(std::numeric_limits<native>::max_exponent / 2), small = 1 / large;
  CHECK(invertible(dense<native, 2, 2>{1, 1, 1, 1 + 64 * epsilon}));
  CHECK(!invertible(dense<native, 2, 2>{1, 1, 1, 1 + epsilon}));
  CHECK(invertible(dense<native, 2, 2>{small, 0, 0, small}));
  CHECK(invertible(dense<native, 3, 3>{small, 0, 0, 0, 1, 0, 0, 0, large}));
  CHECK(!invertible(dense<native, 3, 3>{1, 2, 3, 2, 4, 6, 1, 1, 1}));
  CHECK(!invertible(dense<native, 3, 3>{}));
  CHECK(!invertible(dense<native, 4, 4>{1, 2, 3, 4, 2, 4, 6, 8, 1, 0, 0, 1, 0, 1, 0, 1}));
  auto const L = pascal_triangle<4>();
  CHECK(invertible(plain_product(L, transposed_copy(L))));
}
