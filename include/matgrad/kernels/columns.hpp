// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/elementary.hpp>
#include <matgrad/kernels/pack.hpp>

// A square matrix as columns of packs, for elimination: a lane is a row.
namespace matgrad::kernels {

// ---- packs in halves, and lanes of packs ----

template<class Half>
MATGRAD_INLINE inline auto joined(Half const& low, Half const& high) {
  if constexpr (std::is_arithmetic_v<Half>) {
    return pack<Half, 2>{low, high};
  } else {
    return [&]<int... i>(std::integer_sequence<int, i...>) MATGRAD_INLINE {
      return __builtin_shufflevector(low, high, i...);
    }(std::make_integer_sequence<int, 2 * lanes_in<Half>>{});
  }
}
template<int which, int W, class Pack>
MATGRAD_INLINE inline auto half_of(Pack const& x) {
  if constexpr (W == 2) return x[which];
  else
    return [&]<int... i>(std::integer_sequence<int, i...>) MATGRAD_INLINE {
      return __builtin_shufflevector(x, x, (which * (W / 2) + i)...);
    }(std::make_integer_sequence<int, W / 2>{});
}

/// The first `count` numbers at p, then zeros.
template<int W, int count, class T>
MATGRAD_INLINE inline pack<T, W> load_first(T const* p) {
  if constexpr (count == W) return load<W>(p);
  else if constexpr (count <= W / 2) return joined(load_first<W / 2, count>(p), pack<T, W / 2>{});
  else return joined(load<W / 2>(p), load_first<W / 2, count - W / 2>(p + W / 2));
}
template<int W, int count, class T>
MATGRAD_INLINE inline void store_first(T* p, pack<T, W> const& x) {
  if constexpr (count == W) {
    store(p, x);
  } else if constexpr (count <= W / 2) {
    store_first<W / 2, count>(p, half_of<0, W>(x));
  } else {
    store(p, half_of<0, W>(x));
    store_first<W / 2, count - W / 2>(p + W / 2, half_of<1, W>(x));
  }
}

template<int first, int last, class Pack, int... i>
MATGRAD_INLINE inline Pack with_lanes(Pack const& x, Pack const& y, std::integer_sequence<int, i...>) {
  if constexpr (lanes_in<Pack> == 1) return first <= 0 && 0 < last ? y : x;
  else return __builtin_shufflevector(x, y, (first <= i && i < last ? i + lanes_in<Pack> : i)...);
}
template<int lane, class Pack, int... i>
MATGRAD_INLINE inline Pack spread_lane(Pack const& x, std::integer_sequence<int, i...>) {
  if constexpr (lanes_in<Pack> == 1) return x;
  else return __builtin_shufflevector(x, x, (static_cast<void>(i), lane)...);
}
/// Where lane numbers have the bit `stride`, lanes of x are exchanged with those of y that are `stride` before.
template<int stride, class Pack, int... i>
MATGRAD_INLINE inline void exchange_lanes(Pack& x, Pack& y, std::integer_sequence<int, i...>) {
  constexpr int W = lanes_in<Pack>;
  Pack const low = __builtin_shufflevector(x, y, ((i & stride) != 0 ? W + i - stride : i)...);
  y = __builtin_shufflevector(x, y, ((i & stride) != 0 ? W + i : i + stride)...);
  x = low;
}

template<class Pack>
MATGRAD_INLINE inline auto sum_of_lanes(Pack const& x) {
  if constexpr (std::is_arithmetic_v<Pack>) return x;
  else return sum_of_lanes(half_of<0, lanes_in<Pack>>(x) + half_of<1, lanes_in<Pack>>(x));
}

template<class Pack>
MATGRAD_INLINE inline auto first_lane(Pack const& x) {
  if constexpr (std::is_arithmetic_v<Pack>) return x;
  else return x[0];
}

// ---- the matrix ----

/// An n×cols matrix. The rows after the last that fill its last packs are zero.
template<class T, int n, int cols = n, int work = unroll_work>
struct in_columns {
  static constexpr int lanes = [] {
    int W = 1;
    while (W < n && W < lanes_of<T>) W *= 2;
    return W;
  }();
  static constexpr int parts = (n + lanes - 1) / lanes;
  static constexpr int in_last_part = n - lanes * (parts - 1);
  using part = pack<T, lanes>;

  part at[cols][parts];

  template<class F>
  MATGRAD_INLINE static void each_column(F&& f) {
    each(extent_if<n * cols * parts <= work>(extent_constant<cols>{}), f);
  }
  template<class F>
  MATGRAD_INLINE static void each_part(F&& f) {
    each(extent_constant<parts>{}, f);
  }

