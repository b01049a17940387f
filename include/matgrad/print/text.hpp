// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/evaluate.hpp>
#include <matgrad/print/decimal.hpp>
#include <matgrad/print/factors.hpp>

// Formulas as text. A derivative is printed as its simplified form, anything else as it was written.
namespace matgrad {

/// What every text of a formula can do: it converts to std::string_view, and is compared with literals.
template<class Text>
struct text_words {
  constexpr char const* data() const { return static_cast<Text const*>(this)->chars; }
  constexpr unsigned long size() const { return static_cast<unsigned long>(static_cast<Text const*>(this)->length); }
  constexpr char const* begin() const { return data(); }
  constexpr char const* end() const { return data() + size(); }

  // any view of characters; named by what it is made from, so that <string_view> is included by those who use it
  template<class View>
    requires(std::is_trivially_copyable_v<View>&& requires(char const* c, unsigned long n) { View(c, n); })
  constexpr operator View() const { return View(data(), size()); }

  friend constexpr bool operator==(Text const& text, char const* other) {
    unsigned long i = 0;
    while (i < text.size() && other[i] != 0 && text.data()[i] == other[i]) ++i;
    return i == text.size() && other[i] == 0;
  }
};

/// The text of a formula that holds no plain numbers: it stands ready.
struct standing_text : text_words<standing_text> {
  char const* chars;
  int length;
  constexpr standing_text(char const* c, int n) : chars(c), length(n) {}
};

/// A text that was made when it was asked for.
template<int Capacity>
struct text_buffer : text_words<text_buffer<Capacity>> {
  char chars[Capacity + 1]{};
  int length = 0;

  constexpr void push_back(char c) {
    if (length < Capacity) chars[length++] = c;
  }
};

/// What was written, as far as it fits; its length tells how much room it wants.
template<int Capacity>
constexpr text_buffer<Capacity> buffered(writer const& out) {
  text_buffer<Capacity> result;
  result.length = out.chars.size();
  for (int i = 0; i < result.length && i < Capacity; ++i) result.chars[i] = out.chars[i];
  return result;
}

template<int Capacity, class Packed>
constexpr text_buffer<Capacity> write_text(Packed const& formula, written_as language) {
  graph in(false);
  auto renamed = unpack(formula, in, 0);
  writer out(language);
  out.write(in[renamed[formula.root()]]);
  return buffered<Capacity>(out);
}

template<class F, written_as Language>
struct text_of {
  static constexpr auto first = write_text<120>(written<F>(), Language);
  static constexpr auto whole() {
    if constexpr (first.length <= 120) return first;
    else return write_text<first.length>(written<F>(), Language);
  }
  static constexpr auto value = whole();
};

/// How many places a text leaves for plain numbers.
template<class Text>
constexpr int gaps_in(Text const& text) {
  int count = 0;
  for (int i = 0; i < text.length; ++i)
    if (text.chars[i] == writer::gap) ++count, ++i;
  return count;
}

/// Would a minus at this place be misread: behind another sign or a factor, or before an exponent?
template<class Text>
constexpr bool wants_brackets(Text const& text, int gap) {
  auto at = [&](int i) { return 0 <= i && i < text.length ? static_cast<unsigned char>(text.chars[i]) : 0U; };
  auto before = at(gap - 1), after = at(gap + 2);
  if (before == ' ') before = at(gap - 2) == ',' ? ',' : before;
  bool leads = before == 0 || before == '(' || before == '{' || before == ',' || before == '\t';
  bool is_raised = after == '^' || (after == 0xC2U && at(gap + 3) != 0xB7U) || (after == 0xE2U && at(gap + 3) == 0x81U);
  return !leads || is_raised;
}

/// Does a factor follow, before which a 1 is not written? How many characters to leave out: the 1 alone, or a space with it.
template<class Text>
constexpr int silent_one(Text const& text, int gap) {
  auto at = [&](int i) { return 0 <= i && i < text.length ? static_cast<unsigned char>(text.chars[i]) : 0U; };
  auto begins_factor = [&](int i) {
    auto c = at(i);
    if (c == '\\') return at(i + 1) != 'c' || at(i + 2) != 'd';  // \cdot is no factor
    return (('A' <= c && c <= 'Z') || ('a' <= c && c <= 'z') || c == '(' || c > 0xC2U)
        && !(c == 0xE2U && at(i + 1) == 0x81U);
  };
  auto before = at(gap - 1);
  if (!(before == 0 || before == '-' || before == '(' || before == '{' || before == ' ' || before == '\t')) return 0;
  if (begins_factor(gap + 2)) return 2;
  return at(gap + 2) == ' ' && begins_factor(gap + 3) ? 3 : 0;
}

/// Formulas with plain numbers are written while compiling, with gaps, and the numbers are put into them here. Each may take
/// 26 characters, with brackets.
template<auto const& Text, written_as Language, class... F>
constexpr auto filled(F const&... f) {
  double literals[(literals_in<F> + ...)]{};
  auto* next = literals;
  (collect_literals(f, next), ...);
  text_buffer<Text.length + 26 * gaps_in(Text)> result;
  for (int i = 0; i < Text.length; ++i) {
    if (Text.chars[i] != writer::gap) {
      result.push_back(Text.chars[i]);
      continue;
    }
    auto number = literals[Text.chars[i + 1] - 1];
    bool brackets = number < 0 && wants_brackets(Text, i);
    bool is_one = number == 1 || (number == -1 && !brackets);
    if (int silent = Language != written_as::cpp && is_one ? silent_one(Text, i) : 0; silent > 0) {
      if (number < 0) result.push_back('-');
      i += silent - 1;
      continue;
    }
    if (brackets) result.push_back('(');
    put_decimal(result, number, Language == written_as::cpp);
    if (brackets) result.push_back(')');
    ++i;
  }
  return result;
}

template<written_as Language, class F>
constexpr auto text_as(F const& f) {
  using text = text_of<F, Language>;
  if constexpr (literals_in<F> == 0) return standing_text(text::value.chars, text::value.length);
  else return filled<text::value, Language>(f);
}

/// The formula as on a blackboard, in Unicode: -X⁻ᵀX⁻ᵀ. Converts to std::string_view.
template<formula F>
constexpr auto to_text(F const& f) {
  return text_as<written_as::text>(f);
}

/// The formula in LaTeX's mathematics: -X^{-\top}X^{-\top}. Converts to std::string_view.
template<formula F>
constexpr auto to_latex(F const& f) {
  return text_as<written_as::latex>(f);
}

/// C++ that compiles to an equal formula, where symbols are variables of their name. Converts to std::string_view.
template<formula F>
constexpr auto to_cpp(F const& f) {
  return text_as<written_as::cpp>(f);
}

#if defined(__clang__) && __clang_major__ < 15
template<class F>
struct operand_of {
  static constexpr shape size = size_of<F>;
  static constexpr auto const& text = text_of<F, written_as::cpp>::value;
  template<int... i>
  static auto spell(std::integer_sequence<int, i...>) -> operand<spelled<text.chars[i]...>, size.rows, size.cols>;
  using type = decltype(spell(std::make_integer_sequence<int, text.length>{}));
};
#else
template<class F>
struct operand_of {
  static constexpr shape size = size_of<F>;
  static constexpr auto exact_text() {
    constexpr auto const& text = text_of<F, written_as::cpp>::value;
    fixed_text<text.length + 1> result;
    for (int i = 0; i < text.length; ++i) result.chars[i] = text.chars[i];
    return result;
  }
  using type = operand<exact_text(), size.rows, size.cols>;
};
#endif

}  // namespace matgrad
