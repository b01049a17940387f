// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto X = matrix<"X", 3, 3>;
constexpr auto U = matrix<"U", 3, 3>;
constexpr auto A = matrix<"A", 3, 3>;
constexpr auto S = symmetric<"S", 3>;
constexpr auto W = skew_symmetric<"W", 3>;
constexpr auto L = lower_triangular<"L", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto t = scalar<"t">;
constexpr auto I = identity<3>;

}  // namespace

TEST_CASE("sinm: shape") {
  STATIC_REQUIRE(rows(sinm(X)) == 3);
  STATIC_REQUIRE(cols(sinm(X)) == 3);
}

TEST_CASE("sinm: structure") {
  STATIC_REQUIRE(is_symmetric(sinm(S)));
  STATIC_REQUIRE(is_lower_triangular(sinm(L)));
  STATIC_REQUIRE(same_form(simplified(sinm(W).T()), -sinm(W)));
  STATIC_REQUIRE(sinm(W).T() == -sinm(W));
}

TEST_CASE("Cookbook (128): ∂tr sin(X)/∂X = cos(X)ᵀ") {
  STATIC_REQUIRE(grad(tr(sinm(X)), X) == cosm(X).T());
  STATIC_REQUIRE(differential(tr(sinm(X)), X, U) == tr(cosm(X) * U));
}

TEST_CASE("∂tr sin(det(X) A X)/∂X") {
  STATIC_REQUIRE(grad(tr(sinm(det(X) * A * X)), X)
                 == det(X) * A.T() * cosm(det(X) * X.T() * A.T())
                        + det(X) * inv(X).T() * tr(A * X * cosm(det(X) * A * X)));
}

TEST_CASE("sinm: differential") {
  STATIC_REQUIRE(differential(sinm(X), X, U) == sinm_frechet(X, U));
  STATIC_REQUIRE(partial(sinm(t * A), t) == A * cosm(t * A));
  STATIC_REQUIRE(partial(partial(sinm(t * A), t), t) == -A * sinm(t * A) * A);
}

TEST_CASE("sinm: identities") {
  STATIC_REQUIRE(same_form(simplified(sinm(zeros<3, 3>)), zeros<3, 3>));
  STATIC_REQUIRE(same_form(simplified(sinm(diag(x))), diag(sin(x))));
  STATIC_REQUIRE(same_form(simplified(sinm(-2_c * X)), -sinm(2_c * X)));
  STATIC_REQUIRE(same_form(simplified(sinm(X.T())), sinm(X).T()));
  STATIC_REQUIRE(sinm(-X) == -sinm(X));
  STATIC_REQUIRE(sinm(X) * sinm(X) + cosm(X) * cosm(X) == I);
  STATIC_REQUIRE(sinm(X) * X == X * sinm(X));
  STATIC_REQUIRE(!(sinm(X) == cosm(X)));
}

TEST_CASE("sinm: notation") {
  STATIC_REQUIRE(to_text(sinm(X)) == "sinm(X)");
  STATIC_REQUIRE(to_latex(sinm(X)) == "\\sin\\left(X\\right)");
  STATIC_REQUIRE(to_cpp(sinm(X)) == "sinm(X)");
}

TEST_CASE("sinm: value is the imaginary part of expm(iX)") {
  using complex = std::complex<double>;
  for (double size : {1e-6, 0.3, 1.0, 10.0}) {
    auto const a = times(random_matrix<double, 3, 3>(1), size);
    auto const i_times = made<complex, 3, 3>([&](int i, int j) { return complex(0, a(i, j)); });
    auto const e = expm(X)(X = i_times);
    REQUIRE(agree(sinm(X)(X = a), made<double, 3, 3>([&](int i, int j) { return e(i, j).imag(); }), 1e-12));
  }
  REQUIRE(agree(sinm(X)(X = dense<float, 3, 3>{2, 0, 0, 0, 3, 0, 0, 0, -50}),
                dense<float, 3, 3>{std::sin(2.f), 0, 0, 0, std::sin(3.f), 0, 0, 0, -std::sin(50.f)}, 1e-4));
  auto const one = sinm(X)(X = dense<long double, 3, 3>{1, 0, 0, 1, 1, 0, 0, 0, 1});  // a Jordan block
  REQUIRE(is_close(one(0, 0), std::sin(1.0L), 1e-18L));
  REQUIRE(is_close(one(0, 1), std::cos(1.0L), 1e-18L));
}

