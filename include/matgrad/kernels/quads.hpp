// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/down.hpp>
#include <matgrad/kernels/pack.hpp>

#include <type_traits>

// Four numbers: a column of a 4×4 matrix, or a 2×2 block of it, column by column. A machine that computes with four numbers
// at once has a register for them, one that computes with two has two of them; where there is neither, and while compiling,
// they are four numbers. Formulas are written once: besides + − * they ask for numbers of two quads in another order.
namespace matgrad::kernels {

template<class T>
struct four_numbers {
  T values[4];

  /// The four numbers from (0, j) on, of a matrix with 2 or 4 rows.
  template<class A, int rows>
  MATGRAD_INLINE static constexpr four_numbers of(A const& a, extent_constant<rows>, int j) {
    return {a(0, j), a(1, j), a(2 % rows, j + 2 / rows), a(3 % rows, j + 3 / rows)};
  }
  template<int rows>
  MATGRAD_INLINE constexpr void write(auto& out, extent_constant<rows>, int j) const {
    out(0, j) = values[0], out(1, j) = values[1];
    out(2 % rows, j + 2 / rows) = values[2], out(3 % rows, j + 3 / rows) = values[3];
  }
  MATGRAD_INLINE constexpr T const& operator[](int k) const { return values[k]; }
  MATGRAD_INLINE friend constexpr four_numbers operator+(four_numbers const& x, four_numbers const& y) {
    return {x[0] + y[0], x[1] + y[1], x[2] + y[2], x[3] + y[3]};
  }
  MATGRAD_INLINE friend constexpr four_numbers operator-(four_numbers const& x, four_numbers const& y) {
    return {x[0] - y[0], x[1] - y[1], x[2] - y[2], x[3] - y[3]};
  }
  MATGRAD_INLINE friend constexpr four_numbers operator*(four_numbers const& x, four_numbers const& y) {
    return {x[0] * y[0], x[1] * y[1], x[2] * y[2], x[3] * y[3]};
  }
  MATGRAD_INLINE friend constexpr four_numbers operator*(T const& alpha, four_numbers const& x) {
    return {alpha * x[0], alpha * x[1], alpha * x[2], alpha * x[3]};
  }
};

/// Four numbers in one register of four lanes, or in two of two.
template<class T, int lanes>
struct four_in_lanes {
  using part = pack<T, lanes>;
  part parts[4 / lanes];

