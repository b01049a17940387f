// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/dense.hpp>
#include <matgrad/kernels/elementary.hpp>

// Triangular matrices, L for short, lower or upper. Of L a kernel reads its triangle and nothing else.
namespace matgrad::kernels {

/// The extent of L, constant where n²/2 multiply-adds are written out, or n³/6. `with`: the other matrices of the kernel.
template<bool cubic, class L, class... With>
MATGRAD_INLINE constexpr auto triangle_extent(L const& l, With const&...) noexcept {
  if constexpr (constant_shape<L>) {
    constexpr int n = L::rows(), work = work_of<L, With...>;
    return extent_if<((cubic ? n * n * n / 6 : n * n / 2) <= work)>(extent_constant<n, work>{});
  } else {
    return row_extent(l);
  }
}

/// f(k) for what stands beside the diagonal in row i of an upper triangle, or of a lower one: towards the diagonal.
template<bool upper, class Extent, class F>
MATGRAD_INLINE constexpr void each_beside_diagonal(Extent n, int i, F&& f) {
  if constexpr (upper) each_between(n, 0, n - 1 - i, [&](int m) MATGRAD_INLINE { f(n - 1 - m); });
  else each_between(n, 0, i, f);
}
/// f(i) for every row of a triangle, from the one that has nothing beside the diagonal to the full one.
template<bool upper, class Extent, class F>
MATGRAD_INLINE constexpr void each_triangle_row(Extent n, F&& f) {
  if constexpr (upper) each_down(n, f);
  else each(n, f);
}

/// out = L⁻¹B, or L⁻ᵀB if transposed. `out` may be B. Singular L: infinities and NaNs.
template<bool upper, bool transposed, class Out, class L, class B>
constexpr void triangular_solve(Out& out, L const& l, B const& b) {
  using T = typename L::scalar;
  auto const n = triangle_extent<false>(l, b, out);
  constexpr bool from_below = upper != transposed;
  auto entry = [&](int i, int k) MATGRAD_INLINE -> T {
    if constexpr (transposed) return l(k, i);
    else return l(i, k);
  };
  // the divisions first: they do not wait for anything
  dense<T, L::rows()> reciprocals;
  each(n, [&](int i) MATGRAD_INLINE { reciprocals(i) = T{1} / l(i, i); });
  for (int j = 0; j < b.cols(); ++j) {
    dense<T, L::rows()> x;
    each_triangle_row<from_below>(n, [&](int i) MATGRAD_INLINE {
      T sum = b(i, j);
      each_beside_diagonal<from_below>(n, i, [&](int k) MATGRAD_INLINE { sum = sum - entry(i, k) * x(k); });
      x(i) = sum * reciprocals(i);
    });
    each(n, [&](int i) MATGRAD_INLINE { out(i, j) = x(i); });
  }
}

/// out = L⁻¹, with zeros on the other side. `out` may be L.
template<bool upper, class Out, class L>
constexpr void triangular_inverse(Out&& out, L const& l) {
  using T = typename L::scalar;
  if constexpr (!upper) {
    triangular_inverse<true>(transpose_view(out), transpose_view(l));
  } else {
    auto const n = triangle_extent<true>(l, out);
    each(n, [&](int i) MATGRAD_INLINE { out(i, i) = T{1} / l(i, i); });
    // column j of L⁻¹ L = I, from the columns before it
    each(n, [&](int j) MATGRAD_INLINE {
      each_between(n, 0, j, [&](int i) MATGRAD_INLINE {
        T sum = out(i, i) * l(i, j);
        each_between(n, i + 1, j, [&](int k) MATGRAD_INLINE { sum = sum + out(i, k) * l(k, j); });
        out(i, j) = -(sum * out(j, j));
      });
      each_between(n, j + 1, n, [&](int i) MATGRAD_INLINE { out(i, j) = T{0}; });
    });
  }
}

/// out = L B. `out` may be B.
template<bool upper, class Out, class L, class B>
constexpr void triangular_multiply(Out& out, L const& l, B const& b) {
  using T = typename L::scalar;
  auto const n = triangle_extent<false>(l, b, out);
  for (int j = 0; j < b.cols(); ++j) {
    // what b has at row i is not needed any more when row i is done
    each_triangle_row<!upper>(n, [&](int i) MATGRAD_INLINE {
      T sum = l(i, i) * b(i, j);
      each_beside_diagonal<upper>(n, i, [&](int k) MATGRAD_INLINE { sum = sum + l(i, k) * b(k, j); });
      out(i, j) = sum;
    });
  }
}

/// det(L)
template<class L>
constexpr auto triangular_determinant(L const& l) {
  return product_of(row_extent(l), [&](int i) MATGRAD_INLINE { return l(i, i); });
}

/// log |det(L)|
template<class L>
constexpr auto triangular_log_determinant(L const& l) {
  return log_of_product(row_extent(l), [&](int i) MATGRAD_INLINE { return l(i, i); });
}

}  // namespace matgrad::kernels
