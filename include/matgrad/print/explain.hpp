// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/formula/derivatives.hpp>
#include <matgrad/print/text.hpp>

// How a derivative is found: the steps in the order in which a person takes them, each with its rule and the rule's source.
namespace matgrad {

/// d(Y), the differential of a term that is not worked out yet.
struct differential_mark {
  static constexpr char const* name = "d";
  static constexpr shape size(shape Y) { return Y; }

  static constexpr void write(writer& out, term dY) {
    auto Y = dY[0];
    out.put("d", "\\mathrm{d}", "d");
    int start = out.chars.size();
    out.write(Y);
    bool is_call = Y.size().is_scalar() && out.last_is_word && out.last == writer::of_atom && out.chars[start] != '(';
    if (!Y.is<symbol>() && !is_call) {
      out.insert(start, out.is_latex() ? "\\left(" : "(");
      out.put(")", "\\right)", ")");
    } else if (out.last_is_word && !out.is_latex()) {
      out.insert(start, " ");
    }
    out.finish(writer::of_atom, true);
  }
};

// behind everything else, where factors are put in order: 2x dx
constexpr operation placed_last(operation op) {
  op.rank = 1LL << 40;
  return op;
}
template<class Room>
inline constexpr operation last_in_order = placed_last(operation_of<Room>);
constexpr term marked(std::same_as<term> auto Y) { return Y.in->make(last_in_order<differential_mark>, Y); }

/// df = tr(GᵀdX), collected; and G, before it is projected on the structure of X.
struct collected_differential_room {
  static constexpr char const* name = "d";
  static constexpr bool is_derivative = true;
  static constexpr shape size(shape F, shape) { return F; }
  static constexpr term derive(std::same_as<term> auto const* of, missing_rule& missing) {
    return differential(of[0], of[1], marked(of[1]), missing);
  }
};
struct free_gradient_room {
  static constexpr char const* name = "free_grad";
  static constexpr bool is_derivative = true;
  static constexpr shape size(shape, shape X) { return X; }
  static constexpr term derive(term const* of, missing_rule& missing) { return free_gradient(of[0], of[1], missing); }
};

/// The lines of an explanation. Each has four parts, with tabs between them: left side, right side, rule, source. They are
/// put in columns when the plain numbers are known.
struct explanation_lines {
  writer& out;

  constexpr void next() { out.chars.push_back('\t'); }
  constexpr void end() { out.chars.push_back('\n'); }
  constexpr void because(cited_rule rule) {
    next();
    out.put(rule.text, rule.latex, "");
    next();
    out.put(rule.source);
    end();
  }
  constexpr void because_of(growing<cited_rule> const& rules) {
    for (int k = 0; k < rules.size(); ++k) {
      if (k > 0) next();
      because(rules[k]);
    }
  }
};

constexpr void add_unknown(growing<cited_rule>& rules, cited_rule rule) {
  for (auto const& known : rules)
    if (same_name(known.text, rule.text)) return;
  rules.push_back(rule);
}

/// What a text holds between two places.
struct text_range {
  int begin = 0;
  int end = 0;
};
constexpr bool is_same(growing<char> const& chars, text_range x, text_range y) {
  if (x.end - x.begin != y.end - y.begin) return false;
  for (int i = 0; i < x.end - x.begin; ++i)
    if (chars[x.begin + i] != chars[y.begin + i]) return false;
  return true;
}

/// The steps from f to df, in a canonical graph that holds f.
template<class Writer>
struct derivation_steps {
  graph& in;
  term f, X;
  way from_X;
  char const* name;  // of f
  Writer& out;
  explanation_lines lines{out};
  growing<cited_rule> cited;
  growing<int> done;
  text_range first_right_side;

  constexpr derivation_steps(term of, term by, char const* name_of_f, Writer& to)
      : in(*of.in), f(of), X(by), from_X(of, by), name(name_of_f), out(to) {}

