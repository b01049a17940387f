// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <set>
#include <string>

#include <matgrad/equivalent_at.hpp>
#include <matgrad/formula/together.hpp>
#include <matgrad/kernels/recording.hpp>
#include <matgrad/print/text.hpp>

// A formula as a function in C: its plan is run with numbers that note what is done to them (kernels/recording.hpp), and the notes
// are written down.
namespace matgrad {

/// The names of a C function: identifiers, no two alike.
class c_names {
  std::set<std::string> taken{"auto",   "break",    "case",   "char",   "const",    "continue", "default",  "do",
                              "double", "else",     "enum",   "extern", "float",    "for",      "goto",     "if",
                              "inline", "int",      "long",   "return", "restrict", "register", "short",    "signed",
                              "sizeof", "static",   "struct", "switch", "typedef",  "union",    "unsigned", "void",
                              "while",  "volatile", "fabs",   "exp",    "log",      "sqrt",     "sin",      "cos",
                              "tan",    "asin",     "acos",   "atan",   "sinh",     "cosh",     "tanh",     "pow",
                              "fabsf",  "expf",     "logf",   "sqrtf",  "sinf",     "cosf",     "tanf",     "asinf",
                              "acosf",  "atanf",    "sinhf",  "coshf",  "tanhf",    "powf",     "NAN",      "INFINITY"};

  static bool is_letter(char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || c == '_'; }
  static bool is_digit(char c) { return '0' <= c && c <= '9'; }
  /// t1, t2, ... are the steps.
  static bool is_step(std::string const& name) {
    return name.size() > 1 && name[0] == 't' && name.find_first_not_of("0123456789", 1) == std::string::npos;
  }

public:
  /// The wanted name, or one like it: without what C does not allow, and with _ at the end if it is taken.
  std::string claim(std::string const& wanted) {
    std::string name;
    for (char c : wanted)
      if (is_letter(c) || is_digit(c)) name.push_back(c);
    if (name.empty() || is_digit(name[0])) name = "x" + name;
    while (is_step(name) || taken.count(name) != 0) name.push_back('_');
    taken.insert(name);
    return name;
  }
};

/// An argument of the C function: a number, or an array that holds a matrix column by column.
struct c_argument {
  std::string name;
  shape size;
  std::string remark;
  std::vector<int> steps;  // of a result: which steps give its entries

  std::string entry(int k) const { return size.is_scalar() ? name : name + "[" + std::to_string(k) + "]"; }
};

/// A recording, as statements and expressions of C. What is used once stands where it is used, unless the line gets long.
template<class T>
class c_statements {
  using what = kernels::recorded_operation;
  static constexpr bool is_float = std::is_same_v<T, float>;
  static constexpr std::size_t long_expression = 72;

  /// How tightly an expression holds together.
  static constexpr int choosing = 0, joining = 1, comparing = 2, adding = 3, multiplying = 4, signing = 5, alone = 6;
  struct expression_text {
    std::string text;
    int held = alone;
  };

  std::vector<kernels::recorded_step> const& steps;
  std::vector<c_argument> const& arguments;
  std::vector<int> uses;
  std::vector<expression_text> written;
  int names = 0;

  static std::size_t at(int id) { return static_cast<std::size_t>(id); }

  std::string operand(int id, int least) const {
    auto const& x = written[at(id)];
    return x.held < least ? "(" + x.text + ")" : x.text;
  }
  /// a ∘ b, of which a may be an expression of the same kind without brackets.
  expression_text infix(int a, char const* sign, int b, int held) const {
    return {operand(a, held) + sign + operand(b, held + 1), held};
  }

  expression_text negative(int of) const {
    auto const& x = steps[at(of)];
    if (x.what == what::difference && written[at(of)].held == adding) return infix(x.of[1], " - ", x.of[0], adding);
    int const held = written[at(of)].held == multiplying ? multiplying : signing;
    return {"-" + operand(of, held), held};
  }

  expression_text number(double x) const {
    if (x != x) return {"NAN"};
    if (x - x != 0) return {x > 0 ? "INFINITY" : "-INFINITY", x > 0 ? alone : signing};
    std::string decimal;
    put_decimal(decimal, x, true);
    if (is_float) decimal.push_back('F');
    return {decimal, x < 0 ? signing : alone};
  }

