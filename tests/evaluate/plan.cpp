// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include <cmath>
#include <tuple>

#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

using namespace matgrad;

namespace {

constexpr auto A = matrix<"A", 5, 3>;
constexpr auto B = matrix<"B", 5, 3>;
constexpr auto C = matrix<"C", 3, 5>;
constexpr auto X = matrix<"X", 3>;
constexpr auto D = diagonal<"D", 3>;
constexpr auto Z = matrix<"Z", 5>;
constexpr auto H = matrix<"H", 2, 5>;
constexpr auto P = positive_definite<"P", 5>;
constexpr auto R = positive_definite<"R", 2>;
constexpr auto L = lower_triangular<"L", 5>;
constexpr auto x = vector<"x", 3>;
constexpr auto u = vector<"u", 5>;
constexpr auto w = vector<"w", 5>;
constexpr auto s = scalar<"s">;
constexpr auto t = scalar<"t">;

auto const a = random_matrix<double, 5, 3>(1);
auto const b = random_matrix<double, 5, 3>(2);
auto const c = random_matrix<double, 3, 5>(3);
auto const m = random_matrix<double, 3, 3>(4);
constexpr dense<double, 3> v{2, -1, 3};
constexpr dense<double, 3, 3> d{2, 0, 0, 0, -1, 0, 0, 0, 3};

auto const z = random_matrix<double, 5, 5>(5);
auto const h = random_matrix<double, 2, 5>(6);
auto const p = random_positive_definite<double, 5>(7);
auto const r = random_positive_definite<double, 2>(8);
auto const l = made<double, 5, 5>([](int i, int j) { return i < j ? 0. : i == j ? 2. + i : z(i, j); });
auto const pu = random_matrix<double, 5, 1>(9);
auto const pw = random_matrix<double, 5, 1>(10);

template<int m, int n>
auto reference_sum(dense<double, m, n> const& first, dense<double, m, n> const& second) {
  return made<double, m, n>([&](int i, int j) { return first(i, j) + second(i, j); });
}

}  // namespace

TEST_CASE("plan: a diagonal matrix scales rows or columns") {
  STATIC_REQUIRE(cost(diag(x) * X).flops == 9);
  STATIC_REQUIRE(cost(X * diag(x)).flops == 9);
  STATIC_REQUIRE(cost(D * X).flops == 9);
  STATIC_REQUIRE(cost(X * D * X).flops == 54);
  auto const rows_scaled = made<double, 3, 3>([](int i, int j) { return v(i) * m(i, j); });
  auto const columns_scaled = made<double, 3, 3>([](int i, int j) { return m(i, j) * v(j); });
  CHECK(agree((diag(x) * X)(x = v, X = m), rows_scaled));
  CHECK(agree((X * diag(x))(x = v, X = m), columns_scaled));
  CHECK(agree((D * X)(D = d, X = m), rows_scaled));
  CHECK(agree((2_c * X * D)(D = d, X = m), (2_c * X)(X = columns_scaled)));
  CHECK(agree((X.T() * D)(D = d, X = m), (D * X).T()(D = d, X = m)));
}

TEST_CASE("plan: only the diagonal of a product is computed") {
  STATIC_REQUIRE(cost(diag(A * C)).flops == 25);
  auto const whole = (A * C)(A = a, C = c);
  auto const expected = made<double, 5, 1>([&](int i, int) { return whole(i, i); });
  CHECK(agree(diag(A * C)(A = a, C = c), expected));
  CHECK(agree(diag(A * C * A * C)(A = a, C = c),
              made<double, 5, 1>([&](int i, int) { return (A * C * A * C)(A = a, C = c)(i, i); })));
  CHECK(agree(diag(-3_c * A * C)(A = a, C = c), made<double, 5, 1>([&](int i, int) { return -3 * expected(i); })));
}

TEST_CASE("plan: a product and its transpose are one step") {
  STATIC_REQUIRE(cost(A * B.T() + B * A.T()).flops == cost(A * B.T()).flops + 15);
  STATIC_REQUIRE(cost(Z * P, P * Z.T()).flops == cost(Z * P).flops);
  auto const AB = (A * B.T())(A = a, B = b);
  CHECK(agree((A * B.T() + B * A.T())(A = a, B = b),
              made<double, 5, 5>([&](int i, int j) { return AB(i, j) + AB(j, i); })));
  auto const both = together(Z * P, P * Z.T())(Z = z, P = p);
  CHECK(agree(std::get<0>(both), reference_product(z, p)));
  CHECK(agree(std::get<1>(both), reference_product(p, transposed_copy(z))));
}

