// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include <matgrad/kernels/field.hpp>
#include <matgrad/kernels/packed.hpp>
#include <matgrad/kernels/product.hpp>

#include <cfenv>
#include <limits>

#include "../catch.hpp"
#include "matrices.hpp"

using namespace matgrad::kernels;

namespace {

constexpr auto plus = [](auto const&... x) { return (x + ...); };

template<class T, int m, int n>
void check() {
  auto const A = random_matrix<T, m, n>(1);
  auto const B = random_matrix<T, n, m>(2);
  auto const Bt = transposed_copy(B);
  auto const sum = made<T, m, n>([&](int i, int j) { return A(i, j) + B(j, i); });
  dense<T, m, n> out;
  dense<T, n, m> flipped_out;
  fill(out, plus, A, transpose_view(B));
  REQUIRE(out == sum);
  fill(transpose_view(flipped_out), plus, A, Bt);
  REQUIRE(transposed_copy(flipped_out) == sum);

  long double inner = 0;
  for (int j = 0; j < n; ++j)
    for (int i = 0; i < m; ++i) inner += static_cast<long double>(A(i, j)) * static_cast<long double>(B(j, i));
  long double const tolerance = std::is_same_v<T, float> ? 1e-4L : 1e-13L;
  REQUIRE(is_close(sum_over(multiplied, A, Bt), inner, tolerance, tolerance));
  REQUIRE(is_close(sum_over(multiplied, A, transpose_view(B)), inner, tolerance, tolerance));
}

template<class T, int m, int n>
void check_rows_times_column() {
  auto const A = random_matrix<T, n, m>(1);
  auto const x = random_matrix<T, n, 1>(2);
  auto const exact = reference_product(transposed_copy(A), x);
  dense<T, m> out;
  multiply(out, transpose_view(A), x);
  for (int i = 0; i < m; ++i) REQUIRE(is_close(out(i), exact(i), 1e-5L, 1e-5L));
}

}  // namespace

TEST_CASE("fill, sum_over: every shape, unrolled or not") {
  check<double, 1, 1>();
  check<double, 2, 2>();
  check<double, 3, 3>();
  check<double, 4, 4>();
  check<double, 7, 5>();
  check<double, 1, 9>();
  check<double, 9, 1>();
  check<double, 20, 18>();
  check<double, 41, 2>();
  check<float, 7, 9>();
  check<float, 17, 17>();
  check<long double, 3, 2>();
}

TEMPLATE_TEST_CASE("fill: three rows, read column by column", "", float, double) {
  using T = TestType;
  for_sizes<5>([]<int n> {
    auto const A = random_matrix<T, 3, n>(1), B = random_matrix<T, 3, n>(2);
    stored<dense<T, 3, n> const> const a{&A}, b{&B};
    value_of_number<T> const two{2};
    dense<T, 3, n> sum;
    fill(sum, plus, multiple_of<value_of_number<T>, decltype(a)>{two, a}, negative_of<decltype(b)>{b});
    REQUIRE(sum == made<T, 3, n>([&](int i, int j) { return 2 * A(i, j) - B(i, j); }));
    using entries = by_strides<T const, extent_constant<1>, extent_constant<3>>;
    located<3, n, entries> const by_pointer{{A.data(), {}, {}}};
    fill(sum, plus, by_pointer, negative_of<decltype(b)>{b});
    REQUIRE(sum == made<T, 3, n>([&](int i, int j) { return A(i, j) - B(i, j); }));

    columns_of_four<T, n> apart{};
    fill(apart, plus, a, b);
    REQUIRE(made<T, 3, n>([&](int i, int j) { return apart(i, j); })
            == made<T, 3, n>([&](int i, int j) { return A(i, j) + B(i, j); }));
    dense<T, n, 3> turned;
    fill(turned, plus, transpose_view(apart), transpose_view(B));
    REQUIRE(turned == made<T, n, 3>([&](int i, int j) { return A(j, i) + B(j, i) + B(j, i); }));
    REQUIRE(is_close(
        sum_over(multiplied, stored<columns_of_four<T, n>>{&apart}, b),
        [&] {
          T total = 0;
          for (int j = 0; j < n; ++j)
            for (int i = 0; i < 3; ++i) total += apart(i, j) * B(i, j);
          return total;
        }(),
        1e-5L, 1e-5L));
  });
}

