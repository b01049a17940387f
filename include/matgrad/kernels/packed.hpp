// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/down.hpp>

// Columns in packs, and what is done entry by entry: one function of the entries, applied to as many of them at once as the
// machine can.
namespace matgrad::kernels {

/// The first W lanes of x, which is one number spread over W lanes or more.
template<int W, class Pack>
MATGRAD_INLINE inline auto fewer_lanes(Pack const& x) {
  if constexpr (std::is_arithmetic_v<Pack>) return x;
  else if constexpr (W == 1) return x[0];
  else {
    constexpr auto lanes = every_lane<pack<std::remove_cvref_t<decltype(x[0])>, W>>;
    if constexpr (lanes_in<Pack> == lanes.size()) return x;
#ifdef __clang__
    else return spread<W>(x[0]);  // it spreads a number once for both, but does not see that half of a spread is one
#else
    else return picked(x, lanes);
#endif
  }
}

/// The sum of the parts of V lanes of x.
template<int V, class Pack>
MATGRAD_INLINE inline auto folded_lanes(Pack const& x) {
  if constexpr (std::is_arithmetic_v<Pack>) return x;
  else {
    constexpr int W = lanes_in<Pack>;
    if constexpr (V == W) return x;
    else if constexpr (W == 2) return x[0] + x[1];
    else {
      constexpr auto half = std::make_integer_sequence<int, W / 2>{};
      return folded_lanes<V>(picked(x, half) + picked<W / 2>(x, half));
    }
  }
}

/// m numbers of a column: packs of W lanes, as many as fit, and the rest in shorter ones.
template<class T, int m, int W = lanes_for<T>(m)>
struct packed {
  static constexpr int lanes = W;
  static constexpr int count = m / W;
  static constexpr auto each_k = std::make_integer_sequence<int, count>{};
  pack<T, W> packs[count];
  [[no_unique_address]] packed<T, m % W> rest;

