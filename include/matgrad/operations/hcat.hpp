// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/transposition.hpp>

// Matrices made of blocks: side by side, one below the other, and along the diagonal (block_diag.hpp).
namespace matgrad {

constexpr term hcat(graph& in, growing<int> const& blocks);
constexpr term vcat(graph& in, growing<int> const& blocks);

/// The constant P with vec(Y) = P vec(X), where Y is zero but for X at R.
constexpr term placement(graph& in, region R, shape whole) {
  auto rows = embed(identity_matrix(in, R.rows), R.row, 0, {whole.rows, R.rows});
  auto cols = embed(identity_matrix(in, R.cols), R.col, 0, {whole.cols, R.cols});
  return kron(cols, rows);
}

constexpr growing<int> each_transposed(arguments X) {
  growing<int> blocks;
  for (int k = 0; k < X.count; ++k) blocks.push_back(transpose(X[k]).id);
  return blocks;
}

/// A₁B₁, A₂B₂, …, where the columns of each Aₖ are the rows of Bₖ; else none.
constexpr growing<int> products_of_blocks(term A, term B) {
  growing<int> products;
  if (A.count() != B.count()) return products;
  for (int k = 0; k < A.count(); ++k)
    if (A[k].size().cols != B[k].size().rows) return products;
  for (int k = 0; k < A.count(); ++k) products.push_back((A[k] * B[k]).id);
  return products;
}

/// What matrices of blocks share. Each block stands to the right of the one before it, or below it, or both.
template<class Room>
struct made_of_blocks {
  // shape: what the blocks cover together
  static constexpr shape size(std::same_as<shape> auto... X) {
    shape const sizes[] = {X...};
    return covered(sizes, sizeof...(X));
  }
  static constexpr shape size(arguments X) {
    growing<shape> sizes;
    for (int k = 0; k < X.count; ++k) sizes.push_back(X[k].size());
    return covered(sizes.begin(), X.count);
  }

  /// Where block k stands.
  static constexpr region place(arguments X, int k) {
    region here(0, 0, X[k].size());
    for (int l = 0; l < k; ++l) {
      if (Room::goes_down) here.row += X[l].size().rows;
      if (Room::goes_right) here.col += X[l].size().cols;
    }
    return here;
  }

  // blocks of blocks are blocks, neighbours may be one, and a block among zeros is embedded
  static constexpr term identity(arguments X) {
    auto& in = *X.in;
    growing<int> blocks;
    bool changed = false;
    for (int k = 0; k < X.count; ++k) {
      auto merged = blocks.empty() ? nothing : Room::merged(in[blocks.back()], X[k]);
      if (X[k].op().room == identity_of<Room>)
        for (int l = 0; l < X[k].count(); ++l) blocks.push_back(X[k][l].id);
      else if (merged) blocks[blocks.size() - 1] = merged.id;
      else blocks.push_back(X[k].id);
      changed = changed || merged || X[k].op().room == identity_of<Room>;
    }
    if (changed) return blocks.size() == 1 ? in[blocks[0]] : in.make(operation_of<Room>, blocks);
    int nonzero = 0, last = 0;
    for (int k = 0; k < X.count; ++k)
      if (!is_zero(X[k])) ++nonzero, last = k;
    if (nonzero == 0) return zero_matrix(in, size(X));
    if (nonzero > 1) return nothing;
    auto here = place(X, last);
    return embed(X[last], here.row, here.col, size(X));
  }

  // linear in all blocks together, not in each
  static constexpr bool keeps_sums = true;
  static constexpr term differential(term Y, arguments, arguments dX) {
    growing<int> blocks;
    for (int k = 0; k < dX.count; ++k) blocks.push_back(dX[k].id);
    return Y.in->make(operation_of<Room>, blocks);
  }
  static constexpr term adjoint(term C, arguments X, int k) { return block(C, place(X, k)); }
  static constexpr term jacobian(arguments X, int k) { return placement(*X.in, place(X, k), size(X)); }

