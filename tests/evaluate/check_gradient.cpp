// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/io.hpp>

#include "../numbers.hpp"

#include <limits>
#include <sstream>

using namespace matgrad;

namespace {

constexpr auto X = matrix<"X", 3>;
constexpr auto A = matrix<"A", 3>;
constexpr auto B = matrix<"B", 3>;
constexpr auto P = positive_definite<"P", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto y = vector<"y", 3>;
constexpr auto t = scalar<"t">;

constexpr dense<double, 3, 3> a{2, 0, 1, 0, 3, 0.5, 1, 0.5, 4};
constexpr dense<double, 3, 3> b{2, 3, 1, 0, 3, 0.5, -1, 0.5, 4};
constexpr dense<double, 3> v{1, -2, 3};
constexpr dense<double, 3, 3> rank_two{1, 2, 3, 2, 4, 6, 1, 1, 1};

/// x², whose differential somebody got wrong by a factor.
template<int Factor>
struct badly_squared : entrywise<badly_squared<Factor>> {
  static constexpr char const* name = "badly_squared";
  static constexpr term derivative(term, arguments of) { return Factor * of[0]; }
  static constexpr call_notation notation{"square", "\\operatorname{square}", "square"};
  template<class T>
  static constexpr T at(T const& number, long long, long long) {
    return number * number;
  }
};
template<int Factor>
constexpr auto square(formula auto const& f) {
  return apply_entrywise<badly_squared<Factor>>(f);
}

/// XXᵀ, whose differential forgets a transpose.
struct bad_gram {
  static constexpr char const* name = "bad_gram";
  static constexpr shape size(shape M) { return {M.rows, M.rows}; }
  static constexpr term differential(term, term M, term dM) { return dM * transpose(M) + M * dM; }
  static constexpr call_notation notation{"gram", "\\operatorname{gram}", "gram"};
  template<class Out, class M>
  static constexpr void value(Out& out, M const& m) {
    for (int j = 0; j < 3; ++j)
      for (int i = 0; i < 3; ++i) out(i, j) = m(i, 0) * m(j, 0) + m(i, 1) * m(j, 1) + m(i, 2) * m(j, 2);
  }
};
constexpr auto gram(formula auto const& M) { return apply<bad_gram>(M); }

}  // namespace

TEST_CASE("check_gradient: right gradients are right") {
  CHECK(check_gradient(tr(inv(X)), X)(X = b).worst < 1e-7);
  CHECK(check_gradient(exp(t) * sin(t * t) + 3 * pow<4>(t), t)(t = 0.7));
  CHECK(check_gradient(dot(grad(log_sum_exp(x), x), y), x)(x = v, y = dense<double, 3>{1, 0, 2}));
  STATIC_REQUIRE(check_gradient(t * t * t, t)(t = 2.0));
}

TEST_CASE("check_gradient: a gradient that is zero, among rounding errors") {
  CHECK(check_gradient(1e6 * tr(A) + tr(X * inv(X)), X)(X = a, A = a));
  CHECK(check_gradient(squared_norm(x), x)(x = dense<double, 3>{}));
}

TEST_CASE("check_gradient: of a structured matrix the projected gradient, by ways that keep the structure") {
  constexpr auto Z = symmetric<"Z", 2>;
  constexpr auto D = diagonal<"D", 2>;
  constexpr auto U = upper_triangular<"U", 2>;
  constexpr auto W = skew_symmetric<"W", 2>;
  constexpr auto Q = orthogonal<"Q", 2>;
  constexpr auto E = projector<"E", 2>;
  constexpr auto F = matrix<"F", 2>;
  constexpr dense<double, 2, 2> f{2, 3, 1, -0.5};
  auto is_right = [&](auto Y, dense<double, 2, 2> const& data) {
    return bool(check_gradient(tr(F * Y * F * Y), Y)(Y = data, F = f));
  };
  CHECK(is_right(Z, {2, 3, 3, 1}));
  CHECK(is_right(D, {1, 0, 0, 2}));
  CHECK(is_right(U, {1, 0, 2, 2}));
  CHECK(is_right(W, {0, 1, -1, 0}));
  CHECK(is_right(Q, {0.6, 0.8, -0.8, 0.6}));
  CHECK(is_right(E, {0.36, 0.48, 0.48, 0.64}));
  CHECK(check_gradient(logdet(P) + x.T() * inv(P) * x, P)(P = a, x = v));
}

