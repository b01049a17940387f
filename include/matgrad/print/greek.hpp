// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/graph/names.hpp>

namespace matgrad {

/// A letter that has a name in LaTeX: \alpha is α.
struct greek_letter {
  char const* name;
  char const* letter;
};

inline constexpr greek_letter greek_letters[] = {
    {"alpha", "α"},    {"beta", "β"},    {"gamma", "γ"}, {"delta", "δ"}, {"epsilon", "ϵ"}, {"varepsilon", "ε"},
    {"zeta", "ζ"},     {"eta", "η"},     {"theta", "θ"}, {"iota", "ι"},  {"kappa", "κ"},   {"lambda", "λ"},
    {"mu", "μ"},       {"nu", "ν"},      {"xi", "ξ"},    {"pi", "π"},    {"rho", "ρ"},     {"sigma", "σ"},
    {"tau", "τ"},      {"upsilon", "υ"}, {"phi", "ϕ"},   {"chi", "χ"},   {"psi", "ψ"},     {"omega", "ω"},
    {"vartheta", "ϑ"}, {"varphi", "φ"},  {"Gamma", "Γ"}, {"Delta", "Δ"}, {"Theta", "Θ"},   {"Lambda", "Λ"},
    {"Xi", "Ξ"},       {"Pi", "Π"},      {"Sigma", "Σ"}, {"Phi", "Φ"},   {"Psi", "Ψ"},     {"Omega", "Ω"},
    {"varsigma", "ς"}, {"Upsilon", "Υ"}};

/// The letter that the first characters of a text name, all of them; null where they name none.
constexpr char const* greek(char const* text, int length) {
  for (auto const& known : greek_letters)
    if (is_name(text, length, known.name)) return known.letter;
  return nullptr;
}

}  // namespace matgrad
