// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/graph/known_entries.hpp>
#include <matgrad/kernels/known.hpp>

// What a sum and a product do with what is known of their operands' entries: what is known of the result, what it costs, and
// an entry of it. In plans, where a product has two factors.
namespace matgrad {

struct product_by_entries {
  static constexpr bool multiplies = true;  // its last two operands
  static constexpr known_entries known(known_entries const* X, int count) {
    auto product = X[0];
    for (int k = 1; k < count; ++k) product = product * X[k];
    return product;
  }
  static constexpr int flops_by_entries(known_entries const* X, int, bool is_symmetric) {
    return flops_of_product(X[0], X[1], is_symmetric);
  }
  template<int i, int j, class A, class B>
  MATGRAD_INLINE static constexpr auto entry(A const& a, B const& b) {
    return kernels::entry_of_known_product<i, j>(a, b);
  }
};

struct sum_by_entries {
  static constexpr known_entries known(known_entries const* X, int count) {
    auto sum = X[0];
    for (int k = 1; k < count; ++k) sum = sum + X[k];
    return sum;
  }
  static constexpr int flops_by_entries(known_entries const* X, int count, bool is_symmetric) {
    int flops = 0;
    auto sum = X[0];
    for (int k = 1; k < count; ++k) {
      flops += flops_of_sum(sum, X[k], is_symmetric);
      sum = sum + X[k];
    }
    return flops;
  }
  template<int i, int j, class... X>
  MATGRAD_INLINE static constexpr auto entry(X const&... x) {
    return kernels::sum_of_known(kernels::known_entry<i, j>(x)...);
  }
};

/// C + A B
struct sum_with_product_by_entries {
  static constexpr bool multiplies = true;
  static constexpr known_entries known(known_entries const* X, int) { return X[0] + X[1] * X[2]; }
  static constexpr int flops_by_entries(known_entries const* X, int, bool is_symmetric) {
    return flops_of_sum(X[0], X[1] * X[2], is_symmetric) + flops_of_product(X[1], X[2], is_symmetric);
  }
  template<int i, int j, class C, class A, class B>
  MATGRAD_INLINE static constexpr auto entry(C const& c, A const& a, B const& b) {
    return kernels::added(kernels::known_entry<i, j>(c), kernels::entry_of_known_product<i, j>(a, b));
  }
};

}  // namespace matgrad
