// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/print/text.hpp>

// Formulas in MathML Core, for web pages. A room says its notation once: what it writes in LaTeX is read here and set as the
// tree that MathML wants. So is a rule that a room cites.
namespace matgrad {

/// What a piece of a formula is to its neighbours.
enum class mathml_kind {
  none,      // there is nothing
  sign,      // + = ∘ and a comma
  operand,   // X
  word,      // of several letters or pieces, or a function with its argument: wants a space beside it
  function,  // sin: applies to what follows
  prefix,    // d, ∂, ∇: stands before what it belongs to
  space
};

/// A command of LaTeX's, how many groups in braces it takes, and what is set for it.
struct latex_command {
  char const* name;
  mathml_kind kind;
  char const* open;
  char const* close = "";
  int groups = 0;
  enum { formulas, letters, bold_letters } of = formulas;
};

// clang-format off
inline constexpr latex_command latex_commands[] = {
    {"frac", mathml_kind::operand, "<mfrac>", "</mfrac>", 2},
    {"tfrac", mathml_kind::operand, "<mfrac>", "</mfrac>", 2},
    {"sqrt", mathml_kind::operand, "<msqrt>", "</msqrt>", 1},
    {"operatorname", mathml_kind::function, "<mi>", "</mi>", 1, latex_command::letters},
    {"mathit", mathml_kind::word, "<mi>", "</mi>", 1, latex_command::letters},
    {"mathrm", mathml_kind::prefix, "<mi mathvariant=\"normal\">", "</mi>", 1, latex_command::letters},
    {"mathbf", mathml_kind::operand, "<mi>", "</mi>", 1, latex_command::bold_letters},
    {"text", mathml_kind::word, "<mtext>", "</mtext>", 1, latex_command::letters},
    {"cdot", mathml_kind::sign, "<mo>⋅</mo>"}, {"circ", mathml_kind::sign, "<mo>∘</mo>"},
    {"otimes", mathml_kind::sign, "<mo>⊗</mo>"}, {"oslash", mathml_kind::sign, "<mo>⊘</mo>"},
    {"times", mathml_kind::sign, "<mo>×</mo>"}, {"odot", mathml_kind::sign, "<mo>⊙</mo>"},
    {"oplus", mathml_kind::sign, "<mo>⊕</mo>"}, {"neq", mathml_kind::sign, "<mo>≠</mo>"},
    {"leq", mathml_kind::sign, "<mo>≤</mo>"}, {"geq", mathml_kind::sign, "<mo>≥</mo>"},
    {"in", mathml_kind::sign, "<mo>∈</mo>"}, {"top", mathml_kind::operand, "<mi>⊤</mi>"},
    {"infty", mathml_kind::operand, "<mi>∞</mi>"}, {"ldots", mathml_kind::operand, "<mi>…</mi>"},
    {"dots", mathml_kind::operand, "<mi>…</mi>"}, {"dagger", mathml_kind::operand, "<mi>†</mi>"},
    {"partial", mathml_kind::prefix, "<mi>∂</mi>"}, {"nabla", mathml_kind::prefix, "<mi>∇</mi>"},
    {"sum", mathml_kind::prefix, "<mo>∑</mo>"}, {"prod", mathml_kind::prefix, "<mo>∏</mo>"},
    {"int", mathml_kind::prefix, "<mo>∫</mo>"}, {"log", mathml_kind::function, "<mi>log</mi>"},
    {"ln", mathml_kind::function, "<mi>ln</mi>"}, {"exp", mathml_kind::function, "<mi>exp</mi>"},
    {"det", mathml_kind::function, "<mi>det</mi>"}, {"max", mathml_kind::function, "<mi>max</mi>"},
    {"min", mathml_kind::function, "<mi>min</mi>"}, {"sin", mathml_kind::function, "<mi>sin</mi>"},
    {"cos", mathml_kind::function, "<mi>cos</mi>"}, {"tan", mathml_kind::function, "<mi>tan</mi>"},
    {"sinh", mathml_kind::function, "<mi>sinh</mi>"}, {"cosh", mathml_kind::function, "<mi>cosh</mi>"},
    {"tanh", mathml_kind::function, "<mi>tanh</mi>"}, {"arcsin", mathml_kind::function, "<mi>arcsin</mi>"},
    {"arccos", mathml_kind::function, "<mi>arccos</mi>"}, {"arctan", mathml_kind::function, "<mi>arctan</mi>"},
    {",", mathml_kind::space, "<mspace width=\"0.167em\"/>"},
    {":", mathml_kind::space, "<mspace width=\"0.222em\"/>"},
    {";", mathml_kind::space, "<mspace width=\"0.278em\"/>"},
    {" ", mathml_kind::space, "<mspace width=\"0.333em\"/>"},
    {"quad", mathml_kind::space, "<mspace width=\"1em\"/>"},
    {"qquad", mathml_kind::space, "<mspace width=\"2em\"/>"}, {"textstyle", mathml_kind::space, ""},
    {"displaystyle", mathml_kind::space, ""}};

/// What encloses a formula: as LaTeX opens and closes it, and the two signs.
struct latex_fence {
  char const* open;
  char const* close;
  char const* left;
  char const* right;
};
inline constexpr latex_fence latex_fences[] = {
    {"\\left(", "\\right)", "(", ")"},       {"\\left[", "\\right]", "[", "]"},      {"(", ")", "(", ")"},
    {"[", "]", "[", "]"},                    {"\\lVert", "\\rVert", "‖", "‖"},       {"\\lvert", "\\rvert", "|", "|"},
    {"\\langle", "\\rangle", "⟨", "⟩"},      {"\\begin{bmatrix}", "\\end{bmatrix}", "[", "]"}};
// clang-format on

/// Sets the mathematics of LaTeX, as far as rooms write it, in MathML. Out has push_back.
template<class Out>
struct mathml_setter {
  using kind = mathml_kind;

