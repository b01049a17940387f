// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include <matgrad/kernels/field.hpp>
#include <matgrad/kernels/product.hpp>

#include "../catch.hpp"
#include "matrices.hpp"

#include <complex>

using namespace matgrad::kernels;

namespace {

constexpr dense<double, 2, 2> A{1, 2, 3, 4};

template<class T, int m, int n>
void require_close(dense<T, m, n> const& x, auto entry) {
  long double const tolerance = std::is_same_v<T, float> ? 1e-4L : 1e-13L;
  for (int j = 0; j < n; ++j)
    for (int i = 0; i < m; ++i) {
      INFO(m << "x" << n << " at " << i << ", " << j);
      REQUIRE(is_close(x(i, j), entry(i, j), tolerance, tolerance));
    }
}

/// Every way to write (m×k)(k×n) with transposes and signs, and to add it to something or to scale it.
template<class T, int m, int k, int n>
void check_product() {
  auto const a = random_matrix<T, m, k>(1);
  auto const b = random_matrix<T, k, n>(2);
  auto const c = random_matrix<T, m, n>(3);
  auto const at = transposed_copy(a);
  auto const bt = transposed_copy(b);
  auto const ab = reference_product(a, b);
  using transposed_a = transpose_of<stored<dense<T, k, m>>>;
  using transposed_b = transpose_of<stored<dense<T, n, k>>>;
  auto const is_ab = [&](int i, int j) { return ab(i, j); };
  dense<T, m, n> out;
  multiply(out, a, b);
  require_close(out, is_ab);
  multiply(out, transpose_view(at), b);
  require_close(out, is_ab);
  multiply(out, stored<dense<T, m, k>>{&a}, transposed_b{{&bt}});
  require_close(out, is_ab);
  multiply(out, transposed_a{{&at}}, transpose_view(bt));
  require_close(out, is_ab);
  multiply(out, negative_of<transposed_a>{{{&at}}}, b);
  require_close(out, [&](int i, int j) { return -ab(i, j); });
  multiply(out, a, transpose_of<multiple_of<value_of_number<T>, stored<dense<T, n, k>>>>{{{2}, {&bt}}});
  require_close(out, [&](int i, int j) { return 2 * ab(i, j); });
  multiply_scaled(out, T(3), a, transposed_b{{&bt}});
  require_close(out, [&](int i, int j) { return 3 * ab(i, j); });
  multiply_add(out, c, transposed_a{{&at}}, b);
  require_close(out, [&](int i, int j) { return c(i, j) + ab(i, j); });
  multiply_add(out, c, a, negative_of<stored<dense<T, k, n>>>{{&b}});
  require_close(out, [&](int i, int j) { return c(i, j) - ab(i, j); });

  dense<T, n, m> flipped_out;
  multiply(transpose_view(flipped_out), a, b);
  require_close(flipped_out, [&](int i, int j) { return ab(j, i); });
}

/// Counts the operations of the plain way.
struct counting {
  double value = 0;
  static inline int flops = 0;
  counting() = default;
  counting(double x) : value(x) {}
  friend counting operator+(counting x, counting y) { return ++flops, x.value + y.value; }
  friend counting operator*(counting x, counting y) { return ++flops, x.value * y.value; }
};

}  // namespace

TEST_CASE("multiply: while compiling") {
  STATIC_REQUIRE([] {
    dense<double, 2, 2> out{};
    multiply(out, A, A);
    return out;
  }() == dense<double, 2, 2>{7, 10, 15, 22});
  STATIC_REQUIRE([] {
    dense<double, 2, 2> out{};
    multiply(out, A, transpose_view(A));
    return out;
  }() == dense<double, 2, 2>{10, 14, 14, 20});
  STATIC_REQUIRE([] {
    field a[]{1, 2, 3, 4}, out[4];
    multiply(field_matrix{out, 2, 2}, field_matrix{a, 2, 2}, field_matrix{a, 2, 2});
    return out[3];
  }() == field(22));
}

TEST_CASE("multiply: rectangles and every size, unrolled or not") {
  for_sizes<14>([]<int n> {
    auto const B = random_matrix<double, n, n>(1);
    auto const C = random_matrix<double, n, n + 1>(2);
    dense<double, n, n + 1> out;
    multiply(out, B, C);
    REQUIRE(relative_error(out, reference_product(B, C)) < 1e-14L);

    auto const x = random_matrix<double, n, 1>(3);
    dense<double, n> y;
    multiply(y, transpose_view(B), x);
    REQUIRE(relative_error(y, reference_product(transposed_copy(B), x)) < 1e-13L);

    dense<double, 1> s;
    multiply(s, transpose_view(x), x);
    REQUIRE(is_close(s(0), reference_product(transposed_copy(x), x)(0)));
  });
}

TEST_CASE("multiply: complex entries") {
  using C = std::complex<double>;
  dense<C, 2, 2> const a{C(1, 1), C(0, 2), C(3, 0), C(1, -1)};
  dense<C, 2, 2> out;
  multiply(out, a, a);
  REQUIRE(out == dense<C, 2, 2>{C(0, 8), C(0, 4), C(6, 0), C(0, 4)});
}

TEST_CASE("multiply: every way, in packs of every length") {
  check_product<double, 1, 3, 1>();
  check_product<double, 1, 6, 7>();
  check_product<double, 7, 5, 1>();
  check_product<double, 4, 1, 4>();
  check_product<double, 3, 3, 3>();
  check_product<double, 5, 7, 6>();
  check_product<double, 9, 9, 9>();
  check_product<double, 35, 2, 3>();
  check_product<double, 2, 70, 1>();
  check_product<float, 7, 8, 5>();
  check_product<float, 9, 5, 1>();
  check_product<float, 3, 3, 3>();
  check_product<float, 3, 6, 1>();
  check_product<long double, 2, 3, 2>();
}

TEST_CASE("symmetric_product: exactly symmetric") {
  for_sizes<9>([]<int n> {
    auto const X = random_matrix<double, n, n>();
    auto const XXt = reference_product(X, transposed_copy(X));
    dense<double, n, n> out, sum;
    symmetric_product(out, X, transpose_view(X));
    require_close(out, [&](int i, int j) { return XXt(i, j); });
    REQUIRE(out == transposed_copy(out));
    symmetric_multiply_add(sum, out, X, transpose_view(X));
    require_close(sum, [&](int i, int j) { return 2 * XXt(i, j); });
    REQUIRE(sum == transposed_copy(sum));
  });
}

TEST_CASE("products: the operations of the plain way") {
  auto const X = made<counting, 4, 4>([](int i, int j) { return i + j; });
  dense<counting, 4, 4> out;
  auto const count = [&](auto kernel) {
    counting::flops = 0;
    kernel();
    return counting::flops;
  };
  REQUIRE(count([&] { multiply(out, X, X); }) == 16 * 7);
  REQUIRE(count([&] { multiply_add(out, X, X, X); }) == 16 * 8);
  REQUIRE(count([&] { multiply_scaled(out, 2.0, X, X); }) == 16 * 8);
  REQUIRE(count([&] { symmetric_product(out, X, transpose_view(X)); }) == 10 * 7);
  REQUIRE(count([&] { symmetric_multiply_add(out, X, X, transpose_view(X)); }) == 10 * 8);
}