  static constexpr bool holds(growing<int> const& ids, int id) {
    for (int known : ids)
      if (known == id) return true;
    return false;
  }

  /// Sums, and what is linear in its only changing operand, are differentiated together with the term that they stand in.
  constexpr bool is_written_through(term Y) const {
    int changing = 0;
    bool linear = true;
    for (int k = 0; k < Y.count(); ++k)
      if (from_X.has(Y[k])) ++changing, linear = linear && Y.op().is_linear_in(k);
    return linear && (changing == 1 || Y.is<addition>());
  }

  constexpr term shown(term Y, growing<int>& waiting, growing<cited_rule>& rules) {
    if (!from_X.has(Y)) return zero_matrix(in, Y.size());
    if (Y == X) return marked(Y);
    if (is_written_through(Y)) return differential_of(Y, waiting, rules);
    waiting.push_back(Y.id);
    return marked(Y);
  }

  constexpr term differential_of(term Y, growing<int>& waiting, growing<cited_rule>& rules) {
    if (!Y.op().has_differential) return zero_matrix(in, Y.size());  // the derivative is refused, in a sentence
    if (auto rule = Y.op().rule(Y); *rule.text != 0) add_unknown(rules, rule);
    growing<int> d;
    for (int k = 0; k < Y.count(); ++k) d.push_back(shown(Y[k], waiting, rules).id);
    int first = in.pool.size();
    for (int id : d) in.pool.push_back(id);
    return Y.op().differential(Y, Y.operands(), {&in, first, Y.count()});
  }

  constexpr void step(term Y) {
    done.push_back(Y.id);
    growing<int> waiting;
    growing<cited_rule> rules;
    auto dY = Y == X ? marked(X) : differential_of(Y, waiting, rules);
    if (Y == f) out.put("d", "\\mathrm{d}", ""), out.put(name);
    else out.write(marked(Y));
    lines.next();
    int begin = out.chars.size();
    out.write(dY);
    if (Y == f) first_right_side = {begin, out.chars.size()};
    lines.because_of(not_cited_before(rules));
    for (int id : waiting)
      if (!holds(done, id)) step(in[id]);
  }

  constexpr growing<cited_rule> not_cited_before(growing<cited_rule> const& rules) {
    growing<cited_rule> fresh;
    for (auto const& rule : rules) {
      int before = cited.size();
      add_unknown(cited, rule);
      if (cited.size() > before) fresh.push_back(rule);
    }
    if (fresh.empty()) fresh.push_back({});
    return fresh;
  }
};

/// The first of these names that the formula does not use itself.
template<class Packed, int Count>
constexpr char const* unused_name(Packed const& formula, char const* const (&names)[Count]) {
  for (auto name : names) {
    bool used = false;
    for (int id = 0; id < formula.size; ++id) used = used || same_name(formula.nodes[id].name, name);
    if (!used) return name;
  }
  return names[Count - 1];
}

/// A text in the making: what was written in one constant evaluation, to be continued in the next.
template<int Capacity>
struct unfinished_text {
  text_buffer<Capacity> text;
  int steps = 0;
  text_range only_right_side;  // of df, if there was one step
};

template<class F, class X, written_as Language>
struct explanation {
  static constexpr char const* scalar_names[] = {"f", "g", "h", "y"};
  static constexpr char const* other_names[] = {"F", "H", "Y"};
  static constexpr char const* name =
      size_of<F>.is_scalar() ? unused_name(written<F>(), scalar_names) : unused_name(written<F>(), other_names);

  template<class G>
  static constexpr text_range write_term(writer& out) {
    graph in(false);
    auto const& from = written<G>();
    auto renamed = unpack(from, in, 0);
    int begin = out.chars.size();
    out.write(in[renamed[from.root()]]);
    return {begin, out.chars.size()};
  }

