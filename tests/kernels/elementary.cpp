// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include <matgrad/kernels/elementary.hpp>
#include <matgrad/kernels/field.hpp>

#include "../catch.hpp"
#include "matrices.hpp"

#include <complex>
#include <limits>

namespace k = matgrad::kernels;

template<class T>
constexpr T infinity = std::numeric_limits<T>::infinity();
template<class T>
constexpr T not_a_number = std::numeric_limits<T>::quiet_NaN();
template<class T>
constexpr T epsilon = std::numeric_limits<T>::epsilon();

namespace {

template<class T>
constexpr T arguments[] = {T(1e-30), T(0.001), T(0.25), T(0.7), T(0.99), T(1),
                           T(1.1),   T(2),     T(3.14), T(10),  T(33.3), T(80)};
template<class T>
constexpr int count = sizeof(arguments<T>) / sizeof(T);

// The functions of all the arguments, computed while compiling.
template<class T>
struct table {
  T values[count<T>];

  constexpr explicit table(auto f) : values{} {
    for (int i = 0; i < count<T>; ++i) values[i] = f(arguments<T>[i]);
  }

  // ... and the largest difference from the same function of the C library, in units in the last place
  long double error(auto f) const {
    long double largest = 0;
    for (int i = 0; i < count<T>; ++i) {
      long double const exact = f(static_cast<long double>(arguments<T>[i]));
      long double const size = std::fmax(std::fabs(exact), static_cast<long double>(std::numeric_limits<T>::min()));
      largest = std::fmax(largest, std::fabs(static_cast<long double>(values[i]) - exact) / size);
    }
    return largest / static_cast<long double>(epsilon<T>);
  }
};

}  // namespace

TEMPLATE_TEST_CASE("elementary: while compiling as accurate as at run time", "", float, double, long double) {
  using T = TestType;
  static constexpr table<T> exps([](T x) { return k::exp(x); });
  static constexpr table<T> small_exps([](T x) { return k::exp(-x); });
  static constexpr table<T> logs([](T x) { return k::log(x); });
  static constexpr table<T> roots([](T x) { return k::sqrt(x); });
  static constexpr table<T> sines([](T x) { return k::sin(1000 * x); });
  static constexpr table<T> cosines([](T x) { return k::cos(-1000 * x); });
  static constexpr table<T> powers([](T x) { return k::pow(x, T(1.25)); });
  REQUIRE(exps.error([](long double x) { return std::exp(x); }) < 1.5L);
  REQUIRE(small_exps.error([](long double x) { return std::exp(-x); }) < 1.5L);
  REQUIRE(logs.error([](long double x) { return std::log(x); }) < 1.5L);
  REQUIRE(roots.error([](long double x) { return std::sqrt(x); }) < 0.51L);
  REQUIRE(powers.error([](long double x) { return std::pow(x, 1.25L); }) < 1.5L);
  REQUIRE(sines.error([](long double x) { return std::sin(static_cast<long double>(T(1000) * static_cast<T>(x))); })
          < 1.5L);
  REQUIRE(cosines.error([](long double x) { return std::cos(static_cast<long double>(T(1000) * static_cast<T>(x))); })
          < 1.5L);
}

TEMPLATE_TEST_CASE("elementary: the edges", "", float, double, long double) {
  using T = TestType;
  STATIC_REQUIRE(k::abs(T(-2)) == 2);
  STATIC_REQUIRE(k::sqrt(T(0)) == 0);
  STATIC_REQUIRE(k::sqrt(T(9)) == 3);
  STATIC_REQUIRE(k::sqrt(infinity<T>) == infinity<T>);
  STATIC_REQUIRE(!k::is_finite(k::sqrt(T(-1))));
  STATIC_REQUIRE(k::exp(T(0)) == 1);
  STATIC_REQUIRE(k::exp(T(100000)) == infinity<T>);
  STATIC_REQUIRE(k::exp(-infinity<T>) == 0);
  STATIC_REQUIRE(k::exp(T(-100000)) == 0);
  STATIC_REQUIRE(k::log(T(1)) == 0);
  STATIC_REQUIRE(k::log(T(0)) == -infinity<T>);
  STATIC_REQUIRE(!k::is_finite(k::log(T(-1))));
  STATIC_REQUIRE(k::log(std::numeric_limits<T>::denorm_min()) < 0);
  STATIC_REQUIRE(k::sin(T(0)) == 0);
  STATIC_REQUIRE(k::cos(T(0)) == 1);
  STATIC_REQUIRE(k::pow(T(2), 10) == 1024);
  STATIC_REQUIRE(k::pow(T(-2), T(3)) == -8);
  STATIC_REQUIRE(k::pow(T(0), T(-1)) == infinity<T>);
  STATIC_REQUIRE(k::pow(T(0), T(0)) == 1);
  STATIC_REQUIRE(!k::is_finite(k::pow(T(-2), T(0.5))));
}

