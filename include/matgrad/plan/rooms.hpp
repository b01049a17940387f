// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/square.hpp>
#include <matgrad/plan/factorizations.hpp>
#include <matgrad/plan/tensor_cross.hpp>

// What a plan is made of beside the operations of a formula and factorisations: products of special kinds, and views, which
// cost nothing by themselves.
namespace matgrad {

/// αX: read as α times the entry wherever it is used.
struct scaling : plan_room {
  static constexpr char const* name = "scaling";
  static constexpr shape size(shape, shape X) { return X; }
  static constexpr structure has(structure, structure X) { return X & linear_structures; }
  static constexpr known_entries known(known_entries const* X, int) { return X[0] * X[1]; }
  static constexpr void write(writer& out, term Y) { out.factors(Y); }

  static constexpr bool is_view = true;
  template<class T, class X>
  MATGRAD_INLINE static constexpr auto view(kernels::number_of<T, -1, 1>, X x) {
    return kernels::negative_of<X>{x};
  }
  template<class Alpha, class X>
  MATGRAD_INLINE static constexpr auto view(Alpha alpha, X x) {
    return kernels::multiple_of<Alpha, X>{alpha, x};
  }
};

/// As a factor of a product that is written: the number of αX goes in front.
constexpr term as_factor(term X) { return X.is<scaling>() ? X[0] * X[1] : X; }

/// A A, or α A A: n ≤ 4. α is folded in, because a kernel that has it at hand scales two entries at once.
struct square_room : plan_room {
  static constexpr char const* name = "square";
  static constexpr shape size(shape A) { return A; }
  static constexpr shape size(shape A, shape) { return A; }
  static constexpr void write(writer& out, term Y) {
    out.write(Y.count() == 2 ? as_factor(Y[1]) * Y[0] * Y[0] : Y[0] * Y[0]);
  }
  template<class Out, class A>
  MATGRAD_INLINE static constexpr void value(Out& out, A const& a) {
    kernels::square(out, a);
  }
  template<class Out, class A, class Alpha>
  MATGRAD_INLINE static constexpr void value(Out& out, A const& a, Alpha const& alpha) {
    kernels::square(out, a, alpha(0, 0));
  }
  static constexpr operation_cost cost(shape A, shape const*, int count) {
    constexpr int flops[] = {0, 1, 8, 35, 88};
    return {flops[A.rows] + (count == 2 ? A.size() : 0), 0, 0};
  }
};

/// tr(A B) = Σᵢⱼ Aᵢⱼ Bⱼᵢ, in mn operations.
struct trace_of_product : plan_room {
  static constexpr char const* name = "trace_of_product";
  static constexpr shape size(shape, shape) { return {}; }
  static constexpr void write(writer& out, term Y) { out.write(tr(Y[0] * Y[1])); }
  template<class Out, class A, class B>
  static constexpr void value(Out& out, A const& a, B const& b) {
    inner_product::value(out, a, kernels::transpose_of<B>{b});
  }
  static constexpr operation_cost cost(shape, shape const* X) { return {2 * X[0].size() - 1, 0, 0}; }
};

/// diag(A B): the entries Σⱼ Aᵢⱼ Bⱼᵢ, in mn operations.
struct diagonal_of_product : plan_room {
  static constexpr char const* name = "diagonal_of_product";
  static constexpr shape size(shape A, shape) { return {A.rows, 1}; }
  static constexpr void write(writer& out, term Y) { out.write(diagonal_of(Y[0] * Y[1])); }
  template<class Out, class A, class B>
  static constexpr void value(Out& out, A const& a, B const& b) {
    each(row_extent(a), [&](int i) MATGRAD_INLINE {
      out(i, 0) = a(i, 0) * b(0, i);
      each(col_extent(a), [&](int j) MATGRAD_INLINE {
        if (j > 0) out(i, 0) = out(i, 0) + a(i, j) * b(j, i);
      });
    });
  }
  static constexpr operation_cost cost(shape, shape const* X) { return {2 * X[0].size() - X[0].rows, 0, 0}; }
};

constexpr term as_diagonal(term D) { return D.size().is_vector() ? diagonal_matrix(D) : D; }

/// D A and A D for a diagonal D: rows and columns scaled.
struct row_scaling : plan_room {
  static constexpr char const* name = "row_scaling";
  static constexpr shape size(shape, shape A) { return A; }
  static constexpr void write(writer& out, term Y) { out.write(as_diagonal(Y[0]) * Y[1]); }
  template<class Out, class D, class A>
  MATGRAD_INLINE static constexpr void value(Out& out, D const& d, A const& a) {
    kernels::fill(out, kernels::multiplied, kernels::factors_of_rows<D, A::cols()>{d}, a);
  }
  static constexpr operation_cost cost(shape out, shape const*) { return {out.size(), 0, 0}; }
};
struct column_scaling : plan_room {
  static constexpr char const* name = "column_scaling";
  static constexpr shape size(shape A, shape) { return A; }
  static constexpr void write(writer& out, term Y) { out.write(Y[0] * as_diagonal(Y[1])); }
  template<class Out, class A, class D>
  MATGRAD_INLINE static constexpr void value(Out& out, A const& a, D const& d) {
    kernels::fill(out, kernels::multiplied, a, kernels::factors_of_columns<D, A::rows()>{d});
  }
  static constexpr operation_cost cost(shape out, shape const*) { return {out.size(), 0, 0}; }
};

/// C + D for a diagonal D; C + α I, where D is the number α.
struct diagonal_addition : like_first {
  static constexpr char const* name = "diagonal_addition";
  static constexpr structure has(arguments X) { return X[0].has() & symmetric_structure; }
  static constexpr void write(writer& out, term Y) {
    int const n = Y.size().rows;
    out.write(Y[0] + (Y[1].size().is_scalar() ? Y[1] * identity_matrix(*Y.in, n) : as_diagonal(Y[1])));
  }
  template<class Out, class C, class D>
  MATGRAD_INLINE static constexpr void value(Out& out, C const& c, D const& d) {
    kernels::add_diagonal(out, c, d);
  }
  static constexpr operation_cost cost(shape out, shape const*) { return {out.rows, 0, 0}; }

