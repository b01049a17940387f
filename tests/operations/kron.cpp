// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto X = matrix<"X", 2, 2>;
constexpr auto U = matrix<"U", 2, 2>;
constexpr auto A = matrix<"A", 3, 3>;
constexpr auto M = matrix<"M", 3, 2>;
constexpr auto N = matrix<"N", 2, 4>;
constexpr auto dM = matrix<"dM", 3, 2>;
constexpr auto dN = matrix<"dN", 2, 4>;
constexpr auto C = matrix<"C", 6, 6>;
constexpr auto D = matrix<"D", 6, 8>;
constexpr auto dD = matrix<"dD", 6, 8>;
constexpr auto Y = matrix<"Y", 3, 2>;
constexpr auto H = matrix<"H", 2, 4>;
constexpr auto a = vector<"a", 3>;
constexpr auto b = vector<"b", 2>;
constexpr auto x = vector<"x", 3>;
constexpr auto y = vector<"y", 6>;
constexpr auto z = vector<"z", 8>;
constexpr auto s = scalar<"s">;
constexpr auto t = scalar<"t">;
constexpr auto S = symmetric<"S", 2>;
constexpr auto P = positive_definite<"P", 2>;
constexpr auto Q = orthogonal<"Q", 2>;
constexpr auto L = lower_triangular<"L", 2>;
constexpr auto W = skew_symmetric<"W", 3>;

/// A ⊗ B, entry by entry.
template<class T, int m, int n, int p, int q>
auto reference_kron(dense<T, m, n> const& left, dense<T, p, q> const& right) {
  return made<T, m * p, n * q>([&](int i, int j) { return left(i / p, j / q) * right(i % p, j % q); });
}

template<class F, class V>
constexpr bool jacobian_is_the_differential(F, V) {
  constexpr auto d = matrix<"d", rows(V{}), cols(V{})>;
  return jacobian(F{}, V{}) * vec(d) == vec(differential(F{}, V{}, d));
}

}  // namespace

TEST_CASE("kron: shape") {
  STATIC_REQUIRE(rows(kron(M, N)) == 6);
  STATIC_REQUIRE(cols(kron(M, N)) == 8);
  STATIC_REQUIRE(rows(contract_second(D, N)) == 3);
  STATIC_REQUIRE(cols(contract_second(D, N)) == 2);
  STATIC_REQUIRE(rows(contract_first(M, D)) == 2);
  STATIC_REQUIRE(cols(contract_first(M, D)) == 4);
}

TEST_CASE("kron: structure") {
  STATIC_REQUIRE(is_symmetric(kron(S, P)));
  STATIC_REQUIRE(is_positive_definite(kron(P, identity<3>)));
  STATIC_REQUIRE(!is_positive_definite(kron(P, S)));
  STATIC_REQUIRE(is_lower_triangular(kron(L, identity<3>)));
  STATIC_REQUIRE(is_diagonal(kron(diag(a), identity<2>)));
  STATIC_REQUIRE(is_symmetric(kron(W, W)));
  STATIC_REQUIRE(same_form(simplified(transpose(kron(W, S))), simplified(-kron(W, S))));
  STATIC_REQUIRE(same_form(simplified(transpose(kron(Q, Q)) * kron(Q, Q)), identity<4>));
  STATIC_REQUIRE(!is_symmetric(kron(X, S)));
}

TEST_CASE("Cookbook (39): ∂(X ⊗ Y) = ∂X ⊗ Y + X ⊗ ∂Y") {
  STATIC_REQUIRE(differential(kron(M, N), M, dM) == kron(dM, N));
  STATIC_REQUIRE(differential(kron(M, N), N, dN) == kron(M, dN));
  STATIC_REQUIRE(differential(kron(X, X), X, U) == kron(U, X) + kron(X, U));
  STATIC_REQUIRE(partial(kron(X + s * U, A + s * s * A), s) == kron(U, A + s * s * A) + 2 * s * kron(X + s * U, A));
  STATIC_REQUIRE(is_linear(kron(M, N), M));
}

TEST_CASE("Cookbook (105): ∂ tr(A ⊗ X) / ∂X = tr(A) I") {
  STATIC_REQUIRE(same_form(simplified(grad(tr(kron(A, X)), X)), tr(A) * identity<2>));
}

