// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

#include <limits>

using namespace matgrad;

namespace {

constexpr auto X = matrix<"X", 3>;
constexpr auto Y = matrix<"Y", 4>;
constexpr auto S = symmetric<"S", 3>;
constexpr auto P = positive_definite<"P", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto t = scalar<"t">;

template<int n>
constexpr auto square = matrix<"A", n>;

constexpr dense<double, 3, 3> a0{2, 0, 1, 0, 3, 0, 1, 0, 4};
constexpr dense<double, 3, 3> rank_two{1, 2, 3, 2, 4, 6, 1, 1, 1};
constexpr dense<double, 3> x0{1, -2, 4};
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

template<class T, int n>
dense<T, n, n> scaled(dense<T, n, n> const& a, T by) {
  return made<T, n, n>([&](int i, int j) { return by * a(i, j); });
}

/// B diag(1, ..., 1, last) C for random B and C: of rank n − 1, but for rounding, if last is zero.
template<class T, int n>
dense<T, n, n> almost_singular(unsigned seed, T last) {
  auto const b = random_invertible<T, n>(seed), c = random_invertible<T, n>(seed + 1);
  return made<T, n, n>([&](int i, int j) {
    T sum = 0;
    for (int k = 0; k < n; ++k) sum += b(i, k) * c(k, j) * (k == n - 1 ? last : T(1));
    return sum;
  });
}

/// The statuses of X⁻¹, log|det X| and the gradient of the latter, if they are one.
template<class T, int n>
status of_inverse(dense<T, n, n> const& a) {
  constexpr auto A = square<n>;
  auto const of = try_evaluate(inv(A), A = a).status;
  CHECK(try_evaluate(grad(tr(inv(A)), A), A = a).status == of);
  if constexpr (n > 1) {
    CHECK(try_evaluate(logdet(A), A = a).status == of);
    CHECK(try_evaluate(grad(logdet(A), A), A = a).status == of);
  }
  return of;
}

template<class T, int n>
void is_judged_whatever_its_scale(T much, T condition) {
  for (unsigned seed = 1; seed <= 20; ++seed)
    for (T by : {T(1), much, T(1) / much}) {
      CHECK(of_inverse(scaled(random_invertible<T, n>(seed), by)) == status::ok);
      if constexpr (n > 1) {
        CHECK(of_inverse(scaled(almost_singular<T, n>(seed, T(1) / condition), by)) == status::ok);
        CHECK(of_inverse(scaled(almost_singular<T, n>(seed, T(0)), by)) == status::singular);
      }
      CHECK(of_inverse(dense<T, n, n>{}) == status::singular);
    }
}

}  // namespace

TEST_CASE("try_evaluate: a good value is that of f(X = A), and the result is true") {
  constexpr auto g = grad(tr(inv(X)), X);
  constexpr auto result = try_evaluate(g, X = a0);
  STATIC_REQUIRE(result);
  STATIC_REQUIRE(result.status == status::ok);
  STATIC_REQUIRE(result.value == g(X = a0));
  STATIC_REQUIRE(std::is_same_v<decltype(result.value), dense<double, 3, 3>>);
  STATIC_REQUIRE(try_evaluate(2 * t, t = 3.0).value == 6);
  STATIC_REQUIRE(try_evaluate(identity<2>).value == dense<double, 2, 2>{1, 0, 0, 1});
}

TEST_CASE("try_evaluate: a bad value is NaN, and the result is false") {
  auto const result = try_evaluate(inv(X), X = rank_two);
  CHECK(!result);
  for (double entry : result.value.values) CHECK(std::isnan(entry));
}

TEST_CASE("try_evaluate: singular") {
  STATIC_REQUIRE(try_evaluate(inv(X), X = rank_two).status == status::singular);
  STATIC_REQUIRE(try_evaluate(inv(X) * x, X = rank_two, x = x0).status == status::singular);
  STATIC_REQUIRE(try_evaluate(pow<-2>(X), X = rank_two).status == status::singular);
  STATIC_REQUIRE(try_evaluate(logdet(X), X = rank_two).status == status::singular);
  STATIC_REQUIRE(try_evaluate(inv(X - X.T()), X = a0).status == status::singular);
  STATIC_REQUIRE(try_evaluate(inv(Y), Y = dense<double, 4, 4>{}).status == status::singular);
  STATIC_REQUIRE(try_evaluate(x / t, x = x0, t = 0).status == status::singular);
}

