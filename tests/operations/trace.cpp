// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto X = matrix<"X", 3, 3>;
constexpr auto U = matrix<"U", 3, 3>;
constexpr auto A = matrix<"A", 3, 3>;
constexpr auto B = matrix<"B", 3, 3>;
constexpr auto C = matrix<"C", 3, 3>;
constexpr auto M = matrix<"M", 2, 3>;  // rectangular: nothing commutes by accident
constexpr auto N = matrix<"N", 3, 2>;
constexpr auto x = vector<"x", 3>;
constexpr auto y = vector<"y", 3>;
constexpr auto s = scalar<"s">;
constexpr auto S = symmetric<"S", 3>;
constexpr auto W = skew_symmetric<"W", 3>;

constexpr dense<double, 3, 3> x0{1, 2, 3, 4, 5, 6, 7, 8, 10};

}  // namespace

TEST_CASE("tr: shape") {
  STATIC_REQUIRE(rows(tr(X)) == 1);
  STATIC_REQUIRE(cols(tr(X)) == 1);
  STATIC_REQUIRE(rows(tr(s)) == 1);
}

TEST_CASE("Cookbook (36): ∂tr X = tr ∂X") {
  STATIC_REQUIRE(differential(tr(X), X, U) == tr(U));
  STATIC_REQUIRE(differential(tr(X * X), X, U) == 2 * tr(X * U));
  STATIC_REQUIRE(differential(tr(X) * tr(inv(X)), X, U) == tr(U) * tr(inv(X)) - tr(X) * tr(inv(X) * U * inv(X)));
}

TEST_CASE("Cookbook (99): ∂tr X / ∂X = I") { STATIC_REQUIRE(grad(tr(X), X) == identity<3>); }

TEST_CASE("Cookbook (100)–(104): linear in X") {
  STATIC_REQUIRE(grad(tr(M * N), M) == N.T());
  STATIC_REQUIRE(grad(tr(A * X * B), X) == A.T() * B.T());
  STATIC_REQUIRE(grad(tr(A * X.T() * B), X) == B * A);
  STATIC_REQUIRE(grad(tr(M.T() * N.T()), M) == N.T());
  STATIC_REQUIRE(grad(tr(N * transpose(N)), N) == 2 * N);
}

TEST_CASE("Cookbook (106), (107): ∂tr X² / ∂X = 2Xᵀ, ∂tr(X²B)/∂X = (XB + BX)ᵀ") {
  STATIC_REQUIRE(grad(tr(X * X), X) == 2 * X.T());
  STATIC_REQUIRE(grad(tr(X * X * B), X) == transpose(X * B + B * X));
}

TEST_CASE("Cookbook (108)–(115): quadratic in X") {
  STATIC_REQUIRE(grad(tr(N.T() * B * N), N) == B * N + B.T() * N);
  STATIC_REQUIRE(grad(tr(B * N * N.T()), N) == B * N + B.T() * N);
  STATIC_REQUIRE(grad(tr(M * B * M.T()), M) == M * B.T() + M * B);
  STATIC_REQUIRE(grad(tr(B * M.T() * M), M) == M * B.T() + M * B);
  STATIC_REQUIRE(grad(tr(A * X * B * X), X) == A.T() * X.T() * B.T() + B.T() * X.T() * A.T());
  STATIC_REQUIRE(grad(tr(X.T() * X), X) == 2 * X);
}

TEST_CASE("Cookbook (117), (118): ∂tr(XᵀBXC)/∂X = BXC + BᵀXCᵀ") {
  STATIC_REQUIRE(grad(tr(X.T() * B * X * C), X) == B * X * C + B.T() * X * C.T());
  STATIC_REQUIRE(grad(tr(A * X * B * X.T() * C), X) == A.T() * C.T() * X * B.T() + C * A * X * B);
}

TEST_CASE("Cookbook (119): ∂tr((AXB + C)(AXB + C)ᵀ)/∂X = 2Aᵀ(AXB + C)Bᵀ") {
  STATIC_REQUIRE(grad(tr((A * X * B + C) * transpose(A * X * B + C)), X) == 2 * A.T() * (A * X * B + C) * B.T());
}

