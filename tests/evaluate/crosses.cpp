// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/evaluate_batch.hpp>
#include <matgrad/print/plan.hpp>

#include "../numbers.hpp"

#include <limits>
#include <string>
#include <string_view>
#include <vector>

// Second derivatives with det X in them, X 3×3, are planned with the tensor cross product.

using namespace matgrad;

namespace {

constexpr auto X = matrix<"X", 3>;
constexpr auto U = matrix<"U", 3>;
constexpr auto S = symmetric<"S", 3>;
constexpr auto V = symmetric<"V", 3>;
constexpr auto mu = scalar<"μ">;
constexpr auto lambda = scalar<"λ">;
constexpr auto neo_hookean = mu / 2_c * (tr(X.T() * X) - 3_c) - mu * log(det(X)) + lambda / 2_c * pow<2>(log(det(X)));
constexpr auto stable = mu / 2_c * (tr(X.T() * X) - 3_c) + lambda / 2_c * pow<2>(det(X) - 1_c - mu / lambda);
constexpr auto squared_log = ratio<1, 2> * pow<2>(log(det(X)));

template<class... F>
bool has_cross(F const&... f) {
  auto const text = std::string(std::string_view(plan_text(f...)));
  return text.find("⨯") != text.npos || text.find("cofactor_tangent") != text.npos;
}

// ---- the same by matrices, number by number ----

template<class T>
using three = dense<T, 3, 3>;

template<class T>
T trace_of(three<T> const& a, three<T> const& b) {
  T sum = 0;
  for (int i = 0; i < 3; ++i)
    for (int j = 0; j < 3; ++j) sum += a(i, j) * b(j, i);
  return sum;
}
/// a T + b T E T of T = X⁻ᵀ and E = Uᵀ, and c U
template<class T>
three<T> combined(T a, T b, T c, three<T> const& Xt, three<T> const& u) {
  auto const product = reference_product(reference_product(Xt, transposed_copy(u)), Xt);
  return made<T, 3, 3>([&](int i, int j) { return a * Xt(i, j) + b * product(i, j) + c * u(i, j); });
}
using exact = long double;
three<exact> inverse_transposed(three<exact> const& x) { return inv(X).T()(X = x); }

/// D²ψ[U] of ψ = φ(det X) + ½ μ tr(XᵀX), from J φ′(J) and J (J φ′(J))′.
three<exact> second_by_matrices(exact first, exact second, exact m, three<exact> const& x, three<exact> const& u) {
  auto const Xt = inverse_transposed(x);
  return combined(second * trace_of(transposed_copy(Xt), u), -first, m, Xt, u);
}
/// The matrix of U ↦ D²ψ[U].
dense<exact, 9, 9> tangent_by_matrices(exact first, exact second, exact m, three<exact> const& x) {
  dense<exact, 9, 9> tangent;
  for (int col = 0; col < 9; ++col) {
    three<exact> unit{};
    unit.values[col] = 1;
    auto const along = second_by_matrices(first, second, m, x, unit);
    for (int row = 0; row < 9; ++row) tangent(row, col) = along.values[row];
  }
  return tangent;
}
template<class T, int m, int n>
dense<exact, m, n> exactly(dense<T, m, n> const& a) {
  return made<exact, m, n>([&](int i, int j) { return static_cast<exact>(a(i, j)); });
}

template<class T>
inline constexpr double tolerance = 200 * static_cast<double>(std::numeric_limits<T>::epsilon());

}  // namespace

TEST_CASE("⨯: what is planned with it, and what it costs") {
  constexpr auto stress = grad(neo_hookean, X);
  STATIC_REQUIRE(cost(stress, hvp(neo_hookean, X, U)).flops == 194);
  STATIC_REQUIRE(cost(stress, jacobian(stress, X)).flops == 158);
  STATIC_REQUIRE(cost(grad(stable, X), hvp(stable, X, U)).flops == 199);
  STATIC_REQUIRE(cost(jacobian(grad(stable, X), X)).flops == 136);
  STATIC_REQUIRE(cost(hvp(det(X), X, U)).flops == 63);
  STATIC_REQUIRE(cost(differential(adj(X), X, U)).flops == 63);
  CHECK(has_cross(stress, jacobian(stress, X)));
  CHECK(has_cross(hvp(stable, X, U)));
}

