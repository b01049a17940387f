// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/pairs.hpp>

// A A, for n <= 3, with what its entries have in common: 8 operations instead of 12 at n = 2, 33 instead of 45 at n = 3.
// Cayley and Hamilton would need fewer for a square of an inverse, but lose its small entries by cancellation.
namespace matgrad::kernels {

// [a b; c d]² = [a² + b c   b (a + d)]
//               [c (a + d)  b c + d² ]
template<class T, int n>
MATGRAD_INLINE constexpr in_entries<T, n> square_of(in_entries<T, n> const& a) {
  if constexpr (n == 1) return {a(0, 0) * a(0, 0)};
  else {
    auto const bc = a(0, 1) * a(1, 0);
    auto const trace = a(0, 0) + a(1, 1);
    return {a(0, 0) * a(0, 0) + bc, a(1, 0) * trace, a(0, 1) * trace, bc + a(1, 1) * a(1, 1)};
  }
}

// [B c; ρ σ]² = [ B² + c ρ    (B + σ I) c]
//               [ρ (B + σ I)    ρ c + σ² ]
template<class T, class Pair>
MATGRAD_INLINE constexpr in_pairs<T, Pair> square_of(in_pairs<T, Pair> const& a) {
  auto const products = a.column * a.row;
  auto const trace = a.diagonal + swapped(a.diagonal);
  auto const shifted = a.diagonal + twice<Pair>(a.corner);
  auto const other = swapped(a.other), column = swapped(a.column);
  return {a.diagonal * a.diagonal + a.other * other + products, a.other * trace + column * a.row,
          a.column * shifted + column * other, a.row * shifted + swapped(a.row) * a.other,
          a.corner * a.corner + products[0] + products[1]};
}

template<class T, int n>
MATGRAD_INLINE constexpr in_entries<T, n> multiple(T const& alpha, in_entries<T, n> a) {
  for (T& x : a.values) x = alpha * x;
  return a;
}
template<class T, class Pair>
MATGRAD_INLINE constexpr in_pairs<T, Pair> multiple(T const& alpha, in_pairs<T, Pair> const& a) {
  auto const both = twice<Pair>(alpha);
  return {both * a.diagonal, both * a.other, both * a.column, both * a.row, alpha * a.corner};
}

/// out = A A, n <= 3. `out` may be A.
template<class Out, class A>
MATGRAD_INLINE constexpr void square(Out&& out, A const& a) {
  in_form(a, [&](auto const& form) MATGRAD_INLINE { square_of(form).write(out); });
}

/// out = α A A, n <= 3. `out` may be A.
template<class Out, class A>
MATGRAD_INLINE constexpr void square(Out&& out, A const& a, typename A::scalar const& alpha) {
  in_form(a, [&](auto const& form) MATGRAD_INLINE { multiple(alpha, square_of(form)).write(out); });
}

}  // namespace matgrad::kernels
