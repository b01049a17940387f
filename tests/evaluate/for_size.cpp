// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/evaluate_batch.hpp>
#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

template<int n>
auto const A_of_size = made<double, n, n>([](int i, int j) { return (i == j) * 7.0 + (5 * i + 3 * j) % 7 - 2.5; });
template<int n>
auto const S_of_size = made<double, n, n>([](int i, int j) { return (i == j) * 9.0 + (3 * i + 3 * j) % 5 - 1.5; });
template<int n>
auto const b_of_size = made<double, n, 1>([](int i, int) { return 1.5 - i; });

/// Whether all policies give the same values of formulas of X, L, P and b.
template<int n>
bool same_within_all(auto const&... f) {
  constexpr auto X = matrix<"X", n>;
  constexpr auto L = lower_triangular<"L", n>;
  constexpr auto P = positive_definite<"P", n>;
  constexpr auto b = vector<"b", n>;
  auto const values = [&](auto const& asked) {
    return asked(X = A_of_size<n>, L = A_of_size<n>, P = S_of_size<n>, b = b_of_size<n>);
  };
  auto const all = together(f...);
  auto const expected = values(all);
  auto const same = [&](auto const& given) {
    return [&]<std::size_t... k>(std::index_sequence<k...>) {
      return (agree(std::get<k>(given), std::get<k>(expected)) && ...);
    }
    (std::index_sequence_for<decltype(f)...>{});
  };
  return same(values(for_size(all))) && same(values(for_balance(all))) && same(values(for_speed(all)));
}

template<int n>
void check_operations() {
  constexpr auto X = matrix<"X", n>;
  constexpr auto L = lower_triangular<"L", n>;
  constexpr auto P = positive_definite<"P", n>;
  constexpr auto b = vector<"b", n>;
  CHECK(same_within_all<n>(X * P * X + 2_c * X - P, X * P * X.T(), X.T() * X + P, hadamard(X, P) + identity<n>,
                           b.T() * X * b + tr(L * X), L * X));
  CHECK(same_within_all<n>(inv(X) * b, inv(X).T() * b, inv(P) * b, inv(L) * b, logdet(X)));
  CHECK(same_within_all<n>(grad(tr(inv(X)), X), det(X), inv(P), log(det(P)), inv(X + X.T()), inv(L)));
}

constexpr auto X = matrix<"X", 3>;
constexpr auto g = grad(tr(inv(X)), X);

}  // namespace

TEST_CASE("for_size: the same numbers, 3×3") { check_operations<3>(); }
TEST_CASE("for_size: the same numbers, 5×5") { check_operations<5>(); }

TEST_CASE("for_size: while compiling") {
  constexpr auto G = for_size(g)(X = dense<double, 3, 3>{2, 0, 0, 0, 2, 0, 0, 0, 2});
  STATIC_REQUIRE(G == dense<double, 3, 3>{-0.25, 0, 0, 0, -0.25, 0, 0, 0, -0.25});
}

TEST_CASE("for_size: rows are exchanged, and the sign of a determinant is kept") {
  dense<double, 3, 3> const A{0, 2, 0, 0, 0, 3, 4, 0, 0};  // a permutation of a diagonal matrix
  CHECK(agree(for_size(inv(X))(X = A), inv(X)(X = A)));
  auto const [det_A, inv_A] = for_size(together(det(X), inv(X)))(X = A);
  CHECK(std::abs(det_A - 24) < 1e-13);
  CHECK(agree(inv_A, inv(X)(X = A)));
  dense<double, 3, 3> const B{0, 2, 0, 3, 0, 0, 0, 0, 4};
  auto const [det_B, inv_B] = for_size(together(det(X), inv(X)))(X = B);
  CHECK(std::abs(det_B + 24) < 1e-13);
  CHECK(agree(inv_B, inv(X)(X = B)));
}

TEST_CASE("for_size: into") {
  auto A = A_of_size<3>;
  auto const expected = g(X = A);
  for_size(g).into(A, X = A);  // out may be one of the data
  CHECK(agree(A, expected));
  double row[9];
  for_speed(g).into(row_major(row), X = A_of_size<3>);
  CHECK(std::abs(row[1] - expected(0, 1)) < 1e-14);
  float as_float[3][3];
  for_size(g).into(as_float, X = A_of_size<3>);
  CHECK(std::abs(as_float[0][1] - static_cast<float>(expected(0, 1))) < 1e-6f);
}

TEST_CASE("for_size: of several formulas") {
  auto const [G, t] = for_size(together(g, tr(X)))(X = A_of_size<3>);
  CHECK(agree(G, g(X = A_of_size<3>)));
  CHECK(std::abs(t - tr(X)(X = A_of_size<3>)) < 1e-14);
  auto const both = for_size(value_and_grad(tr(inv(X)), X))(X = A_of_size<3>);
  CHECK(std::abs(both.value - tr(inv(X))(X = A_of_size<3>)) < 1e-14);
  CHECK(agree(both.gradient, G));
}

TEST_CASE("for_size: of many problems") {
  dense<double, 3, 3> data[5], out[5];
  for (int k = 0; k < 5; ++k) {
    data[k] = A_of_size<3>;
    data[k](0, 0) += k;
  }
  CHECK(for_size(batch(g)).into(out, X = data));
  for (int k = 0; k < 5; ++k) CHECK(agree(out[k], g(X = data[k])));
}

TEST_CASE("for_size: tried") {
  CHECK(try_evaluate(for_size(g), X = A_of_size<3>).status == status::ok);
  CHECK(agree(try_evaluate(for_size(g), X = A_of_size<3>).value, g(X = A_of_size<3>)));
  CHECK(try_evaluate(for_size(g), X = dense<double, 3, 3>{1, 2, 3, 4, 5, 6, 7, 8, 9}).status == status::singular);
}

TEST_CASE("for_size: another policy is another plan, the program's own is the same") {
  STATIC_REQUIRE(&plan_within<kernels::unroll_work, std::remove_const_t<decltype(g)>>()
                 == &plan_of<std::remove_const_t<decltype(g)>>());
  STATIC_REQUIRE(work_in<plan_within<2, std::remove_const_t<decltype(g)>>()> == 2);
  STATIC_REQUIRE(work_in<plan_of<std::remove_const_t<decltype(g)>>()> == kernels::unroll_work);
}
