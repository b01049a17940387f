// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

TEST_CASE("fact 251: ∂sin(t²x)/∂t = 2t x∘cos(t²x) (SymPy, elementwise functions)") {
  partial_is(sin(t * t * x), t, 2_c * t * hadamard(x, cos(t * t * x)));
}

TEST_CASE("fact 253: ∂x∘ᵗ/∂t = log(x)∘x∘ᵗ (SymPy, derivative by scalar)") {
  partial_is(pow(x, t), t, hadamard(log(x), pow(x, t)));
}

TEST_CASE("fact 254: ∂log Σexp(xᵢ)/∂x = softmax(x) (Stan, log_sum_exp)") {
  gradient(log_sum_exp(x), x, softmax(x));
  gradient(log(sum(exp(x))), x, softmax(x));
  prints(grad(log_sum_exp(x), x), "softmax(x)");
}

TEST_CASE("fact 255: ∂p/∂x = diag(p) − ppᵀ of p = softmax(x) (Stan, softmax)") {
  jacobian_is(softmax(x), x, diag(softmax(x)) - softmax(x) * softmax(x).T());
  prints(jacobian(softmax(x), x), "diag(softmax(x)) - softmax(x) softmax(x)ᵀ");
}

TEST_CASE("fact 257: ∂σ(x)/∂x = diag(σ∘(1 − σ)) (logistic function)") {
  jacobian_is(sigmoid(x), x, diag(hadamard(sigmoid(x), ones<3> - sigmoid(x))));
}

TEST_CASE("fact 258: ∂tanh(Wx + b)/∂x = diag(1 − tanh(Wx + b)²)W (matrixcalculus.org)") {
  jacobian_is(tanh(A * x + b), x, diag(ones<3> - pow<2>(tanh(A * x + b))) * A);
}

TEST_CASE("fact 259: ∂Σrelu(Ax − b)/∂x = Aᵀ[Ax > b] (matrixcalculus.org)") {
  gradient(sum(relu(E * x - w)), x, E.T() * sign(relu(E * x - w)));
}

TEST_CASE("fact 261: −∂Σp log p/∂p = −(1 + log p) (entropy)") {
  gradient(-sum(hadamard(p, log(p))), p, -(ones<3> + log(p)));
}

TEST_CASE("fact 262: f = Σp log(p⊘q) (Kullback–Leibler divergence)") {
  constexpr auto f = sum(hadamard(p, log(hadamard_div(p, q))));
  gradient(f, p, ones<3> + log(hadamard_div(p, q)));
  gradient(f, q, -hadamard_div(p, q));
}

TEST_CASE("fact 263: ∂ΣXᵢⱼ log Xᵢⱼ/∂X = 11ᵀ + log X, ∂tr(A exp(X))/∂X = Aᵀ∘exp(X) (elementwise)") {
  gradient(sum(hadamard(N, elementwise::log(N))), N, ones<3> * ones<3>.T() + elementwise::log(N));
  gradient(tr(A * elementwise::exp(X)), X, hadamard(A.T(), elementwise::exp(X)));
}

TEST_CASE("fact 265: ∂Σ(A⊘X)ᵢⱼ/∂X = −A⊘(X∘X) (matrixcalculus.org)") {
  gradient(sum(hadamard_div(A, N)), N, -hadamard_div(A, hadamard(N, N)));
}

TEST_CASE("fact 266: ∂‖M∘(X − A)‖²/∂X = 2M∘M∘(X − A) (matrix completion)") {
  gradient(squared_norm(hadamard(B, X - A)), X, 2_c * hadamard(hadamard(B, B), X - A));
}

TEST_CASE("fact 267: ∂x̄/∂x = 1/n, ∂(‖x − x̄1‖²/n)/∂x = 2(x − x̄1)/n (Stan, variance)") {
  constexpr auto mean = ones<3>.T() * x / 3_c;
  gradient(mean, x, ones<3> / 3_c);
  gradient(squared_norm(x - mean * ones<3>) / 3_c, x, 2_c * (x - mean * ones<3>) / 3_c);
}

TEST_CASE("fact 269: ∂Σ(Ax)ᵢ(Bx)ᵢ/∂x = (AᵀB + BᵀA)x (DiffMatic)") {
  gradient(sum(hadamard(A * x, B * x)), x, (A.T() * B + B.T() * A) * x);
}

TEST_CASE("fact 270: ∂tr(M∘M)/∂x = 4Aᵀ(I∘M)Ax of M = AxxᵀAᵀ − bbᵀ (math.SE 3568519)") {
  constexpr auto residual = A * x * x.T() * A.T() - b * b.T();
  gradient(tr(hadamard(residual, residual)), x, 4_c * A.T() * hadamard(I, residual) * A * x);
}

TEST_CASE("fact 271: ∂(x∘y)ᵀA(x∘y)/∂x = y∘((A + Aᵀ)(x∘y)) (math.SE 1130251)") {
  gradient(hadamard(x, y).T() * A * hadamard(x, y), x, hadamard(y, (A + A.T()) * hadamard(x, y)));
}
