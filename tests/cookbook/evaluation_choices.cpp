// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "by_hand.hpp"

using namespace by_hand;

// Formulas where a program can do less than it was told: the probes of LAMP (Psarras, Barthels, Bientinesi).
namespace {

constexpr auto A = matrix<"A", 5, 3>;
constexpr auto B = matrix<"B", 5, 3>;
constexpr auto C = matrix<"C", 3, 5>;
constexpr auto Q = matrix<"Q", 4>;
constexpr auto b = vector<"b", 3>;
constexpr auto c = vector<"c", 3>;
constexpr auto d = vector<"d", 4>;

auto const A0 = numbers<5, 3>(1), B0 = numbers<5, 3>(2);
auto const C0 = numbers<3, 5>(3);
auto const Q0 = heavy<4>(4);
auto const b0 = numbers<3>(5), c0 = numbers<3>(6);
auto const d0 = numbers<4>(7);

}  // namespace

TEST_CASE("fact 607: AᵀAb and ACb are products by a vector, abᵀc is an inner product") {
  equals((A.T() * A * b)(A = A0, b = b0), transposed(A0) * A0 * b0);
  STATIC_REQUIRE(cost(A.T() * A * b).flops == 5 * 5 + 3 * 9);
  equals((C * A * b)(C = C0, A = A0, b = b0), C0 * table(A0) * b0);
  STATIC_REQUIRE(cost(C * A * b).flops == 5 * 5 + 3 * 9);
  equals((d * b.T() * c)(d = d0, b = b0, c = c0), d0 * (transposed(b0) * c0));
  STATIC_REQUIRE(cost(d * b.T() * c).flops == 5 + 4);
}

TEST_CASE("fact 607: ABᵀ + BAᵀ, AᵀA") {
  equals((A * B.T() + B * A.T())(A = A0, B = B0), A0 * transposed(B0) + B0 * transposed(A0));
  equals((A.T() * A)(A = A0), transposed(A0) * A0);
}

TEST_CASE("fact 607: by a diagonal, a triangular, a symmetric and a general matrix") {
  constexpr auto D = diagonal<"D", 3>;
  constexpr auto L = lower_triangular<"L", 4>;
  constexpr auto S = symmetric<"S", 4>;
  constexpr auto Y = matrix<"Y", 4, 2>;
  auto const D0 = banded<3>(1, 0, 0);
  auto const L0 = banded<4>(2, 3, 0), S0 = symmetric_numbers<4>(3);
  auto const Y0 = numbers<4, 2>(4);
  equals((A * D)(A = A0, D = D0), A0 * table(D0));
  equals((L * d)(L = L0, d = d0), L0 * table(d0));
  equals((inv(L) * d)(L = L0, d = d0), inverted(L0) * d0);
  equals((inv(S) * d)(S = S0, d = d0), inverted(S0) * d0);
  equals((inv(Q) * Y)(Q = Q0, Y = Y0), inverted(Q0) * Y0);
  STATIC_REQUIRE(cost(inv(Q) * Y).factorizations == 1);
}

TEST_CASE("fact 609: an entry of a product is a row times a column, 2n − 1 operations") {
  constexpr auto entry = (A * C)(1_c, 1_c);
  STATIC_REQUIRE(cost(entry).flops == 2 * 3 - 1);
  equals(entry(A = A0, C = C0), (A0 * table(C0))(1, 1));
}

TEST_CASE("fact 609: the diagonal of a product") {
  auto const product = A0 * table(C0);
  table diagonal(5, 1);
  for (int i = 0; i < 5; ++i) diagonal(i, 0) = product(i, i);
  equals(diag(A * C)(A = A0, C = C0), diagonal);
}

TEST_CASE("fact 609: an entry of a sum is one addition") {
  constexpr auto entry = (A + B)(1_c, 1_c);
  STATIC_REQUIRE(cost(entry).flops == 1);
  equals(entry(A = A0, B = B0), A0(1, 1) + B0(1, 1));
}

TEST_CASE("fact 609: a row of a product is a row times a matrix") {
  STATIC_REQUIRE(cost(row<1>(A) * C).flops == 5 * (2 * 3 - 1));
  STATIC_REQUIRE(cost(row<1>(A * C)).flops == 5 * (2 * 3 - 1));
  auto const product = A0 * table(C0);
  table second(1, 5);
  for (int j = 0; j < 5; ++j) second(0, j) = product(1, j);
  equals((row<1>(A) * C)(A = A0, C = C0), second);
  equals(row<1>(A * C)(A = A0, C = C0), second);
}

TEST_CASE("fact 610: AᵀB + (AᵀB)ᵀ(AᵀB)") {
  constexpr auto f = A.T() * B + transpose(A.T() * B) * (A.T() * B);
  auto const once = transposed(A0) * B0;
  equals(f(A = A0, B = B0), once + transposed(once) * once);
}

TEST_CASE("fact 611: blkdiag(A₁, A₂)B and blkdiag(A₁, A₂)⁻¹b") {
  constexpr auto A1 = matrix<"A₁", 2>;
  constexpr auto A2 = matrix<"A₂", 4>;
  constexpr auto M = matrix<"M", 6, 3>;
  constexpr auto m = vector<"m", 6>;
  auto const a1 = heavy<2>(1);
  auto const a2 = heavy<4>(2);
  auto const M0 = numbers<6, 3>(3);
  auto const m0 = numbers<6>(4);
  table both(6, 6);
  for (int i = 0; i < 2; ++i)
    for (int j = 0; j < 2; ++j) both(i, j) = a1(i, j);
  for (int i = 0; i < 4; ++i)
    for (int j = 0; j < 4; ++j) both(2 + i, 2 + j) = a2(i, j);
  equals((block_diag(A1, A2) * M)(A1 = a1, A2 = a2, M = M0), both * M0);
  equals((inv(block_diag(A1, A2)) * m)(A1 = a1, A2 = a2, m = m0), inverted(both) * m0);
}
