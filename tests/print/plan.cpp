// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include <sstream>
#include <string>
#include <string_view>

#include "../catch.hpp"

#include <matgrad/matgrad.hpp>
#include <matgrad/print/plan.hpp>

#include "drawing.hpp"

// plan_text and plan_dot: the steps of an evaluation.

using namespace matgrad;

namespace {

constexpr auto A = matrix<"A", 5, 3>;
constexpr auto B = matrix<"B", 5, 3>;
constexpr auto X = matrix<"X", 3>;
constexpr auto Y = matrix<"Y", 3>;
constexpr auto S = positive_definite<"S", 5>;
constexpr auto L = lower_triangular<"L", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto y = vector<"y", 5>;
constexpr auto s = scalar<"s">;

/// The flops and divisions that stand on the lines of steps, summed up, and those on the last line.
struct flops_and_divisions {
  int flops = 0, divisions = 0;
  bool operator==(flops_and_divisions const&) const = default;
};
flops_and_divisions counted_in(std::string const& line) {
  flops_and_divisions result;
  std::istringstream words(line);
  std::string word, before;
  while (words >> word) {
    if (word.rfind("flop", 0) == 0) result.flops = std::stoi(before);
    if (word.rfind("division", 0) == 0) result.divisions = std::stoi(before);
    before = word;
  }
  return result;
}
bool is_sum_of_its_lines(std::string const& text, formula_cost total) {
  std::istringstream lines(text);
  std::string line;
  flops_and_divisions sum, last;
  while (std::getline(lines, line)) {
    last = counted_in(line);
    if (line[0] == '#') sum.flops += last.flops, sum.divisions += last.divisions;
  }
  return line.rfind("cost = ", 0) == 0 && sum == last && sum == flops_and_divisions{total.flops, total.divisions};
}

template<class... F>
void check(F const&... f) {
  auto const text = std::string(std::string_view(plan_text(f...)));
  INFO(text);
  CHECK(is_sum_of_its_lines(text, cost(f...)));
  CHECK(is_drawing(std::string(std::string_view(plan_dot(f...)))));
}

}  // namespace

TEST_CASE("plan_text: a line a step, views where they are read") {
  STATIC_REQUIRE(plan_text(-A.T() * y + x)
                 == "#1 = x - Aᵀy    3×1, 30 flops\n"
                    "result = #1\n"
                    "cost = 30 flops, 24 bytes");
}

TEST_CASE("plan_text: shared steps, symmetric halves, several results") {
  STATIC_REQUIRE(plan_text(A.T() * A, inv(L) * A.T() * y)
                 == "#1 = AᵀA                   3×3 symmetric, 54 flops\n"
                    "#2 = Aᵀy                   3×1, 27 flops\n"
                    "#3 = lower_solve(L, #2)    3×1, 12 flops, 3 divisions\n"
                    "result 1 = #1\n"
                    "result 2 = #3\n"
                    "cost = 93 flops, 3 divisions, 120 bytes");
}

TEST_CASE("plan_text: an inverse and its parts") {
  STATIC_REQUIRE(plan_text(grad(tr(inv(X)), X))
                 == "#1 = inverse_transposed(X)      3×3, 33 flops, 1 division\n"
                    "#2 = #1.factor #1.factor        1×1, 1 flop\n"
                    "#3 = -#2 #1.matrix #1.matrix    3×3, 44 flops\n"
                    "result = #3\n"
                    "cost = 78 flops, 1 division, 1 factorization, 176 bytes");
}

TEST_CASE("plan_text: an inverse that is only read transposed is computed so") {
  STATIC_REQUIRE(plan_text(tr(inv(X) * Y), inv(X).T())
                 == "#1 = inverse_transposed(X)    3×3, 33 flops, 1 division\n"
                    "#2 = #1.factor #1.matrix      3×3, 9 flops\n"
                    "#3 = tr(Y #2ᵀ)                1×1, 17 flops\n"
                    "result 1 = #3\n"
                    "result 2 = #2\n"
                    "cost = 59 flops, 1 division, 1 factorization, 176 bytes");
  STATIC_REQUIRE(std::string_view(plan_text(tr(inv(X) * Y), inv(X))).substr(0, 17) == "#1 = inverse(X)  ");
}

TEST_CASE("plan_text: without a step; with plain numbers") {
  STATIC_REQUIRE(plan_text(X.T())
                 == "result = Xᵀ\n"
                    "cost = 0 flops, 0 bytes");
  STATIC_REQUIRE(plan_text(0.25 * X)
                 == "#1 = 0.25X    3×3, 9 flops\n"
                    "result = #1\n"
                    "cost = 9 flops, 0 bytes");
  STATIC_REQUIRE(plan_text<float>(-1.5 * X * x).size() > 0);
}

TEST_CASE("plan_dot: symbols, steps and results") {
  STATIC_REQUIRE(plan_dot(-(A.T() * A) * x)
                 == "strict digraph {\n"
                    "  ordering=in;\n"
                    "  node [shape=box];\n"
                    "  s0 [label=\"A\\n5×3\"];\n"
                    "  s2 [label=\"x\\n3×1\"];\n"
                    "  s3 [label=\"#1 = Ax\\n5×1\\n25 flops\"];\n"
                    "  s0 -> s3;\n"
                    "  s2 -> s3;\n"
                    "  s6 [label=\"#2 = -Aᵀ #1\\n3×1\\n27 flops\"];\n"
                    "  s0 -> s6;\n"
                    "  s3 -> s6;\n"
                    "  r0 [label=\"result = #2\", peripheries=2];\n"
                    "  s6 -> r0;\n"
                    "}");
}

TEST_CASE("plan_text: the last line is the sum, and is cost(f, ...)") {
  check(X);
  check(s * X + 2_c * X.T());
  check(A * B.T() + B * A.T(), A.T() * B);
  check(inv(S) * y, logdet(S));
  check(grad(logdet(S) + y.T() * inv(S) * y, S));
  check(grad(norm(A * x - y), x), 0.5 * x);
  check(det(X), tr(inv(X)), hadamard(X, X), exp(x), block_diag(X, L));
}
