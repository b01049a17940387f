// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// Operations on entries: norms, inner products, sums, diagonals, triangles.

#include <iostream>
#include <matgrad/io.hpp>
using namespace matgrad;

namespace dot_page {
// [dot]
constexpr auto X = matrix<"X", 2, 3>;
constexpr auto A = matrix<"A", 2, 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto y = vector<"y", 3>;

static_assert(dot(A, X) == tr(A.T() * X) && dot(x, y) == x.T() * y);
static_assert(grad(dot(A, X), X) == A);
// [end]
}  // namespace dot_page

namespace norm_page {
// [norm]
constexpr auto x = vector<"x", 3>;
constexpr auto X = matrix<"X", 2, 3>;

static_assert(norm(x) * norm(x) == x.T() * x);
static_assert(to_text(grad(norm(x), x)) == "x/‖x‖");
static_assert(grad(norm(X), X) == X / norm(X));
// [end]
}  // namespace norm_page

namespace squared_norm_page {
// [squared_norm]
constexpr auto x = vector<"x", 3>;
constexpr auto X = matrix<"X", 2, 3>;

static_assert(squared_norm(x) == x.T() * x && squared_norm(X) == tr(X.T() * X));
static_assert(to_text(grad(squared_norm(X), X)) == "2X");
// [end]
}  // namespace squared_norm_page

namespace sum_of_entries_page {
// [sum_of_entries]
constexpr auto X = matrix<"X", 2, 3>;

static_assert(sum(X) == ones<2>.T() * X * ones<3>);
static_assert(grad(sum(X), X) == ones<2, 3>);
static_assert(grad(sum(hadamard(X, X)), X) == 2_c * X);
// [end]
}  // namespace sum_of_entries_page

namespace hadamard_page {
// [hadamard]
constexpr auto A = matrix<"A", 2, 3>;
constexpr auto B = matrix<"B", 2, 3>;
constexpr auto U = matrix<"U", 2, 3>;

static_assert(hadamard(A, B) == hadamard(B, A));
static_assert(hadamard(A, B).T() == hadamard(A.T(), B.T()));
static_assert(differential(hadamard(A, B), A, U) == hadamard(U, B));
static_assert(to_text(hadamard(A, B)) == "A ∘ B");
// [end]
}  // namespace hadamard_page

namespace diag_page {
// [diag]
constexpr auto x = vector<"x", 3>;
constexpr auto X = matrix<"X", 3>;

static_assert(diag(diag(x)) == x && sum(diag(X)) == tr(X));
static_assert(grad(tr(diag(x) * X), x) == diag(X));
static_assert(grad(dot(x, diag(X)), X) == diag(x));
// [end]
}  // namespace diag_page

namespace entry_page {
// [entry]
constexpr auto X = matrix<"X", 2, 3>;
constexpr auto x = vector<"x", 3>;

static_assert(X.T()(2_c, 1_c) == X(1_c, 2_c));
static_assert(grad(X(1_c, 2_c), X) == single_entry<2, 3, 1, 2>);  // Matrix Cookbook (73)
static_assert(grad(x(0_c) * x(1_c), x) == x(1_c) * basis<3, 0> + x(0_c) * basis<3, 1>);
// [end]
}  // namespace entry_page

namespace lower_part_page {
// [lower_part]
constexpr auto X = matrix<"X", 3>;
constexpr auto U = matrix<"U", 3>;

static_assert(lower_part(X) + lower_part(X.T()).T() - diag(diag(X)) == X);
static_assert(differential(lower_part(X), X, U) == lower_part(U));
static_assert(is_lower_triangular(lower_part(X)) && to_text(lower_part(X)) == "tril(X)");
// [end]
}  // namespace lower_part_page

int main() {
  std::cout << "d ‖x‖          " << grad(norm(norm_page::x), norm_page::x) << '\n'
            << "d ‖X‖²         " << grad(squared_norm(norm_page::X), norm_page::X) << '\n'
            << "d tr(diag(x)X) " << grad(tr(diag(diag_page::x) * diag_page::X), diag_page::x) << '\n'
            << "d X(1, 2)      " << grad(entry_page::X(1_c, 2_c), entry_page::X) << '\n';
}
