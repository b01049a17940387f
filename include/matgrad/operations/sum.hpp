// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/product.hpp>

namespace matgrad {

/// A + B + …: the sum of matrices of one shape.
struct addition : sum_by_entries {
  static constexpr char const* name = "sum";

  // shape: that of each term
  static constexpr shape size(shape A, shape) { return A; }
  static constexpr shape size(arguments X) { return X[0].size(); }

  // structure: what all terms have; of positive semidefinite matrices one that is definite makes the sum so; I − P is a
  // projector
  static constexpr structure has(arguments X) {
    auto common = X[0].has(), any = common;
    for (int k = 1; k < X.count; ++k) {
      common = common & X[k].has();
      any = any | X[k].has();
    }
    auto kept = common & (linear_structures | positive_semidefinite_structure);
    if (kept.has(positive_semidefinite_structure) && any.has(positive_definite_structure))
      kept = kept | positive_definite_structure;
    return is_complement(X) ? kept | projector_structure : kept;
  }

  // Σ Aᵢ is one list, however it was bracketed
  static constexpr term form(arguments X);

  // like terms are collected, in canonical order
  static constexpr term identity(arguments X);

  // (A + B)ᵀ = Aᵀ + Bᵀ
  static constexpr term transposed(arguments X) {
    growing<int> terms;
    for (int k = 0; k < X.count; ++k) terms.push_back(transpose(X[k]).id);
    return X.in->make(operation_of<addition>, terms);
  }

  static constexpr cited_rule rule{"d(A + B) = dA + dB", "\\mathrm{d}(A + B) = \\mathrm{d}A + \\mathrm{d}B",
                                   "Matrix Cookbook (35)"};
  static constexpr term differential(term, arguments, arguments dX) {
    auto dY = dX[0];
    for (int k = 1; k < dX.count; ++k) dY = dY + dX[k];
    return dY;
  }
  static constexpr term adjoint(term C, arguments, int) { return C; }
  static constexpr bool keeps_sums = true;
  static constexpr term jacobian(arguments X, int) { return identity_matrix(*X.in, X[0].size().size()); }

  static constexpr void write(writer& out, term Y) { out.summands(Y); }

  static constexpr bool in_lanes = true;
  template<class Out, class... X>
  MATGRAD_INLINE static constexpr void value(Out& out, X const&... x) {
    kernels::fill(
        out, [](auto const&... entry) MATGRAD_INLINE { return (entry + ...); }, x...);
  }
  static constexpr operation_cost cost(shape out, shape const*, int count) { return {out.size() * (count - 1), 0, 0}; }
  static constexpr bool exact(field_matrix out, field_matrix const* X, long long, long long, int count) {
    for (int i = 0; i < out.rows() * out.cols(); ++i) {
      out.data[i] = X[0].data[i];
      for (int k = 1; k < count; ++k) out.data[i] = out.data[i] + X[k].data[i];
    }
    return true;
  }

private:
  /// I − P
  static constexpr bool is_complement(arguments X) {
    if (X.count != 2 || !X[0].is<identity_room>() || !X[1].is<product>() || !is_number(X[1][0], -1)) return false;
    if (X[1].count() == 2) return X[1][1].has().has(projector_structure);
    growing<int> projector;
    for (int k = 1; k < X[1].count(); ++k) projector.push_back(X[1][k].id);
    return X.in->intern(operation_of<product>, projector).has().has(projector_structure);
  }
};

constexpr term operator+(term A, term B) {
  if (is_zero(A)) return B;
  if (is_zero(B)) return A;
  return A.in->make(operation_of<addition>, A, B);
}
constexpr term operator-(term A, term B) { return A + -B; }

constexpr term addition::form(arguments X) {
  bool nested = false;
  for (int k = 0; k < X.count; ++k) nested = nested || X[k].is<addition>();
  if (X.count == 1) return X[0];
  if (!nested) return nothing;
  growing<int> terms;
  for (int k = 0; k < X.count; ++k) {
    if (!X[k].is<addition>()) terms.push_back(X[k].id);
    else
      for (int l = 0; l < X[k].count(); ++l) terms.push_back(X[k][l].id);
  }
  return X.in->make(operation_of<addition>, terms);
}

}  // namespace matgrad
