// F4: the gradient of tr(A X B Xᵀ) by X, AᵀXBᵀ + AXB.
#include "adolc.hpp"
#include "columns.hpp"
#include "harness.hpp"
#include "loops.hpp"
#include "simd.hpp"
#include "straightforward.hpp"

#include <Eigen/Dense>

namespace {

using bench::dense;

template<class T, int n>
using M = dense<T, n, n>;

template<class T, int n>
struct problem {
  M<T, n> A, X, B;
};

template<int n>
struct formula {
  static constexpr auto A = matgrad::matrix<"A", n, n>;
  static constexpr auto X = matgrad::matrix<"X", n, n>;
  static constexpr auto B = matgrad::matrix<"B", n, n>;
  static constexpr auto g = matgrad::grad(matgrad::tr(A * X * B * X.T()), X);
};

template<class T, int n>
[[gnu::noinline]] void by_matgrad(problem<T, n> const& p, M<T, n>& G) {
  using f = formula<n>;
  f::g.into(G, f::A = p.A, f::X = p.X, f::B = p.B);
}

template<class T, int n>
[[gnu::noinline]] void by_eigen(problem<T, n> const& p, M<T, n>& G) {
  using matrix = Eigen::Matrix<T, n, n>;  // of the same memory: a Map costs Eigen more
  auto const &A = reinterpret_cast<matrix const&>(p.A), &X = reinterpret_cast<matrix const&>(p.X),
             &B = reinterpret_cast<matrix const&>(p.B);
  matrix const XB = X * B, XBt = X * B.transpose();
  auto& out = reinterpret_cast<matrix&>(G);
  out.noalias() = A * XB;
  out.noalias() += A.transpose() * XBt;
}

template<class T, int n>
M<T, n> transpose(M<T, n> const& A) {
  M<T, n> C;
  for (int j = 0; j < n; ++j)
    for (int i = 0; i < n; ++i) C(i, j) = A(j, i);
  return C;
}

template<class T, int n>
[[gnu::noinline]] void by_loops(problem<T, n> const& p, M<T, n>& G) {
  using bench::loops::product;
  auto const left = product(p.A, product(p.X, p.B)), right = product(transpose(p.A), product(p.X, transpose(p.B)));
  for (int k = 0; k < n * n; ++k) G.values[k] = left.values[k] + right.values[k];
}

namespace simd {
using namespace bench::simd;

template<class T, int n>
using block = std::conditional_t<n == 3, block3<T>, std::conditional_t<n == 6, block6<T>, block8<T>>>;

// in 2×2 blocks: transposes cost exchanges of lanes, if anything
template<class T, int n>
[[gnu::noinline]] void gradient(problem<T, n> const& p, M<T, n>& G) {
  auto compute = [](auto const& A, auto const& X, auto const& B)
                     BENCH_LAMBDA { return A * (X * B) + transpose(A) * (X * transpose(B)); };
  if constexpr (n == 2) {
    auto load = [](auto const& A)
                    BENCH_LAMBDA { return from_columns(pair<T>::load(A.values), pair<T>::load(A.values + 2)); };
    to_columns(compute(load(p.A), load(p.X), load(p.B)), G.values, G.values + 2);
  } else if constexpr (n == 4) {
    auto load = [](auto const& A) BENCH_LAMBDA { return block4<T>::load(A.values, 4); };
    compute(load(p.A), load(p.X), load(p.B)).store(G.values, 4);
  } else {
    using block = block<T, n>;
    compute(block::load(p.A.values), block::load(p.X.values), block::load(p.B.values)).store(G.values);
  }
}

// in columns: every number of the right factors is spread from memory
template<class T, int n>
[[gnu::noinline]] void gradient_in_columns(problem<T, n> const& p, M<T, n>& G) {
  T XB[n * n + 1], XBt[n * n + 1];  // and the padding
  {
    columns<T, n> X;
    repeat<n>([&](auto k) BENCH_LAMBDA { X[k] = column<T, n>::load(p.X.values + n * k); });
    repeat<n>([&](auto j) BENCH_LAMBDA {
      auto x = X[0] * p.B.values[n * j];
      auto y = X[0] * p.B.values[j];
      repeat<n - 1>([&](auto k) BENCH_LAMBDA {
        x = plus_product(x, X[k + 1], p.B.values[k + 1 + n * j]);
        y = plus_product(y, X[k + 1], p.B.values[j + n * (k + 1)]);
      });
      x.store(XB + n * j);
      y.store(XBt + n * j);
    });
  }
  T At[n * n + 1];
  for (int j = 0; j < n; ++j)
    for (int i = 0; i < n; ++i) At[i + n * j] = p.A(j, i);
  repeat<n>([&](auto j) BENCH_LAMBDA {
    auto x = column<T, n>::load(p.A.values) * XB[n * j];
    auto y = column<T, n>::load(At) * XBt[n * j];
    repeat<n - 1>([&](auto k) BENCH_LAMBDA {
      x = plus_product(x, column<T, n>::load(p.A.values + n * (k + 1)), XB[k + 1 + n * j]);
      y = plus_product(y, column<T, n>::load(At + n * (k + 1)), XBt[k + 1 + n * j]);
    });
    (x + y).store_exactly(G.values + n * j);
  });
}
}  // namespace simd

#ifdef WITH_ADOLC
template<int n>
[[gnu::noinline]] void by_adolc(problem<double, n> const& p, M<double, n>& G) {
  bench::gradient_by_adolc(
      n, [](auto const&... x) { return bench::trace_of_product(x...); }, p.X, G, p.A, p.B);
}
#endif

template<class T, int n>
void compare(bench::program& program) {
  using data = problem<T, n>;
  using answer = M<T, n>;
  std::vector<bench::contender<data, answer>> contenders{{"matgrad", by_matgrad<T, n>},
                                                         {"eigen", by_eigen<T, n>},
                                                         {"loops", by_loops<T, n>},
                                                         {"simd", simd::gradient<T, n>}};
#ifdef WITH_ADOLC
  if constexpr (std::is_same_v<T, double>) contenders.push_back({"adolc", by_adolc<n>});
#endif
  if constexpr (n > 3) contenders.push_back({"simd-columns", simd::gradient_in_columns<T, n>});
  auto make = [](bench::random& r) { return data{r.matrix<T, n, n>(), r.matrix<T, n, n>(), r.matrix<T, n, n>()}; };
  auto expected = [](data const& p) {
    auto const A = bench::in_long_double(p.A), B = bench::in_long_double(p.B);
    auto f = [&](M<bench::exact, n> const& X) { return bench::trace_of_product(X, A, B); };
    return bench::gradient_by_differences(f, bench::in_long_double(p.X));
  };
  program.row<T, data, answer>("F4 " + std::to_string(n), make, contenders, expected);
}

}  // namespace

int main(int argc, char** argv) {
  return bench::compare_sizes(argc, argv, []<class T, int n>(bench::program& rows) { compare<T, n>(rows); });
}
