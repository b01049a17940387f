// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/dot.hpp>

// Between matrices and columns: vec(X) writes the columns of a matrix one below the other, unvec is its inverse. The
// numbers stay where they are; each is the other's adjoint.
namespace matgrad {

/// vec(X): the columns of X, one below the other.
struct vec_room {
  static constexpr char const* name = "vec";

  // shape: m×n gives mn×1
  static constexpr shape size(shape X) { return {X.size(), 1}; }

  // vec(x) = x, vec(xᵀ) = x, vec(unvec(x)) = x, vec(1) = 1, vec(Eᵢⱼ) = eᵢ₊ₘⱼ
  static constexpr term identity(term X) {
    if (X.size().is_vector()) return X;
    if (X.size().rows == 1) return transpose(X);
    if (X.is<unvec_room>()) return X[0];
    if (X.is<ones_room>()) return ones_matrix(*X.in, size(X.size()));
    if (X.is<single_entry_room>()) return entry_matrix(*X.in, size(X.size()), X.a() + X.size().rows * X.b(), 0);
    return nothing;
  }
  // vec(A)ᵀ vec(B) = tr(AᵀB)
  static constexpr term joined(term left, term right) {
    bool are_vecs = left.is<transposition>() && left[0].is<vec_room>() && right.is<vec_room>();
    return are_vecs && left[0][0].size() == right[0].size() ? dot(left[0][0], right[0]) : nothing;
  }

  // d vec(X) = vec(dX), and ⟨c, vec(X)⟩ = ⟨unvec(c), X⟩
  static constexpr cited_rule rule{"d vec(X) = vec(dX)",
                                   "\\mathrm{d}\\operatorname{vec}(X) = \\operatorname{vec}(\\mathrm{d}X)",
                                   "Magnus & Neudecker (2019)"};
  static constexpr term differential(term, term, term dX) { return vec(dX); }
  static constexpr term adjoint(term c, term X) { return unvec(c, X.size()); }
  static constexpr term jacobian(term X) { return identity_matrix(*X.in, X.size().size()); }

  static constexpr call_notation notation{"vec", "\\operatorname{vec}", "vec"};

  static constexpr bool in_lanes = true;
  template<class Out, class X>
  static constexpr void value(Out& out, X const& x) {
    each_entry(x, [&](int i, int j) MATGRAD_INLINE { out(i + x.rows() * j, 0) = x(i, j); });
  }
  static constexpr operation_cost cost(shape, shape const*) { return {}; }
};

/// unvec<m, n>(x): the m×n matrix X with vec(X) = x.
struct unvec_room {
  static constexpr char const* name = "unvec";

  // shape: its own numbers m and n
  static constexpr shape size(arguments x) { return {static_cast<int>(x.a), static_cast<int>(x.b)}; }

  // unvec(vec(X)) = X, where the shapes agree; unvec to a column is x, to a row xᵀ
  static constexpr term identity(arguments x) {
    auto X = size(x);
    if (X == x[0].size()) return x[0];
    if (X.rows == 1) return transpose(x[0]);
    if (x[0].is<vec_room>() && x[0][0].size() == X) return x[0][0];
    if (x[0].is<ones_room>()) return ones_matrix(*x.in, X);
    if (x[0].is<single_entry_room>()) return entry_matrix(*x.in, X, x[0].a() % X.rows, x[0].a() / X.rows);
    return nothing;
  }

  // d unvec(x) = unvec(dx), and ⟨C, unvec(x)⟩ = ⟨vec(C), x⟩
  static constexpr cited_rule rule{"d unvec(x) = unvec(dx)",
                                   "\\mathrm{d}\\operatorname{unvec}(x) = \\operatorname{unvec}(\\mathrm{d}x)", ""};
  static constexpr term differential(term X, arguments, arguments dx) { return unvec(dx[0], X.size()); }
  static constexpr term adjoint(term C, arguments, int) { return vec(C); }
  static constexpr term jacobian(term x) { return identity_matrix(*x.in, x.size().rows); }

  static constexpr void write(writer& out, term X) {
    out.put("unvec", "\\operatorname{unvec}_{", "unvec<");
    auto number = [&](long long n) { out.is_text() ? out.put_digits(n, writer::subscripts) : out.put_integer(n); };
    number(X.a()), out.put("ₓ", "\\times ", ", "), number(X.b());
    out.put("(", "}\\left(", ">("), out.write(X[0]), out.put(")", "\\right)", ")");
    out.finish(writer::of_atom, true);
  }

  static constexpr bool in_lanes = true;
  template<class Out, class X>
  static constexpr void value(Out& out, X const& x, long long, long long) {
    each_entry(out, [&](int i, int j) MATGRAD_INLINE { out(i, j) = x(i + out.rows() * j, 0); });
  }
  static constexpr operation_cost cost(shape, shape const*) { return {}; }
};

template<long long m, long long n, class X>
struct shape_of<call<unvec_room, m, n, X>> {
  static constexpr shape value{m, n};
};

constexpr term vec(term X) { return X.in->make(operation_of<vec_room>, X); }
constexpr term unvec(term x, shape X) { return x.in->make(operation_of<unvec_room>, x, X.rows, X.cols); }

/// The columns of an m×n matrix X one below the other: a column of mn entries.
template<formula F>
constexpr auto vec(F const& X) {
  return apply<vec_room>(X);
}

/// The m×n matrix X with vec(X) = x. Refuses an x that is not a column of mn entries.
template<int m, int n, formula F>
constexpr auto unvec(F const& x) {
  if constexpr (size_of<F> == shape{m * n, 1}) return apply<unvec_room, m, n>(x);
  else {
    static_assert(shapes_fit<typename operand_of<F>::type>, "unvec<m, n>(x): x must be a column of m n entries");
    return terminal<constant_leaf<zero_room, m, n, 0, 0>>{};
  }
}

}  // namespace matgrad
