// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/columns.hpp>
#include <matgrad/kernels/dense.hpp>
#include <matgrad/kernels/elementary.hpp>
#include <matgrad/kernels/views.hpp>

namespace matgrad::kernels {

// PA = LU, in one matrix: U with its diagonal, L below it, whose diagonal of ones is not stored. Row k was exchanged with
// row pivots[k], k = 0, 1, ... in this order.

struct lu_outcome {
  int sign;       ///< of the permutation: det(P)
  bool singular;  ///< a pivot was exactly zero
};

template<class A>
MATGRAD_INLINE constexpr void swap_rows(A&& a, int p, int q) {
  if (p != q)
    repeat(col_extent(a), [&](auto j) MATGRAD_INLINE {
      auto const x = a(p, j);
      a(p, j) = a(q, j);
      a(q, j) = x;
    });
}

/// Factors A in place, with partial pivoting. Of a singular matrix the factors hold, with a zero on U's diagonal.
template<class A>
constexpr lu_outcome lu_factor(A&& a, int* pivots) {
  using T = typename std::remove_cvref_t<A>::scalar;
  lu_outcome outcome{1, false};
  auto const n = elimination_extent(a);
  repeat(n, [&](auto k) MATGRAD_INLINE {
    int p = k;
    auto best = magnitude(a(k, k));
    repeat(after(k), n, [&](auto i) MATGRAD_INLINE {
      auto const candidate = magnitude(a(i, k));
      if (candidate > best) {
        best = candidate;
        p = i;
      }
    });
    pivots[k] = p;
    if (best == decltype(best){0}) {
      outcome.singular = true;
      return;  // the column below is zero already
    }
    if (p != k) {
      outcome.sign = -outcome.sign;
      swap_rows(a, k, p);
    }
    T const reciprocal = T{1} / a(k, k);
    repeat(after(k), n, [&](auto i) MATGRAD_INLINE { a(i, k) = a(i, k) * reciprocal; });
    repeat(after(k), n, [&](auto j) MATGRAD_INLINE {
      T const u = a(k, j);
      repeat(after(k), n, [&](auto i) MATGRAD_INLINE { a(i, j) = a(i, j) - a(i, k) * u; });
    });
  });
  return outcome;
}

template<class Out, class B>
MATGRAD_INLINE constexpr void assign(Out& out, B const& b) {
  for (int j = 0; j < b.cols(); ++j)
    for (int i = 0; i < b.rows(); ++i) out(i, j) = b(i, j);
}

/// out = A⁻¹B from the factors of A. `out` may be B. Singular A: infinities and NaNs.
template<class Out, class LU, class B>
constexpr void lu_solve(Out&& out, LU const& lu, int const* pivots, B const& b) {
  using T = typename LU::scalar;
  auto const n = elimination_extent(lu, b, out);
  auto const columns = col_extent(b);
  assign(out, b);
  // L y = P b
  repeat(n, [&](auto k) MATGRAD_INLINE { swap_rows(out, k, pivots[k]); });
  for (int j = 0; j < columns; ++j)
    repeat(n, [&](auto k) MATGRAD_INLINE {
      T const y = out(k, j);
      repeat(after(k), n, [&](auto i) MATGRAD_INLINE { out(i, j) = out(i, j) - lu(i, k) * y; });
    });
  // U x = y
  repeat_down(n, [&](auto k) MATGRAD_INLINE {
    T const reciprocal = T{1} / lu(k, k);
    for (int j = 0; j < columns; ++j) {
      T const x = out(k, j) * reciprocal;
      out(k, j) = x;
      repeat(k, [&](auto i) MATGRAD_INLINE { out(i, j) = out(i, j) - lu(i, k) * x; });
    }
  });
}

/// out = A⁻ᵀB from the factors of A. `out` may be B.
template<class Out, class LU, class B>
constexpr void lu_solve_transposed(Out&& out, LU const& lu, int const* pivots, B const& b) {
  using T = typename LU::scalar;
  auto const n = elimination_extent(lu, b, out);
  auto const columns = col_extent(b);
  assign(out, b);
  // Uᵀ y = b
  repeat(n, [&](auto k) MATGRAD_INLINE {
    T const reciprocal = T{1} / lu(k, k);
    for (int j = 0; j < columns; ++j) {
      T y = out(k, j);
      repeat(k, [&](auto i) MATGRAD_INLINE { y = y - lu(i, k) * out(i, j); });
      out(k, j) = y * reciprocal;
    }
  });
  // Lᵀ P x = y
  for (int j = 0; j < columns; ++j)
    repeat_down(n, [&](auto k) MATGRAD_INLINE {
      T x = out(k, j);
      repeat(after(k), n, [&](auto i) MATGRAD_INLINE { x = x - lu(i, k) * out(i, j); });
      out(k, j) = x;
    });
  repeat_down(n, [&](auto k) MATGRAD_INLINE { swap_rows(out, k, pivots[k]); });
}

/// out = A⁻¹ = U⁻¹ L⁻¹ P in 4n³/3 operations. `out` must not be the factors.
template<class Out, class LU>
constexpr void lu_inverse(Out&& out, LU const& lu, int const* pivots) {
  using T = typename LU::scalar;
  auto const n = elimination_extent(lu, out);
  // out = U⁻¹, from U⁻¹ U = I column by column
  repeat(n, [&](auto j) MATGRAD_INLINE {
    T const reciprocal = T{1} / lu(j, j);
    repeat(j, [&](auto i) MATGRAD_INLINE {
      T sum = out(i, i) * lu(i, j);
      repeat(after(i), j, [&](auto k) MATGRAD_INLINE { sum = sum + out(i, k) * lu(k, j); });
      out(i, j) = -sum * reciprocal;
    });
    out(j, j) = reciprocal;
  });
  // out = out L⁻¹, from X L = U⁻¹ with the last column first
  repeat_down(n, [&](auto j) MATGRAD_INLINE {
    repeat(after(j), n, [&](auto k) MATGRAD_INLINE {
      T const l = lu(k, j);
      repeat(n, [&](auto i) MATGRAD_INLINE {
        if (i > j && k == j + 1)  // below the diagonal U⁻¹ is zero
          out(i, j) = -(out(i, k) * l);
        else out(i, j) = out(i, j) - out(i, k) * l;
      });
    });
  });
  // out = out P
  repeat_down(n, [&](auto k) MATGRAD_INLINE { swap_rows(transpose_view(out), k, pivots[k]); });
}

/// det(A) from the factors and the permutation's sign.
template<class LU>
constexpr auto lu_determinant(LU const& lu, int sign) {
  typename LU::scalar const det = product_of(row_extent(lu), [&](int i) MATGRAD_INLINE { return lu(i, i); });
  return sign < 0 ? -det : det;
}

/// log |det(A)| from the factors.
template<class LU>
constexpr auto lu_log_abs_determinant(LU const& lu) {
  return log_of_product(row_extent(lu), [&](int i) MATGRAD_INLINE { return lu(i, i); });
}

/// What comparing two T's by size gives: bool, or a mask of several problems.
template<class T>
using truth = decltype(magnitude(std::declval<T const&>()) > magnitude(std::declval<T const&>()));

/// A matrix factored: what several solutions, the inverse and the determinant share. `pivoted`: rows may have been exchanged.
/// `trusted`: A is far from singular, so that nobody needs to look at the pivots.
template<class T, int n>
struct lu {
  dense<T, n, n> factors;
  int pivots[n];
  int sign;
  bool singular;
  bool pivoted;
  truth<T> trusted;
};

// ---- without pivoting where that is as good, in columns of packs ----

// In place, but two columns at a time, which halves the divisions that wait for each other: with [a b; c d] in rows and
// columns k and k + 1, the reciprocal of the second pivot, d − b c/a, is a/(a d − b c).
template<class T, int n, int work>
struct lu_in_columns {
  using columns = in_columns<T, n, n, work>;
  using part = typename columns::part;

