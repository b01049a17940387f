// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// Functions of a number: powers, exp, log, sin, cos; of a vector they are taken entry by entry.

#include <iostream>
#include <matgrad/io.hpp>
using namespace matgrad;

namespace power_page {
// [power]
constexpr auto a = scalar<"a">;
constexpr auto b = scalar<"b">;
constexpr auto x = vector<"x", 3>;

static_assert(pow<3>(a) == a * a * a && pow(a, ratio<1, 2>) == sqrt(a) && sqrt(a) * sqrt(a) == a);
static_assert(grad(sqrt(a), a) == 1_c / (2_c * sqrt(a)));
static_assert(grad(pow(a, b), a) == b * pow(a, b - 1_c));
static_assert(grad(pow(a, b), b) == pow(a, b) * log(a));
static_assert(grad(sum(pow<2>(x)), x) == 2_c * x);  // entry by entry
// [end]
}  // namespace power_page

namespace exp_page {
// [exp]
constexpr auto t = scalar<"t">;
constexpr auto x = vector<"x", 3>;

static_assert(grad(exp(2_c * t), t) == 2_c * exp(2_c * t));
static_assert(grad(sum(exp(x)), x) == exp(x));
static_assert(exp(-t) == 1_c / exp(t));
// [end]
}  // namespace exp_page

namespace log_page {
// [log]
constexpr auto t = scalar<"t">;
constexpr auto X = matrix<"X", 3>;

static_assert(grad(log(t), t) == 1_c / t);
static_assert(log(1_c / t) == -log(t));
static_assert(log(det(X)) == logdet(X));
// [end]
}  // namespace log_page

namespace sin_page {
// [sin]
constexpr auto t = scalar<"t">;
constexpr auto x = vector<"x", 3>;

static_assert(grad(sum(sin(x)), x) == cos(x));
static_assert(differential(differential(sin(t), t, 1_c), t, 1_c) == -sin(t));
static_assert(sin(-t) == -sin(t));
// [end]
}  // namespace sin_page

namespace cos_page {
// [cos]
constexpr auto t = scalar<"t">;
constexpr auto x = vector<"x", 3>;

static_assert(grad(sum(cos(x)), x) == -sin(x));
static_assert(sin(t) * sin(t) + cos(t) * cos(t) == 1_c);
// [end]
}  // namespace cos_page

int main() {
  using power_page::a, power_page::b;
  std::cout << "d √a   " << grad(sqrt(a), a) << '\n'
            << "d aᵇ   " << grad(pow(a, b), a) << " and " << grad(pow(a, b), b) << '\n'
            << "d e²ᵃ  " << grad(exp(2_c * a), a) << '\n'
            << "d log  " << grad(log(a), a) << '\n'
            << "at 2:  " << sqrt(a)(a = 2.0) << ' ' << exp(a)(a = 2.0) << ' ' << log(a)(a = 2.0) << '\n';
}
