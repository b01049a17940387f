// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/kernels/many.hpp>

#include "matrices.hpp"

#include <array>
#include <vector>

using namespace matgrad;
using kernels::lanes_of;

namespace {

template<class T>
inline constexpr bool has_lanes = (lanes_of<T>) > 1;

/// Into lanes and out of them, from every beginning and for every number of matrices: what comes out is what went in, and
/// what is not asked for is left alone.
template<class T, int m, int n, class From, class To>
void goes_through_lanes(From const& from, To const& to, int count) {
  if constexpr (has_lanes<T>) {
    using L = kernels::lanes<T, lanes_of<T>>;
    auto clear = [&] {
      for (int k = 0; k < count; ++k)
        for (int j = 0; j < n; ++j)
          for (int i = 0; i < m; ++i) *to.at(k, i, j) = T(-1);
    };
    for (int first = 0; first < count; ++first)
      for (int used = 1; used <= L::count && first + used <= count; ++used) {
        clear();
        if (used == L::count) {
          auto const in = kernels::into_lanes<L>(from, first);
          kernels::out_of_lanes(to, first, in);
        } else {
          auto const in = kernels::some_into_lanes<L>(from, first, used);
          for (int k = used; k < L::count; ++k) CHECK(in(0, 0)[k] == *from.at(first + used - 1));
          kernels::some_out_of_lanes(to, first, used, in);
        }
        bool same = true;
        for (int k = 0; k < count; ++k)
          for (int j = 0; j < n; ++j)
            for (int i = 0; i < m; ++i)
              same = same && *to.at(k, i, j) == (first <= k && k < first + used ? *from.at(k, i, j) : T(-1));
        CHECK(same);
      }
  }
}

template<class T, int m, int n>
void each_layout_goes_through_lanes() {
  constexpr int count = 3 * 8 + 1, padding = 3;
  std::vector<dense<T, m, n>> together(count), results(count);
  for (int k = 0; k < count; ++k)
    for (int e = 0; e < m * n; ++e) together[unsigned(k)].values[e] = T(100 * k + e + 1);
  auto const from = many_of(together);
  goes_through_lanes<T, m, n>(from, many_of(results), count);

  // the same matrices, otherwise: beginning anywhere, apart from each other, row by row, entry by entry
  std::vector<T> apart(count * (m * n + padding) + 1), entries(count * m * n);
  for (int shift = 0; shift < 2; ++shift) {
    auto const spaced = strided<m, n>(apart.data() + shift, count, m * n + padding);
    auto const by_rows = strided<m, n>(apart.data() + shift, count, m * n + padding, n, 1);
    auto const by_entries = entry_major<m, n>(entries.data(), count);
    goes_through_lanes<T, m, n>(from, spaced, count);
    goes_through_lanes<T, m, n>(from, by_rows, count);
    goes_through_lanes<T, m, n>(from, by_entries, count);
    for (int k = 0; k < count; ++k)
      for (int j = 0; j < n; ++j)
        for (int i = 0; i < m; ++i) *by_rows.at(k, i, j) = *by_entries.at(k, i, j) = together[unsigned(k)](i, j);
    if (m > 1) CHECK(apart[unsigned(shift + n)] == together[0](1, 0));
    if (m * n > 1) CHECK(entries[count] == together[0].values[1]);
    goes_through_lanes<T, m, n>(by_rows, many_of(results), count);
    goes_through_lanes<T, m, n>(by_entries, many_of(results), count);
  }
}

}  // namespace

TEST_CASE("many: arrays of matrices and of numbers are many") {
  std::vector<dense<double, 2, 3>> a(5);
  std::array<dense<float, 4>, 6> const b{};
  dense<double, 2, 2> c[7];
  std::vector<double> d(8);
  CHECK(many_of(a).count == 5);
  CHECK(many_of(a).at(2, 1, 2) == &a[2](1, 2));
  CHECK(many_of(b).count == 6);
  CHECK(many_of(b).at(5, 3) == &b[5](3));
  CHECK(many_of(c).count == 7);
  CHECK(many_of(c).at(6, 0, 1) == &c[6](0, 1));
  CHECK(many_of(d).count == 8);
  CHECK(many_of(d).at(3) == &d[3]);
  STATIC_REQUIRE(decltype(many_of(a))::rows() == 2);
  STATIC_REQUIRE(decltype(many_of(a))::cols() == 3);
  STATIC_REQUIRE(decltype(many_of(d))::rows() == 1);
  STATIC_REQUIRE(!holds_many<dense<double, 2, 2>>);
  STATIC_REQUIRE(!holds_many<double>);
}

TEST_CASE("many: numbers of other types are converted") {
  if constexpr (has_lanes<double>) {
    using L = kernels::lanes<double, lanes_of<double>>;
    std::vector<dense<float, 2, 2>> a(4, {1, 2, 3, 4}), b(4);
    auto const in = kernels::into_lanes<L>(many_of(a), 0);
    CHECK(in(1, 0)[1] == 2.0);
    kernels::out_of_lanes(many_of(b), 0, in);
    CHECK(b[1] == a[1]);
  }
}

TEMPLATE_TEST_CASE("many: every layout and every shape goes through lanes", "", double, float) {
  each_layout_goes_through_lanes<TestType, 1, 1>();
  each_layout_goes_through_lanes<TestType, 2, 1>();
  each_layout_goes_through_lanes<TestType, 3, 1>();
  each_layout_goes_through_lanes<TestType, 2, 2>();
  each_layout_goes_through_lanes<TestType, 5, 1>();
  each_layout_goes_through_lanes<TestType, 2, 3>();
  each_layout_goes_through_lanes<TestType, 3, 3>();
  each_layout_goes_through_lanes<TestType, 4, 4>();
  each_layout_goes_through_lanes<TestType, 5, 5>();
}