  template<class A, int rows>
  MATGRAD_INLINE static four_in_lanes of(A const& a, extent_constant<rows>, int j) {
    constexpr bool as_one = rows == 4 || std::is_lvalue_reference_v<decltype(column_by_column(a))>;
    if constexpr (lanes == 2) {
      return {down<2>(a, 0, j), down<2>(a, 2 % rows, j + 2 / rows)};
    } else if constexpr (as_one && is_by_columns<A>) {
      return {load<4>(&a(0, j))};
    } else {
      return {__builtin_shufflevector(down<2>(a, 0, j), down<2>(a, 2 % rows, j + 2 / rows), 0, 1, 2, 3)};
    }
  }
  template<class Out, int rows>
  MATGRAD_INLINE void write(Out& out, extent_constant<rows>, int j) const {
    constexpr bool as_one = rows == 4 || requires { out.data(); };
    if constexpr (lanes == 2) {
      put<2>(out, 0, j, parts[0]);
      put<2>(out, 2 % rows, j + 2 / rows, parts[1]);
    } else if constexpr (as_one && is_by_columns<Out>) {
      store(&out(0, j), parts[0]);
    } else {
      put<2>(out, 0, j, __builtin_shufflevector(parts[0], parts[0], 0, 1));
      put<2>(out, 2 % rows, j + 2 / rows, __builtin_shufflevector(parts[0], parts[0], 2, 3));
    }
  }
  MATGRAD_INLINE T operator[](int k) const { return parts[k / lanes][k % lanes]; }
  MATGRAD_INLINE friend four_in_lanes operator+(four_in_lanes const& x, four_in_lanes const& y) {
    if constexpr (lanes == 4) return {x.parts[0] + y.parts[0]};
    else return {x.parts[0] + y.parts[0], x.parts[1] + y.parts[1]};
  }
  MATGRAD_INLINE friend four_in_lanes operator-(four_in_lanes const& x, four_in_lanes const& y) {
    if constexpr (lanes == 4) return {x.parts[0] - y.parts[0]};
    else return {x.parts[0] - y.parts[0], x.parts[1] - y.parts[1]};
  }
  MATGRAD_INLINE friend four_in_lanes operator*(four_in_lanes const& x, four_in_lanes const& y) {
    if constexpr (lanes == 4) return {x.parts[0] * y.parts[0]};
    else return {x.parts[0] * y.parts[0], x.parts[1] * y.parts[1]};
  }
  MATGRAD_INLINE friend four_in_lanes operator*(T const& alpha, four_in_lanes const& x) {
    part const both = spread<lanes>(alpha);
    if constexpr (lanes == 4) return {both * x.parts[0]};
    else return {both * x.parts[0], both * x.parts[1]};
  }
};

template<class T>
struct fastest_four {
  using type = four_numbers<T>;
};
template<class T>
  requires(lanes_of<T> > 1)
struct fastest_four<T> {
  using type = four_in_lanes<T, (lanes_of<T> < 4 ? 2 : 4)>;
};

/// The numbers i, j, k, l of x₀ x₁ x₂ x₃ y₀ y₁ y₂ y₃.
template<int i, int j, int k, int l, class T>
MATGRAD_INLINE constexpr four_numbers<T> picked(four_numbers<T> const& x, four_numbers<T> const& y) {
  return {(i < 4 ? x : y)[i % 4], (j < 4 ? x : y)[j % 4], (k < 4 ? x : y)[k % 4], (l < 4 ? x : y)[l % 4]};
}
template<int i, int j, int k, int l, class T, int lanes>
MATGRAD_INLINE inline four_in_lanes<T, lanes> picked(four_in_lanes<T, lanes> const& x,
                                                     four_in_lanes<T, lanes> const& y) {
  if constexpr (lanes == 4) {
    return {__builtin_shufflevector(x.parts[0], y.parts[0], i, j, k, l)};
  } else {
    auto const &a = (i < 4 ? x : y).parts[i / 2 % 2], &b = (j < 4 ? x : y).parts[j / 2 % 2];
    auto const &c = (k < 4 ? x : y).parts[k / 2 % 2], &d = (l < 4 ? x : y).parts[l / 2 % 2];
    return {pair_of<i % 2, j % 2, i / 2 == j / 2>(a, b), pair_of<k % 2, l % 2, k / 2 == l / 2>(c, d)};
  }
}
template<int i, int j, int k, int l, class Four>
MATGRAD_INLINE constexpr Four picked(Four const& x) {
  return picked<i, j, k, l>(x, x);
}

/// (x₀, −x₁, −x₂, x₃)
template<class T>
MATGRAD_INLINE constexpr four_numbers<T> middle_negated(four_numbers<T> const& x) {
  return {x[0], -x[1], -x[2], x[3]};
}
template<class T, int lanes>
MATGRAD_INLINE inline four_in_lanes<T, lanes> middle_negated(four_in_lanes<T, lanes> const& x) {
  using part = typename four_in_lanes<T, lanes>::part;
  using bits = decltype(part{} < part{});
  auto flipped = [](part const& p, part const& signs) MATGRAD_INLINE {
    return __builtin_bit_cast(part, __builtin_bit_cast(bits, p) ^ __builtin_bit_cast(bits, signs));
  };
  constexpr T plus = 0, minus = -plus;
  if constexpr (lanes == 4) return {flipped(x.parts[0], part{plus, minus, minus, plus})};
  else return {flipped(x.parts[0], part{plus, minus}), flipped(x.parts[1], part{minus, plus})};
}

// 2×2 blocks: X = [x₀ x₂; x₁ x₃], adj(X) = [x₃ −x₂; −x₁ x₀]

/// X Y
template<class Four>
MATGRAD_INLINE constexpr Four block_product(Four const& x, Four const& y) {
  return y * picked<0, 3, 0, 3>(x) + picked<1, 0, 3, 2>(y) * picked<2, 1, 2, 1>(x);
}
/// adj(X) Y
template<class Four>
MATGRAD_INLINE constexpr Four adjugate_times_block(Four const& x, Four const& y) {
  return y * picked<3, 0, 3, 0>(x) - picked<1, 0, 3, 2>(y) * picked<2, 1, 2, 1>(x);
}
/// X adj(Y)
template<class Four>
MATGRAD_INLINE constexpr Four block_times_adjugate(Four const& x, Four const& y) {
  return x * picked<3, 3, 0, 0>(y) - picked<2, 3, 0, 1>(x) * picked<1, 1, 2, 2>(y);
}

/// A 2×2 matrix as one block.
template<class T, class Four>
struct in_block {
  static constexpr int extent = 2;
  Four block;

  template<bool symmetric, class A>
  MATGRAD_INLINE static constexpr in_block of(A const& a) {
    auto const x = Four::of(a, extent_constant<2>{}, 0);
    if constexpr (symmetric) return {picked<0, 1, 1, 3>(x)};
    else return {x};
  }
  MATGRAD_INLINE constexpr void write(auto&& out) const { block.write(out, extent_constant<2>{}, 0); }
  /// Whether no entry is larger than `most`.
  constexpr bool fits(T const& most) const {
    bool all = true;
    for (int k = 0; k < 4; ++k) all = all && magnitude(block[k]) <= most;
    return all;
  }
};

/// A 4×4 matrix by its columns.
template<class T, class Four>
struct in_fours {
  static constexpr int extent = 4;
  Four columns[4];

  template<bool symmetric, class A>
  MATGRAD_INLINE static constexpr in_fours of(A const& a) {
    constexpr extent_constant<4> four;
    Four const a0 = Four::of(a, four, 0), a1 = Four::of(a, four, 1);
    Four const a2 = Four::of(a, four, 2), a3 = Four::of(a, four, 3);
    if constexpr (symmetric) {
      Four const lower = picked<2, 6, 3, 7>(a0, a1), last = picked<3, 3, 7, 7>(a2, a3);
      return {a0, picked<5, 1, 2, 3>(a1, a0), picked<0, 1, 6, 7>(lower, a2), picked<2, 3, 4, 6>(lower, last)};
    } else {
      return {a0, a1, a2, a3};
    }
  }
  MATGRAD_INLINE constexpr void write(auto&& out) const {
    constexpr extent_constant<4> four;
    columns[0].write(out, four, 0), columns[1].write(out, four, 1);
    columns[2].write(out, four, 2), columns[3].write(out, four, 3);
  }
  /// Whether no entry is larger than `most`.
  constexpr bool fits(T const& most) const {
    bool all = true;
    for (Four const& x : columns)
      for (int k = 0; k < 4; ++k) all = all && magnitude(x[k]) <= most;
    return all;
  }
};

}  // namespace matgrad::kernels
