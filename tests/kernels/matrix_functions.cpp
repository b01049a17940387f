// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/kernels/expm.hpp>
#include <matgrad/kernels/logm.hpp>
#include <matgrad/kernels/sinm.hpp>

#include "../numbers.hpp"

using namespace matgrad::kernels::matrix_algebra;

namespace {

using real = long double;

/// V diag(f(λ)) V⁻¹ in long double, with eigenvalues λ from −size to size.
template<int n>
auto by_eigenvalues(real size, auto f) {
  auto const V = made<real, n, n>([](int i, int j) { return random_matrix<real, n, n>(9)(i, j) + (i == j ? 3 : 0); });
  auto const D = made<real, n, n>(
      [&](int i, int j) { return i == j ? f(size * (n == 1 ? 1 : 2 * static_cast<real>(i) / (n - 1) - 1)) : 0; });
  return reference_product(reference_product(V, D), reference<n>(V).inverse);
}

template<class T, int n>
void agrees_with_eigenvalues(real size, real tolerance) {
  auto const exactly = by_eigenvalues<n>(size, [](real x) { return x; });
  auto const A = made<T, n, n>([&](int i, int j) { return exactly(i, j); });
  auto const exponential = by_eigenvalues<n>(size, [](real x) { return std::exp(x); });
  auto const trigonometric = sinm_and_cosm(A);
  INFO("n = " << n << ", |λ| ≤ " << static_cast<double>(size));
  CHECK(relative_error(expm(A), exponential) < tolerance);
  CHECK(relative_error(trigonometric.sine, by_eigenvalues<n>(size, [](real x) { return std::sin(x); })) < tolerance);
  CHECK(relative_error(trigonometric.cosine, by_eigenvalues<n>(size, [](real x) { return std::cos(x); })) < tolerance);
  if (size > 5 || size < 0.1L) return;  // there the problem itself, not the method, loses digits
  auto const E = made<T, n, n>([&](int i, int j) { return exponential(i, j); });
  CHECK(relative_error(logm(E), exactly) < 100 * tolerance);
}

}  // namespace

TEST_CASE("expm, logm, sinm, cosm of matrices with known eigenvalues") {
  for (real size : {1e-6L, 0.01L, 0.5L, 2.0L, 10.0L, 40.0L}) {
    for_sizes<6>([size]<int n>() {
      agrees_with_eigenvalues<double, n>(size, 5e-14L);
      agrees_with_eigenvalues<real, n>(size, 5e-17L);
      if (size < 20) agrees_with_eigenvalues<float, n>(size, 2e-5L);
    });
  }
}

TEST_CASE("a derivative does not depend on the size of its direction") {
  auto const X = random_invertible<double, 3>(1), U = random_matrix<double, 3, 3>(2);
  for (double size : {1e-200, 1e-8, 1e8, 1e200}) {
    auto const V = times(U, size);
    auto along = [](auto f, auto const& a, auto const& b) { return last_change(f(moved_along(a, b))); };
    auto check = [&](auto f) { CHECK(relative_error(times(along(f, X, V), 1 / size), along(f, X, U)) < 1e-14L); };
    check([](auto const& A) { return expm(A); });
    check([](auto const& A) { return logm(A); });
    check([](auto const& A) { return sinm_and_cosm(A).sine; });
  }
}

TEST_CASE("the derivative of expm undoes that of logm") {
  auto const X = random_positive_definite<double, 4>(1);
  auto const U = random_matrix<double, 4, 4>(2), V = random_matrix<double, 4, 4>(3);
  auto const back = expm(logm(moved_along(X, U, V)));
  CHECK(relative_error(back.value.value, X) < 1e-13L);
  CHECK(relative_error(back.change.value, U) < 1e-12L);
  CHECK(agree(last_change(back), dense<double, 4, 4>{}, 1e-12));
}

TEST_CASE("logm of a badly conditioned matrix ends") {
  auto const H = hilbert<double, 6>();  // condition 1.5e7
  CHECK(agree(expm(logm(H)), H, 1e-10));
  auto const hard = hilbert<double, 16>();  // beyond double: NaN or not, but soon
  static_cast<void>(logm(hard));
}
