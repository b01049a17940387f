// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/cholesky.hpp>
#include <matgrad/kernels/status.hpp>
#include <matgrad/operations/diag.hpp>
#include <matgrad/operations/inverse.hpp>
#include <matgrad/operations/lower_part.hpp>

namespace matgrad {

/// Is F, of a square shape, its own transpose, as far as its form shows? Of a symbol its structure tells.
template<class F>
constexpr bool is_known_symmetric() {
  if constexpr (!size_of<F>.is_square()) return false;
  else if constexpr (is_symbol<F>) return structure_of<F>.has(symmetric_structure);
  else return is_symmetric(F{});
}

/// chol(S): the lower triangular L with S = L Lᵀ and a positive diagonal.
struct cholesky {
  static constexpr char const* name = "chol";
  static constexpr bool sees_sign = true;

  // shape: n×n gives n×n; S must be known to be symmetric, because only then does the differential hold
  static constexpr shape size(shape S) { return S; }
  template<class S>
  static constexpr void refuse() {
    static_assert(shapes_fit<S>,
                  "chol(S): S must be known to be symmetric, as a positive_definite or symmetric symbol or A * "
                  "transpose(A); for any square M write chol((M + transpose(M)) / 2)");
  }
  static constexpr structure has(structure S) {
    return S.has(diagonal_structure) ? diagonal_structure | positive_definite_structure : lower_structure;
  }

  // chol(I) = I, chol(diag x) = diag(√x), chol(αS) = √α chol(S) for a positive number α
  static constexpr term identity(term S) {
    auto& in = *S.in;
    if (S.size().is_scalar()) return pow(S, rational(1, 2));
    if (S.is<identity_room>()) return S;
    if (S.is<diagonal_matrix_room>()) return diagonal_matrix(pow(S[0], rational(1, 2)));
    if (S.is<product>() && S[0].is<exact_number>() && S[0].a() > 0) {
      growing<int> rest;
      for (int k = 1; k < S.count(); ++k) rest.push_back(S[k].id);
      return pow(S[0], rational(1, 2)) * chol(in.make(operation_of<product>, rest));
    }
    return nothing;
  }
  // L Lᵀ = S, L⁻ᵀ L⁻¹ = S⁻¹
  static constexpr term joined(term L, term R) {
    if (L.is<cholesky>() && transpose(L) == R) return L[0];
    if (R.is<inverse>() && R[0].is<cholesky>() && transpose(R) == L) return inv(R[0][0]);
    return nothing;
  }

  // dL = L Φ(L⁻¹ dS L⁻ᵀ), Φ(M) = tril(M) − ½ diag(diag(M))
  static constexpr cited_rule rule{"d chol(S) = L (tril(M) − ½ diag(diag(M))), M = L⁻¹ dS L⁻ᵀ, L = chol(S)",
                                   "\\mathrm{d}L = L\\,\\Phi(L^{-1}\\,\\mathrm{d}S\\,L^{-\\top}),\\quad "
                                   "\\Phi(M) = \\operatorname{tril}(M) - \\tfrac{1}{2} M \\circ I",
                                   "Murray (2016), arXiv:1602.07527"};
  static constexpr term differential(term L, term, term dS) {
    auto M = inv(L) * dS * transpose(inv(L));
    return L * (lower_part(M) - rational(1, 2) * diagonal_matrix(diagonal_of(M)));
  }

  static constexpr void domain(requirements& needs, term S) { needs.positive_definite(S); }

  static constexpr call_notation notation{"chol", "\\operatorname{chol}", "chol"};

  // value: as L D Lᵀ; NaNs where S is not positive definite
  template<class Out, class S>
  static constexpr void value(Out& out, S const& s) {
    auto factors = kernels::as_dense(s);
    kernels::cholesky_factor(factors);
    kernels::cholesky_lower(out, factors);
  }
  template<class S>
  static constexpr status status_at(S const& s) {
    return kernels::is_positive_definite(s) ? status::ok : status::not_positive_definite;
  }
  static constexpr operation_cost cost(shape out, shape const*) {
    int n = out.rows;
    return {n * (n - 1) * (2 * n + 5) / 6 + n * (n + 1) / 2, 2 * n, 1};
  }
  // where each pivot is a square
  static constexpr bool exact(field_matrix out, field_matrix const* X, long long, long long, int) {
    int n = out.rows();
    for (int j = 0; j < n; ++j) {
      for (int i = 0; i < j; ++i) out(i, j) = field(0);
      for (int i = j; i < n; ++i) {
        auto x = X[0](i, j);
        for (int k = 0; k < j; ++k) x = x - out(i, k) * out(j, k);
        if (i == j && (x == field(0) || !x.is_square())) return false;
        out(i, j) = i == j ? x.sqrt() : x / out(j, j);
      }
    }
    return true;
  }
};

constexpr term chol(term S) { return S.in->make(operation_of<cholesky>, S); }

/// Cholesky's factor of a positive definite S: the lower triangular L with S = L Lᵀ and a positive diagonal. Refuses an S that
/// is not known to be symmetric. Upper triangular is transpose(chol(S)).
template<formula F>
constexpr auto chol(F const& S) {
  if constexpr (is_known_symmetric<F>()) {
    return apply<cholesky>(S);
  } else {
    cholesky::refuse<typename operand_of<F>::type>();
    return placeholder_of<F>{};
  }
}

}  // namespace matgrad
