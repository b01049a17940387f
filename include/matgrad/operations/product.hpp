// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/formula/operators.hpp>
#include <matgrad/operations/leaves.hpp>

namespace matgrad {

/// A B …: the product of matrices; scalar factors may stand anywhere.
struct product {
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

  // structure: triangular and orthogonal matrices are closed under products
  static constexpr structure has(arguments X) {
    auto const closed = lower_structure | upper_structure | orthogonal_structure;
    structure common = closed;
    int matrices = 0;
    bool scaled = false, all_diagonal = true;
    for (int k = 0; k < X.count; ++k) {
      if (X[k].size().is_scalar()) {
        scaled = scaled || !is_number(X[k], -1);
        continue;
      }
      ++matrices;
      common = common & X[k].has();
      all_diagonal = all_diagonal && X[k].has().has(diagonal_structure);
      if (matrices == 1 && X.count > 1 && k == X.count - 1) return scaled_structure(X, X[k].has());
    }
    if (scaled) common = {common.bits & ~orthogonal_structure.bits};
    return all_diagonal ? common | symmetric_structure : common;
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

  // d(A B) = dA B + A dB                                       Matrix Cookbook (37)
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

  static constexpr void write(writer& out, term Y) { out.factors(Y); }

  template<class Out, class A, class B>
  MATGRAD_INLINE static constexpr void value(Out& out, A const& a, B const& b) {
    if constexpr (A::rows() * A::cols() == 1)
      each_entry(b, [&](int i, int j) MATGRAD_INLINE { out(i, j) = a(0, 0) * b(i, j); });
    else kernels::multiply(out, a, b);
  }
  static constexpr operation_cost cost(shape out, shape const* X) {
    return {X[0].is_scalar() ? out.size() : out.size() * (2 * X[0].cols - 1), 0, 0};
  }

  static constexpr bool exact(field_matrix out, field_matrix const* X, long long, long long, int count);

private:
  static constexpr structure scaled_structure(arguments X, structure one) {
    bool positive = true, sign = true;
    for (int k = 0; k + 1 < X.count; ++k) {
      positive = positive && X[k].is<exact_number>() && X[k].a() > 0;
      sign = sign && is_number(X[k], -1);
    }
    if (!positive) one = {one.bits & ~(positive_definite_structure.bits & ~symmetric_structure.bits)};
    if (!sign) one = {one.bits & ~orthogonal_structure.bits};
    return one;
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
