// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include <string>
#include <string_view>
#include <vector>

#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

// to_mathml: a <math> element for a web page.

using namespace matgrad;

namespace {

constexpr auto A = matrix<"A", 3, 3>;
constexpr auto B = matrix<"B", 3, 3>;
constexpr auto C = matrix<"C", 3, 3>;
constexpr auto X = matrix<"X", 3, 3>;
constexpr auto U = matrix<"U", 3, 3>;
constexpr auto S = symmetric<"S", 3>;
constexpr auto P = positive_definite<"P", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto y = vector<"y", 3>;
constexpr auto s = scalar<"s">;
constexpr auto t = scalar<"t">;

/// What stands between <math ...> and </math>.
constexpr std::string_view inside(std::string_view math) {
  auto const begin = math.find('>') + 1;
  return math.substr(begin, math.rfind('<') - begin);
}

/// Does the element hold this?
template<class Text>
constexpr bool shows(Text const& math, std::string_view expected) {
  return inside(std::string_view(math)) == expected;
}

/// Whether tags nest, every character that XML reserves is escaped, and every element is one of MathML Core's.
bool is_well_formed(std::string_view xml) {
  std::vector<std::string_view> open;
  for (std::size_t i = 0; i < xml.size(); ++i) {
    if (xml[i] == '&' && xml.find(';', i) - i > 8) return false;
    if (xml[i] == '>') return false;
    if (xml[i] != '<') {
      if (open.empty()) return false;
      continue;
    }
    auto const end = xml.find('>', i);
    if (end == xml.npos) return false;
    auto tag = xml.substr(i + 1, end - i - 1);
    i = end;
    if (tag.empty() || tag.find('<') != tag.npos) return false;
    if (tag[0] == '/') {
      if (open.empty() || open.back() != tag.substr(1)) return false;
      open.pop_back();
      continue;
    }
    auto const name = tag.substr(0, tag.find_first_of(" /"));
    constexpr std::string_view known[] = {"math", "mrow",    "mi",    "mo",    "mn",     "mtext", "mspace", "msup",
                                          "msub", "msubsup", "mfrac", "msqrt", "mtable", "mtr",   "mtd"};
    bool is_known = false;
    for (auto const& element : known) is_known = is_known || element == name;
    if (!is_known) return false;
    if (tag.back() != '/') open.push_back(name);
  }
  return open.empty();
}

/// How many elements stand side by side where MathML wants so many: two in a fraction, three in an msubsup.
bool has_right_children(std::string_view xml) {
  struct element {
    std::string_view name;
    int children = 0;
  };
  std::vector<element> open{{"", 0}};
  for (auto i = xml.find('<'); i != xml.npos; i = xml.find('<', i + 1)) {
    auto const tag = xml.substr(i + 1, xml.find('>', i) - i - 1);
    if (tag[0] != '/') {
      ++open.back().children;
      if (tag.back() != '/') open.push_back({tag.substr(0, tag.find(' ')), 0});
      continue;
    }
    auto const [name, children] = open.back();
    open.pop_back();
    if ((name == "msup" || name == "msub" || name == "mfrac") && children != 2) return false;
    if (name == "msubsup" && children != 3) return false;
    if ((name == "mrow" || name == "mtd" || name == "math") && children == 0) return false;
  }
  return true;
}

template<class F>
void is_sound(F f) {
  auto const math = to_mathml(f);
  INFO(std::string_view(math));
  CHECK(is_well_formed(math));
  CHECK(has_right_children(math));
}

// ---- a formula of every operation ----

template<class... Rooms>
std::vector<unsigned> rooms_of(room_list<Rooms...>) {
  return {identity_of<Rooms>...};
}
template<class... F>
void strike_out(std::vector<unsigned>& rooms) {
  auto const strike = [&](auto const& formula) {
    for (int id = 0; id < formula.size; ++id)
      for (auto& room : rooms)
        if (room == formula.nodes[id].op->room) room = 0;
  };
  (strike(written<F>()), ...);
}

template<class... F>
void each_is_sound_and_none_is_missing(F... f) {
  (is_sound(f), ...);
  auto rooms = rooms_of(matgrad::index{});
  strike_out<F...>(rooms);
  int missing = 0;
  for (auto room : rooms) missing += room != 0;
  CHECK(missing == 2);  // dX and ε, which no formula of a user's holds
}

}  // namespace

TEST_CASE("to_mathml: an element that stands alone, with its LaTeX") {
  STATIC_REQUIRE(std::string_view(to_mathml(inv(X)))
                 == "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\" alttext=\"X^{-1}\">"
                    "<msup><mi>X</mi><mrow><mo>−</mo><mn>1</mn></mrow></msup></math>");
}

