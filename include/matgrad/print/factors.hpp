// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/index.hpp>
#include <matgrad/print/writer.hpp>

// How a product is written: a sign, a number, the factors side by side, and what has a negative power below a line.
namespace matgrad {

constexpr bool is_divisor(term x) { return x.is<power>() && x.a() < 0 && x.size().is_scalar(); }

constexpr void writer::factors(term Y) {
  int first = 0;
  rational coefficient = 1;
  if (Y[0].is<exact_number>()) {
    coefficient = {Y[0].a(), Y[0].b()};
    first = 1;
  }
  bool negative = coefficient.numerator < 0;
  if (negative) {
    put("-");
    coefficient = -coefficient;
  }
  int divisors = 0, others = 0;
  for (int k = first; k < Y.count(); ++k) ++(is_divisor(Y[k]) ? divisors : others);

  int start = chars.size();
  bool word = false, something = false;
  auto is_digit = [](char c) { return ('0' <= c && c <= '9') || c == gap; };
  auto separate = [&](int place, bool is_word) {
    if (something && is_cpp()) insert(place, " * ");
    else if (something && is_digit(chars[place])) insert(place, is_latex() ? " \\cdot " : "·");
    else if (something && (word || is_word)) insert(place, " ");
    something = true;
    word = is_word;
  };
  // a fraction's line brackets what stands alone above it
  bool stands_alone = is_latex() && divisors > 0 && others == 1 && coefficient == rational(1);
  if (coefficient != rational(1) || others == 0) {
    positive_number(coefficient);
    separate(start, last_is_word);
  }
  for (int k = first; k < Y.count(); ++k) {
    if (is_divisor(Y[k])) continue;
    int place = chars.size();
    bool squared = !is_cpp() && k + 1 < Y.count() && Y[k] == Y[k + 1] && Y[k].is<matgrad::symbol>();
    bool const after_sign = others == 1 && coefficient == rational(1) && !is_cpp();
    bool const is_one_product = after_sign || (is_cpp() && !is_inner_product(Y[k]));
    operand(Y[k], stands_alone ? of_sum : is_one_product ? of_product : of_negation);
    auto is_word = last_is_word;
    if (squared) power_mark(2), ++k;
    separate(place, is_word);
  }
  if (divisors > 0) {
    if (is_latex()) insert(start, "\\frac{"), put("}{");
    else put("/", "", " / ");
    int below = chars.size();
    something = word = false;
    for (int k = first; k < Y.count(); ++k) {
      if (!is_divisor(Y[k])) continue;
      int place = chars.size();
      rational exponent{-Y[k].a(), Y[k].b()};
      if (exponent == rational(1)) operand(Y[k][0], is_latex() && divisors == 1 ? of_sum : of_negation);
      else raised(Y[k][0], exponent, false);
      separate(place, last_is_word);
    }
    if (is_latex()) put("}");
    else if (divisors > 1) insert(below, "("), put(")");
  }
  finish(negative ? of_negation : of_product, word);
  if (negative) last = of_product;
}

}  // namespace matgrad
