// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/outer_factors.hpp>

// Between vectors of three entries and skew matrices: skew(a) is the matrix of x ↦ a × x, axial(M) the vector of a matrix's
// skew part. Each is the other's adjoint.
namespace matgrad {

/// ε, 9×3: vec([a]ₓ) = ε a, Levi-Civita's symbol.
struct levi_civita_room : constant_matrix<levi_civita_room> {
  static constexpr char const* name = "levi_civita";
  static constexpr int entry(int row, int k, long long, long long) {
    int i = row % 3, j = row / 3;
    return (i - k) * (k - j) * (j - i) / 2;
  }

  static constexpr void write(writer& out, term) {
    out.put("ε", "\\varepsilon", "levi_civita");
    out.finish(writer::of_atom);
  }
};

constexpr term levi_civita_matrix(graph& in) { return in.leaf(operation_of<levi_civita_room>, {9, 3}, general); }

/// [a]ₓ: the skew matrix with [a]ₓ b = a × b.
struct skew_room {
  static constexpr char const* name = "skew";

  // shape: 3×1 gives 3×3
  static constexpr shape size(shape) { return {3, 3}; }
  static constexpr bool fits(shape a) { return a == shape{3, 1}; }
  template<class A>
  static constexpr void refuse() {
    static_assert(shapes_fit<A>, "skew(a): a must be a column of 3 entries; the skew part of a matrix is "
                                 "(X - transpose(X)) / 2");
  }
  static constexpr structure has(arguments) { return skew_structure; }

  // [axial(M)]ₓ = M − Mᵀ
  static constexpr term identity(term a) { return a.is<axial_room>() ? a[0] - transpose(a[0]) : nothing; }
  // [a]ₓ b = a × b
  static constexpr term joined(term left, term right) {
    if (left.is<skew_room>() && right.size().is_vector()) return cross(left[0], right);
    if (left.size().rows == 1 && right.is<skew_room>()) return transpose(cross(transpose(left), right[0]));
    return nothing;
  }

  // d[a]ₓ = [da]ₓ, and ⟨C, [a]ₓ⟩ = ⟨axial(C), a⟩
  static constexpr cited_rule rule{"d[a]ₓ = [da]ₓ", "\\mathrm{d}[a]_\\times = [\\mathrm{d}a]_\\times", ""};
  static constexpr term differential(term, term, term da) { return skew(da); }
  static constexpr term adjoint(term C, term) { return axial(C); }
  static constexpr term jacobian(term a) { return levi_civita_matrix(*a.in); }

  static constexpr void write(writer& out, term Y) {
    out.enclosed("[", "\\left[", "skew(", Y[0], "]ₓ", "\\right]_{\\times}", ")");
  }

  static constexpr bool in_lanes = true;
  template<class Out, class X>
  MATGRAD_INLINE static constexpr void value(Out& out, X const& a) {
    for (int i = 0; i < 3; ++i) out(i, i) = typename X::scalar(0);
    out(2, 1) = a(0, 0), out(1, 2) = -a(0, 0);
    out(0, 2) = a(1, 0), out(2, 0) = -a(1, 0);
    out(1, 0) = a(2, 0), out(0, 1) = -a(2, 0);
  }
  static constexpr operation_cost cost(shape, shape const*) { return {}; }
};

/// axial(M) = (M₂₁ − M₁₂, M₀₂ − M₂₀, M₁₀ − M₀₁): the axial vector of M − Mᵀ.
struct axial_room {
  static constexpr char const* name = "axial";

  // shape: 3×3 gives 3×1
  static constexpr shape size(shape) { return {3, 1}; }
  static constexpr bool fits(shape M) { return M == shape{3, 3}; }
  template<class M>
  static constexpr void refuse() {
    static_assert(shapes_fit<M>, "axial(M): M must be 3x3");
  }

  // axial([a]ₓ) = 2a, axial(S) = 0, axial(Mᵀ) = −axial(M), axial(b aᵀ) = a × b
  static constexpr term identity(term M) {
    if (M.is<skew_room>()) return rational(2) * M[0];
    if (M.has().has(symmetric_structure) || transpose(M) == M) return zero_matrix(*M.in, {3, 1});
    if (M.is<transposition>()) return -axial(M[0]);
    if (outer_factors ba(M); ba) return cross(transpose(ba.row), ba.column);
    if (auto Mt = transpose(M); is_transpose_first(M, Mt)) return -axial(Mt);
    return nothing;
  }

  // d axial(M) = axial(dM), and ⟨c, axial(M)⟩ = ⟨[c]ₓ, M⟩
  static constexpr cited_rule rule{"d axial(M) = axial(dM)",
                                   "\\mathrm{d}\\operatorname{axial}(M) = \\operatorname{axial}(\\mathrm{d}M)", ""};
  static constexpr term differential(term, term, term dM) { return axial(dM); }
  static constexpr term adjoint(term c, term) { return skew(c); }
  static constexpr term jacobian(term M) { return transpose(levi_civita_matrix(*M.in)); }

  static constexpr call_notation notation{"axial", "\\operatorname{axial}", "axial"};

  static constexpr bool in_lanes = true;
  template<class Out, class X>
  MATGRAD_INLINE static constexpr void value(Out& out, X const& m) {
    out(0, 0) = m(2, 1) - m(1, 2);
    out(1, 0) = m(0, 2) - m(2, 0);
    out(2, 0) = m(1, 0) - m(0, 1);
  }
  static constexpr operation_cost cost(shape, shape const*) { return {3, 0, 0}; }
};

constexpr term skew(term a) { return a.in->make(operation_of<skew_room>, a); }
constexpr term axial(term M) { return M.in->make(operation_of<axial_room>, M); }

/// ε, 9×3: vec(skew(a)) = levi_civita * a.
inline constexpr terminal<constant_leaf<levi_civita_room, 9, 3, 0, 0>> levi_civita{};

/// The skew 3×3 matrix of a column a of 3 entries: skew(a) * b is cross(a, b). Refuses others.
template<formula F>
constexpr auto skew(F const& a) {
  return apply<skew_room>(a);
}

/// (M₂₁ − M₁₂, M₀₂ − M₂₀, M₁₀ − M₀₁) of a 3×3 matrix M, indices from 0: the a with skew(a) = M − Mᵀ. So axial(skew(a)) is 2a.
/// Refuses other matrices.
template<formula F>
constexpr auto axial(F const& M) {
  return apply<axial_room>(M);
}

}  // namespace matgrad
