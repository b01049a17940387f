// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/packed.hpp>

namespace matgrad::kernels {

/// A symmetric matrix of two to four rows in registers: a kernel puts what is on and below the diagonal. (Entries mirrored one
/// by one in memory would make the next step wait that loads them several at a time.)
template<class T, int n>
struct symmetric_in_registers {
  using scalar = T;
  using column = packed<T, n>;
  static constexpr int W = column::lanes;
  static constexpr auto every_lane = std::make_integer_sequence<int, W>{};

  column columns[n];

  template<int lanes, class Pack>
  MATGRAD_INLINE void put(int i, int j, Pack const& p) {
    if constexpr (lanes == W) columns[j].packs[i / W] = p;
    else columns[j].rest.packs[0] = p;
  }
  /// Sets what is above the diagonal, and writes all.
  template<class Out, int... j>
  MATGRAD_INLINE void mirror_into(Out& out, std::integer_sequence<int, j...>) {
    if constexpr (W == n) {
      pack<T, W> turned[] = {columns[j].packs[0]...};
      transpose_packs(turned);
      ((columns[j].packs[0] = above<j>(turned[j], columns[j].packs[0], every_lane)), ...);
    } else {
      (set_above<j>(), ...);
    }
    (columns[j].write(out, 0, j), ...);
  }

private:
  /// The first lanes of x, as many as j says, and the others of y.
  template<int j, int... l>
  MATGRAD_INLINE static pack<T, W> above(pack<T, W> const& x, pack<T, W> const& y, std::integer_sequence<int, l...>) {
    return __builtin_shufflevector(x, y, (l < j ? l : l + W)...);
  }
  /// Packs of two: those that are above the diagonal, or cross it.
  template<int j>
  MATGRAD_INLINE void set_above() {
    auto& packs = columns[j].packs;
    if constexpr (j > 0) packs[0] = pair_above<j, 0>(packs[0]);
    if constexpr (j > 2) packs[1] = pair_above<j, 2>(packs[1]);
  }
  template<int j, int i>
  MATGRAD_INLINE pack<T, 2> pair_above(pack<T, 2> const& own) const {
    if constexpr (j == i + 1) return pack<T, 2>{entry<j>(columns[i]), own[1]};
    else return pack<T, 2>{entry<j>(columns[i]), entry<j>(columns[i + 1])};
  }
  template<int i>
  MATGRAD_INLINE static T entry(column const& x) {
    if constexpr (i < n / W * W) return x.packs[i / W][i % W];
    else return x.rest.packs[0];
  }
};

}  // namespace matgrad::kernels
