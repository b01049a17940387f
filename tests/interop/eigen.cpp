// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/interop/eigen.hpp>

#include <matgrad/evaluate_batch.hpp>

#include "../numbers.hpp"

#include <tuple>
#include <vector>

using namespace matgrad;

namespace {

constexpr auto A = matrix<"A", 2, 3>;
constexpr auto B = matrix<"B", 3, 4>;
constexpr auto X = matrix<"X", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto t = scalar<"t">;

template<int m, int n>
using by_columns = Eigen::Matrix<double, m, n>;
template<int m, int n>
using by_rows = Eigen::Matrix<double, m, n, Eigen::RowMajor>;

/// A matrix of Eigen's with the entries of a dense one.
template<class M, class T, int m, int n>
M as(dense<T, m, n> const& from) {
  M to(m, n);
  for (int i = 0; i < m; ++i)
    for (int j = 0; j < n; ++j) to(i, j) = static_cast<typename M::Scalar>(from(i, j));
  return to;
}

template<class T, int m, int n>
dense<T, m, n> dense_from(Eigen::Matrix<T, m, n> const& from) {
  return made<T, m, n>([&](int i, int j) { return from(i, j); });
}

/// Whether a matrix of Eigen's holds exactly these numbers.
template<class M, class T, int m, int n>
bool holds(M const& given, dense<T, m, n> const& expected) {
  bool same = given.rows() == m && given.cols() == n;
  for (int i = 0; same && i < m; ++i)
    for (int j = 0; j < n; ++j) same = same && given(i, j) == expected(i, j);
  return same;
}

/// Calls f with the same matrix in every kind of place there is: stored by columns, by rows, with an inner stride, with an
/// outer stride known while compiling or not, transposed, with extents known at run time.
template<int m, int n, class F>
void in_every_place(dense<double, m, n> const& numbers, F const& f) {
  auto columns = as<by_columns<m, n>>(numbers);
  auto rows = as<by_rows<m, n>>(numbers);
  auto some = as<Eigen::MatrixXd>(numbers);
  f(columns);
  f(rows);
  f(some);

  by_columns<m + 3, n + 2> large = by_columns<m + 3, n + 2>::Constant(-7);
  large.template block<m, n>(2, 1) = columns;
  f(large.template block<m, n>(2, 1));
  Eigen::MatrixXd large_some = large;
  f(large_some.block(2, 1, m, n));
  f(large_some.template block<m, n>(2, 1));

  double far_apart[2 * m * n + 5 * n];
  for (double& entry : far_apart) entry = -7;
  Eigen::Map<by_columns<m, n>, 0, Eigen::Stride<2 * m + 5, 2>> map(far_apart);
  map = columns;
  f(map);
  Eigen::Map<by_rows<m, n>, 0, Eigen::Stride<Eigen::Dynamic, Eigen::Dynamic>> map_of_rows(
      far_apart, Eigen::Stride<Eigen::Dynamic, Eigen::Dynamic>(2 * n + 1, 2));
  map_of_rows = columns;
  f(map_of_rows);

  Eigen::Ref<by_columns<m, n>, 0, Eigen::OuterStride<>> ref(large_some.block(2, 1, m, n));
  f(ref);
  by_columns<n, m> turned = columns.transpose();
  f(turned.transpose());
}

/// The same in two of them.
template<int m, int n, class F>
void in_two_places(dense<double, m, n> const& numbers, F const& f) {
  f(as<by_rows<m, n>>(numbers));
  Eigen::MatrixXd large = Eigen::MatrixXd::Constant(m + 2, n + 1, -7);
  large.block(1, 1, m, n) = as<by_columns<m, n>>(numbers);
  f(large.block(1, 1, m, n));
}

constexpr dense<double, 2, 3> a0{1, 2, 3, 4, 5, 7};
constexpr dense<double, 3, 4> b0{2, -1, 3, 0, 5, 1, 4, 4, -2, 6, 7, 8};

}  // namespace

TEST_CASE("data: in every place, beside data in another") {
  auto const product = (A * B)(A = a0, B = b0);
  int met = 0;
  in_every_place(a0, [&](auto const& a) {
    in_two_places(b0, [&](auto const& b) {
      auto const C = (A * B)(A = a, B = b);
      STATIC_REQUIRE(std::is_same_v<decltype(C), Eigen::Matrix<double, 2, 4> const>);
      met += holds(C, product);
    });
  });
  REQUIRE(met == 20);
}

TEST_CASE("into: results in every place, from data in another") {
  auto const doubled = (2_c * A)(A = a0);
  int met = 0;
  in_two_places(a0, [&](auto const& a) {
    in_every_place(dense<double, 2, 3>{}, [&](auto&& out) {
      (2_c * A).into(out, A = a);
      met += holds(out, doubled);
    });
  });
  REQUIRE(met == 20);
}

