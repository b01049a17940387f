// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/graph/known_entries.hpp>
#include <matgrad/kernels/known.hpp>
#include <matgrad/operations/outer_factors.hpp>
#include <matgrad/operations/vec.hpp>

// The Kronecker product and its two adjoints, the contractions of a matrix of blocks with one of the factors. With I as the
// factor a contraction is a partial trace.
namespace matgrad {

/// A ⊗ B: the matrix of the blocks Aᵢⱼ B.
struct kronecker_product {
  static constexpr char const* name = "kron";

  // shape: m×n, p×q gives mp×nq
  static constexpr shape size(shape A, shape B) { return {A.rows * B.rows, A.cols * B.cols}; }

  // structure: what both have; skew and symmetric multiply as − and + do
  static constexpr structure has(structure A, structure B) {
    auto const kept = diagonal_structure | permutation_structure | projector_structure | positive_definite_structure;
    auto both = A & B & kept;
    bool a = A.has(skew_structure), b = B.has(skew_structure);
    if (a && b) return both | symmetric_structure;
    if ((a && B.has(symmetric_structure)) || (A.has(symmetric_structure) && b)) return both | skew_structure;
    return both;
  }

  // α ⊗ B = α B, a ⊗ bᵀ = a bᵀ, I ⊗ I = I, 1 ⊗ 1 = 1, E ⊗ E = E, diag(a) ⊗ diag(b) = diag(a ⊗ b),
  // (A ⊗ B) ⊗ C = A ⊗ (B ⊗ C)
  static constexpr term identity(term A, term B) {
    auto& in = *A.in;
    auto a = A.size(), b = B.size();
    if (a.is_scalar() || b.is_scalar() || (a.cols == 1 && b.rows == 1)) return A * B;
    if (a.rows == 1 && b.cols == 1) return B * A;
    if (A.is<identity_room>() && B.is<identity_room>()) return identity_matrix(in, a.rows * b.rows);
    if (A.is<ones_room>() && B.is<ones_room>()) return ones_matrix(in, size(a, b));
    if (A.is<single_entry_room>() && B.is<single_entry_room>())
      return entry_matrix(in, size(a, b), A.a() * b.rows + B.a(), A.b() * b.cols + B.b());
    if (A.is<diagonal_matrix_room>() && B.is<diagonal_matrix_room>()) return diagonal_matrix(kron(A[0], B[0]));
    if (A.is<kronecker_product>()) return kron(A[0], kron(A[1], B));
    return nothing;
  }
  // (A ⊗ B)(C ⊗ D) = AC ⊗ BD, (A ⊗ B) vec(X) = vec(B X Aᵀ)
  static constexpr term joined(term left, term right) {
    if (left.is<kronecker_product>() && right.is<kronecker_product>() && left[0].size().cols == right[0].size().rows)
      return kron(left[0] * right[0], left[1] * right[1]);
    if (left.is<kronecker_product>() && right.is<vec_room>() && left[1].size().cols == right[0].size().rows)
      return vec(left[1] * right[0] * transpose(left[0]));
    if (left.is<transposition>() && left[0].is<vec_room>()) return transposed_of_joined(transpose(right), left[0]);
    return nothing;
  }
  // (A ⊗ B)ᵀ = Aᵀ ⊗ Bᵀ
  static constexpr term transposed(term A, term B) { return kron(transpose(A), transpose(B)); }

  // d(A ⊗ B) = dA ⊗ B + A ⊗ dB                                 Matrix Cookbook (39)
  static constexpr cited_rule rule{"d(A ⊗ B) = dA ⊗ B + A ⊗ dB",
                                   "\\mathrm{d}(A \\otimes B) = \\mathrm{d}A \\otimes B + A \\otimes \\mathrm{d}B",
                                   "Matrix Cookbook (39)"};
  static constexpr term differential(term, term A, term B, term dA, term dB) { return kron(dA, B) + kron(A, dB); }
  static constexpr term adjoint(term C, arguments X, int k) {
    return k == 0 ? contract_second(C, X[1]) : contract_first(X[0], C);
  }
  // vec(A ⊗ B) = P (vec A ⊗ vec B)                             Magnus & Neudecker (2019), ch. 3
  static constexpr term jacobian(arguments X, int k) {
    auto& in = *X.in;
    auto A = X[0].size(), B = X[1].size();
    auto P = block_order(in, A, B);
    return k == 0 ? P * kron(identity_matrix(in, A.size()), vec(X[1]))
                  : P * kron(vec(X[0]), identity_matrix(in, B.size()));
  }

  /// P = I ⊗ K ⊗ I: the permutation from vec A ⊗ vec B to vec(A ⊗ B).
  static constexpr term block_order(graph& in, shape A, shape B) {
    return kron(identity_matrix(in, A.cols), kron(commutation_matrix(in, B.cols, A.rows), identity_matrix(in, B.rows)));
  }
  /// The matrix of C's blocks: their vecs as its columns. Van Loan & Pitsianis (1993)
  static constexpr term rearranged(term C, shape A, shape B) {
    return unvec(transpose(block_order(*C.in, A, B)) * vec(C), {B.size(), A.size()});
  }

