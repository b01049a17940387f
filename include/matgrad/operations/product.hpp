// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/formula/operators.hpp>
#include <matgrad/operations/by_entries.hpp>
#include <matgrad/operations/leaves.hpp>

namespace matgrad {

/// A B …: the product of matrices; scalar factors may stand anywhere.
struct product : product_by_entries {
  static constexpr char const* name = "product";

  // shape: (m×n)(n×p) is m×p, and a scalar leaves the shape alone
  static constexpr shape size(shape A, shape B) {
    if (A.is_scalar()) return B;
    if (B.is_scalar()) return A;
    return {A.rows, B.cols};
  }
  static constexpr shape size(arguments X) {
    auto result = X[0].size();
    for (int k = 1; k < X.count; ++k) result = size(result, X[k].size());
    return result;
  }

  // structure: triangular, diagonal, orthogonal matrices and permutations are closed under products; AᵀSA is symmetric, AᵀWA
  // skew, AᵀPA and AᵀA positive semidefinite, and definite if A is invertible; X(XᵀX)⁻¹Xᵀ and QPQᵀ are projectors
  static constexpr structure has(arguments X) {
    auto of_scalars = positive_definite_structure;
    auto of_matrices = closed_under_products;
    bool negative = false, unscaled = true;
    int first = -1, last = -1;
    for (int k = 0; k < X.count; ++k) {
      if (X[k].size().is_scalar()) {
        auto minus = X[k].is<exact_number>() && X[k].a() < 0;
        negative = negative != minus;
        if (!minus) of_scalars = of_scalars & X[k].has();
        unscaled = unscaled && minus && is_number(X[k], -1);
        continue;
      }
      if (first < 0) first = k;
      last = k;
      of_matrices = of_matrices & X[k].has();
    }
    if (first < 0) return negative ? general : of_scalars;
    if (is_projection_on_vector(X)) return projector_structure;
    auto one = first == last ? X[first].has() : of_chain(X, first, last, of_matrices, negative);
    auto kept = one & (linear_structures | (unscaled ? orthogonal_structure : general));
    if (!negative && unscaled) kept = kept | one;
    if (!negative) kept = kept | (one & of_scalars & positive_definite_structure);
    return closed(kept);
  }

  // A (B C) = (A B) C is one list; numbers stand in front as one
  static constexpr term form(arguments X);

  // scalars in front, X X⁻¹ = I, xᵀy is a scalar: see simplify.hpp
  static constexpr term identity(arguments X);

  // (A B)ᵀ = Bᵀ Aᵀ
  static constexpr term transposed(arguments X) {
    growing<int> factors;
    for (int k = X.count - 1; k >= 0; --k) factors.push_back(transpose(X[k]).id);
    return X.in->make(operation_of<product>, factors);
  }

  static constexpr cited_rule rule{"d(A B) = dA B + A dB", "\\mathrm{d}(AB) = \\mathrm{d}A\\,B + A\\,\\mathrm{d}B",
                                   "Matrix Cookbook (37)"};
  static constexpr term differential(term Y, arguments X, arguments dX) {
    auto dY = zero_matrix(*Y.in, Y.size());
    for (int k = 0; k < X.count; ++k) {
      if (is_zero(dX[k])) continue;
      growing<int> factors;
      for (int l = 0; l < X.count; ++l) factors.push_back((l == k ? dX[k] : X[l]).id);
      dY = dY + Y.in->make(operation_of<product>, factors);
    }
    return dY;
  }

  // ⟨C, s A X B⟩ = ⟨s Aᵀ C Bᵀ, X⟩, and ⟨C, s A⟩ = ⟨C, A⟩ s
  static constexpr term adjoint(term C, arguments X, int k) {
    auto& in = *C.in;
    growing<int> factors, matrices;
    for (int l = 0; l < X.count; ++l)
      if (l != k) (X[l].size().is_scalar() ? factors : matrices).push_back(X[l].id);
    if (X[k].size().is_scalar()) {
      factors.push_back((matrices.empty() ? C : dot(C, in.make(operation_of<product>, matrices))).id);
    } else {
      int place = 0;  // of X among the matrices
      for (int l = 0; l < k; ++l) place += !X[l].size().is_scalar();
      for (int l = place - 1; l >= 0; --l) factors.push_back(transpose(in[matrices[l]]).id);
      factors.push_back(C.id);
      for (int l = matrices.size() - 1; l >= place; --l) factors.push_back(transpose(in[matrices[l]]).id);
    }
    return in.make(operation_of<product>, factors);
  }
  // (A + B) C is not multiplied out
  static constexpr bool keeps_sums = true;

