// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/ask.hpp>
#include <matgrad/print/dot.hpp>
#include <matgrad/print/explain.hpp>

// The plan of an evaluation, to be looked at: what is computed in which order, and what it costs.
namespace matgrad {

template<int size>
struct step_costs {
  formula_cost of[size]{};
};
template<auto const& Plan, class T, int... I>
constexpr step_costs<sizeof...(I)> find_step_costs(std::integer_sequence<int, I...>) {
  step_costs<sizeof...(I)> costs;
  [[maybe_unused]] bool const found[] = {(add_cost<Plan, T, I>(costs.of[I]), true)...};
  return costs;
}

/// The lines of a plan: steps that are stored or cost something. Others read a step by its number, #3; views of it (#3ᵀ,
/// -#3), symbols and constants stand where they are read.
template<class Packed>
struct plan_lines {
  Packed const& plan;
  formula_cost const* costs;
  writer& out;
  graph in{false};
  growing<int> number;    // of each step's line, 0 where it has none
  growing<int> computed;  // the term on its line
  growing<int> read;      // the term that others read
  growing<char> names;

  static constexpr int longest_name = 8;

  constexpr plan_lines(Packed const& of, formula_cost const* step_cost, bool const* is_stored, writer& to)
      : plan(of), costs(step_cost), out(to), number(of.size, 0), computed(of.size, -1), names(longest_name * of.size) {
    int lines = 0;
    for (int id = 0; id < plan.size; ++id) {
      auto const& x = plan.nodes[id];
      growing<int> operands;
      for (int k = 0; k < x.count; ++k) operands.push_back(read[plan.pool[x.first + k]]);
      auto X = in.adopt(x, operands.begin());
      if (is_stored[id] || costs[id].flops > 0) {
        number[id] = ++lines;
        computed[id] = X.id;
        X = in.leaf(operation_of<symbol>, x.size, x.has, 0, 0, name_of_line(id));
      }
      read.push_back(X.id);
    }
  }

  // ---- as text ----

  constexpr void as_text(formula_cost const& total) {
    explanation_lines lines{out};
    for (int id = 0; id < plan.size; ++id) {
      if (number[id] == 0) continue;
      out.put("#"), out.put_integer(number[id]);
      lines.next();
      put_computed(id);
      put_remark(lines, id);
    }
    for (int r = 0; r < plan.root_count; ++r) {
      put_result(r);
      lines.next();
      out.write(in[read[plan.roots[r]]]);
      lines.because({});
    }
    out.put("cost");
    lines.next();
    put_flops(total);
    if (total.factorizations > 0) out.put(", "), put_counted(total.factorizations, "factorization");
    out.put(", "), put_counted(total.bytes, "byte");
    lines.because({});
  }

  // ---- as a drawing ----

  constexpr void as_dot() {
    digraph drawing(out, "strict digraph");  // one arrow, however often a line reads another
    for (int id = 0; id < plan.size; ++id) {
      bool const is_symbol = plan.nodes[id].has_name();
      if (number[id] == 0 && !is_symbol) continue;
      drawing.node('s', id, false, [&] {
        if (is_symbol) out.write(in[read[id]]);
        else out.put("#"), out.put_integer(number[id]), out.put(" = "), put_computed(id);
        out.put("\n"), put_shape_of(id);
        if (costs[id].flops > 0) out.put("\n"), put_flops(costs[id]);
      });
      if (!is_symbol) put_edges_of_operands(drawing, id, 's', id);
    }
    for (int r = 0; r < plan.root_count; ++r) {
      drawing.node('r', r, true, [&] { put_result(r), out.put(" = "), out.write(in[read[plan.roots[r]]]); });
      put_edges(drawing, plan.roots[r], 'r', r);
    }
    drawing.end();
  }

private:
  constexpr char const* name_of_line(int id) {
    char* const name = names.begin() + longest_name * id;
    int length = 1;
    for (int n = number[id]; n > 0; n /= 10) ++length;
    name[0] = '#';
    for (int n = number[id]; n > 0; n /= 10) name[--length] = static_cast<char>('0' + n % 10);
    return name;
  }

