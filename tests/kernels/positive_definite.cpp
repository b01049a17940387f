// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include <matgrad/kernels/field.hpp>
#include <matgrad/kernels/lu.hpp>
#include <matgrad/kernels/positive_definite.hpp>
#include <matgrad/kernels/product.hpp>

#include "../catch.hpp"
#include "counting.hpp"
#include "matrices.hpp"

#include <algorithm>
#include <vector>

using namespace matgrad::kernels;

TEST_CASE("positive_definite: while compiling") {
  constexpr auto inverse = [] {
    dense<double, 2, 2> out{};
    invert_positive_definite(out, dense<double, 2, 2>{4, 2, 2, 2});
    return out;
  }();
  STATIC_REQUIRE(inverse == dense<double, 2, 2>{0.5, -0.5, -0.5, 1});
}

template<class T, int n>
void check_inverse(long double tolerance) {
  for (unsigned seed = 1; seed < 10; ++seed) {
    auto const A = random_positive_definite<T, n>(seed);
    reference<n> const exact(A);
    auto lower = A;
    for (int j = 0; j < n; ++j)
      for (int i = 0; i < j; ++i) lower(i, j) = std::numeric_limits<T>::quiet_NaN();  // the lower triangle is enough
    dense<T, n, n> Y;
    dense<T, n> reciprocals;
    invert_positive_definite(Y, lower, reciprocals);
    REQUIRE(relative_error(Y, exact.inverse) < tolerance);
    REQUIRE(Y == transposed_copy(Y));
    long double determinant = 1;
    for (T r : reciprocals.values) determinant /= static_cast<long double>(r);
    REQUIRE(
        is_close(determinant, exact.determinant, 10 * n * static_cast<long double>(std::numeric_limits<T>::epsilon())));
    invert_positive_definite(lower, lower);
    REQUIRE(lower == Y);
  }
}

TEST_CASE("positive_definite: the inverse of every size, and the pivots") {
  for_sizes<13>([]<int n> {
    check_inverse<double, n>(1e-14L);
    check_inverse<float, n>(1e-5L);
    check_inverse<long double, n>(1e-17L);
  });
}

TEST_CASE("positive_definite: at every scale, and when graded") {
  for_sizes<12>([]<int n> {
    auto const A = random_positive_definite<double, n>(2);
    reference<n> const exact(A);
    for (double scale : {1e-250, 1e-100, 1e100, 1e250}) {
      dense<double, n, n> Y;
      invert_positive_definite(Y, times(A, scale));
      REQUIRE(relative_error(times(Y, scale), exact.inverse) < 1e-14L);
    }
    auto size = [](int i) { return std::pow(10.0, 20 * (i % 7) - 60); };
    auto const D = made<double, n, n>([&](int i, int j) { return i == j ? size(i) : 0; });
    dense<double, n, n> Y;
    invert_positive_definite(Y, D);
    for (int i = 0; i < n; ++i) REQUIRE(is_close(Y(i, i), 1 / size(i), 1e-15L));
  });
}

namespace {

/// Q D Qᵀ with a random orthogonal Q; the diagonal of D goes from 1 to 1/condition.
template<int n>
dense<double, n, n> with_condition(long double condition, unsigned seed) {
  auto const numbers = random_matrix<double, n, n>(seed);
  dense<long double, n, n> Q;
  for (int j = 0; j < n; ++j) {
    for (int i = 0; i < n; ++i) Q(i, j) = static_cast<long double>(numbers(i, j));
    for (int k = 0; k < 2 * j; ++k) {  // twice, because once leaves rounding errors
      long double dot = 0;
      for (int i = 0; i < n; ++i) dot += Q(i, j) * Q(i, k % j);
      for (int i = 0; i < n; ++i) Q(i, j) -= dot * Q(i, k % j);
    }
    long double square = 0;
    for (int i = 0; i < n; ++i) square += Q(i, j) * Q(i, j);
    for (int i = 0; i < n; ++i) Q(i, j) /= std::sqrt(square);
  }
  auto entry = [&](int i, int j) {
    long double sum = 0;
    for (int k = 0; k < n; ++k) sum += Q(i, k) * Q(j, k) * std::pow(condition, -static_cast<long double>(k) / (n - 1));
    return sum;
  };
  return made<double, n, n>([&](int i, int j) { return i < j ? entry(j, i) : entry(i, j); });
}

long double median(std::vector<long double> x) {
  std::nth_element(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(x.size() / 2), x.end());
  return x[x.size() / 2];
}

}  // namespace

TEST_CASE("positive_definite: as accurate as elimination with pivoting, by the factors and without them") {
  for_sizes<12>([]<int n> {
    if constexpr (n > 1)
      for (long double condition : {1e3L, 1e6L, 1e9L, 1e12L}) {
        std::vector<long double> direct, by_factors, by_lu;
        for (unsigned seed = 1; seed < 40; ++seed) {
          auto const S = with_condition<n>(condition, seed);
          auto const exact = reference<n>(S).inverse;
          dense<double, n, n> Y;
          invert_positive_definite(Y, S);
          direct.push_back(relative_error(Y, exact));
          auto const ld = make_ldlt(S);
          cholesky_inverse(Y, ld.factors);
          by_factors.push_back(relative_error(Y, exact));
          REQUIRE(ld.positive);
          auto const lu = make_lu(S);
          lu_inverse(Y, lu.factors, lu.pivots);
          by_lu.push_back(relative_error(Y, exact));
        }
        REQUIRE(median(direct) < 3 * median(by_lu));
        REQUIRE(median(by_factors) < 3 * median(by_lu));
        REQUIRE(*std::max_element(direct.begin(), direct.end()) < 10 * *std::max_element(by_lu.begin(), by_lu.end()));
      }
  });
}

TEST_CASE("positive_definite: a singular matrix gives infinities or NaNs") {
  for_sizes<12>([]<int n> {
    dense<double, n, n> Y;
    invert_positive_definite(Y, dense<double, n, n>{});
    for (double x : Y.values) REQUIRE(!std::isfinite(x));
  });
}

TEST_CASE("positive_definite: exact in the prime field") {
  STATIC_REQUIRE([] {
    constexpr dense<field, 3, 3> A{2, 3, 5, 3, 7, 11, 5, 11, 13};
    dense<field, 3, 3> Y{}, I{};
    invert_positive_definite(Y, A);
    multiply(I, A, Y);
    return I == dense<field, 3, 3>{1, 0, 0, 0, 1, 0, 0, 0, 1};
  }());
}

TEST_CASE("positive_definite: n³ − n operations and n divisions") {
  for_sizes<9>([]<int n> {
    auto const A = made<counting, n, n>([](int i, int j) { return i == j ? 2 * n : 1 / (1.0 + i + j); });
    dense<counting, n, n> Y;
    REQUIRE(operations([&] { invert_positive_definite(Y, A); }) == counts{n * n * n - n, n});
  });
}
