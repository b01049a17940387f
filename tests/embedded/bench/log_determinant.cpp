// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// F2: the gradient of log |det X| by X, X⁻ᵀ.
#include "bench.hpp"

template<class T, int n>
using problem = bench::dense<T, n, n>;
template<class T, int n>
using answer = bench::dense<T, n, n>;

template<class T, int n>
consteval problem<T, n> made_up() {
  return bench::made_up<T, n, n>(12, 1.5f);
}

template<int n>
consteval answer<double, n> expected_of() {
  answer<double, n> G{};
  bench::differentiate([](auto const& X) { return bench::log_determinant(X); }, made_up<double, n>(), G);
  return G;
}

#if defined BY_MATGRAD
#include <matgrad/matgrad.hpp>

template<int n>
BENCH_INLINE void gradient(problem<float, n> const& A, answer<float, n>& G) {
  static constexpr auto X = matgrad::matrix<"X", n>;
  static constexpr auto g = matgrad::grad(matgrad::logdet(X), X);
  g.into(G, X = A);
}

#elif defined BY_EIGEN
#include <Eigen/Dense>

template<int n>
BENCH_INLINE void gradient(problem<float, n> const& A, answer<float, n>& G) {
  using matrix = Eigen::Matrix<float, n, n>;  // of the same memory: a Map costs Eigen more
  reinterpret_cast<matrix&>(G).noalias() = reinterpret_cast<matrix const&>(A).inverse().transpose();
}

#elif defined BY_DUAL
#include "differentiable.hpp"

template<int n>
BENCH_INLINE void gradient(problem<float, n> const& A, answer<float, n>& G) {
  bench::differentiate([](auto const& X) { return log(fabs(bench::determinant(X))); }, A, G);
}

#elif defined BY_HAND
#include "by_hand.hpp"

using namespace bench::by_hand;

template<int n>
BENCH_INLINE void transpose(bench::dense<float, n, n> const& Y, answer<float, n>& G) {
  each<n>([&](int j) BENCH_LAMBDA { each<n>([&](int i) BENCH_LAMBDA { G(j, i) = Y(i, j); }); });
}

template<int n>
BENCH_INLINE void gradient(problem<float, n> const& A, answer<float, n>& G) {
  if constexpr (n <= 4) {
    auto const [C, det] = cofactors_of(A);
    if constexpr (guarded)
      if (!is_far_from_singular(A, det)) [[unlikely]]
        return transpose(careful_inverse(A), G);
    float const r = 1 / det;
    each<n>([&](int j) BENCH_LAMBDA { each<n>([&](int i) BENCH_LAMBDA { G(i, j) = r * C(i, j); }); });
  } else {
    auto Y = A;
    invert(Y);
    transpose(Y, G);
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
