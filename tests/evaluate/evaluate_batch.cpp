// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#define NDEBUG  // counts that differ would stop the program; here the answer is read
#include "../catch.hpp"

#include <matgrad/evaluate_batch.hpp>

#include "../numbers.hpp"

#include <array>
#include <limits>
#include <vector>

using namespace matgrad;

namespace {

constexpr auto X = matrix<"X", 3>;
constexpr auto S = positive_definite<"S", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto b = vector<"b", 3>;
constexpr auto t = scalar<"t">;

template<class T>
inline constexpr int most_lanes = kernels::lanes_of<T>;

/// The result of one problem, alone: that of f(X = A), or infinite or NaN where this is.
template<class T>
bool is_number_alike(T y, T z) {
  if (y == z || (y != y && z != z)) return true;
  using limits = std::numeric_limits<T>;
  return is_close(y, z, 100 * static_cast<long double>(limits::epsilon()),
                  100 * static_cast<long double>(limits::min()));
}
template<class T, int m, int n>
bool is_alike(dense<T, m, n> const& Y, dense<T, m, n> const& Z) {
  T size = 0;
  for (T entry : Z.values) size = std::abs(entry) > size && std::isfinite(entry) ? std::abs(entry) : size;
  bool alike = true;
  for (int e = 0; e < m * n; ++e)
    alike = alike
         && (is_number_alike(Y.values[e], Z.values[e])
             || std::abs(Y.values[e] - Z.values[e]) <= 100 * std::numeric_limits<T>::epsilon() * size);
  return alike;
}
template<class T>
  requires std::is_floating_point_v<T>
bool is_alike(T y, T z) { return is_number_alike(y, z); }

template<class T, int n>
std::vector<dense<T, n, n>> invertible(int count) {
  std::vector<dense<T, n, n>> all;
  for (int k = 0; k < count; ++k) all.push_back(random_invertible<T, n>(unsigned(k) + 1));
  return all;
}
template<class T, int n>
std::vector<dense<T, n, n>> definite(int count) {
  std::vector<dense<T, n, n>> all;
  for (int k = 0; k < count; ++k) all.push_back(random_positive_definite<T, n>(unsigned(k) + 1));
  return all;
}
template<class T, int n>
std::vector<dense<T, n>> columns(int count, unsigned seed = 1) {
  std::vector<dense<T, n>> all;
  for (int k = 0; k < count; ++k) all.push_back(random_matrix<T, n, 1>(seed + unsigned(k)));
  return all;
}

template<class Results>
bool all_alike(Results const& results, auto alone) {
  bool alike = true;
  for (std::size_t k = 0; k < results.size(); ++k) alike = alike && is_alike(results[k], alone(k));
  return alike;
}

/// A room of somebody else: with a branch, and without a word about lanes.
struct sinc_room : entrywise<sinc_room> {
  static constexpr char const* name = "sinc";
  static constexpr term derivative(term y, arguments u) { return hadamard(cos(u[0]) - y, pow(u[0], -1)); }
  static constexpr call_notation notation{"sinc", "\\operatorname{sinc}", "sinc"};
  template<class T>
  static constexpr T at(T const& u, long long, long long) {
    return u == T(0) ? T(1) : kernels::sin(u) / u;
  }
};

}  // namespace

TEMPLATE_TEST_CASE("batch: any count, each problem as alone", "", double, float) {
  using T = TestType;
  constexpr auto g = grad(tr(inv(X)), X);
  for (int count = 0; count <= 3 * most_lanes<T> + 1; ++count) {
    auto const A = invertible<T, 3>(count);
    std::vector<dense<T, 3, 3>> G(A.size() + 1, dense<T, 3, 3>{7});
    CHECK(batch(g).into(strided<3, 3>(G[0].data(), count, 9), X = A));
    CHECK(G.back() == dense<T, 3, 3>{7});
    G.pop_back();
    CHECK(all_alike(G, [&](auto k) { return g(X = A[k]); }));
  }
}

