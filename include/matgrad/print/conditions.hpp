// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/print/text.hpp>

// Where a formula is defined. Each operation states what it requires of its operands; what follows from their structure, or
// from another condition, is not said.
namespace matgrad {

struct condition_list {
  graph& in;
  growing<requirement> stated;

  constexpr explicit condition_list(graph& g) : in(g) {}

  constexpr bool states(requirement::property is, int id) const {
    for (auto const& known : stated)
      if (known.is == is && known.id == id) return true;
    return false;
  }
  constexpr void state(requirement::property is, term X, char const* words = "") {
    for (auto const& known : stated)
      if (known.is == is && known.id == X.id && same_name(known.words, words)) return;
    stated.push_back({is, X.id, words});
  }

  constexpr void require(requirement r) {
    auto X = in[r.id];
    switch (r.is) {
    case requirement::invertible: return require_invertible(X);
    case requirement::nonzero: return require_nonzero(X);
    case requirement::nonzero_somewhere:
      if (X.size().is_scalar()) return require_nonzero(X);
      if (!is_surely_invertible(X)) state(r.is, X);
      return;
    case requirement::positive:
      if (!is_surely_positive(X)) state(r.is, X);
      return;
    case requirement::nonnegative:
      if (!is_surely_positive(X) && !is_scalar_with(X, positive_semidefinite_structure) && !is_zero(X)) state(r.is, X);
      return;
    case requirement::positive_definite:
      if (!X.has().has(positive_definite_structure)) state(r.is, X);
      return;
    case requirement::at_most_one:
      if (X.is<exact_number>() && !(rational(1) < size_of(X))) return;
      return state(r.is, X);
    case requirement::in_words: return state(r.is, X, r.words);
    }
  }

private:
  static constexpr bool is_scalar_with(term x, structure known) { return x.size().is_scalar() && x.has().has(known); }
  static constexpr bool is_surely_invertible(term X) {
    return X.has().has(positive_definite_structure) || X.has().has(orthogonal_structure);
  }
  static constexpr bool is_surely_positive(term x) {
    return is_scalar_with(x, positive_definite_structure) || (x.is<exact_number>() && x.a() > 0) || x.is<ones_room>()
        || x.is<exponential>();
  }
  static constexpr rational size_of(term x) { return {x.a() < 0 ? -x.a() : x.a(), x.b()}; }

  // a product of square matrices is invertible where each of them is
  constexpr void require_invertible(term X) {
    if (X.size().is_scalar()) return require_nonzero(X);
    if (is_surely_invertible(X)) return;
    if (X.is<transposition>() || X.is<inverse>() || X.is<matrix_power_room>()) return require_invertible(X[0]);
    if (X.is<diagonal_matrix_room>()) return require_nonzero(X[0]);
    if (!falls_apart(X)) return state(requirement::invertible, X);
    for (int k = 0; k < X.count(); ++k)
      if (X[k].size().is_scalar()) require_nonzero(X[k]);
    for_each_square_factor(X, [&](term factor) {
      if (factor != X) require_invertible(factor);
    });
  }

  // a product of numbers is not zero where each of them is not; a plain number is what the user chose
  constexpr void require_nonzero(term x) {
    if (is_surely_positive(x) || x.is<literal_number>() || (x.is<exact_number>() && x.a() != 0)) return;
    if (x.is<power>() || x.is<absolute_value>()) return require_nonzero(x[0]);
    if (x.is<determinant>()) return require_invertible(x[0]);
    if (x.is<norm_room>() || x.is<norm1_room>() || x.is<squared_norm_room>())
      return require({requirement::nonzero_somewhere, x[0].id});
    if (x.is<inner_product>() && x[0] == x[1]) return require({requirement::nonzero_somewhere, x[0].id});
    if (is_inner_product(x) && x.count() == 2 && transpose(x[1]) == x[0])
      return require({requirement::nonzero_somewhere, x[1].id});
    if ((!x.is<product>() || !x.size().is_scalar() || is_inner_product(x)) && !x.is<hadamard_product>())
      return state(requirement::nonzero, x);
    for (int k = 0; k < x.count(); ++k) require_nonzero(x[k]);
  }
};

/// Writes conditions, each once: x ≥ 0 and x ≠ 0 make x > 0, and where det X > 0, X is invertible.
struct condition_writer {
  writer& out;
  condition_list const& list;
  bool is_first = true;

  constexpr bool follows(requirement const& r) const {
    if (r.is == requirement::invertible) {
      for (auto const& other : list.stated)
        if (auto x = list.in[other.id];
            other.is == requirement::positive && x.is<determinant>() && x[0] == list.in[r.id])
          return true;
    }
    if (r.is == requirement::nonzero)
      return list.states(requirement::positive, r.id) || list.states(requirement::nonnegative, r.id);
    return r.is == requirement::nonnegative && list.states(requirement::positive, r.id);
  }

  constexpr void entries(term X, char const* of_scalar, char const* of_entries) {
    if (X.size().is_scalar()) return out.write(X), out.put(of_scalar);
    out.put("all entries of "), out.write(X), out.put(" "), out.put(of_entries);
  }
  constexpr void is(term X, char const* words) { out.write(X), out.put(" is "), out.put(words); }

  constexpr void write(requirement const& r) {
    if (follows(r)) return;
    if (!is_first) out.put(", ");
    is_first = false;
    auto X = list.in[r.id];
    switch (r.is) {
    case requirement::invertible: return is(X, "invertible");
    case requirement::positive_definite: return is(X, "positive definite");
    case requirement::nonzero_somewhere: return out.write(X), out.put(" ≠ 0");
    case requirement::nonzero: return entries(X, " ≠ 0", "are nonzero");
    case requirement::positive: return entries(X, " > 0", "are positive");
    case requirement::nonnegative:
      return list.states(requirement::nonzero, r.id) ? entries(X, " > 0", "are positive")
                                                     : entries(X, " ≥ 0", "are nonnegative");
    case requirement::at_most_one:
      if (X.size().is_scalar()) out.put("-1 ≤ ");
      return entries(X, " ≤ 1", "lie between -1 and 1");
    case requirement::in_words: return out.write(X), out.put(" "), out.put(r.words);
    }
  }
};

template<class F, int Capacity>
constexpr text_buffer<Capacity> write_conditions() {
  graph in(false);
  unpack(written<F>(), in, 0);
  requirements needs;
  for (int id = 0, count = in.size(); id < count; ++id) in[id].op().domain(needs, in[id].operands());
  condition_list list(in);
  for (auto const& r : needs.all) list.require(r);
  writer out(written_as::text);
  condition_writer conditions{out, list};
  for (auto const& r : list.stated) conditions.write(r);
  if (conditions.is_first) out.put("always");
  return buffered<Capacity>(out);
}

template<class F>
struct conditions_of {
  static constexpr auto first = write_conditions<F, 120>();
  static constexpr auto whole() {
    if constexpr (first.length <= 120) return first;
    else return write_conditions<F, first.length>();
  }
  static constexpr auto value = whole();
};

/// Where the formula is defined, as it was written and with its derivatives written out: "X is invertible, x > 0". What the
/// structure shows (a positive definite matrix is invertible, eˣ > 0) is not said; "always", if nothing remains. Converts to
/// std::string_view.
template<formula F>
constexpr auto conditions(F const& f) {
  using text = conditions_of<F>;
  if constexpr (literals_in<F> == 0) return standing_text(text::value.chars, text::value.length);
  else return filled<text::value, written_as::text>(f);
}

}  // namespace matgrad
