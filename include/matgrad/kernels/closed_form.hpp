// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/dense.hpp>
#include <matgrad/kernels/elementary.hpp>
#include <matgrad/kernels/forms.hpp>
#include <matgrad/kernels/in_loops.hpp>
#include <matgrad/kernels/lu.hpp>
#include <matgrad/kernels/positive_definite.hpp>
#include <matgrad/kernels/views.hpp>

#include <limits>

namespace matgrad::kernels {

// Defined, the same in every file of a program, it gives up the look at what cofactors lost: inverses and determinants to n = 4
// are then as fast, and as accurate, as the formulas of a textbook. Above, rows are exchanged as ever.
#ifdef MATGRAD_UNGUARDED
inline constexpr bool guarded = false;
#else
inline constexpr bool guarded = true;
#endif

template<class A>
concept closed_form_size = constant_shape<A> && std::remove_cvref_t<A>::rows()
== std::remove_cvref_t<A>::cols() && std::remove_cvref_t<A>::rows() <= 4;

/// adj(A), or its transpose, the cofactors; and det(A). A adj(A) = det(A) I.
template<class Form, class T>
struct cofactors {
  Form adjugate;
  T determinant;
};

/// The same with ∏ |aⱼ|², over the columns of A, which comes with the determinant for less.
template<class T>
struct cofactors<in_threes<T>, T> {
  in_threes<T> adjugate;
  T determinant;
  T squared_lengths;
};

template<bool transposed, bool symmetric = false, class T>
MATGRAD_INLINE constexpr cofactors<in_one<T>, T> cofactors_of(in_one<T> const& a) {
  return {{T{1}}, a.entry};
}

template<class T>
MATGRAD_INLINE constexpr T block_determinant(four_numbers<T> const& x) {
  return x[0] * x[3] - x[1] * x[2];
}
template<class T, int lanes>
MATGRAD_INLINE inline T block_determinant(four_in_lanes<T, lanes> const& x) {
  auto const products = x * picked<3, 2, 1, 0>(x);
  return products[0] - products[1];
}

template<bool transposed, bool symmetric = false, class T, class Four>
MATGRAD_INLINE constexpr cofactors<in_block<T, Four>, T> cofactors_of(in_block<T, Four> const& a) {
  T const determinant = block_determinant(a.block);
  if constexpr (transposed) return {{middle_negated(picked<3, 2, 1, 0>(a.block))}, determinant};
  else return {{middle_negated(picked<3, 1, 2, 0>(a.block))}, determinant};
}

// adj [B c; ρ σ] = [σ adj(B) − adj(c ρ)   −adj(B) c]
//                  [     −ρ adj(B)          det(B) ]     with adj(B) = [B₁₁ −B₀₁; −B₁₀ B₀₀]
template<bool transposed, bool symmetric = false, class T, class Pair>
MATGRAD_INLINE constexpr cofactors<in_pairs<T, Pair>, T> cofactors_of(in_pairs<T, Pair> const& a) {
  auto const crossed = swapped(a.diagonal), last_column = swapped(a.column), last_row = swapped(a.row);
  auto const sigma = twice<Pair>(a.corner);
  Pair const diagonal = crossed * sigma - last_row * last_column;
  Pair const column = swapped(a.other * a.column) - crossed * a.column;
  T const corner = a.diagonal[0] * a.diagonal[1] - a.other[0] * a.other[1];
  auto const products = a.row * column;
  T const determinant = products[0] + products[1] + a.corner * corner;
  if constexpr (symmetric) {
    auto const other = twice<Pair>(T(a.row[0] * a.column[1] - a.other[0] * a.corner));
    return {{diagonal, other, column, column, corner}, determinant};
  } else {
    Pair const other = a.row * last_column - a.other * sigma, row = a.other * last_row - crossed * a.row;
    if constexpr (transposed) return {{diagonal, swapped(other), row, column, corner}, determinant};
    else return {{diagonal, other, column, row, corner}, determinant};
  }
}

// adj [a b c] = [b × c   c × a   a × b]ᵀ
template<bool transposed, bool symmetric = false, class T>
MATGRAD_INLINE inline cofactors<in_threes<T>, T> cofactors_of(in_threes<T> const& x) {
  auto const& [a, b, c] = x.columns;
  auto const a1 = turned(a), b1 = turned(b), c1 = turned(c);
  auto const a2 = turned_back(a), b2 = turned_back(b), c2 = turned_back(c);
  in_threes<T> const C{b1 * c2 - b2 * c1, c1 * a2 - c2 * a1, a1 * b2 - a2 * b1};
  auto const squares = sums_of_three(a * a, b * b), last = sums_of_three(a * C.columns[0], c * c);
  T const lengths = squares[0] * squares[1] * last[1];
  if constexpr (transposed) return {C, last[0], lengths};
  else return {transpose(C), last[0], lengths};
}

/// x₀x₃ + x₁x₂ − (y₀ + y₁ + y₂ + y₃)
template<class T>
MATGRAD_INLINE constexpr T inner_minus_sum(four_numbers<T> const& x, four_numbers<T> const& y) {
  return x[0] * x[3] + x[1] * x[2] - (y[0] + y[1] + y[2] + y[3]);
}
template<class T, int lanes>
MATGRAD_INLINE inline T inner_minus_sum(four_in_lanes<T, lanes> const& x, four_in_lanes<T, lanes> const& y) {
  auto const halves = x * picked<3, 2, 1, 0>(x) - (y + picked<2, 3, 0, 1>(y));
  return halves[0] + halves[1];
}

// adj [P Q; R S] = [adj(X) adj(Y); adj(Z) adj(W)]      det [P Q; R S] = |P||S| + |Q||R| − tr(adj(P) Q adj(S) R)
// X = |S| P − Q adj(S) R     Y = |Q| R − S adj(adj(P) Q)     Z = |R| Q − P adj(adj(S) R)     W = |P| S − R adj(P) Q
template<bool transposed, bool symmetric = false, class T, class Four>
MATGRAD_INLINE constexpr cofactors<in_fours<T, Four>, T> cofactors_of(in_fours<T, Four> const& a) {
  auto const& [a0, a1, a2, a3] = a.columns;
  Four const P = picked<0, 1, 4, 5>(a0, a1), Q = picked<0, 1, 4, 5>(a2, a3);
  Four const R = picked<2, 3, 6, 7>(a0, a1), S = picked<2, 3, 6, 7>(a2, a3);
  Four const left = a0 * picked<1, 0, 3, 2>(a1), right = a2 * picked<1, 0, 3, 2>(a3);
  Four const minors = picked<0, 4, 2, 6>(left, right) - picked<1, 5, 3, 7>(left, right);  // |P| |Q| |R| |S|
  Four const PQ = adjugate_times_block(P, Q), SR = adjugate_times_block(S, R);
  Four const X = middle_negated(picked<3, 3, 3, 3>(minors) * P - block_product(Q, SR));
  Four const Z = middle_negated(picked<2, 2, 2, 2>(minors) * Q - block_times_adjugate(P, SR));
  Four const W = middle_negated(picked<0, 0, 0, 0>(minors) * S - block_product(R, PQ));
  T const determinant = inner_minus_sum(minors, PQ * picked<0, 2, 1, 3>(SR));
  if constexpr (symmetric) {
    return {{picked<3, 1, 7, 5>(X, Z), picked<1, 0, 6, 4>(X, Z), picked<3, 2, 7, 5>(Z, W), picked<1, 0, 5, 4>(Z, W)},
            determinant};
  } else {
    Four const Y = middle_negated(picked<1, 1, 1, 1>(minors) * R - block_times_adjugate(S, PQ));
    if constexpr (transposed)
      return {{picked<3, 2, 7, 6>(X, Y), picked<1, 0, 5, 4>(X, Y), picked<3, 2, 7, 6>(Z, W), picked<1, 0, 5, 4>(Z, W)},
              determinant};
    else
      return {{picked<3, 1, 7, 5>(X, Z), picked<2, 0, 6, 4>(X, Z), picked<3, 1, 7, 5>(Y, W), picked<2, 0, 6, 4>(Y, W)},
              determinant};
  }
}

/// out = adj(A), the transposed cofactors, or where transposed the cofactors; also for singular A. n <= 4; `out` may be A.
template<bool transposed = false, class Out, closed_form_size A>
MATGRAD_INLINE constexpr void adjugate(Out&& out, A const& a) {
  in_form(a, [&](auto const& form) MATGRAD_INLINE { cofactors_of<transposed>(form).adjugate.write(out); });
}

/// det(A) by its formula, n <= 4.
template<closed_form_size A>
MATGRAD_INLINE constexpr auto determinant_small(A const& a) {
  return in_form(a, [](auto const& form) MATGRAD_INLINE { return cofactors_of<false>(form).determinant; });
}

/// Whether det is within a fifth of the exponent range (1e-61 to 1e61 in double, 3e-8 to 3e7 in float), which leaves room for
/// its fourth power.
template<class T>
MATGRAD_INLINE constexpr bool is_comfortable(T const& det) {
  if constexpr (real<T>) return is_within<std::numeric_limits<T>::max_exponent / 5>(det);
  else return true;
}

/// ∏ |aⱼ|², over the columns of A.
template<class T>
MATGRAD_INLINE constexpr T squared_lengths(in_one<T> const& a) {
  return a.entry * a.entry;
}
template<class T, class Four>
MATGRAD_INLINE constexpr T squared_lengths(in_block<T, Four> const& a) {
  auto const squares = a.block * a.block;
  return (squares[0] + squares[1]) * (squares[2] + squares[3]);
}
template<class T, class Pair>
MATGRAD_INLINE constexpr T squared_lengths(in_pairs<T, Pair> const& a) {
  auto const first_two = a.diagonal * a.diagonal + a.other * a.other + a.row * a.row;
  auto const third = a.column * a.column;
  return first_two[0] * first_two[1] * (third[0] + third[1] + a.corner * a.corner);
}
template<class T, class Four>
MATGRAD_INLINE constexpr T squared_lengths(in_fours<T, Four> const& a) {
  auto const& [a0, a1, a2, a3] = a.columns;
  auto halves = [](Four const& x, Four const& y) MATGRAD_INLINE {  // of |x|², |x|², |y|², |y|²
    Four const upper = picked<0, 1, 4, 5>(x, y), lower = picked<2, 3, 6, 7>(x, y);
    return upper * upper + lower * lower;
  };
  Four const left = halves(a0, a1), right = halves(a2, a3);
  Four const squares = picked<0, 4, 2, 6>(left, right) + picked<1, 5, 3, 7>(left, right);
  Four const products = squares * picked<2, 3, 0, 1>(squares);
  return products[0] * products[1];
}

/// The same, where the cofactors are there.
template<class Form, class T>
MATGRAD_INLINE constexpr T squared_lengths(Form const& a, cofactors<Form, T> const& of_a) {
  if constexpr (requires { of_a.squared_lengths; }) return of_a.squared_lengths;
  else return squared_lengths(a);
}

/// Whether entries may be multiplied with each other: while compiling nothing may overflow.
template<class T, class Form>
MATGRAD_INLINE constexpr bool may_be_multiplied(Form const& a) {
  if constexpr (real<T>)
    return !__builtin_is_constant_evaluated() || a.fits(power_of_two<T>(std::numeric_limits<T>::max_exponent / 20));
  else return true;
}

/// Whether x < |y|, of x²; not where a fourth power is out of range.
template<class T>
MATGRAD_INLINE constexpr truth<T> is_less_in_range(T const& x_squared, T const& y) {
  T const y_squared = y * y;
  return x_squared * x_squared < y_squared * y_squared;
}

/// Whether ∏ |aⱼ| < 128 |det(A)|. The quotient is 1 where the columns are orthogonal (Hadamard), and does not change when a
/// column is scaled. Fourth powers are compared: where they over- or underflow, the answer is no.
template<class T, class Form>
MATGRAD_INLINE constexpr truth<T> is_far_from_singular(Form const& a, cofactors<Form, T> const& of_a) {
  if (!may_be_multiplied<T>(a)) return truth<T>{};
  return is_less_in_range(squared_lengths(a, of_a), T{128} * of_a.determinant);
}

/// What is promised of a matrix. Of all but `nothing`, only the lower triangle is read.
enum class promise { nothing, symmetric, positive_definite };

template<class T>
MATGRAD_INLINE constexpr T diagonal_product(in_one<T> const& s) {
  return s.entry;
}
template<class T, class Four>
MATGRAD_INLINE constexpr T diagonal_product(in_block<T, Four> const& s) {
  return s.block[0] * s.block[3];
}
template<class T, class Pair>
MATGRAD_INLINE constexpr T diagonal_product(in_pairs<T, Pair> const& s) {
  return s.diagonal[0] * s.diagonal[1] * s.corner;
}

/// The same of a positive definite S, by less: whether ∏ sᵢᵢ < 64 det(S). The quotient is 1 where S is diagonal (Hadamard),
/// and does not change when a variable is scaled: it is 1/det of the correlation matrix. That has trace n, so at n = 3 its
/// condition is 40 or more where the quotient is 64.
template<class T, class Form>
MATGRAD_INLINE constexpr truth<T> is_definite_by_far(Form const& s, T const& det) {
  if (!may_be_multiplied<T>(s)) return truth<T>{};
  T const diagonal = diagonal_product(s);
  return is_less_in_range(diagonal * diagonal, T{64} * det);
}

/// Whether det, of fixed point, and 1/det are both many steps: the smaller of the two has lost digits.
template<class T>
MATGRAD_INLINE constexpr bool has_good_reciprocal(T const& det) {
  T const size = magnitude(det);
  return T{1} <= size + size && size <= T{4};
}

/// Whether cofactors are as good as elimination with partial pivoting. They are off by the rounding errors of products of
/// entries, however much of these cancels; elimination by what A's condition explains. For n > 2 that is far more, unless A
/// is far from singular: then the errors of inverse and determinant are at most about 4 times those of elimination,
/// whatever the singular values. Where the answer is yes, det(A) in the fourth power is in range, so that products of a few
/// of adj(A) and 1/det(A) neither over- nor underflow on the way.
template<promise given = promise::nothing, class T, class Form>
MATGRAD_INLINE constexpr bool cofactors_suffice(Form const& a, cofactors<Form, T> const& of_a) {
  [[maybe_unused]] T const& det = of_a.determinant;
  if constexpr (!guarded || Form::extent == 1) return true;
  else if constexpr (is_fixed_point<T>) return has_good_reciprocal(det);
  else if constexpr (!real<T>) return true;
  else if constexpr (Form::extent == 2) return is_comfortable(det);
  else if constexpr (given == promise::positive_definite) return is_definite_by_far(a, det);
  else return is_far_from_singular(a, of_a);
}

/// A = 2^row B 2^col (diagonal matrices) with entries of B near 1. The exponents are found before anything is scaled, so
/// that a small entry of a row whose whole column is small does not underflow on the way.
template<class T, int n>
struct equilibrated {
  dense<T, n, n> B;
  int row[n];
  int col[n];
  bool finite;