  /// The definitions of those operations that are defined by others.
  static constexpr void put_definitions(explanation_lines& lines) {
    auto const& as_written = written<F>();
    growing<cited_rule> definitions;
    graph in(false);
    unpack(as_written, in, 0);
    for (int id = 0; id < in.size(); ++id)
      if (auto rule = in[id].op().rule(in[id]); !in[id].op().has_differential && *rule.text != 0)
        add_unknown(definitions, rule);
    if (definitions.empty()) definitions.push_back({"", "", "simplified"});
    lines.because_of(definitions);
  }

  /// f, and f as it is differentiated: simplified, with what is defined by other operations replaced.
  static constexpr void put_formula(writer& out, explanation_lines& lines) {
    out.put(name);
    lines.next();
    auto as_written = write_term<F>(out);
    lines.because({});
    lines.next();
    graph in(false);
    auto const& from = simplest<F>();
    auto root = unpack(from, in, 0)[from.root()];
    int begin = out.chars.size();
    out.write(in[root]);
    if (is_same(out.chars, as_written, {begin, out.chars.size()})) out.chars.resize(begin - 1);
    else put_definitions(lines);
  }

  template<int Capacity>
  static constexpr unfinished_text<Capacity> write_steps() {
    writer out(Language);
    explanation_lines lines{out};
    put_formula(out, lines);
    graph in(true);
    auto const& from = simplest<F>();
    auto f = in[unpack(from, in, 0)[from.root()]];
    int literals = from.literals;
    derivation_steps way_to_df(f, read<X>(in, literals), name, out);
    if (way_to_df.from_X.has(f)) way_to_df.step(f);
    unfinished_text<Capacity> result{buffered<Capacity>(out), way_to_df.done.size(), {}};
    if (result.steps == 1) result.only_right_side = way_to_df.first_right_side;
    return result;
  }
  static constexpr auto first_steps = write_steps<600>();
  static constexpr auto all_steps() {
    if constexpr (first_steps.text.length <= 600) return first_steps;
    else return write_steps<first_steps.text.length>();
  }
  static constexpr auto steps = all_steps();

  // ---- from the steps to the derivative ----

  static constexpr void put_differential(writer& out, char const* of) { out.put("d", "\\mathrm{d}", ""), out.put(of); }

  static constexpr void put_dX(writer& out) {
    graph in(false);
    int literals = 0;
    out.write(marked(read<X>(in, literals)));
  }

  static constexpr void put_collected(writer& out, explanation_lines& lines) {
    int begin = out.chars.size();
    put_differential(out, name);
    lines.next();
    auto collected = write_term<call<collected_differential_room, 0, 0, F, X>>(out);
    if (steps.steps == 0) return lines.because({"", "", "the variable does not occur"});
    if (is_same(out.chars, collected, steps.only_right_side)) out.chars.resize(begin);
    else lines.because({"", "", "collected"});
  }

  /// df = tr(GᵀdX), of columns df = gᵀdx.
  static constexpr void put_meaning(writer& out, explanation_lines& lines, char const* sign, char const* gradient,
                                    char const* words) {
    lines.next();
    put_differential(out, name);
    out.put(" = ");
    if (!size_of<X>.is_vector()) out.put("tr(", "\\operatorname{tr}(", "");
    out.put(sign), out.put(gradient), out.put("ᵀ ", "^{\\top}\\,", "");
    put_dX(out);
    if (!size_of<X>.is_vector()) out.put(")");
    lines.next();
    out.put(words);
    lines.end();
  }

  /// The projection speaks of G and X: here these have names of their own.
  static constexpr void put_projection(writer& out, explanation_lines& lines, cited_rule projection, char const* G) {
    lines.next();
    for (auto c = out.is_latex() ? projection.latex : projection.text; *c != 0; ++c)
      if (*c == 'G') out.put(G);
      else if (*c == 'X') write_term<X>(out);
      else out.chars.push_back(*c);
    lines.next();
    out.put(projection.source);
    lines.end();
  }

