// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "matrices.hpp"

#include <algorithm>
#include <limits>
#include <random>
#include <vector>

using namespace matgrad;

// The promise: X⁻¹, X⁻¹b and det X have at most ten times the error of elimination with partial pivoting, in the median and
// at the 99th percentile, of random matrices of every condition; and of the matrices that textbooks warn of.

namespace {

template<int n>
constexpr auto X = matrix<"X", n>;
template<int n>
constexpr auto b = vector<"b", n>;

// ---- matrices ----

using generator = std::mt19937_64;

template<class T, int n>
dense<T, n, n> uniform(generator& random) {
  std::uniform_real_distribution<double> entry(-1, 1);
  return made<T, n, n>([&](int, int) { return entry(random); });
}

/// Gram and Schmidt's, twice, of normally distributed columns.
template<int n>
dense<long double, n, n> orthogonal(generator& random) {
  std::normal_distribution<double> normal;
  auto q = made<long double, n, n>([&](int, int) { return normal(random); });
  for (int j = 0; j < n; ++j) {
    for (int again = 0; again < 2; ++again)
      for (int k = 0; k < j; ++k) {
        long double inner = 0;
        for (int i = 0; i < n; ++i) inner += q(i, j) * q(i, k);
        for (int i = 0; i < n; ++i) q(i, j) -= inner * q(i, k);
      }
    long double length = 0;
    for (int i = 0; i < n; ++i) length += q(i, j) * q(i, j);
    for (int i = 0; i < n; ++i) q(i, j) /= std::sqrt(length);
  }
  return q;
}

/// Singular values from 1 down to 1/condition, evenly on a logarithmic scale.
template<class T, int n>
dense<T, n, n> of_condition(long double condition, generator& random) {
  auto const u = orthogonal<n>(random), v = orthogonal<n>(random);
  return made<T, n, n>([&](int i, int j) {
    long double sum = 0;
    for (int k = 0; k < n; ++k) sum += u(i, k) * std::pow(condition, -static_cast<long double>(k) / (n - 1)) * v(j, k);
    return sum;
  });
}

// ---- errors ----

/// Of the inverse, a solution and the determinant.
struct errors {
  long double of[3];
};

/// Against the inverse in long double.
template<class T, int n>
errors errors_of(reference<n> const& exact, dense<T, n, 1> const& right, dense<T, n, n> const& inverse,
                 dense<T, n, 1> const& x, T determinant) {
  dense<long double, n, 1> solution{};
  for (int i = 0; i < n; ++i)
    for (int k = 0; k < n; ++k) solution(i, 0) += exact.inverse(i, k) * static_cast<long double>(right(k, 0));
  return {{relative_error(inverse, exact.inverse), relative_error(x, solution),
           std::fabs(static_cast<long double>(determinant) / exact.determinant - 1)}};
}

template<class T, int n>
errors of_matgrad(reference<n> const& exact, dense<T, n, n> const& a, dense<T, n, 1> const& right) {
  return errors_of<T, n>(exact, right, inv(X<n>)(X<n> = a), solve(X<n>, b<n>)(X<n> = a, b<n> = right),
                         det(X<n>)(X<n> = a));
}

template<class T, int n>
errors of_pivoting(reference<n> const& exact, dense<T, n, n> a, dense<T, n, 1> const& right) {
  int pivots[n];
  auto const outcome = kernels::lu_factor(a, pivots);
  dense<T, n, n> inverse;
  kernels::lu_inverse(inverse, a, pivots);
  dense<T, n, 1> x;
  kernels::lu_solve(x, a, pivots, right);
  return errors_of<T, n>(exact, right, inverse, x, kernels::lu_determinant(a, outcome.sign));
}

long double percentile(std::vector<errors>& all, int which, int percent) {
  auto const at = all.begin() + static_cast<std::ptrdiff_t>(all.size() - 1) * percent / 100;
  std::nth_element(all.begin(), at, all.end(),
                   [&](errors const& x, errors const& y) { return x.of[which] < y.of[which]; });
  return at->of[which];
}

constexpr char const* names[] = {"inverse", "solution", "determinant"};

template<class T, int n>
void keeps_the_promise(auto const& next_matrix) {
  generator random(n);
  std::vector<errors> ours, pivoting;
  for (int sample = 0; sample < 500; ++sample) {
    dense<T, n, n> const a = next_matrix(random);
    auto const right = made<T, n, 1>([&](int i, int) { return uniform<T, n>(random)(i, 0); });
    reference<n> const exact(a);
    ours.push_back(of_matgrad<T, n>(exact, a, right));
    pivoting.push_back(of_pivoting<T, n>(exact, a, right));
  }
  for (int which = 0; which < 3; ++which)
    for (int percent : {50, 99}) {
      auto const ulp = static_cast<long double>(std::numeric_limits<T>::epsilon());
      auto const mine = percentile(ours, which, percent), theirs = percentile(pivoting, which, percent);
      INFO("n = " << n << ", " << names[which] << ", percentile " << percent << ": " << mine << " and " << theirs);
      CHECK(mine <= 10 * std::max(theirs, ulp / 2));
    }
}

template<class T, int n>
void of_every_condition(std::initializer_list<long double> conditions) {
  keeps_the_promise<T, n>([](generator& random) { return uniform<T, n>(random); });
  for (long double condition : conditions) {
    INFO("condition " << condition);
    keeps_the_promise<T, n>([&](generator& random) { return of_condition<T, n>(condition, random); });
  }
}

/// One matrix has no percentiles, and pivoting may be lucky: a hundred times its error, or the one to be expected.
template<int n>
void is_as_good_as_pivoting(char const* name, dense<double, n, n> const& a, long double expected = 1e-15L) {
  reference<n> const exact(a);
  auto const right = made<double, n, 1>([](int i, int) { return i % 2 == 0 ? 1.0 : -0.5; });
  auto const ours = of_matgrad<double, n>(exact, a, right), pivoting = of_pivoting<double, n>(exact, a, right);
  for (int which = 0; which < 3; ++which) {
    INFO(name << ", n = " << n << ", " << names[which]);
    CHECK(ours.of[which] <= 100 * std::max(pivoting.of[which], expected));
  }
}

template<int n>
void of_textbook_matrices() {
  if (n <= 8) is_as_good_as_pivoting<n>("Hilbert", hilbert<double, n>());
  generator random(n);
  for (int sample = 0; sample < 20; ++sample) {
    auto const a = uniform<double, n>(random);
    is_as_good_as_pivoting<n>("rows graded",
                              made<double, n, n>([&](int i, int j) { return a(i, j) * std::pow(10.0, -3 * i); }));
    is_as_good_as_pivoting<n>("columns graded",
                              made<double, n, n>([&](int i, int j) { return a(i, j) * std::pow(10.0, -3 * j); }));
    is_as_good_as_pivoting<n>(
        "nearly singular",
        made<double, n, n>([&](int i, int j) { return j < n - 1 ? a(i, j) : a(i, 0) + 1e-9 * a(i, j); }), 1e-7L);
    is_as_good_as_pivoting<n>("small first pivot",
                              made<double, n, n>([&](int i, int j) { return i + j == 0 ? 1e-14 : a(i, j); }));
    for (double scale : {1e-100, 1e100}) {
      auto const scaled = times(a, scale);
      reference<n> const exact(scaled);
      reference<n> const unscaled(a);
      // det X is beyond double from n = 4 on
      dense<double, n, n> const inverse = inv(X<n>)(X<n> = scaled), inverse_of_a = inv(X<n>)(X<n> = a);
      INFO("scaled by " << scale << ", n = " << n);
      CHECK(relative_error(inverse, exact.inverse)
            <= 100 * std::max(relative_error(inverse_of_a, unscaled.inverse), 1e-15L));
    }
  }
}

}  // namespace

