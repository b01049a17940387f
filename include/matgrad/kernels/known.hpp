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

/// Aij Bkl
template<int i, int j, int k, int l, class A, class B>
MATGRAD_INLINE constexpr auto product_of_known(A const& a, B const& b) {
  if constexpr (A::known::is_zero(i, j) || B::known::is_zero(k, l)) return no_term{};
  else if constexpr (A::known::is_one(i, j)) return b.x(k, l);
  else if constexpr (B::known::is_one(k, l)) return a.x(i, j);
  else return a.x(i, j) * b.x(k, l);
}

/// (AB)ij; A may be a scalar.
template<int i, int j, class A, class B, int... k>
MATGRAD_INLINE constexpr auto entry_of_known_product(A const& a, B const& b, std::integer_sequence<int, k...>) {
  return sum_of_known(product_of_known<i, k, k, j>(a, b)...);
}
template<int i, int j, class A, class B>
MATGRAD_INLINE constexpr auto entry_of_known_product(A const& a, B const& b) {
  constexpr int rows = decltype(row_extent(a.x))::value, inner = decltype(col_extent(a.x))::value;
  if constexpr (rows == 1 && inner == 1) return product_of_known<0, 0, i, j>(a, b);
  else return entry_of_known_product<i, j>(a, b, std::make_integer_sequence<int, inner>{});
}

/// out(i, j) = entry(i, j), for constants i and j; of a symmetric matrix one half. Written out in any case: what is known of an
/// entry is known while compiling.
template<bool is_symmetric, class Out, class Entry>
MATGRAD_INLINE constexpr void fill_by_entries(Out& out, Entry const& entry) {
  constexpr int rows = decltype(row_extent(out))::value, cols = decltype(col_extent(out))::value;
  repeat(extent_constant<rows, unroll_limit>{}, [&](auto i) MATGRAD_INLINE {
    repeat(extent_constant<cols, unroll_limit>{}, [&](auto j) MATGRAD_INLINE {
      if constexpr (!is_symmetric
                    || std::remove_cvref_t<decltype(i)>::value >= std::remove_cvref_t<decltype(j)>::value) {
        auto const x = entry(i, j);
        if constexpr (std::is_same_v<decltype(x), no_term const>) out(i, j) = whole<typename Out::scalar>(0);
        else out(i, j) = x;
      }
    });
  });
  if constexpr (is_symmetric) mirror(out);
}

}  // namespace matgrad::kernels
