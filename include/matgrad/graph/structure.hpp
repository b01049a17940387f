// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

namespace matgrad {

/// What is known of a square matrix beside its shape. A set: a diagonal matrix is lower and upper triangular.
/// Symmetry that follows from the form (AᵀA, MSMᵀ) is not stored: a term is symmetric when its transpose is itself.
struct structure {
  unsigned bits = 0;

  constexpr bool has(structure other) const { return (bits & other.bits) == other.bits; }
  constexpr bool operator==(structure const&) const = default;
};

constexpr structure operator|(structure a, structure b) { return {a.bits | b.bits}; }
constexpr structure operator&(structure a, structure b) { return {a.bits & b.bits}; }

inline constexpr structure general{0};
inline constexpr structure symmetric_structure{1};
inline constexpr structure lower_structure{2};
inline constexpr structure upper_structure{4};
inline constexpr structure skew_structure{8};
inline constexpr structure orthogonal_structure{16};
inline constexpr structure positive_definite_structure{32 | 1};
inline constexpr structure diagonal_structure{1 | 2 | 4};

constexpr structure transposed(structure X) {
  auto kept = X.bits & ~(lower_structure.bits | upper_structure.bits);
  return {kept | (X.has(lower_structure) ? upper_structure.bits : 0)
          | (X.has(upper_structure) ? lower_structure.bits : 0)};
}

}  // namespace matgrad
