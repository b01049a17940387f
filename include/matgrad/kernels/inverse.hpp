// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/columns.hpp>
#include <matgrad/kernels/lu.hpp>
#include <matgrad/kernels/views.hpp>

namespace matgrad::kernels {

/// X⁻¹ (or X⁻ᵀ) where nothing else of the factors of X is needed. `trusted`: X is far from singular and nothing grew on the
/// way, so that nobody needs to look at pivots.
template<class T, int n>
struct direct_inverse {
  dense<T, n, n> matrix;
  truth<T> trusted;
};

// As Gauss and Jordan do it, in place and without pivoting, but two rows at a time, which halves the divisions that wait for
// each other. With B the rows k and k + 1 of the columns k and k + 1,
//     [P Q R]      [P − Q B⁻¹S   −Q B⁻¹   R − Q B⁻¹T]
//     [S B T]  ->  [    B⁻¹S        B⁻¹       B⁻¹T  ]
//     [V U W]      [V − U B⁻¹S   −U B⁻¹   W − U B⁻¹T]
// and when all rows had their turn, A⁻¹ stands in the place of A.
template<class T, int n, int work>
struct gauss_jordan {
  using columns = in_columns<T, n, n, work>;
  using part = typename columns::part;

  columns A;
  part entries{}, multipliers{}, reciprocals{};  // sums of squares: see went_well

  /// Whether A⁻¹ is there now.
  MATGRAD_INLINE bool run() {
    A.each_column([&](int j) MATGRAD_INLINE {
      A.each_part([&](int p) MATGRAD_INLINE { entries += A.at[j][p] * A.at[j][p]; });
    });
    in_twos(std::make_integer_sequence<int, n / 2>{});
    if constexpr (n % 2 == 1) last_row();
    return went_well<n>(sum_of_lanes(entries), sum_of_lanes(multipliers), first_lane(reciprocals));
  }

private:
  template<int... i>
  MATGRAD_INLINE void in_twos(std::integer_sequence<int, i...>) {
    (two_rows<2 * i>(), ...);
  }

  // [u v] = −[x y] B⁻¹, where [x y] are columns k and k + 1 with −I instead of B. From [u v] [a b; c d] = −[x y] we get v by
  // Cramer's rule, and then u from the column with the larger of a and b: if B is nearly singular, u and v are as wrong as a
  // multiple of [−c a] or [−d b], which does no harm.
  template<int k>
  MATGRAD_INLINE void two_rows() {
    part const a = entry<k>(A, k), b = entry<k>(A, k + 1), c = entry<k + 1>(A, k), d = entry<k + 1>(A, k + 1);
    part const r = T{-1} / (a * d - b * c);
    auto const other = b * b > a * a;
    part const pivot = other ? b : a;
    part const q = T{-1} / pivot, l = (other ? d : c) * q, pivot_r = pivot * r;
    multipliers += l * l;
    reciprocals += q * q + pivot_r * pivot_r;
    part u[columns::parts], v[columns::parts];
    A.each_part([&](int p) MATGRAD_INLINE {
      part const x = with_rows<k, k + 2>(A.at[k][p], p, minus_unit<k, part>(p));
      part const y = with_rows<k, k + 2>(A.at[k + 1][p], p, minus_unit<k + 1, part>(p));
      part const xq = (other ? y : x) * q;
      v[p] = (a * y - b * x) * r;
      u[p] = xq + l * v[p];
      count_multipliers<k + 2>(xq, p);
      count_multipliers<k + 2>(v[p], p);
    });
    A.each_column([&](int j) MATGRAD_INLINE {
      if (j == k || j == k + 1) return;
      part const s = entry<k>(A, j), t = entry<k + 1>(A, j);
      A.each_part([&](int p) MATGRAD_INLINE {
        A.at[j][p] = without_rows<k, k + 2>(A.at[j][p], p) + v[p] * t + u[p] * s;
      });
    });
    A.each_part([&](int p) MATGRAD_INLINE {
      A.at[k][p] = u[p];
      A.at[k + 1][p] = v[p];
    });
  }

