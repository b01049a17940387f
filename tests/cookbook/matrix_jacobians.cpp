// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

// of a matrix by a matrix, ∂vec(F)/∂vec(X)ᵀ, column by column

TEST_CASE("fact 273: the Jacobian of X is I (matrixcalculus.org)") {
  jacobian_is(M, M, identity<6>);
  prints(jacobian(M, M), "I");
}

TEST_CASE("fact 274: the Jacobian of Xᵀ is K (matrixcalculus.org; SymPy, derivatives that are no matrices)") {
  jacobian_is(M.T(), M, commutation<3, 2>);
  same(commutation<3, 2> * vec(M), vec(M.T()));
}

TEST_CASE("fact 275: the Jacobian of X⁻¹ is −X⁻ᵀ⊗X⁻¹ (Matrix Cookbook 60)") {
  jacobian_is(inv(X), X, -kron(inv(X).T(), inv(X)));
  prints(jacobian(inv(X), X), "-X⁻ᵀ ⊗ X⁻¹");
}

TEST_CASE("fact 277: the Jacobian of Xᵏ is Σ(Xᵏ⁻¹⁻ʳ)ᵀ⊗Xʳ (Matrix Cookbook 90)") {
  jacobian_is(pow<2>(X), X, kron(X.T(), I) + kron(I, X));
  jacobian_is(pow<3>(X), X, kron(pow<2>(X).T(), I) + kron(X.T(), X) + kron(I, pow<2>(X)));
  jacobian_is(pow<4>(G), G,
              kron(pow<3>(G).T(), identity<2>) + kron(pow<2>(G).T(), G) + kron(G.T(), pow<2>(G))
                  + kron(identity<2>, pow<3>(G)));
}

TEST_CASE("fact 278: the Jacobian of XᵀAX is (XᵀAᵀ⊗I)K + I⊗XᵀA (Matrix Cookbook 80)") {
  jacobian_is(M.T() * A * M, M, kron(M.T() * A.T(), identity<2>) * commutation<3, 2> + kron(identity<2>, M.T() * A));
}

TEST_CASE("fact 279: the Jacobian of XXᵀ is (I + K)(X⊗I) (Stan, tcrossprod)") {
  jacobian_is(M * M.T(), M, (identity<9> + commutation<3, 3>)*kron(M, I));
}

TEST_CASE("fact 281: the Jacobian of tr(X)X is tr(X)I + vec(X)vec(I)ᵀ (SymPy issue 15667)") {
  jacobian_is(tr(X) * X, X, tr(X) * identity<9> + vec(X) * vec(I).T());
}

TEST_CASE("fact 282: the Jacobian of adj(X) is vec(X⁻¹)vec(det(X)X⁻ᵀ)ᵀ − det(X)X⁻ᵀ⊗X⁻¹ (math.SE 577241)") {
  constexpr auto derived = vec(inv(X)) * vec(det(X) * inv(X).T()).T() - det(X) * kron(inv(X).T(), inv(X));
  jacobian_is(adj(X), X, derived);
  jacobian_is(det(X) * inv(X), X, derived);
}

TEST_CASE("fact 283: the Jacobian of f(X), entry by entry, is diag(vec(f′(X))) (SymPy, elementwise functions)") {
  jacobian_is(elementwise::sin(M), M, diag(vec(elementwise::cos(M))));
  jacobian_is(elementwise::exp(M), M, diag(vec(elementwise::exp(M))));
}