  MATGRAD_INLINE void read(T const* a) {
    each_column([&](int j) MATGRAD_INLINE {
      each_part([&](int p) MATGRAD_INLINE {
        T const* from = a + n * j + lanes * p;
        at[j][p] = p < parts - 1 ? load<lanes>(from) : load_first<lanes, in_last_part>(from);
      });
    });
  }
  template<int... j>
  MATGRAD_INLINE void read_identity(std::integer_sequence<int, j...>) {
    for (auto& column : at)
      for (part& x : column) x = part{};
    ((at[j][j / lanes][j % lanes] = T{1}), ...);
  }
  MATGRAD_INLINE void write(T* a) const {
    each_column([&](int j) MATGRAD_INLINE {
      each_part([&](int p) MATGRAD_INLINE {
        T* to = a + n * j + lanes * p;
        if (p < parts - 1) store(to, at[j][p]);
        else store_first<lanes, in_last_part>(to, at[j][p]);
      });
    });
  }
  MATGRAD_INLINE in_columns transposed() const {
    static_assert(cols == n);
    in_columns result;
    each_part([&](int q) MATGRAD_INLINE {
      each_part([&](int p) MATGRAD_INLINE {
        part block[lanes];
        each(extent_constant<lanes>{},
             [&](int i) MATGRAD_INLINE { block[i] = lanes * q + i < n ? at[lanes * q + i][p] : part{}; });
        exchange<lanes / 2>(block);
        each(extent_constant<lanes>{}, [&](int i) MATGRAD_INLINE {
          if (lanes * p + i < n) result.at[lanes * p + i][q] = block[i];
        });
      });
    });
    return result;
  }

private:
  template<int stride>
  MATGRAD_INLINE static void exchange(part (&block)[lanes]) {
    if constexpr (stride > 0) {
      each(extent_constant<lanes>{}, [&](int i) MATGRAD_INLINE {
        if ((i & stride) == 0) exchange_lanes<stride>(block[i], block[i + stride], every_lane<part>);
      });
      exchange<stride / 2>(block);
    }
  }
};

/// Row i of x, part i / lanes of a column, in every lane.
template<int i, class Pack>
MATGRAD_INLINE inline Pack row_of(Pack const& x) {
  return spread_lane<i % lanes_in<Pack>>(x, every_lane<Pack>);
}
/// Row i of column j, in every lane.
template<int i, class T, int n, int cols, int work>
MATGRAD_INLINE inline auto entry(in_columns<T, n, cols, work> const& a, int j) {
  return row_of<i>(a.at[j][i / a.lanes]);
}
/// x, part p of a column, with the rows from `first` to before `last` taken from y.
template<int first, int last, class Pack>
MATGRAD_INLINE inline Pack with_rows(Pack const& x, int p, Pack const& y) {
  constexpr int lanes = lanes_in<Pack>;
  if (lanes * (p + 1) <= first || last <= lanes * p) return x;
  else if (first <= lanes * p && lanes * (p + 1) <= last) return y;
  else if (p == first / lanes) return with_lanes<first % lanes, last - first / lanes * lanes>(x, y, every_lane<Pack>);
  else return with_lanes<0, last % lanes>(x, y, every_lane<Pack>);
}
/// x with zeros in the rows from `first` to before `last`.
template<int first, int last, class Pack>
MATGRAD_INLINE inline Pack without_rows(Pack const& x, int p) {
  return with_rows<first, last>(x, p, Pack{});
}
/// −1 in the lane of row i.
template<int i, class Pack>
MATGRAD_INLINE inline Pack minus_unit(int p) {
  constexpr int lane = i % lanes_in<Pack>;
  if (p != i / lanes_in<Pack>) return Pack{};
  return with_lanes<lane, lane + 1>(Pack{}, Pack{} - 1, every_lane<Pack>);
}

/// Whether kernels have packs for n×n matrices of T's: beyond a few registers a column they are loops.
template<class T, int n, int work = unroll_work>
inline constexpr bool has_columns = (n >= 4) && (n <= unroll_limit) && (lanes_of<T> > 1) && (work > least_work);

/// Whether there are packs, or the columns may be written out number by number: machines without packs gain by that, too, but
/// not where each operation is a call.
template<class T, int n, int work>
inline constexpr bool has_columns_of_any_kind =
    has_columns<T, n, work>
    || (is_in_hardware<T> && lanes_of<T> == 1 && n > 4 && n * n * n <= work);

/// Whether elimination of n×n matrices without pivoting went well, from sums of squares: of the entries of A, of the
/// multipliers, and of the reciprocal pivots. Unless a multiplier is large it is as accurate as with pivoting, and unless a
/// reciprocal is, for the size of the entries, A is far from singular: √(Σ a² Σ 1/u²) < 2^-8/ε. A NaN or an infinity is
/// never good. Powers of two; that of the multipliers was chosen so that, of a hundred random matrices of any condition, the
/// worst has less than ten times the error of the worst with pivoting.
constexpr int most_multipliers(int n) { return 13 - n / 3; }
template<class T>
inline constexpr int most_reciprocals = 2 * (std::numeric_limits<T>::digits - 9);

template<int n, real T>
MATGRAD_INLINE constexpr bool went_well(T entries, T multipliers, T reciprocals) {
  bool const accurate = is_within<most_multipliers(n)>(1 + multipliers);
  bool const far_from_singular = is_within<most_reciprocals<T>>(entries * reciprocals);
  return accurate & far_from_singular;  // no branch between: with one, GCC's code for an inverse takes 30 % longer
}
/// The same of several problems.
template<int n, class Several>
  requires requires { typename Several::number; }
MATGRAD_INLINE constexpr auto went_well(Several entries, Several multipliers, Several reciprocals) {
  using T = typename Several::number;
  return (multipliers < Several(power_of_two<T>(most_multipliers(n))))
       & (entries * reciprocals < Several(power_of_two<T>(most_reciprocals<T>)));
}

}  // namespace matgrad::kernels
