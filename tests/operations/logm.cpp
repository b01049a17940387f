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
constexpr auto P = positive_definite<"P", 3>;
constexpr auto Q = orthogonal<"Q", 3>;
constexpr auto L = lower_triangular<"L", 3>;
constexpr auto Y = matrix<"Y", 2, 2>;
constexpr auto x = vector<"x", 3>;
constexpr auto t = scalar<"t">;
constexpr auto I = identity<3>;

bool is_nan(dense<double, 2, 2> const& a) {
  for (double entry : a.values)
    if (!std::isnan(entry)) return false;
  return true;
}

}  // namespace

TEST_CASE("logm: shape") {
  STATIC_REQUIRE(rows(logm(X)) == 3);
  STATIC_REQUIRE(cols(logm(X)) == 3);
}

TEST_CASE("logm: structure") {
  STATIC_REQUIRE(is_symmetric(logm(P)));
  STATIC_REQUIRE(!is_positive_definite(logm(P)));
  STATIC_REQUIRE(is_lower_triangular(logm(L)));
  STATIC_REQUIRE(logm(Q).T() == -logm(Q));
  STATIC_REQUIRE(logm(L) == lower_part(logm(L)));
}

TEST_CASE("∂tr(X log X)/∂X = (I + log X)ᵀ") {
  STATIC_REQUIRE(grad(tr(X * logm(X)), X) == transpose(I + logm(X)));
  STATIC_REQUIRE(grad(tr(P * logm(P)), P) == I + logm(P));
}

TEST_CASE("logm: differential") {
  STATIC_REQUIRE(differential(logm(X), X, U) == logm_frechet(X, U));
  STATIC_REQUIRE(differential(tr(logm(X)), X, U) == tr(inv(X) * U));
  STATIC_REQUIRE(grad(tr(logm(X)), X) == inv(X).T());
  STATIC_REQUIRE(grad(tr(A * logm(X)), X) == transpose(logm_frechet(X, A)));
  STATIC_REQUIRE(partial(logm(t * A), t) == I / t);
}

TEST_CASE("logm: identities") {
  STATIC_REQUIRE(same_form(simplified(logm(I)), zeros<3, 3>));
  STATIC_REQUIRE(same_form(simplified(logm(diag(x))), diag(log(x))));
  STATIC_REQUIRE(same_form(simplified(logm(inv(X))), -logm(X)));
  STATIC_REQUIRE(same_form(simplified(logm(X.T())), logm(X).T()));
  STATIC_REQUIRE(same_form(simplified(logm(expm(S))), S));
  STATIC_REQUIRE(same_form(simplified(tr(logm(X))), logdet(X)));
  STATIC_REQUIRE(same_form(simplified(logm(matrix<"a", 1, 1>)), log(matrix<"a", 1, 1>)));
  // log e^X is X only where the eigenvalues of X have imaginary parts between −π and π
  STATIC_REQUIRE(same_form(simplified(logm(expm(X))), logm(expm(X))));
  STATIC_REQUIRE(!(logm(expm(X)) == X));
}

TEST_CASE("logm: equality") {
  STATIC_REQUIRE(logm(inv(X)) == -logm(X));
  STATIC_REQUIRE(tr(logm(X)) == logdet(X));
  STATIC_REQUIRE(logm(X) * X == X * logm(X));
  STATIC_REQUIRE(logm(inv(A) * X * A) == inv(A) * logm(X) * A);
  STATIC_REQUIRE(expm(logm(X)) == X);
  STATIC_REQUIRE(!(logm(X * A) == logm(X) + logm(A)));
}

TEST_CASE("logm: notation") {
  STATIC_REQUIRE(to_text(logm(X)) == "logm(X)");
  STATIC_REQUIRE(to_latex(logm(X)) == "\\log\\left(X\\right)");
  STATIC_REQUIRE(to_cpp(logm(X)) == "logm(X)");
}

TEST_CASE("logm: value is the inverse of expm") {
  for (double size : {0.01, 0.1, 1.0, 2.5}) {
    auto const a = times(random_matrix<double, 3, 3>(1), size);
    REQUIRE(agree(logm(expm(X))(X = a), a, 1e-13));
    auto const b = times(random_matrix<float, 3, 3>(2), static_cast<float>(size));
    REQUIRE(agree(logm(expm(X))(X = b), b, 1e-4));
    auto const c = times(random_matrix<long double, 3, 3>(3), static_cast<long double>(size));
    REQUIRE(agree(logm(expm(X))(X = c), c, 1e-16));
  }
  auto const p = random_positive_definite<double, 3>(4);
  REQUIRE(agree(expm(logm(P))(P = p), p, 1e-13));
}

TEST_CASE("logm: value of a triangular, a rotation's, a badly scaled and a complex matrix") {
  REQUIRE(agree(logm(Y)(Y = dense<double, 2, 2>{1, 0, 1, 1}), dense<double, 2, 2>{0, 0, 1, 0}, 1e-15));
  REQUIRE(agree(logm(Y)(Y = dense<double, 2, 2>{0, 1, -1, 0}), dense<double, 2, 2>{0, M_PI_2, -M_PI_2, 0}, 1e-14));
  auto const scaled_badly = logm(Y)(Y = dense<double, 2, 2>{1e150, 0, 0, 1e-120});
  REQUIRE(is_close(scaled_badly(0, 0), 150 * std::log(10.0L), 1e-13L));
  REQUIRE(is_close(scaled_badly(1, 1), -120 * std::log(10.0L), 1e-13L));
  using complex = std::complex<double>;
  dense<complex, 2, 2> const z{complex(0, 1), complex(0), complex(0), complex(-2, 0.5)};
  REQUIRE(agree(logm(Y)(Y = z),
                dense<complex, 2, 2>{complex(0, M_PI_2), complex(0), complex(0), std::log(complex(-2, 0.5))}, 1e-14));
}

TEST_CASE("logm: with an eigenvalue on the closed negative real axis there is none") {
  REQUIRE(is_nan(logm(Y)(Y = dense<double, 2, 2>{-1, 0, 0, 2})));
  REQUIRE(is_nan(logm(Y)(Y = dense<double, 2, 2>{-1, 0, 0, -1})));
  REQUIRE(is_nan(logm(Y)(Y = dense<double, 2, 2>{1, 2, 2, 1})));  // 3 and −1
  REQUIRE(is_nan(logm(Y)(Y = dense<double, 2, 2>{1, 2, 2, 4})));  // singular
  REQUIRE(is_nan(logm(Y)(Y = dense<double, 2, 2>{})));
  REQUIRE(is_nan(logm(Y)(Y = dense<double, 2, 2>{HUGE_VAL, 1, 1, 1})));
}

TEST_CASE("logm: constexpr value") {
  constexpr double logarithm = logm(Y)(Y = dense<double, 2, 2>{4, 0, 1, 1})(0, 0);
  STATIC_REQUIRE((logarithm > 1.38629436111988 && logarithm < 1.38629436111990));
}
