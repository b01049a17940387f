// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include <matgrad/kernels/field.hpp>
#include <matgrad/kernels/lu.hpp>
#include <matgrad/kernels/product.hpp>

#include "../catch.hpp"
#include "matrices.hpp"

#include <complex>

using namespace matgrad::kernels;

namespace {

template<class T, int n>
constexpr dense<T, n, n> inverse_of(dense<T, n, n> const& a) {
  auto const f = make_lu(a);
  dense<T, n, n> out{};
  lu_inverse(out, f.factors, f.pivots);
  return out;
}

}  // namespace

TEST_CASE("lu: while compiling") {
  static constexpr dense<double, 3, 3> A{0, 1, 2, 1, 1, 1, 4, 2, 1};
  static constexpr auto f = make_lu(A);
  STATIC_REQUIRE(f.pivots[0] == 2);
  STATIC_REQUIRE(!f.singular);
  STATIC_REQUIRE(is_within<3>(lu_determinant(f.factors, f.sign)));
  STATIC_REQUIRE(inverse_of(dense<double, 2, 2>{2, 0, 0, 4}) == dense<double, 2, 2>{0.5, 0, 0, 0.25});
}

TEST_CASE("lu: solve, transposed solve, inverse and determinant of every size") {
  for_sizes<12>([]<int n> {
    for (unsigned seed = 1; seed < 10; ++seed) {
      auto const A = random_matrix<double, n, n>(seed);
      auto const B = random_matrix<double, n, 2>(seed + 100);
      reference<n> const exact(A);
      auto const f = make_lu(A);
      auto const inverse = made<double, n, n>([&](int i, int j) { return exact.inverse(i, j); });

      dense<double, n, 2> X;
      lu_solve(X, f.factors, f.pivots, B);
      REQUIRE(relative_error(X, reference_product(inverse, B)) < 1e-11L);
      lu_solve_transposed(X, f.factors, f.pivots, B);
      REQUIRE(relative_error(X, reference_product(transposed_copy(inverse), B)) < 1e-11L);
      REQUIRE(relative_error(inverse_of(A), inverse) < 1e-11L);
      REQUIRE(is_close(lu_determinant(f.factors, f.sign), exact.determinant, 1e-11L));
      REQUIRE(is_close(lu_log_abs_determinant(f.factors), std::log(std::fabs(exact.determinant)), 1e-11L, 1e-11L));
    }
  });
}

TEST_CASE("lu: solutions and the inverse from all that is known of the factors") {
  for_sizes<12>([]<int n> {
    auto const check = [](dense<double, n, n> const& A) {
      auto const B = random_matrix<double, n, 3>(7);
      auto const inverse = reference<n>(A).inverse;
      auto const f = make_lu(A);
      dense<double, n, n> Y;
      lu_inverse(Y, f);
      REQUIRE(relative_error(Y, inverse) < 1e-14L);
      auto X = B;
      lu_solve(X, f, X);
      REQUIRE(
          relative_error(X, reference_product(inverse, made<long double, n, 3>([&](int i, int j) { return B(i, j); })))
          < 1e-13L);
      lu_solve_transposed(X, f, B);
      REQUIRE(relative_error(X, reference_product(transposed_copy(inverse),
                                                  made<long double, n, 3>([&](int i, int j) { return B(i, j); })))
              < 1e-13L);
    };
    auto const A = random_positive_definite<double, n>(n);
    check(A);
    check(made<double, n, n>([&](int i, int j) { return A((i + 1) % n, j); }));  // pivots elsewhere
    if constexpr (has_columns<double, n>) REQUIRE(make_lu(A).trusted);
    if constexpr (has_columns<double, n>) REQUIRE(!make_lu(A).pivoted);
    REQUIRE(!make_lu(dense<double, n, n>{}).trusted);
  });
}

TEST_CASE("lu: the right-hand side may be overwritten") {
  auto const A = random_matrix<double, 5, 5>(3);
  auto const b = random_matrix<double, 5, 1>(4);
  auto const f = make_lu(A);
  dense<double, 5> x;
  lu_solve(x, f.factors, f.pivots, b);
  auto y = b;
  lu_solve(y, f.factors, f.pivots, y);
  REQUIRE(x == y);
  lu_solve_transposed(x, f.factors, f.pivots, b);
  y = b;
  lu_solve_transposed(y, f.factors, f.pivots, y);
  REQUIRE(x == y);
}

TEST_CASE("lu: Hilbert matrices, as accurate as their condition allows") {
  for_sizes<8>([]<int n> {
    auto const H = hilbert<double, n>();
    // the condition number is about e^(3.5 n)
    REQUIRE(relative_error(inverse_of(H), reference<n>(H).inverse) < 1e-16L * std::exp(3.5L * n));
  });
}

