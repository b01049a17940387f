// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/formula/derivatives.hpp>
#include <matgrad/graph/points.hpp>

// f == g: are they equal as functions? Both are evaluated, exactly, in a prime field at pseudo-random points. Two
// different rational functions of degree d agree at a random point with a probability of at most d/p (Schwartz and
// Zippel), p ≈ 2³¹; two points make it (d/p)². Formulas with roots and logarithms are compared at more points.
namespace matgrad {

/// Two formulas' exact values at one point, compared; undecided where the point lies outside a domain.
enum class verdict { different, equal, undecided, without_matrix_root };

template<class Packed>
constexpr verdict compare_at(Packed const& formulas, field const* literals, std::uint64_t seed, bool reflected,
                             bool by_eigenvalues) {
  random_points points{seed, reflected, seed % 2 == 0, by_eigenvalues};
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
    if (!x.op->exact(at(id), operands.begin(), x.a, x.b, x.count)) {
      bool is_of_square = x.count > 0 && operands[0].rows() > 1 && operands[0].rows() == operands[0].cols();
      return is_of_square ? verdict::without_matrix_root : verdict::undecided;
    }
  }
  auto f = at(formulas.roots[0]), g = at(formulas.roots[1]);
  for (int i = 0; i < f.rows() * f.cols(); ++i)
    if (f.data[i] != g.data[i]) return verdict::different;
  return verdict::equal;
}

/// At how many points formulas are compared. Two decide a rational identity; one that looks at signs, such as √x² = x, is
/// right at every second point though it is wrong. Projectors are of any rank, and permutations many; of positive
/// semidefinite matrices every other is singular.
template<class Packed>
constexpr int points_for(Packed const& formulas) {
  int points = 2;
  for (int id = 0; id < formulas.size; ++id) {
    auto const& x = formulas.nodes[id];
    if (x.op->sees_sign && x.b != 1) return 12;
    if (x.op->room != identity_of<symbol>) continue;
    if (x.has.has(projector_structure) || x.has.has(permutation_structure)) return 12;
    if (x.has.has(positive_semidefinite_structure) && !x.has.has(positive_definite_structure)) points = 3;
  }
  return points;
}

/// Whether two formulas are equal; unknown where no points were found at which both are defined.
enum class answer { different, equal, unknown };

/// Every other point is a reflection. Where no point is defined among the first, none will be.
template<class Packed>
constexpr answer equal_everywhere(Packed const& formulas, field const* literals) {
  if (formulas.roots[0] == formulas.roots[1]) return answer::equal;
  int agreed = 0, needed = points_for(formulas);
  bool by_eigenvalues = false;
  for (int attempt = 1; attempt <= (agreed == 0 ? 80 : 600) && agreed < needed; ++attempt) {
    auto seed = static_cast<std::uint64_t>(attempt) * 0x9E3779B97F4A7C15ULL;
    auto here = compare_at(formulas, literals, seed, agreed % 2 == 1, by_eigenvalues);
    if (here == verdict::different) return answer::different;
    agreed += here == verdict::equal;
    by_eigenvalues = by_eigenvalues || here == verdict::without_matrix_root;
  }
  return agreed == needed ? answer::equal : answer::unknown;
}

/// Two formulas simplified, their functions taken apart by their laws.
template<class F, class G>
struct expansion {
  template<class Packed>
  static constexpr void run(Packed& result) {
    graph in(true, true);
    auto const& from = written<F, G>();
    auto renamed = unpack(from, in, 0);
    int const roots[] = {renamed[from.roots[0]], renamed[from.roots[1]]};
    pack(in, roots, 2, result);
    result.literals = from.literals;
  }
};
template<class F, class G>
constexpr auto const& expanded() {
  return packed<expansion<F, G>, 2 * written<F, G>().size + 16>();
}

/// Compared as they are written; or, where that shows no equality, by the laws: log(exp t) = t, eᵘ⁺ᵛ = eᵘeᵛ.
constexpr answer better_of(answer as_written, answer by_laws) {
  return by_laws == answer::unknown ? as_written : by_laws;
}
template<class F, class G>
constexpr answer equal_somehow(field const* literals) {
  auto const as_written = equal_everywhere(written<F, G>(), literals);
  if (as_written == answer::equal) return answer::equal;
  return better_of(as_written, equal_everywhere(expanded<F, G>(), literals));
}

// each a constant evaluation of its own: compilers limit the steps of each
template<class F, class G>
inline constexpr answer equal_as_written = equal_everywhere(written<F, G>(), nullptr);
template<class F, class G>
inline constexpr answer equal_by_laws = equal_everywhere(expanded<F, G>(), nullptr);
template<class F, class G>
constexpr answer stateless_equal() {
  if constexpr (equal_as_written<F, G> == answer::equal) return answer::equal;
  else return better_of(equal_as_written<F, G>, equal_by_laws<F, G>);
}

/// Says, by not being constexpr, that an equality of formulas with plain numbers cannot be decided.
inline void this_equality_cannot_be_decided_use_equivalent_at() {}

/// Writes the plain numbers of a formula, from left to right. Inline, so that constants are converted while compiling.
template<expr_kind Kind, class... Operands, class Number>
MATGRAD_INLINE constexpr void collect_literals(expression<Kind, boost::hana::tuple<Operands...>> const& f,
                                               Number*& out) {
  if constexpr ((literals_in<Operands> + ... + 0) > 0) [&]<std::size_t... k>(std::index_sequence<k...>) MATGRAD_INLINE {
      (collect_literals(f.elements[boost::hana::size_c<k>], out), ...);
    }
  (std::index_sequence_for<Operands...>{});
}
template<class T, class Number>
MATGRAD_INLINE constexpr void collect_literals(terminal<literal<T>> const& f, Number*& out) {
  *out++ = static_cast<Number>(f.elements[boost::hana::size_c<0>].value);
}

/// f == g: equal as functions, wherever both are defined. Decided by exact arithmetic, not by form; see
/// docs/explanation/equality.md for what it can decide and the probability of an error. Formulas of different shape differ.
/// Refuses what it cannot decide, because it finds no points at which both are defined.
template<formula F, formula G>
constexpr bool operator==(F const& f, G const& g) {
  if constexpr (size_of<F> != size_of<G>) {
    return false;
  } else if constexpr (literals_in<F> + literals_in<G> == 0) {
    constexpr auto result = stateless_equal<F, G>();
    if constexpr (result == answer::unknown)
      static_assert(
          shapes_fit<typename operand_of<F>::type, typename operand_of<G>::type>,
          "f == g: no points were found at which both are defined, so this cannot be decided; compare numbers, "
          "equivalent_at(f, g)");
    return result == answer::equal;
  } else {
    field literals[literals_in<F> + literals_in<G>]{};
    auto* next = literals;
    collect_literals(f, next);
    collect_literals(g, next);
    auto const result = equal_somehow<F, G>(literals);
    if (result == answer::unknown) this_equality_cannot_be_decided_use_equivalent_at();
    return result == answer::equal;
  }
}
template<formula F, plain_number G>
constexpr bool operator==(F const& f, G g) {
  return f == as_literal(g);
}

}  // namespace matgrad