  // entry by entry, where C has zeros or ones
  static constexpr known_entries known(known_entries const* X, int) { return X[0] + on_diagonal(X[1], X[0].size); }
  static constexpr int flops_by_entries(known_entries const* X, int, bool) {
    return flops_of_sum(X[0], on_diagonal(X[1], X[0].size));
  }
  template<int i, int j, class C, class D>
  MATGRAD_INLINE static constexpr auto entry(C const& c, D const& d) {
    if constexpr (i != j) return kernels::known_entry<i, j>(c);
    else return kernels::added(kernels::known_entry<i, i>(c), kernels::known_entry < D::rows() == 1 ? 0 : i, 0 > (d));
  }

private:
  static constexpr known_entries on_diagonal(known_entries const& D, shape size) {
    if (!D.fits()) return known_entries::nothing_of(size);
    known_entries diagonal{size};
    for (int i = 0; i < size.rows; ++i) diagonal.set(i, i, D.at(D.size.is_scalar() ? 0 : i, 0));
    return diagonal;
  }
};

/// A ⊗ B, which a step reads once: an entry is computed where it is read.
struct kronecker_view : plan_room {
  static constexpr char const* name = "kron_entries";
  static constexpr shape size(shape A, shape B) { return kronecker_product::size(A, B); }
  static constexpr void write(writer& out, term Y) { out.write(kron(Y[0], Y[1])); }
  static constexpr bool is_view = true;
  template<class A, class B>
  MATGRAD_INLINE static constexpr auto view(A a, B b) {
    return kernels::kronecker_of<A, B>{a, b};
  }
};

/// K X for the commutation matrix K of m×n matrices: the rows of X are read in another order.
struct commuted_rows : plan_room {
  static constexpr char const* name = "commuted_rows";
  static constexpr shape size(arguments X) { return X[0].size(); }
  static constexpr void write(writer& out, term Y) {
    out.write(commutation_matrix(*Y.in, static_cast<int>(Y.a()), static_cast<int>(Y.b())) * Y[0]);
  }
  static constexpr bool is_linear_in(int) { return true; }
  static constexpr bool exact(field_matrix out, field_matrix const* X, long long m, long long n, int) {
    for (int i = 0; i < out.rows(); ++i)
      for (int j = 0; j < out.cols(); ++j) out(i, j) = X[0](static_cast<int>(i % n * m + i / n), j);
    return true;
  }

