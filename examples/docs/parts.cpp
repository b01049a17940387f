// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// Parts of matrices, and matrices made of parts.

#include <iostream>
#include <matgrad/io.hpp>
using namespace matgrad;

namespace block_page {
// [block]
constexpr auto X = matrix<"X", 3, 4>;
constexpr auto A = matrix<"A", 3>;
constexpr auto C = matrix<"C", 2>;

static_assert(row<1>(X) == basis<3, 1>.T() * X && col<2>(X) == X * basis<4, 2>);
static_assert(to_text(block<0, 1, 2, 3>(X)) == "X[0:2, 1:4]");
static_assert(to_text(simplified(row<1>(A * X))) == "A[1, :] X");  // only what is read is computed
static_assert(grad(tr(C * block<0, 1, 2, 2>(X)), X) == embed<0, 1, 3, 4>(C.T()));
static_assert(jacobian(row<1>(X).T(), X) == kron(identity<4>, basis<3, 1>.T()));
// [end]
}  // namespace block_page

namespace hcat_page {
// [hcat]
constexpr auto A = matrix<"A", 3, 2>;
constexpr auto B = matrix<"B", 3, 4>;
constexpr auto S = symmetric<"S", 3>;
constexpr auto T = symmetric<"T", 2>;
constexpr auto K = vcat(hcat(S, A), hcat(A.T(), T));

static_assert(to_text(simplified(hcat(A, B) * vcat(A.T(), B.T()))) == "AAᵀ + BBᵀ");
static_assert(block<0, 2, 3, 4>(hcat(A, B)) == B);
static_assert(is_symmetric(K) && to_text(K) == "[S, A; Aᵀ, T]");
static_assert(grad(logdet(K), A) == 2 * block<0, 3, 3, 2>(inv(K)));
// [end]
}  // namespace hcat_page

namespace block_diag_page {
// [block_diag]
constexpr auto A = matrix<"A", 3>;
constexpr auto B = matrix<"B", 2>;
constexpr auto x = vector<"x", 3>;
constexpr auto y = vector<"y", 2>;

static_assert(det(block_diag(A, B)) == det(A) * det(B));
static_assert(inv(block_diag(A, B)) * vcat(x, y) == vcat(inv(A) * x, inv(B) * y));
static_assert(grad(logdet(block_diag(A, B)), B) == inv(B).T());
// [end]
}  // namespace block_diag_page

int main() {
  using namespace block_page;
  std::cout << "d tr(C X[0:2, 1:3])  " << grad(tr(C * block<0, 1, 2, 2>(X)), X) << '\n'
            << "d ‖X[1, :]‖²         " << grad(squared_norm(row<1>(X)), X) << '\n'
            << "d log det [S, A; …]  " << grad(logdet(hcat_page::K), hcat_page::A) << '\n';
}
