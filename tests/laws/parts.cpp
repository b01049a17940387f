// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "laws.hpp"

using namespace laws;

TEST_CASE("laws: entry by entry") {
  formulas(hadamard(X, A), hadamard(X, X.T()), sum(X), sum(hadamard(A, inv(X)))).obey(X, matrix<"U", 3, 3>, X0, B0);
}

TEST_CASE("laws: diagonals, triangles and entries") {
  formulas(diag(X), diag(X * x), diag(diag(X)) * A, lower_part(X), lower_part(X * X), X(0_c, 1_c), inv(X)(1_c, 2_c))
      .obey(X, matrix<"U", 3, 3>, X0, B0);
}

TEST_CASE("laws: blocks") {
  formulas(row<1>(X * A), col<2>(inv(X)), block<0, 1, 2, 2>(X) * N.T(), embed<1, 0, 4, 5>(X * X),
           logdet(block<0, 0, 2, 2>(X * X.T())), row<0>(X) * A * col<1>(X), block<0, 1, 2, 2>(hadamard(X, A)))
      .obey(X, matrix<"U", 3, 3>, X0, B0);
}

TEST_CASE("laws: matrices of blocks") {
  formulas(hcat(X, N), vcat(X * X, N.T()), vcat(hcat(X, N), hcat(N.T(), s * identity<2>)), hcat(A, X) * vcat(X, B),
           block_diag(X, s * X), inv(block_diag(X, P)) * hcat(x.T(), y.T()).T(), det(block_diag(X, A)))
      .obey(X, matrix<"U", 3, 3>, X0, B0);
}

namespace {

template<class F, class V>
void partial_is_entry(F, V) {
  constexpr auto f = laws::as_scalar(F{});
  INFO("f = " << shown(f));
  constexpr int last = cols(V{}) - 1;
  constexpr bool first = partial<0, 0>(f, V{}) == grad(f, V{})(0_c, 0_c);
  constexpr bool other = partial<2, last>(f, V{}) == grad(f, V{})(2_c, ratio<last>);
  CHECK(first);
  CHECK(other);
}

}  // namespace

TEST_CASE("law: partial<i, j> is an entry of the gradient") {
  partial_is_entry(X * X, X);
  partial_is_entry(tr(A * inv(X) * B), X);
  partial_is_entry(hadamard(X, A), X);
  partial_is_entry(lower_part(X), X);
  partial_is_entry(norm(X), X);
  partial_is_entry(exp(X * x), X);
  partial_is_entry(x.T() * A * x, x);
  partial_is_entry(diag(x) * A, x);
}
