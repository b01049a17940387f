// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include "laws.hpp"

// Symbols of known structure, and data for them.
namespace laws {

inline constexpr auto S = symmetric<"S", 3>;
inline constexpr auto D = diagonal<"D", 3>;
inline constexpr auto L = lower_triangular<"L", 3>;
inline constexpr auto R = upper_triangular<"R", 3>;
inline constexpr auto W = skew_symmetric<"W", 3>;

/// Data of each structure, from a random matrix.
inline auto kept(dense<real, 3, 3> const& a, auto keeps) {
  return made<real, 3, 3>([&](int i, int j) { return keeps(i, j) ? a(i, j) : 0; });
}
inline auto lower(dense<real, 3, 3> const& a) {
  return kept(a, [](int i, int j) { return i >= j; });
}
inline auto upper(dense<real, 3, 3> const& a) {
  return kept(a, [](int i, int j) { return i <= j; });
}
inline auto on_diagonal(dense<real, 3, 3> const& a) {
  return kept(a, [](int i, int j) { return i == j; });
}
inline auto symmetric_part(dense<real, 3, 3> const& a) { return moved(a, real(1), transposed_copy(a)); }
inline auto skew_part(dense<real, 3, 3> const& a) { return moved(a, real(-1), transposed_copy(a)); }

}  // namespace laws
