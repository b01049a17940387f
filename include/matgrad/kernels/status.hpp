// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/cholesky.hpp>
#include <matgrad/kernels/closed_form.hpp>
#include <matgrad/kernels/lu.hpp>
#include <matgrad/kernels/views.hpp>

namespace matgrad {

/// What try_evaluate found.
enum class status { ok, singular, not_positive_definite, not_differentiable, not_finite, wrong_shape };

// Whether numbers are good enough to go on with. The thresholds are multiples of the rounding errors that the computation
// itself makes: no power of ten is small or large by itself, and scaling a row or a column changes nothing.
namespace kernels {

/// NaN, of types that have it; else zero.
template<class T>
constexpr T no_number() {
  if constexpr (std::numeric_limits<T>::has_quiet_NaN) {
    return std::numeric_limits<T>::quiet_NaN();
  } else if constexpr (half_precision<T>) {
    return static_cast<T>(std::numeric_limits<float>::quiet_NaN());
  } else if constexpr (complex_like<T>) {
    using component = std::remove_cvref_t<decltype(T{}.real())>;
    return T(std::numeric_limits<component>::quiet_NaN(), std::numeric_limits<component>::quiet_NaN());
  } else {
    return T{};
  }
}
template<class Out>
constexpr void fill_with_no_number(Out&& out) {
  each_entry(out, [&](int i, int j) { out(i, j) = no_number<typename std::remove_cvref_t<Out>::scalar>(); });
}

/// Survives -ffast-math, as is_finite does.
template<class X>
constexpr bool all_finite(X const& x) {
  bool all = true;
  each_entry(x, [&](int i, int j) MATGRAD_INLINE { all = all && is_finite(x(i, j)); });
  return all;
}

template<class X>
constexpr bool has_zero(X const& x) {
  using T = typename X::scalar;
  bool found = false;
  if constexpr (requires(T const& zero) {
                  { zero == zero } -> std::same_as<bool>;
                })
    each_entry(x, [&](int i, int j) MATGRAD_INLINE { found = found || x(i, j) == T{0}; });
  return found;
}

/// Σ |a_1p(1)| ... |a_np(n)| over all permutations p: what det(A), n <= 2, would be if nothing cancelled.
template<class A>
constexpr auto absolute_determinant(A const& a) {
  auto size = [&](int i, int j) MATGRAD_INLINE { return magnitude(a(i, j)); };
  if constexpr (A::rows() == 1) return size(0, 0);
  else return size(0, 0) * size(1, 1) + size(1, 0) * size(0, 1);
}

/// Whether det(A), n <= 2, is more than the rounding errors of A's entries and of its own sum of products.
template<class A>
constexpr bool is_more_than_rounding(A const& a) {
  return magnitude(determinant_small(a)) > rounding_errors(absolute_determinant(a), 4 * A::rows());
}

/// What reaches pivot k if each entry of A is off by its rounding error, in units of that: Σ |w||L| |U||v|, where Av is zero but
/// for row k and wᵀA is zero but for column k, among the first k + 1 rows and columns.
template<class T, int n>
constexpr auto rounding_of_pivot(dense<T, n, n> const& lu, int k) {
  T v[n]{}, w[n]{};
  v[k] = w[k] = T{1};
  for (int i = k - 1; i >= 0; --i) {
    for (int j = i + 1; j <= k; ++j) {
      v[i] = v[i] - lu(i, j) * v[j];
      w[i] = w[i] - w[j] * lu(j, i);
    }
    v[i] = v[i] / lu(i, i);
  }
  auto total = magnitude(lu(k, k));
  for (int i = 0; i < k; ++i) {
    auto left = magnitude(w[i]), right = magnitude(lu(i, i)) * magnitude(v[i]);
    for (int j = i + 1; j <= k; ++j) {
      left = left + magnitude(w[j]) * magnitude(lu(j, i));
      right = right + magnitude(lu(i, j)) * magnitude(v[j]);
    }
    total = total + left * right;
  }
  return total;
}

/// Whether the matrix with these factors is invertible to working precision: each pivot is more than rounding errors.
template<class T, int n>
constexpr bool is_invertible(lu<T, n> const& factored) {
  if constexpr (has_size<T>) {
    auto const& a = factored.factors;
    for (int k = 0; k < n; ++k) {
      auto const pivot = magnitude(a(k, k));
      if (!(pivot > 0) || !(pivot > rounding_errors(rounding_of_pivot(a, k), 4 * n))) return false;
    }
  }
  return true;
}

/// Whether A, n <= 4, is invertible to working precision: to n = 2 by its determinant, above by its pivots, because rounding
/// errors of a determinant are more than a matrix's condition explains. The entries are finite.
template<closed_form_size A>
constexpr bool is_invertible(A const& a) {
  using T = typename A::scalar;
  if constexpr (!has_size<T>) {
    return true;
  } else if constexpr (A::rows() > 2) {
    if constexpr (real<T>) return is_invertible(make_lu(equilibrated<T, A::rows()>(as_dense(a)).B));
    else return is_invertible(make_lu(a));
  } else {
    if constexpr (real<T> && A::rows() == 2)
      if (!is_comfortable(absolute_determinant(a))) [[unlikely]]
        return is_more_than_rounding(equilibrated<T, 2>(as_dense(a)).B);
    return is_more_than_rounding(a);
  }
}

/// The same of a matrix whose inverse is at hand: mostly that knows the answer.
template<class T, int n, class Matrix, class A>
MATGRAD_INLINE constexpr bool is_invertible(scaled_inverse<T, n, Matrix> const& inverse, A const& a) {
  if constexpr (real<T>)
    if (inverse.trusted) [[likely]]
      return true;
  return is_invertible(a);
}

template<class S>
constexpr bool is_positive_definite(S const& s) {
  auto factors = as_dense(s);
  return cholesky_factor(factors);
}

}  // namespace kernels
}  // namespace matgrad