TEST_CASE("try_evaluate: det and adj are right where X is singular") {
  STATIC_REQUIRE(try_evaluate(det(X), X = rank_two).status == status::ok);
  STATIC_REQUIRE(try_evaluate(grad(det(X), X), X = rank_two).status == status::ok);
  STATIC_REQUIRE(try_evaluate(det(Y), Y = dense<double, 4, 4>{}).value == 0);
}

TEST_CASE("try_evaluate: not positive definite") {
  STATIC_REQUIRE(try_evaluate(chol(S), S = dense<double, 3, 3>{1, 2, 0, 2, 1, 0, 0, 0, 1}).status
                 == status::not_positive_definite);
  STATIC_REQUIRE(try_evaluate(chol(S), S = dense<double, 3, 3>{1, 1, 0, 1, 1, 0, 0, 0, 1}).status
                 == status::not_positive_definite);
  STATIC_REQUIRE(try_evaluate(chol(S), S = a0).status == status::ok);
  for (double by : {1e-100, 1.0, 1e100}) CHECK(try_evaluate(chol(S), S = scaled(a0, by)).status == status::ok);
}

TEST_CASE("try_evaluate: the data of a positive definite symbol are") {
  STATIC_REQUIRE(try_evaluate(inv(P), P = a0).status == status::ok);
  STATIC_REQUIRE(try_evaluate(tr(P), P = dense<double, 3, 3>{1, 2, 0, 2, 1, 0, 0, 0, 1}).status
                 == status::not_positive_definite);
}

TEST_CASE("try_evaluate: not differentiable, where a derivative divides by a norm that is zero") {
  STATIC_REQUIRE(try_evaluate(norm(x), x = dense<double, 3>{}).status == status::ok);
  STATIC_REQUIRE(try_evaluate(grad(norm(x), x), x = dense<double, 3>{}).status == status::not_differentiable);
  STATIC_REQUIRE(try_evaluate(grad(norm(X), X), X = dense<double, 3, 3>{}).status == status::not_differentiable);
  STATIC_REQUIRE(try_evaluate(grad(norm(X * x), x), X = a0, x = dense<double, 3>{}).status
                 == status::not_differentiable);
  STATIC_REQUIRE(try_evaluate(hessian(norm(x), x), x = dense<double, 3>{}).status == status::not_differentiable);
  STATIC_REQUIRE(try_evaluate(grad(norm(x), x), x = x0).status == status::ok);
}

TEST_CASE("try_evaluate: not finite") {
  STATIC_REQUIRE(try_evaluate(log(x), x = x0).status == status::not_finite);
  STATIC_REQUIRE(try_evaluate(sqrt(x), x = x0).status == status::not_finite);
  STATIC_REQUIRE(try_evaluate(asin(t), t = 2).status == status::not_finite);
  CHECK(try_evaluate(exp(t), t = 1000).status == status::not_finite);
  CHECK(try_evaluate(x.T() * x, x = dense<double, 3>{1e200, 0, 0}).status == status::not_finite);
}

TEST_CASE("try_evaluate: data that are infinite or NaN are not finite, whatever is done with them") {
  STATIC_REQUIRE(try_evaluate(x, x = dense<double, 3>{1, not_a_number, 2}).status == status::not_finite);
  STATIC_REQUIRE(try_evaluate(exp(-t), t = infinity).status == status::not_finite);
  STATIC_REQUIRE(try_evaluate(relu(t), t = -infinity).status == status::not_finite);
  STATIC_REQUIRE(try_evaluate(infinity * t, t = 0).status == status::not_finite);
  for (double bad : {not_a_number, infinity, -infinity}) {
    auto a = a0;
    a(1, 2) = bad;
    CHECK(try_evaluate(inv(X), X = a).status == status::not_finite);
    CHECK(try_evaluate(tr(X), X = a).status == status::not_finite);
    auto b = random_invertible<double, 4>();
    b(3, 3) = bad;
    CHECK(try_evaluate(inv(Y), Y = b).status == status::not_finite);
  }
}

TEST_CASE("try_evaluate: the first that was met is told") {
  CHECK(try_evaluate(inv(X) * x + exp(1000 * x), X = rank_two, x = x0).status != status::ok);
  STATIC_REQUIRE(try_evaluate(log(det(X)) + sum(x), X = rank_two, x = dense<double, 3>{1, 2, 3}).status
                 == status::singular);
}

