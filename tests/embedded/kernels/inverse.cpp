// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// Inverses by closed forms, n = 1 ... 4, and by elimination, n = 5, 6; with the careful way for what is badly scaled or nearly
// singular. Pascal's matrices P = LLᵀ have whole inverses, det P = 1, and for n = 6 the condition 10⁵.
#include "matrices.hpp"

using namespace embedded;
using namespace matgrad::kernels;

namespace {

template<int n>
constexpr auto X = matgrad::matrix<"X", n>;

template<class T, int n>
constexpr dense<T, n, n> inverse_by_formula(dense<T, n, n> const& A) {
  dense<T, n, n> Y{};
  inv(X<n>).into(Y, X<n> = A);
  return Y;
}

/// 2^(step i).
constexpr native power(int step, int i) { return power_of_two<native>(step * i); }

template<int n>
constexpr auto determinant_of_random = rounded(determinant_of(random_invertible<n, double>(5)));

}  // namespace

TEST_CASE("inv: A A⁻¹ = I") {
  for_sizes<1, 2, 3, 4, 5, 6>([]<int n>() {
    auto const A = random_invertible<n>(1);
    auto const Y = inverse_by_formula(A);
    CHECK(is_inverse(Y, A, 2 * n));
    CHECK(is_inverse(A, Y, 2 * n));
  });
}

TEST_CASE("inv: written out, without pivoting where that goes well") {
  for_sizes<5, 6>([]<int n>() {
    auto const A = random_invertible<n>(1);
    auto const exchanged = made<n, n>([&](int i, int j) { return i == (j + 1) % n ? native(1 + j) : native(0); });
    for (auto const& B : {A, exchanged}) {
      CHECK(is_inverse(matgrad::for_speed(inv(X<n>))(X<n> = B), B, 4 * n));
      CHECK(is_inverse(transposed_copy(matgrad::for_speed(transpose(inv(X<n>)))(X<n> = B)), B, 4 * n));
    }
  });
}

TEST_CASE("inv: as computed in double, while compiling") {
  constexpr auto Y3 = rounded(inverse_by_formula(random_invertible<3, double>(2)));
  constexpr auto Y4 = rounded(inverse_by_formula(random_invertible<4, double>(2)));
  constexpr auto Y6 = rounded(inverse_by_formula(random_invertible<6, double>(2)));
  CHECK(agree(inverse_by_formula(random_invertible<3>(2)), Y3, 8));
  CHECK(agree(inverse_by_formula(random_invertible<4>(2)), Y4, 8));
  CHECK(agree(inverse_by_formula(random_invertible<6>(2)), Y6, 8));
}

TEST_CASE("inv: of Pascal's triangle and of Pascal's matrices") {
  for_sizes<1, 2, 3, 4, 5, 6>([]<int n>() {
    auto const L = pascal_triangle<n>(), R = inverse_pascal_triangle<n>();
    auto const P = plain_product(L, transposed_copy(L));
    CHECK(agree(inverse_by_formula(L), R, 4 * n));
    CHECK(is_inverse(inverse_by_formula(P), P, 4 * n));
    native const condition = binomial(2 * n, n) * binomial(2 * n, n);  // at least
    CHECK(agree(inverse_by_formula(P), plain_product(transposed_copy(R), R), condition));
  });
}

TEST_CASE("inv: at every scale, also where the determinant is out of range") {
  // what is subnormal the M55's vectors take for zero
  constexpr int far = std::numeric_limits<native>::max_exponent - 24;
  for_sizes<1, 2, 3, 4, 5, 6>([]<int n>() {
    auto const A = random_invertible<n>(3);
    auto const Y = inverse_by_formula(A);
    for (int exponent : {-far, -far / 2, far / 2, far}) {
      auto const scaled = inverse_by_formula(times(A, power_of_two<native>(at_run_time(exponent))));
      CHECK(agree(times(scaled, power_of_two<native>(exponent)), Y, 4 * n));
    }
  });
}

TEST_CASE("inv: with rows or columns of very different size") {
  constexpr int step = std::numeric_limits<native>::max_exponent / 10;
  for_sizes<2, 3, 4, 5, 6>([]<int n>() {
    auto const A = random_invertible<n>(4);
    auto const rows = made<n, n>([&](int i, int j) { return A(i, j) * power(-step, i); });
    CHECK(is_inverse(inverse_by_formula(rows), rows, 200));
    auto const columns = made<n, n>([&](int i, int j) { return A(i, j) * power(step, j); });
    CHECK(is_inverse(inverse_by_formula(columns), columns, 200));
  });
}