  MATGRAD_INLINE void last_row() {
    constexpr int k = n - 1;
    part const q = T{-1} / entry<k>(A, k);
    reciprocals += q * q;
    part u[columns::parts];
    A.each_part([&](int p) MATGRAD_INLINE { u[p] = with_rows<k, n>(A.at[k][p], p, minus_unit<k, part>(p)) * q; });
    A.each_column([&](int j) MATGRAD_INLINE {
      if (j == k) return;
      part const s = entry<k>(A, j);
      A.each_part([&](int p) MATGRAD_INLINE { A.at[j][p] = without_rows<k, n>(A.at[j][p], p) + u[p] * s; });
    });
    A.each_part([&](int p) MATGRAD_INLINE { A.at[k][p] = u[p]; });
  }

  /// Those of x, part p of a column, from row `first` on.
  template<int first>
  MATGRAD_INLINE void count_multipliers(part const& x, int p) {
    if (columns::lanes * (p + 1) <= first) return;
    part const below = without_rows<0, first>(x, p);
    multipliers += below * below;
  }
};

/// out = A⁻¹ or A⁻ᵀ without pivoting; false if that is not good enough.
template<bool transposed, int work, class T, int n>
bool invert_without_pivoting(dense<T, n, n>& out, T const* a) {
  gauss_jordan<T, n, work> elimination;
  elimination.A.read(a);
  bool const good = elimination.run();
  if constexpr (transposed) elimination.A.transposed().write(out.data());
  else elimination.A.write(out.data());
  return good;
}

template<bool transposed, class T, int n, class X>
constexpr void invert_by_factors(direct_inverse<T, n>& out, X const& x) {
  auto const factored = make_lu(x);
  auto&& matrix = out_within<work_of<X>>(out.matrix);
  if constexpr (transposed) lu_inverse(transpose_view(matrix), factored.factors, factored.pivots);
  else lu_inverse(matrix, factored.factors, factored.pivots);
  out.trusted = factored.trusted;
}

/// What went badly goes well, as a rule, with the rows in another order. Else, with pivoting.
template<bool transposed, int work, class T, int n>
[[gnu::noinline, gnu::cold]] void invert_with_care(direct_inverse<T, n>& out, dense<T, n, n> const& a) {
  dense<T, n, n> reversed, inverse;
  for (int j = 0; j < n; ++j)
    for (int i = 0; i < n; ++i) reversed(i, j) = a(n - 1 - i, j);
  out.trusted = invert_without_pivoting<transposed, work>(inverse, reversed.data());
  if (!out.trusted) return invert_by_factors<transposed>(out, within<work>(stored<dense<T, n, n>>{&a}));
  for (int j = 0; j < n; ++j)
    for (int i = 0; i < n; ++i) out.matrix(i, j) = transposed ? inverse(n - 1 - i, j) : inverse(i, n - 1 - j);
}

/// out = X⁻¹, or X⁻ᵀ if `transposed`. X must not be out.
template<bool transposed, class T, int n, class X>
constexpr void invert(direct_inverse<T, n>& out, X const& x) {
  constexpr int work = work_of<X>;
  if constexpr (has_columns_of_any_kind<T, n, work>) {
    if (__builtin_is_constant_evaluated()) {
      invert_by_factors<transposed>(out, x);
    } else {
      auto const& a = column_by_column(x);
      out.trusted = invert_without_pivoting<transposed, work>(out.matrix, a.data());
      if (!out.trusted) [[unlikely]]
        invert_with_care<transposed, work>(out, as_dense(a));
    }
  } else {
    invert_by_factors<transposed>(out, x);
  }
}
template<bool transposed, class T, int n, class X>
constexpr void invert(direct_inverse<T, n>& out, transpose_of<X> const& x) {
  invert<!transposed>(out, x.x);
}

}  // namespace matgrad::kernels