  constexpr void put_computed(int id) {
    auto X = in[computed[id]];
    out.write(X.is<product>() ? as_factor(X[0]) * X[1] : X);
  }
  constexpr void put_result(int r) {
    out.put("result");
    if (plan.root_count > 1) out.put(" "), out.put_integer(r + 1);
  }
  constexpr void put_counted(int count, char const* what) {
    out.put_integer(count), out.put(" "), out.put(what);
    if (count != 1) out.put("s");
  }
  constexpr void put_flops(formula_cost const& of) {
    put_counted(of.flops, "flop");
    if (of.divisions > 0) out.put(", "), put_counted(of.divisions, "division");
  }
  constexpr void put_shape_of(int id) {
    auto const& x = plan.nodes[id];
    put_shape(out, x.size);
    if (!x.size.is_scalar() && x.has.has(symmetric_structure)) out.put(" symmetric");
  }
  constexpr void put_remark(explanation_lines& lines, int id) {
    lines.next();
    put_shape_of(id);
    lines.next();
    if (costs[id].flops > 0) put_flops(costs[id]);
    lines.end();
  }

  /// From the lines and symbols that are read with step id.
  constexpr void put_edges(digraph& drawing, int id, char letter, int to) {
    if (number[id] > 0 || plan.nodes[id].has_name()) drawing.edge('s', id, letter, to);
    else put_edges_of_operands(drawing, id, letter, to);
  }
  constexpr void put_edges_of_operands(digraph& drawing, int id, char letter, int to) {
    auto const& x = plan.nodes[id];
    for (int k = 0; k < x.count; ++k) put_edges(drawing, plan.pool[x.first + k], letter, to);
  }
};

template<class T, class... F>
struct plan_shown {
  static constexpr auto const& plan = plan_of<F...>();
  static constexpr auto costs = find_step_costs<plan_of<F...>(), T>(std::make_integer_sequence<int, plan.size>{});

  template<int Capacity, bool is_drawn>
  static constexpr text_buffer<Capacity> write() {
    writer out(written_as::text);
    plan_lines lines(plan, costs.of, buffers_of<plan_of<F...>()>.is_stored, out);
    is_drawn ? lines.as_dot() : lines.as_text(cost<T>(F{}...));
    return buffered<Capacity>(out);
  }
  template<bool is_drawn>
  static constexpr auto whole() {
    constexpr int length = write<0, is_drawn>().length;
    return write<length, is_drawn>();
  }

  struct text {
    static constexpr auto lines = whole<false>();
    static constexpr auto value = in_columns<room_for_columns(lines), written_as::text>(lines);
  };
  struct drawing {
    static constexpr auto value = whole<true>();
  };
};

/// What is computed to evaluate the formulas together, a step a line, with its shape and its cost; the last line is
/// cost<T>(f, ...). Converts to std::string_view.
template<class T = double, formula... F>
constexpr auto plan_text(F const&... f) {
  using shown = plan_shown<T, F...>;
  using text = typename shown::text;
  if constexpr ((literals_in<F> + ...) == 0) return standing_text(text::value.chars, text::value.length);
  else
    return in_columns<room_for_columns(text::lines) + 26 * gaps_in(text::lines), written_as::text>(
        filled<text::lines, written_as::text>(f...));
}

/// The same as a drawing, for Graphviz's dot. Converts to std::string_view.
template<class T = double, formula... F>
constexpr auto plan_dot(F const&... f) {
  using drawing = typename plan_shown<T, F...>::drawing;
  if constexpr ((literals_in<F> + ...) == 0) return standing_text(drawing::value.chars, drawing::value.length);
  else return filled<drawing::value, written_as::text>(f...);
}

}  // namespace matgrad
