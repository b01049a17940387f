// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/skew.hpp>

namespace matgrad {

/// a × b: the cross product of two vectors of three entries.
struct cross_product {
  static constexpr char const* name = "cross";

  // shape: two of three entries give a third
  static constexpr shape size(shape, shape) { return {3, 1}; }
  static constexpr bool fits(shape a, shape b) { return a == shape{3, 1} && b == shape{3, 1}; }
  template<class A, class B>
  static constexpr void refuse() {
    static_assert(shapes_fit<A, B>, "cross(a, b): both must be columns of 3 entries");
  }

  // a × a = 0, a × b = −b × a
  static constexpr term identity(term a, term b) {
    if (a == b) return zero_matrix(*a.in, a.size());
    if (compare(b, a) < 0) return -cross(b, a);
    return nothing;
  }
  // aᵀ(a × b) = 0, and aᵀ(b × c) = cᵀ(a × b): of the three the one that begins with what comes first
  static constexpr term joined(term left, term right) {
    if (left.size().rows != 1 || !right.size().is_vector()) return nothing;
    auto c = transpose(left);
    if (!right.is<cross_product>()) return c.is<cross_product>() ? triple_product(right, c) : nothing;
    return triple_product(c, right);
  }

  // d(a × b) = da × b + a × db, and ⟨c, a × x⟩ = ⟨c × a, x⟩
  static constexpr cited_rule rule{"d(a × b) = da × b + a × db",
                                   "\\mathrm{d}(a \\times b) = \\mathrm{d}a \\times b + a \\times \\mathrm{d}b", ""};
  static constexpr term differential(term, term a, term b, term da, term db) { return cross(da, b) + cross(a, db); }
  static constexpr term adjoint(term c, arguments x, int k) { return k == 0 ? cross(x[1], c) : cross(c, x[0]); }
  // a × b = [a]ₓ b = −[b]ₓ a
  static constexpr term jacobian(arguments x, int k) { return k == 0 ? -skew(x[1]) : skew(x[0]); }

  static constexpr void write(writer& out, term Y) { out.infix(Y[0], " × ", " \\times ", "cross", Y[1]); }

  static constexpr bool in_lanes = true;
  template<class Out, class A, class B>
  MATGRAD_INLINE static constexpr void value(Out& out, A const& a, B const& b) {
    out(0, 0) = a(1, 0) * b(2, 0) - a(2, 0) * b(1, 0);
    out(1, 0) = a(2, 0) * b(0, 0) - a(0, 0) * b(2, 0);
    out(2, 0) = a(0, 0) * b(1, 0) - a(1, 0) * b(0, 0);
  }
  static constexpr operation_cost cost(shape, shape const*) { return {9, 0, 0}; }

private:
  static constexpr term triple_product(term c, term axb) {
    auto a = axb[0], b = axb[1];
    if (c == a || c == b) return number(*c.in, 0);
    if (compare(c, a) < 0) return nothing;
    return transpose(a) * cross(b, c);
  }
};

constexpr term cross(term a, term b) {
  if (is_zero(a)) return a;
  if (is_zero(b)) return b;
  return a.in->make(operation_of<cross_product>, a, b);
}

/// The cross product of two columns of 3 entries. Refuses others.
template<formula F, formula G>
constexpr auto cross(F const& a, G const& b) {
  return apply<cross_product>(a, b);
}

}  // namespace matgrad
