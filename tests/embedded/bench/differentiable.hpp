// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// Inverse and determinant as a program has them whose numbers are then replaced by dual ones: by cofactors to n = 4, by
// elimination without pivoting above.
#pragma once

#include "bench.hpp"

#include "../../bench/loops.hpp"

namespace bench {

template<class T, int n>
BENCH_INLINE dense<T, n, n> inverse(dense<T, n, n> X) {
  if constexpr (n <= 4) {
    auto [C, det] = loops::cofactors_of(X);
    T const r = 1 / det;
    for (int j = 0; j < n; ++j)
      for (int i = 0; i < n; ++i) X(i, j) = r * C(j, i);
  } else loops::invert<false>(X);
  return X;
}
template<class T, int n>
BENCH_INLINE T determinant(dense<T, n, n> X) {
  if constexpr (n <= 4) return loops::cofactors_of(X).det;
  else {
    T det = X(0, 0);
    for (int k = 0; k + 1 < n; ++k) {
      for (int i = k + 1; i < n; ++i) {
        T const factor = X(i, k) / X(k, k);
        for (int j = k + 1; j < n; ++j) X(i, j) -= factor * X(k, j);
      }
      det *= X(k + 1, k + 1);
    }
    return det;
  }
}

}  // namespace bench