  // vec(s A X B) = s (Bᵀ ⊗ A) vec X, and vec(s A) = vec(A) s                        Magnus & Neudecker, ch. 2.4
  static constexpr term jacobian(arguments X, int k) {
    auto& in = *X.in;
    auto s = number(in, 1), A = identity_matrix(in, X[k].size().rows), B = identity_matrix(in, X[k].size().cols);
    for (int l = 0; l < X.count; ++l) {
      if (l == k) continue;
      auto& side = X[l].size().is_scalar() || X[k].size().is_scalar() ? s : l < k ? A : B;
      side = side * X[l];
    }
    return X[k].size().is_scalar() ? vec(s) : s * kron(transpose(B), A);
  }

  static constexpr void write(writer& out, term Y) { out.factors(Y); }

  static constexpr bool in_lanes = true;
  template<class Out, class A, class B>
  MATGRAD_INLINE static constexpr void value(Out& out, A const& a, B const& b) {
    if constexpr (A::rows() * A::cols() == 1)
      kernels::fill(
          out, [&](auto const& x) MATGRAD_INLINE { return a(0, 0) * x; }, b);
    else kernels::multiply(out, a, b);
  }
  static constexpr operation_cost cost(shape out, shape const* X) {
    return {X[0].is_scalar() ? out.size() : out.size() * (2 * X[0].cols - 1), 0, 0};
  }

  static constexpr bool exact(field_matrix out, field_matrix const* X, long long, long long, int count);

private:
  static constexpr structure closed_under_products = lower_structure | upper_structure | permutation_structure;

  /// The structure of a product of several matrices, from what all of them have and from its symmetry.
  static constexpr structure of_chain(arguments X, int first, int last, structure of_all, bool& negative) {
    auto result = closed(of_all);
    if (result.has(diagonal_structure)) {
      auto common = positive_definite_structure;
      for (int k = first; k <= last; ++k) common = X[k].size().is_scalar() ? common : common & X[k].has();
      result = result | common;
    }
    bool invertible = true, orthogonal = true;
    int left = first, right = last;
    for (; left < right; ++left, --right) {
      if (X[left].has().has(skew_structure) && X[left] == X[right]) negative = !negative;
      else if (!are_transposes(X[left], X[right])) return result;
      invertible = invertible && is_invertible(X[left]);
      orthogonal = orthogonal && X[left].has().has(orthogonal_structure);
    }
    auto middle = left == right ? X[left].has() : positive_definite_structure;
    result = result | (middle & (symmetric_structure | skew_structure | positive_semidefinite_structure));
    if (invertible) result = result | (middle & positive_definite_structure);
    if (orthogonal && left == right) result = result | (middle & projector_structure);
    if (is_projection(X, first, left, last)) result = result | projector_structure;
    return result;
  }

  /// Is B = Aᵀ, as far as the form shows it?
  static constexpr bool are_transposes(term A, term B) {
    if (A.is<transposition>()) return A[0] == B;
    if (B.is<transposition>()) return B[0] == A;
    if (A == B && A.has().has(symmetric_structure)) return true;
    return A.in->canonical && A.count() > 0 && A.op().room == B.op().room && transpose(A) == B;
  }

  /// Is A invertible wherever it is defined?
  static constexpr bool is_invertible(term A) {
    auto known = A.has();
    return known.has(orthogonal_structure) || known.has(positive_definite_structure) || A.is<inverse>()
        || (A.is<transposition>() && A[0].is<inverse>());
  }

