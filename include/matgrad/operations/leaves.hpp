// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/graph/algebra.hpp>
#include <matgrad/kernels/matrix.hpp>
#include <matgrad/kernels/views.hpp>
#include <matgrad/graph/room.hpp>

// The rooms without operands: numbers, symbols and constant matrices.
namespace matgrad {

using kernels::copy;
using kernels::each;
using kernels::each_entry;
using kernels::transpose_view;
using kernels::row_extent;
using kernels::col_extent;

/// An exact number a/b.
struct exact_number {
  static constexpr char const* name = "number";
  static constexpr shape size(arguments) { return {}; }

  static constexpr void write(writer& out, term x) { out.number({x.a(), x.b()}); }

  static constexpr bool exact(field_matrix out, field_matrix const*, long long a, long long b, int) {
    out(0, 0) = field(a) / field(b);
    return true;
  }
};

/// A plain number, whose value lives in the formula object; a is its place among the formula's numbers.
struct literal_number {
  static constexpr char const* name = "literal";
  static constexpr shape size(arguments) { return {}; }

  static constexpr void write(writer& out, term x) { out.literal(static_cast<int>(x.a())); }
};

/// A variable: its name, shape and structure.
struct symbol {
  static constexpr char const* name = "symbol";
  static constexpr shape size(arguments) { return {}; }

  static constexpr void write(writer& out, term X) { out.symbol(X.name()); }
};

/// dX, the differential of the variable that a gradient is taken by.
struct direction {
  static constexpr char const* name = "direction";
  static constexpr shape size(arguments) { return {}; }

  static constexpr void write(writer& out, term) { out.symbol("dX"); }
};

/// A constant matrix: Room::entry(i, j, a, b) says what stands where.
template<class Room>
struct constant_matrix {
  static constexpr shape size(arguments) { return {}; }

  static constexpr bool exact(field_matrix out, field_matrix const*, long long a, long long b, int) {
    for (int j = 0; j < out.cols(); ++j)
      for (int i = 0; i < out.rows(); ++i) out(i, j) = field(Room::entry(i, j, a, b));
    return true;
  }
};

/// I, n×n.
struct identity_room : constant_matrix<identity_room> {
  static constexpr char const* name = "identity";
  static constexpr int entry(int i, int j, long long, long long) { return i == j; }
  static constexpr structure has_always =
      diagonal_structure | positive_definite_structure | projector_structure | permutation_structure;

  static constexpr void write(writer& out, term X) { out.constant("I", "I", "identity", X.size().rows); }
};

/// 0, m×n.
struct zero_room : constant_matrix<zero_room> {
  static constexpr char const* name = "zeros";
  static constexpr int entry(int, int, long long, long long) { return 0; }
  static constexpr structure has_if_square = diagonal_structure | projector_structure | skew_structure;
  static constexpr term transposed(arguments X);

  static constexpr void write(writer& out, term X) { out.constant("0", "0", "zeros", X.size().rows, X.size().cols); }
};

/// 1, m×n: every entry is one.
struct ones_room : constant_matrix<ones_room> {
  static constexpr char const* name = "ones";
  static constexpr int entry(int, int, long long, long long) { return 1; }

  // 𝟏ᵀ(x + s𝟏) = 𝟏ᵀx + sn
  static constexpr term joined(term left, term right);

  static constexpr void write(writer& out, term X) {
    bool const is_row = X.size().rows == 1 && X.size().cols > 1;
    if (is_row) out.constant("𝟏ᵀ", "\\mathbf{1}^{\\top}", "ones", X.size().rows, X.size().cols);
    else out.constant("𝟏", "\\mathbf{1}", "ones", X.size().rows, X.size().cols);
  }
};

/// Eᵢⱼ, m×n: one at (i, j), else zero. A basis vector eᵢ is Eᵢ₀ with one column.
struct single_entry_room : constant_matrix<single_entry_room> {
  static constexpr char const* name = "single_entry";
  static constexpr int entry(int i, int j, long long a, long long b) { return i == a && j == b; }

