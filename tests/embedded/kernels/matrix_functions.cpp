// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// Functions of a matrix: exponential, logarithm, sine and cosine, root, powers, and Sylvester's equation.
#include "matrices.hpp"

using namespace embedded;
using namespace matgrad::kernels;
using namespace matgrad::kernels::matrix_algebra;

namespace {

constexpr auto A3 = matgrad::matrix<"A", 3>;

/// Eigenvalues near 1: it has a logarithm and a root.
template<int n>
dense<native, n, n> near_identity(std::uint32_t seed) {
  return times(random_invertible<n>(seed), native{1} / n);
}

/// A rotation's generator [0 −t; t 0].
dense<native, 2, 2> turning(native t) { return at_run_time(dense<native, 2, 2>{0, t, -t, 0}); }

template<class T>
constexpr dense<T, 2, 2> root_of(dense<T, 2, 2> const& X) {
  dense<T, 2, 2> Y{};
  matrix_root(Y, X);
  return Y;
}

}  // namespace

TEST_CASE("expm: of a rotation's generator, of a nilpotent matrix, of zero") {
  constexpr auto c = rounded(cos(0.75)), s = rounded(sin(0.75)), c8 = rounded(cos(8.0)), s8 = rounded(sin(8.0));
  CHECK(agree(expm(turning(native{0.75})), dense<native, 2, 2>{c, s, -s, c}, 8));
  CHECK(agree(expm(turning(8)), dense<native, 2, 2>{c8, s8, -s8, c8}, 64));
  dense<native, 3, 3> const N = at_run_time(dense<native, 3, 3>{0, 0, 0, 2, 0, 0, 3, 4, 0});
  CHECK(agree(expm(N), dense<native, 3, 3>{1, 0, 0, 2, 1, 0, 7, 4, 1}, 8));
  CHECK(expm(at_run_time(dense<native, 4, 4>{})) == identity_matrix<4>());
}

TEST_CASE("expm: e⁻ᴬ eᴬ = I, and as computed in double, while compiling") {
  for_sizes<1, 2, 3, 4>([]<int n>() {
    auto const A = random_matrix<n, n>(1);
    CHECK(agree(plain_product(expm(times(A, native{-1})), expm(A)), identity_matrix<n>(), 64));
  });
  constexpr auto E = rounded(matgrad::expm(A3)(A3 = random_matrix<3, 3, double>(2)));
  CHECK(agree(matgrad::expm(A3)(A3 = random_matrix<3, 3>(2)), E, 16));
}

TEST_CASE("logm: e to the log A is A") {
  for_sizes<1, 2, 3, 4>([]<int n>() {
    auto const A = near_identity<n>(3);
    CHECK(agree(expm(logm(A)), A, 64));
  });
  constexpr auto L = rounded(matgrad::logm(A3)(A3 = random_invertible<3, double>(4)));
  CHECK(agree(matgrad::logm(A3)(A3 = random_invertible<3>(4)), L, 64));
  CHECK(!has_a_number(logm(at_run_time(dense<native, 2, 2>{-1, 0, 0, -2}))));
}

TEST_CASE("the derivative of expm undoes that of logm") {
  auto const A = near_identity<3>(5), U = random_matrix<3, 3>(6);
  auto const back = expm(logm(moved_along(A, U)));
  CHECK(agree(back.value, A, 64));
  CHECK(agree(back.change, U, 128));
}

TEST_CASE("sinm, cosm: sin² A + cos² A = I, and of a symmetric involution what they are of numbers") {
  for_sizes<2, 3, 4>([]<int n>() {
    auto const of = sinm_and_cosm(random_matrix<n, n>(7));
    auto const one = plain_sum(plain_product(of.sine, of.sine), plain_product(of.cosine, of.cosine));
    CHECK(agree(one, identity_matrix<n>(), 64));
  });
  constexpr auto c = rounded(cos(2.0)), s = rounded(sin(2.0));
  auto const of = sinm_and_cosm(at_run_time(dense<native, 2, 2>{0, 2, 2, 0}));
  CHECK(agree(of.sine, dense<native, 2, 2>{0, s, s, 0}, 8));
  CHECK(agree(of.cosine, dense<native, 2, 2>{c, 0, 0, c}, 8));
}

TEST_CASE("matrix_root: R R = A, symmetric or not, at every scale; NaNs where there is none") {
  for_sizes<1, 2, 3, 4>([]<int n>() {
    constexpr int far = std::numeric_limits<native>::max_exponent - 16;
    auto const check = [](dense<native, n, n> const& A) {
      dense<native, n, n> R;
      matrix_root(R, A);
      CHECK(agree(plain_product(R, R), A, 16 * n));
    };
    check(near_identity<n>(8));
    check(random_positive_definite<n>(9));
    check(times(near_identity<n>(8), power_of_two<native>(at_run_time(-far))));
    check(times(random_positive_definite<n>(9), power_of_two<native>(at_run_time(far))));
  });
  CHECK(agree(root_of(at_run_time(dense<native, 2, 2>{4, 0, 1, 9})), dense<native, 2, 2>{2, 0, native{1} / 5, 3}, 8));
  auto const none = root_of(at_run_time(dense<native, 2, 2>{1, 0, 2, -3}));
  CHECK(!is_finite(none(1, 1)));
}

TEST_CASE("solve_sylvester: A X + X B = C") {
  for_sizes<2, 3, 4>([]<int n>() {
    auto const A = near_identity<n>(10);
    auto const B = near_identity<3>(11);
    auto const C = random_matrix<n, 3>(12);
    dense<native, n, 3> X;
    solve_sylvester(X, A, B, C);
    CHECK(agree(plain_sum(plain_product(A, X), plain_product(X, B)), C, 64));
  });
}

TEST_CASE("pow<k>: whole powers, and negative ones of a matrix with a whole inverse") {
  dense<native, 3, 3> const A = at_run_time(dense<native, 3, 3>{1, 2, 0, 0, 1, 1, 1, 1, 0});
  dense<native, 3, 3> const AA = plain_product(A, A);
  CHECK(matgrad::pow<5>(A3)(A3 = A) == plain_product(AA, plain_product(AA, A)));
  auto const R = inverse_pascal_triangle<3>();
  CHECK(agree(matgrad::pow<-3>(A3)(A3 = pascal_triangle<3>()), plain_product(R, plain_product(R, R)), 16));
}