  /// X (XᵀX)⁻¹ Xᵀ, where X may be a product
  static constexpr bool is_projection(arguments X, int first, int middle, int last) {
    if (!X[middle].is<inverse>() || !X[middle][0].is<product>()) return false;
    auto gram = X[middle][0];
    int half = middle - first;
    if (last - middle != half || gram.count() != 2 * half) return false;
    for (int k = 0; k < half; ++k)
      if (gram[k] != X[middle + 1 + k] || gram[half + k] != X[first + k]) return false;
    return true;
  }
  /// x xᵀ/(xᵀx)
  static constexpr bool is_projection_on_vector(arguments X) {
    if (X.count != 3 || !X[0].is<power>() || X[0].a() != -1 || X[0].b() != 1) return false;
    auto square = X[0][0];
    return square.is<product>() && square.count() == 2 && square[0] == X[2] && square[1] == X[1];
  }
};

/// A product that is a scalar although none of its factors is: xᵀAy. It enters other products as one scalar.
constexpr bool is_inner_product(term X) {
  return X.is<product>() && X.size().is_scalar() && !X[X.count() - 1].size().is_scalar();
}

constexpr term operator*(term A, term B) {
  if (is_zero(A) || is_zero(B)) return zero_matrix(*A.in, product::size(A.size(), B.size()));
  if (is_number(A, 1)) return B;
  if (is_number(B, 1)) return A;
  return A.in->make(operation_of<product>, A, B);
}
constexpr term operator*(rational c, term A) { return number(*A.in, c) * A; }
constexpr term operator-(term A) { return number(*A.in, -1) * A; }
constexpr term operator/(term A, term b) { return A * pow(b, rational(-1)); }

/// The scalar in front of a matrix product; one if there is none.
constexpr term scalar_factor(term X) {
  auto scalar = number(*X.in, 1);
  for (int k = 0; k < X.count(); ++k)
    if (X[k].size().is_scalar()) scalar = scalar * X[k];
  return scalar;
}

constexpr term ones_room::joined(term left, term right) {
  bool const is_left = left.is<ones_room>() && left.size().rows == 1;
  if (!is_left && !(right.is<ones_room>() && right.size().is_vector())) return nothing;
  auto const other = is_left ? right : left;
  auto is_multiple = [](term X) { return X.is<ones_room>() || (X.is<product>() && X[X.count() - 1].is<ones_room>()); };
  if (is_left && right.is<ones_room>()) return right.size().is_vector() ? number(*left.in, right.size().rows) : nothing;
  if (!other.is<addition>()) return nothing;
  bool some = false;
  for (int k = 0; k < other.count(); ++k) some = some || is_multiple(other[k]);
  if (!some) return nothing;
  auto sum = is_left ? left * other[0] : other[0] * right;
  for (int k = 1; k < other.count(); ++k) sum = sum + (is_left ? left * other[k] : other[k] * right);
  return sum;
}

constexpr term product::form(arguments X) {
  rational coefficient = 1;
  growing<int> factors;
  auto add = [&](term factor) {
    if (factor.is<exact_number>()) coefficient = coefficient * rational(factor.a(), factor.b());
    else factors.push_back(factor.id);
  };
  for (int k = 0; k < X.count; ++k) {
    auto inner = X[k].is<product>() && X[k].size().is_scalar() && is_inner_product(X[k]) && X.count > 1;
    if (!X[k].is<product>() || inner) add(X[k]);
    else
      for (int l = 0; l < X[k].count(); ++l) add(X[k][l]);
  }
  if (factors.size() == 0) return number(*X.in, coefficient);
  if (coefficient == rational(1) && factors.size() == 1) return (*X.in)[factors[0]];
  if (coefficient != rational(1)) {
    factors.push_back(0);
    for (int k = factors.size() - 1; k > 0; --k) factors[k] = factors[k - 1];
    factors[0] = number(*X.in, coefficient).id;
  }
  if (X.in->canonical) return nothing;
  return X.in->intern(operation_of<product>, factors);
}

constexpr bool product::exact(field_matrix out, field_matrix const* X, long long, long long, int count) {
  // from the left, with the scalars gathered first; the partial product alternates between two buffers
  field scale(1);
  int rows = 0, cols = 0;
  growing<field> left, next;
  for (int k = 0; k < count; ++k) {
    auto const& factor = X[k];
    if (factor.rows() * factor.cols() == 1) {
      scale = scale * factor.data[0];
      continue;
    }
    if (cols == 0) {
      left.resize(factor.rows() * factor.cols());
      for (int i = 0; i < left.size(); ++i) left[i] = factor.data[i];
      rows = factor.rows();
    } else {
      next.resize(rows * factor.cols());
      field_matrix target{next.begin(), rows, factor.cols()};
      kernels::multiply(target, field_matrix{left.begin(), rows, cols}, factor);
      left.resize(next.size());
      for (int i = 0; i < next.size(); ++i) left[i] = next[i];
    }
    cols = factor.cols();
  }
  if (cols == 0) {
    out.data[0] = scale;
    return true;
  }
  for (int i = 0; i < left.size(); ++i) out.data[i] = scale * left[i];
  return true;
}

}  // namespace matgrad
