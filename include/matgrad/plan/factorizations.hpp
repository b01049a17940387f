// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/cholesky.hpp>
#include <matgrad/kernels/inverse.hpp>
#include <matgrad/kernels/positive_definite.hpp>
#include <matgrad/kernels/status.hpp>
#include <matgrad/kernels/triangular.hpp>
#include <matgrad/kernels/views.hpp>
#include <matgrad/operations/index.hpp>
#include <matgrad/plan/chain.hpp>

// Steps that stand for X⁻¹ and det X: a factorisation, which several steps share, and what is made of it. These rooms have
// no differential: nobody writes them in a formula.
namespace matgrad {

struct plan_room {
  static constexpr bool in_lanes = true;
  static constexpr void write(writer& out, term Y) { out.call({Y.op().name, "", ""}, Y); }
  static constexpr bool exact(field_matrix, field_matrix const*, long long, long long, int) { return false; }
};

constexpr status singular_unless(bool invertible) { return invertible ? status::ok : status::singular; }

/// A step that has the shape of its first operand.
struct like_first : plan_room {
  static constexpr shape size(arguments X) { return X[0].size(); }
};
struct like_second : plan_room {
  static constexpr shape size(arguments X) { return X[1].size(); }
};
struct scalar_step : plan_room {
  static constexpr shape size(arguments) { return {}; }
};

// ---- X⁻¹ at once ----

/// X⁻¹ = r M by cofactors, n ≤ 4: r is kept apart, to be folded into one scaling. X⁻ᵀ where transposed.
template<bool transposed, kernels::promise given = kernels::promise::nothing>
struct closed_inverse : like_first {
  static constexpr bool definite = given == kernels::promise::positive_definite;
  static constexpr bool symmetric = given != kernels::promise::nothing;
  static constexpr char const* name = definite   ? "inverse_of_definite"
                                    : symmetric  ? "inverse_of_symmetric"
                                    : transposed ? "inverse_transposed"
                                                 : "inverse";
  static constexpr structure has(structure) {
    return definite ? positive_definite_structure : symmetric ? symmetric_structure : general;
  }

  static constexpr bool in_pairs = symmetric;  // the cofactors, where n = 3
  template<class T, int n>
  using storage = kernels::scaled_inverse<T, n>;
  template<class Storage, class X>
  MATGRAD_INLINE static constexpr void value(Storage& out, X const& x) {
    kernels::invert_closed<transposed, given>(out, x);
  }
  template<class Storage, class X>
  static constexpr status status_after(Storage const& out, X const& x) {
    if constexpr (definite)
      return out.trusted || kernels::is_positive_definite(x) ? status::ok : status::not_positive_definite;
    else return singular_unless(kernels::is_invertible(out, x));
  }
  static constexpr operation_cost cost(shape, shape const* X) {
    constexpr int any[] = {0, 0, 3, 32, 127}, of_symmetric[] = {0, 0, 3, 23, 97};
    return {(symmetric ? of_symmetric : any)[X[0].rows], 1, 1};
  }
};

/// X⁻¹ by elimination.
template<bool transposed>
struct direct_inverse : like_first {
  static constexpr char const* name = transposed ? "inverse_transposed" : "inverse";
  static constexpr bool in_lanes = false;