TEST_CASE("batch: more problems than a piece") {
  auto const A = invertible<double, 3>(2500);
  std::vector<dense<double, 3, 3>> Y(2500);
  CHECK(batch(inv(X)).into(Y, X = A));
  CHECK(all_alike(Y, [&](auto k) { return inv(X)(X = A[k]); }));
  CHECK(evaluate_batch(inv(X).T(), Y, X = A));
  CHECK(all_alike(Y, [&](auto k) { return inv(X).T()(X = A[k]); }));
}

TEST_CASE("batch: several formulas, data for each and data for all, numbers") {
  constexpr auto f = t * dot(x, X * x) + 0.5 * norm(b);
  constexpr auto g = grad(f, x);
  auto const u = columns<double, 3>(11), v = columns<double, 3>(11, 50);
  auto const A = random_invertible<double, 3>();
  std::array<double, 11> times{};
  for (std::size_t k = 0; k < 11; ++k) times[k] = 0.25 * double(k) - 1;
  std::vector<double> values(11);
  dense<double, 3> gradients[11];
  CHECK(batch(f, g).into(values, gradients, X = A, x = u, b = v, t = times));
  for (std::size_t k = 0; k < 11; ++k) {
    CHECK(is_alike(values[k], f(X = A, x = u[k], b = v[k], t = times[k])));
    CHECK(is_alike(gradients[k], g(X = A, x = u[k], b = v[k], t = times[k])));
  }
  CHECK(batch(f).into(values, X = A, x = u[0], b = v[0], t = 2));  // the same for all
  CHECK(all_alike(values, [&](auto) { return f(X = A, x = u[0], b = v[0], t = 2); }));
}

TEST_CASE("batch: any layout, results where the data were") {
  constexpr auto g = grad(logdet(X), X);
  constexpr int count = 13;
  auto const A = invertible<double, 3>(count);
  auto const expected = [&](auto k) { return g(X = A[k]); };

  auto G = A;
  CHECK(batch(g).into(G, X = G));
  CHECK(all_alike(G, expected));

  std::vector<double> memory(count * 9 + 1), spaced(count * 11);
  auto const by_entries = entry_major<3, 3>(memory.data() + 1, count);
  for (int k = 0; k < count; ++k)
    for (int j = 0; j < 3; ++j)
      for (int i = 0; i < 3; ++i) *by_entries.at(k, i, j) = A[std::size_t(k)](i, j);
  CHECK(batch(g).into(strided<3, 3>(spaced.data(), count, 11), X = by_entries));
  CHECK(batch(g).into(by_entries, X = by_entries));
  for (int k = 0; k < count; ++k)
    for (int j = 0; j < 3; ++j)
      for (int i = 0; i < 3; ++i) {
        CHECK(is_alike(spaced[std::size_t(k * 11 + i + 3 * j)], expected(std::size_t(k))(i, j)));
        CHECK(is_alike(*by_entries.at(k, i, j), expected(std::size_t(k))(i, j)));
      }
}

TEST_CASE("batch: numbers of different types have their common type") {
  std::vector<dense<float, 3, 3>> const A = invertible<float, 3>(6);
  std::vector<dense<double, 3>> const u = columns<double, 3>(6);
  std::vector<dense<double, 3>> y(6);
  CHECK(batch(X * x).into(y, X = A, x = u));
  CHECK(all_alike(y, [&](auto k) { return (X * x)(X = A[k], x = u[k]); }));

  std::vector<dense<long double, 3, 3>> const wide = invertible<long double, 3>(3);
  std::vector<long double> d(3);
  CHECK(batch(det(X)).into(d, X = wide));
  CHECK(all_alike(d, [&](auto k) { return det(X)(X = wide[k]); }));

  std::vector<int> const whole{1, 2, 3, 4, 5};
  std::vector<double> squares(5);
  CHECK(batch(t * t).into(squares, t = whole));
  CHECK(squares[4] == 25);
}

