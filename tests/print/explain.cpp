// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include <string_view>

#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

// explain(f, X): the steps to a derivative, each rule beside the step that uses it first, with its source.

using namespace matgrad;

namespace {

constexpr auto A = matrix<"A", 3>;
constexpr auto X = matrix<"X", 3>;
constexpr auto R = matrix<"R", 5, 3>;
constexpr auto S = symmetric<"S", 3>;
constexpr auto Q = orthogonal<"Q", 3>;
constexpr auto b = vector<"b", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto y = vector<"y", 5>;
constexpr auto t = scalar<"t">;

}  // namespace

TEST_CASE("explain: from the outside in, to the gradient") {
  STATIC_REQUIRE(explain(tr(inv(X)), X)
                 == "f = tr(X⁻¹)\n"
                    "df = tr(d(X⁻¹))         d tr(X) = tr(dX), Matrix Cookbook (36)\n"
                    "d(X⁻¹) = -X⁻¹ dX X⁻¹    d X⁻¹ = −X⁻¹ dX X⁻¹, Matrix Cookbook (40)\n"
                    "df = -tr(X⁻¹X⁻¹ dX)     collected\n"
                    "∇f = -X⁻ᵀX⁻ᵀ            df = tr(∇fᵀ dX), the definition of the gradient");
}

TEST_CASE("explain: one step needs no collecting") {
  STATIC_REQUIRE(explain(det(X), X)
                 == "f = det(X)\n"
                    "df = tr(adj(X) dX)    d det(X) = tr(adj(X) dX), Matrix Cookbook (41)\n"
                    "∇f = adj(X)ᵀ          df = tr(∇fᵀ dX), the definition of the gradient");
}

TEST_CASE("explain: what is linear is written through, and each rule is said once") {
  STATIC_REQUIRE(explain(logdet(X) + tr(A * inv(X)), X)
                 == "f = log det(X) + tr(AX⁻¹)\n"
                    "df = tr(A d(X⁻¹)) + d log det(X)     d(A + B) = dA + dB, Matrix Cookbook (35)\n"
                    "                                     d tr(X) = tr(dX), Matrix Cookbook (36)\n"
                    "                                     d(A B) = dA B + A dB, Matrix Cookbook (37)\n"
                    "d log det(X) = tr(X⁻¹ dX)            d log|det X| = tr(X⁻¹ dX), Matrix Cookbook (43)\n"
                    "d(X⁻¹) = -X⁻¹ dX X⁻¹                 d X⁻¹ = −X⁻¹ dX X⁻¹, Matrix Cookbook (40)\n"
                    "df = tr(X⁻¹ dX) - tr(AX⁻¹ dX X⁻¹)    collected\n"
                    "∇f = (X⁻¹ - X⁻¹AX⁻¹)ᵀ                df = tr(∇fᵀ dX), the definition of the gradient");
}

TEST_CASE("explain: an operation that is defined by others is replaced by its definition") {
  STATIC_REQUIRE(explain(squared_norm(R * x - y), x)
                 == "f = ‖Rx - y‖²\n"
                    "  = (Rx - y)ᵀ(Rx - y)    ‖X‖² = tr(XᵀX), Matrix Cookbook (132)\n"
                    "df = 2((Rx - y)ᵀR dx)    d(A B) = dA B + A dB, Matrix Cookbook (37)\n"
                    "                         d Xᵀ = (dX)ᵀ, Matrix Cookbook (44)\n"
                    "                         d(A + B) = dA + dB, Matrix Cookbook (35)\n"
                    "∇f = 2Rᵀ(Rx - y)         df = ∇fᵀ dx, the definition of the gradient");
  STATIC_REQUIRE(explain(transpose(b) * solve(A, x), A)
                 == "f = bᵀ solve(A, x)\n"
                    "  = bᵀA⁻¹x              solve(A, B) = A⁻¹B\n"
                    "df = bᵀ d(A⁻¹) x        d(A B) = dA B + A dB, Matrix Cookbook (37)\n"
                    "d(A⁻¹) = -A⁻¹ dA A⁻¹    d X⁻¹ = −X⁻¹ dX X⁻¹, Matrix Cookbook (40)\n"
                    "df = -bᵀA⁻¹ dA A⁻¹x     collected\n"
                    "∇f = -A⁻ᵀbxᵀA⁻ᵀ         df = tr(∇fᵀ dA), the definition of the gradient");
}

