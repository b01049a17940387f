// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <cstddef>

#include <matgrad/data.hpp>
#include <matgrad/kernels/lanes.hpp>

// Many matrices of one shape: how they lie in memory, and how W of them come into lanes and back.
namespace matgrad {

/// `count` matrices, Rows×Cols each, that are stored elsewhere: entry (i, j) of matrix k is
/// first[k * matrix + i * row + j * col]. Strides that the type knows are extent_constants.
template<class T, int Rows, int Cols, class Matrix, class Row, class Col>
struct many {
  using scalar = std::remove_const_t<T>;

  T* first;
  std::ptrdiff_t count;
  [[no_unique_address]] Matrix matrix;
  [[no_unique_address]] Row row;
  [[no_unique_address]] Col col;

  static constexpr int rows() noexcept { return Rows; }
  static constexpr int cols() noexcept { return Cols; }

  MATGRAD_INLINE T* at(std::ptrdiff_t k, int i = 0, int j = 0) const {
    return first
         + (k * static_cast<std::ptrdiff_t>(matrix) + i * static_cast<std::ptrdiff_t>(row)
            + j * static_cast<std::ptrdiff_t>(col));
  }
};

template<class T>
inline constexpr bool is_many = false;
template<class T, int m, int n, class Matrix, class Row, class Col>
inline constexpr bool is_many<many<T, m, n, Matrix, Row, Col>> = true;

/// strided<m, n>(first, count, stride): m×n matrices, each column by column as in `dense`, that begin every `stride` numbers.
template<int m, int n = 1, class T>
constexpr auto strided(T* first, std::ptrdiff_t count, std::ptrdiff_t stride) {
  using kernels::extent_constant;
  return many<T, m, n, std::ptrdiff_t, extent_constant<1>, extent_constant<m>>{first, count, stride, {}, {}};
}
/// strided<m, n>(first, count, stride, row, col): entry (i, j) of matrix k is first[k * stride + i * row + j * col].
template<int m, int n = 1, class T>
constexpr auto strided(T* first, std::ptrdiff_t count, std::ptrdiff_t stride, std::ptrdiff_t row, std::ptrdiff_t col) {
  return many<T, m, n, std::ptrdiff_t, std::ptrdiff_t, std::ptrdiff_t>{first, count, stride, row, col};
}
/// entry_major<m, n>(first, count): m×n matrices as a structure of arrays: first entry (0, 0) of each, then entry (1, 0) of
/// each, ..., `stride` numbers apart (count, unless told).
template<int m, int n = 1, class T>
constexpr auto entry_major(T* first, std::ptrdiff_t count, std::ptrdiff_t stride) {
  return many<T, m, n, kernels::extent_constant<1>, std::ptrdiff_t, std::ptrdiff_t>{
      first, count, {}, stride, m * stride};
}
template<int m, int n = 1, class T>
constexpr auto entry_major(T* first, std::ptrdiff_t count) {
  return entry_major<m, n>(first, count, count);
}

namespace kernels {

template<class Number>
struct stored_together {
  using type = many<Number, 1, 1, extent_constant<1>, extent_constant<1>, extent_constant<1>>;
};
template<class T, int m, int n>
struct stored_together<dense<T, m, n>> {
  using type = many<T, m, n, extent_constant<m * n>, extent_constant<1>, extent_constant<m>>;
};
template<class T, int m, int n>
struct stored_together<dense<T, m, n> const> {
  using type = many<T const, m, n, extent_constant<m * n>, extent_constant<1>, extent_constant<m>>;
};

/// Where the entries of an element of an array are: by strides that its type knows, of an Eigen matrix for instance.
template<class Element>
using entries_of_element = decltype(data_traits<std::remove_const_t<Element>>::entries(std::declval<Element&>()));
template<class Entries>
inline constexpr bool has_constant_strides = false;
template<class T, int row, int col>
inline constexpr bool has_constant_strides<by_strides<T, extent_constant<row>, extent_constant<col>>> = true;

template<class Element>
  requires has_constant_strides<entries_of_element<Element>>
struct stored_together<Element> {
  using entries = entries_of_element<Element>;
  using data = data_traits<std::remove_const_t<Element>>;
  using entry = std::remove_pointer_t<decltype(entries::first)>;
  static_assert(sizeof(Element) % sizeof(entry) == 0);
  using type = many<entry, data::rows, data::cols, extent_constant<sizeof(Element) / sizeof(entry)>,
                    decltype(entries::row), decltype(entries::col)>;