TEST_CASE("plan: of what is symmetric one half is computed") {
  STATIC_REQUIRE(cost(A.T() * A).flops == 6 * 9);
  STATIC_REQUIRE(cost(x * x.T()).flops == 6);
  STATIC_REQUIRE(cost(P + P * P).flops == 15 * 10);
  STATIC_REQUIRE(cost(A.T() * P * A).flops == 15 * 9 + 6 * 9);
  STATIC_REQUIRE(cost(X + X.T()).flops == 6);
  CHECK(agree((A.T() * A)(A = a), reference_product(transposed_copy(a), a)));
  CHECK(agree((P + P * P)(P = p), reference_sum(p, reference_product(p, p))));
  CHECK(agree((A.T() * P * A)(P = p, A = a), reference_product(transposed_copy(a), reference_product(p, a))));
}

TEST_CASE("plan: the update of a covariance") {
  constexpr auto S = H * P * H.T() + R;
  constexpr auto update = P - P * H.T() * inv(S) * H * P;
  constexpr int of_products = 5 * 2 * 9 + 3 * 9, of_inverse = 4 + 3, of_gain = 5 * 2 * 3;
  STATIC_REQUIRE(cost(update).flops == of_products + 3 + of_inverse + of_gain + 15 * 4);
  // multiplied out: (I − K H) P is the same
  STATIC_REQUIRE(cost((identity<5> - P * H.T() * inv(S) * H) * P).flops == cost(update).flops);

  auto const PHt = reference_product(p, transposed_copy(h));
  auto const inverse = reference<2>(reference_sum(reference_product(h, PHt), r)).inverse;
  auto const K = reference_product(PHt, made<double, 2, 2>([&](int i, int j) { return inverse(i, j); }));
  auto const expected = reference_sum(p, times(reference_product(K, transposed_copy(PHt)), -1.));
  CHECK(agree(update(P = p, H = h, R = r), expected));
  CHECK(agree(((identity<5> - P * H.T() * inv(S) * H) * P)(P = p, H = h, R = r), expected));
}

TEST_CASE("plan: the update of a covariance and its derivative") {
  constexpr auto V = symmetric<"V", 5>;
  constexpr auto K = P * H.T() * inv(H * P * H.T() + R);
  constexpr auto update = P - K * H * P;
  constexpr auto change = differential(update, P, V);
  // V − K Q − (K Q)ᵀ with Q = U − ½ (U Hᵀ) Kᵀ, U = H V
  constexpr int of_U = 5 * 2 * 9, of_Q = 3 * 9 + 3 + 10 * 4;
  STATIC_REQUIRE(cost(update, change).flops == cost(update).flops + of_U + of_Q + 25 * 3 + 15 * 2);

  auto const change_of_P = random_positive_definite<double, 5>(12);
  auto const [updated, changed] = together(update, change)(P = p, V = change_of_P, H = h, R = r);
  auto const gain = K(P = p, H = h, R = r);
  auto const left =
      made<double, 5, 5>([&](int i, int j) { return (i == j ? 1 : 0) - gain(i, 0) * h(0, j) - gain(i, 1) * h(1, j); });
  CHECK(agree(updated, reference_product(left, p)));
  CHECK(agree(changed, reference_product(left, reference_product(change_of_P, transposed_copy(left)))));

  // one measurement: a division, and V xᵀ, P xᵀ once
  constexpr auto one = H.T() * basis<2, 0>;
  constexpr auto gain_of_one = P * one / (one.T() * P * one + s);
  constexpr auto of_one = P - gain_of_one * one.T() * P;
  STATIC_REQUIRE(cost(of_one, differential(of_one, P, V)).divisions == 1);
}

TEST_CASE("plan: (αA + βB) x yᵀ with A x, where that is there") {
  constexpr auto Y = matrix<"Y", 5>;
  constexpr auto sum = (s * Z + t * Y) * u * w.T();
  // s (Z u) + t (Y u), and not s Z + t Y
  STATIC_REQUIRE(cost(Z * u, sum).flops == 2 * 45 + 5 + 5 + 5 + 25);
  auto const Zu = reference_product(z, pu);
  CHECK(agree(
      std::get<1>(together(Z * u, sum)(Z = z, Y = l, u = pu, w = pw, s = 3, t = -2)),
      reference_product(reference_sum(times(Zu, 3.), times(reference_product(l, pu), -2.)), transposed_copy(pw))));
}

