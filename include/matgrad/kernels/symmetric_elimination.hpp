// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/columns.hpp>

// Elimination without pivoting in a symmetric matrix S, with packs: S_ik − S_ij S_jk / S_jj, for j = 0, 1, ...
namespace matgrad::kernels {

/// What to do with the rows and columns that are eliminated: leave them as the columns of L, or carry them along, to S⁻¹.
enum class elimination { to_factors, to_inverse };

/// S as square blocks of packs. Until its columns are eliminated, of a block on the diagonal only the lower triangle counts,
/// and of two blocks that are each other's transposed only the lower one. On the way to S⁻¹ it is the upper one afterwards.
template<class T, int n, elimination aim, int most = unroll_work>
struct symmetric_in_packs {
  static constexpr int lanes = [] {
    int W = lanes_of<T>;
    while (W > 2 && W / 2 >= n) W /= 2;
    return W;
  }();
  static constexpr int parts = (n + lanes - 1) / lanes;
  using part = pack<T, lanes>;
  using block = part[lanes];
  static constexpr auto every_lane = std::make_integer_sequence<int, lanes>{};
  static constexpr bool to_inverse = aim == elimination::to_inverse;

  part at[n][parts];

  /// Whether eliminating j changes part p of column k.
  static constexpr bool changes(int p, int k, int j) {
    int const own = k / lanes, q = j / lanes;
    if (k > j) return p >= own || (to_inverse && p < q);
    return to_inverse && k < j && (p <= own || own == q);
  }
  static constexpr int work = [] {
    int count = 0;
    for (int j = 0; j < n; ++j)
      for (int k = 0; k < n; ++k)
        for (int p = 0; p < parts; ++p) count += changes(p, k, j);
    return count;
  }();
  static constexpr auto columns = extent_if<(work <= most)>(extent_constant<n>{});
  /// Loops change everything: what does not count does no harm, and asking costs more.
  static constexpr bool in_loops = work > most;

  template<class F>
  MATGRAD_INLINE static void each_lane(F&& f) {
    each(extent_constant<lanes>{}, f);
  }

  template<int... l>
  MATGRAD_INLINE static void spread_lanes(part* spread, part const& x, std::integer_sequence<int, l...>) {
    ((spread[l] = spread_lane<l>(x, every_lane)), ...);
  }
  using mask = decltype(part{} < part{});
  template<int... l>
  MATGRAD_INLINE static mask every_lane_but(int lane, std::integer_sequence<int, l...>) {
    return mask{(l == lane ? 0 : -1)...};
  }
  template<int... l>
  MATGRAD_INLINE static void mirror(block& x, std::integer_sequence<int, l...>) {
    block const above{x[l]...};
    transpose(x);
    ((x[l] = with_lanes<0, l + 1>(x[l], above[l], every_lane)), ...);
  }
  template<int stride = lanes / 2>
  MATGRAD_INLINE static void transpose(block& x) {
    each_lane([&](int l) MATGRAD_INLINE {
      if ((l & stride) == 0) exchange_lanes<stride>(x[l], x[l + stride], every_lane);
    });
    if constexpr (stride > 1) transpose<stride / 2>(x);
  }
  template<class F>
  MATGRAD_INLINE static void each_lower_part(F&& f) {
    each(columns, [&](int k) MATGRAD_INLINE {
      each(extent_constant<parts>{}, [&](int p) MATGRAD_INLINE {
        if (in_loops || p >= k / lanes) f(p, k);
      });
    });
  }
  /// f(l, k) for every column k = lanes q + l of a block
  template<class F>
  MATGRAD_INLINE static void each_column_of(int q, F&& f) {
    each_lane([&](int l) MATGRAD_INLINE {
      if (lanes * q + l < n) f(l, lanes * q + l);
    });
  }