  static constexpr entry* place_of_first(Element* first) { return data::entries(*first).first; }
};

/// Matrices (or numbers) one after the other.
template<class Element>
constexpr auto many_at(Element* first, std::size_t count) {
  using together = stored_together<Element>;
  using matrices = typename together::type;
  using entry = std::remove_pointer_t<decltype(matrices::first)>;
  entry* place = nullptr;
  if constexpr (requires { together::place_of_first(first); }) {
    if (count > 0) place = together::place_of_first(first);
  } else {
    static_assert(sizeof(Element) == sizeof(entry) * matrices::rows() * matrices::cols());
    place = reinterpret_cast<entry*>(first);
  }
  return matrices{place, static_cast<std::ptrdiff_t>(count), {}, {}, {}};
}

}  // namespace kernels

/// Arrays, what has data() and size(), and views of many matrices. (What has rows is one matrix.)
template<class Data>
concept holds_many =
    is_many<std::remove_cvref_t<Data>> || std::is_array_v<std::remove_reference_t<Data>> || requires(Data& data) {
  kernels::many_at(data.data(), data.size());
  requires !requires { data.rows(); };
};

template<holds_many Data>
constexpr auto many_of(Data& data) {
  if constexpr (is_many<std::remove_const_t<Data>>) return data;
  else if constexpr (std::is_array_v<Data>) return kernels::many_at(data, std::extent_v<Data>);
  else return kernels::many_at(data.data(), data.size());
}

// ---- into lanes and back ----

namespace kernels {

template<bool high, class T, int W, int... i>
MATGRAD_INLINE inline pack<T, W> interleaved_half(pack<T, W> a, pack<T, W> b, std::integer_sequence<int, i...>) {
  constexpr int group = 16 / sizeof(T), first = high ? group / 2 : 0;
  return __builtin_shufflevector(a, b, (i / group * group + first + i % group / 2 + i % 2 * W)...);
}
/// The low halves of both, or the high ones.
template<bool high, class T, int W, int... i>
MATGRAD_INLINE inline pack<T, W> halves_of(pack<T, W> a, pack<T, W> b, std::integer_sequence<int, i...>) {
  return __builtin_shufflevector(a, b, (i + (i < W / 2 ? 0 : W / 2) + (high ? W / 2 : 0))...);
}
template<class Out, class Pack, int... i>
MATGRAD_INLINE inline Out joined(Pack a, Pack b, std::integer_sequence<int, i...>) {
  return __builtin_shufflevector(a, b, i...);
}

/// A square block of G numbers of each of W matrices, G numbers filling 128 bits. By matrices: block[r] are the numbers of
/// matrix r and, where W = 2G, of matrix r + G. By entries: block[r] is number r of each matrix.
template<class T, int W>
struct matrix_block {
  static constexpr int G = 16 / sizeof(T);
  static constexpr auto lanes_in = std::make_integer_sequence<int, W>{};

  pack<T, W> block[G];

  MATGRAD_INLINE pack<T, W>& operator[](int r) { return block[r]; }

  /// From one order to the other: log₂ G perfect shuffles.
  MATGRAD_INLINE void turn() {
    each(extent_constant<G / 2>{}, [&](int) MATGRAD_INLINE {
      auto const a = *this;
      each(extent_constant<G / 2>{}, [&](int r) MATGRAD_INLINE {
        block[2 * r] = interleaved_half<false, T, W>(a.block[r], a.block[r + G / 2], lanes_in);
        block[2 * r + 1] = interleaved_half<true, T, W>(a.block[r], a.block[r + G / 2], lanes_in);
      });
    });
  }