  columns A;
  part entries{}, multipliers{}, reciprocals{};  // sums of squares: see went_well

  /// Whether L and U are there now.
  MATGRAD_INLINE bool run() {
    add_entries();
    in_twos(std::make_integer_sequence<int, n / 2>{});
    if constexpr (n % 2 == 1) {
      part const q = T{1} / entry<n - 1>(A, n - 1);
      reciprocals += q * q;
    }
    return went_well<n>(sum_of_lanes(entries), sum_of_lanes(multipliers), first_lane(reciprocals));
  }

  /// The same one column at a time, with partial pivoting: L and U are there whatever A is. Whether it is far from singular.
  bool run_with_pivoting(lu_outcome& outcome, int (&pivots)[n]) {
    add_entries();
    with_pivots(outcome, pivots, std::make_integer_sequence<int, n>{});
    return !outcome.singular && went_well<n>(sum_of_lanes(entries), T{0}, first_lane(reciprocals));
  }

private:
  MATGRAD_INLINE void add_entries() {
    A.each_column([&](int j) MATGRAD_INLINE {
      A.each_part([&](int p) MATGRAD_INLINE { entries += A.at[j][p] * A.at[j][p]; });
    });
  }

  template<int... k>
  MATGRAD_INLINE void with_pivots(lu_outcome& outcome, int (&pivots)[n], std::integer_sequence<int, k...>) {
    ((pivots[k] = column_with_pivot<k>(outcome)), ...);
  }
  template<int k>
  int column_with_pivot(lu_outcome& outcome) {
    constexpr int lanes = columns::lanes;
    auto number = [&](int i, int j) MATGRAD_INLINE -> T { return A.at[j][i / lanes][i % lanes]; };
    int pivot = k;
    for (int i = k + 1; i < n; ++i)
      if (magnitude(number(i, k)) > magnitude(number(pivot, k))) pivot = i;
    if (number(pivot, k) == 0) {
      outcome.singular = true;
      return pivot;
    }
    if (pivot != k) {
      outcome.sign = -outcome.sign;
      for (auto& column : A.at) {
        T const x = column[k / lanes][k % lanes];
        column[k / lanes][k % lanes] = column[pivot / lanes][pivot % lanes];
        column[pivot / lanes][pivot % lanes] = x;
      }
    }
    part const q = T{1} / entry<k>(A, k);
    reciprocals += q * q;
    part multiples[columns::parts];
    A.each_part([&](int p) MATGRAD_INLINE {
      multiples[p] = without_rows<0, k + 1>(A.at[k][p] * q, p);
      A.at[k][p] = with_rows<0, k + 1>(multiples[p], p, A.at[k][p]);
    });
    for (int j = k + 1; j < n; ++j) {
      part const s = entry<k>(A, j);
      A.each_part([&](int p) MATGRAD_INLINE {
        if (lanes * (p + 1) > k + 1) A.at[j][p] = A.at[j][p] - multiples[p] * s;
      });
    }
    return pivot;
  }

