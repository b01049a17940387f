// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/square.hpp>
#include <matgrad/kernels/status.hpp>
#include <matgrad/kernels/views.hpp>
#include <matgrad/operations/index.hpp>

// What a plan is made of beside the operations of a formula: factorisations, which several steps share, and views, which
// cost nothing by themselves. These rooms have no differential: nobody writes them in a formula.
namespace matgrad {

struct plan_room {
  static constexpr void write(writer&, term) {}
  static constexpr bool exact(field_matrix, field_matrix const*, long long, long long, int) { return false; }
};

/// αX: read as α times the entry wherever it is used.
struct scaling : plan_room {
  static constexpr char const* name = "scaling";
  static constexpr shape size(shape, shape X) { return X; }

  static constexpr bool is_view = true;
  template<class T, class X>
  MATGRAD_INLINE static constexpr auto view(kernels::number_of<T, -1, 1>, X x) {
    return kernels::negative_of<X>{x};
  }
  template<class Alpha, class X>
  MATGRAD_INLINE static constexpr auto view(Alpha alpha, X x) {
    return kernels::multiple_of<Alpha, X>{alpha, x};
  }
  // −X costs nothing: it turns an addition into a subtraction
  static constexpr operation_cost cost_of_multiple(shape out, bool is_sign) { return {is_sign ? 0 : out.size(), 0, 0}; }
};

/// M and r with X⁻¹ = r M: by cofactors, n ≤ 3. r is kept apart, to be folded into one scaling.
struct cofactor_inverse : plan_room {
  static constexpr char const* name = "cofactor_inverse";
  static constexpr shape size(shape X) { return X; }

  template<class T, int n>
  struct storage {
    dense<T, n, n> matrix;
    T factor;
  };
  template<class Storage, class X>
  MATGRAD_INLINE static constexpr void value(Storage& out, X const& x) {
    out.factor = kernels::inverse_pair(out.matrix, x);
  }
  template<class X>
  static constexpr status status_at(X const& x) {
    return kernels::is_invertible(x) ? status::ok : status::singular;
  }
  static constexpr operation_cost cost(shape, shape const* X) {
    constexpr int flops[] = {0, 0, 3, 32};
    return {flops[X[0].rows], 1, 1};
  }
};

/// The M, and the r, of a cofactor_inverse.
struct cofactor_matrix : plan_room {
  static constexpr char const* name = "cofactor_matrix";
  static constexpr shape size(shape X) { return X; }

  static constexpr bool is_view = true;
  template<class Pair>
  MATGRAD_INLINE static constexpr auto view(Pair const* pair) {
    return kernels::stored<decltype(pair->matrix)>{&pair->matrix};
  }
};
struct cofactor_factor : plan_room {
  static constexpr char const* name = "cofactor_factor";
  static constexpr shape size(shape) { return {}; }

  static constexpr bool is_view = true;
  template<class Pair>
  MATGRAD_INLINE static constexpr auto view(Pair const* pair) {
    return kernels::value_of_number<decltype(pair->factor)>{pair->factor};
  }
};

/// P X = L U with partial pivoting.
struct lu_factors : plan_room {
  static constexpr char const* name = "lu";
  static constexpr shape size(shape X) { return X; }

