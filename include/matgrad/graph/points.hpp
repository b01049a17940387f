// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/graph/growing.hpp>
#include <matgrad/graph/structure.hpp>
#include <matgrad/kernels/dense.hpp>
#include <matgrad/kernels/exact.hpp>
#include <matgrad/kernels/product.hpp>

namespace matgrad {

using kernels::field;
using kernels::field_matrix;

/// Pseudo-random points in the prime field: a value for each symbol, of its structure.
struct random_points {
  std::uint64_t state;
  bool reflected = false;       // whether orthogonal matrices have determinant −1 here
  bool degenerate = false;      // whether positive semidefinite matrices are singular here
  bool by_eigenvalues = false;  // whether matrices are made from their eigenvalues, so that there are roots of them
  bool by_singular_values = by_eigenvalues && state % 4 == 3;  // whether XᵀX has roots instead, of a general matrix X

  constexpr field next() {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return field(static_cast<long long>((state >> 33) % (field::p - 1)) + 1);
  }

  /// A point for a symbol, of its structure.
  constexpr bool sample(field_matrix X, structure has) {
    int n = X.rows();
    for (int i = 0; i < n * X.cols(); ++i) X.data[i] = next();
    auto each = [&](auto entry) {
      for (int j = 0; j < n; ++j)
        for (int i = 0; i < n; ++i) X(i, j) = entry(i, j);
    };
    if (by_singular_values && has.bits == 0 && n > 1 && X.cols() > 1) return sample_by_singular_values(X);
    if (by_eigenvalues && is_made_from_eigenvalues(X, has)) return sample_by_eigenvalues(X, has);
    if (has.has(projector_structure)) return sample_projector(X, static_cast<int>(next().value) % (n + 1));
    if (has.has(permutation_structure)) sample_permutation(X);
    else if (has.has(diagonal_structure)) each([&](int i, int j) { return i == j ? X(i, j) : field(0); });
    else if (has.has(positive_definite_structure)) sample_positive_definite(X);
    else if (has.has(positive_semidefinite_structure)) sample_positive_semidefinite(X);
    else if (has.has(symmetric_structure)) each([&](int i, int j) { return i < j ? X(i, j) : X(j, i); });
    else if (has.has(skew_structure))
      each([&](int i, int j) { return i == j ? field(0) : i > j ? X(i, j) : -X(j, i); });
    else if (has.has(lower_structure)) each([&](int i, int j) { return i >= j ? X(i, j) : field(0); });
    else if (has.has(upper_structure)) each([&](int i, int j) { return i <= j ? X(i, j) : field(0); });
    else if (has.has(orthogonal_structure)) return sample_orthogonal(X);
    return true;
  }

  // LLᵀ: its determinant and leading minors are squares, as those of a positive definite matrix are positive
  constexpr void sample_positive_definite(field_matrix X) {
    int n = X.rows();
    growing<field> entries(n * n);
    field_matrix L{entries.begin(), n, n};
    for (int j = 0; j < n; ++j)
      for (int i = 0; i < n; ++i) L(i, j) = i >= j ? X(i, j) : field(0);
    kernels::multiply(X, L, kernels::transpose_view(L));
  }

  // LLᵀ, whose last diagonal entry is 0 where it is singular
  constexpr void sample_positive_semidefinite(field_matrix X) {
    int n = X.rows();
    if (degenerate) X(n - 1, n - 1) = field(0);
    growing<field> entries(n * n);
    field_matrix L{entries.begin(), n, n};
    for (int j = 0; j < n; ++j)
      for (int i = 0; i < n; ++i) L(i, j) = i >= j ? X(i, j) : field(0);
    kernels::multiply(X, L, kernels::transpose_view(L));
  }

  static constexpr bool is_made_from_eigenvalues(field_matrix X, structure has) {
    auto others = lower_structure | upper_structure | skew_structure | orthogonal_structure | projector_structure;
    others = without(others, positive_semidefinite_structure);
    return X.rows() == X.cols() && X.rows() > 1 && (has.bits & others.bits) == 0;
  }

