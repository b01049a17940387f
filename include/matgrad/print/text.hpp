// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/evaluate.hpp>
#include <matgrad/print/factors.hpp>

// Formulas as text. A derivative is printed as its simplified form, anything else as it was written.
namespace matgrad {

/// Characters that a constant evaluation made.
template<int Capacity>
struct text_buffer {
  char chars[Capacity + 1]{};
  int size = 0;

  constexpr operator std::string_view() const { return {chars, static_cast<unsigned>(size)}; }
  constexpr std::string_view view() const { return *this; }
};

template<int Capacity, class Packed>
constexpr text_buffer<Capacity> write_text(Packed const& formula, written_as language, double const* literals) {
  graph in(false);
  auto renamed = unpack(formula, in, 0);
  writer out(language, literals);
  out.write(in[renamed[formula.root()]]);
  text_buffer<Capacity> result;
  result.size = out.chars.size();
  for (int i = 0; i < result.size && i < Capacity; ++i) result.chars[i] = out.chars[i];
  return result;
}

template<class F, written_as Language>
struct text_of {
  static constexpr auto first = write_text<120>(written<F>(), Language, nullptr);
  static constexpr auto whole() {
    if constexpr (first.size <= 120) return first;
    else return write_text<first.size>(written<F>(), Language, nullptr);
  }
  static constexpr auto value = whole();
};

/// A formula with plain numbers is written when they are known; each may take 24 characters.
template<written_as Language, class F>
constexpr auto text_as(F const& f) {
  if constexpr (literals_in<F> == 0) {
    return text_of<F, Language>::value.view();
  } else {
    double literals[literals_in<F>]{};
    auto* next = literals;
    collect_literals(f, next);
    return write_text<text_of<F, Language>::value.size + 24 * literals_in<F>>(written<F>(), Language, literals);
  }
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
  using type = decltype(spell(std::make_integer_sequence<int, text.size>{}));
};
#else
template<class F>
struct operand_of {
  static constexpr shape size = size_of<F>;
  static constexpr auto exact_text() {
    constexpr auto const& text = text_of<F, written_as::cpp>::value;
    fixed_text<text.size + 1> result;
    for (int i = 0; i < text.size; ++i) result.chars[i] = text.chars[i];
    return result;
  }
  using type = operand<exact_text(), size.rows, size.cols>;
};
#endif

}  // namespace matgrad
