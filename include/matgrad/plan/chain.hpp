// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/graph/growing.hpp>
#include <matgrad/graph/known_entries.hpp>
#include <matgrad/graph/shape.hpp>
#include <matgrad/graph/structure.hpp>

// In which order a product A B C … is multiplied: by dynamic programming over its segments, with what each multiplication
// really costs: a solve, a triangle, a diagonal, a symmetric result, a segment that another step has computed already.
namespace matgrad {

/// By what A⁻¹B is computed from the factors of A.
enum class solver { none, lu, cholesky, lower, upper };

/// A factor of a product, as far as the order depends on it. Where it is an inverse, `by` tells by what it is solved.
struct link {
  shape size;
  structure has;
  solver by = solver::none;
  known_entries const* known = nullptr;  // where some are

  constexpr bool is_solved() const { return by != solver::none; }
  constexpr bool is_diagonal() const { return size.rows > 1 && size.is_square() && has.has(diagonal_structure); }
  constexpr bool is_triangular() const {
    return size.rows > 1 && size.is_square() && (has.has(lower_structure) || has.has(upper_structure));
  }
};

/// To this size X⁻¹ is computed by its closed form, also where a solve would do. Definite matrices need no pivoting: to
/// eliminate is less work from n = 4 on.
inline constexpr int closed_form_limit = 4;
inline constexpr int definite_closed_form_limit = 3;

/// The flops of A B, of an m×k and a k×n matrix.
constexpr int product_flops(int m, int k, int n) { return m * n * (2 * k - 1); }
constexpr int symmetric_product_flops(int n, int k) { return n * (n + 1) / 2 * (2 * k - 1); }
/// The flops of L B for a triangular L.
constexpr int triangular_product_flops(int n, int columns) { return n * n * columns; }
/// The flops of A⁻¹B from the factors of an n×n matrix A, divisions included.
constexpr int solution_flops(solver by, int n, int columns) {
  return by == solver::lower || by == solver::upper ? n * n * columns : (2 * n * n - n) * columns;
}
/// The flops of A⁻¹ itself from the factors.
constexpr int standing_flops(solver by, int n) {
  return by == solver::lu ? n * (n - 1) * (8 * n - 1) / 6 : by == solver::cholesky ? 2 * n * n * n / 3 : n * n * n / 3;
}

struct chain_order {
  int n;
  growing<int> flops;            // of each segment i..j
  growing<int> split;            // after which factor it is split; −1 where it is known
  growing<bool> symmetric;       // whether the segment is its own transpose
  int whole = 0;                 // so many first factors, and as many last ones, are not cut apart
  growing<known_entries> known;  // of each segment, if anything is known of a factor

  constexpr explicit chain_order(int length)
      : n(length), flops(length * length, 0), split(length * length, 0), symmetric(length * length, false) {}
  constexpr int at(int i, int j) const { return i * n + j; }
  constexpr int total() const { return flops[at(0, n - 1)]; }

  constexpr void mark_known(int i, int j) { split[at(i, j)] = -1; }
  /// Does a step have the segment, or its twin?
  constexpr bool is_known(int i, int j) const { return split[at(i, j)] < 0; }

  /// In a product that is its own transpose the last factors are the first ones transposed: P Hᵀ S⁻¹ H P with P Hᵀ once.
  constexpr chain_order with_twins(int length) const {
    chain_order other(n);
    for (int i = 0; i < n; ++i)
      for (int j = i; j < n; ++j) {
        // what is known must not hide the first factors, of which the last ones are the twins
        bool const hides_twin = i < length && j >= length;
        other.split[at(i, j)] = is_known(i, j) && !hides_twin ? -1 : 0;
        other.symmetric[at(i, j)] = symmetric[at(i, j)];
      }
    other.whole = length;
    if (length > 0) other.mark_known(n - length, n - 1);
    return other;
  }

  constexpr void find(growing<link> const& links) {
    find_known(links);
    for (int i = 0; i < n; ++i) {
      auto const& one = links[i];
      flops[at(i, i)] = one.is_solved() ? standing_flops(one.by, one.size.rows) : 0;
    }
    for (int length = 2; length <= n; ++length)
      for (int i = 0; i + length <= n; ++i) find_split(links, i, i + length - 1);
  }

private:
  constexpr void find_known(growing<link> const& links) {
    bool some = false;
    for (auto const& one : links) some = some || one.known != nullptr;
    if (!some) return;
    known.resize(n * n);
    for (int j = 0; j < n; ++j) {
      auto const of_one = links[j].known != nullptr ? *links[j].known : known_entries::nothing_of(links[j].size);
      known[at(j, j)] = of_one;
      for (int i = 0; i < j; ++i) known[at(i, j)] = known[at(i, j - 1)] * of_one;
    }
  }

  constexpr bool cuts_whole(int i, int k, int j) const {
    return (k + 1 < whole && j >= whole) || (k >= n - whole && i < n - whole);
  }

  constexpr void find_split(growing<link> const& links, int i, int j) {
    if (split[at(i, j)] < 0) return;
    int least = -1;
    for (int k = i; k < j; ++k) {
      if (cuts_whole(i, k, j)) continue;
      int const sum = flops_split_after(links, i, k, j);
      if (least >= 0 && sum >= least) continue;
      least = sum;
      split[at(i, j)] = k;
    }
    flops[at(i, j)] = least;
  }

  constexpr int flops_split_after(growing<link> const& links, int i, int k, int j) const {
    auto const& left = links[i];
    auto const& right = links[j];
    int const m = left.size.rows, inner = links[k].size.cols, columns = right.size.cols;
    int const left_flops = flops[at(i, k)], right_flops = flops[at(k + 1, j)];
    bool const left_alone = i == k, right_alone = k + 1 == j;
    if (left_alone && left.is_solved()) return right_flops + solution_flops(left.by, m, columns);
    if (right_alone && right.is_solved()) return left_flops + solution_flops(right.by, columns, m);
    if ((left_alone && left.is_diagonal()) || (right_alone && right.is_diagonal()))
      return left_flops + right_flops + m * columns;
    int multiplication = product_flops(m, inner, columns);
    if (symmetric[at(i, j)]) multiplication = symmetric_product_flops(m, inner);
    else if (left_alone && left.is_triangular()) multiplication = triangular_product_flops(m, columns);
    else if (right_alone && right.is_triangular()) multiplication = triangular_product_flops(columns, m);
    if (!known.empty()) {
      auto const& A = known[at(i, k)];
      auto const& B = known[at(k + 1, j)];
      if (A.knows() || B.knows())
        multiplication = flops_if_worth(flops_of_product(A, B, symmetric[at(i, j)]), multiplication);
    }
    return left_flops + right_flops + multiplication;
  }
};

}  // namespace matgrad
