// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto X = matrix<"X", 3, 3>;
constexpr auto U = matrix<"U", 3, 3>;
constexpr auto V = matrix<"V", 3, 3>;
constexpr auto A = matrix<"A", 3, 3>;
constexpr auto S = symmetric<"S", 3>;
constexpr auto H = symmetric<"H", 3>;
constexpr auto L = lower_triangular<"L", 3>;
constexpr auto M = lower_triangular<"M", 3>;
constexpr auto Y = matrix<"Y", 2, 2>;
constexpr auto E = matrix<"E", 2, 2>;
constexpr auto t = scalar<"t">;
constexpr auto I = identity<3>;

auto const U0 = random_matrix<long double, 3, 3>(2);
auto const V0 = random_matrix<long double, 3, 3>(3);

/// f′ along U0 and f″ along U0 and V0 at X0, against quotients of differences.
void derivatives_are_limits(auto f, auto f_frechet, dense<long double, 3, 3> const& X0) {
  constexpr long double h = 1e-6L;
  auto const first = f_frechet(X, U);
  auto const second = f_frechet(X, U, V);
  auto value = [&](auto const& F, auto const& at) { return F(X = at, U = U0, V = V0); };
  auto quotient = [&](auto const& F, auto const& along) {
    return times(moved(value(F, moved(X0, h, along)), -1.0L, value(F, moved(X0, -h, along))), 1 / (2 * h));
  };
  CHECK(agree(value(first, X0), quotient(f(X), U0), 1e-9));
  CHECK(agree(value(second, X0), quotient(first, V0), 1e-9));
  CHECK(agree(value(second, X0), value(f_frechet(X, V, U), X0), 1e-15));
}

}  // namespace

TEST_CASE("Fréchet derivative: shape") {
  STATIC_REQUIRE(rows(expm_frechet(X, U)) == 3);
  STATIC_REQUIRE(cols(expm_frechet(X, U, V)) == 3);
}

TEST_CASE("Fréchet derivative: structure") {
  STATIC_REQUIRE(is_symmetric(expm_frechet(S, H)));
  STATIC_REQUIRE(!is_symmetric(expm_frechet(S, U)));
  STATIC_REQUIRE(is_lower_triangular(logm_frechet(L, M)));
  STATIC_REQUIRE(expm_frechet(S, H).T() == expm_frechet(S, H));
}

TEST_CASE("tr Df(X)[U] = tr(f′(X) U)") {
  STATIC_REQUIRE(tr(expm_frechet(X, U)) == tr(expm(X) * U));
  STATIC_REQUIRE(tr(logm_frechet(X, U)) == tr(inv(X) * U));
  STATIC_REQUIRE(tr(sinm_frechet(X, U)) == tr(cosm(X) * U));
  STATIC_REQUIRE(tr(cosm_frechet(X, U)) == -tr(sinm(X) * U));
  STATIC_REQUIRE(same_form(simplified(tr(logm_frechet(X, U))), simplified(tr(inv(X) * U))));
}

TEST_CASE("Fréchet derivative: adjoint") {
  STATIC_REQUIRE(dot(V, expm_frechet(X, U)) == dot(expm_frechet(X.T(), V), U));
  STATIC_REQUIRE(dot(V, logm_frechet(X, U)) == dot(logm_frechet(X.T(), V), U));
  STATIC_REQUIRE(dot(V, sinm_frechet(X, U)) == dot(sinm_frechet(X.T(), V), U));
  STATIC_REQUIRE(dot(V, cosm_frechet(X, U)) == dot(cosm_frechet(X.T(), V), U));
  STATIC_REQUIRE(dot(A, expm_frechet(X, U, V)) == dot(expm_frechet(X.T(), A, V.T()), U));
  STATIC_REQUIRE(grad(dot(A, expm_frechet(X, U)), U) == expm_frechet(X.T(), A));
}