  template<int... i>
  MATGRAD_INLINE void in_twos(std::integer_sequence<int, i...>) {
    (two_columns<2 * i>(), ...);
  }

  template<int k>
  MATGRAD_INLINE void two_columns() {
    part const a = entry<k>(A, k), b = entry<k>(A, k + 1), c = entry<k + 1>(A, k), d = entry<k + 1>(A, k + 1);
    part const r = T{1} / (a * d - b * c), q = T{1} / a, l = c * q, a_r = a * r;
    reciprocals += q * q + a_r * a_r;
    part first[columns::parts], second[columns::parts];  // of L, zero down to the diagonal
    A.each_part([&](int p) MATGRAD_INLINE {
      if (columns::lanes * (p + 1) <= k) return;
      part const x = A.at[k][p], y = A.at[k + 1][p];
      first[p] = without_rows<0, k + 1>(x * q, p);
      second[p] = without_rows<0, k + 2>((a * y - b * x) * r, p);
      multipliers += first[p] * first[p];
      multipliers += second[p] * second[p];
      A.at[k][p] = with_rows<0, k + 1>(first[p], p, x);
      A.at[k + 1][p] = with_rows<0, k + 2>(second[p], p, y - first[p] * b);
    });
    A.each_column([&](int j) MATGRAD_INLINE {
      if (j <= k + 1) return;
      part const s = entry<k>(A, j), t = entry<k + 1>(A, j) - l * s;
      A.each_part([&](int p) MATGRAD_INLINE {
        if (columns::lanes * (p + 1) > k) A.at[j][p] = A.at[j][p] - first[p] * s - second[p] * t;
      });
    });
  }
};

// A X = B with A = L U, or Aᵀ X = B with Aᵀ = Uᵀ Lᵀ. With D the diagonal of U these are two unit triangles and a scaling:
// L (U D⁻¹) D, or (Uᵀ D⁻¹) D Lᵀ.
template<bool transposed, class T, int n, int cols, int work>
struct solution_in_columns {
  using columns = in_columns<T, n, n, work>;
  using part = typename columns::part;

  columns A;                       // L and U
  in_columns<T, n, cols, work> X;  // at first B

  MATGRAD_INLINE void run() {
    if constexpr (transposed) A = A.transposed();
    find_reciprocals(std::make_integer_sequence<int, n>{});
    down(std::make_integer_sequence<int, n / 2>{});
    if constexpr (transposed) divide_by_D();
    if constexpr (n % 2 == 1) last_column_up();
    up(std::make_integer_sequence<int, n / 2>{});
    if constexpr (!transposed) divide_by_D();
  }

private:
  part reciprocals[columns::parts];  // of D