TEST_CASE("elementary: at run time the C library's") {
  double volatile x = 0.3;
  REQUIRE(k::exp(double{x}) == std::exp(x));
  REQUIRE(k::pow(double{x}, 3) == std::pow(x, 3.0));
  float volatile y = 0.3f;
  REQUIRE(k::sin(float{y}) == std::sin(y));
  long double volatile z = 0.3L;
  REQUIRE(k::cos(static_cast<long double>(z)) == std::cos(static_cast<long double>(z)));
}

TEST_CASE("elementary: other types bring their own functions") {
  std::complex<double> const z(3, 4);
  REQUIRE(k::exp(z) == std::exp(z));
  REQUIRE(k::pow(z, 2.0) == std::pow(z, 2.0));
  REQUIRE(k::abs(z) == 5);
}

TEST_CASE("magnitude: |x|, |re| + |im|, or the type's own") {
  STATIC_REQUIRE(k::magnitude(-3.0) == 3);
  STATIC_REQUIRE(k::magnitude(std::complex<double>(3, -4)) == 7);
  STATIC_REQUIRE(k::magnitude(k::field(5)) == 1);
  STATIC_REQUIRE(k::magnitude(k::field(0)) == 0);
}

TEMPLATE_TEST_CASE("is_finite", "", float, double, long double) {
  using T = TestType;
  STATIC_REQUIRE(k::is_finite(T(1)));
  STATIC_REQUIRE(k::is_finite(std::numeric_limits<T>::max()));
  STATIC_REQUIRE(!k::is_finite(infinity<T>));
  STATIC_REQUIRE(!k::is_finite(not_a_number<T>));
  STATIC_REQUIRE(!k::is_finite(std::complex<T>(0, not_a_number<T>)));
  T volatile infinite = -infinity<T>;
  T volatile zero = 0;
  REQUIRE(!k::is_finite(static_cast<T>(infinite)));
  REQUIRE(k::is_finite(static_cast<T>(zero)));
}

TEMPLATE_TEST_CASE("scale and exponent_of take a number apart, also a subnormal one", "", float, double, long double) {
  using T = TestType;
  using limits = std::numeric_limits<T>;
  STATIC_REQUIRE(k::scale(T(3), -2) == T(0.75));
  STATIC_REQUIRE(k::exponent_of(T(-3)) == 1);
  STATIC_REQUIRE(k::exponent_of(T(1)) == 0);
  STATIC_REQUIRE(k::exponent_of(limits::max()) == limits::max_exponent - 1);
  constexpr T smallest = limits::denorm_min();
  STATIC_REQUIRE(k::scale(T(1), k::exponent_of(smallest)) == smallest);
  STATIC_REQUIRE(k::scale(k::scale(smallest, 2 * limits::max_exponent), -2 * limits::max_exponent) == smallest);
}

TEST_CASE("product_of: right even where a part of the product is not") {
  double const factors[] = {1e-200, 1e-200, 3e200, 1e200};
  auto const factor = [&](int i) { return factors[i]; };
  REQUIRE(is_close(k::product_of(4, factor), 3, 1e-14L));
  REQUIRE(is_close(k::log_of_product(k::extent_constant<4>{}, factor), std::log(3.0L), 1e-12L));
  REQUIRE(k::product_of(2, factor) == 0);
  double const near_ends[] = {1e150, 1e150, 1e-100, 1e-150, 1e-90};
  auto const near_end = [&](int i) { return i % 2 == 0 ? near_ends[i] : -near_ends[i]; };
  REQUIRE(is_close(k::log_of_product(k::extent_constant<1>{}, near_end), 150 * std::log(10.0L), 1e-15L));
  REQUIRE(is_close(k::log_of_product(k::extent_constant<3>{}, near_end), 200 * std::log(10.0L), 1e-15L));
  REQUIRE(is_close(k::log_of_product(k::extent_constant<5>{}, near_end), -40 * std::log(10.0L), 1e-14L));
  constexpr double while_compiling[] = {1e200, 1e200, 0.5};
  constexpr double log_while_compiling =
      k::log_of_product(k::extent_constant<3>{}, [&](int i) { return while_compiling[i]; });
  REQUIRE(is_close(log_while_compiling, 400 * std::log(10.0L) - std::log(2.0L), 1e-15L));
  double const some[] = {2, 0, 3};
  REQUIRE(k::log_of_product(k::extent_constant<3>{}, [&](int i) { return some[i]; })
          == -std::numeric_limits<double>::infinity());
  double const not_all[] = {2, std::numeric_limits<double>::quiet_NaN(), 3, 4};
  REQUIRE(std::isnan(k::log_of_product(k::extent_constant<4>{}, [&](int i) { return not_all[i]; })));
  REQUIRE(is_close(k::log_of_product(k::extent_constant<2>{}, factor), -400 * std::log(10.0L), 1e-15L));
}
