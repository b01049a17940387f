// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <type_traits>
#include <utility>

// An attribute cannot be named in any other way. It stands before a function's declaration, and between a lambda's
// parameters and its body; both compilers read it there.
#define MATGRAD_INLINE __attribute__((always_inline))

// How many multiply-adds a kernel may write out as straight-line code: 216 is a 6x6 by 6x6 product, 64 one of 4x4. Define it
// smaller (0: loops wherever there can be one) where flash is scarce, the same in every file of a program; for one formula there is for_size.
#ifndef MATGRAD_UNROLL_WORK
#ifdef __OPTIMIZE_SIZE__
#define MATGRAD_UNROLL_WORK 64
#else
#define MATGRAD_UNROLL_WORK 216
#endif
#endif

namespace matgrad {

namespace kernels {

inline constexpr int unroll_limit = 16;
/// A loop is larger than two multiply-adds.
inline constexpr int least_work = 2;
inline constexpr int unroll_work = MATGRAD_UNROLL_WORK < least_work ? least_work : MATGRAD_UNROLL_WORK;

/// Of a matrix type that does not say itself how much work on it may be written out.
inline constexpr int as_the_program = -1;
template<class M>
inline constexpr int own_work = as_the_program;
template<class M>
  requires requires { M::work; }
inline constexpr int own_work<M> = M::work;

/// What the first says that says anything; the program's otherwise.
constexpr int first_given(auto... own) {
  int work = as_the_program;
  ((work = work == as_the_program ? own : work), ...);
  return work == as_the_program ? unroll_work : work;
}
/// How many multiply-adds may be written out in a kernel that these matrices meet in: what the formula says that they belong
/// to, or else the program. One of them is enough to know it.
template<class... M>
inline constexpr int work_of = first_given(own_work<std::remove_cvref_t<M>>...);

/// An int that is part of the type: an index or an extent known while compiling. An extent says how much may be written out.
template<int N, int own = as_the_program>
struct extent_constant {
  static constexpr int value = N;
  static constexpr int work = own;
  MATGRAD_INLINE constexpr operator int() const noexcept { return N; }
};

template<class E>
inline constexpr bool is_constant_extent = false;
template<int N, int own>
inline constexpr bool is_constant_extent<extent_constant<N, own>> = true;
template<class E>
inline constexpr bool is_constant_extent<E const> = is_constant_extent<E>;

/// A matrix type whose shape is known from the type alone.
template<class M>
concept constant_shape = requires {
  typename extent_constant<std::remove_cvref_t<M>::rows()>;
  typename extent_constant<std::remove_cvref_t<M>::cols()>;
};

/// The number of rows: an extent_constant where the type knows it, else an int.
template<class M>
MATGRAD_INLINE constexpr auto row_extent(M const& m) noexcept {
  if constexpr (constant_shape<M>) return extent_constant<M::rows(), own_work<M>>{};
  else return static_cast<int>(m.rows());
}

/// The number of columns: an extent_constant where the type knows it, else an int.
template<class M>
MATGRAD_INLINE constexpr auto col_extent(M const& m) noexcept {
  if constexpr (constant_shape<M>) return extent_constant<M::cols(), own_work<M>>{};
  else return static_cast<int>(m.cols());
}

/// Whether a kernel that may write out `work` multiply-adds does so with extent times extent times ... of them.
constexpr bool is_written_out(int work, auto... extent) {
  return ((extent <= unroll_limit) && ...) && (extent * ... * 1) <= work;
}

/// Whether work on extents of these types is written out. Run-time extents never are.
template<class... Extent>
constexpr bool unrolls() {
  if constexpr ((is_constant_extent<Extent> && ...)) return is_written_out(work_of<Extent...>, Extent::value...);
  else return false;
}

/// The extent as it is, or forgotten into an int, which makes `repeat` a loop.
template<bool unroll, class Extent>
MATGRAD_INLINE constexpr auto extent_if(Extent extent) noexcept {
  if constexpr (unroll) return extent;
  else return static_cast<int>(extent);
}

/// The extent n of a square matrix that is factored, constant only up to n = 4: eliminations have about n³ steps and more
/// memory traffic than products, and unrolled ones beyond that cost many times the code for a few times the speed. `with`:
/// the other matrices of the kernel.
template<class A, class... With>
MATGRAD_INLINE constexpr auto elimination_extent(A const& a, With const&...) noexcept {
  if constexpr (constant_shape<A>) {
    constexpr int n = A::rows(), work = work_of<A, With...>;
    return extent_if<(n <= 4 && is_written_out(work, n, n, n))>(extent_constant<n, work>{});
  } else {
    return row_extent(a);
  }
}

/// n + 1, as constant as n.
template<class Extent>
MATGRAD_INLINE constexpr auto after(Extent n) noexcept {
  if constexpr (is_constant_extent<Extent>) return extent_constant<Extent::value + 1, Extent::work>{};
  else return n + 1;
}

template<int first, int step, class F, int... i>
MATGRAD_INLINE constexpr void repeat_pack(F& f, std::integer_sequence<int, i...>) {
  (static_cast<void>(f(extent_constant<first + step * i>{})), ...);
}

/// f(first), ..., f(last - 1). Constant extents (of at most 16 turns) call f with extent_constants, so that every index
/// is a constant even where the optimiser is off; otherwise f gets an int.
template<class First, class Last, class F>
MATGRAD_INLINE constexpr void repeat(First first, Last last, F&& f) {
  if constexpr (is_constant_extent<First> && is_constant_extent<Last>) {
    constexpr int turns = Last::value - First::value;
    if constexpr (turns <= 0) return;
    else if constexpr (is_written_out(work_of<First, Last>, turns))
      repeat_pack<First::value, 1>(f, std::make_integer_sequence<int, turns>{});
    else
      for (int i = First::value; i < Last::value; ++i) f(i);
  } else {
    for (int i = first; i < last; ++i) f(i);
  }
}

template<class Extent, class F>
MATGRAD_INLINE constexpr void repeat(Extent extent, F&& f) {
  repeat(extent_constant<0>{}, extent, f);
}

template<class F, int... i>
MATGRAD_INLINE constexpr void each_pack(F& f, std::integer_sequence<int, i...>) {
  (static_cast<void>(f(i)), ...);
}

/// f(0), ..., f(extent - 1) for an f of int. Of a constant extent every index is a constant once f is inlined, as in
/// repeat, but f is one function: several times cheaper to compile.
template<class Extent, class F>
MATGRAD_INLINE constexpr void each(Extent extent, F&& f) {
  if constexpr (unrolls<Extent>()) each_pack(f, std::make_integer_sequence<int, Extent::value>{});
  else
    for (int i = 0; i < extent; ++i) f(i);
}

/// f(first), ..., f(last - 1), all of them from 0 to extent - 1, in the manner of `each`.
template<class Extent, class F>
MATGRAD_INLINE constexpr void each_between(Extent extent, int first, int last, F&& f) {
  if constexpr (unrolls<Extent>())
    each(extent, [&](int i) MATGRAD_INLINE {
      if (first <= i && i < last) f(i);
    });
  else
    for (int i = first; i < last; ++i) f(i);
}

/// f(extent - 1), ..., f(0), in the manner of `each`.
template<class Extent, class F>
MATGRAD_INLINE constexpr void each_down(Extent extent, F&& f) {
  if constexpr (unrolls<Extent>()) each(extent, [&](int i) MATGRAD_INLINE { f(Extent::value - 1 - i); });
  else
    for (int i = extent; i-- > 0;) f(i);
}

template<int rows, class F, int... ij>
MATGRAD_INLINE constexpr void each_entry_pack(F& f, std::integer_sequence<int, ij...>) {
  (static_cast<void>(f(ij % rows, ij / rows)), ...);
}

/// f(i, j) for every entry of m, column by column.
template<class M, class F>
MATGRAD_INLINE constexpr void each_entry(M const& m, F&& f) {
  using rows = decltype(row_extent(m));
  using cols = decltype(col_extent(m));
  if constexpr (unrolls<rows, cols>())
    each_entry_pack<rows::value>(f, std::make_integer_sequence<int, rows::value * cols::value>{});
  else
    for (int j = 0; j < m.cols(); ++j)
      for (int i = 0; i < m.rows(); ++i) f(i, j);
}

/// f(extent - 1), ..., f(0).
template<class Extent, class F>
MATGRAD_INLINE constexpr void repeat_down(Extent extent, F&& f) {
  if constexpr (unrolls<Extent>())
    repeat_pack<Extent::value - 1, -1>(f, std::make_integer_sequence<int, Extent::value>{});
  else
    for (int i = extent; i-- > 0;) f(i);
}

}  // namespace kernels
}  // namespace matgrad