TEST_CASE("Df(X)[XU − UX] = f(X) U − U f(X)") {
  STATIC_REQUIRE(expm_frechet(X, X * U - U * X) == expm(X) * U - U * expm(X));
  STATIC_REQUIRE(logm_frechet(X, X * U - U * X) == logm(X) * U - U * logm(X));
  STATIC_REQUIRE(sinm_frechet(X, X * U - U * X) == sinm(X) * U - U * sinm(X));
}

TEST_CASE("Fréchet derivative: differential") {
  STATIC_REQUIRE(differential(expm_frechet(X, U), U, V) == expm_frechet(X, V));
  STATIC_REQUIRE(differential(expm_frechet(X, U), X, V) == expm_frechet(X, U, V));
  STATIC_REQUIRE(differential(differential(expm(X), X, U), X, V) == differential(differential(expm(X), X, V), X, U));
  STATIC_REQUIRE(differential(expm_frechet(X, U, V), U, A) == expm_frechet(X, V, A));
  STATIC_REQUIRE(hvp(tr(A * expm(X)), X, V) == transpose(expm_frechet(X, V, A)));
  STATIC_REQUIRE(is_linear(logm_frechet(X, U), U));
  STATIC_REQUIRE(!is_linear(logm_frechet(X, U), X));
}

TEST_CASE("Fréchet derivative: identities") {
  STATIC_REQUIRE(same_form(simplified(expm_frechet(X, X)), simplified(expm(X) * X)));
  STATIC_REQUIRE(same_form(simplified(expm_frechet(X, I)), expm(X)));
  STATIC_REQUIRE(same_form(simplified(expm_frechet(zeros<3, 3>, U)), U));
  STATIC_REQUIRE(same_form(simplified(sinm_frechet(X, inv(X))), simplified(cosm(X) * inv(X))));
  STATIC_REQUIRE(same_form(simplified(logm_frechet(X, X)), I));
  STATIC_REQUIRE(same_form(simplified(logm_frechet(X, X, X)), -I));
  STATIC_REQUIRE(same_form(simplified(expm_frechet(X, 2_c * U)), 2_c * expm_frechet(X, U)));
  STATIC_REQUIRE(same_form(simplified(expm_frechet(X, V, U)), expm_frechet(X, U, V)));
  STATIC_REQUIRE(same_form(simplified(expm_frechet(X.T(), U)), transpose(expm_frechet(X, transpose(U)))));
  STATIC_REQUIRE(expm_frechet(X, t * U + V) == t * expm_frechet(X, U) + expm_frechet(X, V));
  STATIC_REQUIRE(expm_frechet(X, X) == X * expm(X));
  STATIC_REQUIRE(!(expm_frechet(X, U) == expm(X) * U));
  STATIC_REQUIRE(!(expm_frechet(X, U) == expm_frechet(X, U.T())));
}

TEST_CASE("f([X, U; 0, X]) = [f(X), Df(X)[U]; 0, f(X)]") {
  constexpr auto O = zeros<3, 3>;
  constexpr auto upper = vcat(hcat(X, U), hcat(O, X));
  constexpr auto lower = vcat(hcat(X, O), hcat(U, X));
  STATIC_REQUIRE(expm(upper) == vcat(hcat(expm(X), expm_frechet(X, U)), hcat(O, expm(X))));
  STATIC_REQUIRE(expm(lower) == vcat(hcat(expm(X), O), hcat(expm_frechet(X, U), expm(X))));
  STATIC_REQUIRE(block<0, 3, 3, 3>(logm(upper)) == logm_frechet(X, U));
  STATIC_REQUIRE(block<0, 3, 3, 3>(sinm(upper)) == sinm_frechet(X, U));
  STATIC_REQUIRE(block<0, 3, 3, 3>(expm(t * upper)) == t * expm_frechet(t * X, U));
  STATIC_REQUIRE(!(block<0, 3, 3, 3>(expm(vcat(hcat(X, U), hcat(O, A)))) == expm_frechet(X, U)));
}

