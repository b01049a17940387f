// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/evaluate_batch.hpp>
#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

// This program is compiled with -fsanitize=undefined, as its users compile theirs: with it a compiler also takes less for a
// constant expression. What is undefined stops it.

using namespace matgrad;

namespace {

constexpr auto X = matrix<"X", 3>;
constexpr auto S = positive_definite<"S", 3>;
constexpr auto Z = matrix<"Z", 6>;
constexpr auto x = vector<"x", 3>;
constexpr auto t = scalar<"t">;

static_assert(grad(tr(inv(X)), X) == -transpose(inv(X) * inv(X)));
static_assert(cost(grad(tr(inv(X)), X)).flops == 78);

}  // namespace

TEMPLATE_TEST_CASE("under -fsanitize=undefined: proofs, plans and kernels", "", double, float) {
  using T = TestType;
  double const tolerance = sizeof(T) == 4 ? 1e-4 : 1e-11;
  auto const a = random_invertible<T, 3>(1), b = random_invertible<T, 3>(2);
  auto const s = random_positive_definite<T, 3>(3);
  auto const z = random_invertible<T, 6>(4);
  dense<T, 3> const v{1, 2, 3};
  CHECK(agree((inv(X) * X)(X = a), identity<3>(X = a), tolerance));
  CHECK(agree((inv(Z) * Z)(Z = z), made<T, 6, 6>([](int i, int j) { return T(i == j); }), tolerance));
  CHECK(agree(jacobian(X * X, X)(X = a), (kron(identity<3>, X) + kron(X.T(), identity<3>))(X = a), tolerance));
  CHECK(agree((skew(x) * S * skew(x).T())(x = v, S = s), (skew(x) * (S * skew(x).T()))(x = v, S = s), tolerance));
  auto const [value, gradient] = value_and_grad(logdet(S) + x.T() * inv(S) * x, S)(S = s, x = v);
  CHECK(value == Approx((logdet(S) + x.T() * inv(S) * x)(S = s, x = v)).epsilon(tolerance));
  CHECK(agree(gradient, (inv(S) - inv(S) * x * x.T() * inv(S))(S = s, x = v), tolerance));
  CHECK(try_evaluate(log(t), t = T(-1)).status != status::ok);

  dense<T, 3, 3> const many[] = {a, b, a, b, a};
  dense<T, 3, 3> inverses[5];
  batch(inv(X)).into(inverses, X = many);
  for (int k = 0; k < 5; ++k) CHECK(agree(inverses[k], inv(X)(X = many[k]), tolerance));
}
