// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include <matgrad/matgrad.hpp>

// The words of the gallery. An identity is stated once: it is proved while compiling, and printed as a piece of HTML where the
// program runs. A line <!--drawing ... --> holds a graph for Graphviz; see page.sh.
namespace gallery {

using namespace matgrad;
using std::string;
using std::string_view;

// ---- mathematics and characters ----

/// Formulas in LaTeX, composed of others, as MathML.
inline string math(string const& latex) {
  string out;
  mathml_setter set(out, latex.c_str());
  set.formula(static_cast<int>(latex.size()));
  if (set.unknown >= 0) {
    std::fprintf(stderr, "gallery: LaTeX that is not known: %s\n", latex.c_str() + set.unknown);
    std::exit(1);
  }
  return out;
}

/// left = right, in two parts, so that a line may end between them.
inline string equation(string const& left, string const& right) { return math(left) + math("= " + right); }

inline string escaped(string_view text) {
  string out;
  for (char c : text) {
    if (c == '<') out += "&lt;";
    else if (c == '&') out += "&amp;";
    else if (c == '"') out += "&quot;";
    else out += c;
  }
  return out;
}

/// dX is the differential of X, one word: upright d, slanted X.
inline string with_differentials(string_view latex) {
  constexpr string_view word = "\\mathit{d";
  string out(latex);
  for (auto i = out.find(word); i != out.npos; i = out.find(word, i)) out.replace(i, word.size(), "{\\mathrm{d}");
  return out;
}

template<class F>
string latex_of(F f) {
  return with_differentials(to_latex(f));
}

template<class F>
constexpr bool is_sum() {
  return written<F>().nodes[written<F>().root()].op->room == identity_of<addition>;
}
/// What stands behind an operator: a sum in brackets.
template<class F>
string operand_latex(F f) {
  return is_sum<F>() ? "\\left(" + latex_of(f) + "\\right)" : latex_of(f);
}

// ---- an entry of the page ----

struct statement {
  string_view number;  // in the Matrix Cookbook
  string left;         // LaTeX
  string expected;     // LaTeX, as the book writes it
  string derived;      // LaTeX, as matgrad writes it
  string cpp;
  string text;
  string drawing;
  formula_cost cost;
};

/// What the search reads: numbers, and the formula as text and as C++.
inline string attributes(string_view number, string const& words) {
  return " data-number=\"" + escaped(number) + "\" data-words=\"" + escaped(words) + "\"";
}

inline string counted(int count, char const* what) {
  return std::to_string(count) + ' ' + what + (count == 1 ? "" : "s");
}
inline string in_words(formula_cost const& cost) {
  if (cost.flops == 0) return "nothing to compute";
  return counted(cost.flops, "flop") + (cost.divisions > 0 ? ", " + counted(cost.divisions, "division") : "");
}

inline void print(statement const& s) {
  string out = "<article" + attributes(s.number, s.text + ' ' + s.cpp) + ">\n";
  out += "<h4>(" + string(s.number) + ")</h4>\n";
  out += "<div class=\"formula\">" + equation(s.left, s.expected) + "</div>\n";
  if (s.derived != s.expected)
    out += "<div class=\"formula derived\"><span>matgrad writes</span>" + math(s.derived) + "</div>\n";
  out += "<div class=\"code\"><code>" + escaped(s.cpp) + "</code></div>\n";
  out += "<details><summary><span class=\"proved\">proved</span><span>" + in_words(s.cost)
       + "</span><span>graph</span></summary>";
  out += "<div class=\"graph\">\n<!--drawing\n" + s.drawing + "\n-->\n</div></details>\n";
  std::fputs((out + "</article>\n").c_str(), stdout);
}

/// left = expected, where the library derives what is left of it.
template<class Derived, class Expected>
void proved(string_view number, string left, string cpp, string text, Derived derived, Expected expected) {
  constexpr bool is_proved = Derived{} == Expected{};
  static_assert(is_proved, "the gallery states an identity that does not hold");
  print({number, left, latex_of(expected), latex_of(derived), cpp, text, string(string_view(to_dot(derived))),
         cost(derived)});
}

template<class F>
string text_of_formula(F f) {
  return string(string_view(to_text(f)));
}
template<class F>
string cpp_of(F f) {
  return string(string_view(to_cpp(f)));
}

// ---- what is stated ----

inline void section(char const* number, char const* title) {
  std::printf("<!--section-->\n<h3>%s%s%s</h3>\n", number, *number != 0 ? " " : "", title);
}

/// ∂f/∂X = expected, of a scalar f.
template<class F, class X, class Expected>
void gradient(string_view number, F f, X by, Expected expected) {
  proved(number, "\\frac{\\partial}{\\partial " + latex_of(by) + "}\\," + operand_latex(f),
         "grad(" + cpp_of(f) + ", " + cpp_of(by) + ")", text_of_formula(f), grad(f, by), expected);
}

/// The derivatives by the independent entries of a structured S.
template<class F, class S, class Expected>
void structured_gradient(string_view number, F f, S by, Expected expected) {
  proved(number, "\\frac{\\mathrm{d}}{\\mathrm{d}" + latex_of(by) + "}\\," + operand_latex(f),
         "structured_grad(" + cpp_of(f) + ", " + cpp_of(by) + ")", text_of_formula(f), structured_grad(f, by),
         expected);
}

/// dF = expected, where X changes by dX.
template<class F, class X, class Direction, class Expected>
void differential_is(string_view number, F f, X by, Direction dX, Expected expected) {
  bool const is_call = size_of<F>.is_scalar() || is_symbol<F>;
  proved(number, "\\mathrm{d}" + (is_call ? latex_of(f) : "\\left(" + latex_of(f) + "\\right)"),
         "differential(" + cpp_of(f) + ", " + cpp_of(by) + ", " + cpp_of(dX) + ")", text_of_formula(f),
         differential(f, by, dX), expected);
}

/// ∂F/∂t = expected, of a scalar t.
template<class F, class T, class Expected>
void partial_is(string_view number, F f, T by, Expected expected) {
  proved(number, "\\frac{\\partial}{\\partial " + latex_of(by) + "}\\," + operand_latex(f),
         "partial(" + cpp_of(f) + ", " + cpp_of(by) + ")", text_of_formula(f), partial(f, by), expected);
}

/// ∂²F/∂t² = expected.
template<class F, class T, class Expected>
void second_partial_is(string_view number, F f, T by, Expected expected) {
  proved(number, "\\frac{\\partial^2}{\\partial " + latex_of(by) + "^2}\\," + operand_latex(f),
         "partial(partial(" + cpp_of(f) + ", " + cpp_of(by) + "), " + cpp_of(by) + ")", text_of_formula(f),
         partial(partial(f, by), by), expected);
}

/// ∂F/∂Xᵢⱼ = expected.
template<int i, int j, class F, class X, class Expected>
void entry_is(string_view number, F f, X by, Expected expected) {
  string const ij = std::to_string(i) + ',' + std::to_string(j);
  proved(number, "\\frac{\\partial}{\\partial " + latex_of(by) + "_{" + ij + "}}\\," + operand_latex(f),
         "partial<" + std::to_string(i) + ", " + std::to_string(j) + ">(" + cpp_of(f) + ", " + cpp_of(by) + ")",
         text_of_formula(f), partial<i, j>(f, by), expected);
}

/// ∂f/∂xᵀ = expected, of a column f.
template<class F, class X, class Expected>
void jacobian_is(string_view number, F f, X by, Expected expected) {
  proved(number, "\\frac{\\partial}{\\partial " + latex_of(by) + "^{\\top}}\\," + operand_latex(f),
         "jacobian(" + cpp_of(f) + ", " + cpp_of(by) + ")", text_of_formula(f), jacobian(f, by), expected);
}

/// ∂²f/∂x∂xᵀ = expected.
template<class F, class X, class Expected>
void hessian_is(string_view number, F f, X by, Expected expected) {
  proved(number,
         "\\frac{\\partial^2}{\\partial " + latex_of(by) + "\\,\\partial " + latex_of(by) + "^{\\top}}\\,"
             + operand_latex(f),
         "hessian(" + cpp_of(f) + ", " + cpp_of(by) + ")", text_of_formula(f), hessian(f, by), expected);
}

// ---- the symbols of the blackboard ----

inline constexpr auto A = matrix<"A", 3>;
inline constexpr auto B = matrix<"B", 3>;
inline constexpr auto C = matrix<"C", 3>;
inline constexpr auto D = matrix<"D", 3>;
inline constexpr auto X = matrix<"X", 3>;
inline constexpr auto dX = matrix<"dX", 3>;
inline constexpr auto tall = matrix<"X", 4, 2>;

inline constexpr auto a = vector<"a", 3>;
inline constexpr auto b = vector<"b", 3>;
inline constexpr auto c = vector<"c", 3>;
inline constexpr auto d = vector<"d", 3>;
inline constexpr auto x = vector<"x", 3>;
inline constexpr auto t = scalar<"t">;
inline constexpr auto alpha = scalar<"alpha">;

inline constexpr auto I = identity<3>;

// ---- the sections, one a file ----

void differentials();
void determinants();
void inverses();
void forms();
void traces();
void norms();
void structured();
void operations();

}  // namespace gallery
