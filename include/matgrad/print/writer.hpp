// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/graph/algebra.hpp>
#include <matgrad/print/greek.hpp>

namespace matgrad {

enum class written_as { text, latex, cpp };

/// How a function is called in each language.
struct call_notation {
  char const* text;
  char const* latex;
  char const* cpp;
};

/// Writes terms as text, with as few parentheses as the reader needs. Rooms say what they look like in its words.
struct writer {
  // how tightly what was written last holds together
  enum level { of_sum, of_product, of_negation, of_power, of_atom };

  written_as language;
  growing<char> chars;
  level last = of_atom;
  bool last_is_word = false;  // a name of several letters or a call: wants a space beside it
  int inverse_mark = -1;      // where the mark ⁻¹ begins, if it ends the text

  constexpr explicit writer(written_as l) : language(l) {}

  constexpr bool is_text() const { return language == written_as::text; }
  constexpr bool is_latex() const { return language == written_as::latex; }
  constexpr bool is_cpp() const { return language == written_as::cpp; }

  constexpr void put(char const* s) {
    for (; *s != 0; ++s) chars.push_back(*s);
  }
  constexpr void put(char const* text, char const* latex, char const* cpp) {
    put(is_text() ? text : is_latex() ? latex : cpp);
  }
  constexpr void put_integer(long long n) {
    if (n < 0) {
      chars.push_back('-');
      n = -n;
    }
    char digits[20]{};
    int count = 0;
    do {
      digits[count++] = static_cast<char>('0' + n % 10);
      n /= 10;
    } while (n != 0);
    while (count > 0) chars.push_back(digits[--count]);
  }
  constexpr void finish(level l, bool is_word = false) {
    last = l;
    last_is_word = is_word;
    inverse_mark = -1;
  }
  constexpr void insert(int place, char const* s) {
    int length = length_of(s);
    chars.resize(chars.size() + length);
    for (int i = chars.size() - 1; i >= place + length; --i) chars[i] = chars[i - length];
    for (int i = 0; i < length; ++i) chars[place + i] = s[i];
  }

  constexpr void write(term X) { X.op().write(*this, X); }

  /// X, in parentheses if it holds together less than what stands around it.
  constexpr void operand(term X, level needed) {
    int start = chars.size();
    write(X);
    if (last >= needed) return;
    insert(start, is_latex() ? "\\left(" : "(");
    put(")", "\\right)", ")");
    finish(of_atom);
  }

  // ---- leaves ----

  constexpr void symbol(char const* name) {
    int const length = length_of(name);
    bool const is_word = letters_in(name, length) > 1;
    if (is_latex() && is_word && name[0] != '\\') latex_name(name, length);
    else put(name);
    finish(of_atom, is_word);
  }
  /// theta is \theta, rate is one word; x_1, also written x₁, has an index.
  constexpr void latex_name(char const* name, int length) {
    int stem = 1;
    while (stem < length && name[stem] != '_' && !is_subscript(name + stem)) ++stem;
    int digits_end = stem;
    while (is_subscript(name + digits_end)) digits_end += 3;
    bool const has_digits = digits_end > stem;
    if (has_digits ? digits_end < length : stem + 1 >= length) return latex_word(name, length);
    put("{"), latex_word(name, stem), put("_{");
    if (!has_digits) latex_word(name + stem + 1, length - stem - 1);
    for (int i = stem; i < digits_end; i += 3) put_integer(name[i + 2] & 0xF);
    put("}}");
  }
  constexpr void latex_word(char const* word, int length) {
    bool const is_number = '0' <= word[0] && word[0] <= '9';
    bool const is_greek = greek(word, length) != nullptr;
    bool const is_word = !is_greek && !is_number && letters_in(word, length) > 1;
    put(is_greek ? "\\" : is_word ? "\\mathit{" : "");
    for (int i = 0; i < length; ++i) chars.push_back(word[i]);
    if (is_word) put("}");
  }
  /// Does one of the digits ₀ … ₉ begin here?
  static constexpr bool is_subscript(char const* text) {
    for (int k = 0; k < 10; ++k)
      if (is_name(text, 3, subscripts[k])) return true;
    return false;
  }

  constexpr void number(rational x) {
    bool negative = x.numerator < 0;
    if (negative) put("-");
    positive_number(negative ? -x : x);
    if (negative) last = of_negation;
  }
  constexpr void positive_number(rational x) {
    if (x.denominator == 1) {
      put_integer(x.numerator);
      put("", "", "_c");
      return finish(of_atom);
    }
    if (is_cpp())
      return put("ratio<"), put_integer(x.numerator), put(", "), put_integer(x.denominator), put(">"), finish(of_atom);
    if (is_latex()) {
      put("\\frac{"), put_integer(x.numerator), put("}{"), put_integer(x.denominator), put("}");
      return finish(of_atom);
    }
    if (x == rational(1, 2)) return put("½"), finish(of_atom);
    if (x == rational(1, 3)) return put("⅓"), finish(of_atom);
    if (x == rational(1, 4)) return put("¼"), finish(of_atom);
    put_integer(x.numerator), put("/"), put_integer(x.denominator);
    finish(of_product, true);
  }

  // a plain number is not known while compiling: a gap is left for it, and its place among the formula's numbers
  static constexpr char gap = 1;
  constexpr void literal(int place) {
    chars.push_back(gap);
    chars.push_back(static_cast<char>(place + 1));
    finish(of_atom);
  }