TEST_CASE("Cookbook (120): ∂ tr(X ⊗ X) / ∂X = 2 tr(X) I") {
  STATIC_REQUIRE(same_form(simplified(grad(tr(kron(X, X)), X)), 2_c * tr(X) * identity<2>));
}

TEST_CASE("kron: gradient") {
  STATIC_REQUIRE(grad(dot(D, kron(M, N)), M) == contract_second(D, N));
  STATIC_REQUIRE(grad(dot(D, kron(M, N)), N) == contract_first(M, D));
  STATIC_REQUIRE(grad(dot(C, kron(A * X(0_c, 1_c), X)), X)
                 == X(0_c, 1_c) * contract_first(A, C) + dot(C, kron(A, X)) * single_entry<2, 2, 0, 1>);
  // of a determinant n(X ⊗ A), A p×p
  STATIC_REQUIRE(grad(det(kron(X, A)), X) == 3 * det(kron(X, A)) * inv(X).T());
  STATIC_REQUIRE(same_form(simplified(grad(logdet(kron(X, A)), X)), simplified(3_c * inv(X).T())));
  STATIC_REQUIRE(grad(logdet(kron(P, A)), P) == 3 * inv(P));
  // one block after the other: Gᵢⱼ = tr(Aⱼᵢ), and the transposed sum of the blocks on the diagonal
  STATIC_REQUIRE(grad(tr(C * kron(X, identity<3>)), X) == contract_second(C.T(), identity<3>));
  STATIC_REQUIRE(grad(tr(C * kron(identity<2>, A)), A) == transpose(contract_first(identity<2>, C)));
  STATIC_REQUIRE(grad(squared_norm(kron(X, A) * vec(Y)), Y) == 2 * A.T() * A * Y * X.T() * X);
}

TEST_CASE("kron: gradient of a quadratic form with an inverse") {
  constexpr auto f = vec(Y).T() * inv(kron(X, A)) * vec(Y);
  STATIC_REQUIRE(grad(f, X) == -inv(X).T() * transpose(Y.T() * inv(A) * Y).T() * inv(X).T());
  STATIC_REQUIRE(grad(y.T() * inv(kron(X, A)) * y, X)
                 == -inv(X).T() * transpose(unvec<3, 2>(y)) * inv(A) * unvec<3, 2>(y) * inv(X).T());
}

TEST_CASE("kron: gradient of xᵀA(x ⊗ x)") {
  constexpr auto B = matrix<"B", 3, 9>;
  STATIC_REQUIRE(grad(x.T() * B * kron(x, x), x)
                 == B * kron(x, x) + (kron(identity<3>, x.T()) + kron(x.T(), identity<3>)) * B.T() * x);
}

TEST_CASE("kron: second derivatives") {
  STATIC_REQUIRE(hvp(tr(C * kron(X * X, A)), X, U)
                 == contract_second(C.T(), A) * U.T() + U.T() * contract_second(C.T(), A));
  STATIC_REQUIRE(hvp(tr(C * kron(A, X) * kron(A, X)), X, U) == grad(tr(C * kron(A * A, X * U + U * X)), X));
  STATIC_REQUIRE(hvp(squared_norm(kron(X, X)), X, U) == 8 * tr(X.T() * U) * X + 4 * tr(X.T() * X) * U);
}

TEST_CASE("contractions: differential and gradient") {
  STATIC_REQUIRE(differential(contract_second(D, N), D, dD) == contract_second(dD, N));
  STATIC_REQUIRE(differential(contract_second(D, N), N, dN) == contract_second(D, dN));
  STATIC_REQUIRE(differential(contract_first(M, D), M, dM) == contract_first(dM, D));
  STATIC_REQUIRE(differential(contract_first(M, D), D, dD) == contract_first(M, dD));
  STATIC_REQUIRE(grad(dot(M, contract_second(D, N)), D) == kron(M, N));
  STATIC_REQUIRE(grad(dot(M, contract_second(D, N)), N) == contract_first(M, D));
  STATIC_REQUIRE(grad(dot(N, contract_first(M, D)), D) == kron(M, N));
  STATIC_REQUIRE(grad(dot(N, contract_first(M, D)), M) == contract_second(D, N));
  // the three forms are one number
  STATIC_REQUIRE(dot(M, contract_second(D, N)) == dot(N, contract_first(M, D)));
  STATIC_REQUIRE(dot(M, contract_second(D, N)) == dot(D, kron(M, N)));
}

