// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/formula/derivatives.hpp>
#include <matgrad/kernels/exact.hpp>

// f == g: are they equal as functions? Both are evaluated, exactly, in a prime field at pseudo-random points. Two
// different rational functions of degree d agree at a random point with a probability of at most d/p (Schwartz and
// Zippel), p ≈ 2³¹; two points make it (d/p)². Formulas with roots and logarithms are compared at more points.
namespace matgrad {

struct random_points {
  std::uint64_t state;
  bool reflected = false;  // whether orthogonal matrices have determinant −1 here

  constexpr field next() {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return field(static_cast<long long>((state >> 33) % (field::p - 1)) + 1);
  }

  /// A point for a symbol, of its structure.
  constexpr bool sample(field_matrix X, structure has) {
    int n = X.rows();
    for (int i = 0; i < n * X.cols(); ++i) X.data[i] = next();
    auto each = [&](auto entry) {
      for (int j = 0; j < n; ++j)
        for (int i = 0; i < n; ++i) X(i, j) = entry(i, j);
    };
    if (has.has(diagonal_structure)) each([&](int i, int j) { return i == j ? X(i, j) : field(0); });
    else if (has.has(positive_definite_structure)) sample_positive_definite(X);
    else if (has.has(symmetric_structure)) each([&](int i, int j) { return i < j ? X(i, j) : X(j, i); });
    else if (has.has(skew_structure))
      each([&](int i, int j) { return i == j ? field(0) : i > j ? X(i, j) : -X(j, i); });
    else if (has.has(lower_structure)) each([&](int i, int j) { return i >= j ? X(i, j) : field(0); });
    else if (has.has(upper_structure)) each([&](int i, int j) { return i <= j ? X(i, j) : field(0); });
    else if (has.has(orthogonal_structure)) return sample_orthogonal(X);
    return true;
  }

  // LLᵀ: its determinant and leading minors are squares, as those of a positive definite matrix are positive
  constexpr void sample_positive_definite(field_matrix X) {
    int n = X.rows();
    growing<field> entries(n * n);
    field_matrix L{entries.begin(), n, n};
    for (int j = 0; j < n; ++j)
      for (int i = 0; i < n; ++i) L(i, j) = i >= j ? X(i, j) : field(0);
    kernels::multiply(X, L, kernels::transpose_view(L));
  }

