// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/views.hpp>

// Sums and products of matrices of which some entries are known to be zero or one, entry by entry: what is zero is left out,
// and by one nobody multiplies.
namespace matgrad::kernels {

/// X with what is known of it: Known::is_zero(i, j), Known::is_one(i, j).
template<class X, class Known>
struct known_matrix {
  using known = Known;

  X x;

  static constexpr int rows() { return X::rows(); }
  static constexpr int cols() { return X::cols(); }
};

/// An entry that is known to be zero.
struct no_term {};

template<class X, class Y>
MATGRAD_INLINE constexpr auto added(X const& x, Y const& y) {
  if constexpr (std::is_same_v<X, no_term>) return y;
  else if constexpr (std::is_same_v<Y, no_term>) return x;
  else return x + y;
}
template<class X>
MATGRAD_INLINE constexpr auto sum_of_known(X const& x) {
  return x;
}
template<class X, class Y, class... Rest>
MATGRAD_INLINE constexpr auto sum_of_known(X const& x, Y const& y, Rest const&... rest) {
  return sum_of_known(added(x, y), rest...);
}

template<int i, int j, class X>
MATGRAD_INLINE constexpr auto known_entry(X const& x) {
  if constexpr (X::known::is_zero(i, j)) return no_term{};
  else return x.x(i, j);
}

/// Aij Bkl, neither of which is known to be zero.
template<int i, int j, int k, int l, class A, class B>
MATGRAD_INLINE constexpr auto product_of_known(A const& a, B const& b) {
  if constexpr (A::known::is_one(i, j)) return b.x(k, l);
  else if constexpr (B::known::is_one(k, l)) return a.x(i, j);
  else return a.x(i, j) * b.x(k, l);
}

/// For which k neither Aik nor Bkj is known to be zero.
template<int most>
struct terms_of_known {
  int count = 0;
  int at[most]{};
};
template<class A, class B, int inner>
constexpr auto find_terms(int i, int j) {
  terms_of_known<inner> terms;
  for (int k = 0; k < inner; ++k)
    if (!A::is_zero(i, k) && !B::is_zero(k, j)) terms.at[terms.count++] = k;
  return terms;
}

template<int i, int j, class A, class B, int... term>
MATGRAD_INLINE constexpr auto entry_of_known_product(A const& a, B const& b, std::integer_sequence<int, term...>) {
  constexpr auto terms = find_terms<typename A::known, typename B::known, A::cols()>(i, j);
  return (... + product_of_known<i, terms.at[term], terms.at[term], j>(a, b));
}
/// (AB)ij; A may be a scalar.
template<int i, int j, class A, class B>
MATGRAD_INLINE constexpr auto entry_of_known_product(A const& a, B const& b) {
  if constexpr (A::rows() == 1 && A::cols() == 1) {
    if constexpr (A::known::is_zero(0, 0) || B::known::is_zero(i, j)) return no_term{};
    else return product_of_known<0, 0, i, j>(a, b);
  } else {
    constexpr int count = find_terms<typename A::known, typename B::known, A::cols()>(i, j).count;
    if constexpr (count == 0) return no_term{};
    else return entry_of_known_product<i, j>(a, b, std::make_integer_sequence<int, count>{});
  }
}

}  // namespace matgrad::kernels
