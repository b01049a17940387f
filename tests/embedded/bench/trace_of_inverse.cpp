// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// F1: the gradient of tr(X⁻¹) by X, −(X⁻¹X⁻¹)ᵀ.
#include "bench.hpp"

template<class T, int n>
using problem = bench::dense<T, n, n>;
template<class T, int n>
using answer = bench::dense<T, n, n>;

template<class T, int n>
consteval problem<T, n> made_up() {
  return bench::made_up<T, n, n>(11, 1.5f);
}

template<int n>
consteval answer<double, n> expected_of() {
  answer<double, n> G{};
  bench::differentiate([](auto const& X) { return bench::trace_of_inverse(X); }, made_up<double, n>(), G);
  return G;
}

#if defined BY_MATGRAD
#include <matgrad/matgrad.hpp>

template<int n>
BENCH_INLINE void gradient(problem<float, n> const& A, answer<float, n>& G) {
  static constexpr auto X = matgrad::matrix<"X", n>;
  static constexpr auto g = matgrad::grad(matgrad::tr(matgrad::inv(X)), X);
  g.into(G, X = A);
}

#elif defined BY_EIGEN
#include <Eigen/Dense>

template<int n>
BENCH_INLINE void gradient(problem<float, n> const& A, answer<float, n>& G) {
  using matrix = Eigen::Matrix<float, n, n>;  // of the same memory: a Map costs Eigen more
  matrix const Y = reinterpret_cast<matrix const&>(A).inverse();
  reinterpret_cast<matrix&>(G).noalias() = -(Y * Y).transpose();
}

#elif defined BY_DUAL
#include "differentiable.hpp"

template<int n>
BENCH_INLINE void gradient(problem<float, n> const& A, answer<float, n>& G) {
  bench::differentiate(
      []<class T>(bench::dense<T, n, n> const& X) {
        auto const Y = bench::inverse(X);
        T trace = Y(0, 0);
        for (int i = 1; i < n; ++i) trace += Y(i, i);
        return trace;
      },
      A, G);
}

#elif defined BY_HAND
#include "by_hand.hpp"

using namespace bench::by_hand;

template<int n>
BENCH_INLINE void minus_transposed_square(bench::dense<float, n, n> const& Y, answer<float, n>& G) {
  each<n>([&](int j) BENCH_LAMBDA { each<n>([&](int i) BENCH_LAMBDA { G(j, i) = -row_times_column(Y, Y, i, j); }); });
}

template<int n>
BENCH_INLINE void gradient(problem<float, n> const& A, answer<float, n>& G) {
  if constexpr (n <= 4) {  // −CC / det² with the cofactors C: the scale is applied once
    auto const [C, det] = cofactors_of(A);
    if constexpr (guarded)
      if (!is_far_from_singular(A, det)) [[unlikely]]
        return minus_transposed_square(careful_inverse(A), G);
    float const s = -1 / (det * det);
    if constexpr (n == 2) {
      auto const& [a, b, c, d] = C.values;
      float const trace = s * (a + d), bc = b * c;
      G = {s * (a * a + bc), b * trace, c * trace, s * (d * d + bc)};
    } else {
      auto const Z = square(C);
      each<n>([&](int j) BENCH_LAMBDA { each<n>([&](int i) BENCH_LAMBDA { G(i, j) = s * Z(i, j); }); });
    }
  } else {
    auto Y = A;
    invert(Y);
    minus_transposed_square(Y, G);
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