  // A eᵢ is a column, eⱼᵀ A a row, of a symbol
  static constexpr term joined(term left, term right) {
    auto is_given = [](term X) {
      if (X.is<transposition>()) X = X[0];
      return X.is<symbol>() || X.is<block_room>();
    };
    if (right.is<single_entry_room>() && right.size().is_vector() && is_given(left))
      return block(left, {0, static_cast<int>(right.a()), left.size().rows, 1});
    if (left.is<single_entry_room>() && left.size().rows == 1 && is_given(right))
      return block(right, {static_cast<int>(left.b()), 0, 1, right.size().cols});
    return nothing;
  }

  static constexpr void write(writer& out, term X) {
    auto row = static_cast<int>(X.a()), col = static_cast<int>(X.b());
    if (X.size().is_vector()) return out.indexed_constant("e", "basis", X.size().rows, -1, row, -1);
    if (X.size().rows == 1 && !out.is_cpp()) {
      out.indexed_constant("e", "basis", X.size().cols, -1, col, -1);
      out.put("ᵀ", "^{\\top}", "");
    } else out.indexed_constant("E", "single_entry", X.size().rows, X.size().cols, row, col);
  }
};

/// K, mn×mn: K vec(X) = vec(Xᵀ) for every m×n matrix X.                 Magnus & Neudecker (1979)
struct commutation_room : constant_matrix<commutation_room> {
  static constexpr char const* name = "commutation";
  static constexpr structure has_always = permutation_structure;
  // Kₘₙᵀ = Kₙₘ, and Kₘₙ vec(X) = vec(Xᵀ) of an m×n matrix X
  static constexpr term transposed(arguments K);
  static constexpr term joined(term left, term right) {
    if (left.is<commutation_room>() && right.is<vec_room>() && right[0].size().rows == left.a())
      return vec(transpose(right[0]));
    if (left.is<transposition>() && left[0].is<vec_room>() && left[0][0].size().rows == right.b())
      return transpose(vec(transpose(left[0][0])));
    return nothing;
  }
  static constexpr int entry(int i, int j, long long m, long long n) { return i / n == j % m && i % n == j / m; }

  static constexpr void write(writer& out, term X) {
    out.indexed_constant("K", "commutation", static_cast<int>(X.a()), static_cast<int>(X.b()), -1, -1);
  }
};

constexpr term number(graph& in, rational value) {
  auto sign = value.numerator > 0  ? positive_definite_structure
            : value.numerator == 0 ? positive_semidefinite_structure
                                   : general;
  return in.leaf(operation_of<exact_number>, {}, sign, value.numerator, value.denominator);
}
constexpr term identity_matrix(graph& in, int n) {
  if (n == 1) return number(in, 1);
  return in.leaf(operation_of<identity_room>, {n, n}, identity_room::has_always);
}
constexpr term zero_matrix(graph& in, shape size) {
  if (size.is_scalar()) return number(in, 0);
  return in.leaf(operation_of<zero_room>, size, size.is_square() ? zero_room::has_if_square : general);
}
constexpr term ones_matrix(graph& in, shape size) {
  if (size.is_scalar()) return number(in, 1);
  return in.leaf(operation_of<ones_room>, size, size.is_square() ? positive_semidefinite_structure : general);
}
constexpr term entry_matrix(graph& in, shape size, long long i, long long j) {
  if (size.is_scalar()) return number(in, 1);
  return in.leaf(operation_of<single_entry_room>, size,
                 size.is_square() && i == j ? diagonal_structure | projector_structure : general, i, j);
}
constexpr term commutation_matrix(graph& in, int m, int n) {
  if (m == 1 || n == 1) return identity_matrix(in, m * n);
  auto has = m == n ? commutation_room::has_always | symmetric_structure : commutation_room::has_always;
  return in.leaf(operation_of<commutation_room>, {m * n, m * n}, has, m, n);
}
constexpr term commutation_room::transposed(arguments K) {
  return commutation_matrix(*K.in, static_cast<int>(K.b), static_cast<int>(K.a));
}
constexpr bool is_zero(term X) { return X.is<zero_room>() || is_number(X, 0); }
constexpr bool is_number(term X, rational value) {
  return X.is<exact_number>() && X.a() == value.numerator && X.b() == value.denominator;
}

}  // namespace matgrad
