// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/kernels/cholesky.hpp>
#include <matgrad/kernels/closed_form.hpp>
#include <matgrad/kernels/lanes.hpp>
#include <matgrad/kernels/product.hpp>

#include "matrices.hpp"

#include <limits>

using namespace matgrad;
using kernels::lanes_of;

namespace {

/// Where the machine has no registers for several numbers there are no lanes either.
template<class T>
void with_lanes(auto check) {
  constexpr int most = lanes_of<T>;
  if constexpr (most > 1) check(kernels::lanes<T, most>{});
  if constexpr (most > 2) check(kernels::lanes<T, most / 2>{});
}
void with_lanes_of_each(auto check) {
  with_lanes<double>(check);
  with_lanes<float>(check);
}

template<class T>
inline constexpr auto epsilon_of = static_cast<long double>(std::numeric_limits<T>::epsilon());

/// f(0), f(1), ... in the lanes.
template<class Lanes>
Lanes made_lanes(auto f) {
  Lanes x{};
  for (int k = 0; k < Lanes::count; ++k) x.set(k, static_cast<typename Lanes::number>(f(k)));
  return x;
}

/// Whether lane k of x is f(k), for every k.
template<class Lanes>
bool has_lanes(Lanes const& x, auto f) {
  bool all = true;
  for (int k = 0; k < Lanes::count; ++k) all = all && is_close(x[k], f(k), 4 * epsilon_of<typename Lanes::number>);
  return all;
}

}  // namespace

TEST_CASE("lanes: each lane computes with its own number") {
  with_lanes_of_each([]<class L>(L) {
    using T = typename L::number;
    auto const x = made_lanes<L>([](int k) { return k + 1; });
    auto const y = made_lanes<L>([](int k) { return 2.5 - k; });
    auto at = [&](auto f) { return [&x, &y, f](int k) { return f(x[k], y[k]); }; };
    CHECK(has_lanes(x + y, at([](T a, T b) { return a + b; })));
    CHECK(has_lanes(x - y, at([](T a, T b) { return a - b; })));
    CHECK(has_lanes(x * y, at([](T a, T b) { return a * b; })));
    CHECK(has_lanes(x / y, at([](T a, T b) { return a / b; })));
    CHECK(has_lanes(-x, at([](T a, T) { return -a; })));
    auto z = x;
    z += y, z *= x, z -= y, z /= x;
    CHECK(has_lanes(z, at([](T a, T b) { return ((a + b) * a - b) / a; })));
    CHECK(has_lanes(2 * x + 0.5, at([](T a, T) { return 2 * a + T(0.5); })));
    CHECK(has_lanes(L(T(3)), [](int) { return 3; }));
  });
}

TEST_CASE("lanes: comparing gives a mask, by which select chooses") {
  with_lanes_of_each([]<class L>(L) {
    auto const x = made_lanes<L>([](int k) { return k; });
    auto const few = x < 1;
    for (int k = 0; k < L::count; ++k) {
      CHECK(few[k] == (k < 1));
      CHECK((!few)[k] == (k >= 1));
      CHECK((few | (x == 1))[k] == (k <= 1));
      CHECK(((x >= 1) & (x <= 1))[k] == (k == 1));
      CHECK((x != 1)[k] == (k != 1));
    }
    CHECK(any(few));
    CHECK(!all(few));
    CHECK(!none(few));
    CHECK(all(x > -1));
    CHECK(none(x > 100));
    CHECK(all(typename L::mask(true)));
    CHECK(none(typename L::mask(false)));
    CHECK(has_lanes(select(x < 1, x - 5, x * x), [](int k) { return k < 1 ? k - 5 : k * k; }));
  });
}