TEST_CASE("into: only the matrix is written") {
  by_columns<5, 6> large = by_columns<5, 6>::Constant(-7);
  (2_c * A).into(large.block<2, 3>(2, 1), A = a0);
  REQUIRE(large(2, 1) == 2);
  REQUIRE(large(3, 3) == 14);
  REQUIRE(large.sum() == -7 * 24 + 44);
}

TEST_CASE("f(X = A): a matrix of Eigen where all matrices are, else a dense one") {
  auto const a = as<by_columns<2, 3>>(a0);
  auto const v = as<Eigen::Vector3d>(dense<double, 3>{1, 2, 3});
  STATIC_REQUIRE(std::is_same_v<decltype((t * A * x)(A = a, x = v, t = 2.0)), Eigen::Vector2d>);
  STATIC_REQUIRE(std::is_same_v<decltype(x.T()(x = v)), Eigen::RowVector3d>);
  STATIC_REQUIRE(std::is_same_v<decltype((x.T() * x)(x = v)), double>);
  STATIC_REQUIRE(std::is_same_v<decltype((A * x)(A = a, x = dense<double, 3>{})), dense<double, 2>>);
  STATIC_REQUIRE(std::is_same_v<decltype((A * x)(A = a0, x = v)), dense<double, 2>>);
  REQUIRE(holds((t * A * x)(A = a, x = v, t = 2.0), dense<double, 2>{44, 62}));
  REQUIRE(holds(x.T()(x = v), dense<double, 1, 3>{1, 2, 3}));
  REQUIRE((A * x)(A = a0, x = v) == dense<double, 2>{22, 31});
  REQUIRE((x.T() * x)(x = v.transpose().transpose()) == 14);
}

TEST_CASE("f(X = A): numbers of their common type") {
  Eigen::Matrix3f const single = Eigen::Matrix3f::Identity() * 2;
  Eigen::Vector3d const v(1, 2, 3);
  STATIC_REQUIRE(std::is_same_v<decltype(inv(X)(X = single)), Eigen::Matrix3f>);
  STATIC_REQUIRE(std::is_same_v<decltype((X * x)(X = single, x = v)), Eigen::Vector3d>);
  REQUIRE(holds((X * x)(X = single, x = v), dense<double, 3>{2, 4, 6}));
  Eigen::Vector3i const whole(1, 2, 4);
  STATIC_REQUIRE(std::is_same_v<decltype((x / 2)(x = whole)), Eigen::Vector3d>);
  REQUIRE(holds((x / 2)(x = whole), dense<double, 3>{0.5, 1, 2}));
  Eigen::Vector3f out;
  (X * x).into(out, X = single, x = v);
  REQUIRE(holds(out, dense<float, 3>{2, 4, 6}));
}

TEST_CASE("together, value_and_grad, try_evaluate: Eigen in, Eigen out") {
  auto const m0 = random_invertible<double, 3>(3);
  auto const M = as<Eigen::Matrix3d>(m0);
  auto const both = value_and_grad(logdet(X), X)(X = M);
  STATIC_REQUIRE(std::is_same_v<decltype(both.value), double>);
  STATIC_REQUIRE(std::is_same_v<decltype(both.gradient), Eigen::Matrix3d>);
  REQUIRE(both.value == logdet(X)(X = m0));
  REQUIRE(holds(both.gradient, value_and_grad(logdet(X), X)(X = m0).gradient));

  auto const results = together(det(X), inv(X))(X = M);
  STATIC_REQUIRE(std::is_same_v<decltype(results), std::tuple<double, Eigen::Matrix3d> const>);
  REQUIRE(holds(std::get<1>(results), std::get<1>(together(det(X), inv(X))(X = m0))));

  auto const good = try_evaluate(inv(X), X = M);
  STATIC_REQUIRE(std::is_same_v<decltype(good.value), Eigen::Matrix3d>);
  REQUIRE(good);
  REQUIRE(agree(dense_from(good.value), inv(X)(X = m0)));
  REQUIRE(try_evaluate(inv(X), X = Eigen::Matrix3d(Eigen::Matrix3d::Ones())).status == status::singular);
}

TEST_CASE("the kernels of dense matrices compute the same of an Eigen matrix, to the last bit") {
  auto const same = [](auto size, auto const& f, auto symbol) {
    constexpr int n = decltype(size)::value;
    auto const m = random_invertible<double, n>(n);
    return holds(f(symbol = as<by_columns<n, n>>(m)), f(symbol = m));
  };
  constexpr auto X2 = matrix<"X", 2>;
  constexpr auto X5 = matrix<"X", 5>;
  constexpr auto X6 = matrix<"X", 6>;
  REQUIRE(same(kernels::extent_constant<2>{}, grad(tr(inv(X2)), X2), X2));
  REQUIRE(same(kernels::extent_constant<3>{}, grad(tr(inv(X)), X), X));
  REQUIRE(same(kernels::extent_constant<6>{}, grad(tr(inv(X6)), X6), X6));
  REQUIRE(same(kernels::extent_constant<5>{}, solve(X5, X5 * X5), X5));
}