  template<class T, int n>
  using storage = kernels::direct_inverse<T, n>;
  template<class Storage, class X>
  static constexpr void value(Storage& out, X const& x) {
    kernels::invert<transposed>(out, x);
  }
  template<class Storage, class X>
  static constexpr status status_after(Storage const& out, X const& x) {
    return singular_unless(out.trusted || kernels::is_invertible(kernels::make_lu(x)));
  }
  static constexpr operation_cost cost(shape, shape const* X) {
    int const n = X[0].rows;
    return {2 * n * n * n - 2 * n * n, 2 * n - 1, 1};
  }
};

/// The M of such an inverse, its r, det X, and whether all is well.
struct inverse_matrix : like_first {
  static constexpr char const* name = "matrix";
  static constexpr structure has(structure X) { return X; }
  static constexpr void write(writer& out, term Y) { out.part(Y[0], ".matrix"); }
  static constexpr bool is_view = true;
  template<class Inverse>
  MATGRAD_INLINE static constexpr auto view(Inverse const* inverse) {
    return kernels::stored<std::remove_const_t<decltype(inverse->matrix)>>{&inverse->matrix};
  }
};
struct inverse_factor : scalar_step {
  static constexpr char const* name = "factor";
  static constexpr void write(writer& out, term Y) { out.part(Y[0], ".factor"); }
  static constexpr bool is_view = true;
  template<class Inverse>
  MATGRAD_INLINE static constexpr auto view(Inverse const* inverse) {
    return kernels::value_of_number<std::remove_const_t<decltype(inverse->factor)>>{inverse->factor};
  }
};
struct inverse_determinant : scalar_step {
  static constexpr char const* name = "det";
  static constexpr void write(writer& out, term Y) { out.part(Y[0], ".det"); }
  static constexpr bool is_view = true;
  template<class Inverse>
  MATGRAD_INLINE static constexpr auto view(Inverse const* inverse) {
    return kernels::value_of_number<std::remove_const_t<decltype(inverse->determinant)>>{inverse->determinant};
  }
};
/// Whether cofactors are good enough by far.
struct inverse_trusted : scalar_step {
  static constexpr char const* name = "trusted";
  static constexpr void write(writer& out, term Y) { out.part(Y[0], ".trusted"); }
  static constexpr bool is_view = true;
  template<class Inverse>
  MATGRAD_INLINE static constexpr auto view(Inverse const* inverse) {
    return kernels::value_of_number<std::remove_const_t<decltype(inverse->trusted)>>{inverse->trusted};
  }
};

// ---- P X = L U ----

struct lu_factors : like_first {
  static constexpr char const* name = "lu";
  static constexpr bool in_lanes = false;

  template<class T, int n>
  using storage = kernels::lu<T, n>;
  template<class Storage, class X>
  static constexpr void value(Storage& out, X const& x) {
    out = kernels::make_lu(x);
  }
  static constexpr operation_cost cost(shape, shape const* X) { return determinant::cost_of_factors(X[0].rows, 0); }
};

/// What divides by the pivots; det X does not, and is right where X is singular.
template<class LU>
constexpr status status_of_pivots(LU const& lu) {
  return singular_unless(kernels::is_invertible(lu));
}

/// X⁻¹B, and X⁻ᵀB.
template<bool transposed>
struct lu_solution : like_second {
  static constexpr char const* name = transposed ? "lu_solve_transposed" : "lu_solve";
  static constexpr bool in_lanes = false;
  template<class Out, class LU, class B>
  static constexpr void value(Out& out, LU const& lu, B const& b) {
    if constexpr (transposed) kernels::lu_solve_transposed(out, lu, b);
    else kernels::lu_solve(out, lu, b);
  }
  template<class LU, class B>
  static constexpr status status_at(LU const& lu, B const&) {
    return status_of_pivots(lu);
  }
  static constexpr operation_cost cost(shape out, shape const*) {
    return {solution_flops(solver::lu, out.rows, out.cols), out.rows, 0};
  }
};

struct lu_inverse : like_first {
  static constexpr char const* name = "lu_inverse";
  static constexpr bool in_lanes = false;
  template<class Out, class LU>
  static constexpr void value(Out& out, LU const& lu) {
    kernels::lu_inverse(out, lu);
  }
  template<class LU>
  static constexpr status status_at(LU const& lu) {
    return status_of_pivots(lu);
  }
  static constexpr operation_cost cost(shape out, shape const*) {
    int const n = out.rows;
    return {n * (n - 1) * (8 * n - 1) / 6, n, 0};
  }
};
struct lu_determinant : scalar_step {
  static constexpr char const* name = "lu_det";
  static constexpr bool in_lanes = false;
  template<class Out, class LU>
  static constexpr void value(Out& out, LU const& lu) {
    out(0, 0) = kernels::lu_determinant(lu.factors, lu.sign);
  }
  static constexpr operation_cost cost(shape, shape const* X) { return {X[0].rows - 1, 0, 0}; }
};
/// log|det X|
struct lu_log_determinant : scalar_step {
  static constexpr char const* name = "lu_logdet";
  static constexpr bool in_lanes = false;
  template<class Out, class LU>
  static constexpr void value(Out& out, LU const& lu) {
    out(0, 0) = kernels::lu_log_abs_determinant(lu.factors);
  }
  template<class LU>
  static constexpr status status_at(LU const& lu) {
    return status_of_pivots(lu);
  }
  static constexpr operation_cost cost(shape, shape const* X) { return {2 * X[0].rows - 1, 0, 0}; }
};

// ---- S = L D Lᵀ, positive definite ----

struct cholesky_factors : like_first {
  static constexpr char const* name = "cholesky";

