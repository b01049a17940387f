// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/unroll.hpp>

// Several numbers that the machine computes with at once, through the compilers' vector types: no intrinsics, no other
// library. A pack of one is the number itself; types that are not float or double have no others. Packs do not exist while
// compiling: kernels ask `__builtin_is_constant_evaluated()`, with an else, and then compute number by number.
namespace matgrad::kernels {

/// How many T's the machine's registers hold. Define MATGRAD_SCALAR to compute with one at a time everywhere.
template<class T>
inline constexpr int lanes_of = 1;
#ifndef MATGRAD_SCALAR
#if defined(__AVX__)
template<>
inline constexpr int lanes_of<double> = 4;
template<>
inline constexpr int lanes_of<float> = 8;
#elif (defined(__SSE2__) && defined(__x86_64__)) || defined(__aarch64__)
template<>
inline constexpr int lanes_of<double> = 2;
template<>
inline constexpr int lanes_of<float> = 4;
#endif
#endif

/// The sizes of the floating-point numbers that the machine computes with itself, and not by calls of a library; added up.
inline constexpr unsigned sizes_in_hardware =
#if defined(__ARM_FP)
    __ARM_FP & (4 | 8);  // whose bits are these sizes
#elif defined(__riscv_flen)
    __riscv_flen >= 64 ? 4 | 8 : 4;
#elif defined(__arm__) || defined(__riscv)
    0;
#else
    4 | 8;
#endif
template<class T>
inline constexpr bool is_in_hardware = (std::is_same_v<T, float> || std::is_same_v<T, double>)&&(sizes_in_hardware
                                                                                                 & sizeof(T))
                                    != 0;

template<class T, int W>
struct pack_type {
  static_assert(W <= lanes_of<T>, "pack: this machine's registers are shorter");
  using type __attribute__((vector_size(W * sizeof(T)))) = T;
};
template<class T>
struct pack_type<T, 1> {
  using type = T;
};
template<class T>
struct pack_type<T, 3> : pack_type<T, 4> {};

/// W numbers of the type T: + − * / work lane by lane, x[k] is lane k. Three are in a register of four, whose last lane may be
/// anything.
template<class T, int W>
using pack = typename pack_type<T, W>::type;

template<class Pack>
inline constexpr int lanes_in = sizeof(Pack) / sizeof(std::declval<Pack const&>()[0]);
template<class Number>
  requires std::is_arithmetic_v<Number>
inline constexpr int lanes_in<Number> = 1;
template<class Pack>
inline constexpr auto every_lane = std::make_integer_sequence<int, lanes_in<Pack>>{};

/// The W numbers that stand at p, one after the other; they need not be aligned.
template<int W, class T>
MATGRAD_INLINE inline pack<T, W> load(T const* p) {
  if constexpr (W == 3) {
    return pack<T, 3>{p[0], p[1], p[2], T(0)};
  } else {
    pack<T, W> x;
    __builtin_memcpy(&x, p, sizeof x);
    return x;
  }
}
template<class T, class Pack>
MATGRAD_INLINE inline void store(T* p, Pack const& x) {
  __builtin_memcpy(p, &x, sizeof x);
}

template<class Pack, class T, int... k>
MATGRAD_INLINE inline Pack spread_over(T const& x, std::integer_sequence<int, k...>) {
  return Pack{(static_cast<void>(k), x)...};
}
/// x in every lane.
template<int W, class T>
MATGRAD_INLINE inline pack<T, W> spread(T const& x) {
  return spread_over<pack<T, W>>(x, every_lane<pack<T, W>>);
}

/// (xᵢ, yⱼ) of two pairs, or of one. Of one the shuffle of integers is asked for, which leaves x as it is: at SSE2 a copy
/// less.
template<int i, int j, bool of_one, class Pair>
MATGRAD_INLINE inline Pair pair_of(Pair const& x, Pair const& y) {
  if constexpr (of_one && sizeof(Pair) == 16) {
    using words = int __attribute__((vector_size(16)));
    auto const bits = __builtin_bit_cast(words, x);
    return __builtin_bit_cast(Pair, __builtin_shufflevector(bits, bits, 2 * i, 2 * i + 1, 2 * j, 2 * j + 1));
  } else {
    return __builtin_shufflevector(x, y, i, 2 + j);
  }
}

/// The widest pack, up to W lanes, that n numbers fill; or three, where four are in 16 bytes: in longer registers lanes are
/// exchanged slowly.
template<class T>
constexpr int lanes_for(int n, int W = lanes_of<T>) {
  if (n == 3 && W > 3 && 4 * sizeof(T) == 16) return 3;
  while (W > n) W /= 2;
  return W;
}

template<class Four>
MATGRAD_INLINE inline auto sum_of_three(Four const& x) {
  return x[0] + x[1] + x[2];
}

// ---- lanes of several packs ----

/// The lanes `first`, first + 1, ... of x.
template<int first = 0, class Pack, int... k>
MATGRAD_INLINE inline auto picked(Pack const& x, std::integer_sequence<int, k...>) {
  return __builtin_shufflevector(x, x, (first + k)...);
}

/// Two packs as rows of blocks of d lanes, [a b; c d] in each block of 2d: the rows of [a c; b d].
template<int d, class Pack, int... k>
MATGRAD_INLINE inline Pack first_exchanged(Pack const& x, Pack const& y, std::integer_sequence<int, k...>) {
  return __builtin_shufflevector(x, y, (k & d ? k - d + int(sizeof...(k)) : k)...);
}
template<int d, class Pack, int... k>
MATGRAD_INLINE inline Pack second_exchanged(Pack const& x, Pack const& y, std::integer_sequence<int, k...>) {
  return __builtin_shufflevector(x, y, (k & d ? k + int(sizeof...(k)) : k + d)...);
}

/// W packs of W lanes become those of the transposed matrix.
template<int d = 1, class Pack, int W>
MATGRAD_INLINE inline void transpose_packs(Pack (&x)[W]) {
  if constexpr (d < W) {
    constexpr auto lanes = std::make_integer_sequence<int, W>{};
    each(extent_constant<W / 2>{}, [&](int k) MATGRAD_INLINE {
      int const r = k / d * 2 * d + k % d;
      auto const first = first_exchanged<d>(x[r], x[r + d], lanes);
      x[r + d] = second_exchanged<d>(x[r], x[r + d], lanes);
      x[r] = first;
    });
    transpose_packs<2 * d>(x);
  }
}

template<class Pack>
MATGRAD_INLINE inline void transpose_packs(Pack (&x)[3]) {
  auto const z = x[2], even = __builtin_shufflevector(x[0], x[1], 0, 4, 2, 6);
  auto const odd = __builtin_shufflevector(x[0], x[1], 1, 5, 3, 7);
  x[0] = __builtin_shufflevector(even, z, 0, 1, 4, 5);
  x[1] = __builtin_shufflevector(odd, z, 0, 1, 5, 5);
  x[2] = __builtin_shufflevector(even, z, 2, 3, 6, 7);
}

/// The pack whose lane k is the sum of the lanes of x[k].
template<int d = 1, class Pack, int W>
MATGRAD_INLINE inline Pack sums_of_lanes(Pack (&x)[W]) {
  if constexpr (d < W) {
    constexpr auto lanes = std::make_integer_sequence<int, W>{};
    each(extent_constant<W / 2 / d>{}, [&](int k) MATGRAD_INLINE {
      int const r = 2 * d * k;
      x[r] = first_exchanged<d>(x[r], x[r + d], lanes) + second_exchanged<d>(x[r], x[r + d], lanes);
    });
    return sums_of_lanes<2 * d>(x);
  } else return x[0];
}
template<class Pack>
MATGRAD_INLINE inline Pack sums_of_lanes(Pack (&x)[3]) {
  transpose_packs(x);
  return x[0] + x[1] + x[2];
}

}  // namespace matgrad::kernels