TEST_CASE("Fréchet derivative: notation") {
  STATIC_REQUIRE(to_text(expm_frechet(X, U)) == "Dexpm(X)[U]");
  STATIC_REQUIRE(to_text(logm_frechet(X, U, V)) == "D²logm(X)[U, V]");
  STATIC_REQUIRE(to_latex(sinm_frechet(X, U, V)) == "\\mathrm{D}^{2}\\sin\\left(X\\right)\\left[U, V\\right]");
  STATIC_REQUIRE(to_cpp(cosm_frechet(X, U)) == "cosm_frechet(X, U)");
}

TEST_CASE("Fréchet derivative: value is a limit") {
  auto const near = random_matrix<long double, 3, 3>(1);
  auto const positive = random_invertible<long double, 3>(1);
  derivatives_are_limits([](auto const& F) { return expm(F); }, [](auto const&... F) { return expm_frechet(F...); },
                         near);
  derivatives_are_limits([](auto const& F) { return logm(F); }, [](auto const&... F) { return logm_frechet(F...); },
                         positive);
  derivatives_are_limits([](auto const& F) { return sinm(F); }, [](auto const&... F) { return sinm_frechet(F...); },
                         times(near, 3.0L));
  derivatives_are_limits([](auto const& F) { return cosm(F); }, [](auto const&... F) { return cosm_frechet(F...); },
                         times(near, 3.0L));
}

TEST_CASE("Van Loan (1978): Dexpm(X)[U] is the corner of expm([X U; 0 X]), and ∫₀¹ expm(sX) U expm((1 − s)X) ds") {
  auto const X0 = random_matrix<double, 2, 2>(1), E0 = random_matrix<double, 2, 2>(2);
  auto const derivative = expm_frechet(Y, E)(Y = X0, E = E0);
  auto const blocks = made<double, 4, 4>([&](int i, int j) {
    return i / 2 == j / 2 ? X0(i % 2, j % 2) : i < j ? E0(i % 2, j % 2) : 0;
  });
  constexpr auto Z = matrix<"Z", 4, 4>;
  auto const e = expm(Z)(Z = blocks);
  CHECK(agree(derivative, made<double, 2, 2>([&](int i, int j) { return e(i, j + 2); }), 1e-14));
  // Simpson's rule
  dense<double, 2, 2> integral{};
  constexpr int steps = 200;
  for (int k = 0; k <= steps; ++k) {
    double const s = double(k) / steps, weight = (k == 0 || k == steps ? 1 : k % 2 == 1 ? 4 : 2) / (3.0 * steps);
    integral = moved(integral, weight, (expm(s * Y) * E * expm((1 - s) * Y))(Y = X0, E = E0));
  }
  CHECK(agree(derivative, integral, 1e-9));
}

TEST_CASE("Fréchet derivative: value in float, and of complex matrices") {
  auto const X0 = random_invertible<float, 3>(1);
  auto const single = logm_frechet(X, U)(X = X0, U = random_matrix<float, 3, 3>(2));
  auto const exactly =
      logm_frechet(X, U)(X = made<double, 3, 3>(X0), U = made<double, 3, 3>(random_matrix<float, 3, 3>(2)));
  CHECK(agree(single, exactly, 1e-5));
  using complex = std::complex<double>;
  auto const diagonal = made<complex, 2, 2>([](int i, int j) { return i == j ? complex(0, i + 1) : complex(0); });
  dense<complex, 2, 2> const e{complex(0), complex(1), complex(1), complex(0)};
  auto const d = expm_frechet(Y, E)(Y = diagonal, E = e);  // a difference quotient of exp
  CHECK(std::abs(d(0, 1) - (std::exp(complex(0, 2)) - std::exp(complex(0, 1))) / complex(0, 1)) < 1e-15);
}

TEST_CASE("Fréchet derivative: constexpr value") {
  constexpr dense<double, 2, 2> e{1, 2, 3, 4};
  STATIC_REQUIRE(expm_frechet(Y, E)(Y = dense<double, 2, 2>{}, E = e) == e);
}
