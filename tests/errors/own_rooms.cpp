// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// clang-format off: what is said belongs to the line above it
#include <matgrad/matgrad.hpp>

using namespace matgrad;

/// The entries in reverse order; nobody has written its differential.
struct reversal {
  static constexpr char const* name = "reverse";
  static constexpr shape size(shape x) { return x; }
  static constexpr call_notation notation{"reverse", "\\operatorname{reverse}", "reverse"};
  template<class Out, class X>
  static constexpr void value(Out& out, X const& x) {
    for (int i = 0; i < x.rows(); ++i) out(i, 0) = x(x.rows() - 1 - i, 0);
  }
};
constexpr auto reverse(formula auto const& x) { return apply<reversal>(x); }

/// The sum of squares of the entries, whose differential uses the room above.
struct weighted_sum {
  static constexpr char const* name = "weigh";
#if CASE != 2
  using companions = room_list<reversal>;
#endif
  static constexpr shape size(shape) { return {}; }
  static constexpr cited_rule rule{"", "", ""};
  static constexpr term differential(term, term x, term dx) {
    return dot(x.in->make(operation_of<reversal>, x), dx);
  }
  static constexpr call_notation notation{"weigh", "\\operatorname{weigh}", "weigh"};
  template<class Out, class X>
  static constexpr void value(Out& out, X const& x) { out(0, 0) = x(0, 0); }
};
constexpr auto weigh(formula auto const& x) { return apply<weighted_sum>(x); }

constexpr auto x = vector<"x", 3>;

#if CASE == 1                                      // no rule is not a zero derivative
constexpr bool g = is_zero(grad(sum(reverse(x)), x));  // here
// error: grad, differential, jacobian: no rule for this derivative of an operation in the formula is written yet
// error: operation_without_a_rule
// error: reverse
#elif GOOD == 1
constexpr bool g = is_zero(grad(sum(x), x));

#elif CASE == 2  // a rule brings in a room that the formula does not name
constexpr double g = grad(weigh(x), x)(x = dense<double, 3>{1, 2, 3})(0);  // here
// error: a rule of a room uses an operation that the formula does not name
// error: using companions = room_list<...>
#elif GOOD == 2
constexpr double g = grad(weigh(x), x)(x = dense<double, 3>{1, 2, 3})(0);
#endif
