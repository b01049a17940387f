// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

// to_text: as on a blackboard, with as few parentheses as the reader needs.

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
constexpr auto S = symmetric<"S", 3>;

}  // namespace

TEST_CASE("to_text: sums and differences") {
  STATIC_REQUIRE(to_text(A + B + C) == "A + B + C");
  STATIC_REQUIRE(to_text(A + (B + C)) == "A + B + C");
  STATIC_REQUIRE(to_text(A - B) == "A - B");
  STATIC_REQUIRE(to_text(A - (B - C)) == "A - (B - C)");
  STATIC_REQUIRE(to_text(A - (B + C)) == "A - (B + C)");
  STATIC_REQUIRE(to_text(-A - B) == "-A - B");
  STATIC_REQUIRE(to_text(-(A + B)) == "-(A + B)");
  STATIC_REQUIRE(to_text(A + -B) == "A - B");
  STATIC_REQUIRE(to_text(1_c + s) == "1 + s");
}

TEST_CASE("to_text: products") {
  STATIC_REQUIRE(to_text(A * B * C) == "ABC");
  STATIC_REQUIRE(to_text(A * (B * C)) == "ABC");
  STATIC_REQUIRE(to_text(A * (B + C)) == "A(B + C)");
  STATIC_REQUIRE(to_text((A + B) * C) == "(A + B)C");
  STATIC_REQUIRE(to_text(-A * B) == "-AB");
  STATIC_REQUIRE(to_text(A * -B) == "-AB");
  STATIC_REQUIRE(to_text(A * (B - C) * X) == "A(B - C)X");
  STATIC_REQUIRE(to_text(A * A) == "A²");
  STATIC_REQUIRE(to_text(s * A * t) == "sAt");
  STATIC_REQUIRE(to_text(x * y.T()) == "xyᵀ");
  STATIC_REQUIRE(to_text(x.T() * A * y) == "xᵀAy");
  STATIC_REQUIRE(to_text((x.T() * y) * A) == "(xᵀy)A");
  STATIC_REQUIRE(to_text(A * (x.T() * y)) == "A(xᵀy)");
}

TEST_CASE("to_text: numbers in front") {
  STATIC_REQUIRE(to_text(2_c * A) == "2A");
  STATIC_REQUIRE(to_text(ratio<1, 2> * A) == "½A");
  STATIC_REQUIRE(to_text(ratio<1, 3> * A) == "⅓A");
  STATIC_REQUIRE(to_text(ratio<1, 4> * A) == "¼A");
  STATIC_REQUIRE(to_text(ratio<2, 3> * A) == "2/3 A");
  STATIC_REQUIRE(to_text(-ratio<1, 2> * A) == "-½A");
  STATIC_REQUIRE(to_text(2_c * (A + B)) == "2(A + B)");
  STATIC_REQUIRE(to_text(B - 2_c * A) == "B - 2A");
}

TEST_CASE("to_text: quotients") {
  STATIC_REQUIRE(to_text(A / s) == "A/s");
  STATIC_REQUIRE(to_text(A / (s * t)) == "A/(st)");
  STATIC_REQUIRE(to_text(A / (s + t)) == "A/(s + t)");
  STATIC_REQUIRE(to_text((A + B) / s) == "(A + B)/s");
  STATIC_REQUIRE(to_text(s / t) == "s/t");
  STATIC_REQUIRE(to_text(x / norm(x)) == "x/‖x‖");
  STATIC_REQUIRE(to_text(det(A) / tr(A)) == "det(A)/tr(A)");
}

TEST_CASE("to_text: superscripts") {
  STATIC_REQUIRE(to_text(A.T()) == "Aᵀ");
  STATIC_REQUIRE(to_text(inv(A)) == "A⁻¹");
  STATIC_REQUIRE(to_text(transpose(inv(A))) == "A⁻ᵀ");
  STATIC_REQUIRE(to_text(inv(A.T())) == "(Aᵀ)⁻¹");
  STATIC_REQUIRE(to_text(A.T().T()) == "(Aᵀ)ᵀ");
  STATIC_REQUIRE(to_text((A + B).T()) == "(A + B)ᵀ");
  STATIC_REQUIRE(to_text((A * B).T()) == "(AB)ᵀ");
  STATIC_REQUIRE(to_text(transpose(-A)) == "(-A)ᵀ");
  STATIC_REQUIRE(to_text(-A.T()) == "-Aᵀ");
  STATIC_REQUIRE(to_text(inv(A + B)) == "(A + B)⁻¹");
  STATIC_REQUIRE(to_text(transpose(inv(A + B))) == "(A + B)⁻ᵀ");
  STATIC_REQUIRE(to_text(pow<3>(A)) == "A³");
  STATIC_REQUIRE(to_text(pow<-12>(A)) == "A⁻¹²");
  STATIC_REQUIRE(to_text(pow<3>(s)) == "s³");
  STATIC_REQUIRE(to_text(pow<3>(s + t)) == "(s + t)³");
  STATIC_REQUIRE(to_text(pow(s, ratio<2, 3>)) == "s^(2/3)");
  STATIC_REQUIRE(to_text(pow(s, t)) == "s^t");
  STATIC_REQUIRE(to_text(pow(s, s + t)) == "s^(s + t)");
}