TEST_CASE("explain: what is simplified first is said") {
  STATIC_REQUIRE(explain(tr(A + X - A), X)
                 == "f = tr(A + X - A)\n"
                    "  = tr(X)      simplified\n"
                    "df = tr(dX)    d tr(X) = tr(dX), Matrix Cookbook (36)\n"
                    "∇f = I         df = tr(∇fᵀ dX), the definition of the gradient");
}

TEST_CASE("explain: the gradient by a structured symbol is projected") {
  STATIC_REQUIRE(explain(tr(A * S), S)
                 == "f = tr(AS)\n"
                    "df = tr(A dS)     d tr(X) = tr(dX), Matrix Cookbook (36)\n"
                    "                  d(A B) = dA B + A dB, Matrix Cookbook (37)\n"
                    "G = Aᵀ            df = tr(Gᵀ dS)\n"
                    "∇f = ½(A + Aᵀ)    ½(G + Gᵀ), projected on the symmetric matrices");
  constexpr std::string_view orthogonal_steps = explain(tr(A * Q), Q);
  STATIC_REQUIRE(orthogonal_steps.find("G − ½Q(QᵀG + GᵀQ), projected on the tangent space of the orthogonal matrices")
                 != std::string_view::npos);
}

TEST_CASE("explain: by a scalar the partial derivative") {
  STATIC_REQUIRE(explain(exp(2_c * t) * sin(t), t)
                 == "f = exp(2t) sin(t)\n"
                    "df = exp(2t) d sin(t) + sin(t) d exp(2t)    d(A B) = dA B + A dB, Matrix Cookbook (37)\n"
                    "d exp(2t) = 2 exp(2t) dt                    d eˣ = eˣ ∘ dx\n"
                    "d sin(t) = cos(t) dt                        d sin(x) = cos(x) ∘ dx\n"
                    "df = exp(2t) (2 sin(t) + cos(t)) dt         collected\n"
                    "∂f/∂t = exp(2t) (2 sin(t) + cos(t))");
}

TEST_CASE("explain: of a vector the Jacobian, of a matrix the differential") {
  STATIC_REQUIRE(explain(A * x, x)
                 == "F = Ax\n"
                    "dF = A dx    d(A B) = dA B + A dB, Matrix Cookbook (37)\n"
                    "J = A        dF = J dx, the definition of the Jacobian");
  STATIC_REQUIRE(explain(X * A * X, X)
                 == "F = XAX\n"
                    "dF = XA dX + dX AX    d(A B) = dA B + A dB, Matrix Cookbook (37)");
}

TEST_CASE("explain: a variable that does not occur") {
  STATIC_REQUIRE(explain(tr(A), X)
                 == "f = tr(A)\n"
                    "df = 0    the variable does not occur\n"
                    "∇f = 0    df = tr(∇fᵀ dX), the definition of the gradient");
}

TEST_CASE("explain: its names are not those of the formula") {
  constexpr auto f = scalar<"f">;
  constexpr auto G = symmetric<"G", 3>;
  STATIC_REQUIRE(explain(f * f, f)
                 == "g = f²\n"
                    "dg = 2f df    d xᵃ = a xᵃ⁻¹ ∘ dx\n"
                    "∂g/∂f = 2f");
  STATIC_REQUIRE(explain(tr(G), G)
                 == "f = tr(G)\n"
                    "df = tr(dG)    d tr(X) = tr(dX), Matrix Cookbook (36)\n"
                    "H = I          df = tr(Hᵀ dG)\n"
                    "∇f = I         ½(H + Hᵀ), projected on the symmetric matrices");
}

