// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/graph/shape.hpp>

namespace matgrad {

/// A block of a matrix: where it begins, counted from 0, and how large it is.
struct region {
  int row = 0;
  int col = 0;
  int rows = 1;
  int cols = 1;

  constexpr region(int i, int j, int p, int q) : row(i), col(j), rows(p), cols(q) {}
  constexpr region(int i, int j, shape X) : region(i, j, X.rows, X.cols) {}

  constexpr shape size() const { return {rows, cols}; }
  constexpr bool is_empty() const { return rows <= 0 || cols <= 0; }
  constexpr bool is_on_diagonal() const { return row == col && rows == cols; }
  constexpr bool lies_in(shape X) const {
    return row >= 0 && col >= 0 && !is_empty() && row + rows <= X.rows && col + cols <= X.cols;
  }
  /// The same entries, counted from (i, j).
  constexpr region seen_from(int i, int j) const { return {row - i, col - j, rows, cols}; }
};

constexpr region transposed(region R) { return {R.col, R.row, R.cols, R.rows}; }

/// What two regions of one matrix share.
constexpr region overlap(region x, region y) {
  auto later = [](int a, int b) { return a > b ? a : b; };
  auto earlier = [](int a, int b) { return a < b ? a : b; };
  int row = later(x.row, y.row), col = later(x.col, y.col);
  return {row, col, earlier(x.row + x.rows, y.row + y.rows) - row, earlier(x.col + x.cols, y.col + y.cols) - col};
}

/// Two indices or extents as one of a term's own numbers.
constexpr long long paired(int i, int j) { return (static_cast<long long>(i) << 20) + j; }
constexpr int first_of(long long pair) { return static_cast<int>(pair >> 20); }
constexpr int second_of(long long pair) { return static_cast<int>(pair & 0xFFFFF); }

}  // namespace matgrad
