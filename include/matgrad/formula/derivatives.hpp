// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/differentiate.hpp>
#include <matgrad/read.hpp>

// Derivatives are formulas too: they can be printed, evaluated, compared and differentiated again.
namespace matgrad {

/// What all derivatives share: they are worked out in a canonical graph, once, and read from there.
template<class Node>
struct derivation;

/// The derivative that a node stands for, worked out and simplified.
template<class Node>
constexpr auto const& derived() {
  constexpr auto const& result = factored<derivation<Node>, 4 * nodes_in<Node> + 16>();
  static_assert(
      *result.missing == 0,
      "grad, differential: an operation of this formula has no differential rule, or its linear rule no adjoint");
  return result;
}

/// grad(f, X).
struct gradient_room {
  static constexpr char const* name = "grad";
  static constexpr bool is_derivative = true;
  static constexpr shape size(shape, shape X) { return X; }
};

/// differential(F, X, U).
struct differential_room {
  static constexpr char const* name = "differential";
  static constexpr bool is_derivative = true;
  static constexpr shape size(shape F, shape, shape) { return F; }
};

template<class F, class X>
struct derivation<call<gradient_room, 0, 0, F, X>> {
  template<class Packed>
  static constexpr void run(Packed& result) {
    graph in(true);
    auto const& from = simplest<F>();
    auto f = in[unpack(from, in, 0)[from.root()]];
    int literals = from.literals;
    missing_rule missing;
    growing<int> roots;
    roots.push_back(gradient(f, read<X>(in, literals), missing).id);
    pack(in, roots.begin(), 1, result);
    result.literals = literals;
    result.missing = missing.operation;
  }
};

template<class F, class X, class U>
struct derivation<call<differential_room, 0, 0, F, X, U>> {
  template<class Packed>
  static constexpr void run(Packed& result) {
    graph in(true);
    auto const& from = simplest<F>();
    auto f = in[unpack(from, in, 0)[from.root()]];
    int literals = from.literals;
    auto const& direction = simplest<U>();
    auto dX = in[unpack(direction, in, literals)[direction.root()]];
    literals += direction.literals;
    missing_rule missing;
    growing<int> roots;
    roots.push_back(differential(f, read<X>(in, literals), dX, missing).id);
    pack(in, roots.begin(), 1, result);
    result.literals = literals;
    result.missing = missing.operation;
  }
};

template<class Node>
constexpr term read_derivative(graph& in, int& literals) {
  auto const& from = derived<Node>();
  auto root = unpack(from, in, literals)[from.root()];
  literals += from.literals;
  return in[root];
}

template<class F, class X>
struct reader<call<gradient_room, 0, 0, F, X>> {
  static constexpr term read(graph& in, int& literals) {
    return read_derivative<call<gradient_room, 0, 0, F, X>>(in, literals);
  }
};
template<class F, class X, class U>
struct reader<call<differential_room, 0, 0, F, X, U>> {
  static constexpr term read(graph& in, int& literals) {
    return read_derivative<call<differential_room, 0, 0, F, X, U>>(in, literals);
  }
};

template<class F, class X>
constexpr bool refuse_gradient() {
  if constexpr (!is_symbol<X>)
    static_assert(shapes_fit<typename operand_of<F>::type, typename operand_of<X>::type>,
                  "grad(f, X): X must be a symbol, such as matrix<\"X\", 3, 3>; name the part of the formula to "
                  "differentiate by");
  else if constexpr (!size_of<F>.is_scalar())
    static_assert(shapes_fit<typename operand_of<F>::type, typename operand_of<X>::type>,
                  "grad(f, X): f must be a scalar (1x1); use jacobian(f, x) for a vector, or differential(F, X, U)");
  return is_symbol<X> && size_of<F>.is_scalar();
}

/// The gradient of a scalar f with respect to the symbol X, in X's shape: df = tr(GᵀdX). For structured symbols the
/// projection on the structure: symmetric (G+Gᵀ)/2, diagonal G∘I, lower triangular tril(G), skew (G−Gᵀ)/2, orthogonal
/// the Riemannian gradient G − Q sym(QᵀG). Refuses an f that is no scalar, and an X that is no symbol.
template<formula F, formula X>
constexpr auto grad(F const& f, X const& x) {
  if constexpr (refuse_gradient<F, X>())
    return make_node<call<gradient_room, 0, 0, F, X>>(terminal<callee<gradient_room>>{}, f, x);
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
  if constexpr (refuse_differential<F, X, U>())
    return make_node<call<differential_room, 0, 0, F, X, U>>(terminal<callee<differential_room>>{}, f, x, u);
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

/// The Hessian of a scalar f times V: the differential of the gradient along V, in X's shape.
template<formula F, formula X, formula V>
constexpr auto hvp(F const& f, X const& x, V const& v) {
  return differential(grad(f, x), x, v);
}

}  // namespace matgrad