TEMPLATE_TEST_CASE("symmetric_product, mirror_in_packs: three columns of four", "", float, double) {
  using T = TestType;
  auto const A = random_matrix<T, 3, 3>(1);
  auto const exact = reference_product(A, transposed_copy(A));
  columns_of_four<T, 3> out{};
  symmetric_product(out, A, transpose_view(A));
  for (int j = 0; j < 3; ++j)
    for (int i = 0; i < 3; ++i) {
      REQUIRE(is_close(out(i, j), exact(i, j), 1e-5L, 1e-5L));
      REQUIRE(out(i, j) == out(j, i));
    }
}

TEMPLATE_TEST_CASE("kernels: three rows, columns four numbers apart", "", float, double) {
  using T = TestType;
  auto const compare = [](auto const& out, auto const& expected) {
    for (int j = 0; j < out.cols(); ++j)
      for (int i = 0; i < 3; ++i) REQUIRE(is_close(out(i, j), expected(i, j), 1e-5L, 1e-5L));
  };
  STATIC_REQUIRE(lanes_down<T, 3, transposed<columns_of_four<T, 3>>> == (lanes_of<T> >= 4 ? 3 : lanes_for<T>(3)));
  STATIC_REQUIRE(lanes_down<T, 3, dense<T, 3, 3>> == lanes_for<T>(3));
  for_sizes<5>([&]<int n> {
    auto const A = random_matrix<T, 3, n>(1), C = random_matrix<T, 3, n>(2);
    auto const Ct = transposed_copy(C);
    auto const S = random_matrix<T, 3, 3>(3);
    auto const x = random_matrix<T, 3, 1>(4);
    auto const SA = reference_product(S, A);
    columns_of_four<T, n> a, out;
    columns_of_four<T, 3> square;
    columns_of_four<T, 1> column;
    fill(a, plus, A);
    compare(a, A);
    fill(out, plus, a, transpose_view(Ct));
    compare(out, made<T, 3, n>([&](int i, int j) { return A(i, j) + C(i, j); }));
    multiply(out, S, a);
    compare(out, SA);
    multiply_add(out, C, S, a);
    compare(out, made<T, 3, n>([&](int i, int j) { return C(i, j) + SA(i, j); }));
    multiply_scaled(out, T(2), S, a);
    compare(out, made<T, 3, n>([&](int i, int j) { return 2 * SA(i, j); }));
    multiply(square, a, transpose_view(C));
    compare(square, reference_product(A, transposed_copy(C)));
    multiply(column, transpose_view(S), x);
    compare(column, reference_product(transposed_copy(S), x));
    symmetric_product(square, a, transpose_view(a));
    compare(square, reference_product(A, transposed_copy(A)));
    if constexpr (n == 3) {
      add_diagonal(square, a, x);
      compare(square, made<T, 3, 3>([&](int i, int j) { return A(i, j) + (i == j ? x(i) : T(0)); }));
    }
  });
}

TEMPLATE_TEST_CASE("multiply: three rows that were there before", "", float, double) {
  using T = TestType;
  for_sizes<5>([]<int n> {
    auto const A = random_matrix<T, 3, n>(1);
    auto const B = random_matrix<T, n, 4>(2);
    auto const exact = reference_product(A, B);
    dense<T, 3, 4> out;
    multiply(out, stored<dense<T, 3, n> const>{&A}, B);
    for (int j = 0; j < 4; ++j)
      for (int i = 0; i < 3; ++i) REQUIRE(is_close(out(i, j), exact(i, j), 1e-5L, 1e-5L));
  });
}

TEMPLATE_TEST_CASE("multiply: a matrix read row by row, times a column", "", float, double) {
  for_sizes<8>([]<int n> {
    check_rows_times_column<TestType, 2, n>();
    check_rows_times_column<TestType, 3, n>();
    check_rows_times_column<TestType, 7, n>();
  });
}

