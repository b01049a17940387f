// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <type_traits>

#include <boost/yap/algorithm_fwd.hpp>

#include <matgrad/formula/fixed_text.hpp>
#include <matgrad/graph/shape.hpp>
#include <matgrad/kernels/unroll.hpp>

// What a user writes becomes a Boost.YAP expression: expression<kind, hana::tuple<operands...>>. A formula is stateless
// unless it holds plain numbers; the library reads it as a type.
namespace matgrad {

using boost::yap::expr_kind;

template<expr_kind Kind, class Elements>
struct expression;

template<class T>
inline constexpr bool is_formula = false;
template<expr_kind Kind, class Elements>
inline constexpr bool is_formula<expression<Kind, Elements>> = true;

template<class T>
concept formula = is_formula<T>;

/// A plain number in a formula: the value lives in the object.
template<class T>
struct literal {
  T value{};
};

template<class T>
concept plain_number = requires(T x) {
  static_cast<double>(x);
  x / x;
}
&&!formula<T> && !requires { T::is_exact_number; };

// ---- what a leaf is: each has a shape; only literals have state ----

template<fixed_text Name, int Rows, int Cols, unsigned Structure>
struct symbol_leaf {
  static_assert(Rows > 0 && Cols > 0, "matrix<\"X\", m, n>, vector<\"x\", n>: the sizes must be positive");
  static constexpr auto name = Name;
  static constexpr shape size{Rows, Cols};
  static constexpr unsigned structure = Structure;
};

/// A constant matrix or number: its room, its shape and the room's own numbers.
template<class Room, int Rows, int Cols, long long A, long long B>
struct constant_leaf {
  static constexpr shape size{Rows, Cols};
  static constexpr long long a = A, b = B;
};

/// The function in a call: an operation's room and its own numbers (an exponent, an index).
template<class Room, long long A = 0, long long B = 0>
struct callee {
  static constexpr shape size{};
};

template<class Leaf>
inline constexpr bool has_state = false;
template<class T>
inline constexpr bool has_state<literal<T>> = true;
template<expr_kind Kind, class... Operands>
inline constexpr bool has_state<expression<Kind, boost::hana::tuple<Operands...>>> = (has_state<Operands> || ...);

template<class F>
struct shape_of;

/// The shape of a formula.
template<class F>
inline constexpr shape size_of = shape_of<F>::value;

template<class F>
struct language;

template<class Elements, bool HasState>
struct expression_elements;

// a stateless node holds nothing; its static elements make it a YAP expression without costing an instantiation
template<class Elements>
struct expression_elements<Elements, false> {
  static constexpr Elements elements{};
  constexpr expression_elements() = default;
  constexpr explicit expression_elements(Elements const&) {}
};

template<class Elements>
struct expression_elements<Elements, true> {
  Elements elements;
  constexpr expression_elements() = default;
  constexpr explicit expression_elements(Elements const& given) : elements(given) {}
};

/// A formula. Its members are what can be asked of it in a user's words.
template<expr_kind Kind, class Elements>
struct expression : expression_elements<Elements, has_state<expression<Kind, Elements>>> {
  using base = expression_elements<Elements, has_state<expression>>;
  static constexpr expr_kind kind = Kind;

  constexpr expression() = default;
  // a template, so that copying a formula never asks whether it converts to its tuple
  template<class Given>
    requires std::is_same_v<Given, Elements>
  constexpr expression(Given const& given) : base(given) {}

  /// The transpose.
  constexpr auto T() const { return language<expression>::transposed(*this); }

  /// X = A: the number, matrix or vector that stands for the symbol X.
  template<class Value>
  MATGRAD_INLINE constexpr auto operator=(Value const& value) const {
    return language<expression>::bound(*this, value);
  }

  /// f(X = A, ...): the formula's value, a number or a matrix.  X(0_c, 1_c): the entry.
  template<class... Arguments>
  MATGRAD_INLINE constexpr auto operator()(Arguments const&... arguments) const {
    return language<expression>::called(*this, arguments...);
  }

  /// f.into(out, X = A, ...): writes the value into out, which may be one of the arguments or overlap with them.
  template<class Out, class... Bindings>
  MATGRAD_INLINE constexpr void into(Out&& out, Bindings const&... bindings) const {
    language<expression>::evaluated_into(*this, out, bindings...);
  }
};

template<class Leaf>
using terminal = expression<expr_kind::terminal, boost::hana::tuple<Leaf>>;

template<class Room, long long A, long long B, class... Operands>
using call = expression<expr_kind::call, boost::hana::tuple<terminal<callee<Room, A, B>>, Operands...>>;

/// A node from its operands, by value.
template<class Node, class... Operands>
constexpr Node make_node(Operands const&... operands) {
  if constexpr (has_state<Node>) return Node{decltype(Node::elements){operands...}};
  else return Node{};
}

}  // namespace matgrad