  // Cayley's (I − W)(I + W)⁻¹ of a skew W is a rotation; a row's sign makes it a reflection
  constexpr bool sample_orthogonal(field_matrix X) {
    int n = X.rows();
    growing<field> sum(n * n), difference(n * n), inverse(n * n);
    field_matrix plus{sum.begin(), n, n}, minus{difference.begin(), n, n}, inverted{inverse.begin(), n, n};
    for (int j = 0; j < n; ++j)
      for (int i = 0; i < n; ++i) {
        auto w = i == j ? field(0) : i > j ? X(i, j) : -X(j, i);
        plus(i, j) = field(i == j) + w;
        minus(i, j) = field(i == j) - w;
      }
    if (!kernels::exact_inverse(inverted, plus)) return false;
    kernels::multiply(X, minus, inverted);
    for (int j = 0; reflected && j < n; ++j) X(0, j) = -X(0, j);
    return true;
  }
};

/// Two formulas' exact values at one point, compared; undecided where the point lies outside a domain.
enum class verdict { different, equal, undecided };

template<class Packed>
constexpr verdict compare_at(Packed const& formulas, field const* literals, std::uint64_t seed, bool reflected) {
  random_points points{seed, reflected};
  int total = 0;
  growing<int> offset;
  for (int id = 0; id < formulas.size; ++id) {
    offset.push_back(total);
    total += formulas.nodes[id].size.size();
  }
  growing<field> values(total);
  growing<field_matrix> operands;
  auto at = [&](int id) {
    return field_matrix{values.begin() + offset[id], formulas.nodes[id].size.rows, formulas.nodes[id].size.cols};
  };
  for (int id = 0; id < formulas.size; ++id) {
    auto const& x = formulas.nodes[id];
    if (x.op->room == identity_of<symbol>) {
      if (!points.sample(at(id), x.has)) return verdict::undecided;
      continue;
    }
    if (x.op->room == identity_of<literal_number>) {
      at(id).data[0] = literals[x.a];
      continue;
    }
    operands.clear();
    for (int k = 0; k < x.count; ++k) operands.push_back(at(formulas.pool[x.first + k]));
    if (!x.op->exact(at(id), operands.begin(), x.a, x.b, x.count)) return verdict::undecided;
  }
  auto f = at(formulas.roots[0]), g = at(formulas.roots[1]);
  for (int i = 0; i < f.rows() * f.cols(); ++i)
    if (f.data[i] != g.data[i]) return verdict::different;
  return verdict::equal;
}

/// At how many points formulas are compared. Two decide a rational identity; one that looks at signs, such as √x² = x, is
/// right at every second point though it is wrong.
template<class Packed>
constexpr int points_for(Packed const& formulas) {
  for (int id = 0; id < formulas.size; ++id)
    if (formulas.nodes[id].op->sees_sign && formulas.nodes[id].b != 1) return 12;
  return 2;
}

/// Every other point is a reflection. A formula that is nowhere defined equals none.
template<class Packed>
constexpr bool equal_everywhere(Packed const& formulas, field const* literals) {
  if (formulas.roots[0] == formulas.roots[1]) return true;
  int agreed = 0, needed = points_for(formulas);
  for (int attempt = 1; attempt <= 600 && agreed < needed; ++attempt) {
    auto seed = static_cast<std::uint64_t>(attempt) * 0x9E3779B97F4A7C15ULL;
    auto here = compare_at(formulas, literals, seed, agreed % 2 == 1);
    if (here == verdict::different) return false;
    agreed += here == verdict::equal;
  }
  return agreed == needed;
}

/// Compared as they are written; or, where that shows no equality, as they simplify, which knows log(exp t) = t.
template<class F, class G>
constexpr bool equal_somehow(field const* literals) {
  if (equal_everywhere(written<F, G>(), literals)) return true;
  return equal_everywhere(simplest<F, G>(), literals);
}

template<class F, class G>
inline constexpr bool stateless_equal = equal_somehow<F, G>(nullptr);

/// Writes the plain numbers of a formula, from left to right, converted by `as`.
template<expr_kind Kind, class... Operands, class Number>
constexpr void collect_literals(expression<Kind, boost::hana::tuple<Operands...>> const& f, Number*& out) {
  if constexpr ((literals_in<Operands> + ... + 0) > 0) [&]<std::size_t... k>(std::index_sequence<k...>) {
      (collect_literals(f.elements[boost::hana::size_c<k>], out), ...);
    }
  (std::index_sequence_for<Operands...>{});
}
template<class T, class Number>
constexpr void collect_literals(terminal<literal<T>> const& f, Number*& out) {
  *out++ = static_cast<Number>(f.elements[boost::hana::size_c<0>].value);
}

/// f == g: equal as functions, wherever both are defined. Decided by exact arithmetic, not by form; see
/// docs/explanation/equality.md for what it can decide and the probability of an error. Formulas of different shape differ.
template<formula F, formula G>
constexpr bool operator==(F const& f, G const& g) {
  if constexpr (size_of<F> != size_of<G>) {
    return false;
  } else if constexpr (literals_in<F> + literals_in<G> == 0) {
    return stateless_equal<F, G>;
  } else {
    field literals[literals_in<F> + literals_in<G>]{};
    auto* next = literals;
    collect_literals(f, next);
    collect_literals(g, next);
    return equal_somehow<F, G>(literals);
  }
}
template<formula F, plain_number G>
constexpr bool operator==(F const& f, G g) {
  return f == as_literal(g);
}

}  // namespace matgrad