TEST_CASE("plan: a multiple that is there is a factor") {
  constexpr auto half = ratio<1, 2> * (P - u * u.T());
  STATIC_REQUIRE(cost(half, half * Z).flops == cost(half).flops + 25 * 9);
  STATIC_REQUIRE(cost(half, Z - half * Z).flops == cost(half).flops + 25 * 10);
  auto const expected = made<double, 5, 5>([](int i, int j) { return (p(i, j) - pu(i) * pu(j)) / 2; });
  CHECK(
      agree(std::get<1>(together(half, -half * Z)(P = p, u = pu, Z = z)), times(reference_product(expected, z), -1.)));
}

TEST_CASE("plan: powers of a reciprocal divide once") {
  STATIC_REQUIRE(cost(1_c / t + s / pow<2>(t)).divisions == 1);
  STATIC_REQUIRE(cost(s / pow<2>(t)).divisions == 1);
  CHECK(agree((1_c / t + s / pow<3>(t))(s = 3., t = 2.), 0.875));
  CHECK(try_evaluate(1_c / t + s / pow<2>(t), s = 3., t = 0.).status == status::singular);
}

TEST_CASE("plan: sums are multiplied out where that costs less") {
  constexpr auto sum_of_outer = Z * (u * w.T() + w * u.T());
  STATIC_REQUIRE(cost(sum_of_outer).flops == 2 * 45 + 25 + 50);
  CHECK(agree(sum_of_outer(Z = z, u = pu, w = pw),
              reference_product(z, reference_sum(reference_product(pu, transposed_copy(pw)),
                                                 reference_product(pw, transposed_copy(pu))))));
  constexpr auto scaled = t * (s * Z + u * w.T());
  STATIC_REQUIRE(cost(scaled).flops == 1 + 5 + 25 + 50);
  CHECK(agree(scaled(Z = z, u = pu, w = pw, s = 3, t = -2),
              times(reference_sum(times(z, 3.), reference_product(pu, transposed_copy(pw))), -2.)));
}

TEST_CASE("plan: a part of a product that is there already is not computed again") {
  constexpr auto M = A.T() * B;
  STATIC_REQUIRE(cost(M + M.T() * M).flops == 9 * 9 + 6 * 5 + 9);
  auto const AtB = reference_product(transposed_copy(a), b);
  CHECK(agree((M + M.T() * M)(A = a, B = b), reference_sum(AtB, reference_product(transposed_copy(AtB), AtB))));
}

TEST_CASE("plan: an inverse that stands alone serves in products") {
  STATIC_REQUIRE(cost(inv(P), inv(P) * Z).factorizations == 1);
  STATIC_REQUIRE(cost(inv(P), inv(P) * Z).flops == cost(inv(P)).flops + cost(P * Z).flops);
  auto const [inverse, solution] = together(inv(P), inv(P) * Z)(P = p, Z = z);
  CHECK(agree(inverse, reference<5>(p).inverse));
  CHECK(agree(reference_product(p, solution), z));
}

TEST_CASE("plan: triangular and diagonal matrices") {
  STATIC_REQUIRE(cost(L * u).flops == 25);
  STATIC_REQUIRE(cost(inv(L) * u).flops == 25 + 5);
  STATIC_REQUIRE(cost(inv(L)).flops == 5 * 4 * 6 / 3 + 5);
  STATIC_REQUIRE(cost(det(L)).flops == 4);
  STATIC_REQUIRE(cost(inv(L)).factorizations == 0);
  STATIC_REQUIRE(cost(inv(D)).flops == 3);
  STATIC_REQUIRE(cost(inv(D) * X).flops == 3 + 9);
  STATIC_REQUIRE(cost(det(D)).flops == 2);
  auto const inverse = reference<5>(l);
  CHECK(agree((L * u)(L = l, u = pu), reference_product(l, pu)));
  CHECK(agree(reference_product(l, (inv(L) * u)(L = l, u = pu)), pu));
  CHECK(agree(inv(L)(L = l), inverse.inverse));
  CHECK(agree(det(L)(L = l), inverse.determinant));
  CHECK(agree((inv(D) * X)(D = d, X = m), made<double, 3, 3>([](int i, int j) { return m(i, j) / d(i, i); })));
  CHECK(det(D)(D = d) == -6);
}

TEST_CASE("plan: block diagonal matrices by blocks") {
  constexpr auto f = block_diag(X, Z) * vcat(x, u);
  STATIC_REQUIRE(cost(f).flops == cost(X * x).flops + cost(Z * u).flops);
  auto const value = f(X = m, Z = z, x = v, u = pu);
  CHECK(agree(made<double, 3, 1>([&](int i, int) { return value(i, 0); }), reference_product(m, v)));
  CHECK(agree(made<double, 5, 1>([&](int i, int) { return value(3 + i, 0); }), reference_product(z, pu)));
}

