// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

// In what a plan keeps its values: three rows fill a register of four where the machine has one and the plan is the faster
// for it.

using namespace matgrad;

namespace {

constexpr auto X = matrix<"X", 3>;
constexpr auto Y = matrix<"Y", 3>;
constexpr auto S = symmetric<"S", 3>;
constexpr auto x = vector<"x", 3>;

template<class T, class F>
constexpr bool in_fours(F const&) {
  return uses_four<plan_of<F>(), T>;
}

}  // namespace

TEST_CASE("places: three rows in a register of four") {
  constexpr bool has_four_doubles = kernels::lanes_of<double> >= 4, has_four_floats = kernels::lanes_of<float> >= 4;
  STATIC_REQUIRE(in_fours<double>(exp(X * x)) == has_four_doubles);
  STATIC_REQUIRE(in_fours<float>(exp(X * x)) == has_four_floats);
  STATIC_REQUIRE(in_fours<double>(inv(X)) == has_four_doubles);
  // the inverse of a symmetric matrix comes in pairs: in longer registers that is worth it only where matrices are multiplied
  STATIC_REQUIRE_FALSE(in_fours<double>(inv(S) - x * x.T()));
  STATIC_REQUIRE(in_fours<float>(inv(S) - x * x.T()) == has_four_floats);
  STATIC_REQUIRE(in_fours<double>(inv(S) * Y * X) == has_four_doubles);
  STATIC_REQUIRE_FALSE(in_fours<double>(inv(S) + skew(x) * Y));  // computed entry by entry
  STATIC_REQUIRE_FALSE(in_fours<long double>(exp(X * x)));
}

TEST_CASE("places: the numbers are those of the plain way") {
  auto const check = [](auto const& f) {
    auto const value = [&]<class T>(T) {
      auto const in_type = []<int m, int n>(dense<float, m, n> const& A) {
        return made<T, m, n>([&](int i, int j) { return A(i, j); });
      };
      auto const a = in_type(random_invertible<float, 3>(1)), b = in_type(random_invertible<float, 3>(2));
      auto const v = in_type(random_matrix<float, 3, 1>(3));
      return f(X = a, Y = b, x = v);
    };
    auto const exact = value(0.L);  // long double: number by number
    CHECK(agree(value(0.), exact));
    CHECK(agree(value(0.f), exact, 1e-5));
  };
  check(inv(X * Y).T() * (X - 2_c * Y.T() * X) + x * x.T());
  check(Y - tr(inv(X) * Y) * inv(X).T() + X.T() * Y * X + x * x.T());
  check((X * Y + hadamard(X, Y).T()) * (exp(x) + X.T() * x));
  check(X.T() * X + Y * Y.T() - x * x.T());
}
