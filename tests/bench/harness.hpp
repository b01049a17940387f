// How the programs of this folder compare ways to compute the same thing, one problem per call.
//
// A program's main makes a `bench::program` and gives it rows. Each row is checked at once: every contender must agree with
// the expected numbers, or the program ends with an error before anything of that row is measured. Then
//
//     program            prints the contenders: "F1 3 double matgrad", ...
//     program time       prints nanoseconds a call after each; "nothing" is an empty function, the cost of the call itself
//     program count      the same for callgrind, which writes one part per line, in this order; each part is calls_counted calls
//
//     #include "harness.hpp"
//     template<class T, int n> struct problem { dense<T, n, n> A, B; };                  // numbers T, nothing else
//     template<class T, int n> using answer = dense<T, n, n>;                            // or a struct of several
//     template<class T, int n> [[gnu::noinline]] void by_matgrad(problem<T, n> const& p, answer<T, n>& out) { ... }
//     program.row<T, problem<T, n>, answer<T, n>>("F9 3", make_problem, {{"matgrad", by_matgrad<T, n>}, ...}, expected);
//
// make_problem(random) is called several times, with a bench::random, for the problems that the calls go through in turn;
// expected(problem) answers a std::vector<long double>, the entries of the answer in the order of its memory.
//
// Names: "matgrad", "eigen", "adolc", and by hand "loops..." and "simd...". A name that ends in "-unguarded" is less
// accurate than elimination with pivoting, or fails where that works.
#pragma once

#include <matgrad/matgrad.hpp>

#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
#else
#define RUNNING_ON_VALGRIND false
#define CALLGRIND_ZERO_STATS
#define CALLGRIND_DUMP_STATS_AT(name)
#endif

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <type_traits>
#include <vector>

namespace bench {

using matgrad::dense;

inline constexpr int problems = 8;        // different data, in turn
inline constexpr int calls_counted = 32;  // a multiple of it

// ---- data ----

/// A linear congruential generator: the same numbers with every compiler and library.
class random {
public:
  explicit random(unsigned long long seed) : state(seed) {}

  /// Between −1 and 1.
  double number() {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<double>(static_cast<long long>(state) >> 11) / 4503599627370496.0;
  }
  template<class T, int m, int n = 1>
  dense<T, m, n> matrix() {
    dense<T, m, n> A{};
    for (T& x : A.values) x = static_cast<T>(number());
    return A;
  }
  /// Far from singular: a random matrix and a diagonal of about its norm.
  template<class T, int n>
  dense<T, n, n> well_conditioned() {
    auto A = matrix<T, n, n>();
    for (int i = 0; i < n; ++i) A(i, i) += static_cast<T>(std::sqrt(2.0 * n));
    return A;
  }
  /// I + B Bᵀ, symmetric to the last bit.
  template<class T, int n>
  dense<T, n, n> positive_definite() {
    auto const B = matrix<T, n, n>();
    dense<T, n, n> S{};
    for (int j = 0; j < n; ++j)
      for (int i = j; i < n; ++i) {
        T sum = i == j ? T{1} : T{0};
        for (int k = 0; k < n; ++k) sum += B(i, k) * B(j, k);
        S(i, j) = S(j, i) = sum;
      }
    return S;
  }

private:
  unsigned long long state;
};

// ---- what is expected ----

using exact = long double;

template<class T, int m, int n>
dense<exact, m, n> in_long_double(dense<T, m, n> const& A) {
  dense<exact, m, n> wide{};
  std::copy(std::begin(A.values), std::end(A.values), std::begin(wide.values));
  return wide;
}

/// The gradient of f at x by central differences of the fourth order: right to about 14 digits.
template<class F, int m, int n>
std::vector<exact> gradient_by_differences(F const& f, dense<exact, m, n> x) {
  std::vector<exact> gradient;
  constexpr exact h = 1.0L / 4096;
  for (exact& entry : x.values) {
    exact const here = entry;
    auto at = [&](exact step) {
      entry = here + step;
      return f(x);
    };
    exact const near = at(h) - at(-h), far = at(2 * h) - at(-2 * h);
    gradient.push_back((8 * near - far) / (12 * h));
    entry = here;
  }
  return gradient;
}

// ---- the program ----

/// Where a vector register, or Eigen, would like it.
template<class Data>
struct alignas(64) aligned {
  Data data;
};

template<class Problem, class Answer>
struct contender {
  char const* name;
  void (*call)(Problem const&, Answer&);
};

template<class Problem, class Answer>
[[gnu::noinline]] void nothing(Problem const&, Answer&) {}

class program {
public:
  program(int argc, char** argv) : task(argc > 1 ? argv[1] : "") {}

