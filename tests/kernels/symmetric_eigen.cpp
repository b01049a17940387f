// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include <matgrad/kernels/symmetric_eigen.hpp>

#include "../catch.hpp"
#include "matrices.hpp"

using namespace matgrad::kernels;

namespace {

template<class T, int n>
dense<T, n, n> random_symmetric(unsigned seed) {
  auto const r = random_matrix<T, n, n>(seed);
  return made<T, n, n>([&](int i, int j) { return r(i, j) + r(j, i); });
}

/// S = V diag(λ) Vᵀ and VᵀV = I to working precision, λ ascending.
template<class T, int n>
void decomposes(dense<T, n, n> const& S) {
  symmetric_eigen<T, n> const of(S);
  auto const tolerance = 8 * n * std::numeric_limits<T>::epsilon();
  auto const& V = of.vectors;
  auto const scaled = made<T, n, n>([&](int i, int j) { return V(i, j) * of.values(j, 0); });
  auto const I = made<T, n, n>([](int i, int j) { return i == j; });
  REQUIRE(relative_error(reference_product(scaled, transposed_copy(V)), S) < tolerance);
  REQUIRE(relative_error(reference_product(transposed_copy(V), V), I) < tolerance);
  for (int k = 1; k < n; ++k) REQUIRE(of.values(k - 1, 0) <= of.values(k, 0));
}

}  // namespace

TEST_CASE("symmetric_eigen: while compiling") {
  constexpr symmetric_eigen<double, 2> of(dense<double, 2, 2>{2, 1, 1, 2});
  STATIC_REQUIRE((of.values(0, 0) > 1 - 1e-15 && of.values(0, 0) < 1 + 1e-15));
  STATIC_REQUIRE((of.values(1, 0) > 3 - 1e-15 && of.values(1, 0) < 3 + 1e-15));
}

TEST_CASE("symmetric_eigen: every size, every type") {
  for_sizes<12>([]<int n> {
    for (unsigned seed = 1; seed < 10; ++seed) {
      decomposes(random_symmetric<double, n>(seed));
      decomposes(random_symmetric<float, n>(seed));
      decomposes(random_symmetric<long double, n>(seed));
    }
  });
}

TEST_CASE("symmetric_eigen: at every scale") {
  for_sizes<6>([]<int n> {
    for (double scale : {1e-300, 1e-100, 1e100, 1e300}) decomposes(times(random_symmetric<double, n>(3), scale));
  });
}

TEST_CASE("symmetric_eigen: repeated eigenvalues, zero, diagonal") {
  for_sizes<6>([]<int n> {
    decomposes(made<double, n, n>([](int i, int j) { return i == j ? 2 : 1; }));
    decomposes(made<double, n, n>([](int i, int j) { return i == j ? 7 - i : 0; }));
    symmetric_eigen<double, n> const zero(dense<double, n, n>{});
    for (int k = 0; k < n; ++k) REQUIRE(zero.values(k, 0) == 0);
    // I + a matrix of ones: 1, …, 1, n + 1
    symmetric_eigen<double, n> const of(made<double, n, n>([](int i, int j) { return i == j ? 2 : 1; }));
    for (int k = 0; k + 1 < n; ++k) REQUIRE(is_close(of.values(k, 0), 1, 1e-14L));
    REQUIRE(is_close(of.values(n - 1, 0), n + 1, 1e-14L));
  });
}

TEST_CASE("symmetric_eigen: Hilbert matrices") {
  for_sizes<10>([]<int n> {
    decomposes(hilbert<double, n>());
    // each small eigenvalue is known relative to itself, as far as the entries determine it
    symmetric_eigen<double, n> const of(
        made<double, n, n>([](int i, int j) { return hilbert<long double, n>()(i, j); }));
    symmetric_eigen<long double, n> const exact(
        made<long double, n, n>([](int i, int j) { return hilbert<double, n>()(i, j); }));
    for (int k = 0; k < n; ++k)
      REQUIRE(is_close(of.values(k, 0), exact.values(k, 0), 0, 4e-16L * n * exact.values(n - 1, 0)));
  });
}

TEST_CASE("symmetric_eigen: a graded positive definite matrix keeps its small eigenvalues") {
  constexpr dense<double, 3, 3> S{1e40, 1e29, 1e19, 1e29, 1e20, 1e9, 1e19, 1e9, 1};  // of Demmel & Veselić (1992)
  symmetric_eigen<double, 3> const of(S);
  REQUIRE(is_close(of.values(0, 0), 0.972L / 0.99L, 1e-13L));
  REQUIRE(is_close(of.values(1, 0), 0.99e20, 1e-13L));
  REQUIRE(is_close(of.values(2, 0), 1e40, 1e-13L));
}

TEST_CASE("symmetric_eigen: a NaN gives NaNs") {
  dense<double, 3, 3> S = hilbert<double, 3>();
  S(2, 1) = std::numeric_limits<double>::quiet_NaN();
  symmetric_eigen<double, 3> const of(S);
  bool found = false;
  for (double x : of.values.values) found = found || std::isnan(x);
  for (double x : of.vectors.values) found = found || std::isnan(x);
  CHECK(found);
}