TEST_CASE("check_gradient: a wrong rule is caught, with the place and the two numbers") {
  CHECK(check_gradient(sum(square<2>(x)), x)(x = v));
  auto const found = check_gradient(sum(square<3>(x)), x)(x = v);
  CHECK(!found);
  CHECK(found.status == status::ok);
  CHECK((found.row == 2 && found.col == 0));
  CHECK(agree(found.derived, 9.0));
  CHECK(agree(found.measured, 6.0, 1e-8));
  CHECK(agree(found.size, 9.0));
  CHECK(agree(found.worst, 3.0 / 9, 1e-8));

  auto const of_gram = check_gradient(dot(gram(X), B), X)(X = a, B = b);
  CHECK((!of_gram && of_gram.status == status::ok));
}

TEST_CASE("check_gradient: a wrong rule is caught on a structure, too") {
  constexpr auto Q = orthogonal<"Q", 2>;
  constexpr auto z = vector<"z", 2>;
  constexpr dense<double, 2, 2> rotation{0.6, 0.8, -0.8, 0.6};
  CHECK(check_gradient(square<2>(Q * z)(0_c), Q)(Q = rotation, z = dense<double, 2>{1, 3}));
  CHECK(!check_gradient(square<3>(Q * z)(0_c), Q)(Q = rotation, z = dense<double, 2>{1, 3}));
}

TEST_CASE("check_gradient: float and long double") {
  CHECK(check_gradient(sum(log(x)), x)(x = dense<float, 3>{1, 2, 1e3F}));
  CHECK(!check_gradient(sum(square<3>(x)), x)(x = dense<float, 3>{1, 2, 3}));
  CHECK(check_gradient(logdet(X), X)(X = dense<long double, 3, 3>{1, 2, 3, 2, 5, 6, 1, 1, 1}).worst < 1e-9L);
  CHECK(!check_gradient(sum(square<3>(x)), x)(x = dense<long double, 3>{1, 2, 3}));
}

TEST_CASE("check_gradient: entries of any size, and near the border of a domain") {
  for (double by : {1e-100, 1e-3, 1e5, 1e100})
    CHECK(check_gradient(sum(log(x)), x)(x = dense<double, 3>{by, 2 * by, 3 * by}));
  CHECK(check_gradient(sum(log(x)), x)(x = dense<double, 3>{1e-5, 2, 3000}));
  for (double distance : {1e-2, 1e-5, 1e-7})
    CHECK(check_gradient(logdet(X), X)(X = dense<double, 3, 3>{1, 2, 3, 2, 4, 6 + distance, 1, 1, 1}));
}

TEST_CASE("check_gradient: where there is no gradient it says so") {
  double const none = std::numeric_limits<double>::quiet_NaN();
  auto status_of = [](auto const& found) {
    CHECK(!found);
    CHECK(std::isnan(found.worst));
    return found.status;
  };
  CHECK(status_of(check_gradient(logdet(X), X)(X = rank_two)) == status::singular);
  CHECK(status_of(check_gradient(norm(x), x)(x = dense<double, 3>{})) == status::not_differentiable);
  CHECK(status_of(check_gradient(sum(log(x)), x)(x = v)) == status::not_finite);
  CHECK(status_of(check_gradient(squared_norm(x), x)(x = dense<double, 3>{1, none, 2})) == status::not_finite);
  CHECK(status_of(check_gradient(logdet(P) + x.T() * inv(P) * x, P)(P = dense<double, 3, 3>{1, 2, 0, 2, 1, 0, 0, 0, 1},
                                                                    x = v))
        == status::not_positive_definite);
}

TEST_CASE("check_gradient: differences that do not settle") {
  auto const step = check_gradient(sum(sign(x)), x)(x = dense<double, 3>{0, 1, 2});
  CHECK(!step);
  CHECK(step.status == status::not_differentiable);
}

TEST_CASE("check_gradient: its report is one line") {
  auto text = [](auto const& found) {
    std::ostringstream out;
    out << found;
    return out.str();
  };
  CHECK(text(check_gradient(sum(square<3>(x)), x)(x = v))
        == "the gradient is wrong: at (2, 0) it is 9, by differences 6");
  CHECK(text(check_gradient(sum(x), x)(x = v)) == "the gradient is right, to 0: at (0, 0) it is 1, by differences 1");
  CHECK(text(check_gradient(logdet(X), X)(X = rank_two)) == "the gradient could not be checked: singular");
}
