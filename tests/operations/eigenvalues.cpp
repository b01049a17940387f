// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto S = symmetric<"S", 2>;
constexpr auto U = symmetric<"U", 2>;
constexpr auto T = symmetric<"T", 3>;
constexpr auto R = symmetric<"R", 3>;
constexpr auto A = matrix<"A", 3>;
constexpr auto P = positive_definite<"P", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto lambda = eigenvalues(S);
constexpr auto V = eigenvectors(S);

auto const symmetric_part = [](auto const& a) { return moved(a, 1.0L, transposed_copy(a)); };

}  // namespace

TEST_CASE("eigenvalues: shape") {
  STATIC_REQUIRE(rows(eigenvalues(T)) == 3);
  STATIC_REQUIRE(cols(eigenvalues(T)) == 1);
  STATIC_REQUIRE(rows(eigenvectors(T)) == 3);
  STATIC_REQUIRE(cols(eigenvectors(T)) == 3);
}

TEST_CASE("eigenvalues: structure") {
  STATIC_REQUIRE(same_form(simplified(V.T() * V), identity<2>));
  STATIC_REQUIRE(is_symmetric(V * diag(lambda) * V.T()));
}

TEST_CASE("Magnus (1985): dλ = diag(Vᵀ dS V)") {
  STATIC_REQUIRE(differential(lambda, S, U) == diag(V.T() * U * V));
  STATIC_REQUIRE(grad(lambda(0_c, 0_c), S) == V * single_entry<2, 2, 0, 0> * V.T());
  STATIC_REQUIRE(grad(sum(eigenvalues(T)), T) == identity<3>);
}

TEST_CASE("Magnus (1985): dV = V (F ∘ VᵀdS V)") {
  constexpr auto dV = differential(V, S, U);
  constexpr auto dlambda = differential(lambda, S, U);
  STATIC_REQUIRE(U * V + S * dV == dV * diag(lambda) + V * diag(dlambda));
  STATIC_REQUIRE(V.T() * dV == -dV.T() * V);
  STATIC_REQUIRE(is_zero(differential(V * diag(lambda) * V.T() - S, S, U)));
}

TEST_CASE("Cookbook (65), (66): the sum and the product of the eigenvalues") {
  STATIC_REQUIRE(sum(eigenvalues(T)) == tr(T));
  STATIC_REQUIRE(lambda(0_c, 0_c) * lambda(1_c, 0_c) == det(S));
  STATIC_REQUIRE(grad(lambda(0_c, 0_c) * lambda(1_c, 0_c), S) == adj(S));
  STATIC_REQUIRE(grad(sum(log(eigenvalues(P))), P) == inv(P));
}

TEST_CASE("eigenvalues: identities") {
  STATIC_REQUIRE(same_form(simplified(eigenvalues(identity<3>)), ones<3>));
  STATIC_REQUIRE(same_form(simplified(eigenvalues(2_c * T)), 2_c * eigenvalues(T)));
  STATIC_REQUIRE(same_form(simplified(eigenvectors(2_c * T)), eigenvectors(T)));
  STATIC_REQUIRE(same_form(simplified(sum(eigenvalues(T))), tr(T)));
  STATIC_REQUIRE(same_form(simplified(sum(log(eigenvalues(P)))), logdet(P)));
}

TEST_CASE("eigenvalues: equality") {
  STATIC_REQUIRE(V * diag(lambda) * V.T() == S);
  STATIC_REQUIRE(S * V == V * diag(lambda));
  STATIC_REQUIRE(dot(lambda, lambda) == tr(S * S));
  STATIC_REQUIRE(eigenvalues(S + 3_c * identity<2>) == lambda + 3_c * ones<2>);
  STATIC_REQUIRE(eigenvalues(T) == eigenvalues(T));
  STATIC_REQUIRE(!(eigenvalues(S + U) == lambda + eigenvalues(U)));
  STATIC_REQUIRE(!(V == identity<2>));
  constexpr auto y = vector<"y", 2>;
  STATIC_REQUIRE(!(eigenvalues(diag(y)) == y));  // they ascend
}

TEST_CASE("eigenvalues: notation") {
  STATIC_REQUIRE(to_text(lambda) == "eigenvalues(S)");
  STATIC_REQUIRE(to_latex(lambda) == "\\lambda\\left(S\\right)");
  STATIC_REQUIRE(to_cpp(lambda) == "eigenvalues(S)");
  STATIC_REQUIRE(to_text(V.T()) == "eigenvectors(S)ᵀ");
  STATIC_REQUIRE(to_cpp(V) == "eigenvectors(S)");
}

TEST_CASE("eigenvalues: value") {
  auto const check = [](auto const& s, double tolerance) {
    auto const v = eigenvectors(T)(T = s);
    auto const values = eigenvalues(T)(T = s);
    auto const scaled = made<typename std::remove_cvref_t<decltype(s)>::scalar, 3, 3>(
        [&](int i, int j) { return v(i, j) * values(j); });
    REQUIRE(agree(reference_product(scaled, transposed_copy(v)), s, tolerance));
    REQUIRE((values(0) <= values(1) && values(1) <= values(2)));
  };
  check(random_positive_definite<double, 3>(4), 1e-14);
  check(random_positive_definite<float, 3>(4), 1e-6);
  check(random_positive_definite<long double, 3>(4), 1e-17);
  REQUIRE(agree(eigenvalues(T)(T = dense<double, 3, 3>{2, 0, 0, 0, -1, 0, 0, 0, 0}), dense<double, 3>{-1, 0, 2}));
}

TEST_CASE("eigenvalues: gradients agree with finite differences along symmetric directions") {
  auto const s = symmetric_part(random_matrix<long double, 3, 3>(4)),
             u = symmetric_part(random_matrix<long double, 3, 3>(5));
  auto const a = random_matrix<long double, 3, 3>(6);
  auto const x0 = made<long double, 3, 1>([](int i, int) { return i + 1; });
  auto const check = [&](auto const& f) {
    auto const at = [&](long double h) { return f(T = moved(s, h, u), A = a, x = x0); };
    auto const quotient = (at(1e-5L) - at(-1e-5L)) / 2e-5L;
    REQUIRE(agree(dot(grad(f, T), R)(T = s, A = a, x = x0, R = u), quotient, 1e-7));
    REQUIRE(agree(differential(f, T, R)(T = s, A = a, x = x0, R = u), quotient, 1e-7));
  };
  check(x.T() * eigenvalues(T));
  check(tr(A * eigenvectors(T)));
  check(x.T() * differential(eigenvalues(T), T, T * T));
  check(tr(A * differential(eigenvectors(T), T, identity<3> + x * x.T())));
}

TEST_CASE("Cookbook (68): dvᵢ = (λᵢI − S)⁺ dS vᵢ") {
  auto const s = symmetric_part(random_matrix<long double, 3, 3>(4)),
             u = symmetric_part(random_matrix<long double, 3, 3>(5));
  constexpr auto v = eigenvectors(T) * basis<3, 1>;
  constexpr auto dv = pinv(eigenvalues(T)(1_c, 0_c) * identity<3> - T) * R * v;
  REQUIRE(agree(differential(v, T, R)(T = s, R = u), dv(T = s, R = u), 1e-15));
}

TEST_CASE("eigenvalues: constexpr value") {
  constexpr auto values = lambda(S = dense<double, 2, 2>{2, 1, 1, 2});
  STATIC_REQUIRE((values(0) > 1 - 1e-15 && values(0) < 1 + 1e-15));
}