  // K (A ⊗ Aᵀ) is symmetric
  static constexpr structure has(arguments X) {
    bool const is_kron = X[0].is<kronecker_product>() || X[0].is<kronecker_view>();
    return is_kron && is_transpose_of(bare(X[0][0]), bare(X[0][1])) ? symmetric_structure : general;
  }
  static constexpr bool is_view = true;
  template<long long m, long long n, class X>
  MATGRAD_INLINE static constexpr auto view(X x) {
    return kernels::commuted_rows_of<X, static_cast<int>(m), static_cast<int>(n)>{x};
  }

private:
  /// The matrix of αA.
  static constexpr term bare(term A) {
    bool const is_multiple = A.is<scaling>() || (A.is<product>() && A.count() == 2 && A[0].size().is_scalar());
    return is_multiple ? bare(A[1]) : A;
  }
  static constexpr bool is_transpose_of(term A, term B) {
    if (!A.size().is_square()) return false;
    if (A.has().has(symmetric_structure)) return A == B;
    return (A.is<transposition>() && bare(A[0]) == B) || (B.is<transposition>() && bare(B[0]) == A);
  }
};

/// A B, where that is known to be symmetric: one half is computed.
struct symmetric_product : plan_room, product_by_entries {
  static constexpr char const* name = "symmetric_product";
  static constexpr bool in_one_half = true;
  static constexpr shape size(shape A, shape B) { return {A.rows, B.cols}; }
  static constexpr structure has(structure, structure) { return symmetric_structure; }
  static constexpr void write(writer& out, term Y) { out.factors(Y); }
  template<class Out, class A, class B>
  MATGRAD_INLINE static constexpr void value(Out& out, A const& a, B const& b) {
    kernels::symmetric_product(out, a, b);
  }
  static constexpr operation_cost cost(shape out, shape const* X) {
    return {symmetric_product_flops(out.rows, X[0].cols), 0, 0};
  }
};

/// αX of a symmetric X, computed: one half.
struct symmetric_multiple : plan_room, product_by_entries {
  static constexpr char const* name = "symmetric_multiple";
  static constexpr bool in_one_half = true;
  static constexpr shape size(shape, shape X) { return X; }
  static constexpr structure has(structure, structure X) { return X & linear_structures; }
  static constexpr void write(writer& out, term Y) { out.factors(Y); }
  template<class Out, class Alpha, class X>
  MATGRAD_INLINE static constexpr void value(Out& out, Alpha const& alpha, X const& x) {
    kernels::fill_symmetric(
        out, [](auto const& entry) MATGRAD_INLINE { return entry; }, scaling::view(alpha, x));
  }
  static constexpr operation_cost cost(shape out, shape const*) { return {out.rows * (out.rows + 1) / 2, 0, 0}; }
};

/// C + A B
struct multiply_add : like_first, sum_with_product_by_entries {
  static constexpr char const* name = "multiply_add";
  static constexpr void write(writer& out, term Y) { out.write(Y[0] + as_factor(Y[1]) * Y[2]); }
  template<class Out, class C, class A, class B>
  MATGRAD_INLINE static constexpr void value(Out& out, C const& c, A const& a, B const& b) {
    kernels::multiply_add(out, c, a, b);
  }
  static constexpr operation_cost cost(shape out, shape const* X) { return {2 * out.size() * X[1].cols, 0, 0}; }
};

/// C + A B, where both are known to be symmetric.
struct symmetric_multiply_add : like_first, sum_with_product_by_entries {
  static constexpr char const* name = "symmetric_multiply_add";
  static constexpr bool in_one_half = true;
  static constexpr structure has(arguments) { return symmetric_structure; }
  static constexpr void write(writer& out, term Y) { out.write(Y[0] + as_factor(Y[1]) * Y[2]); }
  template<class Out, class C, class A, class B>
  MATGRAD_INLINE static constexpr void value(Out& out, C const& c, A const& a, B const& b) {
    kernels::symmetric_multiply_add(out, c, a, b);
  }
  static constexpr operation_cost cost(shape out, shape const* X) {
    return {out.rows * (out.rows + 1) * X[1].cols, 0, 0};
  }
};

/// α A B
struct scaled_product : plan_room {
  static constexpr char const* name = "scaled_product";
  static constexpr bool multiplies = true;
  static constexpr shape size(arguments X) { return {X[1].size().rows, X[2].size().cols}; }
  static constexpr void write(writer& out, term Y) { out.factors(Y); }
  template<class Out, class Alpha, class A, class B>
  MATGRAD_INLINE static constexpr void value(Out& out, Alpha const& alpha, A const& a, B const& b) {
    kernels::multiply_scaled(out, alpha(0, 0), a, b);
  }
  static constexpr operation_cost cost(shape out, shape const* X) { return {out.size() * 2 * X[1].cols, 0, 0}; }
};

/// A + B + …, where that is known to be symmetric.
struct symmetric_sum : like_first, sum_by_entries {
  static constexpr char const* name = "symmetric_sum";
  static constexpr bool in_one_half = true;
  static constexpr structure has(arguments) { return symmetric_structure; }
  static constexpr void write(writer& out, term Y) { out.summands(Y); }
  template<class Out, class... X>
  MATGRAD_INLINE static constexpr void value(Out& out, X const&... x) {
    kernels::fill_symmetric(
        out, [](auto const&... entry) MATGRAD_INLINE { return (entry + ...); }, x...);
  }
  static constexpr operation_cost cost(shape out, shape const*, int count) {
    return {out.rows * (out.rows + 1) / 2 * (count - 1), 0, 0};
  }
};

/// log|det X| from det X, or from X where det X is beyond the range of its type.
struct log_of_determinant : scalar_step {
  static constexpr char const* name = "log_of_det";
  static constexpr bool in_lanes = false;
  template<class Out, class Det, class X>
  static constexpr void value(Out& out, Det const& det, X const& x) {
    out(0, 0) = kernels::log_abs_determinant_from(det(0, 0), x);
  }
  static constexpr operation_cost cost(shape, shape const*) { return {1, 0, 0}; }
};

// ---- words of the planner, which are no steps: what a chain of factors is known by ----

struct chain_of_factors : scalar_step {
  static constexpr char const* name = "chain";
};
struct solved_factor : like_first {
  static constexpr char const* name = "solved";
};

using plan_index =
    room_list<scaling, closed_inverse<false>, closed_inverse<true>, closed_inverse<false, kernels::promise::symmetric>,
              closed_inverse<false, kernels::promise::positive_definite>, direct_inverse<false>, direct_inverse<true>,
              inverse_matrix, inverse_factor, inverse_determinant, inverse_trusted, lu_factors, lu_solution<false>, lu_solution<true>,
              lu_inverse, lu_determinant, lu_log_determinant, cholesky_factors, cholesky_solution, cholesky_determinant,
              cholesky_log_determinant, definite_inverse, definite_determinant, definite_log_determinant,
              triangular_solution<false>, triangular_solution<true>, triangular_inverse<false>,
              triangular_inverse<true>, triangular_product<false>, triangular_product<true>, diagonal_reciprocal,
              diagonal_product, diagonal_log_product, log_of_determinant, square_room, symmetric_product,
              symmetric_multiple, multiply_add, symmetric_multiply_add, scaled_product, symmetric_sum, trace_of_product,
              diagonal_of_product, row_scaling, column_scaling, diagonal_addition, commuted_rows, kronecker_view, tensor_cross,
              cofactor_tangent, adjugate_of_inverse>;

}  // namespace matgrad
