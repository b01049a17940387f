// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/transposition.hpp>

namespace matgrad {

/// A ∘ B: the product entry by entry.
struct hadamard_product {
  static constexpr char const* name = "hadamard";

  // shape: that of both
  static constexpr shape size(shape A, shape) { return A; }
  static constexpr bool fits(shape A, shape B) { return A == B; }
  template<class A, class B>
  static constexpr void refuse() {
    static_assert(shapes_fit<A, B>, "hadamard(A, B): both must have the same shape");
  }

  // structure: zeros of either stay; two symmetric or two skew make a symmetric matrix, one of each a skew one; the product of
  // positive (semi)definite matrices is so                                          Schur (1911)
  static constexpr structure has(structure A, structure B) {
    auto zeros = (A | B) & (lower_structure | upper_structure);
    auto kept = A & B & positive_definite_structure;
    if (A.has(skew_structure) && B.has(skew_structure)) kept = symmetric_structure;
    else if ((A | B).has(skew_structure) && (A | B).has(symmetric_structure)) kept = skew_structure;
    return closed(zeros | kept);
  }

  // on scalars it is the product; else one list in canonical order: 1 ∘ A = A, xᵃ ∘ xᵇ = xᵃ⁺ᵇ, Aᵀ ∘ Bᵀ = (A ∘ B)ᵀ
  static constexpr term identity(term A, term B) {
    if (A.size().is_scalar()) return A * B;
    // A ∘ Eᵢⱼ = A(i, j) Eᵢⱼ
    if (A.is<single_entry_room>()) return entry(B, A.a(), A.b()) * A;
    if (B.is<single_entry_room>()) return entry(A, B.a(), B.b()) * B;
    factor_list factors(A, B);
    if (factors.count_transposed() > 1 + factors.count_plain()) return transpose(factors.transposed().product());
    return factors.product();
  }
  // (A ∘ I) 1 = diag(A)
  static constexpr term joined(term left, term right) {
    if (!left.is<hadamard_product>() || !right.is<ones_room>() || !right.size().is_vector()) return nothing;
    if (left[0].is<identity_room>()) return diagonal_of(left[1]);
    return left[1].is<identity_room>() ? diagonal_of(left[0]) : nothing;
  }
  // (A ∘ Bᵀ)ᵀ = Aᵀ ∘ B, but (A ∘ B)ᵀ stays
  static constexpr term transposed(term A, term B) {
    factor_list factors(A, B);
    return factors.count_plain() > 1 + factors.count_transposed() ? nothing : factors.transposed().product();
  }

  static constexpr cited_rule rule{"d(A ∘ B) = dA ∘ B + A ∘ dB",
                                   "\\mathrm{d}(A \\circ B) = \\mathrm{d}A \\circ B + A \\circ \\mathrm{d}B",
                                   "Matrix Cookbook (38)"};
  static constexpr term differential(term, term A, term B, term dA, term dB) {
    return hadamard(dA, B) + hadamard(A, dB);
  }
  static constexpr term adjoint(term C, arguments X, int k) { return hadamard(C, X[1 - k]); }
  static constexpr term jacobian(arguments X, int k) { return diagonal_matrix(vec(X[1 - k])); }

  // A ∘ B ∘ C, and u ∘ v⁻¹ as u ⊘ v
  static constexpr void write(writer& out, term Y) {
    if (out.is_cpp()) return out.infix(Y[0], "", "", "hadamard", Y[1]);
    auto is_divisor = Y[1].is<power>() && Y[1].a() < 0;
    write_factor(out, Y[0]);
    if (is_divisor) out.put(" ⊘ ", " \\oslash ", "");
    else out.put(" ∘ ", " \\circ ", "");
    if (is_divisor) write_factor(out, pow(Y[1][0], -exponent_of(Y[1])));
    else write_factor(out, Y[1]);
    out.finish(writer::of_product);
  }

  static constexpr bool in_lanes = true;
  template<class Out, class A, class B>
  MATGRAD_INLINE static constexpr void value(Out& out, A const& a, B const& b) {
    kernels::fill(out, kernels::multiplied, a, b);
  }

private:
  static constexpr term base_of(term x) { return x.is<power>() ? x[0] : x; }
  static constexpr rational exponent_of(term x) { return x.is<power>() ? rational(x.a(), x.b()) : rational(1); }

  static constexpr void write_factor(writer& out, term X) {
    if (X.is<hadamard_product>()) write(out, X);
    else out.operand(X, writer::of_power);
  }

  /// The factors of a product, none a product itself, with the powers of one base as one.
  struct factor_list {
    graph& in;
    shape size;
    growing<int> factors;

    constexpr factor_list(graph& g, shape X) : in(g), size(X) {}
    constexpr factor_list(term A, term B) : factor_list(*A.in, A.size()) {
      add(A);
      add(B);
    }

    constexpr void add(term X) {
      if (X.is<hadamard_product>()) {
        add(X[0]);
        return add(X[1]);
      }
      if (X.is<ones_room>()) return;
      for (int& id : factors) {
        // of matrices only where a power is there already
        if (!X.size().is_vector() && !X.is<power>() && !in[id].is<power>()) continue;
        if (base_of(in[id]) != base_of(X)) continue;
        id = pow(base_of(X), exponent_of(in[id]) + exponent_of(X)).id;
        return;
      }
      factors.push_back(X.id);
    }

    constexpr int count_transposed() const {
      int count = 0;
      for (int id : factors) count += in[id].is<transposition>();
      return count;
    }
    constexpr int count_plain() const {
      int count = 0;
      for (int id : factors) count += transpose(in[id]).is<transposition>();
      return count;
    }
    constexpr factor_list transposed() const {
      factor_list result(in, matgrad::transposed(size));
      for (int id : factors) result.add(transpose(in[id]));
      return result;
    }

    /// ((A ∘ B) ∘ C) ∘ …
    constexpr term product() {
      growing<int> ordered;
      for (int id : factors)
        if (!in[id].is<ones_room>()) ordered.push_back(id);
      sort_canonically(in, ordered);
      if (ordered.empty()) return ones_matrix(in, size);
      auto result = in[ordered[0]];
      for (int k = 1; k < ordered.size(); ++k) {
        growing<int> both;
        both.push_back(result.id);
        both.push_back(ordered[k]);
        result = in.intern(operation_of<hadamard_product>, both);
      }
      return result;
    }
  };
};

constexpr term hadamard(term A, term B) {
  if (is_zero(A)) return A;
  if (is_zero(B)) return B;
  return A.in->make(operation_of<hadamard_product>, A, B);
}

/// The product entry by entry of two matrices of one shape.
template<formula F, formula G>
constexpr auto hadamard(F const& A, G const& B) {
  return apply<hadamard_product>(A, B);
}

}  // namespace matgrad
