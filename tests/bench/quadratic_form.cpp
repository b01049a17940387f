// F3: the gradient of xᵀAx by x, (A + Aᵀ) x.
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
struct problem {
  dense<T, n, n> A;
  dense<T, n> x;
};

template<int n>
struct formula {
  static constexpr auto A = matgrad::matrix<"A", n, n>;
  static constexpr auto x = matgrad::vector<"x", n>;
  static constexpr auto g = matgrad::grad(x.T() * A * x, x);
};

template<class T, int n>
[[gnu::noinline]] void by_matgrad(problem<T, n> const& p, dense<T, n>& g) {
  using f = formula<n>;
  f::g.into(g, f::A = p.A, f::x = p.x);
}

template<class T, int n>
[[gnu::noinline]] void by_eigen(problem<T, n> const& p, dense<T, n>& g) {
  using matrix = Eigen::Matrix<T, n, n>;  // of the same memory: a Map costs Eigen more
  auto const& A = reinterpret_cast<matrix const&>(p.A);
  Eigen::Map<Eigen::Matrix<T, n, 1> const> const x(p.x.values);
  Eigen::Map<Eigen::Matrix<T, n, 1>> out(g.values);
  out.noalias() = (A + A.transpose()) * x;
}

template<class T, int n>
[[gnu::noinline]] void by_loops(problem<T, n> const& p, dense<T, n>& g) {
  auto const& [A, x] = p;
  if constexpr (n == 2) {
    T const both = A(1, 0) + A(0, 1), x0 = x(0), x1 = x(1);
    g.values[0] = 2 * A(0, 0) * x0 + both * x1;
    g.values[1] = both * x0 + 2 * A(1, 1) * x1;
  } else if constexpr (n == 3) {
    T const a = A(1, 0) + A(0, 1), b = A(2, 0) + A(0, 2), c = A(2, 1) + A(1, 2), x0 = x(0), x1 = x(1), x2 = x(2);
    g.values[0] = 2 * A(0, 0) * x0 + a * x1 + b * x2;
    g.values[1] = a * x0 + 2 * A(1, 1) * x1 + c * x2;
    g.values[2] = b * x0 + c * x1 + 2 * A(2, 2) * x2;
  } else {
    dense<T, n> sum;
    for (int i = 0; i < n; ++i) sum(i) = 2 * A(i, i) * x(i);
    for (int j = 0; j < n; ++j)
      for (int i = j + 1; i < n; ++i) {
        T const both = A(i, j) + A(j, i);
        sum(i) += both * x(j);
        sum(j) += both * x(i);
      }
    g = sum;
  }
}

