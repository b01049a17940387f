// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto X = matrix<"X", 3, 3>;
constexpr auto U = matrix<"U", 3, 3>;
constexpr auto A = matrix<"A", 3, 3>;
constexpr auto N = matrix<"N", 3, 2>;
constexpr auto B = matrix<"B", 2, 2>;
constexpr auto S = symmetric<"S", 3>;
constexpr auto W = skew_symmetric<"W", 3>;
constexpr auto L = lower_triangular<"L", 3>;
constexpr auto D = diagonal<"D", 3>;
constexpr auto Q = orthogonal<"Q", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto y = vector<"y", 3>;
constexpr auto t = scalar<"t">;
constexpr auto I = identity<3>;

}  // namespace

TEST_CASE("jacobian: shape") {
  STATIC_REQUIRE((rows(jacobian(N.T() * x, x)) == 2 && cols(jacobian(N.T() * x, x)) == 3));
  STATIC_REQUIRE((rows(jacobian(N.T() * X, X)) == 6 && cols(jacobian(N.T() * X, X)) == 9));
  STATIC_REQUIRE((rows(jacobian(X * x, t)) == 3 && cols(jacobian(X * x, t)) == 1));
}

TEST_CASE("jacobian: of a vector by a vector") {
  STATIC_REQUIRE(jacobian(A * x, x) == A);
  STATIC_REQUIRE(jacobian(y - A * x, x) == -A);
  STATIC_REQUIRE(jacobian((x.T() * x) * x, x) == (x.T() * x) * I + 2_c * x * x.T());
  STATIC_REQUIRE(jacobian(hadamard(x, A * x), x) == diag(A * x) + diag(x) * A);
  STATIC_REQUIRE(jacobian(tanh(A * x + y), x) == diag(ones<3> - pow<2>(tanh(A * x + y))) * A);
  STATIC_REQUIRE(jacobian(x / norm(x), x) == (I - x * x.T() / (x.T() * x)) / norm(x));
  STATIC_REQUIRE(jacobian(solve(A, x), x) == inv(A));
  STATIC_REQUIRE(jacobian(y, x) == zeros<3, 3>);
}

TEST_CASE("jacobian: of a matrix by a matrix is ∂vec F/∂(vec X)ᵀ") {
  STATIC_REQUIRE(jacobian(X, X) == identity<9>);
  STATIC_REQUIRE(jacobian(N.T(), N) == commutation<3, 2>);
  STATIC_REQUIRE(jacobian(A * N * B, N) == kron(B.T(), A));
  STATIC_REQUIRE(jacobian(inv(X), X) == -kron(inv(X).T(), inv(X)));
  STATIC_REQUIRE(jacobian(N * N.T(), N) == kron(N, I) + commutation<3, 3> * kron(N, I));
  STATIC_REQUIRE(jacobian(tr(X) * X, X) == tr(X) * identity<9> + vec(X) * vec(I).T());
  STATIC_REQUIRE(jacobian(elementwise::sin(X), X) == diag(vec(elementwise::cos(X))));
  STATIC_REQUIRE(jacobian(grad(logdet(X), X), X) == -kron(inv(X), inv(X).T()) * commutation<3, 3>);
}

namespace {

/// J vec(U) = vec(dF), and the gradient of each component is a row: two laws that tie the views together.
template<class F, class V>
void jacobian_is_the_differential(F, V) {
  constexpr auto along = matrix<"along", rows(V{}), cols(V{})>;
  INFO("F = " << std::string(std::string_view(to_text(F{}))));
  constexpr bool agrees = jacobian(F{}, V{}) * vec(along) == vec(differential(F{}, V{}, along));
  CHECK(agrees);
}

}  // namespace

TEST_CASE("law: jacobian(F, X) vec(U) = vec(differential(F, X, U))") {
  jacobian_is_the_differential(X * A * X, X);
  jacobian_is_the_differential(X.T() * A, X);
  jacobian_is_the_differential(t * X, t);
  jacobian_is_the_differential(det(X) * X * x, X);
  jacobian_is_the_differential(adj(X), X);
  jacobian_is_the_differential(pow<3>(X), X);
  jacobian_is_the_differential(hadamard(X, inv(X)), X);
  jacobian_is_the_differential(diag(X * x), x);
  jacobian_is_the_differential(diag(X * X), X);
  jacobian_is_the_differential(lower_part(X * X), X);
  jacobian_is_the_differential(sum(X) * X, X);
  jacobian_is_the_differential(tr(X * A) * x, X);
  jacobian_is_the_differential(X(1_c, 2_c) * X, X);
  jacobian_is_the_differential(softmax(A * x), x);
  jacobian_is_the_differential(pow(x, t), t);
  jacobian_is_the_differential(kron(N, B) * vec(B), N);
  jacobian_is_the_differential(N.T() * X * N, N);
}

TEST_CASE("law: a row of the Jacobian is the gradient of a component") {
  constexpr auto F = X * A * X * x;
  constexpr auto J = jacobian(F, X);
  STATIC_REQUIRE(basis<3, 0>.T() * J == vec(grad(F(0_c), X)).T());
  STATIC_REQUIRE(basis<3, 2>.T() * J == vec(grad(F(2_c), X)).T());
}