TEST_CASE("plan: a trace is cut where that costs least") {
  STATIC_REQUIRE(cost(tr(A * C)).flops == 29);
  STATIC_REQUIRE(cost(tr(A * C * B * C)).flops == 9 * 9 + 15 * 5 + 29);
  auto const AC = reference_product(a, c), BC = reference_product(b, c);
  double expected = 0;
  for (int i = 0; i < 5; ++i)
    for (int j = 0; j < 5; ++j) expected += AC(i, j) * BC(j, i);
  CHECK(agree(tr(A * C * B * C)(A = a, B = b, C = c), expected));
}

TEST_CASE("plan: products are added while they are multiplied") {
  STATIC_REQUIRE(cost(X + C * A).flops == 9 * 2 * 5);
  STATIC_REQUIRE(cost<char>(X + C * A).bytes == 9);
  STATIC_REQUIRE(cost<char>(X - C * A - A.T() * B).bytes <= 2 * 9);
  auto const CA = reference_product(c, a), AtB = reference_product(transposed_copy(a), b);
  CHECK(
      agree((X - C * A - A.T() * B)(X = m, A = a, B = b, C = c), reference_sum(m, times(reference_sum(CA, AtB), -1.))));
}

TEST_CASE("plan: a place that nobody will read again is used again") {
  // six steps in two places
  STATIC_REQUIRE(cost<char>(exp(Z * exp(Z * exp(Z * u)))).bytes <= 2 * 5);
  auto exp_of = [](dense<double, 5> const& y) {
    return made<double, 5, 1>([&](int i, int) { return std::exp(y(i, 0)); });
  };
  auto const expected = exp_of(reference_product(z, exp_of(reference_product(z, exp_of(reference_product(z, pu))))));
  CHECK(agree(exp(Z * exp(Z * exp(Z * u)))(Z = z, u = pu), expected));
}

TEST_CASE("plan: S⁻¹ = r M, where r is multiplied") {
  constexpr auto S = positive_definite<"S", 3>;
  constexpr int of_inverse = 23 + 1;
  // ½ S⁻¹ − ½ S⁻¹x xᵀS⁻¹ = (½ r) M − (½ r²) (M x)(M x)ᵀ: r is multiplied with numbers
  constexpr auto gradient = grad(ratio<1, 2> * (logdet(S) + x.T() * inv(S) * x), S);
  STATIC_REQUIRE(cost(gradient).flops == of_inverse + 15 + 1 + 6 + 2 + 3 + 12);
  auto const s = random_positive_definite<double, 3>(11);
  auto const inverse = inv(S)(S = s);
  auto const y = (S * x)(S = inverse, x = v);
  CHECK(agree(gradient(S = s, x = v),
              made<double, 3, 3>([&](int i, int j) { return (inverse(i, j) - y(i) * y(j)) / 2; })));
  // S⁻¹ X S⁻¹ X S⁻¹ and S⁻¹ itself read the matrix r M, made once
  constexpr auto both = inv(S) * X * inv(S) * X * inv(S) + X * inv(S) * X + inv(S);
  STATIC_REQUIRE(cost(both).flops == of_inverse + 6 + 3 * 45 + 9 + 54);
}

TEST_CASE("plan: what is diagonal is added to the diagonal") {
  STATIC_REQUIRE(cost(X.T() * X + t * identity<3>).flops == 6 * 5 + 3);
  STATIC_REQUIRE(cost(X - identity<3> + diag(x)).flops == 3 + 3);
  STATIC_REQUIRE(cost(X + 2 * D).flops == 3 + 3);
  STATIC_REQUIRE(cost(X - t * D + diag(x)).flops == 3 + 3 + 3);
  auto const ridge = (X.T() * X + t * identity<3>)(X = m, t = 2.5);
  auto const gram = (X.T() * X)(X = m);
  CHECK(agree(ridge, made<double, 3, 3>([&](int i, int j) { return gram(i, j) + (i == j ? 2.5 : 0); })));
  CHECK(agree((X - identity<3> + diag(x) - 2 * D)(X = m, x = v, D = d),
              made<double, 3, 3>([&](int i, int j) { return m(i, j) + (i == j ? v(i) - 1 - 2 * d(i, i) : 0); })));
}