  static constexpr void put_gradient(writer& out, explanation_lines& lines) {
    constexpr char const* names[] = {"G", "H", "K", "M"};
    auto G = unused_name(written<F>(), names);
    auto nabla = out.is_latex() ? "\\nabla " : "∇";
    auto projection = rule_of_projection(structure_of<X>);
    bool is_projected = *projection.text != 0;
    if (is_projected) {
      out.put(G);
      lines.next();
      write_term<call<free_gradient_room, 0, 0, F, X>>(out);
      put_meaning(out, lines, "", G, "");
    }
    out.put(nabla), out.put(name);
    lines.next();
    write_term<call<gradient_room, 0, 0, F, X>>(out);
    if (is_projected) put_projection(out, lines, projection, G);
    else put_meaning(out, lines, nabla, name, "the definition of the gradient");
  }

  static constexpr void put_partial(writer& out, explanation_lines& lines) {
    out.put("∂", "\\partial ", ""), out.put(name), out.put("/∂", "/\\partial ", ""), write_term<X>(out);
    lines.next();
    write_term<decltype(partial(F{}, X{}))>(out);
    lines.because({});
  }
  static constexpr void put_jacobian(writer& out, explanation_lines& lines) {
    out.put("J");
    lines.next();
    write_term<decltype(jacobian(F{}, X{}))>(out);
    lines.next();
    put_differential(out, name), out.put(" = J ", " = J\\,", ""), put_dX(out);
    lines.next();
    out.put("the definition of the Jacobian");
    lines.end();
  }

  template<int Capacity>
  static constexpr text_buffer<Capacity> write() {
    writer out(Language);
    explanation_lines lines{out};
    for (char c : steps.text) out.chars.push_back(c);
    put_collected(out, lines);
    if constexpr (size_of<X>.is_scalar()) put_partial(out, lines);
    else if constexpr (size_of<F>.is_scalar()) put_gradient(out, lines);
    else if constexpr (size_of<F>.is_vector() && size_of<X>.is_vector()) put_jacobian(out, lines);
    return buffered<Capacity>(out);
  }
  static constexpr auto first = write<1000>();
  static constexpr auto whole() {
    if constexpr (first.length <= 1000) return first;
    else return write<first.length>();
  }
  static constexpr auto value = whole();
};

// ---- columns ----

constexpr int letters_in(char const* text, text_range part) {
  return letters_in(text + part.begin, part.end - part.begin);
}

/// One line, taken apart.
struct explanation_line {
  text_range part[4];
  int next = 0;

  constexpr explanation_line(char const* text, int begin) {
    int i = begin;
    for (auto& p : part) {
      p.begin = i;
      while (text[i] != '\t' && text[i] != '\n') ++i;
      p.end = i++;
    }
    next = i;
  }
  constexpr bool has(int k) const { return part[k].begin < part[k].end; }
  /// How wide "left = right" is, where lines without a left side are indented by what is there.
  constexpr int width(char const* text, int indent) const {
    return has(1) ? (has(0) ? letters_in(text, part[0]) : indent) + 3 + letters_in(text, part[1]) : 0;
  }
};

template<class Text>
struct explanation_layout {
  Text& out;
  char const* text;
  int length;

  constexpr void put(char const* s) {
    for (; *s != 0; ++s) out.push_back(*s);
  }
  constexpr void put(text_range part) {
    for (int i = part.begin; i < part.end; ++i) out.push_back(text[i]);
  }
  constexpr void spaces(int count) {
    for (; count > 0; --count) out.push_back(' ');
  }