TEST_CASE("kron: Jacobian") {
  // vec(X ⊗ A) = (I ⊗ K ⊗ I)(vec X ⊗ vec A)                    Magnus & Neudecker (2019), ch. 3
  STATIC_REQUIRE(jacobian(kron(M, N), M)
                 == kron(identity<2>, kron(commutation<4, 3>, identity<2>)) * kron(identity<6>, vec(N)));
  STATIC_REQUIRE(jacobian(kron(x, x), x) == kron(identity<3>, x) + kron(x, identity<3>));
  STATIC_REQUIRE(jacobian(kron(x, b), x) == kron(identity<3>, b));
  STATIC_REQUIRE(jacobian(kron(b, x), x) == kron(b, identity<3>));
  STATIC_REQUIRE(jacobian_is_the_differential(kron(M, N), M));
  STATIC_REQUIRE(jacobian_is_the_differential(kron(M, N), N));
  STATIC_REQUIRE(jacobian_is_the_differential(kron(X, A * Y * X), X));
  STATIC_REQUIRE(jacobian_is_the_differential(contract_second(D, N), D));
  STATIC_REQUIRE(jacobian_is_the_differential(contract_second(D, N), N));
  STATIC_REQUIRE(jacobian_is_the_differential(contract_first(M, D), M));
  STATIC_REQUIRE(jacobian_is_the_differential(contract_first(M, D), D));
}

TEST_CASE("kron: identities") {
  STATIC_REQUIRE(same_form(simplified(kron(s, X)), s * X));
  STATIC_REQUIRE(same_form(simplified(kron(X, s)), s * X));
  STATIC_REQUIRE(same_form(simplified(kron(s * X, t * A)), s * t * kron(X, A)));
  STATIC_REQUIRE(same_form(simplified(kron(2_c * X, -A)), simplified(-2_c * kron(X, A))));
  STATIC_REQUIRE(same_form(simplified(kron(zeros<2, 3>, A)), zeros<6, 9>));
  STATIC_REQUIRE(same_form(simplified(kron(a, b.T())), a * b.T()));
  STATIC_REQUIRE(same_form(simplified(kron(b.T(), a)), a * b.T()));
  STATIC_REQUIRE(same_form(simplified(kron(identity<2>, identity<3>)), identity<6>));
  STATIC_REQUIRE(same_form(simplified(kron(ones<2>, ones<3, 2>)), ones<6, 2>));
  STATIC_REQUIRE(same_form(simplified(kron(basis<2, 1>, basis<3, 0>)), basis<6, 3>));
  STATIC_REQUIRE(
      same_form(simplified(kron(single_entry<2, 3, 1, 2>, single_entry<3, 2, 0, 1>)), single_entry<6, 6, 3, 5>));
  STATIC_REQUIRE(same_form(simplified(kron(diag(a), diag(b))), diag(kron(a, b))));
  STATIC_REQUIRE(same_form(simplified(kron(kron(X, A), M)), kron(X, kron(A, M))));
  STATIC_REQUIRE(kron(X, A) != kron(A, X));
  STATIC_REQUIRE(kron(X + U, A) == kron(X, A) + kron(U, A));
}

TEST_CASE("(A ⊗ B)ᵀ = Aᵀ ⊗ Bᵀ, (A ⊗ B)⁻¹ = A⁻¹ ⊗ B⁻¹, (A ⊗ B)(C ⊗ D) = AC ⊗ BD") {
  STATIC_REQUIRE(kron(X, A) * kron(U, M) == kron(X * U, A * M));
  STATIC_REQUIRE(inv(kron(X, A)) == kron(inv(X), inv(A)));
  STATIC_REQUIRE(same_form(simplified(transpose(kron(M, N))), kron(M.T(), N.T())));
  STATIC_REQUIRE(same_form(simplified(inv(kron(X, A))), kron(inv(X), inv(A))));
  STATIC_REQUIRE(same_form(simplified(kron(X, A) * kron(U, M)), simplified(kron(X * U, A * M))));
  STATIC_REQUIRE(same_form(simplified(kron(X, A) * kron(inv(X), inv(A))), identity<6>));
  STATIC_REQUIRE(same_form(simplified(pow<3>(kron(X, A))), kron(pow<3>(X), pow<3>(A))));
  STATIC_REQUIRE(same_form(simplified(kron(X, A) * kron(b, a)), simplified(kron(X * b, A * a))));
  // these do not fit each other: 2 and 3 columns, 3 and 2 rows
  STATIC_REQUIRE(kron(X, A) * kron(A, X) != kron(A, X) * kron(X, A));
}

