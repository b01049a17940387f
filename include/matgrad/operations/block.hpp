// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <initializer_list>

#include <matgrad/operations/block_diag.hpp>
#include <matgrad/operations/entry.hpp>
#include <matgrad/operations/hadamard.hpp>

// A block of a matrix, of which a row and a column are the longest; and its adjoint, a block put into a matrix of zeros.
// Each has two numbers of its own: a is where the block begins, b is a shape, each a pair.
namespace matgrad {

/// Is it an inverse, which a product does not form but solves with? Then no part of it comes for less.
constexpr bool is_solved(term X) { return X.is<inverse>() || (X.is<transposition>() && X[0].is<inverse>()); }

/// X[i:i+p, j:j+q]: the p×q block that begins at (i, j).
struct block_room {
  static constexpr char const* name = "block";

  // shape: any gives p×q
  static constexpr shape size(arguments X) { return {first_of(X.b), second_of(X.b)}; }
  static constexpr region place(arguments X) { return {first_of(X.a), second_of(X.a), size(X)}; }

  // structure: a block on the diagonal keeps all but orthogonality
  static constexpr structure has(arguments X) {
    if (!place(X).is_on_diagonal()) return general;
    return X[0].has() & (linear_structures | positive_definite_structure);
  }

  // blocks move inwards: see part_of
  static constexpr term identity(arguments X) { return part_of(X[0], place(X)); }
  static constexpr term transposed(arguments X) {
    return place(X).is_on_diagonal() && is_symmetric(X[0]) ? block(X[0], place(X)) : nothing;
  }

  // d X[r, c] = dX[r, c], and ⟨C, X[r, c]⟩ is the inner product of X with C embedded at (r, c)
  static constexpr cited_rule rule{"d X[r, c] = dX[r, c]", "\\mathrm{d}X_{r,c} = (\\mathrm{d}X)_{r,c}", ""};
  static constexpr term differential(term, arguments X, arguments dX) { return block(dX[0], place(X)); }
  static constexpr term adjoint(term C, arguments X, int) { return embed(C, place(X).row, place(X).col, X[0].size()); }
  static constexpr term jacobian(arguments X, int) { return transpose(placement(*X.in, place(X), X[0].size())); }

  // X[1, :], X[:, 2], X[0:2, 1:3]
  static constexpr void write(writer& out, term Y) {
    auto R = place(Y.operands());
    auto whole = Y[0].size();
    bool is_row = R.rows == 1 && R.cols == whole.cols, is_col = R.cols == 1 && R.rows == whole.rows;
    if (out.is_cpp()) {
      out.put(is_row ? "row" : is_col ? "col" : "block");
      if (is_row) write_numbers(out, {R.row});
      else if (is_col) write_numbers(out, {R.col});
      else write_numbers(out, {R.row, R.col, R.rows, R.cols});
      out.put("("), out.write(Y[0]), out.put(")");
      return out.finish(writer::of_atom, true);
    }
    out.operand(Y[0], out.is_latex() ? writer::of_power : writer::of_atom);
    out.put("[", "_{", "");
    write_range(out, R.row, R.rows, whole.rows);
    if (whole.cols > 1) out.put(", ", ",", ""), write_range(out, R.col, R.cols, whole.cols);
    out.put("]", "}", "");
    out.finish(writer::of_atom, out.is_text());
  }

  /// <i, j, …>
  static constexpr void write_numbers(writer& out, std::initializer_list<int> numbers) {
    bool first = true;
    for (int k : numbers) {
      out.put(first ? "<" : ", ");
      out.put_integer(k);
      first = false;
    }
    out.put(">");
  }

  // read through: no number moves
  static constexpr bool is_view = true;
  template<long long a, long long b, class X>
  MATGRAD_INLINE static constexpr auto view(X x) {
    return kernels::block_of<X, first_of(a), second_of(a), first_of(b), second_of(b)>{x};
  }
  static constexpr bool in_lanes = true;
  template<class Out, class X>
  static constexpr void value(Out& out, X const& x, long long a, long long) {
    each_entry(out, [&](int i, int j) { out(i, j) = x(first_of(a) + i, second_of(a) + j); });
  }

private:
  static constexpr void write_range(writer& out, int first, int count, int all) {
    if (count == all) return out.put(":");
    out.put_integer(first);
    if (count > 1) out.put(":"), out.put_integer(first + count);
  }
};

/// The m×n matrix that is zero but for X, which begins at (i, j).
struct embedding {
  static constexpr char const* name = "embed";

  // shape: p×q gives m×n
  static constexpr shape size(arguments X) { return {first_of(X.b), second_of(X.b)}; }
  static constexpr region place(arguments X, int = 0) { return {first_of(X.a), second_of(X.a), X[0].size()}; }

