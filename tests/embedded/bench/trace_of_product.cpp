// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// F4: the gradient of tr(A X B Xᵀ) by X, AᵀXBᵀ + AXB.
#include "bench.hpp"

template<class T, int n>
struct problem {
  bench::dense<T, n, n> A, X, B;
};
template<class T, int n>
using answer = bench::dense<T, n, n>;

template<class T, int n>
consteval problem<T, n> made_up() {
  return {bench::made_up<T, n, n>(15), bench::made_up<T, n, n>(16), bench::made_up<T, n, n>(17)};
}

template<class T, int n>
BENCH_INLINE constexpr void differentiated(problem<T, n> const& p, answer<T, n>& G) {
  auto const A = bench::converted<bench::dual<T>>(p.A), B = bench::converted<bench::dual<T>>(p.B);
  bench::differentiate([&](auto const& X) { return bench::trace_of_product(X, A, B); }, p.X, G);
}

template<int n>
consteval answer<double, n> expected_of() {
  answer<double, n> G{};
  differentiated(made_up<double, n>(), G);
  return G;
}

#if defined BY_MATGRAD
#include <matgrad/matgrad.hpp>

template<int n>
BENCH_INLINE void gradient(problem<float, n> const& p, answer<float, n>& G) {
  static constexpr auto A = matgrad::matrix<"A", n>;
  static constexpr auto X = matgrad::matrix<"X", n>;
  static constexpr auto B = matgrad::matrix<"B", n>;
  static constexpr auto g = matgrad::grad(matgrad::tr(A * X * B * X.T()), X);
  g.into(G, A = p.A, X = p.X, B = p.B);
}

#elif defined BY_EIGEN
#include <Eigen/Dense>

template<int n>
BENCH_INLINE void gradient(problem<float, n> const& p, answer<float, n>& G) {
  using matrix = Eigen::Matrix<float, n, n>;  // of the same memory: a Map costs Eigen more
  auto const &A = reinterpret_cast<matrix const&>(p.A), &X = reinterpret_cast<matrix const&>(p.X),
             &B = reinterpret_cast<matrix const&>(p.B);
  matrix const XB = X * B, XBt = X * B.transpose();
  auto& out = reinterpret_cast<matrix&>(G);
  out.noalias() = A * XB;
  out.noalias() += A.transpose() * XBt;
}

#elif defined BY_DUAL

template<int n>
BENCH_INLINE void gradient(problem<float, n> const& p, answer<float, n>& G) {
  differentiated(p, G);
}

#elif defined BY_HAND
#include "by_hand.hpp"

using namespace bench::by_hand;

// What a store to G might have changed, for all the compiler knows, is read again: what fits into registers is copied there, or
// G is written last. What takes the fewest instructions was tried out.
template<bool copy, class M>
using read_once_if = std::conditional_t<copy, M const, M const&>;
#ifdef __OPTIMIZE_SIZE__
constexpr int most_written_last = 3;
#else
constexpr int most_written_last = 2;
#endif

// a column of XB and of XBᵀ at a time, and from these a column of the gradient
template<int n>
BENCH_INLINE void gradient(problem<float, n> const& p, answer<float, n>& G) {
  using matrix = bench::dense<float, n, n>;
  read_once_if<n == 3 || n == 4, matrix> A = p.A;
  read_once_if<n == 3, matrix> X = p.X;
  auto const& B = p.B;
  matrix Z;
  auto write = [&](int j) BENCH_LAMBDA { each<n>([&](int i) BENCH_LAMBDA { G(i, j) = Z(i, j); }); };
  each<n>([&](int j) BENCH_LAMBDA {
    float right[n], left[n];
    each<n>([&](int i) BENCH_LAMBDA {
      right[i] = X(i, 0) * B(0, j);
      left[i] = X(i, 0) * B(j, 0);
      each_from<n>(1, n, [&](int k) BENCH_LAMBDA {
        right[i] += X(i, k) * B(k, j);
        left[i] += X(i, k) * B(j, k);
      });
    });
    each<n>([&](int i) BENCH_LAMBDA {
      float sum = A(i, 0) * right[0];
      each_from<n>(1, n, [&](int k) BENCH_LAMBDA { sum += A(i, k) * right[k]; });
      each<n>([&](int k) BENCH_LAMBDA { sum += A(k, i) * left[k]; });
      Z(i, j) = sum;
    });
    if (n > most_written_last) write(j);
  });
  if (n <= most_written_last) each<n>(write);
}

#else

template<int n>
BENCH_INLINE void gradient(problem<float, n> const&, answer<float, n>&) {}

#endif

BENCH_SIZE(2)
BENCH_SIZE(3)
BENCH_SIZE(4)
BENCH_SIZE(6)