  [[gnu::noinline, gnu::cold]] constexpr explicit equilibrated(dense<T, n, n> const& a)
      : B(a), row{}, col{}, finite(true) {
    constexpr int none = -(1 << 20);  // instead of the exponent of a zero: less than any, also with a row's taken off
    int exponent[n][n];
    for (int i = 0; i < n; ++i)
      for (int j = 0; j < n; ++j) {
        bool const is_number = is_finite(a(i, j));
        finite = finite && is_number;
        exponent[i][j] = is_number && a(i, j) != 0 ? exponent_of(a(i, j)) : none;
      }
    for (int i = 0; i < n; ++i) {
      int most = none / 2;
      for (int j = 0; j < n; ++j) most = exponent[i][j] > most ? exponent[i][j] : most;
      row[i] = most > none / 2 ? most : 0;
    }
    for (int j = 0; j < n; ++j) {
      int most = none / 2;
      for (int i = 0; i < n; ++i) most = exponent[i][j] - row[i] > most ? exponent[i][j] - row[i] : most;
      col[j] = most > none / 2 ? most : 0;
      for (int i = 0; i < n; ++i) B(i, j) = scale(a(i, j), -(row[i] + col[j]));
    }
  }
};

/// X⁻¹ = factor · matrix (or X⁻ᵀ), and det(X). As a rule the matrix is adj(X) and the factor 1/det(X), so that a caller can
/// fold it into one scaling at the end of a formula. Where cofactors do not suffice, the matrix is X⁻¹ itself and the factor
/// 1; of a singular X the entries, or the factor, are infinite or NaN.
template<class T, int n, class Matrix = dense<T, n, n>>
struct scaled_inverse {
  Matrix matrix;
  T factor;
  T determinant;
  truth<T> trusted;  ///< X is far from singular, and nothing over- or underflowed; always, of a scalar without an order
};

template<class T, int n>
[[gnu::noinline]] constexpr cofactors<dense<T, n, n>, T> cofactors_apart(dense<T, n, n> const& a) {
  cofactors<dense<T, n, n>, T> out{};
  in_form(a, [&](auto const& form) MATGRAD_INLINE {
    auto const of_a = cofactors_of<false>(form);
    of_a.adjugate.write(out.adjugate);
    out.determinant = of_a.determinant;
  });
  return out;
}

/// Whether cofactors suffice, asked with more care: |A|ⁿ⁻¹ < 30 |adj(A)|. Where only the last singular value is small, little
/// cancels in a cofactor.
template<class T, int n>
constexpr bool cofactors_suffice_after_all(dense<T, n, n> const& a, cofactors<dense<T, n, n>, T> const& of_a) {
  T size = 0, adjugate_size = 0, power = 1;
  for (T const& x : a.values) size += x * x;
  for (T const& x : of_a.adjugate.values) adjugate_size += x * x;
  for (int k = 1; k < n; ++k) power *= size;
  return is_comfortable(of_a.determinant) && power < 30 * 30 * adjugate_size;
}

/// A⁻¹ and det(A), right wherever they are representable: by Gauss and Jordan's elimination with partial pivoting, of A
/// equilibrated. Plain loops, which compile fast: it is rarely needed.
template<class T, int n>
[[gnu::noinline, gnu::cold]] constexpr scaled_inverse<T, n> inverse_by_elimination(dense<T, n, n> const& a) {
  using limits = std::numeric_limits<T>;
  scaled_inverse<T, n> out{{}, T{1}, T{1}, false};
  equilibrated<T, n> const scaled(a);
  if (!scaled.finite) {  // by name: -ffast-math takes 0 times infinity for 0
    for (T& x : out.matrix.values) x = limits::quiet_NaN();
    out.determinant = limits::quiet_NaN();
    return out;
  }
  auto const [adj, det] = cofactors_apart(scaled.B);
  auto& B = out.matrix;
  B = scaled.B;
  int pivots[n]{}, exponent = 0;
  for (int k = 0; k < n; ++k) {
    int p = k;
    for (int i = k + 1; i < n; ++i)
      if (kernels::abs(B(i, k)) > kernels::abs(B(p, k))) p = i;
    pivots[k] = p;
    T const pivot = B(p, k);
    // A is singular where a pivot is zero, or as small as rounding errors while the cofactors, often exact, say zero
    if (pivot == 0 || (det == 0 && kernels::abs(pivot) < 16 * limits::epsilon())) {
      for (int x = 0; x < n * n; ++x)
        B.values[x] = adj.values[x] == 0 ? limits::quiet_NaN() : adj.values[x] * limits::infinity();
      out.determinant = T{0};
      return out;
    }
    out.determinant = out.determinant * (p == k ? pivot : -pivot);
    exponent += scaled.row[k] + scaled.col[k];
    B(p, k) = T{1};
    for (int j = 0; j < n; ++j) {
      T const x = B(p, j) / pivot;
      B(p, j) = B(k, j);
      B(k, j) = x;
    }
    for (int i = 0; i < n; ++i) {
      if (i == k) continue;
      T const l = B(i, k);
      B(i, k) = T{0};
      for (int j = 0; j < n; ++j) B(i, j) = B(i, j) - l * B(k, j);
    }
  }
  for (int k = n - 1; k >= 0; --k)
    for (int i = 0; i < n; ++i) {
      T const x = B(i, k);
      B(i, k) = B(i, pivots[k]);
      B(i, pivots[k]) = x;
    }
  out.determinant = scale(out.determinant, exponent);
  for (int j = 0; j < n; ++j)
    for (int i = 0; i < n; ++i) B(i, j) = scale(B(i, j), -(scaled.col[i] + scaled.row[j]));
  return out;
}

/// The same of numbers of fixed point, which cannot be equilibrated.
template<class T, int n>
  requires is_fixed_point<T>
[[gnu::noinline, gnu::cold]] constexpr scaled_inverse<T, n> inverse_by_elimination(dense<T, n, n> const& a) {
  auto const factored = make_lu(a);
  scaled_inverse<T, n> out{{}, T{1}, lu_determinant(factored.factors, factored.sign), false};
  lu_inverse(out.matrix, factored);
  return out;
}

/// A⁻¹ and det(A), where a first look found that cofactors may not suffice.
template<class T, int n>
[[gnu::noinline]] constexpr scaled_inverse<T, n> inverse_with_care(dense<T, n, n> const& a) {
  if constexpr (n > 2 && real<T>)
    if (!__builtin_is_constant_evaluated()) {  // where nothing may overflow
      auto const of_a = cofactors_apart(a);
      if (cofactors_suffice_after_all(a, of_a)) [[likely]]
        return {of_a.adjugate, T{1} / of_a.determinant, of_a.determinant, false};
    }
  return inverse_by_elimination(a);
}

/// det(A), n <= 4, right wherever it is representable, and as accurate as by LU with partial pivoting.
template<closed_form_size A>
MATGRAD_INLINE constexpr auto determinant(A const& a) {
  using T = typename A::scalar;
  return in_form(a, [&](auto const& form) MATGRAD_INLINE {
    auto const of_a = cofactors_of<false>(form);
    if constexpr (real<T> && A::rows() > 1)
      if (!cofactors_suffice(form, of_a)) [[unlikely]]
        return inverse_with_care(as_dense(a)).determinant;
    return of_a.determinant;
  });
}

/// X where it stands, or else a copy, of a symmetric X with the upper triangle filled in.
template<bool symmetric, class X>
MATGRAD_INLINE constexpr decltype(auto) filled(X const& x) {
  if constexpr (symmetric) return as_dense(from_lower_of<X>{x});
  else return as_dense(x);
}

/// out = X⁻¹, or X⁻ᵀ, and det(X), by elimination.
template<bool transposed, promise given, class T, int n, class X>
MATGRAD_INLINE constexpr void invert_by_elimination(scaled_inverse<T, n>& out, X const& x) {
  auto&& matrix = out_within<work_of<X>>(out.matrix);
  dense<T, n> reciprocals;
  bool sign = false;
  if constexpr (given == promise::positive_definite) {
    invert_positive_definite(matrix, x, reciprocals);
  } else {
    int rows[n];
    each_entry(x, [&](int i, int j) MATGRAD_INLINE {
      if constexpr (given == promise::symmetric) matrix(i, j) = i < j ? x(j, i) : x(i, j);
      else if constexpr (transposed) matrix(j, i) = x(i, j);
      else matrix(i, j) = x(i, j);
    });
    invert_in_place(out.matrix.data(), n, reciprocals.data(), rows);
    if constexpr (given == promise::symmetric) mirror(matrix);
    for (int k = 0; k < n; ++k) sign = sign != (rows[k] != k);
  }
  out.determinant = T{1} / product_of(n, [&](int i) { return reciprocals(i); });
  if (sign) out.determinant = -out.determinant;
  out.factor = T{1};
  out.trusted = false;
}

/// The same, where the columns of the matrix stand apart.
template<bool transposed, promise given, class T, int n, class Matrix, class X>
constexpr void invert_by_elimination(scaled_inverse<T, n, Matrix>& out, X const& x) {
  scaled_inverse<T, n> inverse;
  invert_by_elimination<transposed, given>(inverse, x);
  each_entry(inverse.matrix, [&](int i, int j) MATGRAD_INLINE { out.matrix(i, j) = inverse.matrix(i, j); });
  out.factor = inverse.factor;
  out.determinant = inverse.determinant;
  out.trusted = inverse.trusted;
}

/// S⁻¹ and det(S), positive definite, where cofactors may not suffice.
template<class T, int n>
[[gnu::noinline]] constexpr scaled_inverse<T, n> definite_inverse_with_care(dense<T, n, n> const& s) {
  scaled_inverse<T, n> out{};
  invert_by_elimination<false, promise::positive_definite>(out, s);
  return out;
}

/// Whether X⁻¹ and det(X) are closed forms: to n = 4, where that may be written out. Loops that eliminate are smaller than a
/// closed form with its guard, and than one without from n = 4 on.
template<class X>
constexpr bool in_closed_form() {
  using T = typename X::scalar;
  constexpr bool is_guarded = guarded && (real<T> || is_fixed_point<T>);
  constexpr bool in_lanes = !std::is_same_v<truth<T>, bool>;
  return X::rows() <= 4 && (work_of<X> > least_work || X::rows() <= (is_guarded ? 1 : 3) || in_lanes);
}

/// Whether the leading minors of S are positive.
template<class T>
MATGRAD_INLINE constexpr truth<T> is_positive(in_one<T> const& s, in_one<T> const&, T const&) {
  return s.entry > T{0};
}
template<class T, class Four>
MATGRAD_INLINE constexpr truth<T> is_positive(in_block<T, Four> const& s, in_block<T, Four> const&, T const& det) {
  return (T(s.block[0]) > T{0}) & (det > T{0});
}
template<class T, class Pair>
MATGRAD_INLINE constexpr truth<T> is_positive(in_pairs<T, Pair> const& s, in_pairs<T, Pair> const& adj, T const& det) {
  return (T(s.diagonal[0]) > T{0}) & (adj.corner > T{0}) & (det > T{0});
}

/// out = X⁻¹, or X⁻ᵀ, and det(X), n <= 4, positive definite n <= 3. The inverse of a symmetric X is exactly symmetric.
template<bool transposed, promise given = promise::nothing, class T, int n, class Matrix, class X>
MATGRAD_INLINE constexpr void invert_closed(scaled_inverse<T, n, Matrix>& out, X const& x) {
  constexpr bool symmetric = given != promise::nothing;
  constexpr bool definite = given == promise::positive_definite;
  if constexpr (!in_closed_form<X>()) invert_by_elimination<transposed, given>(out, x);
  else if constexpr (!symmetric && is_by_rows<X> && !is_by_columns<X>)
    invert_closed<!transposed, given>(out, flipped(x));
  else in_form<symmetric, Matrix>(x, [&]<class Form>(Form const& form) MATGRAD_INLINE {
    auto of_x = cofactors_of<transposed, symmetric>(form);
    auto& M = of_x.adjugate;
    T& det = of_x.determinant;
    if (cofactors_suffice<given>(form, of_x)) [[likely]] {
      out.factor = T{1} / det;
      if constexpr (!real<T> && std::is_same_v<truth<T>, bool>) out.trusted = true;
      else if constexpr (definite) {
        truth<T> const is_far = is_definite_by_far(form, det), minors = is_positive(form, M, det);
        out.trusted = is_far & minors;
      } else out.trusted = is_far_from_singular(form, of_x);
    } else if constexpr ((real<T> || is_fixed_point<T>)&&n > 1) {
      auto const careful = [&] {
        if constexpr (definite && real<T>) return definite_inverse_with_care(filled<true>(x));
        else return inverse_with_care(filled<symmetric>(x));
      }();
      if constexpr (transposed) M = Form::template of<symmetric>(transpose_view(careful.matrix));
      else M = Form::template of<symmetric>(careful.matrix);
      det = careful.determinant;
      out.factor = careful.factor;
      out.trusted = false;
    }
    out.determinant = det;
    M.write(out.matrix);
  });
}

/// A⁻¹ = r M: fills out = M and returns r; `out` may be A.
template<class Out, closed_form_size A>
MATGRAD_INLINE constexpr auto inverse_pair(Out&& out, A const& a) {
  scaled_inverse<typename A::scalar, A::rows()> inverse;
  invert_closed<false>(inverse, a);
  each_entry(a, [&](int i, int j) MATGRAD_INLINE { out(i, j) = inverse.matrix(i, j); });
  return inverse.factor;
}

}  // namespace matgrad::kernels
