// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/hcat.hpp>

namespace matgrad {

/// blkdiag(A, B, …): matrices along the diagonal, and zero beside them.
struct block_diagonal : made_of_blocks<block_diagonal> {
  static constexpr char const* name = "block_diag";
  static constexpr bool goes_right = true, goes_down = true;

  // structure: what all blocks have
  static constexpr structure has(arguments X) {
    auto common = structure_of_block(X[0]);
    for (int k = 1; k < X.count; ++k) common = common & structure_of_block(X[k]);
    return common;
  }

  // blkdiag(I, I) = I, blkdiag(diag(x), diag(y)) = diag([x; y])
  static constexpr term merged(term A, term B) {
    auto& in = *A.in;
    if (is_zero(A) && is_zero(B)) return zero_matrix(in, size(A.size(), B.size()));
    if (is_identity(A) && is_identity(B)) return identity_matrix(in, A.size().rows + B.size().rows);
    if (!A.is<diagonal_matrix_room>() || !B.is<diagonal_matrix_room>()) return nothing;
    growing<int> diagonals(1, A[0].id);
    diagonals.push_back(B[0].id);
    return diagonal_matrix(vcat(in, diagonals));
  }
  // blkdiag(A, B)ᵀ = blkdiag(Aᵀ, Bᵀ)
  static constexpr term transposed(arguments X) { return X.in->make(operation_of<block_diagonal>, each_transposed(X)); }
  // blkdiag(A, B) blkdiag(C, D) = blkdiag(AC, BD), blkdiag(A, B) [C; D] = [AC; BD], [A, B] blkdiag(C, D) = [AC, BD]
  static constexpr term joined(term A, term B) {
    bool from_left = A.is<block_diagonal>(), from_right = B.is<block_diagonal>();
    if (!from_left && !A.is<row_of_blocks>()) return nothing;
    if (!from_right && !B.is<column_of_blocks>()) return nothing;
    auto products = products_of_blocks(A, B);
    return products.empty() ? nothing : A.in->make(from_left ? B.op() : A.op(), products);
  }

  static constexpr cited_rule rule{"d blkdiag(A, B) = blkdiag(dA, dB)",
                                   "\\mathrm{d}\\operatorname{blkdiag}(A, B) = "
                                   "\\operatorname{blkdiag}(\\mathrm{d}A, \\mathrm{d}B)",
                                   ""};

  static constexpr call_notation notation{"blkdiag", "\\operatorname{blkdiag}", "block_diag"};

private:
  static constexpr bool is_identity(term X) { return X.is<identity_room>() || is_number(X, 1); }
  static constexpr structure structure_of_block(term X) {
    if (is_number(X, 1)) return identity_room::has_always;
    return X.size().is_scalar() ? X.has() | diagonal_structure : X.has();
  }
};

constexpr bool has_square_blocks(term X) {
  if (!X.is<block_diagonal>()) return false;
  for (int k = 0; k < X.count(); ++k)
    if (!X[k].size().is_square()) return false;
  return true;
}

/// The block-diagonal matrix of two or more matrices of any shape, the first at the top left, zero beside them.
template<formula... F>
  requires(sizeof...(F) > 1)
constexpr auto block_diag(F const&... blocks) { return apply<block_diagonal>(blocks...); }

}  // namespace matgrad
