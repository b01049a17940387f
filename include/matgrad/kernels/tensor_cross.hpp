// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/closed_form.hpp>
#include <matgrad/kernels/packed.hpp>

// The tensor cross product of two 3×3 matrices, A ⨯ B = cof(A + B) − cof A − cof B: the derivative of the cofactors of A along
// B. Its columns are cross products of columns.
namespace matgrad::kernels {

/// A ⨯ B
template<class T>
MATGRAD_INLINE inline in_threes<T> tensor_cross(in_threes<T> const& x, in_threes<T> const& y) {
  in_threes<T> out;
  each(extent_constant<3>{}, [&](int j) MATGRAD_INLINE {
    auto const &a = x.columns[(j + 1) % 3], &b = x.columns[(j + 2) % 3];
    auto const &c = y.columns[(j + 1) % 3], &d = y.columns[(j + 2) % 3];
    out.columns[j] = turned(a * turned(d) - turned(a) * d + c * turned(b) - turned(c) * b);  // a × d + c × b
  });
  return out;
}

/// out = A ⨯ B, 3×3; `out` is neither.
template<class Out, class A, class B>
MATGRAD_INLINE constexpr void tensor_cross(Out& out, A const& a, B const& b) {
  using T = typename A::scalar;
  if constexpr (in_packs<Out, A, B>() && lanes_down<T, 3, Out, A, B> == 3)
    if (!__builtin_is_constant_evaluated())
      return tensor_cross(in_threes<T>::template of<false>(a), in_threes<T>::template of<false>(b)).write(out);
  each_entry(out, [&](int i, int j) MATGRAD_INLINE {
    int const p = (i + 1) % 3, q = (i + 2) % 3, r = (j + 1) % 3, s = (j + 2) % 3;
    out(i, j) = a(p, r) * b(q, s) - a(q, r) * b(p, s) + b(p, r) * a(q, s) - b(q, r) * a(p, s);
  });
}

/// Column k of [x]ₓ: (0, z, −y), (−z, 0, x), (y, −x, 0).
template<int k, class Four>
MATGRAD_INLINE inline Four column_of_skew(Four const& x) {
  if constexpr (k == 0) return __builtin_shufflevector(x, x, 0, 2, 1, 3) * Four{0, 1, -1, 0};
  else if constexpr (k == 1) return __builtin_shufflevector(x, x, 2, 1, 0, 3) * Four{-1, 0, 1, 0};
  else return __builtin_shufflevector(x, x, 1, 0, 2, 3) * Four{1, -1, 0, 0};
}

/// Column k + 3l of γ vec(T) vec(T)ᵀ + [A]⨯ + μI, for all of them. [A]⨯ is the matrix of D ↦ A ⨯ D, of vec(D): its block (j, l)
/// is ±[aₘ]ₓ, with the third column.
template<class Out, class T, int... column>
MATGRAD_INLINE inline void cofactor_tangent_in_threes(Out& out, T const& gamma, in_threes<T> const& t,
                                                      in_threes<T> const& a, T const& mu,
                                                      std::integer_sequence<int, column...>) {
  auto const write = [&](auto c) MATGRAD_INLINE {
    constexpr int k = c % 3, l = c / 3, next = (l + 1) % 3, last = (l + 2) % 3;
    pack<T, 3> const unit{T(k == 0), T(k == 1), T(k == 2)};
    pack<T, 3> x[3];
    for (int j = 0; j < 3; ++j) x[j] = gamma * (t.columns[l][k] * t.columns[j]);  // exactly symmetric
    x[l] = x[l] + mu * unit;
    x[next] = x[next] + column_of_skew<k>(a.columns[last]);
    x[last] = x[last] - column_of_skew<k>(a.columns[next]);
    each(extent_constant<3>{}, [&](int j) MATGRAD_INLINE {
      bool const is_written_over = is_contiguous<Out> && 3 * c + j < 26;  // what is behind three numbers
      if (is_written_over) store(&out(3 * j, c), x[j]);
      else put<3>(out, 3 * j, c, x[j]);
    });
  };
  (write(extent_constant<column>{}), ...);
}

/// out = γ vec(T) vec(T)ᵀ + [A]⨯ + μI, 9×9 of 3×3 matrices; `out` is neither.
template<class Out, class Gamma, class T, class A, class Mu>
MATGRAD_INLINE constexpr void cofactor_tangent(Out& out, Gamma const& gamma, T const& t, A const& a, Mu const& mu) {
  using number = typename T::scalar;
  if constexpr (in_packs<Out, T, A>() && lanes_down<number, 3, T, A> == 3)
    if (!__builtin_is_constant_evaluated())
      return cofactor_tangent_in_threes(out, gamma(0, 0), in_threes<number>::template of<false>(t),
                                        in_threes<number>::template of<false>(a), mu(0, 0),
                                        std::make_integer_sequence<int, 9>{});
  auto const nine = extent_if<is_written_out(work_of<Out, T, A>, 9, 9)>(extent_constant<9>{});
  each(nine, [&](int col) MATGRAD_INLINE {
    int const k = col % 3, l = col / 3;
    auto const multiple = gamma(0, 0) * t(k, l);
    each(nine, [&](int row) MATGRAD_INLINE {
      if (row < col) return;
      int const i = row % 3, j = row / 3, m = 3 - i - k, n = 3 - j - l;
      auto x = multiple * t(i, j);
      if (row == col) x = x + mu(0, 0);
      if (i != k && j != l) x = (k == (i + 1) % 3) == (l == (j + 1) % 3) ? x + a(m, n) : x - a(m, n);
      out(row, col) = x;
      out(col, row) = x;
    });
  });
}

template<class T>
[[gnu::noinline, gnu::cold]] constexpr dense<T, 3, 3> multiple_of_adjugate(T const& alpha, dense<T, 3, 3> m) {
  adjugate(m, m);
  for (T& x : m.values) x = alpha * x;
  return m;
}

/// out = X/(r det X), of X⁻¹ = r M as in scaled_inverse. As a rule r is 1/det X, and this X; else it is r adj(M), which is in
/// range where det X need not be.
template<class Out, class Trusted, class R, class M, class X>
MATGRAD_INLINE constexpr void adjugate_of_inverse(Out& out, Trusted const& trusted, R const& r, M const& m,
                                                  X const& x) {
  using T = typename X::scalar;
  auto const same = [](auto const& entry) MATGRAD_INLINE { return entry; };
  if constexpr (guarded && std::is_same_v<truth<T>, bool>)
    if (!trusted(0, 0)) [[unlikely]] {
      dense<T, 3, 3> copy;
      each_entry(m, [&](int i, int j) MATGRAD_INLINE { copy(i, j) = m(i, j); });
      fill(out, same, multiple_of_adjugate(T(r(0, 0)), copy));
      return;
    }
  fill(out, same, x);
}

}  // namespace matgrad::kernels
