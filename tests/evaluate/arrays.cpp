// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include <matgrad/evaluate_batch.hpp>

#include "../numbers.hpp"

#include <array>
#include <span>
#include <vector>

using namespace matgrad;

namespace {

constexpr auto A = matrix<"A", 2, 3>;
constexpr auto X = matrix<"X", 3>;
constexpr auto x = vector<"x", 3>;

constexpr dense<double, 2, 3> a0{1, 2, 3, 4, 5, 7};
constexpr double plain[2][3] = {{1, 3, 5}, {2, 4, 7}};
constexpr std::array<std::array<double, 3>, 2> nested{{{1, 3, 5}, {2, 4, 7}}};
constexpr double by_rows[] = {1, 3, 5, 2, 4, 7};
constexpr double by_columns[] = {1, 2, 3, 4, 5, 7};
constexpr double column[3] = {1, 2, 3};

/// A type of a program of one's own: rows of two points, and something before them.
struct segment {
  int id;
  struct {
    float x, y, z;
  } ends[2];
};

}  // namespace

template<>
struct matgrad::data_traits<segment> {
  using scalar = float;
  static constexpr int rows = 2, cols = 3;
  static constexpr auto entries(auto& s) {
    return [&s](int i, int j) -> auto& {
      auto& end = s.ends[i];
      return j == 0 ? end.x : j == 1 ? end.y : end.z;
    };
  }
};

TEST_CASE("arrays of arrays: A[i][j]") {
  constexpr auto doubled = (2_c * A)(A = a0);
  STATIC_REQUIRE((2_c * A)(A = plain) == doubled);
  STATIC_REQUIRE((2_c * A)(A = nested) == doubled);
  REQUIRE((A * A.T())(A = plain) == (A * A.T())(A = a0));
  REQUIRE((A * A.T())(A = nested) == (A * A.T())(A = a0));

  double out[2][3];
  (2_c * A).into(out, A = nested);
  REQUIRE((out[0][2] == 10 && out[1][0] == 4));
  std::array<std::array<double, 2>, 3> turned{};
  A.T().into(turned, A = plain);
  REQUIRE((turned[2][0] == 5 && turned[2][1] == 7 && turned[1][0] == 3));
}

TEST_CASE("arrays of numbers are columns") {
  STATIC_REQUIRE((A * x)(A = plain, x = column) == dense<double, 2>{22, 31});
  STATIC_REQUIRE((A * x)(A = plain, x = std::array<double, 3>{1, 2, 3}) == dense<double, 2>{22, 31});
  REQUIRE((A * x)(A = plain, x = std::span<double const, 3>(column)) == dense<double, 2>{22, 31});
  double y[2];
  (A * x).into(y, A = plain, x = column);
  REQUIRE((y[0] == 22 && y[1] == 31));
  double z[3] = {1, 2, 3};
  (2_c * x).into(std::span<double, 3>(z), x = z);  // also in place
  REQUIRE((z[0] == 2 && z[2] == 6));
}

TEST_CASE("pointers with a layout") {
  constexpr auto doubled = (2_c * A)(A = a0);
  STATIC_REQUIRE((2_c * A)(A = row_major(by_rows)) == doubled);
  STATIC_REQUIRE((2_c * A)(A = column_major(by_columns)) == doubled);
  STATIC_REQUIRE((2_c * A)(A = row_major<2, 3>(&by_rows[0])) == doubled);
  STATIC_REQUIRE(extents_in<decltype(row_major<2, 3>(&by_rows[0]))> == shape{2, 3});

  // every layout of the data with every layout of the result, close and with a leading dimension
  double rows[8] = {1, 3, 5, -1, 2, 4, 7, -1}, columns[9] = {1, 2, -1, 3, 4, -1, 5, 7, -1};
  auto const check = [&](auto const& data) {
    double out[9];
    auto const written = [&](auto const& to, int step_down, int step_right) {
      for (double& entry : out) entry = -1;
      (2_c * A).into(to, A = data);
      double rest = 0;
      for (double entry : out) rest += entry;
      for (int i = 0; i < 2; ++i)
        for (int j = 0; j < 3; ++j) {
          if (out[i * step_down + j * step_right] != doubled(i, j)) return false;
          rest -= doubled(i, j);
        }
      return rest == -3;
    };
    REQUIRE(written(row_major(out), 3, 1));
    REQUIRE(written(row_major(out, 4), 4, 1));
    REQUIRE(written(column_major(out), 1, 2));
    REQUIRE(written(column_major(out, 3), 1, 3));
  };
  check(row_major(&by_rows[0]));
  check(row_major(rows, 4));
  check(column_major(&by_columns[0]));
  check(column_major(columns, 3));
}