// by closed forms
TEST_CASE("accuracy: n = 2") { of_every_condition<double, 2>({1e3L, 1e6L, 1e9L, 1e12L}); }
TEST_CASE("accuracy: n = 3") { of_every_condition<double, 3>({1e3L, 1e6L, 1e9L, 1e12L}); }
TEST_CASE("accuracy: n = 4") { of_every_condition<double, 4>({1e3L, 1e6L, 1e9L, 1e12L}); }
TEST_CASE("accuracy: float, n = 2") { of_every_condition<float, 2>({1e3L, 1e6L}); }
TEST_CASE("accuracy: float, n = 3") { of_every_condition<float, 3>({1e3L, 1e6L}); }
TEST_CASE("accuracy: float, n = 4") { of_every_condition<float, 4>({1e3L, 1e6L}); }
TEST_CASE("accuracy: textbook matrices, n = 3, 4") {
  of_textbook_matrices<3>();
  of_textbook_matrices<4>();
}

// by elimination
TEST_CASE("accuracy: n = 5") { of_every_condition<double, 5>({1e3L, 1e6L, 1e9L, 1e12L}); }
TEST_CASE("accuracy: n = 6") { of_every_condition<double, 6>({1e3L, 1e6L, 1e9L, 1e12L}); }
TEST_CASE("accuracy: n = 7") { of_every_condition<double, 7>({1e3L, 1e6L, 1e9L, 1e12L}); }
TEST_CASE("accuracy: n = 8") { of_every_condition<double, 8>({1e3L, 1e6L, 1e9L, 1e12L}); }
TEST_CASE("accuracy: n = 9") { of_every_condition<double, 9>({1e3L, 1e6L, 1e9L, 1e12L}); }
TEST_CASE("accuracy: n = 10") { of_every_condition<double, 10>({1e3L, 1e6L, 1e9L, 1e12L}); }
TEST_CASE("accuracy: n = 11") { of_every_condition<double, 11>({1e3L, 1e6L, 1e9L, 1e12L}); }
TEST_CASE("accuracy: n = 12") { of_every_condition<double, 12>({1e3L, 1e6L, 1e9L, 1e12L}); }
TEST_CASE("accuracy: float, n = 5, 6, 8, 12") {
  of_every_condition<float, 5>({1e3L, 1e6L});
  of_every_condition<float, 6>({1e3L, 1e6L});
  of_every_condition<float, 8>({1e3L, 1e6L});
  of_every_condition<float, 12>({1e3L, 1e6L});
}
TEST_CASE("accuracy: textbook matrices, n = 6, 8") {
  of_textbook_matrices<6>();
  of_textbook_matrices<8>();
}
