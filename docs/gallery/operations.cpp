// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "gallery.hpp"

// Every operation: how it is called, what its room says of it, and a gradient that goes through it.
namespace gallery {
namespace {

template<class Room, class F, class G, class X>
struct example {
  F formula;  // the operation
  G scalar;   // a scalar that is made of it
  X by;
};
template<class Room, class F, class G, class X>
constexpr example<Room, F, G, X> shown(F formula, G scalar, X by) {
  return {formula, scalar, by};
}

template<class Room>
concept has_rule = operation_of<Room>
.has_differential || requires { &Room::rule; };

template<class Room, class F, class G, class X>
constexpr unsigned room_in(example<Room, F, G, X>) {
  return identity_of<Room>;
}
constexpr unsigned room_in(char const*) { return 0; }  // a headline

/// The name of a room's type, as its header has it.
template<class Room>
string type_name() {
  string_view text = __PRETTY_FUNCTION__;
  text.remove_prefix(text.find("Room = ") + 7);
  text.remove_prefix(text.find("matgrad::") + 9);
  return string(text.substr(0, text.find_first_of(";]<,")));
}

template<class Room, class F>
cited_rule rule_of() {
  graph in(false);
  unpack(written<F>(), in, 0);
  for (int id = 0; id < in.size(); ++id)
    if (in[id].op().room == identity_of<Room>) return in[id].op().rule(in[id]);
  return {};
}

/// 40 of "Matrix Cookbook (40)".
string number_in(string_view source) {
  auto const begin = source.find("Cookbook (");
  if (begin == source.npos) return "";
  auto const digits = source.substr(begin + 10);
  return string(digits.substr(0, digits.find(')')));
}

template<class Room, class F, class G, class X>
void show(example<Room, F, G, X> const& of) {
  auto const rule = rule_of<Room, F>();
  string const source = rule.source;
  auto const derived = grad(of.scalar, of.by);
  string out = "<article"
             + attributes(number_in(source),
                          string(Room::name) + ' ' + text_of_formula(of.formula) + ' ' + cpp_of(of.formula));
  out += ">\n<h4><code>" + escaped(cpp_of(of.formula)) + "</code></h4>\n";
  out += "<!--room " + type_name<Room>() + "-->\n";
  out += "<div class=\"formula\">" + math(rule.latex) + "</div>\n";
  if (!source.empty()) out += "<p class=\"source\">" + escaped(source) + "</p>\n";
  out += "<div class=\"formula derived\"><span>for instance</span>"
       + equation("\\frac{\\partial}{\\partial " + latex_of(of.by) + "}\\," + operand_latex(of.scalar),
                  latex_of(derived))
       + "</div>\n</article>\n";
  std::fputs(out.c_str(), stdout);
}

void show(char const* headline) { section("", headline); }

template<class Room, class... Examples>
constexpr bool is_shown() {
  return !has_rule<Room> || ((room_in(Examples{}) == identity_of<Room>) || ...);
}

/// Headlines and operations, in the order of the page; none of the index is left out.
template<class... Rooms, class... Examples>
void show_all(room_list<Rooms...>, Examples... examples) {
  static_assert((is_shown<Rooms, Examples...>() && ...), "an operation of the index is missing in the gallery");
  (show(examples), ...);
}

}  // namespace

void operations() {
  constexpr auto S = symmetric<"S", 3>;
  constexpr auto P = positive_definite<"P", 3>;
  constexpr auto U = matrix<"U", 3>;
  constexpr auto s = scalar<"s">;

  constexpr auto y = vector<"y", 3>;
  constexpr auto E = matrix<"E", 3, 4>;
  constexpr auto F = matrix<"F", 4, 3>;
  constexpr auto M = matrix<"M", 6>;
  constexpr auto N = matrix<"N", 9>;
  constexpr auto G = matrix<"G", 2>;
  constexpr auto u = vector<"u", 9>;

  // clang-format off
  show_all(matgrad::index{},

      "Sums, products, parts",
      shown<addition>(A + B, tr(C * (X + B)), X),
      shown<product>(A * B, tr(A * X * B), X),
      shown<transposition>(transpose(X), tr(transpose(X) * A), X),
      shown<hadamard_product>(hadamard(A, B), a.T() * hadamard(X, B) * b, X),
      shown<hadamard_quotient>(hadamard_div(x, y), sum(hadamard_div(x, y)), y),
      shown<kronecker_product>(kron(A, B), tr(kron(X, B) * N), X),
      shown<first_contraction>(contract_first(G, M), tr(contract_first(G, M) * A), G),
      shown<second_contraction>(contract_second(M, A), tr(contract_second(M, X) * G), X),
      shown<entry_room>(X(0_c, 1_c), (A * X)(0_c, 1_c), X),
      shown<block_room>(block<0, 1, 2, 2>(X), tr(G * block<0, 1, 2, 2>(X)), X),
      shown<embedding>(embed<0, 1, 3, 3>(G), tr(A * embed<0, 1, 3, 3>(G)), G),
      shown<row_of_blocks>(hcat(A, B), tr(F * hcat(X, x)), X),
      shown<column_of_blocks>(vcat(x, y), squared_norm(vcat(x, y)), x),
      shown<block_diagonal>(block_diag(A, B), tr(block_diag(X, X) * M), X),
      shown<diagonal_matrix_room>(diag(x), a.T() * diag(x) * b, x),
      shown<diagonal_of_room>(diag(X), a.T() * diag(X), X),
      shown<lower_part_room>(lower_part(X), tr(A * lower_part(X)), X),
      shown<vec_room>(vec(X), u.T() * vec(X), X),
      shown<unvec_room>(unvec<3, 3>(u), tr(A * unvec<3, 3>(u)), u),
      shown<sum_of_entries>(sum(X), sum(A * X), X),

      "Determinants and inverses",
      shown<trace>(tr(X), pow<2>(tr(X)), X),
      shown<determinant>(det(X), det(A * X + B), X),
      shown<adjugate>(adj(X), tr(A * adj(X)), X),
      shown<log_determinant>(logdet(X), logdet(X + A), X),
      shown<inverse>(inv(X), tr(inv(X)), X),
      shown<solution>(solve(A, b), c.T() * solve(X, b), X),
      shown<matrix_power_room>(pow<3>(X), tr(pow<3>(X)), X),
      shown<pseudo_inverse>(pinv(E), tr(pinv(E) * E), E),

      "Norms and inner products",
      shown<inner_product>(dot(A, B), dot(A, X), X),
      shown<squared_norm_room>(squared_norm(X), squared_norm(A * x - b), x),
      shown<norm_room>(norm(x), norm(A * x - b), x),
      shown<norm1_room>(norm1(x), norm1(A * x - b), x),
      shown<cross_product>(cross(a, b), c.T() * cross(a, x), x),
      shown<skew_room>(skew(a), b.T() * skew(x) * c, x),
      shown<axial_room>(axial(X), a.T() * axial(X), X),

      "Functions of a matrix",
      shown<cholesky>(chol(P), tr(chol(P)), P),
      shown<eigenvalues_room>(eigenvalues(S), a.T() * eigenvalues(S), S),
      shown<eigenvectors_room>(eigenvectors(S), a.T() * col<0>(eigenvectors(S)), S),
      shown<square_root>(sqrtm(P), tr(sqrtm(P)), P),
      shown<sylvester_room>(sylvester(A, B, C), tr(sylvester(A, B, X)), X),
      shown<matrix_exponential>(expm(X), tr(expm(X)), X),
      shown<matrix_logarithm>(logm(X), tr(X * logm(X)), X),
      shown<matrix_sine>(sinm(X), tr(sinm(X)), X),
      shown<matrix_cosine>(cosm(X), tr(cosm(X)), X),
      shown<frechet_derivative<matrix_exponential>>(differential(expm(X), X, U), tr(A * differential(expm(X), X, U)), U),
      shown<frechet_derivative<matrix_logarithm>>(differential(logm(X), X, U), tr(A * differential(logm(X), X, U)), U),
      shown<frechet_derivative<matrix_sine>>(differential(sinm(X), X, U), tr(A * differential(sinm(X), X, U)), U),
      shown<frechet_derivative<matrix_cosine>>(differential(cosm(X), X, U), tr(A * differential(cosm(X), X, U)), U),

      "Functions of entries",
      shown<power>(pow(x, ratio<1, 2>), sum(pow<3>(x)), x),
      shown<general_power>(pow(s, t), pow(s, t), s),
      shown<exponential>(exp(x), sum(exp(A * x)), x),
      shown<logarithm>(log(x), sum(log(x)), x),
      shown<absolute_value>(abs(x), sum(abs(A * x)), x),
      shown<sign_room>(sign(x), x.T() * sign(x), x),
      shown<relu_room>(relu(x), sum(relu(A * x)), x),
      shown<sigmoid_room>(sigmoid(x), a.T() * sigmoid(x), x),
      shown<log_sum_exp_room>(log_sum_exp(x), log_sum_exp(A * x), x),
      shown<softmax_room>(softmax(x), a.T() * softmax(x), x),
      shown<sine>(sin(x), a.T() * sin(x), x),
      shown<cosine>(cos(x), a.T() * cos(x), x),
      shown<tangent>(tan(x), a.T() * tan(x), x),
      shown<arcsine>(asin(x), a.T() * asin(x), x),
      shown<arccosine>(acos(x), a.T() * acos(x), x),
      shown<arctangent>(atan(x), a.T() * atan(x), x),
      shown<hyperbolic_sine>(sinh(x), a.T() * sinh(x), x),
      shown<hyperbolic_cosine>(cosh(x), a.T() * cosh(x), x),
      shown<hyperbolic_tangent>(tanh(x), a.T() * tanh(x), x));
  // clang-format on
}

}  // namespace gallery
