// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include "../../../examples/q16.hpp"

#include <matgrad/kernels/dense.hpp>

/// Numbers of double in fixed point, and how far apart such numbers are.
namespace fixed_point {

constexpr q16 fixed(double number) { return number; }
template<int m, int n>
constexpr auto fixed(matgrad::dense<double, m, n> const& numbers) {
  matgrad::dense<q16, m, n> result{};
  for (int k = 0; k < m * n; ++k) result.values[k] = numbers.values[k];
  return result;
}

/// In steps of 2^-16, the most of all entries; what is not a number is far from all.
constexpr std::int32_t apart(q16 x, q16 y) {
  q16 const distance = magnitude(x - y);
  return is_finite(distance) ? distance.raw : std::numeric_limits<q16>::max().raw;
}
template<int m, int n>
constexpr std::int32_t apart(matgrad::dense<q16, m, n> const& X, matgrad::dense<q16, m, n> const& Y) {
  std::int32_t most = 0;
  for (int k = 0; k < m * n; ++k)
    most = apart(X.values[k], Y.values[k]) > most ? apart(X.values[k], Y.values[k]) : most;
  return most;
}

}  // namespace fixed_point
