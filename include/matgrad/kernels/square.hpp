// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/forms.hpp>

// A A, for n <= 4, with what its entries have in common: 8 operations instead of 12 at n = 2, 35 instead of 45 at n = 3, 88
// instead of 112 at n = 4 (in vector registers all of them, which is faster). Cayley and Hamilton would need fewer for a square of an inverse, but lose its small entries by cancellation.
namespace matgrad::kernels {

template<class T>
MATGRAD_INLINE constexpr in_one<T> square_of(in_one<T> const& a) {
  return {a.entry * a.entry};
}

// [a b; c d]² = [a² + b c   b (a + d)]
//               [c (a + d)  b c + d² ]
template<class T>
MATGRAD_INLINE constexpr in_block<T, four_numbers<T>> square_of(in_block<T, four_numbers<T>> const& x) {
  auto const& [a, c, b, d] = x.block.values;
  auto const bc = b * c, trace = a + d;
  return {{a * a + bc, c * trace, b * trace, bc + d * d}};
}
template<class T, int lanes>
MATGRAD_INLINE inline in_block<T, four_in_lanes<T, lanes>> square_of(in_block<T, four_in_lanes<T, lanes>> const& x) {
  return {block_product(x.block, x.block)};
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

/// A x = a₀ x₀ + a₁ x₁ + a₂ x₂ + a₃ x₃
template<class T, class Four>
MATGRAD_INLINE constexpr Four times_column(in_fours<T, Four> const& a, Four const& x) {
  return a.columns[0] * picked<0, 0, 0, 0>(x) + a.columns[1] * picked<1, 1, 1, 1>(x)
       + a.columns[2] * picked<2, 2, 2, 2>(x) + a.columns[3] * picked<3, 3, 3, 3>(x);
}
template<class T, class Four>
MATGRAD_INLINE constexpr in_fours<T, Four> square_of(in_fours<T, Four> const& a) {
  return {times_column(a, a.columns[0]), times_column(a, a.columns[1]), times_column(a, a.columns[2]),
          times_column(a, a.columns[3])};
}

// (A²)ij = aij (aii + ajj) + Σ aik akj, and (A²)ii = aii² + Σ aik aki, over the other k
template<class T>
MATGRAD_INLINE constexpr in_fours<T, four_numbers<T>> square_of(in_fours<T, four_numbers<T>> const& a) {
  auto at = [&](int i, int j) MATGRAD_INLINE -> T const& { return a.columns[j].values[i]; };
  in_fours<T, four_numbers<T>> out;
  auto set = [&](int i, int j, T const& x) MATGRAD_INLINE { out.columns[j].values[i] = x; };
  each(extent_constant<4, 4>{}, [&](int i) MATGRAD_INLINE { set(i, i, at(i, i) * at(i, i)); });
  each(extent_constant<6, 6>{}, [&](int pair) MATGRAD_INLINE {
    int const i = pair < 3 ? 0 : pair < 5 ? 1 : 2, j = pair < 3 ? pair + 1 : pair < 5 ? pair - 1 : 3;
    int const k = i > 0 ? 0 : j > 1 ? 1 : 2, l = 6 - i - j - k;
    T const trace = at(i, i) + at(j, j), both = at(i, j) * at(j, i);
    set(i, j, at(i, j) * trace + at(i, k) * at(k, j) + at(i, l) * at(l, j));
    set(j, i, at(j, i) * trace + at(j, k) * at(k, i) + at(j, l) * at(l, i));
    set(i, i, out.columns[i].values[i] + both);
    set(j, j, out.columns[j].values[j] + both);
  });
  return out;
}

template<class T>
MATGRAD_INLINE constexpr in_one<T> multiple(T const& alpha, in_one<T> const& a) {
  return {alpha * a.entry};
}
template<class T, class Four>
MATGRAD_INLINE constexpr in_block<T, Four> multiple(T const& alpha, in_block<T, Four> const& a) {
  return {alpha * a.block};
}
template<class T, class Pair>
MATGRAD_INLINE constexpr in_pairs<T, Pair> multiple(T const& alpha, in_pairs<T, Pair> const& a) {
  auto const both = twice<Pair>(alpha);
  return {both * a.diagonal, both * a.other, both * a.column, both * a.row, alpha * a.corner};
}

template<class T, class Four>
MATGRAD_INLINE constexpr in_fours<T, Four> multiple(T const& alpha, in_fours<T, Four> const& a) {
  return {alpha * a.columns[0], alpha * a.columns[1], alpha * a.columns[2], alpha * a.columns[3]};
}

/// out = A A, n <= 4. `out` may be A.
template<class Out, class A>
MATGRAD_INLINE constexpr void square(Out&& out, A const& a) {
  in_form<false, A>(a, [&](auto const& form) MATGRAD_INLINE { square_of(form).write(out); });
}

/// out = α A A, n <= 4. `out` may be A.
template<class Out, class A>
MATGRAD_INLINE constexpr void square(Out&& out, A const& a, typename A::scalar const& alpha) {
  in_form<false, A>(a, [&](auto const& form) MATGRAD_INLINE { multiple(alpha, square_of(form)).write(out); });
}

}  // namespace matgrad::kernels