TEST_CASE("try_evaluate: a matrix is as invertible as before when it is scaled by 1e±100") {
  is_judged_whatever_its_scale<double, 1>(1e100, 1e10);
  is_judged_whatever_its_scale<double, 2>(1e100, 1e10);
  is_judged_whatever_its_scale<double, 3>(1e100, 1e10);
}
TEST_CASE("try_evaluate: a matrix is as invertible as before when it is scaled by 1e±100, n = 4, 5, 6") {
  is_judged_whatever_its_scale<double, 4>(1e100, 1e10);
  is_judged_whatever_its_scale<double, 5>(1e100, 1e10);
  is_judged_whatever_its_scale<double, 6>(1e100, 1e10);
}
TEST_CASE("try_evaluate: in float, scaled by 1e±15, and in long double, scaled by 1e±1000") {
  is_judged_whatever_its_scale<float, 2>(1e15F, 1e3F);
  is_judged_whatever_its_scale<float, 3>(1e15F, 1e3F);
  is_judged_whatever_its_scale<float, 5>(1e15F, 1e3F);
  is_judged_whatever_its_scale<long double, 3>(1e1000L, 1e12L);
  is_judged_whatever_its_scale<long double, 4>(1e1000L, 1e12L);
}

TEST_CASE("try_evaluate: X⁻¹ in float, scaled by 1e±30") {
  for (float by : {1e-30F, 1e30F}) {
    CHECK(try_evaluate(inv(X), X = scaled(random_invertible<float, 3>(), by)).status == status::ok);
    CHECK(try_evaluate(inv(Y), Y = scaled(random_invertible<float, 4>(), by)).status == status::ok);
    CHECK(try_evaluate(inv(X), X = scaled(almost_singular<float, 3>(1, 0), by)).status == status::singular);
    CHECK(try_evaluate(inv(Y), Y = scaled(almost_singular<float, 4>(1, 0), by)).status == status::singular);
  }
}

TEST_CASE("try_evaluate: scaling rows and columns changes nothing") {
  STATIC_REQUIRE(try_evaluate(inv(X), X = dense<double, 3, 3>{1e-150, 0, 0, 0, 1, 0, 0, 0, 1e150}).status
                 == status::ok);
  for (unsigned seed = 1; seed <= 20; ++seed) {
    double const rows[] = {1e-40, 1, 1e30, 1e-3}, cols[] = {1e20, 1e-50, 1, 1e10};
    auto graded = [&]<int n>(dense<double, n, n> const& a) {
      return made<double, n, n>([&](int i, int j) { return rows[i] * a(i, j) * cols[j]; });
    };
    CHECK(try_evaluate(inv(X), X = graded(random_invertible<double, 3>(seed))).status == status::ok);
    CHECK(try_evaluate(inv(Y), Y = graded(random_invertible<double, 4>(seed))).status == status::ok);
    CHECK(try_evaluate(inv(X), X = graded(almost_singular<double, 3>(seed, 0))).status == status::singular);
    CHECK(try_evaluate(inv(Y), Y = graded(almost_singular<double, 4>(seed, 0))).status == status::singular);
  }
}

TEST_CASE("try_evaluate: complex numbers") {
  using complex = std::complex<double>;
  constexpr auto Z = matrix<"Z", 2>;
  complex const i(0, 1);
  CHECK(try_evaluate(inv(Z), Z = dense<complex, 2, 2>{1.0 + i, 0, 0, 1.0 - i}));
  auto const singular = try_evaluate(inv(Z), Z = dense<complex, 2, 2>{1, i, i, -1});
  CHECK(singular.status == status::singular);
  CHECK(std::isnan(singular.value(0, 0).real()));
  CHECK(try_evaluate(Z, Z = dense<complex, 2, 2>{complex(0, not_a_number), 0, 0, 0}).status == status::not_finite);
  CHECK(try_evaluate(inv(Y), Y = dense<complex, 4, 4>{}).status == status::singular);
}

TEST_CASE("try_evaluate: a formula of many steps") {
  auto f = [](auto y) { return exp(sin(y) * cos(y)) + y * log(y) / sqrt(1_c + y * y); };
  auto const g = f(f(f(t))) + f(f(t + 1_c)) * f(f(2_c * t));
  CHECK(agree(try_evaluate(g, t = 0.5).value, g(t = 0.5)));
  CHECK(try_evaluate(g, t = -0.5).status == status::not_finite);
}