namespace simd {
using namespace bench::simd;

// Ax as a sum of columns, Aᵀx as sums of lanes
template<class T, int n>
[[gnu::noinline]] void gradient(problem<T, n> const& p, dense<T, n>& g) {
  T const *A = p.A.values, *x = p.x.values;
  auto top = [&](int j) BENCH_LAMBDA { return quad<T>::load(A + n * j); };  // of column j
  auto const x_top = quad<T>::load(x);
  auto Ax = top(0) * quad<T>::all(x[0]);
  repeat<n - 1>([&](auto j) BENCH_LAMBDA { Ax = plus_product(Ax, top(j + 1), quad<T>::all(x[j + 1])); });
  if constexpr (n == 4) {
    (Ax + sums(x_top * top(0), x_top * top(1), x_top * top(2), x_top * top(3))).store(g.values);
  } else if constexpr (n == 6) {
    auto bottom = [&](int j) BENCH_LAMBDA { return pair<T>::load(A + 6 * j + 4); };
    auto const x_bottom = pair<T>::load(x + 4);
    auto Ax_bottom = bottom(0) * pair<T>::all(x[0]);
    repeat<5>([&](auto j) BENCH_LAMBDA { Ax_bottom = plus_product(Ax_bottom, bottom(j + 1), pair<T>::all(x[j + 1])); });
    auto two = [&](int j) BENCH_LAMBDA { return sums(x_bottom * bottom(j), x_bottom * bottom(j + 1)); };
    auto halves = [](quad<T> const& a) BENCH_LAMBDA { return a.low() + a.high(); };
    (Ax + quad<T>::of(two(0), two(2)) + sums(x_top * top(0), x_top * top(1), x_top * top(2), x_top * top(3)))
        .store(g.values);
    (Ax_bottom + two(4) + sums(halves(x_top * top(4)), halves(x_top * top(5)))).store(g.values + 4);
  } else if constexpr (n == 8) {
    auto bottom = [&](int j) BENCH_LAMBDA { return quad<T>::load(A + 8 * j + 4); };
    auto const x_bottom = quad<T>::load(x + 4);
    auto Ax_bottom = bottom(0) * quad<T>::all(x[0]);
    repeat<7>([&](auto j) BENCH_LAMBDA { Ax_bottom = plus_product(Ax_bottom, bottom(j + 1), quad<T>::all(x[j + 1])); });
    auto products = [&](int j) BENCH_LAMBDA { return plus_product(x_top * top(j), x_bottom, bottom(j)); };
    (Ax + sums(products(0), products(1), products(2), products(3))).store(g.values);
    (Ax_bottom + sums(products(4), products(5), products(6), products(7))).store(g.values + 4);
  }
}

// by 2×2 blocks: with B of Aᵢⱼ + Aⱼᵢᵀ, B xⱼ goes to gᵢ and Bᵀxᵢ to gⱼ
template<class T, int n>
[[gnu::noinline]] void gradient_in_blocks(problem<T, n> const& p, dense<T, n>& g) {
  constexpr int m = n / 2;
  pair<T> x[m], x_swapped[m], straight[m], exchanged[m];
  repeat<m>([&](auto i) BENCH_LAMBDA {
    x[i] = pair<T>::load(p.x.values + 2 * i);
    x_swapped[i] = swapped(x[i]);
  });
  auto block = [&](int i, int j) BENCH_LAMBDA {
    T const* corner = p.A.values + 2 * i + 2 * j * n;
    return from_columns(pair<T>::load(corner), pair<T>::load(corner + n));
  };
  repeat<m>([&](auto i) BENCH_LAMBDA {
    auto const B = block(i, i);
    straight[i] = plus_product((B.d + B.d) * x[i], B.o + swapped(B.o), x_swapped[i]);
    exchanged[i] = pair<T>::all(0);
  });
  repeat<m>([&](auto j) BENCH_LAMBDA {
    repeat<m>([&](auto i) BENCH_LAMBDA {
      if constexpr (i > j) {
        auto const B = block(i, j) + transpose(block(j, i));
        straight[i] = plus_product(straight[i], B.d, x[j]);
        exchanged[i] = plus_product(exchanged[i], B.o, x[j]);
        straight[j] = plus_product(plus_product(straight[j], B.d, x[i]), B.o, x_swapped[i]);
      }
    });
  });
  repeat<m>([&](auto i) BENCH_LAMBDA { (straight[i] + swapped(exchanged[i])).store(g.values + 2 * i); });
}
}  // namespace simd

#ifdef WITH_ADOLC
template<int n>
[[gnu::noinline]] void by_adolc(problem<double, n> const& p, dense<double, n>& g) {
  bench::gradient_by_adolc(
      n, [](auto const&... x) { return bench::quadratic_form(x...); }, p.x, g, p.A);
}
#endif

template<class T, int n>
void compare(bench::program& program) {
  using data = problem<T, n>;
  using answer = dense<T, n>;
  std::vector<bench::contender<data, answer>> contenders{
      {"matgrad", by_matgrad<T, n>}, {"eigen", by_eigen<T, n>}, {"loops", by_loops<T, n>}};
#ifdef WITH_ADOLC
  if constexpr (std::is_same_v<T, double>) contenders.push_back({"adolc", by_adolc<n>});
#endif
  if constexpr (n >= 4) contenders.push_back({"simd", simd::gradient<T, n>});
  if constexpr (n % 2 == 0) contenders.push_back({"simd-blocks", simd::gradient_in_blocks<T, n>});
  auto make = [](bench::random& r) { return data{r.matrix<T, n, n>(), r.matrix<T, n, 1>()}; };
  auto expected = [](data const& p) {
    auto const A = bench::in_long_double(p.A);
    auto f = [&](dense<bench::exact, n> const& x) { return bench::quadratic_form(x, A); };
    return bench::gradient_by_differences(f, bench::in_long_double(p.x));
  };
  program.row<T, data, answer>("F3 " + std::to_string(n), make, contenders, expected);
}

}  // namespace

int main(int argc, char** argv) {
  return bench::compare_sizes(argc, argv, []<class T, int n>(bench::program& rows) { compare<T, n>(rows); });
}
