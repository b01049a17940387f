// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/exact_spectrum.hpp>
#include <matgrad/kernels/symmetric_eigen.hpp>
#include <matgrad/operations/chol.hpp>
#include <matgrad/operations/power.hpp>

// S = V diag(λ) Vᵀ for a symmetric S: λ is eigenvalues(S), V is eigenvectors(S).
namespace matgrad {

/// eigenvalues(S): λ, the eigenvalues of a symmetric matrix in ascending order.
struct eigenvalues_room {
  static constexpr char const* name = "eigenvalues";
  static constexpr bool sees_sign = true;

  // shape: n×n gives n
  static constexpr shape size(shape S) { return {S.rows, 1}; }
  template<class S>
  static constexpr void refuse() {
    static_assert(shapes_fit<S>,
                  "eigenvalues(S): S must be known to be symmetric, as a symmetric symbol or A * transpose(A), "
                  "because those of other matrices may be complex; for any square M write eigenvalues((M + "
                  "transpose(M)) / 2)");
  }

  // λ(α) = α, λ(I) = 1, λ(αS) = α λ(S) for a positive number α
  static constexpr term identity(term S) {
    auto& in = *S.in;
    if (S.size().is_scalar()) return S;
    if (S.is<identity_room>()) return ones_matrix(in, size(S.size()));
    if (is_zero(S)) return zero_matrix(in, size(S.size()));
    if (S.is<product>() && S[0].is<exact_number>() && S[0].a() > 0) {
      growing<int> rest;
      for (int k = 1; k < S.count(); ++k) rest.push_back(S[k].id);
      return S[0] * eigenvalues(in.make(operation_of<product>, rest));
    }
    return nothing;
  }

  // where the eigenvalues are distinct
  static constexpr cited_rule rule{"d λ = diag(Vᵀ dS V)",
                                   "\\mathrm{d}\\lambda = \\operatorname{diag}(V^{\\top}\\,\\mathrm{d}S\\,V)",
                                   "Magnus (1985)"};
  static constexpr term differential(term, term S, term dS) {
    auto V = eigenvectors(S);
    return diagonal_of(transpose(V) * dS * V);
  }

  static constexpr call_notation notation{"eigenvalues", "\\lambda", "eigenvalues"};

  // value: by Jacobi's rotations
  template<class Out, class S>
  static constexpr void value(Out& out, S const& s) {
    kernels::copy(out, kernels::symmetric_eigen<typename S::scalar, S::rows()>(s).values);
  }
  // of about 6 sweeps
  static constexpr operation_cost cost(shape, shape const* S) {
    int n = S[0].rows;
    return {6 * n * (n - 1) / 2 * (12 * n + 20), 6 * n * (n - 1), 1};
  }
  static constexpr bool exact(field_matrix out, field_matrix const* X, long long, long long, int) {
    return kernels::exact_eigenvalues(out.data, X[0]);
  }
};

/// eigenvectors(S): V, orthogonal, whose columns belong to the eigenvalues in ascending order. Each has its sign chosen.
struct eigenvectors_room {
  static constexpr char const* name = "eigenvectors";
  static constexpr bool sees_sign = true;

  // shape: n×n gives n×n
  static constexpr shape size(shape S) { return S; }
  template<class S>
  static constexpr void refuse() {
    static_assert(shapes_fit<S>,
                  "eigenvectors(S): S must be known to be symmetric, as a symmetric symbol or A * transpose(A); "
                  "for any square M write eigenvectors((M + transpose(M)) / 2)");
  }
  static constexpr structure has(structure) { return orthogonal_structure; }

  // a positive factor turns nothing
  static constexpr term identity(term S) {
    if (S.size().is_scalar()) return number(*S.in, 1);
    if (S.is<product>() && S[0].is<exact_number>() && S[0].a() > 0) {
      growing<int> rest;
      for (int k = 1; k < S.count(); ++k) rest.push_back(S[k].id);
      return eigenvectors(S.in->make(operation_of<product>, rest));
    }
    return nothing;
  }

  // where the eigenvalues are distinct: Fᵢⱼ = 1/(λⱼ − λᵢ), and 0 on the diagonal
  static constexpr cited_rule rule{"d V = V (F ∘ VᵀdS V), Fᵢⱼ = 1/(λⱼ − λᵢ) for i ≠ j, Fᵢᵢ = 0",
                                   "\\mathrm{d}V = V (F \\circ V^{\\top}\\,\\mathrm{d}S\\,V),\\quad F_{ij} = "
                                   "\\frac{1}{\\lambda_j - \\lambda_i}\\ (i "
                                   "\\neq j),\\ F_{ii} = 0",
                                   "Magnus (1985)"};
  static constexpr term differential(term V, term S, term dS) {
    auto& in = *S.in;
    auto lambda = eigenvalues(S);
    auto I = identity_matrix(in, S.size().rows), one = ones_matrix(in, lambda.size());
    auto F = pow(one * transpose(lambda) - lambda * transpose(one) + I, -1) - I;
    return V * hadamard(F, transpose(V) * dS * V);
  }

  static constexpr void domain(requirements& needs, term S) { needs.holds(S, "has distinct eigenvalues"); }

  static constexpr call_notation notation{"eigenvectors", "\\operatorname{eigenvectors}", "eigenvectors"};

  template<class Out, class S>
  static constexpr void value(Out& out, S const& s) {
    kernels::copy(out, kernels::symmetric_eigen<typename S::scalar, S::rows()>(s).vectors);
  }
  static constexpr operation_cost cost(shape, shape const* S) { return eigenvalues_room::cost({}, S); }
  static constexpr bool exact(field_matrix out, field_matrix const* X, long long, long long, int) {
    return kernels::exact_eigenvectors(out, X[0]);
  }
};

constexpr term eigenvalues(term S) { return S.in->make(operation_of<eigenvalues_room>, S); }
constexpr term eigenvectors(term S) { return S.in->make(operation_of<eigenvectors_room>, S); }

/// The eigenvalues of a symmetric S in ascending order, a column. Refuses an S that is not known to be symmetric.
/// Differentiable where they are distinct; their sum and other symmetric functions are everywhere.
template<formula F>
constexpr auto eigenvalues(F const& S) {
  if constexpr (is_known_symmetric<F>()) {
    return apply<eigenvalues_room>(S);
  } else {
    eigenvalues_room::refuse<typename operand_of<F>::type>();
    return terminal<constant_leaf<zero_room, size_of<F>.rows, 1, 0, 0>>{};
  }
}

/// The orthogonal V with S = V diag(eigenvalues(S)) Vᵀ of a symmetric S. In each column the largest entry is positive.
/// Refuses an S that is not known to be symmetric. Differentiable where the eigenvalues are distinct.
template<formula F>
constexpr auto eigenvectors(F const& S) {
  if constexpr (is_known_symmetric<F>()) {
    return apply<eigenvectors_room>(S);
  } else {
    eigenvectors_room::refuse<typename operand_of<F>::type>();
    return placeholder_of<F>{};
  }
}

}  // namespace matgrad
