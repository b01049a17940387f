// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// F5: the gradient of ½ (log det S + (x − b)ᵀ S⁻¹ (x − b)) by S, positive definite: ½ (S⁻¹ − v vᵀ) with v = S⁻¹(x − b).
#include "bench.hpp"

template<class T, int n>
struct problem {
  bench::dense<T, n, n> S;
  bench::dense<T, n> x, b;
};
template<class T, int n>
using answer = bench::dense<T, n, n>;

template<class T, int n>
consteval problem<T, n> made_up() {
  return {bench::made_up_definite<T, n>(18), bench::made_up<T, n, 1>(19), bench::made_up<T, n, 1>(20)};
}

template<int n>
consteval answer<double, n> expected_of() {
  auto const p = made_up<double, n>();
  auto const x = bench::converted<bench::dual<double>>(p.x), b = bench::converted<bench::dual<double>>(p.b);
  answer<double, n> G{};
  bench::differentiate([&](auto const& S) { return bench::gaussian(S, x, b); }, p.S, G);
  return G;
}

#if defined BY_MATGRAD
#include <matgrad/matgrad.hpp>

template<int n>
BENCH_INLINE void gradient(problem<float, n> const& p, answer<float, n>& G) {
  static constexpr auto S = matgrad::positive_definite<"S", n>;
  static constexpr auto x = matgrad::vector<"x", n>;
  static constexpr auto b = matgrad::vector<"b", n>;
  static constexpr auto f = matgrad::ratio<1, 2> * (matgrad::logdet(S) + (x - b).T() * matgrad::inv(S) * (x - b));
  static constexpr auto g = matgrad::grad(f, S);
  g.into(G, S = p.S, x = p.x, b = p.b);
}

#elif defined BY_EIGEN
#include <Eigen/Dense>

template<int n>
BENCH_INLINE void gradient(problem<float, n> const& p, answer<float, n>& G) {
  using matrix = Eigen::Matrix<float, n, n>;  // of the same memory: a Map costs Eigen more
  using vector = Eigen::Matrix<float, n, 1>;
  vector const r = reinterpret_cast<vector const&>(p.x) - reinterpret_cast<vector const&>(p.b);
  matrix const Y = reinterpret_cast<matrix const&>(p.S).inverse();
  vector const v = Y * r;
  reinterpret_cast<matrix&>(G).noalias() = 0.5f * (Y - v * v.transpose());
}

#elif defined BY_DUAL
#include "differentiable.hpp"

template<int n>
BENCH_INLINE void gradient(problem<float, n> const& p, answer<float, n>& G) {
  bench::differentiate(
      [&]<class T>(bench::dense<T, n, n> const& S) {
        auto const Y = bench::inverse(S);
        T sum = log(bench::determinant(S));
        for (int j = 0; j < n; ++j)
          for (int i = 0; i < n; ++i) sum += (p.x(i) - p.b(i)) * Y(i, j) * (p.x(j) - p.b(j));
        return 0.5f * sum;
      },
      p.S, G);
}

#elif defined BY_HAND
#include "by_hand.hpp"

using namespace bench::by_hand;

template<int n>
BENCH_INLINE void by_elimination(problem<float, n> const& p, answer<float, n>& G) {
  bench::dense<float, n> r;
  each<n>([&](int i) BENCH_LAMBDA { r(i) = p.x(i) - p.b(i); });
  auto const [Y, v] = half_solution_of(p.S, r);
  each<n>([&](int j) BENCH_LAMBDA {
    float const whole = v(j) + v(j);
    each_from<n>(j, n, [&](int i) BENCH_LAMBDA { G(i, j) = G(j, i) = Y(i, j) - v(i) * whole; });
  });
}
template<int n>
[[gnu::noinline, gnu::cold]] void by_elimination_apart(problem<float, n> const& p, answer<float, n>& G) {
  by_elimination<n>(p, G);
}

// with cofactors C: v = C (x − b) / det
template<int n>
BENCH_INLINE void gradient(problem<float, n> const& p, answer<float, n>& G) {
  if constexpr (n <= 3) {
    auto const [C, det] = bench::loops::symmetric_cofactors_of(p.S);
    if constexpr (guarded)
      if (!is_definite_by_far(p.S, det)) [[unlikely]]
        return by_elimination_apart<n>(p, G);
    float const half = 0.5f / det, reciprocal = half + half;
    float r[n], w[n];
    each<n>([&](int i) BENCH_LAMBDA { r[i] = p.x(i) - p.b(i); });
    each<n>([&](int i) BENCH_LAMBDA {
      w[i] = C(i, 0) * r[0];
      each_from<n>(1, n, [&](int k) BENCH_LAMBDA { w[i] += C(i, k) * r[k]; });
    });
    each<n>([&](int j) BENCH_LAMBDA {
      float const v = reciprocal * w[j];
      each_from<n>(j, n, [&](int i) BENCH_LAMBDA { G(i, j) = G(j, i) = half * (C(i, j) - v * w[i]); });
    });
  } else {
    by_elimination<n>(p, G);
  }
}

#else

template<int n>
BENCH_INLINE void gradient(problem<float, n> const&, answer<float, n>&) {}

#endif

BENCH_SIZE(2)
BENCH_SIZE(3)
BENCH_SIZE(4)
BENCH_SIZE(6)
