// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/threes.hpp>

// Small square matrices in the form in which this machine computes closed forms fastest.
namespace matgrad::kernels {

/// The form that is computed with while compiling, and the one that a run computes with fastest: of a symmetric matrix, and of
/// any. `Out` is where the result goes.
template<class T, int n, class Out>
struct forms {
  using plain = in_one<T>;
  using symmetric = plain;
  using any = plain;
};
template<class T, class Out>
struct forms<T, 2, Out> {
  using plain = in_block<T, four_numbers<T>>;
  using symmetric = in_block<T, typename fastest_four<T>::type>;
  using any = symmetric;
};
template<class T, class Out>
struct forms<T, 3, Out> {
  using plain = in_pairs<T, two_numbers<T>>;
  using symmetric = in_pairs<T, typename fastest_pair<T>::type>;
  using any = std::conditional_t<lanes_down<T, 3, Out> == 3, in_threes<T>, symmetric>;
};
template<class T, class Out>
struct forms<T, 4, Out> {
  using plain = in_fours<T, four_numbers<T>>;
  using symmetric = in_fours<T, typename fastest_four<T>::type>;
  using any = symmetric;
};

/// Calls f with a copy of A, n <= 4, in the form for here and now. Of a symmetric A only the lower triangle is read.
template<bool symmetric = false, class Out = void, class A, class F>
MATGRAD_INLINE constexpr auto in_form(A const& a, F&& f) {
  using form = forms<typename A::scalar, A::rows(), Out>;
  using fastest = std::conditional_t<symmetric, typename form::symmetric, typename form::any>;
  // the builtin, and an else: then neither compiler generates code for the other form (5 % of a small program's compile)
  if (__builtin_is_constant_evaluated()) return f(form::plain::template of<symmetric>(a));
  else return f(fastest::template of<symmetric>(a));
}

}  // namespace matgrad::kernels
