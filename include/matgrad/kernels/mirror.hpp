// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/columns.hpp>
#include <matgrad/kernels/packed.hpp>

// What is above the diagonal of a symmetric matrix, from what is below: in packs, as they were written. Entries mirrored one
// by one would make the next step wait that loads several of them at once.
namespace matgrad::kernels {

/// The pack of lane r of each pack of a block.
template<int r, class Pack, int C, int... l>
MATGRAD_INLINE inline auto lane_of_each(Pack const (&block)[C], std::integer_sequence<int, l...>) {
  if constexpr (std::is_arithmetic_v<Pack>) return pack<Pack, C>{block[l]...};
  else return pack<std::remove_cvref_t<decltype(block[0][0])>, C>{block[l][r]...};
}

/// A block below the diagonal, of R rows from i on and C columns from j on, to its place above.
template<int C, class Out, int... r>
MATGRAD_INLINE inline void mirror_block(Out& out, int i, int j, std::integer_sequence<int, r...>) {
  using T = typename Out::scalar;
  constexpr int R = sizeof...(r);
  auto const x = viewed(out);
  pack<T, R> block[C];
  each(extent_constant<C>{}, [&](int l) MATGRAD_INLINE { block[l] = down<R>(x, i, j + l); });
  if constexpr (R == C && R > 1) {
    transpose_packs(block);
    (put<C>(out, j, i + r, block[r]), ...);
  } else {
    (put<C>(out, j, i + r, lane_of_each<r>(block, std::make_integer_sequence<int, C>{})), ...);
  }
}
/// A block on the diagonal.
template<class Out, int... l>
MATGRAD_INLINE inline void mirror_within(Out& out, int i, std::integer_sequence<int, l...>) {
  using T = typename Out::scalar;
  constexpr int W = sizeof...(l);
  auto const x = viewed(out);
  pack<T, W> const own[] = {down<W>(x, i, i + l)...};
  pack<T, W> turned[] = {own[l]...};
  transpose_packs(turned);
  (put<W>(out, i, i + l, with_lanes<0, l>(own[l], turned[l], every_lane<pack<T, W>>)), ...);
}

/// out(i, j) = out(j, i) above the diagonal.
template<class Out>
MATGRAD_INLINE inline void mirror_in_packs(Out& out) {
  using T = typename Out::scalar;
  constexpr int n = Out::rows(), lanes = lanes_down<T, n, Out>;
  if constexpr (!is_by_columns<Out>) mirror(out);
  else
    each_chunk<T, n, lanes>([&]<class Rows>(Rows, int i) MATGRAD_INLINE {
      each_chunk<T, n, lanes>([&]<class Cols>(Cols, int j) MATGRAD_INLINE {
        constexpr auto rows = std::make_integer_sequence<int, Rows::value>{};
        if constexpr (Rows::value <= Cols::value)
          if (j < i) mirror_block<Cols::value>(out, i, j, rows);
      });
      if constexpr (Rows::value > 1) mirror_within(out, i, std::make_integer_sequence<int, Rows::value>{});
    });
}

}  // namespace matgrad::kernels