TEST_CASE("sinm: constexpr value") {
  STATIC_REQUIRE(sinm(X)(X = dense<double, 3, 3>{}) == dense<double, 3, 3>{});
  constexpr double sine = sinm(X)(X = dense<double, 3, 3>{1, 0, 0, 5, 2, 0, 6, 7, 3})(0, 0);
  STATIC_REQUIRE((sine > 0.84147098480785 && sine < 0.84147098480794));
}

TEST_CASE("cosm: shape") {
  STATIC_REQUIRE(rows(cosm(X)) == 3);
  STATIC_REQUIRE(cols(cosm(X)) == 3);
}

TEST_CASE("cosm: structure") {
  STATIC_REQUIRE(is_symmetric(cosm(S)));
  STATIC_REQUIRE(is_lower_triangular(cosm(L)));
  STATIC_REQUIRE(is_symmetric(cosm(W)));
  STATIC_REQUIRE(cosm(W).T() == cosm(W));
}

TEST_CASE("∂tr cos(X)/∂X = −sin(X)ᵀ") {
  STATIC_REQUIRE(grad(tr(cosm(X)), X) == -sinm(X).T());
  STATIC_REQUIRE(differential(tr(cosm(X)), X, U) == -tr(sinm(X) * U));
}

TEST_CASE("cosm: differential") {
  STATIC_REQUIRE(differential(cosm(X), X, U) == cosm_frechet(X, U));
  STATIC_REQUIRE(partial(cosm(t * A), t) == -A * sinm(t * A));
  STATIC_REQUIRE(differential(cosm(X) * cosm(X) + sinm(X) * sinm(X), X, U) == zeros<3, 3>);
}

TEST_CASE("cosm: identities") {
  STATIC_REQUIRE(same_form(simplified(cosm(zeros<3, 3>)), I));
  STATIC_REQUIRE(same_form(simplified(cosm(diag(x))), diag(cos(x))));
  STATIC_REQUIRE(same_form(simplified(cosm(-2_c * X)), cosm(2_c * X)));
  STATIC_REQUIRE(same_form(simplified(cosm(X.T())), cosm(X).T()));
  STATIC_REQUIRE(cosm(-X) == cosm(X));
}

TEST_CASE("cosm: notation") {
  STATIC_REQUIRE(to_text(cosm(X)) == "cosm(X)");
  STATIC_REQUIRE(to_latex(cosm(X)) == "\\cos\\left(X\\right)");
  STATIC_REQUIRE(to_cpp(cosm(X)) == "cosm(X)");
}

TEST_CASE("cosm: value is the real part of expm(iX)") {
  using complex = std::complex<double>;
  for (double size : {1e-6, 0.3, 1.0, 10.0}) {
    auto const a = times(random_matrix<double, 3, 3>(1), size);
    auto const i_times = made<complex, 3, 3>([&](int i, int j) { return complex(0, a(i, j)); });
    auto const e = expm(X)(X = i_times);
    REQUIRE(agree(cosm(X)(X = a), made<double, 3, 3>([&](int i, int j) { return e(i, j).real(); }), 1e-12));
  }
  auto const one = cosm(X)(X = dense<long double, 3, 3>{1, 0, 0, 1, 1, 0, 0, 0, 1});  // a Jordan block
  REQUIRE(is_close(one(0, 0), std::cos(1.0L), 1e-18L));
  REQUIRE(is_close(one(0, 1), -std::sin(1.0L), 1e-18L));
}

TEST_CASE("cosm: constexpr value") {
  STATIC_REQUIRE(cosm(X)(X = dense<double, 3, 3>{}) == dense<double, 3, 3>{1, 0, 0, 0, 1, 0, 0, 0, 1});
}