TEST_CASE("batch: a problem that lanes are not good for does not disturb its neighbours") {
  constexpr auto g = grad(tr(inv(X)), X);
  for (std::size_t bad = 0; bad < 9; ++bad) {
    auto A = invertible<double, 3>(9);
    A[bad] = bad % 3 == 0 ? dense<double, 3, 3>{1, 2, 3, 2, 4, 6, 1, 1, 1}
           : bad % 3 == 1 ? times(A[bad], 1e100)
                          : times(A[bad], std::numeric_limits<double>::quiet_NaN());
    auto Y = A, G = A;
    CHECK(batch(inv(X), g).into(Y, G, X = A));
    CHECK(all_alike(Y, [&](auto k) { return inv(X)(X = A[k]); }));
    CHECK(all_alike(G, [&](auto k) { return g(X = A[k]); }));
  }
}

TEMPLATE_TEST_CASE("batch: a Gaussian's gradients, by Cholesky", "", double, float) {
  using T = TestType;
  constexpr auto f = ratio<1, 2> * (logdet(S) + transpose(x - b) * inv(S) * (x - b));
  constexpr auto g = grad(f, S);
  constexpr int count = 2 * most_lanes<T> + 3;
  auto const C = definite<T, 3>(count);
  auto const u = columns<T, 3>(count), v = columns<T, 3>(count, 90);
  std::vector<T> values(count);
  std::vector<dense<T, 3, 3>> G(count);
  CHECK(batch(f, g).into(values, G, S = C, x = u, b = v));
  CHECK(all_alike(values, [&](auto k) { return f(S = C[k], x = u[k], b = v[k]); }));
  CHECK(all_alike(G, [&](auto k) { return g(S = C[k], x = u[k], b = v[k]); }));
}

TEST_CASE("batch: which plans run in lanes") {
  constexpr auto Z = matrix<"Z", 5>;
  constexpr auto f = ratio<1, 2> * (logdet(S) + transpose(x - b) * inv(S) * (x - b));
  constexpr auto in_lanes = []<class F>(F) { return plan_in_lanes<plan_of<F>()>::value; };
  STATIC_REQUIRE(in_lanes(grad(tr(inv(X)), X)));
  STATIC_REQUIRE(in_lanes(grad(f, S)));
  STATIC_REQUIRE(in_lanes(f));
  STATIC_REQUIRE(in_lanes(X * apply_entrywise<sinc_room>(x)));
  STATIC_REQUIRE(in_lanes(hadamard(relu(x), x)));
  STATIC_REQUIRE(!in_lanes(det(Z)));
}

TEST_CASE("batch: what does not run in lanes runs one at a time") {
  auto const A = invertible<double, 3>(10);
  auto const u = columns<double, 3>(10);
  std::vector<double> values(10);
  std::vector<dense<double, 3>> y(10);
  std::vector<dense<double, 3, 3>> Y(10);
  auto check = [&](auto f, auto& results) {
    CHECK(batch(f).into(results, X = A, x = u));
    CHECK(all_alike(results, [&](auto k) { return f(X = A[k], x = u[k]); }));
  };
  check(relu(X * x) + exp(x), y);
  check(softmax(X * x), y);
  check(norm1(sin(x)) * log_sum_exp(X * x), values);
  check(X * apply_entrywise<sinc_room>(x), y);
  check(expm(X) * X, Y);

  auto const large = invertible<double, 5>(10);  // by elimination with pivoting
  constexpr auto Z = matrix<"Z", 5>;
  std::vector<dense<double, 5, 5>> G(10);
  CHECK(batch(grad(logdet(Z), Z)).into(G, Z = large));
  CHECK(all_alike(G, [&](auto k) { return grad(logdet(Z), Z)(Z = large[k]); }));
}

