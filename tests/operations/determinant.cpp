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
constexpr auto M = matrix<"M", 3, 2>;
constexpr auto Y = matrix<"Y", 2, 2>;
constexpr auto S = symmetric<"S", 3>;
constexpr auto Q = orthogonal<"Q", 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto u = vector<"u", 3>;
constexpr auto v = vector<"v", 3>;
constexpr auto s = scalar<"s">;

constexpr dense<double, 3, 3> x0{2, 1, 1, 1, 3, 2, 1, 0, 0};           // det = −1
constexpr dense<double, 3, 3> singular{1, 2, 3, 2, 4, 6, 1, 0, 1};     // of rank 2
constexpr dense<double, 3, 3> rank_one{1, 2, 3, 2, 4, 6, -1, -2, -3};  // its cofactors are 0

}  // namespace

TEST_CASE("det: shape") {
  STATIC_REQUIRE(rows(det(X)) == 1);
  STATIC_REQUIRE(cols(det(X)) == 1);
}

TEST_CASE("det: differential") {
  STATIC_REQUIRE(differential(det(X), X, U) == det(X) * tr(inv(X) * U));
  STATIC_REQUIRE(differential(det(A + s * B), s, 1_c) == tr(adj(A + s * B) * B));
  STATIC_REQUIRE(differential(det(s * identity<3> - X), s, 1_c) == tr(adj(s * identity<3> - X)));
}

TEST_CASE("Cookbook (41), (42): ∂det X = tr(adj X ∂X) = det X tr(X⁻¹∂X)") {
  STATIC_REQUIRE(differential(det(X), X, U) == tr(adj(X) * U));
  STATIC_REQUIRE(differential(det(inv(X)), X, U) == -det(inv(X)) * tr(inv(X) * U));
}

TEST_CASE("det: gradient") {
  STATIC_REQUIRE(grad(det(X), X) == adj(X).T());
  STATIC_REQUIRE(grad(det(S), S) == adj(S));
  STATIC_REQUIRE(grad(det(X + A), X) == det(X + A) * transpose(inv(X + A)));
  STATIC_REQUIRE(grad(det(A + x * x.T()), x) == (adj(A) + adj(A).T()) * x);
  STATIC_REQUIRE(grad(det(diag(x)), x) == det(diag(x)) * pow<-1>(x));
  STATIC_REQUIRE(grad(det(X) / tr(X), X) == det(X) * (inv(X).T() / tr(X) - identity<3> / pow<2>(tr(X))));
}

TEST_CASE("Cookbook (49): ∂det X / ∂X = det X X⁻ᵀ") { STATIC_REQUIRE(grad(det(X), X) == det(X) * inv(X).T()); }

TEST_CASE("Cookbook (51): ∂det(AXB)/∂X = det(AXB) X⁻ᵀ") {
  STATIC_REQUIRE(grad(det(A * X * B), X) == det(A * X * B) * transpose(inv(X)));
}

TEST_CASE("Cookbook (52): ∂det(XᵀAX)/∂X = 2 det(XᵀAX) X⁻ᵀ, X square") {
  STATIC_REQUIRE(grad(det(X.T() * A * X), X) == 2 * det(X.T() * A * X) * inv(X).T());
}

TEST_CASE("Cookbook (53), (54): ∂det(XᵀAX)/∂X, X tall") {
  STATIC_REQUIRE(grad(det(M.T() * S * M), M) == 2 * det(M.T() * S * M) * S * M * inv(M.T() * S * M));
  STATIC_REQUIRE(grad(det(M.T() * A * M), M)
                 == det(M.T() * A * M) * (A * M * inv(M.T() * A * M) + A.T() * M * inv(M.T() * A.T() * M)));
}

TEST_CASE("Cookbook (58): ∂det Xᵏ / ∂X = k det Xᵏ X⁻ᵀ") {
  STATIC_REQUIRE(grad(det(pow<3>(X)), X) == 3 * det(pow<3>(X)) * inv(X).T());
}

