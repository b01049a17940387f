// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

namespace matgrad {

/// What is known of a square matrix beside its shape, wherever the matrix is defined. A set, closed under what follows: a
/// diagonal matrix is lower and upper triangular. Of a scalar, a 1×1 matrix, positive definite says that it is positive.
/// Symmetry that follows from the form (A + Aᵀ) need not be stored: a term is symmetric when its transpose is itself.
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
inline constexpr structure positive_semidefinite_structure{32 | 1};
inline constexpr structure positive_definite_structure{64 | 32 | 1};
inline constexpr structure projector_structure{128 | 32 | 1};  // P² = P = Pᵀ
inline constexpr structure permutation_structure{256 | 16};
inline constexpr structure diagonal_structure{1 | 2 | 4};

/// What multiples and sums keep: those structures that are linear spaces.
inline constexpr structure linear_structures{1 | 2 | 4 | 8};

/// Lower and upper triangular is diagonal, hence symmetric.
constexpr structure closed(structure X) {
  return X.has(lower_structure | upper_structure) ? X | symmetric_structure : X;
}

constexpr structure without(structure X, structure dropped) { return {X.bits & ~dropped.bits}; }

constexpr structure transposed(structure X) {
  auto kept = X.bits & ~(lower_structure.bits | upper_structure.bits);
  return {kept | (X.has(lower_structure) ? upper_structure.bits : 0)
          | (X.has(upper_structure) ? lower_structure.bits : 0)};
}

}  // namespace matgrad
