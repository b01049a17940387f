// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/log.hpp>
#include <matgrad/operations/softmax.hpp>

namespace matgrad {

/// log_sum_exp(x) = log Σeˣ of a vector.
struct log_sum_exp_room {
  static constexpr char const* name = "log_sum_exp";

  // shape: a column gives a scalar
  static constexpr shape size(shape) { return {}; }
  static constexpr bool fits(shape x) { return x.is_vector(); }
  template<class X>
  static constexpr void refuse() {
    static_assert(shapes_fit<X>, "log_sum_exp(x): x must be a column");
  }

  // of a scalar it is the scalar
  static constexpr term identity(term x) { return x.size().is_scalar() ? x : nothing; }

  // log Σeˣ
  static constexpr term expanded(term x) { return log(sum(exp(x))); }

  static constexpr cited_rule rule{
      "d log Σeˣ = softmax(x)ᵀ dx",
      "\\mathrm{d}\\log\\textstyle\\sum e^x = \\operatorname{softmax}(x)^{\\top}\\mathrm{d}x", ""};
  static constexpr term differential(term, term x, term dx) { return transpose(softmax(x)) * dx; }

  static constexpr call_notation notation{"logsumexp", "\\operatorname{logsumexp}", "log_sum_exp"};

  template<class Out, class X>
  static constexpr void value(Out& out, X const& x) {
    auto const largest = softmax_room::largest_entry(x);
    if constexpr (kernels::real<typename X::scalar>)
      if (!kernels::is_finite(largest)) {
        out(0, 0) = largest;
        return;
      }
    typename X::scalar total = kernels::exp(x(0, 0) - largest);
    each(row_extent(x), [&](int i) MATGRAD_INLINE {
      if (i > 0) total = total + kernels::exp(x(i, 0) - largest);
    });
    out(0, 0) = largest + kernels::log(total);
  }
  static constexpr operation_cost cost(shape, shape const* X) { return {3 * X[0].rows + 1, 0, 0}; }
};

constexpr term log_sum_exp(std::same_as<term> auto x) { return x.in->make(operation_of<log_sum_exp_room>, x); }

/// log Σeˣ of a vector, a scalar, without overflow. Its gradient is softmax(x).
template<formula F>
constexpr auto log_sum_exp(F const& x) {
  return apply<log_sum_exp_room>(x);
}

}  // namespace matgrad
