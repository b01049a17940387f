// Many small problems, one at a time and as a batch: nanoseconds a problem and the share of the core's peak, as a Markdown
// table. Every result of a batch is compared with that of one at a time before anything is measured.
//
//     g++ -std=c++20 -O2 -mavx2 -mfma -I include tests/bench/batch.cpp -o batch && ./batch
//
// The peak is two fused multiply-adds a cycle in each lane of a register, so 16 floating-point operations a cycle with AVX2
// and double; the cycles are those of additions that wait for each other, one cycle each. The operations are cost(f).flops:
// what the plan needs, without what guards it.
#include <matgrad/evaluate_batch.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <random>
#include <vector>

namespace {

using namespace matgrad;

constexpr int problems = 10000;
constexpr int turns = 101;

// ---- the machine ----

double seconds(auto const& work) {
  using clock = std::chrono::steady_clock;
  auto const start = clock::now();
  work();
  return std::chrono::duration<double>(clock::now() - start).count();
}

/// From bursts so short that some of them are not interrupted.
double cycles_a_second() {
  constexpr long steps = 20000;
  double least = 1e9;
  for (int burst = 0; burst < 2000; ++burst)
    least = std::min(least, seconds([] {
                       long x = 1;
                       for (long k = 0; k < steps; k += 8)
                         for (int step = 0; step < 8; ++step) {
                           x += k;
                           asm volatile("" : "+r"(x));  // each addition waits for the one before
                         }
                     }));
  return steps / least;
}

/// Floating-point operations a cycle, if every one is half of a fused multiply-add.
template<class T>
constexpr double peak = 4.0 * kernels::lanes_of<T>;

// ---- the problems ----

template<class T, int n>
struct data {
  std::vector<dense<T, n, n>> general, definite, results, expected;
  std::vector<dense<T, n, 1>> x, b;

  data() : general(problems), definite(problems), results(problems), expected(problems), x(problems), b(problems) {
    std::mt19937 generator(n);
    std::uniform_real_distribution<double> uniform(-1, 1);
    auto number = [&] { return static_cast<T>(uniform(generator)); };
    for (int k = 0; k < problems; ++k) {
      for (T& entry : general[k].values) entry = number();
      for (int i = 0; i < n; ++i) general[k](i, i) += static_cast<T>(std::sqrt(2.0 * n));
      for (T& entry : x[k].values) entry = number();
      for (T& entry : b[k].values) entry = number();
      for (int j = 0; j < n; ++j)  // I + BBᵀ
        for (int i = 0; i < n; ++i) {
          T sum = i == j ? T(1) : T(0);
          for (int l = 0; l < n; ++l) sum += general[k](i, l) * general[k](j, l);
          definite[k](i, j) = sum;
        }
    }
  }
};

template<class T, int n>
void verify(data<T, n> const& d) {
  for (int k = 0; k < problems; ++k) {
    T size = 0, difference = 0;
    for (int e = 0; e < n * n; ++e) {
      size = std::max(size, std::abs(d.expected[k].values[e]));
      difference = std::max(difference, std::abs(d.results[k].values[e] - d.expected[k].values[e]));
    }
    if (!(difference <= 1000 * std::numeric_limits<T>::epsilon() * size)) {
      std::printf("problem %d of %dx%d: off by %g of %g\n", k, n, n, double(difference), double(size));
      std::exit(1);
    }
  }
}

template<class T, int n>
void row(char const* name, double flops, data<T, n>& d, auto const& one_at_a_time, auto const& batch) {
  one_at_a_time();
  std::swap(d.results, d.expected);
  batch();
  verify(d);

  std::vector<double> alone, together;
  double const cycles = cycles_a_second();
  for (int turn = 0; turn < turns; ++turn) {
    alone.push_back(seconds(one_at_a_time));
    together.push_back(seconds(batch));
  }
  auto median = [](std::vector<double>& measured) {
    std::nth_element(measured.begin(), measured.begin() + turns / 2, measured.end());
    return measured[turns / 2] / problems;
  };
  double const a = median(alone), b = median(together);
  auto share = [&](double time) { return 100 * flops / (time * cycles * peak<T>); };
  std::printf("| %s, n = %d, %s | %.1f | %.1f | %.1f | %.0f | %.0f %% | %.0f %% |\n", name, n,
              sizeof(T) == 4 ? "float" : "double", a * 1e9, b * 1e9, a / b, flops, share(a), share(b));
}

// ---- the formulas ----

template<class T, int n>
void trace_of_inverse() {
  static data<T, n> d;
  constexpr auto X = matrix<"X", n>;
  constexpr auto g = grad(tr(inv(X)), X);
  constexpr double flops = cost(g).flops + cost(g).divisions;
  row(
      "∇tr(X⁻¹)", flops, d,
      [&] {
        for (int k = 0; k < problems; ++k) d.results[k] = g(X = d.general[k]);
      },
      [&] { batch(g).into(d.results, X = d.general); });
}

template<class T, int n>
void gaussian() {
  static data<T, n> d;
  constexpr auto S = positive_definite<"S", n>;
  constexpr auto x = vector<"x", n>;
  constexpr auto b = vector<"b", n>;
  constexpr auto f = ratio<1, 2> * (logdet(S) + transpose(x - b) * inv(S) * (x - b));
  constexpr auto g = grad(f, S);
  constexpr double flops = cost(g).flops + cost(g).divisions;
  row(
      "Gaussian ∇_S", flops, d,
      [&] {
        for (int k = 0; k < problems; ++k) d.results[k] = g(S = d.definite[k], x = d.x[k], b = d.b[k]);
      },
      [&] { batch(g).into(d.results, S = d.definite, x = d.x, b = d.b); });
}

}  // namespace

int main() {
  std::printf("| %d problems, %d lanes of double | one at a time, ns | in a batch, ns | times | flops | of the peak, "
              "one at a time | of the peak, in a batch |\n|---|---:|---:|---:|---:|---:|---:|\n",
              problems, kernels::lanes_of<double>);
  trace_of_inverse<double, 3>();
  trace_of_inverse<double, 4>();
  trace_of_inverse<double, 6>();
  trace_of_inverse<float, 3>();
  trace_of_inverse<float, 4>();
  gaussian<double, 3>();
  gaussian<double, 4>();
  gaussian<double, 6>();
  gaussian<float, 3>();
}