  template<class T, int n>
  using storage = kernels::ldlt<T, n>;
  template<class Storage, class S>
  static constexpr void value(Storage& out, S const& s) {
    out = kernels::make_ldlt(s);
  }
  template<class Storage, class S>
  static constexpr status status_after(Storage const& out, S const&) {
    return out.positive ? status::ok : status::not_positive_definite;
  }
  static constexpr operation_cost cost(shape, shape const* S) {
    int const n = S[0].rows;
    return {n * (n - 1) * (2 * n + 5) / 6, n, 1};
  }
};
/// S⁻¹B
struct cholesky_solution : like_second {
  static constexpr char const* name = "cholesky_solve";
  template<class Out, class LD, class B>
  static constexpr void value(Out& out, LD const& ld, B const& b) {
    kernels::cholesky_solve(out, ld.factors, b);
  }
  static constexpr operation_cost cost(shape out, shape const*) {
    return {solution_flops(solver::cholesky, out.rows, out.cols), 0, 0};
  }
};
struct cholesky_determinant : scalar_step {
  static constexpr char const* name = "cholesky_det";
  template<class Out, class LD>
  static constexpr void value(Out& out, LD const& ld) {
    out(0, 0) = kernels::cholesky_determinant(ld.factors);
  }
  static constexpr operation_cost cost(shape, shape const* S) { return {S[0].rows - 1, 1, 0}; }
};
struct cholesky_log_determinant : scalar_step {
  static constexpr char const* name = "cholesky_logdet";
  template<class Out, class LD>
  static constexpr void value(Out& out, LD const& ld) {
    out(0, 0) = kernels::cholesky_log_determinant(ld.factors);
  }
  static constexpr operation_cost cost(shape, shape const* S) { return {2 * S[0].rows - 1, 0, 0}; }
};

/// S⁻¹ at once, with the reciprocals of the pivots, which give det S.
struct definite_inverse : like_first {
  static constexpr char const* name = "inverse_of_definite";
  static constexpr structure has(structure) { return positive_definite_structure; }