  expression_text expression_of(kernels::recorded_step const& x) const {
    switch (x.what) {
    case what::number: return number(x.number);
    case what::input: return {arguments[at(x.of[0])].entry(x.of[1])};
    case what::sum: return infix(x.of[0], " + ", x.of[1], adding);
    case what::difference: return infix(x.of[0], " - ", x.of[1], adding);
    case what::product: return infix(x.of[0], " * ", x.of[1], multiplying);
    case what::quotient: return infix(x.of[0], " / ", x.of[1], multiplying);
    case what::greater: return infix(x.of[0], " > ", x.of[1], comparing);
    case what::equal: return infix(x.of[0], " == ", x.of[1], comparing);
    case what::both: return infix(x.of[0], " && ", x.of[1], joining);
    case what::negative: return negative(x.of[0]);
    case what::opposite: return {"!" + operand(x.of[0], signing), signing};
    case what::call: break;
    case what::choice:
      return {operand(x.of[0], joining) + " ? " + operand(x.of[1], joining) + " : " + operand(x.of[2], joining),
              choosing};
    }
    std::string called = x.function;
    if (is_float) called.push_back('f');
    called += "(" + written[at(x.of[0])].text;
    if (x.of[1] >= 0) called += ", " + written[at(x.of[1])].text;
    return {called + ")"};
  }

  static bool is_comparison(what x) {
    return x == what::greater || x == what::equal || x == what::both || x == what::opposite;
  }

public:
  static constexpr char const* number_type = is_float ? "float" : "double";

  bool needs_math = false;
  std::vector<bool> reads;  // of each argument: is it read at all?
  std::string text;

  /// Writes what the results need.
  c_statements(kernels::recording const& recording, std::vector<c_argument> const& given,
               std::vector<c_argument> const& results)
      : steps(recording.steps), arguments(given), uses(steps.size()), written(steps.size()), reads(given.size()) {
    for (auto const& result : results)
      for (int id : result.steps) ++uses[at(id)];
    for (auto id = steps.size(); id-- > 0;)
      if (uses[id] > 0 && steps[id].what != what::input)
        for (int operand : steps[id].of)
          if (operand >= 0) ++uses[at(operand)];
    for (std::size_t id = 0; id < steps.size(); ++id)
      if (uses[id] > 0) write(id);
  }

  std::string const& expression_for(int id) const { return written[at(id)].text; }

private:
  void write(std::size_t id) {
    auto const& x = steps[id];
    auto& here = written[id];
    here = expression_of(x);
    if (x.what == what::input) reads[at(x.of[0])] = true;
    if (x.what == what::call || (x.what == what::number && here.text.find('N') != std::string::npos)) needs_math = true;
    if (x.what == what::number || x.what == what::input) return;
    if (uses[id] == 1 && x.what != what::choice && here.text.size() <= long_expression) return;
    auto const name = "t" + std::to_string(++names);
    std::string const type = is_comparison(x.what) ? "int" : number_type;
    text += "  const " + type + " " + name + " = " + here.text + ";\n";
    here = {name};
  }
};

/// How a result is called, and what it is.
template<class F>
struct c_result {
  static c_argument of(F const& f) {
    return {size_of<F>.is_scalar() ? "value" : "result", size_of<F>, text_in_c(to_text(f)), {}};
  }
  static std::string text_in_c(auto const& text) { return std::string(text.data(), text.size()); }
};
template<class F, class X>
struct c_result<call<gradient_room, 0, 0, F, X>> {
  template<class G>
  static c_argument of(G const& g) {
    auto remark = c_result<F>::text_in_c(to_text(g)) + ", the gradient";
    if constexpr (!has_state<F>) remark += " of " + c_result<F>::text_in_c(to_text(F{}));
    return {std::string("grad_") + name_of<X>, size_of<X>, remark + " by " + name_of<X>, {}};
  }
};

/// A C function under way.
template<class T>
class c_function {
  using number = kernels::recorded<T>;

  kernels::recording recording;
  c_names names;
  std::string name;
  std::vector<c_argument> arguments, results;

  template<int m, int n>
  static void keep_steps(c_argument& result, dense<number, m, n> const& values) {
    for (number const& x : values.values) result.steps.push_back(x.id);
  }
  static void keep_steps(c_argument& result, number const& value) { result.steps.push_back(value.id); }

  template<class Symbol>
  auto data_of() {
    constexpr auto size = size_of<Symbol>;
    dense<number, size.rows, size.cols> data;
    int const symbol = static_cast<int>(arguments.size());
    for (int k = 0; k < size.size(); ++k) data.values[k] = number::of_step(recording.input(symbol, k));
    std::string const original = name_of<Symbol>, claimed = names.claim(original);
    arguments.push_back({claimed, size, claimed == original ? "" : original, {}});
    return as_value(data);
  }

