// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/transposition.hpp>

namespace matgrad {

/// An outer product a bᵀ as its column and its row; scalars go with the column. A column is itself times 1, and so is a row.
struct outer_factors {
  term column = nothing;
  term row = nothing;

  constexpr explicit outer_factors(term C) {
    auto one = number(*C.in, 1);
    if (C.size().is_vector()) set(C, one);
    else if (C.size().rows == 1) set(one, C);
    else if (C.is<product>()) split(C);
  }
  constexpr explicit operator bool() const { return static_cast<bool>(row); }

private:
  constexpr void set(term a, term b) {
    column = a;
    row = b;
  }
  constexpr void split(term C) {
    growing<int> left, right;
    for (int k = 0; k < C.count(); ++k) {
      bool narrow = C[k].size().rows == 1 && !C[k].size().is_scalar();
      (narrow || !right.empty() ? right : left).push_back(C[k].id);
    }
    if (right.empty()) return;
    set(C.in->make(operation_of<product>, left), C.in->make(operation_of<product>, right));
  }
};

}  // namespace matgrad