TEST_CASE("⨯: what is not") {
  CHECK_FALSE(has_cross(hvp(log(det(X)), X, U)));  // nothing is added to
  CHECK_FALSE(has_cross(grad(neo_hookean, X)));
  CHECK_FALSE(has_cross(tr(inv(X) * U) * inv(X) - inv(X) * V * inv(X)));  // another direction
  CHECK_FALSE(has_cross(tr(inv(S) * V) * inv(S) - inv(S) * V * inv(S)));  // one half of it is computed
  constexpr auto Y = matrix<"Y", 4>;
  constexpr auto W = matrix<"W", 4>;
  CHECK_FALSE(has_cross(hvp(pow<2>(log(det(Y))), Y, W)));
}

TEMPLATE_TEST_CASE("⨯: the numbers are those of the products", "", float, double, long double) {
  using T = TestType;
  for (unsigned seed = 1; seed < 10; ++seed) {
    auto const x = random_invertible<T, 3>(seed), u = random_matrix<T, 3, 3>(seed + 50);
    T const m = T(1.25), l = T(0.75);
    auto const a = exactly(x), b = exactly(u);
    exact const J = det(X)(X = a), log_J = std::log(J), M = 1.25L, L = 0.75L;

    exact const of_log = L * log_J - M;
    auto const along = second_by_matrices(of_log, L, M, a, b);
    CHECK(agree(hvp(neo_hookean, X, U)(X = x, U = u, mu = m, lambda = l), along, tolerance<T>));
    CHECK(agree(jacobian(grad(neo_hookean, X), X)(X = x, mu = m, lambda = l), tangent_by_matrices(of_log, L, M, a),
                tolerance<T>));

    exact const of_det = L * (J - 1 - M / L) * J, second = of_det + L * J * J;
    auto const stable_along = second_by_matrices(of_det, second, M, a, b);
    CHECK(agree(hvp(stable, X, U)(X = x, U = u, mu = m, lambda = l), stable_along, tolerance<T>));
    CHECK(agree(jacobian(grad(stable, X), X)(X = x, mu = m, lambda = l), tangent_by_matrices(of_det, second, M, a),
                tolerance<T>));

    // X⁻¹ instead of X⁻ᵀ, two scalars that have nothing in common, and a third term
    auto const Z = transposed_copy(inverse_transposed(a)), bt = transposed_copy(b);
    CHECK(agree((lambda * tr(inv(X) * U) * inv(X) + mu * inv(X) * U * inv(X) + U.T())(X = x, U = u, mu = m, lambda = l),
                combined(L * trace_of(Z, b), M, exact(1), Z, bt), tolerance<T>));
  }
}

TEST_CASE("⨯: of a derivative that vanishes") {
  // D²det = J (tr(X⁻¹U) X⁻ᵀ − X⁻ᵀUᵀX⁻ᵀ), written with inverses
  constexpr auto f = tr(inv(X) * U) * inv(X) - inv(X) * U * inv(X);
  auto const x = random_invertible<double, 3>(1), u = random_matrix<double, 3, 3>(2);
  double const J = det(X)(X = x);
  CHECK(agree((det(X) * f)(X = x, U = u), differential(adj(X), X, U)(X = x, U = u)));
  CHECK(agree(f(X = x, U = u), (differential(adj(X), X, U) / mu)(X = x, U = u, mu = J)));
}