  static constexpr void write(writer& out, term Y) { out.infix(Y[0], " ⊗ ", " \\otimes ", "kron", Y[1]); }

  static constexpr bool in_lanes = true;
  template<class Out, class A, class B>
  static constexpr void value(Out& out, A const& a, B const& b) {
    each_entry(a, [&](int i, int j) MATGRAD_INLINE {
      each_entry(b, [&](int k, int l) MATGRAD_INLINE { out(i * b.rows() + k, j * b.cols() + l) = a(i, j) * b(k, l); });
    });
  }

  // entry by entry, where A or B has zeros or ones, as in I ⊗ B
  static constexpr known_entries known(known_entries const* X, int) { return kronecker(X[0], X[1]); }
  static constexpr int flops_by_entries(known_entries const* X, int, bool) { return flops_of_kronecker(X[0], X[1]); }
  template<int i, int j, class A, class B>
  MATGRAD_INLINE static constexpr auto entry(A const& a, B const& b) {
    constexpr int m = B::rows(), n = B::cols();
    if constexpr (A::known::is_zero(i / m, j / n) || B::known::is_zero(i % m, j % n)) return kernels::no_term{};
    else return kernels::product_of_known<i / m, j / n, i % m, j % n>(a, b);
  }

private:
  static constexpr term transposed_of_joined(term right, term x) {
    auto result = joined(right, x);
    return result ? transpose(result) : nothing;
  }
};

/// tr₂(C, B): of a matrix C of blocks, each block's inner product with B. It is the partial trace tr₂(C (I ⊗ Bᵀ)).
struct second_contraction {
  static constexpr char const* name = "contract_second";

  // shape: mp×nq, p×q gives m×n
  static constexpr shape size(shape C, shape B) { return {C.rows / B.rows, C.cols / B.cols}; }
  static constexpr bool fits(shape C, shape B) { return C.rows % B.rows == 0 && C.cols % B.cols == 0; }
  template<class C, class B>
  static constexpr void refuse() {
    static_assert(shapes_fit<C, B>, "contract_second(C, B): C must consist of blocks of the shape of B");
  }

  static constexpr term identity(term C, term B);
  // tr₂(C, B)ᵀ = tr₂(Cᵀ, Bᵀ)
  static constexpr term transposed(term C, term B) { return contract_second(transpose(C), transpose(B)); }

  static constexpr cited_rule rule{"d tr₂(C, B) = tr₂(dC, B) + tr₂(C, dB)",
                                   "\\mathrm{d}\\operatorname{tr}_2(C, B) = \\operatorname{tr}_2(\\mathrm{d}C, B) + "
                                   "\\operatorname{tr}_2(C, \\mathrm{d}B)",
                                   ""};
  static constexpr term differential(term, term C, term B, term dC, term dB) {
    return contract_second(dC, B) + contract_second(C, dB);
  }
  static constexpr term adjoint(term G, arguments X, int k) { return k == 0 ? kron(G, X[1]) : contract_first(G, X[0]); }
  static constexpr term jacobian(arguments X, int k) {
    auto B = X[1].size(), G = size(X[0].size(), B);
    if (k == 1) return transpose(kronecker_product::rearranged(X[0], G, B));
    return kron(identity_matrix(*X.in, G.size()), transpose(vec(X[1])))
         * transpose(kronecker_product::block_order(*X.in, G, B));
  }

  static constexpr call_notation notation{"tr₂", "\\operatorname{tr}_2", "contract_second"};

  static constexpr bool in_lanes = true;
  template<class Out, class C, class B>
  static constexpr void value(Out& out, C const& c, B const& b) {
    each_entry(out, [&](int i, int j) MATGRAD_INLINE {
      int row = i * b.rows(), col = j * b.cols();
      typename C::scalar total = c(row, col) * b(0, 0);
      each_entry(b, [&](int k, int l) MATGRAD_INLINE {
        if (k + l > 0) total = total + c(row + k, col + l) * b(k, l);
      });
      out(i, j) = total;
    });
  }
  static constexpr operation_cost cost(shape out, shape const* X) { return {2 * X[0].size() - out.size(), 0, 0}; }
};

/// tr₁(A, C): of a matrix C of blocks, their sum with the weights A: Σ Aᵢⱼ C₍ᵢⱼ₎. It is the partial trace tr₁(C (Aᵀ ⊗ I)).
struct first_contraction {
  static constexpr char const* name = "contract_first";

  // shape: m×n, mp×nq gives p×q
  static constexpr shape size(shape A, shape C) { return {C.rows / A.rows, C.cols / A.cols}; }
  static constexpr bool fits(shape A, shape C) { return C.rows % A.rows == 0 && C.cols % A.cols == 0; }
  template<class A, class C>
  static constexpr void refuse() {
    static_assert(shapes_fit<A, C>, "contract_first(A, C): C must consist of as many blocks as A has entries");
  }

