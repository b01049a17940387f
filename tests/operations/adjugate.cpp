// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto X = matrix<"X", 3, 3>;
constexpr auto U = matrix<"U", 3, 3>;
constexpr auto A = matrix<"A", 3, 3>;
constexpr auto Y = matrix<"Y", 2, 2>;
constexpr auto S = symmetric<"S", 3>;
constexpr auto P = positive_definite<"P", 3>;
constexpr auto D = diagonal<"D", 3>;
constexpr auto Q = orthogonal<"Q", 3>;
constexpr auto s = scalar<"s">;
constexpr auto x = vector<"x", 3>;

constexpr dense<double, 3, 3> x0{2, 1, 1, 1, 3, 2, 1, 0, -3};
constexpr dense<double, 3, 3> singular{1, 2, 3, 2, 4, 6, 1, 0, 1};  // of rank 2

}  // namespace

TEST_CASE("adj: shape") {
  STATIC_REQUIRE(rows(adj(X)) == 3);
  STATIC_REQUIRE(cols(adj(X)) == 3);
}

TEST_CASE("adj: structure") {
  STATIC_REQUIRE(is_symmetric(adj(S)));
  STATIC_REQUIRE(is_positive_definite(adj(P)));
  STATIC_REQUIRE(is_diagonal(adj(D)));
  STATIC_REQUIRE(!is_symmetric(adj(X)));
  // ±Qᵀ
  STATIC_REQUIRE(adj(Q) == det(Q) * Q.T());
  STATIC_REQUIRE(simplified(inv(adj(Q))) == adj(Q).T());
}

TEST_CASE("Magnus & Neudecker, ch. 8.5: d adj X = tr(X⁻¹dX) adj X − adj X dX X⁻¹") {
  STATIC_REQUIRE(differential(adj(X), X, U) == tr(inv(X) * U) * adj(X) - adj(X) * U * inv(X));
  STATIC_REQUIRE(differential(X * adj(X), X, U) == tr(adj(X) * U) * identity<3>);
}

TEST_CASE("adj: gradient") {
  STATIC_REQUIRE(grad(tr(adj(Y)), Y) == identity<2>);
  STATIC_REQUIRE(grad(tr(A * adj(X)), X) == det(X) * (tr(A * inv(X)) * inv(X).T() - inv(X).T() * A.T() * inv(X).T()));
  STATIC_REQUIRE(grad(x.T() * adj(A) * x, x) == (adj(A) + adj(A).T()) * x);
}

TEST_CASE("adj: identities") {
  STATIC_REQUIRE(same_form(simplified(adj(s)), 1_c));
  STATIC_REQUIRE(same_form(simplified(adj(identity<3>)), identity<3>));
  STATIC_REQUIRE(same_form(simplified(adj(2_c * X)), 4_c * adj(X)));
  STATIC_REQUIRE(same_form(simplified(adj(-X)), adj(X)));
  STATIC_REQUIRE(same_form(simplified(adj(X) / det(X)), inv(X)));
  STATIC_REQUIRE(same_form(simplified(transpose(adj(S))), adj(S)));
  STATIC_REQUIRE(adj(X.T()) == adj(X).T());
  STATIC_REQUIRE(adj(inv(X)) == X / det(X));
  STATIC_REQUIRE(X * adj(X) == det(X) * identity<3>);
  STATIC_REQUIRE(adj(X) * X == det(X) * identity<3>);
  STATIC_REQUIRE(adj(X * A) == adj(A) * adj(X));
  STATIC_REQUIRE(adj(adj(X)) == det(X) * X);
  STATIC_REQUIRE(adj(Y) == tr(Y) * identity<2> - Y);
  STATIC_REQUIRE(det(adj(X)) == det(X) * det(X));
}

TEST_CASE("adj: notation") {
  STATIC_REQUIRE(to_text(adj(X)) == "adj(X)");
  STATIC_REQUIRE(to_text(grad(det(X), X)) == "adj(X)ᵀ");
  STATIC_REQUIRE(to_latex(adj(X)) == "\\operatorname{adj}\\left(X\\right)");
  STATIC_REQUIRE(to_cpp(transpose(adj(X))) == "transpose(adj(X))");
}

TEST_CASE("adj: value") {
  REQUIRE(agree(adj(X)(X = singular), dense<double, 3, 3>{4, -2, 0, 4, -2, 0, -4, 2, 0}));
  REQUIRE(agree(adj(Y)(Y = dense<float, 2, 2>{1, 2, 3, 4}), dense<float, 2, 2>{4, -2, -3, 1}));
  auto const y = random_invertible<long double, 3>(7);
  reference<3> const r(y);
  REQUIRE(agree(adj(X)(X = y), times(r.inverse, r.determinant), 1e-17));
  REQUIRE(adj(s)(s = 0.0) == 1);
  using complex = std::complex<double>;
  dense<complex, 2, 2> const z{complex(1, 1), complex(0, 1), complex(2, 0), complex(1, -1)};
  REQUIRE(agree(adj(Y)(Y = z), dense<complex, 2, 2>{complex(1, -1), complex(0, -1), complex(-2, 0), complex(1, 1)}));
}

TEST_CASE("adj: its differential at a singular matrix") {
  auto const u = random_matrix<double, 3, 3>(9);
  auto const at = [](auto const& x) { return adj(X)(X = x); };
  // adj is quadratic in the entries: the central difference is exact
  auto const difference = times(moved(at(moved(singular, 1.0, u)), -1.0, at(moved(singular, -1.0, u))), 0.5);
  REQUIRE(agree(differential(adj(X), X, U)(X = singular, U = u), difference));
}

TEST_CASE("adj: constexpr value") {
  STATIC_REQUIRE(adj(X)(X = x0) == dense<double, 3, 3>{-9, 3, -1, 5, -7, -3, -3, 1, 5});
  STATIC_REQUIRE(adj(X)(X = singular) == dense<double, 3, 3>{4, -2, 0, 4, -2, 0, -4, 2, 0});
}
