// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

// Diagonal matrices and diagonals: the left side becomes the right side's form.

TEST_CASE("fact 561: diag(x)diag(y) = diag(x∘y); diag(x)A scales rows, A diag(x) columns (DiffMatic; PyTensor)") {
  normalises(diag(x) * diag(y), diag(hadamard(x, y)));
  same(diag(x) * A, hadamard(x * ones<3>.T(), A));
  same(A * diag(x), hadamard(A, ones<3> * x.T()));
}

TEST_CASE("fact 562: diag(x)y = x∘y (DiffMatic)") { normalises(diag(x) * y, hadamard(x, y)); }

TEST_CASE("fact 563: dg(diag(x)) = x, (A∘I)𝟏 = dg(A), dg(AB) = (A∘Bᵀ)𝟏 (DiffMatic)") {
  normalises(diag(diag(x)), x);
  normalises(hadamard(A, I) * ones<3>, diag(A));
  same(diag(A * B), hadamard(A, B.T()) * ones<3>);
}

TEST_CASE("fact 581: exp(diag(x)) = diag(exp(x)) of the matrix exponential (PyTensor, expm_of_diag)") {
  normalises(expm(diag(x)), diag(exp(x)));
}

TEST_CASE("fact 582: the Cholesky factor of LLᵀ is L, of diag(x) diag(√x) (PyTensor, cholesky_ldotlt)") {
  same(chol(chol(P) * chol(P).T()), chol(P));
  same(chol(L * L.T()), L * diag(sign(diag(L))));
  normalises(chol(diag(x)), diag(sqrt(x)));
}
