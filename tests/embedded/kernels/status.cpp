// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// try_evaluate: what can be trusted, and what cannot and why.
#include "matrices.hpp"

using namespace embedded;
using matgrad::try_evaluate;
using verdict = matgrad::status;

namespace {

template<int n>
constexpr auto X = matgrad::matrix<"X", n>;
template<int n>
constexpr auto S = matgrad::positive_definite<"S", n>;
constexpr auto x = matgrad::vector<"x", 3>;

constexpr native infinity = std::numeric_limits<native>::infinity();
constexpr native not_a_number = std::numeric_limits<native>::quiet_NaN();

/// But for rounding errors: its last row is a third of the sum of the others.
template<int n>
dense<native, n, n> singular() {
  auto A = random_invertible<n>(1);
  for (int j = 0; j < n; ++j) {
    A(n - 1, j) = 0;
    for (int i = 0; i < n - 1; ++i) A(n - 1, j) += A(i, j) / 3;
  }
  return A;
}

}  // namespace

TEST_CASE("ok: the value that the formula gives, at every scale") {
  auto const check = []<int n>(dense<native, n, n> const& A) {
    auto const tried = try_evaluate(inv(X<n>), X<n> = A);
    CHECK(tried.status == verdict::ok);
    CHECK(static_cast<bool>(tried));
    CHECK(is_inverse(tried.value, A, 64));
  };
  native const large =
      at_run_time(matgrad::kernels::power_of_two<native>(std::numeric_limits<native>::max_exponent - 8));
  check(random_invertible<2>(2));
  check(times(random_invertible<3>(2), large));
  check(times(random_invertible<3>(2), 1 / large));
  check(random_invertible<5>(2));
  auto const L = pascal_triangle<5>();
  check(plain_product(L, transposed_copy(L)));
}

TEST_CASE("singular: to working precision, and no number is left") {
  for_sizes<2, 3, 5>([]<int n>() {
    auto const tried = try_evaluate(inv(X<n>), X<n> = singular<n>());
    CHECK(tried.status == verdict::singular);
    CHECK(!tried);
    CHECK(!has_a_number(tried.value));
  });
  auto const tried = try_evaluate(inv(X<3>), X<3> = at_run_time(dense<native, 3, 3>{}));
  CHECK(tried.status == verdict::singular);
  auto const quotient = try_evaluate(x / dot(x, x), x = at_run_time(dense<native, 3>{}));
  CHECK(quotient.status == verdict::singular);
}

TEST_CASE("not_positive_definite: data of a positive definite symbol") {
  auto const check = []<int n>(dense<native, n, n> A) {
    auto const at = [](auto const& B) { return try_evaluate(logdet(S<n>), S<n> = B).status; };
    CHECK(at(A) == verdict::ok);
    CHECK(at(times(A, native{-1})) == verdict::not_positive_definite);
    A(n - 1, n - 1) = -1;
    CHECK(at(A) == verdict::not_positive_definite);
    auto const solution = try_evaluate(inv(S<n>), S<n> = A);
    CHECK(solution.status == verdict::not_positive_definite);
    CHECK(!has_a_number(solution.value));
  };
  check(random_positive_definite<3>(3));
  check(random_positive_definite<5>(3));
}

TEST_CASE("not_differentiable: the norm at zero") {
  constexpr auto g = grad(norm(x), x);
  auto const tried = try_evaluate(g, x = at_run_time(dense<native, 3>{}));
  CHECK(tried.status == verdict::not_differentiable);
  auto const elsewhere = try_evaluate(g, x = at_run_time(dense<native, 3>{0, 3, 4}));
  CHECK(elsewhere.status == verdict::ok);
  CHECK(agree(elsewhere.value, dense<native, 3>{0, native{3} / 5, native{4} / 5}, 2));
}

TEST_CASE("not_finite: data, or a number on the way") {
  for (native bad : {infinity, -infinity, not_a_number}) {
    auto A = random_invertible<3>(4);
    A(1, 2) = at_run_time(bad);
    auto const tried = try_evaluate(inv(X<3>), X<3> = A);
    CHECK(tried.status == verdict::not_finite);
    CHECK(!has_a_number(tried.value));
  }
  native const largest = at_run_time(std::numeric_limits<native>::max());
  auto const too_large = try_evaluate(dot(x, x), x = dense<native, 3>{largest, 1, 1});
  CHECK(too_large.status == verdict::not_finite);
  auto const of_negative = try_evaluate(sum(log(x)), x = at_run_time(dense<native, 3>{1, -1, 1}));
  CHECK(of_negative.status == verdict::not_finite);
}
