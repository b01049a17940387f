// Matrices column by column in vector registers, by hand: what those "simd" contenders are made of that multiply a column by
// numbers which are read, and so spread, from memory.
#pragma once

#include <type_traits>
#include <utility>

namespace bench::simd {

#define BENCH_COLUMN [[gnu::always_inline]] inline
#define BENCH_LAMBDA __attribute__((always_inline))

#ifdef __AVX__
inline constexpr int bytes_of_register = 32;
#else
inline constexpr int bytes_of_register = 16;
#endif
template<class T>
inline constexpr int register_lanes = bytes_of_register / sizeof(T);

template<class T, int W>
struct lanes_type {
  typedef T type __attribute__((vector_size(W * sizeof(T))));
};
template<class T>
struct lanes_type<T, 1> {
  using type = T;
};
template<class T, int W>
using lanes = typename lanes_type<T, W>::type;

template<class T, int... k>
BENCH_COLUMN auto spread_over(T x, std::integer_sequence<int, k...>) {
  if constexpr (sizeof...(k) == 1) return x;
  else return lanes<T, sizeof...(k)>{(static_cast<void>(k), x)...};
}

/// How many of n numbers go into the first register. Three are padded to four, if a register has them.
template<class T, int n>
constexpr int first_lanes() {
  if (n == 3 && register_lanes<T> >= 4) return 4;
  int W = register_lanes<T>;
  while (W > n) W /= 2;
  return W;
}

template<class T, int n>
struct column;
template<class T>
struct column<T, 0> {};

/// n numbers: as many registers as they fill, the shorter ones last.
template<class T, int n>
struct column {
  static constexpr int W = first_lanes<T, n>();
  static constexpr int left = n > W ? n - W : 0;
  static constexpr int size = W > n ? W : n;  // with the padding

  lanes<T, W> first;
  [[no_unique_address]] column<T, left> rest;

  BENCH_COLUMN static column load(T const* p) {
    column x;
    __builtin_memcpy(&x.first, p, sizeof x.first);
    if constexpr (left > 0) x.rest = column<T, left>::load(p + W);
    return x;
  }
  /// Without reading beyond the n numbers; the padding is zero.
  BENCH_COLUMN static column load_exactly(T const* p) {
    if constexpr (W == 4 && n == 3) return {lanes<T, 4>{p[0], p[1], p[2], 0}, {}};
    else return load(p);
  }
  /// The same of the end of a matrix, where there is a number before.
  BENCH_COLUMN static column load_last(T const* p) {
    if constexpr (W == 4 && n == 3) {
      auto const x = load(p - 1);
      return {__builtin_shufflevector(x.first, x.first, 1, 2, 3, 0), {}};
    } else return load(p);
  }
  BENCH_COLUMN void store(T* p) const {
    __builtin_memcpy(p, &first, sizeof first);
    if constexpr (left > 0) rest.store(p + W);
  }
  /// Without the padding.
  BENCH_COLUMN void store_exactly(T* p) const {
    if constexpr (W == 4 && n == 3) {
      auto const two = __builtin_shufflevector(first, first, 0, 1);
      __builtin_memcpy(p, &two, sizeof two);
      p[2] = first[2];
    } else store(p);
  }

  BENCH_COLUMN static column of(T a, T b, T c) requires(n == 3) {
    if constexpr (W == 4) return {lanes<T, 4>{a, b, c, c}, {}};
    else return {lanes<T, 2>{a, b}, {c, {}}};
  }
  template<int k>
  BENCH_COLUMN T get() const {
    if constexpr (k >= W) return rest.template get<k - W>();
    else if constexpr (W == 1) return first;
    else return first[k];
  }
  /// Whether number k is in a register of more than two: there a mask clears it. (Of a pair clang would make a vmovq of two
  /// registers, in an encoding that valgrind does not know.)
  template<int k>
  static constexpr bool clears() {
    if constexpr (k >= W) return column<T, left>::template clears<k - W>();
    else return W > 2;
  }
  template<int k>
  BENCH_COLUMN void clear() {
    if constexpr (k >= W) rest.template clear<k - W>();
    else if constexpr (W == 1) first = 0;
    else first = without<k>(first, std::make_integer_sequence<int, W>{});
  }
  template<int k>
  BENCH_COLUMN void set(T x) {
    if constexpr (k >= W) rest.template set<k - W>(x);
    else if constexpr (W == 1) first = x;
    else first = exchanged<k>(first, spread(x), std::make_integer_sequence<int, W>{});
  }

