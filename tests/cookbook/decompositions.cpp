// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

TEST_CASE("fact 323: dL = LΦ(L⁻¹dA L⁻ᵀ) of A = LLᵀ, Φ the lower triangle with its diagonal halved (Murray 2016)") {
  constexpr auto factor = chol(P);
  constexpr auto inner = inv(factor) * S * inv(factor).T();
  constexpr auto lower_with_half_diagonal = lower_part(inner) - ratio<1, 2> * diag(diag(inner));
  differential_is(factor, P, S, factor * lower_with_half_diagonal);
}

TEST_CASE("fact 325: dvᵢ = (λᵢI − A)⁺dA vᵢ of an eigenvector (Matrix Cookbook 68)") {
  constexpr auto eigenvector = col<1>(eigenvectors(S));
  constexpr auto eigenvalue = eigenvalues(S)(1_c);
  differential_is(eigenvector, S, T, pinv(eigenvalue * I - S) * T * eigenvector);
}

TEST_CASE("fact 326: the sum of the eigenvalues has the gradient I, their product det(X)X⁻ᵀ (Matrix Cookbook 65, 66)") {
  constexpr auto eigenvalue = eigenvalues(S);
  gradient(sum(eigenvalue), S, I);
  gradient(eigenvalue(0_c) * eigenvalue(1_c) * eigenvalue(2_c), S, det(S) * inv(S));
}
