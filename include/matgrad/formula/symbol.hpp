// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/formula/expression.hpp>
#include <matgrad/operations/leaves.hpp>

// The words for what a formula is made of: symbols, constants, exact numbers.
namespace matgrad {

/// A scalar variable.
template<fixed_text Name>
inline constexpr terminal<symbol_leaf<Name, 1, 1, 0>> scalar{};

/// A vector variable: a column, n×1.
template<fixed_text Name, int n>
inline constexpr terminal<symbol_leaf<Name, n, 1, 0>> vector{};

/// A matrix variable, m×n; square if n is left out.
template<fixed_text Name, int m, int n = m>
inline constexpr terminal<symbol_leaf<Name, m, n, 0>> matrix{};

/// n×n variables of known structure. What is bound to them has that structure: all of it is read. Gradients with respect
/// to them are projected on the structure. A positive_definite of one row is a positive number; a projector is symmetric and
/// its own square; a permutation has no gradient.
template<fixed_text Name, int n>
inline constexpr terminal<symbol_leaf<Name, n, n, symmetric_structure.bits>> symmetric{};
template<fixed_text Name, int n>
inline constexpr terminal<symbol_leaf<Name, n, n, positive_definite_structure.bits>> positive_definite{};
template<fixed_text Name, int n>
inline constexpr terminal<symbol_leaf<Name, n, n, positive_semidefinite_structure.bits>> positive_semidefinite{};
template<fixed_text Name, int n>
inline constexpr terminal<symbol_leaf<Name, n, n, projector_structure.bits>> projector{};
template<fixed_text Name, int n>
inline constexpr terminal<symbol_leaf<Name, n, n, diagonal_structure.bits>> diagonal{};
template<fixed_text Name, int n>
inline constexpr terminal<symbol_leaf<Name, n, n, lower_structure.bits>> lower_triangular{};
template<fixed_text Name, int n>
inline constexpr terminal<symbol_leaf<Name, n, n, upper_structure.bits>> upper_triangular{};
template<fixed_text Name, int n>
inline constexpr terminal<symbol_leaf<Name, n, n, skew_structure.bits>> skew_symmetric{};
template<fixed_text Name, int n>
inline constexpr terminal<symbol_leaf<Name, n, n, orthogonal_structure.bits>> orthogonal{};
template<fixed_text Name, int n>
inline constexpr terminal<symbol_leaf<Name, n, n, permutation_structure.bits>> permutation{};

/// I, n×n.
template<int n>
inline constexpr terminal<constant_leaf<identity_room, n, n, 0, 0>> identity{};

/// The zero matrix, m×n; a vector if n is left out.
template<int m, int n = 1>
inline constexpr terminal<constant_leaf<zero_room, m, n, 0, 0>> zeros{};

/// The matrix of ones, m×n; a vector if n is left out.
template<int m, int n = 1>
inline constexpr terminal<constant_leaf<ones_room, m, n, 0, 0>> ones{};

template<int m, int n, int i, int j>
constexpr auto entry_within() {
  static_assert(
      0 <= i && i < m && 0 <= j && j < n,
      "basis<n, i>, single_entry<m, n, i, j>: the index must lie in the matrix; rows and columns are counted from 0");
  return terminal<constant_leaf<single_entry_room, m, n, i, j>>{};
}

/// eᵢ, the i-th unit vector of n entries, i from 0.
template<int n, int i>
inline constexpr auto basis = entry_within<n, 1, i, 0>();

/// Eᵢⱼ, m×n: one at (i, j), counted from 0, else zero.
template<int m, int n, int i, int j>
inline constexpr auto single_entry = entry_within<m, n, i, j>();

/// K, mn×mn, with K vec(X) = vec(Xᵀ) for every m×n matrix X.
template<int m, int n>
inline constexpr terminal<constant_leaf<commutation_room, m * n, m * n, m, n>> commutation{};

/// The exact number Numerator/Denominator: it takes part in simplification.
template<long long Numerator, long long Denominator = 1>
  requires(Denominator != 0)
inline constexpr terminal<constant_leaf<exact_number, 1, 1, rational(Numerator, Denominator).numerator,
                                        rational(Numerator, Denominator).denominator>>
    ratio{};

/// 2_c is the exact number 2; in X(0_c, 1_c) it is an index.
template<char... Digits>
constexpr auto operator""_c() {
  static_assert(((Digits >= '0' && Digits <= '9') && ...),
                "_c makes whole numbers exact; write ratio<1, 2> for a fraction");
  constexpr long long value = [] {
    long long n = 0;
    ((n = 10 * n + (Digits - '0')), ...);
    return n;
  }();
  return ratio<value>;
}

template<class T>
inline constexpr bool is_symbol = false;
template<fixed_text Name, int Rows, int Cols, unsigned Structure>
inline constexpr bool is_symbol<terminal<symbol_leaf<Name, Rows, Cols, Structure>>> = true;

/// The structure of a symbol.
template<class T>
inline constexpr structure structure_of{};
template<fixed_text Name, int Rows, int Cols, unsigned Structure>
inline constexpr structure structure_of<terminal<symbol_leaf<Name, Rows, Cols, Structure>>>{Structure};

template<class T>
inline constexpr bool is_exact = false;
template<int Rows, int Cols, long long A, long long B>
inline constexpr bool is_exact<terminal<constant_leaf<exact_number, Rows, Cols, A, B>>> = true;

/// The value of an exact number's type.
template<class T>
inline constexpr rational value_of{};
template<int Rows, int Cols, long long A, long long B>
inline constexpr rational value_of<terminal<constant_leaf<exact_number, Rows, Cols, A, B>>>{A, B};

}  // namespace matgrad
