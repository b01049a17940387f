// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "laws.hpp"

using namespace laws;

namespace {

auto symmetric_part(dense<real, 3, 3> const& a) { return moved(a, real(1), transposed_copy(a)); }

}  // namespace

TEST_CASE("laws: roots and Sylvester's equation") {
  formulas(sqrtm(X), A * inv(sqrtm(X)), sylvester(X, P, A), sylvester(P, A, X)).obey(X, matrix<"U", 3, 3>, X0, B0);
  formulas(sqrtm(P), tr(A * sqrtm(P))).obey(P, symmetric<"U", 3>, P0, symmetric_part(B0));
}

TEST_CASE("laws: Cholesky's factor") {
  formulas(chol(P), inv(chol(P)) * x).obey(P, symmetric<"U", 3>, P0, symmetric_part(B0));
}

TEST_CASE("laws: pseudo-inverses") {
  formulas(pinv(N), pinv(N) * x, N * pinv(N)).obey(N, matrix<"U", 3, 2>, N0, made<real, 3, 2>([](int i, int j) {
                                                     return i - 2 * j;
                                                   }));
}

TEST_CASE("laws: eigenvalues and eigenvectors") {
  constexpr auto S = symmetric<"S", 2>;
  dense<real, 2, 2> const S0{2, 1, 1, -1}, U0{1, 3, 3, 2};
  formulas(eigenvalues(S), eigenvectors(S), sum(exp(eigenvalues(S)))).obey(S, symmetric<"U", 2>, S0, U0);
}