TEST_CASE("lanes: functions are those of each number") {
  with_lanes_of_each([]<class L>(L) {
    using T = typename L::number;
    auto const x = made_lanes<L>([](int k) { return 0.1 + 0.1 * k; });
    CHECK(has_lanes(kernels::exp(x), [&](int k) { return kernels::exp(x[k]); }));
    CHECK(has_lanes(kernels::log(x), [&](int k) { return kernels::log(x[k]); }));
    CHECK(has_lanes(kernels::sqrt(x), [&](int k) { return kernels::sqrt(x[k]); }));
    CHECK(has_lanes(kernels::sin(x), [&](int k) { return kernels::sin(x[k]); }));
    CHECK(has_lanes(kernels::cos(x), [&](int k) { return kernels::cos(x[k]); }));
    CHECK(has_lanes(kernels::tan(x), [&](int k) { return kernels::tan(x[k]); }));
    CHECK(has_lanes(kernels::asin(x), [&](int k) { return kernels::asin(x[k]); }));
    CHECK(has_lanes(kernels::acos(x), [&](int k) { return kernels::acos(x[k]); }));
    CHECK(has_lanes(kernels::atan(x), [&](int k) { return kernels::atan(x[k]); }));
    CHECK(has_lanes(kernels::sinh(x), [&](int k) { return kernels::sinh(x[k]); }));
    CHECK(has_lanes(kernels::cosh(x), [&](int k) { return kernels::cosh(x[k]); }));
    CHECK(has_lanes(kernels::tanh(x), [&](int k) { return kernels::tanh(x[k]); }));
    CHECK(has_lanes(kernels::pow(x, L(T(2.5))), [&](int k) { return kernels::pow(x[k], T(2.5)); }));
    CHECK(has_lanes(kernels::abs(x - 0.25), [&](int k) { return kernels::abs(x[k] - T(0.25)); }));
    CHECK(has_lanes(kernels::magnitude(-x), [&](int k) { return x[k]; }));
  });
}

TEST_CASE("lanes: which are finite") {
  with_lanes_of_each([]<class L>(L) {
    using T = typename L::number;
    T const bad[] = {std::numeric_limits<T>::infinity(), -std::numeric_limits<T>::infinity(),
                     std::numeric_limits<T>::quiet_NaN()};
    for (T number : bad) {
      L x(std::numeric_limits<T>::max());
      CHECK(all(finite(x)));
      x.set(1, number);
      for (int k = 0; k < L::count; ++k) CHECK(finite(x)[k] == (k != 1));
    }
  });
}

TEST_CASE("lanes: a product of many factors does not overflow on the way, in any lane") {
  with_lanes_of_each([]<class L>(L) {
    using T = typename L::number;
    T const large = std::numeric_limits<T>::max() / 4;
    auto const first = made_lanes<L>([&](int k) { return k == 0 ? large : T(1); });
    L const factors[] = {first, L(T(8)), 1 / first};
    auto factor = [&](int i) { return factors[i]; };
    CHECK(has_lanes(kernels::product_of(3, factor), [](int) { return 8; }));
    CHECK(has_lanes(kernels::log_of_product(kernels::extent_constant<3>{}, factor), [&](int k) {
      return kernels::log_of_product(kernels::extent_constant<3>{}, [&](int i) { return factors[i][k]; });
    }));
  });
}

TEST_CASE("lanes: kernels solve W problems at once, and say which of them they are not good for") {
  with_lanes_of_each([]<class L>(L) {
    using T = typename L::number;
    constexpr int W = L::count;
    dense<T, 3, 3> a[W], s[W];
    dense<L, 3, 3> A, S;
    for (int k = 0; k < W; ++k) {
      a[k] = k == 1 ? dense<T, 3, 3>{1, 2, 3, 2, 4, 6, 1, 1, 1} : random_matrix<T, 3, 3>(unsigned(k) + 1);
      if (k != 1)
        for (int i = 0; i < 3; ++i) a[k](i, i) += 3;
      s[k] = random_positive_definite<T, 3>(unsigned(k) + 1);
      if (k == 1) s[k](2, 2) = -1;
      for (int e = 0; e < 9; ++e) A.values[e].set(k, a[k].values[e]), S.values[e].set(k, s[k].values[e]);
    }
    kernels::scaled_inverse<L, 3> inverse;
    kernels::invert_closed<false>(inverse, A);
    auto const factored = kernels::make_ldlt(S);
    dense<L, 3, 3> AA;
    kernels::multiply(AA, A, A);
    for (int k = 0; k < W; ++k) {
      CHECK(inverse.trusted[k] == (k != 1));
      CHECK(factored.positive[k] == (k != 1));
      CHECK(is_close(AA(1, 2)[k], reference_product(a[k], a[k])(1, 2), 10 * epsilon_of<T>, 1e-6L));
      if (k == 1) continue;
      reference<3> const expected(a[k]);
      for (int e = 0; e < 9; ++e)
        CHECK(is_close((inverse.factor * inverse.matrix.values[e])[k], expected.inverse.values[e], 0,
                       100 * epsilon_of<T>));
    }
  });
}