TEST_CASE("expressions of Eigen are evaluated once, and live as long as they are read") {
  Eigen::Matrix3d const M = as<Eigen::Matrix3d>(random_invertible<double, 3>(5));
  Eigen::Matrix3d const product = M * M, sum = M + product;
  auto const expected = inv(X)(X = product);
  auto const bound = X = M * M;  // the product is kept in the binding
  REQUIRE(inv(X)(bound) == expected);
  REQUIRE(inv(X)(X = M * M) == expected);
  REQUIRE((X + X)(X = M + M * M) == (X + X)(X = sum));
  REQUIRE((X * X)(X = Eigen::Matrix3d::Identity() * 2.0) == Eigen::Matrix3d::Identity() * 4.0);
  Eigen::Vector3d const d(1, 2, 3);
  REQUIRE((X + X)(X = d.asDiagonal()) == Eigen::Matrix3d((2 * d).asDiagonal()));
  REQUIRE((X + X)(X = M.triangularView<Eigen::Upper>())(2, 0) == 0);
  Eigen::MatrixXd const some = M;
  REQUIRE(inv(X)(X = some * some).isApprox(expected));
  REQUIRE((2_c * x)(x = M.diagonal()) == 2 * M.diagonal());
}

TEST_CASE("shapes known at run time: try_evaluate says that they are wrong") {
  Eigen::MatrixXd const right = as<Eigen::MatrixXd>(random_invertible<double, 3>(7));
  auto const good = try_evaluate(inv(X), X = right);
  REQUIRE(good.status == status::ok);
  REQUIRE(good.value == inv(X)(X = right));

  auto const wrong = try_evaluate(inv(X), X = Eigen::MatrixXd(right.topRows(2)));
  STATIC_REQUIRE(std::is_same_v<decltype(wrong.value), Eigen::Matrix3d>);
  REQUIRE(wrong.status == status::wrong_shape);
  REQUIRE(wrong.value.array().isNaN().all());
  REQUIRE(try_evaluate(tr(X), X = Eigen::MatrixXd()).status == status::wrong_shape);
  REQUIRE(try_evaluate(X * x, X = right, x = Eigen::VectorXd::Zero(4)).status == status::wrong_shape);
  Eigen::Matrix<double, 3, Eigen::Dynamic> const half = right;
  REQUIRE(try_evaluate(X, X = half).value == right);
}

TEST_CASE("aliasing: a result may be written where data are, or overlap with them") {
  auto const start = random_invertible<double, 5>(2);
  auto const M = as<by_columns<5, 5>>(start);

  by_columns<5, 5> whole = M;
  inv(X).into(whole.block<3, 3>(1, 1), X = whole.block<3, 3>(1, 1));
  REQUIRE(whole.block<3, 3>(1, 1) == inv(X)(X = M.block<3, 3>(1, 1)));

  by_columns<5, 5> shifted = M;
  (X * X).into(shifted.block<3, 3>(1, 1), X = shifted.block<3, 3>(0, 0));
  REQUIRE(shifted.block<3, 3>(1, 1) == (X * X)(X = M.block<3, 3>(0, 0)));

  Eigen::Matrix3d turned = M.block<3, 3>(0, 0);
  (2_c * X).into(turned, X = turned.transpose());
  REQUIRE(turned == 2 * M.block<3, 3>(0, 0).transpose());
  X.T().into(turned, X = turned);
  REQUIRE(turned == 2 * M.block<3, 3>(0, 0));

  Eigen::Matrix3d value = M.block<3, 3>(0, 0);
  value = value_and_grad(tr(inv(X)), X)(X = value).gradient;
  REQUIRE(value.isApprox(grad(tr(inv(X)), X)(X = M.block<3, 3>(0, 0))));
}

TEST_CASE("batch: arrays of Eigen matrices") {
  std::vector<Eigen::Matrix3d> Ms, Ys(11);
  std::vector<dense<double, 3, 3>> plain(11), ys(11);
  for (unsigned k = 0; k < 11; ++k) {
    plain[k] = random_invertible<double, 3>(k + 1);
    Ms.push_back(as<Eigen::Matrix3d>(plain[k]));
  }
  std::vector<Eigen::Vector3d> vs(11, Eigen::Vector3d(1, 2, 3)), us(11);
  std::vector<by_rows<3, 3>> doubled(11);
  REQUIRE(batch(inv(X)).into(ys, X = plain));
  REQUIRE(batch(inv(X)).into(Ys, X = Ms));
  for (unsigned k = 0; k < 11; ++k) REQUIRE(holds(Ys[k], ys[k]));
  REQUIRE(batch(2_c * X).into(doubled, X = Ms));
  REQUIRE(doubled[10] == 2 * Ms[10]);
  REQUIRE(batch(X * x).into(us, X = Ms[0], x = vs));  // one Eigen matrix for all
  REQUIRE(us[10].isApprox(Ms[0] * vs[10]));
  REQUIRE(batch(X * x).into(us, X = Eigen::MatrixXd(Ms[0]), x = vs));
  REQUIRE(us[10].isApprox(Ms[0] * vs[10]));
}