TEST_CASE("to_text: functions") {
  STATIC_REQUIRE(to_text(tr(A * B)) == "tr(AB)");
  STATIC_REQUIRE(to_text(det(A + B)) == "det(A + B)");
  STATIC_REQUIRE(to_text(logdet(A)) == "log det(A)");
  STATIC_REQUIRE(to_text(adj(A)) == "adj(A)");
  STATIC_REQUIRE(to_text(solve(A, b)) == "solve(A, b)");
  STATIC_REQUIRE(to_text(dot(x, y)) == "dot(x, y)");
  STATIC_REQUIRE(to_text(norm(A * x - y)) == "‖Ax - y‖");
  STATIC_REQUIRE(to_text(squared_norm(A)) == "‖A‖²");
  STATIC_REQUIRE(to_text(sqrt(s)) == "√s");
  STATIC_REQUIRE(to_text(sqrt(s + t)) == "√(s + t)");
  STATIC_REQUIRE(to_text(hadamard(A, B)) == "A ∘ B");
  STATIC_REQUIRE(to_text(hadamard(A + B, C)) == "(A + B) ∘ C");
  STATIC_REQUIRE(to_text(hadamard(A, B) + C) == "A ∘ B + C");
  STATIC_REQUIRE(to_text(hadamard(A, B) * C) == "(A ∘ B)C");
  STATIC_REQUIRE(to_text(diag(x)) == "diag(x)");
  STATIC_REQUIRE(to_text(lower_part(A)) == "tril(A)");
  STATIC_REQUIRE(to_text(sum(A)) == "sum(A)");
  STATIC_REQUIRE(to_text(exp(-s)) == "exp(-s)");
  STATIC_REQUIRE(to_text(A(0_c, 1_c)) == "A(0, 1)");
  STATIC_REQUIRE(to_text((A * B)(2_c, 1_c)) == "(AB)(2, 1)");
}

TEST_CASE("to_text: words are set apart") {
  STATIC_REQUIRE(to_text(tr(A) * tr(B)) == "tr(A) tr(B)");
  STATIC_REQUIRE(to_text(tr(A) * B) == "tr(A) B");
  STATIC_REQUIRE(to_text(A * tr(B)) == "A tr(B)");
  STATIC_REQUIRE(to_text(s * sin(s)) == "s sin(s)");
  STATIC_REQUIRE(to_text(alpha * A) == "alpha A");
  STATIC_REQUIRE(to_text(alpha * s) == "alpha s");
  STATIC_REQUIRE(to_text(norm(x) * norm(y)) == "‖x‖ ‖y‖");
  STATIC_REQUIRE(to_text(scalar<"σ"> * A) == "σA");
}

TEST_CASE("to_text: constants") {
  STATIC_REQUIRE(to_text(identity<3>) == "I");
  STATIC_REQUIRE(to_text(zeros<2, 3>) == "0");
  STATIC_REQUIRE(to_text(ones<3>) == "𝟏");
  STATIC_REQUIRE(to_text(basis<3, 1>) == "e₁");
  STATIC_REQUIRE(to_text(single_entry<2, 3, 0, 1>) == "E₀₁");
  STATIC_REQUIRE(to_text(commutation<2, 3>) == "K₂,₃");
}

