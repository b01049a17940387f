// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// Cholesky's factors LDLᵀ, the inverse of a positive definite matrix by exchanges, and triangles.
#include "matrices.hpp"

using namespace embedded;
using namespace matgrad::kernels;

namespace {

constexpr native not_a_number = std::numeric_limits<native>::quiet_NaN();

/// NaNs where nobody reads.
template<bool upper, int n>
dense<native, n, n> triangle_of(dense<native, n, n> const& A, native otherwise = not_a_number) {
  return made<n, n>([&](int i, int j) { return i == j || (i < j) == upper ? A(i, j) : otherwise; });
}

void for_both_triangles(auto const& check) {
  check.template operator()<false>();
  check.template operator()<true>();
}

}  // namespace

TEST_CASE("cholesky: solutions, the inverse and L Lᵀ = S, from the lower triangle") {
  for_sizes<1, 2, 3, 4, 6>([]<int n>() {
    auto const S = random_positive_definite<n>(1);
    auto const B = random_matrix<n, 2>(2);
    auto f = triangle_of<false>(S);
    CHECK(cholesky_factor(f));
    dense<native, n, 2> X;
    cholesky_solve(X, f, B);
    CHECK(solves(S, X, B, 2 * n));
    dense<native, n, n> Y;
    cholesky_inverse(Y, f);
    CHECK(is_inverse(Y, S, 2 * n));
    CHECK(Y == transposed_copy(Y));
    auto const of_view = make_ldlt(transpose_of<stored<dense<native, n, n>>>{{&S}});
    CHECK(of_view.positive);
    cholesky_inverse(Y, of_view.factors);
    CHECK(is_inverse(Y, S, 2 * n));
    cholesky_lower(f, f);
    CHECK(agree(plain_product(f, transposed_copy(f)), S, n));
  });
}

TEST_CASE("cholesky: of Pascal's matrix, whose root is Pascal's triangle") {
  for_sizes<1, 2, 3, 4, 6>([]<int n>() {
    auto const L = pascal_triangle<n>();
    auto f = plain_product(L, transposed_copy(L));
    CHECK(cholesky_factor(f));
    CHECK(agree(cholesky_determinant(f), 1, 8));
    CHECK(agree(cholesky_log_determinant(f), 0, 8, 1));
    cholesky_lower(f, f);
    CHECK(agree(f, L, 8));
  });
}

TEST_CASE("cholesky: at every scale") {
  constexpr int far = std::numeric_limits<native>::max_exponent - 8;
  for_sizes<2, 4, 6>([]<int n>() {
    for (int exponent : {-far, far}) {
      auto S = times(random_positive_definite<n>(2), power_of_two<native>(at_run_time(exponent)));
      CHECK(cholesky_factor(S));
    }
  });
}

TEST_CASE("cholesky: what is not positive definite is refused") {
  for_sizes<2, 4, 6>([]<int n>() {
    auto const refuses = [](dense<native, n, n> S) { return !cholesky_factor(S) && !make_ldlt(S).positive; };
    auto const S = random_positive_definite<n>(1);
    CHECK(refuses(at_run_time(dense<native, n, n>{})));
    CHECK(refuses(times(S, native{-1})));
    CHECK(refuses(at_run_time(made<n, n>([](int i, int j) { return i == j ? 1 : 2; }))));
    CHECK(refuses(at_run_time(made<n, n>([](int i, int j) { return native((i + 1) * (j + 1)) / 10; }))));
    CHECK(refuses(made<n, n>([&](int i, int j) { return i + j == 2 * n - 2 ? not_a_number : S(i, j); })));
  });
}

TEST_CASE("invert_positive_definite: from the lower triangle, exactly symmetric, also in place; and the pivots") {
  for_sizes<1, 2, 3, 4, 6>([]<int n>() {
    auto const S = random_positive_definite<n>(3);
    auto lower = triangle_of<false>(S);
    dense<native, n, n> Y;
    dense<native, n> reciprocals;
    invert_positive_definite(Y, lower, reciprocals);
    CHECK(is_inverse(Y, S, 2 * n));
    CHECK(Y == transposed_copy(Y));
    native determinant = 1;
    for (native r : reciprocals.values) determinant /= r;
    cholesky_factor(lower);
    CHECK(agree(determinant, cholesky_determinant(lower), 2 * n));
    Y = S;
    invert_positive_definite(Y, Y);
    CHECK(is_inverse(Y, S, 2 * n));
    invert_positive_definite(Y, at_run_time(dense<native, n, n>{}));
    CHECK(!has_a_number(Y));
  });
}

TEST_CASE("invert_positive_definite: of a matrix that is nearly singular") {
  for_sizes<2, 3, 4, 6>([]<int n>() {
    // all correlations nearly 1: (1 − r)I + r eeᵀ, whose inverse is I/(1 − r) − eeᵀ r/((1 − r)(1 − r + nr))
    native const little = at_run_time(power_of_two<native>(-std::numeric_limits<native>::digits / 2)), r = 1 - little;
    auto const S = made<n, n>([=](int i, int j) { return i == j ? 1 : r; });
    dense<native, n, n> Y;
    invert_positive_definite(Y, S);
    native const c = r / (little * (little + n * r));
    auto const exact = made<n, n>([=](int i, int j) { return (i == j ? 1 / little : 0) - c; });
    CHECK(agree(Y, exact, 4 * n / little));
    CHECK(is_inverse(Y, S, 4 * n));
  });
}

TEST_CASE("triangular: solve, multiply, invert, determinant; nobody reads the other triangle") {
  for_both_triangles([]<bool upper>() {
    for_sizes<1, 3, 5>([]<int n>() {
      auto const A = random_invertible<n>(4);
      auto const L = triangle_of<upper>(A), whole = triangle_of<upper>(A, 0);
      auto const B = random_matrix<n, 2>(5);
      dense<native, n, 2> X;
      triangular_solve<upper, false>(X, L, B);
      CHECK(solves(whole, X, B, n));
      triangular_solve<upper, true>(X, L, B);
      CHECK(solves(transposed_copy(whole), X, B, n));
      triangular_multiply<upper>(X, L, B);
      CHECK(X == plain_product(whole, B));
      dense<native, n, n> Y;
      triangular_inverse<upper>(Y, L);
      CHECK(is_inverse(Y, whole, n));
      CHECK(Y == triangle_of<upper>(Y, 0));
      native determinant = 1;
      for (int i = 0; i < n; ++i) determinant *= L(i, i);
      CHECK(agree(triangular_determinant(L), determinant, n));
      CHECK(agree(triangular_log_determinant(L), log(determinant), 4));
    });
  });
}

TEST_CASE("triangular: of Pascal's triangle exactly, and of a singular one infinities") {
  for_sizes<1, 3, 5>([]<int n>() {
    dense<native, n, n> Y;
    auto L = pascal_triangle<n>();
    triangular_inverse<false>(Y, L);
    CHECK(Y == inverse_pascal_triangle<n>());
    L(n - 1, n - 1) = 0;
    dense<native, n> x = random_matrix<n>(6);
    triangular_solve<false, false>(x, L, x);
    CHECK(!is_finite(x(n - 1)));
  });
}