  Out& out;
  char const* latex;
  int unknown = -1;  // where a command stands that is not among those above

  constexpr mathml_setter(Out& to, char const* text) : out(to), latex(text) {}

  /// A whole formula; its LaTeX is the alternative text.
  constexpr void formula(int length) {
    put("<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\" alttext=\"");
    put_escaped(0, length);
    put("\">");
    row(0, length);
    put("</math>");
  }

  /// The pieces between two places, side by side.
  constexpr void row(int i, int end, bool is_index = false) {
    auto last = kind::none;
    bool spaced = false;
    for (i = after_blanks(i, end); i < end; i = after_blanks(i, end)) {
      auto const x = piece(i, end);
      if (last == kind::word && reads(i - 1, end, ")\\left[")) last = kind::function;  // Df(X)[U]
      if (x.is == kind::space) {
        set(x, last);
        spaced = true;
      } else {
        bool const applies = last == kind::function && begins_operand(x.is);
        if (begins_operand(last) && begins_operand(x.is)) put_between(last, x, spaced, is_index);
        set_with_scripts(x, last);
        last = applies && x.is != kind::function ? kind::word : x.is;
        spaced = false;
      }
      i = x.end;
    }
  }

private:
  struct range {
    int begin = 0;
    int end = 0;
    constexpr bool is_empty() const { return begin == end; }
  };
  /// A nucleus with its scripts.
  struct piece_of {
    kind is = kind::operand;
    range nucleus, below, above;
    int end = 0;
    latex_fence const* fence = nullptr;
    latex_command const* command = nullptr;
    char const* letter = nullptr;  // of the Greek
  };

  constexpr void put(char const* s) {
    for (; *s != 0; ++s) out.push_back(*s);
  }
  constexpr void put_escaped(char c) {
    if (c == '<') put("&lt;");
    else if (c == '>') put("&gt;");
    else if (c == '&') put("&amp;");
    else if (c == '"') put("&quot;");
    else out.push_back(c);
  }
  constexpr void put_escaped(int i, int end) {
    for (; i < end; ++i) put_escaped(latex[i]);
  }
  constexpr void element(char const* open, int i, int end, char const* close) {
    put(open), put_escaped(i, end), put(close);
  }

