// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/formula/language.hpp>
#include <matgrad/try_evaluate.hpp>

// Size against speed, for one formula: how much of its kernels is written out as straight-line code. For a whole program
// MATGRAD_UNROLL_WORK says it. The plan's type says it to the kernels, by way of its matrices: see kernels/unroll.hpp.
namespace matgrad {

/// A formula to be evaluated by kernels that write out at most `work` multiply-adds.
template<int work, class F>
class limited_formula {
  F f;

  template<class... Bindings>
  static constexpr bool are_bindings() {
    constexpr bool all = (is_binding<Bindings> && ...);
    static_assert(all, "for_size(f)(...): give each symbol its value, as in for_size(f)(X = A)");
    return all;
  }

public:
  constexpr explicit limited_formula(F const& given) : f(given) {}

  /// The value that f(X = A, ...) gives.
  template<class... Bindings>
  MATGRAD_INLINE constexpr auto operator()(Bindings const&... bindings) const {
    if constexpr (are_bindings<Bindings...>()) return language<F>::template called<work>(f, bindings...);
    else return 0.0;  // after a refusal: one mistake, one error
  }

  /// The same as f.into(out, X = A, ...).
  template<class Out, class... Bindings>
  MATGRAD_INLINE constexpr void into(Out&& out, Bindings const&... bindings) const {
    if constexpr (are_bindings<Bindings...>()) language<F>::template evaluated_into<work>(f, out, bindings...);
  }

  template<class... Bindings>
  constexpr auto tried(Bindings const&... bindings) const {
    return try_evaluate<work>(f, bindings...);
  }
};

/// try_evaluate(for_size(f), X = A, ...)
template<int work, class F, class... Bindings>
[[nodiscard]] constexpr auto try_evaluate(limited_formula<work, F> const& f, Bindings const&... bindings) {
  return f.tried(bindings...);
}

/// What is evaluated within so much work: a formula, or what is made of several, as together(f, g) is.
template<int work, class Asked>
constexpr auto asked_within(Asked const& asked) {
  constexpr bool is_asked = formula<Asked> || requires { asked.template within<work>(); };
  static_assert(is_asked, "for_size(f): f must be a formula, together(f, g), value_and_grad(f, X) or batch(f)");
  if constexpr (formula<Asked>) return limited_formula<work, Asked>(asked);
  else if constexpr (is_asked) return asked.template within<work>();
  else return limited_formula<work, std::remove_const_t<decltype(ratio<0>)>>(ratio<0>);
}

/// for_size(f)(X = A, ...), for_size(f).into(out, X = A, ...): the value of f by loops, wherever there can be one. f: a
/// formula, together(f, g), value_and_grad(f, X) or batch(f).
template<class Asked>
constexpr auto for_size(Asked const& f) {
  return asked_within<kernels::least_work>(f);
}
/// The same by kernels written out up to 64 multiply-adds, a product of 4×4 by 4×4: what -Os does.
template<class Asked>
constexpr auto for_balance(Asked const& f) {
  return asked_within<64>(f);
}
/// The same by kernels written out up to 216 multiply-adds, a product of 6×6 by 6×6: what -O2 does.
template<class Asked>
constexpr auto for_speed(Asked const& f) {
  return asked_within<216>(f);
}

}  // namespace matgrad
