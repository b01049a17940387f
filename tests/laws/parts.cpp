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

namespace {

template<class F, class V>
void partial_is_entry(F, V) {
  constexpr auto f = as_scalar(F{});
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