TEST_CASE("to_mathml: sums, products, quotients") {
  STATIC_REQUIRE(
      shows(to_mathml(A - (B - C)),
            "<mi>A</mi><mo>−</mo><mrow><mo>(</mo><mrow><mi>B</mi><mo>−</mo><mi>C</mi></mrow><mo>)</mo></mrow>"));
  STATIC_REQUIRE(shows(to_mathml(2_c * A), "<mn>2</mn><mo>&#x2062;</mo><mi>A</mi>"));
  STATIC_REQUIRE(
      shows(to_mathml(-ratio<2, 3> * A), "<mo>−</mo><mfrac><mn>2</mn><mn>3</mn></mfrac><mo>&#x2062;</mo><mi>A</mi>"));
  STATIC_REQUIRE(shows(to_mathml(s / (s + t)), "<mfrac><mi>s</mi><mrow><mi>s</mi><mo>+</mo><mi>t</mi></mrow></mfrac>"));
  STATIC_REQUIRE(shows(to_mathml(hadamard(A, B)), "<mi>A</mi><mo>∘</mo><mi>B</mi>"));
}

TEST_CASE("to_mathml: superscripts") {
  STATIC_REQUIRE(shows(to_mathml(A.T()), "<msup><mi>A</mi><mi>⊤</mi></msup>"));
  STATIC_REQUIRE(shows(to_mathml(transpose(inv(A))), "<msup><mi>A</mi><mrow><mo>−</mo><mi>⊤</mi></mrow></msup>"));
  STATIC_REQUIRE(
      shows(to_mathml((A + B).T()),
            "<msup><mrow><mo>(</mo><mrow><mi>A</mi><mo>+</mo><mi>B</mi></mrow><mo>)</mo></mrow><mi>⊤</mi></msup>"));
  STATIC_REQUIRE(
      shows(to_mathml(pow(s, ratio<2, 3>)), "<msup><mi>s</mi><mrow><mn>2</mn><mo>/</mo><mn>3</mn></mrow></msup>"));
}

TEST_CASE("to_mathml: functions and bars") {
  STATIC_REQUIRE(shows(to_mathml(tr(A)), "<mi>tr</mi><mo>&#x2061;</mo><mrow><mo>(</mo><mi>A</mi><mo>)</mo></mrow>"));
  STATIC_REQUIRE(shows(to_mathml(logdet(A)),
                       "<mi>log</mi><mo>&#x2061;</mo><mspace width=\"0.167em\"/>"
                       "<mi>det</mi><mo>&#x2061;</mo><mrow><mo>(</mo><mi>A</mi><mo>)</mo></mrow>"));
  STATIC_REQUIRE(
      shows(to_mathml(squared_norm(x)), "<msup><mrow><mo>‖</mo><mi>x</mi><mo>‖</mo></mrow><mn>2</mn></msup>"));
  STATIC_REQUIRE(shows(to_mathml(norm1(x)), "<msub><mrow><mo>‖</mo><mi>x</mi><mo>‖</mo></mrow><mn>1</mn></msub>"));
  STATIC_REQUIRE(shows(to_mathml(abs(s)), "<mrow><mo>|</mo><mi>s</mi><mo>|</mo></mrow>"));
  STATIC_REQUIRE(shows(to_mathml(sqrt(s + t)), "<msqrt><mrow><mi>s</mi><mo>+</mo><mi>t</mi></mrow></msqrt>"));
  // λ(S) is a function, λ (s + t) a product
  STATIC_REQUIRE(
      shows(to_mathml(eigenvalues(S)), "<mi>λ</mi><mo>&#x2061;</mo><mrow><mo>(</mo><mi>S</mi><mo>)</mo></mrow>"));
  STATIC_REQUIRE(
      shows(to_mathml(scalar<"lambda"> * (s + t)),
            "<mi>λ</mi><mo>&#x2062;</mo><mrow><mo>(</mo><mrow><mi>s</mi><mo>+</mo><mi>t</mi></mrow><mo>)</mo></mrow>"));
  STATIC_REQUIRE(shows(to_mathml(differential(expm(X), X, U)),
                       "<mi mathvariant=\"normal\">D</mi><mspace "
                       "width=\"0.167em\"/><mi>exp</mi><mo>&#x2061;</mo><mrow><mo>(</mo><mi>X</mi><mo>)</mo>"
                       "</mrow><mo>&#x2061;</mo><mrow><mo>[</mo><mi>U</mi><mo>]</mo></mrow>"));
}

TEST_CASE("to_mathml: entries and blocks") {
  STATIC_REQUIRE(shows(to_mathml(A(0_c, 1_c)), "<msub><mi>A</mi><mrow><mn>0</mn><mo>,</mo><mn>1</mn></mrow></msub>"));
  STATIC_REQUIRE(
      shows(to_mathml(hcat(A, B)),
            "<mrow><mo>[</mo><mtable><mtr><mtd><mi>A</mi></mtd><mtd><mi>B</mi></mtd></mtr></mtable><mo>]</mo>"
            "</mrow>"));
  STATIC_REQUIRE(
      shows(to_mathml(vcat(x, y)),
            "<mrow><mo>[</mo><mtable><mtr><mtd><mi>x</mi></mtd></mtr><mtr><mtd><mi>y</mi></mtd></mtr></mtable>"
            "<mo>]</mo></mrow>"));
}

