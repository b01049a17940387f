// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/dense.hpp>
#include <matgrad/kernels/packed.hpp>
#include <matgrad/kernels/mirror.hpp>
#include <matgrad/kernels/unroll.hpp>

// A B, C + A B and α A B. Number by number where the scalar is not the machine's, and while compiling; in packs otherwise:
// column j of AB is the sum over k of Bkj times column k of A.
namespace matgrad::kernels {

struct left_out {};
template<class X>
inline constexpr bool is_given = !std::is_same_v<X, left_out>;

// ---- number by number ----

/// (AB)ij = Ai0 B0j + Ai1 B1j + ..., in this order. The first term assigns: no zero of the scalar is needed.
template<class A, class B, int... k>
MATGRAD_INLINE constexpr auto row_times_column(A const& a, B const& b, int i, int j, std::integer_sequence<int, k...>) {
  return (... + (a(i, k) * b(k, j)));
}
template<class A, class B>
MATGRAD_INLINE constexpr auto row_times_column(A const& a, B const& b, int i, int j, int inner) {
  typename A::scalar sum = a(i, 0) * b(0, j);
  for (int k = 1; k < inner; ++k) sum = sum + a(i, k) * b(k, j);
  return sum;
}

/// Cij + (AB)ij
template<class C, class A, class B, int... k>
MATGRAD_INLINE constexpr auto added_row_times_column(C const& c, A const& a, B const& b, int i, int j,
                                                     std::integer_sequence<int, k...>) {
  return (c(i, j) + ... + (a(i, k) * b(k, j)));
}
template<class C, class A, class B>
MATGRAD_INLINE constexpr auto added_row_times_column(C const& c, A const& a, B const& b, int i, int j, int inner) {
  typename A::scalar sum = c(i, j);
  for (int k = 0; k < inner; ++k) sum = sum + a(i, k) * b(k, j);
  return sum;
}

template<class A, class B>
constexpr bool product_unrolls = unrolls<decltype(row_extent(std::declval<A const&>())),
                                         decltype(col_extent(std::declval<A const&>())),
                                         decltype(col_extent(std::declval<B const&>()))>();

/// How many terms a row times a column of AB has: as a sequence where the product is written out.
template<class A, class B>
MATGRAD_INLINE constexpr auto terms_in_product(A const& a, B const&) {
  if constexpr (product_unrolls<A, B>) return std::make_integer_sequence<int, A::cols()>{};
  else return static_cast<int>(a.cols());
}

/// Column j, out(i, j) = entry(i, j). It is stored at once: a store to `out` between the sums would make the compiler read A
/// again, which for all it knows has changed, and without such stores it can compute two or four rows in one instruction.
template<class Out, class Entry, int... i>
MATGRAD_INLINE constexpr void fill_column(Out& out, Entry const& entry, int j, std::integer_sequence<int, i...>) {
  std::remove_cvref_t<decltype(entry(0, 0))> const column[] = {entry(i, j)...};
  (static_cast<void>(out(i, j) = column[i]), ...);
}
template<bool unroll, class Out, class Entry>
MATGRAD_INLINE constexpr void fill_by_columns(Out& out, Entry const& entry) {
  if constexpr (unroll)
    each(col_extent(out), [&](int j) MATGRAD_INLINE {
      fill_column(out, entry, j, std::make_integer_sequence<int, Out::rows()>{});
    });
  else each_entry(out, [&](int i, int j) MATGRAD_INLINE { out(i, j) = entry(i, j); });
}

/// Plain loops where the extents are not constant: products in the prime field are computed while compiling, where a lambda
/// costs a call (GCC takes 30 % less time this way).
template<class Out, class A, class B>
constexpr void multiply_by_loops(Out& out, A const& a, B const& b) {
  using rows = decltype(row_extent(a));
  using inner = decltype(col_extent(a));
  int const cols = b.cols();
  for (int j = 0; j < cols; ++j)
    if constexpr (unrolls<rows, inner>())
      fill_column(
          out,
          [&](int i, int col) MATGRAD_INLINE {
            return row_times_column(a, b, i, col, std::make_integer_sequence<int, inner::value>{});
          },
          j, std::make_integer_sequence<int, rows::value>{});
    else
      for (int i = 0; i < a.rows(); ++i) out(i, j) = row_times_column(a, b, i, j, a.cols());
}

template<class Out, class A, class B>
MATGRAD_INLINE constexpr void multiply_plainly(Out& out, A const& a, B const& b) {
  if constexpr (product_unrolls<A, B>)
    fill_by_columns<true>(
        out, [&](int i, int j) MATGRAD_INLINE { return row_times_column(a, b, i, j, terms_in_product(a, b)); });
  else multiply_by_loops(out, a, b);
}

template<class Out, class C, class A, class B>
MATGRAD_INLINE constexpr void multiply_add_plainly(Out& out, C const& c, A const& a, B const& b) {
  fill_by_columns<product_unrolls<A, B>>(out, [&](int i, int j) MATGRAD_INLINE {
    return added_row_times_column(c, a, b, i, j, terms_in_product(a, b));
  });
}
template<class Out, class A, class B>
MATGRAD_INLINE constexpr void multiply_scaled_plainly(Out& out, typename A::scalar const& alpha, A const& a,
                                                      B const& b) {
  fill_by_columns<product_unrolls<A, B>>(out, [&](int i, int j) MATGRAD_INLINE {
    return alpha * row_times_column(a, b, i, j, terms_in_product(a, b));
  });
}
template<class Out, class C, class A, class B>
MATGRAD_INLINE constexpr void symmetric_product_plainly(Out& out, C const& c, A const& a, B const& b) {
  each_entry(out, [&](int i, int j) MATGRAD_INLINE {
    if (i < j) return;
    if constexpr (is_given<C>) out(i, j) = added_row_times_column(c, a, b, i, j, terms_in_product(a, b));
    else out(i, j) = row_times_column(a, b, i, j, terms_in_product(a, b));
  });
  mirror(out);
}

// ---- in packs ----

MATGRAD_INLINE constexpr left_out flipped(left_out) { return {}; }

/// α (C + AB), or C − AB; C and α may be left out.
template<bool minus, class C, class Alpha, class A, class B>
struct sum_with_product {
  using scalar = typename A::scalar;
  static constexpr int m = A::rows(), inner = A::cols(), n = B::cols();
  static constexpr int work = work_of<A, B, C>;