TEST_CASE("inv: nearly singular, of rank one but for a little") {
  // the last column is the first but for its last third of bits; a small first pivot; I + u vᵀ for a large u
  constexpr int digits = std::numeric_limits<native>::digits;
  native const little = at_run_time(power_of_two<native>(-digits * 2 / 3));
  native const much = at_run_time(power_of_two<native>(digits / 2) / 3);
  for_sizes<2, 3, 4, 5, 6>([=]<int n>() {
    auto const A = times(random_invertible<n>(6), native{1} / 3);
    auto const close = made<n, n>([&](int i, int j) { return j < n - 1 ? A(i, j) : A(i, 0) + little * A(i, j); });
    CHECK(is_inverse(inverse_by_formula(close), close, 8 * n));
    auto const small_pivot = made<n, n>([&](int i, int j) { return i + j == 0 ? little : A(n - 1 - i, j); });
    CHECK(is_inverse(inverse_by_formula(small_pivot), small_pivot, 8 * n));
    auto const B = random_matrix<n, 2>(7);
    auto const moved = made<n, n>([&](int i, int j) { return native(i == j) + much * B(i, 0) * B(j, 1); });
    CHECK(is_inverse(inverse_by_formula(moved), moved, 8 * n));
  });
}

TEST_CASE("inv: a singular matrix has no inverse of numbers") {
  for_sizes<1, 2, 3, 4, 5, 6>([]<int n>() {
    CHECK(!has_a_number(inverse_by_formula(at_run_time(dense<native, n, n>{}))));
    auto A = random_invertible<n>(1);
    for (int j = 0; j < n; ++j) A(n - 1, j) = 0;
    auto const Y = inverse_by_formula(A);
    for (int i = 0; i < n; ++i) CHECK(!is_finite(Y(i, n - 1)));
    A(n - 1, n - 1) = std::numeric_limits<native>::infinity();
    CHECK(!is_inverse(inverse_by_formula(A), A, 1000));
  });
}

TEST_CASE("invert_closed: X⁻¹ or X⁻ᵀ of a matrix or its transpose, and det X") {
  for_sizes<1, 2, 3, 4>([]<int n>() {
    auto const A = random_invertible<n>(5);
    scaled_inverse<native, n> inverse, transposed, of_transpose;
    invert_closed<false>(inverse, A);
    auto const Y = times(inverse.matrix, inverse.factor);
    CHECK(is_inverse(Y, A, 2 * n));
    CHECK(inverse.trusted == true);
    CHECK(agree(inverse.determinant, determinant_of_random<n>, 2 * n));
    invert_closed<true>(transposed, stored<dense<native, n, n>>{&A});
    CHECK(agree(times(transposed.matrix, transposed.factor), transposed_copy(Y), 4));
    invert_closed<false>(of_transpose, transpose_of<stored<dense<native, n, n>>>{{&A}});
    CHECK(agree(times(of_transpose.matrix, of_transpose.factor), transposed_copy(Y), 4));
  });
}

TEST_CASE("invert_closed: of a symmetric matrix only the lower triangle counts") {
  for_sizes<2, 3, 4>([]<int n>() {
    auto const S = random_positive_definite<n>(1);
    auto lower = S;
    for (int j = 0; j < n; ++j)
      for (int i = 0; i < j; ++i) lower(i, j) = std::numeric_limits<native>::quiet_NaN();
    scaled_inverse<native, n> inverse;
    invert_closed<false, promise::symmetric>(inverse, lower);
    CHECK(is_inverse(times(inverse.matrix, inverse.factor), S, 2 * n));
    if constexpr (n < 4) {
      invert_closed<false, promise::positive_definite>(inverse, lower);
      CHECK(is_inverse(times(inverse.matrix, inverse.factor), S, 2 * n));
      invert_closed<false, promise::positive_definite>(inverse, times(S, native{-1}));
      CHECK(!inverse.trusted);
    }
  });
}

TEST_CASE("adjugate, determinant: A adj(A) = det(A) I, also of a singular A") {
  for_sizes<1, 2, 3, 4>([]<int n>() {
    auto const check = [](dense<native, n, n> const& A, native det) {
      dense<native, n, n> adj;
      adjugate_of_any(adj, A);
      CHECK(plain_product(A, adj) == times(identity_matrix<n>(), det));
      CHECK(agree(determinant_of(A), det, 8, 1));
    };
    auto const L = pascal_triangle<n>();
    auto P = plain_product(L, transposed_copy(L));
    check(P, 1);
    for (int i = 0; i < n; ++i) P(i, n - 1) = P(i, 0) - native(n == 1);
    check(P, 0);
  });
}

TEST_CASE("determinant: no overflow on the way") {
  native const large = at_run_time(power_of_two<native>(std::numeric_limits<native>::max_exponent - 4)),
               small = 1 / large;
  CHECK(determinant(dense<native, 2, 2>{small, 0, 0, large}) == 1);
  CHECK(determinant(dense<native, 3, 3>{0, 0, small, large, 0, 0, 0, large, 0}) == large);
  CHECK(!is_finite(determinant(dense<native, 2, 2>{large, 0, 0, large})));
}