  template<class T, class Problem, class Answer>
  void row(std::string const& name, auto make_problem, std::vector<contender<Problem, Answer>> contenders,
           auto expected) {
    title = name + (std::is_same_v<T, float> ? " float" : " double");
    random numbers(title.size());
    std::vector<aligned<Problem>> data;
    for (int k = 0; k < problems; ++k) data.push_back({make_problem(numbers)});
    if (!RUNNING_ON_VALGRIND)  // its long double is a double
      for (auto const& [problem] : data) check<T>(problem, contenders, expected(problem));
    contenders.push_back({"nothing", nothing<Problem, Answer>});
    if (task == "time") time(data, contenders);
    else if (task == "count") count(data, contenders);
    else
      for (auto const& one : contenders) std::printf("%s %s\n", title.c_str(), one.name);
    std::fflush(stdout);
  }

private:
  template<class T, class Problem, class Answer>
  void check(Problem const& problem, std::vector<contender<Problem, Answer>> const& contenders,
             std::vector<exact> const& expected) {
    static_assert(std::is_trivially_copyable_v<Answer> && sizeof(Answer) % sizeof(T) == 0);
    constexpr std::size_t entries = sizeof(Answer) / sizeof(T);
    if (expected.size() != entries) fail("the reference", "gives another number of entries");
    exact size = 0;
    for (exact x : expected) size = std::max(size, std::abs(x));
    constexpr exact tolerance = sizeof(T) == sizeof(float) ? 1e-4L : 1e-11L;
    for (auto const& one : contenders) {
      aligned<Answer> out;
      std::memset(static_cast<void*>(&out), 0xff, sizeof out);  // NaNs: what is not written is seen
      one.call(problem, out.data);
      T answer[entries];
      std::memcpy(answer, &out, sizeof answer);
      for (std::size_t k = 0; k < entries; ++k)
        if (!(std::abs(exact{answer[k]} - expected[k]) <= tolerance * size)) {
          std::fprintf(stderr, "entry %zu is %.17Lg instead of %.17Lg\n", k, exact{answer[k]}, expected[k]);
          fail(one.name, "disagrees");
        }
    }
  }

  // All contenders take turns, so that whatever else the machine does happens to all of them; the median of the turns.
  template<class Problem, class Answer>
  void time(std::vector<aligned<Problem>> const& data, std::vector<contender<Problem, Answer>> const& contenders) {
    constexpr int turns = 301;
    constexpr double turn_nanoseconds = 20000;
    std::vector<int> passes;
    for (auto const& one : contenders)
      passes.push_back(1 + static_cast<int>(turn_nanoseconds / (problems * nanoseconds(one, data, 50))));
    std::vector<std::vector<double>> measured(contenders.size());
    for (int turn = 0; turn < turns; ++turn)
      for (std::size_t k = 0; k < contenders.size(); ++k)
        measured[k].push_back(nanoseconds(contenders[k], data, passes[k]));
    for (std::size_t k = 0; k < contenders.size(); ++k) {
      auto const median = measured[k].begin() + turns / 2;
      std::nth_element(measured[k].begin(), median, measured[k].end());
      std::printf("%s %s %.2f\n", title.c_str(), contenders[k].name, *median);
    }
  }

  template<class Problem, class Answer>
  static double nanoseconds(contender<Problem, Answer> const& one, std::vector<aligned<Problem>> const& data,
                            int passes) {
    using clock = std::chrono::steady_clock;
    aligned<Answer> out{};
    go_through(one, data, out, 1);
    auto const start = clock::now();
    go_through(one, data, out, passes);
    std::chrono::duration<double, std::nano> const took = clock::now() - start;
    return took.count() / (passes * problems);
  }

  template<class Problem, class Answer>
  void count(std::vector<aligned<Problem>> const& data, std::vector<contender<Problem, Answer>> const& contenders) {
    for (auto const& one : contenders) {
      std::printf("%s %s\n", title.c_str(), one.name);
      aligned<Answer> out{};
      go_through(one, data, out, 1);
      CALLGRIND_ZERO_STATS;
      go_through(one, data, out, calls_counted / problems);
      CALLGRIND_DUMP_STATS_AT(one.name);
    }
  }

  template<class Problem, class Answer>
  static void go_through(contender<Problem, Answer> const& one, std::vector<aligned<Problem>> const& data,
                         aligned<Answer>& out, int passes) {
    for (; passes > 0; --passes)
      for (auto const& [problem] : data) one.call(problem, out.data);
  }

  [[noreturn]] void fail(char const* who, char const* what) {
    std::fprintf(stderr, "%s: %s %s\n", title.c_str(), who, what);
    std::exit(1);
  }

  std::string task, title;
};

// Define it to have some of the sizes.
#ifndef SIZES
#define SIZES 2, 3, 4, 6, 8
#endif

/// The main of a program: its rows for each size, of double and of float.
inline int compare_sizes(int argc, char** argv, auto compare) {
  program rows(argc, argv);
  [&]<int... n>(std::integer_sequence<int, n...>) {
    ((compare.template operator()<double, n>(rows), compare.template operator()<float, n>(rows)), ...);
  }
  (std::integer_sequence<int, SIZES>{});
  return 0;
}

}  // namespace bench
