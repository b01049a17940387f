// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/status.hpp>
#include <matgrad/operations/determinant.hpp>

namespace matgrad {

/// logdet X = log|det X|.
struct log_determinant {
  static constexpr char const* name = "logdet";

  // shape: n×n gives a scalar
  static constexpr shape size(shape) { return {}; }
  static constexpr bool fits(shape X) { return X.is_square(); }
  template<class X>
  static constexpr void refuse() {
    static_assert(shapes_fit<X>, "logdet(X): X must be square; did you mean logdet(transpose(X) * X)?");
  }

  // logdet(AB) = logdet A + logdet B, logdet(αX) = n log|α| + logdet X, logdet(X⁻¹) = −logdet X, logdet Q = 0,
  // logdet(A ⊗ B) = p logdet A + n logdet B of an n×n A and a p×p B, logdet(blkdiag(A, B)) = logdet A + logdet B,
  // logdet(expm X) = tr X
  static constexpr term identity(term X) {
    auto& in = *X.in;
    if (X.has().has(orthogonal_structure)) return number(in, 0);
    if (X.is<inverse>()) return -logdet(X[0]);
    if (X.is<matrix_exponential>()) return tr(X[0]);
    if (X.is<matrix_power_room>()) return X.a() * logdet(X[0]);
    if (X.is<square_root>() || X.is<cholesky>()) return rational(1, 2) * logdet(X[0]);
    if (X.size().is_scalar()) return nothing;
    if (has_square_blocks(X)) {
      auto result = number(in, 0);
      for (int k = 0; k < X.count(); ++k) result = result + logdet(X[k]);
      return result;
    }
    if (is_kron_of_squares(X)) return X[1].size().rows * logdet(X[0]) + X[0].size().rows * logdet(X[1]);
    if (falls_apart(X)) {
      // log|α| is ½ log α²
      auto result = rational(X.size().rows, 2) * log(pow(scalar_factor(X), 2));
      for_each_square_factor(X, [&](term factor) { result = result + logdet(factor); });
      return result;
    }
    // det(I + AB) = det(I + BA)                                 Sylvester (1851)
    if (low_rank_update update(X); update && is_number(update.c, 1)) return logdet(update.swapped());
    if (auto Xt = transpose(X); is_transpose_first(X, Xt)) return logdet(Xt);
    return nothing;
  }

  static constexpr cited_rule rule{"d log|det X| = tr(X⁻¹ dX)",
                                   "\\mathrm{d}\\log\\lvert\\det X\\rvert = \\operatorname{tr}(X^{-1}\\,\\mathrm{d}X)",
                                   "Matrix Cookbook (43)"};
  static constexpr term differential(term, term X, term dX) { return tr(inv(X) * dX); }

  static constexpr void domain(requirements& needs, term X) { needs.invertible(X); }

  static constexpr call_notation notation{"log det", "\\log\\det", "logdet"};

  template<class Out, class X>
  static constexpr void value(Out& out, X const& x) {
    out(0, 0) = kernels::log_abs_determinant_of(x);
  }
  template<class X>
  static constexpr status status_at(X const& x) {
    return kernels::is_invertible(x) ? status::ok : status::singular;
  }
  static constexpr operation_cost cost(shape, shape const* X) {
    int const n = X[0].rows;
    return determinant::cost_of_factors(n, 2 * n - 1);
  }
  static constexpr bool exact(field_matrix out, field_matrix const* X, long long, long long, int) {
    out(0, 0) = log(kernels::exact_determinant(X[0]));
    return true;
  }
};

constexpr term logdet(term X) { return X.in->make(operation_of<log_determinant>, X); }

/// log|det X| of a square X, a scalar. Its gradient is X⁻ᵀ.
template<formula F>
constexpr auto logdet(F const& X) {
  return apply<log_determinant>(X);
}

}  // namespace matgrad