  // ---- reading ----

  static constexpr bool is_letter(char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z'); }
  static constexpr bool is_digit(char c) { return '0' <= c && c <= '9'; }
  constexpr bool reads(int i, int end, char const* what) const {
    for (; *what != 0; ++what, ++i)
      if (i >= end || latex[i] != *what) return false;
    return !is_letter(latex[i - 1]) || i >= end || !is_letter(latex[i]);
  }
  constexpr int after_blanks(int i, int end) const {
    while (i < end && latex[i] == ' ') ++i;
    return i;
  }
  constexpr latex_fence const* fence_at(int i, int end) const {
    for (auto const& fence : latex_fences)
      if (reads(i, end, fence.open)) return &fence;
    return nullptr;
  }

  /// Behind the command, number or letter at i, which takes nothing with it.
  constexpr int after_token(int i, int end) const {
    char const c = latex[i++];
    if (c == writer::gap) return i + 1;
    if (c == '\\') {
      int const name = i;
      while (i < end && is_letter(latex[i])) ++i;
      return i == name && i < end ? i + 1 : i;
    }
    if (is_digit(c)) return after_number(i, end);
    while (i < end && (static_cast<unsigned char>(latex[i]) & 0xC0U) == 0x80U) ++i;
    return i;
  }
  /// 12, 0.5, 1e-7
  constexpr int after_number(int i, int end) const {
    while (i < end && (is_digit(latex[i]) || (latex[i] == '.' && i + 1 < end && is_digit(latex[i + 1])))) ++i;
    int exponent = i + 1;
    if (exponent < end && latex[i] == 'e' && latex[exponent] == '-') ++exponent;
    if (exponent >= end || latex[i] != 'e' || !is_digit(latex[exponent])) return i;
    while (exponent < end && is_digit(latex[exponent])) ++exponent;
    return exponent;
  }
  /// Behind the token, the group or what is enclosed at i.
  constexpr int after_whole(int i, int end) const {
    if (latex[i] == '{') return after_closing(i + 1, end, "}");
    if (auto fence = fence_at(i, end)) return after_closing(i + length_of(fence->open), end, fence->close);
    return after_token(i, end);
  }
  constexpr int after_closing(int i, int end, char const* closing) const {
    while (i < end && !reads(i, end, closing)) i = after_whole(i, end);
    return i < end ? i + length_of(closing) : end;
  }
  /// The inside of the group at i, or the token there.
  constexpr range group(int i, int end) const {
    i = after_blanks(i, end);
    if (i >= end) return {end, end};
    int const after = after_whole(i, end);
    return latex[i] == '{' ? range{i + 1, after - 1} : range{i, after};
  }
  /// Where the group ends whose inside this is.
  constexpr int after_group(range inside, int end) const {
    bool const braced =
        inside.begin > 0 && latex[inside.begin - 1] == '{' && inside.end < end && latex[inside.end] == '}';
    return braced ? inside.end + 1 : inside.end;
  }

  constexpr piece_of piece(int i, int end) const {
    piece_of x;
    x.fence = latex[i] == '{' ? nullptr : fence_at(i, end);
    x.nucleus = {i, after_whole(i, end)};
    if (latex[i] == '{' && !is_alone({i + 1, x.nucleus.end - 1})) x.is = kind::word;
    else if (latex[i] == '\\' && x.fence == nullptr) read_command(x, end);
    else if (x.fence == nullptr && is_sign(latex[i])) x.is = kind::sign;
    x.end = x.nucleus.end;
    for (int k = x.end; k < end && (latex[k] == '_' || latex[k] == '^'); k = x.end) {
      auto& script = latex[k] == '_' ? x.below : x.above;
      script = group(k + 1, end);
      x.end = after_group(script, end);
    }
    return x;
  }
  constexpr bool is_alone(range x) const {
    int const first = after_blanks(x.begin, x.end);
    return first < x.end && after_blanks(piece(first, x.end).end, x.end) == x.end;
  }
  static constexpr bool is_sign(char c) {
    for (char known : {'+', '-', '=', '/', ',', ';', ':', '<', '>', '.', ')', ']', '&', '!'})
      if (c == known) return true;
    return false;
  }

  constexpr void read_command(piece_of& x, int end) const {
    int const name = x.nucleus.begin + 1, name_end = x.nucleus.end;
    x.letter = greek(latex + name, name_end - name);
    // λ(X) is a function, λ (A + B) a product: the writer puts a space there
    if (x.letter != nullptr && (reads(name_end, end, "\\left(") || reads(name_end, end, "("))) x.is = kind::function;
    for (auto const& known : latex_commands) {
      if (!is_name(latex + name, name_end - name, known.name)) continue;
      x.command = &known;
      x.is = known.kind;
      for (int k = 0; k < known.groups; ++k) x.nucleus.end = after_group(group(x.nucleus.end, end), end);
    }
  }

  // ---- setting ----

  static constexpr bool begins_operand(kind k) { return k != kind::none && k != kind::sign; }

  /// What is not written between two neighbours: a product, an application, or a comma between indices.
  constexpr void put_between(kind last, piece_of const& next, bool spaced, bool is_index) {
    char const* const thin_space = "<mspace width=\"0.167em\"/>";
    if (last == kind::prefix) return put(next.is == kind::function && !spaced ? thin_space : "");
    put(last == kind::function ? "<mo>&#x2061;</mo>" : is_index ? "<mo>&#x2063;</mo>" : "<mo>&#x2062;</mo>");
    bool const is_word = last == kind::word || (next.is != kind::operand && !is_index);
    bool const is_argument = last == kind::function && next.fence != nullptr;
    if (!spaced && !is_argument && (is_word || last == kind::function)) put(thin_space);
  }

  constexpr void set_with_scripts(piece_of const& x, kind last) {
    bool const below = !x.below.is_empty(), above = !x.above.is_empty();
    if (!below && !above) return set(x, last);
    put(below && above ? "<msubsup>" : below ? "<msub>" : "<msup>");
    set(x, last);
    if (below) as_one(x.below, true);
    if (above) as_one(x.above);
    put(below && above ? "</msubsup>" : below ? "</msub>" : "</msup>");
  }

  /// As one element, however many there are.
  constexpr void as_one(range x, bool is_index = false) {
    bool const alone = is_alone(x);
    if (!alone) put("<mrow>");
    row(x.begin, x.end, is_index);
    if (!alone) put("</mrow>");
  }

  constexpr void set(piece_of const& x, kind last) {
    int const i = x.nucleus.begin, end = x.nucleus.end;
    if (x.fence != nullptr) return set_enclosed(x);
    if (latex[i] == '{') return as_one({i + 1, end - 1});
    if (latex[i] == '\\') return set_command(x);
    if (x.is == kind::sign) return set_sign(latex[i], last);
    if (latex[i] == writer::gap) return put("<mn>0</mn>");
    if (is_digit(latex[i])) return element("<mn>", i, end, "</mn>");
    element("<mi>", i, end, "</mi>");
  }

  constexpr void set_sign(char sign, kind last) {
    bool const has_sign_before = last == kind::sign;
    if (sign == '-') return put(has_sign_before ? "<mo form=\"prefix\">−</mo>" : "<mo>−</mo>");
    put(sign == ':' ? "<mo lspace=\"0\" rspace=\"0\">" : "<mo>");
    put_escaped(sign);
    put("</mo>");
  }

  constexpr void set_enclosed(piece_of const& x) {
    range const inside{x.nucleus.begin + length_of(x.fence->open), x.nucleus.end - length_of(x.fence->close)};
    put("<mrow><mo>"), put(x.fence->left), put("</mo>");
    if (reads(x.nucleus.begin, x.nucleus.end, "\\begin")) table(inside);
    else as_one(inside);
    put("<mo>"), put(x.fence->right), put("</mo></mrow>");
  }
  /// Blocks with & between them, rows with \\.
  constexpr void table(range x) {
    put("<mtable><mtr><mtd>");
    int cell = x.begin;
    for (int i = x.begin; i < x.end; i = after_whole(i, x.end)) {
      bool const ends_row = reads(i, x.end, "\\\\");
      if (latex[i] != '&' && !ends_row) continue;
      row(cell, i);
      put(ends_row ? "</mtd></mtr><mtr><mtd>" : "</mtd><mtd>");
      cell = after_token(i, x.end);
    }
    row(cell, x.end);
    put("</mtd></mtr></mtable>");
  }

  constexpr void set_command(piece_of const& x) {
    int const begin = x.nucleus.begin, end = x.nucleus.end;
    if (x.letter != nullptr) return put("<mi>"), put(x.letter), put("</mi>");
    if (x.command == nullptr) {
      if (unknown < 0) unknown = begin;
      return element("<mtext>", begin, end, "</mtext>");
    }
    put(x.command->open);
    int i = after_token(begin, end);
    for (int k = 0; k < x.command->groups; ++k) {
      auto const inside = group(i, end);
      if (x.command->of == latex_command::formulas) as_one(inside);
      else if (x.command->of == latex_command::letters) put_escaped(inside.begin, inside.end);
      else put_bold(inside);
      i = after_group(inside, end);
    }
    put(x.command->close);
  }

  /// As the bold letters that Unicode has for mathematics, from U+1D400 and U+1D7CE.
  constexpr void put_bold(range letters) {
    for (int i = letters.begin; i < letters.end; ++i) {
      char const c = latex[i];
      int const code = is_digit(c)          ? 0x1D7CE + (c - '0')
                     : 'a' <= c && c <= 'z' ? 0x1D41A + (c - 'a')
                                            : 0x1D400 + (c - 'A');
      if (!is_letter(c) && !is_digit(c)) put_escaped(c);
      else
        for (int const byte : {0xF0, 0x80 | (code >> 12 & 0x3F), 0x80 | (code >> 6 & 0x3F), 0x80 | (code & 0x3F)})
          out.push_back(static_cast<char>(byte));
    }
  }
};

/// Counts what is written.
struct letter_count {
  int letters = 0;
  constexpr void push_back(char) { ++letters; }
};

template<class F>
struct mathml_of {
  static constexpr auto const& latex = text_of<F, written_as::latex>::value;

