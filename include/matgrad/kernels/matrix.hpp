// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/closed_form.hpp>
#include <matgrad/kernels/dense.hpp>
#include <matgrad/kernels/elementary.hpp>
#include <matgrad/kernels/exact.hpp>
#include <matgrad/kernels/lu.hpp>
#include <matgrad/kernels/power.hpp>
#include <matgrad/kernels/product.hpp>

// The functions of one matrix, whatever its size: by closed forms to n = 3, above by elimination with partial pivoting.
namespace matgrad::kernels {

/// out = x, entry by entry.
template<class Out, class X>
MATGRAD_INLINE constexpr void copy(Out&& out, X const& x) {
  fill(out, [](auto const& entry) MATGRAD_INLINE { return entry; }, x);
}

/// The same, converted where out has numbers of another type.
template<class Out, class M>
MATGRAD_INLINE constexpr void copy_as_numbers_of(Out& out, M const& x) {
  using entry = typename Out::scalar;
  if constexpr (std::is_same_v<entry, typename M::scalar>) copy(out, x);
  else copy(out, converted<stored<M>, entry>{{&x}});
}

template<class X>
inline constexpr bool is_small = X::rows() <= 3 && in_closed_form<X>();

template<class X>
constexpr auto determinant_of(X const& x) {
  if constexpr (is_small<X>) {
    return determinant(x);
  } else {
    auto factored = make_lu(x);
    return lu_determinant(factored.factors, factored.sign);
  }
}

/// log|det X|, also where det X itself would overflow.
template<class X>
constexpr auto log_abs_determinant_of(X const& x) {
  auto factored = make_lu(x);
  return lu_log_abs_determinant(factored.factors);
}

/// The same, apart: it is rarely needed where det X is there.
template<class T, int n>
[[gnu::noinline, gnu::cold]] constexpr T log_abs_determinant_apart(dense<T, n, n> const& x) {
  return log_abs_determinant_of(x);
}
/// The same from det X, or from X where that is beyond the range of its type.
template<class T, class X>
constexpr T log_abs_determinant_from(T const& det, X const& x) {
  if constexpr (real<T>)
    if (!is_comfortable(det)) [[unlikely]]
      return log_abs_determinant_apart(as_dense(x));
  return kernels::log(magnitude(det));
}

template<class Out, class X>
constexpr void inverse_of(Out& out, X const& x) {
  if constexpr (is_small<X>) {
    auto r = inverse_pair(out, x);
    each_entry(x, [&](int i, int j) MATGRAD_INLINE { out(i, j) = r * out(i, j); });
  } else {
    auto factored = make_lu(x);
    lu_inverse(out, factored.factors, factored.pivots);
  }
}

/// adj(X), also for singular X. Above n = 3 each cofactor is a determinant of its own: right, and for small n only.
template<class Out, class X>
constexpr void adjugate_of_any(Out& out, X const& x) {
  constexpr int n = X::rows();
  if constexpr (n <= 3) {
    adjugate(out, x);
  } else {
    for (int j = 0; j < n; ++j)
      for (int i = 0; i < n; ++i) {
        dense<typename X::scalar, n - 1, n - 1> minor{};
        for (int c = 0; c < n - 1; ++c)
          for (int r = 0; r < n - 1; ++r) minor(r, c) = x(r + (r >= i), c + (c >= j));
        auto d = determinant_of(minor);
        out(j, i) = (i + j) % 2 == 0 ? d : -d;
      }
  }
}

}  // namespace matgrad::kernels
