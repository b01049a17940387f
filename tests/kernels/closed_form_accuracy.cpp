// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include <matgrad/kernels/closed_form.hpp>

#include "../catch.hpp"
#include "matrices.hpp"

#include <algorithm>
#include <string>
#include <vector>

// Closed forms are to be as accurate as elimination with partial pivoting, whatever the condition: over many matrices of a
// kind, the median and the 99th percentile of the error are at most 10 times those of the elimination.

using namespace matgrad::kernels;

namespace {

/// The inverse by LU with partial pivoting as in a textbook, and the determinant.
template<class T, int n>
struct eliminated {
  dense<T, n, n> inverse;
  T determinant = 1;

  explicit eliminated(dense<T, n, n> a) {
    inverse = made<T, n, n>([](int i, int j) { return i == j; });
    for (int k = 0; k < n; ++k) {
      int p = k;
      for (int i = k; i < n; ++i)
        if (std::fabs(a(i, k)) > std::fabs(a(p, k))) p = i;
      if (p != k) determinant = -determinant;
      determinant *= a(p, k);
      for (int j = 0; j < n; ++j) {
        std::swap(a(p, j), a(k, j));
        std::swap(inverse(p, j), inverse(k, j));
      }
      for (int i = k + 1; i < n; ++i) {
        T const l = a(i, k) / a(k, k);
        for (int j = k; j < n; ++j) a(i, j) -= l * a(k, j);
        for (int j = 0; j < n; ++j) inverse(i, j) -= l * inverse(k, j);
      }
    }
    for (int j = 0; j < n; ++j)
      for (int i = n - 1; i >= 0; --i) {
        for (int k = i + 1; k < n; ++k) inverse(i, j) -= a(i, k) * inverse(k, j);
        inverse(i, j) /= a(i, i);
      }
  }
};

std::mt19937 generator(1);

template<int n>
dense<long double, n, n> random_orthogonal() {
  std::normal_distribution<double> normal;
  auto q = made<long double, n, n>([&](int, int) { return normal(generator); });
  for (int j = 0; j < n; ++j) {
    auto dot = [&](int k) {
      long double sum = 0;
      for (int i = 0; i < n; ++i) sum += q(i, j) * q(i, k);
      return sum;
    };
    for (int again = 0; again < 2; ++again)
      for (int k = 0; k < j; ++k) {
        long double const along = dot(k);
        for (int i = 0; i < n; ++i) q(i, j) -= along * q(i, k);
      }
    long double const length = std::sqrt(dot(j));
    for (int i = 0; i < n; ++i) q(i, j) /= length;
  }
  return q;
}

/// U diag(value(0), value(1), ...) Vᵀ with random orthogonal U and V; V = U where it is to be positive definite.
template<promise given, class T, int n>
dense<T, n, n> with_singular_values(auto value) {
  auto const U = random_orthogonal<n>(), V = given == promise::positive_definite ? U : random_orthogonal<n>();
  return made<T, n, n>([&](int i, int j) {
    long double sum = 0;
    for (int k = 0; k < n; ++k) sum += U(i, k) * static_cast<long double>(value(k)) * V(j, k);
    return sum;
  });
}

struct errors {
  std::vector<long double> of;
  long double percentile(int p) {
    std::sort(of.begin(), of.end());
    return of[(of.size() - 1) * static_cast<unsigned>(p) / 100];
  }
};

/// Returns which part of the matrices was not trusted.
template<promise given, class T, int n>
double compare(std::string const& kind, auto matrix, int count = 1000) {
  errors inverse, eliminated_inverse, det, eliminated_det;
  int careful = 0;
  for (int k = 0; k < count; ++k) {
    dense<T, n, n> const A = matrix();
    reference<n> const exact(A);
    eliminated<T, n> const other(A);
    scaled_inverse<T, n> closed;
    invert_closed<false, given>(closed, A);
    careful += !closed.trusted;
    auto off = [&](T x) { return std::fabs((static_cast<long double>(x) - exact.determinant) / exact.determinant); };
    inverse.of.push_back(relative_error(times(closed.matrix, closed.factor), exact.inverse));
    eliminated_inverse.of.push_back(relative_error(other.inverse, exact.inverse));
    det.of.push_back(std::fmax(off(closed.determinant), off(determinant(A))));
    eliminated_det.of.push_back(off(other.determinant));
  }
  constexpr long double rounding = std::numeric_limits<T>::epsilon();
  for (int p : {50, 99}) {
    INFO(kind << ", n = " << n << ", " << 8 * sizeof(T) << " bits, percentile " << p);
    CHECK(inverse.percentile(p) <= 10 * eliminated_inverse.percentile(p) + rounding);
    CHECK(det.percentile(p) <= 10 * eliminated_det.percentile(p) + rounding);
  }
  return static_cast<double>(careful) / count;
}

template<promise given, class T, int n>
void compare_at(double condition) {
  std::string const at = " condition " + std::to_string(condition);
  auto kind = [&](char const* name, auto value) {
    compare<given, T, n>(name + at, [&] { return with_singular_values<given, T, n>(value); });
  };
  kind("singular values evenly spaced in the logarithm,",
       [&](int k) { return std::pow(condition, -double(k) / (n - 1)); });
  kind("one small singular value,", [&](int k) { return k == n - 1 ? 1 / condition : 1.; });
  kind("two small singular values,", [&](int k) { return k >= n - 2 ? 1 / condition : 1.; });
  kind("one large singular value,", [&](int k) { return k == 0 ? 1. : 1 / condition; });
}

}  // namespace

TEMPLATE_TEST_CASE("closed forms: uniform entries, nearly always without care", "", double, float) {
  for_sizes<4>([]<int n> {
    double const careful = compare<promise::nothing, TestType, n>(
        "uniform",
        [] {
          std::uniform_real_distribution<double> uniform(-1, 1);
          return made<TestType, n, n>([&](int, int) { return uniform(generator); });
        },
        4000);
    if constexpr (n > 2) CHECK(careful <= (n == 3 ? 0.03 : 0.06));
  });
}

TEST_CASE("closed forms: as accurate as elimination with partial pivoting") {
  auto at_each_condition = []<promise given, int n> {
    for (double condition : {10., 30., 60., 1e3, 1e6, 1e9, 1e12}) compare_at<given, double, n>(condition);
    for (double condition : {10., 30., 60., 1e3, 1e6}) compare_at<given, float, n>(condition);
  };
  for_sizes<4>([&]<int n> {
    if constexpr (n > 1) at_each_condition.template operator()<promise::nothing, n>();
    if constexpr (n > 1 && n < 4) at_each_condition.template operator()<promise::positive_definite, n>();
  });
}