  MATGRAD_INLINE static matrix_block load_by_entries(T const* first, std::ptrdiff_t stride) {
    matrix_block loaded;
    each(extent_constant<G>{}, [&](int r) MATGRAD_INLINE {
      if constexpr (W == G) loaded.block[r] = load<W>(first + r * stride);
      else
        loaded.block[r] = joined<pack<T, W>>(load<G>(first + r * stride), load<G>(first + (r + G) * stride), lanes_in);
    });
    loaded.turn();
    return loaded;
  }
  MATGRAD_INLINE void store_by_entries(T* first, std::ptrdiff_t stride) {
    turn();
    each(extent_constant<G>{}, [&](int r) MATGRAD_INLINE {
      if constexpr (W == G) store(first + r * stride, block[r]);
      else {
        struct halves {
          pack<T, G> of[2];
        };
        auto const matrices = __builtin_bit_cast(halves, block[r]);
        store(first + r * stride, matrices.of[0]);
        store(first + (r + G) * stride, matrices.of[1]);
      }
    });
  }
};

/// Two blocks side by side, W = 2G: by matrices, they are whole registers.
template<class T, int W>
struct two_blocks {
  static constexpr int G = W / 2;
  using one = matrix_block<T, W>;

  one left, right;

  MATGRAD_INLINE static two_blocks load_by_entries(T const* first, std::ptrdiff_t stride) {
    two_blocks loaded;
    each(extent_constant<G>{}, [&](int r) MATGRAD_INLINE {
      auto const a = load<W>(first + r * stride), b = load<W>(first + (r + G) * stride);
      loaded.left.block[r] = halves_of<false, T, W>(a, b, one::lanes_in);
      loaded.right.block[r] = halves_of<true, T, W>(a, b, one::lanes_in);
    });
    loaded.left.turn();
    loaded.right.turn();
    return loaded;
  }
  MATGRAD_INLINE void store_by_entries(T* first, std::ptrdiff_t stride) {
    left.turn();
    right.turn();
    each(extent_constant<G>{}, [&](int r) MATGRAD_INLINE {
      store(first + r * stride, halves_of<false, T, W>(left.block[r], right.block[r], one::lanes_in));
      store(first + (r + G) * stride, halves_of<true, T, W>(left.block[r], right.block[r], one::lanes_in));
    });
  }
  MATGRAD_INLINE pack<T, W>& operator[](int r) { return r < G ? left.block[r] : right.block[r - G]; }
};

/// How matrices lie, as far as it matters here.
template<class Many, class T>
inline constexpr bool lies_in_lanes = false;
template<class T, int m, int n, class Row, class Col>
inline constexpr bool lies_in_lanes<many<T, m, n, extent_constant<1>, Row, Col>, std::remove_const_t<T>> = true;

template<class Many, class T>
inline constexpr bool lies_in_columns = false;
template<class T, int m, int n, class Matrix>
inline constexpr bool lies_in_columns<many<T, m, n, Matrix, extent_constant<1>, extent_constant<m>>,
                                      std::remove_const_t<T>> = sizeof(dense<std::remove_const_t<T>, m, n>) >= 16;

template<int from, class Block, int size, int n, class F, int... b>
MATGRAD_INLINE inline void cover_with(F& f, std::integer_sequence<int, b...>) {
  (f(Block{}, extent_constant<size>{}, from + (b + 1) * size <= n ? from + b * size : n - size, from + b * size), ...);
}
/// f(block, size, start, next) for blocks that cover 0, ..., n - 1, two at once while there are so many: the last one begins
/// earlier where it must, and is new from `next` on.
template<class T, int W, int n, class F>
MATGRAD_INLINE inline void cover(F&& f) {
  constexpr int G = matrix_block<T, W>::G, twos = W == 2 * G ? n / W : 0, rest = n - twos * W;
  if constexpr (twos > 0) cover_with<0, two_blocks<T, W>, W, n>(f, std::make_integer_sequence<int, twos>{});
  cover_with<twos * W, matrix_block<T, W>, G, n>(f, std::make_integer_sequence<int, (rest + G - 1) / G>{});
}

template<class Lanes, class Many, int... k>
MATGRAD_INLINE inline Lanes gathered(Many const& from, std::ptrdiff_t first, int used, int i, int j,
                                     std::integer_sequence<int, k...>) {
  using T = typename Lanes::number;
  return Lanes(decltype(Lanes::values){static_cast<T>(*from.at(first + (k < used ? k : used - 1), i, j))...});
}

template<class Lanes, class Many>
using in_lanes_of = dense<Lanes, Many::rows(), Many::cols()>;

/// Matrices first, ..., first + used - 1 in lanes, number by number. The last one stands in every other lane.
template<class Lanes, class Many>
MATGRAD_INLINE inline auto some_into_lanes(Many const& from, std::ptrdiff_t first, int used) {
  in_lanes_of<Lanes, Many> in;
  each_entry(in, [&](int i, int j) MATGRAD_INLINE {
    in(i, j) = gathered<Lanes>(from, first, used, i, j, std::make_integer_sequence<int, Lanes::count>{});
  });
  return in;
}
/// The first `used` lanes become matrices first, first + 1, ...
template<class Many, class Lanes, int m, int n>
MATGRAD_INLINE inline void some_out_of_lanes(Many const& to, std::ptrdiff_t first, int used,
                                             dense<Lanes, m, n> const& out) {
  each_entry(out, [&](int i, int j) MATGRAD_INLINE {
    for (int k = 0; k < used; ++k) *to.at(first + k, i, j) = static_cast<typename Many::scalar>(out(i, j)[k]);
  });
}

/// As many matrices as there are lanes.
template<class Lanes, class Many>
MATGRAD_INLINE inline auto into_lanes(Many const& from, std::ptrdiff_t first) {
  using T = typename Lanes::number;
  constexpr int W = Lanes::count, n = Many::rows() * Many::cols();
  if constexpr (lies_in_lanes<Many, T>) {
    in_lanes_of<Lanes, Many> in{};
    each_entry(in, [&](int i, int j) MATGRAD_INLINE { in(i, j) = Lanes(load<W>(from.at(first, i, j))); });
    return in;
  } else if constexpr (lies_in_columns<Many, T>) {
    in_lanes_of<Lanes, Many> in{};
    cover<T, W, n>([&](auto block, auto size, int start, int next) MATGRAD_INLINE {
      block = decltype(block)::load_by_entries(from.at(first) + start, from.matrix);
      each(size, [&](int r) MATGRAD_INLINE {
        if (start + r >= next) in.values[start + r] = Lanes(block[r]);
      });
    });
    return in;
  } else {
    return some_into_lanes<Lanes>(from, first, W);
  }
}
template<class Many, class Lanes, int m, int n>
MATGRAD_INLINE inline void out_of_lanes(Many const& to, std::ptrdiff_t first, dense<Lanes, m, n> const& out) {
  using T = typename Lanes::number;
  constexpr int W = Lanes::count;
  if constexpr (lies_in_lanes<Many, T>) {
    each_entry(out, [&](int i, int j) MATGRAD_INLINE { store(to.at(first, i, j), out(i, j).values); });
  } else if constexpr (lies_in_columns<Many, T>) {
    cover<T, W, m * n>([&](auto block, auto size, int start, int) MATGRAD_INLINE {
      each(size, [&](int r) MATGRAD_INLINE { block[r] = out.values[start + r].values; });
      block.store_by_entries(to.at(first) + start, to.matrix);
    });
  } else {
    some_out_of_lanes(to, first, W, out);
  }
}

}  // namespace kernels
}  // namespace matgrad
