// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <cmath>
#include <compare>
#include <tuple>
#include <vector>

#include <matgrad/kernels/dense.hpp>

// A number that counts what is computed with it, as a plan's cost does: multiplications, additions and subtractions
// together, divisions apart; signs and comparisons cost nothing, a function like exp counts as one.

struct counts {
  int flops;
  int divisions;
  friend bool operator==(counts const&, counts const&) = default;
};

struct counting {
  struct operation {
    bool is_division;
    int operands[2];
    bool is_needed = true;
  };
  inline static std::vector<operation> done{};
  inline static bool is_under_way = false;

  double value;
  bool is_constant;  // a number that stands in a kernel
  int from;          // the operation that gave it, -1 where none was counted

  counting() = default;
  counting(double x) : value(x), is_constant(is_under_way), from(-1) {}

  friend counting operator+(counting x, counting y) { return counted(x, y, x.value + y.value); }
  friend counting operator-(counting x, counting y) { return counted(x, y, x.value - y.value); }
  friend counting operator*(counting x, counting y) { return counted(x, y, x.value * y.value); }
  friend counting operator/(counting x, counting y) { return counted(x, y, x.value / y.value, true); }
  friend counting operator-(counting x) { return x.value = -x.value, x; }
  friend constexpr bool operator==(counting x, counting y) { return x.value == y.value; }
  friend auto operator<=>(counting x, counting y) { return x.value <=> y.value; }

  friend counting abs(counting x) { return x.value = std::fabs(x.value), x; }
  friend counting magnitude(counting x) { return abs(x); }
  friend counting sqrt(counting x) { return counted(x, x, std::sqrt(x.value)); }
  friend counting exp(counting x) { return counted(x, x, std::exp(x.value)); }
  friend counting log(counting x) { return counted(x, x, std::log(x.value)); }
  friend counting sin(counting x) { return counted(x, x, std::sin(x.value)); }
  friend counting cos(counting x) { return counted(x, x, std::cos(x.value)); }
  friend counting tanh(counting x) { return counted(x, x, std::tanh(x.value)); }
  friend counting pow(counting x, counting y) { return counted(x, y, std::pow(x.value, y.value)); }

private:
  static counting counted(counting x, counting y, double value, bool is_division = false) {
    counting result(value);
    result.is_constant = x.is_constant && y.is_constant;  // then the compiler computes it
    if (!is_under_way || result.is_constant) return result;
    result.from = static_cast<int>(done.size());
    done.push_back({is_division, {x.from, y.from}});
    return result;
  }
};

/// How many operations there were, of those that were needed.
inline counts sum_of_operations() {
  counts sum{};
  for (auto const& x : counting::done)
    if (x.is_needed) ++(x.is_division ? sum.divisions : sum.flops);
  return sum;
}

/// What f() computes; its data are there before.
inline counts operations(auto f) {
  counting::done.clear();
  counting::is_under_way = true;
  f();
  counting::is_under_way = false;
  return sum_of_operations();
}

inline void need(counting const& x) {
  if (x.from >= 0) counting::done[static_cast<std::size_t>(x.from)].is_needed = true;
}
template<int m, int n>
void need(matgrad::dense<counting, m, n> const& X) {
  for (auto const& x : X.values) need(x);
}

/// What f() computes of what it returns, a std::tuple: the optimiser leaves out the rest.
inline counts needed_operations(auto f) {
  auto results = decltype(f()){};
  operations([&] { results = f(); });
  for (auto& x : counting::done) x.is_needed = false;
  std::apply([](auto const&... result) { (need(result), ...); }, results);
  for (auto x = counting::done.rbegin(); x != counting::done.rend(); ++x)
    for (int operand : x->operands)
      if (x->is_needed && operand >= 0) counting::done[static_cast<std::size_t>(operand)].is_needed = true;
  return sum_of_operations();
}
