// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include <string>
#include <string_view>

#include "../catch.hpp"

#include <matgrad/matgrad.hpp>
#include <matgrad/print/dot.hpp>

#include "drawing.hpp"

// to_dot: the simplified formula as a graph.

using namespace matgrad;

namespace {

constexpr auto A = matrix<"A", 3, 4>;
constexpr auto X = matrix<"X", 3>;
constexpr auto x = vector<"x", 3>;

bool draws(auto const& f) { return is_drawing(std::string(std::string_view(to_dot(f)))); }

}  // namespace

TEST_CASE("to_dot: each term once, with arrows to what is made of it") {
  STATIC_REQUIRE(to_dot(grad(tr(inv(X)), X))
                 == "digraph {\n"
                    "  ordering=in;\n"
                    "  node [shape=box];\n"
                    "  n0 [label=\"X\\n3×3\"];\n"
                    "  n1 [label=\"inv\\n3×3\"];\n"
                    "  n0 -> n1;\n"
                    "  n2 [label=\"transpose\\n3×3\"];\n"
                    "  n1 -> n2;\n"
                    "  n3 [label=\"-1\"];\n"
                    "  n4 [label=\"product\\n3×3\", peripheries=2];\n"
                    "  n3 -> n4;\n"
                    "  n2 -> n4;\n"
                    "  n2 -> n4;\n"
                    "}");
}

TEST_CASE("to_dot: a formula and its gradient share their terms") {
  STATIC_REQUIRE(to_dot(norm(x), grad(norm(x), x))
                 == "digraph {\n"
                    "  ordering=in;\n"
                    "  node [shape=box];\n"
                    "  n0 [label=\"x\\n3×1\"];\n"
                    "  n1 [label=\"norm\", peripheries=2];\n"
                    "  n0 -> n1;\n"
                    "  n2 [label=\"·⁻¹\"];\n"
                    "  n1 -> n2;\n"
                    "  n3 [label=\"product\\n3×1\", peripheries=2];\n"
                    "  n2 -> n3;\n"
                    "  n0 -> n3;\n"
                    "}");
}

TEST_CASE("to_dot: a symbol alone, an operation with numbers, a plain number") {
  STATIC_REQUIRE(to_dot(A)
                 == "digraph {\n"
                    "  ordering=in;\n"
                    "  node [shape=box];\n"
                    "  n0 [label=\"A\\n3×4\", peripheries=2];\n"
                    "}");
  auto const dot = std::string(std::string_view(to_dot(0.5 * pow(x(1_c), -3_c))));
  CHECK(dot.find("[label=\"·(1, 0)\"]") != std::string::npos);
  CHECK(dot.find("[label=\"·⁻³\"]") != std::string::npos);
  CHECK(dot.find("[label=\"0.5\"]") != std::string::npos);
}

TEST_CASE("to_dot: quotes and backslashes in a name") {
  constexpr auto odd = scalar<"\\theta\"">;
  STATIC_REQUIRE(to_dot(odd)
                 == "digraph {\n"
                    "  ordering=in;\n"
                    "  node [shape=box];\n"
                    "  n0 [label=\"\\\\theta\\\"\", peripheries=2];\n"
                    "}");
}

TEST_CASE("to_dot: can be drawn") {
  CHECK(draws(X));
  CHECK(draws(grad(logdet(X.T() * X + identity<3>), X)));
  CHECK(draws(norm(A * A.T() * x) + 0.25 * sum(exp(x))));
  CHECK(draws(scalar<"\\theta\"">));
  CHECK(is_drawing(std::string(std::string_view(to_dot(0.5 * norm(x), 0.25 * X * x, inv(X))))));
  CHECK_FALSE(is_drawing("digraph {\n  n0 -> n1;\n}\n"));
}