  // structure: on the diagonal of a square it is kept, but zeros are not positive
  static constexpr structure has(arguments X) {
    if (!place(X).is_on_diagonal() || !size(X).is_square()) return general;
    return X[0].has() & (linear_structures | positive_semidefinite_structure);
  }

  // a number α is αEᵢⱼ; an embedded embedding is one
  static constexpr term identity(arguments X) {
    auto& in = *X.in;
    auto here = place(X);
    if (here.size() == size(X)) return X[0];
    if (X[0].size().is_scalar()) return X[0] * entry_matrix(in, size(X), here.row, here.col);
    if (X[0].is<single_entry_room>()) return entry_matrix(in, size(X), here.row + X[0].a(), here.col + X[0].b());
    if (!X[0].is<embedding>()) return nothing;
    auto inner = place(X[0].operands());
    return embed(X[0][0], here.row + inner.row, here.col + inner.col, size(X));
  }
  static constexpr term transposed(arguments X) {
    auto here = place(X);
    return embed(transpose(X[0]), here.col, here.row, matgrad::transposed(size(X)));
  }
  // [0; Z; 0] B = [0; Z B′; 0] with the rows B′ of B that meet Z; an inverse is rather applied to the whole
  static constexpr term joined(term A, term B) {
    if (A.is<embedding>() && !is_solved(B)) {
      auto here = place(A.operands());
      auto rows = block(B, {here.col, 0, here.cols, B.size().cols});
      return embed(A[0] * rows, here.row, 0, {A.size().rows, B.size().cols});
    }
    if (B.is<embedding>() && !is_solved(A)) {
      auto here = place(B.operands());
      auto cols = block(A, {0, here.row, A.size().rows, here.rows});
      return embed(cols * B[0], 0, here.col, {A.size().rows, B.size().cols});
    }
    return nothing;
  }

  static constexpr cited_rule rule{"d [0, X, 0] = [0, dX, 0]",
                                   "\\mathrm{d}\\begin{bmatrix} 0 & X & 0 \\end{bmatrix} = \\begin{bmatrix} 0 & "
                                   "\\mathrm{d}X & 0 \\end{bmatrix}",
                                   ""};
  static constexpr term differential(term, arguments X, arguments dX) {
    return embed(dX[0], place(X).row, place(X).col, size(X));
  }
  static constexpr term adjoint(term C, arguments X, int) { return block(C, place(X)); }
  static constexpr term jacobian(arguments X, int) { return placement(*X.in, place(X), size(X)); }

  // as a matrix of blocks: [0, X; 0, 0]
  static constexpr void write(writer& out, term Y) {
    auto here = place(Y.operands());
    auto whole = Y.size();
    if (out.is_cpp()) {
      out.put("embed");
      block_room::write_numbers(out, {here.row, here.col, whole.rows, whole.cols});
      out.put("("), out.write(Y[0]), out.put(")");
      return out.finish(writer::of_atom, true);
    }
    int above = here.row > 0, below = here.row + here.rows < whole.rows;
    int before = here.col > 0, behind = here.col + here.cols < whole.cols;
    out.put("[", "\\begin{bmatrix} ", "");
    for (int i = 0; i <= above + below; ++i)
      for (int j = 0; j <= before + behind; ++j) {
        if (j > 0) out.put(", ", " & ", "");
        else if (i > 0) out.put("; ", " \\\\ ", "");
        i == above&& j == before ? out.write(Y[0]) : out.put("0");
      }
    out.put("]", " \\end{bmatrix}", "");
    out.finish(writer::of_atom, true);
  }

  // read through: no number moves
  static constexpr bool is_view = true;
  template<long long a, long long b, class X>
  MATGRAD_INLINE static constexpr auto view(X x) {
    return kernels::embedding_of<X, first_of(a), second_of(a), first_of(b), second_of(b)>{x};
  }
  static constexpr bool in_lanes = true;
  template<class Out, class X>
  static constexpr void value(Out& out, X const& x, long long a, long long) {
    each_entry(out, [&](int i, int j) { out(i, j) = typename X::scalar(0); });
    each_entry(x, [&](int i, int j) { out(first_of(a) + i, second_of(a) + j) = x(i, j); });
  }
};

template<long long a, long long b, class X>
struct shape_of<call<block_room, a, b, X>> {
  static constexpr shape value{first_of(b), second_of(b)};
};
template<long long a, long long b, class X>
struct shape_of<call<embedding, a, b, X>> {
  static constexpr shape value{first_of(b), second_of(b)};
};

constexpr term block(term X, region R) {
  if (R.size().is_scalar()) return entry(X, R.row, R.col);
  return X.in->make(operation_of<block_room>, X, paired(R.row, R.col), paired(R.rows, R.cols));
}
constexpr term embed(term X, int i, int j, shape whole) {
  return X.in->make(operation_of<embedding>, X, paired(i, j), paired(whole.rows, whole.cols));
}

// ---- a part of a term, moved inwards ----

/// The identities of blocks and entries: X[R] as parts of what X is made of, so that only what is read is computed.
struct part {
  term X;
  region R;

