// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/dense.hpp>
#include <matgrad/kernels/unroll.hpp>

namespace matgrad::kernels {

/// (AB)ij = Ai0 B0j + Ai1 B1j + ..., in this order. The first term assigns: no zero of the scalar is needed.
template<class Inner, class A, class B>
MATGRAD_INLINE constexpr auto row_times_column(Inner inner, A const& a, B const& b, auto i, auto j) {
  typename A::scalar sum = a(i, 0) * b(0, j);
  repeat(extent_constant<1>{}, inner, [&](auto k) MATGRAD_INLINE { sum = sum + a(i, k) * b(k, j); });
  return sum;
}

/// Column j of AB. It is stored at once: a store to `out` between the sums would make the compiler read A again, which for
/// all it knows has changed, and without such stores it can compute two or four rows in one instruction.
template<class Rows, class Inner, class Out, class A, class B>
MATGRAD_INLINE constexpr void multiply_column(Rows rows, Inner inner, Out& out, A const& a, B const& b, auto j) {
  dense<typename A::scalar, Rows::value> column;
  repeat(rows, [&](auto i) MATGRAD_INLINE { column(i) = row_times_column(inner, a, b, i, j); });
  repeat(rows, [&](auto i) MATGRAD_INLINE { out(i, j) = column(i); });
}

/// Plain loops where the extents are not constant: products in the prime field are computed while compiling, where a lambda
/// costs a call (GCC takes 30 % less time this way).
template<class Out, class A, class B>
constexpr void multiply_by_loops(Out& out, A const& a, B const& b) {
  auto const rows = row_extent(a);
  auto const inner = col_extent(a);
  int const cols = b.cols();
  for (int j = 0; j < cols; ++j)
    if constexpr (unrolls<decltype(rows), decltype(inner)>()) multiply_column(rows, inner, out, a, b, j);
    else
      for (int i = 0; i < rows; ++i) {
        typename A::scalar sum = a(i, 0) * b(0, j);
        for (int k = 1; k < inner; ++k) sum = sum + a(i, k) * b(k, j);
        out(i, j) = sum;
      }
}

/// out = AB. `out` must not share storage with A or B.
template<class Out, class A, class B>
MATGRAD_INLINE constexpr void multiply(Out&& out, A const& a, B const& b) {
  auto const rows = row_extent(a);
  auto const inner = col_extent(a);
  auto const cols = col_extent(b);
  if constexpr (unrolls<decltype(rows), decltype(inner), decltype(cols)>())
    repeat(cols, [&](auto j) MATGRAD_INLINE { multiply_column(rows, inner, out, a, b, j); });
  else multiply_by_loops(out, a, b);
}

}  // namespace matgrad::kernels