TEST_CASE("the type of the numbers") {
  float const single[2][3] = {{1, 3, 5}, {2, 4, 7}};
  int const whole[2][3] = {{1, 3, 5}, {2, 4, 7}};
  STATIC_REQUIRE(std::is_same_v<decltype(A.T()(A = single)), dense<float, 3, 2>>);
  STATIC_REQUIRE(std::is_same_v<decltype((A * x)(A = single, x = column)), dense<double, 2>>);
  REQUIRE((A * x)(A = single, x = column) == dense<double, 2>{22, 31});
  REQUIRE((A / 2)(A = whole) == (A / 2)(A = a0));
  float out[2];
  (A * x).into(out, A = a0, x = column);
  REQUIRE(out[1] == 31);
}

TEST_CASE("a type of one's own") {
  segment const s{7, {{1, 3, 5}, {2, 4, 7}}};
  REQUIRE((A * A.T())(A = s) == (A * A.T())(A = dense<float, 2, 3>{1, 2, 3, 4, 5, 7}));
  segment moved{8, {}};
  (2_c * A).into(moved, A = s);
  REQUIRE((moved.id == 8 && moved.ends[1].x == 4 && moved.ends[0].z == 10));
}

TEST_CASE("aliasing: results may overlap with data") {
  double numbers[12];
  for (int k = 0; k < 12; ++k) numbers[k] = k + (k % 4 == 0 ? 9 : 0);
  auto const expected = inv(X)(X = column_major(numbers));
  auto const turned = X.T()(X = column_major(numbers));
  double one_on[12], in_place[12];
  std::copy(numbers, numbers + 12, one_on);
  std::copy(numbers, numbers + 12, in_place);
  inv(X).into(column_major(one_on + 1), X = column_major(one_on));
  REQUIRE(X(X = column_major(one_on + 1)) == expected);
  X.into(row_major(in_place), X = column_major(in_place));  // turned where it stands
  REQUIRE(X(X = column_major(in_place)) == turned);
}

TEST_CASE("aliasing: numbers that stand where a result of another shape is written") {
  constexpr auto s = scalar<"s">;
  constexpr auto t = scalar<"t">;
  constexpr auto f = s * kron(X, X.T()) + t * identity<9>;
  auto const M = random_matrix<double, 3, 3>(4);
  auto const expected = f(X = M, s = 2., t = -3.);
  dense<double, 9, 9> out;
  out(0, 0) = 2, out(1, 8) = -3;
  f.into(out, X = M, s = out(0, 0), t = out(1, 8));
  REQUIRE(out == expected);
  out(0, 0) = 2, out(1, 8) = -3;
  dense<double, 3, 3> before, after;
  together(s * X, f, t * X).into(before, out, after, X = M, s = out(0, 0), t = out(1, 8));
  REQUIRE(out == expected);
  REQUIRE((before == (2_c * X)(X = M) && after == (-3_c * X)(X = M)));
  constexpr auto g = t * kron(X, X) + s * identity<9>;
  dense<double, 9, 9> second;
  for (bool const turned : {false, true}) {
    out(0, 0) = 2, out(1, 8) = -3;
    if (turned) together(g, f).into(second, out, X = M, s = out(0, 0), t = out(1, 8));
    else together(f, g).into(out, second, X = M, s = out(0, 0), t = out(1, 8));
    REQUIRE((out == expected && second == g(X = M, s = 2., t = -3.)));
  }
  out(0, 0) = 2, out(1, 8) = -3;
  together(f, f).into(out, second, X = M, s = out(0, 0), t = out(1, 8));
  REQUIRE((out == expected && second == expected));

  constexpr auto Y = matrix<"Y", 5>;
  auto const N = random_matrix<double, 5, 5>(5);
  dense<double, 5, 5> in_place = N;
  double trace = 0;
  together(tr(Y), Y * hadamard(Y, Y)).into(trace, in_place, Y = in_place);
  REQUIRE((trace == tr(Y)(Y = N) && in_place == (Y * hadamard(Y, Y))(Y = N)));
  in_place = N;
  (Y * hadamard(Y, Y)).into(in_place, Y = in_place);
  REQUIRE(in_place == (Y * hadamard(Y, Y))(Y = N));
}

TEST_CASE("batch: what one matrix of the symbol's shape holds, and what many") {
  std::vector<std::array<double, 3>> points{{1, 2, 3}, {0, 1, 0}, {5, 5, 5}}, out(3);
  dense<double, 3, 3> const M = random_matrix<double, 3, 3>(4);
  REQUIRE(batch(X * x).into(out, X = M, x = points));
  for (unsigned k = 0; k < 3; ++k) REQUIRE(agree(x(x = out[k]), (X * x)(X = M, x = points[k])));
  std::array<double, 3> const one{1, 2, 3};
  double M_rows[3][3];
  X.into(M_rows, X = M);
  std::vector<dense<double, 3>> sums(4);
  std::vector<double> const weights{1, 2, 3, 4};
  constexpr auto t = scalar<"t">;
  REQUIRE(batch(t * X * x).into(sums, t = weights, X = M_rows, x = one));  // one column, one matrix, four weights
  REQUIRE(agree(sums[3], (4_c * X * x)(X = M, x = one)));
}