  struct measure {
    int length;
    bool is_known;
  };
  static constexpr measure measured() {
    letter_count out;
    mathml_setter set(out, latex.chars);
    set.formula(latex.length);
    return {out.letters, set.unknown < 0};
  }
  static constexpr measure size = measured();

  static constexpr auto whole() {
    text_buffer<size.length> out;
    mathml_setter(out, latex.chars).formula(latex.length);
    return out;
  }
  struct text {
    static constexpr auto value = whole();
  };
};

/// The formula as a <math> element for a web page, in presentation MathML; its LaTeX is the alternative text. Converts to
/// std::string_view.
template<formula F>
constexpr auto to_mathml(F const& f) {
  using mathml = mathml_of<F>;
  static_assert(mathml::size.is_known || shapes_fit<typename operand_of<F>::type>,
                "to_mathml(f): MathML is made from the notation in LaTeX, and an operation of f uses a command that is "
                "not known; write its notation with the commands listed in <matgrad/print/mathml.hpp>");
  if constexpr (literals_in<F> == 0) {
    return standing_text(mathml::text::value.chars, mathml::text::value.length);
  } else {
    auto const latex = to_latex(f);
    text_buffer<mathml::size.length + 200 * literals_in<F>> result;  // a number in brackets takes less
    mathml_setter(result, latex.chars).formula(latex.length);
    return result;
  }
}

}  // namespace matgrad
