// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

// to_latex: what stands between two dollar signs.

using namespace matgrad;

namespace {

constexpr auto A = matrix<"A", 3, 3>;
constexpr auto B = matrix<"B", 3, 3>;
constexpr auto C = matrix<"C", 3, 3>;
constexpr auto X = matrix<"X", 3, 3>;
constexpr auto U = matrix<"U", 3, 3>;
constexpr auto a = vector<"a", 3>;
constexpr auto b = vector<"b", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto y = vector<"y", 3>;
constexpr auto s = scalar<"s">;
constexpr auto t = scalar<"t">;
constexpr auto alpha = scalar<"alpha">;

}  // namespace

TEST_CASE("to_latex: sums, products, quotients") {
  STATIC_REQUIRE(to_latex(A - (B - C)) == "A - \\left(B - C\\right)");
  STATIC_REQUIRE(to_latex(2_c * A * (B + C)) == "2A\\left(B + C\\right)");
  STATIC_REQUIRE(to_latex(ratio<1, 2> * A) == "\\frac{1}{2}A");
  STATIC_REQUIRE(to_latex(-ratio<2, 3> * A) == "-\\frac{2}{3}A");
  STATIC_REQUIRE(to_latex(A / s) == "\\frac{A}{s}");
  STATIC_REQUIRE(to_latex(A / (s * t)) == "\\frac{A}{st}");
  STATIC_REQUIRE(to_latex((A + B) / s) == "\\frac{A + B}{s}");
  STATIC_REQUIRE(to_latex(-(A + B) / s) == "-\\frac{A + B}{s}");
  STATIC_REQUIRE(to_latex(2_c * (A + B) / s) == "\\frac{2\\left(A + B\\right)}{s}");
  STATIC_REQUIRE(to_latex(s / (s + t)) == "\\frac{s}{s + t}");
  STATIC_REQUIRE(to_latex(x * y.T()) == "xy^{\\top}");
  STATIC_REQUIRE(to_latex(A * A) == "A^{2}");
}

TEST_CASE("to_latex: superscripts") {
  STATIC_REQUIRE(to_latex(A.T()) == "A^{\\top}");
  STATIC_REQUIRE(to_latex(inv(A)) == "A^{-1}");
  STATIC_REQUIRE(to_latex(transpose(inv(A))) == "A^{-\\top}");
  STATIC_REQUIRE(to_latex(inv(A.T())) == "\\left(A^{\\top}\\right)^{-1}");
  STATIC_REQUIRE(to_latex((A * B).T()) == "\\left(AB\\right)^{\\top}");
  STATIC_REQUIRE(to_latex(pow<-12>(A)) == "A^{-12}");
  STATIC_REQUIRE(to_latex(pow(s, ratio<2, 3>)) == "s^{2/3}");
  STATIC_REQUIRE(to_latex(pow(s, s + t)) == "s^{s + t}");
}

TEST_CASE("to_latex: functions") {
  STATIC_REQUIRE(to_latex(tr(A * B)) == "\\operatorname{tr}\\left(AB\\right)");
  STATIC_REQUIRE(to_latex(logdet(A)) == "\\log\\det\\left(A\\right)");
  STATIC_REQUIRE(to_latex(norm(A * x - y)) == "\\lVert Ax - y \\rVert");
  STATIC_REQUIRE(to_latex(squared_norm(x)) == "\\lVert x \\rVert^2");
  STATIC_REQUIRE(to_latex(sqrt(s + t)) == "\\sqrt{s + t}");
  STATIC_REQUIRE(to_latex(hadamard(A, B + C)) == "A \\circ \\left(B + C\\right)");
  STATIC_REQUIRE(to_latex(sin(s)) == "\\sin\\left(s\\right)");
  STATIC_REQUIRE(to_latex(A(0_c, 1_c)) == "A_{0,1}");
}

TEST_CASE("to_latex: symbols and constants") {
  STATIC_REQUIRE(to_latex(alpha * A) == "\\alpha A");
  STATIC_REQUIRE(to_latex(scalar<"\\alpha">) == "\\alpha");
  STATIC_REQUIRE(to_latex(scalar<"rate"> * A) == "\\mathit{rate} A");
  STATIC_REQUIRE(to_latex(scalar<"theta_1">) == "{\\theta_{1}}");
  STATIC_REQUIRE(to_latex(pow<2>(scalar<"x_max">)) == "{x_{\\mathit{max}}}^{2}");
  STATIC_REQUIRE(to_latex(vector<"x₁₂", 3>(0_c)) == "{x_{12}}_{0,0}");
  STATIC_REQUIRE(to_latex(scalar<"_">) == "_");
  STATIC_REQUIRE(to_latex(scalar<"x_">) == "\\mathit{x_}");
  STATIC_REQUIRE(to_latex(scalar<"x₁a">) == "\\mathit{x₁a}");
  STATIC_REQUIRE(to_latex(identity<3>) == "I");
  STATIC_REQUIRE(to_latex(ones<3>) == "\\mathbf{1}");
  STATIC_REQUIRE(to_latex(single_entry<2, 3, 0, 1>) == "E_{01}");
}

TEST_CASE("to_latex: derivatives") {
  STATIC_REQUIRE(to_latex(grad(tr(inv(X)), X)) == "-X^{-\\top}X^{-\\top}");
  STATIC_REQUIRE(to_latex(grad(squared_norm(A * x - y), x)) == "2A^{\\top}\\left(Ax - y\\right)");
  STATIC_REQUIRE(to_latex(grad(norm(x), x)) == "\\frac{x}{\\lVert x \\rVert}");
  STATIC_REQUIRE(to_latex(differential(inv(X), X, U)) == "-X^{-1}UX^{-1}");
  STATIC_REQUIRE(to_latex(grad(a.T() * X * b, X)) == "ab^{\\top}");
}
