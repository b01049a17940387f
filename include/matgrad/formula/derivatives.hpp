// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/formula/derivation.hpp>
#include <matgrad/operations/diag.hpp>

// Derivatives are formulas too: they can be printed, evaluated, compared and differentiated again.
namespace matgrad {

/// grad(f, X).
struct gradient_room {
  static constexpr char const* name = "grad";
  static constexpr bool is_derivative = true;
  static constexpr shape size(shape, shape X) { return X; }
  static constexpr term derive(term const* of, missing_rule& missing) { return gradient(of[0], of[1], missing); }
};

/// structured_grad(f, X).
struct structured_gradient_room {
  static constexpr char const* name = "structured_grad";
  static constexpr bool is_derivative = true;
  static constexpr shape size(shape, shape X) { return X; }
  static constexpr term derive(term const* of, missing_rule& missing) {
    return by_independent_entries(gradient(of[0], of[1], missing), of[1]);
  }
};

/// differential(F, X, U).
struct differential_room {
  static constexpr char const* name = "differential";
  static constexpr bool is_derivative = true;
  static constexpr shape size(shape F, shape, shape) { return F; }
  static constexpr term derive(term const* of, missing_rule& missing) {
    return differential(of[0], of[1], of[2], missing);
  }
};

/// jacobian(F, X).
struct jacobian_room {
  static constexpr char const* name = "jacobian";
  static constexpr bool is_derivative = true;
  static constexpr shape size(shape F, shape X) { return {F.size(), X.size()}; }
  static constexpr term derive(term const* of, missing_rule& missing) { return jacobian(of[0], of[1], missing); }
};

/// The derivative Room(f...), whose operands have been accepted.
template<class Room, formula... F>
constexpr auto derivative(F const&... f) {
  return make_node<call<Room, 0, 0, F...>>(terminal<callee<Room>>{}, f...);
}

template<class F, class X>
constexpr bool refuse_gradient() {
  if constexpr (!is_symbol<X>)
    static_assert(shapes_fit<typename operand_of<F>::type, typename operand_of<X>::type>,
                  "grad(f, X): X must be a symbol, such as matrix<\"X\", 3, 3>; name the part of the formula to "
                  "differentiate by");
  else if constexpr (!size_of<F>.is_scalar())
    static_assert(shapes_fit<typename operand_of<F>::type, typename operand_of<X>::type>,
                  "grad(f, X): f must be a scalar (1x1); use jacobian(f, x) for a vector, or differential(F, X, U)");
  else if constexpr (structure_of<X>.has(permutation_structure))
    static_assert(shapes_fit<typename operand_of<F>::type, typename operand_of<X>::type>,
                  "grad(f, P): there are finitely many permutations P, so f has no derivative by them; did you mean a "
                  "matrix or an orthogonal symbol?");
  return is_symbol<X> && size_of<F>.is_scalar() && !structure_of<X>.has(permutation_structure);
}

/// The gradient of a scalar f with respect to the symbol X, in X's shape: df = tr(GᵀdX). For structured symbols the
/// projection on the structure: symmetric (G+Gᵀ)/2, diagonal G∘I, lower triangular tril(G), skew (G−Gᵀ)/2, orthogonal
/// the Riemannian gradient G − Q sym(QᵀG), projector PZ + ZP − 2PZP with Z = (G+Gᵀ)/2. Refuses an f that is no scalar, an X
/// that is no symbol, and a permutation.
template<formula F, formula X>
constexpr auto grad(F const& f, X const& x) {
  if constexpr (refuse_gradient<F, X>()) return derivative<gradient_room>(f, x);
  else return placeholder_of<X>{};
}

template<class F, class X>
constexpr bool refuse_structured_gradient() {
  if constexpr (!refuse_gradient<F, X>()) return false;
  else if constexpr (structure_of<X>.has(projector_structure)) {
    static_assert(
        shapes_fit<typename operand_of<X>::type>,
        "structured_grad(f, P): the entries of a projector are not independent; use grad(f, P), the Riemannian "
        "gradient");
    return false;
  } else if constexpr (structure_of<X>.has(orthogonal_structure)) {
    static_assert(shapes_fit<typename operand_of<X>::type>,
                  "structured_grad(f, Q): the entries of an orthogonal matrix are not independent; use grad(f, Q), the "
                  "Riemannian gradient");
    return false;
  } else return true;
}

/// The derivatives of a scalar f by the independent entries of a structured symbol, in its shape: of a symmetric S
/// G + Gᵀ − G∘I, of a skew W G − Gᵀ, of a diagonal D G∘I, of a triangular L its triangle of G; without structure G.
/// (Matrix Cookbook, 138.) The gradient, grad(f, S), is another thing: there df = tr(GᵀdS). Refuses as grad does, and an
/// orthogonal symbol or a projector.
template<formula F, formula X>
constexpr auto structured_grad(F const& f, X const& x) {
  if constexpr (refuse_structured_gradient<F, X>()) return derivative<structured_gradient_room>(f, x);
  else return placeholder_of<X>{};
}

template<class F, class X, class U>
constexpr bool refuse_differential() {
  if constexpr (!is_symbol<X>)
    static_assert(shapes_fit<typename operand_of<F>::type, typename operand_of<X>::type>,
                  "differential(F, X, U): X must be a symbol, such as matrix<\"X\", 3, 3>");
  else if constexpr (size_of<X> != size_of<U>)
    static_assert(shapes_fit<typename operand_of<X>::type, typename operand_of<U>::type>,
                  "differential(F, X, U): the direction U must have the shape of X");
  return is_symbol<X> && size_of<X> == size_of<U>;
}

/// The differential of F along U: the limit of (F(X + hU) − F(X))/h, in F's shape. U is any formula of X's shape.
template<formula F, formula X, formula U>
constexpr auto differential(F const& f, X const& x, U const& u) {
  if constexpr (refuse_differential<F, X, U>()) return derivative<differential_room>(f, x, u);
  else return placeholder_of<F>{};
}

/// ∂F/∂t for a scalar symbol t, in F's shape.
template<formula F, formula t>
constexpr auto partial(F const& f, t const& by) {
  if constexpr (size_of<t>.is_scalar()) return differential(f, by, ratio<1>);
  else {
    static_assert(shapes_fit<typename operand_of<F>::type, typename operand_of<t>::type>,
                  "partial(F, t): t must be a scalar; write partial<i, j>(F, X) for one entry of a matrix");
    return placeholder_of<F>{};
  }
}

/// ∂F/∂Xᵢⱼ, the derivative with respect to one entry, in F's shape; i and j from 0.
template<int i, int j = 0, formula F, formula X>
constexpr auto partial(F const& f, X const& x) {
  constexpr auto size = size_of<X>;
  if constexpr (0 <= i && i < size.rows && 0 <= j && j < size.cols)
    return differential(f, x, single_entry<size.rows, size.cols, i, j>);
  else {
    static_assert(shapes_fit<typename operand_of<X>::type>,
                  "partial<i, j>(F, X): the index must lie in X; rows and columns are counted from 0");
    return placeholder_of<F>{};
  }
}

template<class F, class X>
constexpr bool refuse_jacobian() {
  constexpr bool is_row_by_column = size_of<F>.rows == 1 && size_of<F>.cols > 1 && size_of<X>.is_vector();
  if constexpr (!is_symbol<X>)
    static_assert(shapes_fit<typename operand_of<F>::type, typename operand_of<X>::type>,
                  "jacobian(F, X): X must be a symbol, such as vector<\"x\", 3>");
  else if constexpr (size_of<F>.is_scalar())
    static_assert(shapes_fit<typename operand_of<F>::type, typename operand_of<X>::type>,
                  "jacobian(f, x): f is a scalar; use grad(f, x)");
  else if constexpr (is_row_by_column)
    static_assert(shapes_fit<typename operand_of<F>::type, typename operand_of<X>::type>,
                  "jacobian(f, x): a row by a column has no matrix form; differentiate transpose(f) instead");
  else if constexpr (structure_of<X>.has(permutation_structure))
    static_assert(
        shapes_fit<typename operand_of<F>::type, typename operand_of<X>::type>,
        "jacobian(F, P): there are finitely many permutations P, so F has no derivative by them; did you mean "
        "a matrix or an orthogonal symbol?");
  return is_symbol<X> && !size_of<F>.is_scalar() && !is_row_by_column && !structure_of<X>.has(permutation_structure);
}

/// The Jacobian. Of a vector by a vector Jᵢⱼ = ∂fᵢ/∂xⱼ; of matrices ∂vec F/∂(vec X)ᵀ, column by column, mn×pq for an m×n F
/// and a p×q X (Magnus and Neudecker). Of a structured symbol J vec(U) is the differential along the projection of U on the
/// structure. Refuses a scalar F, a row by a column, an X that is no symbol, and a permutation.
template<formula F, formula X>
constexpr auto jacobian(F const& f, X const& x) {
  if constexpr (refuse_jacobian<F, X>()) return derivative<jacobian_room>(f, x);
  else return terminal<constant_leaf<zero_room, size_of<F>.size(), size_of<X>.size(), 0, 0>>{};
}

template<class F, class X>
constexpr bool refuse_hessian() {
  if constexpr (!is_symbol<X>)
    static_assert(shapes_fit<typename operand_of<F>::type, typename operand_of<X>::type>,
                  "hessian(f, x): x must be a symbol, such as vector<\"x\", 3>");
  else if constexpr (!size_of<F>.is_scalar())
    static_assert(shapes_fit<typename operand_of<F>::type, typename operand_of<X>::type>,
                  "hessian(f, x): f must be a scalar (1x1); differentiate one component, f(0_c)");
  else if constexpr (!size_of<X>.is_vector())
    static_assert(shapes_fit<typename operand_of<F>::type, typename operand_of<X>::type>,
                  "hessian(f, X): X must be a vector; for a matrix write hvp(f, X, V), or jacobian(grad(f, X), X) for "
                  "the second derivatives by vec(X)");
  return is_symbol<X> && size_of<F>.is_scalar() && size_of<X>.is_vector();
}

/// The Hessian of a scalar f with respect to a vector x of n entries, n×n and symmetric: the Jacobian of the gradient.
/// Refuses a matrix X: there hvp(f, X, V) is its product with V, and jacobian(grad(f, X), X) the matrix of vec.
template<formula F, formula X>
constexpr auto hessian(F const& f, X const& x) {
  if constexpr (!refuse_hessian<F, X>())
    return terminal<constant_leaf<zero_room, size_of<X>.rows, size_of<X>.rows, 0, 0>>{};
  else if constexpr (size_of<X>.is_scalar()) return partial(grad(f, x), x);
  else return jacobian(grad(f, x), x);
}

/// The Hessian of a scalar f times V: the differential of the gradient along V, in X's shape.
template<formula F, formula X, formula V>
constexpr auto hvp(F const& f, X const& x, V const& v) {
  return differential(grad(f, x), x, v);
}

}  // namespace matgrad