  /// Of a pack of the result's rows. Three rows of a product of two matrices are worth a register of four of any length,
  /// three of a product with one row or column are not.
  template<int rows, class Out>
  static constexpr int lanes =
      rows == 3 && m == 3 && n > 1 && inner > 1 && lanes_of<scalar> >= 4 ? 3 : lanes_down<scalar, rows, Out, A, C>;

  C c;
  Alpha alpha;
  A a;
  B b;

  /// The same sum of other matrices.
  template<class C1, class A1, class B1>
  MATGRAD_INLINE static auto of(C1 const& c, Alpha const& alpha, A1 const& a, B1 const& b) {
    return sum_with_product<minus, C1, Alpha, A1, B1>{c, alpha, a, b};
  }

  /// p = C + q y: the first term, or a later one.
  template<bool first>
  static constexpr auto add = [](auto& p, auto const& y, auto const& q) MATGRAD_INLINE {
    if constexpr (first && !is_given<C>) p = minus ? -(q * y) : q * y;
    else p = minus ? p - q * y : p + q * y;
  };
  template<class Packed>
  MATGRAD_INLINE void begin(Packed& sum, int i, int j) const {
    if constexpr (is_given<C>) sum.read(c, i, j);
  }
  template<class Packed, class Out>
  MATGRAD_INLINE void finish(Packed& sum, Out& out, int i, int j) const {
    if constexpr (is_given<Alpha>)
      sum.each_pack_with(spread<Packed::lanes>(alpha), [](auto& p, auto const& y) MATGRAD_INLINE { p = p * y; });
    sum.write(out, i, j);
  }
};

template<bool minus, class C, class Alpha, class A, class B>
MATGRAD_INLINE inline auto sum_of(C const& c, Alpha const& alpha, A const& a, B const& b) {
  return sum_with_product<minus, C, Alpha, A, B>{c, alpha, a, b};
}

template<bool minus, class C, class Alpha, class A, class B>
MATGRAD_INLINE inline auto sum_of(C const& c, Alpha const& alpha, negative_of<A> const& a, B const& b) {
  return sum_of<!minus>(c, alpha, a.x, b);
}
template<bool minus, class C, class Alpha, class A, class B>
MATGRAD_INLINE inline auto sum_of(C const& c, Alpha const& alpha, A const& a, negative_of<B> const& b) {
  return sum_of<!minus>(c, alpha, a, b.x);
}
template<bool minus, class C, class Alpha, class A, class B>
MATGRAD_INLINE inline auto sum_of(C const& c, Alpha const& alpha, negative_of<A> const& a, negative_of<B> const& b) {
  return sum_of<minus>(c, alpha, a.x, b.x);
}

/// The columns j, j + 1, ... of the result, from row i on: all at once, in registers, each a sum over k of column k of A
/// times Bkj.
template<int rows, class Out, class P, int... l>
MATGRAD_INLINE inline void multiply_block(Out& out, P const& of, int i, int j, std::integer_sequence<int, l...>) {
  using column = packed<typename P::scalar, rows, P::template lanes<rows, Out>>;
  column sum[sizeof...(l)], a;
  (of.begin(sum[l], i, j + l), ...);
  a.read(of.a, i, 0);
  (sum[l].each_pack_with(spread<column::lanes>(of.b(0, j + l)), P::template add<true>, a), ...);
  constexpr bool unroll = is_written_out(P::work, rows, int(sizeof...(l)), P::inner);
  each(extent_if<unroll>(extent_constant<P::inner - 1>{}), [&](int k) MATGRAD_INLINE {
    a.read(of.a, i, k + 1);
    (sum[l].each_pack_with(spread<column::lanes>(of.b(k + 1, j + l)), P::template add<false>, a), ...);
  });
  (of.finish(sum[l], out, i, j + l), ...);
}

/// How many packs of the result are summed up at once. The older instructions of x86 overwrite one of their operands: with
/// them a column at a time takes the fewest.
#if defined(__AVX__) || defined(__aarch64__)
inline constexpr int packs_at_once = 8;
#else
inline constexpr int packs_at_once = 1;
#endif

/// So many columns of m numbers of the result.
template<int m, class Out, class P>
inline constexpr int columns_at_once = [] {
  constexpr int most = packs_at_once * P::template lanes<m, Out> / m;
  return most < 1 ? 1 : most > 4 ? 4 : most;
}();

template<class Out, class P>
MATGRAD_INLINE inline void multiply_by_columns(Out& out, P const& of) {
  using T = typename P::scalar;
  constexpr int most = 8 * lanes_of<T>, rows = P::m < most ? P::m : most;
  constexpr bool unroll = is_written_out(P::work, P::m, P::n, P::inner);
  each_block<P::m, rows, unroll>([&](auto r, int i) MATGRAD_INLINE {
    each_block<P::n, columns_at_once<rows, Out, P>, unroll>(
        [&](auto c, int j) MATGRAD_INLINE { multiply_block<r>(out, of, i, j, std::make_integer_sequence<int, c>{}); });
  });
}

/// One column of the result, where A has rows: an entry is the inner product of a row and B.
template<class Out, class P>
MATGRAD_INLINE inline void multiply_by_rows(Out& out, P const& of) {
  using T = typename P::scalar;
  constexpr int along = lanes_for<T>(P::inner);
  auto const b = column_of<P::inner, along>(of.b, 0, 0);
  auto const rows = flipped(of.a);
  each_chunk<T, P::m>([&]<class Lanes>(Lanes, int i) MATGRAD_INLINE {
    constexpr int W = Lanes::value, lanes = W == 3 && P::inner > 3 ? 4 : W;  // of a column, and of a row
    packed<T, W> sum, product;
    of.begin(sum, i, 0);
    if constexpr (W > P::inner) product.packs[0] = down<W>(of.a, i, 0) * of.b(0, 0);
    else {
      pack<T, lanes> products[lanes]{};
      each(Lanes{}, [&](int l) MATGRAD_INLINE {
        auto row = column_of<P::inner, along>(rows, 0, i + l);
        row.each_pack([](auto& p, auto const& q) MATGRAD_INLINE { p = p * q; }, b);
        products[l] = row.template folded<lanes>();
      });
      product.packs[0] = sums_of_lanes(products);
    }
    constexpr int left = W > P::inner ? P::inner - 1 : P::inner % lanes;
    each(extent_constant<left>{}, [&](int k) MATGRAD_INLINE {
      product.packs[0] = product.packs[0] + down<W>(of.a, i, P::inner - left + k) * of.b(P::inner - left + k, 0);
    });
    sum.each_pack_with(T(1), P::template add<true>, product);
    of.finish(sum, out, i, 0);
  });
}

template<class Out, class P>
MATGRAD_INLINE inline void multiply_in_packs(Out& out, P const& of) {
  using A = decltype(of.a);
  using B = decltype(of.b);
  constexpr bool short_rows = P::inner <= 16 * lanes_of<typename P::scalar>;  // they are kept in registers
  if constexpr (P::n == 1 && is_by_rows<A> && is_by_columns<B> && short_rows) multiply_by_rows(out, of);
  else if constexpr (P::m == 1 && P::n > 1) {
    auto const column = transpose_view(out);
    multiply_in_packs(column, P::of(flipped(of.c), of.alpha, flipped(of.b), flipped(of.a)));
  } else if constexpr (P::n == 1) multiply_by_columns(out, of);
  else {
    auto const a = by_columns(of.a);
    multiply_by_columns(out, P::of(of.c, of.alpha, viewed(a), of.b));
  }
}

/// The columns from `first` on, from the pack in which the diagonal is, down; then the other half.
template<int first = 0, class Out, class P>
MATGRAD_INLINE inline void multiply_half(Out& out, P const& of) {
  constexpr int W = P::template lanes<P::m, Out>;
  constexpr int top = first / W * W;
  constexpr int cols = columns_at_once<P::m, Out, P>, n = P::n - first < cols ? P::n - first : cols;
  if constexpr (n > 0) {
    multiply_block<P::m - top>(out, of, top, first, std::make_integer_sequence<int, n>{});
    multiply_half<first + n>(out, of);
  }
}
template<class Out, class P>
MATGRAD_INLINE inline void multiply_symmetric_in_packs(Out& out, P const& of) {
  if constexpr (P::m <= unroll_limit && P::m * (P::m + 1) / 2 * P::inner <= P::work) {
    auto const a = by_columns(of.a);
    auto const half = P::of(of.c, of.alpha, viewed(a), of.b);
    multiply_half(out, half);
    mirror_in_packs(out);
  } else {
    multiply_in_packs(out, of);
    mirror(out);
  }
}

// ---- what is called ----

/// out = AB. `out` must not share storage with A or B.
template<class Out, class A, class B>
MATGRAD_INLINE constexpr void multiply(Out&& out, A const& a, B const& b) {
  if constexpr (!in_packs<Out, A, B>()) multiply_plainly(out, a, b);
  else if (__builtin_is_constant_evaluated()) multiply_plainly(out, a, b);
  else multiply_in_packs(out, sum_of<false>(left_out{}, left_out{}, viewed(a), viewed(b)));
}

/// out = C + AB. `out` must not share storage with A or B.
template<class Out, class C, class A, class B>
MATGRAD_INLINE constexpr void multiply_add(Out&& out, C const& c, A const& a, B const& b) {
  if constexpr (!in_packs<Out, C, A, B>()) multiply_add_plainly(out, c, a, b);
  else if (__builtin_is_constant_evaluated()) multiply_add_plainly(out, c, a, b);
  else multiply_in_packs(out, sum_of<false>(viewed(c), left_out{}, viewed(a), viewed(b)));
}

/// out = α A B. `out` must not share storage with A or B.
template<class Out, class A, class B>
MATGRAD_INLINE constexpr void multiply_scaled(Out&& out, typename A::scalar const& alpha, A const& a, B const& b) {
  if constexpr (!in_packs<Out, A, B>()) multiply_scaled_plainly(out, alpha, a, b);
  else if (__builtin_is_constant_evaluated()) multiply_scaled_plainly(out, alpha, a, b);
  else multiply_in_packs(out, sum_of<false>(left_out{}, alpha, viewed(a), viewed(b)));
}

/// out = AB where that is symmetric: one half is computed, and mirrored.
template<class Out, class A, class B>
MATGRAD_INLINE constexpr void symmetric_product(Out&& out, A const& a, B const& b) {
  if constexpr (!in_packs<Out, A, B>()) symmetric_product_plainly(out, left_out{}, a, b);
  else if (__builtin_is_constant_evaluated()) symmetric_product_plainly(out, left_out{}, a, b);
  else multiply_symmetric_in_packs(out, sum_of<false>(left_out{}, left_out{}, viewed(a), viewed(b)));
}

/// out = C + AB where that is symmetric: one half is computed, and mirrored.
template<class Out, class C, class A, class B>
MATGRAD_INLINE constexpr void symmetric_multiply_add(Out&& out, C const& c, A const& a, B const& b) {
  if constexpr (!in_packs<Out, C, A, B>()) symmetric_product_plainly(out, c, a, b);
  else if (__builtin_is_constant_evaluated()) symmetric_product_plainly(out, c, a, b);
  else multiply_symmetric_in_packs(out, sum_of<false>(viewed(c), left_out{}, viewed(a), viewed(b)));
}

}  // namespace matgrad::kernels