  template<int... i>
  MATGRAD_INLINE void find_reciprocals(std::integer_sequence<int, i...>) {
    A.each_part([&](int p) MATGRAD_INLINE { reciprocals[p] = part{} + T{1}; });
    ((reciprocals[i / columns::lanes] =
          with_rows<i, i + 1>(reciprocals[i / columns::lanes], i / columns::lanes, A.at[i][i / columns::lanes])),
     ...);
    A.each_part([&](int p) MATGRAD_INLINE { reciprocals[p] = T{1} / reciprocals[p]; });
  }
  MATGRAD_INLINE void divide_by_D() {
    X.each_column([&](int j) MATGRAD_INLINE {
      X.each_part([&](int p) MATGRAD_INLINE { X.at[j][p] = X.at[j][p] * reciprocals[p]; });
    });
  }

  /// Part p of column k of a triangle, which is to be scaled by D⁻¹ or not.
  template<int k, bool scaled>
  MATGRAD_INLINE part triangle(int p) const {
    if constexpr (scaled) return A.at[k][p] * row_of<k>(reciprocals[k / columns::lanes]);
    else return A.at[k][p];
  }

  template<int... i>
  MATGRAD_INLINE void down(std::integer_sequence<int, i...>) {
    (two_columns_down<2 * i>(), ...);
  }
  template<int k>
  MATGRAD_INLINE void two_columns_down() {
    part first[columns::parts], second[columns::parts];
    A.each_part([&](int p) MATGRAD_INLINE {
      first[p] = without_rows<0, k + 1>(triangle<k, transposed>(p), p);
      second[p] = without_rows<0, k + 2>(triangle<k + 1, transposed>(p), p);
    });
    part const l = row_of<k + 1>(first[(k + 1) / columns::lanes]);
    X.each_column([&](int j) MATGRAD_INLINE {
      part const s = entry<k>(X, j), t = entry<k + 1>(X, j) - l * s;
      X.each_part([&](int p) MATGRAD_INLINE {
        if (columns::lanes * (p + 1) > k + 1) X.at[j][p] = X.at[j][p] - first[p] * s - second[p] * t;
      });
    });
  }