TEST_CASE("jacobian: of structured symbols it is that along the projection on the structure") {
  constexpr auto K = commutation<3, 3>;
  STATIC_REQUIRE(jacobian(S, S) == ratio<1, 2> * (identity<9> + K));
  STATIC_REQUIRE(jacobian(W, W) == ratio<1, 2> * (identity<9> - K));
  STATIC_REQUIRE(jacobian(A * L * x, L) * vec(U) == vec(A * lower_part(U) * x));
  STATIC_REQUIRE(jacobian(A * D * x, D) * vec(U) == vec(A * hadamard(U, I) * x));
  // and so its rows are gradients with respect to the structured symbol
  STATIC_REQUIRE(basis<3, 1>.T() * jacobian(S * A * x, S) == vec(grad((S * A * x)(1_c), S)).T());
  STATIC_REQUIRE(basis<3, 1>.T() * jacobian(Q * A * x, Q) == vec(grad((Q * A * x)(1_c), Q)).T());
}

TEST_CASE("jacobian: notation") {
  STATIC_REQUIRE(to_text(jacobian(A * x, x)) == "A");
  STATIC_REQUIRE(to_text(jacobian(inv(X), X)) == "-X⁻ᵀ ⊗ X⁻¹");
  STATIC_REQUIRE(to_text(jacobian(hadamard(x, A * x), x)) == "diag(x) A + diag(Ax)");
}

TEST_CASE("jacobian: value") {
  auto const a = random_matrix<double, 3, 3>(3);
  auto const x0 = made<double, 3, 1>([](int i, int) { return 0.5 + i; });
  auto const J = jacobian(hadamard(x, A * x), x)(A = a, x = x0);
  for (int i = 0; i < 3; ++i)
    for (int j = 0; j < 3; ++j) {
      double ax = a(i, 0) * x0(0) + a(i, 1) * x0(1) + a(i, 2) * x0(2);
      CHECK(agree(J(i, j), x0(i) * a(i, j) + (i == j ? ax : 0)));
    }
}

TEST_CASE("hessian: is the Jacobian of the gradient, and symmetric") {
  STATIC_REQUIRE(hessian(x.T() * A * x, x) == A + A.T());
  STATIC_REQUIRE(hessian(ratio<1, 2> * squared_norm(A * x - y), x) == A.T() * A);
  STATIC_REQUIRE(hessian(norm(x), x) == (I - x * x.T() / (x.T() * x)) / norm(x));
  STATIC_REQUIRE(hessian(log_sum_exp(x), x) == diag(softmax(x)) - softmax(x) * softmax(x).T());
  STATIC_REQUIRE(hessian(exp(t) * t, t) == (t + 2_c) * exp(t));
  STATIC_REQUIRE(is_symmetric(hessian(x.T() * A * x, x)));
  STATIC_REQUIRE(is_symmetric(hessian(log_sum_exp(x), x)));
  STATIC_REQUIRE(hessian(A(0_c, 0_c), x) == zeros<3, 3>);
}

TEST_CASE("law: the Hessian times v is hvp") {
  constexpr auto v = vector<"v", 3>;
  constexpr auto f = log(x.T() * A * x) * norm(x - y) + x.T() * sin(A * x);
  STATIC_REQUIRE(hessian(f, x) * v == hvp(f, x, v));
  STATIC_REQUIRE(hessian(f, x).T() == hessian(f, x));
  STATIC_REQUIRE(hessian(f, x)(0_c, 2_c) == partial<0>(partial<2>(f, x), x));
  STATIC_REQUIRE(jacobian(grad(logdet(X), X), X) * vec(U) == vec(hvp(logdet(X), X, U)));
}

TEST_CASE("structured_grad: derivatives by the independent entries, Cookbook (138) to (140)") {
  STATIC_REQUIRE(structured_grad(tr(A * S), S) == A + A.T() - hadamard(A, I));
  STATIC_REQUIRE(structured_grad(det(S), S) == det(S) * (2_c * inv(S) - hadamard(inv(S), I)));
  STATIC_REQUIRE(structured_grad(tr(inv(S)), S) == -2_c * inv(S) * inv(S) + hadamard(inv(S) * inv(S), I));
  STATIC_REQUIRE(structured_grad(tr(A * W), W) == A.T() - A);
  STATIC_REQUIRE(structured_grad(tr(A * L), L) == lower_part(A.T()));
  STATIC_REQUIRE(structured_grad(tr(A * D), D) == hadamard(A, I));
  STATIC_REQUIRE(structured_grad(tr(A * X), X) == A.T());
}

TEST_CASE("law: structured_grad moves one independent entry") {
  // ∂f/∂S₀₁ moves S₀₁ and S₁₀ together
  constexpr auto E = single_entry<3, 3, 0, 1>;
  STATIC_REQUIRE(structured_grad(tr(A * S * S), S)(0_c, 1_c) == differential(tr(A * S * S), S, E + E.T()));
  STATIC_REQUIRE(structured_grad(tr(A * S * S), S)(1_c, 1_c) == partial<1, 1>(tr(A * S * S), S));
  STATIC_REQUIRE(structured_grad(tr(A * W * W * W), W)(0_c, 1_c) == differential(tr(A * W * W * W), W, E - E.T()));
}

TEST_CASE("structured_grad: its structure is known") {
  STATIC_REQUIRE(is_symmetric(structured_grad(tr(A * S), S)));
  STATIC_REQUIRE(is_lower_triangular(structured_grad(tr(A * L), L)));
  STATIC_REQUIRE(is_diagonal(structured_grad(tr(A * D), D)));
}
