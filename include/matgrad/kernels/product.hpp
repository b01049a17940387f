// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/dense.hpp>
#include <matgrad/kernels/unroll.hpp>

namespace matgrad::kernels {

/// (AB)ij = Ai0 B0j + Ai1 B1j + ..., in this order. The first term assigns: no zero of the scalar is needed.
template<class A, class B, int... k>
MATGRAD_INLINE constexpr auto row_times_column(A const& a, B const& b, int i, int j, std::integer_sequence<int, k...>) {
  return (... + (a(i, k) * b(k, j)));
}
template<class A, class B>
constexpr auto row_times_column(A const& a, B const& b, int i, int j, int inner) {
  typename A::scalar sum = a(i, 0) * b(0, j);
  for (int k = 1; k < inner; ++k) sum = sum + a(i, k) * b(k, j);
  return sum;
}

/// Column j of AB. It is stored at once: a store to `out` between the sums would make the compiler read A again, which for
/// all it knows has changed, and without such stores it can compute two or four rows in one instruction.
template<class Out, class A, class B, int... i>
MATGRAD_INLINE constexpr void multiply_column(Out& out, A const& a, B const& b, int j,
                                              std::integer_sequence<int, i...>) {
  constexpr auto inner = std::make_integer_sequence<int, A::cols()>{};
  typename A::scalar const column[] = {row_times_column(a, b, i, j, inner)...};
  (static_cast<void>(out(i, j) = column[i]), ...);
}

/// Plain loops where the extents are not constant: products in the prime field are computed while compiling, where a lambda
/// costs a call (GCC takes 30 % less time this way).
template<class Out, class A, class B>
constexpr void multiply_by_loops(Out& out, A const& a, B const& b) {
  using rows = decltype(row_extent(a));
  using inner = decltype(col_extent(a));
  int const cols = b.cols();
  for (int j = 0; j < cols; ++j)
    if constexpr (unrolls<rows, inner>()) multiply_column(out, a, b, j, std::make_integer_sequence<int, rows::value>{});
    else
      for (int i = 0; i < a.rows(); ++i) out(i, j) = row_times_column(a, b, i, j, a.cols());
}

/// out = AB. `out` must not share storage with A or B.
template<class Out, class A, class B>
MATGRAD_INLINE constexpr void multiply(Out&& out, A const& a, B const& b) {
  auto const rows = row_extent(a);
  auto const inner = col_extent(a);
  auto const cols = col_extent(b);
  if constexpr (unrolls<decltype(rows), decltype(inner), decltype(cols)>())
    each(cols, [&](int j) MATGRAD_INLINE {
      multiply_column(out, a, b, j, std::make_integer_sequence<int, decltype(rows)::value>{});
    });
  else multiply_by_loops(out, a, b);
}

}  // namespace matgrad::kernels
