// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

// Traces and determinants: the left side becomes the right side's form.

TEST_CASE("fact 542: tr(Aᵀ) = tr(A) (SymPy, test_Trace)") { normalises(tr(A.T()), tr(A)); }

TEST_CASE("fact 543: tr(AB) = tr(BA) (SymPy, Trace)") {
  normalises(tr(A * B), tr(B * A));
  normalises(tr(A * B * C), tr(C * A * B));
  normalises(tr(M * K.T()), tr(K.T() * M));
}

TEST_CASE("fact 545: tr(cA + B) = c tr(A) + tr(B) (SymPy, test_Trace)") {
  normalises(tr(s * A + B), s * tr(A) + tr(B));
}

TEST_CASE("fact 546: tr(I) = n, tr(0) = 0, tr(𝟏𝟏ᵀ) = n (SymPy, test_Trace)") {
  normalises(tr(I), 3_c);
  normalises(tr(zeros<3, 3>), 0_c);
  normalises(tr(ones<3> * ones<3>.T()), 3_c);
  normalises(tr(ones<3, 3>), 3_c);
}

TEST_CASE("fact 547: tr(abᵀ) = bᵀa (matrixcalculus.org)") { normalises(tr(a * b.T()), b.T() * a); }

TEST_CASE("fact 549: tr(A diag(x)) = dg(A)ᵀx (DiffMatic)") { same(tr(A * diag(x)), diag(A).T() * x); }

TEST_CASE("fact 550: det(Aᵀ) = det A, det(AB) = det A det B, det(cA) = cⁿdet A (Matrix Cookbook 19, 20, 21)") {
  normalises(det(A.T()), det(A));
  normalises(det(A * B), det(A) * det(B));
  normalises(det(s * A), pow<3>(s) * det(A));
}

TEST_CASE("fact 551: det(A⁻¹) = 1/det(A) (PyTensor, det_of_inv)") { normalises(det(inv(A)), 1_c / det(A)); }

TEST_CASE("fact 553: det(I) = 1, det(0) = 0, det(𝟏𝟏ᵀ) = 0 (SymPy, test_eval_determinant)") {
  normalises(det(I), 1_c);
  normalises(det(zeros<3, 3>), 0_c);
  same(det(ones<3> * ones<3>.T()), 0_c);
  normalises(det(ones<3, 3>), 0_c);
}

TEST_CASE("fact 554: det(T) = ΠTᵢᵢ of a triangular T (PyTensor, det_of_triangular)") {
  same(det(L), L(0_c, 0_c) * L(1_c, 1_c) * L(2_c, 2_c));
}

TEST_CASE("fact 555: det(diag x) = Πxᵢ, diag(x)⁻¹ = diag(1/x) (PyTensor, inv_of_diag)") {
  same(det(diag(x)), x(0_c) * x(1_c) * x(2_c));
  normalises(inv(diag(x)), diag(hadamard_div(ones<3>, x)));
}

TEST_CASE("fact 557: det(I + uvᵀ) = 1 + uᵀv (Matrix Cookbook 24)") { normalises(det(I + a * b.T()), 1_c + a.T() * b); }

TEST_CASE("fact 558: det(I + AB) = det(I + BA) (Sylvester)") {
  normalises(det(I + M * K.T()), det(identity<2> + K.T() * M));
}

TEST_CASE("fact 559: log det(A) is one logarithm, of a positive definite A 2Σ log Lᵢᵢ (CasADi issue 1888)") {
  normalises(log(det(A)), logdet(A));
  same(logdet(P), 2_c * sum(log(diag(chol(P)))));
}

TEST_CASE("fact 583: ‖x‖² = xᵀx, ‖A‖² = Σ A∘A") {
  normalises(squared_norm(x), x.T() * x);
  same(squared_norm(A), sum(hadamard(A, A)));
  normalises(pow<2>(norm(A)), tr(A.T() * A));
}

TEST_CASE("fact 585: log(exp(x)) = exp(log(x)) = √x² = x (SEMT)") {
  normalises(log(exp(x)), x);
  normalises(exp(log(x)), x);
  normalises(elementwise::pow<2>(sqrt(x)), x);
  normalises(log(exp(s)), s);
  normalises(exp(log(s)), s);
  normalises(pow<2>(sqrt(s)), s);
}