  constexpr void as_text() {
    int const indent = letters_in(text, explanation_line(text, 0).part[0]);
    int widest = 0;
    for (int i = 0; i < length;) {
      explanation_line line(text, i);
      if (int width = line.width(text, indent); (line.has(2) || line.has(3)) && width > widest && width <= 72)
        widest = width;
      i = line.next;
    }
    for (int i = 0; i < length;) {
      explanation_line line(text, i);
      if (i > 0) put("\n");
      if (line.has(1)) line.has(0) ? put(line.part[0]) : spaces(indent), put(" = "), put(line.part[1]);
      if (line.has(2) || line.has(3)) {
        auto width = line.width(text, indent);
        spaces((width > widest ? width : widest) + 4 - width);
        put(line.part[2]);
        if (line.has(2) && line.has(3)) put(", ");
        put(line.part[3]);
      }
      i = line.next;
    }
  }

  constexpr void put_escaped(text_range part) {
    for (int i = part.begin; i < part.end; ++i) {
      if (text[i] == '&') out.push_back('\\');
      out.push_back(text[i]);
    }
  }

  constexpr void as_latex() {
    put("\\begin{align*}\n");
    for (int i = 0; i < length;) {
      explanation_line line(text, i);
      if (i > 0) put(" \\\\\n");
      put(line.part[0]);
      if (line.has(1)) put(" &= "), put(line.part[1]);
      if (line.has(2) || line.has(3)) {
        put(line.has(1) ? " && " : " & && ");
        put(line.part[2]);
        if (line.has(2) && line.has(3)) put(" \\quad ");
        if (line.has(3)) put("\\text{"), put_escaped(line.part[3]), put("}");
      }
      i = line.next;
    }
    put("\n\\end{align*}");
  }
};

template<int Capacity, written_as Language, class Text>
constexpr text_buffer<Capacity> in_columns(Text const& lines) {
  text_buffer<Capacity> result;
  explanation_layout<text_buffer<Capacity>> layout{result, lines.chars, lines.length};
  Language == written_as::latex ? layout.as_latex() : layout.as_text();
  return result;
}

/// How much room the columns take: a line has at most 76 spaces, or LaTeX's marks.
template<class Text>
constexpr int room_for_columns(Text const& lines) {
  int room = lines.length + 40;
  for (char c : lines) room += c == '\n' ? 76 : 0;
  return room;
}

template<class F, class X, written_as Language>
struct standing_explanation {
  static constexpr auto const& lines = explanation<F, X, Language>::value;
  static constexpr auto value = in_columns<room_for_columns(lines), Language>(lines);
};

template<written_as Language, class F, class X>
constexpr auto explain_as(F const& f) {
  if constexpr (literals_in<F> == 0) {
    using text = standing_explanation<F, X, Language>;
    return standing_text(text::value.chars, text::value.length);
  } else {
    constexpr auto const& lines = explanation<F, X, Language>::value;
    return in_columns<room_for_columns(lines) + 26 * gaps_in(lines), Language>(
        filled<explanation<F, X, Language>::value, Language>(f));
  }
}

template<class F, class X>
constexpr bool refuse_explanation() {
  if constexpr (!is_symbol<X>)
    static_assert(shapes_fit<typename operand_of<F>::type, typename operand_of<X>::type>,
                  "explain(f, X): X must be a symbol, such as matrix<\"X\", 3, 3>");
  return is_symbol<X>;
}

/// The steps from f to its derivative by the symbol X, in the order in which a person takes them; each rule stands beside the
/// step that uses it first, with its source: "d X⁻¹ = −X⁻¹ dX X⁻¹, Matrix Cookbook (40)". It ends with the gradient of a
/// scalar f, the partial derivative by a scalar X, the Jacobian of a vector by a vector, else with dF. Converts to
/// std::string_view.
template<formula F, formula X>
constexpr auto explain(F const& f, X const&) {
  if constexpr (refuse_explanation<F, X>()) return explain_as<written_as::text, F, X>(f);
  else return standing_text("", 0);
}

/// The same as an align* environment of LaTeX's.
template<formula F, formula X>
constexpr auto explain_latex(F const& f, X const&) {
  if constexpr (refuse_explanation<F, X>()) return explain_as<written_as::latex, F, X>(f);
  else return standing_text("", 0);
}

}  // namespace matgrad