TEST_CASE("Cookbook (62): ∂det X⁻¹ / ∂X = −det X⁻¹ X⁻ᵀ") {
  STATIC_REQUIRE(grad(det(inv(X)), X) == -det(inv(X)) * inv(X).T());
}

TEST_CASE("det: identities") {
  STATIC_REQUIRE(same_form(simplified(det(s)), s));
  STATIC_REQUIRE(same_form(simplified(det(identity<3>)), 1_c));
  STATIC_REQUIRE(same_form(simplified(det(zeros<3, 3>)), 0_c));
  STATIC_REQUIRE(same_form(simplified(det(ones<3, 3>)), 0_c));
  STATIC_REQUIRE(same_form(simplified(det(2_c * X)), 8_c * det(X)));
  STATIC_REQUIRE(same_form(simplified(det(-X)), -det(X)));
  STATIC_REQUIRE(same_form(simplified(det(s * X)), simplified(pow<3>(s) * det(X))));
  // a factor that is not square stays: XᵀX of a tall X is not a product of determinants
  STATIC_REQUIRE(same_form(simplified(det(M.T() * M)), det(transpose(M) * M)));
  STATIC_REQUIRE(det(Q) * det(Q) == 1_c);
  STATIC_REQUIRE(det(M * M.T()) == 0_c);
}

TEST_CASE("Cookbook (19)–(23): det(cA), det Aᵀ, det(AB), det A⁻¹, det Aⁿ") {
  STATIC_REQUIRE(same_form(simplified(det(s * A)), simplified(pow<3>(s) * det(A))));
  STATIC_REQUIRE(same_form(simplified(det(A.T())), det(A)));
  STATIC_REQUIRE(same_form(simplified(det(A * B)), det(A) * det(B)));
  STATIC_REQUIRE(same_form(simplified(det(inv(A))), 1_c / det(A)));
  STATIC_REQUIRE(same_form(simplified(det(pow<4>(A))), pow<4>(det(A))));
}

TEST_CASE("Cookbook (24): det(I + uvᵀ) = 1 + uᵀv") {
  STATIC_REQUIRE(det(identity<3> + u * v.T()) == 1 + u.T() * v);
  STATIC_REQUIRE(grad(det(identity<3> + u * v.T()), u) == v);
}

TEST_CASE("det: notation") {
  STATIC_REQUIRE(to_text(det(A + B)) == "det(A + B)");
  STATIC_REQUIRE(to_latex(det(X)) == "\\det\\left(X\\right)");
  STATIC_REQUIRE(to_cpp(det(X) * tr(X)) == "det(X) * tr(X)");
}

TEST_CASE("det: value") {
  REQUIRE(agree(det(X)(X = x0), -1.0));
  REQUIRE(agree(det(Y)(Y = dense<float, 2, 2>{1, 2, 3, 4}), -2.0F));
  auto const y = random_matrix<long double, 3, 3>(7);
  REQUIRE(agree(det(X)(X = y), reference<3>(y).determinant, 1e-17));
  using complex = std::complex<double>;
  REQUIRE(agree(det(Y)(Y = dense<complex, 2, 2>{complex(1, 1), complex(0, 1), complex(2, 0), complex(1, -1)}),
                complex(2, -2)));
}

TEST_CASE("det: the gradient at a singular matrix is its cofactor matrix") {
  constexpr auto g = grad(det(X), X);
  REQUIRE(agree(det(X)(X = singular), 0.0));
  REQUIRE(agree(g(X = singular), dense<double, 3, 3>{4, 4, -4, -2, -2, 2, 0, 0, 0}));
  REQUIRE(agree(g(X = rank_one), dense<double, 3, 3>{}));
}

TEST_CASE("det: constexpr value") {
  STATIC_REQUIRE(det(X)(X = x0) == -1);
  STATIC_REQUIRE(grad(det(Y), Y)(Y = dense<double, 2, 2>{1, 2, 3, 4}) == dense<double, 2, 2>{4, -3, -2, 1});
}
