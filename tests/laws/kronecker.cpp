// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "laws.hpp"

using namespace laws;

namespace {

constexpr auto e = ones<2>;

}  // namespace

TEST_CASE("laws: Kronecker products and their contractions") {
  formulas(kron(X, N.T()), kron(N.T() * X, inv(X)) * kron(N, x), contract_second(kron(N, x) * N.T() * X, X * y),
           contract_first(X * N, kron(N, inv(X))), tr(kron(X, X) * kron(A, P)), logdet(kron(X, N.T() * N)))
      .obey(X, matrix<"U", 3, 3>, X0, A0);
}

TEST_CASE("laws: vec") {
  formulas(vec(X), vec(X * A * N), unvec<2, 3>(vec(X * N)), unvec<3, 3>(commutation<3, 3> * vec(X * X)),
           vec(X).T() * kron(A, X) * vec(B), kron(e, X) * x)
      .obey(X, matrix<"U", 3, 3>, X0, A0);
}

TEST_CASE("laws: cross products") {
  formulas(cross(x, y), cross(x, A * x), skew(x), skew(A * x) * skew(x), skew(y) * A * x, axial(x * x.T() * A),
           y.T() * cross(A * x, x), norm(cross(x, y)))
      .obey(x, vector<"u", 3>, x0, z0);
  formulas(axial(X), axial(X * X), skew(axial(X)) * X, levi_civita.T() * vec(X)).obey(X, matrix<"U", 3, 3>, X0, A0);
}
