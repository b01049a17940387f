// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/formula/apply.hpp>

// The operators of formulas: by value, so that a formula never refers to what has gone, and refusing what does not fit.
namespace matgrad {

template<expr_kind Kind, class L, class R>
constexpr auto binary(L const& l, R const& r) {
  return make_node<expression<Kind, boost::hana::tuple<L, R>>>(l, r);
}

template<class T>
constexpr auto as_literal(T value) {
  return terminal<literal<T>>{boost::hana::tuple<literal<T>>{literal<T>{value}}};
}

template<class A, class B>
constexpr void refuse_sum() {
  if constexpr (A::size.is_scalar() || B::size.is_scalar())
    static_assert(
        shapes_fit<typename A::type, typename B::type>,
        "A + B: a scalar and a matrix cannot be added, there is no broadcasting; write A + b * ones<m, n>, or "
        "A + b * identity<n> for the diagonal");
  else
    static_assert(shapes_fit<typename A::type, typename B::type>,
                  "A + B: both must have the same shape; did you mean a transpose?");
}

template<class A, class B>
constexpr void refuse_product() {
  if constexpr (A::size.rows == B::size.rows)
    static_assert(shapes_fit<typename A::type, typename B::type>,
                  "A * B: the columns of A must equal the rows of B; did you mean transpose(A) * B?");
  else if constexpr (A::size.cols == B::size.cols)
    static_assert(shapes_fit<typename A::type, typename B::type>,
                  "A * B: the columns of A must equal the rows of B; did you mean A * transpose(B)?");
  else
    static_assert(shapes_fit<typename A::type, typename B::type>, "A * B: the columns of A must equal the rows of B");
}

template<expr_kind Kind, class L, class R>
constexpr auto sum_or_refusal(L const& l, R const& r) {
  if constexpr (size_of<L> == size_of<R>) {
    return binary<Kind>(l, r);
  } else {
    refuse_sum<operand_of<L>, operand_of<R>>();
    return std::conditional_t<size_of<L>.is_scalar(), placeholder_of<R>, placeholder_of<L>>{};
  }
}

/// A + B and A − B, of one shape.
template<formula L, formula R>
constexpr auto operator+(L const& l, R const& r) {
  return sum_or_refusal<expr_kind::plus>(l, r);
}
template<formula L, formula R>
constexpr auto operator-(L const& l, R const& r) {
  return sum_or_refusal<expr_kind::minus>(l, r);
}

/// A B: m×n times n×p, or a scalar times anything.
template<formula L, formula R>
constexpr auto operator*(L const& l, R const& r) {
  constexpr auto A = size_of<L>, B = size_of<R>;
  if constexpr (A.cols == B.rows || A.is_scalar() || B.is_scalar()) {
    return binary<expr_kind::multiplies>(l, r);
  } else {
    refuse_product<operand_of<L>, operand_of<R>>();
    return terminal<constant_leaf<zero_room, A.rows, B.cols, 0, 0>>{};
  }
}

/// A / b, b a scalar.
template<formula L, formula R>
constexpr auto operator/(L const& l, R const& r) {
  if constexpr (size_of<R>.is_scalar()) {
    return binary<expr_kind::divides>(l, r);
  } else {
    static_assert(
        shapes_fit<typename operand_of<L>::type, typename operand_of<R>::type>,
        "A / B: only a scalar can divide; write solve(B, A) or A * inv(B), or hadamard_div(A, B) for the entries");
    return placeholder_of<L>{};
  }
}

template<formula F>
constexpr auto operator-(F const& f) {
  return make_node<expression<expr_kind::negate, boost::hana::tuple<F>>>(f);
}

// with plain numbers; what is asked first is what few types are
template<formula L, class R>
  requires plain_number<R>
constexpr auto operator+(L const& l, R r) { return l + as_literal(r); }
template<class L, formula R>
  requires plain_number<L>
constexpr auto operator+(L l, R const& r) { return as_literal(l) + r; }
template<formula L, class R>
  requires plain_number<R>
constexpr auto operator-(L const& l, R r) { return l - as_literal(r); }
template<class L, formula R>
  requires plain_number<L>
constexpr auto operator-(L l, R const& r) { return as_literal(l) - r; }
template<formula L, class R>
  requires plain_number<R>
constexpr auto operator*(L const& l, R r) { return l * as_literal(r); }
template<class L, formula R>
  requires plain_number<L>
constexpr auto operator*(L l, R const& r) { return as_literal(l) * r; }
template<formula L, class R>
  requires plain_number<R>
constexpr auto operator/(L const& l, R r) { return l / as_literal(r); }
template<class L, formula R>
  requires plain_number<L>
constexpr auto operator/(L l, R const& r) { return as_literal(l) / r; }

// with matrices of numbers, which have no name
template<class F, int m, int n>
constexpr auto refuse_numbers() {
  static_assert(
      shapes_fit<typename operand_of<F>::type>,
      "M * x: a matrix of numbers cannot stand in a formula; write a symbol, as in A * x, and give it its value "
      "when the formula is evaluated, as in (A = M, x = v)");
  return terminal<constant_leaf<zero_room, m, n, 0, 0>>{};
}
template<class T, int m, int n, formula R>
constexpr auto operator*(dense<T, m, n> const&, R const&) {
  return refuse_numbers<R, m, size_of<R>.cols>();
}
template<formula L, class T, int m, int n>
constexpr auto operator*(L const&, dense<T, m, n> const&) {
  return refuse_numbers<L, size_of<L>.rows, n>();
}
template<class T, int m, int n, formula R>
constexpr auto operator+(dense<T, m, n> const&, R const&) {
  return refuse_numbers<R, m, n>();
}
template<formula L, class T, int m, int n>
constexpr auto operator+(L const&, dense<T, m, n> const&) {
  return refuse_numbers<L, m, n>();
}
template<class T, int m, int n, formula R>
constexpr auto operator-(dense<T, m, n> const&, R const&) {
  return refuse_numbers<R, m, n>();
}
template<formula L, class T, int m, int n>
constexpr auto operator-(L const&, dense<T, m, n> const&) {
  return refuse_numbers<L, m, n>();
}

}  // namespace matgrad