  BENCH_COLUMN friend column operator*(column const& a, T b) {
    column c;
    c.first = a.first * spread(b);
    if constexpr (left > 0) c.rest = a.rest * b;
    return c;
  }
  BENCH_COLUMN friend column operator+(column const& a, column const& b) {
    column c;
    c.first = a.first + b.first;
    if constexpr (left > 0) c.rest = a.rest + b.rest;
    return c;
  }
  BENCH_COLUMN friend column operator-(column const& a, column const& b) {
    column c;
    c.first = a.first - b.first;
    if constexpr (left > 0) c.rest = a.rest - b.rest;
    return c;
  }
  BENCH_COLUMN friend column operator*(column const& a, column const& b) {
    column c;
    c.first = a.first * b.first;
    if constexpr (left > 0) c.rest = a.rest * b.rest;
    return c;
  }
  // in one expression: clang fuses no other multiply-adds
  BENCH_COLUMN friend column plus_product(column const& c, column const& a, T b) {
    column d;
    d.first = c.first + a.first * spread(b);
    if constexpr (left > 0) d.rest = plus_product(c.rest, a.rest, b);
    return d;
  }
  BENCH_COLUMN friend column minus_product(column const& c, column const& a, T b) {
    column d;
    d.first = c.first - a.first * spread(b);
    if constexpr (left > 0) d.rest = minus_product(c.rest, a.rest, b);
    return d;
  }
  BENCH_COLUMN friend column plus_product(column const& c, column const& a, column const& b) {
    column d;
    d.first = c.first + a.first * b.first;
    if constexpr (left > 0) d.rest = plus_product(c.rest, a.rest, b.rest);
    return d;
  }
  BENCH_COLUMN friend column minus_product(column const& c, column const& a, column const& b) {
    column d;
    d.first = c.first - a.first * b.first;
    if constexpr (left > 0) d.rest = minus_product(c.rest, a.rest, b.rest);
    return d;
  }

private:
  // assigning a lane makes GCC go through memory, and of a shuffle with a constant it makes three instructions
  template<int k, int... i>
  BENCH_COLUMN static lanes<T, W> without(lanes<T, W> a, std::integer_sequence<int, i...>) {
    using bits = lanes<std::conditional_t<sizeof(T) == 8, long long, int>, W>;
    return (lanes<T, W>)((bits)a & bits{(i == k ? 0 : -1)...});
  }
  template<int k, int... i>
  BENCH_COLUMN static lanes<T, W> exchanged(lanes<T, W> a, lanes<T, W> b, std::integer_sequence<int, i...>) {
    return __builtin_shufflevector(a, b, (i == k ? W + i : i)...);
  }
  BENCH_COLUMN static lanes<T, W> spread(T b) { return spread_over(b, std::make_integer_sequence<int, W>{}); }
};

/// (y, z, x) of (x, y, z)
template<class T>
BENCH_COLUMN column<T, 3> rotated(column<T, 3> const& a) {
  if constexpr (column<T, 3>::W == 4) return {__builtin_shufflevector(a.first, a.first, 1, 2, 0, 3), {}};
  else return {lanes<T, 2>{a.first[1], a.rest.first}, {a.first[0], {}}};
}
/// a × b = rotated(a b′ − a′ b), with a′ and b′ rotated.
template<class T>
BENCH_COLUMN column<T, 3> cross(column<T, 3> const& a, column<T, 3> const& a1, column<T, 3> const& b,
                                column<T, 3> const& b1) {
  return rotated(minus_product(a * b1, a1, b));
}
template<class T>
BENCH_COLUMN T sum(column<T, 3> const& a) {
  return a.template get<0>() + a.template get<1>() + a.template get<2>();
}

/// f(0_c), …, f(n − 1): written out.
template<int n, class F>
BENCH_COLUMN void repeat(F&& f) {
  [&]<int... k>(std::integer_sequence<int, k...>) BENCH_LAMBDA {
    (static_cast<void>(f(std::integral_constant<int, k>{})), ...);
  }
  (std::make_integer_sequence<int, n>{});
}

/// m columns of n numbers.
template<class T, int n, int m = n>
struct columns {
  column<T, n> c[m];

  BENCH_COLUMN column<T, n>& operator[](int j) { return c[j]; }
  BENCH_COLUMN column<T, n> const& operator[](int j) const { return c[j]; }

  /// A b, with the numbers of b in memory
  BENCH_COLUMN column<T, n> operator*(T const* b) const {
    auto x = c[0] * b[0];
    repeat<m - 1>([&](auto k) BENCH_LAMBDA { x = plus_product(x, c[k + 1], b[k + 1]); });
    return x;
  }
  /// x − A b
  BENCH_COLUMN friend column<T, n> minus_product(column<T, n> x, columns const& A, T const* b) {
    repeat<m>([&](auto k) BENCH_LAMBDA { x = minus_product(x, A[k], b[k]); });
    return x;
  }
  /// One after the other; the last without the padding, which the other columns overwrite.
  BENCH_COLUMN void store(T* p) const {
    repeat<m - 1>([&](auto j) BENCH_LAMBDA { c[j].store(p + n * j); });
    c[m - 1].store_exactly(p + n * (m - 1));
  }
};

}  // namespace bench::simd