TEST_CASE("explain: plain numbers") {
  auto const text = explain(-2.5 * tr(X), X);
  REQUIRE(text
          == "f = -2.5 tr(X)\n"
             "df = -2.5 tr(dX)    d(A B) = dA B + A dB, Matrix Cookbook (37)\n"
             "                    d tr(X) = tr(dX), Matrix Cookbook (36)\n"
             "∇f = -2.5I          df = tr(∇fᵀ dX), the definition of the gradient");
}

TEST_CASE("explain: in LaTeX") {
  STATIC_REQUIRE(
      explain_latex(tr(inv(X)), X)
      == "\\begin{align*}\n"
         "f &= \\operatorname{tr}\\left(X^{-1}\\right) \\\\\n"
         "\\mathrm{d}f &= \\operatorname{tr}\\left(\\mathrm{d}\\left(X^{-1}\\right)\\right) && "
         "\\mathrm{d}\\operatorname{tr}(X) = \\operatorname{tr}(\\mathrm{d}X) \\quad \\text{Matrix Cookbook (36)} "
         "\\\\\n"
         "\\mathrm{d}\\left(X^{-1}\\right) &= -X^{-1} \\mathrm{d}X X^{-1} && "
         "\\mathrm{d}X^{-1} = -X^{-1}\\,\\mathrm{d}X\\,X^{-1} \\quad \\text{Matrix Cookbook (40)} \\\\\n"
         "\\mathrm{d}f &= -\\operatorname{tr}\\left(X^{-1}X^{-1} \\mathrm{d}X\\right) && \\text{collected} \\\\\n"
         "\\nabla f &= -X^{-\\top}X^{-\\top} && \\mathrm{d}f = \\operatorname{tr}(\\nabla f^{\\top}\\,\\mathrm{d}X) "
         "\\quad \\text{the definition of the gradient}\n"
         "\\end{align*}");
}

TEST_CASE("explain: in LaTeX a source is a text") {
  constexpr std::string_view text = explain_latex(vec(X), X);
  STATIC_REQUIRE(text.find("\\text{Magnus \\& Neudecker (2019)}") != std::string_view::npos);
}

TEST_CASE("explain: a name of several letters") {
  constexpr auto alpha = scalar<"alpha">;
  STATIC_REQUIRE(explain(pow<3>(alpha), alpha)
                 == "f = alpha³\n"
                    "df = 3 alpha² d alpha    d xᵃ = a xᵃ⁻¹ ∘ dx\n"
                    "∂f/∂alpha = 3 alpha²");
}

TEST_CASE("explain: of a derivative") {
  STATIC_REQUIRE(explain(tr(A * grad(tr(X * X), X)), X)
                 == "f = tr(2AXᵀ)\n"
                    "  = 2 tr(AᵀX)       simplified\n"
                    "df = 2 tr(Aᵀ dX)    d(A B) = dA B + A dB, Matrix Cookbook (37)\n"
                    "                    d tr(X) = tr(dX), Matrix Cookbook (36)\n"
                    "∇f = 2A             df = tr(∇fᵀ dX), the definition of the gradient");
}

// ---- every operation with a differential says its rule ----

namespace {

template<class Room>
constexpr bool states_its_rule() {
  if constexpr (!reading_of<Room>::has_differential || requires { Room::rule(nothing); }) return true;
  else if constexpr (requires { Room::rule.text; }) return *Room::rule.text != 0 && *Room::rule.latex != 0;
  else return false;
}

template<class Room>
struct room_with_a_stated_rule {
  static_assert(states_its_rule<Room>(), "a room with a differential states its rule");
};

template<class... Rooms>
constexpr bool all_state_their_rules(room_list<Rooms...>) {
  return (sizeof(room_with_a_stated_rule<Rooms>) + ... + 0) > 0;
}

}  // namespace

TEST_CASE("explain: every operation with a differential states its rule") {
  STATIC_REQUIRE(all_state_their_rules(matgrad::index{}));
}