TEST_CASE("plan: the commutation matrix costs nothing") {
  constexpr auto K = commutation<5, 3>;
  STATIC_REQUIRE(cost(K * kron(C, A)).flops == cost(kron(C, A)).flops);
  STATIC_REQUIRE(cost(kron(A, C) * K).flops == cost(kron(A, C)).flops);
  // (A ⊗ C) K₃,₅ = K₅,₃ (C ⊗ A), for C 3×5 and A 5×3
  auto const left = (kron(A, C) * commutation<3, 5>)(A = a, C = c);
  auto const right = (K * kron(C, A))(A = a, C = c);
  CHECK(agree(left, right));
  CHECK(agree(left(1, 5), a(0, 2) * c(1, 1)));
}

TEST_CASE("plan: a Kronecker product that is read once is not stored") {
  constexpr auto Y = matrix<"Y", 3>;
  auto const y = random_matrix<double, 3, 3>(11);
  auto const expected = made<double, 9, 9>(
      [&](int i, int j) { return 2 * m(i / 3, j / 3) * y(i % 3, j % 3) - y(i / 3, j / 3) * m(i % 3, j % 3); });
  STATIC_REQUIRE(cost(s * kron(X, Y) - kron(Y, X)).flops == 9 + 81 + 81 + 81);
  STATIC_REQUIRE(cost(s * kron(X, Y) - kron(Y, X)).bytes < 2 * 8 * 81);
  CHECK(agree((s * kron(X, Y) - kron(Y, X))(X = m, Y = y, s = 2), expected));
  // of a symmetric sum one half: K (Xᵀ ⊗ X) is symmetric
  constexpr auto K = commutation<3, 3>;
  constexpr auto H = s * (K * kron(X.T(), X)) + t * vec(Y) * vec(Y).T();
  STATIC_REQUIRE(cost(H).flops == 9 + 45 + 9 + 2 * 45);
  auto const half = H(X = m, Y = y, s = 2, t = 3);
  CHECK(agree(half, made<double, 9, 9>([&](int i, int j) {
                return 2 * m(j / 3, i % 3) * m(i / 3, j % 3) + 3 * y(i % 3, i / 3) * y(j % 3, j / 3);
              })));
  CHECK(half == made<double, 9, 9>([&](int i, int j) { return half(j, i); }));
  // K (Y ⊗ X) is not, and both halves are computed, also number by number
  STATIC_REQUIRE(cost(K * kron(Y, X)).flops == 81);
  auto const in_long = [](auto const& A) {
    return made<long double, 3, 3>([&](int i, int j) { return static_cast<long double>(A(i, j)); });
  };
  auto const whole = (K * kron(Y, X))(X = in_long(m), Y = in_long(y));
  CHECK(agree(whole, made<long double, 9, 9>([&](int i, int j) {
                return static_cast<long double>(y(i % 3, j / 3)) * static_cast<long double>(m(i / 3, j % 3));
              })));
  // I ⊗ X + Yᵀ ⊗ I adds on the diagonal only
  constexpr auto I = identity<3>;
  STATIC_REQUIRE(cost(kron(I, X) + kron(Y.T(), I)).flops == 9);
  CHECK(agree((kron(I, X) + kron(Y.T(), I))(X = m, Y = y), made<double, 9, 9>([&](int i, int j) {
                return (i / 3 == j / 3 ? m(i % 3, j % 3) : 0) + (i % 3 == j % 3 ? y(j / 3, i / 3) : 0);
              })));
}

TEST_CASE("plan: several long kernels are functions of their own") {
  constexpr auto F = matrix<"F", 6>;
  constexpr auto G = matrix<"G", 6>;
  constexpr auto four_products = F * G * F + F.T() * G * F.T();
  constexpr auto const& plan = plan_of<std::remove_const_t<decltype(four_products)>>();
  constexpr auto steps = std::make_integer_sequence<int, plan.size>{};
  STATIC_REQUIRE(has_several_long<plan, double>(steps) == (kernels::lanes_of<double> > 1));
  auto const f = random_matrix<double, 6, 6>(12), g = random_matrix<double, 6, 6>(13);
  auto const times = [](auto const& x, auto const& y) {
    return made<double, 6, 6>([&](int i, int j) {
      double sum = 0;
      for (int k = 0; k < 6; ++k) sum += x(i, k) * y(k, j);
      return sum;
    });
  };
  auto const turned = transposed_copy(f);
  CHECK(agree(four_products(F = f, G = g), reference_sum(times(times(f, g), f), times(times(turned, g), turned))));
}
