// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/exp.hpp>

namespace matgrad {

/// softmax(x) = eˣ/Σeˣ of a vector: positive entries whose sum is 1.
struct softmax_room {
  static constexpr char const* name = "softmax";

  // shape: a column, kept
  static constexpr shape size(shape x) { return x; }
  static constexpr bool fits(shape x) { return x.is_vector(); }
  template<class X>
  static constexpr void refuse() {
    static_assert(shapes_fit<X>, "softmax(x): x must be a column");
  }

  // of a scalar it is 1
  static constexpr term identity(term x) { return x.size().is_scalar() ? number(*x.in, 1) : nothing; }

  // softmax(x) = eˣ/Σeˣ
  static constexpr term expanded(term x) { return exp(x) / sum(exp(x)); }

  static constexpr cited_rule rule{
      "p = softmax(x): dp = p ∘ dx − p pᵀdx",
      "p = \\operatorname{softmax}(x):\\ \\mathrm{d}p = p \\circ \\mathrm{d}x - p\\,p^{\\top}\\mathrm{d}x", ""};
  static constexpr term differential(term p, term, term dx) { return hadamard(p, dx) - p * (transpose(p) * dx); }

  static constexpr call_notation notation{"softmax", "\\operatorname{softmax}", "softmax"};

  /// What the exponents are taken from so that none overflows; 0 where numbers have no order.
  template<class X>
  static constexpr typename X::scalar largest_entry(X const& x) {
    using T = typename X::scalar;
    if constexpr (kernels::ordered<T>) {
      T largest = x(0, 0);
      each(row_extent(x), [&](int i) MATGRAD_INLINE { largest = x(i, 0) > largest ? x(i, 0) : largest; });
      return largest;
    } else if constexpr (requires(T largest) { select(largest > largest, largest, largest); }) {
      T largest = x(0, 0);
      each(row_extent(x), [&](int i) MATGRAD_INLINE { largest = select(x(i, 0) > largest, T(x(i, 0)), largest); });
      return largest;
    } else {
      return T(0);
    }
  }

  template<class Out, class X>
  static constexpr void value(Out& out, X const& x) {
    auto const largest = largest_entry(x);
    typename X::scalar total = kernels::exp(x(0, 0) - largest);
    out(0, 0) = total;
    each(row_extent(x), [&](int i) MATGRAD_INLINE {
      if (i > 0) {
        out(i, 0) = kernels::exp(x(i, 0) - largest);
        total = total + out(i, 0);
      }
    });
    each(row_extent(x), [&](int i) MATGRAD_INLINE { out(i, 0) = out(i, 0) / total; });
  }
  static constexpr operation_cost cost(shape x, shape const*) { return {3 * x.rows - 1, x.rows, 0}; }
  static constexpr bool exact(field_matrix out, field_matrix const* X, long long, long long, int) {
    value(out, X[0]);
    field total(0);
    for (int i = 0; i < out.rows(); ++i) total = total + out(i, 0);
    return total == field(1);
  }
};

constexpr term softmax(term x) { return x.in->make(operation_of<softmax_room>, x); }

/// eˣ/Σeˣ of a vector, without overflow.
template<formula F>
constexpr auto softmax(F const& x) {
  return apply<softmax_room>(x);
}

}  // namespace matgrad