  template<class T, int n>
  struct storage {
    dense<T, n, n> matrix;
    dense<T, n> reciprocals;
  };
  template<class Storage, class S>
  static constexpr void value(Storage& out, S const& s) {
    kernels::invert_positive_definite(out.matrix, s, out.reciprocals);
  }
  template<class Storage, class S>
  static constexpr status status_after(Storage const&, S const& s) {
    return kernels::is_positive_definite(s) ? status::ok : status::not_positive_definite;
  }
  static constexpr operation_cost cost(shape, shape const* S) {
    int const n = S[0].rows;
    return {n * n * n - n, n, 1};
  }
};
struct definite_determinant : scalar_step {
  static constexpr char const* name = "det_of_definite";
  template<class Out, class Inverse>
  static constexpr void value(Out& out, Inverse const& of) {
    auto const& r = of.reciprocals;
    out(0, 0) =
        typename Out::scalar(1) / kernels::product_of(row_extent(r), [&](int i) MATGRAD_INLINE { return r(i, 0); });
  }
  static constexpr operation_cost cost(shape, shape const* S) { return {S[0].rows - 1, 1, 0}; }
};
struct definite_log_determinant : scalar_step {
  static constexpr char const* name = "logdet_of_definite";
  template<class Out, class Inverse>
  static constexpr void value(Out& out, Inverse const& of) {
    auto const& r = of.reciprocals;
    out(0, 0) = -kernels::log_of_product(row_extent(r), [&](int i) MATGRAD_INLINE { return r(i, 0); });
  }
  static constexpr operation_cost cost(shape, shape const* S) { return {2 * S[0].rows - 1, 0, 0}; }
};

// ---- triangular and diagonal ----

/// L⁻¹B for a triangular L.
template<bool upper>
struct triangular_solution : like_second {
  static constexpr char const* name = upper ? "upper_solve" : "lower_solve";
  template<class Out, class L, class B>
  static constexpr void value(Out& out, L const& l, B const& b) {
    kernels::triangular_solve<upper, false>(out, l, b);
  }
  template<class L, class B>
  static constexpr status status_at(L const& l, B const&) {
    return singular_unless(!kernels::has_zero(kernels::diagonal_of<L>{l}));
  }
  static constexpr operation_cost cost(shape out, shape const*) {
    return {solution_flops(solver::lower, out.rows, out.cols), out.rows, 0};
  }
};
template<bool upper>
struct triangular_inverse : like_first {
  static constexpr char const* name = upper ? "upper_inverse" : "lower_inverse";
  static constexpr structure has(structure) { return upper ? upper_structure : lower_structure; }
  template<class Out, class L>
  static constexpr void value(Out& out, L const& l) {
    kernels::triangular_inverse<upper>(out, l);
  }
  template<class L>
  static constexpr status status_at(L const& l) {
    return singular_unless(!kernels::has_zero(kernels::diagonal_of<L>{l}));
  }
  static constexpr operation_cost cost(shape out, shape const*) {
    return {out.rows * (out.rows - 1) * (out.rows + 1) / 3, out.rows, 0};
  }
};
/// L B for a triangular L.
template<bool upper>
struct triangular_product : like_second {
  static constexpr char const* name = upper ? "upper_product" : "lower_product";
  static constexpr void write(writer& out, term Y) { out.factors(Y); }
  template<class Out, class L, class B>
  static constexpr void value(Out& out, L const& l, B const& b) {
    kernels::triangular_multiply<upper>(out, l, b);
  }
  static constexpr operation_cost cost(shape out, shape const*) { return {out.rows * out.rows * out.cols, 0, 0}; }
};

/// The column of 1/dᵢᵢ.
struct diagonal_reciprocal : plan_room {
  static constexpr char const* name = "diagonal_reciprocal";
  static constexpr shape size(shape D) { return {D.rows, 1}; }
  template<class Out, class D>
  static constexpr void value(Out& out, D const& d) {
    each(row_extent(out), [&](int i) MATGRAD_INLINE { out(i, 0) = typename D::scalar(1) / d(i, i); });
  }
  template<class D>
  static constexpr status status_at(D const& d) {
    return singular_unless(!kernels::has_zero(kernels::diagonal_of<D>{d}));
  }
  static constexpr operation_cost cost(shape out, shape const*) { return {0, out.rows, 0}; }
};
/// Π dᵢᵢ, and Σ log|dᵢᵢ|, of a triangular matrix.
struct diagonal_product : scalar_step {
  static constexpr char const* name = "diagonal_product";
  template<class Out, class L>
  static constexpr void value(Out& out, L const& l) {
    out(0, 0) = kernels::product_of(row_extent(l), [&](int i) MATGRAD_INLINE { return l(i, i); });
  }
  static constexpr operation_cost cost(shape, shape const* X) { return {X[0].rows - 1, 0, 0}; }
};
struct diagonal_log_product : scalar_step {
  static constexpr char const* name = "diagonal_log_product";
  template<class Out, class L>
  static constexpr void value(Out& out, L const& l) {
    out(0, 0) = kernels::log_of_product(row_extent(l), [&](int i) MATGRAD_INLINE { return l(i, i); });
  }
  template<class L>
  static constexpr status status_at(L const& l) {
    return singular_unless(!kernels::has_zero(kernels::diagonal_of<L>{l}));
  }
  static constexpr operation_cost cost(shape, shape const* X) { return {2 * X[0].rows - 1, 0, 0}; }
};

}  // namespace matgrad
