// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// Two operations that the library does not have: sinc, a function of each entry, and the rotation by a quaternion.

#include <iostream>
#include <matgrad/io.hpp>

// [sinc]
namespace signals {

using namespace matgrad;

/// sin(x)/x, and 1 at 0; of a scalar or of each entry.
struct sinc_room : entrywise<sinc_room> {
  static constexpr char const* name = "sinc";

  static constexpr cited_rule rule{"d sinc(x) = (cos x − sinc x)/x ∘ dx", "", "quotient rule"};
  static constexpr term derivative(term y, arguments x) { return hadamard(cos(x[0]) - y, pow(x[0], -1)); }

  static constexpr call_notation notation{"sinc", "\\operatorname{sinc}", "sinc"};

  template<class T>
  static constexpr T at(T const& x, long long, long long) {
    return x == T(0) ? T(1) : kernels::sin(x) / x;
  }
};

template<formula F>
constexpr auto sinc(F const& x) {
  return apply_entrywise<sinc_room>(x);
}

}  // namespace signals
// [end]

// [rotate]
namespace robot {

using namespace matgrad;

/// rotate(q, x) = x + 2w v×x + 2v×(v×x): x turned by the quaternion q = (w, v).
struct rotation_room {
  static constexpr char const* name = "rotate";

  // shape: a quaternion of four entries and a point of three give a point
  static constexpr shape size(shape, shape x) { return x; }
  static constexpr bool fits(shape q, shape x) { return q == shape{4, 1} && x == shape{3, 1}; }
  template<class Q, class X>
  static constexpr void refuse() {
    static_assert(shapes_fit<Q, X>, "rotate(q, x): q must be a column of 4 entries and x one of 3");
  }

  static constexpr cited_rule rule{"d rotate(q, x) = rotate(q, dx) + 2(dw v×x + w dv×x + dv×(v×x) + v×(dv×x))", "", ""};
  static constexpr term differential(term, term q, term x, term dq, term dx) {
    auto w = entry(q, 0, 0), dw = entry(dq, 0, 0);
    auto v = block(q, {1, 0, 3, 1}), dv = block(dq, {1, 0, 3, 1});
    auto turned = dx + 2 * (w * cross(v, dx) + cross(v, cross(v, dx)));
    return turned + 2 * (dw * cross(v, x) + w * cross(dv, x) + cross(dv, cross(v, x)) + cross(v, cross(dv, x)));
  }

  static constexpr call_notation notation{"rotate", "\\operatorname{rotate}", "rotate"};

  template<class Out, class Q, class X>
  static constexpr void value(Out& out, Q const& q, X const& x) {
    using T = typename X::scalar;
    T const u[] = {q(2, 0) * x(2, 0) - q(3, 0) * x(1, 0), q(3, 0) * x(0, 0) - q(1, 0) * x(2, 0),
                   q(1, 0) * x(1, 0) - q(2, 0) * x(0, 0)};  // v × x
    for (int i = 0; i < 3; ++i) {
      int const j = (i + 1) % 3, k = (i + 2) % 3;
      out(i, 0) = x(i, 0) + T(2) * (q(0, 0) * u[i] + q(1 + j, 0) * u[k] - q(1 + k, 0) * u[j]);
    }
  }
};

template<formula Q, formula X>
constexpr auto rotate(Q const& q, X const& x) {
  return apply<rotation_room>(q, x);
}

}  // namespace robot
// [end]

using namespace matgrad;

namespace in_formulas {
// [in formulas]
using signals::sinc;
using robot::rotate;

constexpr auto A = matrix<"A", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto y = vector<"y", 3>;
constexpr auto q = vector<"q", 4>;

// they differentiate, to any order, and take part in ==
static_assert(hadamard(x, sinc(x)) == sin(x));
static_assert(jacobian(sinc(x), x) == diag(hadamard_div(cos(x) - sinc(x), x)));
static_assert(differential(rotate(q, x), x, y) == rotate(q, y));  // linear in x
static_assert(rotate(q, cross(x, y)) * squared_norm(q) == squared_norm(q) * rotate(q, cross(x, y)));
static_assert(is_linear(rotate(q, x), x) && !is_linear(rotate(q, x), q));

// they print
static_assert(to_text(grad(sum(sinc(x)), x)) == "(cos(x) - sinc(x)) ⊘ x");
static_assert(to_cpp(rotate(q, 2_c * x)) == "rotate(q, 2_c * x)");
// [end]
}  // namespace in_formulas

int main() {
  using namespace in_formulas;
  double const h = 0.70710678118654752;
  dense<double, 4> const quarter_turn{h, 0, 0, h};  // about the third axis
  dense<double, 3> const point{1, 2, 3};

  std::cout << "turned          " << rotate(q, x)(q = quarter_turn, x = point) << '\n';
  std::cout << "by the point\n" << jacobian(rotate(q, x), x)(q = quarter_turn, x = point) << '\n';
  std::cout << "by the quaternion\n" << jacobian(rotate(q, x), q)(q = quarter_turn, x = point) << '\n';
  std::cout << "of ‖turned − y‖²: " << grad(squared_norm(rotate(q, x) - y), q) << '\n';
}
