// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/graph/graph.hpp>

namespace matgrad {

/// What must hold of a term where the formula is defined.
struct requirement {
  enum property {
    invertible,
    positive_definite,
    positive,
    nonnegative,
    nonzero,
    nonzero_somewhere,
    at_most_one,
    in_words
  };

  property is;
  int id;
  char const* words = "";
};

/// What the operations of a formula require, in a room's words. Of a matrix that is a function of each entry, entry by entry.
struct requirements {
  growing<requirement> all;

  constexpr void add(requirement::property is, term X, char const* words = "") { all.push_back({is, X.id, words}); }

  constexpr void invertible(term X) { add(requirement::invertible, X); }
  constexpr void positive_definite(term X) { add(requirement::positive_definite, X); }
  constexpr void positive(term x) { add(requirement::positive, x); }
  constexpr void nonnegative(term x) { add(requirement::nonnegative, x); }
  constexpr void nonzero(term x) { add(requirement::nonzero, x); }
  constexpr void nonzero_somewhere(term X) { add(requirement::nonzero_somewhere, X); }  // X ≠ 0
  constexpr void at_most_one(term x) { add(requirement::at_most_one, x); }              // −1 ≤ x ≤ 1
  /// Anything else, said of X: "has full column rank".
  constexpr void holds(term X, char const* words) { add(requirement::in_words, X, words); }
};

}  // namespace matgrad