TEST_CASE("Cookbook (124): ∂tr(AX⁻¹B)/∂X = −X⁻ᵀAᵀBᵀX⁻ᵀ") {
  STATIC_REQUIRE(grad(tr(A * inv(X) * B), X) == -inv(X.T()) * A.T() * B.T() * inv(X.T()));
}

TEST_CASE("tr: identities") {
  STATIC_REQUIRE(same_form(simplified(tr(identity<3>)), 3_c));
  STATIC_REQUIRE(same_form(simplified(tr(zeros<3, 3>)), 0_c));
  STATIC_REQUIRE(same_form(simplified(tr(ones<3, 3>)), 3_c));
  STATIC_REQUIRE(same_form(simplified(tr(single_entry<3, 3, 1, 1>)), 1_c));
  STATIC_REQUIRE(same_form(simplified(tr(single_entry<3, 3, 1, 0>)), 0_c));
  STATIC_REQUIRE(same_form(simplified(tr(s)), s));
  STATIC_REQUIRE(same_form(simplified(tr(W)), 0_c));
  STATIC_REQUIRE(same_form(simplified(tr(2_c * s * X)), 2_c * s * tr(X)));
  STATIC_REQUIRE(same_form(simplified(tr(inv(A) * B * A)), tr(B)));
  STATIC_REQUIRE(same_form(simplified(tr(X * single_entry<3, 3, 1, 2>)), X(2_c, 1_c)));
}

TEST_CASE(
    "Cookbook (13)–(17): tr Xᵀ = tr X, tr(AB) = tr(BA), tr(A + B) = tr A + tr B, tr(ABC) = tr(BCA), tr(aaᵀ) = aᵀa") {
  STATIC_REQUIRE(same_form(simplified(tr(X.T())), tr(X)));
  STATIC_REQUIRE(same_form(simplified(tr(M * N)), simplified(tr(N * M))));
  STATIC_REQUIRE(same_form(simplified(tr(A + B)), tr(A) + tr(B)));
  STATIC_REQUIRE(same_form(simplified(tr(B * C * A)), tr(A * B * C)));
  STATIC_REQUIRE(same_form(simplified(tr(C * A * B)), tr(A * B * C)));
  STATIC_REQUIRE(same_form(simplified(tr(C.T() * B.T() * A.T())), tr(A * B * C)));
  STATIC_REQUIRE(same_form(simplified(tr(x * x.T())), transpose(x) * x));
  STATIC_REQUIRE(same_form(simplified(tr(A * x * y.T())), simplified(y.T() * A * x)));
}

TEST_CASE("tr: notation") {
  STATIC_REQUIRE(to_text(tr(A * B)) == "tr(AB)");
  STATIC_REQUIRE(to_text(tr(X) * tr(S)) == "tr(X) tr(S)");
  STATIC_REQUIRE(to_latex(tr(X)) == "\\operatorname{tr}\\left(X\\right)");
  STATIC_REQUIRE(to_cpp(tr(A * B)) == "tr(A * B)");
}

TEST_CASE("tr: value") {
  REQUIRE(tr(X)(X = x0) == 16);
  auto const m = random_matrix<float, 2, 3>(1);
  auto const n = random_matrix<float, 3, 2>(2);
  auto const mn = reference_product(m, n);
  REQUIRE(agree(tr(M * N)(M = m, N = n), mn(0, 0) + mn(1, 1), 1e-6));
  REQUIRE(agree(tr(N * M)(M = m, N = n), mn(0, 0) + mn(1, 1), 1e-6));
  REQUIRE(tr(s)(s = 2.5L) == 2.5L);
  using complex = std::complex<double>;
  REQUIRE(tr(X)(X = made<complex, 3, 3>([](int i, int j) { return complex(i, j); })) == complex(3, 3));
}

TEST_CASE("tr: constexpr value") {
  STATIC_REQUIRE(tr(X)(X = x0) == 16);
  STATIC_REQUIRE(tr(X * X)(X = x0) == 280);
  STATIC_REQUIRE(grad(tr(X * X), X)(X = x0) == dense<double, 3, 3>{2, 8, 14, 4, 10, 16, 6, 12, 20});
}