  template<int... i>
  MATGRAD_INLINE void up(std::integer_sequence<int, i...>) {
    (two_columns_up<2 * (n / 2 - 1 - i)>(), ...);
  }
  template<int k>
  MATGRAD_INLINE void two_columns_up() {
    part first[columns::parts], second[columns::parts];
    A.each_part([&](int p) MATGRAD_INLINE {
      first[p] = without_rows<k, n>(triangle<k, !transposed>(p), p);
      second[p] = without_rows<k + 1, n>(triangle<k + 1, !transposed>(p), p);
    });
    part const u = row_of<k>(second[k / columns::lanes]);
    X.each_column([&](int j) MATGRAD_INLINE {
      part const t = entry<k + 1>(X, j), s = entry<k>(X, j) - u * t;
      X.each_part([&](int p) MATGRAD_INLINE {
        if (columns::lanes * p <= k) X.at[j][p] = X.at[j][p] - second[p] * t - first[p] * s;
      });
    });
  }
  MATGRAD_INLINE void last_column_up() {
    X.each_column([&](int j) MATGRAD_INLINE {
      part const s = entry<n - 1>(X, j);
      X.each_part([&](int p) MATGRAD_INLINE {
        X.at[j][p] = X.at[j][p] - without_rows<n - 1, n>(triangle<n - 1, !transposed>(p), p) * s;
      });
    });
  }
};

// ---- the factors of a matrix ----

template<int work, class T, int n>
bool factor_without_pivoting(lu<T, n>& out, T const* a) {
  lu_in_columns<T, n, work> elimination;
  elimination.A.read(a);
  out.trusted = elimination.run();
  elimination.A.write(out.factors.data());
  for (int k = 0; k < n; ++k) out.pivots[k] = k;
  out.sign = 1;
  out.singular = false;
  out.pivoted = false;
  return out.trusted;
}

template<int work, class T, int n>
constexpr void factor_with_pivoting(lu<T, n>& out) {
  auto const outcome = lu_factor(out_within<work>(out.factors), out.pivots);
  out.sign = outcome.sign;
  out.singular = outcome.singular;
  out.pivoted = true;
  out.trusted = false;
}

/// Of several problems at once, none can exchange rows without the others. Each is trusted or not.
template<class T, int n>
constexpr void factor_several(lu<T, n>& out) {
  auto& a = out.factors;
  T entries = T(0), multipliers = T(0), reciprocals = T(0);  // sums of squares: see went_well
  for (T const& x : a.values) entries = entries + x * x;
  for (int k = 0; k < n; ++k) {
    T const reciprocal = T(1) / a(k, k);
    reciprocals = reciprocals + reciprocal * reciprocal;
    for (int i = k + 1; i < n; ++i) {
      a(i, k) = a(i, k) * reciprocal;
      multipliers = multipliers + a(i, k) * a(i, k);
    }
    for (int j = k + 1; j < n; ++j)
      for (int i = k + 1; i < n; ++i) a(i, j) = a(i, j) - a(i, k) * a(k, j);
    out.pivots[k] = k;
  }
  out.sign = 1;
  out.singular = false;
  out.pivoted = false;
  out.trusted = went_well<n>(entries, multipliers, reciprocals);
}

template<int work, class T, int n>
[[gnu::noinline, gnu::cold]] void factor_with_care(lu<T, n>& out, T const* a) {
  lu_in_columns<T, n, work> elimination;
  elimination.A.read(a);
  lu_outcome outcome{1, false};
  out.trusted = elimination.run_with_pivoting(outcome, out.pivots);
  elimination.A.write(out.factors.data());
  out.sign = outcome.sign;
  out.singular = outcome.singular;
  out.pivoted = true;
}

template<class A>
  requires constant_shape<A>
constexpr auto make_lu(A const& a) {
  using T = typename A::scalar;
  constexpr int n = A::rows(), work = work_of<A>;
  lu<T, n> result;
  if constexpr (!std::is_same_v<truth<T>, bool>) {
    assign(result.factors, a);
    factor_several(result);
  } else {
    if constexpr (has_columns<T, n, work>)
      if (!__builtin_is_constant_evaluated()) {
        auto const& matrix = column_by_column(a);
        if (!factor_without_pivoting<work>(result, matrix.data())) [[unlikely]]
          factor_with_care<work>(result, matrix.data());
        return result;
      }
    assign(result.factors, a);
    factor_with_pivoting<work>(result);
  }
  return result;
}

// ---- solutions and the inverse, from trusted factors in columns of packs ----

/// out = A⁻¹B or A⁻ᵀB. `out` may be B.
template<bool transposed, class Out, class T, int n, class B>
void solve_in_columns(Out& out, lu<T, n> const& a, B const& b) {
  solution_in_columns<transposed, T, n, B::cols(), work_of<Out, B>> solution;
  solution.A.read(a.factors.data());
  dense<T, n, B::cols()> x;
  if (!transposed && a.pivoted) [[unlikely]] {
    assign(x, b);
    for (int k = 0; k < n; ++k) swap_rows(x, k, a.pivots[k]);
    solution.X.read(x.data());
  } else {
    auto const& right = column_by_column(b);
    solution.X.read(right.data());
  }
  solution.run();
  solution.X.write(x.data());
  if (transposed && a.pivoted) [[unlikely]]
    for (int k = n; k-- > 0;) swap_rows(x, k, a.pivots[k]);
  assign(out, x);
}

/// out = A⁻¹, column by column of A X = I.
template<class Out, class T, int n>
void inverse_in_columns(Out& out, lu<T, n> const& a) {
  solution_in_columns<false, T, n, n, work_of<Out>> solution;
  solution.A.read(a.factors.data());
  solution.X.read_identity(std::make_integer_sequence<int, n>{});
  solution.run();
  dense<T, n, n> x;
  solution.X.write(x.data());
  if (a.pivoted) [[unlikely]]
    for (int k = n; k-- > 0;) swap_rows(transpose_view(x), k, a.pivots[k]);
  assign(out, x);
}

// The same from any factors: as above where that is right, else number by number.

template<bool transposed, class Out, class T, int n, class B>
constexpr void lu_solve_with(Out&& out, lu<T, n> const& a, B const& b) {
  if constexpr (has_columns<T, n, work_of<Out, B>>)
    if (!__builtin_is_constant_evaluated() && a.trusted) return solve_in_columns<transposed>(out, a, b);
  if constexpr (transposed) lu_solve_transposed(out, a.factors, a.pivots, b);
  else lu_solve(out, a.factors, a.pivots, b);
}
template<class Out, class T, int n, class B>
constexpr void lu_solve(Out&& out, lu<T, n> const& a, B const& b) {
  lu_solve_with<false>(out, a, b);
}
template<class Out, class T, int n, class B>
constexpr void lu_solve_transposed(Out&& out, lu<T, n> const& a, B const& b) {
  lu_solve_with<true>(out, a, b);
}
template<class Out, class T, int n>
constexpr void lu_inverse(Out&& out, lu<T, n> const& a) {
  if constexpr (has_columns<T, n, work_of<Out>>)
    if (!__builtin_is_constant_evaluated() && a.trusted) return inverse_in_columns(out, a);
  lu_inverse(out, a.factors, a.pivots);
}

}  // namespace matgrad::kernels