// X⁻¹ and log|det X| are right where det X is beyond the range of its type, and so is what is made of them.
TEMPLATE_TEST_CASE("⨯: where det X is out of range", "", float, double) {
  using T = TestType;
  auto const x = random_invertible<T, 3>(3), u = random_matrix<T, 3, 3>(4);
  for (int const exponent :
       {0, 1, 5, 2 * std::numeric_limits<T>::max_exponent / 5, -2 * std::numeric_limits<T>::max_exponent / 5}) {
    T const s = std::ldexp(T(1), exponent);
    auto const sx = times(x, s), su = times(u, s);  // D²ψ(sX)[sU] s
    auto const a = exactly(x), b = exactly(u);
    exact const log_J = std::log(static_cast<exact>(det(X)(X = a))) + 3 * exponent * std::log(2.L);
    auto const along = hvp(squared_log, X, U)(X = sx, U = su);
    CHECK(agree(times(along, s), second_by_matrices(log_J, 1, 0, a, b), tolerance<T>));
    if (exponent < 0) continue;
    auto const tangent = jacobian(grad(squared_log, X), X)(X = sx);  // s² times the tangent
    CHECK(agree(times(times(tangent, s), s), tangent_by_matrices(log_J, 1, 0, a), tolerance<T>));
  }
}

TEST_CASE("⨯: nearly singular matrices") {
  for (double const small : {1e-3, 1e-6, 1e-9}) {
    auto const q = random_invertible<double, 3>(5), u = random_matrix<double, 3, 3>(6);
    auto x = q;
    for (int i = 0; i < 3; ++i) x(i, 2) = q(i, 0) - 2 * q(i, 1) + small * q(i, 2);
    auto const a = exactly(x), b = exactly(u);
    exact const log_J = std::log(std::fabs(static_cast<exact>(det(X)(X = a))));
    auto const along = hvp(ratio<1, 2> * pow<2>(logdet(X)), X, U)(X = x, U = u);
    CHECK(agree(along, second_by_matrices(log_J, 1, 0, a, b), 1e-13 / small));  // cond(X) times the precision
  }
}

TEST_CASE("⨯: while compiling, in batches, for size, and with a status") {
  constexpr auto along = hvp(neo_hookean, X, U);
  constexpr auto tangent = jacobian(grad(neo_hookean, X), X);
  constexpr dense<double, 3, 3> x{{2, 0, 0, 1, 1, 0, 0, 3, 1}}, u{{1, 2, 3, 4, 5, 6, 7, 8, 9}};
  constexpr auto D2det = hvp(det(X), X, U)(X = x, U = u);
  STATIC_REQUIRE(D2det == dense<double, 3, 3>{{-4, -13, 13, 7, 19, -19, -3, -9, 9}});
  CHECK(agree(hvp(det(X), X, U)(X = x, U = u), D2det));

  std::vector<dense<double, 3, 3>> xs, results(7);
  std::vector<dense<double, 9, 9>> tangents(7);
  for (unsigned k = 0; k < 7; ++k) xs.push_back(random_invertible<double, 3>(k));
  xs[2] = times(xs[2], 1e-110);  // not in lanes
  double const m = 1.5, l = 0.5;
  REQUIRE(batch(along, tangent).into(results, tangents, X = xs, U = u, mu = m, lambda = l));
  for (unsigned k = 0; k < 7; ++k) {
    CHECK(agree(results[k], along(X = xs[k], U = u, mu = m, lambda = l)));
    CHECK(agree(tangents[k], tangent(X = xs[k], mu = m, lambda = l)));
  }

  for (double const s : {1., 1e-110}) {
    auto const sx = times(xs[1], s);
    CHECK(agree(times(for_size(along)(X = sx, U = u, mu = 0., lambda = l), s * s),
                times(along(X = sx, U = u, mu = 0., lambda = l), s * s)));
    CHECK(agree(times(times(for_size(tangent)(X = sx, mu = 0., lambda = l), s), s),
                times(times(tangent(X = sx, mu = 0., lambda = l), s), s)));
  }

  CHECK(try_evaluate(tangent, X = x, mu = m, lambda = l).status == status::ok);
  constexpr dense<double, 3, 3> singular{{1, 2, 3, 2, 4, 6, 1, 1, 1}};
  CHECK(try_evaluate(tangent, X = singular, mu = m, lambda = l).status != status::ok);
  CHECK(try_evaluate(along, X = singular, U = u, mu = m, lambda = l).status != status::ok);
}