TEST_CASE("lu: as invertible at every scale") {
  for_sizes<12>([]<int n> {
    auto const A = random_matrix<double, n, n>(5);
    long double const log_det = std::log(std::fabs(reference<n>(A).determinant));
    for (double scale : {1e-250, 1e-100, 1e100, 1e250}) {
      REQUIRE(relative_error(times(inverse_of(times(A, scale)), scale), inverse_of(A)) < 1e-12L);
      auto const f = make_lu(times(A, scale));
      REQUIRE(is_close(lu_log_abs_determinant(f.factors), log_det + n * std::log(static_cast<long double>(scale)),
                       1e-13L, 1e-12L));
    }
  });
}

TEST_CASE("lu_determinant: right even where a part of the product is not") {
  auto const f = make_lu(made<double, 4, 4>([](int i, int j) { return i != j ? 0.0 : i < 2 ? 1e-200 : 1e200; }));
  REQUIRE(is_close(lu_determinant(f.factors, f.sign), 1, 1e-14L));
  STATIC_REQUIRE([] {
    constexpr dense<double, 4, 4> D{0x1p-600, 0, 0, 0, 0, 0x1p-600, 0, 0, 0, 0, 0x1p600, 0, 0, 0, 0, 0x1p600};
    auto const g = make_lu(D);
    return lu_determinant(g.factors, g.sign);
  }() == 1);
}

TEST_CASE("lu: singular matrices give infinities and NaNs, and the determinant zero") {
  for_sizes<12>([]<int n> {
    auto const has_no_number = [](auto const& a) {
      for (double x : a.values)
        if (!is_finite(x)) return true;
      return false;
    };
    dense<double, n, n> const Z{};
    auto const f = make_lu(Z);
    REQUIRE(f.singular);
    REQUIRE(lu_determinant(f.factors, f.sign) == 0);
    REQUIRE(lu_log_abs_determinant(f.factors) == -std::numeric_limits<double>::infinity());
    REQUIRE(has_no_number(inverse_of(Z)));

    auto const R = made<double, n, n>([](int i, int j) { return i == n - 1 ? 0 : i == j ? 2 : 1; });
    REQUIRE(make_lu(R).singular);
    REQUIRE(has_no_number(inverse_of(R)));
    dense<double, n> x = made<double, n, 1>([](int, int) { return 1; });
    auto const g = make_lu(R);
    lu_solve(x, g.factors, g.pivots, x);
    REQUIRE(has_no_number(x));
  });
}

TEST_CASE("lu: complex matrices") {
  using C = std::complex<double>;
  auto const re = random_matrix<double, 5, 5>(1);
  auto const im = random_matrix<double, 5, 5>(2);
  auto const A = made<C, 5, 5>([&](int i, int j) { return C(re(i, j), im(i, j)); });
  dense<C, 5, 5> I;
  multiply(I, A, inverse_of(A));
  for (int j = 0; j < 5; ++j)
    for (int i = 0; i < 5; ++i) REQUIRE(std::abs(I(i, j) - C(i == j)) < 1e-13);
  auto const f = make_lu(A);
  REQUIRE(is_close(lu_log_abs_determinant(f.factors), std::log(std::abs(lu_determinant(f.factors, f.sign))), 1e-12L,
                   1e-12L));
}

namespace {

// A A⁻¹ = I, exactly, for matrices whose size the kernels learn at run time
template<int n>
constexpr bool is_exact() {
  field a[n * n], factors[n * n], inverse[n * n], out[n * n], x = 3;
  for (int i = 0; i < n * n; ++i) {
    x = x * x + field(48271);
    factors[i] = a[i] = x;
  }
  a[0] = factors[0] = 0;  // so that rows are exchanged
  if (n == 1) a[0] = factors[0] = 2;
  int pivots[n];
  field_matrix const A{a, n, n}, F{factors, n, n}, Y{inverse, n, n}, I{out, n, n};
  auto const outcome = lu_factor(F, pivots);
  auto const is_identity = [&] {
    for (int j = 0; j < n; ++j)
      for (int i = 0; i < n; ++i)
        if (!(I(i, j) == field(i == j))) return false;
    return true;
  };
  lu_inverse(Y, F, pivots);
  multiply(I, A, Y);
  bool exact = !outcome.singular && is_identity();
  lu_solve(I, F, pivots, A);
  exact = exact && is_identity();
  lu_solve_transposed(I, F, pivots, transpose_view(A));
  return exact && is_identity();
}

}  // namespace

TEST_CASE("lu: exact in the prime field") {
  STATIC_REQUIRE(is_exact<1>());
  STATIC_REQUIRE(is_exact<2>());
  STATIC_REQUIRE(is_exact<3>());
  STATIC_REQUIRE(is_exact<4>());
  STATIC_REQUIRE(is_exact<6>());
  STATIC_REQUIRE([] {
    auto const f = make_lu(dense<field, 3, 3>{0, 2, 3, 4, 5, 6, 7, 8, 9});
    return lu_determinant(f.factors, f.sign);
  }() == field(3));
}
