// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto X = matrix<"X", 3, 3>;
constexpr auto U = matrix<"U", 3, 3>;
constexpr auto A = matrix<"A", 3, 3>;
constexpr auto Z = matrix<"Z", 6, 6>;
constexpr auto S = symmetric<"S", 3>;
constexpr auto W = skew_symmetric<"W", 3>;
constexpr auto L = lower_triangular<"L", 3>;
constexpr auto D = diagonal<"D", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto t = scalar<"t">;
constexpr auto I = identity<3>;

/// Σ Aᵏ/k! of a small A, in long double.
template<class T, int n>
auto series(dense<T, n, n> const& a) {
  auto const A0 = made<long double, n, n>([&](int i, int j) { return a(i, j); });
  auto term = made<long double, n, n>([](int i, int j) { return i == j; }), sum = term;
  for (int k = 1; k < 60; ++k) {
    term = times(reference_product(term, A0), 1.0L / k);
    sum = moved(sum, 1.0L, term);
  }
  return sum;
}

}  // namespace

TEST_CASE("expm: shape") {
  STATIC_REQUIRE(rows(expm(Z)) == 6);
  STATIC_REQUIRE(cols(expm(Z)) == 6);
}

TEST_CASE("expm: structure") {
  STATIC_REQUIRE(is_positive_definite(expm(S)));
  STATIC_REQUIRE(is_symmetric(expm(A.T() * A)));
  STATIC_REQUIRE(is_lower_triangular(expm(L)));
  STATIC_REQUIRE(is_diagonal(expm(D)));
  STATIC_REQUIRE(same_form(simplified(expm(W).T() * expm(W)), I));
  STATIC_REQUIRE(expm(W).T() * expm(W) == I);
  STATIC_REQUIRE(expm(L) == lower_part(expm(L)));
}

TEST_CASE("∂tr expm(X)/∂X = expm(X)ᵀ") {
  STATIC_REQUIRE(grad(tr(expm(X)), X) == expm(X).T());
  STATIC_REQUIRE(to_text(grad(tr(expm(X)), X)) == "expm(X)ᵀ");
  STATIC_REQUIRE(differential(tr(expm(X)), X, U) == tr(expm(X) * U));
  STATIC_REQUIRE(grad(tr(expm(S)), S) == expm(S));
  STATIC_REQUIRE(grad(tr(A * expm(X)), X) == transpose(expm_frechet(X, A)));
  STATIC_REQUIRE(grad(logdet(expm(A * X)), X) == A.T());
}

TEST_CASE("∂expm(tA)/∂t = A expm(tA) = expm(tA) A") {
  STATIC_REQUIRE(differential(expm(t * A), t, 1_c) == A * expm(t * A));
  STATIC_REQUIRE(partial(expm(t * A), t) == expm(t * A) * A);
  STATIC_REQUIRE(partial(partial(expm(t * A), t), t) == A * expm(t * A) * A);
  STATIC_REQUIRE(partial(expm(t * A) * x, t) == A * (expm(t * A) * x));
}

TEST_CASE("expm: differential") {
  STATIC_REQUIRE(differential(expm(X), X, U) == expm_frechet(X, U));
  STATIC_REQUIRE(differential(expm(inv(A) * X * A), X, U) == inv(A) * differential(expm(X), X, A * inv(A) * U) * A);
  STATIC_REQUIRE(!(differential(expm(X), X, U) == expm(X) * U));
}

TEST_CASE("expm: identities") {
  STATIC_REQUIRE(same_form(simplified(expm(zeros<3, 3>)), I));
  STATIC_REQUIRE(same_form(simplified(expm(t * I)), exp(t) * I));
  STATIC_REQUIRE(same_form(simplified(expm(diag(x))), diag(exp(x))));
  STATIC_REQUIRE(same_form(simplified(expm(t * diag(x))), diag(exp(t * x))));
  STATIC_REQUIRE(same_form(simplified(expm(X.T())), expm(X).T()));
  STATIC_REQUIRE(same_form(simplified(inv(expm(X))), expm(-X)));
  STATIC_REQUIRE(same_form(simplified(expm(X) * expm(-X)), I));
  STATIC_REQUIRE(same_form(simplified(expm(X) * expm(A)), expm(X) * expm(A)));
  STATIC_REQUIRE(same_form(simplified(expm(X).T() * expm(-X.T()) * A), A));
  STATIC_REQUIRE(same_form(simplified(expm(logm(X))), X));
  STATIC_REQUIRE(same_form(simplified(det(expm(X))), exp(tr(X))));
  STATIC_REQUIRE(same_form(simplified(logdet(expm(X))), tr(X)));
  STATIC_REQUIRE(same_form(simplified(expm(matrix<"a", 1, 1>)), exp(matrix<"a", 1, 1>)));
}