TEST_CASE("to_mathml: names") {
  STATIC_REQUIRE(shows(to_mathml(scalar<"alpha">), "<mi>α</mi>"));
  STATIC_REQUIRE(shows(to_mathml(scalar<"\\alpha">), "<mi>α</mi>"));
  STATIC_REQUIRE(shows(to_mathml(vector<"x_1", 3>), "<msub><mi>x</mi><mn>1</mn></msub>"));
  STATIC_REQUIRE(shows(to_mathml(vector<"x₁₂", 3>), "<msub><mi>x</mi><mn>12</mn></msub>"));
  STATIC_REQUIRE(shows(to_mathml(scalar<"theta_max">), "<msub><mi>θ</mi><mi>max</mi></msub>"));
  STATIC_REQUIRE(shows(to_mathml(pow<2>(scalar<"x_1">)), "<msup><msub><mi>x</mi><mn>1</mn></msub><mn>2</mn></msup>"));
  STATIC_REQUIRE(
      shows(to_mathml(scalar<"rate"> * A), "<mi>rate</mi><mo>&#x2062;</mo><mspace width=\"0.167em\"/><mi>A</mi>"));
  STATIC_REQUIRE(shows(to_mathml(ones<3>), "<mi>𝟏</mi>"));
  STATIC_REQUIRE(shows(to_mathml(scalar<"a<b">), "<mi>a&lt;b</mi>"));
}

TEST_CASE("to_mathml: plain numbers") {
  STATIC_REQUIRE(shows(to_mathml(-0.5 * A), "<mo>−</mo><mn>0.5</mn><mo>&#x2062;</mo><mi>A</mi>"));
  STATIC_REQUIRE(shows(to_mathml(A + 1e-9 * B), "<mi>A</mi><mo>+</mo><mn>1e-9</mn><mo>&#x2062;</mo><mi>B</mi>"));
  STATIC_REQUIRE(shows(to_mathml(pow(s, -0.25)), "<msup><mi>s</mi><mrow><mo>−</mo><mn>0.25</mn></mrow></msup>"));
  for (double number : {0.0, -1.0, 1.0, -1.7976931348623157e308, 4.9e-324})
    is_sound(number * A * (x + number * y) * number);
}

TEST_CASE("to_mathml: derivatives") {
  STATIC_REQUIRE(shows(to_mathml(grad(squared_norm(A * x - y), x)),
                       "<mn>2</mn><mo>&#x2062;</mo><msup><mi>A</mi><mi>⊤</mi></msup><mo>&#x2062;</mo><mrow><mo>(</mo>"
                       "<mrow><mi>A</mi><mo>&#x2062;</mo><mi>x</mi><mo>−</mo><mi>y</mi></mrow><mo>)</mo></mrow>"));
}

TEST_CASE("to_mathml: every operation") {
  CHECK_FALSE(is_well_formed("<math><mi>x</math>"));
  CHECK_FALSE(is_well_formed("<math><mi>a<b</mi></math>"));
  CHECK_FALSE(is_well_formed("<math><merror></merror></math>"));
  CHECK_FALSE(has_right_children("<math><msup><mi>x</mi></msup></math>"));
  each_is_sound_and_none_is_missing(
      2_c * X + 0.5 * identity<3> - zeros<3, 3>, ones<1, 3> * x, basis<3, 1> + single_entry<3, 1, 2, 0>,
      commutation<2, 3>, adj(X), det(X), inv(X), logdet(X), pow<3>(X), solve(A, x), tr(X), chol(P), eigenvalues(S),
      eigenvectors(S), pinv(X), sqrtm(P), sylvester(A, B, C), diag(x), diag(X), dot(A, B), squared_norm(X), X(0_c, 1_c),
      hadamard(A, B), lower_part(X), norm(X), sum(X), elementwise::abs(X), acos(x), asin(x), atan(x), cos(x), exp(x),
      pow(s, t), hadamard_div(x, y), cosh(x), sinh(x), tanh(x), log_sum_exp(x), elementwise::log(X), norm1(X),
      pow(x, ratio<1, 2>), relu(x), sigmoid(x), sign(x), sin(x), softmax(x), tan(x), kron(A, B),
      contract_first(A, kron(A, B)), contract_second(kron(A, B), B), block<0, 1, 2, 2>(X), embed<1, 0, 4, 3>(X),
      hcat(A, B), vcat(hcat(A, B), hcat(C, X)), block_diag(A, B), vec(X), unvec<3, 1>(x), cross(x, y), skew(x),
      axial(X), transpose(X), expm(X), logm(P), sinm(X), cosm(X), differential(expm(X), X, U),
      differential(logm(X), X, U), differential(sinm(X), X, U), differential(cosm(X), X, U));
}