TEST_CASE("kron: trace, determinant, adjugate") {
  STATIC_REQUIRE(same_form(simplified(tr(kron(X, A))), simplified(tr(X) * tr(A))));
  STATIC_REQUIRE(det(kron(X, A)) == pow<3>(det(X)) * pow<2>(det(A)));
  STATIC_REQUIRE(same_form(simplified(det(kron(X, A))), simplified(pow<3>(det(X)) * pow<2>(det(A)))));
  STATIC_REQUIRE(same_form(simplified(logdet(kron(X, A))), simplified(3_c * logdet(X) + 2_c * logdet(A))));
  STATIC_REQUIRE(same_form(simplified(adj(kron(X, A))), simplified(pow<2>(det(X)) * det(A) * kron(adj(X), adj(A)))));
  STATIC_REQUIRE(squared_norm(kron(M, N)) == squared_norm(M) * squared_norm(N));
  STATIC_REQUIRE(tr(kron(X, A) * C * kron(U, A)) == tr(kron(U * X, A * A) * C));
  // square, though its factors are not
  STATIC_REQUIRE(det(kron(M, M.T())) == 0_c);
  STATIC_REQUIRE(tr(kron(M, M.T())) == tr(kron(M.T(), M)));
}

TEST_CASE("contractions: identities") {
  STATIC_REQUIRE(same_form(simplified(contract_second(kron(M, N), H)), tr(H.T() * N) * M));
  STATIC_REQUIRE(same_form(simplified(contract_first(Y, kron(M, N))), tr(M.T() * Y) * N));
  STATIC_REQUIRE(same_form(simplified(contract_second(identity<6>, A)), tr(A) * identity<2>));
  STATIC_REQUIRE(same_form(simplified(contract_first(A, identity<6>)), tr(A) * identity<2>));
  STATIC_REQUIRE(same_form(simplified(contract_second(C, s)), s * C));
  STATIC_REQUIRE(same_form(simplified(contract_first(s, C)), s * C));
  STATIC_REQUIRE(same_form(simplified(contract_second(N, H)), tr(H.T() * N)));
  STATIC_REQUIRE(same_form(simplified(transpose(contract_second(D, N))), contract_second(D.T(), N.T())));
  STATIC_REQUIRE(same_form(simplified(contract_second(y * z.T(), N)), transpose(unvec<2, 3>(y)) * N * unvec<4, 2>(z)));
  STATIC_REQUIRE(same_form(simplified(contract_first(M, y * z.T())), unvec<2, 3>(y) * M * transpose(unvec<4, 2>(z))));
  STATIC_REQUIRE(same_form(simplified(contract_second(y, a)), transpose(unvec<3, 2>(y)) * a));
  STATIC_REQUIRE(same_form(simplified(contract_first(a, y)), unvec<2, 3>(y) * a));
  STATIC_REQUIRE(same_form(simplified(contract_second(2_c * D, -N)), simplified(-2_c * contract_second(D, N))));
  // partial traces
  STATIC_REQUIRE(tr(contract_second(C, identity<3>)) == tr(C));
  STATIC_REQUIRE(tr(contract_first(identity<3>, C)) == tr(C));
}