  constexpr void constant(char const* text, char const* latex, char const* cpp, int rows, int cols = -1) {
    put(text, latex, cpp);
    if (is_cpp()) shape_arguments(rows, cols);
    finish(of_atom);
  }
  constexpr void indexed_constant(char const* letter, char const* cpp, int rows, int cols, int i, int j) {
    put(letter, letter, cpp);
    if (is_cpp()) {
      put("<"), put_integer(rows);
      int const others[] = {cols, i, j};
      for (int k : others)
        if (k >= 0) put(", "), put_integer(k);
      put(">");
      return finish(of_atom);
    }
    put("", "_{", "");
    auto index = [&](int k) { is_text() ? put_digits(k, subscripts) : put_integer(k); };
    if (i >= 0) index(i);
    if (j >= 0) index(j);
    if (i < 0) index(rows), put(",", ",", ""), index(cols);
    put("", "}", "");
    finish(of_atom);
  }
  constexpr void shape_arguments(int rows, int cols) {
    put("<"), put_integer(rows);
    if (cols >= 0) put(", "), put_integer(cols);
    put(">");
  }

  // ---- functions ----

  constexpr void call(call_notation name, term Y) {
    put(name.text, name.latex, name.cpp);
    put("(", "\\left(", "(");
    for (int k = 0; k < Y.count(); ++k) {
      if (k > 0) put(", ");
      write(Y[k]);
    }
    put(")", "\\right)", ")");
    finish(of_atom, true);
  }
  constexpr void enclosed(char const* text, char const* latex, char const* cpp, term X, char const* text_end,
                          char const* latex_end, char const* cpp_end) {
    put(text, latex, cpp);
    write(X);
    put(text_end, latex_end, cpp_end);
    finish(of_atom, true);
  }
  constexpr void infix(term A, char const* text, char const* latex, char const* cpp, term B) {
    if (is_cpp()) {
      put(cpp), put("("), write(A), put(", "), write(B), put(")");
      return finish(of_atom, true);
    }
    operand(A, of_power);
    put(text, latex, "");
    operand(B, of_power);
    finish(of_product);
  }
  constexpr void part(term X, char const* name) {
    operand(X, of_atom);
    put(name);
    finish(of_atom, true);
  }
  constexpr void entry(term X, int i, int j) {
    operand(X, is_latex() ? of_power : of_atom);
    put("(", "_{", "("), put_integer(i), put(", ", ",", "_c, "), put_integer(j), put(")", "}", "_c)");
    finish(of_atom, !is_latex());
  }

  // ---- superscripts ----

  constexpr void superscript(term X, char const* text, char const* latex, char const* cpp) {
    if (is_cpp()) {
      put(cpp), put("("), write(X), put(")");
      return finish(of_atom, true);
    }
    operand(X, of_atom);
    auto word = last_is_word;
    int mark = chars.size();
    put("", "^", ""), put(text, latex, "");
    finish(of_power, word);
    inverse_mark = mark;
  }
  constexpr void transposed(term X) {
    if (is_cpp()) {
      put("transpose("), write(X), put(")");
      return finish(of_atom, true);
    }
    int start = chars.size();
    write(X);
    auto word = last_is_word;
    if (inverse_mark >= 0) {
      chars.resize(inverse_mark);
      put("⁻ᵀ", "^{-\\top}", "");
    } else {
      if (last < of_atom) {
        insert(start, is_latex() ? "\\left(" : "(");
        put(")", "\\right)", ")");
      }
      put("ᵀ", "^{\\top}", "");
    }
    finish(of_power, word);
  }

  static constexpr char const* superscripts[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁻"};
  static constexpr char const* subscripts[] = {"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉", "₋"};
  constexpr void put_digits(long long n, char const* const (&marks)[11]) {
    if (n < 0) put(marks[10]), n = -n;
    if (n >= 10) put_digits(n / 10, marks);
    put(marks[n % 10]);
  }

  /// X to an exact power; √X for ½.
  constexpr void raised(term X, rational exponent, bool is_matrix) {
    if (!is_matrix && exponent == rational(1, 2)) {
      if (is_text()) put("√"), operand(X, of_atom);
      else put("", "\\sqrt{", "sqrt("), write(X), put("", "}", ")");
      return finish(is_text() ? of_power : of_atom, true);
    }
    if (is_cpp()) {
      if (exponent.is_integer()) put("pow<"), put_integer(exponent.numerator), put(">("), write(X), put(")");
      else put("pow("), write(X), put(", "), number(exponent), put(")");
      return finish(of_atom, true);
    }
    operand(X, of_atom);
    auto word = last_is_word;
    power_mark(exponent);
    finish(of_power, word);
  }
  constexpr void power_mark(rational exponent, char const* before = "") {
    if (is_latex()) {
      put("^{"), put(before), put_integer(exponent.numerator);
      if (!exponent.is_integer()) put("/"), put_integer(exponent.denominator);
      return put("}");
    }
    if (exponent.is_integer()) return put_digits(exponent.numerator, superscripts);
    put("^("), put_integer(exponent.numerator), put("/"), put_integer(exponent.denominator), put(")");
  }
  constexpr void raised_to(term a, term b, bool each_entry = false) {
    if (is_cpp()) {
      put("pow("), write(a), put(", "), write(b), put(")");
      return finish(of_atom, true);
    }
    operand(a, of_atom);
    put(each_entry ? "∘^" : "^", each_entry ? "^{\\circ " : "^{", "");
    is_latex() ? write(b) : operand(b, of_atom);
    put("", "}", "");
    finish(of_power, true);
  }

  // ---- sums and products ----

  constexpr void summands(term Y) {
    for (int k = 0; k < Y.count(); ++k) {
      int start = chars.size();
      write(Y[k]);
      if (k == 0) continue;
      // a leading minus becomes the sign between two terms
      if (chars[start] == '-') chars[start] = ' ', insert(start, " -");
      else insert(start, " + ");
    }
    finish(of_sum);
  }

  constexpr void factors(term Y);
};

}  // namespace matgrad