  static constexpr term identity(term A, term C);
  // tr₁(A, C)ᵀ = tr₁(Aᵀ, Cᵀ)
  static constexpr term transposed(term A, term C) { return contract_first(transpose(A), transpose(C)); }

  static constexpr cited_rule rule{"d tr₁(A, C) = tr₁(dA, C) + tr₁(A, dC)",
                                   "\\mathrm{d}\\operatorname{tr}_1(A, C) = \\operatorname{tr}_1(\\mathrm{d}A, C) + "
                                   "\\operatorname{tr}_1(A, \\mathrm{d}C)",
                                   ""};
  static constexpr term differential(term, term A, term C, term dA, term dC) {
    return contract_first(dA, C) + contract_first(A, dC);
  }
  static constexpr term adjoint(term H, arguments X, int k) {
    return k == 0 ? contract_second(X[1], H) : kron(X[0], H);
  }
  static constexpr term jacobian(arguments X, int k) {
    auto A = X[0].size(), H = size(A, X[1].size());
    if (k == 0) return kronecker_product::rearranged(X[1], A, H);
    return kron(transpose(vec(X[0])), identity_matrix(*X.in, H.size()))
         * transpose(kronecker_product::block_order(*X.in, A, H));
  }

  static constexpr call_notation notation{"tr₁", "\\operatorname{tr}_1", "contract_first"};

  static constexpr bool in_lanes = true;
  template<class Out, class A, class C>
  static constexpr void value(Out& out, A const& a, C const& c) {
    each_entry(out, [&](int k, int l) MATGRAD_INLINE {
      typename C::scalar total = a(0, 0) * c(k, l);
      each_entry(a, [&](int i, int j) MATGRAD_INLINE {
        if (i + j > 0) total = total + a(i, j) * c(i * out.rows() + k, j * out.cols() + l);
      });
      out(k, l) = total;
    });
  }
  static constexpr operation_cost cost(shape out, shape const* X) { return {2 * X[1].size() - out.size(), 0, 0}; }
};

constexpr term kron(term A, term B) {
  if (is_zero(A) || is_zero(B)) return zero_matrix(*A.in, kronecker_product::size(A.size(), B.size()));
  return A.in->make(operation_of<kronecker_product>, A, B);
}
constexpr term contract_second(term C, term B) { return C.in->make(operation_of<second_contraction>, C, B); }
constexpr term contract_first(term A, term C) { return A.in->make(operation_of<first_contraction>, A, C); }

/// The Kronecker product of an m×n and a p×q matrix, mp×nq: the blocks Aᵢⱼ B.
template<formula F, formula G>
constexpr auto kron(F const& A, G const& B) {
  return apply<kronecker_product>(A, B);
}

/// Each p×q block's inner product with B: m×n, of an mp×nq matrix C. Adjoint to A ↦ A ⊗ B; with B = I the partial trace.
/// Refuses a C that is not made of such blocks.
template<formula F, formula G>
constexpr auto contract_second(F const& C, G const& B) {
  return apply<second_contraction>(C, B);
}

/// The sum of the blocks of an mp×nq matrix C with the weights of an m×n matrix A: p×q. Adjoint to B ↦ A ⊗ B; with A = I
/// the partial trace. Refuses a C that does not consist of as many blocks.
template<formula F, formula G>
constexpr auto contract_first(F const& A, G const& C) {
  return apply<first_contraction>(A, C);
}

// ---- identities of the contractions ----

// tr₂(A ⊗ B, H) = ⟨B, H⟩ A, tr₂(I, B) = tr(B) I, and tr₂(a bᵀ, B) = unvec(a)ᵀ B unvec(b)
constexpr term second_contraction::identity(term C, term B) {
  auto& in = *C.in;
  auto c = C.size(), b = B.size(), G = size(c, b);
  if (b.is_scalar()) return B * C;
  if (c == b) return dot(C, B);
  if (C.is<kronecker_product>() && C[1].size() == b) return dot(C[1], B) * C[0];
  if (C.is<identity_room>() && b.is_square()) return tr(B) * identity_matrix(in, G.rows);
  if (outer_factors ab(C); ab)
    return transpose(unvec(ab.column, {b.rows, G.rows})) * B * unvec(transpose(ab.row), {b.cols, G.cols});
  return nothing;
}

// tr₁(H, A ⊗ B) = ⟨A, H⟩ B, tr₁(A, I) = tr(A) I, and tr₁(A, a bᵀ) = unvec(a) A unvec(b)ᵀ
constexpr term first_contraction::identity(term A, term C) {
  auto& in = *C.in;
  auto c = C.size(), a = A.size(), H = size(a, c);
  if (a.is_scalar()) return A * C;
  if (c == a) return dot(A, C);
  if (C.is<kronecker_product>() && C[0].size() == a) return dot(C[0], A) * C[1];
  if (C.is<identity_room>() && a.is_square()) return tr(A) * identity_matrix(in, H.rows);
  if (outer_factors ab(C); ab)
    return unvec(ab.column, {H.rows, a.rows}) * A * transpose(unvec(transpose(ab.row), {H.cols, a.cols}));
  return nothing;
}

}  // namespace matgrad