  template<class T, int n>
  using storage = kernels::lu<T, n>;
  template<class Storage, class X>
  static constexpr void value(Storage& out, X const& x) {
    out = kernels::make_lu(x);
  }
  static constexpr operation_cost cost(shape, shape const* X) {
    int n = X[0].rows;
    return {n * (n - 1) * (2 * n - 1) / 3, n, 1};
  }
};

/// What divides by the pivots; det X does not, and is right where X is singular.
struct divides_by_pivots : plan_room {
  template<class LU, class... B>
  static constexpr status status_at(LU const& lu, B const&...) {
    return kernels::is_invertible(lu) ? status::ok : status::singular;
  }
};

/// X⁻¹B and X⁻ᵀB from the factors of X.
struct lu_solution : divides_by_pivots {
  static constexpr char const* name = "lu_solve";
  static constexpr shape size(shape, shape B) { return B; }
  template<class Out, class LU, class B>
  static constexpr void value(Out& out, LU const& lu, B const& b) {
    kernels::lu_solve(out, lu.factors, lu.pivots, b);
  }
  static constexpr operation_cost cost(shape out, shape const*) {
    return {2 * out.rows * (out.rows - 1) * out.cols, out.rows * out.cols, 0};
  }
};
struct lu_transposed_solution : divides_by_pivots {
  static constexpr char const* name = "lu_solve_transposed";
  static constexpr shape size(shape, shape B) { return B; }
  template<class Out, class LU, class B>
  static constexpr void value(Out& out, LU const& lu, B const& b) {
    kernels::lu_solve_transposed(out, lu.factors, lu.pivots, b);
  }
  static constexpr operation_cost cost(shape out, shape const* X) { return lu_solution::cost(out, X); }
};

/// X⁻¹, det X and log|det X| from the factors of X.
struct lu_inverse_room : divides_by_pivots {
  static constexpr char const* name = "lu_inverse";
  static constexpr shape size(shape X) { return X; }
  template<class Out, class LU>
  static constexpr void value(Out& out, LU const& lu) {
    kernels::lu_inverse(out, lu.factors, lu.pivots);
  }
  static constexpr operation_cost cost(shape out, shape const*) {
    return {4 * out.rows * out.rows * out.rows / 3, out.rows, 0};
  }
};
struct lu_determinant_room : plan_room {
  static constexpr char const* name = "lu_det";
  static constexpr shape size(shape) { return {}; }
  template<class Out, class LU>
  static constexpr void value(Out& out, LU const& lu) {
    out(0, 0) = kernels::lu_determinant(lu.factors, lu.sign);
  }
  static constexpr operation_cost cost(shape, shape const* X) { return {X[0].rows, 0, 0}; }
};
struct lu_log_determinant_room : divides_by_pivots {
  static constexpr char const* name = "lu_logdet";
  static constexpr shape size(shape) { return {}; }
  template<class Out, class LU>
  static constexpr void value(Out& out, LU const& lu) {
    out(0, 0) = kernels::lu_log_abs_determinant(lu.factors);
  }
  static constexpr operation_cost cost(shape, shape const* X) { return {2 * X[0].rows, 0, 0}; }
};

/// A A, or α A A: n ≤ 3. α is folded in, because a kernel that has it at hand scales two entries at once.
struct square_room : plan_room {
  static constexpr char const* name = "square";
  static constexpr shape size(shape A) { return A; }
  static constexpr shape size(shape A, shape) { return A; }
  template<class Out, class A>
  MATGRAD_INLINE static constexpr void value(Out& out, A const& a) {
    kernels::square(out, a);
  }
  template<class Out, class A, class Alpha>
  MATGRAD_INLINE static constexpr void value(Out& out, A const& a, Alpha const& alpha) {
    kernels::square(out, a, alpha(0, 0));
  }
  static constexpr operation_cost cost(shape A, shape const*, int count) {
    constexpr int flops[] = {0, 1, 8, 33};
    return {flops[A.rows] + (count == 2 ? A.size() : 0), 0, 0};
  }
};

/// tr(A B) = Σᵢⱼ Aᵢⱼ Bⱼᵢ, in mn operations.
struct trace_of_product : plan_room {
  static constexpr char const* name = "trace_of_product";
  static constexpr shape size(shape, shape) { return {}; }
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

/// Entry i of a diagonal that is given as a column, or as a diagonal matrix.
template<class D>
MATGRAD_INLINE constexpr typename D::scalar diagonal_entry(D const& d, int i) {
  if constexpr (D::cols() == 1) return d(i, 0);
  else return d(i, i);
}

/// D A and A D for a diagonal D: rows and columns scaled.
struct row_scaling : plan_room {
  static constexpr char const* name = "row_scaling";
  static constexpr shape size(shape, shape A) { return A; }
  template<class Out, class D, class A>
  MATGRAD_INLINE static constexpr void value(Out& out, D const& d, A const& a) {
    each_entry(a, [&](int i, int j) MATGRAD_INLINE { out(i, j) = diagonal_entry(d, i) * a(i, j); });
  }
  static constexpr operation_cost cost(shape out, shape const*) { return {out.size(), 0, 0}; }
};
struct column_scaling : plan_room {
  static constexpr char const* name = "column_scaling";
  static constexpr shape size(shape A, shape) { return A; }
  template<class Out, class A, class D>
  MATGRAD_INLINE static constexpr void value(Out& out, A const& a, D const& d) {
    each_entry(a, [&](int i, int j) MATGRAD_INLINE { out(i, j) = a(i, j) * diagonal_entry(d, j); });
  }
  static constexpr operation_cost cost(shape out, shape const*) { return {out.size(), 0, 0}; }
};

using plan_index = room_list<scaling, cofactor_inverse, cofactor_matrix, cofactor_factor, lu_factors, lu_solution,
                             lu_transposed_solution, lu_inverse_room, lu_determinant_room, lu_log_determinant_room,
                             square_room, trace_of_product, diagonal_of_product, row_scaling, column_scaling>;

}  // namespace matgrad
