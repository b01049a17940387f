// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// Functions of numbers: at run time the C library's, in the core's own kind of number, against what is computed in double while
// compiling.
#include "matrices.hpp"

using namespace embedded;
namespace k = matgrad::kernels;

namespace {

constexpr double arguments[] = {0x1p-20, 0x1p-6, 0.25, 0.6875, 0.96875, 1, 1.125, 2, 3.140625, 10, 33.25, 80};
constexpr int count = sizeof(arguments) / sizeof(double);

struct table {
  native values[count];
};
/// f of each argument, in double while compiling.
template<class F>
consteval table tabulated(F const& f) {
  table all{};
  for (int i = 0; i < count; ++i) all.values[i] = static_cast<native>(f(arguments[i]));
  return all;
}

constexpr table x = tabulated([](double t) { return t; });

/// Whether f of the first arguments is what the table says.
template<class F>
bool gives(table const& expected, F const& f, native roundings = 2, int first = count) {
  bool all = true;
  for (int i = 0; i < first; ++i) all = all && agree(f(at_run_time(x.values[i])), expected.values[i], roundings);
  return all;
}

constexpr native infinity = std::numeric_limits<native>::infinity();
constexpr native largest = std::numeric_limits<native>::max();

// each once, of double while compiling and of the core's own numbers
// clang-format off
constexpr auto exp = [](auto t) { return k::exp(t); };
constexpr auto exp_of_minus = [](auto t) { return k::exp(-t); };
constexpr auto log = [](auto t) { return k::log(t); };
constexpr auto sqrt = [](auto t) { return k::sqrt(t); };
constexpr auto sin = [](auto t) { return k::sin(t); };
constexpr auto cos = [](auto t) { return k::cos(-t); };
constexpr auto tan = [](auto t) { return k::tan(t); };
constexpr auto asin = [](auto t) { return k::asin(-t); };
constexpr auto acos = [](auto t) { return k::acos(-t); };
constexpr auto atan = [](auto t) { return k::atan(t); };
constexpr auto sinh = [](auto t) { return k::sinh(-t); };
constexpr auto cosh = [](auto t) { return k::cosh(t); };
constexpr auto tanh = [](auto t) { return k::tanh(t); };
constexpr auto power = [](auto t) { return k::pow(t, 1.25f); };
constexpr auto whole_power = [](auto t) { return k::raised_to_integer(t, 5); };
constexpr auto half_power = [](auto t) { return k::rational_power<-3, 2>(t); };
constexpr auto third_power = [](auto t) { return k::rational_power<2, 3>(t); };
// clang-format on

}  // namespace

TEST_CASE("elementary: as in double") {
  static constexpr table exps = tabulated(exp), small_exps = tabulated(exp_of_minus), logs = tabulated(log),
                         roots = tabulated(sqrt), sines = tabulated(sin), cosines = tabulated(cos),
                         tangents = tabulated(tan), arctangents = tabulated(atan);
  CHECK(gives(exps, exp));
  CHECK(gives(small_exps, exp_of_minus));
  CHECK(gives(logs, log));
  CHECK(gives(roots, sqrt, 0.5f));
  CHECK(gives(sines, sin));
  CHECK(gives(cosines, cos));
  CHECK(gives(tangents, tan));
  CHECK(gives(arctangents, atan));
}

TEST_CASE("elementary: arc functions to 1, hyperbolic functions") {
  static constexpr table arcsines = tabulated([](double t) { return t <= 1 ? asin(t) : 0; }),
                         arccosines = tabulated([](double t) { return t <= 1 ? acos(t) : 0; }), sines = tabulated(sinh),
                         cosines = tabulated(cosh), tangents = tabulated(tanh);
  constexpr int to_1 = 6;
  static_assert(x.values[to_1 - 1] == 1);
  CHECK(gives(arcsines, asin, 2, to_1));
  CHECK(gives(arccosines, acos, 2, to_1));
  CHECK(gives(sines, sinh));
  CHECK(gives(cosines, cosh));
  CHECK(gives(tangents, tanh));
}

TEST_CASE("elementary: powers") {
  static constexpr table powers = tabulated(power), wholes = tabulated(whole_power), halves = tabulated(half_power),
                         thirds = tabulated(third_power);
  CHECK(gives(powers, power));
  CHECK(gives(wholes, whole_power, 4));
  CHECK(gives(halves, half_power, 4));
  CHECK(gives(thirds, third_power, 8));  // 2/3 itself is rounded
}

TEST_CASE("elementary: the edges") {
  native const zero = at_run_time(native{0}), two = at_run_time(native{2}), many = at_run_time(native{100000});
  CHECK(k::abs(-two) == 2);
  CHECK(k::magnitude(-two) == 2);
  CHECK(k::exp(zero) == 1);
  CHECK(k::exp(many) == infinity);
  CHECK(k::exp(-many) == 0);
  CHECK(k::log(zero) == -infinity);
  CHECK(k::log(zero + 1) == 0);
  CHECK(!k::is_finite(k::log(-two)));
  CHECK(k::sqrt(zero) == 0);
  CHECK(!k::is_finite(k::sqrt(-two)));
  CHECK(k::sin(zero) == 0);
  CHECK(k::cos(zero) == 1);
  CHECK(k::pow(two, 10) == 1024);
  CHECK(k::pow(-two, native{3}) == -8);
  CHECK(k::pow(zero, native{0}) == 1);
  CHECK(!k::is_finite(k::pow(-two, native{0.5})));
}

TEST_CASE("is_finite: from the bits") {
  CHECK(k::is_finite(at_run_time(native{0})));
  CHECK(k::is_finite(at_run_time(largest)));
  CHECK(!k::is_finite(at_run_time(largest) * 2));
  CHECK(!k::is_finite(at_run_time(-infinity)));
  CHECK(!k::is_finite(at_run_time(std::numeric_limits<native>::quiet_NaN())));
}

TEST_CASE("scale, exponent_of: a number taken apart, also a subnormal one") {
  using limits = std::numeric_limits<native>;
  native const three = at_run_time(native{3}), smallest = at_run_time(limits::denorm_min());
  CHECK(k::scale(three, -2) == native{0.75});
  CHECK(k::exponent_of(-three) == 1);
  CHECK(k::exponent_of(at_run_time(limits::max())) == limits::max_exponent - 1);
  CHECK(k::scale(at_run_time(native{1}), k::exponent_of(smallest)) == smallest);
  CHECK(k::scale(k::scale(smallest, 2 * limits::max_exponent), -2 * limits::max_exponent) == smallest);
}

TEST_CASE("product_of, log_of_product: where a part of the product is out of range") {
  native const large = at_run_time(largest / 4);
  native const factors[] = {large, 8, 3 / large, 1 / large, large};
  auto const factor = [&](int i) { return factors[i]; };
  CHECK(agree(k::product_of(3, factor), 24, 2));
  CHECK(agree(k::product_of(5, factor), 24, 4));
  CHECK(agree(k::log_of_product(k::extent_constant<5>{}, factor), rounded(k::log(24.0)), 4 * std::numeric_limits<native>::max_exponent, 1));
}