  constexpr term simpler() const {
    auto& in = *X.in;
    if (R.size() == X.size()) return X;
    if (is_zero(X) || is_outside_structure()) return zero_matrix(in, R.size());
    if (X.is<ones_room>()) return ones_matrix(in, R.size());
    if (X.is<single_entry_room>()) return of_single_entry();
    if (X.is<identity_room>() || X.is<diagonal_matrix_room>()) return of_diagonal();
    if (X.is<transposition>()) return transpose(block(X[0], transposed(R)));
    if (X.is<block_room>()) {
      auto outer = block_room::place(X.operands());
      return block(X[0], R.seen_from(-outer.row, -outer.col));
    }
    if (X.is<embedding>()) return of_blocks(embedding::place);
    if (X.is<row_of_blocks>()) return of_blocks(row_of_blocks::place);
    if (X.is<column_of_blocks>()) return of_blocks(column_of_blocks::place);
    if (X.is<block_diagonal>()) return of_blocks(block_diagonal::place);
    if (X.op().is_entrywise) return in.make(X.op(), block(X[0], R), X.a(), X.b());
    if (X.is<hadamard_product>()) return hadamard(block(X[0], R), block(X[1], R));
    if (X.is<product>()) return of_product();
    return reflected();
  }

  // the zeros of triangular and skew matrices
  constexpr bool is_outside_structure() const {
    auto has = X.has();
    if (has.has(lower_structure) && R.row + R.rows <= R.col) return true;
    if (has.has(upper_structure) && R.col + R.cols <= R.row) return true;
    return has.has(skew_structure) && R.size().is_scalar() && R.row == R.col;
  }

  constexpr term of_single_entry() const {
    auto i = X.a() - R.row, j = X.b() - R.col;
    bool is_read = 0 <= i && i < R.rows && 0 <= j && j < R.cols;
    return is_read ? entry_matrix(*X.in, R.size(), i, j) : zero_matrix(*X.in, R.size());
  }

  // of I and diag(x) a block reads a piece of the diagonal
  constexpr term of_diagonal() const {
    auto& in = *X.in;
    auto read = overlap({R.row, 0, R.rows, 1}, {R.col, 0, R.cols, 1});
    if (read.is_empty()) return zero_matrix(in, R.size());
    auto piece = X.is<identity_room>() ? identity_matrix(in, read.rows) : block(X[0], read);
    if (!X.is<identity_room>() && read.rows > 1) piece = diagonal_matrix(piece);
    return embed(piece, read.row - R.row, read.row - R.col, R.size());
  }

  constexpr term of_blocks(region (*place)(arguments, int)) const {
    auto& in = *X.in;
    growing<int> pieces;
    auto last = R;
    for (int k = 0; k < X.count(); ++k) {
      auto here = place(X.operands(), k);
      auto read = overlap(here, R);
      if (read.is_empty()) continue;
      pieces.push_back(block(X[k], read.seen_from(here.row, here.col)).id);
      last = read;
    }
    if (pieces.empty()) return zero_matrix(in, R.size());
    if (pieces.size() == 1) return embed(in[pieces[0]], last.row - R.row, last.col - R.col, R.size());
    return X.is<block_diagonal>() ? nothing : in.make(X.op(), pieces);
  }

  // (A B)[r, c] = A[r, :] B[:, c]
  constexpr term of_product() const {
    auto& in = *X.in;
    int first = 0, last = X.count() - 1;
    while (first < last && X[first].size().is_scalar()) ++first;
    if (first == last) return nothing;
    auto A = X[first], B = X[last];
    bool by_rows = R.rows < A.size().rows && !is_solved(A), by_cols = R.cols < B.size().cols && !is_solved(B);
    if (!by_rows && !by_cols) return nothing;
    if (by_rows) A = block(A, {R.row, 0, R.rows, A.size().cols});
    if (by_cols) B = block(B, {0, R.col, B.size().rows, R.cols});
    growing<int> factors;
    for (int k = 0; k < X.count(); ++k) factors.push_back((k == first ? A : k == last ? B : X[k]).id);
    auto narrow = in.make(operation_of<product>, factors);
    return block(narrow, {by_rows ? 0 : R.row, by_cols ? 0 : R.col, R.size()});
  }