  /// The entries (i, j) to (i + m - 1, j) of X.
  template<class X>
  MATGRAD_INLINE void read(X const& x, int i, int j) {
    read_packs(x, i, j, each_k);
    rest.read(x, i + W * count, j);
  }
  template<class Out>
  MATGRAD_INLINE void write(Out& out, int i, int j) const {
    write_packs(out, i, j, each_k);
    rest.write(out, i + W * count, j);
  }
  /// f(p, x...) for each pack p, and the packs of x... in the same place.
  template<class F, class... X>
  MATGRAD_INLINE void each_pack(F const& f, X const&... x) {
    apply(f, each_k, x...);
    rest.each_pack(f, x.rest...);
  }
  /// f(p, y, x...), where y is a number that is spread over as many lanes.
  template<class F, class Y, class... X>
  MATGRAD_INLINE void each_pack_with(Y const& y, F const& f, X const&... x) {
    auto const z = fewer_lanes<W>(y);
    apply_with(z, f, each_k, x...);
    rest.each_pack_with(z, f, x.rest...);
  }
  /// One pack of V lanes: the sum of all packs, cut to V lanes; of what remains is left.
  template<int V>
  MATGRAD_INLINE pack<T, V> folded() const {
    auto const sum = sum_of_packs(each_k);
    if constexpr (W == 3 && V == 3) return sum;
    else if constexpr (W == 3 && V == 2) return pack<T, 2>{sum[0], sum[1]};
    else if constexpr (W == 3) return sum_of_three(sum);
    else if constexpr (m % W >= V) return folded_lanes<V>(sum) + rest.template folded<V>();
    else return folded_lanes<V>(sum);
  }

private:
  template<class X, int... k>
  MATGRAD_INLINE void read_packs(X const& x, int i, int j, std::integer_sequence<int, k...>) {
    ((packs[k] = down<W>(x, i + W * k, j)), ...);
  }
  template<class Out, int... k>
  MATGRAD_INLINE void write_packs(Out& out, int i, int j, std::integer_sequence<int, k...>) const {
    (put<W>(out, i + W * k, j, packs[k]), ...);
  }
  template<class F, int... k, class... X>
  MATGRAD_INLINE void apply(F const& f, std::integer_sequence<int, k...>, X const&... x) {
    auto const at = [&](int l) MATGRAD_INLINE { f(packs[l], x.packs[l]...); };
    (at(k), ...);
  }
  template<class Z, class F, int... k, class... X>
  MATGRAD_INLINE void apply_with(Z const& z, F const& f, std::integer_sequence<int, k...>, X const&... x) {
    auto const at = [&](int l) MATGRAD_INLINE { f(packs[l], z, x.packs[l]...); };
    (at(k), ...);
  }
  template<int... k>
  MATGRAD_INLINE auto sum_of_packs(std::integer_sequence<int, k...>) const {
    return (... + packs[k]);
  }
};
template<class T, int W>
struct packed<T, 0, W> {
  template<class X>
  MATGRAD_INLINE void read(X const&, int, int) {}
  template<class Out>
  MATGRAD_INLINE void write(Out&, int, int) const {}
  template<class F, class... X>
  MATGRAD_INLINE void each_pack(F const&, X const&...) {}
  template<class F, class Y, class... X>
  MATGRAD_INLINE void each_pack_with(Y const&, F const&, X const&...) {}
};

/// The entries (i, j) to (i + m - 1, j) of X.
template<int m, int W, class X>
MATGRAD_INLINE inline auto column_of(X const& x, int i, int j) {
  packed<typename X::scalar, m, W> column;
  column.read(x, i, j);
  return column;
}

/// f(extent, first) for the blocks of at most `most` indices that make up 0, ..., n - 1.
template<int n, int most, bool unroll, class F>
MATGRAD_INLINE inline void each_block(F const& f) {
  auto const block = [&](int k) MATGRAD_INLINE { f(extent_constant<most>{}, k * most); };
  each(extent_if<unroll>(extent_constant<n / most>{}), block);
  if constexpr (n % most > 0) f(extent_constant<n % most>{}, n / most * most);
}

/// f(W, i) for every pack of W lanes, and its first row i, of a column of m numbers.
template<class T, int m, int W = lanes_for<T>(m), class F>
MATGRAD_INLINE inline void each_chunk(F const& f, int first = 0) {
  if constexpr (m > 0) {
    each(extent_constant<m / W>{}, [&](int k) MATGRAD_INLINE { f(extent_constant<W>{}, first + W * k); });
    each_chunk<T, m % W>(f, first + m / W * W);
  }
}

/// out = x, where x has rows: W×W blocks are transposed in registers.
template<class Out, class X>
MATGRAD_INLINE inline void copy_rows(Out& out, X const& x) {
  using T = typename Out::scalar;
  constexpr int m = X::rows(), n = X::cols();
  each_chunk<T, m, lanes_down<T, m, Out, X>>([&]<class Lanes>(Lanes, int i) MATGRAD_INLINE {
    constexpr int W = Lanes::value;
    constexpr bool unroll = is_written_out(work_of<Out, X>, m, n);
    constexpr int side = W <= 2 ? 1 : W;  // a pack of two is as easily gathered
    each_block<n, side, unroll>([&](auto cols, int j) MATGRAD_INLINE {
      if constexpr (cols == 1 || cols < W) {
        each(cols, [&](int l) MATGRAD_INLINE { put<W>(out, i, j + l, down<W>(x, i, j + l)); });
      } else {
        pack<T, W> block[W];
        each(cols, [&](int k) MATGRAD_INLINE { block[k] = down<W>(flipped(x), j, i + k); });
        transpose_packs(block);
        each(cols, [&](int l) MATGRAD_INLINE { put<W>(out, i, j + l, block[l]); });
      }
    });
  });
}

template<class Out, class F, class... X>
MATGRAD_INLINE inline void fill_in_packs(Out& out, F const& f, X const&... x) {
  using T = typename Out::scalar;
  constexpr int m = Out::rows(), n = Out::cols(), lanes = lanes_down<T, m, Out, X...>;
  constexpr bool unroll = is_written_out(work_of<Out, X...>, m, n);
  each(extent_if<unroll>(extent_constant<n>{}), [&](int j) MATGRAD_INLINE {
    each_chunk<T, m, lanes>([&](auto W, int i) MATGRAD_INLINE { put<W>(out, i, j, f(down<W>(x, i, j)...)); });
  });
}

/// X itself, or a copy, whose packs of a column are cheap to read again and again.
template<class X>
MATGRAD_INLINE inline auto by_columns(X const& x) {
  if constexpr (is_by_columns<X>) return x;
  else {
    using T = typename X::scalar;
    constexpr int m = X::rows(), n = X::cols();
    std::conditional_t<lanes_down<T, m, X> == 3, columns_of_four<T, n>, dense<T, m, n>> copy;
    if constexpr (is_by_rows<X>) copy_rows(copy, x);
    else
      fill_in_packs(
          copy, [](auto const& p) MATGRAD_INLINE { return p; }, x);
    return copy;
  }
}

/// X itself, or where its packs are three entries or more from as many columns, a copy.
template<class X>
MATGRAD_INLINE inline auto read_once(X const& x) {
  constexpr int lanes = lanes_down<typename X::scalar, X::rows(), X>;
  if constexpr (is_by_rows<X> && lanes > 2) return by_columns(x);
  else return x;
}

inline constexpr auto multiplied = [](auto const& x, auto const& y) MATGRAD_INLINE { return x * y; };

/// out(i, j) = f(x(i, j)...) for every entry. f takes numbers and packs of them. `out` may be an x.
template<class Out, class F, class... X>
MATGRAD_INLINE constexpr void fill(Out&& out, F const& f, X const&... x) {
  auto const plain = [&]() MATGRAD_INLINE {
    each_entry(out, [&](int i, int j) MATGRAD_INLINE { out(i, j) = f(x(i, j)...); });
  };
  if constexpr (!in_packs<Out, X...>()) plain();
  else if (__builtin_is_constant_evaluated()) plain();
  else if constexpr (std::remove_cvref_t<Out>::rows() == 1) {
    auto const column = transpose_view(out);
    fill_in_packs(column, f, flipped(viewed(x))...);
  } else fill_in_packs(out, f, read_once(viewed(x))...);
}

/// out(i, j) = x(i, j) / y(i, j). Three in a register of four one by one: with them what is in its last lane would be divided,
/// perhaps 0/0, which some programs trap.
template<class Out, class X, class Y>
MATGRAD_INLINE constexpr void fill_with_quotients(Out& out, X const& x, Y const& y) {
  constexpr int n = Out::rows() == 1 ? Out::cols() : Out::rows();
  auto const quotient = [](auto const& a, auto const& b) MATGRAD_INLINE { return a / b; };
  if constexpr (n % 4 == 3 && lanes_down<typename Out::scalar, 3, Out, X, Y> == 3)
    each_entry(out, [&](int i, int j) MATGRAD_INLINE { out(i, j) = quotient(x(i, j), y(i, j)); });
  else fill(out, quotient, x, y);
}

template<class T, int W, int... l>
MATGRAD_INLINE inline pack<T, W> in_lane(int k, T const& x, std::integer_sequence<int, l...>) {
  return pack<T, W>{(l == k ? x : T(0))...};
}

/// out = C + D, where D is diagonal: see diagonal_entry. `out` may be C.
template<class Out, class C, class D>
MATGRAD_INLINE constexpr void add_diagonal(Out&& out, C const& c, D const& d) {
  using T = typename std::remove_cvref_t<Out>::scalar;
  auto const plain = [&]() MATGRAD_INLINE {
    each_entry(out,
               [&](int i, int j) MATGRAD_INLINE { out(i, j) = i == j ? c(i, j) + diagonal_entry(d, i) : c(i, j); });
  };
  auto const packed = [&](auto const& x) MATGRAD_INLINE {
    constexpr int n = C::rows();
    constexpr bool unroll = is_written_out(work_of<Out, C>, n, n);
    each(extent_if<unroll>(extent_constant<n>{}), [&](int j) MATGRAD_INLINE {
      each_chunk<T, n, lanes_down<T, n, Out, C>>([&]<class Lanes>(Lanes, int i) MATGRAD_INLINE {
        constexpr int W = Lanes::value;
        auto entries = down<W>(x, i, j);
        if (i <= j && j < i + W) {
          if constexpr (W == 1) entries = entries + diagonal_entry(d, j);
          else entries = entries + in_lane<T, W>(j - i, diagonal_entry(d, j), std::make_integer_sequence<int, W>{});
        }
        put<W>(out, i, j, entries);
      });
    });
  };
  if constexpr (!in_packs<Out, C>()) plain();
  else if (__builtin_is_constant_evaluated()) plain();
  else packed(read_once(viewed(c)));
}

template<class F, class X, class... Y>
constexpr auto sum_over_plainly(F const& f, X const& x, Y const&... y) {
  typename X::scalar sum = f(x(0, 0), y(0, 0)...);
  each_entry(x, [&](int i, int j) MATGRAD_INLINE {
    if (i + j > 0) sum = sum + f(x(i, j), y(i, j)...);
  });
  return sum;
}
template<class F, class X, class... Y>
MATGRAD_INLINE inline auto sum_over_in_packs(F const& f, X const& x, Y const&... y) {
  using T = typename X::scalar;
  constexpr int most = 4 * lanes_of<T>, rows = X::rows() < most ? X::rows() : most;
  constexpr bool unroll = is_written_out(work_of<X, Y...>, X::rows(), X::cols());
  auto const part = [&](auto m, int i) MATGRAD_INLINE {
    constexpr int W = lanes_down<T, m, X, Y...>;
    auto const term = [&](int j) MATGRAD_INLINE {
      auto p = column_of<m, W>(x, i, j);
      p.each_pack([&](auto& q, auto const&... r) MATGRAD_INLINE { q = f(q, r...); }, column_of<m, W>(y, i, j)...);
      return p;
    };
    auto sum = term(0);
    each(extent_if<unroll>(extent_constant<X::cols() - 1>{}), [&](int j) MATGRAD_INLINE {
      sum.each_pack([](auto& p, auto const& q) MATGRAD_INLINE { p = p + q; }, term(j + 1));
    });
    return T(sum.template folded<1>());
  };
  T total = part(extent_constant<rows>{}, 0);
  for (int i = rows; i + rows <= X::rows(); i += rows) total = total + part(extent_constant<rows>{}, i);
  if constexpr (constexpr int left = X::rows() % rows; left > 0)
    total = total + part(extent_constant<left>{}, X::rows() - left);
  return total;
}

/// The sum of f(x(i, j), y(i, j)...) over all entries. f takes numbers and packs of them.
template<class F, class X, class... Y>
MATGRAD_INLINE constexpr auto sum_over(F const& f, X const& x, Y const&... y) {
  if constexpr (!in_packs<X, Y...>()) return sum_over_plainly(f, x, y...);
  else if (__builtin_is_constant_evaluated()) return sum_over_plainly(f, x, y...);
  else if constexpr (X::rows() == 1) return sum_over_in_packs(f, flipped(viewed(x)), flipped(viewed(y))...);
  else return sum_over_in_packs(f, read_once(viewed(x)), read_once(viewed(y))...);
}

/// out(i, j) = out(j, i) above the diagonal.
template<class Out>
MATGRAD_INLINE constexpr void mirror(Out& out) {
  each_entry(out, [&](int i, int j) MATGRAD_INLINE {
    if (i < j) out(i, j) = out(j, i);
  });
}

/// out(i, j) = f(x(i, j)...) where that is symmetric: computed on and below the diagonal, and mirrored. In packs the whole is
/// computed: entries mirrored one by one would make the next step wait that loads them several at a time.
template<class Out, class F, class... X>
MATGRAD_INLINE constexpr void fill_symmetric(Out&& out, F const& f, X const&... x) {
  auto const half = [&]() MATGRAD_INLINE {
    each_entry(out, [&](int i, int j) MATGRAD_INLINE {
      if (i >= j) out(i, j) = f(x(i, j)...);
    });
    mirror(out);
  };
  if constexpr (!in_packs<Out, X...>()) half();
  else if (__builtin_is_constant_evaluated()) half();
  else fill(out, f, x...);
}

}  // namespace matgrad::kernels
