// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// Symbols, constants and numbers: what formulas are made of.

#include <iostream>
#include <numbers>
#include <matgrad/io.hpp>
using namespace matgrad;

namespace symbols_page {
// [symbols]
constexpr auto t = scalar<"t">;
constexpr auto x = vector<"x", 3>;     // a column, 3×1
constexpr auto A = matrix<"A", 2, 3>;  // 2×3
constexpr auto X = matrix<"X", 3>;     // square

static_assert(rows(A * x) == 2 && cols(A * x) == 1);
static_assert(to_text(t * A * X * x) == "tAXx");
// [end]

// [structured]
constexpr auto S = symmetric<"S", 3>;
constexpr auto P = positive_definite<"P", 3>;
constexpr auto D = diagonal<"D", 3>;
constexpr auto L = lower_triangular<"L", 3>;
constexpr auto U = upper_triangular<"U", 3>;
constexpr auto W = skew_symmetric<"W", 3>;
constexpr auto Q = orthogonal<"Q", 3>;

static_assert(transpose(S) == S && transpose(W) == -W && transpose(Q) * Q == identity<3>);
static_assert(is_positive_definite(inv(P)) && is_diagonal(inv(D)));
static_assert(is_lower_triangular(L * inv(L + D)) && is_lower_triangular(U.T() * L));
// [end]

// [Greek]
constexpr auto Sigma = positive_definite<"Σ", 3>;
static_assert(to_text(logdet(Sigma)) == "log det(Σ)");
// [end]
}  // namespace symbols_page

namespace constants_page {
// [constants]
constexpr auto X = matrix<"X", 3>;
constexpr auto A = matrix<"A", 2, 3>;

static_assert(X * identity<3> == X);
static_assert(A - A == zeros<2, 3>);
static_assert(ones<2>.T() * A * ones<3> == sum(A));  // n defaults to 1: ones<3> is a column
static_assert(basis<2, 0>.T() * A * basis<3, 2> == A(0_c, 2_c));
static_assert(tr(single_entry<3, 3, 0, 1> * X) == X(1_c, 0_c));
static_assert(to_text(single_entry<3, 3, 0, 1>) == "E₀₁" && to_text(basis<3, 2>) == "e₂");
// [end]

// [commutation]
// K moves the stacked columns of A to those of Aᵀ: for a 2×2 matrix it swaps the two in the middle
constexpr dense<double, 4, 4> K = commutation<2, 2>();
static_assert(K == dense<double, 4, 4>{1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1});
static_assert(commutation<2, 3>.T() * commutation<2, 3> == identity<6>);
// [end]
}  // namespace constants_page

namespace numbers_page {
// [numbers]
constexpr auto X = matrix<"X", 3>;

constexpr auto f = 0.5 * tr(X * X);          // a plain number: its value lives in the object f
constexpr auto g = ratio<1, 2> * tr(X * X);  // an exact number: its value is part of g's type
constexpr auto h = tr(2_c * X) / 3_c;        // 2_c is the whole number 2

static_assert(grad(f, X) == transpose(X) && grad(g, X) == transpose(X));
static_assert(to_text(grad(g, X)) == "Xᵀ");
static_assert(to_text(grad(h, X)) == "2/3 I");
static_assert(0.5 * X == ratio<1, 2> * X);   // ½ is a double
static_assert(0.1 * X != ratio<1, 10> * X);  // ⅒ is not: 0.1 is the double nearest to it
// [end]

// [run time]
constexpr auto penalty(double weight) { return weight * squared_norm(X); }
// [end]
}  // namespace numbers_page

namespace mistakes_page {
// [not refused]
constexpr auto X = matrix<"X", 2>;
constexpr auto S = symmetric<"S", 2>;

// 1 / 2 is a whole number of C++: 0. Write X / 2, 0.5 * X or ratio<1, 2> * X
static_assert(1 / 2 * X == zeros<2, 2>);

// data are read column by column: here row 0 is (1, 3)
static_assert(X(0_c, 1_c)(X = dense<double, 2, 2>{1, 2, 3, 4}) == 3);

// one name and shape is one variable, whatever the C++ variables are called
constexpr auto Y = matrix<"X", 2>;
static_assert(X - Y == zeros<2, 2>);

// the gradient by a symmetric matrix is symmetric: S₀₁ and S₁₀ share the derivative by their common value
static_assert(grad(S(0_c, 1_c), S)(0_c, 1_c) == ratio<1, 2>);
// [end]
}  // namespace mistakes_page

int main() {
  using namespace numbers_page;
  std::cout << "exact: " << grad(g, X) << ", plain: " << grad(f, X) << ", mixed: " << grad(h, X) << '\n';
  std::cout << "known at run time: " << grad(penalty(std::numbers::pi), X) << '\n';
  std::cout << "K for 2x2 matrices is\n" << constants_page::K;
}
