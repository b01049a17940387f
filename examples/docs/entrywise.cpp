// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// Functions of each entry, of columns and of matrices.

#include <iostream>
#include <matgrad/io.hpp>
using namespace matgrad;

namespace abs_page {
// [abs]
constexpr auto t = scalar<"t">;
constexpr auto x = vector<"x", 3>;

static_assert(grad(abs(t), t) == sign(t));
static_assert(grad(sum(abs(x)), x) == sign(x));
static_assert(abs(t) == sqrt(t * t) && abs(t) != t);
// [end]
}  // namespace abs_page

namespace sign_page {
// [sign]
constexpr auto t = scalar<"t">;
constexpr auto x = vector<"x", 3>;

static_assert(grad(sign(t), t) == 0_c);
static_assert(sign(t) * abs(t) == t);
static_assert(simplified(sign(-2_c * x)) == -sign(x));
// [end]
}  // namespace sign_page

namespace tanh_page {
// [tanh]
constexpr auto W = matrix<"W", 2, 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto b = vector<"b", 2>;

constexpr auto layer = tanh(W * x + b);
static_assert(grad(sum(layer), b) == ones<2> - pow<2>(layer));
static_assert(grad(sum(layer), W) == (ones<2> - pow<2>(layer)) * x.T());
// [end]
}  // namespace tanh_page

namespace sigmoid_page {
// [sigmoid]
constexpr auto a = vector<"a", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto t = scalar<"t">;

static_assert(sigmoid(-t) == 1_c - sigmoid(t));
static_assert(grad(sigmoid(a.T() * x), x) == sigmoid(a.T() * x) * sigmoid(-a.T() * x) * a);
// [end]
}  // namespace sigmoid_page

namespace relu_page {
// [relu]
constexpr auto A = matrix<"A", 2, 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto b = vector<"b", 2>;

static_assert(relu(x) == (x + abs(x)) / 2_c);
static_assert(grad(sum(relu(A * x - b)), x) == A.T() * (ones<2> + sign(A * x - b)) / 2_c);
// [end]
}  // namespace relu_page

namespace norm1_page {
// [norm1]
constexpr auto A = matrix<"A", 2, 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto y = vector<"y", 2>;

static_assert(norm1(x) == sum(abs(x)));
static_assert(grad(norm1(A * x - y), x) == A.T() * sign(A * x - y));
// [end]
}  // namespace norm1_page

namespace hadamard_div_page {
// [hadamard_div]
constexpr auto A = matrix<"A", 2, 3>;
constexpr auto X = matrix<"X", 2, 3>;

static_assert(hadamard(hadamard_div(A, X), X) == A);
static_assert(grad(sum(hadamard_div(A, X)), X) == -hadamard_div(A, hadamard(X, X)));
// [end]
}  // namespace hadamard_div_page

namespace elementwise_page {
// [elementwise]
constexpr auto A = matrix<"A", 3, 2>;
constexpr auto X = matrix<"X", 2, 3>;

static_assert(grad(tr(A * elementwise::exp(X)), X) == hadamard(A.T(), elementwise::exp(X)));
static_assert(grad(sum(elementwise::log(X)), X) == elementwise::pow<-1>(X));
static_assert(elementwise::pow<2>(X) == hadamard(X, X));
// [end]
}  // namespace elementwise_page

namespace softmax_page {
// [softmax]
constexpr auto x = vector<"x", 3>;
constexpr auto y = vector<"y", 3>;

static_assert(sum(softmax(x)) == 1_c);
static_assert(grad(-y.T() * log(softmax(x)), x) == sum(y) * softmax(x) - y);  // cross entropy
// [end]
}  // namespace softmax_page

namespace log_sum_exp_page {
// [log_sum_exp]
constexpr auto x = vector<"x", 3>;

static_assert(log_sum_exp(x) == log(sum(exp(x))));
static_assert(grad(log_sum_exp(x), x) == softmax(x));
// [end]
}  // namespace log_sum_exp_page

namespace tan_page {
// [tan]
constexpr auto t = scalar<"t">;
constexpr auto x = vector<"x", 3>;

static_assert(tan(t) == sin(t) / cos(t));
static_assert(grad(sum(tan(x)), x) == ones<3> + pow<2>(tan(x)));
// [end]
}  // namespace tan_page

namespace sinh_page {
// [sinh]
constexpr auto t = scalar<"t">;
constexpr auto x = vector<"x", 3>;

static_assert(grad(sum(sinh(x)), x) == cosh(x));
static_assert(sinh(t) == (exp(t) - exp(-t)) / 2_c);
// [end]
}  // namespace sinh_page

namespace cosh_page {
// [cosh]
constexpr auto t = scalar<"t">;
constexpr auto x = vector<"x", 3>;

static_assert(grad(sum(cosh(x)), x) == sinh(x));
static_assert(cosh(t) * cosh(t) - sinh(t) * sinh(t) == 1_c);
// [end]
}  // namespace cosh_page

namespace asin_page {
// [asin]
constexpr auto t = scalar<"t">;
constexpr auto x = vector<"x", 3>;

static_assert(grad(asin(t), t) == 1_c / sqrt(1_c - t * t));
static_assert(asin(-x) == -asin(x) && sin(asin(t)) == t);
// [end]
}  // namespace asin_page

namespace acos_page {
// [acos]
constexpr auto t = scalar<"t">;
constexpr auto x = vector<"x", 3>;

static_assert(grad(acos(t), t) == -1_c / sqrt(1_c - t * t));
static_assert(grad(sum(acos(x) + asin(x)), x) == zeros<3>);
// [end]
}  // namespace acos_page

namespace atan_page {
// [atan]
constexpr auto t = scalar<"t">;
constexpr auto x = vector<"x", 3>;

static_assert(grad(atan(t), t) == 1_c / (1_c + t * t));
static_assert(atan(-x) == -atan(x) && tan(atan(t)) == t);
// [end]
}  // namespace atan_page

int main() {
  using norm1_page::A, norm1_page::x, norm1_page::y;
  std::cout << "d ‖Ax − y‖₁       " << grad(norm1(A * x - y), x) << '\n'
            << "d Σ tanh(x)       " << grad(sum(tanh(x)), x) << '\n'
            << "d log Σ exp x     " << grad(log_sum_exp(x), x) << '\n'
            << "d Σ exp(A)        " << grad(sum(elementwise::exp(A)), A) << '\n'
            << "tanh, relu at -1: " << sum(tanh(x))(x = dense<double, 3>{-1, 0, 0}) << ' '
            << sum(relu(x))(x = dense<double, 3>{-1, 0, 0}) << '\n';
}
