// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// F3: the gradient of xᵀAx by x, (A + Aᵀ) x.
#include "bench.hpp"

template<class T, int n>
struct problem {
  bench::dense<T, n, n> A;
  bench::dense<T, n> x;
};
template<class T, int n>
using answer = bench::dense<T, n>;

template<class T, int n>
consteval problem<T, n> made_up() {
  return {bench::made_up<T, n, n>(13), bench::made_up<T, n, 1>(14)};
}

template<class T, int n>
BENCH_INLINE constexpr void differentiated(problem<T, n> const& p, answer<T, n>& g) {
  auto const A = bench::converted<bench::dual<T>>(p.A);
  bench::differentiate([&](auto const& x) { return bench::quadratic_form(x, A); }, p.x, g);
}

template<int n>
consteval answer<double, n> expected_of() {
  answer<double, n> g{};
  differentiated(made_up<double, n>(), g);
  return g;
}

#if defined BY_MATGRAD
#include <matgrad/matgrad.hpp>

template<int n>
BENCH_INLINE void gradient(problem<float, n> const& p, answer<float, n>& out) {
  static constexpr auto A = matgrad::matrix<"A", n>;
  static constexpr auto x = matgrad::vector<"x", n>;
  static constexpr auto g = matgrad::grad(x.T() * A * x, x);
  g.into(out, A = p.A, x = p.x);
}

#elif defined BY_EIGEN
#include <Eigen/Dense>

template<int n>
BENCH_INLINE void gradient(problem<float, n> const& p, answer<float, n>& g) {
  using matrix = Eigen::Matrix<float, n, n>;  // of the same memory: a Map costs Eigen more
  using vector = Eigen::Matrix<float, n, 1>;
  auto const& A = reinterpret_cast<matrix const&>(p.A);
  reinterpret_cast<vector&>(g).noalias() = (A + A.transpose()) * reinterpret_cast<vector const&>(p.x);
}

#elif defined BY_DUAL

template<int n>
BENCH_INLINE void gradient(problem<float, n> const& p, answer<float, n>& g) {
  differentiated(p, g);
}

#elif defined BY_HAND
#include "by_hand.hpp"

using namespace bench::by_hand;

// every sum of two entries is used twice
template<int n>
BENCH_INLINE void gradient(problem<float, n> const& p, answer<float, n>& g) {
  auto const& [A, x] = p;
  bench::dense<float, n> sum;
  each<n>([&](int i) BENCH_LAMBDA { sum(i) = (A(i, i) + A(i, i)) * x(i); });
  each<n>([&](int j) BENCH_LAMBDA {
    each_from<n>(j + 1, n, [&](int i) BENCH_LAMBDA {
      float const both = A(i, j) + A(j, i);
      sum(i) += both * x(j);
      sum(j) += both * x(i);
    });
  });
  each<n>([&](int i) BENCH_LAMBDA { g(i) = sum(i); });
}

#else

template<int n>
BENCH_INLINE void gradient(problem<float, n> const&, answer<float, n>&) {}

#endif

BENCH_SIZE(2)
BENCH_SIZE(3)
BENCH_SIZE(4)
BENCH_SIZE(6)
