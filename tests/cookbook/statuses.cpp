// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

// What other tools answer at run time with an exception, a zero or a NaN.

TEST_CASE("fact 630: X⁻¹ of a singular X is a status, no exception and no zero (CasADi issue 4382)") {
  auto is_singular = []<int n>(dense<double, n, n> const& value) {
    constexpr auto any = matrix<"Y", n>;
    auto const inverse = try_evaluate(inv(any), any = value);
    CHECK(!inverse);
    CHECK(inverse.status == status::singular);
    CHECK(inverse.value(0, 0) != 0);
    CHECK(try_evaluate(grad(tr(inv(any)), any), any = value).status == status::singular);
    CHECK(try_evaluate(det(any), any = value).status == status::ok);
  };
  for (double by : {1e-100, 1.0, 1e70}) {
    is_singular(dense<double, 2, 2>{by, 2 * by, 2 * by, 4 * by});
    is_singular(dense<double, 3, 3>{by, 2 * by, 3 * by, 2 * by, 4 * by, 6 * by, by, 0, by});
    is_singular(
        dense<double, 4, 4>{by, 2 * by, 3 * by, by, 2 * by, 4 * by, 6 * by, 2 * by, by, 0, by, by, 0, by, 0, by});
  }
}

TEST_CASE("fact 630: no silent zero by overflow: X⁻¹ of a large X is right") {
  for (double by : {1e-200, 1e150, 1e200, 1e300}) {
    auto const inverse = try_evaluate(inv(X), X = dense<double, 3, 3>{by, 0, 0, 0, 2 * by, 0, 0, 0, 4 * by});
    CHECK(inverse);
    CHECK(std::fabs(inverse.value(1, 1) * by - 0.5) < 1e-15);
  }
}

TEST_CASE("fact 631: ‖x‖ is not differentiable at 0 (SymForce)") {
  CHECK(try_evaluate(norm(x), x = dense<double, 3>{}).status == status::ok);
  CHECK(try_evaluate(grad(norm(x), x), x = dense<double, 3>{}).status == status::not_differentiable);
  CHECK(try_evaluate(grad(norm(A * x - y), x), A = dense<double, 3, 3>{1, 2, 3, 4, 5, 6, 7, 8, 9},
                     x = dense<double, 3>{1, 0, 0}, y = dense<double, 3>{1, 2, 3})
            .status
        == status::not_differentiable);
  CHECK(try_evaluate(grad(norm(x), x), x = dense<double, 3>{1e-100, 0, 0}).value(0) == 1);
}

TEST_CASE("fact 631: of ‖x‖₁ at a zero the gradient is the subgradient 0") {
  auto const g = try_evaluate(grad(norm1(x), x), x = dense<double, 3>{-2, 0, 3});
  CHECK(g);
  CHECK(g.value == dense<double, 3>{-1, 0, 1});
}