TEST_CASE("to_text: plain numbers") {
  STATIC_REQUIRE(to_text(2 * A) == "2A");
  STATIC_REQUIRE(to_text(0.5 * A) == "0.5A");
  STATIC_REQUIRE(to_text(s + 0.1) == "s + 0.1");
  STATIC_REQUIRE(to_text(1 - s) == "1 - s");
  STATIC_REQUIRE(to_text(1e20 * s) == "1e20s");
  STATIC_REQUIRE(to_text(s * 3 + 4) == "s·3 + 4");
  STATIC_REQUIRE(to_text(0.0001 * s) == "0.0001s");
  STATIC_REQUIRE(to_text(s * -2.0) == "s·(-2)");
  STATIC_REQUIRE(to_text(1e-7 * s) == "1e-7s");
  STATIC_REQUIRE(to_text(-2.5 * A) == "-2.5A");
  STATIC_REQUIRE(to_text(exp(-0.5 * s)) == "exp(-0.5s)");
  STATIC_REQUIRE(to_text(B + -2.5 * A) == "B + (-2.5)A");
  STATIC_REQUIRE(to_text(pow(-2.5, s)) == "(-2.5)^s");
  STATIC_REQUIRE(to_cpp(-2.5 * A) == "-2.5 * A");
  double const third = 1.0 / 3;
  REQUIRE(to_text(third * s) == "0.3333333333333333s");
  REQUIRE(to_text(123456.75 + s) == "123456.75 + s");
}

TEST_CASE("to_text: a plain 1 in front is not written") {
  STATIC_REQUIRE(to_text(1 * A) == "A");
  STATIC_REQUIRE(to_text(-1.0 * A) == "-A");
  STATIC_REQUIRE(to_text(1 * tr(A)) == "tr(A)");
  STATIC_REQUIRE(to_text(1 / det(X)) == "1/det(X)");
  STATIC_REQUIRE(to_text(grad(1 / det(X), X)) == "-X⁻ᵀ/det(X)");
  STATIC_REQUIRE(to_text(1 + s) == "1 + s");
  STATIC_REQUIRE(to_text(pow(s, 1.0) * t) == "s^1 t");
  STATIC_REQUIRE(to_latex(1 * (A + B)) == "\\left(A + B\\right)");
  STATIC_REQUIRE(to_cpp(1 * A) == "1.0 * A");
}

TEST_CASE("to_text: a number that stands several times") {
  constexpr auto exponent = 0.1234567890123456;
  STATIC_REQUIRE(to_text(partial(pow(s, exponent), s)) == "0.1234567890123456 s^(0.1234567890123456 - 1)");
}

TEST_CASE("to_text: derivatives are written out, simplified") {
  STATIC_REQUIRE(to_text(grad(tr(inv(X)), X)) == "-X⁻ᵀX⁻ᵀ");
  STATIC_REQUIRE(to_text(grad(logdet(X), X)) == "X⁻ᵀ");
  STATIC_REQUIRE(to_text(grad(logdet(S), S)) == "S⁻¹");
  STATIC_REQUIRE(to_text(grad(det(X), X)) == "adj(X)ᵀ");
  STATIC_REQUIRE(to_text(grad(squared_norm(A * x - y), x)) == "2Aᵀ(Ax - y)");
  STATIC_REQUIRE(to_text(grad(ratio<1, 2> * x.T() * A * x, x)) == "½(A + Aᵀ)x");
  STATIC_REQUIRE(to_text(grad(x.T() * S * x, x)) == "2Sx");
  STATIC_REQUIRE(to_text(grad(norm(x), x)) == "x/‖x‖");
  STATIC_REQUIRE(to_text(grad(tr(A * X * B), X)) == "AᵀBᵀ");
  STATIC_REQUIRE(to_text(grad(tr(A * S), S)) == "½(A + Aᵀ)");
  STATIC_REQUIRE(to_text(grad(tr(X), X)) == "I");
  STATIC_REQUIRE(to_text(grad(sum(X), X)) == "𝟏");
  STATIC_REQUIRE(to_text(grad(X(0_c, 1_c), X)) == "E₀₁");
  STATIC_REQUIRE(to_text(grad(a.T() * inv(X) * b, X)) == "-X⁻ᵀabᵀX⁻ᵀ");
  STATIC_REQUIRE(to_text(differential(inv(X), X, U)) == "-X⁻¹UX⁻¹");
  STATIC_REQUIRE(to_text(differential(X * X, X, U)) == "UX + XU");
  STATIC_REQUIRE(to_text(differential(logdet(X), X, U)) == "tr(UX⁻¹)");
}

TEST_CASE("to_text: converts to std::string_view") {
  constexpr std::string_view text = to_text(A * B);
  STATIC_REQUIRE(text == "AB");
  auto const numbers = to_text(0.5 * A);
  std::string_view const seen = numbers;
  REQUIRE(seen.size() == 4);
}
