// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// Formulas as text: as on a blackboard, in LaTeX, for web pages, in C++, as a drawing; and the plan of their evaluation.

#include <iostream>
#include <string_view>
#include <matgrad/io.hpp>
#include <matgrad/print/plan.hpp>
using namespace matgrad;

namespace languages {
// [languages]
constexpr auto A = matrix<"A", 4, 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto y = vector<"y", 4>;
constexpr auto g = grad(squared_norm(A * x - y), x);

static_assert(to_text(g) == "2Aᵀ(Ax - y)");
static_assert(to_latex(g) == "2A^{\\top}\\left(Ax - y\\right)");
static_assert(to_cpp(g) == "2_c * transpose(A) * (A * x - y)");

// what to_cpp writes compiles back to an equal formula
static_assert(2_c * transpose(A) * (A * x - y) == g);
// [end]

// [mathml]
static_assert(to_mathml(transpose(x))
              == "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\" alttext=\"x^{\\top}\">"
                 "<msup><mi>x</mi><mi>⊤</mi></msup></math>");
// [end]

// [names]
constexpr auto theta = scalar<"theta">;
constexpr auto x_1 = vector<"x_1", 3>;
static_assert(to_text(theta * x_1) == "theta x_1");
static_assert(to_latex(theta * x_1) == "\\theta {x_{1}}");
// [end]

// [drawing]
static_assert(to_dot(A * x)
              == "digraph {\n"
                 "  ordering=in;\n"
                 "  node [shape=box];\n"
                 "  n0 [label=\"A\\n4×3\"];\n"
                 "  n1 [label=\"x\\n3×1\"];\n"
                 "  n2 [label=\"product\\n4×1\", peripheries=2];\n"
                 "  n0 -> n2;\n"
                 "  n1 -> n2;\n"
                 "}");
// [end]
}  // namespace languages

namespace as_written {
// [as written]
constexpr auto X = matrix<"X", 3>;

static_assert(to_text(X + X - X) == "X + X - X");      // a formula is printed as it was written,
static_assert(to_text(simplified(X + X - X)) == "X");  // unless one asks for its simplified form;
static_assert(to_text(grad(tr(X * X), X)) == "2Xᵀ");   // a derivative is printed simplified
// [end]

// [views]
constexpr std::string_view text = to_text(inv(X));
static_assert(text == "X⁻¹" && text.size() == 6);  // UTF-8: bytes, not letters
// [end]

// [plain numbers]
constexpr auto scaled(double c) { return c * X; }
// a text with plain numbers is made when it is asked for: keep it as long as the view
constexpr auto kept = to_text(scaled(0.25));
static_assert(std::string_view(kept) == "0.25X");
// [end]
}  // namespace as_written

int main() {
  using namespace languages;
  // [streams]
  std::cout << g << '\n'                         // matgrad/io.hpp: a formula,
            << to_latex(g) << '\n'               // a text,
            << dense<double, 2, 2>{1, 2, 3, 4};  // a matrix, a row a line
  // [end]

  // [plan]
  constexpr auto f = norm(A * x - y);
  std::cout << plan_text(f, grad(f, x)) << '\n';
  // [end]
}