TEST_CASE("expm: equality") {
  STATIC_REQUIRE(expm(-X) == inv(expm(X)));
  STATIC_REQUIRE(expm(X.T()) == expm(X).T());
  STATIC_REQUIRE(det(expm(X)) == exp(tr(X)));
  STATIC_REQUIRE(expm(X) * X == X * expm(X));
  STATIC_REQUIRE(expm(inv(A) * X * A) == inv(A) * expm(X) * A);
  STATIC_REQUIRE(expm(diag(x)) == diag(exp(x)));
  STATIC_REQUIRE(!(expm(X + A) == expm(X) * expm(A)));
  STATIC_REQUIRE(!(expm(X) == elementwise::exp(X)));
  STATIC_REQUIRE(!(expm(X) == expm(X.T())));
}

TEST_CASE("expm: notation") {
  STATIC_REQUIRE(to_text(expm(X)) == "expm(X)");
  STATIC_REQUIRE(to_latex(expm(X)) == "\\exp\\left(X\\right)");
  STATIC_REQUIRE(to_cpp(expm(X)) == "expm(X)");
}

TEST_CASE("expm: value is the series") {
  for (double size : {1e-9, 1e-3, 0.1, 0.5, 2.0, 6.0}) {
    auto const a = times(random_matrix<double, 3, 3>(1), size);
    REQUIRE(relative_error(expm(X)(X = a), series(a)) < 1e-14L);
    auto const b = times(random_matrix<float, 3, 3>(2), static_cast<float>(size));
    REQUIRE(relative_error(expm(X)(X = b), series(b)) < 3e-6L);
    auto const c = times(random_matrix<long double, 6, 6>(3), static_cast<long double>(size));
    REQUIRE(relative_error(expm(Z)(Z = c), series(c)) < 1e-17L);
  }
}

TEST_CASE("expm: value of a large, a nilpotent, a rotation's, a complex and no matrix") {
  auto const large = made<double, 3, 3>([](int i, int j) { return i == j ? 100.0 - 50 * i : j == i + 1 ? 50.0 : 0.0; });
  auto const e = expm(X)(X = large);  // the exponentials of a triangular matrix stand on its diagonal
  REQUIRE(is_close(e(0, 0), std::exp(100.0L), 1e-12L));
  REQUIRE(is_close(e(0, 1), std::exp(100.0L) - std::exp(50.0L), 1e-12L));
  REQUIRE(is_close(e(2, 2), 1.0L, 1e-12L));
  constexpr dense<double, 3, 3> nilpotent{0, 0, 0, 2, 0, 0, 3, 4, 0};
  REQUIRE(agree(expm(X)(X = nilpotent), dense<double, 3, 3>{1, 0, 0, 2, 1, 0, 7, 4, 1}, 1e-15));
  auto const turn = expm(W)(W = dense<double, 3, 3>{0, 30, 0, -30, 0, 0, 0, 0, 0});
  REQUIRE(agree(turn, dense<double, 3, 3>{std::cos(30.), std::sin(30.), 0, -std::sin(30.), std::cos(30.), 0, 0, 0, 1}));
  using complex = std::complex<double>;
  auto const i_times = made<complex, 3, 3>([](int i, int j) { return i == j ? complex(0, i + 1) : complex(0); });
  auto const phases =
      made<complex, 3, 3>([](int i, int j) { return i == j ? std::exp(complex(0, i + 1)) : complex(0); });
  REQUIRE(agree(expm(X)(X = i_times), phases, 1e-14));
  auto const infinite = made<double, 3, 3>([](int i, int) { return i == 0 ? HUGE_VAL : 1; });
  REQUIRE(std::isnan(expm(X)(X = infinite)(2, 2)));
}

TEST_CASE("R expm(skew(φ)) p turns p: its derivative at φ = 0 is −R skew(p)") {
  constexpr auto phi = vector<"φ", 3>;
  constexpr auto p = vector<"p", 3>;
  constexpr auto delta = vector<"δφ", 3>;
  auto const R0 = expm(W)(W = dense<double, 3, 3>{0, 1, -2, -1, 0, 3, 2, -3, 0});
  auto const p0 = random_matrix<double, 3, 1>(5), delta0 = random_matrix<double, 3, 1>(6);
  constexpr auto turned = X * (expm(skew(phi)) * p);
  auto const change = differential(turned, phi, delta)(phi = dense<double, 3>{}, X = R0, p = p0, delta = delta0);
  REQUIRE(agree(change, (-X * skew(p) * delta)(X = R0, p = p0, delta = delta0)));
}

TEST_CASE("expm: constexpr value") {
  STATIC_REQUIRE(expm(X)(X = dense<double, 3, 3>{}) == dense<double, 3, 3>{1, 0, 0, 0, 1, 0, 0, 0, 1});
  constexpr double e = expm(X)(X = dense<double, 3, 3>{1, 0, 0, 5, 0, 0, 6, 7, 0})(0, 0);
  STATIC_REQUIRE((e > 2.71828182845902 && e < 2.71828182845907));
}
