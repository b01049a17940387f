// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// A symmetric 3×3 matrix in six numbers, which formulas read and write where they stand.
#pragma once

#include <matgrad/data.hpp>

// [half]
/// The entries on and below the diagonal, row by row.
struct symmetric_half {
  float entries[6];
};

template<>
struct matgrad::data_traits<symmetric_half> {
  using scalar = float;
  static constexpr int rows = 3, cols = 3;
  static constexpr auto entries(auto& S) {
    return [&S](int i, int j) -> auto& { return S.entries[i < j ? j * (j + 1) / 2 + i : i * (i + 1) / 2 + j]; };
  }
};
// [end]
