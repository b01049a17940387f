// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/transposition.hpp>

// What is known of cI + sAB, where A is m×r and B r×m with r < m: the r×r matrix cI + sBA tells the same.
namespace matgrad {

/// cI + sAB, taken apart where the product is narrowest; if X has another form, r is 0. A symmetric X is left alone where
/// the smaller matrix would not be symmetric.
struct low_rank_update {
  term c = nothing;
  term s = nothing;
  term A = nothing;
  term B = nothing;
  int m = 0;
  int r = 0;

  constexpr explicit low_rank_update(term X) : m(X.size().rows) {
    if (!X.is<addition>() || X.count() != 2) return;
    for (int k = 0; k < 2 && r == 0; ++k)
      if (multiple_of_identity(X[k])) cut(X[1 - k]);
    if (r > 0 && is_symmetric(X) && !is_symmetric(swapped())) r = 0;
  }

  constexpr explicit operator bool() const { return r > 0; }

  /// cI + sBA, r×r.
  constexpr term swapped() const { return c * identity_matrix(*c.in, r) + s * (B * A); }

private:
  constexpr bool multiple_of_identity(term X) {
    if (X.is<identity_room>()) c = number(*X.in, 1);
    else if (X.is<product>() && X[X.count() - 1].is<identity_room>()) c = scalar_factor(X);
    else return false;
    return true;
  }

  constexpr void cut(term X) {
    if (!X.is<product>()) return;
    int narrowest = -1;
    for (int k = 0; k + 1 < X.count(); ++k) {
      if (X[k].size().is_scalar() || X[k].size().cols >= m) continue;
      if (narrowest < 0 || X[k].size().cols < X[narrowest].size().cols) narrowest = k;
    }
    if (narrowest < 0) return;
    r = X[narrowest].size().cols;
    s = scalar_factor(X);
    growing<int> left, right;
    for (int k = 0; k < X.count(); ++k)
      if (!X[k].size().is_scalar()) (k <= narrowest ? left : right).push_back(X[k].id);
    A = X.in->make(operation_of<product>, left);
    B = X.in->make(operation_of<product>, right);
  }
};

/// (cI + sAB)⁻¹A = A(cI + sBA)⁻¹, and B(cI + sAB)⁻¹ = (cI + sBA)⁻¹B: the smaller system is solved.
///                                                              Henderson & Searle, SIAM Review 23 (1981)
constexpr term pushed_through(term left, term right) {
  if (left.size().is_square() && right.size().is_square()) return nothing;
  auto is_transposed_inverse = [](term X) { return X.is<transposition>() && X[0].is<inverse>(); };
  if (is_transposed_inverse(left) != is_transposed_inverse(right)) {
    auto right_t = transpose(right), left_t = transpose(left);
    if (is_transposed_inverse(right_t) || is_transposed_inverse(left_t)) return nothing;
    auto other = pushed_through(right_t, left_t);
    return other ? transpose(other) : nothing;
  }
  if (left.is<inverse>() && right.size().cols < right.size().rows)
    if (low_rank_update update(left[0]); update && update.A == right) return right * inv(update.swapped());
  if (right.is<inverse>() && left.size().rows < left.size().cols)
    if (low_rank_update update(right[0]); update && update.B == left) return inv(update.swapped()) * left;
  return nothing;
}

}  // namespace matgrad
