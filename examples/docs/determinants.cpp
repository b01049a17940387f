// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// The derivatives of a determinant, where the matrix is singular and where it is not.

#include <iostream>
#include <matgrad/io.hpp>
using namespace matgrad;

// [symbols]
constexpr auto X = matrix<"X", 3>;
constexpr auto V = matrix<"V", 3>;
constexpr auto g = grad(det(X), X);

constexpr dense<double, 3, 3> rank2{1, 2, 3, 4, 5, 6, 7, 8, 9};
constexpr dense<double, 3, 3> rank1{1, 2, 3, 1, 2, 3, 1, 2, 3};
// [end]

// [equal]
static_assert(g == adj(X).T());
static_assert(g == det(X) * inv(X).T());  // wherever both are defined
static_assert(to_text(g) == "adj(X)ᵀ");   // of the two, the one that is defined everywhere
// [end]

// [ranks]
static_assert(g(X = rank2) == dense<double, 3, 3>{-3, 6, -3, 6, -12, 6, -3, 6, -3});  // of rank 1
static_assert(g(X = rank1) == dense<double, 3, 3>{});
// [end]

// [singular]
static_assert(try_evaluate(g, X = rank2).status == status::ok);
static_assert(try_evaluate(det(X) * inv(X).T(), X = rank2).status == status::singular);
// [end]

// [logdet]
static_assert(grad(logdet(X), X) == inv(X).T());
static_assert(to_text(grad(log(det(X)), X)) == "X⁻ᵀ");
static_assert(conditions(det(X)) == "always" && conditions(logdet(X)) == "X is invertible");
static_assert(try_evaluate(grad(logdet(X), X), X = rank2).status == status::singular);
// [end]

// [second]
constexpr auto h = hvp(det(X), X, V);
static_assert(conditions(h) == "always");
static_assert(h(X = rank1, V = identity<3>()) == dense<double, 3, 3>{5, -1, -1, -2, 4, -2, -3, -3, 3});
// [end]

// [second of 4]
constexpr auto Y = matrix<"Y", 4>;
constexpr auto U = matrix<"U", 4>;
static_assert(conditions(grad(det(Y), Y)) == "always");
static_assert(conditions(hvp(det(Y), Y, U)) == "Y is invertible");
// [end]

int main() {
  std::cout << "of rank 2:\n"
            << rank2 << "its cofactors:\n"
            << g(X = rank2) << "and their derivative along I, at rank 1:\n"
            << h(X = rank1, V = identity<3>());
}