  // T diag(λ) T⁻¹, of a symmetric matrix with an orthogonal T. The λ are squares if it is positive definite, else often: a
  // matrix with a root is rare among random ones, 1 in 48 of size 3
  constexpr bool sample_by_eigenvalues(field_matrix X, structure has) {
    int n = X.rows();
    growing<field> basis(n * n), inverse(n * n), eigenvalues(n);
    field_matrix T{basis.begin(), n, n}, inverted{inverse.begin(), n, n};
    bool is_semidefinite = has.has(positive_semidefinite_structure);
    bool squares = is_semidefinite || next().value % 2 == 0;
    for (int i = 0; i < n * n; ++i) T.data[i] = next();
    if (!(has.has(symmetric_structure) ? sample_orthogonal(T) : kernels::exact_inverse(inverted, T))) return false;
    for (int k = 0; k < n; ++k) eigenvalues[k] = squares ? X(k, 0) * X(k, 0) : X(k, 0);
    if (degenerate && is_semidefinite && !has.has(positive_definite_structure)) eigenvalues[n - 1] = field(0);
    for (int j = 0; j < n; ++j)
      for (int k = 0; k < n; ++k)
        inverted(k, j) = eigenvalues[k] * (has.has(symmetric_structure) ? T(j, k) : inverted(k, j));
    kernels::multiply(X, T, inverted);
    return true;
  }

  // U diag(σ) Vᵀ, so that XᵀX and XXᵀ have the eigenvalues σ²
  constexpr bool sample_by_singular_values(field_matrix X) {
    int m = X.rows(), n = X.cols();
    growing<field> left(m * m), right(n * n);
    field_matrix U{left.begin(), m, m}, V{right.begin(), n, n};
    for (auto& entry : left) entry = next();
    for (auto& entry : right) entry = next();
    if (!sample_orthogonal(U) || !sample_orthogonal(V)) return false;
    for (int k = 0; k < m && k < n; ++k) {
      auto sigma = next();
      for (int i = 0; i < m; ++i) U(i, k) = sigma * U(i, k);
    }
    for (int j = 0; j < n; ++j)
      for (int i = 0; i < m; ++i) {
        field entry(0);
        for (int k = 0; k < m && k < n; ++k) entry = entry + U(i, k) * V(j, k);
        X(i, j) = entry;
      }
    return true;
  }

  // Y (YᵀY)⁻¹ Yᵀ, where Y has `rank` columns
  constexpr bool sample_projector(field_matrix X, int rank) {
    int n = X.rows();
    growing<field> columns(n * rank), coefficients(n * rank), square(rank * rank), inverse(rank * rank);
    field_matrix Y{columns.begin(), n, rank}, Z{coefficients.begin(), n, rank};
    field_matrix gram{square.begin(), rank, rank}, inverted{inverse.begin(), rank, rank};
    for (int i = 0; i < n * n; ++i) {
      if (i < n * rank) columns[i] = X.data[i];
      X.data[i] = field(0);
    }
    if (rank == 0) return true;
    kernels::multiply(gram, kernels::transpose_view(Y), Y);
    if (!kernels::exact_inverse(inverted, gram)) return false;
    kernels::multiply(Z, Y, inverted);
    kernels::multiply(X, Z, kernels::transpose_view(Y));
    return true;
  }

  // by exchanges of columns (Fisher and Yates)
  constexpr void sample_permutation(field_matrix X) {
    int n = X.rows();
    for (int j = 0; j < n; ++j)
      for (int i = 0; i < n; ++i) X(i, j) = field(i == j);
    for (int k = n - 1; k > 0; --k) {
      int other = static_cast<int>(next().value) % (k + 1);
      for (int i = 0; i < n; ++i) {
        auto x = X(i, k);
        X(i, k) = X(i, other);
        X(i, other) = x;
      }
    }
  }

  // Cayley's (I − W)(I + W)⁻¹ of a skew W is a rotation; a row's sign makes it a reflection
  constexpr bool sample_orthogonal(field_matrix X) {
    int n = X.rows();
    growing<field> sum(n * n), difference(n * n), inverse(n * n);
    field_matrix plus{sum.begin(), n, n}, minus{difference.begin(), n, n}, inverted{inverse.begin(), n, n};
    for (int j = 0; j < n; ++j)
      for (int i = 0; i < n; ++i) {
        auto w = i == j ? field(0) : i > j ? X(i, j) : -X(j, i);
        plus(i, j) = field(i == j) + w;
        minus(i, j) = field(i == j) - w;
      }
    if (!kernels::exact_inverse(inverted, plus)) return false;
    kernels::multiply(X, minus, inverted);
    for (int j = 0; reflected && j < n; ++j) X(0, j) = -X(0, j);
    return true;
  }
};

}  // namespace matgrad