TEST_CASE("kron: notation") {
  STATIC_REQUIRE(to_text(kron(A, X)) == "A ⊗ X");
  STATIC_REQUIRE(to_latex(kron(A, X)) == "A \\otimes X");
  STATIC_REQUIRE(to_cpp(kron(A, X)) == "kron(A, X)");
  STATIC_REQUIRE(to_text(kron(A, X) * kron(A + A, X)) == "(A ⊗ X)((A + A) ⊗ X)");
  STATIC_REQUIRE(to_text(kron(A, X) + kron(A.T(), inv(X))) == "A ⊗ X + Aᵀ ⊗ X⁻¹");
  STATIC_REQUIRE(to_text(contract_second(D, N)) == "tr₂(D, N)");
  STATIC_REQUIRE(to_latex(contract_first(M, D)) == "\\operatorname{tr}_1\\left(M, D\\right)");
  STATIC_REQUIRE(to_cpp(contract_second(D, N)) == "contract_second(D, N)");
  STATIC_REQUIRE(to_cpp(contract_first(M, D)) == "contract_first(M, D)");
}

TEST_CASE("kron: value") {
  auto const m0 = random_matrix<double, 3, 2>(1);
  auto const n0 = random_matrix<double, 2, 4>(2);
  auto const d0 = random_matrix<double, 6, 8>(3);
  REQUIRE(agree(kron(M, N)(M = m0, N = n0), reference_kron(m0, n0)));
  REQUIRE(agree(kron(M.T(), N)(M = m0, N = n0), reference_kron(transposed_copy(m0), n0)));
  auto const f0 = random_matrix<float, 3, 3>(4);
  auto const g0 = random_matrix<float, 2, 2>(5);
  REQUIRE(agree(kron(A, X)(A = f0, X = g0), reference_kron(f0, g0), 1e-6));
  auto const second = contract_second(D, N)(D = d0, N = n0);
  auto const first = contract_first(M, D)(D = d0, M = m0);
  for (int i = 0; i < 3; ++i)
    for (int j = 0; j < 2; ++j) {
      double total = 0;
      for (int k = 0; k < 2; ++k)
        for (int l = 0; l < 4; ++l) total += d0(2 * i + k, 4 * j + l) * n0(k, l);
      REQUIRE(agree(second(i, j), total));
    }
  for (int k = 0; k < 2; ++k)
    for (int l = 0; l < 4; ++l) {
      double total = 0;
      for (int i = 0; i < 3; ++i)
        for (int j = 0; j < 2; ++j) total += m0(i, j) * d0(2 * i + k, 4 * j + l);
      REQUIRE(agree(first(k, l), total));
    }
  STATIC_REQUIRE(cost(kron(M, N)).flops == 48);
  STATIC_REQUIRE(cost(contract_second(D, N)).flops == 2 * 48 - 6);
  STATIC_REQUIRE(cost(contract_first(M, D)).flops == 2 * 48 - 8);
  STATIC_REQUIRE(cost(kron(A, X) * vec(matrix<"Z", 2, 3>)).flops == 2 * 18 - 6 + 2 * 12 - 6);
}

TEST_CASE("kron: gradient by differences") {
  auto const x0 = random_invertible<long double, 2>(1);
  auto const a0 = random_invertible<long double, 3>(2);
  auto const y0 = random_matrix<long double, 6, 1>(3);
  constexpr auto f = y.T() * inv(kron(X, A) + identity<6>) * y + exp(y.T() * kron(X * X, A) * y / 100);
  auto const G = grad(f, X)(X = x0, A = a0, y = y0);
  long double const h = 1e-5L;
  for (int i = 0; i < 2; ++i)
    for (int j = 0; j < 2; ++j) {
      auto const e = made<long double, 2, 2>([&](int k, int l) { return k == i && l == j; });
      auto const after = f(X = moved(x0, h, e), A = a0, y = y0), before = f(X = moved(x0, -h, e), A = a0, y = y0);
      REQUIRE(agree(G(i, j), (after - before) / (2 * h), 1e-8));
    }
}

TEST_CASE("kron: constexpr value") {
  constexpr auto c = matrix<"c", 1, 2>;
  STATIC_REQUIRE(kron(c, b)(c = dense<double, 1, 2>{1, 10}, b = dense<double, 2>{1, 2})
                 == dense<double, 2, 2>{1, 2, 10, 20});
  STATIC_REQUIRE(contract_second(kron(X, X) + kron(X, X), X)(X = dense<double, 2, 2>{1, 0, 0, 1})
                 == dense<double, 2, 2>{4, 0, 0, 4});
}