  template<auto const& Graph, int... k, class... F>
  void run(std::integer_sequence<int, k...>, F const&... f) {
    [[maybe_unused]] constexpr auto places = places_of_symbols<Graph>();
    [[maybe_unused]] auto const data = std::tuple{data_of<symbol_in<Graph, places.at[k]>>()...};
    // one number more than the formulas need says in which scalar all is computed
    auto const values =
        together(f...)((symbol_in<Graph, places.at[k]>{} = std::get<k>(data))..., scalar<"no variable"> = number(0));
    std::apply([&](auto const&... value) { (keep_result(f, value), ...); }, values);
  }
  template<class F, class Value>
  void keep_result(F const& f, Value const& value) {
    auto result = c_result<F>::of(f);
    result.name = names.claim(result.name);
    keep_steps(result, value);
    results.push_back(result);
  }

  bool returns() const { return results.size() == 1 && results[0].size.is_scalar(); }

  static std::string declared(c_argument const& x, bool is_result) {
    std::string const type = c_statements<T>::number_type;
    if (x.size.is_scalar()) return type + (is_result ? " *" : " ") + x.name;
    return (is_result ? "" : "const ") + type + " " + x.name + "[" + std::to_string(x.size.size()) + "]";
  }

  static std::string explained(c_argument const& x) {
    auto const rows = std::to_string(x.size.rows);
    std::string text = " * " + x.name;
    if (!x.remark.empty()) text += " = " + x.remark + (x.size.is_scalar() ? "" : "\n *   ");
    else text += ": ";
    if (x.size.is_scalar()) return text + "\n";
    if (x.size.is_vector()) return text + rows + " numbers\n";
    return text + rows + "x" + std::to_string(x.size.cols) + ", column by column: " + x.name + "[i + " + rows
         + " * j] is in row i and column j\n";
  }

public:
  explicit c_function(char const* wanted) : name(names.claim(wanted)) { recording.number(0); }

  template<class... F>
  std::string write(F const&... f) {
    constexpr auto const& graph = written<F...>();
    run<graph>(std::make_integer_sequence<int, symbols_in_graph(graph)>{}, f...);
    c_statements<T> const statements(recording, arguments, results);

    std::string text = "/* Written by matgrad.\n *\n";
    for (auto const& x : arguments) text += x.size.is_scalar() && x.remark.empty() ? "" : explained(x);
    for (auto const& x : results) text += explained(x);
    text += returns() ? " */\n" : " *\n * No array may overlap one that is written.\n */\n";
    if (statements.needs_math) text += "#include <math.h>\n\n";
    text += (returns() ? c_statements<T>::number_type : std::string("void")) + " " + name + "(";
    std::string between;
    auto declare = [&](c_argument const& argument, bool is_result) {
      text += between + declared(argument, is_result);
      between = ", ";
    };
    for (auto const& x : arguments) declare(x, false);
    if (!returns())
      for (auto const& x : results) declare(x, true);
    text += between.empty() ? "void) {\n" : ") {\n";
    for (std::size_t k = 0; k < arguments.size(); ++k)
      if (!statements.reads[k]) text += "  (void)" + arguments[k].name + ";\n";
    text += statements.text;
    for (auto const& x : results)
      for (std::size_t k = 0; k < x.steps.size(); ++k) {
        auto const place = x.size.is_scalar() ? "*" + x.name : x.entry(static_cast<int>(k));
        text += (returns() ? "  return " : "  " + place + " = ") + statements.expression_for(x.steps[k]) + ";\n";
      }
    return text + "}\n";
  }
};

/// The function `name` in C99 that computes the formula: the steps of f(X = A, ...), written out without loops and branches. T is
/// double, or float. Its arguments are the symbols in the order in which they stand in the formula, matrices as arrays, column by
/// column; a number is returned, a matrix is written to the last argument. Of a formula whose steps depend on the data
/// (eigenvalues, functions of a matrix) it cannot be written, and is refused.
template<class T = double, formula F>
std::string to_c(F const& f, char const* name = "f") {
  return c_function<T>(name).write(f);
}

/// Several formulas as one function, which computes once what they share and writes to the last arguments.
template<class T = double, formula... F>
std::string to_c(char const* name, F const&... f) {
  return c_function<T>(name).write(f...);
}

}  // namespace matgrad
