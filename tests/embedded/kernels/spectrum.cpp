// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// Eigenvalues of symmetric matrices, and pseudo-inverses.
#include "matrices.hpp"

using namespace embedded;
using namespace matgrad::kernels;

namespace {

constexpr auto S4 = matgrad::symmetric<"S", 4>;

/// S = V diag(λ) Vᵀ and VᵀV = I, λ ascending.
template<int n>
bool decomposes(dense<native, n, n> const& S) {
  symmetric_eigen<native, n> const of(S);
  auto const& V = of.vectors;
  auto const scaled = made<n, n>([&](int i, int j) { return V(i, j) * of.values(j, 0); });
  for (int k = 1; k < n; ++k)
    if (!(of.values(k - 1, 0) <= of.values(k, 0))) return false;
  return agree(plain_product(scaled, transposed_copy(V)), S, 8 * n)
      && agree(plain_product(transposed_copy(V), V), identity_matrix<n>(), 8 * n);
}

/// Penrose's four equations.
template<int m, int n>
bool is_pseudo_inverse(dense<native, n, m> const& Y, dense<native, m, n> const& X) {
  auto const XY = plain_product(X, Y);
  auto const YX = plain_product(Y, X);
  return agree(plain_product(XY, X), X, 100) && agree(plain_product(YX, Y), Y, 100)
      && agree(transposed_copy(XY), XY, 100) && agree(transposed_copy(YX), YX, 100);
}
template<int m, int n>
dense<native, n, m> pseudo_inverse(dense<native, m, n> const& X) {
  dense<native, n, m> Y;
  pseudo_inverse_of(Y, X);
  return Y;
}

}  // namespace

TEST_CASE("symmetric_eigen: S = V diag(λ) Vᵀ, at every scale") {
  constexpr int far = std::numeric_limits<native>::max_exponent - 24;  // small entries are normal numbers, too
  for_sizes<1, 2, 3, 4, 6>([]<int n>() {
    auto const A = random_matrix<n, n>(1);
    auto const S = plain_sum(A, transposed_copy(A));
    CHECK(decomposes(S));
    CHECK(decomposes(times(S, power_of_two<native>(at_run_time(far)))));
    CHECK(decomposes(times(S, power_of_two<native>(at_run_time(-far)))));
    CHECK(decomposes(at_run_time(dense<native, n, n>{})));
    CHECK(decomposes(at_run_time(made<n, n>([](int i, int j) { return i == j ? 2 : 1; }))));  // repeated
  });
}

TEST_CASE("symmetric_eigen: 2 − 2 cos(kπ/(n + 1)) of the second difference, n = 5") {
  auto const D = at_run_time(made<5, 5>([](int i, int j) { return i == j ? 2 : i - j == 1 || j - i == 1 ? -1 : 0; }));
  symmetric_eigen<native, 5> const of(D);
  constexpr native root_3 = rounded(sqrt(3.0));
  CHECK(agree(dense<native, 5>{of.values}, dense<native, 5>{2 - root_3, 1, 2, 3, 2 + root_3}, 8));
}

TEST_CASE("symmetric_eigen: a graded positive definite matrix keeps its small eigenvalue") {
  native const large = at_run_time(power_of_two<native>(std::numeric_limits<native>::digits));
  symmetric_eigen<native, 2> const of(dense<native, 2, 2>{large, 1, 1, 1});
  CHECK(agree(of.values(0, 0), 1 - 1 / large, 4));
  CHECK(agree(of.values(1, 0), large, 4));
}

TEST_CASE("symmetric_eigen: a NaN gives NaNs, soon") {
  auto S = random_positive_definite<3>(2);
  S(2, 1) = std::numeric_limits<native>::quiet_NaN();
  symmetric_eigen<native, 3> const of(S);
  bool all = true;
  for (native x : of.values.values) all = all && is_finite(x);
  for (native x : of.vectors.values) all = all && is_finite(x);
  CHECK(!all);
}

TEST_CASE("eigenvalues: as computed in double, while compiling") {
  constexpr auto expected = rounded(eigenvalues(S4)(S4 = random_positive_definite<4, double>(3)));
  CHECK(agree(eigenvalues(S4)(S4 = random_positive_definite<4>(3)), expected, 16));
}

TEST_CASE("pseudo_inverse: Penrose's equations, tall, wide and square") {
  for_sizes<1, 2, 3, 4>([]<int n>() {
    auto const A = random_invertible<4>(4);
    auto const tall = made<4, n>([&](int i, int j) { return A(i, j); });
    CHECK(is_pseudo_inverse(pseudo_inverse(tall), tall));
    auto const wide = transposed_copy(made<n, 2>([&](int i, int j) { return A(i, j + 1); }));
    CHECK(is_pseudo_inverse(pseudo_inverse(wide), wide));
  });
}

TEST_CASE("pseudo_inverse: of every rank, and at every scale") {
  for_sizes<1, 2, 3>([]<int rank>() {
    auto const X = plain_product(random_matrix<4, rank>(6), random_matrix<rank, 3>(7));
    CHECK(is_pseudo_inverse(pseudo_inverse(X), X));
  });
  CHECK(pseudo_inverse(at_run_time(dense<native, 4, 3>{})) == dense<native, 3, 4>{});
  auto const X = random_matrix<4, 3>(8);
  constexpr int far = std::numeric_limits<native>::max_exponent - 24;  // small entries are normal numbers, too
  for (int exponent : {-far, far}) {
    auto const Y = pseudo_inverse(times(X, power_of_two<native>(at_run_time(exponent))));
    CHECK(agree(times(Y, power_of_two<native>(exponent)), pseudo_inverse(X), 64));
  }
}