  static constexpr bool in_lanes = true;
  template<class Out, class... X>
  MATGRAD_INLINE static constexpr void value(Out& out, X const&... x) {
    if constexpr (Room::goes_right && Room::goes_down)
      each_entry(out, [&](int i, int j) MATGRAD_INLINE { out(i, j) = typename Out::scalar(0); });
    int row = 0, col = 0;
    (put(out, x, row, col), ...);
  }
  static constexpr operation_cost cost(shape, shape const*) { return {}; }
  static constexpr bool exact(field_matrix out, field_matrix const* X, long long, long long, int count) {
    for (int k = 0; k < out.rows() * out.cols(); ++k) out.data[k] = field(0);
    int row = 0, col = 0;
    for (int k = 0; k < count; ++k) put(out, X[k], row, col);
    return true;
  }

private:
  static constexpr shape covered(shape const* sizes, int count) {
    shape whole = sizes[0];
    for (int k = 1; k < count; ++k) {
      if (Room::goes_down) whole.rows += sizes[k].rows;
      if (Room::goes_right) whole.cols += sizes[k].cols;
    }
    return whole;
  }

  /// Writes x at (row, col), and goes on to where the next block stands.
  template<class Out, class X>
  MATGRAD_INLINE static constexpr void put(Out& out, X const& x, int& row, int& col) {
    each_entry(x, [&](int i, int j) MATGRAD_INLINE { out(row + i, col + j) = x(i, j); });
    if (Room::goes_down) row += x.rows();
    if (Room::goes_right) col += x.cols();
  }
};

/// [A, B, …]: matrices side by side.
struct row_of_blocks : made_of_blocks<row_of_blocks> {
  static constexpr char const* name = "hcat";
  static constexpr bool goes_right = true, goes_down = false;

  // shape: m×p and m×q give m×(p+q)
  static constexpr bool fits(shape A, std::same_as<shape> auto... more) { return ((more.rows == A.rows) && ...); }
  template<class... X>
  static constexpr void refuse() {
    static_assert(shapes_fit<X...>, "hcat(A, B): both must have the same number of rows; did you mean vcat(A, B)?");
  }

  // columns of blocks side by side are written in rows: [A, B; C, D]
  static constexpr term identity(arguments X) {
    auto rows = in_rows(X);
    return rows ? rows : made_of_blocks::identity(X);
  }
  // [X[:, a:b], X[:, b:c]] = X[:, a:c], [𝟏, 𝟏] = 𝟏
  static constexpr term merged(term A, term B) { return merged_parts(A, B, true); }
  // [A, B]ᵀ = [Aᵀ; Bᵀ]
  static constexpr term transposed(arguments X) { return vcat(*X.in, each_transposed(X)); }
  // [A, B] [C; D] = A C + B D
  static constexpr term joined(term A, term B) {
    if (!A.is<row_of_blocks>() || !B.is<column_of_blocks>()) return nothing;
    auto products = products_of_blocks(A, B);
    return products.empty() ? nothing : A.in->make(operation_of<addition>, products);
  }

  static constexpr cited_rule rule{"d[A, B] = [dA, dB]",
                                   "\\mathrm{d}\\begin{bmatrix} A & B \\end{bmatrix} = \\begin{bmatrix} \\mathrm{d}A & "
                                   "\\mathrm{d}B \\end{bmatrix}",
                                   ""};

  static constexpr void write(writer& out, term Y) {
    if (out.is_cpp()) return out.call({"", "", "hcat"}, Y);
    out.put("[", "\\begin{bmatrix} ", "");
    write_blocks(out, Y);
    out.put("]", " \\end{bmatrix}", "");
    out.finish(writer::of_atom, true);
  }
  static constexpr void write_blocks(writer& out, term Y) {
    for (int k = 0; k < Y.count(); ++k) {
      if (k > 0) out.put(", ", " & ", "");
      out.write(Y[k]);
    }
  }

private:
  static constexpr term in_rows(arguments X);
};

/// [A; B; …]: matrices one below the other.
struct column_of_blocks : made_of_blocks<column_of_blocks> {
  static constexpr char const* name = "vcat";
  static constexpr bool goes_right = false, goes_down = true;

