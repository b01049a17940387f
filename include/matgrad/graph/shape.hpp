// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

namespace matgrad {

/// The shape of a matrix. Columns are vectors; 1×1 is a scalar.
struct shape {
  int rows = 1;
  int cols = 1;

  constexpr bool operator==(shape const&) const = default;
  constexpr bool is_scalar() const { return rows == 1 && cols == 1; }
  constexpr bool is_square() const { return rows == cols; }
  constexpr bool is_vector() const { return cols == 1; }
  constexpr int size() const { return rows * cols; }
};

constexpr shape transposed(shape X) { return {X.cols, X.rows}; }

}  // namespace matgrad