TEST_CASE("batch: try_into says of each problem what try_evaluate says") {
  constexpr auto f = tr(inv(X)) / norm(x);
  constexpr auto g = grad(f, X);
  auto A = invertible<double, 3>(10);
  auto u = columns<double, 3>(10);
  A[2] = {1, 2, 3, 2, 4, 6, 1, 1, 1};
  A[5](0, 0) = std::numeric_limits<double>::infinity();
  u[7] = {0, 0, 0};
  std::vector<double> values(10);
  std::vector<dense<double, 3, 3>> G(10);
  std::vector<status> found(10);
  CHECK(batch(f).try_into(values, found, X = A, x = u));
  for (std::size_t k = 0; k < 10; ++k) {
    auto const alone = try_evaluate(f, X = A[k], x = u[k]);
    CHECK(found[k] == alone.status);
    CHECK(is_alike(values[k], alone.value));
  }
  CHECK(found[2] == status::singular);
  CHECK(found[5] == status::not_finite);
  CHECK(found[7] != status::ok);
  CHECK(batch(f, g).try_into(values, G, found, X = A, x = u));
  CHECK(all_alike(G, [&](auto k) { return try_evaluate(g, X = A[k], x = u[k]).value; }));
  CHECK(found[3] == status::ok);
}

TEST_CASE("batch: data of a positive definite symbol that are not") {
  constexpr auto f = dot(x, S * x);
  auto C = definite<double, 3>(9);
  C[4](1, 1) = -1;
  auto const u = columns<double, 3>(9);
  std::vector<double> values(9);
  std::array<status, 9> found{};
  CHECK(batch(f).try_into(values, found, S = C, x = u));
  for (std::size_t k = 0; k < 9; ++k) CHECK(found[k] == try_evaluate(f, S = C[k], x = u[k]).status);
  CHECK(found[4] == status::not_positive_definite);
}

TEST_CASE("batch: pieces in any order, on any thread") {
  auto const A = invertible<double, 3>(5000);
  std::vector<dense<double, 3, 3>> Y(5000);
  std::ptrdiff_t called = 0;
  auto backwards = [&](std::ptrdiff_t pieces, auto const& body) {
    for (auto k = pieces; k-- > 0;) body(k), ++called;
  };
  CHECK(batch(inv(X)).spread(backwards).into(Y, X = A));
  CHECK(called > 1);
  CHECK(all_alike(Y, [&](auto k) { return inv(X)(X = A[k]); }));
#ifdef _OPENMP
  std::vector<dense<double, 3, 3>> by_threads(5000);
  CHECK(batch(inv(X)).spread(by_openmp).into(by_threads, X = A));
  CHECK(by_threads == Y);
#endif
}

TEST_CASE("batch: counts that differ are refused, and nothing is written") {
  auto const A = invertible<double, 3>(5);
  auto const u = columns<double, 3>(4);
  std::vector<dense<double, 3>> y(5, dense<double, 3>{7, 7, 7});
  std::vector<status> few(3);
  CHECK(!batch(X * x).into(y, X = A, x = u));
  CHECK(!batch(X * x).try_into(y, few, X = A, x = y));
  CHECK(y[0] == dense<double, 3>{7, 7, 7});
}

TEST_CASE("batch: choices by number, lane by lane: the sign of zero, the largest entry of softmax") {
  std::vector<dense<double, 3>> u(9, dense<double, 3>{0, -2, 800});
  u[4] = {900, 0, 3};
  std::vector<dense<double, 3>> signs(9), parts(9);
  CHECK(batch(sign(x)).into(signs, x = u));
  CHECK(batch(softmax(x)).into(parts, x = u));
  for (std::size_t k = 0; k < u.size(); ++k) {
    CHECK(signs[k] == sign(x)(x = u[k]));
    CHECK(parts[k] == softmax(x)(x = u[k]));
  }
}