TEMPLATE_TEST_CASE("fill_with_quotients: what stands behind three numbers is not divided", "", float, double) {
  TestType volatile one = 1;
  dense<TestType, 3> const x{one, 2, 3}, y{one, 4, 2};
  dense<TestType, 3> out;
  std::feclearexcept(FE_ALL_EXCEPT);
  fill_with_quotients(out, x, y);
  CHECK(std::fetestexcept(FE_INVALID | FE_DIVBYZERO) == 0);
  CHECK(out == dense<TestType, 3>{1, 0.5, 1.5});
  columns_of_four<TestType, 1> apart{};
  fill(apart, plus, y);
  std::feclearexcept(FE_ALL_EXCEPT);
  fill_with_quotients(out, x, apart);
  CHECK(std::fetestexcept(FE_INVALID | FE_DIVBYZERO) == 0);
  CHECK(out == dense<TestType, 3>{1, 0.5, 1.5});
}

TEST_CASE("fill, sum_over: while compiling, and in the prime field") {
  constexpr dense<double, 3, 2> A{1, 2, 3, 4, 5, 6};
  STATIC_REQUIRE([=] {
    dense<double, 3, 2> out{};
    fill(out, plus, A, A);
    return out;
  }() == dense<double, 3, 2>{2, 4, 6, 8, 10, 12});
  STATIC_REQUIRE(sum_over(multiplied, A, A) == 91);
  STATIC_REQUIRE([] {
    field a[]{1, 2, 3, 4};
    return sum_over(multiplied, field_matrix{a, 2, 2}, field_matrix{a, 2, 2});
  }() == field(30));
}

TEST_CASE("fill_symmetric: a symmetric sum is exactly symmetric") {
  dense<double, 5, 5> const A = random_matrix<double, 5, 5>();
  dense<double, 5, 5> out;
  fill_symmetric(
      out, [](auto const& x, auto const& y) { return x + y; }, A, transpose_view(A));
  REQUIRE(out == made<double, 5, 5>([&](int i, int j) { return A(i, j) + A(j, i); }));
}

TEST_CASE("fill_symmetric: of numbers without packs one half is computed") {
  auto const A = random_matrix<long double, 5, 5>();
  dense<long double, 5, 5> out;
  fill_symmetric(
      out, [](auto const& x) { return x + x; }, A);
  REQUIRE(out == made<long double, 5, 5>([&](int i, int j) { return i < j ? 2 * A(j, i) : 2 * A(i, j); }));
}

TEST_CASE("packed: columns of every length") {
  if constexpr (lanes_of < double >> 1)
    for_sizes<13>([]<int n> {
      auto const x = random_matrix<double, n, 1>();
      dense<double, n> out{};
      auto const column = column_of<n, lanes_for<double>(n)>(x, 0, 0);
      column.write(out, 0, 0);
      REQUIRE(out == x);
      long double sum = 0;
      for (double entry : x.values) sum += static_cast<long double>(entry);
      REQUIRE(is_close(column.template folded<1>(), sum, 1e-13L, 1e-13L));
    });
}

TEST_CASE("add_diagonal: a column, a diagonal matrix, a number") {
  auto check = []<class T, int n>(dense<T, n, n> A) {
    auto const x = random_matrix<T, n, 1>(2);
    T const alpha = 3;
    auto const D = made<T, n, n>([&](int i, int j) { return i == j ? x(i) : std::numeric_limits<T>::quiet_NaN(); });
    auto const sum = made<T, n, n>([&](int i, int j) { return i == j ? A(i, j) + x(i) : A(i, j); });
    dense<T, n, n> out;
    add_diagonal(out, A, stored<dense<T, n, 1>>{&x});
    REQUIRE(out == sum);
    add_diagonal(out, transpose_view(A), D);
    REQUIRE(out == transposed_copy(sum));
    add_diagonal(out, A, value_of_number<T>{alpha});
    REQUIRE(out == made<T, n, n>([&](int i, int j) { return i == j ? A(i, j) + alpha : A(i, j); }));
    add_diagonal(A, A, D);  // in place
    REQUIRE(A == sum);
  };
  for_sizes<9>([&]<int n> {
    check(random_matrix<double, n, n>(1));
    check(random_matrix<float, n, n>(1));
    check(random_matrix<long double, n, n>(1));
  });
  check(random_matrix<double, 20, 20>(1));
}