  // S[c, r] = S[r, c]ᵀ, W[c, r] = −W[r, c]ᵀ: columns rather than rows, and above the diagonal rather than below
  constexpr term reflected() const {
    if (R.rows > R.cols || (R.rows == R.cols && R.row <= R.col)) return nothing;
    if (X.has().has(skew_structure)) return -transpose(block(X, transposed(R)));
    return is_symmetric(X) ? transpose(block(X, transposed(R))) : nothing;
  }
};

constexpr term part_of(term X, region R) { return part{X, R}.simpler(); }

/// Two neighbouring parts of one matrix as one part, two zeros or ones as one.
constexpr term merged_parts(term A, term B, bool side_by_side) {
  auto& in = *A.in;
  shape both = side_by_side ? row_of_blocks::size(A.size(), B.size()) : column_of_blocks::size(A.size(), B.size());
  if (is_zero(A) && is_zero(B)) return zero_matrix(in, both);
  auto is_ones = [](term X) { return X.is<ones_room>() || is_number(X, 1); };
  if (is_ones(A) && is_ones(B)) return ones_matrix(in, both);
  if (A.is<transposition>() && B.is<transposition>()) {
    auto merged = merged_parts(A[0], B[0], !side_by_side);
    return merged ? transpose(merged) : nothing;
  }
  auto is_part = [](term X) { return X.is<block_room>() || X.is<entry_room>(); };
  if (!is_part(A) || !is_part(B) || A[0] != B[0]) return nothing;
  auto place = [](term X) {
    if (X.is<block_room>()) return block_room::place(X.operands());
    return region(static_cast<int>(X.a()), static_cast<int>(X.b()), 1, 1);
  };
  auto a = place(A), b = place(B);
  bool are_neighbours =
      side_by_side ? a.row == b.row && a.col + a.cols == b.col : a.col == b.col && a.row + a.rows == b.row;
  return are_neighbours ? block(A[0], {a.row, a.col, both}) : nothing;
}

// ---- what users call ----

template<region R, class F>
constexpr auto part_or_refusal(F const& X) {
  if constexpr (R.size().is_scalar()) return apply<entry_room, R.row, R.col>(X);
  else return apply<block_room, paired(R.row, R.col), paired(R.rows, R.cols)>(X);
}

/// The p×q block of X that begins at (i, j), counted from 0. Refuses a block that sticks out of X.
template<int i, int j, int p, int q, formula F>
constexpr auto block(F const& X) {
  constexpr region R(i, j, p, q);
  if constexpr (R.lies_in(size_of<F>)) {
    return part_or_refusal<R>(X);
  } else {
    static_assert(shapes_fit<typename operand_of<F>::type>,
                  "block<i, j, p, q>(X): the p x q block that begins at (i, j) must lie in X; rows and columns are "
                  "counted from 0");
    return terminal < constant_leaf < zero_room, p < 1 ? 1 : p, q < 1 ? 1 : q, 0, 0 >> {};
  }
}

/// Row i of X, counted from 0: 1×n of an m×n matrix. Refuses an i that is no row.
template<int i, formula F>
constexpr auto row(F const& X) {
  constexpr region R(i, 0, 1, size_of<F>.cols);
  if constexpr (R.lies_in(size_of<F>)) {
    return part_or_refusal<R>(X);
  } else {
    static_assert(shapes_fit<typename operand_of<F>::type>, "row<i>(X): i must be a row of X, counted from 0");
    return terminal<constant_leaf<zero_room, 1, size_of<F>.cols, 0, 0>>{};
  }
}

/// Column j of X, counted from 0: m×1 of an m×n matrix. Refuses a j that is no column.
template<int j, formula F>
constexpr auto col(F const& X) {
  constexpr region R(0, j, size_of<F>.rows, 1);
  if constexpr (R.lies_in(size_of<F>)) {
    return part_or_refusal<R>(X);
  } else {
    static_assert(shapes_fit<typename operand_of<F>::type>, "col<j>(X): j must be a column of X, counted from 0");
    return terminal<constant_leaf<zero_room, size_of<F>.rows, 1, 0, 0>>{};
  }
}

/// The m×n matrix that is zero but for X, which begins at (i, j), counted from 0. Refuses an X that sticks out.
template<int i, int j, int m, int n, formula F>
constexpr auto embed(F const& X) {
  if constexpr (region(i, j, size_of<F>).lies_in({m, n})) {
    return apply<embedding, paired(i, j), paired(m, n)>(X);
  } else {
    static_assert(shapes_fit<typename operand_of<F>::type>,
                  "embed<i, j, m, n>(X): X, beginning at (i, j), must lie in the m x n matrix; rows and columns are "
                  "counted from 0");
    return terminal<constant_leaf<zero_room, m, n, 0, 0>>{};
  }
}

}  // namespace matgrad
