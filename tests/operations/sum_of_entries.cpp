// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto A = matrix<"A", 2, 3>;
constexpr auto U = matrix<"U", 2, 3>;
constexpr auto X = matrix<"X", 3, 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto s = scalar<"s">;

constexpr dense<double, 2, 3> a0{1, 2, 3, 4, 5, 6};

}  // namespace

TEST_CASE("sum of entries: shape") {
  STATIC_REQUIRE(rows(sum(A)) == 1);
  STATIC_REQUIRE(cols(sum(x)) == 1);
}

TEST_CASE("sum of entries: differential") {
  STATIC_REQUIRE(differential(sum(A), A, U) == sum(U));
  STATIC_REQUIRE(differential(sum(hadamard(A, A)), A, U) == 2 * sum(hadamard(A, U)));
}

TEST_CASE("sum of entries: gradient") {
  STATIC_REQUIRE(grad(sum(A), A) == ones<2, 3>);
  STATIC_REQUIRE(grad(sum(x), x) == ones<3>);
  STATIC_REQUIRE(grad(sum(A * x), x) == A.T() * ones<2>);
  STATIC_REQUIRE(grad(sum(A * X), X) == A.T() * ones<2, 3>);
  STATIC_REQUIRE(grad(pow<2>(sum(A)), A) == 2 * sum(A) * ones<2, 3>);
}

TEST_CASE("sum of entries: identities") {
  STATIC_REQUIRE(same_form(simplified(sum(s)), s));
  STATIC_REQUIRE(same_form(simplified(sum(A.T())), sum(A)));
  STATIC_REQUIRE(same_form(simplified(sum(identity<3>)), 3_c));
  STATIC_REQUIRE(same_form(simplified(sum(ones<2, 3>)), 6_c));
  STATIC_REQUIRE(same_form(simplified(sum(zeros<2, 3>)), 0_c));
  STATIC_REQUIRE(same_form(simplified(sum(single_entry<2, 3, 1, 1>)), 1_c));
  STATIC_REQUIRE(same_form(simplified(sum(2_c * A)), 2_c * sum(A)));
  STATIC_REQUIRE(same_form(simplified(sum(A + U)), sum(A) + sum(U)));
  STATIC_REQUIRE(sum(A) == ones<2>.T() * A * ones<3>);
  STATIC_REQUIRE(sum(A) == tr(ones<3, 2> * A));
  STATIC_REQUIRE(sum(x * x.T()) == pow<2>(sum(x)));
}

TEST_CASE("sum of entries: notation") {
  STATIC_REQUIRE(to_text(sum(A)) == "sum(A)");
  STATIC_REQUIRE(to_text(grad(sum(A), A)) == "𝟏");
  STATIC_REQUIRE(to_latex(sum(A)) == "\\operatorname{sum}\\left(A\\right)");
  STATIC_REQUIRE(to_cpp(sum(A + U)) == "sum(A + U)");
}

TEST_CASE("sum of entries: value") {
  REQUIRE(sum(A)(A = a0) == 21);
  REQUIRE(sum(A * X)(A = a0, X = made<double, 3, 3>([](int i, int j) { return i == j; })) == 21);
  REQUIRE(sum(x)(x = dense<float, 3>{1, 2, 4}) == 7.0F);
  using complex = std::complex<double>;
  REQUIRE(sum(x)(x = dense<complex, 3>{1, complex(0, 2), 4}) == complex(5, 2));
}

TEST_CASE("sum of entries: constexpr value") { STATIC_REQUIRE(sum(A)(A = a0) == 21); }