  // shape: m×q and p×q give (m+p)×q
  static constexpr bool fits(shape A, std::same_as<shape> auto... more) { return ((more.cols == A.cols) && ...); }
  template<class... X>
  static constexpr void refuse() {
    static_assert(shapes_fit<X...>, "vcat(A, B): both must have the same number of columns; did you mean hcat(A, B)?");
  }

  // [X[a:b, :]; X[b:c, :]] = X[a:c, :], [𝟏; 𝟏] = 𝟏
  static constexpr term merged(term A, term B) { return merged_parts(A, B, false); }
  // [A; B]ᵀ = [Aᵀ, Bᵀ]
  static constexpr term transposed(arguments X) { return hcat(*X.in, each_transposed(X)); }

  static constexpr cited_rule rule{
      "d[A; B] = [dA; dB]",
      "\\mathrm{d}\\begin{bmatrix} A \\\\ B \\end{bmatrix} = \\begin{bmatrix} \\mathrm{d}A "
      "\\\\ \\mathrm{d}B \\end{bmatrix}",
      ""};

  // [A, B; C, D] is one matrix of blocks, in LaTeX only if its rows have equally many
  static constexpr void write(writer& out, term Y) {
    if (out.is_cpp()) return out.call({"", "", "vcat"}, Y);
    bool is_grid = true;
    for (int k = 0; k < Y.count(); ++k) is_grid = is_grid && blocks_in(Y[k]) == blocks_in(Y[0]);
    out.put("[", "\\begin{bmatrix} ", "");
    for (int k = 0; k < Y.count(); ++k) {
      if (k > 0) out.put("; ", " \\\\ ", "");
      if (Y[k].is<row_of_blocks>() && (is_grid || out.is_text())) row_of_blocks::write_blocks(out, Y[k]);
      else out.write(Y[k]);
    }
    out.put("]", " \\end{bmatrix}", "");
    out.finish(writer::of_atom, true);
  }

private:
  static constexpr int blocks_in(term X) { return X.is<row_of_blocks>() ? X.count() : 1; }
};

constexpr term row_of_blocks::in_rows(arguments X) {
  for (int k = 0; k < X.count; ++k) {
    if (!X[k].is<column_of_blocks>() || X[k].count() != X[0].count()) return nothing;
    for (int l = 0; l < X[k].count(); ++l)
      if (X[k][l].size().rows != X[0][l].size().rows) return nothing;
  }
  growing<int> rows;
  for (int l = 0; l < X[0].count(); ++l) {
    growing<int> row;
    for (int k = 0; k < X.count; ++k) row.push_back(X[k][l].id);
    rows.push_back(hcat(*X.in, row).id);
  }
  return vcat(*X.in, rows);
}

constexpr term hcat(graph& in, growing<int> const& blocks) { return in.make(operation_of<row_of_blocks>, blocks); }
constexpr term vcat(graph& in, growing<int> const& blocks) { return in.make(operation_of<column_of_blocks>, blocks); }

/// [A, B, …]: two or more matrices side by side. Refuses different numbers of rows.
template<formula... F>
  requires(sizeof...(F) > 1)
constexpr auto hcat(F const&... blocks) { return apply<row_of_blocks>(blocks...); }

/// [A; B; …]: two or more matrices one below the other. Refuses different numbers of columns.
template<formula... F>
  requires(sizeof...(F) > 1)
constexpr auto vcat(F const&... blocks) { return apply<column_of_blocks>(blocks...); }

}  // namespace matgrad