  /// Eliminates row and column j; r = 1/S_jj. The next pivot is computed apart from its column: the next division waits for it.
  MATGRAD_INLINE void eliminate(int j, T const& r, T& pivot) {
    int const q = j / lanes;
    part row[lanes * parts], column[parts];
    each(extent_constant<parts>{}, [&](int p) MATGRAD_INLINE {
      spread_lanes(row + lanes * p, at[j][p], every_lane);
      column[p] = at[j][p];
    });
    column[q][j % lanes] = T{1};
    each(extent_constant<parts>{}, [&](int p) MATGRAD_INLINE { at[j][p] = column[p] = column[p] * spread<lanes>(r); });
    if (j + 1 < n) {
      T const x = row[j + 1][0];
      pivot = at[j + 1][(j + 1) / lanes][(j + 1) % lanes] - x * r * x;
    }
    // x_k of the equations that are solved: S_jk = −S_kj
    if constexpr (to_inverse)
      each_between(columns, 0, j, [&](int k) MATGRAD_INLINE {
        each(extent_constant<parts>{}, [&](int p) MATGRAD_INLINE {
          if (in_loops || changes(p, k, j)) at[k][p] = at[k][p] + column[p] * row[k];
        });
      });
    mask const others = every_lane_but(j % lanes, every_lane);
    each_between(columns, j + 1, n, [&](int k) MATGRAD_INLINE {
      if (to_inverse && k / lanes == q)
        at[k][q] = __builtin_bit_cast(part, __builtin_bit_cast(mask, at[k][q]) & others);
      each(extent_constant<parts>{}, [&](int p) MATGRAD_INLINE {
        if (in_loops || changes(p, k, j)) at[k][p] = at[k][p] - column[p] * row[k];
      });
    });
    if (to_inverse && j % lanes == lanes - 1) turn(q);
  }

  /// The columns of block q are eliminated: what is below comes above, where its sign is the other one.
  MATGRAD_INLINE void turn(int q) {
    each(extent_constant<parts>{}, [&](int p) MATGRAD_INLINE {
      if (p <= q) return;
      block x;
      each_lane([&](int l) MATGRAD_INLINE { x[l] = -at[lanes * q + l][p]; });
      transpose(x);
      each_column_of(p, [&](int l, int k) MATGRAD_INLINE { at[k][q] = x[l]; });
    });
  }
  MATGRAD_INLINE void read(T const* a) {
    each_lower_part([&](int p, int k) MATGRAD_INLINE {
      T const* from = a + n * k + lanes * p;
      at[k][p] = p < parts - 1 ? load<lanes>(from) : load_first<lanes, n - lanes*(parts - 1)>(from);
    });
  }
  MATGRAD_INLINE static void write_part(T* a, int p, int k, part const& x) {
    T* to = a + n * k + lanes * p;
    if (p < parts - 1) store(to, x);
    else store_first<lanes, n - lanes*(parts - 1)>(to, x);
  }
  MATGRAD_INLINE void write_factors(T* a) const {
    each_lower_part([&](int p, int k) MATGRAD_INLINE { write_part(a, p, k, at[k][p]); });
  }
  MATGRAD_INLINE void write_inverse(T* a) const {
    each(extent_constant<parts>{}, [&](int q) MATGRAD_INLINE {
      each(extent_constant<parts>{}, [&](int p) MATGRAD_INLINE {
        if (p > q) return;
        block x{};
        each_column_of(q, [&](int l, int k) MATGRAD_INLINE { x[l] = at[k][p]; });
        if (p == q) mirror(x, every_lane);
        each_column_of(q, [&](int l, int k) MATGRAD_INLINE { write_part(a, p, k, x[l]); });
        if (p == q) return;
        transpose(x);
        each_column_of(p, [&](int l, int k) MATGRAD_INLINE { write_part(a, q, k, x[l]); });
      });
    });
  }

  /// f(j, S_jj, 1/S_jj) before each j is eliminated.
  template<class F>
  MATGRAD_INLINE void eliminate_all(F&& f) {
    T pivot = at[0][0][0];
    each(columns, [&](int j) MATGRAD_INLINE {
      T const d = pivot, r = T{1} / d;
      f(j, d, r);
      eliminate(j, r, pivot);
    });
  }
};

}  // namespace matgrad::kernels
