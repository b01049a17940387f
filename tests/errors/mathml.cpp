// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// clang-format off: what is said belongs to the line above it
#include <matgrad/matgrad.hpp>

using namespace matgrad;

/// A room that uses LaTeX which MathML is not written for.
struct closure_room {
  static constexpr char const* name = "closure";
  static constexpr shape size(shape x) { return x; }
#if CASE != 1
  static constexpr call_notation notation{"closure", "\\operatorname{cl}", "closure"};
#else
  static constexpr call_notation notation{"closure", "\\overline", "closure"};
#endif
};
constexpr auto closure(formula auto const& x) { return apply<closure_room>(x); }

constexpr auto x = vector<"x", 3>;

#if CASE == 1                                    // the notation has a command that is not known
constexpr auto text = to_mathml(2_c * closure(x));  // here
// error: to_mathml(f): MathML is made from the notation in LaTeX, and an operation of f uses a command that is not known
// error: write its notation with the commands listed in <matgrad/print/mathml.hpp>
// error: closure(x)
#elif GOOD == 1
constexpr auto text = to_mathml(2_c * closure(x));
#endif
